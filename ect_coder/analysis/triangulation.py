"""Whether independent kinds of sources say the same of a variable at a moment. Pure.

Tellers are of five families: the project itself (carrier, employee, member, beneficiary), its supporter, public bodies
(elected, official, funder), people around it (partner, observer, other) and the press. A document whose role is not
known is a family of its kind. In a cell (project, variable, moment), with voices as the answer rule has them:

- *divergent*: one voice at least affirms or nuances and one at least denies, whatever their numbers;
- *concordant*: all are on one side, and they are two voices or more, of two families or more;
- *one family*: all are on one side, and of one family, or they are one voice.

So the rule is stricter than a state, which a large majority carries: one dissent is worth reading.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.analysis.evidence import moments_of
from ect_coder.analysis.roles import Teller
from ect_coder.values import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ect_coder.analysis.mentions import Mention
    from ect_coder.values import Kind, Moment


class Family(StrEnum):
    """Sources that share an interest."""

    PROJECT = "project"
    SUPPORTER = "supporter"
    PUBLIC = "public"
    AROUND = "around"
    PRESS = "press"
    UNKNOWN = "unknown"


class Agreement(StrEnum):
    """What a cell's sources are to each other."""

    CONCORDANT = "concordant"
    ONE_FAMILY = "one_family"
    DIVERGENT = "divergent"


FAMILIES = {
    Teller.CARRIER: Family.PROJECT,
    Teller.EMPLOYEE: Family.PROJECT,
    Teller.MEMBER: Family.PROJECT,
    Teller.BENEFICIARY: Family.PROJECT,
    Teller.SUPPORTER: Family.SUPPORTER,
    Teller.ELECTED: Family.PUBLIC,
    Teller.OFFICIAL: Family.PUBLIC,
    Teller.FUNDER: Family.PUBLIC,
    Teller.PARTNER: Family.AROUND,
    Teller.OBSERVER: Family.AROUND,
    Teller.OTHER: Family.AROUND,
    Teller.PRESS: Family.PRESS,
    Teller.UNKNOWN: Family.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Triangle:
    """A cell's agreement: voices for and against, and the families on each side, with kinds where roles are unknown."""

    agreement: Agreement
    affirming: int
    denying: int
    families_for: tuple[tuple[Family, Kind | None], ...]
    families_against: tuple[tuple[Family, Kind | None], ...]
    codings: tuple[int, ...]


def triangulation(
    mentions: Iterable[Mention], tellers: Mapping[int, Teller], kinds: Mapping[int, Kind]
) -> dict[tuple[int, str, Moment], Triangle]:
    """Judge every cell in which someone speaks, by project, code and moment."""
    cells: dict[tuple[int, str, Moment], list[Mention]] = defaultdict(list)
    for each in mentions:
        for moment in moments_of(each.moment):
            cells[each.project, each.code, moment].append(each)
    return {place: _judged(said, tellers, kinds) for place, said in cells.items()}


def _judged(said: Sequence[Mention], tellers: Mapping[int, Teller], kinds: Mapping[int, Kind]) -> Triangle:
    voices: dict[str, list[Mention]] = defaultdict(list)
    for each in said:
        voices[each.voice].append(each)
    against = {voice for voice, own in voices.items() if all(each.polarity is Polarity.ABSENT for each in own)}
    sides: tuple[dict[tuple[Family, Kind | None], None], ...] = ({}, {})
    for each in said:
        family = FAMILIES[tellers[each.document]]
        sides[each.voice in against][family, kinds[each.document] if family is Family.UNKNOWN else None] = None
    if 0 < len(against) < len(voices):
        agreement = Agreement.DIVERGENT
    elif len(voices) > 1 and len(sides[bool(against)]) > 1:
        agreement = Agreement.CONCORDANT
    else:
        agreement = Agreement.ONE_FAMILY
    codings = tuple(each.id for each in said)
    return Triangle(agreement, len(voices) - len(against), len(against), tuple(sides[0]), tuple(sides[1]), codings)
