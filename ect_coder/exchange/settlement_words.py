"""Disagreements of coders and how they were settled, in plain words; and all of it as a table, their trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.agreement.disagreements import Differs
from ect_coder.exchange.tabulation import Figure, Line, Table
from ect_coder.values import Moment, Outcome
from ect_coder.wording import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from ect_coder.analysis.quoting import Quoting
    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.excerpts import Coding
    from ect_coder.coding.settlements import Settlement

_DIFFERS = {
    Differs.ALONE: N_("coded by one alone"),
    Differs.VARIABLE: N_("variable"),
    Differs.MOMENT: N_("moment"),
    Differs.POLARITY: N_("constat"),
    Differs.PLACE: N_("extent"),
}


def differs(value: Differs) -> str:
    """Name what readings differ in."""
    return _(_DIFFERS[value])


def differences(values: Collection[Differs]) -> str:
    """Name all that readings differ in, what weighs most first."""
    return ", ".join(differs(each) for each in Differs if each in values)


def reading(coding: Coding, grid: Grid, tongue: str, own: Mapping[Moment, str]) -> str:
    """Say what was read in a passage: Confiance · émergence · présent."""
    label = grid.code(coding.variable).label(tongue)
    return " · ".join((label, labels.moment(coding.moment, own), labels.polarity(coding.polarity)))


def contrast(
    readings: Mapping[str, Sequence[Coding]],
    values: Collection[Differs],
    grid: Grid,
    tongue: str,
    own: Mapping[Moment, str],
) -> str:
    """Set readings beside one another, by their letters, in what they differ: Confiance : A émergence ≠ B après."""
    variables = {each.variable for codings in readings.values() for each in codings}

    def words(coding: Coding) -> Iterator[str]:
        if len(variables) > 1:
            yield grid.code(coding.variable).label(tongue)
        if Differs.MOMENT in values:
            yield labels.moment(coding.moment, own)
        if Differs.POLARITY in values:
            yield labels.polarity(coding.polarity)

    sides = (
        " ".join((letter, *_once(" · ".join(words(each)) for each in found))) for letter, found in readings.items()
    )
    told = "  ≠  ".join(sides)
    if len(variables) > 1:
        return told
    return _("{variable}: {readings}").format(variable=grid.code(variables.pop()).label(tongue), readings=told)


def _once(words: Iterable[str]) -> Iterator[str]:
    yield from (each for each in dict.fromkeys(words) if each)


def settled(settlement: Settlement, coders: Iterable[str]) -> str:
    """Say how a disagreement was settled, by whom and when; `coders` are those whose codings stand."""
    words = _("Settled by {coder}, {date}: {outcome}.")
    return words.format(
        coder=settlement.coder, date=labels.date(settlement.created), outcome=outcome(settlement, coders)
    )


def outcome(settlement: Settlement, coders: Iterable[str]) -> str:
    """Say what became of a disagreement."""
    if settlement.outcome is not Outcome.KEPT:
        return labels.outcome(settlement.outcome)
    people = ", ".join(dict.fromkeys(coders))
    return _("the reading of {coder} is kept").format(coder=people) if people else _("set aside")


def progress(done: int, total: int) -> str:
    """Say how many of some disagreements are settled."""
    return ngettext("{done} of {n} settled", "{done} of {n} settled", total, done=str(done))


def trace(
    found: Sequence[Settlement],
    codings: Mapping[int, Coding],
    grid: Grid,
    tongue: str,
    own: Mapping[Moment, str],
    quoting: Quoting,
) -> Table:
    """Give the trace as a table: what was settled, how, by whom, when and why, as it may leave."""

    def read(numbers: Iterable[int]) -> str:
        there = (codings[each] for each in numbers if each in codings)
        return "; ".join(f"{each.coder}: {reading(each, grid, tongue, own)}" for each in there)

    return Table(
        name=_("Reconciliation"),
        basis=ngettext(
            "{n} disagreement of coders was settled.", "{n} disagreements of coders were settled.", len(found)
        ),
        notes=(
            _("What is set aside stays in the study for its coder, and counts in every figure of agreement."),
            _("The reconciled coding is all codings but those that were set aside."),
        ),
        heads=(_("Passage"),),
        columns=(
            _("Words"),
            _("Outcome"),
            _("What stands"),
            _("What is set aside"),
            _("Settled by"),
            _("On"),
            _("Note"),
        ),
        lines=[
            Line(
                (each.reference,),
                (
                    Figure(quoting.words(each.document, " ".join(each.quote.split()))),
                    Figure(outcome(each, (codings[one].coder for one in each.stands if one in codings))),
                    Figure(read(each.stands)),
                    Figure(read(each.aside)),
                    Figure(each.coder),
                    Figure(labels.date(each.created)),
                    Figure(quoting.written(each.note)),
                ),
            )
            for each in found
        ],
    )
