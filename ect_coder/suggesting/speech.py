"""What counts as said in a document: all of it but the interviewer's words and the names before what people say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.corpus.turns import interviewers
from ect_coder.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ect_coder.corpus.library import Layout


def said(text: str, layout: Layout) -> list[Span]:
    """Give the stretches in order: each turn's speech, and what lies outside of turns."""
    return list(_said(text, layout))


def _said(text: str, layout: Layout) -> Iterator[Span]:
    asking = layout.interviewers if layout.interviewers is not None else interviewers(text, layout.turns)
    at = 0
    for turn in layout.turns:
        if at < turn.start:
            yield Span(at, turn.start)
        if turn.speaker not in asking and turn.label_end < turn.end:
            yield Span(turn.label_end, turn.end)
        at = turn.end
    if at < len(text):
        yield Span(at, len(text))
