"""What a table would change of projects or documents: old and new of each cell, what is refused, who is unknown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ect_coder.corpus import written
from ect_coder.corpus.attributes import Attribute, Owner
from ect_coder.corpus.canonical import clean_name, collated
from ect_coder.errors import BadAttribute, BadCell, BadField, EctError
from ect_coder.exchange.record_columns import Changes, attribute_column, entries, project_entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.corpus.entries import Entries
    from ect_coder.exchange.record_columns import RecordColumn
    from ect_coder.exchange.tables import Table

Target = str | Attribute | None
"""What a column of the file becomes: the key of a column of ours, a new attribute, or nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that changes: `number` is its row's in the study, None for a project that is new."""

    line: int
    number: int | None
    whose: str
    column: RecordColumn
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be done: nothing of it is done yet. `unknown` are rows (line, name) that stand for nothing here."""

    owner: Owner
    changes: tuple[Change, ...] = ()
    refused: tuple[EctError, ...] = ()
    unknown: tuple[tuple[int, str], ...] = ()
    made: tuple[str, ...] = ()
    """Names of projects that are new."""
    attributes: tuple[Attribute, ...] = ()
    rows: Sequence[Any] = field(default_factory=tuple)

    def entries(self) -> Entries:
        """Give what is to be entered."""
        known: Changes = {}
        fresh: dict[str, dict[str, str]] = {name: {} for name in self.made}
        for change in self.changes:
            place = fresh[change.whose] if change.number is None else known.setdefault(change.number, {})
            place[change.column.key] = change.new
        found = entries(self.owner, self.rows, known)
        made = [project_entry(name, named) for name, named in fresh.items()]
        return replace(found, attributes=self.attributes, projects=[*made, *found.projects])

    def __bool__(self) -> bool:
        return bool(self.changes or self.made)


def guessed(table: Table, columns: Sequence[RecordColumn], owner: Owner) -> dict[str, Target]:
    """Guess what each column of a file becomes: one of ours by its words or key, else a new attribute."""
    found: dict[str, Target] = {}
    for name in table.columns:
        ours = _ours(name, columns)
        if ours is None:
            values = [row[name] for row in table.rows]
            found[name] = Attribute(owner, clean_name(name), sort=written.guessed(values)) if any(values) else None
        else:
            found[name] = ours.key if ours.editable and ours.key not in found.values() else None
    return found


def _ours(name: str, columns: Sequence[RecordColumn]) -> RecordColumn | None:
    """Find a column by its words, else by its key: an attribute may be called as an event is in the program's words."""
    by_words = [each for each in columns if collated(name) == collated(each.header)]
    by_key = [each for each in columns if collated(name) == collated(each.key)]
    return next(iter((*by_words, *by_key)), None)


def matched(table: Table, mapping: Mapping[str, Target], rows: Sequence[Any]) -> list[Any]:
    """Find whom each row of the file stands for, by its code, else by its name; None for nobody."""
    by_code = {collated(each.code): each for each in rows if hasattr(each, "code")}
    by_name = {collated(each.name): each for each in rows}
    code, name = (_named(mapping, key) for key in ("code", "name"))
    found = []
    for row in table.rows:
        whom = by_code.get(collated(row[code].strip())) if code else None
        found.append(whom or (by_name.get(collated(" ".join(row[name].split()))) if name else None))
    return found


def planned(
    owner: Owner,
    table: Table,
    mapping: Mapping[str, Target],
    columns: Sequence[RecordColumn],
    rows: Sequence[Any],
    *,
    make: bool = False,
    whom: Sequence[Any] | None = None,
) -> Plan:
    """Plan what a file changes; an empty cell changes nothing. With `make`, projects that are not there are made.

    `whom` says for each row of the file whom it stands for, where that is known beforehand.
    """
    reading = _Reading(owner, table, mapping, columns, make=make, lines=whom is None)
    for rank, each in enumerate(whom if whom is not None else matched(table, mapping, rows)):
        reading.take(rank, each)
    return reading.plan(rows)


class _Reading:
    """Goes through the rows of a file, and remembers what was found."""

    def __init__(
        self,
        owner: Owner,
        table: Table,
        mapping: Mapping[str, Target],
        columns: Sequence[RecordColumn],
        *,
        make: bool,
        lines: bool,
    ) -> None:
        self._owner = owner
        self._table = table
        self._make = make
        self._lines = lines
        self._name = _named(mapping, "name")
        self._by_name = _named(mapping, "code") is None
        self._fresh = tuple(target for target in mapping.values() if isinstance(target, Attribute))
        self._changes: list[Change] = []
        self._refused: list[EctError] = []
        self._unknown: list[tuple[int, str]] = []
        self._made: dict[str, None] = {}
        ours = {each.key: each for each in columns}
        self._columns = {
            name: attribute_column(target) if isinstance(target, Attribute) else ours[target]
            for name, target in mapping.items()
            if target is not None
        }
        if make and owner is Owner.DOCUMENT:
            self._allow_projects()

    def take(self, rank: int, whom: Any) -> None:
        """Read a row that stands for `whom`."""
        line = self._table.lines[rank]
        if whom is not None:
            self._cells(rank, whom.id, whom.name, whom)
            return
        name = self._called(rank)
        if self._make and self._owner is Owner.PROJECT and name:
            self._made.setdefault(name)
            self._cells(rank, None, name, None)
        else:
            self._unknown.append((line, name))

    def plan(self, rows: Sequence[Any]) -> Plan:
        """Give what was found."""
        return Plan(
            self._owner,
            tuple(self._changes),
            tuple(self._refused),
            tuple(self._unknown),
            tuple(self._made),
            self._fresh,
            rows,
        )

    def _called(self, rank: int) -> str:
        named = self._name or next(iter(self._columns), "")
        return " ".join(self._table.rows[rank].get(named, "").split())

    def _cells(self, rank: int, number: int | None, whose: str, whom: Any) -> None:
        line = self._table.lines[rank]
        for name, text in self._table.rows[rank].items():
            column = self._columns.get(name)
            if column is None or not text.strip() or (column.key == "name" and self._by_name):
                continue
            try:
                new = column.read(text)
            except EctError as reason:
                cause = reason.details["reason"] if isinstance(reason, BadAttribute) else reason
                self._refused.append(self._refusal(line, whose, name, cause))
                continue
            old = column.of(whom) if whom is not None else ""
            if new != old and not (column.key == "code" and collated(new) == collated(old)):
                self._changes.append(Change(line, number, whose, column, old, new))

    def _refusal(self, line: int, whose: str, column: str, reason: object) -> EctError:
        """Name a refused cell by its line, or by whom it is of where the rows are no lines of a file."""
        if self._lines:
            return BadCell(line=line, column=column, reason=reason)
        return BadField(name=whose, column=column, reason=reason)

    def _allow_projects(self) -> None:
        """Let documents be of projects that are not there yet, and make these."""
        for name, column in self._columns.items():
            if column.key != "projects":
                continue
            said = [" ".join(each.split()) for row in self._table.rows for each in written.parted(row[name])]
            known = {collated(each) for each in column.choices}
            self._made.update(dict.fromkeys(each for each in said if collated(each) not in known))
            self._columns[name] = replace(column, choices=(*column.choices, *self._made))
            return


def _named(mapping: Mapping[str, Target], key: str) -> str | None:
    return next((name for name, target in mapping.items() if target == key), None)
