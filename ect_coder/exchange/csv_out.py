"""Tables that leave as CSV: the fields of the JSON by comma, or labels by semicolon for a spreadsheet.

A text that a spreadsheet would take for a formula gets a leading apostrophe, unless raw (OWASP's list: = + - @ tab CR).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ect_coder.coding.excerpts import Coding
from ect_coder.errors import BadValue
from ect_coder.exchange import records, sheets
from ect_coder.values import Mark, Moment
from ect_coder.wording import language

if TYPE_CHECKING:
    from ect_coder.analysis.matrix import Row
    from ect_coder.analysis.whole import Whole
    from ect_coder.exchange.sheets import Cell

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_CALIBRATED = {Mark.ZERO: 0.0, Mark.ONE: 0.33, Mark.TWO: 0.67, Mark.THREE: 1.0}
_Table = tuple[Sequence[str], Iterable[Sequence["Cell"]]]


def table(whole: Whole, what: str, *, for_excel: bool = False, raw: bool = False) -> str:
    """Write one table: codings, projects, matrix or qca. Raise BadValue for another."""
    if what not in _TABLES:
        raise BadValue(field="--what", value=what, allowed=", ".join(_TABLES))
    header, rows = _labelled(whole) if for_excel and what == "codings" else _TABLES[what](whole)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if for_excel else ",", lineterminator="\n")
    comma = for_excel and language() == "fr"
    writer.writerow([guarded(name, raw=raw) for name in header])
    for row in rows:
        writer.writerow([_written(cell, raw=raw, comma=comma) for cell in row])
    return ("\ufeff" if for_excel else "") + out.getvalue()


def guarded(text: str, *, raw: bool) -> str:
    """Put an apostrophe before what a spreadsheet would compute."""
    return f"'{text}" if not raw and text.startswith(_FORMULA) else text


def _written(cell: Cell, *, raw: bool, comma: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell, raw=raw)
    text = f"{cell:g}" if isinstance(cell, float) else str(cell)
    return text.replace(".", ",") if comma else text


def _codings(whole: Whole) -> _Table:
    header = Coding._fields
    return header, ([records.coding(each)[name] for name in header] for each in whole.codings)


def _labelled(whole: Whole) -> _Table:
    sheet = sheets.codings(whole)
    return [column.header for column in sheet.columns], sheet.rows


def _projects(whole: Whole) -> _Table:
    names = list(dict.fromkeys(name for project in whole.projects for name in project.attributes))
    rows = (
        (each.id, each.name, each.pivot, each.documents, each.codings, *(each.attributes.get(name) for name in names))
        for each in whole.projects
    )
    return ["id", "name", "pivot", "documents", "codings", *names], rows


_CELL = ("state", "weak", "codings", "voices", "estimate", "stale")


def _matrix(whole: Whole) -> _Table:
    moments = ("emergence", "support")
    header = ["project", "level", "id", *(f"{moment}_{name}" for moment in moments for name in _CELL)]
    header += ["answer", "insufficient", "reasons", "provisional", "retained", "retained_insufficient"]
    return header, (list(_matrix_row(whole, row)) for row in whole.rows)


def _matrix_row(whole: Whole, row: Row) -> Iterator[Cell]:
    record = records.row(row, whole.names)
    yield from (record["project"], row.level, row.id)
    for moment in ("emergence", "support"):
        yield from (_flat(record[moment][name]) for name in _CELL)
    yield row.answer.value
    yield _flat(row.insufficient)
    yield " ".join(row.reasons)
    yield _flat(row.provisional)
    yield row.retained.value if row.retained else None
    yield _flat(row.retained_insufficient)


def _flat(value: object) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, (str, int, float)) or value is None else str(value)


def _qca(whole: Whole) -> _Table:
    """Give fuzzy sets from estimates: 0, 0.33, 0.67, 1; NR and C stay empty. Attributes are outcome columns."""
    names = list(dict.fromkeys(name for project in whole.projects for name in project.attributes))
    keys = [key for pillar in whole.grid.pillars for key in (pillar.id, *(each.id for each in pillar.variables))]
    current = {(each.project, each.id, each.moment): each.value for each in whole.estimates if each.current}
    sides = (("E", Moment.EMERGENCE), ("A", Moment.SUPPORT))
    header = ["project", *(f"{key}_{side}" for key in keys for side, _moment in sides), *names]

    def rows() -> Iterator[Sequence[Cell]]:
        for project in whole.projects:
            marks = (current.get((project.name, key, moment)) for key in keys for _side, moment in sides)
            values = [_CALIBRATED.get(mark) if mark is not None else None for mark in marks]
            yield [project.name, *values, *(project.attributes.get(name) for name in names)]

    return header, rows()


_TABLES: dict[str, Callable[[Whole], _Table]] = {
    "codings": _codings,
    "projects": _projects,
    "matrix": _matrix,
    "qca": _qca,
}
