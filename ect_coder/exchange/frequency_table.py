"""The table of how often lemmas are said, in words: for the screen, and for a file with all that each cell counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.frequencies import Split, per_thousand
from ect_coder.analysis.roles import Teller
from ect_coder.exchange.tabulation import Figure, Line, Table
from ect_coder.exchange.who_words import teller
from ect_coder.values import Moment
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ect_coder.analysis.frequencies import Count, Frequencies, Row
    from ect_coder.codebook.grid import Grid

_MOST = 8
"""Forms that are listed of a lemma."""


def named(found: Frequencies, grid: Grid, own: Mapping[Moment, str]) -> tuple[str, ...]:
    """Name the columns; `own` are the study's own words for moments."""
    if found.counting.split is Split.MOMENT:
        return tuple(labels.moment(Moment(key), own) for key in found.columns)
    if found.counting.split is Split.ROLE:
        return tuple(teller(Teller(key)) for key in found.columns)
    pillars = {each.id: each.label(language()) for each in grid.pillars}
    return tuple(pillars[key] for key in found.columns)


def forms(met: Iterable[tuple[str, int]]) -> str:
    """List the forms of a lemma that were met, the most frequent first: « coopère (12), coopérait (3) »."""
    met = list(met)
    said = ", ".join(f"{form} ({count})" for form, count in met[:_MOST])
    rest = ngettext("and {n} other form", "and {n} other forms", len(met) - _MOST)
    return f"{said}, {rest}" if len(met) > _MOST else said


def notes() -> tuple[str, ...]:
    """Say how the table is to be read."""
    return (
        _(
            "A word counts once in a column, however many passages of it overlap. Function words and numbers are "
            "counted among the words of a column, but not listed."
        ),
        _(
            "Specificity (Lafon, 1980): how unlikely the count is, by chance, among the words of all columns. +2: so "
            "many, or more, in one case in a hundred; −2: so few, or fewer."
        ),
    )


def leaving(found: Frequencies, names: tuple[str, ...], basis: str, listed: Iterable[Row]) -> Table:
    """Give the table as it may leave: without the words that stand only in documents that may not be quoted."""
    return Table(
        _("Frequencies of words"),
        basis,
        notes(),
        (_("Lemma"), _("Forms met")),
        (_("Whole corpus"), *names),
        [_line(found, row) for row in listed if row.leaving],
        (_("occurrences"), _("per 1,000 words"), _("documents"), _("specificity")),
    )


def _line(found: Frequencies, row: Row) -> Line:
    open_forms = set(row.leaving)
    whole = _figure(row.whole, found.words)
    cells = (_figure(each, size) for each, size in zip(row.columns, found.sizes, strict=True))
    return Line((row.lemma, forms(each for each in row.forms if each[0] in open_forms)), (whole, *cells))


def _figure(count: Count, size: int) -> Figure:
    return Figure(
        str(count.words),
        counts=(
            count.words,
            round(per_thousand(count.words, size), 3),
            count.documents,
            round(count.specificity, 2),
        ),
    )
