"""Articles of Europresse in <article>, as they have been marked up since about 2015."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from ect_coder.corpus.readers.blocks import lines, matching
from ect_coder.corpus.readers.europresse_parts import Parts, is_apart, number, own

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_BESIDE = etree.XPath(
    "descendant::*[self::aside or self::img or contains(@class, 'twitter') or contains(@class, 'link-not-hosted')"
    " or contains(@class, 'transcript') or contains(@class, 'source-name-APD') or contains(@class, 'apd-sources-date')"
    " or contains(@class, 'rdp__newsdoc') or contains(@class, 'ubliC-lblNodoc') or contains(@id, 'ubliC_lblNodoc')"
    " or self::a[contains(., 'Cet article est paru')]]"
)
_LOOSE = etree.XPath("descendant::p[not(ancestor::header or ancestor::footer or ancestor::aside)]")
_LABEL = re.compile(r"(?:Notes?|Illustrations?|\(s\)|:|\s)+", re.I)
_WORD = re.compile(r"\w")
_NATURES = {"twitter": "twitter", "link-not-hosted": "link", "transcript": "transcript"}


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
    header = _Header()
    walk = etree.iterwalk(article, events=("start",))
    for _event, element in walk:
        if header.takes(element):
            walk.skip_subtree()
    parts = header.settled()
    boxes = _beside(article, parts)
    text = [line for element in header.texts for line in lines(element, is_apart)]
    if not any(map(_WORD.search, text)):
        text = [line for paragraph in matching(_LOOSE, article) for line in lines(paragraph, is_apart)]
    text += [line for box in boxes for line in lines(box) if line not in text]
    parts.body = own(text)
    parts.number = parts.number or number(article.text_content())
    return parts


class _Header:
    """What stands over the text, gathered in the order in which it is printed, and the elements of the text."""

    def __init__(self) -> None:
        self._parts = Parts()
        self._titled = False
        self._in_text = False
        self._heading: list[HtmlElement] = []
        self._bylines: list[list[str]] = []
        self._containers: list[HtmlElement] = []
        self._outer: list[HtmlElement] = []

    @property
    def texts(self) -> list[HtmlElement]:
        """The elements that hold the text."""
        held = any(_WORD.search(each.text_content()) for each in self._containers)
        return self._containers if held else self._outer

    def takes(self, element: HtmlElement) -> bool:
        """Read an element of the header, and say whether all in it was read."""
        tag = element.tag
        if tag in ("aside", "footer"):
            return True
        if tag == "section":
            self._in_text = True
        classes = element.get("class")
        if not classes:
            return self._takes_bare(element)
        return any(self._takes_as(name, element) for name in classes.lower().split())

    def _takes_as(self, name: str, element: HtmlElement) -> bool:
        if name == "dococurrcontainer":
            self._containers.append(element)
        elif name == "doctext":
            self._in_text = True
            self._outer.append(element)
            return False
        elif self._in_text:
            return False
        elif name == "docpublicationname":
            self._parts.newspaper += lines(element)
        elif name == "docheader":
            self._parts.headers += lines(element)
        elif name == "docauthors":
            self._parts.author += lines(element)
        elif name == "titrearticle":
            self._heading.append(element)
            return False
        else:
            return self._takes_line(name, element)
        return True

    def _takes_line(self, name: str, element: HtmlElement) -> bool:
        if name == "titrearticlevisu" and not self._parts.title:
            self._parts.title = lines(element)
            self._titled = True
        elif name in ("titrearticlevisu", "rdp__subtitle"):
            self._parts.subtitle += lines(element)
        elif name in ("sm-margin-bottom", "sm-margin-bottomnews"):
            if self._titled:
                self._bylines.append(lines(element))
            else:
                self._parts.surtitle += lines(element)
        else:
            return False
        return True

    def _takes_bare(self, element: HtmlElement) -> bool:
        """Read what has no class after the title: in a <p> the subtitle, in a bare <div> the author."""
        if self._in_text or not self._titled or element.tag not in ("p", "div"):
            return False
        if element.tag == "p" or element.find(".//p") is not None:
            self._parts.subtitle += lines(element)
        else:
            self._bylines.append(lines(element))
        return True

    def settled(self) -> Parts:
        """Give the parts: the last line below the title is the author where no element is the author's own."""
        parts = self._parts
        bylines = [each for each in self._bylines if each]
        if bylines and not parts.author:
            parts.author = bylines.pop()
        parts.subtitle += [line for each in bylines for line in each]
        if not parts.title and self._heading:
            parts.title = [line for each in self._heading for line in lines(each) if line not in parts.subtitle]
            parts.title = [line for line in parts.title if line not in parts.surtitle]
        return parts


def _beside(article: HtmlElement, parts: Parts) -> list[HtmlElement]:
    """Note what stands beside the article: its number, what it is, where else it came out; give the boxes with text."""
    names: list[str] = []
    days: list[str] = []
    boxes: list[HtmlElement] = []
    for element in matching(_BESIDE, article):
        marked = f"{element.get('class', '')} {element.get('id', '')}"
        if element.tag == "img":
            parts.images += 1
        elif element.tag == "aside":
            parts.asides += bool(_WORD.search(_LABEL.sub("", element.text_content())))
        elif element.tag == "a":
            parts.url = element.get("href", "")
        elif "lblNodoc" in marked:
            parts.number = parts.number or number(element.text_content())
        elif "source-name-APD" in marked:
            names += lines(element)
        elif "apd-sources-date" in marked:
            days += lines(element)
        elif "rdp__newsdoc" in marked:
            boxes.append(element)
        else:
            parts.nature = next((_NATURES[each] for each in marked.split() if each in _NATURES), parts.nature)
    dated = days if len(days) == len(names) else [""] * len(names)
    parts.also_in = [f"{name} ({day})" if day else name for name, day in zip(names, dated, strict=True)]
    return boxes
