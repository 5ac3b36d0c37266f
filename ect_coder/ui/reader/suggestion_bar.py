"""The line above the text that shows one suggestion: for which variable, at which moment, and what was noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ect_coder.analysis import labels
from ect_coder.ui.elided import Elided
from ect_coder.ui.shapes import badge, moment_icon
from ect_coder.wording import _, language, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.codebook.grid import Grid
    from ect_coder.suggesting.suggestions import Suggestion
    from ect_coder.ui.theme import Palette
    from ect_coder.values import Moment

_SHAPE = 12


class SuggestionBar(QWidget):
    """Shows a suggestion of a queue; its buttons say what the keys do as well."""

    accepted = Signal()
    refused = Signal()
    stepped = Signal(int)

    def __init__(self, grid: Grid, palette: Palette, own: Mapping[Moment, str]) -> None:
        super().__init__()
        self.setObjectName("suggestionBar")
        self.setAccessibleName(_("Suggestion"))
        self._grid, self._palette, self._own = grid, palette, own
        self._badge, self._moment, self._count = QLabel(self), QLabel(self), QLabel(self)
        self._what, self._why = Elided(self), Elided(self)
        self._what.setObjectName("cardTitle")
        self._why.setObjectName("cardNote")
        self._count.setObjectName("cardNote")
        self._accept = QPushButton(_("Code it"), self)
        self._refuse = QPushButton(_("Not this one"), self)
        self._accept.clicked.connect(self.accepted)
        self._refuse.clicked.connect(self.refused)
        self._steps = [self._step("‹", _("Previous suggestion"), -1), self._step("›", _("Next suggestion"), 1)]
        self._lay_out()
        self.hide()

    def show_suggestion(self, suggestion: Suggestion, rank: int, count: int) -> None:
        """Show one of so many."""
        code = self._grid.code(suggestion.variable)
        pillar = self._grid.pillar(code.pillar or "")
        shade, ink = self._palette.pillar(code.pillar), self._palette.badge_ink(code.pillar)
        self._badge.setPixmap(badge(pillar.letter, QColor(shade), QColor(ink)))
        icon = moment_icon(suggestion.moment, self._palette.ink(code.pillar), _SHAPE)
        self._moment.setPixmap(icon.pixmap(_SHAPE, _SHAPE))
        moment = labels.moment(suggestion.moment, self._own)
        self._moment.setToolTip(moment)
        told = [code.label(language()), moment, labels.polarity(suggestion.polarity)]
        self._what.setText(" · ".join(told))
        self._why.setText(suggestion.why)
        self._why.setToolTip(suggestion.why)
        self._count.setText(_("{rank} of {count}").format(rank=number(rank), count=number(count)))
        self._let(possible=True)

    def show_none(self) -> None:
        """Say that nothing is suggested in this text, or nothing more."""
        self._badge.clear()
        self._moment.clear()
        self._what.setText(_("No suggestion is left in this text."))
        self._why.setText("")
        self._count.setText("")
        self._let(possible=False)

    def name_keys(self, accept: str, refuse: str) -> None:
        """Say by which keys it is accepted and refused."""
        for button, keys in ((self._accept, accept), (self._refuse, refuse)):
            button.setToolTip(_("Key: {keys}").format(keys=keys) if keys else "")

    def _let(self, *, possible: bool) -> None:
        for each in (self._accept, self._refuse, *self._steps):
            each.setVisible(possible)

    def _step(self, sign: str, words: str, by: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAutoRaise(True)
        button.setMinimumSize(26, 26)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setProperty("by", by)
        button.clicked.connect(self._stepped)
        return button

    def _stepped(self) -> None:
        self.stepped.emit(self.sender().property("by"))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._what)
        words.addWidget(self._why)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._badge)
        row.addWidget(self._moment)
        row.addLayout(words, 1)
        row.addWidget(self._count)
        for each in (*self._steps, self._refuse, self._accept):
            row.addWidget(each)
