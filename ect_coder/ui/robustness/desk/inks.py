"""The colours of readings, by their letters; never alone, as the letter always stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.ui.theme import mixed, shade

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.ui.theme import Palette

_BASES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#6B7280")
_READ = 4.5


def ink(palette: Palette, letter: str) -> str:
    """Give the colour in which a letter is written."""
    return shade(_base(letter), palette.page, _READ)


def ground(palette: Palette, letters: Sequence[str]) -> str:
    """Give the ground under words that one or several people marked."""
    colour = palette.page
    for each in letters:
        colour = mixed(colour, _base(each), 0.3 if palette.dark else 0.2)
    return colour


def _base(letter: str) -> str:
    return _BASES[(ord(letter) - ord("A")) % len(_BASES)]
