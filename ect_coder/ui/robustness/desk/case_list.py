"""The list of disagreements: where, in what they differ, what was read, and how they were settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from ect_coder.exchange import settlement_words
from ect_coder.ui.keys import physical_digit
from ect_coder.ui.robustness.desk.docket import Docket, standing
from ect_coder.ui.rows import VALUE, RowDelegate
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.codebook.grid import Grid
    from ect_coder.study.desk import Case
    from ect_coder.ui.theme import Palette
    from ect_coder.values import Moment

_ROW = 56
_Index = QModelIndex | QPersistentModelIndex


class Cases(QAbstractListModel):
    """Disagreements, one a row; `cases` lists them from the top. What was read is told in the codebook's words."""

    def __init__(self, grid: Grid, own: Mapping[Moment, str], parent: QObject) -> None:
        super().__init__(parent)
        self.cases: Sequence[Case] = ()
        self._docket = Docket()
        self._grid, self._own = grid, own

    def show(self, cases: Sequence[Case], docket: Docket) -> None:
        """Hold disagreements, of a docket."""
        self.beginResetModel()
        self.cases, self._docket = cases, docket
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the disagreements."""
        return 0 if parent is not None and parent.isValid() else len(self.cases)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Give a disagreement's three lines, and all of them as one for those who cannot see it."""
        if not index.isValid() or not 0 <= index.row() < len(self.cases):
            return None
        if role == VALUE:
            return self._said(self.cases[index.row()])
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return " – ".join(filter(None, self._said(self.cases[index.row()])))
        return None

    def _said(self, case: Case) -> tuple[str, str, str]:
        settled, codings = case.settlement, self._docket.codings
        fate = settlement_words.outcome(settled, standing(case, codings)) if settled is not None else ""
        what = settlement_words.differences(case.disagreement.differs)
        read = {
            self._docket.letter(each.coder): [codings[mark.id] for mark in each.marks]
            for each in case.disagreement.readings
            if each.marks
        }
        told = settlement_words.contrast(read, case.disagreement.differs, self._grid, language(), self._own)
        return f"{case.reference}  ·  {what}", told, fate


class CaseList(QListView):
    """Keys settle what is selected: a letter keeps its reading, N codes anew, 2 lets both stay, R opens it again."""

    letter_pressed = Signal(str)
    anew_wished = Signal()
    leaving_wished = Signal()
    reopening_wished = Signal()
    opening_wished = Signal()
    current_changed = Signal()

    def __init__(self, model: Cases, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(_("Disagreements"))
        self.setItemDelegate(CaseDelegate(palette, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setStyleSheet("QListView { selection-background-color: transparent; }")
        self.selectionModel().selectionChanged.connect(self.current_changed)
        self.doubleClicked.connect(self.opening_wished)

    def selected_rows(self) -> list[int]:
        """List the selected rows, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that settle."""
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if plain and physical_digit(event) == 2:
            self.leaving_wished.emit()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opening_wished.emit()
        elif plain and event.key() == Qt.Key.Key_N:
            self.anew_wished.emit()
        elif plain and event.key() == Qt.Key.Key_R:
            self.reopening_wished.emit()
        elif plain and Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
            self.letter_pressed.emit(chr(event.key()))
        else:
            super().keyPressEvent(event)


class CaseDelegate(RowDelegate):
    """Draws where and what differs, below it what each read; a settled one says how, behind a check."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Two lines."""
        return QSize(100, _ROW)

    def draw(self, painter: QPainter, box: QRectF, value: tuple[str, str, str]) -> None:
        """Draw the lines."""
        where, read, fate = value
        inside = box.adjusted(12, 6, -10, -6)
        above = QRectF(inside.left(), inside.top(), inside.width(), inside.height() / 2)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.Normal if fate else QFont.Weight.DemiBold)
        painter.setFont(font)
        self._line(painter, above, where, self.colours.muted if fate else self.colours.text)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        below = above.translated(0, inside.height() / 2)
        self._line(painter, below, f"✓ {fate}  ·  {read}" if fate else read, self.colours.muted)

    def _line(self, painter: QPainter, box: QRectF, words: str, colour: str) -> None:
        painter.setPen(QPen(QColor(colour)))
        cut = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
