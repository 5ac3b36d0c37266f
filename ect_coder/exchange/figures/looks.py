"""How states and answers look on white paper: shades after Okabe and Ito, hatches that hold in grey, and sure words.

Blue was there at emergence, green is there with the support, orange is contested, white within black is absent. What is
not known is grey: silence is ruled, what is undocumented is crossed within a broken edge.
"""

from __future__ import annotations

from ect_coder.analysis.answers import Answer
from ect_coder.analysis.evidence import State
from ect_coder.exchange.figures.drawing import INK, PAGE, Hatch, Look
from ect_coder.values import Kind

_BLUE, _GREEN, _ORANGE = "#0072B2", "#009E73", "#E69F00"
_GREY = "#767676"

STATES = {
    State.PRESENT: Look(_BLUE, ink=PAGE),
    State.WEAKLY_PRESENT: Look("#A9CFE8", edge=_BLUE),
    State.ABSENT: Look(PAGE, edge=INK, thickness=2),
    State.CONTESTED: Look("#FBE7B8", hatch=Hatch.RISING, lines="#E2AE4A", edge="#9A6700"),
    State.SILENT: Look("#EFEFED", hatch=Hatch.LEVEL, lines="#D2D2CE"),
    State.UNDOCUMENTED: Look(PAGE, hatch=Hatch.CROSSED, lines="#DFDFDC", edge=_GREY, dash="4 3"),
}
ANSWERS = {
    Answer.SUSTAINED: Look(_BLUE, ink=PAGE),
    Answer.REINFORCED: Look("#00466E", ink=PAGE),
    Answer.WEAKENED: Look("#A9CFE8", edge=_BLUE),
    Answer.FROM_EMERGENCE: Look("#DCEDF7", hatch=Hatch.UPRIGHT, lines="#8DBEDD", edge=_BLUE),
    Answer.LOST: Look("#F9D9C3", hatch=Hatch.CROSSED, lines="#E08A4E", edge="#D55E00"),
    Answer.OUTCOME_CONTESTED: Look("#DCEDF7", hatch=Hatch.FALLING, lines="#E2AE4A", edge="#9A6700"),
    Answer.EMERGED_WITH_SUPPORT: Look("#33B18F", ink="#000000"),
    Answer.ORIGIN_CONTESTED: Look("#CDEBE0", hatch=Hatch.GRID, lines="#E2AE4A", edge="#9A6700"),
    Answer.ORIGIN_SILENT: Look("#DDF2EA", hatch=Hatch.LEVEL, lines="#7FC4AD", edge=_GREEN),
    Answer.ORIGIN_UNKNOWN: Look(PAGE, hatch=Hatch.GRID, lines="#A5D6C5", edge=_GREEN, dash="4 3"),
    Answer.ABSENT: Look(PAGE, edge=INK, thickness=2),
    Answer.ABSENT_AT_EMERGENCE: Look(PAGE, hatch=Hatch.UPRIGHT, lines="#BDBDBA", edge=INK, thickness=2),
    Answer.ABSENT_WITH_SUPPORT: Look(PAGE, hatch=Hatch.FALLING, lines="#BDBDBA", edge=INK, thickness=2),
    Answer.CONTESTED: Look("#FBE7B8", hatch=Hatch.RISING, lines="#E2AE4A", edge="#9A6700"),
    Answer.NOT_MENTIONED: Look("#EFEFED", hatch=Hatch.LEVEL, lines="#D2D2CE"),
    Answer.UNDETERMINED: Look("#E2E2DF", hatch=Hatch.FALLING, lines="#C4C4C0", edge=_GREY, dash="4 3"),
    Answer.UNDOCUMENTED: Look(PAGE, hatch=Hatch.CROSSED, lines="#DFDFDC", edge=_GREY, dash="4 3"),
}
KINDS = {
    Kind.INTERVIEW: Look(_BLUE, ink=PAGE),
    Kind.PRESS: Look("#F6D08A", hatch=Hatch.RISING, lines=_ORANGE, edge="#9A6700"),
    Kind.REPORT: Look("#CDEBE0", hatch=Hatch.LEVEL, lines="#7FC4AD", edge=_GREEN),
    Kind.NOTE: Look("#EFD3E2", hatch=Hatch.UPRIGHT, lines="#CC79A7", edge="#8E4A70"),
    Kind.OTHER: Look(PAGE, hatch=Hatch.CROSSED, lines="#DFDFDC", edge=_GREY),
}
RIBBONS = {
    State.PRESENT: _BLUE,
    State.WEAKLY_PRESENT: "#56B4E9",
    State.ABSENT: "#4A4A4A",
    State.CONTESTED: _ORANGE,
    State.SILENT: "#B5B5B1",
    State.UNDOCUMENTED: "#DADAD7",
}
"""What flows from each state at emergence, painted half through."""


def marked(colour: str) -> str:
    """Give a pillar's colour as a mark on white: one that is too pale, as a codebook may have, in grey."""
    return colour if contrast(colour, PAGE) >= 1.8 else _GREY


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
