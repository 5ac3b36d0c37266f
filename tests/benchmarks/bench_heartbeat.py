"""Two hundred actions in a window, an import beside them: how long is its thread ever away from its event loop?

`python -m tests.benchmarks.bench_heartbeat` also tells which actions keep it longest.
"""

from __future__ import annotations

import itertools
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QProgressDialog

from ect_coder import settings
from ect_coder.coding.codings import NewCoding
from ect_coder.study import Study
from ect_coder.ui import theme
from ect_coder.ui.window import Window
from ect_coder.values import Moment, Span
from tests.benchmarks.bench_page import text_of
from tests.benchmarks.result import Result
from tests.ui.hands import press, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DOCUMENTS, WORDS, IMPORTED, TURNS = 20, 8_000, 30, 13
TOURS = (4, 9)
"""Turns after which one looks at the other pages and documents: work stays in one text most of the time."""
ORDINARY, CROWDED = 500, 20_000
"""Codings of the document one works in."""
_BETWEEN = 15
"""Milliseconds between two keys."""
_REST = 25
"""Milliseconds after each action in which what it has put off comes to its turn."""


class Heartbeat(QObject):
    """Beats each time the event loop comes round, and keeps the longest silence."""

    def __init__(self) -> None:
        super().__init__()
        self._last, self._longest = time.perf_counter(), 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def longest(self) -> float:
        """Give the longest silence since this was last asked, in seconds."""
        self._beat()
        found, self._longest = self._longest, 0.0
        return found

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now


def build(folder: Path, codings: int) -> tuple[Path, Path]:
    """Make the study, and the folder of transcripts to import into it."""
    texts, transcripts = folder / "texts", folder / "transcripts"
    texts.mkdir()
    transcripts.mkdir()
    text = text_of(WORDS)
    for number in range(DOCUMENTS):
        (texts / f"{number:02d}.txt").write_text(f"Texte {number}\n{text}", encoding="utf-8")
    for number in range(IMPORTED):
        document = docx.Document()
        for line in f"Transcription {number}\n{text}".split("\n"):
            document.add_paragraph(line)
        document.save(str(transcripts / f"{number:02d}.docx"))
    path = folder / "study.ect"
    with Study.create(path) as study:
        study.take_in([texts], "Projet")
        variables = [code.id for code in study.grid.codes]
        step = len(text) // codings
        study.code_many([
            NewCoding(1, Span(n * step, n * step + 60), variables[n % len(variables)], list(Moment)[n % 5], coder="Léa")
            for n in range(codings)
        ])  # fmt: skip
    return path, transcripts


def slices(codings: int) -> dict[str, list[float]]:
    """Play the script and give, by action, the longest silence of each turn."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, theme.LIGHT)
    settings.save(settings.Settings(coder="Léa", language="fr", theme="light"))
    found: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        path, transcripts = build(Path(folder), codings)
        window = Window()
        window.show()
        window.open_study(path)
        window.activateWindow()
        press("Ctrl+PgDown")
        _rest(500)
        heart = Heartbeat()
        for turn in range(TURNS):
            if turn == 1:
                QTimer.singleShot(0, partial(_import, window, transcripts))
            for name, action in [*SCRIPT.items(), *(TOUR.items() if turn in TOURS else ())]:
                heart.longest()
                action()
                _rest(_REST)
                found[name].append(heart.longest())
        window.close()
    return found


def run() -> list[Result]:
    """Hold the longest silence against 50 ms, and that of which one in twenty is longer against 16 ms."""
    results = []
    for codings in (ORDINARY, CROWDED):
        every = sorted(each for of_one in slices(codings).values() for each in of_one)
        results += [
            Result(f"longest of {len(every)} slices, {codings} codings / 50 ms", every[-1], 0.050, 1),
            Result("95th percentile of them / 16 ms", statistics.quantiles(every, n=20)[-1], 0.016, 1),
        ]
    return results


def _rest(milliseconds: int) -> None:
    """Let the event loop go round; QTest's own waiting sleeps ten milliseconds at a time."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _import(window: Window, transcripts: Path) -> None:
    """Import beside the script; its question is answered, and its report read, at once."""
    answering = QTimer(window)
    answering.timeout.connect(_answer)
    answering.start(10)
    window.sitting.intake.take_in([transcripts])


def _answer() -> None:
    """Keep dialogs out of the way of the hands: what asks or tells is accepted, what shows progress is hidden."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QProgressDialog):
        dialog.hide()
    elif isinstance(dialog, QDialog):
        dialog.accept()


def _keys(*keys: str) -> Callable[[], None]:
    return partial(_press, keys)


def _press(keys: Sequence[str]) -> None:
    """Press keys as hands do: the event loop comes round between two of them."""
    for key in keys:
        press(key)
        _rest(_BETWEEN)


_letters = itertools.cycle(("conf", "risq", "march", "gouv", "commune", "resil", "ancr", "part", "soutien", "obst"))


def _code() -> None:
    for letter in next(_letters):
        write(letter)
        _rest(_BETWEEN)
    press("Return")


SCRIPT: dict[str, Callable[[], None]] = {
    "scroll a screen": _keys("PgDown"),
    "next line": _keys("Down"),
    "select a sentence": _keys("Ctrl+E", "Ctrl+E"),
    "code by letters": _code,
    "next moment": _keys("F8"),
    "next polarity": _keys("F9"),
    "move an edge": _keys("Alt+Right"),
    "code with the last": _keys("Right", "Ctrl+Right", "Ctrl+E", "Ctrl+E", "Return"),
    "remove": _keys("Delete"),
    "undo": _keys("Ctrl+Z"),
    "redo": _keys("Ctrl+Y"),
    "next coding": _keys("Ctrl+Shift+Down"),
    "status": _keys("F4"),
    "zoom": _keys("Ctrl++"),
    "zoom back": _keys("Ctrl+-"),
}
TOUR: dict[str, Callable[[], None]] = {
    "excerpts": _keys("Ctrl+2"),
    "matrix": _keys("Ctrl+3"),
    "text": _keys("Ctrl+1"),
    "next document": _keys("Ctrl+PgDown"),
    "document before": _keys("Ctrl+PgUp"),
}


def main() -> None:
    """Tell which actions keep the window longest."""
    codings = int(sys.argv[1]) if len(sys.argv) > 1 else ORDINARY
    for name, times in sorted(slices(codings).items(), key=lambda each: -max(each[1])):
        print(f"{name:24}{max(times) * 1000:8.1f} ms at most{statistics.median(times) * 1000:8.1f} ms as a rule")


if __name__ == "__main__":
    main()
