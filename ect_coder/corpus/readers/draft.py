"""A text in the making: lines of pieces, as word processors keep them, and the Source that they become.

Readers fill a Draft; positions are only worked out at the end, so that lines may still be moved (cells into rows, notes
to the end) with all that hangs on their words.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ect_coder.corpus.canonical import canonical
from ect_coder.corpus.readers.source import Leaf, MarkKind, Remark, Source, TextMark
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Looks = frozenset[MarkKind]
PLAIN: Looks = frozenset()
_COMBINED = (MarkKind.BOLD, MarkKind.ITALIC, MarkKind.HIGHLIGHT)


class Edge(StrEnum):
    """What an anchor says of its place."""

    START = "start"
    END = "end"
    POINT = "point"
    PAGE = "page"


class Anchor(NamedTuple):
    """A place between two characters: an edge of a comment's passage, where its sign stands, or where a page begins."""

    edge: Edge
    comment: str = ""


class Piece(NamedTuple):
    """Characters that look the same, or none and an anchor."""

    text: str
    looks: Looks = PLAIN
    anchor: Anchor | None = None


class Line(NamedTuple):
    """A paragraph; `kind` is HEADING or NOTE where the whole of it is one."""

    pieces: list[Piece]
    kind: MarkKind | None = None

    @property
    def text(self) -> str:
        """The characters of all pieces."""
        return "".join(piece.text for piece in self.pieces)

    def stripped(self) -> Line:
        """Give the line without the white space that it begins with."""
        pieces = list(self.pieces)
        for rank, piece in enumerate(pieces):
            pieces[rank] = piece._replace(text=piece.text.lstrip())
            if pieces[rank].text:
                break
        return self._replace(pieces=pieces)

    @property
    def says_something(self) -> bool:
        """Whether there is more than white space."""
        return any(piece.text and not piece.text.isspace() for piece in self.pieces)


class Comment(NamedTuple):
    """What someone wrote beside the text; a reply without a passage of its own stands on that of its `parent`."""

    text: str
    author: str = ""
    date: str = ""
    parent: str = ""


class Draft:
    """The lines read so far, the comments on them, and what was counted on the way.

    `page_count` is how many pages the file says that it has; breaks that do not make as many are not to be trusted.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.comments: dict[str, Comment] = {}
        self.kept: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        self.page_count = 0
        self._held: list[Piece] = []
        self._hidden = 0

    def add(self, line: Line) -> None:
        """Add a line; what was held goes before it."""
        line.pieces[:0], self._held = self._held, []
        self.lines.append(line)

    def hold(self, *pieces: Piece) -> None:
        """Keep pieces for the beginning of the next line: an anchor between two, or a line that lost its end."""
        self._held.extend(pieces)

    def settle(self) -> None:
        """Put what is held where no line follows: words make a line, anchors alone hang on the last one."""
        if any(piece.text for piece in self._held):
            self.add(Line([]))
        elif self.lines:
            self.lines[-1].pieces.extend(self._held)
            self._held = []

    def leave_out(self, what: str, text: str) -> None:
        """Count a passage that does not come in, with its words."""
        words = len(text.split())
        if words:
            self.left_out[what] += 1
            self.left_out["words"] += words
            self._hidden += words if what == "hidden" else 0

    def cut(self, since: int) -> list[Line]:
        """Take the lines from the one numbered `since` out again."""
        taken = self.lines[since:]
        del self.lines[since:]
        return taken

    def close_note(self, begin: int, sign: str, kind: str) -> None:
        """Make one line of what was read of a note from the line numbered `begin`, after its number in the text."""
        lines = [line for line in self.cut(begin) if line.says_something]
        if lines:
            self.kept[kind] += 1
            pieces = [piece for line in lines for piece in (Piece(" "), *line.stripped().pieces)]
            self.lines.append(Line([Piece(f"[{sign}]"), *pieces], MarkKind.NOTE))

    def source(self) -> Source:
        """Put the lines together, canonical, with marks, comments and pages in their positions."""
        self.settle()
        laid = _Laid(self.lines)
        remarks = list(_remarks(self.comments, laid))
        self.kept["comments"] = len(remarks)
        self.left_out["comments"] += len(self.comments) - len(remarks)
        return Source(
            laid.text,
            marks=tuple(laid.marks),
            kept=dict(self.kept),
            left_out=dict(self.left_out),
            warnings=tuple(self._warnings()),
            remarks=tuple(remarks),
            leaves=tuple(_leaves([min(page, len(laid.text)) for page in laid.pages], self.page_count)),
        )

    def _warnings(self) -> Iterator[str]:
        if self._hidden:
            yield ngettext("{n} hidden word was left out.", "{n} hidden words were left out.", self._hidden)
        if self.left_out["deletions"]:
            yield _("Tracked changes were taken as accepted.")
        if self.left_out["embedded"]:
            yield _("Another document is embedded in this one; it was not read.")


class _Laid:
    """Lines laid one below the other: their text, and where everything lies in it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.marks: list[TextMark] = []
        self.pages: list[int] = []
        self.anchors: dict[Anchor, int] = {}
        texts: list[str] = []
        place = 0
        for line in lines:
            whole = self._lay(line, place)
            texts.append(whole)
            place += len(whole) + 1
        self.text = "\n".join(texts).rstrip("\n")

    def range_of(self, comment: str) -> tuple[int, int] | None:
        """Give what a comment spans, nothing if it is a place only; None where the text has no sign of it."""
        places = [self.anchors.get(Anchor(edge, comment)) for edge in (Edge.START, Edge.END, Edge.POINT)]
        known = [place for place in places if place is not None]
        return (known[0], known[1] if len(known) > 1 else known[0]) if known else None

    def _lay(self, line: Line, place: int) -> str:
        raw = line.text
        whole = canonical(raw)
        if line.kind is not None:
            self.marks.extend(_trimmed(whole, place, 0, len(whole), line.kind))
        if line.kind is not MarkKind.HEADING and any(piece.looks for piece in line.pieces):
            self.marks.extend(_marks(line.pieces, _edges(line.pieces, raw, whole), whole, place))
        if any(piece.anchor for piece in line.pieces):
            self._hang(line, _edges(line.pieces, raw, whole), place)
        return whole

    def _hang(self, line: Line, edges: Sequence[int], place: int) -> None:
        for piece, edge in zip(line.pieces, edges, strict=False):
            if piece.anchor is None:
                continue
            if piece.anchor.edge is Edge.PAGE:
                self.pages.extend([place + edge] if place + edge and line.kind is not MarkKind.NOTE else ())
            else:
                self.anchors.setdefault(piece.anchor, place + edge)


