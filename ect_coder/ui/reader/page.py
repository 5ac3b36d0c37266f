"""The page: a read-only text whose document never changes; codings are painted under it.

Positions that go in and out are code points; Qt's UTF-16 units stay inside.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import partial
from math import ceil
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from ect_coder.coding.search import pattern
from ect_coder.corpus.sentences import sentence_at
from ect_coder.corpus.snapping import spoken, widened
from ect_coder.errors import EmptySearch
from ect_coder.ui import theme
from ect_coder.ui.codebook_pane import PASSAGE
from ect_coder.ui.reader import handles
from ect_coder.ui.reader.dressing import looks
from ect_coder.ui.reader.gutter import GUTTER, Gutter
from ect_coder.ui.reader.highlights import Highlights, Painted, PaintedTurn
from ect_coder.ui.reader.mouse import Mouse
from ect_coder.ui.reader.offsets import Offsets, whole
from ect_coder.ui.reader.places import Places
from ect_coder.ui.reader.signs import Sign, Signs
from ect_coder.ui.reader.strokes import Strokes, strokes
from ect_coder.ui.reader.swatches import Swatches
from ect_coder.ui.shapes import draw_note, draw_question
from ect_coder.values import Span
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ect_coder.ui.theme import Palette

_RIGHT = 18
_TOP = 18
_COLUMN = 72
_LINE_HEIGHT = 148.0
_BELOW = 9
_FLASH = 900


@dataclass(frozen=True, slots=True)
class Anchor:
    """A line that stays in place: the code point it holds, and how far below the viewport's top it lies."""

    position: int
    above: float


