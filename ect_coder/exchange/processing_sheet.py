"""The sheet on the processing of personal data, one page of Word: what is said of it, what is held, where it lies."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from ect_coder.exchange.export import in_one_step
from ect_coder.exchange.workbook import safe
from ect_coder.wording import N_, _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ect_coder.analysis.processing import Processing

FIELDS = {
    "controller": N_("Controller"),
    "contact": N_("Data protection officer, contact"),
    "purpose": N_("Purpose"),
    "ground": N_("Legal ground"),
    "people": N_("People concerned"),
    "data": N_("Data"),
    "recipients": N_("Recipients"),
    "duration": N_("Duration"),
    "security": N_("Security"),
    "rights": N_("Rights of the people concerned"),
}
"""What a person calls the fields of the sheet, in its order."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What a study holds, for the sheet: its title, its file's name, how many documents, interviews and codings."""

    title: str
    file: str
    documents: int
    interviews: int
    codings: int


def export(sheet: Processing, holding: Holding, path: Path) -> None:
    """Write the sheet in one step; raise DiskFull or CannotWrite."""
    in_one_step(path, partial(_write, sheet, holding))


def _write(sheet: Processing, holding: Holding, path: Path) -> None:
    from docx import Document
    from docx.shared import Cm, Pt

    book = Document()
    for section in book.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(1.8)
    book.styles["Normal"].font.size = Pt(10)
    properties = book.core_properties
    properties.title, properties.author, properties.comments = safe(holding.title), "", ""
    properties.language = language()
    book.add_heading(_("Processing of personal data"), level=1)
    book.add_paragraph(safe(holding.title)).runs[0].bold = True
    table = book.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for name, words in _rows(sheet, holding):
        _row(table, name, words, (Cm(4.6), Cm(12.0)))
    today = datetime.datetime.now().astimezone().date()
    book.add_paragraph("")
    note = book.add_paragraph(_note().format(date=f"{today:%d/%m/%Y}"))
    note.runs[0].italic = True
    book.save(str(path))


def _rows(sheet: Processing, holding: Holding) -> Iterator[tuple[str, str]]:
    said = asdict(sheet)
    for name, heading in FIELDS.items():
        yield _(heading), said[name] or _("to be completed")
    counts = (
        ngettext("{n} document", "{n} documents", holding.documents),
        ngettext("{n} interview", "{n} interviews", holding.interviews),
        ngettext("{n} coding", "{n} codings", holding.codings),
    )
    yield _("Held today"), ", ".join(counts)
    yield (
        _("Where it lies"),
        _(
            "In one file, {file}, on the researcher’s own machine, with dated copies on the same machine. The program "
            "makes no connection and does not encrypt the file: its protection is that of the disk."
        ).format(file=holding.file),
    )


def _row(table: Any, name: str, words: str, widths: tuple[Any, Any]) -> None:
    cells = table.add_row().cells
    for cell, said, width in zip(cells, (name, words), widths, strict=True):
        cell.width = width
        cell.text = safe(said)
    cells[0].paragraphs[0].runs[0].bold = True


def _note() -> str:
    return _(
        "Made on {date}. Pseudonymised interviews remain personal data: removing names does not make them anonymous."
    )
