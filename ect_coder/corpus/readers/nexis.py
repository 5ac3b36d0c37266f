"""LexisNexis and Nexis Uni, as HTML or docx: title, newspaper, date, labels, « Body », text, « End of Document »."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from ect_coder.corpus import canonical, dates
from ect_coder.corpus.readers import passages, press
from ect_coder.corpus.readers.blocks import lines
from ect_coder.corpus.readers.source import File, Passed, Source
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.html import HtmlElement

    from ect_coder.corpus.canonical import Paragraph

NAME = "Nexis"
_END = re.compile(r"^[ \t]*(?:End of Document|Fin du document)[ \t]*$", re.M | re.I)
_OWN = etree.XPath("boolean(//text()[contains(., 'End of Document') or contains(., 'Fin du document')])")
_SPACE = "[ \u00a0\u202f]"
_LABELS = {
    "length": "words",
    "longueur": "words",
    "byline": "author",
    "auteur": "author",
    "signature": "author",
    "section": "section",
    "rubrique": "section",
    "highlight": "lead",
    "sous-titre": "lead",
    "dateline": "place",
    "lieu": "place",
    "edition": "edition",
    "édition": "edition",
    "language": "language",
    "langue": "language",
    "load-date": "load_date",
    "date de chargement": "load_date",
}
_LABEL = re.compile(rf"(?P<label>{'|'.join(_LABELS)}){_SPACE}*:{_SPACE}*(?P<value>.*)", re.I)
_LENGTH = re.compile(rf"^(?:Length|Longueur){_SPACE}*:{_SPACE}*\d", re.M | re.I)
_BODY = re.compile(r"(?:Body|Corps|Corps du texte|Texte|Full text|Texte intégral)", re.I)
_AFTER = re.compile(
    rf"(?:Load-Date|Date de chargement|Publication-Type|Type de publication){_SPACE}*:|(?:Classification|Graphic)$",
    re.I,
)


def from_html(tree: HtmlElement) -> File | None:
    """Give the articles of a page that Nexis made; None for any other page."""
    return from_source(Source(canonical.canonical("\n".join(lines(tree))))) if _OWN(tree) else None


def from_source(source: Source) -> File | None:
    """Give the articles of a text that Nexis made; None for any other."""
    ends = list(_END.finditer(source.text)) if "ocument" in source.text else []
    if not ends or not _LENGTH.search(source.text):
        return None
    all_lines = canonical.paragraphs(source.text)
    line_ends = [line.end for line in all_lines]
    edges = [0, *(bisect_left(line_ends, end.end()) + 1 for end in ends)]
    found = [_become(source, all_lines[start : end - 1], rank) for rank, (start, end) in enumerate(pairwise(edges), 1)]
    if not any(isinstance(each, Source) for each in found):
        return None
    return File(
        tuple(each for each in found if isinstance(each, Source)),
        tuple(each for each in found if isinstance(each, Passed)),
    )


def _become(source: Source, own: Sequence[Paragraph], rank: int) -> Source | Passed:
    texts = [source.text[line.start : line.end].strip() for line in own]
    begins = next((at for at, text in enumerate(texts) if _BODY.fullmatch(text)), None)
    dated = _dated(texts[:begins]) if begins is not None else None
    if begins is None or dated is None:
        name = _("Article {n}").format(n=rank)
        return Passed(name, _("its newspaper and its date could not be told from its text."))
    title, newspaper = texts[max(0, dated - 2)], texts[dated - 1]
    ends = next((at for at, text in enumerate(texts) if at > begins and _AFTER.match(text)), len(texts))
    body = passages.cut(source, own[begins + 1 : ends])
    if not body.text.strip():
        return Passed(title, _("it has no text."))
    said = _labelled([*texts[dated + 1 : begins], *texts[ends:]])
    lead = [said["lead"]] if "lead" in said else []
    article = press.Article(title, body, [title], lead, dates.last(texts[dated]), facts=_facts(newspaper, said))
    return press.source(article, NAME)


def _dated(over: Sequence[str]) -> int | None:
    """Find the line with the date: the last one with a newspaper and a title before it, that no label opens."""
    return next(
        (at for at in range(len(over) - 1, 1, -1) if not _LABEL.match(over[at]) and _says_when(over[at])),
        None,
    )


def _says_when(line: str) -> bool:
    """Say whether a line is a date and little else, such as the hour and the edition."""
    found = dates.written(line)
    return bool(found) and found[0].start <= 3 and len(line) - (found[-1].end - found[0].start) <= 60


def _labelled(texts: Sequence[str]) -> dict[str, str]:
    found = (match for text in texts if (match := _LABEL.fullmatch(text)))
    said: dict[str, str] = {}
    for each in found:
        said.setdefault(_LABELS[each["label"].lower()], each["value"].strip())
    return said


def _facts(newspaper: str, said: Mapping[str, str]) -> press.Facts:
    line = press.printed(said.get("section", ""))
    loaded = dates.last(said.get("load_date", ""))
    return (
        *press.newspaper([newspaper]),
        ("edition", said.get("edition", "")),
        ("author", said.get("author", "")),
        ("section", line.section),
        ("page", line.page),
        ("words", press.word_count(said.get("words", ""))),
        ("place", said.get("place", "")),
        ("language", said.get("language", "")),
        ("load_date", loaded or ""),
    )
