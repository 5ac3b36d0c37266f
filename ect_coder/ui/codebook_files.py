"""Asking which file a codebook goes to or comes from, and what of it is to be taken in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from ect_coder.errors import EctError
from ect_coder.ui import faults
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ect_coder.study import Study


def export_codebook(study: Study, parent: QWidget) -> Path | None:
    """Ask for a file, write the study's codebook to it, and say where it went; a refusal is shown."""
    from ect_coder.exchange import export

    kinds = {
        _("Document to print (*.docx)"): ".docx",
        _("Workbook (*.xlsx)"): ".xlsx",
        _("Table (*.csv)"): ".csv",
        _("Codebook file (*.toml)"): ".toml",
    }
    wanted = study.path.with_name(_("{study} – codebook").format(study=study.path.stem) + ".docx")
    chosen, kind = QFileDialog.getSaveFileName(parent, _("Export the codebook"), str(wanted), ";;".join(kinds))
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() not in kinds.values():
        path = path.with_name(path.name + kinds.get(kind, ".docx"))
    try:
        grid = study.quoting().grid(study.grid)
        export.export_codebook(grid, path, study.counts(), study.conventions().title)
    except EctError as refusal:
        faults.show(parent, refusal)
        return None
    return path


def import_codebook(study: Study, parent: QWidget) -> Callable[[str], Any] | None:
    """Ask for a file and show what it would change; give the deed that is wished, as a function of who does it."""
    from ect_coder.exchange import codebook_in
    from ect_coder.ui.codebook_import import CodebookImport

    kinds = _("Codebooks (*.toml *.csv *.xlsx);;All files (*)")
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Import a codebook"), str(study.path.parent), kinds)
    if not chosen:
        return None
    try:
        theirs = codebook_in.read(Path(chosen), study.grid, study.conventions().language)
        asked = CodebookImport(study, theirs, parent)
    except EctError as refusal:
        faults.show(parent, refusal)
        return None
    if not asked.exec():
        return None
    return partial(study.codebook.adopt, asked.revision, meaning=asked.meaning())
