"""A part of the door: another study brought into this one, tried first or for good."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from ect_coder import files
from ect_coder.errors import CannotWrite, EctError, SameStudy
from ect_coder.merging import handing
from ect_coder.merging.bringing import bring
from ect_coder.storage import backup, database, word_index
from ect_coder.storage.database import Database, now
from ect_coder.storage.schema import HistoryRow
from ect_coder.study.part import Part
from ect_coder.values import Changed
from ect_coder.wording import _, quoted

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from ect_coder.merging.report import Report


class _TakenBack(EctError):
    """Ends a trial, or a merge that brings nothing, so that every byte stays as it was."""


class Merging(Part):
    """Brings a study's other copies home. Takes long: call it off the window's thread."""

    def trial(self, other: Path, coder: str) -> Report:
        """Say what bringing a study in would do, by doing it and taking it back: the file stays as it is.

        Raises as `bring`.
        """
        return self._bring(other, coder, keep=False)

    def bring(self, other: Path, coder: str) -> Report:
        """Bring in what another study holds, as one step; nothing new is no step.

        The other file stays as it is. Raises SameStudy, and StudyMissing, NotAStudy, NewerStudy or DamagedStudy of
        the other.
        """
        return self._bring(other, coder, keep=True)

    def hand_on(self, target: Path, documents: Collection[int], *, blind: bool) -> None:
        """Write a copy for someone else, with some documents alone; `blind`, without what anyone said of them.

        Raises SameStudy or CannotWrite.
        """
        if target.resolve() == self._database.path.resolve():
            raise SameStudy(path=target.name)
        fresh = target.with_name(f"{target.name}.handed")
        try:
            backup.copy_to(self._database.path, fresh)
            copy = Database(fresh, writable=True, brief=True)
            try:
                with copy.step("", Changed.ALL) as session:
                    handing.prepare(session, documents, blind=blind)
                with copy.step("", Changed.NOTHING) as session:
                    word_index.rebuild(session.connection())
            finally:
                copy.close()
            backup.compact(fresh)
            files.replace(fresh, target)
        except OSError:
            raise CannotWrite(path=target.name) from None
        finally:
            files.discard(fresh)

    def _bring(self, other: Path, coder: str, *, keep: bool) -> Report:
        if other.resolve() == self._database.path.resolve():
            raise SameStudy(path=other.name)
        person = coder or _("unknown author")
        label = _("bring in {name}").format(name=quoted(other.stem))
        there = database.open_database(other, writable=False)
        try:
            with (
                there.reading() as theirs,
                suppress(_TakenBack),
                self._database.step(label, Changed.ALL & ~Changed.SETTINGS) as session,
            ):
                report = bring(session, theirs, person)
                if not keep or not report:
                    raise _TakenBack
                session.add(HistoryRow(at=now(), coder=person, deed="merge", count=sum(report.arrived.values())))
        finally:
            there.close()
        return report
