"""A walk through a Word document, in its order: every accepted word into a draft once, what is left out counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.corpus.readers.draft import PLAIN, Anchor, Edge, Line, Looks, Piece
from ect_coder.corpus.readers.numerals import numeral
from ect_coder.corpus.readers.rows import row_of
from ect_coder.corpus.readers.source import MarkKind
from ect_coder.corpus.readers.word_parts import MC, W14, A, M, Said, W, alternative, said, switch, value, words_of
from ect_coder.corpus.readers.word_styles import Style, Styles, looks
from ect_coder.corpus.readers.word_symbols import symbol
from ect_coder.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ect_coder.corpus.readers.draft import Draft
    from ect_coder.corpus.readers.package import Element
    from ect_coder.corpus.readers.word_numbers import Numbers

_DELETED = (f"{W}del", f"{W}moveFrom")
_WRAPPERS = {
    f"{W}ins": "insertions",
    f"{W}moveTo": "moves",
    f"{W}sdt": "content_controls",
    f"{W}hyperlink": "hyperlinks",
}
_COMMENT_EDGES = {
    f"{W}commentRangeStart": Edge.START,
    f"{W}commentRangeEnd": Edge.END,
    f"{W}commentReference": Edge.POINT,
}
_EMBEDDED = (f"{W}altChunk", f"{W}subDoc")
_SILENT = frozenset(
    f"{W}{name}" for name in ("pPr", "rPr", "sectPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "smartTagPr", "rubyPr")
)
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_PICTURES = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object"))
_BOX = f"{W}txbxContent"
_OF_PARAGRAPHS, _OF_RUNS = f"{W}pPr", f"{W}rPr"
_GONE = frozenset({f"{W}del", f"{W}cellDel"})
_PAGE = Piece("", anchor=Anchor(Edge.PAGE))


class Walk:
    """Reads the parts of a document into one draft; paragraphs that lost their end go on in the next."""

    def __init__(self, draft: Draft, styles: Styles, numbers: Numbers, cancelled: Callable[[], bool]) -> None:
        self.draft = draft
        self.cited: dict[str, dict[str, int]] = {kind: {} for kind in _NOTES.values()}
        self._styles = styles
        self._numbers = numbers
        self._cancelled = cancelled
        self._in_code: list[bool] = []
        self._boxes: list[Element] = []
        self._seen = 0

    def blocks(self, parent: Element) -> None:
        """Read paragraphs and tables, through whatever wraps them."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child)
            elif tag == f"{W}tbl":
                self._table(child)
            elif tag in _DELETED:
                self._leave_out(child)
            elif tag == f"{MC}AlternateContent":
                self.blocks(alternative(child))
            elif tag in _EMBEDDED:
                self.draft.left_out["embedded"] += 1
            elif tag in _COMMENT_EDGES:
                self.draft.hold(_comment_edge(child))
            elif tag not in _SILENT:
                self._count_wrapper(child)
                self.blocks(child)
        self._end_line()

    def _paragraph(self, element: Element) -> None:
        self._seen += 1
        if self._seen % 500 == 0 and self._cancelled():
            raise Cancelled
        properties = said(element.find(_OF_PARAGRAPHS))
        style = self._styles.style(value(properties, "pStyle"))
        pieces: list[Piece] = []
        self._inline(element, pieces, style)
        self._in_code.clear()
        line = Line(pieces, MarkKind.HEADING if _is_heading(properties, style) else None)
        ended = _is_ended(properties)
        label = self._numbers.label(properties, style) if ended or line.says_something else ""
        if label and line.says_something:
            pieces.insert(0, Piece(f"{label} "))
        if ended:
            self.draft.add(line)
            self._read_boxes()
        else:
            self.draft.hold(*pieces)

    def _end_line(self) -> None:
        self.draft.settle()
        self._read_boxes()

    def _read_boxes(self) -> None:
        """Read text boxes after the paragraph that they hang on."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.draft.kept["text_boxes"] += 1
            self.blocks(box)

    def _inline(self, parent: Element, into: list[Piece], style: Style) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, into, style)
            elif tag in _SILENT:
                continue
            elif tag in _DELETED:
                self._leave_out(child)
            elif tag == f"{MC}AlternateContent":
                self._inline(alternative(child), into, style)
            elif tag in _COMMENT_EDGES:
                into.append(_comment_edge(child))
            elif tag == f"{M}t":
                into.append(Piece(child.text or "", style.looks))
            else:
                self._count_wrapper(child)
                self._inline(child, into, style)

    def _run(self, run: Element, into: list[Piece], style: Style) -> None:
        properties = said(run.find(_OF_RUNS))
        hidden, appearance = style.hidden, style.looks
        named = value(properties, "rStyle")
        if named:
            own = self._styles.style(named)
            hidden, appearance = hidden or own.hidden, appearance | own.looks
        vanished = switch(properties, "vanish")
        hidden = hidden if vanished is None else vanished
        appearance = looks(properties, appearance)
        self._characters(run, into, style, appearance, hidden=hidden)

    def _characters(self, run: Element, into: list[Piece], style: Style, appearance: Looks, *, hidden: bool) -> None:
        for child in run:
            if child.tag == f"{MC}AlternateContent":
                self._characters(alternative(child), into, style, appearance, hidden=hidden)
                continue
            text = child.text or "" if child.tag == f"{W}t" else self._character(child, into, style)
            if not text or True in self._in_code:
                continue
            if hidden:
                self.draft.leave_out("hidden", text)
            else:
                into.append(Piece(text, appearance))

    def _character(self, element: Element, into: list[Piece], style: Style) -> str:
        """Give what an element of a run stands for in the text, or follow what it leads to."""
        tag = element.tag
        if tag in _CHARACTERS:
            return _CHARACTERS[tag]
        if tag == f"{W}fldChar":
            self._field(element.get(f"{W}fldCharType"))
        elif tag == f"{W}lastRenderedPageBreak":
            into.append(_PAGE)
        elif tag in _NOTES:
            return f"[{self._cite(element, _NOTES[tag])}]"
        elif tag == f"{W}sym":
            return self._symbol(element)
        elif tag == f"{W}ruby":
            self._ruby(element, into, style)
        elif tag in _COMMENT_EDGES:
            into.append(_comment_edge(element))
        elif tag in _PICTURES:
            self._picture(element)
        return ""

    def _field(self, kind: str | None) -> None:
        """Follow a field: its code is left out, its result kept."""
        if kind == "begin":
            self._in_code.append(True)
        elif kind == "separate" and self._in_code:
            self._in_code[-1] = False
        elif kind == "end" and self._in_code:
            self._in_code.pop()

    def _cite(self, element: Element, kind: str) -> str:
        cited, name = self.cited[kind], element.get(f"{W}id", "")
        return note_sign(cited.setdefault(name, len(cited) + 1), kind)

    def _symbol(self, element: Element) -> str:
        text = symbol(element.get(f"{W}font", ""), element.get(f"{W}char", ""))
        if not text:
            self.draft.left_out["symbols"] += 1
        return text

    def _ruby(self, element: Element, into: list[Piece], style: Style) -> None:
        """Write the reading of characters in brackets after them."""
        for base in element.iterfind(f"{W}rubyBase"):
            self._inline(base, into, style)
        for reading in element.iterfind(f"{W}rt"):
            into.append(Piece(" ("))
            self._inline(reading, into, style)
            into.append(Piece(")"))

    def _picture(self, element: Element) -> None:
        """Keep the text boxes of a drawing for after its paragraph; count one without as what it is."""
        boxes = list(_boxes(element))
        self._boxes.extend(boxes)
        if not boxes:
            drawn = element.tag != f"{W}object" and not any(map(_is_diagram, element.iter(f"{A}graphicData")))
            self.draft.left_out["images" if drawn else "objects"] += 1

    def _table(self, table: Element) -> None:
        """Write each row as a line of cells parted by tabs; cells of several lines follow one another instead."""
        self._end_line()
        self.draft.kept["tables"] += 1
        for row in self._parts_of(table, f"{W}tr", "trPr"):
            begin = len(self.draft.lines)
            cells: list[list[Line]] = []
            for cell in self._parts_of(row, f"{W}tc", "tcPr"):
                self._cell(cell)
                cells.append(self.draft.cut(begin))
            self.draft.lines.extend(row_of(cells))

    def _cell(self, cell: Element) -> None:
        """Read a cell, but not what lies hidden under the cell that it was merged into."""
        properties = said(cell.find(f"{W}tcPr"))
        for merged in ("vMerge", "hMerge"):
            found = properties.get(f"{W}{merged}")
            if found is not None and found.get(f"{W}val", "continue") == "continue":
                self.draft.leave_out("hidden", words_of(cell))
                return
        self.blocks(cell)

    def _parts_of(self, parent: Element, wanted: str, properties: str) -> Iterator[Element]:
        """Find rows or cells through content controls and insertions; deleted ones are counted instead."""
        for child in parent:
            if child.tag == wanted:
                if not _GONE.isdisjoint(said(child.find(f"{W}{properties}"))):
                    self._leave_out(child)
                else:
                    yield child
            elif child.tag in _DELETED:
                self._leave_out(child)
            elif child.tag not in _SILENT:
                yield from self._parts_of(child, wanted, properties)

    def _leave_out(self, element: Element) -> None:
        """Count what was deleted, or moved: that stands elsewhere."""
        if element.tag == f"{W}moveFrom":
            self.draft.left_out["moves"] += 1
        else:
            self.draft.leave_out("deletions", words_of(element))

    def _count_wrapper(self, element: Element) -> None:
        name = _WRAPPERS.get(element.tag)
        if name:
            self.draft.kept[name] += 1


def note_sign(rank: int, kind: str) -> str:
    """Give the number of a note, from 1: 1, 2, 3, or i, ii, iii for endnotes."""
    return numeral(rank, "1" if kind == "footnotes" else "i")


def _comment_edge(element: Element) -> Piece:
    return Piece("", PLAIN, Anchor(_COMMENT_EDGES[element.tag], element.get(f"{W}id", "")))


def _boxes(element: Element) -> Iterator[Element]:
    """Find the outermost text boxes of a drawing, each in one of its versions."""
    if element.tag == _BOX:
        yield element
        return
    for child in alternative(element) if element.tag == f"{MC}AlternateContent" else element:
        yield from _boxes(child)


def _is_diagram(element: Element) -> bool:
    return str(element.get("uri", "")).endswith(("/diagram", "/chart", "/chartex"))


def _is_ended(properties: Said) -> bool:
    """Say whether a paragraph has its end: not where that was deleted or is hidden."""
    mark = said(properties.get(_OF_RUNS))
    gone = f"{W}del" in mark or f"{W}moveFrom" in mark
    return not (gone or switch(mark, "vanish") or switch(mark, "specVanish"))


def _is_heading(properties: Said, style: Style) -> bool:
    level = value(properties, "outlineLvl")
    return level != "9" if level else style.heading


def paragraph_ids(element: Element) -> list[str]:
    """List the ids by which replies name the paragraphs in an element."""
    return [each.get(f"{W14}paraId", "") for each in element.iter(f"{W}p")]
