"""How much room words take. No font is known here: widths are those of the widest sans serifs in use (DejaVu Sans)."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

LINE = 1.32
"""From one line to the next, in sizes of the letters."""
_HUNDREDTHS = {
    30: "'ijl",
    34: "I \u00a0\u202f,.·‘’/:;\\|",
    42: "-()[]tfr!",
    53: 'J`°*"szc“”',
    62: "?L_–kxvyaeoTF«»•",
    66: "bdghnpqu$0123456789{}€",
    71: "EKPSYAVBXZ",
    80: "CRUHNDGOQ&",
    88: "w#+<=>^~±×M",
    104: "%mæWÆ—…∅→@œŒ",
}
_WIDTHS = {letter: hundredths / 100 for hundredths, letters in _HUNDREDTHS.items() for letter in letters}
_OTHER = 1.3
_BOLD = 1.16


@lru_cache(maxsize=16384)
def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Return the most that words in one line can take."""
    return sum(map(_letter, words)) * size * (_BOLD if bold else 1)


@lru_cache(maxsize=4096)
def wrapped(words: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Cut words into lines no wider than `width`, between words where that is possible; at least one line."""
    lines: list[str] = []
    line = ""
    for word in parts(words):
        for piece in _pieces(word, width, size, bold=bold):
            longer = f"{line} {piece}" if line else piece
            if line and width_of(longer, size, bold=bold) > width:
                lines.append(line)
                line = piece
            else:
                line = longer
    return (*lines, line)


def parts(words: str) -> list[str]:
    """Cut words where a line may end: not at spaces that do not break."""
    return words.replace("\n", " ").split(" ")


def _pieces(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    """Cut a word that is wider than a line; a letter is never left out."""
    pieces, piece = [], ""
    for letter in word:
        if piece and width_of(piece + letter, size, bold=bold) > width:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


@cache
def _letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    return _WIDTHS.get(unicodedata.normalize("NFD", letter)[0], _OTHER)
