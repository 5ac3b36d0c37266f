"""What a study gained since a day: read, coded, estimated, and which answers are other than they were.

Pure. What was removed since, or coded otherwise, has left no trace: answers of then are worked out from the codings of
today that were there, by the same rule.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.analysis.answers import Answer
from ect_coder.analysis.evidence import Testimony
from ect_coder.analysis.matrix import Frame, matrix
from ect_coder.values import Polarity, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ect_coder.analysis.estimates import Estimate
    from ect_coder.analysis.matrix import Row
    from ect_coder.analysis.whole import Whole
    from ect_coder.codebook.grid import Grid
    from ect_coder.codebook.shelf import Version
    from ect_coder.coding.excerpts import Coding
    from ect_coder.corpus.library import Document
    from ect_coder.values import Moment


_NOTHING = (Answer.NOT_MENTIONED, Answer.UNDETERMINED, Answer.UNDOCUMENTED)


@dataclass(frozen=True, slots=True)
class Flip:
    """An answer that is other than it was; `level` is pillar or variable. `first` where there was none before."""

    project: str
    level: str
    id: str
    then: Answer
    now: Answer

    @property
    def first(self) -> bool:
        """Whether nothing was established before."""
        return self.then in _NOTHING


@dataclass(frozen=True, slots=True)
class Week:
    """What happened since a day (ISO 8601), that day included. `coded` counts codings by project and pillar."""

    since: str
    read: Sequence[tuple[Document, int]]
    coded: Mapping[tuple[str | None, str | None], int]
    versions: Sequence[Version]
    estimates: Sequence[tuple[Estimate, Estimate | None]]


def week(whole: Whole, since: str) -> Week:
    """Say what happened since a day."""
    fresh = [each for each in whole.codings if each.created[:10] >= since]
    counted = Counter(each.document for each in fresh)
    return Week(
        since=since,
        read=[(each, counted[each.id]) for each in whole.documents if counted[each.id]],
        coded=Counter((each.project, each.pillar) for each in fresh),
        versions=[each for each in whole.versions[1:] if each.created[:10] >= since],
        estimates=_estimated(whole, since),
    )


def _estimated(whole: Whole, since: str) -> list[tuple[Estimate, Estimate | None]]:
    """Pair each estimate recorded since with the one it followed."""
    before: dict[tuple[str, str, str], Estimate] = {}
    found = []
    for each in whole.estimates:
        cell = (each.project, each.id, each.moment)
        if each.created[:10] >= since:
            found.append((each, before.get(cell)))
        before[cell] = each
    return found


def flips(whole: Whole, since: str) -> list[Flip]:
    """List the answers that are other than before a day; it needs all codings, whatever an audience is shown."""
    then = {(each.project, each.id): each.answer for each in rows_of(whole, _until(whole.codings, since))}
    return [
        Flip(whole.names[row.project], row.level, row.id, then[row.project, row.id], row.answer)
        for row in whole.rows
        if then[row.project, row.id] is not row.answer
    ]


def _until(codings: Iterable[Coding], since: str) -> list[Coding]:
    return [each for each in codings if each.created[:10] < since]


def rows_of(whole: Whole, codings: Iterable[Coding]) -> list[Row]:
    """Answer by pillar and by variable from some of a study's codings, by its own settings."""
    frame, told = frame_of(whole.grid), testimonies(whole, codings)
    supporters = _supporters(whole.documents)
    return [
        row
        for by in ("pillar", "variable")
        for row in matrix(
            frame,
            list(whole.names),
            told,
            by=by,
            thresholds=whole.conventions.thresholds,
            supporter_voices=supporters,
        )
    ]


def frame_of(grid: Grid) -> Frame:
    """Give a codebook as the rule needs it."""
    return Frame(
        pillars={pillar.id: tuple(each.id for each in pillar.variables) for pillar in grid.pillars},
        transversal={code.id: code.documents for code in grid.transversal},
    )


def testimonies(whole: Whole, codings: Iterable[Coding]) -> list[Testimony]:
    """Count what each voice says, as `gathering` does from the store."""
    numbers = {name: number for number, name in whole.names.items()}
    voices = {each.id: _voice(each) for each in whole.documents}
    counted: dict[tuple[int, str, Moment, str], list[Coding]] = defaultdict(list)
    for each in codings:
        if each.project is not None and whole.counts(each):
            cell = (numbers[each.project], each.variable, each.moment, voices[each.document])
            counted[cell].append(each)
    return [
        _testimony(project, variable, moment, voice, said)
        for (project, variable, moment, voice), said in counted.items()
    ]


def _testimony(project: int, variable: str, moment: Moment, voice: str, said: Sequence[Coding]) -> Testimony:
    polarities = Counter(each.polarity for each in said)
    felt = Counter(each.intensity for each in said if each.polarity is Polarity.PRESENT)
    return Testimony(
        project,
        variable,
        moment,
        voice,
        polarities[Polarity.PRESENT],
        polarities[Polarity.ABSENT],
        polarities[Polarity.MIXED],
        (felt[1], felt[2], felt[3]),
    )


def _voice(document: Document) -> str:
    return f"g:{document.group}" if document.group else f"d:{document.id}"


def _supporters(documents: Iterable[Document]) -> frozenset[str]:
    """Find the voices all of whose documents are the supporter's."""
    roles: dict[str, set[Role | None]] = defaultdict(set)
    for each in documents:
        roles[_voice(each)].add(each.role)
    return frozenset(voice for voice, found in roles.items() if found == {Role.SUPPORTER})
