"""What styles make of the paragraphs and characters of a Word file: headings, bold, hidden, numbered…"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ect_coder.corpus.readers.draft import PLAIN, Looks
from ect_coder.corpus.readers.highlighter import is_stroke
from ect_coder.corpus.readers.source import MarkKind
from ect_coder.corpus.readers.word_parts import Said, W, number, said, switch, value

if TYPE_CHECKING:
    from ect_coder.corpus.readers.package import Element

_BODY_TEXT = 9
"""The outline level of what is no heading."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, its bases included; `list_name` and `depth` are those of its automatic number."""

    heading: bool = False
    looks: Looks = PLAIN
    hidden: bool = False
    list_name: str | None = None
    depth: int | None = None


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, part: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        for element in part.iterfind(f"{W}style") if part is not None else ():
            identity = element.get(f"{W}styleId", "")
            self._elements[identity] = element
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true"):
                self._elements.setdefault("", element)

    def style(self, identity: str) -> Style:
        """Give a style, without an id that of ordinary paragraphs; an unknown one says nothing."""
        chain, at = [], identity
        while at not in self._known:
            self._known[at] = Style()
            chain.append(at)
            at = self._parent(at) or at
        for each in reversed(chain):
            self._known[each] = self._read(each)
        return self._known[identity]

    def _parent(self, identity: str) -> str:
        return value(said(self._elements.get(identity)), "basedOn")

    def _read(self, identity: str) -> Style:
        style, parent = said(self._elements.get(identity)), self._parent(identity)
        base = self._known[parent] if parent else Style()
        paragraph, run = said(style.get(f"{W}pPr")), said(style.get(f"{W}rPr"))
        listed = said(paragraph.get(f"{W}numPr"))
        level, depth = number(paragraph, "outlineLvl"), number(listed, "ilvl")
        heading = base.heading if level is None else level < _BODY_TEXT
        hidden = switch(run, "vanish")
        return replace(
            base,
            heading=heading or _names_a_heading(value(style, "name").lower()),
            looks=looks(run, base.looks),
            hidden=base.hidden if hidden is None else hidden,
            list_name=value(listed, "numId") or base.list_name,
            depth=base.depth if depth is None else depth,
        )


def _names_a_heading(name: str) -> bool:
    return name.startswith("heading") or name in ("title", "subtitle")


def looks(properties: Said, base: Looks) -> Looks:
    """Give how characters look: as their properties say, else as what they stand on."""
    if not properties:
        return base
    found = set(base)
    for kind, on in (
        (MarkKind.BOLD, switch(properties, "b")),
        (MarkKind.ITALIC, switch(properties, "i")),
        (MarkKind.HIGHLIGHT, _stroke(properties)),
    ):
        if on is not None:
            (found.add if on else found.discard)(kind)
    return frozenset(found)


def _stroke(properties: Said) -> bool | None:
    """Say whether characters are marked with a highlighter, or shaded in its colours."""
    colour = value(properties, "highlight")
    if colour:
        return colour != "none"
    shade = properties.get(f"{W}shd")
    return is_stroke(shade.get(f"{W}fill", "")) if shade is not None else None
