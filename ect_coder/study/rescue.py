"""A study that is damaged: looked at without opening it for good, and saved to a new one as far as it can be read."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update
from sqlalchemy.exc import SQLAlchemyError

from ect_coder.coding import mending
from ect_coder.corpus.library import digest
from ect_coder.errors import DamagedStudy, StudyExists
from ect_coder.storage import database
from ect_coder.storage import salvage as wreckage
from ect_coder.storage.health import Ailment, Finding, passages
from ect_coder.storage.salvage import Salvaged
from ect_coder.storage.schema import Base, DocumentRow, DocumentText
from ect_coder.study.door import Study, never, quiet
from ect_coder.study.stand_ins import StandIns, tidied

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from ect_coder.storage.salvage import Row, Wreck

_AT_ONCE = 500
_UNREADABLE = "·"
"""What stands for each letter of a text that could not be read."""


def look(path: Path) -> list[Finding]:
    """List what is wrong with a study, one that cannot be opened as well; raises as `Study.open` does otherwise."""
    try:
        with Study.open(path, writable=False) as opened:
            return opened.check()
    except DamagedStudy:
        return [Finding(Ailment.FILE, "")]


def salvage(
    path: Path,
    target: Path,
    told: Callable[[int, int, str], None] = quiet,
    cancelled: Callable[[], bool] = never,
) -> Salvaged:
    """Save what can be read of a damaged study to a new file, and say what was lost. The damaged one is not touched.

    Raises StudyExists, DamagedStudy (nothing can be read), DiskFull, ReadOnlyStudy or Cancelled. Takes long.
    """
    if target.exists():
        raise StudyExists(path=target.name)
    made: list[Salvaged] = []
    with wreckage.opened(path) as wreck:
        database.create(target, lambda session: made.append(_Rescue(session, wreck, told, cancelled).carry_out()))
    return made[0]


class _Rescue:
    """One wreck being brought into a new study."""

    def __init__(
        self, session: Session, wreck: Wreck, told: Callable[[int, int, str], None], cancelled: Callable[[], bool]
    ) -> None:
        self._session = session
        self._wreck = wreck
        self._told = told
        self._cancelled = cancelled
        self._stand_ins = StandIns(session)
        self._saved: Counter[str] = Counter()
        self._there: defaultdict[str, set[Any]] = defaultdict(set)
        """The numbers of the rows that are in the new study, by table."""

    def carry_out(self) -> Salvaged:
        """Bring over table after table, parents first; then see that what is there holds together."""
        tables = [table for table in Base.metadata.sorted_tables if table.name not in ("seal",)]
        for rank, table in enumerate(tables):
            self._told(rank, len(tables), "")
            ready = filter(
                None, (self._made_ready(table, row) for row in self._wreck.rows(table.name, self._cancelled))
            )
            while batch := list(islice(ready, _AT_ONCE)):
                self._bring(table, batch)
        self._stand_ins.complete_codebook()
        rebuilt = self._rebuild()
        changed = [code for code in self._own_up() if code not in rebuilt]
        mending.mend(self._session)
        return Salvaged(dict(self._saved), dict(self._wreck.lost), changed, rebuilt, self._stand_ins.made)

    def _made_ready(self, table: Table, row: Row) -> Row | None:
        """Give a row with stand-ins for what it needs and is lost; None where nothing can stand for it."""
        values = tidied(table, row)
        if values is None:
            self._wreck.lose(table.name)
            return None
        for key in table.foreign_key_constraints:
            (column,) = key.columns
            value, parent = values[column.name], key.referred_table.name
            if value is None or value in self._there[parent]:
                continue
            if column.nullable:
                values[column.name] = None
            elif self._stand_ins.make(parent, value):
                self._there[parent].add(value)
            else:
                self._wreck.lose(table.name)
                return None
        return values

    def _bring(self, table: Table, rows: list[Row]) -> None:
        """Write rows together; where one is refused, each on its own."""
        try:
            with self._session.begin_nested():
                self._session.execute(table.insert(), rows)
        except (SQLAlchemyError, LookupError, OverflowError):  # what no study can hold, so no one wrote it
            if len(rows) == 1:
                self._wreck.lose(table.name)
                return
            for row in rows:
                self._bring(table, [row])
            return
        self._there[table.name].update(row["id"] for row in rows)
        self._saved[table.name] += len(rows)

    def _rebuild(self) -> list[str]:
        """Give documents whose text is lost one of the passages that stand on it, each in its place."""
        held = select(DocumentText.document_id)
        bare = self._session.execute(
            select(DocumentRow.id, DocumentRow.guid, DocumentRow.code, DocumentRow.length).where(
                DocumentRow.id.not_in(held)
            )
        ).all()
        for document, guid, _code, length in bare:
            text = [_UNREADABLE] * max(length, 1)
            for each in passages(self._session, document, guid):
                text[len(text) :] = _UNREADABLE * (each.end - len(text))
                text[each.start : each.end] = each.quote[: each.end - each.start]
            layout = json.dumps({"turns": [], "marks": []})
            self._session.add(DocumentText(document_id=document, text="".join(text), layout=layout))
        self._session.flush()
        return [code for _document, _guid, code, _length in bare]

    def _own_up(self) -> list[str]:
        """Let each document say what its text is now; give the codes of those whose text is not what it was."""
        changed = []
        rows = select(DocumentRow.id, DocumentRow.code, DocumentRow.sha256, DocumentText.text).join(
            DocumentText, DocumentText.document_id == DocumentRow.id
        )
        for document, code, known, text in self._session.execute(rows).all():
            if digest(text) != known:
                changed.append(code)
                own = {"sha256": digest(text), "length": len(text), "words": len(text.split())}
                self._session.execute(update(DocumentRow).where(DocumentRow.id == document).values(own))
        return changed
