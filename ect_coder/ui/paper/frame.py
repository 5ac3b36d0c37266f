"""Where things lie on a page: text, lanes, labels, head and foot, in units of 1/96 inch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ect_coder.ui import theme
from ect_coder.ui.paper import typeface
from ect_coder.ui.reader.stripes import LANE

if TYPE_CHECKING:
    from collections.abc import Iterable

ROW = 13.5
"""The height of a label in the margin, and of a line of the lists."""
LABEL = 9.4
_GUTTER = 28
_AISLE = 12
_SIGNS = 40
"""What stands before a variable in a label: shape, letter, constat."""
_WIDEST = 250
_SMALLEST, _LARGEST = 10.7, 14.0
_FEWEST, _MOST = 64, 76
"""Letters a line: as many as the narrower column holds at a readable size, no more than are read well."""
_TITLE, _HEAD, _FOOT = 62, 34, 30


@dataclass(frozen=True, slots=True)
class Paper:
    """The part of a sheet that can be printed on."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A page divided: the text with its size in units, the lanes of stripes, their labels."""

    paper: Paper
    size: float
    text_left: float
    column: float
    lanes_left: float
    labels_left: float

    @property
    def bottom(self) -> float:
        """Where the body of a page ends."""
        return self.paper.height - _FOOT

    @staticmethod
    def top(rank: int) -> float:
        """Return where the body of a page begins: the first one has the title above it."""
        return _HEAD if rank else _TITLE

    def head(self, rank: int) -> QRectF:
        """Give the room of the head."""
        return QRectF(0, 0, self.paper.width, self.top(rank))

    def foot(self) -> QRectF:
        """Give the room of the foot."""
        return QRectF(0, self.bottom, self.paper.width, _FOOT)

    def label(self, top: float) -> QRectF:
        """Give the room of a label in the margin."""
        return QRectF(self.labels_left, top, self.paper.width - self.labels_left, ROW)


def divided(paper: Paper, lanes: int, variables: Iterable[str]) -> Frame:
    """Divide a page for codings that need some lanes, and the names of their variables; without, there is no margin."""
    font = typeface.plain(LABEL)
    widest = min(_WIDEST, _SIGNS + max((typeface.width_of(each, font) for each in variables), default=0))
    margin = _AISLE + lanes * LANE + _AISLE + widest if lanes else 0
    letter = theme.letter_width(typeface.reading(100)) / typeface.FINE / 100
    room = paper.width - _GUTTER - margin
    size = min(_LARGEST, max(_SMALLEST, room / (_FEWEST * letter)))
    column = min(room, _MOST * letter * size)
    lanes_left = _GUTTER + column + _AISLE
    return Frame(paper, size, _GUTTER, column, lanes_left, lanes_left + lanes * LANE + _AISLE)
