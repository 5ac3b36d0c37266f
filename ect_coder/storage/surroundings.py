"""Where a study lies: on a disk of its own, or in a folder that other machines or a synchronising program also touch.

A synchronising program copies a file while it is half written, and two machines that write make two files of one. So a
study in such a folder is worked on in a copy of our own (`working_copy.py`). What such programs leave after a conflict
is found here too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath, PureWindowsPath
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Keeper(StrEnum):
    """Who else touches the files of a folder; the value is its own name."""

    ONEDRIVE = "OneDrive"
    SHAREPOINT = "SharePoint"
    DROPBOX = "Dropbox"
    GOOGLE_DRIVE = "Google Drive"
    ICLOUD = "iCloud"
    NEXTCLOUD = "Nextcloud"
    OWNCLOUD = "ownCloud"
    KDRIVE = "kDrive"
    BOX = "Box"
    SYNCTHING = "Syncthing"
    SMB = "SMB"
    NFS = "NFS"


_FOLDERS: tuple[tuple[re.Pattern[str], Keeper], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), keeper)
    for pattern, keeper in (
        (r"sharepoint|.+ - (documents|sharepoint)|sites - .+", Keeper.SHAREPOINT),
        (r"onedrive([ -].+)?", Keeper.ONEDRIVE),
        (r"dropbox([ -].+|\(.+\))?", Keeper.DROPBOX),
        (r"google ?drive([ -].+)?|my drive|mon drive|drivefs", Keeper.GOOGLE_DRIVE),
        (r"icloud ?drive|com~apple~clouddocs|mobile documents", Keeper.ICLOUD),
        (r"nextcloud\d*", Keeper.NEXTCLOUD),
        (r"owncloud\d*", Keeper.OWNCLOUD),
        (r"kdrive\d*", Keeper.KDRIVE),
        (r"box|box sync|box-box", Keeper.BOX),
        (r"syncthing", Keeper.SYNCTHING),
    )
)
_MARKS: tuple[tuple[str, Keeper], ...] = (
    (".stfolder", Keeper.SYNCTHING),
    (".dropbox", Keeper.DROPBOX),
    (".nextcloudsync.log", Keeper.NEXTCLOUD),
    (".owncloudsync.log", Keeper.OWNCLOUD),
)
"""What a synchronising program leaves at the top of its folder, whatever that is called."""
_SYSTEMS = {
    "cifs": Keeper.SMB,
    "smb3": Keeper.SMB,
    "smbfs": Keeper.SMB,
    "nfs": Keeper.NFS,
    "nfs4": Keeper.NFS,
    "fuse.sshfs": Keeper.NFS,
    "davfs": Keeper.NEXTCLOUD,
}


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system: where it is hung, and its kind as the system names it."""

    point: PurePath
    system: str


def keeper_of(path: Path) -> Keeper | None:
    """Say who else touches the folder of a file; None for a disk of this machine."""
    found = by_path(path.absolute(), mounts())
    if found is not None:
        return found
    return next(
        (keeper for folder in path.absolute().parents for mark, keeper in _MARKS if (folder / mark).exists()), None
    )


def by_path(path: PurePath, mounted: Iterable[Mount]) -> Keeper | None:
    """Say the same from the names of folders and the kinds of file systems alone; the outermost folder decides."""
    if isinstance(path, PureWindowsPath) and path.drive.startswith("\\\\"):
        return Keeper.SHAREPOINT if "sharepoint" in path.drive.lower() else Keeper.SMB
    named = next((keeper for part in path.parts[1:-1] for name, keeper in _FOLDERS if name.fullmatch(part)), None)
    if named is not None:
        return named
    around = [mount for mount in mounted if path.is_relative_to(mount.point)]
    inner = max(around, key=lambda mount: len(mount.point.parts), default=None)
    return _SYSTEMS.get(inner.system.lower()) if inner is not None else None


def mounts() -> Sequence[Mount]:
    """List the file systems of this machine."""
    return [Mount(Path(each.mountpoint), each.fstype) for each in psutil.disk_partitions(all=True)]


_CONFLICTS: tuple[str, ...] = (
    r" ?\((?:.+'s )?conflicted copy(?: .+)?\)",  # Dropbox, Nextcloud, ownCloud in English
    r" ?\((?:.+ )?[Cc]opie en conflit(?: .+)?\)",  # the same in French
    r"_conflict-\d{8}-\d{6}",  # ownCloud of old
    r"\.sync-conflict-\d{8}-\d{6}(?:-\w+)?",  # Syncthing
    r" \(\d+\)",  # Google Drive, iCloud
    r" \[Conflit?c?t?\]",  # Google Drive
    r"-(?:PC|LAPTOP|DESKTOP|MacBook|Mac)[\w-]*",  # OneDrive adds the name of the machine
    r"-[\w]+(?:-PC|-de-[\w]+)",
    r" ?- [Cc]opie(?: \(\d+\))?| copy(?: \d+)?",
    r" \((?:Case Conflict|conflit de casse)(?: \d+)?\)",
)
_CONFLICT = re.compile("(?:" + "|".join(_CONFLICTS) + ")")


def conflicts(path: Path) -> list[Path]:
    """List the files beside a study that look like other copies of it, left by a conflict; sorted by name."""
    try:
        beside = sorted(path.parent.iterdir())
    except OSError:
        return []
    return [each for each in beside if each != path and is_conflict(each, path)]


def is_conflict(other: PurePath, path: PurePath) -> bool:
    """Say whether a name is a study's own with what a synchronising program adds after a conflict."""
    if other.suffix.lower() != path.suffix.lower() or not other.stem.startswith(path.stem):
        return False
    return _CONFLICT.fullmatch(other.stem[len(path.stem) :]) is not None
