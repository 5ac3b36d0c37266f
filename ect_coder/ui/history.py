"""The deeds since the study was opened, by name: choosing one goes back, or on, to just after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from ect_coder.analysis import labels
from ect_coder.ui.rows import ROW, VALUE, RowDelegate
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ect_coder.study import PastDeed
    from ect_coder.ui.theme import Palette

_WIDTH = 520
_ROWS = 12
_TIME = 58
"""Pixels for the time before a deed's name."""


_FAINT = 0.75
"""How much of its ink a deed keeps that is undone: still readable."""


class History(QDialog):
    """Lists deeds, the newest on top; `away` says after `exec` how many steps to go (None: stay)."""

    def __init__(self, deeds: Sequence[PastDeed], palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.away: int | None = None
        self.setWindowTitle(_("History"))
        told = QLabel(
            _("Choose the deed after which the study should stand. Nothing is lost: you can come back."), self
        )
        told.setWordWrap(True)
        told.setObjectName("cardNote")
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("Deeds since the study was opened"))
        self._list.setItemDelegate(_DeedDelegate(palette, self._list))
        self._list.setMinimumHeight(_ROWS * ROW + 4)
        for deed in reversed(deeds):
            self._add(deed.label, deed.away, deed)
        self._add(_("The study as it was opened"), -sum(deed.away <= 0 for deed in deeds), None)
        self._list.setCurrentRow(sum(deed.away > 0 for deed in deeds))
        self._list.itemActivated.connect(self._go)
        buttons = QDialogButtonBox(self)
        go = buttons.addButton(_("Go there"), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setDefault(True)
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._go_to_current)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (told, self._list, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(_WIDTH)
        self._list.setFocus()

    def _add(self, words: str, away: int, deed: PastDeed | None) -> None:
        item = QListWidgetItem(words, self._list)
        item.setData(VALUE, deed)
        item.setData(Qt.ItemDataRole.UserRole, away)
        if away > 0:
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _("{deed} (undone)").format(deed=words))

    def _go_to_current(self) -> None:
        self._go(self._list.currentItem())

    def _go(self, item: QListWidgetItem) -> None:
        self.away = item.data(Qt.ItemDataRole.UserRole)
        self.accept()


class _DeedDelegate(RowDelegate):
    """Draws a deed with its time before it, and whether it is undone, or the last that holds, at the right."""

    def draw(self, painter: QPainter, box: QRectF, value: PastDeed | None) -> None:
        if value is None:
            self.words(painter, box.adjusted(_TIME + 12, 0, -10, 0), _("The study as it was opened"), "")
            return
        painter.setPen(QColor(self.colours.muted))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box.adjusted(12, 0, 0, 0), left, labels.time(value.at))
        if value.away > 0:
            painter.setOpacity(_FAINT)
        aside = {0: _("now")}.get(value.away, _("undone") if value.away > 0 else "")
        self.words(painter, box.adjusted(_TIME + 12, 0, -10, 0), value.label, aside)
