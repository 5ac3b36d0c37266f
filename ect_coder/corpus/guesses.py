"""What can be guessed of a text before a person looks: project and date, who speaks, which articles say the same."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from ect_coder.corpus import likeness, shapes, speaking
from ect_coder.corpus.canonical import collated
from ect_coder.corpus.intake import Likeness
from ect_coder.errors import BadDate
from ect_coder.storage.schema import DocumentRow, DocumentText, ProjectRow
from ect_coder.values import Kind, PartialDate
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from ect_coder.corpus.intake import Proposal
    from ect_coder.corpus.shapes import ReadAs
    from ect_coder.corpus.speaking import Speaks

_PROJECT_FACTS = ("project", "projet")
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)")
_NEITHER = re.compile(r"[\W_]+")
_ENOUGH = 3
"""Letters of a project's name from which a file's name may be about it."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the study holds already: texts by digest (named, and numbered), file names, names of projects."""

    texts: Mapping[str, str]
    numbers: Mapping[str, int]
    files: Mapping[str, str]
    projects: tuple[str, ...]
    speaking: Mapping[str, Speaks]
    shapes: Mapping[str, ReadAs]


def held(session: Session) -> Held:
    """Look at what the study holds."""
    rows = session.execute(
        select(DocumentRow.sha256, DocumentRow.id, DocumentRow.code, DocumentRow.name, DocumentRow.file_name)
    ).all()
    named = {row.id: f"{row.code}\u00a0· {row.name}" for row in rows}
    return Held(
        {row.sha256: named[row.id] for row in rows},
        {row.sha256: row.id for row in rows},
        {row.file_name.casefold(): named[row.id] for row in rows},
        tuple(session.scalars(select(ProjectRow.name).order_by(ProjectRow.id))),
        speaking.remembered(session),
        shapes.remembered(session),
    )


def completed(proposed: Iterable[Proposal], there: Held) -> tuple[Proposal, ...]:
    """Guess project and date where a file does not say them, and who speaks; note a file that is there by its name."""
    found = list(proposed)
    texts = Counter(each.file for each in found)
    return tuple(_completed(each, there, alone=texts[each.file] == 1) for each in found)


def _completed(each: Proposal, there: Held, *, alone: bool) -> Proposal:
    project = project_of(each, there.projects)
    warnings = each.warnings
    if alone and each.path.name.casefold() in there.files and not each.repeats:
        words = _("A file of this name is there already, with another text: {name}")
        warnings += (words.format(name=there.files[each.path.name.casefold()]),)
    return replace(
        shapes.proposed(each, there.shapes, there.speaking),
        projects=(project,) if project else (),
        date=each.date or date_of(each.path),
        warnings=warnings,
    )


def project_of(proposal: Proposal, projects: Sequence[str]) -> str:
    """Guess the project: as the text says at its head, else one of the study, by the names of file and folders."""
    said = next((value for name, value in proposal.entry.source.facts if name.casefold() in _PROJECT_FACTS), "")
    known = {_bare(name): name for name in projects}
    if said.strip():
        return known.get(_bare(said), " ".join(said.split()))
    for part in (proposal.path.stem, *(parent.name for parent in proposal.path.parents)):
        words = f" {_bare(part)} "
        named = [name for name in known if len(name) >= _ENOUGH and f" {name} " in words]
        if named:
            return known[max(named, key=len)]
    return ""


def date_of(path: Path) -> str | None:
    """Give the date in a file's name, written 2023-11 or 2023-11-14."""
    for found in _DATE.findall(path.stem):
        try:
            return str(PartialDate.parse(found))
        except BadDate:
            continue
    return None


def with_likeness(session: Session, proposed: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Note which press articles say the same, among those that come and those that the study holds."""
    coming = [rank for rank, each in enumerate(proposed) if each.kind is Kind.PRESS and not each.repeats]
    if not coming:
        return tuple(proposed)
    wanted = select(DocumentRow.id, DocumentRow.name, DocumentRow.voice_group, DocumentText.text).join(DocumentText)
    rows = session.execute(wanted.where(DocumentRow.kind == Kind.PRESS).order_by(DocumentRow.id)).all()
    texts = [row.text for row in rows] + [proposed[rank].entry.source.text for rank in coming]
    found = list(proposed)
    for together in likeness.groups(texts):
        there = [rows[rank] for rank in together if rank < len(rows)]
        new = [coming[rank - len(rows)] for rank in together if rank >= len(rows)]
        named = [row.voice_group for row in there if row.voice_group] + [row.name for row in there]
        for rank in new:
            alike = Likeness((*named, proposed[new[0]].name)[0], tuple(row.id for row in there))
            found[rank] = replace(found[rank], alike=alike)
    return tuple(found)


def _bare(name: str) -> str:
    """Write a name without accents, case, or what stands between words."""
    return _NEITHER.sub(" ", collated(name)).strip()
