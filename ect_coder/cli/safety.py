"""Is it sound; copies, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ect_coder.cli.terminal import AsJson, StudyFile, reading, say, show_value, writing
from ect_coder.errors import CannotCopy
from ect_coder.exchange import findings
from ect_coder.study import copies, rescue
from ect_coder.wording import _


def check(
    study: StudyFile,
    as_json: AsJson = False,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what can be, then check again.")] = False,
) -> int:
    """Check everything that can be checked; exit status 1 if something is wrong."""
    if repair:
        with writing(study) as opened:
            opened.health.mend()
    found = rescue.look(study)
    value = {"sound": not found, "findings": [findings.record(each) for each in found]}
    show_value(value, as_json, findings.told)
    return 1 if found else 0


def salvage(
    study: StudyFile, to: Annotated[Path, typer.Argument(metavar="NEW", help="The study file to make.")]
) -> None:
    """Save what can be read of a damaged study to a new one, and say what was lost; the damaged file is not touched."""
    saved = rescue.salvage(study, to)
    for line in findings.salvaged(saved):
        say(line)
    say(_("Wrote {path}.").format(path=to), error=True)


def backup(study: StudyFile, to: Annotated[Path | None, typer.Option(metavar="FOLDER")] = None) -> None:
    """Leave a checked copy of a study among its backups, or in a folder."""
    with reading(study) as opened:
        if to is None:
            copy = opened.copies.keep()
            if copy is None:
                raise CannotCopy(path=study.name)
            path = copy.path
        else:
            path = to / study.name
            opened.copy_to(path)
    say(_("Wrote {path}.").format(path=path), error=True)


def restore(study: StudyFile, source: Annotated[Path | None, typer.Option("--from", metavar="FILE")] = None) -> None:
    """Bring a copy back in the place of a study, the newest sound one unless said; what was there is set aside."""
    copy, aside = copies.restore(study, source)
    say(_("{path} is again as it was in {copy}.").format(path=study.name, copy=copy), error=True)
    if aside != study:
        say(_("What was there lies in {path}.").format(path=aside), error=True)
