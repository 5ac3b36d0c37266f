"""Asking which file a table goes to or comes from, and showing what it would change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from ect_coder.errors import EctError
from ect_coder.exchange import records_table
from ect_coder.ui import faults
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.corpus.attributes import Owner
    from ect_coder.corpus.entries import Entries
    from ect_coder.exchange.record_columns import RecordColumn
    from ect_coder.ui.records.tab import Tab


def export_table(tab: Tab, columns: Sequence[RecordColumn], rows: Sequence[Any], title: str) -> Path | None:
    """Ask for a file, write a table to it, and say where it went; a refusal is shown."""
    wanted = tab.study.path.with_name(f"{tab.study.path.stem} – {title}.xlsx")
    kinds = _("Table (*.xlsx *.csv)")
    chosen, _kind = QFileDialog.getSaveFileName(tab.window(), _("Export the table"), str(wanted), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() not in records_table.SUFFIXES:
        path = path.with_name(path.name + records_table.SUFFIXES[0])
    try:
        records_table.write(columns, rows, path, title)
    except EctError as refusal:
        faults.show(tab.window(), refusal)
        return None
    return path


def import_table(tab: Tab, owner: Owner, columns: Sequence[RecordColumn], rows: Sequence[Any]) -> Entries | None:
    """Ask for a file and show what it changes; give what is to be entered, or None."""
    from ect_coder.ui.records.table_import import TableImport

    kinds = _("Tables (*.xlsx *.csv);;All files (*)")
    folder = str(tab.study.path.parent)
    chosen, _kind = QFileDialog.getOpenFileName(tab.window(), _("Import a table"), folder, kinds)
    if not chosen:
        return None
    try:
        table = records_table.read(Path(chosen))
    except EctError as refusal:
        faults.show(tab.window(), refusal)
        return None
    asked = TableImport(owner, table, columns, rows, tab.window())
    return asked.plan.entries() if asked.exec() and asked.plan else None
