"""The cards of codings that show where the mouse waits: variable, moment, constat, who, when, memo."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.excerpts import Coding
    from ect_coder.values import Moment

_MOST = 6
_MEMO = 280


def cards(codings: Iterable[Coding], grid: Grid, own: Mapping[Moment, str]) -> str:
    """Give the cards of some codings as the rich text of a tip; what people wrote stands in it as plain text.

    `own` are the study's words for moments.
    """
    return "<hr>".join(_card(each, grid, own) for each in list(codings)[:_MOST])


def _card(coding: Coding, grid: Grid, own: Mapping[Moment, str]) -> str:
    title = escape(grid.code(coding.variable).label(language()))
    said = [labels.moment(coding.moment, own), labels.polarity(coding.polarity)]
    if coding.intensity is not None:
        said.append(_("intensity {n}").format(n=coding.intensity))
    if coding.project:
        said.append(coding.project)
    lines = [f"<b>{title}</b>", escape(" · ".join(said)), escape(labels.signed(coding.coder, coding.created))]
    if coding.memo:
        memo = coding.memo if len(coding.memo) <= _MEMO else coding.memo[: _MEMO - 1] + "…"
        lines.append(f"<i>{escape(memo)}</i>")
    return f"<div>{'<br>'.join(lines)}</div>"
