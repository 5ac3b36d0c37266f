"""What words of the codebook find in a study: in how many passages each is met, and by which of its forms.

As suggestions look for them: the interviewer's words, and words in another sense, do not count.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ect_coder.corpus import library
from ect_coder.folding import folded
from ect_coder.storage import word_index
from ect_coder.storage.schema import DocumentRow
from ect_coder.suggesting.passages import in_their_sense, passages
from ect_coder.suggesting.speech import said
from ect_coder.suggesting.turns import GAP, Lexicon, forms, turn, words_of
from ect_coder.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from ect_coder.suggesting.turns import Turn


@dataclass(frozen=True, slots=True)
class Use:
    """A word or turn of phrase, the number of passages that hold it, and its forms there, the most frequent first."""

    words: str
    passages: int
    forms: tuple[str, ...]


def use(session: Session, words: str) -> Use:
    """Look for a word or turn of phrase in all documents of a study."""
    wanted = turn(words, "")
    met: Counter[str] = Counter()
    count = 0
    for found in _passages_with(session, wanted) if {*wanted.parts} - {GAP} else ():
        count += bool(found)
        met.update(found)
    return Use(words, count, tuple(form for form, _count in met.most_common()))


def _passages_with(session: Session, wanted: Turn) -> Iterator[list[str]]:
    """Give for each passage that may hold a turn what of it is met there."""
    lexicon = Lexicon([wanted])
    speech: dict[int, list[Span]] = {}
    every = set(session.scalars(select(DocumentRow.id)))
    for document, text, start, end in word_index.lines_with(session, _line_filter(wanted), every):
        if document not in speech:
            speech[document] = said(text, library.layout(session, document))
        for part in _within(speech[document], start, end):
            for passage in passages(text, part):
                inner = text[passage.start : passage.end]
                words = words_of(inner)
                yield [
                    " ".join(inner[words[each.first].start : words[each.stop - 1].end].casefold().split())
                    for each in in_their_sense(lexicon, words)
                ]


def _line_filter(wanted: Turn) -> str:
    """Say in FTS5's language which lines may hold a turn: those with a form of each of its parts."""
    each = ({folded(form) for form in forms(part)} for part in wanted.parts if part != GAP)
    return " AND ".join("(" + " OR ".join(f'"{form}"' for form in sorted(some)) + ")" for some in each)


def _within(speech: list[Span], start: int, end: int) -> Iterator[Span]:
    """Give what is said from a code point to another."""
    for each in speech:
        if each.start < end and start < each.end:
            yield Span(max(each.start, start), min(each.end, end))
