"""A part of the door: the study as a project of other programs (REFI-QDA), out and in."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ect_coder.analysis import conventions, packing, parcel, renamed
from ect_coder.analysis.parcel import quiet
from ect_coder.analysis.unpacking import unpack
from ect_coder.codebook import shelf
from ect_coder.coding import regrouping
from ect_coder.corpus import library, reading_room, turns
from ect_coder.corpus.intake import Outcome, Report
from ect_coder.corpus.library import Layout
from ect_coder.errors import EctError
from ect_coder.exchange.refi import mapping
from ect_coder.exchange.refi.found import Found
from ect_coder.study.part import Part
from ect_coder.values import Changed, Kind
from ect_coder.wording import _, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from ect_coder.analysis.parcel import Parcel, Tell
    from ect_coder.analysis.quoting import Quoting
    from ect_coder.analysis.unpacking import Unpacking
    from ect_coder.codebook.edits import Edit
    from ect_coder.codebook.grid import Grid
    from ect_coder.exchange.refi.mapping import Agreed, Choice

_DATABASES = {".qda": "qualcoder", ".sqlite3": "taguette"}
SUFFIXES = (".qdpx", ".qdc", *_DATABASES)
_WHAT_CAME = ("documents", "codings", "projects", "memos", "estimates", "discussions", "settlements")


@dataclass(frozen=True, slots=True)
class Told:
    """What whoever imports says of the documents: the project of those that have none, a kind, a date."""

    project: str | None = None
    kind: Kind | None = None
    date: str | None = None


class Foreign(Part):
    """What other programs of analysis are given, and what comes from them."""

    def packed(self, rule: Quoting) -> Parcel:
        """Pack what may leave of the study. Takes long."""
        with self._database.reading() as session:
            return renamed.parcel(packing.pack(session, rule.real), rule.renaming)

    def read(self, path: Path, cancelled: Callable[[], bool] = lambda: False) -> Found:
        """Read a .qdpx or .qdc, of another program or of ours, or a project of QualCoder or Taguette. Takes long.

        Raises UnreadableFile or Cancelled.
        """
        from ect_coder.exchange.refi import codebook_in, project_in

        if path.suffix.lower() == ".qdc":
            return codebook_in.read(path)
        with self._database.reading() as session:
            around = shelf.read(session)
        if path.suffix.lower() in _DATABASES:
            return _from_database(path, around, cancelled)
        return project_in.read(path, around, cancelled)

    def grid(self, found: Found) -> Grid:
        """Give the codebook that there is to choose from: the study's, with what a file of ours adds to it.

        Raises TakenName or NotMovable where the two cannot be one.
        """
        with self._database.reading(whole=True) as session:
            return _start(session, found)[0]

    def propose(self, found: Found) -> list[Choice]:
        """Propose which of the study's codes those of a file are; raises as `grid`."""
        return mapping.proposed(found, self.grid(found))

    def take_in_file(self, path: Path, coder: str, told: Told) -> Report:
        """Read a file and take it in as it is proposed; a refusal is in the report."""
        try:
            found = self.read(path)
            return replace(self.take_in(found, self.propose(found), coder, told), path=str(path))
        except EctError as reason:
            return Report(str(path), Outcome.REFUSED, reason=reason)

    def take_in(
        self, found: Found, choices: Sequence[Choice], coder: str, told: Told | None = None, tell: Tell = quiet
    ) -> Report:
        """Take a file in as one step, and report; nothing new is no step. Codings of nobody become `coder`'s.

        Turns of speakers are recognised in texts of others. `tell` may raise to stop, and nothing comes in. Raises as
        `grid`, and BadDate.
        """
        with self._database.reading(whole=True) as session:
            language = conventions.read(session).language
            start, binned = _start(session, found), {each.code.id for each in regrouping.in_bin(session)}
        agreed = mapping.agreed(found, choices, start, language, binned)
        person = coder or _("unknown author")
        label = _("import {name}").format(name=quoted(found.name))
        with self._database.step(label, Changed.ALL & ~Changed.SETTINGS, deed="import") as session:
            if agreed.edits:
                shelf.revise(session, agreed.grid, agreed.edits, person)
            done = _unpacked(session, agreed, person, told or Told(), tell, ours=found.grid is not None)
        return _report(found, agreed.edits, done)


def is_inside(path: Path) -> bool:
    """Say whether a file lies in the folder of a project of another program, which is read as one."""
    return any(each.suffix.lower() in _DATABASES for each in path.parents)


def _from_database(path: Path, around: Grid, cancelled: Callable[[], bool]) -> Found:
    """Read a database in a process of its own, which goes if it takes too much."""
    reader: Any = import_module(f"ect_coder.exchange.databases.{_DATABASES[path.suffix.lower()]}").read
    file = path / "data.qda" if path.is_dir() else path
    with closing(reading_room.read_each([file], cancelled, partial(reader, around=around))) as answers:
        found: Any = next(answers)
    if isinstance(found, Found):
        return found
    raise found


def _start(session: Session, found: Found) -> tuple[Grid, list[Edit]]:
    """Take in the codebook of a file of ours: all of it where nothing is coded yet, or where it is all there is."""
    whole = found.parcel is None or not library.coded(session)
    binned = [each.code for each in regrouping.in_bin(session)]
    return mapping.extended(found, shelf.read(session), conventions.read(session).language, binned, whole=whole)


def _unpacked(session: Session, agreed: Agreed, coder: str, told: Told, tell: Tell, *, ours: bool) -> Unpacking | None:
    if agreed.parcel is None:
        return None
    brought = _told(parcel.signed(agreed.parcel, coder), told)
    return unpack(session, brought if ours else _spoken(brought), tell)


def _spoken(brought: Parcel) -> Parcel:
    """Recognise who speaks in texts of another program, as in files that are read."""
    documents = (replace(each, layout=Layout(turns.recognise(each.text))) for each in brought.documents)
    return replace(brought, documents=tuple(documents))


def _told(brought: Parcel, told: Told) -> Parcel:
    """Say of documents what was told of them."""
    documents = tuple(
        replace(
            each,
            projects=each.projects or ((told.project,) if told.project else ()),
            kind=told.kind or each.kind,
            date=told.date or each.date,
        )
        for each in brought.documents
    )
    return replace(brought, documents=documents)


def _report(found: Found, edits: Sequence[Edit], done: Unpacking | None) -> Report:
    made = dict(done.made) if done is not None else {}
    kept = {"codes": sum(each.what == "add" for each in edits), **{name: made.get(name, 0) for name in _WHAT_CAME}}
    lost = {**found.lost, **{name: count for name, count in made.items() if name not in _WHAT_CAME}}
    came = any(kept.values()) or bool(edits)
    return Report(
        found.name,
        Outcome.IMPORTED if came else Outcome.DUPLICATE,
        tuple(dict.fromkeys(done.numbers.values())) if done is not None else (),
        {name: count for name, count in kept.items() if count},
        {name: count for name, count in lost.items() if count},
        found.remarks,
    )
