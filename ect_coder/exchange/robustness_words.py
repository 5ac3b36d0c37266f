"""How firm the answers are, in words: the tables for eyes and for files alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ect_coder.analysis import labels
from ect_coder.analysis.sensitivity import Variant
from ect_coder.coding.excerpts import Filter
from ect_coder.exchange.tabulation import Figure, Line, Table
from ect_coder.values import Moment
from ect_coder.wording import N_, _, language, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ect_coder.analysis.answers import Answer
    from ect_coder.analysis.sensitivity import Firmness
    from ect_coder.codebook.grid import Grid

_VARIANTS = {
    Variant.T1: N_("t = 1"),
    Variant.T2: N_("t = 2"),
    Variant.T3: N_("t = 3"),
    Variant.M1: N_("m = 1"),
    Variant.M2: N_("m = 2"),
    Variant.HALF: N_("m = half"),
    Variant.WITHOUT_PRESS: N_("without the press"),
    Variant.WITHOUT_SUPPORTER: N_("without the supporter"),
    Variant.WITHOUT_RETROSPECTIVE: N_("without retrospective accounts"),
    Variant.WITHOUT_INTERPRETED: N_("without interpreted codings"),
}


class Tried(Protocol):
    """What names a trial's projects and voices, what it stands on, and whose codings count (empty: everybody's)."""

    @property
    def projects(self) -> Mapping[int, str]:
        """The names of its projects, by number."""

    @property
    def voices(self) -> Mapping[str, str]:
        """The names of its voices."""

    @property
    def basis(self) -> str:
        """What it stands on, in a sentence."""

    @property
    def coders(self) -> Sequence[str]:
        """Whose codings count."""

    @property
    def reconciled(self) -> bool:
        """Whether what was set aside does not count."""


def label(grid: Grid, level: str, key: str) -> str:
    """Name a pillar or a variable."""
    return (grid.pillar(key) if level == "pillar" else grid.code(key)).label(language())


def variant(value: Variant) -> str:
    """Name what is otherwise than the study has it."""
    return _(_VARIANTS[value])


def firmness(found: Iterable[Firmness], trial: Tried, grid: Grid) -> Table:
    """Show each answer, what it becomes in each variant, and the voices without which it flips."""
    return Table(
        _("Robustness"),
        trial.basis,
        (
            _(
                "“=”: the answer stands. Each column changes one convention, or leaves some sources out; the others "
                "are the study’s. t says how sure an answer is, never which way: it only makes it one to be supported."
            ),
        ),
        (_("Project"), _("Pillar or variable")),
        (_("Answer"), *map(variant, Variant), _("without one voice"), _("Retained, by the cut k")),
        [_firm_line(each, trial, grid) for each in found],
    )


def flips(found: Iterable[Firmness], trial: Tried, grid: Grid) -> Table:
    """List the answers that flip, with what flips them: the table for a paper."""
    return Table(
        _("Answers that flip"),
        trial.basis,
        (
            _(
                "Answers that would be others with t = 1, 2, 3, with m = 1, 2 or half of the variables, without the "
                "press, the supporter, retrospective accounts or interpreted codings, or without one voice."
            ),
        ),
        (_("Project"), _("Pillar or variable")),
        (_("Answer"), _("What flips it")),
        [
            Line(
                (trial.projects[each.project], label(grid, each.level, each.id)),
                (_answer(each, trial), Figure(_flipped(each, trial.voices), wanted=_cell(each, trial))),
            )
            for each in found
            if each.flips
        ],
    )


def _retained(each: Firmness, wanted: Filter) -> Figure:
    """Say what the estimates retain: no cut changes it, but some make it one to be supported."""
    if each.retained is None:
        return Figure("–")
    cuts = ", ".join(map(str, each.insufficient_cuts))
    doubt = _("to be supported with k = {cuts}").format(cuts=cuts) if cuts else ""
    return Figure(labels.answer(each.retained), doubt, wanted=wanted)


def _flipped(each: Firmness, voices: Mapping[str, str]) -> str:
    """Say what flips an answer, what gives the same other answer together."""
    causes: dict[Answer, list[str]] = {}
    for one in each.flipped_by:
        causes.setdefault(each.answers[one], []).append(variant(one))
    for voice, answer in each.voices.items():
        causes.setdefault(answer, []).append(_("without {voice}").format(voice=quoted(voices[voice])))
    return _("; ").join(f"{', '.join(names)} → {labels.answer(answer)}" for answer, names in causes.items())


def _answer(each: Firmness, trial: Tried) -> Figure:
    doubt = _("to be supported") if each.insufficient else ""
    return Figure(labels.answer(each.answer), doubt, wanted=_cell(each, trial))


def _cell(each: Firmness, trial: Tried) -> Filter:
    """Ask for what an answer stands on."""
    return Filter(
        pillars=(each.id,) if each.level == "pillar" else (),
        variables=(each.id,) if each.level == "variable" else (),
        projects=(trial.projects[each.project],),
        coders=trial.coders,
        reconciled=trial.reconciled,
        moments=(Moment.EMERGENCE, Moment.SUPPORT),
    )


def _firm_line(each: Firmness, trial: Tried, grid: Grid) -> Line:
    wanted = _cell(each, trial)
    tried = (
        Figure(
            "=" if answer is each.answer else labels.answer(answer),
            _("to be supported") if one in each.insufficient_in and not each.insufficient else "",
            wanted=wanted,
            loud=answer is not each.answer,
        )
        for one, answer in each.answers.items()
    )
    lost = _("; ").join(f"{trial.voices[voice]} → {labels.answer(answer)}" for voice, answer in each.voices.items())
    last = Figure(lost or "=", wanted=wanted, loud=bool(lost))
    return Line(
        (trial.projects[each.project], label(grid, each.level, each.id)),
        (_answer(each, trial), *tried, last, _retained(each, wanted)),
    )
