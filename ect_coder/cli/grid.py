"""The codebook: shown, checked, written, replaced."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ect_coder import wording
from ect_coder.cli.terminal import AsJson, Maybe, StudyFile, me, reading, say, show_value, writing
from ect_coder.codebook import files as codebook_files
from ect_coder.codebook.grid import as_json as codebook_json
from ect_coder.exchange import printing
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.codebook.grid import Grid


def codebook(
    study: StudyFile,
    as_json: AsJson = False,
    check: Annotated[Path | None, typer.Option("--check", metavar="FILE")] = None,
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help=".toml, .csv, .xlsx or .docx")] = None,
    from_: Annotated[Path | None, typer.Option("--from", metavar="FILE", help=".toml, .csv or .xlsx")] = None,
    coder: Maybe = None,
    meaning: Annotated[bool, typer.Option("--meaning", help="Changed cards mean something else.")] = False,
    retire: Annotated[bool, typer.Option("--retire", help="Retire the codes that the file lacks.")] = False,
) -> None:
    """Show the codebook, check a codebook file, write one, or take one in."""
    if sum(each is not None for each in (check, to, from_)) > 1:
        raise typer.BadParameter("--check | --to | --from")
    if from_ is None and (coder is not None or meaning or retire):
        raise typer.BadParameter("--from")
    if from_ is not None:
        _take_codebook_in(study, from_, coder or me(), as_json=as_json, meaning=meaning, retire=retire)
        return
    if check is not None:
        grid = codebook_files.load(check)
        say(_("{path} is a sound codebook.").format(path=check.name))
    elif to is not None:
        grid = _write_codebook(study, to)
    else:
        with reading(study) as opened:
            grid = opened.grid
    if as_json or (check is None and to is None):
        show_value(codebook_json(grid, wording.language()), as_json, printing.codebook)


def _write_codebook(study: Path, file: Path) -> Grid:
    from ect_coder.exchange import export as leaving

    with reading(study) as opened:
        leaving.export_codebook(opened.quoting().grid(opened.grid), file, opened.counts(), opened.conventions().title)
        say(_("Wrote {path}.").format(path=file), error=True)
        return opened.grid


def _take_codebook_in(study: Path, file: Path, coder: str, *, as_json: bool, meaning: bool, retire: bool) -> None:
    from ect_coder.exchange import codebook_in, codebook_words

    with writing(study) as opened:
        theirs = codebook_in.read(file, opened.grid, opened.conventions().language)
        found = opened.codebook.compare(theirs, retire=retire)
        changed = found.keys("describe") if meaning else []
        before = {*opened.codebook.to_review()}
        opened.codebook.adopt(found, coder, meaning=changed)
        late = len({*opened.codebook.to_review()} - before)
    show_value(codebook_words.record(found, changed, late), as_json, lambda _value: codebook_words.summary(found))
