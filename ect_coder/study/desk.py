"""The part of the door for disagreements of coders: where they are, how each was settled, what that leaves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from ect_coder.analysis.agreement import gathering
from ect_coder.analysis.agreement.disagreements import Disagreement, disagreements
from ect_coder.coding import settlements
from ect_coder.corpus import library
from ect_coder.storage.schema import DocumentRow
from ect_coder.study.part import Part
from ect_coder.values import MANY, Changed
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from ect_coder.coding.settlements import Settlement, Verdict


@dataclass(frozen=True, slots=True)
class Case:
    """A disagreement, with how it was settled: once each of its codings was. `reference` cites it (« E03, § 42 »)."""

    disagreement: Disagreement
    reference: str
    settlement: Settlement | None

    @property
    def key(self) -> frozenset[int]:
        """What tells it from others, whatever becomes of it."""
        return frozenset(self.disagreement.codings)


class Desk(Part):
    """Looks for disagreements and settles them; the looking takes long in a large study."""

    def coders(self) -> list[str]:
        """Name those who coded a document that another coded too."""
        with self._database.reading() as session:
            marks = gathering.own_marks(session)
        people: defaultdict[int, set[str]] = defaultdict(set)
        for each in marks:
            people[each.document].add(each.coder)
        return sorted({coder for found in people.values() if len(found) > 1 for coder in found})

    def cases(self, coders: Collection[str]) -> list[Case]:
        """List the disagreements of some coders, in the order of the texts."""
        with self._database.reading() as session:
            marks = gathering.own_marks(session)
            settled = settlements.settlements(session)
            found = disagreements(marks, coders)
            codes = dict(session.execute(select(DocumentRow.id, DocumentRow.code)).all())
            places = ((rank, each.document, codes[each.document], each.start) for rank, each in enumerate(found))
            references = library.references(session, places)
        of = _by_coding(settled)
        return [Case(each, references[rank], _settling(each, of)) for rank, each in enumerate(found)]

    def again(self, cases: Iterable[Case]) -> list[Case]:
        """Give cases with what was settled meanwhile; their codings are taken to be the same."""
        of = _by_coding(self.settlements())
        return [replace(each, settlement=_settling(each.disagreement, of)) for each in cases]

    def settle(self, verdicts: Sequence[Verdict], coder: str) -> list[int]:
        """Settle disagreements in one step and return their numbers; raises as `settlements.settle`."""
        if len(verdicts) > MANY:
            self._keep_copy()
        label = ngettext("settle a disagreement", "settle {n} disagreements", len(verdicts))
        with self._database.step(label, Changed.CODINGS) as session:
            return settlements.settle(session, verdicts, coder)

    def reopen(self, numbers: Sequence[int]) -> None:
        """Take settlements back in one step, with the codings that they made; raise UnknownSettlement."""
        label = ngettext("reopen a disagreement", "reopen {n} disagreements", len(numbers))
        with self._database.step(label, Changed.CODINGS) as session:
            settlements.reopen(session, numbers)

    def note(self, number: int, text: str) -> None:
        """Say why a disagreement was settled so; raise UnknownSettlement."""
        with self._database.step(_("write why a disagreement was settled so"), Changed.CODINGS) as session:
            settlements.note(session, number, text)

    def settlements(self) -> list[Settlement]:
        """List all that was settled, in the order of the texts."""
        with self._database.reading() as session:
            return settlements.settlements(session)

    def set_aside(self) -> frozenset[int]:
        """Give the numbers of the codings that are no part of the reconciled coding."""
        with self._database.reading() as session:
            return settlements.set_aside(session)


def _by_coding(settled: Iterable[Settlement]) -> dict[int, Settlement]:
    return {coding: each for each in settled for coding in (*each.stands, *each.aside)}


def _settling(found: Disagreement, of: dict[int, Settlement]) -> Settlement | None:
    """Give the last settlement of a disagreement's codings, unless one of them came since."""
    last = [of[each] for each in found.codings if each in of]
    whole = len(last) == len(found.codings)
    return max(last, key=lambda each: each.id) if whole else None
