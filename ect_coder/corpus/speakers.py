"""The people who speak in a text: how much each says and asks, and who is proposed as the interviewer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.corpus.canonical import words
from ect_coder.corpus.turns import asks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.corpus.readers.source import Turn

_FIRST = 12
"""Words of what a speaker first says."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks: `share` is theirs of all that is said, in words; `asking` the share of their turns with a « ? ».

    `first` is how they begin. `interviewer` is a proposal, to be confirmed unless it is `sure`.
    """

    name: str
    turns: int
    words: int
    share: float
    asking: float
    first: str
    interviewer: bool
    sure: bool


def speakers(text: str, turns: Sequence[Turn]) -> list[Speaker]:
    """Describe those who speak, in the order they do."""
    said: defaultdict[str, list[Turn]] = defaultdict(list)
    for turn in turns:
        said[turn.speaker].append(turn)
    counts = {name: sum(words(text[turn.label_end : turn.end]) for turn in own) for name, own in said.items()}
    total, opens = sum(counts.values()) or 1, turns[0].speaker if turns else ""
    return [
        Speaker(
            name,
            len(own),
            counts[name],
            counts[name] / total,
            sum("?" in text[turn.label_end : turn.end] for turn in own) / len(own),
            _beginning(text, own),
            asks(name, opens),
            name.casefold().strip(" :.[]") not in ("e", "i"),
        )
        for name, own in said.items()
    ]


def _beginning(text: str, turns: Sequence[Turn]) -> str:
    said = next((each for turn in turns if (each := text[turn.label_end : turn.end].split())), [])
    return " ".join(said[:_FIRST]) + ("…" if len(said) > _FIRST else "")
