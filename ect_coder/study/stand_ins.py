"""What stands for rows of a damaged study that were lost and that others need: a coder, a code, a project, a text."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from ect_coder.codebook import files as codebook_files
from ect_coder.codebook.grid import Card, Code, dump_code, dump_pillar
from ect_coder.errors import EctError
from ect_coder.storage.database import now
from ect_coder.storage.schema import Base, CodebookVersion, PillarRow, VariableRow, new_guid
from ect_coder.wording import _

if TYPE_CHECKING:
    from sqlalchemy import Column, Table
    from sqlalchemy.orm import Session

    from ect_coder.storage.salvage import Row

_JSON = {
    ("document", "kept"): "{}",
    ("document", "left_out"): "{}",
    ("document", "warnings"): "[]",
    ("document_text", "layout"): '{"turns": [], "marks": []}',
    ("attribute", "choices"): "[]",
    ("question", "targets"): "[]",
    ("codebook_version", "changes"): "[]",
    ("codebook_version", "content"): None,
    ("pillar", "card"): None,
    ("variable", "card"): None,
    ("bin", "content"): None,
}
"""Columns that hold JSON, with what stands for one that is none; a row cannot do without those of None."""


def tidied(table: Table, row: Row) -> Row | None:
    """Give a row as the tables of today want it; None where it lacks what it cannot do without."""
    values = {column.name: _value(column, row) for column in table.columns}
    for (name, column), instead in _JSON.items():
        if name == table.name and not _is_json(values[column]):
            if instead is None:
                return None
            values[column] = instead
    return values


def _value(column: Column[Any], row: Row) -> Any:
    found = row.get(column.name)
    if found is not None or column.nullable:
        return found
    if column.name == "guid":
        return new_guid()
    if isinstance(column.default, ScalarElementColumnDefault):
        return column.default.arg
    return 0 if column.type.python_type in (int, bool) else ""


def _is_json(value: Any) -> bool:
    try:
        json.loads(value)
    except (TypeError, ValueError):
        return False
    return True


class StandIns:
    """Makes them as they are needed; `made` counts them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._grid = codebook_files.default()
        self.made = 0

    def make(self, table: str, number: Any) -> bool:
        """Put something in the place of a lost row, under its number; say whether something can stand for it."""
        fill = {
            "coder": self._coder,
            "codebook_version": self._version,
            "variable": self._variable,
            "project": self._project,
            "document": self._document,
        }.get(table)
        if fill is None or not isinstance(number, int) or number < 1:
            return False
        values = {"id": number, "guid": new_guid(), **fill(number)}
        self._session.execute(Base.metadata.tables[table].insert().values(values))
        self.made += 1
        return True

    def complete_codebook(self) -> None:
        """See that there is a version of the codebook, and each pillar that a variable belongs to."""
        if self._session.scalar(select(CodebookVersion.id).limit(1)) is None:
            self.make("codebook_version", 1)
        known = set(self._session.scalars(select(PillarRow.key)))
        wanted = {json.loads(card).get("pillar") for card in self._session.scalars(select(VariableRow.card))}
        for key in sorted(wanted - known - {None}):
            self._put_pillar(key, len(known))
            known.add(key)
        self._session.flush()

    def _put_pillar(self, key: str, position: int) -> None:
        try:
            pillar = self._grid.pillar(key)
        except EctError:
            pillar = replace(self._grid.pillars[0], id=key, labels={"fr": key, "en": key}, definitions={})
        guid = new_guid()
        card = json.dumps(dump_pillar(replace(pillar, guid=guid)), ensure_ascii=False)
        self._session.add(
            PillarRow(guid=guid, key=key, position=position, letter=pillar.letter, colour=pillar.colour, card=card)
        )
        self.made += 1

    def _coder(self, number: int) -> Row:
        return {"name": _("Coder {number} (name lost)").format(number=number)}

    def _project(self, number: int) -> Row:
        return {"name": _("Project {number} (name lost)").format(number=number), "pivot": None, "created": now()}

    def _version(self, _number: int) -> Row:
        content = json.dumps({"titles": dict(self._grid.titles), "guid": self._grid.guid}, ensure_ascii=False)
        return {"name": self._grid.name, "version": "?", "created": now(), "content": content}

    def _variable(self, number: int) -> Row:
        key, label = f"code_lost_{number}", _("Code {number} (card lost)").format(number=number)
        code = Code(key, new_guid(), {"fr": Card(label), "en": Card(label)}, documents=False, status="study")
        card = json.dumps(dump_code(code), ensure_ascii=False)
        return {"key": key, "position": 10_000 + number, "documents": False, "card": card, "guid": code.guid}

    def _document(self, number: int) -> Row:
        name = _("Document {number} (description lost)").format(number=number)
        told = {"kept": "{}", "left_out": "{}", "warnings": "[]", "file_name": "", "sha256": ""}
        return {"code": f"X{number}", "name": name, "kind": "other", "words": 0, "length": 0, "created": now(), **told}
