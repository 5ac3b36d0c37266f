"""Estimates as a workbook: written for Excel beside what is computed, and read back with what was changed there.

A row is a cell: project × pillar or variable × moment. Only its value and its reasons are read back; a value that was
emptied takes the estimate back.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from ect_coder.analysis import estimate_words, labels
from ect_coder.analysis.deciding import MOMENTS
from ect_coder.corpus.canonical import canonical
from ect_coder.errors import BadTable, BadValue, EctError, NotEstimable, UnknownProject
from ect_coder.exchange import xlsx_in
from ect_coder.exchange.export import in_one_step
from ect_coder.exchange.sheets import Cell, Column, Sheet, Type
from ect_coder.values import Mark, Moment, choice
from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from ect_coder.analysis.deciding import Case
    from ect_coder.analysis.estimates import NewEstimate
    from ect_coder.analysis.quoting import Quoting
    from ect_coder.codebook.grid import Grid
    from ect_coder.exchange.tables import Table

_COLUMNS: dict[str, tuple[str, Type, float]] = {
    "project": (N_("Project"), Type.TEXT, 28),
    "id": (N_("Id"), Type.TEXT, 26),
    "target": (N_("Pillar or variable"), Type.TEXT, 32),
    "moment": (N_("Moment"), Type.TEXT, 18),
    "value": (N_("Estimate"), Type.MARK, 11),
    "why": (N_("Reasons"), Type.LONG, 60),
    "suggestion": (N_("Suggestion"), Type.MARK, 12),
    "state": (N_("State"), Type.TEXT, 18),
    "voices": (N_("Voices"), Type.NUMBER, 8),
    "codings": (N_("Codings"), Type.NUMBER, 10),
    "confidence": (N_("Confidence"), Type.TEXT, 12),
    "grounds": (N_("Why this confidence"), Type.LONG, 48),
    "stale": (N_("To review"), Type.TEXT, 10),
    "coder": (N_("Coder"), Type.TEXT, 14),
    "created": (N_("Date"), Type.INSTANT, 17),
}
_NEEDED = ("project", "id", "moment", "value")
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Change:
    """What a row changes: its line, its cell as it is, and the estimate that is wished for."""

    line: int
    case: Case
    wish: NewEstimate


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a table would change, and the rows that are refused: their lines and why."""

    changes: Sequence[Change]
    refused: Sequence[tuple[int, EctError]]


def heading(field: str) -> str:
    """Name a column."""
    return _(_COLUMNS[field][0])


def write(cases: Sequence[Case], grid: Grid, quoting: Quoting, own: Mapping[Moment, str], path: Path) -> None:
    """Write the cells as .xlsx, reasons as they may leave; raise DiskFull or CannotWrite."""
    in_one_step(path, partial(_fill, cases, grid, quoting, own))


def read(path: Path) -> Table:
    """Read a table back, its columns known by their heading or their English name; raise UnreadableFile or BadTable."""
    table = xlsx_in.read(path)
    known = {name: _field(name) for name in table.columns}
    for field in _NEEDED:
        if field not in known.values():
            raise BadTable(path=table.name, column=heading(field))
    rows = [{known[name]: cell.strip() for name, cell in row.items() if known[name]} for row in table.rows]
    return replace(table, columns=tuple(filter(None, known.values())), rows=tuple(rows))


def compare(table: Table, cases: Sequence[Case], quoting: Quoting, own: Mapping[Moment, str]) -> Incoming:
    """Say what a table would change of the cells; reasons without a value are refused."""
    places = {each.place: each for each in cases}
    changes, refused = [], []
    for line, row in zip(table.lines, table.rows, strict=True):
        try:
            case = _case(row, places, own)
            wish = _wish(case, _mark(row["value"]), row.get("why"), quoting)
        except EctError as reason:
            refused.append((line, reason))
            continue
        if wish is not None:
            changes.append(Change(line, case, wish))
    return Incoming(changes, refused)


def _fill(cases: Sequence[Case], grid: Grid, quoting: Quoting, own: Mapping[Moment, str], path: Path) -> None:
    import xlsxwriter

    from ect_coder.exchange.workbook import OPTIONS, Book

    columns = [Column(field, heading(field), kind, width) for field, (_name, kind, width) in _COLUMNS.items()]
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, OPTIONS) as file:
        rows = [_row(each, grid, quoting, own) for each in cases]
        book = Book(file)
        book.sheet(Sheet(_("Estimates"), columns, rows, frozen=4))
        book.sheet(Sheet(_("Scale"), _scale_columns(), [[_cell(each), estimate_words.anchor(each)] for each in Mark]))
    path.write_bytes(made.getbuffer())


def _scale_columns() -> list[Column]:
    return [Column("value", heading("value"), Type.MARK, 11), Column("anchor", _("What it means"), Type.LONG, 60)]


def _row(case: Case, grid: Grid, quoting: Quoting, own: Mapping[Moment, str]) -> list[Cell]:
    estimate = case.estimate
    return [
        case.project,
        case.target,
        estimate_words.target(case.target, grid),
        labels.moment(case.moment, own),
        _cell(case.mark),
        quoting.written(estimate.why) if estimate is not None else "",
        _cell(case.suggestion),
        labels.state(case.cell.state),
        case.cell.voices,
        case.cell.codings,
        estimate_words.confidence(case.confidence),
        estimate_words.grounds(case),
        _("yes") if case.stale else "",
        estimate.coder if estimate is not None else "",
        estimate.created[:19].replace("T", " ") if estimate is not None else None,
    ]


def _cell(mark: Mark | None) -> Cell:
    return None if mark is None else mark.as_json()


def _field(header: str) -> str:
    return next((field for field in _COLUMNS if header in (field, heading(field).casefold())), "")


def _case(row: Mapping[str, str], places: Mapping[tuple[str, str, Moment], Case], own: Mapping[Moment, str]) -> Case:
    """Find the cell of a row; raise UnknownProject, BadValue (a moment) or NotEstimable."""
    project, key, moment = canonical(row["project"]).strip(), row["id"], _moment(row["moment"], own)
    if (project, key, moment) not in places:
        if project not in {each for each, _key, _moment in places}:
            raise UnknownProject(name=project)
        raise NotEstimable(name=key, moment=moment)
    return places[project, key, moment]


def _moment(words: str, own: Mapping[Moment, str]) -> Moment:
    for each in MOMENTS:
        if words.casefold() in (each.value, labels.moment(each).casefold(), labels.moment(each, own).casefold()):
            return each
    allowed = ", ".join(labels.moment(each, own) for each in MOMENTS)
    raise BadValue(field=heading("moment"), value=words, allowed=allowed)


def _mark(words: str) -> Mark | None:
    return None if words.casefold() in ("", _NONE) else choice(Mark, words.upper(), heading("value"))


def _wish(case: Case, mark: Mark | None, why: str | None, quoting: Quoting) -> NewEstimate | None:
    """Give what a row wishes for; None where it says what is there already, as it left. Raise BadValue."""
    before = case.estimate.why if case.estimate is not None else ""
    left = quoting.written(before) if before else ""
    said = before if why is None or canonical(why).strip() == left.strip() else canonical(why).strip()
    if mark is None and case.mark is None and said:
        raise BadValue(field=heading("value"), value="", allowed=", ".join(Mark))
    if mark == case.mark and (said == before or mark is None):
        return None
    return case.decided(mark, why=said) if mark is not None else case.decided(None)
