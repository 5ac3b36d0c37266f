"""The page: a read-only text whose document never changes; codings are painted under it.

Positions that go in and out are code points; Qt's UTF-16 units stay inside.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from ect_coder.coding.search import pattern
from ect_coder.corpus.canonical import paragraph_number, paragraphs
from ect_coder.corpus.sentences import sentence_at
from ect_coder.corpus.snapping import widened
from ect_coder.errors import EmptySearch
from ect_coder.ui import theme
from ect_coder.ui.reader.highlights import Highlights, Painted, PaintedTurn
from ect_coder.ui.reader.offsets import Offsets, whole
from ect_coder.ui.reader.strokes import Strokes, strokes
from ect_coder.values import Span
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ect_coder.ui.theme import Palette

GUTTER = 58
_RIGHT = 18
_COLUMN = 72
_SAMPLE = "Ce qu’on voulait, c’était que les enfants mangent ce qui pousse ici, à vingt kilomètres."
_LINE_HEIGHT = 148.0
_FLASH = 900


class Page(QTextEdit):
    """Shows a text with its codings; tells what is selected, clicked and wished."""

    selection_changed = Signal(object)
    position_changed = Signal(int)
    coding_clicked = Signal(int)
    menu_wished = Signal(QPoint, object, object)
    zoom_wished = Signal(int)
    scrolled = Signal()
    relaid = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._text = ""
        self._offsets = Offsets("")
        self._highlights = Highlights([0], 0)
        self._numbers: dict[int, int] = {}
        self._starts: list[int] = []
        self._geometry: dict[int, Strokes] = {}
        self._lines: dict[int, tuple[float, float]] = {}
        self._tops: dict[int, QRectF] = {}
        self._form = (0.0, "", 0)
        self._hits: list[Span] = []
        self._hit = -1
        self._current: int | None = None
        self._hovered: int | None = None
        self._flashed: Span | None = None
        self._last_double = QPoint()
        self._clicks = QTimer(self)
        self._clicks.setSingleShot(True)
        self._clicks.setInterval(QApplication.doubleClickInterval())
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
        self.selectionChanged.connect(self._selection_moved)
        self.cursorPositionChanged.connect(self._caret_moved)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.document().documentLayout().documentSizeChanged.connect(self._relaid)

    # The text

    def load(self, text: str, turns: Sequence[PaintedTurn], marks: Sequence[tuple[int, int, str]]) -> None:
        """Show a text, with its speaker turns set apart and its headings and bold passages; no coding yet."""
        self._text = text
        self._offsets = Offsets(text)
        starts = _line_starts(text)
        self._highlights = Highlights(starts, len(text))
        found = paragraphs(text)
        self._starts = [each.start for each in found]
        self._numbers = {self._highlights.block_of(each.start): each.number for each in found}
        self._hits, self._hit, self._current, self._hovered, self._flashed = [], -1, None, None, None
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

    def set_zoom(self, size: int) -> None:
        """Give the text a size, in points."""
        here = self.first_visible()
        self.document().setDefaultFont(theme.reading_font(size))
        self._fit()
        self._forget_places()
        self.relaid.emit()
        self._scroll_to(here)

    def first_visible(self) -> int:
        """Return the code point at the top of what is seen."""
        seen = self.verticalScrollBar().value() + 8
        number = self._block_below(seen)
        block = self.document().findBlockByNumber(number)
        layout, top = block.layout(), self._whole(number).top()
        lines = (layout.lineAt(rank) for rank in range(layout.lineCount()))
        start = next((line.textStart() for line in lines if top + line.y() + line.height() > seen), 0)
        return self._offsets.to_points(block.position() + start)

    def caret(self) -> int:
        """Return the code point of the caret."""
        return self._offsets.to_points(self.textCursor().position())

    def paragraph_at(self, position: int) -> int:
        """Return the number of the paragraph that holds a code point."""
        return paragraph_number(self._starts, position)

    def paragraph_count(self) -> int:
        """Return how many paragraphs the text has."""
        return len(self._starts)

    def go_to_paragraph(self, number: int) -> None:
        """Bring a paragraph into sight, by the number under which it is cited."""
        if 1 <= number <= len(self._starts):
            self.go_to(self._starts[number - 1])

    # Selecting

    def widen(self) -> None:
        """Select the word at the caret, then its sentence, then its paragraph."""
        span = self.selected_span()
        here = self.caret()
        wider = widened(self._text, span.start, span.end) if span else widened(self._text, here, here)
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
        line = self._line_span(self._highlights.block_of(position))
        if line is not None:
            self._flash_on(line)

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
            self.select_span(hits[self._hit])
            self._scroll_to(hits[self._hit].start)
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
        bottom = top + self.viewport().height()
        first, count = self._block_below(top), self.document().blockCount()
        last = first
        while last + 1 < count and self._whole(last + 1).top() < bottom:
            last += 1
        return range(first, last + 1)

    def _block_below(self, height: float) -> int:
        """Return the first block that ends below a height of the document.

        Not cursorForPosition: while Qt lays a long text out, blocks whose turn has not come lie at 0, and it finds
        those. Searched by doubling steps from the top, so that nothing far below has to be laid out for it.
        """
        count, reach = self.document().blockCount(), 1
        while reach < count and self._whole(reach - 1).bottom() <= height:
            reach *= 2
        found = bisect_right(range(min(reach, count)), height, key=self._bottom)
        return min(found, count - 1)

    def _bottom(self, number: int) -> float:
        return self._whole(number).bottom()

    def place(self, position: int) -> float:
        """Return the height of a code point's line top in the viewport, which may lie out of sight."""
        return self._line(position)[0] - self.verticalScrollBar().value()

    def line_bottom(self, position: int) -> float:
        """Return the height of a code point's line bottom in the viewport."""
        return self._line(position)[1] - self.verticalScrollBar().value()

    def _line(self, position: int) -> tuple[float, float]:
        """Return top and bottom of a code point's line in the document; kept until the text is laid out anew."""
        found = self._lines.get(position)
        if found is None:
            block = self.document().findBlockByNumber(self._highlights.block_of(position))
            line = block.layout().lineForTextPosition(self._offsets.to_qt(position) - block.position())
            top = self.document().documentLayout().blockBoundingRect(block).top()
            high = line.y() if line.isValid() else 0.0
            found = (top + high, top + high + (line.naturalTextRect().height() if line.isValid() else 0.0))
            self._lines[position] = found
        return found

    # Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint numbers and codings, then the text over them."""
        painter = QPainter(self.viewport())
        area = QRectF(event.rect())
        for number in self.visible_blocks():
            block = self.document().findBlockByNumber(number)
            box = self._box(block)
            if box.bottom() < area.top() or box.top() > area.bottom():
                continue
            self._paint_number(painter, block, box)
            self._paint_block(painter, block, box)
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a line's length between comfortable bounds."""
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a paragraph by its number, a sentence by the third click."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        place = event.position().toPoint()
        position = self._offsets.to_points(self.cursorForPosition(place).position())
        if place.x() < GUTTER - 8:
            self._select_line(position)
            return
        near = (place - self._last_double).manhattanLength() < QApplication.startDragDistance()
        if self._clicks.isActive() and near and self._text:
            self.select_span(sentence_at(self._text, min(position, len(self._text) - 1)))
            return
        super().mousePressEvent(event)
        here = self._highlights.at(position)
        self._current = here[0].id if here else None
        if here:
            self.coding_clicked.emit(here[0].id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a word, and wait for a third click."""
        super().mouseDoubleClickEvent(event)
        self._last_double = event.position().toPoint()
        self._clicks.start()

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

    # Setting the text

    def _set(self, turns: Sequence[PaintedTurn], marks: Sequence[tuple[int, int, str]]) -> None:
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        air = QTextBlockFormat()
        air.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        air.setBottomMargin(9)
        cursor.setBlockFormat(air)
        quiet, label = QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(QColor(self._palette.muted))
        label.setForeground(QColor(self._palette.muted))
        label.setFontFamilies(QApplication.font().families())
        label.setFontWeight(QFont.Weight.DemiBold)
        label.setProperty(QTextCharFormat.Property.FontSizeAdjustment, -1)
        for turn in turns:
            if turn.interviewer:
                self._dress(cursor, turn.label_end, turn.end, quiet)
            self._dress(cursor, turn.start, turn.label_end, label)
        self._mark(cursor, marks)
        cursor.endEditBlock()
        frame = self.document().rootFrame().frameFormat()
        frame.setMargin(0)
        frame.setLeftMargin(GUTTER)
        frame.setRightMargin(_RIGHT)
        frame.setTopMargin(18)
        frame.setBottomMargin(120)
        self.document().rootFrame().setFrameFormat(frame)

    def _mark(self, cursor: QTextCursor, marks: Sequence[tuple[int, int, str]]) -> None:
        bold, italic, heading = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        italic.setFontItalic(True)
        heading.setFontWeight(QFont.Weight.Bold)
        heading.setProperty(QTextCharFormat.Property.FontSizeAdjustment, 1)
        looks = {"bold": bold, "italic": italic, "heading": heading}
        for start, end, kind in marks:
            if kind in looks:
                self._dress(cursor, start, end, looks[kind])

    def _dress(self, cursor: QTextCursor, start: int, end: int, look: QTextCharFormat) -> None:
        if start < end:
            cursor.setPosition(self._offsets.to_qt(start))
            cursor.setPosition(self._offsets.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)

    def comfortable(self) -> int:
        """Return the width, in pixels, beyond which lines would be too long to read well."""
        # Not averageCharWidth: it takes all letters for equally frequent, which made lines of 104 of some serifs.
        letter = QFontMetricsF(self.document().defaultFont()).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        return int(GUTTER + _RIGHT + letter * _COLUMN)

    def _fit(self) -> None:
        wanted = min(max(220, self.viewport().width()), self.comfortable())
        if wanted != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(wanted)
            self._forget_places()
            self.relaid.emit()

    def _scroll_to(self, position: int) -> None:
        bar = self.verticalScrollBar()
        top = self.place(min(position, len(self._text)))
        if not 24 <= top <= self.viewport().height() * 0.7:
            bar.setValue(bar.value() + int(top - self.viewport().height() * 0.28))

    def _select_line(self, position: int) -> None:
        line = self._line_span(self._highlights.block_of(position))
        if line is not None:
            self.select_span(line)

    def _line_span(self, block: int) -> Span | None:
        start, end = self._highlights.start_of(block), self._highlights.end_of(block)
        return Span(start, end) if start < end else None

    # Painting

    def _box(self, block: QTextBlock) -> QRectF:
        box = self._whole(block.blockNumber())
        return box.translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _whole(self, number: int) -> QRectF:
        """Return where a block lies in the document, laid out if it was not; kept until the text is laid out anew."""
        box = self._tops.get(number)
        if box is None:
            box = self.document().documentLayout().blockBoundingRect(self.document().findBlockByNumber(number))
            self._tops[number] = box
        return box

    def _paint_number(self, painter: QPainter, block: QTextBlock, box: QRectF) -> None:
        number = self._numbers.get(block.blockNumber())
        if number is None:
            return
        font = QFont(QApplication.font())
        font.setPointSizeF(max(7.0, self.document().defaultFont().pointSizeF() * 0.66))
        painter.setFont(font)
        painter.setPen(QColor(self._palette.muted))
        line = block.layout().lineAt(0)
        base = box.top() + line.y() + line.ascent() + (line.height() - line.ascent() - line.descent()) * 0
        words = str(number)
        width = QFontMetricsF(font).horizontalAdvance(words)
        painter.drawText(QPointF(GUTTER - 16 - width, base), words)

    def _paint_block(self, painter: QPainter, block: QTextBlock, box: QRectF) -> None:
        number = block.blockNumber()
        if number not in self._geometry:
            runs = self._highlights.runs(number)
            placed = [(run, self._rectangles(block, run.start, run.end)) for run in runs]
            self._geometry[number] = strokes(placed, self._palette)
        origin = QPointF(block.layout().position().x() - self.horizontalScrollBar().value(), box.top())
        self._geometry[number].paint(painter, origin)
        self._paint_spans(painter, block, origin)

    def _paint_spans(self, painter: QPainter, block: QTextBlock, origin: QPointF) -> None:
        """Paint what passes: hits, and the outline of the coding that is hovered or has just been reached."""
        accent = QColor(self._palette.accent)
        soft = QColor(self._palette.contested)
        for rank, hit in self._hits_in(block):
            for rectangle in self._rectangles_of(block, hit):
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
            for rectangle in self._rectangles_of(block, span):
                painter.drawRoundedRect(rectangle.translated(origin).adjusted(-1, 0, 1, 0), 2, 2)

    def _hits_in(self, block: QTextBlock) -> list[tuple[int, Span]]:
        if not self._hits:
            return []
        number = block.blockNumber()
        start, end = self._highlights.start_of(number), self._highlights.end_of(number)
        first = bisect_right(self._hits, start, key=attrgetter("end"))
        last = bisect_left(self._hits, end, lo=first, key=attrgetter("start"))
        return [(rank, self._hits[rank]) for rank in range(first, last)]

    def _rectangles_of(self, block: QTextBlock, span: Span) -> list[QRectF]:
        number = block.blockNumber()
        start = self._highlights.start_of(number)
        left, right = max(0, span.start - start), min(self._highlights.end_of(number), span.end) - start
        return self._rectangles(block, left, right) if left < right else []

    def _rectangles(self, block: QTextBlock, start: int, end: int) -> list[QRectF]:
        """Find the rectangles of [start, end), code points within a block, relative to the block's layout."""
        base = self._highlights.start_of(block.blockNumber())
        first = self._offsets.to_qt(base + start) - block.position()
        last = self._offsets.to_qt(base + end) - block.position()
        layout = block.layout()
        found = []
        for rank in range(
            layout.lineForTextPosition(first).lineNumber() if layout.lineCount() else 0, layout.lineCount()
        ):
            line = layout.lineAt(rank)
            left = max(first, line.textStart())
            right = min(last, line.textStart() + line.textLength())
            if left >= last:
                break
            if left < right:
                x, x_end = _x(line.cursorToX(left)), _x(line.cursorToX(right))
                height = line.ascent() + line.descent()
                found.append(QRectF(min(x, x_end), line.y() + line.height() - height - 1, abs(x_end - x), height + 2))
        return found

    def _touch(self, blocks: range) -> None:
        for number in blocks:
            self._geometry.pop(number, None)
        visible = self.visible_blocks()
        for number in range(max(blocks.start, visible.start), min(blocks.stop, visible.stop)):
            box = self._box(self.document().findBlockByNumber(number))
            self.viewport().update(box.toAlignedRect().adjusted(-GUTTER, -2, GUTTER, 2))

    # Telling

    def _selection_moved(self) -> None:
        self.selection_changed.emit(self.selected_span())

    def _caret_moved(self) -> None:
        if self._current is not None:
            here = {each.id for each in self._highlights.at(self.caret())}
            if self._current not in here:
                self._current = None
        self.position_changed.emit(self.caret())

    def _scrolled(self, _value: int) -> None:
        self.scrolled.emit()

    def _relaid(self) -> None:
        """Look again where things are, but not while Qt only lays out what comes further down: nothing above moves."""
        form = (self.document().textWidth(), self.document().defaultFont().key(), self.logicalDpiX())
        if form != self._form:
            self._form = form
            self._forget_places()
            self.relaid.emit()

    def _forget_places(self) -> None:
        self._geometry.clear()
        self._lines.clear()
        self._tops.clear()

    def _flash_on(self, span: Span) -> None:
        self._flashed = span
        self._flash.start()
        self.viewport().update()

    def _end_flash(self) -> None:
        self._flashed = None
        self.viewport().update()


def _line_starts(text: str) -> list[int]:
    starts, place = [0], text.find("\n")
    while place >= 0:
        starts.append(place + 1)
        place = text.find("\n", place + 1)
    return starts


def _x(found: object) -> float:
    """Read QTextLine.cursorToX, which gives (x, position) or x alone."""
    first = found[0] if isinstance(found, tuple) else found
    return float(first)  # type: ignore[arg-type]
