"""Syntheses, handed over as a Word document: a chapter for each project, a paragraph or more for each pillar."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.exchange.export import in_one_step
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ect_coder.analysis.quoting import Quoting
    from ect_coder.analysis.syntheses import Synthesis
    from ect_coder.codebook.grid import Grid


def write(syntheses: Sequence[Synthesis], grid: Grid, quoting: Quoting, title: str, path: Path) -> None:
    """Write them as they may leave; raise DiskFull or CannotWrite."""
    renaming = quoting.renaming
    left = [replace(each, text=quoting.real.written(each.text)) for each in syntheses]
    in_one_step(path, partial(_fill, renaming.value(left), renaming.value(grid), renaming.text(title)))


def _fill(syntheses: Sequence[Synthesis], grid: Grid, title: str, path: Path) -> None:
    from docx import Document

    book = Document()
    name = _("Syntheses – {study}").format(study=title)
    book.core_properties.title, book.core_properties.author = name, ""
    book.core_properties.language = language()
    book.add_heading(name, level=0)
    book.add_paragraph(ngettext("{n} synthesis", "{n} syntheses", len(syntheses)))
    for project in dict.fromkeys(each.project for each in syntheses):
        book.add_heading(project, level=1)
        written = {each.pillar: each for each in syntheses if each.project == project}
        for pillar in grid.pillars:
            if pillar.id in written:
                book.add_heading(pillar.label(language()), level=2)
                _synthesis(book, written[pillar.id])
    book.save(str(path))


def _synthesis(book: object, synthesis: Synthesis) -> None:
    add = book.add_paragraph  # type: ignore[attr-defined]
    for paragraph in synthesis.text.split("\n"):
        if paragraph.strip():
            add(paragraph)
    add(labels.signed(synthesis.coder, synthesis.created)).runs[0].italic = True
