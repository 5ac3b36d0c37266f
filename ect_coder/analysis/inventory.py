"""The inventory: what each project has, by kind of document and side of its pivot, and what it lacks.

Pure: values in, values out. `lacks.py` says in sentences what is found here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.folding import folded
from ect_coder.values import Held, Kind, Moment, PartialDate, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from ect_coder.analysis.gathering import Coverage
    from ect_coder.corpus.interview_guide import Question, Tick
    from ect_coder.corpus.library import Document, Project
    from ect_coder.corpus.register import Resource

ASKED_ABOUT = (Moment.EMERGENCE, Moment.SUPPORT)
"""The moments that the study's question is about."""
_TOLD = {
    Moment.EMERGENCE: (Moment.EMERGENCE, Moment.BOTH),
    Moment.SUPPORT: (Moment.SUPPORT, Moment.BOTH),
}
_READ = (Status.CODED, Status.REVIEWED)
_PRESS = "press"
"""How words for the press begin, in French and in English."""


class Lack(StrEnum):
    """What can be missing."""

    DOCUMENTS = "documents"
    PIVOT = "pivot"
    INTERVIEWS = "interviews"
    TALK = "talk"
    """No interview speaks of a moment; `count` of them are not coded to the end."""
    BEFORE = "before"
    """No source dates from before the support; `count` have no date."""
    DATES = "dates"
    VOICES = "voices"
    PRESS = "press"
    TICKS = "ticks"
    """Interviews were held, and no one noted which questions were asked."""
    QUESTIONS = "questions"
    """What the guide asks about at a moment, and what was never asked."""
    CODINGS = "codings"
    """Pillars of which nothing is coded at a moment."""
    OBTAINED = "obtained"
    """Resources that are known of, and not had."""
    IMPORTED = "imported"
    """Resources that are had, and not yet in the study."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a project lacks; which of the other fields say more depends on what it is.

    `names` are pillars by their keys, or resources by their names.
    """

    lack: Lack
    moment: Moment | None = None
    names: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """What a project has of one kind of document; the line without a kind sums them up and has the gaps.

    A document whose date, or whose order to the pivot, is not known stands on neither side.
    """

    project: str
    kind: Kind | None
    documents: int
    before_pivot: int
    after_pivot: int
    codings: int
    moments: Mapping[Moment, int]
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Holdings:
    """All that an inventory is made of. `pillars` maps each pillar and variable to its pillar, all by their keys."""

    projects: Sequence[Project] = ()
    documents: Sequence[Document] = ()
    coverage: Sequence[Coverage] = ()
    resources: Sequence[Resource] = ()
    questions: Sequence[Question] = ()
    ticks: Collection[Tick] = ()
    pillars: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be collected for a project: its gaps, the resources to get, the questions no one has asked there."""

    project: str
    pivot: str | None
    gaps: tuple[Gap, ...]
    resources: tuple[Resource, ...]
    questions: tuple[Question, ...]


def inventory(holdings: Holdings) -> list[Line]:
    """List what each project has of each kind that it has something of, and a line that sums up, with its gaps."""
    found: list[Line] = []
    for project in holdings.projects:
        case = _Case(holdings, project)
        found.extend(_line(case, kind) for kind in Kind if case.has(kind))
        found.append(_line(case, None, gaps=tuple(_gaps(case))))
    return found


def errands(holdings: Holdings, project: str) -> Errand:
    """Say what is to be collected for a project, by name."""
    case = _Case(holdings, next(each for each in holdings.projects if each.name == project))
    wanted = [each for each in case.resources if each.held in (Held.SPOTTED, Held.ASKED, Held.OBTAINED)]
    asked = {question for question, document in holdings.ticks if document in case.interview_ids}
    unasked = [each for each in holdings.questions if each.id not in asked]
    return Errand(project, case.project.pivot, tuple(_gaps(case)), tuple(wanted), tuple(unasked))


def side(date: str | None, pivot: str | None) -> int | None:
    """Say whether a date lies before (-1) or after (1) the pivot; 0 where both overlap, None where one is unknown."""
    if not date or not pivot:
        return None
    return PartialDate.parse(date).compare(PartialDate.parse(pivot))


class _Case:
    """What the study holds of one project."""

    def __init__(self, holdings: Holdings, project: Project) -> None:
        self.holdings = holdings
        self.project = project
        self.documents = [each for each in holdings.documents if project.name in each.projects]
        self.resources = [each for each in holdings.resources if each.project == project.name]
        self.coverage = [each for each in holdings.coverage if each.project == project.id]
        self.interviews = [each for each in self.documents if each.kind is Kind.INTERVIEW]
        self.interview_ids = {each.id for each in self.interviews}
        self._kinds = {each.id: each.kind for each in holdings.documents}

    def has(self, kind: Kind) -> bool:
        return any(each.kind is kind for each in self.documents) or any(self.covered(kind))

    def covered(self, kind: Kind | None) -> Iterator[Coverage]:
        return (each for each in self.coverage if kind is None or self._kinds[each.document] is kind)

    def on_side(self, documents: Iterable[Document], wanted: int) -> int:
        return sum(side(each.date, self.project.pivot) == wanted for each in documents)


def _line(case: _Case, kind: Kind | None, gaps: tuple[Gap, ...] = ()) -> Line:
    documents = [each for each in case.documents if kind is None or each.kind is kind]
    moments: Counter[Moment] = Counter()
    for each in case.covered(kind):
        moments[each.moment] += each.codings
    return Line(
        project=case.project.name,
        kind=kind,
        documents=len(documents),
        before_pivot=case.on_side(documents, -1),
        after_pivot=case.on_side(documents, 1),
        codings=sum(moments.values()),
        moments={moment: moments[moment] for moment in Moment},
        gaps=gaps,
    )


def _gaps(case: _Case) -> Iterator[Gap]:
    if not case.project.pivot:
        yield Gap(Lack.PIVOT)
    if not case.documents:
        yield Gap(Lack.DOCUMENTS)
    else:
        yield from _of_sources(case)
        yield from _of_talk(case)
    yield from _of_resources(case)


def _of_sources(case: _Case) -> Iterator[Gap]:
    undated = sum(each.date is None for each in case.documents)
    if case.project.pivot and not case.on_side(case.documents, -1):
        yield Gap(Lack.BEFORE, count=undated)
    elif undated:
        yield Gap(Lack.DATES, count=undated)
    if len({each.group or each.id for each in case.documents}) == 1:
        yield Gap(Lack.VOICES)
    if not any(each.kind is Kind.PRESS for each in case.documents) and not any(map(_of_press, case.resources)):
        yield Gap(Lack.PRESS)


def _of_press(resource: Resource) -> bool:
    return any(word.startswith(_PRESS) for word in folded(resource.kind).split())


def _of_talk(case: _Case) -> Iterator[Gap]:
    if not case.interviews:
        yield Gap(Lack.INTERVIEWS)
    else:
        unread = sum(each.status not in _READ for each in case.interviews)
        told = {each.moment for each in case.coverage if each.document in case.interview_ids}
        for moment in ASKED_ABOUT:
            if not told & {*_TOLD[moment]}:
                yield Gap(Lack.TALK, moment, count=unread)
    yield from _of_pillars(case)
    if case.interviews:
        yield from _of_guide(case)


def _of_pillars(case: _Case) -> Iterator[Gap]:
    for moment in ASKED_ABOUT:
        told = {each.pillar for each in case.coverage if each.moment in _TOLD[moment]}
        silent = tuple(key for key in _pillars(case.holdings) if key not in told)
        if silent:
            yield Gap(Lack.CODINGS, moment, silent)


def _of_guide(case: _Case) -> Iterator[Gap]:
    guide = case.holdings.questions
    here = {question for question, document in case.holdings.ticks if document in case.interview_ids}
    if guide and not here:
        yield Gap(Lack.TICKS)
        return
    for moment in ASKED_ABOUT:
        meant = _pillars_of(case.holdings, (each for each in guide if each.about(moment)))
        asked = _pillars_of(case.holdings, (each for each in guide if each.about(moment) and each.id in here))
        never = tuple(key for key in _pillars(case.holdings) if key in meant - asked)
        if never:
            yield Gap(Lack.QUESTIONS, moment, never)


def _of_resources(case: _Case) -> Iterator[Gap]:
    for lack, states in ((Lack.OBTAINED, (Held.SPOTTED, Held.ASKED)), (Lack.IMPORTED, (Held.OBTAINED,))):
        names = tuple(each.name for each in case.resources if each.held in states)
        if names:
            yield Gap(lack, names=names)


def _pillars(holdings: Holdings) -> list[str]:
    return list(dict.fromkeys(holdings.pillars.values()))


def _pillars_of(holdings: Holdings, questions: Iterable[Question]) -> set[str]:
    return {holdings.pillars[key] for each in questions for key in each.targets if key in holdings.pillars}
