"""The excerpts as a list that a view can scroll through, a hundred thousand as smoothly as ten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QLineF,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ect_coder.analysis import labels
from ect_coder.ui import theme
from ect_coder.ui.codebook_pane import TRANSVERSAL_LETTER
from ect_coder.ui.shapes import badge, draw_moment
from ect_coder.ui.tip import tip
from ect_coder.wording import _, language, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.excerpts import Coding
    from ect_coder.ui.theme import Palette
    from ect_coder.values import Moment

CODING_ROLE = Qt.ItemDataRole.UserRole + 1
REFERENCE_ROLE = Qt.ItemDataRole.UserRole + 2
_LINES = 2
_LONGEST = 400
"""Code points of an excerpt that two lines can never hold."""
_MEASURE = 820.0
"""The most width of a line of an excerpt, in pixels: longer ones tire the eye."""
_PADDING = 12
_GAP = 9
_SHAPE = 9
_BADGE = 17
_SIDE = (150.0, 260.0)
"""The least and most width of the column that says where a passage comes from, in pixels."""
_Index = QModelIndex | QPersistentModelIndex


class ExcerptsModel(QAbstractListModel):
    """Codings, in the order they were found; the accessible text is a card read aloud, the tip its memo."""

    def __init__(self, grid: Grid, parent: QObject | None = None, own: Mapping[Moment, str] | None = None) -> None:
        super().__init__(parent)
        self._codings: Sequence[Coding] = ()
        self._rows: Mapping[int, int] = {}
        self._references: Mapping[int, str] = {}
        self._labels = {code.id: code.label(language()) for code in grid.codes}
        self._own = own

    def show(self, codings: Sequence[Coding], references: Mapping[int, str]) -> None:
        """Hold these codings, and how each is cited, by its number."""
        self.beginResetModel()
        self._codings = codings
        self._rows = {coding.id: row for row, coding in enumerate(codings)}
        self._references = references
        self.endResetModel()

    @property
    def codings(self) -> Sequence[Coding]:
        """The codings, from the top."""
        return self._codings

    @property
    def references(self) -> Mapping[int, str]:
        """How each coding is cited, by its number."""
        return self._references

    def row_of(self, number: int) -> int:
        """Give the row of a coding, -1 if it is not there."""
        return self._rows.get(number, -1)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count the codings; a coding has nothing below it."""
        return 0 if parent is not None and parent.isValid() else len(self._codings)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> str | Coding | None:
        """Give a coding, or its words."""
        if not index.isValid() or not 0 <= index.row() < len(self._codings):
            return None
        coding = self._codings[index.row()]
        if role == CODING_ROLE:
            return coding
        if role == REFERENCE_ROLE:
            return self._references.get(coding.id, coding.document_code)
        return self._words(coding, role)

    def _words(self, coding: Coding, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{coding.text} – {self._labels[coding.variable]}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._aloud(coding)
        if role == Qt.ItemDataRole.ToolTipRole and coding.memo:
            return tip(coding.memo)
        return None

    def _aloud(self, coding: Coding) -> str:
        where = (coding.project, self._references.get(coding.id, coding.document_code), coding.coder, coding.memo)
        facts = (self._labels[coding.variable], *facts_of(coding, self._own), *where)
        return f"{coding.text} – {', '.join(filter(None, facts))}"


def facts_of(coding: Coding, own: Mapping[Moment, str] | None = None) -> list[str]:
    """Say when a passage speaks of and what it shows, in a few words."""
    facts = [labels.moment(coding.moment, own), labels.polarity(coding.polarity)]
    return [*facts, _("intensity {n}").format(n=coding.intensity)] if coding.intensity else facts


def in_quotes(text: str) -> str:
    """Put someone's words on one line in quotation marks, unless they bring their own."""
    words = " ".join(text.split())
    return words if words.startswith("«") and words.endswith("»") and words.count("«") == 1 else quoted(words)


def wrapped(words: str, font: QFont, width: float, most: int) -> list[str]:
    """Break words into at most so many lines of `width` pixels, the last one cut with « … » where it must be."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        end = len(words) if len(lines) == most - 1 else start + line.textLength()
        lines.append(words[start:end].strip())
    layout.endLayout()
    return [*lines[:-1], QFontMetricsF(font).elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)]


class ExcerptDelegate(QStyledItemDelegate):
    """Draws an excerpt: its words on two lines, what they show below, and beside them whose they are."""

    def __init__(self, grid: Grid, palette: Palette, parent: QObject, own: Mapping[Moment, str] | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._own = own
        self._labels = {code.id: code.label(language()) for code in grid.codes}
        self._badges = _badges(grid, palette)
        self._serif = theme.reading_font(11)
        self._small = QFont(QApplication.font())
        self._small.setPointSizeF(self._small.pointSizeF() * 0.95)
        self._measure = QFontMetricsF(self._small)
        self._line = QFontMetricsF(self._serif).lineSpacing() * 1.15
        self._fact = max(self._measure.lineSpacing() + 4, float(_BADGE))
        inside = max(_LINES * self._line + _GAP + self._fact, 3 * self._fact)
        self.height = int(inside + 2 * _PADDING + 8)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Give every card the same height, so that a long list scrolls without measuring."""
        return QSize(300, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one card."""
        coding: Coding = index.data(CODING_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2, 4, -6, -4)
        self._ground(painter, option, box)
        inside = box.adjusted(_PADDING + 2, _PADDING, -_PADDING - 2, -_PADDING)
        least, most = _SIDE
        side = min(most, max(least, inside.width() * 0.22))
        words = QRectF(inside.left(), inside.top(), min(_MEASURE, inside.width() - side - 28), inside.height())
        self._said(painter, coding, words)
        self._whence(painter, coding, index.data(REFERENCE_ROLE), inside.adjusted(inside.width() - side, 0, 0, 0))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        """Draw the card: tinted with a marked edge where it is chosen, a stronger edge where the keyboard is."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(QColor(self._palette.accent if chosen or focused else self._palette.line), 1 + focused))
        ground = self._palette.selection if chosen else self._palette.hover if hovered else self._palette.page
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 8, 8)

    def _said(self, painter: QPainter, coding: Coding, box: QRectF) -> None:
        """Draw the words and the facts as one block, in the middle of the card's height."""
        lines = wrapped(in_quotes(coding.text[:_LONGEST]), self._serif, box.width(), _LINES)
        tall = len(lines) * self._line + _GAP + self._fact
        top = box.top() + (box.height() - tall) / 2
        painter.setFont(self._serif)
        painter.setPen(QColor(self._palette.text))
        for rank, words in enumerate(lines):
            place = QRectF(box.left(), top + rank * self._line, box.width(), self._line)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        self._facts(painter, coding, QRectF(box.left(), top + tall - self._fact, box.width(), self._fact))

    def _facts(self, painter: QPainter, coding: Coding, box: QRectF) -> None:
        middle = box.center().y()
        painter.drawPixmap(QPointF(box.left(), middle - _BADGE / 2), self._badges[coding.pillar])
        painter.setFont(self._small)
        left = self._write(painter, self._labels[coding.variable], self._palette.text, box, box.left() + _BADGE + 7)
        left += 16
        shape = QRectF(left, middle - _SHAPE / 2, _SHAPE, _SHAPE)
        draw_moment(painter, coding.moment, shape, QColor(self._palette.text))
        facts = "  ·  ".join(facts_of(coding, self._own))
        left = self._write(painter, facts, self._palette.muted, box, shape.right() + 6)
        if coding.memo:
            self._memo(painter, QRectF(left + 14, middle - 6, 10, 12))

    def _write(self, painter: QPainter, words: str, shade: str, box: QRectF, left: float) -> float:
        """Write a few words from `left`, cut at the end of the box; return where they end."""
        shown = self._measure.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, box.right() - left))
        painter.setPen(QColor(shade))
        painter.drawText(QRectF(left, box.top(), box.right() - left, box.height()), _LEFT, shown)
        return left + self._measure.horizontalAdvance(shown)

    def _memo(self, painter: QPainter, sheet: QRectF) -> None:
        """Draw a small written sheet: this coding has a memo."""
        painter.setPen(QPen(QColor(self._palette.muted), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(sheet, 1.5, 1.5)
        for height in (0.32, 0.56):
            y = sheet.top() + sheet.height() * height
            painter.drawLine(QLineF(sheet.left() + 2.5, y, sheet.right() - 2.5, y))

    def _whence(self, painter: QPainter, coding: Coding, reference: str, box: QRectF) -> None:
        """Say the project, the place in the corpus, and who coded."""
        painter.setFont(self._small)
        place = f"{reference} · {coding.document_name}"
        rows = [(coding.project or _("(no project)"), self._palette.text if coding.project else self._palette.muted)]
        rows += [(place, self._palette.muted), (coding.coder, self._palette.muted)]
        top = box.top() + (box.height() - len(rows) * self._fact) / 2
        for rank, (words, shade) in enumerate(rows):
            row = QRectF(box.left(), top + rank * self._fact, box.width(), self._fact)
            self._write(painter, words, shade, row, row.left())


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _badges(grid: Grid, palette: Palette) -> dict[str | None, QPixmap]:
    letters: dict[str | None, str] = {pillar.id: pillar.letter for pillar in grid.pillars}
    return {
        key: badge(letter, palette.ink(key), QColor(palette.badge_ink(key)), _BADGE)
        for key, letter in {**letters, None: TRANSVERSAL_LETTER}.items()
    }
