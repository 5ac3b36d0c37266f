"""The page with 5,000 codings, against a bare QTextEdit with the same text; and one coding more, against a scrolled frame."""

from __future__ import annotations

import random
import statistics
import time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from ect_coder.ui import theme
from ect_coder.ui.reader.desk import Desk
from ect_coder.ui.reader.highlights import Painted
from ect_coder.values import Moment, Polarity
from tests.benchmarks.result import Result

_WORDS = [
    "nous",
    "avons",
    "décidé",
    "avec",
    "la",
    "commune",
    "de",
    "partager",
    "le",
    "hangar",
    "parce",
    "que",
    "personne",
    "ne",
    "pouvait",
    "le",
    "payer",
    "seul",
]
_PILLARS = (("cooperation", "C"), ("anchoring", "A"), ("resilience", "R"), ("hybrid_model", "M"))


def text_of(words: int) -> str:
    """Write an interview of some words, in paragraphs of sixty."""
    chance = random.Random(3)
    return "\n".join("Mme Duval : " + " ".join(chance.choices(_WORDS, k=58)) + "." for _line in range(words // 60))


def codings_of(text: str, count: int) -> list[Painted]:
    """Spread codings over a text."""
    chance = random.Random(4)
    found = []
    for number in range(count):
        start = chance.randrange(len(text) - 300)
        pillar, letter = chance.choice(_PILLARS)
        end = start + chance.randrange(20, 280)
        moment = chance.choice(list(Moment))
        found.append(Painted(number, start, end, pillar, letter, "Partage du risque", moment, Polarity.PRESENT, "Léa"))
    return found


def run() -> list[Result]:
    """Measure in one run, by turns; medians of seven."""
    application = QApplication.instance() or QApplication([])
    theme.apply(application, theme.LIGHT)
    text = text_of(8_000)
    codings = codings_of(text, 5_000)
    first: tuple[list[float], list[float]] = ([], [])
    for _turn in range(7):
        first[0].append(_bare(application, text))
        first[1].append(_ours(application, text, codings))
    added, scrolled = _added(application, text, codings)
    return [
        Result(
            "first paint, 8,000 words, 5,000 codings / bare QTextEdit", *map(statistics.median, (first[1], first[0])), 4
        ),
        Result("one coding more with 5,000 there / bare scrolled frame", added, scrolled, 4),
    ]


def _bare(application: QApplication, text: str) -> float:
    edit = QTextEdit()
    edit.setReadOnly(True)
    edit.resize(900, 700)
    started = time.perf_counter()
    edit.setPlainText(text)
    edit.show()
    edit.grab()
    application.processEvents()
    spent = time.perf_counter() - started
    edit.close()
    return spent


def _ours(application: QApplication, text: str, codings: list[Painted]) -> float:
    desk = Desk(theme.LIGHT)
    desk.resize(900, 700)
    started = time.perf_counter()
    desk.load(text, [], [])
    desk.show_codings(codings)
    desk.show()
    desk.grab()
    application.processEvents()
    spent = time.perf_counter() - started
    desk.close()
    return spent


def _added(application: QApplication, text: str, codings: list[Painted]) -> tuple[float, float]:
    desk, edit = Desk(theme.LIGHT), QTextEdit()
    edit.setPlainText(text)
    for widget in (desk, edit):
        widget.resize(900, 700)
    desk.load(text, [], [])
    desk.show_codings(codings)
    for widget in (desk, edit):
        widget.show()
        QTest.qWaitForWindowExposed(widget)
        application.processEvents()
    ours, limit = [], []
    for number in range(25):
        started = time.perf_counter()
        edit.verticalScrollBar().setValue(40 * (number + 1))
        edit.viewport().repaint()
        limit.append(time.perf_counter() - started)
        coding = Painted(
            9_000 + number,
            200 + 9 * number,
            380 + 9 * number,
            "anchoring",
            "A",
            "Besoin",
            Moment.BOTH,
            Polarity.PRESENT,
            "Léa",
        )
        started = time.perf_counter()
        desk.add_coding(coding)
        application.processEvents()
        ours.append(time.perf_counter() - started)
    desk.close()
    edit.close()
    return statistics.median(ours), statistics.median(limit)
