"""Web pages: what a known tool or press database wrote, else the words of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree, html

from ect_coder.corpus.canonical import canonical
from ect_coder.corpus.readers import recognised
from ect_coder.corpus.readers.decoding import content, decoded
from ect_coder.corpus.readers.source import File, Source
from ect_coder.errors import Cause, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


def read(path: Path, cancelled: Callable[[], bool]) -> Source | File:
    """Read a web page; raise UnreadableFile. What it says of its own encoding is often wrong and not listened to."""
    text, warnings = decoded(path, content(path))
    tree = _parsed(path, text)
    return recognised.from_html(tree) or _page(tree, warnings)


def _parsed(path: Path, text: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise UnreadableFile(path=path.name, cause=Cause.NO_TEXT) from None


def _page(tree: html.HtmlElement, warnings: tuple[str, ...]) -> Source:
    return Source(canonical(tree.text_content()).strip(), warnings=warnings)
