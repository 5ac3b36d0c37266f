"""The page against a bare QTextEdit with the same text: first paint, one change, a scrolled frame, a long text; the picker."""

from __future__ import annotations

import itertools
import random
import statistics
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from ect_coder.ui import theme
from ect_coder.ui.reader.desk import Desk
from ect_coder.ui.reader.highlights import Painted
from ect_coder.ui.reader.picker import Picker, Wish
from ect_coder.ui.reader.ranking import Choice
from ect_coder.values import Moment, Polarity
from tests.benchmarks.result import Result

if TYPE_CHECKING:
    from collections.abc import Callable

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
_SIZE = (900, 800)
_TURNS = 9


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
    """Measure in one run, by turns; medians of nine, and of forty changes or frames. Codings come as a study gives them."""
    application = QApplication.instance() or QApplication([])
    theme.apply(application, theme.LIGHT)
    text, long = text_of(8_500), text_of(50_000)
    many = [replace(each) for each in sorted(codings_of(text, 20_000), key=lambda each: (each.start, each.end))]
    return [
        _first_paint(application, "first paint, 8,500 words, 5,000 codings / bare QTextEdit", text, many[::4], 3),
        _first_paint(application, "first paint, 8,500 words, 20,000 codings / the same", text, many, 4),
        _first_paint(application, "50,000 words opened / bare QTextEdit", long, [], 3),
        *_at_work(application, text, many),
        _picker(application),
    ]


def _first_paint(application: QApplication, name: str, text: str, codings: list[Painted], target: float) -> Result:
    ours, bare = [], []
    for _turn in range(_TURNS):
        edit = QTextEdit()
        edit.setReadOnly(True)
        bare.append(_shown(application, edit, lambda edit=edit: edit.setPlainText(text)))
        desk = Desk(theme.LIGHT)
        ours.append(_shown(application, desk, lambda desk=desk: _fill(desk, text, codings)))
    return Result(name, statistics.median(ours), statistics.median(bare), target)


def _fill(desk: Desk, text: str, codings: list[Painted]) -> None:
    desk.load(text, [], [])
    desk.show_codings(codings)


def _shown(application: QApplication, widget: QWidget, fill: Callable[[], None]) -> float:
    widget.resize(*_SIZE)
    started = time.perf_counter()
    fill()
    widget.show()
    widget.grab()
    application.processEvents()
    spent = time.perf_counter() - started
    widget.close()
    return spent


def _at_work(application: QApplication, text: str, codings: list[Painted]) -> list[Result]:
    """Time changes and scrolled frames of a desk with all codings beside frames of a bare view."""
    desk, edit = Desk(theme.LIGHT), QTextEdit()
    edit.setReadOnly(True)
    edit.setPlainText(text)
    _fill(desk, text, codings)
    for widget in (desk, edit):
        widget.resize(*_SIZE)
        widget.show()
        QTest.qWaitForWindowExposed(widget)
        application.processEvents()
    bare, frames = [], []
    for number in range(80):
        bare.append(_scrolled(application, edit, edit, 60 * (number + 1)))
        frames.append(_scrolled(application, desk, desk.page, 60 * (number + 1)))
    changes = {name: [] for name in ("add", "moment", "remove")}
    seen = desk.page.first_visible()
    for number in range(40):
        one = Painted(90_000 + number, seen + 9 * number, seen + 180 + 9 * number, *_PILLARS[1], "Besoin",
                      Moment.BOTH, Polarity.PRESENT, "Léa")  # fmt: skip
        other = replace(one, moment=Moment.AFTER)
        for name, deed in (
            ("add", lambda one=one: desk.add_coding(one)),
            ("moment", lambda other=other: desk.change_coding(other)),
            ("remove", lambda one=one: desk.remove_coding(one.id)),
        ):
            started = time.perf_counter()
            deed()
            application.processEvents()
            changes[name].append(time.perf_counter() - started)
    desk.close()
    edit.close()
    frame, last = statistics.median(bare), statistics.quantiles(bare, n=20)[-1]
    changed = [
        Result(f"{name} one coding with 20,000 there / bare scrolled frame", statistics.median(spent), frame, 3)
        for name, spent in changes.items()
    ]
    return [
        *changed,
        Result("scrolled frame, 95th of 100, 20,000 codings / bare", statistics.quantiles(frames, n=20)[-1], last, 5),
    ]


def _scrolled(application: QApplication, whole: QWidget, view: QTextEdit, place: int) -> float:
    application.processEvents()
    started = time.perf_counter()
    view.verticalScrollBar().setValue(place)
    view.viewport().repaint()
    application.processEvents()
    return time.perf_counter() - started


def _picker(application: QApplication) -> Result:
    """Type words letter by letter into a picker of 500 variables, against 5 ms a keystroke."""
    chance = random.Random(7)
    choices = [
        Choice(f"v{number}", f"{chance.choice(_WORDS)} {chance.choice(_WORDS)} {number}".capitalize(), _PILLARS[number % 4][0],
               _PILLARS[number % 4][1], "Coopération", " ".join(chance.choices(_WORDS, k=30)), tuple(chance.choices(_WORDS, k=4)))
        for number in range(500)
    ]  # fmt: skip
    over = QWidget()
    over.resize(*_SIZE)
    over.show()
    picker = Picker(theme.LIGHT, {}, over)
    picker.offer(
        choices, recents=("v3", "v9"), wish=Wish(Moment.BOTH, Polarity.PRESENT, None), anchor=QRect(90, 90, 9, 9)
    )
    application.processEvents()
    spent = []
    for word in ("commune", "hanger", "partager pers", "decide"):
        for typed in itertools.accumulate(word):
            started = time.perf_counter()
            picker._line.setText(typed)
            application.processEvents()
            spent.append(time.perf_counter() - started)
    over.close()
    return Result("picker, one keystroke, 500 variables / 5 ms", statistics.median(spent), 0.005, 1)
