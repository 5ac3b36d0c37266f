"""Whether a text names those who support a project: an organisation or its people, under long and short names.

Many are called by everyday words (La Passerelle, Le Fil): these need their capital, or, in a transcript without
capitals, to be where only a name can be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ect_coder.suggesting.turns import is_everyday

if TYPE_CHECKING:
    from collections.abc import Iterable

_PART = re.compile(r"[\w-]+(?:['’][A-Z][\w-]*)?")
_ARTICLES = {"le", "la", "les", "l", "un", "une"}
_ARTICLE = r"(?:l['’]|\b(?:la|le|les|du|au|aux|des)\s+)"
_AS_A_NAME = re.compile(r"(?:\b(?:avec|chez|grâce à|depuis|de|que|à|par)\s+)(?:l['’]|la\s+|le\s+)?$", re.IGNORECASE)
_PLACES = re.compile(r"\b(?:dans|sur|sous|devant|derrière|une|un|cette|ce|ma|mon)\s+(?:la\s+|le\s+)?$", re.IGNORECASE)
_FEW_CAPITALS = 0.02
"""Capitals among the letters of a text, below which it is taken to have none on purpose."""


class Supporters:
    """The names of those who support a project."""

    def __init__(self, names: Iterable[str]) -> None:
        self._patterns = [pattern for name in names for pattern in _patterns(name)]

    def find(self, text: str) -> list[re.Match[str]]:
        """Give where they are named, in order, each place once."""
        bare = _without_capitals(text)
        found: list[re.Match[str]] = []
        for pattern, shy in self._patterns:
            for each in pattern.finditer(text):
                apart = all(each.end() <= other.start() or other.end() <= each.start() for other in found)
                if apart and _is_name(each, bare=bare, shy=shy):
                    found.append(each)
        return sorted(found, key=lambda each: each.start())


def _patterns(name: str) -> Iterable[tuple[re.Pattern[str], bool]]:
    """Give a name's expressions, and whether each could be everyday words."""
    parts = [each for each in _PART.findall(name) if each.casefold() not in _ARTICLES]
    if not parts:
        return
    usual = all(is_everyday(each.casefold()) for each in parts)
    yield re.compile(rf"\b{_spelt(parts)}\b", re.IGNORECASE), usual
    if len(parts) > 1 and len(parts[0]) > 3:
        before = _ARTICLE if is_everyday(parts[0].casefold()) else ""
        yield re.compile(rf"{before}(?P<name>{_spelt(parts[:1])})\b", re.IGNORECASE), usual or bool(before)


def _spelt(parts: Iterable[str]) -> str:
    return r"[\s'’-]+".join(re.sub("['’]|%27", "['’]?", re.escape(each)) for each in parts)


def _is_name(found: re.Match[str], *, bare: bool, shy: bool) -> bool:
    start = found.start("name") if "name" in found.re.groupindex else found.start()
    if found.string[start].isupper():
        return True
    before = found.string[:start]
    if not bare:
        return not shy and not found.string[start:].startswith(found[0].casefold())
    return not shy or (_AS_A_NAME.search(before) is not None and _PLACES.search(before) is None)


def _without_capitals(text: str) -> bool:
    letters = [each for each in text if each.isalpha()]
    return sum(each.isupper() for each in letters) < max(1, _FEW_CAPITALS * len(letters)) or not re.search(
        r"[.!?]\s+[A-ZÀ-Ý]|^[A-ZÀ-Ý«]", text
    )
