"""Project sheets, one per project: what it is, when, its pillars, chosen verbatims, what is missing and what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ect_coder.analysis import basis, labels, lacks
from ect_coder.analysis.chosen import MOST, Choice
from ect_coder.analysis.inventory import ASKED_ABOUT
from ect_coder.corpus.attributes import Owner
from ect_coder.exchange import attribute_cells, said
from ect_coder.exchange.blocks import Block, Heading, Line, Look, Table, Verbatim
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ect_coder.analysis.timeline import Dated
    from ect_coder.analysis.whole import Whole
    from ect_coder.codebook.grid import Pillar
    from ect_coder.corpus.events import Event
    from ect_coder.corpus.library import Document, Project


def blocks(whole: Whole) -> Iterator[Block]:
    """Give the sheets of all projects under a title that says on what they stand."""
    yield Heading(_("Project sheets"), 0)
    yield from said.standing(whole)
    yield overview(whole)
    yield from sheets(whole)


def overview(whole: Whole) -> Table:
    """Give the answer of each project on each pillar."""
    pillars, tongue = whole.grid.pillars, language()
    found = {(whole.names[row.project], row.id): row for row in whole.rows}

    def answer(project: str, pillar: str) -> str:
        row = found[project, pillar]
        return labels.answer_said(row.answer, insufficient=row.insufficient)

    rows = [(each.name, *(answer(each.name, pillar.id) for pillar in pillars)) for each in whole.projects]
    return Table((_("Project"), *(each.label(tongue) for each in pillars)), rows)


def sheets(whole: Whole) -> Iterator[Block]:
    """Give the sheet of each project, each beginning a page."""
    writer = _Sheets(whole)
    for project in whole.projects:
        yield from writer.sheet(project)


class _Sheets:
    """The sheets of a study: what it holds, found by project."""

    def __init__(self, whole: Whole) -> None:
        self._whole = whole
        self._choice = Choice(whole)
        self._documents = {each.id: each for each in whole.documents}
        self._rows = {(whole.names[row.project], row.id): row for row in whole.rows}
        self._own = whole.conventions.own_labels()
        self._tongue = language()

    def sheet(self, project: Project) -> Iterator[Block]:
        yield Heading(project.name, 1, new_page=True)
        codings = [each for each in self._whole.codings if each.project == project.name]
        yield Line(basis.of_codings(codings, self._whole.documents), Look.NOTE)
        yield from self._attributes(project)
        yield from self._timeline(project)
        yield from self._pillars(project)
        yield from self._verbatims(project)
        yield from self._missing(project)
        yield from self._open(project)

    def _attributes(self, project: Project) -> Iterator[Block]:
        yield Heading(_("Attributes"), 2)
        described = attribute_cells.of_rows([project.attributes], self._whole.of(Owner.PROJECT))
        told = ((each.name.replace("_", " "), each.shown(project.attributes[each.name])) for each in described)
        held = [(name, value) for name, value in told if value]
        if held:
            yield Table((_("Attribute"), _("Value")), held)
        else:
            yield Line(_("None is noted."), Look.NOTE)

    def _timeline(self, project: Project) -> Iterator[Block]:
        yield Heading(_("Timeline"), 2)
        timeline = self._whole.timelines.get(project.name)
        rows = [self._event(each) for each in timeline.events] if timeline else []
        if rows:
            yield Table((_("Date"), _("Event"), _("How the date was fixed")), rows)
        else:
            yield Line(_("None is noted."), Look.NOTE)

    def _event(self, dated: Dated) -> tuple[str, str, str]:
        event = cast("Event", dated.what)
        date = labels.date(event.date) if event.date else _("no date")
        document = self._documents.get(event.document or 0)
        source = f"({said.source(document)})" if document else ""
        happened = "\n".join(filter(None, (labels.happening(event.happening), event.name)))
        return date, happened, " ".join(filter(None, (event.how, source)))

    def _pillars(self, project: Project) -> Iterator[Block]:
        yield Heading(_("Pillars"), 2)
        moments = [said.headed(labels.moment(each, self._own)) for each in ASKED_ABOUT]
        rows = []
        for pillar in self._whole.grid.pillars:
            row = self._rows[project.name, pillar.id]
            cells = (said.cell(row.emergence), said.cell(row.support), said.answer(row))
            rows.append((pillar.label(self._tongue), *cells))
        yield Table((_("Pillar"), *moments, _("Computed answer")), rows)

    def _verbatims(self, project: Project) -> Iterator[Block]:
        yield Heading(_("Chosen verbatims"), 2)
        words = ngettext(
            "At most {n} per pillar and moment: those that carry an estimate first, then for and against, by voice.",
            "At most {n} per pillar and moment: those that carry an estimate first, then for and against, by voice.",
            MOST,
        )
        yield Line(words, Look.NOTE)
        for pillar in self._whole.grid.pillars:
            yield from self._of_pillar(project, pillar)

    def _of_pillar(self, project: Project, pillar: Pillar) -> Iterator[Block]:
        for moment in ASKED_ABOUT:
            found = self._choice.of(project.name, pillar.id, moment)
            if found:
                yield Heading(f"{pillar.label(self._tongue)} · {labels.moment(moment, self._own)}", 3)
            for coding in found:
                source = said.source(self._documents[coding.document])
                yield Verbatim(said.verbatim(coding.text), source, said.coded_as(self._whole, coding, self._tongue))

    def _missing(self, project: Project) -> Iterator[Block]:
        errand = self._whole.errands.get(project.name)
        if errand is None:
            return
        pillars = {each.id: each.label(self._tongue) for each in self._whole.grid.pillars}
        yield Heading(_("What is missing"), 2)
        for gap in errand.gaps:
            yield Line(lacks.said(gap, pillars), Look.ITEM)
        if not errand.gaps:
            yield Line(_("Nothing is missing."), Look.NOTE)

    def _open(self, project: Project) -> Iterator[Block]:
        errand = self._whole.errands.get(project.name)
        questions = [each.text for each in errand.questions] if errand else []
        waiting = [each for each in self._whole.discussions if not each.settled and self._is_of(project, each.document)]
        if errand is None and not waiting:
            return
        yield Heading(_("Open questions"), 2)
        for words in questions:
            yield Line(_("To ask: {question}").format(question=words), Look.ITEM)
        for each in waiting:
            yield Line(
                _("To discuss: {question} ({reference})").format(question=each.text, reference=each.reference),
                Look.ITEM,
            )
        if not (questions or waiting):
            yield Line(_("None."), Look.NOTE)

    def _is_of(self, project: Project, document: int) -> bool:
        found: Document | None = self._documents.get(document)
        return found is not None and project.name in found.projects
