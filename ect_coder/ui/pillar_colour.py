"""Another colour for a pillar: one of a few that most eyes tell apart, or any, with what it gives on both pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from ect_coder.ui import theme
from ect_coder.ui.agreeing import agreeing
from ect_coder.ui.shapes import badge
from ect_coder.ui.tip import tip
from ect_coder.wording import N_, _, number

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ect_coder.codebook.grid import Pillar

_COLOURS = {
    "#0072B2": N_("blue"),
    "#56B4E9": N_("sky blue"),
    "#009E73": N_("green"),
    "#E69F00": N_("orange"),
    "#D55E00": N_("vermilion"),
    "#CC79A7": N_("reddish purple"),
    "#8A6D3B": N_("brown"),
    "#6B7280": N_("grey"),
}
"""Okabe and Ito's set without its black and yellow, a brown and a grey."""
_SWATCH = 22
_BADGE = 26


class PillarColour(QDialog):
    """Asks for a colour; `colour` says after `exec` which one, as #RRGGBB."""

    def __init__(self, pillar: Pillar, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = pillar.colour.upper()
        self._letter = pillar.letter
        self.setWindowTitle(_("Colour of the pillar"))
        self._swatches = {colour: self._swatch(colour, _(name)) for colour, name in _COLOURS.items()}
        other = QPushButton(_("Other…"), self)
        other.setAutoDefault(False)
        other.clicked.connect(self._ask_other)
        self._pages = {palette: self._page(palette) for palette in (theme.LIGHT, theme.DARK)}
        self._told = QLabel(self)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setObjectName("cardNote")
        self._told.setWordWrap(True)
        title = QLabel(pillar.label(language), self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setObjectName("cardTitle")
        self._lay_out(title, other)
        self._show()

    def _lay_out(self, title: QLabel, other: QPushButton) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(4)
        for swatch in self._swatches.values():
            choices.addWidget(swatch)
        choices.addSpacing(8)
        choices.addWidget(other)
        choices.addStretch(1)
        pages = QHBoxLayout()
        for page in self._pages.values():
            pages.addWidget(page, 1)
        buttons, _agree = agreeing(self, _("Use this colour"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(title)
        column.addLayout(choices)
        column.addLayout(pages)
        column.addWidget(self._told)
        column.addWidget(buttons)
        self.setMinimumWidth(520)

    def _swatch(self, colour: str, name: str) -> QToolButton:
        plain = QPixmap(_SWATCH, _SWATCH)
        plain.fill(QColor(colour))
        button = QToolButton(self)
        button.setObjectName("swatch")
        button.setIcon(QIcon(plain))
        button.setIconSize(QSize(_SWATCH, _SWATCH))
        button.setCheckable(True)
        button.setToolTip(tip(name))
        button.setAccessibleName(name)
        button.clicked.connect(partial(self.choose, colour))
        return button

    def _page(self, palette: theme.Palette) -> QLabel:
        page = QLabel(self)
        page.setAccessibleName(_("Dark page") if palette.dark else _("Light page"))
        page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page.setFixedHeight(56)
        page.setStyleSheet(f"background: {palette.page}; border: 1px solid {palette.line}; border-radius: 8px;")
        return page

    def choose(self, colour: str, _checked: bool = False) -> None:
        """Take a colour, #RRGGBB, and show what it gives."""
        self.colour = colour.upper()
        self._show()

    def _ask_other(self) -> None:
        chosen = QColorDialog.getColor(QColor(self.colour), self, _("Colour of the pillar"))
        if chosen.isValid():
            self.choose(chosen.name())

    def _show(self) -> None:
        for colour, swatch in self._swatches.items():
            swatch.setChecked(colour == self.colour)
        for palette, page in self._pages.items():
            shade = theme.shade(self.colour, palette.page, theme.MARK_CONTRAST)
            ink = theme.readable_on(shade)
            page.setPixmap(badge(self._letter, QColor(shade), QColor(ink), _BADGE))
        self._told.setText(" ".join(self._remark(palette) for palette in self._pages))

    def _remark(self, palette: theme.Palette) -> str:
        """Say the contrast with a page, and what is done where it falls short of 3 : 1."""
        ratio = theme.contrast(self.colour, palette.page)
        if ratio >= theme.MARK_CONTRAST:
            words = _("Dark page: {ratio} to 1.") if palette.dark else _("Light page: {ratio} to 1.")
        elif palette.dark:
            words = _("Dark page: {ratio} to 1, less than 3 to 1: its marks are drawn lighter there.")
        else:
            words = _("Light page: {ratio} to 1, less than 3 to 1: its marks are drawn darker there.")
        return words.format(ratio=number(ratio, 1))
