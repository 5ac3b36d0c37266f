"""The handles at the two edges of the coding pointed at, by which the mouse moves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QColor

_KNOB = 4.0
_REACH = 9.0
"""Pixels around a knob that still hold it: 24 across with it, as fingers and hurried hands want."""


def knob(edge: str, bar: QRectF) -> QPointF:
    """Return the middle of a handle's knob: above the line where a coding starts, below where it ends."""
    return QPointF(bar.center().x(), bar.top() - 1 if edge == "start" else bar.bottom() + 1)


def held(bars: Mapping[str, QRectF], place: QPointF) -> str | None:
    """Return the edge ("start" or "end") whose knob or bar a point holds, or None."""
    for edge, bar in bars.items():
        away = place - knob(edge, bar)
        if abs(away.x()) <= _REACH and abs(away.y()) <= _REACH:
            return edge
    return None


def paint(painter: QPainter, bars: Mapping[str, QRectF], ink: QColor, ground: QColor) -> None:
    """Draw a bar with a knob at each edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for edge, bar in bars.items():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRect(bar)
        painter.setPen(QPen(ground, 1.2))
        painter.drawEllipse(knob(edge, bar), _KNOB, _KNOB)
