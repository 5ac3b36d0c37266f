"""Tables that leave as CSV: the fields of the JSON by comma, or labels by semicolon for a spreadsheet.

A text that a spreadsheet would take for a formula gets a leading apostrophe, unless raw (OWASP's list: = + - @ tab CR
LF, and their full-width forms); a negative number stays a number.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.evidence import State
from ect_coder.coding.excerpts import Coding
from ect_coder.errors import BadValue
from ect_coder.exchange import qca, records, sheets
from ect_coder.exchange.sheets import attributes, words
from ect_coder.exchange.sheets.answers import why
from ect_coder.values import Moment
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from ect_coder.analysis.evidence import VariableCell
    from ect_coder.analysis.matrix import PillarCell, Row
    from ect_coder.analysis.whole import Whole
    from ect_coder.exchange.sheets import Cell

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BREAK = "\r\n"
_NEGATIVE = re.compile(r"-[0-9]+(?:[.,][0-9]+)?")
_Table = tuple[Sequence[str], Iterable[Sequence["Cell"]]]


def table(whole: Whole, what: str, *, for_excel: bool = False, raw: bool = False) -> str:
    """Write one table, by its name in `TABLES`. Raise BadValue for another."""
    check(what)
    return _text(*(_IN_WORDS if for_excel else _AS_JSON)[what](whole), for_excel=for_excel, raw=raw)


def plain(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Write any table as a program reads it."""
    return _text(header, rows, for_excel=False, raw=False)


def for_spreadsheet(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Write any table as a spreadsheet of the language reads it."""
    return _text(header, rows, for_excel=True, raw=False)


def _text(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, for_excel: bool, raw: bool) -> str:
    lines = _Lines()
    writer = csv.writer(lines, delimiter=";" if for_excel else ",", lineterminator=_BREAK)
    comma = for_excel and language() == "fr"
    writer.writerow([guarded(name, raw=raw) for name in sheets.apart(header)])
    for row in rows:
        writer.writerow([_written(cell, raw=raw, comma=comma) for cell in row])
    return ("\ufeff" if for_excel else "") + lines.text()


class _Lines:
    """The rows written so far, each ended by a line feed; csv quotes CR and LF only if both are in its own ending."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def write(self, line: str) -> None:
        self._lines.append(line.removesuffix(_BREAK))

    def text(self) -> str:
        return "".join(f"{line}\n" for line in self._lines)


def check(what: str) -> None:
    """Raise BadValue unless there is such a table."""
    if what not in TABLES:
        raise BadValue(field="--what", value=what, allowed=", ".join(TABLES))


def guarded(text: str, *, raw: bool) -> str:
    """Put an apostrophe before what a spreadsheet would compute."""
    if raw or not text.startswith(_FORMULA) or _NEGATIVE.fullmatch(text):
        return text
    return f"'{text}"


def _written(cell: Cell, *, raw: bool, comma: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell, raw=raw)
    text = str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell)
    return text.replace(".", ",") if comma else text


def _codings(whole: Whole) -> _Table:
    header = Coding._fields
    return header, ([records.coding(each)[name] for name in header] for each in whole.codings)


def _codings_in_words(whole: Whole) -> _Table:
    return _as_on(sheets.codings(whole))


def _projects_in_words(whole: Whole) -> _Table:
    return _as_on(sheets.projects(whole))


def _as_on(sheet: sheets.Sheet) -> _Table:
    return [column.header for column in sheet.columns], sheet.rows


def _projects(whole: Whole) -> _Table:
    names = [each.name for each in attributes.of_projects(whole)]
    rows = (
        (each.id, each.name, each.pivot, each.documents, each.codings, *(each.attributes.get(name) for name in names))
        for each in whole.projects
    )
    return ["id", "name", "pivot", "documents", "codings", *names], rows


_MOMENTS = (Moment.EMERGENCE, Moment.SUPPORT)
_COUNTS = ("codings", "voices", "affirming", "nuancing", "denying", "present", "absent", "contested", "intensity")
_CELL = ("state", "weak", *_COUNTS, "estimate", "stale")
_AFTER = ("answer", "insufficient", "reasons", "provisional", "retained", "retained_insufficient", "profile")


def _matrix(whole: Whole) -> _Table:
    """Flatten the JSON of pillars and variables; the counts that only the other level has are empty."""
    cells = (f"{moment}_{name}" for moment in _MOMENTS for name in _CELL)
    return ["project", "level", "id", *cells, *_AFTER], (list(_matrix_row(whole, row)) for row in whole.rows)


def _matrix_row(whole: Whole, row: Row) -> Iterator[Cell]:
    record = records.row(row, whole.names)
    yield from (record[name] for name in ("project", "level", "id"))
    for moment in _MOMENTS:
        yield from (_flat(record[moment].get(name)) for name in _CELL)
    yield from (_flat(record[name]) for name in _AFTER)


def _flat(value: object) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return " ".join(value)
    if isinstance(value, dict):
        return " ".join(f"{name}={count}" for name, count in value.items())
    return value if isinstance(value, (str, int, float)) or value is None else str(value)


def _matrix_in_words(whole: Whole) -> _Table:
    own = whole.conventions.own_labels()
    named = [
        _("State"),
        _("Weak"),
        _("Codings"),
        _("Voices"),
        _("Affirming"),
        _("Nuancing"),
        _("Denying"),
        *(labels.state(state) for state in (State.PRESENT, State.ABSENT, State.CONTESTED)),
        _("Intensity"),
        _("Estimate"),
        _("Stale"),
    ]
    header = [
        _("Project"),
        _("Level"),
        _("Pillar or variable"),
        *(f"{name} · {labels.moment(moment, own)}" for moment in _MOMENTS for name in named),
        _("Computed answer"),
        _("Insufficient"),
        _("Why"),
        _("Provisional"),
        _("Retained answer"),
        _("Retained: insufficient"),
    ]
    return header, (list(_matrix_row_in_words(whole, row)) for row in whole.rows)


def _matrix_row_in_words(whole: Whole, row: Row) -> Iterator[Cell]:
    is_pillar = row.level == "pillar"
    yield whole.names[row.project]
    yield _("pillar") if is_pillar else _("variable")
    yield (whole.grid.pillar(row.id) if is_pillar else whole.grid.code(row.id)).label(language())
    yield from _cell_in_words(row.emergence)
    yield from _cell_in_words(row.support)
    yield from (labels.answer(row.answer), words.yes(row.insufficient), why(row), words.yes(row.provisional))
    yield from (labels.answer(row.retained), words.yes(row.retained_insufficient)) if row.retained else (None, None)


def _cell_in_words(cell: VariableCell | PillarCell) -> Iterator[Cell]:
    yield from (labels.state(cell.state), words.yes(cell.weak))
    yield from (getattr(cell, name, None) for name in _COUNTS)
    yield records.mark(cell.estimate)
    yield words.yes(cell.stale) if cell.estimate else None


_AS_JSON: dict[str, Callable[[Whole], _Table]] = {
    "codings": _codings,
    "projects": _projects,
    "matrix": _matrix,
    "qca": qca.fuzzy,
    "qca_crisp": qca.crisp,
    "calibration": qca.calibration,
}
TABLES = tuple(_AS_JSON)
_IN_WORDS: dict[str, Callable[[Whole], _Table]] = {
    "codings": _codings_in_words,
    "projects": _projects_in_words,
    "matrix": _matrix_in_words,
    "qca": qca.fuzzy_in_words,
    "qca_crisp": qca.crisp_in_words,
    "calibration": qca.calibration_in_words,
}
