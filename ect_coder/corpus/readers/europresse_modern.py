"""Articles of Europresse in <article>, as they have been marked up since about 2015."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from ect_coder.corpus.canonical import canonical
from ect_coder.corpus.readers.blocks import lines, matching, paragraphs
from ect_coder.corpus.readers.europresse_parts import Parts, is_apart, number, own

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_LOOSE = etree.XPath("descendant::p[not(ancestor::header or ancestor::footer or ancestor::aside)]")
_LABEL = re.compile(r"(?:Notes?|Illustrations?|\(s\)|:|\s)+", re.I)
_WORD = re.compile(r"\w")
_ROLES = {
    "docpublicationname": "newspaper",
    "docheader": "headers",
    "titrearticlevisu": "title",
    "rdp__subtitle": "subtitle",
    "docauthors": "author",
    "sm-margin-bottom": "line",
    "sm-margin-bottomnews": "line",
    "titrearticle": "heading",
    "doctext": "text",
    "dococurrcontainer": "container",
    "rdp__newsdoc": "box",
    "source-name-apd": "elsewhere",
    "apd-sources-date": "day",
    "twitter": "twitter",
    "link-not-hosted": "link",
    "transcript": "transcript",
}
"""What each class, in lower case, stands for."""
_TAGS = {"section", "aside", "footer", "img", "a"}
_OVER = {"newspaper", "headers", "title", "subtitle", "author", "line", "bare"}
"""What stands over the text, and means nothing within it."""
_TAKEN_FROM = "Cet article est paru"


@lru_cache(maxsize=1_000)
def _role(tag: str, classes: str) -> str:
    """Say what an element stands for: by a class of its own, else by its tag; nothing for most."""
    named = next((_ROLES[name] for name in classes.lower().split() if name in _ROLES), "")
    if named or tag in _TAGS:
        return named or tag
    return "bare" if tag in ("p", "div") and not classes else ""


def apart(elements: Sequence[HtmlElement]) -> list[HtmlElement]:
    """Take articles out of the articles that hold them (one was not closed); one that held nothing else is none."""
    shells = set()
    for element in reversed(elements):
        outer = next(element.iterancestors("article"), None)
        if outer is not None:
            element.drop_tree()
            shells.add(outer)
    return [each for each in elements if each not in shells or _WORD.search(each.text_content())]


def read(article: HtmlElement) -> Parts:
    """Give the parts of one article, or of a page that holds one."""
    reading = _Reading()
    walk = etree.iterwalk(article, events=("start",))
    for _event, element in walk:
        if reading.takes(element):
            walk.skip_subtree()
    return reading.settled(article)


class _Reading:
    """What an article is made of, gathered in the order in which it is printed."""

    def __init__(self) -> None:
        self._parts = Parts()
        self._titled = False
        self._in_text = False
        self._bylines: list[list[str]] = []
        self._text: list[str] = []
        self._names: list[str] = []
        self._days: list[str] = []
        self._held: dict[str, list[HtmlElement]] = {"heading": [], "text": [], "box": []}

    def takes(self, element: HtmlElement) -> bool:
        """Read an element, and say whether all in it was read."""
        role = _role(element.tag, element.get("class", ""))
        if not role:
            return False
        if role in _OVER:
            return not self._in_text and self._takes_line(role, element)
        if role in self._held:
            self._held[role].append(element)
            self._in_text = self._in_text or role == "text"
            return False
        if role == "container":
            return self._takes_text(element)
        return self._takes_beside(role, element)

    def _takes_line(self, role: str, element: HtmlElement) -> bool:
        """Read a line that stands over the text; without a class it means something below the title only.

        There it is the subtitle in a <p>, and in a <div> alone it may be the author.
        """
        if role == "bare" and not self._titled:
            return False
        if role == "bare":
            role = "subtitle" if element.tag == "p" or element.find(".//p") is not None else "line"
        found = lines(element)
        if role == "line" and self._titled:
            self._bylines.append(found)
            return True
        self._titled = self._titled or role == "title"
        if role == "title" and self._parts.title:
            role = "subtitle"
        getattr(self._parts, "surtitle" if role == "line" else role).extend(found)
        return True

    def _takes_text(self, element: HtmlElement) -> bool:
        plain = paragraphs(element)
        self._text += lines(element, is_apart) if plain is None else plain
        return plain is not None

    def _takes_beside(self, role: str, element: HtmlElement) -> bool:
        """Note what stands beside the article, or says what it is."""
        parts = self._parts
        if role == "section":
            self._in_text = True
        elif role == "img":
            parts.images += 1
        elif role == "aside":
            parts.asides += bool(_WORD.search(_LABEL.sub("", element.text_content())))
            parts.images += sum(1 for _image in element.iter("img"))
        elif role == "footer":
            parts.number = parts.number or number(element.text_content())
        elif role == "a":
            parts.url = canonical(element.get("href", "")) if _TAKEN_FROM in element.text_content() else parts.url
        elif role in ("elsewhere", "day"):
            (self._days if role == "day" else self._names).extend(lines(element))
        else:
            parts.nature = role
        return role in ("aside", "footer", "elsewhere", "day")

    def settled(self, article: HtmlElement) -> Parts:
        """Give the parts: the last line below the title is the author where no element is the author's own."""
        parts = self._parts
        bylines = [each for each in self._bylines if each]
        if bylines and not parts.author:
            parts.author = bylines.pop()
        parts.subtitle += [line for each in bylines for line in each]
        if not parts.title:
            known = {*parts.surtitle, *parts.subtitle}
            parts.title = [line for each in self._held["heading"] for line in lines(each) if line not in known]
        days = self._days if len(self._days) == len(self._names) else [""] * len(self._names)
        parts.also_in = [f"{name} ({day})" if day else name for name, day in zip(self._names, days, strict=True)]
        parts.body = self._body(article)
        parts.number = parts.number or number(article.text_content())
        return parts

    def _body(self, article: HtmlElement) -> list[str]:
        """Give the text from where it is kept, else from around it, else from loose paragraphs; boxes come last."""
        text = self._text or [line for each in self._held["text"] for line in lines(each, is_apart)]
        if not text:
            text = [line for paragraph in matching(_LOOSE, article) for line in lines(paragraph, is_apart)]
        text += [line for box in self._held["box"] for line in lines(box) if line not in text]
        return own(text)
