"""Who says what: the roles that speak of a pillar or variable at each moment, and what they credit it to. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.analysis.evidence import moments_of
from ect_coder.analysis.mentions import Counted, counted
from ect_coder.values import Attribution, Kind, Moment, Polarity, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ect_coder.analysis.mentions import Mention
    from ect_coder.corpus.library import Document


class Teller(StrEnum):
    """Who speaks: the role of a document, the press where none is said, or nobody known."""

    CARRIER = Role.CARRIER.value
    EMPLOYEE = Role.EMPLOYEE.value
    MEMBER = Role.MEMBER.value
    BENEFICIARY = Role.BENEFICIARY.value
    PARTNER = Role.PARTNER.value
    SUPPORTER = Role.SUPPORTER.value
    ELECTED = Role.ELECTED.value
    OFFICIAL = Role.OFFICIAL.value
    FUNDER = Role.FUNDER.value
    OBSERVER = Role.OBSERVER.value
    PRESS = "press"
    OTHER = Role.OTHER.value
    UNKNOWN = "unknown"


class Credit(StrEnum):
    """What a passage credits a presence to: « grâce à », something else, contested, or no more than « avec »."""

    SUPPORT = Attribution.SUPPORT.value
    OTHER = Attribution.OTHER.value
    CONTESTED = Attribution.CONTESTED.value
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Sides:
    """What is said for and against; a voice that says both stands on both sides."""

    present: Counted
    absent: Counted


def teller(document: Document) -> Teller:
    """Say who speaks in a document: a journalist is the press, and so is an article of nobody's role."""
    if document.role is Role.JOURNALIST:
        return Teller.PRESS
    if document.role is not None:
        return Teller(document.role.value)
    return Teller.PRESS if document.kind is Kind.PRESS else Teller.UNKNOWN


def role_matrix(
    mentions: Iterable[Mention], tellers: Mapping[int, Teller], row_of: Callable[[Mention], str | None]
) -> dict[tuple[str, Moment, Teller], Sides]:
    """Count what each teller says, by row and moment; `row_of` gives the pillar or variable, None for none.

    `both` counts at emergence and at support; `after` and `undetermined` stand alone. A mixed passage says that
    something is there: it is on the side of the present.
    """
    found: dict[tuple[str, Moment, Teller], list[Mention]] = defaultdict(list)
    for each in mentions:
        row = row_of(each)
        for moment in (moments_of(each.moment) or (each.moment,)) if row is not None else ():
            found[row or "", moment, tellers[each.document]].append(each)
    return {place: _sides(said) for place, said in found.items()}


def attributions(
    mentions: Iterable[Mention], row_of: Callable[[Mention], str | None]
) -> dict[tuple[str, Credit], Counted]:
    """Count what presences with the support are credited to; a voice counts once under each credit that it gives.

    Only mentions that are `credited`: « emerged with » is a time, « thanks to » a cause, and only what a coder marked
    as attributed is one.
    """
    found: dict[tuple[str, Credit], list[Mention]] = defaultdict(list)
    for each in mentions:
        row = row_of(each)
        if row is not None and credited(each):
            credit = Credit(each.attribution.value) if each.attribution is not None else Credit.UNSAID
            found[row, credit].append(each)
    return {place: counted(said) for place, said in found.items()}


def credited(mention: Mention) -> bool:
    """Say whether a passage may credit something: it shows it with the support (or at both moments), not absent."""
    return Moment.SUPPORT in moments_of(mention.moment) and mention.polarity is not Polarity.ABSENT


def _sides(said: Sequence[Mention]) -> Sides:
    return Sides(
        counted(each for each in said if each.polarity is not Polarity.ABSENT),
        counted(each for each in said if each.polarity is Polarity.ABSENT),
    )
