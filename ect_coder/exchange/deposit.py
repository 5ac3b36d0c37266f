"""A folder ready for an archive: tables, codebook, project for other programs, documentation, checksums.

All of it is of one audience and one level of names; what is not in it is said, and why. The folder is there once it is
whole, or not at all.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from ect_coder.analysis.audience import Audience, for_audience
from ect_coder.errors import Cancelled, EmptyCodebook, InvalidExport
from ect_coder.exchange import csv_out, deposit_words, methods, processing_sheet, said, sheets
from ect_coder.exchange.export import export_codebook, export_project, folder_in_one_step
from ect_coder.exchange.processing_sheet import Holding
from ect_coder.values import Kind
from ect_coder.wording import _, explain, pgettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ect_coder.analysis.parcel import Parcel
    from ect_coder.analysis.processing import Processing
    from ect_coder.analysis.whole import Whole

Progress: TypeAlias = "Callable[[int, int, str], None]"
MANIFEST = "MANIFEST-SHA256"


@dataclass(frozen=True, slots=True)
class Material:
    """What a deposit is made of, names and all: `packed` gives what may go to other programs, `file` is the study's."""

    whole: Whole
    packed: Callable[[], Parcel]
    sheet: Processing
    file: str


@dataclass(frozen=True, slots=True)
class Wish:
    """For whom a deposit is, and whether the whole texts of the documents are in it."""

    audience: Audience
    texts: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """One file: where it lies in the folder, what it is in a sentence, how it is written.

    Writing it says what of the study is not in it.
    """

    place: str
    says: str
    write: Callable[[Path], list[str]]


def write(material: Material, wish: Wish, path: Path, cancelled: Callable[[], bool], progress: Progress) -> list[str]:
    """Write a deposit into a new folder and return what is not in it, in sentences.

    Raises TakenPath, DiskFull, CannotWrite, TooManyRows or Cancelled: then nothing is left.
    """
    given = for_audience(material.whole, wish.audience)
    withheld: list[str] = [*deposit_words.never(), *given.left_out[1:], *_not_wished(wish)]

    def fill(folder: Path) -> None:
        pieces = [*_data(given), *_codebook(given), *_project(material, wish), *_documentation(material, given, wish)]
        for done, piece in enumerate(pieces):
            if cancelled():
                raise Cancelled
            progress(done, len(pieces), piece.place)
            withheld.extend(_written(piece, folder))
        _tell(given, pieces, withheld, folder)
        _add_up(folder)

    folder_in_one_step(path, fill)
    return withheld


def _written(piece: Piece, folder: Path) -> list[str]:
    target = folder / piece.place
    target.parent.mkdir(exist_ok=True)
    try:
        return piece.write(target)
    except (EmptyCodebook, InvalidExport) as reason:
        return [_("{file} is not there: {reason}").format(file=piece.place, reason=explain(reason))]


def _data(given: Whole) -> Iterator[Piece]:
    from ect_coder.exchange import workbook

    def whole(path: Path) -> list[str]:
        workbook.write(given, path)
        return []

    name = pgettext("file name", "workbook")
    yield Piece(f"data/{name}.xlsx", _("every table in one workbook, with a read-me and a dictionary"), whole)
    for stem, sheet in _tables(given):
        says = _("the table “{sheet}” alone").format(sheet=sheet.name)
        yield Piece(f"data/{stem}.csv", says, partial(_write_table, sheet))


def _tables(given: Whole) -> Iterator[tuple[str, sheets.Sheet]]:
    """Give the sheets of the workbook, but for the codebook and the dictionary, which lie elsewhere."""
    names = (
        pgettext("file name", "projects-by-variables"),
        pgettext("file name", "codings"),
        pgettext("file name", "matrix"),
        pgettext("file name", "factors"),
        pgettext("file name", "answers"),
        pgettext("file name", "projects"),
        pgettext("file name", "documents"),
    )
    return zip(names, sheets.sheets(given), strict=False)


def _write_table(sheet: sheets.Sheet, path: Path) -> list[str]:
    text = csv_out.plain([column.name for column in sheet.columns], sheet.rows)
    path.write_text(text, encoding="utf-8", newline="")
    return []


