"""Taking files in: each is read, compared with what is there, and reported on; the good ones come in together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.corpus import library, reading_room
from ect_coder.corpus.library import Arrival
from ect_coder.errors import Cancelled, EctError
from ect_coder.values import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from ect_coder.corpus.library import Entry
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
    """A file as it was read, ready for the shelf, or the reason why not."""

    path: Path
    entry: Entry | None
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
    with closing(reading_room.read_each(paths, cancelled)) as answers:
        for done, path in enumerate(paths):
            progress(done, len(paths), path.name)
            if cancelled():
                raise Cancelled
            found.append(_read(path, next(answers)))
    progress(len(paths), len(paths), "")
    return found


def _read(path: Path, answer: Source | EctError) -> Read:
    if isinstance(answer, EctError):
        return Read(path, None, answer)
    return Read(path, library.entry(answer), None)


def any_new(read: Sequence[Read], known: Mapping[str, int]) -> bool:
    """Say whether at least one file brings a text that the study lacks."""
    return bool(_new(read, known))


def turned_away(read: Sequence[Read], known: Mapping[str, int]) -> list[Report]:
    """Report on files none of which is new, without a transaction."""
    return [_report(each, known, Outcome.DUPLICATE) for each in read]


def shelve(
    session: Session, read: Sequence[Read], project: str | None, kind: Kind | None, date: str | None
) -> list[Report]:
    """Put what was read on the shelf; the same text twice is reported, not taken in twice. Raise BadDate, EmptyName."""
    known = library.known_texts(session)
    project_ids = [library.put_project(session, project)] if project is not None else []
    new = _new(read, known)
    numbers = library.add_documents(session, [_arrival(each, kind) for each in new.values()], date, project_ids)
    known |= dict(zip(new, numbers, strict=True))
    came = {each.path for each in new.values()}
    return [_report(each, known, Outcome.IMPORTED if each.path in came else Outcome.DUPLICATE) for each in read]


def _new(read: Sequence[Read], known: Mapping[str, int]) -> dict[str, Read]:
    """Give the first file of each text that the study lacks, by the digest of its text."""
    new: dict[str, Read] = {}
    for each in read:
        if each.entry is not None and each.entry.sha256 not in known:
            new.setdefault(each.entry.sha256, each)
    return new


def _arrival(read: Read, kind: Kind | None) -> Arrival:
    assert read.entry is not None
    guessed = kind or (Kind.INTERVIEW if read.entry.source.turns else Kind.OTHER)
    return Arrival(read.entry, read.path.name, read.path.stem, guessed)


def _report(read: Read, known: Mapping[str, int], outcome: Outcome) -> Report:
    path, entry = str(read.path), read.entry
    if entry is None:
        return Report(path, Outcome.REFUSED, reason=read.reason)
    source = entry.source
    return Report(path, outcome, (known[entry.sha256],), source.kept, source.left_out, source.warnings)
