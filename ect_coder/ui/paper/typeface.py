"""Type on paper: fonts, words set in lines, words written at a place.

All is measured in units of 1/96 inch. Type is set ten times larger and painted ten times smaller: fonts round the
width of their letters to whole units on some systems, and lines must break at the same places on every device.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from ect_coder.ui import theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FINE = 10
_TAB = 80


def reading(size: float, *, bold: bool = False) -> QFont:
    """Give the serif of the texts."""
    return _fine(theme.reading_font(1), size, bold=bold)


def plain(size: float, *, bold: bool = False) -> QFont:
    """Give the font of all that stands beside the text."""
    return _fine(QApplication.font(), size, bold=bold)


def width_of(words: str, font: QFont) -> float:
    """Return how wide words are."""
    return QFontMetricsF(font).horizontalAdvance(words) / FINE


def height_of(font: QFont) -> float:
    """Return the height of a font's letters, above and below the line they stand on."""
    metrics = QFontMetricsF(font)
    return (metrics.ascent() + metrics.descent()) / FINE


def set_words(words: str, font: QFont, width: float, formats: Sequence[QTextLayout.FormatRange] = ()) -> QTextLayout:
    """Break words into lines of a width. Each line has its own origin: it is drawn by itself."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(_TAB * FINE)
    layout.setTextOption(option)
    layout.setFormats(list(formats))
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width * FINE)
        line.setPosition(QPointF(0, 0))
        line = layout.createLine()
    layout.endLayout()
    return layout


def draw_line(painter: QPainter, layout: QTextLayout, rank: int, place: QPointF) -> None:
    """Draw a line of set words, the top of its letters at a place, in the painter's colour."""
    with refined(painter):
        layout.lineAt(rank).draw(painter, place * FINE)


def write(
    painter: QPainter,
    box: QRectF,
    words: str,
    font: QFont,
    colour: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write words on one line in the middle of a box; what is too long ends in « … »."""
    with refined(painter):
        painter.setFont(font)
        painter.setPen(QColor(colour))
        room = fine_box(box)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)


def write_number(painter: QPainter, right: float, baseline: float, value: int, font: QFont, colour: str) -> None:
    """Write a number that ends at a place and stands on a line."""
    with refined(painter):
        painter.setFont(font)
        painter.setPen(QColor(colour))
        words = str(value)
        painter.drawText(QPointF(right * FINE - QFontMetricsF(font).horizontalAdvance(words), baseline * FINE), words)


@contextmanager
def refined(painter: QPainter) -> Iterator[None]:
    """Let a painter measure as type is set, and leave it as it was."""
    painter.save()
    painter.scale(1 / FINE, 1 / FINE)
    try:
        yield
    finally:
        painter.restore()


def fine_box(box: QRectF) -> QRectF:
    """Give a box as a refined painter measures it."""
    return QRectF(box.left() * FINE, box.top() * FINE, box.width() * FINE, box.height() * FINE)


def _fine(font: QFont, size: float, *, bold: bool) -> QFont:
    made = QFont(font)
    made.setPixelSize(round(size * FINE))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setBold(bold)
    return made