def _codebook(given: Whole) -> Iterator[Piece]:
    counts, title = Counter(each.variable for each in given.codings), given.conventions.title
    name = pgettext("file name", "codebook")

    def plain(path: Path) -> list[str]:
        export_codebook(given.grid, path, counts, title)
        return []

    def exchanged(path: Path) -> list[str]:
        from ect_coder.exchange.refi import codebook_out

        codebook_out.write(given.grid, given.conventions.language, path)
        return []

    yield Piece(f"codebook/{name}.docx", _("the codebook, to read and to print"), plain)
    yield Piece(f"codebook/{name}.toml", _("the codebook, to use in another study of ECT Coder"), plain)
    yield Piece(f"codebook/{name}.qdc", _("the codebook, for other programs of analysis (REFI-QDA)"), exchanged)


def _project(material: Material, wish: Wish) -> Iterator[Piece]:
    if not _with_project(wish):
        return
    name = pgettext("file name", "study")
    says = _("texts, codings and memos, for NVivo, ATLAS.ti, MAXQDA and others (REFI-QDA)")
    yield Piece(f"project/{name}.qdpx", says, lambda path: export_project(material.packed(), path))


def _with_project(wish: Wish) -> bool:
    return wish.texts and wish.audience is Audience.RESEARCH


def _not_wished(wish: Wish) -> Iterator[str]:
    if wish.audience is not Audience.RESEARCH:
        yield _(
            "The project for other programs (.qdpx) is not there: it holds memos, passages to discuss and whole texts, "
            "which are for researchers alone."
        )
    elif not wish.texts:
        yield _(
            "The project for other programs (.qdpx) is not there: it holds the whole texts, which were not to leave. "
            "The passages that were coded are in the tables."
        )
    if not _with_project(wish):
        yield _("Dated events, resources, the interview guide and syntheses are not there: no table holds them.")
    if wish.audience is Audience.PUBLIC:
        yield _("The sheet on personal data is not there: it names the people who answer for them.")


def _documentation(material: Material, given: Whole, wish: Wish) -> Iterator[Piece]:
    dictionary = sheets.sheets(given)[-1]
    renaming = material.whole.quoting.renaming

    def paragraph(path: Path) -> list[str]:
        from ect_coder.exchange import word_out

        word_out.write(methods.blocks(given), said.foot(given), path)
        return []

    def personal(path: Path) -> list[str]:
        holding = Holding(
            title=given.conventions.title,
            file=renaming.text(material.file),
            documents=len(given.documents),
            interviews=sum(each.kind is Kind.INTERVIEW for each in given.documents),
            codings=len(given.codings),
        )
        processing_sheet.export(renaming.value(material.sheet), holding, path)
        return []

    name = pgettext("file name", "data-dictionary")
    says = _("every column of every table: name, label, type, values, rule")
    yield Piece(f"documentation/{name}.csv", says, partial(_write_table, dictionary))
    name = pgettext("file name", "methods")
    yield Piece(
        f"documentation/{name}.docx", _("how the study was done, with its figures: to paste into a paper"), paragraph
    )
    if wish.audience is not Audience.PUBLIC:
        name = pgettext("file name", "personal-data")
        yield Piece(f"documentation/{name}.docx", _("the sheet on the processing of personal data (GDPR)"), personal)


def _tell(given: Whole, pieces: list[Piece], withheld: list[str], folder: Path) -> None:
    """Write what was withheld, and the read-me, which knows of all other files."""
    there = [(each.place, each.says) for each in pieces if (folder / each.place).exists()]
    left = "documentation/" + pgettext("file name", "WITHHELD") + ".txt"
    read_me = "documentation/" + pgettext("file name", "READ-ME") + ".txt"
    _write_lines(folder / left, deposit_words.withheld(given, withheld))
    there.append((left, _("what of the study is not in this folder, and why")))
    there.append(
        (
            MANIFEST,
            _("a checksum of every file: “sha256sum -c {name}” says whether all are whole").format(name=MANIFEST),
        )
    )
    _write_lines(folder / read_me, deposit_words.read_me(given, there))


def _write_lines(path: Path, lines: Iterator[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="")


def _add_up(folder: Path) -> None:
    """Write the checksums of all files, as `sha256sum -c` reads them on every system."""
    found = sorted(each for each in folder.rglob("*") if each.is_file())
    lines = (f"{_digest(each)}  {each.relative_to(folder).as_posix()}" for each in found)
    _write_lines(folder / MANIFEST, lines)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
