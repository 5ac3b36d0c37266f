"""What the panel says of a cell: an answer with its rule and its sources, or how many speak of a factor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.profiles import profile
from ect_coder.analysis.why import of_variables, of_voices, reasons, why
from ect_coder.ui.matrix.delegate import answer_shade
from ect_coder.ui.matrix.said import FACTOR_MOMENTS, answer_words, cell_said, counted, provisional
from ect_coder.values import Moment
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.analysis.gathering import Scope
    from ect_coder.analysis.matrix import Factor, Row
    from ect_coder.analysis.why import Grounds
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette


@dataclass(frozen=True, slots=True)
class Explained:
    """A title, an answer with its colour, sentences that say why, and facts below."""

    title: str
    answer: str
    shade: str
    why: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


def of_row(
    study: Study, row: Row, project: str, around: Sequence[Row], m: int, scope: Scope, palette: Palette
) -> Explained:
    """Explain an answer; `around` are the rows of its pillar's variables, of which m make a pillar."""
    before, after = _grounds(study, row, around, m, scope)
    own = study.conventions().own_labels()
    return Explained(
        title=f"{_label(study, row)} · {project}",
        answer=answer_words(row),
        shade=answer_shade(row, palette),
        why=tuple(filter(None, (why(row, before, after), reasons(row), provisional(row)))),
        facts=tuple(filter(None, (*_moments(row, own), *_profile(row), _retained(row)))),
    )


def of_factor(study: Study, factor: Factor, project: str, palette: Palette) -> Explained:
    """Say how many voices speak of a factor at each moment."""
    own = study.conventions().own_labels()
    facts = [
        _("{moment}: {state}").format(moment=_capital(labels.moment(moment, own)), state=counted(voices, codings))
        for moment in FACTOR_MOMENTS
        for codings, voices in [factor.counts[moment]]
        if codings
    ]
    title = f"{study.grid.code(factor.id).label(language())} · {project}"
    return Explained(
        title, "" if facts else _("No source of this project speaks of it."), palette.muted, (), tuple(facts)
    )


def _grounds(study: Study, row: Row, around: Sequence[Row], m: int, scope: Scope) -> tuple[Grounds, Grounds]:
    if row.level == "pillar":
        return of_variables(around, m, {code.id: code.label(language()) for code in study.grid.codes})
    names = study.cells.voices()
    before, after = study.cells.sides(row.project, row.id, scope)
    return of_voices(before, names), of_voices(after, names)


def _label(study: Study, row: Row) -> str:
    code = study.grid.pillar(row.id) if row.level == "pillar" else study.grid.code(row.id)
    return code.label(language())


def _moments(row: Row, own: Mapping[Moment, str]) -> list[str]:
    return [
        _("{moment}: {state}").format(moment=_capital(labels.moment(moment, own)), state=cell_said(cell))
        for moment, cell in ((Moment.EMERGENCE, row.emergence), (Moment.SUPPORT, row.support))
    ]


def _profile(row: Row) -> list[str]:
    if row.profile is None:
        return []
    return [_("Its variables: {profile}").format(profile=", ".join(profile(row.profile)))]


def _retained(row: Row) -> str:
    if row.retained is None:
        return ""
    said = labels.answer_said(row.retained, insufficient=row.retained_insufficient)
    return _("Retained by estimate: {answer}").format(answer=said)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