def _edges(pieces: Sequence[Piece], raw: str, whole: str) -> list[int]:
    """Give where each piece begins in the canonical text of its line, and where the last one ends.

    A piece may change the end of the one before (an accent that follows its letter), but not if it begins with ASCII.
    """
    edges = [0]
    if raw == whole:
        for piece in pieces:
            edges.append(edges[-1] + len(piece.text))
        return edges
    settled, open_end = 0, ""
    for piece in pieces:
        if " " <= piece.text[:1] <= "~":
            settled, open_end = edges[-1], ""
        open_end += piece.text
        edges.append(min(len(whole), settled + len(canonical(open_end))))
    return edges


def _marks(pieces: Sequence[Piece], edges: Sequence[int], whole: str, place: int) -> Iterator[TextMark]:
    """Give one mark for neighbours of one look, whatever else they are."""
    for kind in _COMBINED:
        start: int | None = None
        for piece, left in zip(pieces, edges, strict=False):
            if not piece.text:
                continue
            if kind in piece.looks and start is None:
                start = left
            if kind not in piece.looks and start is not None:
                yield from _trimmed(whole, place, start, left, kind)
                start = None
        if start is not None:
            yield from _trimmed(whole, place, start, len(whole), kind)


def _trimmed(whole: str, place: int, start: int, end: int, kind: MarkKind) -> Iterator[TextMark]:
    """Give the mark of a passage without the white space around it, one for each line in it."""
    for part in whole[start:end].split("\n"):
        words = part.strip()
        if words:
            begin = place + start + part.index(words)
            yield TextMark(begin, begin + len(words), kind)
        start += len(part) + 1


def _remarks(comments: dict[str, Comment], laid: _Laid) -> Iterator[Remark]:
    for name, comment in comments.items():
        passage = _passage(name, comments, laid)
        text = canonical(comment.text).strip()
        if passage is not None and text:
            yield Remark(*passage, text, canonical(comment.author).strip(), comment.date.strip())


def _passage(name: str, comments: dict[str, Comment], laid: _Laid) -> tuple[int, int] | None:
    """Find the words that a comment is on: its own, else those of the comment it answers, else its paragraph."""
    chain: dict[str, tuple[int, int] | None] = {}
    while name in comments and name not in chain:
        chain[name] = laid.range_of(name)
        name = comments[name].parent
    ranges = [each for each in chain.values() if each is not None]
    ranges += [_paragraph(laid.text, start) for start, _end in ranges]
    return next(filter(None, (_words(laid.text, *each) for each in ranges)), None)


def _words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Trim a passage; None if only white space is left."""
    words = text[start:end].strip()
    begin = start + text[start:end].find(words)
    return (begin, begin + len(words)) if words else None


def _paragraph(text: str, place: int) -> tuple[int, int]:
    """Give the paragraph around a place, or the last one before it that has words."""
    start, end = _line(text, place)
    return (start, end) if text[start:end].strip() else _line(text, len(text[:start].rstrip()))


def _line(text: str, place: int) -> tuple[int, int]:
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text)


def _leaves(pages: Sequence[int], count: int) -> Iterator[Leaf]:
    """Give each page its number, from 1; none where the breaks in the file are not those of all the pages it says."""
    if pages and len(pages) + 1 == count:
        yield from (Leaf(start, str(number)) for number, start in enumerate((0, *pages), 1))
