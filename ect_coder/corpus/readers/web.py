"""Web pages: what a known tool or press database wrote, else the article without the menus around it.

A page without menus, such as a text saved by a word processor, is read whole.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from lxml import etree, html

from ect_coder.corpus.canonical import canonical, words
from ect_coder.corpus.readers import markup, recognised
from ect_coder.corpus.readers.decoding import content, decoded
from ect_coder.corpus.readers.lines import Lines
from ect_coder.corpus.readers.source import File, Source
from ect_coder.errors import BadDate, Cancelled, Cause, UnreadableFile
from ect_coder.values import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SUFFIXES = frozenset({".html", ".htm", ".xhtml"})

_SUBSET = re.compile(r"\s*(?:(?:<\?[^>]*>|<!--.*?-->)\s*)*<!DOCTYPE[^>\[]*\[", re.I | re.S)
_MENUS = ("nav", "aside", "footer", "header", "menu", "form")
_DEEP = 250
"""Elements within one another beyond which a page is read as it is, without looking for its article."""
_FEWEST = 25
"""Words that make an article."""
_SHARE = 0.15
"""Share of the words of a page that an article has at least."""
_DATES = {"extensive_search": False, "original_date": True}
_FACTS = ("author", "sitename", "url", "description")
_NAMES = {"sitename": "site"}
_LOGS = ("trafilatura", "htmldate", "courlan", "justext", "readability", "charset_normalizer")


def read(path: Path, cancelled: Callable[[], bool]) -> Source | File:
    """Read a web page; raise UnreadableFile. What it says of its own encoding is often wrong and not listened to."""
    text, warnings = decoded(path, content(path))
    if _SUBSET.match(text):
        raise UnreadableFile(path=path.name, cause=Cause.ENTITIES)
    tree = _parsed(path, text)
    if cancelled():
        raise Cancelled
    return recognised.from_html(tree) or _page(tree, warnings, cancelled)


def _parsed(path: Path, text: str) -> html.HtmlElement:
    """Parse a page; one that is nested too deep is refused."""
    try:
        return markup.parsed(text)
    except markup.TooDeep:
        raise UnreadableFile(path=path.name, cause=Cause.TOO_BIG) from None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise UnreadableFile(path=path.name, cause=Cause.NO_TEXT) from None


def _page(tree: html.HtmlElement, warnings: tuple[str, ...], cancelled: Callable[[], bool]) -> Source:
    body = tree.find("body")
    whole = markup.lines(tree if body is None else body, cancelled)
    if _depth(tree) > _DEEP:
        return _source(whole, 0, None, tree, warnings)
    if not _has_menus(tree):
        return _source(whole, 0, _found(tree, "extract_metadata", date_config=_DATES), tree, warnings)
    article = _article(tree)
    inner = markup.lines(article.body, cancelled) if article is not None else Lines()
    all_words, kept = words(whole.text), words(inner.text)
    if kept < max(_FEWEST, _SHARE * all_words):
        return _source(whole, 0, article, tree, warnings)
    return _source(inner, max(0, all_words - kept), article, tree, warnings)


def _source(lines: Lines, menus: int, article: Any, tree: html.HtmlElement, warnings: tuple[str, ...]) -> Source:
    return Source(
        lines.text,
        marks=tuple(lines.marks),
        left_out={"menus": menus},
        warnings=warnings,
        facts=tuple(_facts(article)),
        title=_title(article, tree),
        date=_date(article),
    )


def _article(tree: html.HtmlElement) -> Any:
    """Look for the article and what the page says of it; None where there is none."""
    return _found(
        tree,
        "bare_extraction",
        include_comments=False,
        include_formatting=True,
        favor_recall=True,
        with_metadata=True,
        date_extraction_params=_DATES,
    )


def _found(tree: html.HtmlElement, search: str, **wishes: object) -> Any:
    """Ask trafilatura, imported late, which neither says nor keeps anything; None where a page breaks it."""
    for name in _LOGS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    import trafilatura

    try:
        return getattr(trafilatura, search)(tree, **wishes)
    except (ValueError, RecursionError):
        return None


def _depth(tree: html.HtmlElement) -> int:
    depth = deepest = 0
    for event, _element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _has_menus(tree: html.HtmlElement) -> bool:
    """Say whether a page has more around its text than the text: landmarks, or lists of links."""
    if next(tree.iter(*_MENUS), None) is not None:
        return True
    return sum(1 for _link in tree.iterfind(".//li//a")) + sum(1 for _link in tree.iterfind(".//td//a")) > 5


def _facts(article: Any) -> Iterator[tuple[str, str]]:
    for name in _FACTS if article is not None else ():
        value = " ".join(canonical(getattr(article, name, None) or "").split())
        if value:
            yield _NAMES.get(name, name), value


def _title(article: Any, tree: html.HtmlElement) -> str | None:
    said = (article.title if article is not None else None) or tree.findtext(".//title") or ""
    return " ".join(canonical(said).split()) or None


def _date(article: Any) -> str | None:
    try:
        return str(PartialDate.parse(article.date)) if article is not None and article.date else None
    except BadDate:
        return None
