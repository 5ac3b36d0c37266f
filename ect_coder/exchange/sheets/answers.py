"""The matrix, the factors and the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.matrix import PillarCell, Row
from ect_coder.exchange.sheets import words
from ect_coder.exchange.sheets.shape import Cell, Column, Sheet, Type
from ect_coder.values import Moment
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ect_coder.analysis.evidence import VariableCell
    from ect_coder.analysis.whole import Whole


def matrix(whole: Whole) -> Sheet:
    """Give one row per project × variable × moment of the question."""
    columns = [
        Column("project", _("Project"), width=28),
        Column("pillar", _("Pillar"), width=24),
        Column("variable", _("Variable"), width=34),
        Column("moment", _("Moment"), width=16, values=words.moments(whole, asked=True)),
        Column("state", _("State"), width=16, values=words.states()),
        Column(
            "weak", _("Weak"), width=8, values=words.yes_or_no(), rule=_("too few voices, or none but the supporter’s")
        ),
        Column("codings", _("Codings"), Type.NUMBER, 9, rule=_("passages coded, “both” included")),
        Column(
            "voices", _("Voices"), Type.NUMBER, 8, rule=_("documents, or groups of documents that are not independent")
        ),
        Column("affirming", _("Affirming"), Type.NUMBER, 10, rule=_("voices that say it is there, without reserve")),
        Column(
            "nuancing", _("Nuancing"), Type.NUMBER, 10, rule=_("voices that say it is there in part, or yes and no")
        ),
        Column("denying", _("Denying"), Type.NUMBER, 9, rule=_("voices that say it is not there")),
        Column("intensity", _("Intensity"), Type.NUMBER, 10, rule=_("median over voices of each voice's median")),
        Column("estimate", _("Estimate"), Type.MARK, 10, "NR, C, 0, 1, 2, 3", words.estimate_rule()),
        Column(
            "stale",
            _("Stale"),
            width=8,
            values=words.yes_or_no(),
            rule=_("the codings of the cell have changed since the estimate"),
        ),
    ]
    return Sheet(_("Matrix"), columns, _matrix_rows(whole), frozen=1)


def _matrix_rows(whole: Whole) -> Iterator[Sequence[Cell]]:
    own, tongue = whole.conventions.own_labels(), language()
    for row in whole.rows:
        if row.level != "variable":
            continue
        code = whole.grid.code(row.id)
        pillar = whole.grid.pillar(code.pillar or "").label(tongue)
        for moment, cell in ((Moment.EMERGENCE, row.emergence), (Moment.SUPPORT, row.support)):
            if isinstance(cell, PillarCell):
                continue
            head = (whole.names[row.project], pillar, code.label(tongue), labels.moment(moment, own))
            yield (*head, *_cell(cell))


def _cell(cell: VariableCell) -> Sequence[Cell]:
    return (
        labels.state(cell.state),
        words.yes(cell.weak),
        cell.codings,
        cell.voices,
        cell.affirming,
        cell.nuancing,
        cell.denying,
        cell.intensity,
        words.mark(cell.estimate),
        words.yes(cell.stale) if cell.estimate is not None else None,
    )


def factors(whole: Whole) -> Sheet:
    """Give one row per project × transversal code × moment."""
    columns = [
        Column("project", _("Project"), width=28),
        Column("id", _("Transversal code"), width=40),
        Column(
            "moment",
            _("Moment"),
            width=16,
            values=words.moments(whole),
            rule=_("“both” is counted at emergence and at support too"),
        ),
        Column("codings", _("Codings"), Type.NUMBER, 9),
        Column("voices", _("Voices"), Type.NUMBER, 8),
    ]
    own, tongue = whole.conventions.own_labels(), language()
    rows = (
        (
            whole.names[factor.project],
            whole.grid.code(factor.id).label(tongue),
            labels.moment(moment, own),
            *factor.counts[moment],
        )
        for factor in whole.factors
        for moment in Moment
    )
    return Sheet(_("Factors"), columns, rows, frozen=1)


def answers(whole: Whole) -> Sheet:
    """Give one row per project × pillar, then per project × variable."""
    columns = [
        Column("project", _("Project"), width=28),
        Column("level", _("Level"), width=10, values=_("pillar, variable")),
        Column("id", _("Pillar or variable"), width=36),
        Column("answer", _("Computed answer"), width=44, values=words.answers()),
        Column(
            "retained",
            _("Retained answer"),
            width=44,
            values=words.answers(),
            rule=_("from a person's two estimates; empty unless both exist"),
        ),
        Column(
            "insufficient",
            _("Insufficient"),
            width=12,
            values=words.yes_or_no(),
            rule=_("the answer stands on too little; “Why” says so"),
        ),
        Column(
            "retained_insufficient",
            _("Retained: insufficient"),
            width=14,
            values=words.yes_or_no(),
            rule=_("an estimate below the cut was used"),
        ),
        Column("why", _("Why"), Type.LONG, 60),
        Column(
            "provisional",
            _("Provisional"),
            width=12,
            values=words.yes_or_no(),
            rule=_("a document of the project is not read to its end"),
        ),
    ]
    return Sheet(_("Answers"), columns, _answer_rows(whole), frozen=1)


def _answer_rows(whole: Whole) -> Iterator[Sequence[Cell]]:
    tongue = language()
    for row in sorted(whole.rows, key=lambda each: (list(whole.names).index(each.project), each.level)):
        is_pillar = row.level == "pillar"
        label = whole.grid.pillar(row.id).label(tongue) if is_pillar else whole.grid.code(row.id).label(tongue)
        yield (
            whole.names[row.project],
            _("pillar") if is_pillar else _("variable"),
            label,
            labels.answer(row.answer),
            labels.answer(row.retained) if row.retained else None,
            words.yes(row.insufficient),
            words.yes(row.retained_insufficient) if row.retained else None,
            why(row),
            words.yes(row.provisional),
        )


def why(row: Row) -> str:
    """Say on what an answer stands: its reasons for being insufficient, and a pillar's profile."""
    parts = [labels.reason(reason) for reason in row.reasons]
    if row.profile is not None:
        profile = ", ".join(f"{count} {labels.answer(answer)}" for answer, count in row.profile.items())
        parts.append(_("profile: {profile}").format(profile=profile))
    return " ; ".join(parts)
