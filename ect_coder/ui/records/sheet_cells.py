"""Blocks of cells: copied for Excel, pasted from it, filled down, cleared, turned between yes and no."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from ect_coder.corpus.written import NO, YES
from ect_coder.ui.records.records_model import KEPT
from ect_coder.values import Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from ect_coder.ui.records.records_model import RecordsModel

Cells = list[tuple[int, int, str]]
"""New texts of cells, by row and column, as a person would type them."""
_NEXT = {"": YES, YES: NO, NO: ""}


def copied(model: RecordsModel, selected: Sequence[QModelIndex], columns: Sequence[int], *, headers: bool) -> str:
    """Write the selected block as Excel takes it: tabs between cells, quotes around line ends."""
    rows = sorted({index.row() for index in selected})
    across = [column for column in columns if any(index.column() == column for index in selected)]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    if headers:
        writer.writerow([model.columns[column].header for column in across])
    chosen = {(index.row(), index.column()) for index in selected}
    for row in rows:
        writer.writerow([_text(model, row, column) if (row, column) in chosen else "" for column in across])
    return text.getvalue().rstrip("\n")


def pasted(model: RecordsModel, selected: Sequence[QModelIndex], columns: Sequence[int], text: str) -> Cells:
    """Lay a copied block over the table from the first selected cell on; one value alone goes into all selected.

    What runs over the table's edge or over a column that is not edited is left out.
    """
    block = list(csv.reader(io.StringIO(text.rstrip("\r\n"), newline=""), delimiter="\t"))
    if not block or not selected:
        return []
    if len(block) == 1 and len(block[0]) == 1:
        return [_cell(index, block[0][0]) for index in selected if _editable(model, index)]
    top = min(index.row() for index in selected)
    left = min(columns.index(index.column()) for index in selected)
    edited = {place for place in columns if _edited(model, place)}
    return [
        (row, place, value)
        for row, line in zip(range(top, model.rowCount()), block, strict=False)
        for place, value in zip(columns[left:], line, strict=False)
        if place in edited
    ]


def filled_down(model: RecordsModel, selected: Sequence[QModelIndex]) -> Cells:
    """Repeat the first selected cell of each column in those below it."""
    found: Cells = []
    for column in {index.column() for index in selected}:
        rows = sorted(index.row() for index in selected if index.column() == column)
        if _edited(model, column):
            value = _text(model, rows[0], column)
            found += [(row, column, value) for row in rows[1:]]
    return found


def same(model: RecordsModel, selected: Sequence[QModelIndex], column: int, text: str) -> Cells:
    """Put one value into every selected row of a column."""
    rows = sorted({index.row() for index in selected})
    return [(row, column, text) for row in rows if _edited(model, column)]


def cleared(model: RecordsModel, selected: Sequence[QModelIndex]) -> Cells:
    """Empty the selected cells that may be empty."""
    return [_cell(index, "") for index in selected if _editable(model, index) and not model.column(index).needed]


def toggled(model: RecordsModel, selected: Sequence[QModelIndex], current: QModelIndex) -> Cells:
    """Turn the selected cells of yes or no as the current one turns: yes, no, nothing."""
    if not current.isValid() or not _turns(model, current):
        return []
    kept = _NEXT.get(str(current.data(KEPT)), YES)
    shown = model.column(current).shown(kept)
    return [_cell(index, shown) for index in selected if _editable(model, index) and _turns(model, index)]


def _turns(model: RecordsModel, index: QModelIndex) -> bool:
    column = model.column(index)
    return column.sort is Sort.YES_NO and not column.several


def _editable(model: RecordsModel, index: QModelIndex) -> bool:
    return _edited(model, index.column())


def _edited(model: RecordsModel, column: int) -> bool:
    return model.writable and model.columns[column].editable


def _cell(index: QModelIndex, text: str) -> tuple[int, int, str]:
    return index.row(), index.column(), text


def _text(model: RecordsModel, row: int, column: int) -> str:
    return str(model.index(row, column).data() or "")
