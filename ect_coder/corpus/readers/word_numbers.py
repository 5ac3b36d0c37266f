"""The automatic numbers of a Word file: which list a paragraph belongs to, and what is printed before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.corpus.readers.numerals import Counting, Level
from ect_coder.corpus.readers.word_parts import Said, W, number, said, value

if TYPE_CHECKING:
    from ect_coder.corpus.readers.package import Element
    from ect_coder.corpus.readers.word_styles import Style

_STYLES = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "decimalZero": "01",
    "none": "",
}
_DEPTHS = frozenset("012345678")


class Numbers:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, part: Element | None) -> None:
        self._counting = Counting()
        self._kinds: dict[str, str] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        if part is None:
            return
        kinds = _kinds(list(part.iterfind(f"{W}abstractNum")))
        for each in part.iterfind(f"{W}num"):
            name, kind = each.get(f"{W}numId", ""), value(said(each), "abstractNumId")
            overrides = list(each.iterfind(f"{W}lvlOverride"))
            own = {depth: level for override in overrides for depth, level in _levels(override).items()}
            self._kinds[name] = kind
            self._levels[name] = kinds.get(kind, {}) | own
            self._restarts[name] = dict(filter(None, map(_restart, overrides)))

    def label(self, properties: Said, style: Style) -> str:
        """Give what is printed before a paragraph, such as « 1. » or « – », and count it; empty without a number."""
        listed = said(properties.get(f"{W}numPr"))
        name = value(listed, "numId") or style.list_name or "0"
        depth = number(listed, "ilvl")
        depth = depth if depth is not None else style.depth or 0
        if name not in self._levels:
            return ""
        start = self._restarts[name].pop(depth, None)
        return self._counting.label(self._kinds[name], self._levels[name], depth, start)


def _kinds(elements: list[Element]) -> dict[str, dict[int, Level]]:
    """Give the levels of each kind of list; one may only name the style that another defines."""
    defined = {name: each for each in elements if (name := value(said(each), "styleLink"))}
    return {
        each.get(f"{W}abstractNumId", ""): _levels(defined.get(value(said(each), "numStyleLink"), each))
        for each in elements
    }


def _levels(parent: Element) -> dict[int, Level]:
    return {_depth(each): _level(each) for each in parent.iterfind(f"{W}lvl")}


def _depth(element: Element) -> int:
    text = element.get(f"{W}ilvl", "0")
    return int(text) if text in _DEPTHS else 0


def _level(element: Element) -> Level:
    level = said(element)
    style, pattern, first = value(level, "numFmt"), value(level, "lvlText"), number(level, "start")
    return Level(
        style=_STYLES.get(style, "1"),
        pattern=pattern,
        first=1 if first is None else first,
        bullet=style == "bullet" and bool(pattern.strip()),
    )


def _restart(override: Element) -> tuple[int, int] | None:
    start = number(said(override), "startOverride")
    return (_depth(override), start) if start is not None else None
