"""Markdown: the words without their signs; headings, bold and italics as marks, rows of tables as lines.

A line end within a paragraph is one of the text, unless the paragraph was wrapped at the width of a screen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ect_coder.corpus.readers import markup
from ect_coder.corpus.readers.decoding import content, decoded
from ect_coder.corpus.readers.lines import Lines
from ect_coder.corpus.readers.source import MarkKind, Source
from ect_coder.errors import BadDate, Cancelled, Cause, UnreadableFile
from ect_coder.values import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

SUFFIXES = frozenset({".md", ".markdown"})

_FRONT = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_PAIR = re.compile(r"^([^\s:#-][^:\n]{0,60}):[ \t]*(\S[^\n]*)$", re.M)
_LABEL = re.compile(r"\W{0,3}[^\W\d_][\w .'’-]{0,39}\W{0,3}:")
_WRAPPED = range(50, 131)
"""Characters of a line that an editor may have wrapped."""
_NESTING = 100
_LOOKS = {"strong": MarkKind.BOLD, "em": MarkKind.ITALIC}
_NAMES = {"titre": "title", "auteur": "author", "auteure": "author", "authors": "author"}


def read(path: Path, cancelled: Callable[[], bool]) -> Source:
    """Read a Markdown file; raise UnreadableFile, or Cancelled when asked to stop."""
    text, warnings = decoded(path, content(path))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    facts = _facts(front[1]) if front else {}
    writing = _Writing()
    tokens = _tokens(path, text[front.end() :] if front else text)
    try:
        writing.write(tokens, cancelled)
    except markup.TooDeep:
        raise UnreadableFile(path=path.name, cause=Cause.TOO_BIG) from None
    return Source(
        writing.lines.text,
        marks=tuple(writing.lines.marks),
        left_out={"images": writing.images},
        warnings=warnings,
        facts=tuple((name, value) for name, value in facts.items() if name not in ("title", "date")),
        title=facts.get("title") or writing.title,
        date=_date(facts.get("date", "")),
    )


def _facts(front: str) -> dict[str, str]:
    pairs = ((found[1].strip(), found[2].strip().strip("\"'")) for found in _PAIR.finditer(front))
    return {_NAMES.get(name.lower(), name.lower()): value for name, value in pairs if value}


def _date(said: str) -> str | None:
    try:
        return str(PartialDate.parse(said[:10])) if said else None
    except BadDate:
        return None


def _tokens(path: Path, text: str) -> Sequence[Any]:
    """Parse a text; one that is nested so deep that the parser passes over words is refused."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    if any(token.level >= _NESTING - 1 for token in tokens):
        raise UnreadableFile(path=path.name, cause=Cause.TOO_BIG)
    return tokens


class _Writing:
    """Takes blocks one by one."""

    def __init__(self) -> None:
        self.lines = Lines()
        self.images = 0
        self.title: str | None = None
        self._first_cell = True
        self._in_a_row = False
        self._top = False

    def write(self, tokens: Sequence[Any], cancelled: Callable[[], bool]) -> None:
        """Write all blocks down; raise TooDeep for pieces of web pages, or Cancelled."""
        for rank, token in enumerate(tokens):
            if rank % 5_000 == 0 and cancelled():
                raise Cancelled
            self.take(token, cancelled)
        self.lines.end()

    def take(self, token: Any, cancelled: Callable[[], bool]) -> None:
        """Write down one block, or its beginning or end."""
        kind = token.type
        if kind == "inline":
            self._inline(token)
        elif kind == "heading_open":
            self._top = token.tag == "h1" and self.title is None
        elif kind == "heading_close":
            self.lines.end(heading=True)
            self._top = False
        elif kind in ("fence", "code_block"):
            self._as_typed(token.content)
        elif kind == "html_block":
            self._html(token.content, cancelled)
        elif kind == "paragraph_close":
            self.lines.end()
        else:
            self._table(kind)

    def _table(self, kind: str) -> None:
        if kind == "tr_open":
            self._first_cell = self._in_a_row = True
        elif kind in ("td_open", "th_open"):
            if not self._first_cell:
                self.lines.cell()
            self._first_cell = False
        elif kind == "tr_close":
            self._in_a_row = False
            self.lines.end()

    def _inline(self, token: Any) -> None:
        if self._top:
            self.title = " ".join("".join(_words(token.children or ())).split())
        wrapped = self._in_a_row or _is_wrapped(token.content)
        looks: list[MarkKind] = []
        for child in token.children or ():
            name, _sep, side = child.type.rpartition("_")
            if name in _LOOKS and side == "open":
                looks.append(_LOOKS[name])
            elif name in _LOOKS and side == "close":
                looks.remove(_LOOKS[name])
            elif child.type == "hardbreak" or (child.type == "softbreak" and not wrapped) or _is_break(child):
                self.lines.end()
            elif child.type == "softbreak":
                self.lines.say(" ")
            elif child.type == "image":
                self.images += 1
                self.lines.say("".join(_words(child.children or ())), frozenset(looks))
            elif child.type in ("text", "code_inline", "text_special"):
                self.lines.say(child.content, frozenset(looks))

    def _as_typed(self, text: str) -> None:
        for line in text.split("\n"):
            self.lines.say(line)
            self.lines.end()

    def _html(self, text: str, cancelled: Callable[[], bool]) -> None:
        from lxml import etree

        try:
            tree = markup.parsed(text)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            return
        self._as_typed(markup.lines(tree, cancelled).text)


def _words(tokens: Sequence[Any]) -> Iterator[str]:
    return (token.content if token.type != "softbreak" else " " for token in tokens)


def _is_break(token: Any) -> bool:
    return bool(token.type == "html_inline" and token.content.lower().startswith("<br"))


def _is_wrapped(text: str) -> bool:
    """Say whether an editor ended the lines of a paragraph, not its author, who begins a line for each speaker."""
    first, *others = text.split("\n")
    lines = [first, *others]
    return all(len(line) in _WRAPPED for line in lines[:-1]) and not any(_LABEL.match(line) for line in others)
