"""The part of the door for how firm the answers are, and who says what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ect_coder.analysis import conventions, estimates, gathering, holdings, mentions, sensitivity
from ect_coder.analysis.accounts import Aside, left
from ect_coder.analysis.gathering import Scope
from ect_coder.analysis.matrix import Frame
from ect_coder.analysis.sensitivity import Evidence, Firmness
from ect_coder.codebook import shelf
from ect_coder.corpus import library
from ect_coder.study.part import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ect_coder.analysis.matrix import Row
    from ect_coder.analysis.mentions import Mention
    from ect_coder.corpus.library import Document, Project


@dataclass(frozen=True, slots=True)
class Trial:
    """How firm every answer is, with the names of projects and voices; `basis` says what all stands on.

    `coders` are those whose codings count, empty for everybody's; `reconciled` says that what was set aside does not.
    """

    found: Sequence[Firmness]
    projects: Mapping[int, str]
    voices: Mapping[str, str]
    basis: str
    coders: tuple[str, ...]
    reconciled: bool


@dataclass(frozen=True, slots=True)
class Material:
    """All that answers count, coding by coding, and what the tables of who says what ask beside it.

    `rows` are the answers by variable; projects and documents are by their numbers.
    """

    mentions: Sequence[Mention]
    projects: Mapping[int, Project]
    documents: Mapping[int, Document]
    rows: Sequence[Row]


class Robustness(Part):
    """Looks at all codings at once; they take long in a large study: call them off the window's thread."""

    def trial(self, tell: Callable[[int, int], None] = sensitivity.quiet, *, each_voice: bool = True) -> Trial:
        """Try every answer in each variant; `tell` is told the steps done, of all, and may raise to stop."""
        with self._database.reading() as session:
            agreed = conventions.read(session)
            scope = gathering.counting(Scope(), agreed)
            evidence, names = _evidence(session, scope)
            voices = gathering.voice_names(session)
            basis = holdings.said(session, scope, holdings.holdings(session, scope))
        found = sensitivity.sensitivity(evidence, agreed.thresholds, each_voice=each_voice, tell=tell)
        return Trial(found, names, voices, basis, (scope.coder,) if scope.coder else (), scope.reconciled)

    def material(self, tell: Callable[[int, int], None] = sensitivity.quiet) -> Material:
        """Read every coding that answers count; `tell` as in `trial`."""
        with self._database.reading() as session:
            agreed = conventions.read(session)
            voices = gathering.voices_of(session)
            scope = gathering.counting(Scope(), agreed)
            found = mentions.mentions(session, scope, voices, tell)
            projects = {each.id: each for each in library.projects(session)}
            documents = {each.id: each for each in library.documents(session)}
            evidence, _names = _evidence(session, scope)
        rows = evidence.rows(agreed.thresholds, left(evidence.accounts, Aside.NOTHING), by="variable")
        return Material(found, projects, documents, list(rows.values()))


def _evidence(session: Any, scope: Scope) -> tuple[Evidence, dict[int, str]]:
    grid = shelf.read(session)
    voices = gathering.voices_of(session)
    names = library.project_names(session)
    evidence = Evidence(
        frame=Frame.of(grid),
        projects=list(names),
        accounts=gathering.accounts(session, scope, voices),
        supporter_voices=gathering.supporter_voices(session, voices),
        estimates=estimates.standing(session, grid),
    )
    return evidence, names
