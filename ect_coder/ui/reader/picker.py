"""The picker: a few letters, Enter. It opens at the selection, and shows what Enter will store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from ect_coder.analysis import labels
from ect_coder.ui.keys import physical_digit
from ect_coder.ui.reader.ranking import Choice, rank
from ect_coder.ui.rows import ROW, VALUE, RowDelegate, walk
from ect_coder.ui.shapes import moment_icon
from ect_coder.values import Moment, Polarity
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from ect_coder.ui.theme import Palette

_T = TypeVar("_T")
_WIDTH = 520
_ROWS = 6
_SHADE, _FALL, _ROUND = 18, 5, 10
"""Pixels of shadow around the picker, how far it falls, and how round its corners are."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How the passage will be coded."""

    moment: Moment
    polarity: Polarity
    intensity: int | None
    two_sided: bool = False
    """Say it of both moments in one gesture: at emergence the contrary, with the support what `polarity` says."""


class Picker(QFrame):
    """Emits `chosen` with the ids of one variable or several, and the wish; `pointed` as the row changes."""

    chosen = Signal(object, object)
    pointed = Signal(str)
    closed = Signal()

    def __init__(self, palette: Palette, own: Mapping[Moment, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._own = own
        self._over = parent
        self.setObjectName("picker")
        self._palette = palette
        self._choices: Sequence[Choice] = ()
        self._recents: Sequence[str] = ()
        self._wish = Wish(Moment.UNDETERMINED, Polarity.PRESENT, None)
        self._also: list[Choice] = []
        self._with = QLabel(self)
        self._with.setWordWrap(True)
        self._with.setTextFormat(Qt.TextFormat.PlainText)
        self._with.hide()
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(_("Type a few letters of a variable"))
        self._line.setAccessibleName(_("Variable"))
        self._list = QListWidget(self)
        self._list.setItemDelegate(_ChoiceDelegate(palette, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shape = QLabel(self)
        self._footer = QLabel(self)
        self._footer.setObjectName("cardNote")
        keys = _(
            "Tab moment · Shift+Tab polarity · Ctrl+1–3 intensity\n"
            "Shift+Enter both moments: absent, then present\n"
            "Ctrl+Enter one more variable"
        )
        self._keys = QLabel(keys, self)
        self._keys.setObjectName("cardNote")
        self._lay_out()
        self._line.textChanged.connect(self._typed)
        self._line.installEventFilter(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._point)
        self._list.currentItemChanged.connect(self._row_changed)
        self._list.itemClicked.connect(self._clicked)
        self.hide()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(6, 4, 6, 0)
        foot.setSpacing(6)
        foot.addWidget(self._shape)
        foot.addWidget(self._footer, 1)
        self._keys.setContentsMargins(6, 0, 6, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(9 + _SHADE, 9 + _SHADE, 9 + _SHADE, 8 + _SHADE)
        column.setSpacing(5)
        column.addWidget(self._with)
        column.addWidget(self._line)
        column.addWidget(self._list)
        column.addLayout(foot)
        column.addWidget(self._keys)
        colours = self._palette
        self.setStyleSheet(f"#picker QLineEdit {{ border: 1px solid {colours.accent}; padding: 6px 9px; }}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, and its shadow as a few rims: Qt's own blurs anew at each letter, which takes 6 ms."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(_SHADE, _SHADE, -_SHADE, -_SHADE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 6))
        for rim in range(2, _SHADE - _FALL + 1, 2):
            box = ground.adjusted(-rim, -rim, rim, rim).translated(0, _FALL)
            painter.drawRoundedRect(box, _ROUND + rim, _ROUND + rim)
        painter.setPen(QColor(self._palette.line))
        painter.setBrush(QColor(self._palette.field))
        painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)

    def offer(
        self, choices: Sequence[Choice], *, recents: Sequence[str], wish: Wish, anchor: QRect, typed: str = ""
    ) -> None:
        """Open beside `anchor` (pixels of the parent), with what was typed already."""
        self._choices, self._recents, self._wish = choices, recents, wish
        self._also.clear()
        self._with.hide()
        self._line.setText(typed)
        self._typed(typed)
        self._show_wish()
        parent = self._over
        width = min(_WIDTH, parent.width() - 24)
        self.setFixedWidth(width + 2 * _SHADE)
        self.adjustSize()
        height = self.height() - 2 * _SHADE
        left = max(12, min(anchor.left(), parent.width() - width - 12))
        below = anchor.bottom() + 8
        top = below if below + height < parent.height() - 8 else anchor.top() - height - 8
        self.move(QPoint(left - _SHADE, max(8, top) - _SHADE))
        self.show()
        self.raise_()
        self._line.setFocus()
        self._line.end(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys before the line does: Tab would leave it, the arrows would do nothing."""
        if watched is self._line:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event) or super().eventFilter(watched, event)
            if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._mine(event):
                event.accept()
                return True
            if (
                isinstance(event, QFocusEvent)
                and event.lostFocus()
                and self.isVisible()
                and event.reason() not in _KEEPS
            ):
                self._close()
        return super().eventFilter(watched, event)

    def _mine(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        digit = physical_digit(event)
        return event.key() in _KEYS or (control and digit is not None and digit <= 3)

    def _key(self, event: QKeyEvent) -> bool:
        key, digit = event.key(), physical_digit(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and digit is not None and digit <= 3:
            wanted = None if self._wish.intensity == digit or self._wish.polarity is Polarity.ABSENT else digit
            self._wish = replace(self._wish, intensity=wanted)
            self._show_wish()
            return True
        if key not in _KEYS:
            return False
        if key == Qt.Key.Key_Escape:
            self._close()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event.modifiers())
        elif key == Qt.Key.Key_Tab:
            self._wish = replace(self._wish, moment=_next(list(Moment), self._wish.moment))
            self._show_wish()
        elif key == Qt.Key.Key_Backtab:
            polarity = _next(list(Polarity), self._wish.polarity)
            intensity = None if polarity is Polarity.ABSENT else self._wish.intensity
            self._wish = replace(self._wish, polarity=polarity, intensity=intensity)
            self._show_wish()
        else:
            walk(self._list, _KEYS[Qt.Key(key)])
        return True

    def _typed(self, typed: str) -> None:
        still = QSignalBlocker(self._list)
        self._list.clear()
        for choice in rank(self._choices, typed, self._recents):
            item = QListWidgetItem(choice.label)
            item.setData(VALUE, choice)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        still.unblock()
        self._soon.start()
        self._list.setFixedHeight(max(1, min(_ROWS, self._list.count())) * ROW + 2)
        self.adjustSize()

    def _row_changed(self) -> None:
        self._soon.start()

    def _point(self) -> None:
        """Tell which variable Enter would take, a turn of the loop after the list shows it."""
        item = self._list.currentItem()
        if item is not None and self.isVisible():
            self.pointed.emit(item.data(VALUE).id)

    def _clicked(self, item: QListWidgetItem) -> None:
        self._end([*self._also, item.data(VALUE)])

    def _enter(self, held: Qt.KeyboardModifier) -> None:
        if held & Qt.KeyboardModifier.ControlModifier:
            self._add()
            return
        if held & Qt.KeyboardModifier.ShiftModifier:
            self._wish = replace(self._wish, two_sided=True)
        self._choose()

    def _choose(self) -> None:
        chosen = list(self._also)
        if self._list.count() and (self._line.text() or not chosen):
            chosen.append(self._list.currentItem().data(VALUE))
        if chosen:
            self._end(chosen)

    def _end(self, chosen: Sequence[Choice]) -> None:
        self.hide()
        self.chosen.emit(list(dict.fromkeys(each.id for each in chosen)), self._wish)

    def _add(self) -> None:
        """Keep the variable of the row, and ask for one more; one that is kept already is put back."""
        if not self._list.count():
            return
        choice: Choice = self._list.currentItem().data(VALUE)
        if choice in self._also:
            self._also.remove(choice)
        else:
            self._also.append(choice)
        self._with.setText(_("With: {variables}").format(variables=" + ".join(each.label for each in self._also)))
        self._with.setVisible(bool(self._also))
        self._line.clear()
        self.adjustSize()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _show_wish(self) -> None:
        icon = moment_icon(self._wish.moment, QColor(self._palette.text), 10)
        self._shape.setPixmap(icon.pixmap(10, 10))
        words = f"{labels.moment(self._wish.moment, self._own)}, {labels.polarity(self._wish.polarity)}"
        if self._wish.intensity is not None:
            words += f", {self._wish.intensity}"
        self._footer.setText(_("Enter codes: {wish}").format(wish=words))


_KEYS: dict[Qt.Key, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_ROWS,
    Qt.Key.Key_PageDown: _ROWS,
    Qt.Key.Key_Tab: 0,
    Qt.Key.Key_Backtab: 0,
    Qt.Key.Key_Escape: 0,
    Qt.Key.Key_Return: 0,
    Qt.Key.Key_Enter: 0,
}


_KEEPS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Focus that goes to another program or to the line's own menu comes back: what was typed is kept."""


class _ChoiceDelegate(RowDelegate):
    """Draws a variable with its pillar's mark on the left and name on the right."""

    def draw(self, painter: QPainter, box: QRectF, value: Choice) -> None:
        painter.setBrush(QColor(self.colours.pillar(value.pillar)))
        painter.drawRoundedRect(QRectF(box.left() + 9, box.center().y() - 5, 10, 10), 2.5, 2.5)
        self.words(painter, box.adjusted(28, 0, -10, 0), value.label, value.pillar_label)


def _next(members: list[_T], value: _T) -> _T:
    return members[(members.index(value) + 1) % len(members)]
