"""Europresse in PDF, or pasted into another document: its text, where each article ends with its number.

A fallback: of what the HTML tells apart, only the order of the lines is left.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ect_coder.corpus import canonical, dates
from ect_coder.corpus.readers import passages, press
from ect_coder.corpus.readers.europresse import NAME, filed_on
from ect_coder.corpus.readers.europresse_parts import NUMBER, is_certificate, is_legal
from ect_coder.corpus.readers.source import File, Passed
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.corpus.canonical import Paragraph
    from ect_coder.corpus.readers.source import Source

_END = re.compile(rf"^(?:[^\n]{{0,60}}[ \t])?(?P<number>{NUMBER.pattern})[ \t]*$", re.M)
_BEFORE = 25
"""Lines before an article among which its date is looked for: a box on its newspaper may stand there."""
_LONGEST = 160
"""Code points of the longest line that says where and when an article came out."""
_PLACED = re.compile(r"\s*(?:[•|]|,?\s*\bpp?\.|,?\s*\d[\d ]*\s(?:mots|words)\b)")


def from_source(source: Source) -> File | None:
    """Give the articles of a text that Europresse made; None for any other."""
    if "·" not in source.text:
        return None
    ends = list(_END.finditer(source.text))
    if not ends:
        return None
    lines = canonical.paragraphs(source.text)
    line_ends = [line.end for line in lines]
    edges = [0, *(bisect_left(line_ends, end.end()) + 1 for end in ends)]
    found = [
        _become(source, lines[start : end - 1], each["number"], rank)
        for rank, (each, (start, end)) in enumerate(zip(ends, pairwise(edges), strict=True), 1)
    ]
    sources = [each for each in found if not isinstance(each, Passed)]
    if sources:
        advice = _("Europresse's PDF tells less than its HTML: where you can, save the articles as HTML instead.")
        sources[0] = replace(sources[0], warnings=(advice, *sources[0].warnings))
    return File(tuple(sources), tuple(each for each in found if isinstance(each, Passed)))


def _become(source: Source, lines: Sequence[Paragraph], number: str, rank: int) -> Source | Passed:
    texts = [source.text[line.start : line.end].strip() for line in lines]
    over = _line_over(texts)
    if over is None:
        return Passed(_("Article {n}").format(n=rank), _("neither its newspaper nor its title could be found."))
    newspaper, header, title = over
    ending = [at for at, text in enumerate(texts) if at > title and (is_certificate(text) or is_legal(text))]
    body = passages.cut(source, lines[title + 1 : ending[0] if ending else len(lines)])
    line = press.printed(header)
    filed = filed_on(number)
    if not body.text.strip():
        return Passed(texts[title], _("it has no text."))
    facts = (
        *press.newspaper([newspaper] if newspaper else []),
        ("section", line.section),
        ("page", line.page),
        ("words", line.words),
        ("database_id", number),
        ("database_date", filed or ""),
    )
    return press.source(press.Article(texts[title], body, texts[title : title + 1], (), line.date, filed, facts), NAME)


def _line_over(lines: Sequence[str]) -> tuple[str, str, int] | None:
    """Find the newspaper, the line that says when it came out, and the rank of the title; None without any date.

    « Le Quotidien du Val • p. 11 • 412 mots » stands under the date, or the newspaper alone over it.
    """
    dated = [at for at, line in enumerate(lines[:_BEFORE]) if len(line) <= _LONGEST and dates.written(line)]
    for at in dated[:1]:
        below = lines[at + 1] if at + 1 < len(lines) else ""
        placed = _PLACED.search(below) if len(below) <= _LONGEST and not press.printed(lines[at]).words else None
        title = at + 2 if placed else at + 1
        if title < len(lines):
            newspaper = below[: placed.start()] if placed else lines[at - 1] if at else ""
            header = f"{lines[at]}, {below[placed.start() :]}" if placed else lines[at]
            return newspaper.strip(" ,•|"), header, title
    return None
