"""What leaves a study, and what another copy of it brings."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ect_coder.analysis.audience import Audience
from ect_coder.cli.terminal import AsJson, Maybe, StudyFile, me, reading, say, show_value, writing
from ect_coder.names.key import beside
from ect_coder.names.renaming import Display
from ect_coder.study import Study, never
from ect_coder.values import choice
from ect_coder.wording import _

_PASSPHRASE = "ECT_CODER_PASSPHRASE"


def export(
    study: StudyFile,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=".xlsx, .csv, .docx, .html, .qdpx or .qdc")],
    what: Annotated[str, typer.Option(help="What to write, where the suffix can hold several things.")] = "",
    audience: Annotated[str, typer.Option(help="research, structure or public")] = Audience.RESEARCH.value,
    since: Annotated[str, typer.Option(metavar="DATE", help="For what is new: a week ago unless said.")] = "",
    for_excel: Annotated[bool, typer.Option("--for-excel")] = False,
    raw: Annotated[bool, typer.Option("--raw")] = False,
    names: Annotated[str, typer.Option(help="real, pseudonym or generic")] = Display.REAL.value,
    key: Annotated[Path | None, typer.Option(metavar="FILE.ectkey", help="What names are replaced by.")] = None,
) -> None:
    """Write what leaves the study, by suffix: tables, documents to read, a booklet, a file for other programs."""
    from ect_coder.exchange import export as leaving

    wanted, display = choice(Audience, audience, "--audience"), choice(Display, names, "--names")
    with reading(study) as opened:
        if display is not Display.REAL:
            _replace_names(opened, key or beside(study), display)
        if file.suffix.lower() in (".qdpx", ".qdc"):
            lost = leaving.export_project(opened.foreign.packed(opened.quoting()), file)
            say("\n".join([_("Wrote {path}.").format(path=file), *lost]), error=True)
            return
        whole = opened.whole()
    given = leaving.export(whole, file, what=what, audience=wanted, since=since, for_excel=for_excel, raw=raw)
    say(" ".join((_("Wrote {path}.").format(path=file), *given.left_out)), error=True)


def _replace_names(opened: Study, key: Path, display: Display) -> None:
    """Open the key, by the passphrase of the environment or as typed, and tell which names no one has decided on."""
    passphrase = os.environ.get(_PASSPHRASE) or typer.prompt(_("Passphrase"), hide_input=True, err=True)
    opened.names.open_key(key, passphrase)
    opened.names.show(display)
    left = opened.names.left_over(never)
    if left:
        listed = ", ".join(each.text for each in left)
        say(_("Names that no one has decided on, and that leave: {names}.").format(names=listed), error=True)


def merge(
    study: StudyFile,
    other: Annotated[Path, typer.Argument(metavar="OTHER", help="Another copy of the study, or another study.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    coder: Maybe = None,
    as_json: AsJson = False,
) -> None:
    """Bring in what another copy of a study holds: nothing is lost, what differs is kept twice and said."""
    from ect_coder.merging import words

    with writing(study) as opened:
        act = opened.merging.trial if dry_run else opened.merging.bring
        report = act(other, coder or me())
    said = words.sentences(report, other.stem, done=not dry_run)
    value = {"dry_run": dry_run, **asdict(report), "sentences": said}
    show_value(value, as_json, lambda _value: "\n".join(said))
