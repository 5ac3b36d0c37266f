"""An article of Factiva as lines in order: title, author, words, date, newspaper… text, « Document » number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ect_coder.corpus import dates
from ect_coder.corpus.readers import passages, press
from ect_coder.corpus.readers.source import MarkKind, Passed
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.corpus.canonical import Paragraph
    from ect_coder.corpus.readers.source import Source

NAME = "Factiva"
END = re.compile(r"^(?:Document|Dokument|Documento)[ \u00a0]+(?P<id>[A-Z]\w{3,}\d{8}\w+)[ \t]*$", re.M)
_TIME = re.compile(r"\d{1,2}\s?[:hH.]\s?\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s\w{2,4})?")
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")
_PAGE = re.compile(r"(?:pp?\.\s?)?(?P<page>[A-Z]{0,4}-?\d{1,4})", re.I)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)|tous droits réservés|all rights reserved)", re.I)
_LANGUAGES = {"français", "anglais", "allemand", "espagnol", "italien", "néerlandais", "portugais"}
_LANGUAGES |= {"french", "english", "german", "spanish", "italian", "dutch", "portuguese"}
_ABOVE = 8
"""Lines of a heading among which the count of words is looked for."""
_BELOW = 10
"""Lines between the date and the text: time, newspaper, its code, page, language, copyright."""


def number(text: str) -> str:
    """Give the number in « Document LEQUOT0020240911ek9b00001 »."""
    return text.rsplit(maxsplit=1)[-1] if text.strip() else ""


def read(source: Source, lines: Sequence[Paragraph], rank: int) -> Source | Passed:
    """Make a text of an article's lines, the last of which says its number; say what is missing where it cannot."""
    texts = [source.text[line.start : line.end].strip() for line in lines]
    counted = next((at for at, text in enumerate(texts[: _ABOVE + 1]) if at and press.word_count(text)), None)
    dated = counted + 1 if counted is not None and counted + 1 < len(texts) else None
    name = texts[0] if texts else _("Article {n}").format(n=rank)
    if counted is None or dated is None or not dates.written(texts[dated]):
        return Passed(name, _("its newspaper and its date could not be told from its text."))
    ended = bool(END.match(texts[-1]))
    begins, facts = _between(texts, dated + 1)
    body = passages.cut(source, lines[begins : len(lines) - ended])
    if not body.text.strip():
        return Passed(name, _("it has no text."))
    above, title, below = _heading(source, lines[:counted])
    author = below.pop() if below else ""
    article = press.Article(
        title,
        body,
        heading=(*above, title),
        lead=below,
        date=dates.last(texts[dated]),
        facts=(
            *facts,
            ("author", author),
            ("words", press.word_count(texts[counted])),
            ("database_id", number(texts[-1]) if ended else ""),
        ),
    )
    return press.source(article, NAME)


def _heading(source: Source, lines: Sequence[Paragraph]) -> tuple[list[str], str, list[str]]:
    """Tell the title from what stands above and below it: it is bold where the file says what is, else the first."""
    bold = [mark.start for mark in source.marks if mark.kind in (MarkKind.BOLD, MarkKind.HEADING)]
    texts = [source.text[line.start : line.end].strip() for line in lines]
    inside = (at for at, line in enumerate(lines) if any(line.start <= start < line.end for start in bold))
    title = next(inside, 0)
    return texts[:title], texts[title], texts[title + 1 :]


def _between(texts: Sequence[str], start: int) -> tuple[int, press.Facts]:
    """Read the lines between the date and the text, and say where the text begins: after the copyright or language."""
    near = range(start, min(start + _BELOW, len(texts)))
    ends = [at for at in near if _COPYRIGHT.match(texts[at]) or texts[at].casefold() in _LANGUAGES]
    begins = ends[-1] + 1 if ends else min(start + 1, len(texts))
    facts: dict[str, str] = {}
    for text in texts[start:begins]:
        name = _meaning(text, facts)
        if name:
            facts[name] = text
    return begins, (*press.newspaper([facts.pop("newspaper")] if "newspaper" in facts else []), *facts.items())


def _meaning(text: str, known: dict[str, str]) -> str:
    """Say which fact a line tells; nothing for a time, the copyright, or what comes a second time."""
    if _TIME.fullmatch(text) or _COPYRIGHT.match(text):
        return ""
    if text.casefold() in _LANGUAGES:
        return "language"
    if "newspaper" not in known:
        return "newspaper"
    if _CODE.fullmatch(text) and "source_code" not in known:
        return "source_code"
    if _PAGE.fullmatch(text):
        return "page"
    return "edition" if "edition" not in known else ""
