"""Articles of Europresse in the cells of a table, as they were marked up until about 2012."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from ect_coder.corpus.canonical import canonical
from ect_coder.corpus.readers.europresse_parts import Parts, is_apart, is_certificate, number, own

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAME = "DocPublicationName"
_BREAKS = frozenset({"p", "br", "div", "table", "tr", "td"})
_SPACES = re.compile("[ \t\r\n\f]+")
_WORD = re.compile(r"\w")


def cells(tree: HtmlElement) -> list[HtmlElement]:
    """Give the table cells that hold one article each: the outermost that name one newspaper only."""
    names = [span for span in tree.iter("span") if span.get("class") == _NAME]
    around = [list(span.iterancestors("td")) for span in names if span.getparent().get("class") != _NAME]
    counts = Counter(cell for each in around for cell in each)
    own_cells = [[cell for cell in each if counts[cell] == 1][-1:] for each in around]
    return [cell for each in own_cells for cell in each]


def read(cell: HtmlElement) -> Parts:
    """Give the parts of one article: spans for newspaper, header and title, and bare text.

    What is bare is the surtitle before the title, the author after it, and from the first <p> on the text.
    """
    parts = Parts(number=number(cell.text_content()))
    spans = {"docpublicationname": parts.newspaper, "docheader": parts.headers, "titrearticlevisu": parts.title}
    bare: dict[str, list[str]] = {"surtitle": [], "author": [], "body": []}
    now = "surtitle"
    walk = etree.iterwalk(cell, events=("start", "end"))
    next(walk)
    for event, element in walk:
        if event == "end":
            if element is not cell:
                bare[now] += _pieces(element.tail, breaks=element.tag in _BREAKS)
            continue
        kept = spans.get(element.get("class", "").lower())
        if kept is not None:
            kept.append(" ".join(canonical(element.text_content()).split()))
            now = "author" if kept is parts.title else now
        if element.tag == "p" and now == "author":
            now = "body"
        if kept is not None or is_apart(element):
            walk.skip_subtree()
        else:
            bare[now] += _pieces(element.text, breaks=element.tag in _BREAKS)
    return _settled(parts, {name: _lines(pieces) for name, pieces in bare.items()})


def _pieces(text: str | None, *, breaks: bool) -> list[str]:
    return ["\n" if breaks else "", _SPACES.sub(" ", text or "")]


def _lines(pieces: list[str]) -> list[str]:
    return [line.strip(" ") for line in canonical("".join(pieces)).split("\n") if _WORD.search(line)]


def _settled(parts: Parts, bare: dict[str, list[str]]) -> Parts:
    """Cut the text before the certificate; without any <p> all below the title is text."""
    parts.surtitle = bare["surtitle"]
    parts.author, body = (bare["author"], bare["body"]) if bare["body"] else ([], bare["author"])
    end = next((rank for rank, line in enumerate(body) if is_certificate(line)), len(body))
    parts.body = own(body[:end])
    return parts
