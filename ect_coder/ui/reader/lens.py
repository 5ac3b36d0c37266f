"""What is painted: codings may be left out by pillar, moment and coder, to see the others; nothing else changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QToolButton

from ect_coder.analysis import labels
from ect_coder.ui.menus import CheckMenu
from ect_coder.values import Moment
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.excerpts import Coding
    from ect_coder.ui.theme import Palette

_SIZE = 16


class Lens(QToolButton):
    """A button with a menu of what is painted; `changed` tells that it is no longer the same."""

    changed = Signal()

    def __init__(self, grid: Grid, palette: Palette, own: Mapping[Moment, str]) -> None:
        super().__init__()
        self._grid = grid
        self._palette = palette
        self._own = own
        self._coders: list[str] = []
        self._hidden: dict[str, set[Hashable]] = {"pillar": set(), "moment": set(), "coder": set()}
        self._menu = CheckMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMinimumSize(30, 28)
        self.setIconSize(QSize(_SIZE, _SIZE))
        self.setAccessibleName(_("Which codings are painted"))
        self.setToolTip(_("Which codings are painted"))
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._show()

    def shows(self, coding: Coding) -> bool:
        """Say whether a coding is painted."""
        return not any(getattr(coding, field) in hidden for field, hidden in self._hidden.items())

    def look_at(self, codings: Iterable[Coding]) -> None:
        """Offer the coders of the codings in hand; one who is no longer there hides nothing."""
        self._coders = sorted({each.coder for each in codings})
        self._hidden["coder"] &= set(self._coders)
        self._show()

    def open_menu(self) -> None:
        """Open the menu, as its button does."""
        self.showMenu()

    def _fill(self) -> None:
        self._menu.clear()
        everything = self._menu.addAction(_("Show all codings"))
        everything.setEnabled(any(self._hidden.values()))
        everything.triggered.connect(self._show_all)
        tongue = language()
        pillars = [(each.id, f"{each.letter}  {each.label(tongue)}") for each in self._grid.pillars]
        self._offer("pillar", [*pillars, (None, "T  " + _("Transversal codes"))])
        self._offer("moment", [(each, labels.moment(each, self._own)) for each in Moment])
        if len(self._coders) > 1:
            self._offer("coder", [(each, each) for each in self._coders])

    def _offer(self, field: str, options: Iterable[tuple[Hashable, str]]) -> None:
        self._menu.addSeparator()
        for value, words in options:
            action = self._menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value not in self._hidden[field])
            action.triggered.connect(partial(self._turn, field, value))

    def _turn(self, field: str, value: Hashable, _checked: bool = False) -> None:
        self._hidden[field] ^= {value}
        self._show()
        self.changed.emit()

    def _show_all(self) -> None:
        for hidden in self._hidden.values():
            hidden.clear()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        narrowed = any(self._hidden.values())
        self.setIcon(_funnel(QColor(self._palette.accent if narrowed else self._palette.muted), filled=narrowed))


def _funnel(ink: QColor, *, filled: bool) -> QIcon:
    pixmap = QPixmap(_SIZE * 2, _SIZE * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
    corners = ((2, 3), (14, 3), (9.5, 8.5), (9.5, 12), (6.5, 14), (6.5, 8.5))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    painter.end()
    return QIcon(pixmap)
