"""Starting the window: language, theme, Qt's own words; then a study or the welcome screen."""

from __future__ import annotations

import logging
import logging.handlers
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ect_coder import __version__, settings
from ect_coder.ui import faults
from ect_coder.ui.tongue import speak
from ect_coder.ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path


def run(path: Path | None) -> int:
    """Show the window, with a study if one is named, until it is closed; return the exit status."""
    application = prepare()
    window = Window()
    window.show()
    if path is not None:
        window.open_study(path)
    status = application.exec()
    window.close()
    return status


def prepare() -> QApplication:
    """Make the application, speaking the person's language, with its log and its watch over bugs."""
    chosen = settings.load()
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("ECT Coder")
    application.setApplicationVersion(__version__)
    speak(chosen.language)
    faults.watch()
    _keep_log()
    return application


def _keep_log() -> None:
    """Write what kind of thing happened to a rotated file; never a name, never a text."""
    folder = settings.logs_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "ect-coder.log", maxBytes=500_000, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("ect_coder")
    if not root.handlers:
        root.addHandler(handler)
        root.setLevel(logging.INFO)
