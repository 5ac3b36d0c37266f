"""The pages of a print painted: head and foot, text over its tints, margin, notes, legend and list; always on white."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from ect_coder.ui.paper import typeface
from ect_coder.ui.paper.annex import KEY_INDENT, SWATCH, VARIABLE, ListSheet, column_names
from ect_coder.ui.paper.frame import LABEL, ROW
from ect_coder.ui.paper.sheets import TextSheet
from ect_coder.ui.reader.highlights import Painted, Run
from ect_coder.ui.reader.stripes import Lettering, paint_crowd, paint_stripe
from ect_coder.ui.reader.strokes import Strokes, strokes
from ect_coder.ui.shapes import draw_badge, draw_moment
from ect_coder.ui.theme import LIGHT
from ect_coder.values import Moment
from ect_coder.wording import _, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.ui.paper.annex import Heading, Key, Rows
    from ect_coder.ui.paper.frame import Frame
    from ect_coder.ui.paper.manuscript import Manuscript
    from ect_coder.ui.paper.sheets import Label, Note
    from ect_coder.values import Polarity

_QUIET = replace(LIGHT, text=LIGHT.muted)
_HATCH = 5.0
_HAIR = 0.6
_LEADER = "#BFC1C4"
_SHAPE = 6.5
_NUMBER = 8.6
_FOOT = 250
_REFERENCE = 30
_RIGHT = Qt.AlignmentFlag.AlignRight


def paint_page(
    painter: QPainter, manuscript: Manuscript, frame: Frame, sheets: Sequence[TextSheet | ListSheet], rank: int
) -> None:
    """Paint one page, its units being the painter's."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    (_running_head if rank else _title)(painter, manuscript, frame.head(rank))
    sheet = sheets[rank]
    if isinstance(sheet, TextSheet):
        _paint_text(painter, sheet, frame)
    else:
        _paint_list(painter, sheet)
    _foot(painter, manuscript, frame.foot(), rank + 1, len(sheets))


def on_paper(screen: Strokes) -> Strokes:
    """Give strokes as they print everywhere: opaque colours, hatches as lines, for printers that know neither."""
    solid, hatched = [], []
    for brush, boxes in screen.grounds:
        colour = _on_white(brush.color())
        if brush.style() == Qt.BrushStyle.SolidPattern:
            solid.append((QBrush(colour), boxes))
        else:
            hatched.append((QPen(colour, 0.9), [line for box in boxes for line in _hatch(box)]))
    return Strokes(solid, screen.underlines, [*hatched, *screen.dashes])


def _on_white(colour: QColor) -> QColor:
    part = colour.alphaF()
    shades = (colour.redF(), colour.greenF(), colour.blueF())
    return QColor.fromRgbF(*(1 - part + part * shade for shade in shades))


def _hatch(box: QRectF) -> list[QLineF]:
    """Cut the diagonals x + y = n × the gap, which meet from box to box, to a box."""
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    lines = []
    for step in range(math.ceil((left + top) / _HATCH), math.floor((right + bottom) / _HATCH) + 1):
        level = step * _HATCH
        low, high = max(left, level - bottom), min(right, level - top)
        lines.append(QLineF(low, level - low, high, level - high))
    return lines


# Head and foot


def _title(painter: QPainter, manuscript: Manuscript, head: QRectF) -> None:
    large = typeface.reading(18, bold=True)
    typeface.write(painter, QRectF(head.left(), 0, head.width(), 24), manuscript.title, large, LIGHT.text)
    about = QRectF(head.left(), 25, head.width(), 16)
    typeface.write(painter, about, manuscript.about, typeface.plain(LABEL + 1), LIGHT.muted)
    _rule(painter, head, 46)


