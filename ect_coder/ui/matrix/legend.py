"""What the signs of a table mean, on as many lines as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ect_coder.analysis import labels
from ect_coder.analysis.evidence import State
from ect_coder.ui.matrix.chips import draw_ground
from ect_coder.ui.matrix.said import FACTOR_MOMENTS
from ect_coder.ui.shapes import draw_moment
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.ui.theme import Palette
    from ect_coder.values import Moment


class Legend(QWidget):
    """Signs with their words."""

    swatch = QSize(30, 18)

    def __init__(self, palette: Palette, words: Sequence[str]) -> None:
        super().__init__()
        self.colours = palette
        self._words = words
        self.setAccessibleName(", ".join(words))

    def draw(self, painter: QPainter, rank: int, box: QRectF) -> None:
        """Draw a sign."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the width asks for."""
        super().resizeEvent(event)
        self.setFixedHeight(int(self._places()[-1].bottom()) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rank, (words, place) in enumerate(zip(self._words, self._places(), strict=True)):
            top = place.center().y() - self.swatch.height() / 2
            self.draw(painter, rank, QRectF(place.left(), top, self.swatch.width(), self.swatch.height()))
            painter.setPen(QColor(self.colours.muted))
            words_place = place.adjusted(self.swatch.width() + 7, 0, 4, 0)
            painter.drawText(words_place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _places(self) -> list[QRectF]:
        metrics, left, top = QFontMetricsF(self.font()), 1.0, 0.0
        places = []
        for words in self._words:
            width = metrics.horizontalAdvance(words) + self.swatch.width() + 7
            if left > 1 and left + width > self.width():
                left, top = 1.0, top + 25
            places.append(QRectF(left, top, width, 24))
            left += width + 20
        return places


class StatesLegend(Legend):
    """The states of evidence, and how those differ in which nothing is said."""

    def __init__(self, palette: Palette) -> None:
        own = {
            State.ABSENT: _("absence attested by a source"),
            State.SILENT: _("not mentioned: sources tell of the moment, not of this"),
            State.UNDOCUMENTED: _("not documented: no source tells of the moment"),
        }
        super().__init__(palette, [own.get(state, labels.state(state)) for state in State])

    def draw(self, painter: QPainter, rank: int, box: QRectF) -> None:
        """Draw the ground of a chip."""
        draw_ground(painter, self.colours, box, list(State)[rank])


class MomentsLegend(Legend):
    """The moments; how voices and excerpts are written."""

    swatch = QSize(10, 10)

    def __init__(self, palette: Palette, own: Mapping[Moment, str]) -> None:
        named = [labels.moment(moment, own) for moment in FACTOR_MOMENTS]
        super().__init__(palette, [*named[:-1], _("{moment}; voices (excerpts)").format(moment=named[-1])])

    def draw(self, painter: QPainter, rank: int, box: QRectF) -> None:
        """Draw the shape of a moment."""
        draw_moment(painter, FACTOR_MOMENTS[rank], box, QColor(self.colours.accent))
