"""Taking files in, in two stages: they are read, and a person sees what they hold; what is agreed comes in together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.corpus import canonical, library, originals, reading_room, shapes, speaking
from ect_coder.corpus.library import Arrival, Description
from ect_coder.corpus.shapes import ReadAs
from ect_coder.errors import Cancelled, Cause, EctError, UnreadableFile
from ect_coder.wording import _

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from ect_coder.corpus.library import Entry
    from ect_coder.corpus.originals import Chest, Original
    from ect_coder.corpus.readers.source import File, Passed, Source
    from ect_coder.corpus.speakers import Speaker
    from ect_coder.corpus.speaking import Speaks
    from ect_coder.values import Kind

Progress = Callable[[int, int, str], None]
"""Told how many are done, of how many, and the name of the one that comes."""
_AT_ONCE = 20
"""Documents that are written between two looks at whether to stop."""


class Outcome(StrEnum):
    """What became of a file."""

    IMPORTED = "imported"
    REFUSED = "refused"
    DUPLICATE = "duplicate"
    LEFT_OUT = "left_out"
    """By the person who saw what it holds."""


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
    original: Original | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Files that were read, and the chest in which they wait to be kept; close it when done with."""

    files: tuple[Read, ...]
    chest: Chest

    def close(self) -> None:
        """Forget the files."""
        self.chest.close()


