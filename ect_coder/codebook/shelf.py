"""The study's own codebook: its grid as rows, and the version that codings are stamped with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import select

from ect_coder.codebook.grid import Code, Grid, dump_code, dump_pillar, load_code, load_pillar
from ect_coder.storage.database import now
from ect_coder.storage.schema import CodebookVersion, PillarRow, VariableRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def adopt(session: Session, grid: Grid) -> None:
    """Write a grid into a new study as its first codebook version."""
    pillars = {
        pillar.id: PillarRow(
            guid=pillar.guid,
            key=pillar.id,
            position=position,
            letter=pillar.letter,
            colour=pillar.colour,
            card=_json(dump_pillar(pillar)),
        )
        for position, pillar in enumerate(grid.pillars)
    }
    session.add_all(pillars.values())
    session.flush()
    session.add_all(
        VariableRow(
            guid=code.guid,
            key=code.id,
            position=position,
            pillar_id=pillars[code.pillar].id if code.pillar else None,
            documents=code.documents,
            card=_json(dump_code(code)),
        )
        for position, code in enumerate(grid.codes)
    )
    content = {"titles": dict(grid.titles), "codes": [dump_code(code) for code in grid.codes]}
    session.add(
        CodebookVersion(guid=grid.guid, name=grid.name, version=grid.version, created=now(), content=_json(content))
    )


def read(session: Session) -> Grid:
    """Give the study's grid as it stands."""
    version = session.scalars(select(CodebookVersion).order_by(CodebookVersion.id.desc()).limit(1)).one()
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
        guid=version.guid,
        titles=json.loads(version.content)["titles"],
        pillars=pillars,
        transversal=tuple(code for code in codes if code.pillar is None),
    )


def version_id(session: Session) -> int:
    """Return the row of the codebook version in force."""
    return session.scalars(select(CodebookVersion.id).order_by(CodebookVersion.id.desc()).limit(1)).one()


def code_ids(session: Session) -> dict[str, int]:
    """Map the key of every variable and code to its row."""
    return dict(session.execute(select(VariableRow.key, VariableRow.id)).all())


def _of(codes: list[Code], pillar: str) -> tuple[Code, ...]:
    return tuple(code for code in codes if code.pillar == pillar)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
