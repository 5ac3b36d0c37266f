"""How codings look under the text of one block: washes, hatches, underlines and dashes, gathered by colour.

Presence is a wash, deeper where codings lie over one another, the others underlined in their own colours. Nuance is
half a wash with a hatch, absence has no ground; both stand on dashes, so that they differ in grey too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from ect_coder.ui.reader.highlights import SHOWN
from ect_coder.values import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ect_coder.ui.reader.highlights import Painted, Run
    from ect_coder.ui.theme import Palette

_TINT = 46
_DEEPER = 14
_TINT_DARK = 56
_DEEPER_DARK = 10
_HATCH = 120
_HATCH_DARK = 140
_Tint = tuple[str | None, int, Qt.BrushStyle]


@dataclass(frozen=True, slots=True)
class Strokes:
    """What to paint for one block, in coordinates of its layout."""

    grounds: list[tuple[QBrush, list[QRectF]]]
    underlines: list[tuple[QBrush, list[QRectF]]]
    dashes: list[tuple[QPen, list[QLineF]]]

    def paint(self, painter: QPainter, origin: QPointF) -> None:
        """Paint, with the layout's own origin at `origin`: few calls, as each one from Python costs."""
        painter.translate(origin)
        painter.setPen(Qt.PenStyle.NoPen)
        for brush, rectangles in (*self.grounds, *self.underlines):
            painter.setBrush(brush)
            painter.drawRects(rectangles)
        for pen, lines in self.dashes:
            painter.setPen(pen)
            painter.drawLines(lines)
        painter.translate(-origin)


@dataclass(slots=True)
class _Gathered:
    grounds: dict[_Tint, list[QRectF]] = field(default_factory=dict)
    underlines: dict[str | None, list[QRectF]] = field(default_factory=dict)
    dashes: dict[str | None, list[QLineF]] = field(default_factory=dict)


class _Look(NamedTuple):
    """How a stretch looks: the coding that gives its ground, how many are seen there, the pillars of the others."""

    pillar: str | None
    polarity: Polarity
    depth: int
    under: tuple[str | None, ...]


def strokes(placed: Iterable[tuple[Run, Sequence[QRectF]]], palette: Palette) -> Strokes:
    """Gather how the runs of a block are painted, from their rectangles in its layout."""
    found = _Gathered()
    for run, rectangles in placed:
        look = _look(run.codings)
        for rectangle in rectangles:
            body = rectangle.adjusted(0, 1, 0, -1)
            _ground(found, look, body, palette)
            for rank, pillar in enumerate(look.under):
                line = QRectF(body.left(), body.bottom() - 1 + 3 * rank, body.width(), 2)
                found.underlines.setdefault(pillar, []).append(line)
    return Strokes(
        [(_brush(tint, palette), boxes) for tint, boxes in found.grounds.items()],
        [(QBrush(palette.ink(pillar)), lines) for pillar, lines in found.underlines.items()],
        [(QPen(palette.ink(pillar), 1.6, Qt.PenStyle.DashLine), lines) for pillar, lines in found.dashes.items()],
    )


def wash(depth: int, *, dark: bool) -> int:
    """Give how opaque the wash is under `depth` codings, 0 to 255."""
    tint, deeper = (_TINT_DARK, _DEEPER_DARK) if dark else (_TINT, _DEEPER)
    return tint + deeper * (min(depth, SHOWN) - 1)


def _look(codings: Sequence[Painted]) -> _Look:
    base = next((each for each in codings if each.polarity is Polarity.PRESENT), codings[0])
    return _Look(base.pillar, base.polarity, len(codings), tuple(each.pillar for each in codings if each is not base))


def _ground(found: _Gathered, look: _Look, body: QRectF, palette: Palette) -> None:
    solid = Qt.BrushStyle.SolidPattern
    if look.polarity is Polarity.PRESENT:
        deep = wash(look.depth, dark=palette.dark)
        found.grounds.setdefault((look.pillar, deep, solid), []).append(body)
        return
    if look.polarity is Polarity.MIXED:
        hatch = _HATCH_DARK if palette.dark else _HATCH
        found.grounds.setdefault((look.pillar, wash(1, dark=palette.dark) // 2, solid), []).append(body)
        found.grounds.setdefault((look.pillar, hatch, Qt.BrushStyle.BDiagPattern), []).append(body)
    found.dashes.setdefault(look.pillar, []).append(QLineF(body.bottomLeft(), body.bottomRight()))


def _brush(tint: _Tint, palette: Palette) -> QBrush:
    pillar, alpha, style = tint
    colour = QColor(palette.ink(pillar))
    colour.setAlpha(alpha)
    return QBrush(colour, style)
