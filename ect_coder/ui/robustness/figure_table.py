"""The table itself: wrapped headers, rows named in front and always in sight, two lines a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ect_coder.ui.menus import MenuTable
from ect_coder.ui.rows import RowDelegate

if TYPE_CHECKING:
    from ect_coder.exchange.tabulation import Figure
    from ect_coder.ui.robustness.figure_model import FigureModel
    from ect_coder.ui.theme import Palette

_NAMES, _HEADER = 236, 58
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
_QUIET = ("=", "–")


class FigureTable(MenuTable):
    """Enter or a double click opens a figure; Ctrl+C copies what is selected with its headers; a click sorts."""

    figure_opened = Signal(object)

    def __init__(self, model: FigureModel, name: str, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._figures = model
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(FigureDelegate(palette, self))
        self.setVerticalHeader(NamesHeader(model, palette, self))
        self.setHorizontalHeader(WrappedHeader(palette, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet(
            "QTableView { selection-background-color: transparent; }"
            f"QTableCornerButton::section {{ background: {palette.window}; border: none; "
            f"border-bottom: 1px solid {palette.line}; }}"
        )
        self.horizontalHeader().sectionClicked.connect(self._sort)
        self.opening_wished.connect(self._open)
        self.doubleClicked.connect(self._open)

    def set_row_height(self, lines: int) -> None:
        """Give every row room for so many lines of text."""
        self.verticalHeader().setDefaultSectionSize(round(QFontMetricsF(self.font()).lineSpacing() * lines) + 14)

    def begin_at(self, row: int, column: int) -> None:
        """Put the current cell where it was, as near as the table goes."""
        rows, columns = self._figures.rowCount(), self._figures.columnCount()
        if rows and columns:
            place = self._figures.index(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))
            self.setCurrentIndex(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with headers."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._figures.copied(self.selectedIndexes()))
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and self._figures.figure(index).wanted is not None:
            self.figure_opened.emit(self._figures.figure(index).wanted)

    def _sort(self, column: int) -> None:
        """Sort by a column, the most first; the other way round if it already is."""
        down = self._sorted != (column, Qt.SortOrder.DescendingOrder)
        self._sorted = (column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
        self._figures.sort(*self._sorted)
        self.begin_at(0, column)


class FigureDelegate(RowDelegate):
    """Draws the words of a figure, and below them, quieter, the others."""

    def draw(self, painter: QPainter, box: QRectF, value: Figure) -> None:
        """Draw both, as far as there is room."""
        painter.setPen(QPen(QColor(self.colours.line)))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inside = box.adjusted(8, 4, -6, -4)
        quiet = value.words in _QUIET
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold if value.loud else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QPen(QColor(self.colours.muted if quiet else self.colours.text)))
        if not value.aside:
            painter.drawText(inside, _WRAPPED, _cut(value.words, painter, inside))
            return
        spacing = QFontMetricsF(painter.font()).lineSpacing()
        below = min(spacing * _lines(value.aside, painter, inside), inside.height() - spacing)
        height = min(spacing * _lines(value.words, painter, inside), inside.height() - below)
        top = inside.center().y() - (height + below) / 2
        above = QRectF(inside.left(), top, inside.width(), height)
        painter.drawText(above, _WRAPPED, _cut(value.words, painter, above))
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QPen(QColor(self.colours.muted)))
        rest = QRectF(inside.left(), above.bottom(), inside.width(), below)
        painter.drawText(rest, _TOP, _cut(value.aside, painter, rest))


class NamesHeader(QHeaderView):
    """Names each row by what it is about: the first name strong, the others below."""

    def __init__(self, model: FigureModel, palette: Palette, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._figures = model
        self._palette = palette
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedWidth(_NAMES)

    def paintSection(self, painter: QPainter, box: QRect, row: int) -> None:
        """Draw the names of a row."""
        first, *rest = self._figures.heads(row)
        painter.save()
        painter.fillRect(box, QColor(self._palette.window))
        painter.setPen(QPen(QColor(self._palette.line)))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inside = QRectF(box).adjusted(10, 4, -10, -4)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold if rest else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QPen(QColor(self._palette.text)))
        spacing = QFontMetricsF(font).lineSpacing()
        if rest:
            height = spacing * (1 + len(rest))
            inside = QRectF(inside.left(), box.center().y() - height / 2, inside.width(), height)
        else:
            painter.drawText(inside, _WRAPPED, _cut(first, painter, inside))
        for rank, words in enumerate((first, *rest) if rest else ()):
            line = QRectF(inside.left(), inside.top() + rank * spacing, inside.width(), spacing)
            painter.drawText(line, _TOP, _cut(words, painter, line))
            font.setWeight(QFont.Weight.Normal)
            painter.setFont(font)
        painter.restore()


class WrappedHeader(QHeaderView):
    """Names the columns in up to three lines."""

    def __init__(self, palette: Palette, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._palette = palette
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Leave room for three lines."""
        return QSize(super().sizeHint().width(), _HEADER)

    def paintSection(self, painter: QPainter, box: QRect, column: int) -> None:
        """Draw the name of a column."""
        painter.save()
        painter.fillRect(box, QColor(self._palette.window))
        painter.setPen(QPen(QColor(self._palette.line)))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inside = QRectF(box).adjusted(8, 4, -6, -4)
        painter.setPen(QPen(QColor(self._palette.text)))
        words = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
        named = words[:1].upper() + words[1:] if words[1:2].isalpha() else words  # t = 1 is not T = 1
        painter.drawText(inside, _WRAPPED, _cut(named, painter, inside))
        painter.restore()


def _lines(words: str, painter: QPainter, box: QRectF) -> int:
    metrics = QFontMetricsF(painter.font())
    found = metrics.boundingRect(QRectF(0, 0, box.width(), 10_000), _TOP, words)
    return max(1, round(found.height() / metrics.lineSpacing()))


def _cut(words: str, painter: QPainter, box: QRectF) -> str:
    """Shorten words that take more lines than there are, on a « … » that says so."""
    room = max(1, int((box.height() + 1) / QFontMetricsF(painter.font()).lineSpacing()))
    if room == 1:
        return QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    shortest, longest = 0, len(words)
    if _lines(words, painter, box) <= room:
        return words
    while shortest < longest:
        middle = (shortest + longest + 1) // 2
        if _lines(f"{words[:middle].rstrip()}…", painter, box) <= room:
            shortest = middle
        else:
            longest = middle - 1
    return f"{words[:shortest].rstrip()}…"
