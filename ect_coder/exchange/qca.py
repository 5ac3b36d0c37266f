"""Sets for QCA from estimates, fuzzy or crisp, and how they were calibrated.

Four-value fuzzy sets: 0 → 0, 1 → 0.33, 2 → 0.67, 3 → 1. Crisp sets are cut at the study's k. NR and C stay empty:
silence is no membership. Attributes of the projects stand beside them, as outcome columns.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.inventory import ASKED_ABOUT
from ect_coder.exchange.sheets import attributes
from ect_coder.values import Mark
from ect_coder.wording import N_, _, language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ect_coder.analysis.whole import Whole
    from ect_coder.exchange.sheets import Cell

    Table = tuple[Sequence[str], Iterable[Sequence[Cell]]]

_FUZZY = {Mark.ZERO: 0.0, Mark.ONE: 0.33, Mark.TWO: 0.67, Mark.THREE: 1.0}
_ANCHORS = {
    Mark.ZERO: N_("absent, and said to be"),
    Mark.ONE: N_("mentioned, intended or begun"),
    Mark.TWO: N_("effective but partial"),
    Mark.THREE: N_("effective, and structuring or formalised"),
    Mark.NR: N_("nothing allows a judgement: empty, never 0"),
    Mark.C: N_("contradictory, not decided: empty, never 0"),
}


def fuzzy(whole: Whole) -> Table:
    """Give fuzzy sets: one row per project, pillars and variables at emergence (E) and with the support (A)."""
    return _keys(whole), _rows(whole, _FUZZY.get)


def crisp(whole: Whole) -> Table:
    """Give crisp sets, cut at the study's k."""
    return _keys(whole), _rows(whole, _cut_at(whole.conventions.cut))


def fuzzy_in_words(whole: Whole) -> Table:
    """Give fuzzy sets under headers to read."""
    return _headers(whole), _rows(whole, _FUZZY.get)


def crisp_in_words(whole: Whole) -> Table:
    """Give crisp sets under headers to read."""
    return _headers(whole), _rows(whole, _cut_at(whole.conventions.cut))


def calibration(whole: Whole) -> Table:
    """Say what each estimate becomes, at which cut, and how many estimates of the study have it."""
    return ["value", "meaning", "fuzzy", "crisp", "cut", "estimates"], _anchors(whole)


def calibration_in_words(whole: Whole) -> Table:
    """Say the same under headers to read."""
    header = [_("Value"), _("Meaning"), _("Fuzzy set"), _("Crisp set"), _("Cut k (estimates)"), _("Estimates")]
    return header, _anchors(whole)


def _anchors(whole: Whole) -> Iterator[Sequence[Cell]]:
    cut = whole.conventions.cut
    counted = Counter(each.value for each in whole.estimates if each.current)
    for mark, anchor in _ANCHORS.items():
        yield mark.as_json(), _(anchor), _FUZZY.get(mark), _cut_at(cut)(mark), cut, counted[mark]


def _cut_at(cut: int) -> Callable[[Mark], int | None]:
    return lambda mark: int(int(mark) >= cut) if mark in _FUZZY else None


def _keys(whole: Whole) -> Sequence[str]:
    keys = (f"{key}_{side}" for key in _targets(whole) for side in ("E", "A"))
    return ["project", *keys, *_attributes(whole)]


def _headers(whole: Whole) -> Sequence[str]:
    own = whole.conventions.own_labels()
    keys = (f"{name} · {labels.moment(moment, own)}" for name in _targets(whole).values() for moment in ASKED_ABOUT)
    return [_("Project"), *keys, *_attributes(whole)]


def _rows(whole: Whole, member: Callable[[Mark], float | None]) -> Iterator[Sequence[Cell]]:
    names, keys = _attributes(whole), list(_targets(whole))
    current = {(each.project, each.id, each.moment): each.value for each in whole.estimates if each.current}
    for project in whole.projects:
        marks = (current.get((project.name, key, moment)) for key in keys for moment in ASKED_ABOUT)
        values = (member(mark) if mark is not None else None for mark in marks)
        yield [project.name, *values, *(project.attributes.get(name) for name in names)]


def _targets(whole: Whole) -> dict[str, str]:
    """Map each pillar, followed by its variables, to its label."""
    tongue, found = language(), {}
    for pillar in whole.grid.pillars:
        found[pillar.id] = pillar.label(tongue)
        found.update((variable.id, variable.label(tongue)) for variable in pillar.variables)
    return found


def _attributes(whole: Whole) -> list[str]:
    return [each.name for each in attributes.of_projects(whole)]
