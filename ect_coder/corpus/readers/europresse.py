"""Europresse, saved as HTML: many articles in one file, in the three generations of markup seen since 2012."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from ect_coder.corpus import dates
from ect_coder.corpus.readers import europresse_legacy as legacy
from ect_coder.corpus.readers import europresse_modern as modern
from ect_coder.corpus.readers import press
from ect_coder.corpus.readers.blocks import INLINE
from ect_coder.corpus.readers.europresse_parts import NUMBER
from ect_coder.corpus.readers.passages import Cut
from ect_coder.corpus.readers.source import File, Passed, Source
from ect_coder.values import Kind
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

from ect_coder.corpus.readers.europresse_parts import Parts

NAME = "Europresse"
_OWN = {"DocPublicationName", "docOcurrContainer", "publiC-lblNodoc", "PubliC_lblNodoc"}
"""Classes and an identifier that no other page has."""
_REPORTS = re.compile(r"(?:Rapports|Reports)\s+[-–]", re.I)


def from_html(tree: HtmlElement) -> File | None:
    """Give the articles of a Europresse page, and apart what is none; None for any other page.

    The certificate, which names the institution, and the legal notice are no part of what is given.
    """
    if not any(each.get("class") in _OWN or each.get("id") in _OWN for each in tree.iter("span", "div")):
        return None
    etree.strip_tags(tree, *INLINE)
    sources: list[Source] = []
    passed: list[Passed] = []
    for rank, parts in enumerate(_articles(tree), 1):
        found = _become(parts, rank)
        (passed if isinstance(found, Passed) else sources).append(found)  # type: ignore[arg-type]
    return File(tuple(sources), tuple(passed))


def _articles(tree: HtmlElement) -> Iterable[Parts]:
    elements = list(tree.iter("article"))
    if elements:
        return map(modern.read, modern.apart(elements))
    cells = legacy.cells(tree)
    return map(legacy.read, cells) if cells else (modern.read(tree),)


def _become(parts: Parts, rank: int) -> Source | Passed:
    article = _article(parts)
    name = article.title or dict(article.facts).get("newspaper") or _("Article {n}").format(n=rank)
    why = _other_than_press(parts)
    if not article.body.text.strip():
        return Passed(name, why or _("it has no text."))
    if not parts.newspaper and not article.title:
        why = why or _("neither its newspaper nor its title could be found.")
    if not why:
        return press.source(article, NAME)
    report = Kind.REPORT if _is_report(parts) else Kind.OTHER
    return Passed(name, why, press.source(article, NAME, report))


def _article(parts: Parts) -> press.Article:
    line = press.printed(parts.header)
    filed = filed_on(parts.number)
    facts = (
        *press.newspaper(parts.newspaper),
        ("author", ", ".join(parts.author)),
        ("section", line.section),
        ("page", line.page),
        ("words", line.words),
        ("database_id", parts.number),
        ("database_date", filed or ""),
        *(("also_in", each) for each in parts.also_in),
        ("url", parts.url),
    )
    title = " ".join(parts.title)
    return press.Article(
        title,
        Cut("\n".join(parts.body)),
        heading=(*parts.surtitle, *([title] if title else ())),
        lead=parts.subtitle,
        date=line.date,
        filed=filed,
        facts=facts,
        left_out={"asides": parts.asides, "images": parts.images},
    )


def filed_on(number: str) -> str | None:
    """Give the day (ISO) that a document's number says."""
    found = NUMBER.match(number)
    return dates.compact(found["day"]) if found else None


def _is_report(parts: Parts) -> bool:
    return any(_REPORTS.match(line) for line in parts.newspaper[:1])


def _other_than_press(parts: Parts) -> str:
    """Say what it is instead of an article of the press; nothing where it is one."""
    if parts.nature == "twitter":
        return _("it is a tweet.")
    if parts.nature == "link":
        return _("it is a link to a text that the database does not hold.")
    if parts.nature == "transcript":
        return _("it is the transcript of a programme on television or radio.")
    return _("it is an extract of a report.") if _is_report(parts) else ""
