"""What is on the desk: disagreements with their codings, and those that some choices let through. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ect_coder.coding.settlements import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ect_coder.coding.excerpts import Coding
    from ect_coder.study.desk import Case

OPEN, SETTLED, ALL = "open", "settled", "all"


@dataclass(frozen=True, slots=True)
class Docket:
    """The disagreements of `coders`, and their codings by number; `everyone` are all who could be compared."""

    everyone: Sequence[str] = ()
    coders: Sequence[str] = ()
    cases: Sequence[Case] = ()
    codings: Mapping[int, Coding] = field(default_factory=dict)

    def letter(self, coder: str) -> str:
        """Give a person's letter: the same in every disagreement."""
        return chr(ord("A") + list(self.coders).index(coder))


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which disagreements are wanted: of a document, a variable, a difference, some codings; open or settled."""

    document: int | None = None
    variable: str = ""
    differs: str = ""
    numbers: frozenset[int] = frozenset()
    state: str = OPEN

    def concerned(self, cases: Sequence[Case]) -> list[Case]:
        """List what is chosen, open and settled."""
        return [each for each in cases if self._concerns(each)]

    def shown(self, cases: Sequence[Case]) -> list[Case]:
        """List what is chosen, in the state that is."""
        wanted = {OPEN: {False}, SETTLED: {True}, ALL: {False, True}}[self.state]
        return [each for each in self.concerned(cases) if (each.settlement is not None) in wanted]

    def _concerns(self, case: Case) -> bool:
        found = case.disagreement
        return (
            self.document in (None, found.document)
            and self.variable in ("", *(mark.variable for mark in found.marks))
            and self.differs in ("", *found.differs)
            and (not self.numbers or bool(self.numbers & case.key))
        )


def keeping(case: Case, coder: str, note: str = "") -> Verdict | None:
    """Keep one person's reading, which may be nothing, and set the others aside; None where they were not compared."""
    readings = {each.coder: each.marks for each in case.disagreement.readings}
    if coder not in readings:
        return None
    stands = tuple(mark.id for mark in readings[coder])
    return Verdict(stands, tuple(each for each in case.disagreement.codings if each not in stands), note=note)


def leaving(case: Case, note: str = "") -> Verdict:
    """Let all readings stay."""
    return Verdict(case.disagreement.codings, note=note)


def standing(case: Case, codings: Mapping[int, Coding]) -> list[str]:
    """Name whose codings stand, of a settled disagreement."""
    stands: Collection[int] = case.settlement.stands if case.settlement is not None else ()
    return [codings[each].coder for each in stands if each in codings]
