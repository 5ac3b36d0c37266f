"""A part of the door: copies that are coded by comments in Word, and what comes back of them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from ect_coder.analysis import conventions, renamed
from ect_coder.codebook import shelf
from ect_coder.coding import returned
from ect_coder.coding.returned import About
from ect_coder.coding.shorthand import numbered, printed, vocabulary
from ect_coder.corpus import library, reading_room
from ect_coder.corpus.anchors import Anchors
from ect_coder.corpus.readers import coding_copy
from ect_coder.corpus.readers.coding_copy import Identity
from ect_coder.errors import EctError, NotACodingCopy, NotQuotable
from ect_coder.exchange.coding_copy import Copy
from ect_coder.names.renaming import Display, Moved, Renaming
from ect_coder.storage.database import now
from ect_coder.storage.schema import CodingRow, DocumentRow, HistoryRow
from ect_coder.study.part import Part
from ect_coder.values import Changed, Quotability, Span
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from ect_coder.analysis.quoting import Quoting
    from ect_coder.coding.returned import Reading, Rest
    from ect_coder.corpus.readers.source import File, Passed, Source
    from ect_coder.storage.database import Database
    from ect_coder.study.names import Names


@dataclass(frozen=True, slots=True)
class Returned:
    """What one file brings, before anything is written; `refusal` is why it brings nothing.

    `places` cite its readings (« E03, § 42 ») in their order; `passed` are comments that stand before the text.
    """

    path: Path
    person: str = ""
    readings: tuple[Reading, ...] = ()
    places: tuple[str, ...] = ()
    passed: tuple[Passed, ...] = ()
    refusal: EctError | None = None


class CodingCopies(Part):
    """Makes copies to code, and reads comments back. Both take long: call them off the window's thread."""

    def __init__(self, opened: Database, names: Names, quoting: Callable[[], Quoting]) -> None:
        super().__init__(opened)
        self._names = names
        self._quoting = quoting

    def copy(self, document: int, person: str) -> Copy:
        """Give a document as it goes out to a person, with the codebook; raise NotQuotable or UnknownDocument.

        Names are replaced as they are in all that leaves.
        """
        rule = self._quoting()
        with self._database.reading() as session:
            text, layout = library.text(session, document), library.layout(session, document)
            (told,) = library.documents(session, [document])
            guid = session.scalars(select(DocumentRow.guid).filter_by(id=document)).one()
            grid, agreed = shelf.read(session), conventions.read(session)
            strength = session.scalars(select(CodingRow.id).where(CodingRow.intensity.is_not(None)).limit(1)).first()
        if told.quotability is not Quotability.QUOTABLE:
            raise NotQuotable(name=told.name)
        moved = rule.renaming.moved(text)
        return Copy(
            identity=Identity(
                document=guid,
                text=library.digest(moved.text),
                names=rule.renaming.display.value,
                person=person,
                heading=rule.renaming.text(f"{told.code} · {told.name}"),
                codes={short: code.id for short, code in numbered(grid).items()},
            ),
            code=rule.renaming.text(told.code),
            text=moved.text,
            layout=renamed.layout(layout, moved),
            grid=rule.grid(grid),
            own=agreed.own_labels(),
            projects=tuple(map(rule.renaming.text, told.projects)) if len(told.projects) > 1 else (),
            intensities=strength is not None,
        )

    def read(
        self, paths: Sequence[Path], cancelled: Callable[[], bool], progress: Callable[[int, int, str], None]
    ) -> list[Returned]:
        """Read the comments of copies that came back; a file that cannot be read says why. Raises Cancelled."""
        found = []
        with closing(reading_room.read_each(paths, cancelled, coding_copy.read)) as answers:
            for done, path in enumerate(paths):
                progress(done, len(paths), path.name)
                found.append(self._returned(path, next(answers)))
        return found

    def _returned(self, path: Path, file: File | EctError) -> Returned:
        if isinstance(file, EctError):
            return Returned(path, refusal=file)
        (source,) = file.sources
        told = coding_copy.identity(source)
        with self._database.reading() as session:
            document = returned.in_the_study(session, told.document, source.text)
            if document is None:
                return Returned(path, refusal=NotACodingCopy(path=path.name))
            place = _placing(source, told, self._versions(session, document))
            readings = tuple(returned.readings(self._about(session, document, told, source.text), source, place))
            code = library.code_of(session, document)
            spans = [each.span.start if each.span is not None else -1 for each in readings]
            places = library.references(session, ((n, document, code, at) for n, at in enumerate(spans) if at >= 0))
        cited = tuple(places.get(rank, code) for rank in range(len(readings)))
        return Returned(path, told.person, readings, cited, file.passed)

    def _versions(self, session: Session, document: int) -> Iterator[Moved]:
        """Give a text as it may have gone out: as it is, and with names replaced where the key is open."""
        text, projects = library.text(session, document), tuple(library.project_names(session).values())
        yield Moved(text)
        for display in (Display.PSEUDONYM, Display.GENERIC) if self._names.decisions else ():
            yield Renaming(self._names.decisions, display, projects).moved(text)

    def _about(self, session: Session, document: int, told: Identity, text: str) -> About:
        grid, agreed = shelf.read(session), conventions.read(session)
        (known,) = library.documents(session, [document])
        guid = session.scalars(select(DocumentRow.guid).filter_by(id=document)).one()
        codes = told.codes or printed(text, grid)
        words = vocabulary(grid, codes, agreed.own_labels(), self._projects(session, known.projects, told))
        several = known.projects if len(known.projects) > 1 else ()
        return About(document, guid, words, frozenset(code.id for code in grid.codes), several)

    def _projects(self, session: Session, own: Sequence[str], told: Identity) -> dict[str, str]:
        """Give the projects of a document by the names that they had in its copy, and by their own."""
        every = tuple(library.project_names(session).values())
        displays = [each for each in Display if each is Display.REAL or each.value == told.names]
        renamings = [Renaming(self._names.decisions, each, every) for each in displays]
        return {renaming.text(name): name for renaming in renamings for name in own}

    def known(self, found: Sequence[Reading], people: Mapping[str, str]) -> set[str]:
        """Give those of the readings, by their GUIDs, that the study has already; `people` are coders by authors."""
        with self._database.reading() as session:
            return returned.known(session, found, people)

    def take_in(self, found: Sequence[Reading], people: Mapping[str, str], rest: Rest) -> Counter[str]:
        """Make codings of what was understood, and of the rest what is chosen, as one step; count what was made.

        Nothing new is no step. Raises as `codings.add`, and EmptyName for a coder without a name.
        """
        label = _("read the comments of a Word copy")
        changed = Changed.CODINGS | Changed.MEMOS | Changed.DISCUSSIONS
        with self._database.step(label, changed) as session:
            made = returned.take_in(session, found, people, rest)
            if made.total():
                session.add(HistoryRow(at=now(), coder="", deed="comments", count=made.total()))
        return made


def _placing(source: Source, told: Identity, versions: Iterator[Moved]) -> Callable[[Span], Span | None]:
    """Give how words of a copy are found in the study's text, by way of the text as it went out where that is known."""
    every = list(versions)
    out = next((each for each in every if library.digest(each.text) == told.text), every[0])
    anchors = Anchors(source.text, out.text)
    back = replace(out, old=out.new, new=out.old)

    def place(span: Span) -> Span | None:
        found = anchors.follow(span)
        return Span(back.start(found.start), back.end(found.end)) if found is not None else None

    return place
