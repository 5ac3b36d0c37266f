"""The styles and lists of an OpenDocument text: bold, hidden, a new page, how items are numbered. Format: ODF 1.3."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.corpus.readers.highlighter import is_stroke
from ect_coder.corpus.readers.numerals import Level
from ect_coder.corpus.readers.source import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ect_coder.corpus.readers.draft import Looks
    from ect_coder.corpus.readers.package import Element

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = ("office", "meta", "text", "table", "drawing", "style")
OFFICE, META, TEXT, TABLE, DRAW, STYLE = (f"{_ODF}{name}:1.0}}" for name in _NAMES)
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_FO = f"{_ODF}xsl-fo-compatible:1.0}}"
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_PLACES = re.compile(r"%(\d)%")
_DEEPEST = 10
"""Levels that a list has."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, those that it stands on included."""

    heading: bool = False
    said: tuple[tuple[MarkKind, bool], ...] = ()
    hidden: bool = False
    new_page: bool = False

    def over(self, base: Looks) -> Looks:
        """Give how characters look that looked like `base` without this style."""
        looks = dict.fromkeys(base, True) | dict(self.said)
        return frozenset(kind for kind, on in looks.items() if on)


class Styles:
    """The styles of a document, by family and name, and its lists by name."""

    def __init__(self, *groups: Element) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._known: dict[tuple[str, str], Style] = {}
        self.lists: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        for group in groups:
            self._gather(group)

    def style(self, family: str, name: str) -> Style:
        """Give a style; an unknown one says nothing."""
        chain, at = [], name
        while (family, at) not in self._known:
            self._known[family, at] = Style()
            element = self._elements.get((family, at))
            if element is not None:
                chain.append((at, element))
                at = element.get(f"{STYLE}parent-style-name", "")
        for each, element in reversed(chain):
            self._known[family, each] = self._read(family, element)
        return self._known[family, name]

    def _gather(self, group: Element) -> None:
        for element in group:
            name = element.get(f"{STYLE}name", "")
            if element.tag == f"{STYLE}style":
                self._elements[element.get(f"{STYLE}family", ""), name] = element
            elif element.tag == f"{TEXT}list-style":
                self.lists[name] = dict(_levels(element))
            elif element.tag == f"{TEXT}outline-style":
                self.outline = dict(_levels(element))

    def _read(self, family: str, element: Element) -> Style:
        base = self._known[family, element.get(f"{STYLE}parent-style-name", "")]
        characters = element.find(f"{STYLE}text-properties")
        paragraph = element.find(f"{STYLE}{family}-properties")
        display = characters.get(f"{TEXT}display") if characters is not None else None
        names = (element.get(f"{STYLE}name"), element.get(f"{STYLE}parent-style-name"))
        return Style(
            heading=base.heading or bool({"Title", "Subtitle"}.intersection(names)),
            said=tuple((dict(base.said) | _said(characters)).items()),
            hidden=base.hidden if display is None else display == "none",
            new_page=bool(element.get(f"{STYLE}master-page-name"))
            or (paragraph is not None and paragraph.get(f"{_FO}break-before") == "page"),
        )


def _said(properties: Element | None) -> dict[MarkKind, bool]:
    """Give how characters are said to look, or not to look."""
    if properties is None:
        return {}
    weight, slant = properties.get(f"{_FO}font-weight"), properties.get(f"{_FO}font-style")
    ground = properties.get(f"{_FO}background-color")
    said = {
        MarkKind.BOLD: None if weight is None else weight in _BOLD,
        MarkKind.ITALIC: None if slant is None else slant != "normal",
        MarkKind.HIGHLIGHT: None if ground is None else is_stroke(ground),
    }
    return {kind: on for kind, on in said.items() if on is not None}


def _levels(element: Element) -> Iterator[tuple[int, Level]]:
    for each in element:
        depth = min(number(each, f"{TEXT}level", 1), _DEEPEST) - 1
        bullet = each.get(f"{TEXT}bullet-char", "").strip()
        style = each.get(f"{STYLE}num-format", "")
        pattern = _pattern(each, depth) if style else ""
        yield depth, Level(style, pattern, number(each, f"{TEXT}start-value", 1), bool(bullet))


def _pattern(element: Element, depth: int) -> str:
    whole = element.get(f"{LOEXT}num-list-format") or element.get(f"{STYLE}num-list-format")
    if whole:
        return _PLACES.sub(r"%\1", whole)
    shown = number(element, f"{TEXT}display-levels", 1)
    places = ".".join(f"%{each + 1}" for each in range(max(0, depth + 1 - shown), depth + 1))
    return f"{element.get(f'{STYLE}num-prefix', '')}{places}{element.get(f'{STYLE}num-suffix', '')}"


def number(element: Element, name: str, otherwise: int) -> int:
    """Give an attribute as a number; `otherwise` without it, or for anything else."""
    text = element.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else otherwise
