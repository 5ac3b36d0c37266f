"""What is left to read and to ask for a project: from its documents, its silent cells and the guide. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.analysis.evidence import State
from ect_coder.analysis.inventory import ASKED_ABOUT
from ect_coder.values import Moment, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from ect_coder.analysis.matrix import Row
    from ect_coder.corpus.interview_guide import Question, Tick
    from ect_coder.corpus.library import Document

_READ = (Status.CODED, Status.REVIEWED)


@dataclass(frozen=True, slots=True)
class Silence:
    """A variable of which no source speaks at a moment; `state` says whether the moment itself is documented.

    `questions` of the guide ask about it and were not asked yet; `asked` are the interviews in which one was, in vain.
    """

    variable: str
    pillar: str
    moment: Moment
    state: State
    questions: tuple[Question, ...]
    asked: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left for a project."""

    project: str
    to_read: tuple[Document, ...]
    silences: tuple[Silence, ...]
    guide: Sequence[Question]

    def to_ask(self, moment: Moment) -> list[Question]:
        """List the questions still to be asked about a moment, in the order of the guide."""
        wanted = {each.id for silence in self.silences if silence.moment is moment for each in silence.questions}
        return [each for each in self.guide if each.id in wanted]


def remaining(
    project: str,
    documents: Iterable[Document],
    rows: Iterable[Row],
    pillars: Mapping[str, str],
    guide: Sequence[Question],
    ticks: Collection[Tick],
) -> Remaining:
    """Say what is left for a project; `rows` are those of its variables, `pillars` maps each variable to its pillar."""
    own = [each for each in documents if project in each.projects]
    here = {each.id for each in own}
    done = [tick for tick in ticks if tick[1] in here]
    silences = [
        _silence(row.id, pillars[row.id], moment, cell.state, guide, done)
        for moment in ASKED_ABOUT
        for row in rows
        if (cell := row.emergence if moment is Moment.EMERGENCE else row.support).state
        in (State.SILENT, State.UNDOCUMENTED)
    ]
    return Remaining(project, tuple(each for each in own if each.status not in _READ), tuple(silences), guide)


def _silence(
    variable: str, pillar: str, moment: Moment, state: State, guide: Sequence[Question], done: Collection[Tick]
) -> Silence:
    about = [each for each in guide if each.about(moment) and {variable, pillar} & {*each.targets}]
    asked = {number for number, _document in done}
    where = sorted({document for number, document in done if number in {each.id for each in about}})
    return Silence(variable, pillar, moment, state, tuple(each for each in about if each.id not in asked), tuple(where))
