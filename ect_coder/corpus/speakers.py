"""The people who speak in a text: how much each says and asks, and who is proposed as the interviewer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.corpus.canonical import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.corpus.readers.source import Turn

_ASKING = (
    "enquêteu", "enquêtri", "enqueteu", "enquetri", "enq.", "cherch", "intervieweu", "interviewer", "researcher",
    "question", "modérat", "moderat", "animat",
)  # fmt: skip
_ANSWERING = ("enquêté", "enquete", "enquêtee", "interviewé", "interviewe", "répon", "repon", "answer", "participant")
_FIRST = 12
"""Words of what a speaker first says."""
_OFTEN, _CLEARLY = 0.25, 1.5
"""Who asks in a quarter of their turns, and half as densely again as anybody else, is proposed as the interviewer."""


@dataclass(frozen=True, slots=True)
class Role:
    """Whether a speaker is proposed as the interviewer; `sure` where the name itself says so or excludes it."""

    interviewer: bool
    sure: bool


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
    """Describe those who speak, in the order they do; turns whose speaker is unknown belong to nobody."""
    said = _said(turns)
    counts = {name: sum(words(text[turn.label_end : turn.end]) for turn in own) for name, own in said.items()}
    total, proposed = sum(counts.values()) or 1, roles(text, turns)
    return [
        Speaker(
            name,
            len(own),
            counts[name],
            counts[name] / total,
            _asking(text, own),
            _beginning(text, own),
            proposed[name].interviewer,
            proposed[name].sure,
        )
        for name, own in said.items()
    ]


def roles(text: str, turns: Sequence[Turn]) -> Mapping[str, Role]:
    """Propose who asks, by name, in the order they speak.

    « Enquêtrice » asks and « Interviewé » answers for sure. « E », « I » and all other names say nothing: the one who
    asks most is proposed, or else the E or I who opens the interview, and never for sure.
    """
    said = _said(turns)
    named = {name: Role(asks, sure=True) for name in said if (asks := named_to_ask(name)) is not None}
    others = [name for name in said if name not in named]
    if any(role.interviewer for role in named.values()):
        return {name: named.get(name, Role(interviewer=False, sure=not _ambiguous(name))) for name in said}
    chosen = _most_asking(text, said, others) or next((name for name in list(said)[:1] if _ambiguous(name)), None)
    return {name: named.get(name, Role(name == chosen, sure=False)) for name in said}


def named_to_ask(speaker: str) -> bool | None:
    """Say whether a name alone tells that its bearer asks (« Enquêtrice 1 », « Q ») or answers; None if it does not."""
    name = speaker.casefold().strip(" :.[]")
    if name.startswith(_ASKING) or name in ("enq", "q"):
        return True
    return False if name.startswith(_ANSWERING) or name in ("r", "rép") else None


def _ambiguous(speaker: str) -> bool:
    """E is enquêteur or enquêté, I intervieweur or interviewé."""
    return speaker.casefold().strip(" :.[]") in ("e", "i")


def _said(turns: Sequence[Turn]) -> dict[str, list[Turn]]:
    found: defaultdict[str, list[Turn]] = defaultdict(list)
    for turn in turns:
        if turn.speaker:
            found[turn.speaker].append(turn)
    return dict(found)


def _most_asking(text: str, said: Mapping[str, Sequence[Turn]], names: Sequence[str]) -> str | None:
    """Find who asks often, and clearly more than all others for what they say: who answers at length may ask too."""
    dense = {name: _questions(text, said[name]) for name in names}
    first = max(dense, key=dense.__getitem__, default=None)
    if first is None or len(said) == 1 or _asking(text, said[first]) < _OFTEN:
        return None
    return first if all(dense[first] >= _CLEARLY * dense[name] for name in names if name != first) else None


def _questions(text: str, turns: Sequence[Turn]) -> float:
    """Count the question marks for each character said."""
    return sum(text.count("?", turn.label_end, turn.end) for turn in turns) / (
        sum(turn.end - turn.label_end for turn in turns) or 1
    )


def _asking(text: str, turns: Sequence[Turn]) -> float:
    return sum(text.find("?", turn.label_end, turn.end) >= 0 for turn in turns) / len(turns)


def _beginning(text: str, turns: Sequence[Turn]) -> str:
    said = next((each for turn in turns if (each := text[turn.label_end : turn.end].split())), [])
    return " ".join(said[:_FIRST]) + ("…" if len(said) > _FIRST else "")
