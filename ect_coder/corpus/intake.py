"""Taking files in: each is read, compared with what is there, and reported on; the good ones come in together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.corpus import library, readers
from ect_coder.errors import Cancelled, EctError
from ect_coder.values import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from ect_coder.corpus.readers.source import Source

Progress = Callable[[int, int, str], None]
"""Told how many files are done, of how many, and the name of the one that comes."""


class Outcome(StrEnum):
    """What became of a file."""

    IMPORTED = "imported"
    REFUSED = "refused"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one file: its documents, and counts of what was kept and left out."""

    path: str
    status: Outcome
    documents: tuple[int, ...] = ()
    kept: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    reason: EctError | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read: a source, or the reason why not."""

    path: Path
    source: Source | None
    reason: EctError | None


def files_in(paths: Iterable[Path]) -> list[Path]:
    """List files, and what lies in folders, in order; hidden files and office lock files are passed over."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.is_file())
            found.extend(each for each in inside if not each.name.startswith((".", "~$")))
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def read_all(paths: Sequence[Path], progress: Progress, cancelled: Callable[[], bool]) -> list[Read]:
    """Read files one by one, without any database; raise Cancelled when asked to stop."""
    found = []
    for done, path in enumerate(paths):
        progress(done, len(paths), path.name)
        if cancelled():
            raise Cancelled
        try:
            found.append(Read(path, readers.read(path), None))
        except EctError as reason:
            found.append(Read(path, None, reason))
    progress(len(paths), len(paths), "")
    return found


def any_new(read: Sequence[Read], known: Mapping[str, int]) -> bool:
    """Say whether at least one file brings a text that the study lacks."""
    return any(each.source is not None and library.digest(each.source.text) not in known for each in read)


def turned_away(read: Sequence[Read], known: Mapping[str, int]) -> list[Report]:
    """Report on files none of which is new, without a transaction."""
    return [_not_new(each, known) for each in read]


def shelve(
    session: Session, read: Sequence[Read], project: str | None, kind: Kind | None, date: str | None
) -> list[Report]:
    """Put what was read on the shelf; the same text twice is reported, not taken in twice. Raise BadDate, EmptyName."""
    known = library.known_texts(session)
    project_ids = [library.put_project(session, project)] if project is not None else []
    return [_shelved(session, each, known, project_ids, kind, date) for each in read]


def _shelved(
    session: Session, read: Read, known: dict[str, int], project_ids: list[int], kind: Kind | None, date: str | None
) -> Report:
    source, path = read.source, str(read.path)
    if source is None or (digest := library.digest(source.text)) in known:
        return _not_new(read, known)
    guessed = kind or (Kind.INTERVIEW if source.turns else Kind.OTHER)
    document = library.add_document(session, source, read.path.name, read.path.stem, guessed, date, project_ids)
    known[digest] = document
    return Report(path, Outcome.IMPORTED, (document,), source.kept, source.left_out, source.warnings)


def _not_new(read: Read, known: Mapping[str, int]) -> Report:
    source, path = read.source, str(read.path)
    if source is None:
        return Report(path, Outcome.REFUSED, reason=read.reason)
    twin = known[library.digest(source.text)]
    return Report(path, Outcome.DUPLICATE, (twin,), source.kept, source.left_out, source.warnings)
