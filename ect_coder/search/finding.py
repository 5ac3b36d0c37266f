"""Searching: hits in the order of the documents and of their texts, each with its neighbours."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from ect_coder.coding.search import Hit, hit
from ect_coder.corpus import library
from ect_coder.search import asking, patterns
from ect_coder.search.asking import By
from ect_coder.search.language import parse
from ect_coder.search.lemmas import forms_of
from ect_coder.search.terms import Word
from ect_coder.storage import word_index
from ect_coder.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from ect_coder.search.asking import Asked

Place = tuple[int, str, Span]
"""A document's number, its text, and what is hit there."""


def hits(session: Session, asked: Asked) -> Iterator[Hit]:
    """Find hits one by one, so that whoever asks may stop.

    Raises EmptySearch, BadQuery, BadExpression, UnknownProject or BadDate at once, ExpressionTooSlow on the way.
    """
    among = asking.documents(session, asked)
    find = _by_pattern(session, asked, among) if asked.by is By.PATTERN else _by_words(session, asked, among)
    left_out = set(asked.left_out)
    return (
        hit(document, among[document], text, span)
        for document, text, span in find
        if not left_out or shape(text[span.start : span.end]) not in left_out
    )


def shape(found: str) -> str:
    """Write what was found as forms are told apart: without capitals, on one line."""
    return " ".join(found.casefold().split())


def shapes(found: Iterable[Hit]) -> dict[str, int]:
    """Count the forms that were found, the most frequent first."""
    return dict(Counter(shape(each.text) for each in found).most_common())


def _by_words(session: Session, asked: Asked, among: Mapping[int, str]) -> Iterator[Place]:
    make = partial(_word_of, session) if asked.by is By.LEMMAS else Word
    term = parse(asked.text, make)
    return (
        (document, text, Span(start + first, start + last))
        for document, text, start, end in word_index.lines_with(session, term.line_filter(), among)
        for first, last in term.hits(text[start:end])
    )


def _word_of(session: Session, text: str, open_end: bool) -> Word:  # noqa: FBT001 - as `Word` itself
    if open_end:
        return Word(text, open_end)
    forms = forms_of(text)
    known = word_index.known_words(session, forms.folded)
    return Word(text, forms=forms.among(known or forms.folded[:1]))


def _by_pattern(session: Session, asked: Asked, among: Mapping[int, str]) -> Iterator[Place]:
    find = patterns.finder(asked.text)
    return (
        (document, text, span)
        for document in among
        for text in [library.text(session, document)]
        for span in find(text)
    )