def _running_head(painter: QPainter, manuscript: Manuscript, head: QRectF) -> None:
    bold = typeface.plain(LABEL, bold=True)
    named = min(typeface.width_of(manuscript.title, bold) + 2, head.width() * 0.55)
    typeface.write(painter, QRectF(head.left(), 0, named, 16), manuscript.title, bold, LIGHT.text)
    room = QRectF(head.left() + named + 16, 0, head.width() - named - 16, 16)
    typeface.write(painter, room, manuscript.about, typeface.plain(LABEL), LIGHT.muted, _RIGHT)
    _rule(painter, head, 19)


def _foot(painter: QPainter, manuscript: Manuscript, foot: QRectF, page: int, pages: int) -> None:
    small = typeface.plain(LABEL - 0.6)
    _rule(painter, foot, foot.top() + 13)
    line = foot.adjusted(0, 15, 0, 0)
    typeface.write(painter, line.adjusted(0, 0, -_FOOT - 12, 0), manuscript.study, small, LIGHT.muted)
    told = _("printed on {date} · page {page} / {pages}")
    words = told.format(date=manuscript.printed, page=number(page), pages=number(pages))
    typeface.write(painter, line.adjusted(line.width() - _FOOT, 0, 0, 0), words, small, LIGHT.muted, _RIGHT)


def _rule(painter: QPainter, across: QRectF, height: float, colour: str = LIGHT.line) -> None:
    painter.setPen(QPen(QColor(colour), _HAIR))
    painter.drawLine(QPointF(across.left(), height), QPointF(across.right(), height))


# A page of text


def _paint_text(painter: QPainter, sheet: TextSheet, frame: Frame) -> None:
    on_paper(sheet.strokes).paint(painter, QPointF(0, 0))
    for line, top in sheet.lines:
        painter.setPen(QColor(LIGHT.text))
        typeface.draw_line(painter, line.layout, line.rank, QPointF(frame.text_left, top + line.lift))
        if line.paragraph is not None:
            right, base = frame.text_left - 10, top + line.baseline
            typeface.write_number(painter, right, base, line.paragraph, typeface.plain(_NUMBER), LIGHT.muted)
    for label in sheet.labels:
        _leader(painter, label, frame)
    for coding, box in sheet.stripes:
        paint_stripe(painter, coding, box, LIGHT)
    paint_crowd(painter, sheet.crowd, LIGHT)
    for label in sheet.labels:
        _label(painter, label.coding, label.box, quiet=label.again)
    for more in sheet.more:
        words = f"+{number(more.count)}"
        typeface.write(painter, more.box, words, typeface.plain(LABEL, bold=True), LIGHT.muted)
    _notes(painter, sheet.notes, frame)


def _leader(painter: QPainter, label: Label, frame: Frame) -> None:
    """Lead from a stripe to its label with a hair line: straight across the lanes, then down."""
    turn = QPointF(frame.labels_left - 9, label.at.y())
    painter.setPen(QPen(QColor(_LEADER), _HAIR))
    painter.drawPolyline([label.at, turn, QPointF(label.box.left() - 2, label.box.center().y())])


def _label(painter: QPainter, coding: Painted, box: QRectF, *, quiet: bool = False) -> None:
    with typeface.refined(painter):
        palette = _QUIET if quiet else LIGHT
        room, lettering = typeface.fine_box(box), Lettering(typeface.plain(LABEL))
        lettering.paint(painter, coding, lettering.words(coding, room), room, palette)


def _notes(painter: QPainter, notes: Sequence[Note], frame: Frame) -> None:
    if not notes:
        return
    top = notes[0].box.top()
    _rule(painter, QRectF(0, 0, frame.paper.width / 3, 0), top - ROW - 5, LIGHT.muted)
    title = QRectF(0, top - ROW - 2, frame.paper.width, ROW)
    words = _("Codings for which the margin has no room")
    typeface.write(painter, title, words, typeface.plain(LABEL, bold=True), LIGHT.muted)
    for note in notes:
        reference = QRectF(note.box.left(), note.box.top(), _REFERENCE, ROW)
        typeface.write(painter, reference, f"§\u00a0{note.paragraph}", typeface.plain(LABEL - 0.6), LIGHT.muted)
        _label(painter, note.coding, note.box.adjusted(_REFERENCE, 0, 0, 0))