class Page(QTextEdit):
    """Shows a text with its codings; tells what is selected, clicked and wished."""

    selection_changed = Signal(object)
    position_changed = Signal(int)
    question_clicked = Signal(int)
    note_clicked = Signal(int)
    menu_wished = Signal(QPoint, object, object)
    zoom_wished = Signal(int)
    edge_dragged = Signal(int, str, int)
    edge_dropped = Signal()
    passage_taken = Signal(object)
    tip_wished = Signal(object, QPoint)
    pointed_at = Signal(object)
    scrolled = Signal()
    relaid = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._text = ""
        self._kept_back = ""
        self._offsets = Offsets("")
        self._highlights = Highlights([0], 0)
        self._places = Places(self.document(), self._highlights, self._offsets)
        self.questions = Signs(self, palette.warning, draw_question)
        self.notes = Signs(self, palette.accent, draw_note, above=self.questions)
        self.swatches = Swatches(palette)
        self.gutter = Gutter(palette)
        self._geometry: dict[int, Strokes] = {}
        self._form = (0.0, "", 0)
        self._spacing = 1.0
        self._anchor: Anchor | None = None
        self._hits: list[Span] = []
        self._hit = -1
        self._current: int | None = None
        self._hovered: int | None = None
        self._flashed: Span | None = None
        self._edges_move = False
        self._handled: int | None = None
        self._turns: list[PaintedTurn] = []
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(_FLASH)
        self._flash.timeout.connect(self._end_flash)
        self.setObjectName("page")
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Text of the document"))
        self.setStyleSheet(f"#page {{ background: {palette.page}; border: none; }}")
        self.document().setDefaultFont(theme.reading_font(13))
        self._mouse = Mouse(self)
        self.selectionChanged.connect(self._selection_moved)
        self.cursorPositionChanged.connect(self._caret_moved)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._pull)
        self.document().documentLayout().documentSizeChanged.connect(self._relaid)

    # The text

    def load(self, text: str, turns: Sequence[PaintedTurn], marks: Sequence[tuple[int, int, str]]) -> None:
        """Show a text, with its speaker turns set apart and its headings and bold passages; no coding yet."""
        self._text, self._anchor = text, None
        self._offsets = Offsets(text)
        starts = _line_starts(text)
        self._highlights = Highlights(starts, len(text))
        self._places = Places(self.document(), self._highlights, self._offsets)
        self.gutter.load(text, turns, self._highlights.block_of)
        self.swatches.load(text, marks)
        self._hits, self._hit, self._current, self._hovered, self._flashed = [], -1, None, None, None
        self._turns = list(turns)
        self.questions.put(())
        self.notes.put(())
        self._forget_places()
        document = self.document()
        document.blockSignals(True)
        self.setUpdatesEnabled(False)
        self.setPlainText(whole(text))
        self._set(turns, marks)
        document.blockSignals(False)
        self.setUpdatesEnabled(True)
        self._fit()
        self._forget_places()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self.relaid.emit()

    @property
    def text(self) -> str:
        """The text that is shown, as positions count it."""
        return self._text

    def keep_back(self, instead: str) -> None:
        """Let other words leave instead of the text's own, or its own where there are none."""
        self._kept_back = instead

    def let_edges_move(self, movable: bool) -> None:
        """Show handles on the coding pointed at, or none."""
        self._edges_move = movable

    def set_typography(self, size: int, family: str = "", spacing: float = 1.0) -> None:
        """Give the text a size in points, a font, and a factor of its line spacing; what is on top stays there."""
        here = self._anchored()
        self.document().setDefaultFont(theme.reading_font(size, family))
        self._space(spacing)
        self._fit()
        self._forget_places()
        self.relaid.emit()
        self._keep(here)

    def first_visible(self) -> int:
        """Return the code point at the top of what is seen."""
        if self._anchor is not None:
            return self._anchor.position
        return self._places.first_below(self.verticalScrollBar().value() + _TOP)

    def caret(self) -> int:
        """Return the code point of the caret."""
        return self._offsets.to_points(self.textCursor().position())

    def put_caret(self, position: int) -> None:
        """Put the caret at a code point, as far as the text goes; what is seen stays where it is."""
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_qt(min(position, len(self._text))))
        self.setTextCursor(cursor)

    def go_to_named(self, words: str) -> bool:
        """Go to a paragraph (« 42 »), a turn (« t 12 ») or a time (« 12:30 »); say whether there is such a thing."""
        place = self.gutter.find(words)
        if place is not None:
            self.go_to(place)
        return place is not None

    def position_at(self, place: QPoint) -> int:
        """Return the code point nearest to a point of the viewport."""
        return self._offsets.to_points(self.cursorForPosition(place).position())

    def in_gutter(self, place: QPoint) -> bool:
        """Say whether a point of the viewport lies where the numbers stand."""
        return place.x() < GUTTER - 8

    def holds(self, place: QPoint) -> bool:
        """Say whether a point of the viewport lies on the text, not beside or below it."""
        caret = self.cursorRect(self.cursorForPosition(place))
        return abs(caret.center().x() - place.x()) < 2 * caret.height() and caret.top() <= place.y() <= caret.bottom()

    def edge_at(self, place: QPointF) -> str | None:
        """Return the edge ("start" or "end") of the coding pointed at whose handle lies there."""
        return handles.held(self._handles(), place)

    def edge_place(self, edge: str) -> QPoint:
        """Return the middle of the line at an edge of the coding pointed at, in the viewport."""
        return self._handles()[edge].center().toPoint()

    # Selecting

    def sentence_at(self, position: int) -> Span | None:
        """Return the sentence that holds a code point, without the speaker's name before it."""
        if not self._text:
            return None
        here = min(position, len(self._text) - 1)
        return spoken(sentence_at(self._text, here), self._speech_at(here))

    def stretch_at(self, position: int) -> Span | None:
        """Return what is said in the turn that holds a code point, or the paragraph where nobody speaks."""
        return self._speech_at(position) or self.line_at(position)

    def _speech_at(self, position: int) -> Span | None:
        place = bisect_right(self._turns, position, key=attrgetter("start")) - 1
        turn = self._turns[place] if place >= 0 else None
        if turn is None or position > turn.end or turn.label_end >= turn.end:
            return None
        return Span(turn.label_end, turn.end)

    def widen(self) -> None:
        """Select the word at the caret, then its sentence, then its paragraph, then all that is said in the turn."""
        span = self.selected_span()
        start, end = (span.start, span.end) if span else (self.caret(), self.caret())
        wider = widened(self._text, start, end, self._speech_at(start))
        if wider is not None:
            self.select_span(wider)

    def selected_span(self) -> Span | None:
        """Return the selected passage, without the spaces around it, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = self._offsets.to_points(cursor.selectionStart())
        end = self._offsets.to_points(cursor.selectionEnd())
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return Span(start, end) if start < end else None

    def select_span(self, span: Span) -> None:
        """Select a passage."""
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_qt(span.start))
        cursor.setPosition(self._offsets.to_qt(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def go_to_span(self, span: Span) -> None:
        """Select a passage and bring it into sight."""
        self.select_span(span)
        self._scroll_to(span.start)

    def clear_selection(self) -> None:
        """Leave the caret where the selection ends."""
        cursor = self.textCursor()
        cursor.setPosition(max(cursor.selectionStart(), cursor.selectionEnd() - 1))
        self.setTextCursor(cursor)

    def selection_rectangle(self) -> QRect:
        """Return where the selection's end is seen, in the page's own pixels."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        end = self.cursorRect(cursor)
        cursor.setPosition(self.textCursor().selectionStart())
        return self.cursorRect(cursor).united(end)

    def go_to(self, position: int) -> None:
        """Bring a code point into sight with the caret on it, and let its paragraph flash."""
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_qt(min(position, len(self._text))))
        self.setTextCursor(cursor)
        self._scroll_to(position)
        line = self.line_at(position)
        if line is not None:
            self._flash_on(line)

    def start_at(self, position: int) -> None:
        """Put the line of a code point at the top, with the caret on it; it stays there until someone scrolls.

        A page that is not shown yet has no width, and a long text no height until Qt has laid it out: its line is
        brought to the top again whenever that changes.
        """
        self._anchor = None
        found = min(position, len(self._text))
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_qt(found))
        self.setTextCursor(cursor)
        self._keep(Anchor(found, _TOP))

    def point_at(self, number: int) -> None:
        """Bring a coding into sight, with the caret in it, and let it flash."""
        if number not in self._highlights:
            return
        coding = self._highlights[number]
        self.go_to(coding.start)
        self._current = number
        self._flash_on(Span(coding.start, coding.end))

    # Codings

    @property
    def highlights(self) -> Highlights:
        """Which codings lie where."""
        return self._highlights

    @property
    def current_coding(self) -> int | None:
        """Return the coding that is pointed at: clicked, or the shortest under the caret."""
        if self._current is not None and self._current in self._highlights:
            return self._current
        here = self._highlights.at(self.caret())
        return here[0].id if here else None

    def keep_pointed(self, number: int) -> None:
        """Keep pointing at a coding whose edge moves past the caret, and outline it."""
        coding = self._highlights[number]
        caret = min(max(self.caret(), coding.start), coding.end - 1)
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_qt(caret))
        self.setTextCursor(cursor)
        self._current = number
        self._flash_on(Span(coding.start, coding.end))

    def show_codings(self, codings: Iterable[Painted]) -> None:
        """Paint these codings and no others."""
        self._highlights.put_all(codings)
        self._geometry.clear()
        self.viewport().update()

    def show_questions(self, questions: Iterable[Sign]) -> None:
        """Put a sign beside each passage that is open for discussion, and no others."""
        self.questions.put(questions)

    def show_notes(self, notes: Iterable[Sign]) -> None:
        """Put a sign beside each passage that has a memo of its own, and no others."""
        self.notes.put(notes)

    def add_coding(self, coding: Painted) -> None:
        """Paint one coding more, or one that has changed."""
        self._touch(self._highlights.put(coding))

    def remove_coding(self, number: int) -> None:
        """Paint one coding less."""
        if number in self._highlights:
            self._touch(self._highlights.drop(number))

    def hover(self, number: int | None) -> None:
        """Outline a coding, as the margin is hovered."""
        if number != self._hovered:
            self._hovered = number
            self.viewport().update()

    def codings_at(self, position: int) -> list[Painted]:
        """List the codings that hold a code point, the shortest first."""
        return self._highlights.at(position)

    # Finding

    def find_words(self, query: str, step: int) -> tuple[int, int]:
        """Mark all hits of a query and go to one (step 0: from here on, 1: next, -1: before); return rank and count."""
        try:
            hits = [Span(*found.span()) for found in pattern(query, open_end=True).finditer(self._text)]
        except EmptySearch:
            self.clear_hits()
            return 0, 0
        fresh = hits != self._hits
        self._hits = hits
        if not hits:
            self._hit = -1
        elif fresh or self._hit < 0:
            here = self.first_visible()
            self._hit = next((rank for rank, hit in enumerate(hits) if hit.start >= here), 0)
        else:
            self._hit = (self._hit + step) % len(hits)
        if self._hit >= 0:
            self.go_to_span(hits[self._hit])
        self.viewport().update()
        return self._hit + 1, len(hits)

    def clear_hits(self) -> None:
        """Mark no hit any more."""
        self._hits, self._hit = [], -1
        self.viewport().update()

    # Where things are

    def visible_blocks(self) -> range:
        """Return the numbers of the blocks in sight."""
        top = self.verticalScrollBar().value()
        return self._places.blocks_between(top, top + self.viewport().height())

    def place(self, position: int) -> float:
        """Return the height of a code point's line top in the viewport, which may lie out of sight."""
        return self._places.line(position)[0] - self.verticalScrollBar().value()

    def line_bottom(self, position: int) -> float:
        """Return the height of a code point's line bottom in the viewport."""
        return self._places.line(position)[1] - self.verticalScrollBar().value()

    # Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint numbers and codings, then the text over them."""
        painter = QPainter(self.viewport())
        area = QRectF(event.rect())
        for number in self.visible_blocks():
            box = self._box(number)
            if box.bottom() < area.top() or box.top() > area.bottom():
                continue
            line = self.document().findBlockByNumber(number).layout().lineAt(0)
            size = self.document().defaultFont().pointSizeF()
            self.gutter.paint(painter, number, box.top() + line.y() + line.ascent(), size)
            self._paint_block(painter, number)
        self.questions.paint(painter)
        self.notes.paint(painter)
        painter.end()
        super().paintEvent(event)
        bars = self._handles()
        if bars:
            painter = QPainter(self.viewport())
            handles.paint(painter, bars, QColor(self._palette.accent), QColor(self._palette.page))
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a line's length between comfortable bounds."""
        super().resizeEvent(event)
        self._fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what lies here."""
        position = self._offsets.to_points(self.cursorForPosition(event.pos()).position())
        codings = [each.id for each in self._highlights.at(position)]
        self.menu_wished.emit(event.globalPos(), self.selected_span(), codings)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wished.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Let a selection be dragged onto a code, and as plain text anywhere."""
        found, span = QMimeData(), self.selected_span()
        if span is not None:
            found.setText(self._kept_back or self._text[span.start : span.end])
            found.setData(PASSAGE, QByteArray(b"1"))
        return found

    # Setting the text

    def _set(self, turns: Sequence[PaintedTurn], marks: Sequence[tuple[int, int, str]]) -> None:
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(_air(self._spacing))
        for start, end, look in looks(turns, marks, self._palette):
            self._dress(cursor, start, end, look)
        frame = self.document().rootFrame().frameFormat()
        frame.setMargin(0)
        frame.setLeftMargin(GUTTER)
        frame.setRightMargin(_RIGHT)
        frame.setTopMargin(_TOP)
        frame.setBottomMargin(120)
        self.document().rootFrame().setFrameFormat(frame)
        cursor.endEditBlock()

    def _space(self, spacing: float) -> None:
        """Set the lines apart, if they are not yet: it lays the whole text out anew."""
        if spacing != self._spacing:
            self._spacing = spacing
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.setBlockFormat(_air(spacing))

    def _dress(self, cursor: QTextCursor, start: int, end: int, look: QTextCharFormat) -> None:
        if start < end:
            cursor.setPosition(self._offsets.to_qt(start))
            cursor.setPosition(self._offsets.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)

    def width_of(self, letters: int) -> int:
        """Return the width of the page, in pixels, whose lines hold so many letters."""
        return int(GUTTER + _RIGHT + theme.letter_width(self.document().defaultFont()) * letters)

    def comfortable(self) -> int:
        """Return the width, in pixels, beyond which lines would be too long to read well."""
        return self.width_of(_COLUMN)

    def _fit(self) -> None:
        wanted = min(max(220, self.viewport().width()), self.comfortable())
        if wanted != self.lineWrapColumnOrWidth():
            here = self._anchored()
            self.setLineWrapColumnOrWidth(wanted)
            self._forget_places()
            self.relaid.emit()
            self._keep(here)

    def _anchored(self) -> Anchor:
        """Find what to keep in place while lines change: what is on top, or what was when they last did.

        Always the line on top would climb: each change may wrap its first word into the line before.
        """
        here = self.first_visible()
        return self._anchor or Anchor(here, self.place(here))

    def _keep(self, anchor: Anchor | None) -> None:
        """Bring a line to where it belongs; it stays there, however the text is laid out, until someone scrolls."""
        self._anchor = anchor
        self._pull()

    def _pull(self, _least: int = 0, _most: int = 0) -> None:
        if self._anchor is not None:
            self.verticalScrollBar().setValue(self._value_of(self._anchor))

    def _value_of(self, anchor: Anchor) -> int:
        """Return the value of the scroll bar that has a line where it belongs, as far as it goes now."""
        wanted = ceil(self._places.line(anchor.position)[0] - anchor.above)
        return max(0, min(wanted, self.verticalScrollBar().maximum()))

    def _scroll_to(self, position: int) -> None:
        bar = self.verticalScrollBar()
        top = self.place(min(position, len(self._text)))
        if not 24 <= top <= self.viewport().height() * 0.7:
            bar.setValue(bar.value() + int(top - self.viewport().height() * 0.28))

    def line_at(self, position: int) -> Span | None:
        """Return the line of the text, a paragraph, that holds a code point; None for an empty one."""
        block = self._highlights.block_of(position)
        start, end = self._highlights.start_of(block), self._highlights.end_of(block)
        return Span(start, end) if start < end else None

    # Painting

    def _handles(self) -> dict[str, QRectF]:
        """Find the bars of the handles of the coding pointed at, in the viewport; none while words are selected."""
        number = self.current_coding if self._edges_move and not self.textCursor().hasSelection() else None
        if number is None:
            return {}
        coding = self._highlights[number]
        first, last = self._seen(coding.start), self._seen(coding.end - 1)
        return {
            "start": QRectF(first.left() - 2, first.top(), 2, first.height()),
            "end": QRectF(last.right(), last.top(), 2, last.height()),
        }

    def _seen(self, position: int) -> QRectF:
        """Return where a character lies in the viewport; nothing of it for a line break."""
        number = self._highlights.block_of(position)
        found = self._places.rectangles_of(number, Span(position, position + 1))
        return found[0].translated(self._origin(number)) if found else QRectF()

    def _origin(self, number: int) -> QPointF:
        """Return where a block's layout begins in the viewport."""
        layout = self.document().findBlockByNumber(number).layout()
        return QPointF(layout.position().x() - self.horizontalScrollBar().value(), self._box(number).top())

    def _box(self, number: int) -> QRectF:
        """Return where a block lies in the viewport."""
        box = self._places.box(number)
        return box.translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _paint_block(self, painter: QPainter, number: int) -> None:
        if number not in self._geometry:
            found = self._places.rectangles
            placed = ((run, found(number, run.start, run.end)) for run in self._highlights.runs(number))
            self._geometry[number] = strokes(placed, self._palette)
        origin = self._origin(number)
        start, end = self._highlights.start_of(number), self._highlights.end_of(number)
        self.swatches.paint(painter, start, end, origin, partial(self._places.rectangles_of, number))
        self._geometry[number].paint(painter, origin)
        self._paint_spans(painter, number, origin)

    def _paint_spans(self, painter: QPainter, number: int, origin: QPointF) -> None:
        """Paint what passes: hits, and the outline of the coding that is hovered or has just been reached."""
        accent = QColor(self._palette.accent)
        soft = QColor(self._palette.contested)
        for rank, hit in self._hits_in(number):
            for rectangle in self._places.rectangles_of(number, hit):
                painter.fillRect(rectangle.translated(origin), soft if rank != self._hit else accent)
        outlined = []
        if self._hovered is not None and self._hovered in self._highlights:
            coding = self._highlights[self._hovered]
            outlined.append(Span(coding.start, coding.end))
        if self._flashed is not None:
            outlined.append(self._flashed)
        painter.setPen(QPen(accent, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for span in outlined:
            for rectangle in self._places.rectangles_of(number, span):
                painter.drawRoundedRect(rectangle.translated(origin).adjusted(-1, 0, 1, 0), 2, 2)

    def _hits_in(self, number: int) -> list[tuple[int, Span]]:
        if not self._hits:
            return []
        start, end = self._highlights.start_of(number), self._highlights.end_of(number)
        first = bisect_right(self._hits, start, key=attrgetter("end"))
        last = bisect_left(self._hits, end, lo=first, key=attrgetter("start"))
        return [(rank, self._hits[rank]) for rank in range(first, last)]

    def _touch(self, blocks: range) -> None:
        for number in blocks:
            self._geometry.pop(number, None)
        visible = self.visible_blocks()
        for number in range(max(blocks.start, visible.start), min(blocks.stop, visible.stop)):
            box = self._box(number)
            self.viewport().update(box.toAlignedRect().adjusted(-GUTTER, -2, GUTTER, 2))

    # Telling

    def _selection_moved(self) -> None:
        self.selection_changed.emit(self.selected_span())

    def _caret_moved(self) -> None:
        if self._current is not None:
            here = {each.id for each in self._highlights.at(self.caret())}
            if self._current not in here:
                self._current = None
        if self.current_coding != self._handled:
            self._handled = self.current_coding
            self.viewport().update()
        self.position_changed.emit(self.caret())

    def _scrolled(self, value: int) -> None:
        if self._anchor is not None and value != self._value_of(self._anchor):
            self._anchor = None
        self.scrolled.emit()

    def _relaid(self) -> None:
        """Look again where things are, but not while Qt only lays out what comes further down: nothing above moves."""
        form = (self.document().textWidth(), self.document().defaultFont().key(), self.logicalDpiX())
        if form != self._form:
            self._form = form
            self._forget_places()
            self._pull()
            self.relaid.emit()

    def _forget_places(self) -> None:
        self._geometry.clear()
        self._places.forget()

    def _flash_on(self, span: Span) -> None:
        self._flashed = span
        self._flash.start()
        self.viewport().update()

    def _end_flash(self) -> None:
        self._flashed = None
        self.viewport().update()


def _air(spacing: float) -> QTextBlockFormat:
    """Give the space between lines, and below a paragraph."""
    air = QTextBlockFormat()
    air.setLineHeight(_LINE_HEIGHT * spacing, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    air.setBottomMargin(_BELOW * spacing)
    return air


def _line_starts(text: str) -> list[int]:
    starts, place = [0], text.find("\n")
    while place >= 0:
        starts.append(place + 1)
        place = text.find("\n", place + 1)
    return starts
