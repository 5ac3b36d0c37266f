"""Factiva: HTML in the indexed display, or the order of lines that its RTF, its docx and its other display share."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from ect_coder.corpus import canonical, dates
from ect_coder.corpus.readers import factiva_lines, press
from ect_coder.corpus.readers.blocks import lines, matching
from ect_coder.corpus.readers.factiva_lines import NAME, number
from ect_coder.corpus.readers.passages import Cut
from ect_coder.corpus.readers.source import File, Passed, Source
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.html import HtmlElement

_ARTICLES = etree.XPath("//div[starts-with(@class, 'article ') and contains(@class, 'Article')]")
_CODES = etree.XPath("descendant::td[@class='index' or starts-with(@class, 'index ')]")
_OWN = etree.XPath("boolean(//*[contains(@class, 'articleParagraph')])")


def from_html(tree: HtmlElement) -> File | None:
    """Give the articles of a Factiva page, each once though the page may hold it twice; None for any other page."""
    elements = matching(_ARTICLES, tree)
    if not elements or not (matching(_CODES, elements[0]) or _OWN(tree)):
        return None
    return _once(_read(element, rank) for rank, element in enumerate(elements, 1))


def from_source(source: Source) -> File | None:
    """Give the articles of a text that Factiva made (RTF, docx): each ends with « Document » and its number.

    None for any other text.
    """
    if "Do" not in source.text:
        return None
    ends = list(factiva_lines.END.finditer(source.text))
    if not ends:
        return None
    all_lines = canonical.paragraphs(source.text)
    line_ends = [line.end for line in all_lines]
    edges = [0, *(bisect_left(line_ends, end.end()) + 1 for end in ends)]
    found = [
        factiva_lines.read(source, all_lines[start:end], rank) for rank, (start, end) in enumerate(pairwise(edges), 1)
    ]
    return _once(found) if any(isinstance(each, Source) for each in found) else None


def _once(found: Iterable[Source | Passed]) -> File:
    """Keep the longest text of each number."""
    sources: dict[str, Source] = {}
    passed = []
    for rank, each in enumerate(found):
        if isinstance(each, Passed):
            passed.append(each)
            continue
        key = dict(each.facts).get("database_id") or str(rank)
        if key not in sources or len(sources[key].text) < len(each.text):
            sources[key] = each
    return File(tuple(sources.values()), tuple(dict.fromkeys(passed)))


def _read(element: HtmlElement, rank: int) -> Source | Passed:
    cells = _cells(element)
    if cells:
        return _become(cells, rank)
    text = canonical.canonical("\n".join(lines(element)))
    read = factiva_lines.read(Source(text), canonical.paragraphs(text), rank)
    if isinstance(read, Source):
        return read
    why = _("this display of Factiva cannot be read: save the articles again in the indexed display.")
    return Passed(read.name, why)


def _cells(element: HtmlElement) -> dict[str, list[str]]:
    """Give the lines beside each code of the indexed display: HD, BY, WC, PD, SN…"""
    found: dict[str, list[str]] = {}
    for cell in matching(_CODES, element):
        beside = cell.getnext()
        if beside is not None:
            found.setdefault(cell.text_content().strip(), []).extend(lines(beside))
    return found


def _become(cells: Mapping[str, list[str]], rank: int) -> Source | Passed:
    title = " ".join(cells.get("HD", ()))
    body = [line for code in ("LP", "TD") for line in cells.get(code, ())]
    if not body:
        return Passed(title or _("Article {n}").format(n=rank), _("it has no text."))

    def of(code: str) -> str:
        return " ".join(cells.get(code, ()))

    facts = (
        *press.newspaper([of("SN")] if of("SN") else []),
        ("edition", of("ED")),
        ("author", of("BY")),
        ("section", of("SE")),
        ("page", of("PG")),
        ("words", press.word_count(of("WC"))),
        ("database_id", number(of("AN"))),
        ("source_code", of("SC")),
        ("language", of("LA")),
    )
    heading = [title] if title else []
    return press.source(
        press.Article(title, Cut("\n".join(body)), heading, date=dates.last(of("PD")), facts=facts), NAME
    )
