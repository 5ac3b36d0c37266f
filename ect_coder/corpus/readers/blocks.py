"""The lines of a piece of a web page: blocks and <br> break them, tags inside a sentence do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

_BLOCKS = {"address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt"}
_BLOCKS |= {"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
_BLOCKS |= {"html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead"}
_BLOCKS |= {"tr", "ul"}
_UNREAD = {"head", "iframe", "noscript", "script", "select", "style", "svg", "template", "textarea"}
_SPACES = re.compile("[ \t\r\n\f]+")


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
    if not len(root):
        return _split(root.text or "")
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
    return [line for piece in "".join(pieces).split("\n") for line in _split(piece)]


def _flat(text: str | None) -> str:
    """Take the line ends out of a text: those of the file mean nothing."""
    return _SPACES.sub(" ", text) if text else ""


def _split(text: str) -> list[str]:
    line = _SPACES.sub(" ", text).strip(" ")
    return [line] if line and not line.isspace() else []
