"""What the groups of an RTF file hold: where they end, the colours and styles they list, the dates they pack."""

from __future__ import annotations

import re

_BRACE = re.compile(r"\\bin(\d{1,9}) ?|\\.|([{}])", re.S)
_COLOUR = re.compile(r"\\red(\d{1,3})\s*\\green(\d{1,3})\s*\\blue(\d{1,3})")
_STYLE = re.compile(r"\{\s*\\s(\d{1,5})\b([^{}]*(?:\{[^{}]*\}[^{}]*)*);\s*\}")
_HEADING = re.compile(r"\\outlinelevel[0-8](?!\d)|[ }](?:heading|titre|title)\b[^\\{}]*$", re.I)


class Unbalanced(ValueError):
    """A group that never ends: the file was cut short."""


def end_of_group(text: str, place: int) -> int:
    """Give the place of the brace that closes the group around a place; raise Unbalanced without one."""
    depth = 1
    while True:
        match = _BRACE.search(text, place)
        if match is None:
            raise Unbalanced
        depth += {"{": 1, "}": -1}.get(match[2] or "", 0)
        if depth == 0:
            return match.start()
        place = match.end() + int(match[1] or 0)


def colours(table: str) -> list[str]:
    """List the colours of a colour table in hexadecimal, from the second: the first is that of nothing."""
    return [_hexadecimal(each) for each in table.split(";")[1:]]


def headings(sheet: str) -> set[int]:
    """Give the numbers of the styles that are headings."""
    return {int(each[1]) for each in _STYLE.finditer(sheet) if _HEADING.search(each[2])}


def escaped(words: str) -> str:
    """Write bytes above ASCII as RTF does, for striprtf to decode by their font."""
    if words.isascii():
        return words
    return "".join(f"\\'{ord(each):02x}" if "\x7f" < each <= "\xff" else each for each in words)


def _hexadecimal(entry: str) -> str:
    match = _COLOUR.search(entry)
    return "".join(f"{min(255, int(each)):02x}" for each in match.groups()) if match else ""


def argument(group: str, word: str) -> str:
    """Give the number that follows a word in a group; empty without one."""
    match = re.search(rf"\\{word}\s+(-?\d+)", group)
    return match[1] if match else ""


def moment(packed: str) -> str:
    """Give the ISO form of a date packed in 32 bits: minute, hour, day, month, year since 1900; empty without one."""
    bits = int(packed or 0) & 0xFFFFFFFF
    minute, hour, day, month, year = bits & 63, bits >> 6 & 31, bits >> 11 & 31, bits >> 16 & 15, bits >> 20 & 511
    return f"{1900 + year}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:00" if day and month else ""
