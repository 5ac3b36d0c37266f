"""Taking documents in: files are read, what they hold is proposed, and what is agreed comes in as one step."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from ect_coder.analysis import conventions
from ect_coder.coding import remarks
from ect_coder.corpus import guesses, intake, library, originals, shapes, speaking
from ect_coder.corpus.originals import Chest
from ect_coder.corpus.speakers import speakers
from ect_coder.errors import Cancelled
from ect_coder.study.part import Part
from ect_coder.values import Changed, Kind
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from ect_coder.corpus.intake import Progress, Proposal, Reading, Report
    from ect_coder.corpus.shapes import ReadAs
    from ect_coder.corpus.speakers import Speaker
    from ect_coder.corpus.speaking import Speaks


class Intake(Part):
    """How documents come in, and what is kept of the files they came from."""

    def read(self, paths: Iterable[Path], progress: Progress, cancelled: Callable[[], bool]) -> Reading:
        """Read files and folders; close what it gives. Raises Cancelled. Takes long."""
        chest = Chest()
        try:
            return intake.read_all(intake.files_in(paths), progress, cancelled, chest)
        except BaseException:
            chest.close()
            raise

    def propose(self, reading: Reading) -> tuple[Proposal, ...]:
        """Propose what was read, with what can be guessed of it. Takes long."""
        with self._database.reading() as session:
            held = guesses.held(session)
            proposed = guesses.completed(intake.proposals(reading, held.texts), held)
            return guesses.with_likeness(session, proposed)

    def read_as(
        self, proposed: Sequence[Proposal], shape: ReadAs, progress: Progress, cancelled: Callable[[], bool]
    ) -> list[Proposal]:
        """Read who speaks in texts by the shape that a person says. Raises Cancelled. Takes long for many."""
        with self._database.reading() as session:
            known = speaking.remembered(session)
        found = []
        for done, each in enumerate(proposed):
            progress(done, len(proposed), each.name)
            if cancelled():
                raise Cancelled
            found.append(replace(shapes.read(each, shape, known), shape_said=True))
        return found

    def shelve(
        self,
        reading: Reading,
        proposed: Sequence[Proposal],
        coder: str,
        progress: Progress,
        cancelled: Callable[[], bool],
        *,
        keeps: bool | None = None,
    ) -> list[Report]:
        """Take in what is included of the proposals, in one step, and report on each file; nothing to take is no step.

        Comments without an author become memos of `coder`. `keeps` says whether the files are kept, now and from now
        on; None leaves it to the study's setting. Raises Cancelled (nothing comes in), BadDate or EmptyName.
        """
        agreed = [rank for rank, each in enumerate(proposed) if each.included]
        taken = [proposed[rank] for rank in agreed]
        with self._database.reading() as session:
            known, setting = library.known_texts(session), conventions.read(session).keep_originals == "yes"
        keeps = setting if keeps is None else keeps
        coming = intake.arrivals(reading, taken, keeps=keeps)
        if not coming:
            return intake.reports(reading, proposed, known, {}, keeps=keeps)
        label = ngettext("import a document", "import {n} documents", len(coming))
        changed = Changed.DOCUMENTS | Changed.PROJECTS | Changed.MEMOS
        changed |= Changed.SETTINGS if keeps is not setting else Changed.NOTHING
        with self._database.step(label, changed, deed="import") as session:
            numbers = intake.shelve(session, reading, coming, progress, cancelled)
            brought = {number: each.entry.source for number, each in zip(numbers, coming, strict=True)}
            remarks.keep(session, brought, coder or _("unknown author"))
            intake.join_voices(session, taken)
            shapes.remember(session, taken)
            speaking.remember(session, {name: each.speaking[name] for each in taken for name in each.said})
            if keeps is not setting:
                conventions.write(session, "keep_originals", "yes" if keeps else "no")
            progress(len(coming), len(coming), "")
        return intake.reports(reading, proposed, known, dict(zip(agreed, numbers, strict=True)), keeps=keeps)

    def take_in(
        self,
        paths: Iterable[Path],
        project: str | None,
        kind: Kind | None,
        date: str | None,
        coder: str,
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> list[Report]:
        """Import without asking anyone: what is told holds for all files; raises as `shelve`."""
        if date is not None:
            library.clean_date(date)
        with closing(self.read(paths, progress, cancelled)) as reading:
            with self._database.reading() as session:
                proposed = intake.proposals(reading, guesses.held(session).texts)
                told = [
                    replace(
                        each,
                        projects=(project,) if project is not None else (),
                        kind=kind or each.kind,
                        date=date or each.date,
                    )
                    for each in proposed
                ]
                warned = [_warned(each) for each in guesses.with_likeness(session, told)]
            progress(len(reading.files), len(reading.files), "")
            return self.shelve(reading, warned, coder, _unheard, cancelled)

    # What is known of a document that came in

    def has_original(self, document: int) -> bool:
        """Say whether the file that a document came from is kept."""
        with self._database.reading() as session:
            return originals.has(session, document)

    def original(self, document: int) -> tuple[str, bytes]:
        """Give the name and the bytes of the file that a document came from; raise NoOriginal."""
        with self._database.reading() as session:
            return originals.content(session, document)

    def speakers(self, document: int) -> tuple[list[Speaker], Mapping[str, Speaks]]:
        """Describe who speaks in a document, and say what each does there."""
        with self._database.reading() as session:
            text, layout = library.text(session, document), library.layout(session, document)
            found = speakers(text, layout.turns)
            if layout.interviewers is None:
                return found, speaking.proposed(found, speaking.remembered(session))
        asks = {each.name: each.name in layout.interviewers for each in found}
        return found, {name: speaking.Speaks.ASKS if each else speaking.Speaks.ANSWERS for name, each in asks.items()}

    def say_who_speaks(self, document: int, said: Mapping[str, Speaks]) -> None:
        """Say what each speaker of a document does; it is remembered for the files to come. Raise UnknownDocument."""
        with self._database.step(_("say who asks"), Changed.DOCUMENTS) as session:
            library.text(session, document)
            layout = library.layout(session, document)
            turns = speaking.turns(layout.turns, said)
            library.lay_out(session, document, replace(layout, turns=turns, interviewers=speaking.asking(said)))
            speaking.remember(session, said)


def _warned(proposal: Proposal) -> Proposal:
    """Say of a text that others say the same: nobody is there to confirm that they are one voice."""
    if proposal.alike is None:
        return proposal
    words = _("It says the same as other articles ({name}): they count as one voice once they have the same group.")
    return replace(proposal, warnings=(*proposal.warnings, words.format(name=proposal.alike.name)))


def _unheard(_done: int, _total: int, _name: str) -> None:
    """Tell no one: what was read goes in at once."""
