"""The passages around what was found, to be coded: the sentence, or what someone says at a stretch."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.corpus import library
from ect_coder.corpus.sentences import sentence_at
from ect_coder.corpus.snapping import spoken
from ect_coder.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from ect_coder.coding.search import Hit
    from ect_coder.corpus.readers.source import Turn


class Around(StrEnum):
    """How much around a hit belongs to its passage."""

    SENTENCE = "sentence"
    TURN = "turn"
    """A text without turns has its paragraphs instead."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage around one hit or several: where it is, its words, how it is cited, and its document's projects."""

    document: int
    span: Span
    text: str
    reference: str
    projects: tuple[str, ...]


def passages(session: Session, hits: Iterable[Hit], around: Around) -> list[Passage]:
    """Give the passages around hits, in order; hits within one passage give it once."""
    by_document: dict[int, list[Span]] = {}
    for hit in hits:
        by_document.setdefault(hit.document, []).append(Span(hit.start, hit.end))
    known = {each.id: each for each in library.documents(session, sorted(by_document))}
    found: list[Passage] = []
    for number in sorted(by_document):
        text, turns, document = library.text(session, number), library.layout(session, number).turns, known[number]
        wanted = sorted({_around(text, turns, span, around) for span in by_document[number]})
        places = library.references(
            session, ((rank, number, document.code, each.start) for rank, each in enumerate(wanted))
        )
        found.extend(
            Passage(number, each, text[each.start : each.end], places[rank], document.projects)
            for rank, each in enumerate(wanted)
        )
    return found


def _around(text: str, turns: Sequence[Turn], span: Span, around: Around) -> Span:
    speech = _speech(turns, span)
    if around is Around.TURN:
        return speech or _paragraph(text, span)
    first, last = sentence_at(text, span.start), sentence_at(text, span.end - 1)
    return spoken(Span(first.start, last.end), speech)


def _speech(turns: Sequence[Turn], span: Span) -> Span | None:
    """Give what is said in the turn that holds a hit; None where none does, or where the speaker's name is hit."""
    rank = bisect_right(turns, span.start, key=lambda turn: turn.start) - 1
    turn = turns[rank] if rank >= 0 else None
    if turn is None or span.start < turn.label_end or span.end > turn.end:
        return None
    return Span(turn.label_end, turn.end)


def _paragraph(text: str, span: Span) -> Span:
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    return Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
