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
    from ect_coder.corpus.readers.source import File, Passed

Progress = Callable[[int, int, str], None]
"""Told how many files are done, of how many, and the name of the one that comes."""


class Outcome(StrEnum):
    """What became of a file."""

    IMPORTED = "imported"
    REFUSED = "refused"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one file: its documents, and counts of what was kept and left out of all of them."""

    path: str
    status: Outcome
    documents: tuple[int, ...] = ()
    kept: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    reason: EctError | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read, its texts ready for the shelf, or the reason why not."""

    path: Path
    entries: tuple[Entry, ...] = ()
    passed: tuple[Passed, ...] = ()
    reason: EctError | None = None


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


def _read(path: Path, answer: File | EctError) -> Read:
    if isinstance(answer, EctError):
        return Read(path, reason=answer)
    return Read(path, tuple(map(library.entry, answer.sources)), answer.passed)


def any_new(read: Sequence[Read], known: Mapping[str, int]) -> bool:
    """Say whether at least one file brings a text that the study lacks."""
    return bool(_new(read, known))


def turned_away(read: Sequence[Read], known: Mapping[str, int]) -> list[Report]:
    """Report on files none of which is new, without a transaction."""
    return [_report(each, known, came=set()) for each in read]


def shelve(
    session: Session, read: Sequence[Read], project: str | None, kind: Kind | None, date: str | None
) -> list[Report]:
    """Put what was read on the shelf; the same text twice is reported, not taken in twice. Raise BadDate, EmptyName."""
    known = library.known_texts(session)
    project_ids = [library.put_project(session, project)] if project is not None else []
    new = _new(read, known)
    arrivals = [_arrival(path, entry, kind, date) for path, entry in new.values()]
    numbers = library.add_documents(session, arrivals, project_ids)
    known |= dict(zip(new, numbers, strict=True))
    return [_report(each, known, came=set(new)) for each in read]


def _new(read: Sequence[Read], known: Mapping[str, int]) -> dict[str, tuple[Path, Entry]]:
    """Give the first of each text that the study lacks, with its file, by the digest of the text."""
    new: dict[str, tuple[Path, Entry]] = {}
    for each in read:
        for entry in each.entries:
            if entry.sha256 not in known:
                new.setdefault(entry.sha256, (each.path, entry))
    return new


def _arrival(path: Path, entry: Entry, kind: Kind | None, date: str | None) -> Arrival:
    source = entry.source
    guessed = kind or source.kind or (Kind.INTERVIEW if source.turns else Kind.OTHER)
    return Arrival(entry, path.name, source.title or path.stem, guessed, date or source.date)


def _report(read: Read, known: Mapping[str, int], *, came: set[str]) -> Report:
    if read.reason is not None:
        return Report(str(read.path), Outcome.REFUSED, reason=read.reason)
    sources = [each.source for each in read.entries]
    numbers = tuple(dict.fromkeys(known[each.sha256] for each in read.entries))
    kept, left_out = _summed(each.kept for each in sources), _summed(each.left_out for each in sources)
    warnings = [each for source in sources for each in source.warnings]
    warnings += [f"{each.name}\u00a0: {each.why}" for each in read.passed]
    new = any(each.sha256 in came for each in read.entries)
    outcome = Outcome.IMPORTED if new else Outcome.DUPLICATE
    return Report(str(read.path), outcome, numbers, kept, left_out, tuple(dict.fromkeys(warnings)))


def _summed(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for each in counts:
        for name, count in each.items():
            found[name] = found.get(name, 0) + count
    return found
