"""The window shown after a fresh start, against importing QtWidgets alone."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.benchmarks.result import Result, against

_WINDOW = """
import sys
from ect_coder.ui.app import prepare
from ect_coder.ui.window import Window
application = prepare()
window = Window()
window.show()
application.processEvents()
assert "spacy" not in sys.modules
"""


def run() -> list[Result]:
    """Measure whole processes."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    def start(code: str) -> None:
        subprocess.run([sys.executable, "-c", code], check=True, env=environment, capture_output=True)

    return [
        against(
            "window shown / import QtWidgets",
            lambda: start(_WINDOW),
            lambda: start("import PySide6.QtWidgets"),
            6,
            turns=7,
        )
    ]
