"""Who says what, and what is found together, in words: the tables for eyes and for files alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.counterexamples import Negative
from ect_coder.analysis.roles import Credit, Teller
from ect_coder.analysis.triangulation import Agreement, Family
from ect_coder.coding.excerpts import Filter
from ect_coder.exchange.robustness_words import label
from ect_coder.exchange.tabulation import Figure, Line, Table
from ect_coder.values import Moment, Role
from ect_coder.wording import N_, _, ngettext, pgettext, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ect_coder.analysis.cooccurrence import Pair, Together
    from ect_coder.analysis.counterexamples import NegativeCase
    from ect_coder.analysis.crosstab import Crosstab
    from ect_coder.analysis.mentions import Counted
    from ect_coder.analysis.roles import Sides
    from ect_coder.analysis.triangulation import Triangle
    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.excerpts import Coding

_CREDITS = {
    Credit.SUPPORT: N_("thanks to the support"),
    Credit.OTHER: N_("thanks to something else"),
    Credit.CONTESTED: N_("contested between sources"),
    Credit.UNSAID: N_("with the support, nothing credited"),
}
_AGREEMENTS = {
    Agreement.CONCORDANT: N_("concordant"),
    Agreement.ONE_FAMILY: N_("one family of sources"),
    Agreement.DIVERGENT: N_("divergent"),
}
_FAMILIES = {
    Family.PROJECT: N_("the project"),
    Family.SUPPORTER: N_("the supporter"),
    Family.PUBLIC: N_("public bodies"),
    Family.AROUND: N_("people around it"),
    Family.PRESS: N_("the press"),
}
_NEGATIVES = {
    Negative.DENIAL: N_("denial"),
    Negative.CONTESTED: N_("contested cell"),
    Negative.COUNTER_EXAMPLE: N_("counter-example"),
}


def teller(value: Teller) -> str:
    """Name who speaks."""
    if value is Teller.PRESS:
        return _("press")
    return _("role not known") if value is Teller.UNKNOWN else labels.role(Role(value.value))


def role_table(
    found: Mapping[tuple[str, Moment, Teller], Sides],
    rows: Mapping[str, str],
    own: Mapping[Moment, str],
    basis: str,
) -> Table:
    """Show how many voices of each role say that something is there, or not, by row and moment."""
    tellers = [each for each in Teller if any(who is each for _row, _moment, who in found)]
    used = {(row, moment) for row, moment, _who in found}
    return Table(
        _("Who says it"),
        basis,
        (
            _(
                "Voices. One voice may say that one variable is present and another absent: it then counts on both "
                "sides. What is said of both moments counts at each."
            ),
        ),
        (_("Pillar or variable"), _("Moment")),
        tuple(map(teller, tellers)),
        [
            Line((name, labels.moment(moment, own)), tuple(_sides(found.get((row, moment, who))) for who in tellers))
            for row, name in rows.items()
            for moment in Moment
            if (row, moment) in used
        ],
        (_("voices: present"), _("voices: absent"), _("codings")),
    )


def _sides(sides: Sides | None) -> Figure:
    if sides is None:
        return Figure("–", counts=(0, 0, 0))
    present, absent = sides.present, sides.absent
    said = [
        _("present: {n}").format(n=present.voices) if present.voices else "",
        _("absent: {n}").format(n=absent.voices) if absent.voices else "",
    ]
    words, aside = (*filter(None, said), "")[:2]
    codings = (*present.codings, *absent.codings)
    return Figure(words, aside, (present.voices, absent.voices, len(codings)), Filter(numbers=codings))


def credit_table(found: Mapping[tuple[str, Credit], Counted], rows: Mapping[str, str], basis: str) -> Table:
    """Show what presences with the support are credited to."""
    return Table(
        _("With, or thanks to"),
        basis,
        (
            _(
                "What is present with the support, by what the passages credit it to. “With” is a time; only what a "
                "coder marked as attributed is a cause. A voice counts once in each column."
            ),
        ),
        (_("Pillar or variable"),),
        tuple(_(_CREDITS[each]) for each in Credit),
        [
            Line((name,), tuple(_counted(found.get((row, each))) for each in Credit))
            for row, name in rows.items()
            if any((row, each) in found for each in Credit)
        ],
        _measures(),
    )


def triangle_table(
    found: Mapping[tuple[int, str, Moment], Triangle],
    projects: Mapping[int, str],
    rows: Mapping[str, str],
    own: Mapping[Moment, str],
    basis: str,
) -> Table:
    """Show whether the sources of each variable agree, at both moments."""
    moments = (Moment.EMERGENCE, Moment.SUPPORT)
    return Table(
        _("Triangulation"),
        basis,
        (
            _(
                "Concordant: two voices or more, of two families or more, all on one side. One family: all on one "
                "side, of one family, or one voice. Divergent: one voice at least against the others."
            ),
        ),
        (_("Project"), _("Variable")),
        tuple(labels.moment(each, own) for each in moments),
        [
            Line((name, title), tuple(_triangle(found.get((project, row, each))) for each in moments))
            for project, name in projects.items()
            for row, title in rows.items()
            if any((project, row, each) in found for each in moments)
        ],
    )


def _triangle(found: Triangle | None) -> Figure:
    if found is None:
        return Figure("–")
    agreement = found.agreement
    said = [
        _("present: {n}").format(n=found.affirming) + f" ({_families(found.families_for)})" if found.affirming else "",
        _("absent: {n}").format(n=found.denying) + f" ({_families(found.families_against)})" if found.denying else "",
    ]
    return Figure(
        _(_AGREEMENTS[agreement]),
        ", ".join(filter(None, said)),
        wanted=Filter(numbers=found.codings),
        loud=agreement is Agreement.DIVERGENT,
    )


def _families(found: Iterable[tuple[Family, object]]) -> str:
    return ", ".join(
        _("{kind} of an unknown role").format(kind=labels.kind(kind)) if kind is not None else _(_FAMILIES[family])  # type: ignore[arg-type]
        for family, kind in found
    )


def negative_table(
    cases: Iterable[NegativeCase],
    codings: Mapping[int, Coding],
    cite: Callable[[Coding], str],
    projects: Mapping[int, str],
    grid: Grid,
    own: Mapping[Moment, str],
    basis: str,
) -> Table:
    """List the codings that speak against an answer, or for an absence; `cite` gives the words that may be shown."""
    return Table(
        _("Negative cases"),
        basis,
        (
            _(
                "Denial: an absence that is said. Contested cell: all that is said there. Counter-example: what goes "
                "against the state of its cell."
            ),
        ),
        (_("Project"), _("Variable"), _("Moment")),
        (_("Case"), _("State"), _("Answer"), _("Polarity"), _("Excerpt")),
        [
            Line(
                (projects[case.row.project], label(grid, "variable", case.row.id), labels.moment(case.moment, own)),
                tuple(_negative(case, codings[number], cite)),
            )
            for case in cases
            for number in case.codings
            if number in codings
        ],
    )


def _negative(case: NegativeCase, coding: Coding, cite: Callable[[Coding], str]) -> Iterable[Figure]:
    wanted = Filter(numbers=(coding.id,))
    yield Figure(_(_NEGATIVES[case.negative]), wanted=wanted, loud=case.negative is Negative.CONTESTED)
    yield Figure(labels.state(case.state), wanted=wanted)
    yield Figure(labels.answer_said(case.row.answer, insufficient=case.row.insufficient), wanted=wanted)
    yield Figure(labels.polarity(coding.polarity), wanted=wanted)
    yield Figure(cite(coding), wanted=wanted)


# What is found together


def together_table(found: Mapping[Pair, Together], rows: Mapping[str, str], within: str, basis: str) -> Table:
    """Show in how many voices, and then how often, two codes are found together; on the diagonal, each alone."""
    used = [row for row in rows if (row, row) in found]
    return Table(
        _("Co-occurrences"),
        basis,
        (_("Voices first, then how often. On the diagonal: each code, together with others or not."),),
        (_("Code"),),
        tuple(rows[each] for each in used),
        [
            Line(
                (rows[row],),
                tuple(_together(found.get((row, each)) or found.get((each, row)), within) for each in used),
            )
            for row in used
        ],
        (_("voices"), _("documents"), _("occurrences"), _("codings")),
    )


def _together(found: Together | None, within: str) -> Figure:
    if found is None:
        return Figure("–", counts=(0, 0, 0, 0))
    times = len(found.places)
    said = {
        "passage": lambda: ngettext("{n} passage", "{n} passages", times),
        "paragraph": lambda: ngettext("{n} paragraph", "{n} paragraphs", times),
        "document": lambda: ngettext("{n} document", "{n} documents", times),
    }
    counts = (len(found.voices), len(found.documents), times, len(found.codings))
    return Figure(_voices(len(found.voices)), said[within](), counts, Filter(numbers=tuple(sorted(found.codings))))


def cross_table(found: Crosstab, rows: Mapping[str, str], attribute: str, basis: str) -> Table:
    """Show codes against the values of an attribute, below how much there is of each value."""
    used = {code for code, _value in found.cells}
    lines = [
        Line((name,), tuple(_counted(found.cells.get((row, value))) for value in found.values))
        for row, name in rows.items()
        if row in used
    ]
    every = Line((_("All codes"),), tuple(_counted(found.totals[value]) for value in found.values))
    return Table(
        _("Crosstab: {attribute}").format(attribute=attribute),
        basis,
        (
            _(
                "Voices, then documents, speakers and codings. A value with more material has higher counts: compare "
                "with the first row."
            ),
        ),
        (_("Code"),),
        tuple(value or _("not filled in") for value in found.values),
        [every, *lines] if lines else [],
        _measures(),
    )


def _measures() -> tuple[str, ...]:
    return (_("voices"), _("documents"), _("speakers"), _("codings"))


def _counted(found: Counted | None) -> Figure:
    if found is None:
        return Figure("–", counts=(0, 0, 0, 0))
    codings = len(found.codings)
    aside = [
        ngettext("{n} doc.", "{n} docs", found.documents),
        ngettext("{n} speaker", "{n} speakers", found.speakers),
        ngettext("{n} coding", "{n} codings", codings),
    ]
    counts = (found.voices, found.documents, found.speakers, codings)
    return Figure(_voices(found.voices), " · ".join(aside), counts, Filter(numbers=found.codings))


def _voices(count: int) -> str:
    return ngettext("{n} voice", "{n} voices", count)


_ATTRIBUTES = {
    ("project", "name"): N_("project"),
    ("project", "pivot_year"): N_("year of the pivot"),
    ("document", "kind"): N_("kind of document"),
    ("document", "role"): N_("role"),
    ("document", "year"): N_("year of the document"),
    ("document", "status"): N_("status of the document"),
}


def attribute(owner: str, name: str, *, own: bool) -> str:
    """Name what codes are counted by; the study's own names stand in quotation marks."""
    if not own:
        return _(_ATTRIBUTES[owner, name])
    words = (
        pgettext("attribute", "project: {name}") if owner == "project" else pgettext("attribute", "document: {name}")
    )
    return words.format(name=quoted(name))
