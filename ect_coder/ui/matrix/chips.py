"""A state as a chip: its colour and ground, its sign, its words. No two states look alike, in grey neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication

from ect_coder.analysis.evidence import State
from ect_coder.ui.shapes import draw_moment
from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from ect_coder.ui.theme import Palette
    from ect_coder.values import Moment

CHIP = QSize(93, 22)
_ROUND = 5
_SHAPE = 7
_WORDS = {
    State.PRESENT: N_("present"),
    State.WEAKLY_PRESENT: N_("present, weak"),
    State.ABSENT: N_("∅ absent"),
    State.CONTESTED: N_("± contested"),
    State.SILENT: N_("not mentioned"),
    State.UNDOCUMENTED: N_("not documented"),
}


def words(state: State) -> str:
    """Say a state in the few words of a chip."""
    return _(_WORDS[state])


def font_of(part: float) -> QFont:
    """Give the application's font, smaller by a part."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * part)
    return font


def draw_chip(painter: QPainter, palette: Palette, box: QRectF, state: State, moment: Moment) -> None:
    """Draw a state on its ground, behind the shape of its moment where something is said."""
    ink = draw_ground(painter, palette, box, state)
    font = font_of(0.87)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    if state in (State.SILENT, State.UNDOCUMENTED):
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words(state))
        return
    metrics = QFontMetricsF(font)
    said = metrics.elidedText(words(state), Qt.TextElideMode.ElideRight, box.width() - _SHAPE - 8)
    width = metrics.horizontalAdvance(said)
    left = box.center().x() - (width + _SHAPE + 5) / 2
    draw_moment(painter, moment, QRectF(left, box.center().y() - _SHAPE / 2, _SHAPE, _SHAPE), QColor(ink))
    place = QRectF(left + _SHAPE + 5, box.top(), width + 4, box.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)


def draw_ground(painter: QPainter, palette: Palette, box: QRectF, state: State) -> str:
    """Draw the chip itself and return the colour of what is written on it."""
    fill, ink = _filled(palette, state)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(box, _ROUND, _ROUND)
    pen = _edge(palette, state)
    if state is State.CONTESTED:
        _stripe(painter, palette, box)
    if pen is not None:
        inset = pen.widthF() / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), _ROUND, _ROUND)
    return ink


def _filled(palette: Palette, state: State) -> tuple[str, str]:
    return {
        State.PRESENT: (palette.present_strong, palette.present_strong_text),
        State.WEAKLY_PRESENT: (palette.present_weak, palette.present_weak_text),
        State.CONTESTED: (palette.contested, palette.contested_text),
        State.ABSENT: (palette.page, palette.text),
        State.SILENT: (palette.silent, palette.muted),
        State.UNDOCUMENTED: (palette.page, palette.muted),
    }[state]


def _edge(palette: Palette, state: State) -> QPen | None:
    """Give the line around a chip: thick where absence is attested, dashed where nothing tells of the moment."""
    if state is State.ABSENT:
        return QPen(QColor(palette.text), 1.8)
    if state is State.CONTESTED:
        return QPen(QColor(palette.warning), 1)
    if state is State.UNDOCUMENTED:
        return QPen(QColor(palette.muted), 1.2, Qt.PenStyle.DashLine)
    return None


def _stripe(painter: QPainter, palette: Palette, box: QRectF) -> None:
    stripes = QColor(palette.page)
    stripes.setAlpha(150)
    painter.setBrush(QBrush(stripes, Qt.BrushStyle.BDiagPattern))
    painter.drawRoundedRect(box, _ROUND, _ROUND)
