"""The list of verbatims: cards of the height of their words. Arrows go from card to card, Enter opens the passage."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ect_coder.ui import theme
from ect_coder.ui.excerpts_model import wrapped
from ect_coder.ui.keys import physical_digit
from ect_coder.ui.matrix.chips import font_of
from ect_coder.ui.matrix.delegate import CAPTION, FACTS
from ect_coder.ui.matrix.verbatims import ENTRY_ROLE, Card, Side, VerbatimsModel
from ect_coder.ui.shapes import draw_moment
from ect_coder.values import Moment
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.coding.excerpts import Coding
    from ect_coder.ui.matrix.verbatims import Entry
    from ect_coder.ui.theme import Palette

_LINES = 4
"""Lines of a verbatim that are shown."""
_PAD = 10
_SHAPE = 9
_BAR = 12
_Index = QModelIndex | QPersistentModelIndex


class VerbatimList(QListView):
    """Cards under headings. It says what is wished for the card that is pointed at, and does nothing itself."""

    opening_wished = Signal(int)
    menu_wished = Signal(QPoint)
    copy_wished = Signal()
    moment_wished = Signal(Moment)
    leaving_wished = Signal()

    def __init__(self, verbatims: VerbatimsModel, palette: Palette) -> None:
        super().__init__()
        self._verbatims = verbatims
        self.setObjectName("verbatims")
        self.setModel(verbatims)
        self.setItemDelegate(VerbatimDelegate(palette, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Verbatims"))
        self.doubleClicked.connect(self._opened)

    def current(self) -> Coding | None:
        """Give the coding that is pointed at."""
        entry = self.currentIndex().data(ENTRY_ROLE)
        return entry.coding if isinstance(entry, Card) else None

    def point_at(self, number: int) -> None:
        """Point at a coding, or at the first where it is not there."""
        row = self._verbatims.row_of(number)
        self.setCurrentIndex(self._verbatims.index(row if row >= 0 else self._verbatims.first()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the cards."""
        digit = physical_digit(event) if not event.modifiers() & _TYPING else None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._opened(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.leaving_wished.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wished.emit()
        elif digit is not None and digit <= len(Moment):
            self.moment_wished.emit(list(Moment)[digit - 1])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the card below the pointer, or of the one pointed at."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if isinstance(index.data(ENTRY_ROLE), Card):
            self.setCurrentIndex(index)
            here = self.visualRect(index).center() if by_key else event.pos()
            self.menu_wished.emit(self.viewport().mapToGlobal(here))

    def _opened(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, Card):
            self.opening_wished.emit(entry.coding.id)


_TYPING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class VerbatimDelegate(QStyledItemDelegate):
    """Draws headings and cards."""

    def __init__(self, palette: Palette, parent: QObject) -> None:
        super().__init__(parent)
        self._palette = palette
        self._serif = theme.reading_font(10)
        self._words = QFontMetricsF(self._serif)
        self._line = self._words.lineSpacing() * 1.1
        self._facts = font_of(FACTS)
        self._facts_line = QFontMetricsF(self._facts).lineSpacing()
        self._caption = font_of(CAPTION)
        self._heading = font_of(1)
        self._heading.setBold(True)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Guess the lines that words take from their length: setting each of a hundred would take too long."""
        entry: Entry = index.data(ENTRY_ROLE)
        if isinstance(entry, Card):
            room = max(80, self._room()) - 2 * _PAD - 8
            lines = min(_LINES, math.ceil(self._words.horizontalAdvance(entry.words) * 1.06 / room))
            return QSize(80, int(lines * self._line + self._facts_line + 2 * _PAD + 9))
        return QSize(80, 32 if isinstance(entry, Side) else int(self._facts_line + 6))

    def _room(self) -> int:
        """Give the width of a card: room for the scroll bar is kept, so that it changes no height."""
        view = self.parent()
        return view.width() - _BAR if isinstance(view, QListView) else 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one."""
        entry: Entry = index.data(ENTRY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if isinstance(entry, Card):
            self._card(painter, option, entry, box.adjusted(1, 2, -7, -3))
        elif isinstance(entry, Side):
            self._side(painter, entry, box)
        else:
            painter.setFont(self._facts)
            painter.setPen(QColor(self._palette.muted))
            painter.drawText(box.adjusted(2, 0, -8, 0), _LEFT, self._cut(entry.words, self._facts, box.width() - 10))
        painter.restore()

    def _side(self, painter: QPainter, entry: Side, box: QRectF) -> None:
        painter.setFont(self._heading)
        painter.setPen(QColor(self._palette.text))
        shape = QRectF(box.left() + 2, box.bottom() - 17, _SHAPE, _SHAPE)
        draw_moment(painter, entry.moment, shape, QColor(self._palette.text))
        painter.drawText(QRectF(shape.right() + 6, box.bottom() - 24, box.width(), 22), _LEFT, entry.words)

    def _card(self, painter: QPainter, option: QStyleOptionViewItem, card: Card, box: QRectF) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(QColor(self._palette.accent if chosen else self._palette.line), 2 if focused else 1))
        ground = self._palette.selection if chosen else self._palette.hover if hovered else self._palette.field
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 7, 7)
        inside = box.adjusted(_PAD, _PAD - 2, -_PAD, -_PAD + 2)
        painter.setFont(self._serif)
        painter.setPen(QColor(self._palette.text))
        most = max(1, int((inside.height() - self._facts_line) / self._line + 0.01))
        for rank, line in enumerate(wrapped(card.words, self._serif, inside.width(), most)):
            painter.drawText(
                QRectF(inside.left(), inside.top() + rank * self._line, inside.width(), self._line), _LEFT, line
            )
        painter.setFont(self._facts)
        painter.setPen(QColor(self._palette.muted))
        place = QRectF(inside.left(), inside.bottom() - self._facts_line, inside.width(), self._facts_line)
        painter.drawText(place, _LEFT, self._cut(card.facts, self._facts, inside.width()))

    def _cut(self, words: str, font: QFont, room: float) -> str:
        return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
