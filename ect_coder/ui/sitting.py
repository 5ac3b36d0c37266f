"""One study from its opening to its closing: its pages, and who acts on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QThreadPool

from ect_coder.ui.actions import When
from ect_coder.ui.blind.blindness import Blindness
from ect_coder.ui.copies import Copies
from ect_coder.ui.corrections import Corrections
from ect_coder.ui.deeds import Deeds
from ect_coder.ui.deposits import Deposits
from ect_coder.ui.dialogs import Dialogs
from ect_coder.ui.exports import Exports
from ect_coder.ui.foreign.files import ForeignFiles
from ect_coder.ui.guide import Guide
from ect_coder.ui.health import Health
from ect_coder.ui.intake.taking_in import Intake
from ect_coder.ui.names.reviewing import Names
from ect_coder.ui.pages import Pages
from ect_coder.ui.private_matters import PrivateMatters
from ect_coder.ui.removals import Removals
from ect_coder.ui.sharing.files import Sharing
from ect_coder.ui.sharing.word_copies import WordCopies
from ect_coder.ui.wishes import Wishes

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.study import Study
    from ect_coder.ui.actions import ActsOnCodings
    from ect_coder.ui.blind.curtain import Curtain
    from ect_coder.ui.estimates.page import EstimatesPage
    from ect_coder.ui.excerpts_page import ExcerptsPage
    from ect_coder.ui.figures.page import FiguresPage
    from ect_coder.ui.long_work import LongWork
    from ect_coder.ui.matrix.page import MatrixPage
    from ect_coder.ui.person import Person
    from ect_coder.ui.read_page import ReadPage
    from ect_coder.ui.records.page import RecordsPage
    from ect_coder.ui.robustness.page import RobustnessPage
    from ect_coder.ui.search.page import SearchPage
    from ect_coder.ui.status import Status


class Sitting:
    """Makes those who act on a study known to each other, and connects the wishes of its pages to them."""

    def __init__(self, study: Study, person: Person, work: LongWork, status: Status) -> None:
        self.study = study
        self.person = person
        self.know_who()
        self.pages = Pages(study, person)
        self.deeds = Deeds(study, self.pages, work, status)
        self.wishes = Wishes(study, self.deeds, person)
        self.intake = Intake(study, self.pages, self.deeds, status, person)
        self.names = Names(study, self.pages, work, person)
        self.exports = Exports(study, self.pages, self.deeds, work, status, self.names)
        self.deposits = Deposits(study, self.pages, work, status, self.names)
        self.foreign = ForeignFiles(study, self.pages, work, status, person, self.names)
        self.sharing = Sharing(study, self.pages, work, status, person)
        self.word_copies = WordCopies(study, self.pages, work, status, self.names)
        self.blindness = Blindness(study, self.pages, self.deeds, person)
        self.copies = Copies(study, self.pages, work, status)
        self.health = Health(study, self.pages, work, status, self.copies.show)
        self.corrections = Corrections(study, self.pages, self.deeds, work)
        self.removals = Removals(study, self.pages, self.deeds, work, status)
        self.privacy = PrivateMatters(study, self.pages, self.deeds)
        self.guide = Guide(study, self.pages, person, status)
        self.dialogs = Dialogs(
            study,
            self.pages,
            person,
            deeds=self.deeds,
            wishes=self.wishes,
            exports=self.exports,
            guide=self.guide,
        )
        self.pages.told.connect(status.tell)
        self.pages.search_wished.connect(self.guide.search)
        self.pages.made.connect(self._hear)

    def know_who(self) -> None:
        """Look at the study as who is at this machine may, who may code under a second name in it."""
        own, blindness = self.person.settings.coder, self.study.blindness
        blindness.look_as(own)
        self.person.second_name = blindness.coder if blindness.coder != own else ""

    def possible(self) -> set[When]:
        """Tell which actions are possible now, besides those that always are."""
        possible = {When.STUDY, When.DOCUMENT}
        if self.pages.shown == "read":
            possible.add(When.TEXT)
        if not self.study.blindness.coder:
            possible.add(When.SEEING)
        if self.study.writable:
            possible.add(When.WRITING)
            if self.pages.on_codings() is not None:
                possible.add(When.CODINGS)
        return possible

    def doer(self, when: When) -> Sitting | ReadPage | ActsOnCodings | None:
        """Give who does the actions that are possible then: a page, or all of us."""
        if when is When.TEXT:
            return self.pages.read
        if when is When.CODINGS:
            return self.pages.on_codings()
        return self

    def close(self) -> None:
        """Close the study, once what is under way has ended."""
        self.person.second_name = ""
        self.intake.leave()
        self.pages.leave()
        self.copies.leave()
        self.health.leave()
        QThreadPool.globalInstance().waitForDone()  # a look-up under way would keep the log beside the file
        self.study.close()

    def _hear(self, name: str, page: Any) -> None:
        """Listen to what a page that was made wishes for."""
        heard: dict[str, Callable[[Any], None]] = {
            "read": self._hear_read,
            "excerpts": self._hear_excerpts,
            "matrix": self._hear_matrix,
            "records": self._hear_records,
            "estimates": self._hear_estimates,
            "robustness": self._hear_robustness,
            "figures": self._hear_figures,
            "search": self._hear_search,
            "curtain": self._hear_curtain,
        }
        heard[name](page)

    def _hear_read(self, read: ReadPage) -> None:
        wishes = self.wishes
        read.desk.page.zoom_wished.connect(self.pages.zoom)
        read.hand.favourites_changed.connect(self.person.keep_favourites)
        read.hand.recents_changed.connect(self.person.keep_recents)
        read.hand.codings_wished.connect(wishes.code)
        read.hand.in_vivo_wished.connect(wishes.code_in_vivo)
        read.hand.project_needed.connect(self.guide.say_project_needed)
        read.suggestions.acceptance_wished.connect(wishes.accept)
        read.suggestions.refusal_wished.connect(wishes.refuse)
        read.change_wished.connect(wishes.recode)
        read.removal_wished.connect(wishes.uncode)
        read.writing.memo.written.connect(wishes.write_memo)
        read.writing.question.written.connect(wishes.discuss)
        read.writing.discussion_wished.connect(self.dialogs.inbox)
        read.writing.corrector.wished.connect(self.corrections.correct)
        read.writing.event_wished.connect(wishes.note_event)
        read.codebook.editing_wished.connect(self.dialogs.codebook)
        read.blind_bar.lifting_wished.connect(self.blindness.lift)
        corpus = read.corpus
        corpus.description_wished.connect(wishes.describe)
        corpus.removal_wished.connect(self.removals.document)
        corpus.person_removal_wished.connect(self.removals.person)
        corpus.replacing_wished.connect(self.corrections.replace)
        corpus.import_wished.connect(self.intake.import_files)
        corpus.original_wished.connect(self.intake.open_original)
        corpus.speakers_wished.connect(self.intake.ask_speakers)
        corpus.project_renaming_wished.connect(self.dialogs.rename_project)
        corpus.project_removal_wished.connect(wishes.remove_project)

    def _hear_excerpts(self, excerpts: ExcerptsPage) -> None:
        excerpts.passage_wished.connect(self.guide.to_coding)
        excerpts.review_wished.connect(self.wishes.review)
        excerpts.change_wished.connect(self.wishes.recode_many)
        excerpts.removal_wished.connect(self.wishes.uncode)
        excerpts.smart_list_wished.connect(self.wishes.keep_smart_list)
        excerpts.deed_wished.connect(self.deeds.do)

    def _hear_matrix(self, matrix: MatrixPage) -> None:
        matrix.passage_wished.connect(self.guide.to_coding)
        matrix.excerpts_wished.connect(self.guide.to_excerpts)
        matrix.change_wished.connect(self.wishes.recode_many)
        matrix.removal_wished.connect(self.wishes.uncode)

    def _hear_records(self, records: RecordsPage) -> None:
        records.deed_wished.connect(self.deeds.do)
        records.document_wished.connect(self.guide.to_document)
        records.passage_wished.connect(self.guide.to_place)
        records.event_wished.connect(self.wishes.note_event)
        records.entries_wished.connect(self.wishes.enter)

    def _hear_estimates(self, estimates: EstimatesPage) -> None:
        estimates.estimates_wished.connect(self.wishes.estimate)
        estimates.synthesis_wished.connect(self.wishes.synthesise)
        estimates.deed_wished.connect(self.deeds.do)
        estimates.passage_wished.connect(self.guide.to_coding)
        estimates.excerpts_wished.connect(self.guide.to_excerpts)

    def _hear_robustness(self, robustness: RobustnessPage) -> None:
        robustness.excerpts_wished.connect(self.guide.to_excerpts)
        robustness.export_wished.connect(self.exports.table)
        robustness.passage_wished.connect(self.guide.to_coding)
        robustness.deed_wished.connect(self.deeds.do)
        robustness.settling_wished.connect(self.wishes.settle)

    def _hear_figures(self, figures: FiguresPage) -> None:
        figures.export_wished.connect(self.exports.figure)
        figures.copy_wished.connect(self.exports.copy_figure)

    def _hear_curtain(self, curtain: Curtain) -> None:
        curtain.lifting_wished.connect(self.blindness.lift)

    def _hear_search(self, search: SearchPage) -> None:
        search.hit_wished.connect(self.guide.to_passage)
        search.codings_wished.connect(self.wishes.code_found)
        search.keeping_wished.connect(self.wishes.keep_search)
        search.deed_wished.connect(self.deeds.do)
        search.export_wished.connect(self.exports.counted)
