"""Word documents (.docx and its kin): the accepted text in document order, without python-docx's losses.

Tracked insertions are in and deletions out; tables, content controls, smart tags, hyperlinks, results of fields, text
boxes (once), automatic numbers and notes are kept; comments become remarks on their passages. Page headers, images,
embedded objects and hidden text are counted as left out, and nothing outside the file is followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.corpus.readers.draft import Comment, Draft
from ect_coder.corpus.readers.word_numbers import Numbers
from ect_coder.corpus.readers.word_parts import W15, Parts, W, lines_of, words_of
from ect_coder.corpus.readers.word_styles import Styles
from ect_coder.corpus.readers.word_walk import Walk, note_sign, paragraph_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ect_coder.corpus.readers.package import Element
    from ect_coder.corpus.readers.source import Source

SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})

_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read(path: Path, cancelled: Callable[[], bool]) -> Source:
    """Read a Word document; raise UnreadableFile, or Cancelled when asked to stop."""
    with Parts(path) as parts:
        return read_parts(parts, Numbers(parts.one("numbering")), cancelled)


def read_parts(parts: Parts, numbers: Numbers, cancelled: Callable[[], bool]) -> Source:
    """Read an opened document, with the automatic numbers that are given; raises as `read`."""
    draft = Draft()
    main = parts.main()
    draft.page_count = parts.page_count()
    walk = Walk(draft, Styles(parts.one("styles")), numbers, cancelled)
    for body in main.iterfind(f"{W}body"):
        walk.blocks(body)
    for kind in walk.cited:
        _read_notes(walk, kind, parts.one(kind))
    draft.comments.update(_comments(parts.one("comments"), parts.one("commentsExtended")))
    for kind in ("header", "footer"):
        draft.left_out[f"{kind}s"] += sum(_says_something(part) for part in parts.all(kind))
    return draft.source()


def _read_notes(walk: Walk, kind: str, part: Element | None) -> None:
    """Put the notes at the end in the order in which the text cites them, each one line with its number."""
    elements = {each.get(f"{W}id", ""): each for each in (part if part is not None else ())}
    uncited = [name for name, each in elements.items() if each.get(f"{W}type", "normal") not in _SEPARATORS]
    for rank, name in enumerate(dict.fromkeys([*walk.cited[kind], *uncited]), 1):
        if name in elements:
            begin = len(walk.draft.lines)
            walk.blocks(elements[name])
            walk.draft.close_note(begin, note_sign(rank, kind), kind)


def _comments(part: Element | None, extended: Element | None) -> Iterator[tuple[str, Comment]]:
    """Give the comments by their ids, each knowing which one it answers."""
    elements = list(part.iterfind(f"{W}comment")) if part is not None else []
    owners = {name: each.get(f"{W}id", "") for each in elements for name in paragraph_ids(each)}
    answered = {
        owners.get(each.get(f"{W15}paraId", ""), ""): owners.get(each.get(f"{W15}paraIdParent", ""), "")
        for each in (extended if extended is not None else ())
    }
    for element in elements:
        name = element.get(f"{W}id", "")
        text = "\n".join(lines_of(paragraph) for paragraph in element.iter(f"{W}p"))
        yield (
            name,
            Comment(text, element.get(f"{W}author", ""), element.get(f"{W}date", ""), answered.get(name, "")),
        )


def _says_something(part: Element) -> bool:
    """Say whether a page header holds more than a page's number."""
    return any(letter.isalpha() for letter in words_of(part))
