"""Agreement in plain words: the table, a sentence on each figure, the paragraph for the method section, the JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ect_coder import __version__
from ect_coder.analysis.agreement.alpha import RESAMPLES, SEED
from ect_coder.analysis.agreement.questions import Question
from ect_coder.coding.excerpts import Filter
from ect_coder.exchange.tabulation import Figure as Cell
from ect_coder.exchange.tabulation import Line, Table
from ect_coder.values import Moment
from ect_coder.wording import _, ngettext, number, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ect_coder.analysis.agreement.questions import Figure, Found
    from ect_coder.codebook.grid import Grid

_FIRM, _TENTATIVE = 0.8, 0.667
"""Krippendorff's own thresholds: to conclude, and to conclude tentatively."""


_SAME = {
    Question.VARIABLE: lambda: _("Same variable"),
    Question.MOMENT: lambda: _("Same moment"),
    Question.POLARITY: lambda: _("Same constat"),
}
"""The questions that are asked of each variable, in short."""


def question(asked: Question) -> str:
    """Ask one of the questions."""
    return {
        Question.PLACES: _("Did we mark the same places?"),
        Question.VARIABLE: _("Where both marked, the same variable?"),
        Question.MOMENT: _("Of one variable, the same moment?"),
        Question.POLARITY: _("Of one variable, the same constat?"),
        Question.ESTIMATES: _("Of one cell, the same estimate?"),
    }[asked]


def table(
    found: Found, grid: Grid, tongue: str, projects: Mapping[int, str] | None = None, *, by_variable: bool = True
) -> Table:
    """Lay figures out: each question in all with its sentence, or of each variable.

    `projects` name those that estimates are about. Nothing to compare is no line.
    """
    figures = [each for each in found.figures if (each.variable is not None) == by_variable]
    last = () if by_variable else (pgettext("agreement", "What it says"),)
    return Table(
        name=_("Agreement"),
        basis=basis(found),
        notes=tuple(_notes(found)),
        heads=(_("Variable"), _("Question")) if by_variable else (_("Question"),),
        columns=(_("Compared"), _("Alike"), _("Alpha"), _("95 % interval"), _("Disagreements"), *last),
        lines=[_line(each, grid, tongue, projects or {}) for each in figures if found.coders],
    )


def _line(figure: Figure, grid: Grid, tongue: str, projects: Mapping[int, str]) -> Line:
    cells = (
        Cell(_compared(figure)),
        Cell(share(figure)),
        Cell(alpha(figure), loud=figure.alpha.value is not None and figure.alpha.value < _TENTATIVE),
        Cell(interval(figure)),
        Cell(number(len(figure.differences)), wanted=_wanted(figure, grid, projects)),
    )
    if figure.variable is None:
        return Line((question(figure.question),), (*cells, Cell(verdict(figure))))
    return Line((grid.code(figure.variable).label(tongue), _SAME[figure.question]()), cells)


def _wanted(figure: Figure, grid: Grid, projects: Mapping[int, str]) -> Filter | None:
    """Ask for the codings that differ; of estimates, for those of the cells that do."""
    if not figure.differences:
        return None
    numbers = [each for difference in figure.differences for each in difference.codings]
    if numbers:
        return Filter(numbers=tuple(dict.fromkeys(numbers)))
    cells = [each.cell for each in figure.differences if each.cell is not None]
    pillars = {pillar.id for pillar in grid.pillars}
    return Filter(
        projects=sorted({projects[project] for project, _target, _moment in cells if project in projects}),
        pillars=sorted({target for _project, target, _moment in cells if target in pillars}),
        variables=sorted({target for _project, target, _moment in cells if target not in pillars}),
        moments=sorted({Moment(moment) for _project, _target, moment in cells}),
    )


def basis(found: Found) -> str:
    """Say who is compared, on how much."""
    if len(found.coders) < 2:
        return _("No two people coded one document or estimated one cell: there is nothing to compare yet.")
    words = _("{coders}: {documents} of {all} coded by at least two, {codings} in them.")
    return words.format(
        coders=", ".join(found.coders),
        documents=number(found.documents),
        all=ngettext("{n} document", "{n} documents", found.of_documents),
        codings=ngettext("{n} coding", "{n} codings", found.codings),
    )


def _notes(found: Found) -> Iterator[str]:
    yield _("Two codings match where their passages share at least half of the shorter one; each is matched once.")
    yield _("Places: characters of double-coded documents; alike is the share of the text that one of two marked.")
    if found.machine:
        yield ngettext(
            "{n} coding accepted from a suggestion of the machine is left out.",
            "{n} codings accepted from suggestions of the machine are left out.",
            found.machine,
        )
    if found.unranked:
        yield ngettext(
            "{n} pair of estimates with NR or C has no rank and is left out.",
            "{n} pairs of estimates with NR or C have no rank and are left out.",
            found.unranked,
        )
    yield _("A rare code can have a low alpha beside a high share: what is rare leaves much to chance.")


