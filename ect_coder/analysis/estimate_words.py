"""What a person reads beside an estimate: the anchors of the scale, confidence and its grounds, the suggestion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.confidence import Confidence, Ground
from ect_coder.analysis.deciding import UNSAID
from ect_coder.values import Mark
from ect_coder.wording import N_, _, language, ngettext, number, pgettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.analysis.deciding import Case
    from ect_coder.codebook.grid import Grid
    from ect_coder.values import Moment

_ANCHORS = {
    Mark.NR: N_("not established: nothing allows to judge"),
    Mark.C: N_("contradictory, not settled"),
    Mark.ZERO: N_("absent, and said to be"),
    Mark.ONE: N_("mentioned, intended or begun"),
    Mark.TWO: N_("effective but partial"),
    Mark.THREE: N_("effective, and structuring or formalised"),
}
_GROUNDS = {
    Ground.NO_SOURCE: N_("no source"),
    Ground.ONE_VOICE: N_("one voice only"),
    Ground.SEVERAL_VOICES: N_("at least two voices"),
    Ground.ALIKE: N_("of one kind and role"),
    Ground.DIVERSE: N_("of different kinds or roles"),
    Ground.CONTEMPORARY: N_("at least one source from the time of the facts"),
    Ground.RETROSPECTIVE: N_("no source from the time of the facts"),
    Ground.UNDATED: N_("whether a source is from the time of the facts is not known"),
    Ground.INTERESTED: N_("told afterwards by one interested party"),
    Ground.EXPLAINED: N_("a contradiction, explained in the reasons"),
    Ground.UNEXPLAINED: N_("a contradiction that the reasons do not explain"),
}


def anchor(mark: Mark) -> str:
    """Say what a mark means."""
    return _(_ANCHORS[mark])


def confidence(value: Confidence) -> str:
    """Name a confidence."""
    return {
        Confidence.LOW: pgettext("confidence", "low"),
        Confidence.MEDIUM: pgettext("confidence", "medium"),
        Confidence.HIGH: pgettext("confidence", "high"),
    }[value]


def grounds(case: Case) -> str:
    """Say why the computed confidence is what it is."""
    return ", ".join(_(_GROUNDS[each]) for each in case.judgement.grounds)


def counted(case: Case) -> str:
    """Count the voices and excerpts of a cell: « 2 voix, 5 extraits »."""
    voices = ngettext("{n} voice", "{n} voices", case.cell.voices)
    excerpts = ngettext("{n} excerpt", "{n} excerpts", case.cell.codings)
    return f"{voices}, {excerpts}"


def suggested(case: Case) -> str:
    """Say what is suggested, and from what."""
    state = labels.state(case.cell.state)
    if case.cell.state in UNSAID:
        return _("Suggested: {mark} ({state}).").format(mark=labels.mark(case.suggestion), state=state)
    if case.intensity is not None:
        return _("Suggested: {mark} ({state}; {counts}; median intensity {intensity}).").format(
            mark=labels.mark(case.suggestion), state=state, counts=counted(case), intensity=_level(case.intensity)
        )
    if case.suggestion is None:
        words = _("Present, its intensity is to be judged ({state}; {counts}).")
        return words.format(state=state, counts=counted(case))
    return _("Suggested: {mark} ({state}; {counts}).").format(
        mark=labels.mark(case.suggestion), state=state, counts=counted(case)
    )


def named(case: Case, grid: Grid, own: Mapping[Moment, str]) -> str:
    """Name a cell: « Confiance · Légumerie · émergence »."""
    return f"{target(case.target, grid)} · {case.project} · {labels.moment(case.moment, own)}"


def target(key: str, grid: Grid) -> str:
    """Name a pillar or variable."""
    pillars = {each.id: each for each in grid.pillars}
    return (pillars[key] if key in pillars else grid.code(key)).label(language())


def _level(intensity: float) -> str:
    return number(intensity, 0 if float(intensity).is_integer() else 1)
