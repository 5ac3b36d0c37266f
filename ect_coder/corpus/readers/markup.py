"""From a tree of HTML, or of what trafilatura makes of it, to lines: paragraphs, headings, items, rows of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree, html

from ect_coder.corpus.readers.lines import Lines
from ect_coder.corpus.readers.source import MarkKind
from ect_coder.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

_CONTROLS = bytes({*range(32), 127} - {*b"\t\n\v\f\r"})
"""Bytes at which the parser may stop; all else becomes canonical line by line."""
_SPACES = bytes.maketrans(b"\v\f", b"\n\n")
SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "noframes",
        "template",
        "title",
        "svg",
        "iframe",
        "object",
        "audio",
        "video",
        "canvas",
        "select",
        "button",
        "textarea",
    ]
)
"""Elements whose words no reader sees as words of the page."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "head"})
_BLOCKS = _HEADINGS | frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "header",
        "hgroup",
        "hr",
        "item",
        "lb",
        "legend",
        "li",
        "list",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "quote",
        "row",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "graphic",
    ]
)
_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_RICH = ("table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "article", "section", "form")
_LOOKS = {
    "b": MarkKind.BOLD,
    "strong": MarkKind.BOLD,
    "i": MarkKind.ITALIC,
    "em": MarkKind.ITALIC,
    "cite": MarkKind.ITALIC,
    "mark": MarkKind.HIGHLIGHT,
    "#b": MarkKind.BOLD,
    "#i": MarkKind.ITALIC,
}


class TooDeep(Exception):
    """A page is nested so deep that the parser gave up, and lost the words that follow."""


def parsed(text: str) -> html.HtmlElement:
    """Parse a page, or a piece of one; raise TooDeep, or what lxml raises where there is no page."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    plain = text.encode("utf-8", "replace").translate(_SPACES, _CONTROLS)
    tree = html.document_fromstring(plain, parser=parser)
    if parser.error_log.filter_from_fatals():
        raise TooDeep
    return tree


def lines(tree: _Element, cancelled: Callable[[], bool]) -> Lines:
    """Write a tree down, without recursion: pages may be nested as deep as they like."""
    walk = _Walk()
    steps = etree.iterwalk(tree, events=("start", "end"))
    for seen, (event, element) in enumerate(steps):
        if seen % 5_000 == 0 and cancelled():
            raise Cancelled
        if event == "start":
            if walk.enter(element):
                steps.skip_subtree()
        else:
            walk.leave(element, root=element is tree)
    walk.lines.end()
    return walk.lines


class _Walk:
    """Where one is in the tree: inside which looks and which rows."""

    def __init__(self) -> None:
        self.lines = Lines()
        self._looks: list[MarkKind] = []
        self._rows: list[bool] = []
        self._first_cell = True
        self._as_typed = 0

    def enter(self, element: _Element) -> bool:
        """Begin an element; say whether what is in it is to be passed over."""
        tag = _name(element)
        if not tag or tag in SILENT:
            return True
        if tag in _ROWS:
            self.lines.end()
            self._rows.append(_is_plain(element))
            self._first_cell = True
        elif tag in _CELLS and self._in_a_row():
            if not self._first_cell:
                self.lines.cell()
            self._first_cell = False
        elif tag in _BLOCKS or tag in _CELLS:
            self._break()
        look = _look(element, tag)
        if look is not None:
            self._looks.append(look)
        self._as_typed += tag == "pre"
        self._say(element.text)
        return False

    def leave(self, element: _Element, *, root: bool) -> None:
        """End an element, and say what follows it."""
        tag = _name(element)
        if tag and tag not in SILENT:
            look = _look(element, tag)
            if look is not None:
                self._looks.remove(look)
            if tag in _ROWS:
                self._rows.pop()
                self.lines.end()
            elif tag in _BLOCKS or (tag in _CELLS and not self._in_a_row()):
                self._break(heading=tag in _HEADINGS)
            self._as_typed -= tag == "pre"
        if not root:
            self._say(element.tail)

    def _say(self, words: str | None) -> None:
        """Say words; where a page keeps its lines as they were typed, each is one."""
        if words and self._as_typed and not self._in_a_row():
            *ended, words = words.splitlines() if not words.endswith("\n") else [*words.splitlines(), ""]
            for line in ended:
                self.lines.say(line, frozenset(self._looks))
                self.lines.end()
        self.lines.say(words, frozenset(self._looks))

    def _in_a_row(self) -> bool:
        return bool(self._rows) and self._rows[-1]

    def _break(self, *, heading: bool = False) -> None:
        """End the line, or go on within the cell of a row."""
        if self._in_a_row():
            self.lines.say(" ")
        else:
            self.lines.end(heading=heading)


def _name(element: _Element) -> str:
    """Give the name of an element, without its namespace; a comment has none."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _look(element: _Element, tag: str) -> MarkKind | None:
    return _LOOKS.get(element.get("rend", "") if tag == "hi" else tag)


def _is_plain(row: _Element) -> bool:
    """Say whether a row holds data: the tables of old pages only lay out what is in them."""
    if next(row.iter(*_RICH), None) is not None:
        return False
    return all(sum(1 for _each in cell.iter("p", "div")) <= 1 for cell in row)
