"""Why an answer is what it is: one sentence, with the rule that fired and the sources that count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.answers import Answer
from ect_coder.analysis.evidence import State, VariableCell
from ect_coder.analysis.matrix import entering
from ect_coder.wording import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ect_coder.analysis.evidence import Sides
    from ect_coder.analysis.matrix import PillarCell, Row

_NAMED = 4
"""Names that are said; the others are counted, unless one alone is left."""
_OF_VARIABLES = " · "
"""What stands between names of variables: there are commas in them."""
_PRESENT = (State.PRESENT, State.WEAKLY_PRESENT)

_RULES: dict[tuple[State, State], str] = {
    (State.PRESENT, State.PRESENT): N_(
        "Present at emergence according to {before}, and present with the support according to {after}: it was "
        "already there, and was sustained."
    ),
    (State.PRESENT, State.ABSENT): N_(
        "Present at emergence according to {before}, absent with the support according to {after}: it was lost."
    ),
    (State.PRESENT, State.CONTESTED): N_(
        "Present at emergence according to {before}; with the support, {after}: what became of it is contested."
    ),
    (State.PRESENT, State.SILENT): N_(
        "Present at emergence according to {before}; the sources that tell of the support do not mention it: what "
        "became of it is not established."
    ),
    (State.PRESENT, State.UNDOCUMENTED): N_(
        "Present at emergence according to {before}; no source tells of the support: what became of it is not "
        "established."
    ),
    (State.ABSENT, State.PRESENT): N_(
        "Absent at emergence according to {before}, present with the support according to {after}: it emerged with the "
        "support."
    ),
    (State.ABSENT, State.ABSENT): N_(
        "Absent at emergence according to {before}, and absent with the support according to {after}: it is absent at "
        "both moments."
    ),
    (State.ABSENT, State.CONTESTED): N_(
        "Absent at emergence according to {before}; with the support, {after}: contested."
    ),
    (State.ABSENT, State.SILENT): N_(
        "Absent at emergence according to {before}; the sources that tell of the support do not mention it: what "
        "followed is not established."
    ),
    (State.ABSENT, State.UNDOCUMENTED): N_(
        "Absent at emergence according to {before}; no source tells of the support: what followed is not established."
    ),
    (State.CONTESTED, State.PRESENT): N_(
        "At emergence, {before}; present with the support according to {after}: its origin is contested."
    ),
    (State.CONTESTED, State.ABSENT): N_(
        "At emergence, {before}; absent with the support according to {after}: contested."
    ),
    (State.CONTESTED, State.CONTESTED): N_("At emergence, {before}; with the support, {after}: contested."),
    (State.CONTESTED, State.SILENT): N_(
        "At emergence, {before}; the sources that tell of the support do not mention it: contested."
    ),
    (State.CONTESTED, State.UNDOCUMENTED): N_("At emergence, {before}; no source tells of the support: contested."),
    (State.SILENT, State.PRESENT): N_(
        "Present with the support according to {after}; the sources that tell of the emergence do not mention it: "
        "silence is not absence, so that it is not said to have emerged."
    ),
    (State.SILENT, State.ABSENT): N_(
        "Absent with the support according to {after}; the sources that tell of the emergence do not mention it: its "
        "origin is not established."
    ),
    (State.SILENT, State.CONTESTED): N_(
        "With the support, {after}; the sources that tell of the emergence do not mention it: contested."
    ),
    (State.SILENT, State.SILENT): N_(
        "Sources tell of the emergence and of the support, and none mentions it: not mentioned, which is not absent."
    ),
    (State.SILENT, State.UNDOCUMENTED): N_(
        "The sources that tell of the emergence do not mention it, and no source tells of the support: undetermined."
    ),
    (State.UNDOCUMENTED, State.PRESENT): N_(
        "Present with the support according to {after}; no source tells of the emergence: its origin is not "
        "established."
    ),
    (State.UNDOCUMENTED, State.ABSENT): N_(
        "Absent with the support according to {after}; no source tells of the emergence: its origin is not established."
    ),
    (State.UNDOCUMENTED, State.CONTESTED): N_(
        "With the support, {after}; no source tells of the emergence: contested."
    ),
    (State.UNDOCUMENTED, State.SILENT): N_(
        "No source tells of the emergence, and those that tell of the support do not mention it: undetermined."
    ),
    (State.UNDOCUMENTED, State.UNDOCUMENTED): N_(
        "No source tells of the emergence, and none of the support: undocumented."
    ),
}
_CHANGES = {
    Answer.REINFORCED: N_(
        "Present at emergence according to {before}, and present with the support according to {after}, with an "
        "intensity higher by one degree or more: reinforced."
    ),
    Answer.WEAKENED: N_(
        "Present at emergence according to {before}, and present with the support according to {after}, with an "
        "intensity lower by one degree or more: weakened."
    ),
}


@dataclass(frozen=True, slots=True)
class Grounds:
    """The names of what counts at a moment: voices of a variable, or variables of a pillar; those between the two."""

    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()


NOTHING = Grounds()


def why(row: Row, before: Grounds = NOTHING, after: Grounds = NOTHING) -> str:
    """Explain an answer in one sentence; what counts is counted by the row, and named as far as names are given."""
    rule = _CHANGES.get(row.answer) or _RULES[_aside(row.emergence.state), _aside(row.support.state)]
    return _(rule).format(before=_counting(row.emergence, before), after=_counting(row.support, after))


def reasons(row: Row) -> str:
    """Say why an answer is to be supported; nothing where it is not."""
    if not row.reasons:
        return ""
    return _("To be supported: {reasons}.").format(reasons=", ".join(labels.reason(each) for each in row.reasons))


def of_voices(sides: Sides, names: Mapping[str, str]) -> Grounds:
    """Give the grounds of a variable: its voices by name, those that nuance with those that affirm."""
    favourable = (*sides.affirming, *sides.nuancing)
    return Grounds(tuple(names[each] for each in favourable), tuple(names[each] for each in sides.denying))


def of_variables(rows: Sequence[Row], m: int, names: Mapping[str, str]) -> tuple[Grounds, Grounds]:
    """Give the grounds of a pillar at both moments: those of its variables that enter, by name."""
    before, after = entering(rows, m)
    return (
        _sorted_out(((row.id, row.emergence.state) for row in before), names),
        _sorted_out(((row.id, row.support.state) for row in after), names),
    )


def _sorted_out(states: Iterable[tuple[str, State]], names: Mapping[str, str]) -> Grounds:
    found = [(names[key], _aside(state)) for key, state in states]
    return Grounds(
        *(
            tuple(name for name, state in found if state is wanted)
            for wanted in (State.PRESENT, State.ABSENT, State.CONTESTED)
        )
    )


def _aside(state: State) -> State:
    return State.PRESENT if state in _PRESENT else state


def _counting(cell: VariableCell | PillarCell, grounds: Grounds) -> str:
    """Say what makes a state: what holds for it, and what against."""
    if cell.state in (State.SILENT, State.UNDOCUMENTED):
        return ""
    if isinstance(cell, VariableCell):
        return _voices(cell, grounds)
    return _variables(cell, grounds)


def _voices(cell: VariableCell, grounds: Grounds) -> str:
    favourable = cell.affirming + cell.nuancing
    if cell.state is State.CONTESTED:
        return _("sources contradict each other ({ours}; {theirs})").format(
            ours=_listed(ngettext("{n} voice for", "{n} voices for", favourable), grounds.present),
            theirs=_listed(ngettext("{n} voice against", "{n} voices against", cell.denying), grounds.absent),
        )
    ours = (favourable, grounds.present)
    theirs = (cell.denying, grounds.absent)
    if cell.state is State.ABSENT:
        ours, theirs = theirs, ours
    said = [_named(ngettext("{n} voice", "{n} voices", count), names) for count, names in (ours, theirs) if count]
    return _("{ours} against {theirs}").format(ours=said[0], theirs=said[1]) if len(said) > 1 else said[0]


def _variables(cell: PillarCell, grounds: Grounds) -> str:
    if cell.state is State.CONTESTED:
        return _("its variables are divided ({counts})").format(counts="; ".join(_divided(cell, grounds)))
    ours, names = (cell.absent, grounds.absent) if cell.state is State.ABSENT else (cell.present, grounds.present)
    entered = cell.present + cell.absent + cell.contested
    if entered == ours:
        return _named(ngettext("{n} variable", "{n} variables", ours), names, _OF_VARIABLES)
    return _named(
        ngettext("{n} variable of {all}", "{n} variables of {all}", ours, all=str(entered)), names, _OF_VARIABLES
    )


def _divided(cell: PillarCell, grounds: Grounds) -> list[str]:
    counts = (
        (cell.present, ngettext("{n} present", "{n} present", cell.present), grounds.present),
        (cell.absent, ngettext("{n} absent", "{n} absent", cell.absent), grounds.absent),
        (cell.contested, ngettext("{n} contested", "{n} contested", cell.contested), grounds.contested),
    )
    return [_listed(words, names, _OF_VARIABLES) for count, words, names in counts if count]


def _named(counted: str, names: Sequence[str], between: str = ", ") -> str:
    return f"{counted} ({_some(names, between)})" if names else counted


def _listed(counted: str, names: Sequence[str], between: str = ", ") -> str:
    return _("{counted}: {names}").format(counted=counted, names=_some(names, between)) if names else counted


def _some(names: Sequence[str], between: str) -> str:
    """Name the first, and count the others."""
    more = len(names) - _NAMED
    if more <= 1:
        return between.join(names)
    return ngettext("{names} and {n} other", "{names} and {n} others", more, names=between.join(names[:_NAMED]))