def share(figure: Figure) -> str:
    """Give the share of what is alike."""
    return _("{n} %").format(n=number(round(100 * figure.share))) if figure.share is not None else "–"


def alpha(figure: Figure) -> str:
    """Give an alpha with two digits, or a dash."""
    return _digits(figure.alpha.value) if figure.alpha.value is not None else "–"


def interval(figure: Figure) -> str:
    """Give the interval of an alpha, or a dash."""
    low, high = figure.alpha.low, figure.alpha.high
    return "–" if low is None or high is None else f"[{_digits(low)} ; {_digits(high)}]"


def _digits(value: float) -> str:
    return number(round(value, 2) + 0.0, 2)  # no « -0,00 »


def _compared(figure: Figure) -> str:
    if figure.question is Question.PLACES:
        return ngettext("{n} character", "{n} characters", figure.n)
    if figure.question is Question.ESTIMATES:
        return ngettext("{n} pair of estimates", "{n} pairs of estimates", figure.n)
    return ngettext("{n} pair", "{n} pairs", figure.n)


def sentences(found: Found) -> list[str]:
    """Say each figure in a sentence."""
    return [f"{question(each.question)} {sentence(each)}" for each in found.figures if each.variable is None]


def sentence(figure: Figure) -> str:
    """Say a figure, and what it allows to conclude."""
    if not figure.n or figure.alpha.value is None or figure.share is None:
        return verdict(figure)
    words = _("Alike: {share}, α = {alpha} {interval}.")
    said = words.format(share=share(figure), alpha=alpha(figure), interval=interval(figure))
    return f"{said} {verdict(figure)}"


def verdict(figure: Figure) -> str:
    """Say what a figure allows to conclude."""
    value = figure.alpha.value
    if not figure.n or figure.share is None:
        return _("There is nothing to compare.")
    if value is None:
        return _("Only one value occurs, so alpha is not defined: nothing could have differed.")
    if value >= _FIRM:
        return _("One can conclude from it.")
    if value >= _TENTATIVE:
        return _("One can conclude tentatively.")
    if value > 0:
        return _("Too low to conclude: talk the disagreements over.")
    return _("No better than chance: talk the disagreements over.")


def method(found: Found) -> str:
    """Write the paragraph for the method section."""
    if len(found.coders) < 2:
        return basis(found)
    figures = {each.question: each for each in found.figures if each.variable is None}
    words = _(
        "{people} coded {documents} of {all} ({percent} %) independently. Agreement was worked out with Krippendorff’s "
        "alpha (ECT Coder {program}; package krippendorff; 95 % intervals by {resamples} resamples of units, seed "
        "{seed}). Places, binary alpha over characters: {places}. Variable, nominal alpha on the codings that match "
        "(passages that share at least half of the shorter one): {variable}. Moment and constat of matched codings of "
        "one variable, nominal alpha: {moment}; {polarity}. Estimates from 0 to 3 of the same cell, ordinal alpha: "
        "{estimates}. Codings accepted from suggestions of the machine were left out."
    )
    return words.format(
        people=ngettext("{n} person", "{n} persons", len(found.coders)),
        documents=number(found.documents),
        all=ngettext("{n} document", "{n} documents", found.of_documents),
        percent=number(round(100 * found.documents / found.of_documents) if found.of_documents else 0),
        program=__version__,
        resamples=number(RESAMPLES),
        seed=str(SEED),
        **{asked.value: _cited(figure) for asked, figure in figures.items()},
    )


def _cited(figure: Figure) -> str:
    if figure.alpha.value is None:
        return _("not defined (n = {n})").format(n=number(figure.n))
    words = _("α = {alpha} {interval}, {share} alike, n = {n}")
    return words.format(alpha=alpha(figure), interval=interval(figure), share=share(figure), n=number(figure.n))


def record(found: Found) -> dict[str, Any]:
    """Give all of it as JSON, with its sentences and the paragraph."""
    return {
        "coders": list(found.coders),
        "documents": found.documents,
        "of_documents": found.of_documents,
        "codings": found.codings,
        "from_machine": found.machine,
        "unranked": found.unranked,
        "resamples": RESAMPLES,
        "seed": SEED,
        "figures": [
            {
                "question": each.question.value,
                "variable": each.variable,
                "n": each.n,
                "percent": None if each.share is None else 100 * each.share,
                "alpha": each.alpha.value,
                "low": each.alpha.low,
                "high": each.alpha.high,
                "disagreements": len(each.differences),
                "sentence": sentence(each),
            }
            for each in found.figures
        ],
        "method": method(found),
    }