@dataclass(frozen=True, slots=True)
class Likeness:
    """Texts that say the same, and would be one voice: the name it would have, and the documents held among them."""

    name: str
    held: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text that may come in, as it is proposed and as a person corrects it. `file` is the rank of its file.

    `as_read` is the text as it was read, once it is `read_as` a person said (`shape_said`), or said of its like.
    `repeats` says which text it is word for word, `passed` why its reader took it for no document. `speaking` tells
    what each speaker does, `said` of whom a person has said so. `alike` is confirmed by `one_voice`.
    """

    file: int
    path: Path
    entry: Entry
    name: str
    kind: Kind
    date: str | None = None
    projects: tuple[str, ...] = ()
    included: bool = True
    repeats: str = ""
    passed: str = ""
    warnings: tuple[str, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    speaking: Mapping[str, Speaks] = field(default_factory=dict)
    said: frozenset[str] = frozenset()
    read_as: ReadAs = ReadAs.FOUND
    shape_said: bool = False
    as_read: Entry | None = None
    alike: Likeness | None = None
    one_voice: bool = False

    @property
    def words(self) -> int:
        """Count the words."""
        return self.entry.source.kept.get("words", 0)

    @property
    def unsure(self) -> tuple[str, ...]:
        """Give the speakers of whom no one knows for sure whether they ask."""
        return tuple(each.name for each in self.speakers if not each.sure and each.name not in self.said)

    @property
    def to_look_at(self) -> bool:
        """Whether a person should look at it before it comes in."""
        doubts = (self.repeats, self.passed, self.warnings, self.unsure)
        return any(doubts) or (self.alike is not None and not self.one_voice)


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


def read_all(paths: Sequence[Path], progress: Progress, cancelled: Callable[[], bool], chest: Chest) -> Reading:
    """Read files one by one, without any database, and keep them in a chest; raise Cancelled."""
    found = []
    with closing(reading_room.read_each(paths, cancelled)) as answers:
        for done, path in enumerate(paths):
            progress(done, len(paths), path.name)
            if cancelled():
                raise Cancelled
            found.append(_read(path, next(answers), chest))
    return Reading(tuple(found), chest)


def _read(path: Path, answer: File | EctError, chest: Chest) -> Read:
    if isinstance(answer, EctError):
        return Read(path, reason=answer)
    return Read(path, tuple(map(library.entry, answer.sources)), answer.passed, None, chest.keep(path))


def proposals(reading: Reading, known: Mapping[str, str]) -> tuple[Proposal, ...]:
    """Propose each text that was read; `known` names the texts that the study has, by their digests.

    A text that is there, or comes twice, is not to come in unless it is ticked; nor what its reader passed over.
    """
    seen, found = dict(known), []
    for rank, each in enumerate(reading.files):
        for entry in each.entries:
            made = _proposal(rank, each.path, entry)
            repeats = seen.get(entry.sha256, "")
            found.append(replace(made, repeats=repeats, included=not repeats))
            seen.setdefault(entry.sha256, made.name if len(each.entries) > 1 else each.path.name)
        for item in each.passed:
            if item.source is not None:
                made = _proposal(rank, each.path, library.entry(_counted(item.source)))
                found.append(replace(made, name=item.name, passed=item.why, included=False))
    return tuple(found)


def _proposal(rank: int, path: Path, entry: Entry) -> Proposal:
    source = entry.source
    name, kind = source.title or path.stem, shapes.kind_of(source)
    return Proposal(rank, path, entry, name, kind, source.date, warnings=source.warnings)


def _counted(source: Source) -> Source:
    return replace(source, kept={"words": canonical.words(source.text), **source.kept})


def arrivals(reading: Reading, agreed: Iterable[Proposal], *, keeps: bool) -> list[Arrival]:
    """Make ready for the shelf what was agreed, without any database; `keeps` says whether its files come along."""
    return [_arrival(each, reading.files[each.file].original if keeps else None) for each in agreed]


def _arrival(agreed: Proposal, original: Original | None) -> Arrival:
    entry = agreed.entry
    if agreed.speaking:
        turns = speaking.turns(entry.source.turns, agreed.speaking)
        entry = library.entry(replace(entry.source, turns=turns), speaking.asking(agreed.speaking))
    return Arrival(
        entry,
        agreed.path.name,
        agreed.name,
        agreed.kind,
        agreed.date,
        agreed.projects,
        agreed.alike.name if agreed.alike is not None and agreed.one_voice else None,
        original.sha256 if original is not None else None,
    )


def shelve(
    session: Session,
    reading: Reading,
    coming: Sequence[Arrival],
    progress: Progress,
    cancelled: Callable[[], bool],
) -> list[int]:
    """Put what comes on the shelf, with the files it came from, and give the numbers of the documents.

    Raises Cancelled when asked to stop, BadDate or EmptyName.
    """
    wanted = {each.original for each in coming}
    here = [each.original for each in reading.files if each.original is not None]
    kept = originals.put(session, reading.chest, [each for each in here if each.sha256 in wanted])
    numbers: list[int] = []
    for start in range(0, len(coming), _AT_ONCE):
        progress(start, len(coming), coming[start].name)
        if cancelled():
            raise Cancelled
        numbers += library.add_documents(session, coming[start : start + _AT_ONCE], kept)
    return numbers


def join_voices(session: Session, agreed: Iterable[Proposal]) -> None:
    """Give the documents held that say the same as what comes in the voice that was confirmed."""
    for alike in {each.alike for each in agreed if each.alike is not None and each.one_voice}:
        for document in alike.held:
            library.describe(session, document, Description(group=alike.name))


def reports(
    reading: Reading, proposed: Sequence[Proposal], known: Mapping[str, int], came: Mapping[int, int], *, keeps: bool
) -> list[Report]:
    """Report on each file. `known` are the documents that were there, by digest; `came` the new ones, by rank."""
    here, of_file = dict(known), defaultdict(list)
    for rank, each in enumerate(proposed):
        of_file[each.file].append((rank, each))
        if rank in came:
            here.setdefault(each.entry.sha256, came[rank])
    return [_report(each, of_file[place], here, came, keeps=keeps) for place, each in enumerate(reading.files)]


def _report(
    read: Read, texts: Sequence[tuple[int, Proposal]], here: Mapping[str, int], came: Mapping[int, int], *, keeps: bool
) -> Report:
    if read.reason is not None:
        return Report(str(read.path), Outcome.REFUSED, reason=read.reason)
    kept = [each for rank, each in texts if rank in came]
    left = [each for rank, each in texts if rank not in came]
    there = [came[rank] for rank, _each in texts if rank in came]
    there += [here[each.entry.sha256] for each in left if each.repeats and each.entry.sha256 in here]
    sources = [each.entry.source for each in kept or left]
    outcome, reason = _outcome(read, kept, left)
    lost = keeps and bool(kept) and read.original is None
    remarks = (_("The file itself is not kept in the study: it is too large."),) if lost else ()
    return Report(
        str(read.path),
        outcome,
        tuple(dict.fromkeys(there)),
        _summed(each.kept for each in sources),
        _summed(each.left_out for each in sources),
        remarks + _remarks(read, kept, left),
        reason,
    )


def _outcome(read: Read, kept: Sequence[Proposal], left: Sequence[Proposal]) -> tuple[Outcome, EctError | None]:
    if kept:
        return Outcome.IMPORTED, None
    if not read.entries:
        return Outcome.REFUSED, UnreadableFile(path=read.path.name, cause=Cause.NO_TEXT)
    repeated = all(each.repeats for each in left if not each.passed)
    return (Outcome.DUPLICATE if repeated else Outcome.LEFT_OUT), None


def _remarks(read: Read, kept: Sequence[Proposal], left: Sequence[Proposal]) -> tuple[str, ...]:
    """Say what a person should know: of the file, of what came, and of each text of it that did not."""
    found = [warning for each in kept or left for warning in each.warnings]
    for each in left:
        if each.passed or (each.repeats and (kept or len(left) > 1)):
            found.append(f"{each.name}\u00a0: {each.passed or repeated(each.repeats)}")
        elif kept and not each.repeats:
            found.append("\u00a0: ".join([each.name, _("left out")]))
    taken = {each.name for each in kept}
    found += [
        f"{each.name}\u00a0: {each.why}" for each in read.passed if each.source is None and each.name not in taken
    ]
    return tuple(dict.fromkeys(found))


def repeated(text: str) -> str:
    """Say that a text is there already, word for word."""
    return _("the same text as {name}").format(name=text)


def _summed(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for each in counts:
        for name, count in each.items():
            found[name] = found.get(name, 0) + count
    return found
