"""The study's own codebook: its grid as rows, and the version that codings are stamped with."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ect_coder.codebook.edits import Edit, next_version
from ect_coder.codebook.grid import Code, Grid, dump_code, dump_pillar, load_code, load_pillar
from ect_coder.storage.database import now
from ect_coder.storage.schema import CodebookVersion, PillarRow, VariableRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Version:
    """A state of the codebook, with the edits that led to it; `created` is ISO 8601."""

    version: str
    created: str
    coder: str
    edits: tuple[Edit, ...]


def adopt(session: Session, grid: Grid) -> None:
    """Write a grid into a new study as its first codebook version."""
    pillars = _put_pillars(session, grid)
    for position, code in enumerate(grid.codes):
        session.add(_row_of(code, position, pillars))
    content = {"titles": dict(grid.titles), "codes": [dump_code(code) for code in grid.codes]}
    session.add(
        CodebookVersion(guid=grid.guid, name=grid.name, version=grid.version, created=now(), content=_json(content))
    )


def read(session: Session) -> Grid:
    """Give the study's grid as it stands."""
    version = session.scalars(select(CodebookVersion).order_by(CodebookVersion.id.desc()).limit(1)).one()
    content = json.loads(version.content)
    codes = [
        load_code(json.loads(card)) for card in session.scalars(select(VariableRow.card).order_by(VariableRow.position))
    ]
    pillars = tuple(
        load_pillar(json.loads(card), _of(codes, key))
        for key, card in session.execute(select(PillarRow.key, PillarRow.card).order_by(PillarRow.position))
    )
    return Grid(
        name=version.name,
        version=version.version,
        guid=content.get("guid", version.guid),
        titles=content["titles"],
        pillars=pillars,
        transversal=tuple(code for code in codes if code.pillar is None),
    )


def revise(session: Session, grid: Grid, edits: Sequence[Edit], coder: str) -> None:
    """Write a grid that edits made of the study's own, as a version of its own; codings of codes that go went before.

    Edits that change what a code means put its codings of before among those to review.
    """
    before = read(session)
    version = CodebookVersion(
        name=before.name,
        version=next_version(before.version),
        created=now(),
        content=_json({"titles": dict(grid.titles), "guid": before.guid}),
        changes=_json([asdict(each) for each in edits]),
        coder=coder,
    )
    session.add(version)
    session.flush()
    pillars = _put_pillars(session, grid)
    rows = {row.key: row for row in session.scalars(select(VariableRow))}
    for key in rows.keys() - {code.id for code in grid.codes}:
        session.delete(rows[key])
    for position, code in enumerate(grid.codes):
        fresh = _row_of(code, position, pillars)
        if code.id in rows:
            for field in ("position", "pillar_id", "documents", "card"):
                setattr(rows[code.id], field, getattr(fresh, field))
        else:
            session.add(fresh)
            rows[code.id] = fresh
    for edit in edits:
        if edit.meaning and edit.key in rows:
            rows[edit.key].meaning_version_id = version.id
    session.flush()


def versions(session: Session) -> list[Version]:
    """List the versions, the first one first."""
    return [
        Version(row.version, row.created, row.coder, tuple(Edit(**each) for each in json.loads(row.changes)))
        for row in session.scalars(select(CodebookVersion).order_by(CodebookVersion.id))
    ]


def version_id(session: Session) -> int:
    """Return the row of the codebook version in force."""
    return session.scalars(select(CodebookVersion.id).order_by(CodebookVersion.id.desc()).limit(1)).one()


def code_ids(session: Session) -> dict[str, int]:
    """Map the key of every variable and code to its row."""
    return dict(session.execute(select(VariableRow.key, VariableRow.id)).all())


def _put_pillars(session: Session, grid: Grid) -> dict[str, int]:
    """Write the pillars, and give the row of each."""
    rows = {row.key: row for row in session.scalars(select(PillarRow))}
    for position, pillar in enumerate(grid.pillars):
        row = rows.setdefault(pillar.id, PillarRow(guid=pillar.guid, key=pillar.id))
        row.position, row.letter, row.colour = position, pillar.letter, pillar.colour
        row.card = _json(dump_pillar(pillar))
        session.add(row)
    session.flush()
    return {key: row.id for key, row in rows.items()}


def _row_of(code: Code, position: int, pillars: Mapping[str, int]) -> VariableRow:
    return VariableRow(
        guid=code.guid,
        key=code.id,
        position=position,
        pillar_id=pillars[code.pillar] if code.pillar else None,
        documents=code.documents,
        card=_json(dump_code(code)),
    )


def _of(codes: list[Code], pillar: str) -> tuple[Code, ...]:
    return tuple(code for code in codes if code.pillar == pillar)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
