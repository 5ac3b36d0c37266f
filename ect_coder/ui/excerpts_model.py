"""The excerpts as a list that a view can scroll through, a hundred thousand as smoothly as ten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ect_coder.analysis import labels
from ect_coder.ui import theme
from ect_coder.ui.shapes import badge, draw_moment
from ect_coder.values import Polarity
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.excerpts import Coding
    from ect_coder.ui.theme import Palette

CODING_ROLE = Qt.ItemDataRole.UserRole + 1
_LINES = 2
_PADDING = 14
_GAP = 8
_SHAPE = 9


class ExcerptsModel(QAbstractListModel):
    """Codings, in the order they were found; the display text is what a screen reader says."""

    def __init__(self, grid: Grid, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self._codings: Sequence[Coding] = ()
        self._labels = {code.id: code.label(language()) for code in grid.codes}

    def show(self, codings: Sequence[Coding]) -> None:
        """Hold these codings."""
        self.beginResetModel()
        self._codings = codings
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Count the codings; a coding has nothing below it."""
        return 0 if parent is not None and parent.isValid() else len(self._codings)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> str | Coding | None:
        """Give a coding, or its words."""
        if not index.isValid() or not 0 <= index.row() < len(self._codings):
            return None
        coding = self._codings[index.row()]
        if role == CODING_ROLE:
            return coding
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{coding.text} – {self._labels[coding.variable]}"
        return None


class ExcerptDelegate(QStyledItemDelegate):
    """Draws an excerpt: its words on two lines, and below what they show, when, of whom, and where."""

    def __init__(self, grid: Grid, palette: Palette, parent: QObject) -> None:
        super().__init__(parent)
        self._palette = palette
        self._labels = {code.id: code.label(language()) for code in grid.codes}
        self._letters: Mapping[str | None, str] = {pillar.id: pillar.letter for pillar in grid.pillars}
        self._serif = theme.reading_font(11)
        self._small = QFont(QApplication.font())
        self._small.setPointSizeF(self._small.pointSizeF() * 0.95)
        line = QFontMetricsF(self._serif).lineSpacing() * 1.15
        self._line = line
        self._height = int(_LINES * line + QFontMetricsF(self._small).lineSpacing() + 2 * _PADDING + _GAP + 10)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give every card the same height, so that a long list scrolls without measuring."""
        return QSize(300, self._height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one card."""
        coding: Coding = index.data(CODING_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2, 4, -6, -4)
        state = option.state
        edge = self._palette.accent if state & QStyle.StateFlag.State_Selected else self._palette.line
        ground = self._palette.hover if state & QStyle.StateFlag.State_MouseOver else self._palette.page
        painter.setPen(QPen(QColor(edge), 1.6 if state & QStyle.StateFlag.State_Selected else 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 8, 8)
        inside = box.adjusted(_PADDING, _PADDING - 4, -_PADDING, -_PADDING + 2)
        self._quote(painter, coding, inside)
        self._facts(painter, coding, inside)
        painter.restore()

    def _quote(self, painter: QPainter, coding: Coding, box: QRectF) -> None:
        layout = QTextLayout(f"«\u00a0{' '.join(coding.text[:400].split())}\u00a0»", self._serif)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        painter.setPen(QColor(self._palette.text))
        painter.setFont(self._serif)
        metrics = QFontMetricsF(self._serif)
        layout.beginLayout()
        for rank in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(box.width())
            words = layout.text()[line.textStart() : line.textStart() + line.textLength()]
            if rank == _LINES - 1:
                rest = layout.text()[line.textStart() :]
                words = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, box.width())
            top = box.top() + rank * self._line
            painter.drawText(
                QRectF(box.left(), top, box.width(), self._line), Qt.AlignmentFlag.AlignVCenter, words.strip()
            )
        layout.endLayout()

    def _facts(self, painter: QPainter, coding: Coding, box: QRectF) -> None:
        metrics = QFontMetricsF(self._small)
        top = box.bottom() - metrics.lineSpacing() - 2
        height = metrics.lineSpacing() + 4
        shade, ink = self._palette.pillar(coding.pillar), self._palette.badge_ink(coding.pillar)
        sign = badge(self._letters.get(coding.pillar, "T"), QColor(shade), QColor(ink), 17)
        painter.drawPixmap(int(box.left()), int(top + (height - 17) / 2), sign)
        left = box.left() + 24
        painter.setFont(self._small)
        painter.setPen(QColor(self._palette.text))
        label = metrics.elidedText(self._labels[coding.variable], Qt.TextElideMode.ElideRight, box.width() * 0.34)
        painter.drawText(QRectF(left, top, box.width(), height), Qt.AlignmentFlag.AlignVCenter, label)
        left += metrics.horizontalAdvance(label) + 16
        draw_moment(
            painter,
            coding.moment,
            QRectF(left, top + (height - _SHAPE) / 2, _SHAPE, _SHAPE),
            QColor(self._palette.text),
        )
        left += _SHAPE + 6
        facts = self._words(coding)
        where = f"{coding.document_code} · {coding.document_name}"
        side = metrics.elidedText(where, Qt.TextElideMode.ElideRight, box.width() * 0.26)
        room = box.right() - left - metrics.horizontalAdvance(side) - 14
        painter.setPen(QColor(self._palette.muted))
        words = metrics.elidedText(facts, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, top, room, height), Qt.AlignmentFlag.AlignVCenter, words)
        at_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, top, box.right() - left, height), at_right, side)

    def _words(self, coding: Coding) -> str:
        parts = [labels.moment(coding.moment), labels.polarity(coding.polarity)]
        if coding.polarity is not Polarity.ABSENT and coding.intensity:
            parts.append(_("intensity {n}").format(n=coding.intensity))
        parts += [coding.project] if coding.project else []
        parts.append(coding.coder)
        parts += [_("memo")] if coding.memo else []
        return "  ·  ".join(parts)
