"""The copies of a study, the newest on top: when and why each was made, what it holds; one opens beside the present."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from ect_coder.analysis import labels
from ect_coder.ui.rows import ROW, VALUE, RowDelegate
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ect_coder.storage.backup import Copy
    from ect_coder.ui.theme import Palette

_WIDTH, _ROWS, _WHEN = 680, 12, 138


class Versions(QDialog):
    """Lists copies. `opening_wished` carries the Copy that is to be opened beside the present."""

    opening_wished = Signal(object)

    def __init__(self, copies: Sequence[Copy], palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Versions of the study"))
        told = QLabel(_told(len(copies)), self)
        told.setWordWrap(True)
        told.setObjectName("cardNote")
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("Copies of the study"))
        self._list.setItemDelegate(_CopyDelegate(palette, self._list))
        self._list.setMinimumHeight(min(_ROWS, max(3, len(copies))) * ROW + 4)
        for copy, words in zip(copies, changes(copies), strict=True):
            item = QListWidgetItem(f"{labels.date_time(copy.at)} {title(copy)} {words}", self._list)
            item.setData(VALUE, (copy, words))
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(self._open)
        buttons = QDialogButtonBox(self)
        opening = buttons.addButton(_("Open it beside the present…"), QDialogButtonBox.ButtonRole.AcceptRole)
        opening.setEnabled(bool(copies))
        opening.setDefault(True)
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._open_current)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (told, self._list, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(_WIDTH)
        self._list.setFocus()

    def _open_current(self) -> None:
        self._open(self._list.currentItem())

    def _open(self, item: QListWidgetItem) -> None:
        self.accept()
        self.opening_wished.emit(item.data(VALUE)[0])


def title(copy: Copy) -> str:
    """Say why a copy was made, or the name that a person gave it."""
    return copy.name or labels.reason_of_copy(copy.reason)


def changes(copies: Sequence[Copy]) -> list[str]:
    """Say of each copy, the newest first, what it holds more or less than the one before; the oldest, what it holds."""
    found = [", ".join(_differences(newer, older)) or _("as before") for newer, older in pairwise(copies)]
    return [*found, *(_holds(copy) for copy in copies[-1:])]


def _differences(newer: Copy, older: Copy) -> list[str]:
    names = [name for name in newer.holds if newer.holds[name] != older.holds.get(name, newer.holds[name])]
    return [labels.change_of_count(name, newer.holds[name] - older.holds[name]) for name in names]


def _holds(copy: Copy) -> str:
    return ", ".join(labels.counted(name, count) for name, count in copy.holds.items() if count)


def _told(copies: int) -> str:
    if not copies:
        return _("There is no copy yet: one is made as you open the study, and each half hour of work.")
    return ngettext(
        "{n} copy of the study is kept on this machine, checked when it was made. It opens in a file of its own: "
        "the study stays as it is.",
        "{n} copies of the study are kept on this machine, each checked when it was made. One opens in a file of its "
        "own: the study stays as it is.",
        copies,
    )


class _CopyDelegate(RowDelegate):
    """Draws when a copy was made, why, and at the right what it changed."""

    def draw(self, painter: QPainter, box: QRectF, value: tuple[Copy, str]) -> None:
        copy, words = value
        painter.setPen(QColor(self.colours.muted))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box.adjusted(12, 0, 0, 0), left, labels.date_time(copy.at))
        self.words(painter, box.adjusted(_WHEN + 12, 0, -10, 0), title(copy), words)
