"""A walk through an OpenDocument text, in its order: every accepted word into a draft once. Format: ODF 1.3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ect_coder.corpus.readers.draft import PLAIN, Anchor, Comment, Edge, Line, Looks, Piece
from ect_coder.corpus.readers.numerals import Counting
from ect_coder.corpus.readers.odt_styles import DRAW, LOEXT, OFFICE, TABLE, TEXT, Styles, number
from ect_coder.corpus.readers.rows import row_of
from ect_coder.corpus.readers.source import MarkKind
from ect_coder.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ect_coder.corpus.readers.draft import Draft
    from ect_coder.corpus.readers.odt_styles import Style
    from ect_coder.corpus.readers.package import Element

_DC = "{http://purl.org/dc/elements/1.1/}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SPACE = re.compile("[ \t\r\n]+")
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_SILENT = frozenset({
    *(f"{TEXT}{name}" for name in ("tracked-changes", "number", "note-citation", "ruby-text")),
    *(f"{OFFICE}{name}" for name in ("forms", "event-listeners", "annotation")),
    *(f"{DRAW}{name}" for name in ("enhanced-geometry", "image", "object", "object-ole", "plugin")),
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
})  # fmt: skip
_SETTINGS = ("-source", "-decls")
_WRAPPERS = {f"{TEXT}a": "hyperlinks", f"{LOEXT}content-control": "content_controls"}
_EMBEDDED = (f"{DRAW}object", f"{DRAW}object-ole", f"{DRAW}plugin")
_PAGE = Piece("", anchor=Anchor(Edge.PAGE))
_MOST_SPACES = 100
"""Spaces that one element may stand for."""


class Walk:
    """Reads the body of a document into a draft."""

    def __init__(self, draft: Draft, styles: Styles, cancelled: Callable[[], bool]) -> None:
        self._draft = draft
        self._styles = styles
        self._cancelled = cancelled
        self._counting = Counting()
        self._lists: dict[str, str] = {}
        self._latest: dict[str, str] = {}
        self._label = ""
        self._boxes: list[Element] = []
        self._notes: list[Element] = []
        self._after_space = True
        self._seen = 0

    def blocks(self, parent: Element) -> None:
        """Read paragraphs, lists and tables, through whatever wraps them."""
        for child in parent:
            self._block(child)
        self._draft.settle()
        self._read_boxes()

    def _block(self, element: Element) -> None:
        tag = element.tag
        if tag in _PARAGRAPHS:
            self._paragraph(element)
        elif tag == f"{TEXT}list":
            self._list(element, element.get(f"{TEXT}style-name", ""), self._named(element), 0)
        elif tag == f"{TABLE}table":
            self._table(element)
        elif tag == f"{TEXT}soft-page-break":
            self._draft.hold(_PAGE)
        elif _is_silent(element):
            return
        elif tag.startswith(DRAW):
            self._drawing(element)
        elif element.get(f"{TEXT}display") == "none":
            self._draft.leave_out("hidden", words_of(element))
        else:
            self.blocks(element)

    def notes(self) -> None:
        """Put the notes at the end, footnotes first, each one line with the number that the text has for it."""
        for kind in ("footnote", "endnote"):
            for note in [each for each in self._notes if each.get(f"{TEXT}note-class", "footnote") == kind]:
                begin = len(self._draft.lines)
                for body in note.iterfind(f"{TEXT}note-body"):
                    self.blocks(body)
                self._draft.close_note(begin, _sign(note), f"{kind}s")

    def _paragraph(self, element: Element) -> None:
        self._seen += 1
        if self._seen % 500 == 0 and self._cancelled():
            raise Cancelled
        style = self._styles.style("paragraph", element.get(f"{TEXT}style-name", ""))
        label, self._label = self._label or self._outline(element), ""
        pieces: list[Piece] = [_PAGE] if style.new_page else []
        self._after_space = True
        self._inline(element, pieces, style.over(PLAIN), hidden=style.hidden)
        heading = element.tag == f"{TEXT}h" or style.heading
        line = Line(pieces, MarkKind.HEADING if heading else None)
        if label and line.says_something:
            pieces.insert(0, Piece(f"{label} "))
        if line.says_something or not style.hidden:
            self._draft.add(line)
        self._read_boxes()

    def _outline(self, element: Element) -> str:
        """Give the number of a heading by the outline of the document."""
        if element.tag != f"{TEXT}h" or element.get(f"{TEXT}is-list-header") == "true":
            return ""
        depth = number(element, f"{TEXT}outline-level", 1) - 1
        level = self._styles.outline.get(depth)
        return self._counting.label("", self._styles.outline, depth) if level is not None and level.pattern else ""

    def _read_boxes(self) -> None:
        """Read text boxes after the paragraph that they hang on."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._draft.kept["text_boxes"] += 1
            self.blocks(box)

    def _inline(self, element: Element, into: list[Piece], looks: Looks, *, hidden: bool) -> None:
        """Read what stands in an element: its own words, and those of what it holds, each with what follows it."""
        self._words(element.text, into, looks, hidden=hidden)
        for child in element:
            self._child(child, into, looks, hidden=hidden)
            self._words(child.tail, into, looks, hidden=hidden)

    def _words(self, text: str | None, into: list[Piece], looks: Looks, *, hidden: bool) -> None:
        """Add characters, white space as it shows: one space for any, none where a line begins."""
        if not text:
            return
        text = _SPACE.sub(" ", text)
        if self._after_space:
            text = text.removeprefix(" ")
        if text:
            self._after_space = text.endswith(" ")
            self._add(text, into, looks, hidden=hidden)

    def _add(self, text: str, into: list[Piece], looks: Looks, *, hidden: bool) -> None:
        if hidden:
            self._draft.leave_out("hidden", text)
        else:
            into.append(Piece(text, looks))

    def _child(self, child: Element, into: list[Piece], looks: Looks, *, hidden: bool) -> None:
        tag = child.tag
        if tag == f"{TEXT}span":
            style: Style = self._styles.style("text", child.get(f"{TEXT}style-name", ""))
            self._inline(child, into, style.over(looks), hidden=hidden or style.hidden)
        elif (character := _character(child)) is not None:
            self._after_space = False
            self._add(character, into, looks, hidden=hidden)
        elif tag == f"{TEXT}soft-page-break":
            into.append(_PAGE)
        elif tag == f"{TEXT}note":
            self._notes.append(child)
            self._add(f"[{_sign(child)}]", into, looks, hidden=hidden)
        elif tag in (f"{OFFICE}annotation", f"{OFFICE}annotation-end"):
            into.append(self._comment(child))
        elif tag.startswith(DRAW):
            self._drawing(child)
        elif not _is_silent(child):
            if tag in _WRAPPERS:
                self._draft.kept[_WRAPPERS[tag]] += 1
            away = child.get(f"{TEXT}is-hidden") == "true"
            self._inline(child, into, looks, hidden=hidden or away)
            self._reading(child, into, looks)

    def _reading(self, element: Element, into: list[Piece], looks: Looks) -> None:
        """Write the reading of characters in brackets after them."""
        into.extend(Piece(f" ({''.join(each.itertext())})", looks) for each in element.iterfind(f"{TEXT}ruby-text"))

    def _comment(self, element: Element) -> Piece:
        """Take a comment, and give where its passage begins, or ends; without a name it is on a place only."""
        name = element.get(f"{OFFICE}name", "")
        if element.tag == f"{OFFICE}annotation-end":
            return Piece("", anchor=Anchor(Edge.END, name))
        edge = Edge.START if name else Edge.POINT
        name = name or f"#{len(self._draft.comments)}"
        text = "\n".join("".join(each.itertext()) for each in element.iter(*_PARAGRAPHS))
        author, date = (element.findtext(f"{_DC}{each}") or "" for each in ("creator", "date"))
        self._draft.comments[name] = Comment(text, author, date, element.get(f"{LOEXT}parent-name", ""))
        return Piece("", anchor=Anchor(edge, name))

    def _drawing(self, element: Element) -> None:
        """Keep the text boxes of a drawing for after its paragraph; count one without as what it is."""
        boxes = list(_boxes(element))
        self._boxes.extend(boxes)
        if not boxes:
            embedded = any(True for _each in element.iter(*_EMBEDDED))
            self._draft.left_out["objects" if embedded else "images"] += 1

    def _named(self, element: Element) -> str:
        """Give the name under which a list counts: that of the one that it continues, else one of its own."""
        style, identity = element.get(f"{TEXT}style-name", ""), element.get(_ID, "")
        continued = self._lists.get(element.get(f"{TEXT}continue-list", ""))
        if continued is None and element.get(f"{TEXT}continue-numbering") == "true":
            continued = self._latest.get(style)
        name = continued or f"{len(self._lists)} {len(self._latest)} {self._seen}"
        self._latest[style] = name
        if identity:
            self._lists[identity] = name
        return name

    def _list(self, element: Element, style: str, name: str, depth: int) -> None:
        """Read the items of a list; the number is that of the first paragraph of each."""
        levels = self._styles.lists.get(style, {})
        for item in element:
            numbered = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag == f"{TEXT}list":
                    self._list(child, child.get(f"{TEXT}style-name", style), name, depth + 1)
                    continue
                if numbered and child.tag in _PARAGRAPHS:
                    self._label = self._counting.label(name, levels, depth, _start(item))
                    numbered = False
                self._block(child)

    def _table(self, table: Element) -> None:
        """Write each row as a line of cells parted by tabs; cells of several lines follow one another instead."""
        self._draft.settle()
        self._read_boxes()
        if self._styles.style("table", table.get(f"{TABLE}style-name", "")).new_page:
            self._draft.hold(_PAGE)
        self._draft.kept["tables"] += 1
        for row in _rows(table):
            begin = len(self._draft.lines)
            cells: list[list[Line]] = []
            for cell in row:
                if cell.tag == f"{TABLE}table-cell":
                    self.blocks(cell)
                    cells.append(self._draft.cut(begin))
                elif cell.tag == f"{TABLE}covered-table-cell":
                    self._draft.leave_out("hidden", words_of(cell))
                    cells.append([])
            self._draft.lines.extend(row_of(cells))