# Legend and list


def _paint_list(painter: QPainter, sheet: ListSheet) -> None:
    for heading in sheet.headings:
        _heading(painter, heading)
    for key in sheet.keys:
        _key(painter, key)
    names = zip(sheet.columns, column_names(), strict=True)
    bold = typeface.plain(LABEL, bold=True)
    for left, name in names:
        box = QRectF(left, sheet.head.top(), sheet.head.right() - left, sheet.head.height())
        typeface.write(painter, box, name, bold, LIGHT.muted)
    _rule(painter, sheet.head, sheet.head.bottom() + 2, LIGHT.muted)
    for rows in sheet.rows:
        _row(painter, rows, sheet)


def _heading(painter: QPainter, heading: Heading) -> None:
    bold = typeface.reading(15, bold=True)
    typeface.write(painter, heading.box, heading.words, bold, LIGHT.text)
    beside = heading.box.adjusted(typeface.width_of(heading.words, bold) + 12, 2, 0, 2)
    typeface.write(painter, beside, heading.beside, typeface.plain(LABEL), LIGHT.muted)


def _key(painter: QPainter, key: Key) -> None:
    left, middle = key.box.left(), key.box.center().y()
    if key.moment is not None:
        draw_moment(painter, key.moment, QRectF(left + 3, middle - 4.5, 9, 9), QColor(LIGHT.text))
    elif key.pillar is not None:
        colour, ink = LIGHT.ink(key.pillar.pillar), QColor(LIGHT.badge_ink(key.pillar.pillar))
        with typeface.refined(painter):
            box = typeface.fine_box(QRectF(left, middle - 7, 14, 14))
            draw_badge(painter, key.pillar.letter, box, colour, ink)
    elif key.polarity is not None:
        _swatch(painter, key.polarity, QRectF(left, middle - 7, SWATCH - 10, 14))
    signed = key.moment or key.pillar or key.polarity
    words = key.box.adjusted((SWATCH if key.polarity else KEY_INDENT) if signed else 0, 0, 0, 0)
    typeface.write(painter, words, key.words, typeface.plain(LABEL), LIGHT.text if signed else LIGHT.muted)


def _swatch(painter: QPainter, polarity: Polarity, box: QRectF) -> None:
    """Show how a constat looks under the text, and as a stripe."""
    sample = Painted(0, 0, 1, None, "", "", Moment.BOTH, polarity, "")
    ground = box.adjusted(0, 0, -12, 0)
    on_paper(strokes([(Run(0, 1, (sample,)), [ground])], LIGHT)).paint(painter, QPointF(0, 0))
    paint_stripe(painter, sample, QRectF(box.right() - 6, box.top(), 4, box.height()), LIGHT)


def _row(painter: QPainter, rows: Rows, sheet: ListSheet) -> None:
    coding = rows.entry.coding
    if rows.first == 0:
        left, middle = sheet.columns[VARIABLE], rows.top + ROW / 2
        shape = QRectF(left, middle - _SHAPE / 2, _SHAPE, _SHAPE)
        draw_moment(painter, coding.moment, shape, LIGHT.ink(coding.pillar))
        letter = QRectF(left + _SHAPE + 4, rows.top, 12, ROW)
        typeface.write(painter, letter, coding.letter, typeface.plain(LABEL, bold=True), LIGHT.text)
    lift = (ROW - typeface.height_of(typeface.plain(LABEL))) / 2
    painter.setPen(QColor(LIGHT.text))
    for cell in rows.entry.cells:
        for line in range(cell.layout.lineCount()):
            if rows.first <= cell.first + line < rows.last:
                place = QPointF(cell.left, rows.top + (cell.first + line - rows.first) * ROW + lift)
                typeface.draw_line(painter, cell.layout, line, place)
    _rule(painter, sheet.head, rows.top + (rows.last - rows.first) * ROW + 2)
