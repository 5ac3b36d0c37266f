"""The palette of commands: every action of the table, found by a few letters, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)
from rapidfuzz import fuzz

from ect_coder.folding import folded
from ect_coder.ui.rows import ROW, VALUE, RowDelegate, walk
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ect_coder.ui.actions import Command
    from ect_coder.ui.theme import Palette

_WIDTH = 560
_ROWS = 10
_ENOUGH = 70.0
_MENU = 92
"""Pixels from the left at which the actions begin, after the menus they are in."""


def meant(commands: Sequence[Command], typed: str) -> list[Command]:
    """Order the commands that `typed` may mean, the likeliest first; nothing typed gives all, as they stand."""
    wanted = folded(typed).split()
    if not wanted:
        return list(commands)
    scored = [(_score(folded(f"{each.text} {each.menu}"), wanted), each) for each in commands]
    return [each for score, each in sorted(scored, key=lambda pair: -pair[0]) if score >= _ENOUGH]


def _score(label: str, wanted: list[str]) -> float:
    words = label.replace("'", " ").replace("’", " ").split()
    if label.startswith(" ".join(wanted)):
        return 130.0
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return 120.0
    if all(part in label for part in wanted):
        return 100.0
    slips = [max((fuzz.ratio(part, word[: len(part) + 1]) for word in words), default=0.0) for part in wanted]
    return min(slips)


class Commands(QDialog):
    """Asks for an action; `chosen` is its name after `exec`, or None."""

    def __init__(self, commands: Sequence[Command], palette: Palette, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.chosen: str | None = None
        self._commands = commands
        self.setObjectName("commands")
        self.setWindowTitle(_("All actions"))
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(_("What do you want to do?"))
        self._line.setAccessibleName(_("Action"))
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._typed)
        self._list = QListWidget(self)
        self._list.setItemDelegate(_CommandDelegate(palette, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFixedHeight(_ROWS * ROW + 4)
        self._list.setAccessibleName(_("All actions"))
        self._list.itemClicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self._line)
        column.addWidget(self._list)
        self.setFixedWidth(_WIDTH)
        self.setStyleSheet(f"#commands {{ background: {palette.field}; border: 1px solid {palette.line}; }}")
        self._typed("")
        self.adjustSize()
        corner = parent.mapToGlobal(parent.rect().center())
        self.move(corner.x() - _WIDTH // 2, parent.mapToGlobal(parent.rect().topLeft()).y() + 96)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk the list while the line keeps the keyboard."""
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                walk(self._list, step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _typed(self, typed: str) -> None:
        self._list.clear()
        for each in meant(self._commands, typed):
            item = QListWidgetItem(each.text)
            item.setData(VALUE, each)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen = item.data(VALUE).name
            self.accept()


_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_ROWS, Qt.Key.Key_PageDown: _ROWS}


class _CommandDelegate(RowDelegate):
    """Draws an action with its menu before it, its keys on the right."""

    def draw(self, painter: QPainter, box: QRectF, value: Command) -> None:
        painter.setPen(QColor(self.colours.muted))
        painter.drawText(
            box.adjusted(12, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, value.menu
        )
        self.words(painter, box.adjusted(_MENU, 0, -10, 0), value.text, value.keys)
