"""For whom an output is, and what it leaves out for them, which it says.

Researchers are given all but the words that may not be quoted. A structure that supports projects, and the public, are
not given what researchers keep among themselves: remarks on limits of the support, on the survey, memos, questions.
The public is given no names of persons either. Answers are those of the whole study, whatever is left out beside them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.names.renaming import level
from ect_coder.wording import N_, _, language, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ect_coder.analysis.timeline import Timeline
    from ect_coder.analysis.whole import Whole
    from ect_coder.codebook.grid import Code, Grid
    from ect_coder.coding.discussions import Discussion
    from ect_coder.corpus.events import Event
    from ect_coder.corpus.library import Document

LIMITS = "trans_limites_accompagnement"
"""The transversal code for limits of the support, by its key in the codebook of the house."""


class Audience(StrEnum):
    """For whom an output is."""

    RESEARCH = "research"
    STRUCTURE = "structure"
    PUBLIC = "public"


_NAMES = {
    Audience.RESEARCH: N_("research"),
    Audience.STRUCTURE: N_("structure"),
    Audience.PUBLIC: N_("public"),
}


def name(audience: Audience) -> str:
    """Name an audience."""
    return _(_NAMES[audience])


def for_audience(whole: Whole, audience: Audience) -> Whole:
    """Give a study as it may leave to an audience; `left_out` says what it lacks."""
    said = [_("For: {audience}.").format(audience=name(audience))]
    whole = _quotable(whole)
    if audience is not Audience.RESEARCH:
        whole, told = _without_research(whole)
        said.append(told)
    kept_back = whole.quoting.told(each.document for each in whole.codings)
    if kept_back:
        said.append(kept_back)
    if audience is Audience.PUBLIC:
        whole = _without_names(whole)
        said.append(_("No names: documents are cited by their codes, coders and shared voices are not named."))
    renaming = whole.quoting.renaming
    if renaming.changes:
        said.append(_("Names leave as {level}.").format(level=level(renaming.display)))
    return replace(renaming.value(whole), left_out=said)


def _quotable(whole: Whole) -> Whole:
    """Give a study without the words of documents that may not be quoted."""
    rule = whole.quoting.real
    if not rule.kept_back:
        return whole
    return replace(
        whole,
        codings=[rule.coding(each) for each in whole.codings],
        estimates=[rule.estimate(each) for each in whole.estimates],
        grid=rule.grid(whole.grid),
        discussions=[_discussion(whole, each) for each in whole.discussions],
        timelines={project: _timeline(whole, each) for project, each in whole.timelines.items()},
    )


def _discussion(whole: Whole, each: Discussion) -> Discussion:
    rule = whole.quoting.real
    replies = tuple(replace(reply, text=rule.written(reply.text)) for reply in each.replies)
    quote, text = rule.words(each.document, each.quote), rule.written(each.text)
    return replace(each, quote=quote, text=text, replies=replies)


def _timeline(whole: Whole, timeline: Timeline) -> Timeline:
    def event(each: Event) -> Event:
        rule = whole.quoting.real
        return replace(
            each, quote=rule.words(each.document, each.quote) if each.quote else "", how=rule.written(each.how)
        )

    return replace(timeline, events=tuple(replace(each, what=event(each.what)) for each in timeline.events))  # type: ignore[arg-type]


def _without_research(whole: Whole) -> tuple[Whole, str]:
    """Leave out what researchers keep among themselves, and say so."""
    among_us = {code.id for code in _among_researchers(whole.grid)}
    counted = Counter(each.variable for each in whole.codings if each.variable in among_us)
    listed = [
        ngettext(
            "{code} ({n} coding)", "{code} ({n} codings)", count, code=quoted(whole.grid.code(key).label(language()))
        )
        for key, count in counted.items()
    ]
    transversal = tuple(each for each in whole.grid.transversal if each.id not in among_us)
    given = replace(
        whole,
        grid=replace(whole.grid, transversal=transversal),
        codings=[each._replace(memo="") for each in whole.codings if each.variable not in among_us],
        factors=[each for each in whole.factors if each.id not in among_us],
        discussions=(),
    )
    if not listed:
        return given, _("Left out: memos and passages to discuss.")
    return given, _("Left out: {codes}; memos and passages to discuss.").format(codes=", ".join(listed))


def _among_researchers(grid: Grid) -> Iterator[Code]:
    """Find the codes on limits of the support, and those that document nothing: on the survey, to be discussed."""
    for code in grid.transversal:
        if LIMITS in (code.id, code.parent) or not code.documents:
            yield code


def _without_names(whole: Whole) -> Whole:
    voices = _numbered((each.group for each in whole.documents), _("voice {n}"))
    coders = _numbered((each.coder for each in whole.codings), _("coder {n}"))
    return replace(
        whole,
        documents=[_unnamed(each, voices) for each in whole.documents],
        codings=[
            each._replace(document_name=each.document_code, coder=coders.get(each.coder, "")) for each in whole.codings
        ],
        estimates=[replace(each, coder="", why="") for each in whole.estimates],
        timelines={project: _without_sources(each) for project, each in whole.timelines.items()},
        errands={},
        conventions=replace(whole.conventions, reference_coder=coders.get(whole.conventions.reference_coder, "")),
    )


def _without_sources(timeline: Timeline) -> Timeline:
    def bare(each: Event) -> Event:
        return replace(each, how="", quote="", coder="")

    return replace(timeline, events=tuple(replace(each, what=bare(each.what)) for each in timeline.events))  # type: ignore[arg-type]


def _unnamed(document: Document, voices: dict[str, str]) -> Document:
    group = voices[document.group] if document.group else None
    return replace(document, name=document.code, group=group, file_name="", attributes={})


def _numbered(names: Iterable[str | None], words: str) -> dict[str, str]:
    found = dict.fromkeys(each for each in names if each)
    return {each: words.format(n=rank) for rank, each in enumerate(found, 1)}
