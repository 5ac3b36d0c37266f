"""The lines of a piece of a web page, canonical: blocks and <br> break them, tags inside a sentence do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast
from xml.sax.saxutils import unescape

from lxml import etree

from ect_coder.corpus.canonical import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.html import HtmlElement

INLINE = ("mark", "font", "b", "i", "em", "strong", "u", "s", "small", "big", "sub", "sup")
"""Tags that only say how words look."""
_BLOCKS = {"address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt"}
_BLOCKS |= {"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
_BLOCKS |= {"html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead"}
_BLOCKS |= {"tr", "ul"}
_UNREAD = {"head", "iframe", "noscript", "script", "select", "style", "svg", "template", "textarea"}
_WHITE = ("\n", "\t", "\r", "\f", "  ")
_SPACES = re.compile("[ \t\r\n\f]+")
_PARAGRAPH = re.compile("</?p>")


def matching(path: etree.XPath, root: HtmlElement) -> list[HtmlElement]:
    """Give the elements that a path finds from an element."""
    return cast("list[HtmlElement]", path(root))


def nothing(_element: HtmlElement) -> bool:
    """Leave nothing out."""
    return False


def lines(root: HtmlElement, left_out: Callable[[HtmlElement], bool] = nothing) -> list[str]:
    """Give the lines of an element that hold something, with single spaces; no-break spaces stay.

    Scripts and styles are never read, nor is what `left_out` says of an element inside, with all it holds.
    """
    found = paragraphs(root)
    return _said("".join(_walked(root, left_out)).split("\n")) if found is None else found


def paragraphs(root: HtmlElement) -> list[str] | None:
    """Give the lines of an element in which only text and bare paragraphs stand; None for any other.

    It is written out and cut, which takes half the time that going through its elements does.
    """
    if not len(root):
        return _said([root.text])
    written = _flat(etree.tostring(root, encoding="unicode", with_tail=False)).partition(">")[2].rpartition("<")[0]
    texts = _PARAGRAPH.split(written)
    if written.count("<") >= len(texts):
        return None
    if "&" in written:
        return _said(unescape(text, {"&#13;": " "}) for text in texts)
    return [line for text in texts if (line := text.strip(" ")) and not line.isspace()]


def _walked(root: HtmlElement, left_out: Callable[[HtmlElement], bool]) -> list[str]:
    pieces = [_flat(root.text)]
    walk = etree.iterwalk(root, events=("start", "end"))
    next(walk)
    for event, element in walk:
        block = element.tag in _BLOCKS
        if event == "end":
            pieces.append("\n" if block else "")
            pieces.append(_flat(element.tail) if element is not root else "")
        elif element.tag in _UNREAD or left_out(element):
            walk.skip_subtree()
        else:
            pieces.append("\n" if block else "")
            pieces.append(_flat(element.text))
    return pieces


def _flat(text: str | None) -> str:
    """Take the line ends out of a text, in its canonical form: those of the file mean nothing."""
    if not text:
        return ""
    text = canonical(text)
    return _SPACES.sub(" ", text) if any(map(text.__contains__, _WHITE)) else text


def _said(texts: Iterable[str | None]) -> list[str]:
    return [line for text in texts if text and not text.isspace() and (line := _flat(text).strip(" "))]
