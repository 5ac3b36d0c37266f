"""What is known of two studies while one comes into the other: which rows are the same, what came in, what differs."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import insert, select, update

from ect_coder.merging.report import Conflict, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from ect_coder.storage.schema import Base

Row = dict[str, Any]
"""A row by the names of its columns."""


class Ledger:
    """Reads `there`, writes `here`, within its caller's transaction."""

    def __init__(self, here: Session, there: Session, coder: str, language: str) -> None:
        self.here = here
        self.there = there
        self.coder = coder
        self.language = language
        self.pairs: defaultdict[str, dict[int, int]] = defaultdict(dict)
        """By table: our number of each of their rows that is here."""
        self.subjects: dict[str, str] = {"study": "study"}
        """Our GUID of what their memos are about."""
        self.keys: dict[str, str] = {}
        """Our key of each of their codes and pillars."""
        self.names: defaultdict[str, dict[int, str]] = defaultdict(dict)
        """By table: what a row of ours is called in both studies alike."""
        self.arrived: Counter[str] = Counter()
        self.filled: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        self.conflicts: list[Conflict] = []
        self.lines: defaultdict[str, list[str]] = defaultdict(list)
        """By our GUID of a subject: what its memo will say of conflicts."""
        self.other_texts: list[str] = []
        self.back: list[str] = []
        self.cards: list[str] = []
        self.settings: list[str] = []

    def ours(self, table: type[Base]) -> Iterator[Row]:
        """Give our rows."""
        return _rows(self.here, table)

    def theirs(self, table: type[Base]) -> Iterator[Row]:
        """Give their rows, in the order they were made."""
        return _rows(self.there, table)

    def translated(self, row: Row, refs: Mapping[str, type[Base]]) -> Row | None:
        """Give a row of theirs with our numbers of what it stands on; None where that is not here."""
        came = {name: value for name, value in row.items() if name != "id"}
        for column, table in refs.items():
            if came[column] is not None:
                came[column] = self.pairs[table.__tablename__].get(came[column])
                if came[column] is None:
                    return None
        return came

    def same(self, table: type[Base], theirs: int, ours: int) -> None:
        """Note that a row of theirs is one of ours."""
        self.pairs[table.__tablename__][theirs] = ours

    def put(self, table: type[Base], arrivals: Iterable[tuple[int, Row]]) -> None:
        """Write what comes in, each with its number there."""
        brought = list(arrivals)
        if not brought:
            return
        self.arrived[table.__tablename__] += len(brought)
        columns = table.__table__.c
        if "guid" not in brought[0][1]:
            for number, row in brought:
                made = insert(table.__table__).values(row).returning(columns.id)  # type: ignore[arg-type]
                self.same(table, number, self.here.execute(made).scalar_one())
            return
        self.here.execute(insert(table.__table__), [row for _number, row in brought])  # type: ignore[arg-type]
        numbers = dict(self.here.execute(select(columns.guid, columns.id)).all())
        for number, row in brought:
            self.same(table, number, numbers[row["guid"]])

    def change(self, table: type[Base], mine: Row, **values: Any) -> None:
        """Write other values into a row of ours."""
        mine.update(values)
        columns = table.__table__.c
        self.here.execute(update(table.__table__).where(columns.id == mine["id"]).values(values))  # type: ignore[arg-type]

    def fill(self, table: type[Base], mine: Row, came: Row, columns: Iterable[str]) -> list[str]:
        """Fill in what is empty here; give the columns in which the two differ, where what is here stays."""
        wanted = [each for each in columns if came[each] not in (None, "")]
        empty = {each: came[each] for each in wanted if mine[each] in (None, "")}
        if empty:
            self.change(table, mine, **empty)
            self.filled[table.__tablename__] += 1
        return [each for each in wanted if each not in empty and mine[each] != came[each]]

    def report(self) -> Report:
        """Give all of it as a value."""
        return Report(
            dict(self.arrived),
            dict(self.filled),
            dict(self.left_out),
            tuple(self.conflicts),
            tuple(self.other_texts),
            tuple(self.back),
            tuple(self.cards),
            tuple(self.settings),
        )


def other_guid(guid: str, said: str) -> str:
    """Give the GUID of the second of two things that have the same one: always the same for what it says."""
    return str(uuid5(NAMESPACE_OID, f"{guid} {said}")).upper()


def _rows(session: Session, table: type[Base]) -> Iterator[Row]:
    columns = table.__table__.c
    for row in session.connection().execute(select(table.__table__).order_by(columns.id)).mappings():
        yield dict(row)
