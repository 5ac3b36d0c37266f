"""Cells of the matrix in words: whole for screen readers and tips, short below the chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.evidence import State
from ect_coder.analysis.matrix import PillarCell
from ect_coder.analysis.profiles import profile
from ect_coder.analysis.why import reasons
from ect_coder.values import Moment
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.analysis.evidence import VariableCell
    from ect_coder.analysis.matrix import Factor, Row

_UNBREAKABLE = "\u00a0"
FACTOR_MOMENTS = (Moment.EMERGENCE, Moment.SUPPORT, Moment.AFTER, Moment.UNDETERMINED)
"""The moments that a factor is counted at; `both` counts at emergence and at support."""


def row_said(row: Row) -> str:
    """Say an answer whole: both states, what it is, its profile, why it is to be supported or provisional."""
    said = _("emergence: {emergence}; support: {support}; {answer}").format(
        emergence=cell_said(row.emergence),
        support=cell_said(row.support),
        answer=labels.answer_said(row.answer, insufficient=row.insufficient),
    )
    lines = [said, ", ".join(profile(row.profile or {})), reasons(row), provisional(row)]
    return "\n".join(filter(None, lines))


def cell_said(cell: VariableCell | PillarCell) -> str:
    """Say a state with its voices and excerpts, and its estimate."""
    said = [state_said(cell)]
    if cell.state not in (State.SILENT, State.UNDOCUMENTED):
        said[0] += f" ({counted(cell.voices, cell.codings)})"
    if cell.estimate is not None:
        said.append(labels.estimated(cell.estimate, stale=cell.stale))
    return ", ".join(said)


def state_said(cell: VariableCell | PillarCell) -> str:
    """Name a state; a contested pillar is divided between its variables."""
    if isinstance(cell, PillarCell) and cell.state is State.CONTESTED:
        return _("divided between variables")
    return labels.state(cell.state)


def counted(voices: int, codings: int) -> str:
    """Count voices and excerpts."""
    of_voices, of_codings = (
        ngettext("{n} voice", "{n} voices", voices),
        ngettext("{n} excerpt", "{n} excerpts", codings),
    )
    return f"{of_voices}, {of_codings}"


def counted_briefly(voices: int, codings: int) -> str:
    """Count voices and excerpts where there is little room."""
    return _("{voices} v., {codings} exc.").format(voices=voices, codings=codings)


def answer_words(row: Row) -> str:
    """Say the answer so that « à étayer » is never cut in two lines, nor begins one with its dot."""
    answer, dot, rest = labels.answer_said(row.answer, insufficient=row.insufficient).partition(" · ")
    return f"{answer}{_UNBREAKABLE}· {rest.replace(' ', _UNBREAKABLE)}" if dot else answer


def provisional(row: Row) -> str:
    """Say that documents of the project are still to be read; nothing where all are."""
    if not row.provisional:
        return ""
    return _("Reading in progress: a document of this project is not coded to its end.")


def factor_said(factor: Factor, own: Mapping[Moment, str] | None = None) -> str:
    """Say the voices and excerpts of each moment at which there are some."""
    said = [
        f"{labels.moment(moment, own)}: {counted(voices, codings)}"
        for moment in FACTOR_MOMENTS
        for codings, voices in [factor.counts[moment]]
        if codings
    ]
    return "; ".join(said) or labels.state(State.SILENT)