def words_of(element: Element) -> str:
    """Give the characters in an element, paragraphs apart."""
    paragraphs = [*element.iter(*_PARAGRAPHS)]
    return "\n".join("".join(each.itertext()) for each in paragraphs)


def _character(element: Element) -> str | None:
    """Give the white space that an element stands for."""
    if element.tag == f"{TEXT}s":
        return " " * min(number(element, f"{TEXT}c", 1), _MOST_SPACES)
    if element.tag == f"{TEXT}tab":
        return "\t"
    return "\n" if element.tag == f"{TEXT}line-break" else None


def _is_silent(element: Element) -> bool:
    return element.tag in _SILENT or element.tag.endswith(_SETTINGS)


def _sign(note: Element) -> str:
    citation = note.find(f"{TEXT}note-citation")
    return "".join(citation.itertext()).strip() if citation is not None else "*"


def _start(item: Element) -> int | None:
    start = number(item, f"{TEXT}start-value", -1)
    return start if start >= 0 else None


def _rows(parent: Element) -> Iterator[Element]:
    """Find the rows of a table through what groups them."""
    for child in parent:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag.startswith(f"{TABLE}table-"):
            yield from _rows(child)


def _boxes(element: Element) -> Iterator[Element]:
    """Find what holds paragraphs in a drawing, outermost first."""
    if any(child.tag in _PARAGRAPHS or child.tag in (f"{TEXT}list", f"{TABLE}table") for child in element):
        yield element
        return
    for child in element:
        if child.tag.startswith(DRAW):
            yield from _boxes(child)
