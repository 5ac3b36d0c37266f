"""The codebook as it leaves: TOML that `codebook.files` reads back as it was, and tables that Excel opens."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from ect_coder.codebook.plain import canonical, plain
from ect_coder.exchange import codebook_table
from ect_coder.exchange.csv_out import guarded
from ect_coder.exchange.sheets import Column, Sheet, Type
from ect_coder.wording import LANGUAGES, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from ect_coder.codebook.grid import Grid


def write_toml(grid: Grid, path: Path) -> None:
    """Write a codebook file, laid out as the one that ships with the program."""
    path.write_text(toml(grid), encoding="utf-8", newline="")


def write_csv(grid: Grid, path: Path) -> None:
    """Write one row per code that Excel opens by a double click: UTF-8 with a mark, semicolons, no formula."""
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=";")
    table.writerow(codebook_table.COLUMNS)
    table.writerows([shielded(cell) for cell in row] for row in codebook_table.rows(grid))
    path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")


def write_xlsx(grid: Grid, path: Path) -> None:
    """Write one row per code, and a second sheet that says what the columns hold."""
    import xlsxwriter

    from ect_coder.exchange.workbook import OPTIONS, Book

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, OPTIONS) as file:
        book = Book(file)
        columns = [Column(name, name, _type(name), _width(name)) for name in codebook_table.COLUMNS]
        book.sheet(Sheet(_("Codebook"), columns, codebook_table.rows(grid), frozen=1))
        book.sheet(_explained(book.cut_texts))
    path.write_bytes(made.getbuffer())


def shielded(cell: str) -> str:
    """Put an apostrophe before a formula, and before apostrophes before one, so that `bared` gives the text back."""
    return f"'{cell}" if _computed(cell) else cell


def bared(cell: str) -> str:
    """Take the apostrophe of `shielded` away."""
    return cell[1:] if cell.startswith("'") and _computed(cell) else cell


def _computed(cell: str) -> bool:
    bare = cell.lstrip("'")
    return guarded(bare, raw=False) != bare


def toml(grid: Grid) -> str:
    """Write a grid as TOML."""
    value = plain(canonical(grid))
    pillars, transversal = value.pop("pillar"), value.pop("transversal")
    title = value.pop("title")
    lines = [*_assignments(value), "", "[title]", *_assignments(title)]
    for pillar in pillars:
        variables = pillar.pop("variable")
        lines += ["", "", "[[pillar]]", *_assignments(pillar)]
        for variable in variables:
            lines += ["", *_table("pillar.variable", variable)]
    for code in transversal:
        lines += ["", *_table("transversal", code)]
    return "\n".join([*lines, ""])


def _table(name: str, value: Mapping[str, Any]) -> Iterator[str]:
    """Write a code: its own values first, then a table for each card and for the examples."""
    tables = {field: each for field, each in value.items() if isinstance(each, dict)}
    yield f"[[{name}]]"
    yield from _assignments({field: each for field, each in value.items() if field not in tables})
    for field, each in tables.items():
        yield from ("", f"[{name}.{field}]", *_assignments(each))


def _assignments(values: Mapping[str, Any]) -> Iterator[str]:
    return (f"{field} = {_written(value)}" for field, value in values.items())


def _written(value: Any) -> str:
    """Write a value on one line; JSON's way with texts, numbers and lists is TOML's too."""
    if isinstance(value, dict):
        return "{ " + ", ".join(_assignments(value)) + " }"
    return json.dumps(value, ensure_ascii=False)


def _type(name: str) -> Type:
    return Type.TEXT if _width(name) < 40 else Type.LONG


def _width(name: str) -> float:
    widths = {"id": 30.0, "guid": 14.0, "letter": 7.0, "colour": 10.0, "source": 44.0, "hints": 40.0, "parent": 24.0}
    if name in widths:
        return widths[name]
    if name.startswith("label_"):
        return 34
    return 44 if name.endswith(tuple(f"_{language}" for language in LANGUAGES)) and "label" not in name else 16


def _explained(cut: Sequence[str]) -> Sheet:
    """Say what each kind of column holds, and which texts were too long for a cell."""
    columns = [Column("column", _("Column"), width=34), Column("words", _("What it says"), Type.LONG, 96)]
    said = [
        ("id, guid", _("what the code is found again by when this table is imported: leave them as they are; "
                       "empty for a new code")),
        ("pillar", _("the pillar's id or label; empty for a transversal code")),
        ("letter, colour, pillar_…", _("the pillar's own: the same on each of its rows, or empty")),
        ("label_…, definition_…, include_…, exclude_…, confuse_…, emergence_…, support_…, counter_example_…, example_…",
         _("the card, in French (_fr) and in English (_en)")),
        ("parent", _("the id of the transversal code above this one")),
        ("documents", _("yes, or no for a transversal code that documents no moment")),
        ("retired", _("yes for a code that is offered no longer")),
        ("hints", _("words that hint at the code, by semicolons")),
        ("emergence_…, support_…", _("how the example of the moment would be coded: present, absent or mixed; "
                                     "intensity 1 to 3")),
    ]  # fmt: skip
    return Sheet(_("Columns"), columns, [*said, *((_("Cut texts"), place) for place in cut)])
