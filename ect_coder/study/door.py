"""The Study: open it, act, undo, be told what changed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Self, TypeVar

from ect_coder.analysis import conventions, estimates, gathering
from ect_coder.analysis.gathering import Scope
from ect_coder.analysis.matrix import Factor, Frame, Row, factors, matrix
from ect_coder.analysis.quoting import Quoting
from ect_coder.analysis.remaining import Remaining, remaining
from ect_coder.analysis.whole import Whole
from ect_coder.codebook import edits, shelf
from ect_coder.codebook import files as codebook_files
from ect_coder.codebook.edits import Edit
from ect_coder.coding import codings, discussions, excerpts, memos
from ect_coder.coding.excerpts import Coding, Filter, Order
from ect_coder.coding.memos import About, Memo, Note, Subject
from ect_coder.corpus import attributes, intake, library, proposals
from ect_coder.errors import EctError, Refusal, UnknownCoder, as_it_is
from ect_coder.storage import backup, database
from ect_coder.storage.backup import Reason
from ect_coder.storage.database import Database
from ect_coder.storage.lock import Lock
from ect_coder.storage.schema import SCHEMA_VERSION, new_guid
from ect_coder.storage.working_copy import WorkingCopy
from ect_coder.study.agreement import Agreement
from ect_coder.study.attributes import Attributes
from ect_coder.study.blindness import Blindness
from ect_coder.study.cells import Cells
from ect_coder.study.codebook import Codebook
from ect_coder.study.coding_copies import CodingCopies
from ect_coder.study.copies import Copies
from ect_coder.study.correction import Corrections
from ect_coder.study.desk import Desk
from ect_coder.study.estimates import Decisions
from ect_coder.study.events import Events
from ect_coder.study.foreign import SUFFIXES, Foreign, Told, is_inside
from ect_coder.study.frequencies import LemmaCounts
from ect_coder.study.health import Health
from ect_coder.study.intake import Intake
from ect_coder.study.inventory import Inventory
from ect_coder.study.kept import Kept
from ect_coder.study.merging import Merging
from ect_coder.study.names import Names
from ect_coder.study.processing import ProcessingSheet
from ect_coder.study.questions import Questions
from ect_coder.study.register import Register
from ect_coder.study.removal import Removals
from ect_coder.study.robustness import Robustness
from ect_coder.study.searches import Searches
from ect_coder.study.smart_lists import SmartLists
from ect_coder.study.suggestions import Suggestions
from ect_coder.study.syntheses import Syntheses
from ect_coder.study.text_corpus import TextCorpus
from ect_coder.values import MANY, Changed, Kind, Quotability, Span
from ect_coder.wording import _, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from ect_coder.analysis.conventions import Conventions
    from ect_coder.analysis.estimates import Estimate, NewEstimate
    from ect_coder.analysis.evidence import Thresholds
    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.codings import NewCoding
    from ect_coder.coding.discussions import Discussion
    from ect_coder.corpus.intake import Progress, Report
    from ect_coder.corpus.library import Description, Document, Layout, Project
    from ect_coder.storage.health import Finding


@dataclass(frozen=True, slots=True)
class Info:
    """A study at a glance; `backup` says when the newest copy was made."""

    title: str
    documents: int
    projects: int
    codings: int
    variables: int
    schema: int
    codebook_version: str
    language: str
    backup: str | None


@dataclass(frozen=True, slots=True)
class PastDeed:
    """A deed since the study was opened: its name, when it was done, how many steps away its outcome is.

    `away` counts from the study as it stands: 0 is the last deed that holds, -2 lies two undos back, 1 one redo ahead.
    """

    label: str
    at: datetime.datetime
    away: int


@dataclass(frozen=True, slots=True)
class Answers:
    """A matrix with what it stands on: its rows, the names of their projects, the thresholds used."""

    rows: list[Row]
    projects: dict[int, str]
    thresholds: Thresholds

    def rows_of(self, project: int) -> list[Row]:
        """Give the rows of one project."""
        return [row for row in self.rows if row.project == project]


def quiet(_done: int, _total: int, _name: str) -> None:
    """Tell no one how far an import is."""


def never() -> bool:
    """Never ask to stop."""
    return False


class Study:
    """An open study file. Every deed is one transaction, one undo step and one `Changed` notice.

    Deeds raise an EctError and leave the study as it was when something cannot be done.
    """

    def __init__(self, opened: Database, shared: tuple[WorkingCopy, Lock] | None = None) -> None:
        self._database = opened
        self._grid: Grid | None = None
        self._agreed: Conventions | None = None
        self._shared = shared
        self._lookups = codings.Lookups()
        self.blindness = Blindness(opened)
        self.copies = Copies(opened)
        self.corrections = Corrections(opened)
        self.removals = Removals(opened)
        self.register = Register(opened)
        self.questions = Questions(opened)
        self.events = Events(opened)
        self.inventory = Inventory(opened)
        self.intake = Intake(opened)
        self.attributes = Attributes(opened)
        self.cells = Cells(opened)
        self._rows: Kept[list[Row]] = Kept(opened)
        self._factors: Kept[list[Factor]] = Kept(opened)
        self.decisions = Decisions(opened, self.answers)
        self.syntheses = Syntheses(opened)
        self.robustness = Robustness(opened)
        self.searches = Searches(opened)
        self.frequencies = LemmaCounts(opened)
        self.text_corpus = TextCorpus(opened)
        self.smart_lists = SmartLists(opened)
        self.foreign = Foreign(opened)
        self.health = Health(opened)
        self.processing = ProcessingSheet(opened)
        self.suggestions = Suggestions(opened, lambda: self.grid)
        self.names = Names(opened)
        self.codebook = Codebook(opened, lambda: self.grid, self._language)
        self.merging = Merging(opened)
        self.coding_copies = CodingCopies(opened, self.names, self.quoting)
        self.agreement = Agreement(opened)
        self.desk = Desk(opened)
        opened.listen(self._forget)

    @classmethod
    def create(cls, path: Path, grid: Grid | None = None, title: str = "", language: str = "fr") -> Self:
        """Make a new study file and open it; raise StudyExists, ReadOnlyStudy or DiskFull."""
        chosen = grid or codebook_files.default()

        def fill(session: Any) -> None:
            shelf.adopt(session, chosen)
            conventions.write(session, "title", title or path.stem)
            conventions.write(session, "language", language)
            attributes.add(session, proposals.created(language))

        database.create(path, fill)
        return cls(Database(path, writable=True))

    @classmethod
    def open(cls, path: Path, *, writable: bool = True, brief: bool = False) -> Self:
        """Open a study file; a writing opening leaves a checked copy first. `brief` is for one deed and no more.

        Raises StudyMissing, NotAStudy, NewerStudy, DamagedStudy or, when it cannot be written, ReadOnlyStudy.
        """
        return cls(database.open_database(path, writable=writable, brief=brief))

    @classmethod
    def open_shared(cls, path: Path) -> Self:
        """Open a study of a shared folder by a copy of our own, which `hand_back` and closing give back whole.

        Raises as `open`, and SharedStudyChanged where what a crash left was put beside it: then try again.
        """
        lock = Lock(path)
        try:
            working = WorkingCopy(path)
            return cls(database.open_database(working.path), (working, lock))
        except BaseException:
            lock.leave()
            raise

    def hand_back(self) -> None:
        """Give a shared study back as it stands now; raise SharedStudyChanged or CannotWrite."""
        if self._shared is not None:
            self._shared[0].give_back()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the study and leave one file; raise SharedStudyChanged or CannotWrite for a shared one.

        A shared study that cannot be given back stays in our own copy, and is when it is opened again.
        """
        self.names.machine.close()
        self._database.close()
        if self._shared is not None:
            (working, lock), self._shared = self._shared, None
            try:
                working.give_back()
                working.leave()
            finally:
                lock.leave()

    @property
    def path(self) -> Path:
        """Where the study file lies; a shared one in the folder that is shared."""
        return self._shared[0].shared if self._shared is not None else self._database.path

    @property
    def writable(self) -> bool:
        """Whether deeds are possible."""
        return self._database.writable

    def listen(self, listener: Callable[[Changed], None]) -> None:
        """Tell `listener` after each deed, in the thread that did it."""
        self._database.listen(listener)

    @property
    def closed_cleanly(self) -> bool:
        """Whether the last who wrote in the study closed it, or was stopped by a crash."""
        return self._database.closed_cleanly

    @property
    def undo_label(self) -> str | None:
        """Name what undo would take back, in the language of the deed."""
        return self._database.undo_label

    @property
    def redo_label(self) -> str | None:
        """Name what redo would do again."""
        return self._database.redo_label

    def undo(self) -> str:
        """Take the last deed back and return its name; raise NothingToUndo."""
        self._lookups.forget_made()
        return self._database.undo()

    def redo(self) -> str:
        """Do the last undone deed again and return its name; raise NothingToUndo."""
        self._lookups.forget_made()
        return self._database.redo()

    def past_deeds(self) -> list[PastDeed]:
        """List the deeds since the study was opened, the first one first; those undone last."""
        done, undone = self._database.steps()
        first = 1 - len(done)
        return [PastDeed(step.label, step.at, rank) for rank, step in enumerate([*done, *undone], first)]

    def travel(self, by: int) -> None:
        """Undo (by less than 0) or redo (by more) so many deeds; raise NothingToUndo when there are fewer."""
        self._lookups.forget_made()
        self._database.travel(by)

    @property
    def mark(self) -> int:
        """Where the deeds stand now, for `codings_since`."""
        return self._database.mark

    def codings_since(self, mark: int) -> frozenset[int] | None:
        """List the codings made, changed or taken away since a mark, by number; None where they are many."""
        return self._database.codings_since(mark)

    def distance(self, by: int) -> int:
        """Count the row changes that a travel by so many deeds would undo or do again."""
        done, undone = self._database.steps()
        return sum(step.rows for step in (done[by:] if by < 0 else undone[:by]))

    # What the study holds

    @property
    def grid(self) -> Grid:
        """The codebook in force."""
        if self._grid is None:
            with self._database.reading() as session:
                self._grid = shelf.read(session)
        return self._grid

    def conventions(self) -> Conventions:
        """Give the study's settings."""
        if self._agreed is None:
            with self._database.reading() as session:
                self._agreed = conventions.read(session)
        return self._agreed

    def agree(self, name: str, value: str) -> None:
        """Change one setting of the study; raise UnknownSetting, BadValue or UnknownCoder."""
        with self._database.step(_("change a setting of the study"), Changed.SETTINGS) as session:
            conventions.write(session, name, value)

    def info(self) -> Info:
        """Sum the study up."""
        agreed, kept = self.conventions(), backup.latest(self.path)
        documents, projects = self.documents(), self.projects()
        return Info(
            title=agreed.title,
            documents=len(documents),
            projects=len(projects),
            codings=sum(document.codings for document in documents),
            variables=len(self.grid.variables),
            schema=SCHEMA_VERSION,
            codebook_version=self.grid.version,
            language=agreed.language,
            backup=kept.at.isoformat() if kept else None,
        )

    def copy_to(self, target: Path) -> None:
        """Write a whole copy of the study to another file, in one step; raise CannotWrite."""
        backup.copy_to(self.path, target)

    def check(self) -> list[Finding]:
        """List what is wrong with the file; nothing if it is sound."""
        return self.health.check(quiet, never)

    # Projects

    def projects(self) -> list[Project]:
        """List the projects in the order they were made."""
        with self._database.reading() as session:
            return library.projects(session)

    def add_project(self, name: str, pivot: str | None = None, attributes: Mapping[str, str] | None = None) -> None:
        """Make a project, or change what is given of a known one; raise BadDate or EmptyName."""
        self.add_projects([(name, pivot, attributes or {})])

    def add_projects(
        self, wanted: Sequence[tuple[str, str | None, Mapping[str, str]]], refuse: Refusal = as_it_is
    ) -> None:
        """Make or change several projects in one step; a refused one goes through `refuse` with its rank."""
        label = _("add the project {name}").format(name=quoted(wanted[0][0])) if len(wanted) == 1 else _("add projects")
        with self._database.step(label, Changed.PROJECTS) as session:
            library.put_projects(session, wanted, refuse)

    def rename_project(self, name: str, new_name: str) -> None:
        """Give a project another name; raise UnknownProject, TakenName or EmptyName."""
        with self._database.step(_("rename the project"), Changed.PROJECTS | Changed.CODINGS) as session:
            library.rename_project(session, name, new_name)

    def remove_project(self, name: str) -> None:
        """Take a project away, after a copy; its codings stay, without a project."""
        self.copies.keep(Reason.RISK)
        label = _("remove the project {name}").format(name=quoted(name))
        with self._database.step(label, Changed.ALL, deed="remove_project") as session:
            library.remove_project(session, name)
            memos.drop_orphans(session)

    # Documents

    def documents(self, numbers: Sequence[int] | None = None) -> list[Document]:
        """List the documents, or some of them, in the order they came in."""
        with self._database.reading() as session:
            return library.documents(session, numbers)

    def document_id(self, reference: str | int) -> int:
        """Find a document by number, code or name; raise UnknownDocument."""
        with self._database.reading() as session:
            return library.document_id(session, reference)

    def text(self, document: int) -> str:
        """Give a document's canonical text, as positions count it."""
        with self._database.reading() as session:
            return library.text(session, document)

    def layout(self, document: int) -> Layout:
        """Give the turns, headings and bold passages recognised at import."""
        with self._database.reading() as session:
            return library.layout(session, document)

    def take_in(
        self,
        paths: Iterable[Path],
        project: str | None = None,
        kind: Kind | None = None,
        date: str | None = None,
        progress: Progress = quiet,
        cancelled: Callable[[], bool] = never,
        coder: str = "",
    ) -> list[Report]:
        """Import files and folders in one step and report on each file, without asking anyone.

        A project or codebook of another program (`foreign.SUFFIXES`) is a step of its own, its codes as proposed.

        A file that cannot be read is reported, the others come in. Raises Cancelled (nothing comes in), BadDate or
        EmptyName. Takes long: call it off the window's thread.
        """
        files = intake.files_in(paths)
        projects = [each for each in files if each.suffix.lower() in SUFFIXES]
        others = [each for each in files if each not in projects and not is_inside(each)]
        told = Told(project, kind, date)
        reports = [self.foreign.take_in_file(each, coder, told) for each in projects]
        return [*reports, *self.intake.take_in(others, project, kind, date, coder, progress, cancelled)]

    def describe(self, document: int, change: Description) -> None:
        """Change what is given of a document; raise UnknownProject, BadDate, TakenName or EmptyName."""
        with self._database.step(_("describe the document"), Changed.DOCUMENTS) as session:
            library.describe(session, document, change)

    def remove_document(self, document: int) -> None:
        """Take a document away, with everything that quotes it; raise UnknownDocument."""
        self.removals.remove([document])

    # Codings

    def code(self, wish: NewCoding, *, begin: bool = False) -> int:
        """Make one coding and return its number; raises as `codings.add`.

        With `begin`, the first coding of a document that is to be coded puts it in progress, in the same step.
        """
        return self.code_many([wish], begin=begin)[0]

    def code_many(self, wishes: Sequence[NewCoding], refuse: Refusal = as_it_is, *, begin: bool = False) -> list[int]:
        """Make codings in one step, all or nothing, and return their numbers; `begin` as for one."""
        fresh = self._untouched(wishes) if begin else []
        changed = Changed.CODINGS | (Changed.DOCUMENTS if fresh else Changed.NOTHING)
        try:
            with self._database.step(self._name_of(wishes), changed) as session:
                numbers = codings.add(session, wishes, refuse, self._lookups)
                library.begin(session, fresh)
        except EctError:
            self._lookups.forget_made()
            raise
        return numbers

    def _untouched(self, wishes: Sequence[NewCoding]) -> list[int]:
        asked = self._lookups.may_be_untouched({wish.document for wish in wishes})
        if not asked:
            return []
        with self._database.reading() as session:
            return self._lookups.untouched(session, asked)

    def _name_of(self, wishes: Sequence[NewCoding]) -> str:
        """Name a deed that makes codings: by its variables where they are of one passage, else by their number."""
        keys = list(dict.fromkeys(wish.variable for wish in wishes))
        labels = {code.id: code.label(self._language()) for code in self.grid.codes if code.id in keys}
        one_passage = len({(wish.document, wish.span) for wish in wishes}) == 1
        if one_passage and len(labels) == len(keys):
            return _("code {variable}").format(variable=", ".join(quoted(labels[key]) for key in keys))
        return ngettext("code a passage", "code {n} passages", len(wishes))

    def code_in_vivo(self, wish: NewCoding, label: str) -> int:
        """Make a transversal code of a label, code with it in the same step, and return the coding's number.

        A code of that name is used as it is. The wish's own variable does not matter. Raises as `codings.add`.
        """
        language = self._language()
        known = next((code for code in self.grid.codes if code.label(language).casefold() == label.casefold()), None)
        if known is not None:
            return self.code(replace(wish, variable=known.id), begin=True)
        binned = {each.code.id for each in self.codebook.bin()}
        code = edits.new_code(self.grid, label, None, new_guid(), language, binned)
        made: list[int] = []

        def follow(session: Any) -> None:
            made.extend(codings.add(session, [replace(wish, variable=code.id)]))
            library.begin(session, [wish.document])

        name = _("code in vivo {variable}").format(variable=quoted(label))
        self.codebook.revise(name, edits.add(self.grid, code), [Edit(code.id, "add")], wish.coder, then=follow)
        return made[0]

    def recode(self, numbers: Sequence[int], **values: Any) -> None:
        """Change fields of codings in one step; see `codings.change`."""
        self._keep_copy_before(len(numbers))
        with self._database.step(
            ngettext("change the coding", "change {n} codings", len(numbers)), Changed.CODINGS
        ) as session:
            codings.change(session, numbers, values, self._lookups)

    def uncode(self, numbers: Sequence[int]) -> None:
        """Take codings away in one step; raise UnknownCoding."""
        label = ngettext("remove a coding", "remove {n} codings", len(numbers))
        self._keep_copy_before(len(numbers))
        with self._database.step(label, Changed.CODINGS) as session:
            codings.remove(session, numbers)
        self._lookups.forget_coded()

    def excerpts(self, wanted: Filter | None = None, order: Order = Order.PLACE) -> list[Coding]:
        """List the codings a filter lets through, in an order; raise for a value the study does not know."""
        with self._database.reading() as session:
            self._check_filter(session, wanted or Filter())
            return excerpts.excerpts(session, wanted, order)

    def count(self, wanted: Filter) -> int:
        """Count the codings that a filter without words lets through; raise for a value the study does not know."""
        with self._database.reading() as session:
            self._check_filter(session, wanted)
            return excerpts.count(session, wanted)

    def sample(self, wanted: Filter, each: int) -> list[Coding]:
        """List the first codings of each moment and constat, so many of each; else as `count`."""
        with self._database.reading() as session:
            self._check_filter(session, wanted)
            return excerpts.sample(session, wanted, each)

    def coding(self, number: int) -> Coding:
        """Give one coding by its number; raise UnknownCoding."""
        with self._database.reading() as session:
            codings.known(session, [number])
            return excerpts.coding(session, number)

    def counts(self) -> dict[str, int]:
        """Count the codings of each variable and code that has some."""
        tally = self._database.tally().variables
        with self._database.reading() as session:
            return {key: tally[row] for key, row in shelf.code_ids(session).items() if row in tally}

    def document_counts(self) -> dict[int, int]:
        """Count the codings of each document that has some."""
        return dict(self._database.tally().documents)

    def cited(self, document: int, span: Span) -> str:
        """Give a passage in quotation marks with its reference, « … » (E03, § 42), as it may leave."""
        with self._database.reading() as session:
            text, code = library.text(session, document), library.code_of(session, document)
            (reference,) = library.references(session, [(0, document, code, span.start)]).values()
        return self.quoting().cited(document, text[span.start : span.end], reference)

    def coders(self) -> list[str]:
        """List the people who have coded."""
        with self._database.reading() as session:
            return codings.coders(session)

    def coded_today(self, coder: str) -> int:
        """Count the codings that a person made today, by this machine's date."""
        with self._database.reading() as session:
            return codings.made_since(session, coder, datetime.datetime.now().astimezone().date().isoformat())

    def last_coding(self, coder: str) -> int | None:
        """Give the number of the last coding that a person made, None without any."""
        with self._database.reading() as session:
            return codings.last_of(session, coder)

    # What deeds share

    def _keep_copy_before(self, codings: int) -> None:
        """Leave a checked copy before a deed on many codings."""
        if codings > MANY:
            self.copies.keep(Reason.RISK)

    def _forget(self, changed: Changed) -> None:
        """Read anew what a deed changed; the first listener, so that all others see it as it is."""
        if changed & Changed.CODEBOOK:
            self._grid = None
        if changed & Changed.SETTINGS:
            self._agreed = None
        if changed & ~Changed.CODINGS:
            self._lookups.forget()

    def _language(self) -> str:
        return self.conventions().language

    # Memos

    def memo(self, subject: Subject) -> str:
        """Give the memo on a subject, empty if there is none; raises as `memos.read`."""
        with self._database.reading() as session:
            return memos.read(session, subject)

    def write_memo(self, subject: Subject, text: str, coder: str) -> None:
        """Write the memo on a subject in place of the one it had; an empty text takes it away. As `memos.write`."""
        of_coding = subject.about is About.CODING
        with self._database.step(
            _("write a memo"), Changed.MEMOS | (Changed.CODINGS if of_coding else Changed.NOTHING)
        ) as session:
            memos.write(session, subject, text, coder)

    def note(self, document: int, span: Span, text: str, coder: str) -> int:
        """Write a memo on a passage without coding it, and return its number; raises as `memos.note`."""
        with self._database.step(_("write a memo"), Changed.MEMOS) as session:
            return memos.note(session, document, span, text, coder)

    def notes(self, document: int) -> list[Note]:
        """List the memos on passages of a document, in the order of the text."""
        with self._database.reading() as session:
            return memos.notes(session, document)

    def memos(self) -> list[Memo]:
        """List every memo; codes are named by their labels, codings by code and reference (« E03, § 42 »)."""
        language = self.conventions().language
        with self._database.reading() as session:
            found = memos.memos(session)
            documents = {each.id: each for each in library.documents(session)}
            places = library.references(
                session,
                (
                    (rank, each.document, documents[each.document].code, each.start)
                    for rank, each in enumerate(found)
                    if each.document is not None and each.start is not None
                ),
            )
        return [self._named(each, language, places.get(rank)) for rank, each in enumerate(found)]

    def _named(self, memo: Memo, language: str, place: str | None) -> Memo:
        if memo.subject.about is About.PASSAGE:
            return replace(memo, label=f"{place} · {memo.label}")
        if memo.subject.about not in {About.VARIABLE, About.CODING}:
            return memo
        label = self.grid.code(memo.label).label(language)
        return replace(memo, label=f"{label} · {place}" if place else label)

    # Passages to discuss

    def discuss(self, document: int, span: Span, text: str, coder: str) -> int:
        """Ask something about a passage and return the discussion's number; raises as `discussions.discuss`."""
        with self._database.step(_("ask about a passage"), Changed.DISCUSSIONS) as session:
            return discussions.discuss(session, document, span, text, coder)

    def reword(self, number: int, text: str) -> None:
        """Ask about a passage in other words; raise UnknownDiscussion or EmptyText."""
        with self._database.step(_("reword a question"), Changed.DISCUSSIONS) as session:
            discussions.reword(session, number, text)

    def reply(self, number: int, text: str, coder: str) -> None:
        """Answer a discussion; raise UnknownDiscussion, EmptyText or EmptyName."""
        with self._database.step(_("reply about a passage"), Changed.DISCUSSIONS) as session:
            discussions.reply(session, number, text, coder)

    def settle(self, number: int, coder: str) -> None:
        """Say that nothing is left to discuss; raise UnknownDiscussion or EmptyName."""
        with self._database.step(_("settle a passage to discuss"), Changed.DISCUSSIONS) as session:
            discussions.settle(session, number, coder)

    def reopen(self, number: int) -> None:
        """Discuss a settled passage again; raise UnknownDiscussion."""
        with self._database.step(_("discuss a passage again"), Changed.DISCUSSIONS) as session:
            discussions.reopen(session, number)

    def remove_discussion(self, number: int) -> None:
        """Take a discussion away, with its replies; raise UnknownDiscussion."""
        with self._database.step(_("remove a passage to discuss"), Changed.DISCUSSIONS) as session:
            discussions.remove(session, number)

    def discussions(self, document: int | None = None) -> list[Discussion]:
        """List the passages to discuss, in all documents or in one; the open ones first."""
        with self._database.reading() as session:
            return discussions.discussions(session, document)

    def to_discuss(self) -> int:
        """Count the passages whose discussion is not settled."""
        with self._database.reading() as session:
            return discussions.open_count(session)

    # Estimates and answers

    def estimate(self, wishes: Sequence[NewEstimate], refuse: Refusal = as_it_is) -> None:
        """Record estimates in one step, all or nothing; raises as `estimates.record`."""
        label = (
            ngettext("record an estimate", "record {n} estimates", len(wishes))
            if any(each.mark is not None for each in wishes)
            else ngettext("take an estimate back", "take {n} estimates back", len(wishes))
        )
        with self._database.step(label, Changed.ESTIMATES) as session:
            estimates.record(session, self.grid, wishes, refuse)

    def estimates(self) -> list[Estimate]:
        """List every estimate in the order they were recorded."""
        with self._database.reading() as session:
            return estimates.history(session, self.grid)

    def answers(self, by: str = "pillar", thresholds: Thresholds | None = None, scope: Scope | None = None) -> Answers:
        """Compute the answer of each project × pillar or variable (or `all` of them); raise UnknownCoder."""
        agreed, counted, names = self._counting(scope)
        used = thresholds or agreed.thresholds
        rows = self._rows.get((by, used, counted), partial(self._answered, by=by, thresholds=used, scope=counted))
        return Answers([row for project in names for row in rows.get(project, ())], names, used)

    def remaining(self, projects: Sequence[str]) -> list[Remaining]:
        """Say what is left to read and to ask for projects, by name; raise UnknownProject."""
        found = self.answers("variable")
        documents, guide, ticks = self.documents(), self.questions.questions(), self.questions.ticks()
        pillars = {each.id: pillar.id for pillar in self.grid.pillars for each in pillar.variables}
        with self._database.reading() as session:
            numbers = [library.project_id(session, name) for name in projects]
        return [
            remaining(found.projects[number], documents, found.rows_of(number), pillars, guide, ticks)
            for number in numbers
        ]

    def factors(self, scope: Scope | None = None) -> tuple[list[Factor], dict[int, str]]:
        """Count transversal codes per project and moment; with the names of the projects."""
        _agreed, counted, names = self._counting(scope)
        found = self._factors.get(counted, partial(self._factored, scope=counted))
        return [factor for project in names for factor in found.get(project, ())], names

    def whole(self) -> Whole:
        """Give the whole study as values, for exports."""
        found = self.excerpts()
        counted, names = self.factors()
        return Whole(
            conventions=self.conventions(),
            grid=self.grid,
            projects=self.projects(),
            documents=self.documents(),
            codings=found,
            rows=[*self.answers("pillar").rows, *self.answers("variable").rows],
            factors=counted,
            estimates=self.estimates(),
            names=names,
            references=self.references(found),
            schema=SCHEMA_VERSION,
            quoting=self.quoting(),
            attributes=[each for owner in attributes.Owner for each in self.attributes.defined(owner)],
            made=datetime.datetime.now().astimezone().date().isoformat(),
            timelines=self.inventory.timelines(),
            errands=self.inventory.all_errands(),
            discussions=self.discussions(),
            versions=self.codebook.versions(),
            set_aside=self.desk.set_aside(),
        )

    def references(self, found: Iterable[Coding]) -> dict[int, str]:
        """Cite codings by document and paragraph, such as « E03, § 42 »."""
        with self._database.reading() as session:
            return library.references(
                session, ((each.id, each.document, each.document_code, each.start) for each in found)
            )

    def quoting(self) -> Quoting:
        """Say whose words may leave the study, and what leaves instead of names."""
        with self._database.reading() as session:
            said = library.quotabilities(session)
            kept_back = {each: library.text(session, each) for each in said if said[each] != Quotability.QUOTABLE}
            renaming = self.names.renaming(library.project_names(session).values())
        return Quoting(said, kept_back, renaming)

    def frame(self) -> Frame:
        """Give the codebook as the rule needs it."""
        return Frame.of(self.grid)

    def _counting(self, scope: Scope | None) -> tuple[Conventions, Scope, dict[int, str]]:
        """Give conventions, the scope that holds, projects."""
        chosen = scope or Scope()
        with self._database.reading() as session:
            if chosen.coder is not None and chosen.coder not in codings.coders(session):
                raise UnknownCoder(name=chosen.coder)
            agreed, names = conventions.read(session), library.project_names(session)
        return agreed, gathering.counting(chosen, agreed), names

    def _answered(
        self, within: Collection[int] | None, *, by: str, thresholds: Thresholds, scope: Scope
    ) -> dict[int, list[Row]]:
        """Answer for all projects, or for some of them."""
        with self._database.reading() as session:
            gathered = gathering.gather(session, scope, within)
            standing = estimates.standing(session, self.grid, within)
        projects = [each for each in gathered.projects if within is None or each in within]
        rows = matrix(
            self.frame(),
            projects,
            gathered.testimonies,
            by=by,
            thresholds=thresholds,
            supporter_voices=gathered.supporter_voices,
            estimates=standing,
            unread=gathered.unread,
        )
        return _by_project(projects, rows)

    def _factored(self, within: Collection[int] | None, *, scope: Scope) -> dict[int, list[Factor]]:
        """Count the transversal codes of all projects, or of some of them."""
        with self._database.reading() as session:
            gathered = gathering.gather(session, scope, within)
        projects = [each for each in gathered.projects if within is None or each in within]
        return _by_project(projects, factors(self.frame(), projects, gathered.testimonies))

    def _label(self, variable: str) -> str:
        return self.grid.code(variable).label(self._language())

    def _check_filter(self, session: Any, wanted: Filter) -> None:
        for pillar in wanted.pillars:
            self.grid.pillar(pillar)
        for variable in wanted.variables:
            self.grid.code(variable)
        for project in wanted.projects:
            library.project_id(session, project)
        known = codings.coders(session) if wanted.coders else []
        for coder in wanted.coders:
            if coder not in known:
                raise UnknownCoder(name=coder)


_Of = TypeVar("_Of", Row, Factor)


def _by_project(projects: Iterable[int], found: Iterable[_Of]) -> dict[int, list[_Of]]:
    kept: dict[int, list[_Of]] = {project: [] for project in projects}
    for each in found:
        kept[each.project].append(each)
    return kept
