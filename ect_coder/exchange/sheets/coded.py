"""The coded-variable table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.exchange.sheets import words
from ect_coder.exchange.sheets.shape import Cell, Column, Sheet, Type
from ect_coder.values import Moment
from ect_coder.wording import _, language, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ect_coder.analysis.whole import Whole


def codings(whole: Whole) -> Sheet:
    """Give the coded-variable table: one row per coding, all moments."""
    columns = [
        Column("id", _("Id"), Type.NUMBER, 7, rule=_("number of the coding in the study")),
        Column("document_name", _("Document"), width=28, rule=_("by its name in the study")),
        Column("kind", _("Kind"), width=16, values=words.kinds()),
        Column("project", _("Project"), width=24, rule=_("empty: the coding belongs to no project")),
        Column("start", _("Start"), Type.NUMBER, 8, rule=_("code point in the document's text, from 0, included")),
        Column("end", _("End"), Type.NUMBER, 8, rule=_("code point in the document's text, excluded")),
        Column("text", _("Text"), Type.LONG, 70, rule=_("the passage’s own words, unless they may not be quoted")),
        Column("pillar", _("Pillar"), width=22, rule=_("empty: a transversal code")),
        Column("variable", _("Variable"), width=30, rule=_("by its label: its card is in the codebook’s sheet")),
        Column("moment", _("Moment"), width=16, values=words.moments(whole), rule=_("time of the facts told")),
        Column("polarity", pgettext("column", "Polarity"), width=11, values=words.polarities()),
        Column(
            "intensity",
            _("Intensity"),
            Type.NUMBER,
            10,
            "1, 2, 3",
            _("1 intended or begun, 2 effective but partial, 3 structuring"),
        ),
        Column(
            "attribution",
            _("Attribution"),
            width=18,
            values=words.attributions(),
            rule=_("what the passage credits the fact to; empty: not said"),
        ),
        Column("reading", _("Reading"), width=13, values=words.readings()),
        Column("coder", _("Coder"), width=14, rule=_("who coded the passage")),
        Column("memo", _("Memo"), Type.LONG, 34, rule=_("what the coder noted on the coding")),
        Column("created", _("Created"), Type.INSTANT, 17, rule=_("by the coder’s own clock")),
        Column(
            "reference",
            _("Reference"),
            width=14,
            rule=_("document's code and paragraph: a paragraph is a line that is not empty"),
        ),
    ]
    return Sheet(_("Codings"), columns, _coding_rows(whole), frozen=1)


def _coding_rows(whole: Whole) -> Iterator[Sequence[Cell]]:
    tongue, own = language(), whole.conventions.own_labels()
    pillars = {pillar.id: pillar.label(tongue) for pillar in whole.grid.pillars}
    variables = {code.id: code.label(tongue) for code in whole.grid.codes}
    moments = {moment: labels.moment(moment, own) for moment in Moment}
    for coding in whole.codings:
        yield (
            coding.id,
            coding.document_name,
            labels.kind(coding.kind),
            coding.project,
            coding.start,
            coding.end,
            coding.text,
            pillars.get(coding.pillar or "", ""),
            variables[coding.variable],
            moments[coding.moment],
            labels.polarity(coding.polarity),
            coding.intensity,
            labels.attribution(coding.attribution) if coding.attribution else None,
            labels.reading(coding.reading) if coding.reading else None,
            coding.coder,
            coding.memo,
            coding.created[:19].replace("T", " "),
            whole.references.get(coding.id, ""),
        )
