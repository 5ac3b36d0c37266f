"""The copies of a study, as earlier states of it: made, named, listed with what they hold, brought back."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from ect_coder import files
from ect_coder.errors import CannotWrite, NoVersion
from ect_coder.storage import backup, database
from ect_coder.storage.backup import Copy, Reason
from ect_coder.storage.working_copy import own_path
from ect_coder.study.part import Part

if TYPE_CHECKING:
    from pathlib import Path


class Copies(Part):
    """Copies of the opened study."""

    def all(self) -> list[Copy]:
        """List the copies, the newest first."""
        return list(reversed(backup.copies(self._database.path)))

    def keep(self, reason: Reason = Reason.WORK, name: str = "") -> Copy | None:
        """Leave a checked copy, unless the newest equals it; None where none could be made or the study is not sound.

        Takes as long as reading the file some times: call it off the window's thread.
        """
        return backup.keep_copy(self._database.path, reason, name.strip())

    def bring_back(self, copy: Copy, target: Path) -> None:
        """Write a copy to a study file of its own, beside the present; raise NoVersion or CannotWrite."""
        if not backup.intact(copy):
            raise NoVersion(path=self._database.path.name)
        backup.copy_to(copy.path, target)


def newest_sound(path: Path) -> Copy | None:
    """Give the newest copy of a study that is intact, worked on where it lies or shared; None where there is none."""
    known = sorted([*backup.copies(path), *backup.copies(own_path(path))], key=lambda each: each.at)
    return next((each for each in reversed(known) if backup.intact(each)), None)


def restore(path: Path, source: Path | None = None) -> tuple[Path, Path]:
    """Put a copy in the place of a study that no one has open, sound or not; the newest that is intact unless said.

    What was there is set aside beside it, never lost. Returns the copy, and where the former file lies now (the
    study's own path if there was none). Raises NoVersion, NotAStudy, NewerStudy, StudyHeld or CannotWrite.
    """
    newest = newest_sound(path) if source is None else None
    chosen = newest.path if newest is not None else source
    if chosen is None or not chosen.exists():
        raise NoVersion(path=path.name)
    database.recognise(chosen)
    database.refuse_strangers(chosen)
    with database.held(path):
        return chosen, _swap(chosen, path)


def _swap(chosen: Path, path: Path) -> Path:
    fresh = path.with_name(f"{path.name}.restored")
    aside = _aside(path) if path.exists() else path
    try:
        backup.copy_to(chosen, fresh)
        if path.exists():
            files.replace(path, aside)
        for suffix in ("-wal", "-shm", "-journal"):
            files.discard(path.with_name(path.name + suffix))
        files.replace(fresh, path)
    except OSError:
        raise CannotWrite(path=path.name) from None
    finally:
        files.discard(fresh)
    return aside


def _aside(path: Path) -> Path:
    """Give a free name beside a study, which says since when it is out of use."""
    stamp = datetime.datetime.now().astimezone()
    moment = stamp.replace(microsecond=0)
    while (name := path.with_name(f"{path.stem}.{moment:%Y-%m-%dT%H-%M-%S}{path.suffix}")).exists():
        moment += datetime.timedelta(seconds=1)
    return name
