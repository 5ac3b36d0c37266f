"""Where a passage may begin and end: words, sentences, lines. Positions are code points."""

from __future__ import annotations

import re

from ect_coder.corpus.sentences import sentence_at
from ect_coder.values import Span

_JOINED = r"\u0300-\u036f\u200d\ufe0e\ufe0f\u20e3"  # accents written apart, and what holds an emoji together
_WORD = re.compile(rf"[\w{_JOINED}]+['’]?|[^\w\s]+")
"""A word, with the apostrophe of an elision (« l’ » is a word of its own, as it is for coders), or some signs."""
_REACH = 400
"""Code points looked back for the word before; a longer one is taken whole by its sentence."""


def word_at(text: str, position: int) -> Span | None:
    """Return the word that holds or ends at a code point, or None between words."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    found = None
    for each in _WORD.finditer(text, start, len(text) if end < 0 else end):
        if each.start() > position:
            break
        if position <= each.end():
            found = Span(*each.span())
    return found


def spoken(span: Span, speech: Span | None) -> Span:
    """Leave out of a passage the speaker's name before it, where it lies in what someone says."""
    return Span(speech.start, span.end) if speech is not None and span.start < speech.start < span.end else span


def widened(text: str, start: int, end: int, speech: Span | None = None) -> Span | None:
    """Return the smallest of word, sentence, line and turn that holds [start, end) and more; None if nothing does.

    `speech` is what is said in the turn that holds it; the name before it belongs to none of them.
    """
    if not text:
        return None
    last = min(max(start, end - 1), len(text) - 1)
    first = min(start, last)
    line_start = text.rfind("\n", 0, first) + 1
    line_end = text.find("\n", last)
    line_end = len(text) if line_end < 0 else line_end
    one, other = sentence_at(text, first), sentence_at(text, last)
    wider = [word_at(text, first), Span(min(one.start, other.start), max(one.end, other.end))]
    if line_start < line_end:
        wider.append(Span(line_start, line_end))
    said = [spoken(each, speech) for each in wider if each is not None]
    for each in [*said, *([speech] if speech is not None else [])]:
        if each.start <= start and end <= each.end and (each.start, each.end) != (start, end):
            return each
    return None


def moved_edge(text: str, span: Span, edge: str, step: int) -> Span:
    """Move one edge ("start" or "end") to the next word boundary (1) or the one before (-1).

    The passage keeps at least one word; where there is no further word it stays as it is.
    """
    if edge == "end":
        end = _next_end(text, span) if step > 0 else _previous_end(text, span)
        return Span(span.start, end)
    start = _next_start(text, span) if step > 0 else _previous_start(text, span)
    return Span(start, span.end)


def dragged_edge(text: str, span: Span, edge: str, position: int) -> Span:
    """Put one edge ("start" or "end") on the word boundary nearest to a code point; the passage keeps a word."""
    near = _WORD.finditer(text, max(0, position - _REACH), min(len(text), position + _REACH))
    if edge == "end":
        ends = [each.end() for each in near if each.end() > span.start]
        return Span(span.start, min(ends, key=lambda end: abs(end - position), default=span.end))
    starts = [each.start() for each in near if each.start() < span.end]
    return Span(min(starts, key=lambda start: abs(start - position), default=span.start), span.end)


def _next_end(text: str, span: Span) -> int:
    found = _WORD.search(text, span.end)
    return found.end() if found else span.end


def _previous_end(text: str, span: Span) -> int:
    ends = [each.end() for each in _WORD.finditer(text, span.start, span.end) if each.end() < span.end]
    return ends[-1] if ends else span.end


def _next_start(text: str, span: Span) -> int:
    starts = (each.start() for each in _WORD.finditer(text, span.start, span.end) if each.start() > span.start)
    return next(starts, span.start)


def _previous_start(text: str, span: Span) -> int:
    starts = [each.start() for each in _WORD.finditer(text, max(0, span.start - _REACH), span.start)]
    return starts[-1] if starts else span.start
