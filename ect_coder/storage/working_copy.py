"""A copy of our own of a study that lies in a shared folder: worked on here, given back there whole.

A synchronising program never sees a half-written file this way. What was there when the copy was taken is remembered by
its digest: where someone else has written in the shared file meanwhile, both are kept side by side, and nothing is
overwritten.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import platform
import re
import shutil
from typing import TYPE_CHECKING

from ect_coder import files, settings
from ect_coder.errors import CannotWrite, DamagedStudy, SharedStudyChanged, StudyMissing
from ect_coder.storage import backup

if TYPE_CHECKING:
    from pathlib import Path


class WorkingCopy:
    """The study at `shared`, worked on at `path`."""

    def __init__(self, shared: Path) -> None:
        """Take the copy, or go on with one that a crash left.

        Raises StudyMissing, DamagedStudy (with a copy of nothing taken), CannotWrite or SharedStudyChanged.

        SharedStudyChanged tells that what a crash left was put beside the shared study, which others had changed; it
        can be taken then.
        """
        self.shared = shared
        self.path = own_path(shared)
        self._folder = self.path.parent
        self._note = self._folder / "origin.json"
        if not shared.exists():
            raise StudyMissing(path=shared.name)
        if self._has_work():
            if self._origin() == backup.digest_of(shared):
                return
            raise SharedStudyChanged(path=shared.name, kept=self._keep_beside().name)
        self._take()

    def give_back(self) -> None:
        """Write the study, closed or open, to the shared folder in one step; nothing where nothing changed.

        Raises SharedStudyChanged where someone else has written there (ours lies beside then), or CannotWrite.
        """
        if not self._has_work():
            return
        if self.shared.exists() and backup.digest_of(self.shared) != self._origin():
            raise SharedStudyChanged(path=self.shared.name, kept=self._keep_beside().name)
        backup.copy_to(self.path, self.shared)
        self._remember()

    def leave(self) -> None:
        """Let go of the copy, once it was given back."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _take(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise CannotWrite(path=str(self._folder)) from None
        if not backup.sound(self.shared):
            raise DamagedStudy(path=self.shared.name, backups=settings.backups_folder())
        backup.copy_to(self.shared, self.path)
        self._remember()

    def _remember(self) -> None:
        said = {"shared": str(self.shared), "theirs": backup.digest_of(self.shared), "ours": self._digest()}
        files.write(self._note, json.dumps(said).encode())

    def _has_work(self) -> bool:
        """Say whether our copy is another than when it was taken, or last given back."""
        return self.path.exists() and self._said("ours") != self._digest()

    def _digest(self) -> str:
        log = self.path.with_name(f"{self.path.name}-wal")
        open_or_left = log.exists() and log.stat().st_size > 0
        return f"{backup.digest_of(self.path)}{log.stat().st_size if open_or_left else ''}"

    def _origin(self) -> str:
        return self._said("theirs")

    def _said(self, name: str) -> str:
        try:
            return str(json.loads(self._note.read_text(encoding="utf-8"))[name])
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def _keep_beside(self) -> Path:
        """Write our work beside the shared study, under a name that says whose it is, and let go of the copy."""
        stamp = f"{datetime.datetime.now().astimezone():%Y-%m-%d %Hh%M}"
        machine = re.sub(r"[^\w-]+", "_", platform.node()) or "ECT"
        beside = self.shared.with_name(f"{self.shared.stem} ({machine} {stamp}){self.shared.suffix}")
        backup.copy_to(self.path, beside)
        self.leave()
        return beside


def own_path(shared: Path) -> Path:
    """Give where we work on a shared study, and under which its copies are kept."""
    return settings.data_folder() / "work" / _place(shared) / shared.name


def _place(shared: Path) -> str:
    return hashlib.sha256(os.path.normcase(shared.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
