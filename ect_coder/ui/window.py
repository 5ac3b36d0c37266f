"""The window: it connects wishes to deeds, and shows what came of them."""

from __future__ import annotations

import gc
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QByteArray, Qt, QThreadPool, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QProgressDialog,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ect_coder import settings, wording
from ect_coder.errors import Cancelled, EctError, ReadOnlyStudy
from ect_coder.ui import faults, places, theme
from ect_coder.ui.actions import Actions, When
from ect_coder.ui.choices import Choices
from ect_coder.ui.jobs import MANY, Job, Task
from ect_coder.ui.keymap import native
from ect_coder.ui.progress_line import ProgressLine
from ect_coder.ui.tallies import Tallies
from ect_coder.ui.toast import Toast
from ect_coder.ui.tongue import speak
from ect_coder.ui.welcome import Welcome
from ect_coder.values import Changed, Span
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ect_coder.coding.codings import NewCoding
    from ect_coder.coding.discussions import Discussion
    from ect_coder.coding.excerpts import Filter
    from ect_coder.coding.memos import Memo, Subject
    from ect_coder.corpus.intake import Report
    from ect_coder.corpus.library import Description
    from ect_coder.settings import Settings
    from ect_coder.study import Study
    from ect_coder.ui.actions import ActsOnCodings
    from ect_coder.ui.excerpts_page import ExcerptsPage
    from ect_coder.ui.matrix_page import MatrixPage
    from ect_coder.ui.paper.manuscript import Manuscript
    from ect_coder.ui.read_page import ReadPage

_T = TypeVar("_T")
_PAGES = ("read", "excerpts", "matrix")
_RECENT_STUDIES = 8


class Window(QMainWindow):
    """One study at a time, or the welcome screen."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._settings: Settings = settings.load()
        self._study: Study | None = None
        self._job: Job | None = None
        self._read: ReadPage | None = None
        self._excerpts: ExcerptsPage | None = None
        self._matrix: MatrixPage | None = None
        self._stale: dict[str, Changed] = {}
        self._palette: theme.Palette = theme.chosen(self._settings.theme)
        self.setWindowTitle("ECT Coder")
        self.setAcceptDrops(True)
        self.resize(1366, 768)
        self._actions = Actions(self, {When.TEXT: self._with_text, When.CODINGS: self._with_codings})
        self._actions.use_keys(self._settings.shortcuts)
        QShortcut(QKeySequence("?"), self).activated.connect(self.on_shortcuts)
        self._stack = QStackedWidget(self)
        self.setCentralWidget(self._stack)
        self._saved = QLabel(self)
        self._told = QLabel(self)
        self._undoable = QLabel(self)
        self._import = ProgressLine(self)
        self._import.done.connect(self._imported)
        self._import.refused.connect(self._not_imported)
        self._import.failed.connect(_raise)
        for label in (self._saved, self._told):
            self.statusBar().addWidget(label)
        self.statusBar().addWidget(self._import)
        self._tallies = Tallies(self)
        self._tallies.inbox_wished.connect(self.on_inbox)
        for widget in (self._tallies, self._undoable):
            self.statusBar().addPermanentWidget(widget)
        self.statusBar().setSizeGripEnabled(False)
        self._toast = Toast(self)
        self._toast.undo_wished.connect(self.on_undo)
        self.changed.connect(self._refresh)
        self._dress()
        self._show_welcome()

    # Opening and closing

    def open_study(self, path: Path) -> None:
        """Open a study file; one that cannot be written opens for reading."""
        from ect_coder.study import Study

        try:
            opened = Study.open(path)
        except ReadOnlyStudy:
            found = self._try(partial(Study.open, path, writable=False))
            if found is None:
                return
            opened = found
        except EctError as refusal:
            faults.show(self, refusal)
            return
        self._adopt(opened)

    def _adopt(self, opened: Study) -> None:
        self._close_study()
        self._study = opened
        opened.listen(self.changed.emit)
        recent = (str(opened.path), *(each for each in self._settings.recent_studies if each != str(opened.path)))
        self._keep(recent_studies=recent[:_RECENT_STUDIES])
        self._build_pages(opened)
        self._return_to_last_place(opened)
        gc.freeze()  # what stays as long as the study is not gone through again and again for garbage: 98 ms, now 33

    def _build_pages(self, opened: Study) -> None:
        from ect_coder.ui.read_page import ReadPage

        palette = self._palette = self._palette.coloured(opened.grid)
        self._title = QLabel(opened.conventions().title, self)
        self._title.setObjectName("studyTitle")
        self._pages = Choices(
            [("read", _("Read and code"), None), ("excerpts", _("Excerpts"), None), ("matrix", _("Matrix"), None)],
            _("Page"),
        )
        self._pages.setObjectName("pages")
        self._pages.chosen.connect(self._show_page)
        self._search = QLineEdit(self)
        self._name_search()
        self._search.setMinimumWidth(320)
        self._search.setAccessibleName(_("Search the coded excerpts"))
        self._search.returnPressed.connect(self._searched)
        self._inside = QStackedWidget(self)
        bar = QWidget(self)
        bar.setObjectName("topBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(24)
        row.addWidget(self._title)
        row.addWidget(self._pages)
        row.addStretch(1)
        row.addWidget(self._search)
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._inside, 1)
        self._read = ReadPage(
            opened, palette, self._settings.coder, self._settings.recent_variables, self._settings.favourites
        )
        self._connect_read(self._read)
        self._inside.addWidget(self._read)
        self._show_text_as(self._settings)
        self._stack.addWidget(whole)
        self._stack.setCurrentWidget(whole)
        self._stale = {}
        self._show_page("read")
        self._show_state()

    def _connect_read(self, read: ReadPage) -> None:
        read.desk.page.zoom_wished.connect(self._zoom)
        read.hand.favourites_changed.connect(self._favourites_changed)
        read.hand.codings_wished.connect(self._code)
        read.hand.in_vivo_wished.connect(self._code_in_vivo)
        read.change_wished.connect(self._recode)
        read.removal_wished.connect(self._uncode)
        read.hand.project_needed.connect(self._project_needed)
        read.hand.recents_changed.connect(self._recents_changed)
        read.selection_told.connect(self._told.setText)
        read.memo_editor.written.connect(self._write_memo)
        read.question_sheet.written.connect(self._discuss)
        read.discussion_wished.connect(self.on_inbox)
        read.codebook.editing_wished.connect(self.on_codebook)
        corpus = read.corpus
        corpus.description_wished.connect(self._describe)
        corpus.removal_wished.connect(self._remove_document)
        corpus.import_wished.connect(self.on_import_files)
        corpus.project_renaming_wished.connect(self._rename_project)
        corpus.project_removal_wished.connect(self._remove_project)

    def _return_to_last_place(self, opened: Study) -> None:
        layout = self._settings.layout
        if layout.get("splitter") and self._read is not None:
            self._read.splitter.restoreState(QByteArray.fromBase64(layout["splitter"].encode()))
        if layout.get("geometry"):
            self.restoreGeometry(QByteArray.fromBase64(layout["geometry"].encode()))
        if self._read is not None:
            self._read.return_to(places.places(layout, str(opened.path)))

    def _close_study(self) -> None:
        if self._study is None:
            return
        self._settle()
        self._remember_place()
        self._import.leave()
        if self._read is not None:
            self._read.leave()
        QThreadPool.globalInstance().waitForDone()  # a look-up under way would keep the log beside the file
        self._study.close()
        gc.unfreeze()
        self._study = self._read = self._excerpts = self._matrix = None
        self._clear_stack()

    def _clear_stack(self) -> None:
        while (page := self._stack.widget(0)) is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def _remember_place(self) -> None:
        if self._study is None or self._read is None:
            return
        layout = dict(self._settings.layout)
        layout["splitter"] = bytes(self._read.splitter.saveState().toBase64().data()).decode()
        layout["geometry"] = bytes(self.saveGeometry().toBase64().data()).decode()
        found, recent = self._read.places(), self._settings.recent_studies
        self._keep(layout=places.kept(layout, str(self._study.path), found, recent))

    def _show_welcome(self) -> None:
        page = Welcome(self._settings.recent_studies)
        page.new_wished.connect(self.on_new)
        page.open_wished.connect(self.on_open)
        page.example_wished.connect(self.on_example)
        page.study_wished.connect(self._open_recent)
        page.forgetting_wished.connect(self._forget_recent)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._show_state()

    def _open_recent(self, path: str) -> None:
        self.open_study(Path(path))

    def _forget_recent(self, path: str) -> None:
        self._keep(recent_studies=tuple(each for each in self._settings.recent_studies if each != path))
        self._clear_stack()
        self._show_welcome()

    # What changed

    def _refresh(self, changed: Changed) -> None:
        if self._study is None:
            return
        for page in _PAGES:
            self._stale[page] = self._stale.get(page, Changed.NOTHING) | changed
        if changed & Changed.CODEBOOK:
            self._show_again()
            return
        if changed & Changed.SETTINGS:
            self._title.setText(self._study.conventions().title)
        self._freshen()
        self._show_state()

    def _freshen(self) -> None:
        """Let the page that is seen look again; the others will when they are shown."""
        current = self._inside.currentWidget()
        for name, page in (("read", self._read), ("excerpts", self._excerpts), ("matrix", self._matrix)):
            if page is not None and page is current and self._stale.get(name):
                page.refresh(self._stale.pop(name))

    def _show_state(self) -> None:
        study = self._study
        possible = {When.ALWAYS}
        if study is not None:
            possible |= {When.STUDY, When.DOCUMENT}
            if self._read is not None and self._inside.currentWidget() is self._read:
                possible.add(When.TEXT)
            if study.writable:
                possible.add(When.WRITING)
                if self._inside.currentWidget() in (self._read, self._excerpts):
                    possible.add(When.CODINGS)
        self._actions.allow(possible)
        undo, redo = (study.undo_label, study.redo_label) if study is not None else (None, None)
        self._actions["undo"].setText(_("Undo: {deed}").format(deed=undo) if undo else _("Undo"))
        self._actions["redo"].setText(_("Redo: {deed}").format(deed=redo) if redo else _("Redo"))
        self._actions["undo"].setEnabled(undo is not None)
        self._actions["redo"].setEnabled(redo is not None)
        self._undoable.setText(_("Undo: {deed}").format(deed=undo) if undo else "")
        self._show_tallies()
        if study is None:
            self._saved.setText("")
        elif not study.writable:
            self._saved.setText(_("Read only"))
        self.setWindowTitle(f"{study.conventions().title} – ECT Coder" if study is not None else "ECT Coder")

    def _show_tallies(self) -> None:
        if self._study is None:
            self._tallies.show_counts(0, 0)
        else:
            self._tallies.show_counts(self._study.coded_today(self._settings.coder), self._study.to_discuss())

    def _show_page(self, name: str) -> None:
        if self._study is None:
            return
        page: QWidget | None = self._read
        if name == "excerpts":
            page = self._excerpts_page(self._study)
        elif name == "matrix":
            page = self._matrix_page(self._study)
        if page is not None:
            self._inside.setCurrentWidget(page)
        self._told.setText("")
        self._pages.choose(name)
        self._freshen()
        self._show_state()
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """Give the keyboard to the page in sight."""
        for page in (self._read, self._excerpts, self._matrix):
            if page is not None and page is self._inside.currentWidget():
                page.take_keyboard()

    def _excerpts_page(self, study: Study) -> ExcerptsPage:
        if self._excerpts is None:
            from ect_coder.ui.excerpts_page import ExcerptsPage

            self._excerpts = ExcerptsPage(study, self._palette)
            self._excerpts.passage_wished.connect(self._open_coding)
            self._excerpts.review_wished.connect(self._review)
            self._excerpts.change_wished.connect(self._recode_many)
            self._excerpts.removal_wished.connect(self._uncode)
            self._inside.addWidget(self._excerpts)
            self._stale.pop("excerpts", None)
        return self._excerpts

    def _matrix_page(self, study: Study) -> MatrixPage:
        if self._matrix is None:
            from ect_coder.ui.matrix_page import MatrixPage

            self._matrix = MatrixPage(study, self._palette)
            self._matrix.passage_wished.connect(self._open_coding)
            self._matrix.excerpts_wished.connect(self._show_excerpts)
            self._inside.addWidget(self._matrix)
            self._stale.pop("matrix", None)
        return self._matrix

    def _open_coding(self, number: int) -> None:
        if self._study is None or self._read is None:
            return
        coding = self._try(partial(self._study.coding, number))
        if coding is not None:
            self._show_page("read")
            self._read.open_document(coding.document, coding.start, coding.id)

    def _show_excerpts(self, wanted: Filter) -> None:
        if self._study is not None:
            self._show_page("excerpts")
            self._excerpts_page(self._study).show_filter(wanted)

    def _searched(self) -> None:
        from ect_coder.coding.excerpts import Filter

        self._show_excerpts(Filter(words=self._search.text(), open_end=True))

    # Deeds

    def _try(self, deed: Callable[[], _T]) -> _T | None:
        """Do something that may be refused; the refusal is shown."""
        try:
            return deed()
        except EctError as refusal:
            faults.show(self, refusal)
            return None

    def _do(self, deed: Callable[[], Any], words: str = "") -> bool:
        """Do a deed, say that it is on disk, and offer to take it back."""
        self._settle()
        try:
            deed()
        except EctError as refusal:
            faults.show(self, refusal)
            return False
        self._done(words)
        return True

    def _done(self, words: str, _outcome: object = None) -> None:
        from ect_coder.analysis import labels

        self._saved.setText(_("Saved at {time}").format(time=labels.time_now()))
        if words and self._study is not None:
            self._toast.say(words, undoable=self._study.undo_label is not None)

    def _with_text(self, deed: Callable[[ReadPage], object]) -> None:
        """Do what an action of the text does."""
        if self._read is not None:
            deed(self._read)

    def _with_codings(self, deed: Callable[[ActsOnCodings], object]) -> None:
        """Do what an action of the codings does, on the page in sight."""
        pages: dict[str, ActsOnCodings | None] = {"read": self._read, "excerpts": self._excerpts}
        page = pages.get(self._pages.current())
        if page is not None:
            deed(page)

    def _do_many(self, deed: Callable[[], Any], numbers: Sequence[int], words: str) -> None:
        """Do a deed to codings: at once, or off the window's thread if they are many."""
        if len(numbers) <= MANY:
            self._do(deed, words)
        else:
            self._settle()
            self._run_whole(deed, partial(self._done, words))

    def _settle(self) -> None:
        """Write an edge that is only moved on the screen so far, before anything else is done."""
        if self._read is not None:
            self._read.settle()

    def _code(self, wishes: list[NewCoding]) -> None:
        """Make codings that were wished for together, in one step."""
        if self._study is None:
            return
        grid, tongue = self._study.grid, wording.language()
        names = list(dict.fromkeys(grid.code(each.variable).label(tongue) for each in wishes))
        words = _("Coded at both moments: {variable}") if len(names) < len(wishes) else _("Coded: {variable}")
        self._do(partial(self._study.code_many, wishes, begin=True), words.format(variable=", ".join(names)))

    def _code_in_vivo(self, wish: NewCoding, label: str) -> None:
        if self._study is not None:
            words = _("Coded in its own words: {variable}").format(variable=label)
            self._do(partial(self._study.code_in_vivo, wish, label), words)

    def _recode(self, numbers: list[int], values: dict[str, Any]) -> None:
        if self._study is not None:
            self._do(partial(self._study.recode, numbers, **values))

    def _recode_many(self, numbers: list[int], values: dict[str, Any]) -> None:
        if self._study is not None:
            words = wording.ngettext("{n} coding changed", "{n} codings changed", len(numbers))
            self._do_many(partial(self._study.recode, numbers, **values), numbers, words)

    def _uncode(self, numbers: list[int]) -> None:
        if self._study is not None:
            words = wording.ngettext("{n} coding removed", "{n} codings removed", len(numbers))
            self._do_many(partial(self._study.uncode, numbers), numbers, words)

    def _describe(self, document: int, change: Description) -> None:
        if self._study is not None:
            self._do(partial(self._study.describe, document, change))

    def _remove_document(self, document: int) -> None:
        if self._study is not None:
            self._do(partial(self._study.remove_document, document), _("Document removed, with its codings"))

    def _rename_project(self, name: str) -> None:
        if self._study is None:
            return
        new_name, agreed = QInputDialog.getText(self, _("Rename the project"), _("Name"), text=name)
        if agreed:
            self._do(partial(self._study.rename_project, name, new_name))

    def _remove_project(self, name: str) -> None:
        if self._study is not None:
            self._do(
                partial(self._study.remove_project, name), _("Project removed; its codings stay, without a project")
            )

    def _write_memo(self, subject: Subject, text: str) -> None:
        if self._study is not None and self._know_coder():
            self._do(partial(self._study.write_memo, subject, text, self._settings.coder), _("Memo kept"))

    def _discuss(self, passage: tuple[int, Span], text: str) -> None:
        if self._study is not None and self._know_coder():
            self._do(
                partial(self._study.discuss, *passage, text, self._settings.coder), _("Kept among what to discuss")
            )

    def _project_needed(self) -> None:
        self._toast.say(_("This document is about several projects: choose which one first."), undoable=False)

    def _favourites_changed(self, favourites: dict[str, str]) -> None:
        self._keep(favourites=favourites)

    def _recents_changed(self, recents: tuple[str, ...]) -> None:
        self._keep(recent_variables=recents)

    # The actions of the table

    def on_new(self) -> None:
        """Make a new study file where the person says."""
        from ect_coder.study import Study

        path = self._ask_path(_("New study"), _("My study") + ".ect", _("Study (*.ect)"), ".ect")
        if path is not None and self._know_coder():
            made = self._try(partial(Study.create, path, language=wording.language()))
            if made is not None:
                self._adopt(made)

    def on_open(self) -> None:
        """Open a study file."""
        name, _chosen = QFileDialog.getOpenFileName(
            self, _("Open a study"), self._folder(), _("Study (*.ect);;All files (*)")
        )
        if name and self._know_coder():
            self.open_study(Path(name))

    def on_example(self) -> None:
        """Make the example study in the person's documents, and open it."""
        from PySide6.QtCore import QStandardPaths

        from ect_coder import demo

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or str(Path.home())
        if self._know_coder():
            target = Path(folder) / "ECT Coder"
            self._run(lambda _task: demo.make(target), _("Making the example study…"), self._example_made)

    def _example_made(self, made: Any) -> None:
        self.open_study(made.study)

    def on_import_files(self) -> None:
        """Ask for files to import."""
        names, _chosen = QFileDialog.getOpenFileNames(
            self, _("Import documents"), self._folder(), _("Documents (*.docx *.txt);;All files (*)")
        )
        self.take_in([Path(name) for name in names])

    def on_import_folder(self) -> None:
        """Ask for a folder to import."""
        name = QFileDialog.getExistingDirectory(self, _("Import a folder"), self._folder())
        self.take_in([Path(name)] if name else [])

    def take_in(self, paths: Sequence[Path]) -> None:
        """Ask what the files are, and import them while one reads and codes on."""
        if self._study is None or not paths or not self._study.writable:
            return
        if self._import.busy:
            self._toast.say(_("An import is under way: wait for its end, or cancel it."), undoable=False)
            return
        from ect_coder.ui.importing import ImportQuestion

        question = ImportQuestion(len(paths), [each.name for each in self._study.projects()], self)
        if question.exec():
            project, kind, date = question.answers()
            study = self._study

            def work(task: Task) -> list[Report]:
                return study.take_in(paths, project, kind, date, task.progress, task.cancelled)

            self._import.begin(work)

    def _imported(self, reports: list[Report]) -> None:
        from ect_coder.ui.importing import ImportReports

        ImportReports(reports, self).exec()
        first = next((each.documents[0] for each in reports if each.documents), None)
        if first is not None and self._read is not None and self._read.document is None:
            self._read.open_document(first)

    def _not_imported(self, refusal: EctError) -> None:
        if isinstance(refusal, Cancelled):
            self._toast.say(wording.explain(refusal), undoable=False)
        else:
            faults.show(self, refusal)

    def on_add_project(self) -> None:
        """Ask for a project's name and pivot date."""
        if self._study is None:
            return
        name, agreed = QInputDialog.getText(self, _("New project"), _("Name of the project"))
        if not agreed or not name.strip():
            return
        pivot, agreed = QInputDialog.getText(
            self, _("New project"), _("When did its support begin? (2019, 2019-04, 2019-04-12, 2019~; may stay empty)")
        )
        if agreed:
            self._do(partial(self._study.add_project, name, pivot or None), _("Project added"))

    def on_export_workbook(self) -> None:
        """Write the workbook."""
        self._export(".xlsx", _("Workbook (*.xlsx)"))

    def on_export_csv(self) -> None:
        """Write the coded-variable table as CSV for Excel."""
        self._export(".csv", _("Table (*.csv)"))

    def _export(self, suffix: str, kind: str) -> None:
        if self._study is None:
            return
        study = self._study
        path = self._ask_path(_("Export"), f"{study.path.stem}{suffix}", kind, suffix)
        if path is None:
            return

        def work(_task: Task) -> Path:
            from ect_coder.exchange.export import export

            export(study.whole(), path, for_excel=suffix == ".csv")
            return path

        self._run(work, _("Exporting…"), self._exported)

    def _exported(self, path: Path) -> None:
        self._toast.say(_("Exported to {name}").format(name=path.name), undoable=False)

    def on_export_pdf(self) -> None:
        """Write the open document, with its codings in the margin, as a PDF."""
        read = self._manuscript()
        if read is None or self._read is None or self._read.document is None:
            return
        name = f"{self._read.document.code}.pdf"
        path = self._ask_path(_("Export the coded document"), name, _("PDF (*.pdf)"), ".pdf")
        if path is not None:
            from ect_coder.ui.paper import press

            self._run(partial(press.write_pdf, read, path), _("Setting the pages…"), self._exported)

    def on_print(self) -> None:
        """Print the open document, with its codings in the margin."""
        read = self._manuscript()
        if read is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from ect_coder.ui.paper import press

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(press.page_layout())
        if QPrintDialog(printer, self).exec():
            self._run(partial(press.print_on, printer, read), _("Printing…"), self._printed)

    def _manuscript(self) -> Callable[[], Manuscript] | None:
        """Give how to read what is to be printed, or say what is missing."""
        self._settle()
        if self._study is None or self._read is None:
            return None
        if self._read.document is None:
            self._toast.say(_("Open a document first: it is what is printed."), undoable=False)
            return None
        from ect_coder.ui.paper.manuscript import manuscript

        return partial(manuscript, self._study, self._read.document)

    def _printed(self, _done: None) -> None:
        self._toast.say(_("Sent to the printer"), undoable=False)

    def on_save_copy(self) -> None:
        """Write a whole copy of the study."""
        if self._study is None:
            return
        path = self._ask_path(
            _("Save a copy"), _("{name} – copy").format(name=self._study.path.stem) + ".ect", _("Study (*.ect)"), ".ect"
        )
        if path is not None:
            self._do(partial(self._study.copy_to, path), _("Copy saved as {name}").format(name=path.name))

    def on_close_study(self) -> None:
        """Go back to the welcome screen."""
        self._close_study()
        self._show_welcome()

    def on_quit(self) -> None:
        """Close the window."""
        self.close()

    def on_undo(self) -> None:
        """Take the last deed back."""
        self._settle()
        if self._study is not None and self._study.undo_label is not None:
            self._turn(self._study.undo, self._study.distance(-1), _("Undone: {deed}"))

    def on_redo(self) -> None:
        """Do the last undone deed again."""
        self._settle()
        if self._study is not None and self._study.redo_label is not None:
            self._turn(self._study.redo, self._study.distance(1), _("Done again: {deed}"))

    def _turn(self, turn: Callable[[], str], rows: int, words: str) -> None:
        """Undo or redo: at once, or off the window's thread if it changes many rows."""
        if rows > MANY:
            self._run_whole(turn, partial(self._turned, words))
            return
        label = self._try(turn)
        if label is not None:
            self._turned(words, label)

    def _turned(self, words: str, label: str) -> None:
        self._toast.say(words.format(deed=label), undoable=False)

    def on_history(self) -> None:
        """Show the deeds since the study was opened, and go to just after the one that is chosen."""
        self._settle()
        if self._study is None:
            return
        from ect_coder.ui.history import History

        asked = History(self._study.past_deeds(), self._palette, self)
        if asked.exec() and asked.away:
            self._try(partial(self._study.travel, asked.away))

    def on_find(self) -> None:
        """Open the find line above the text."""
        if self._read is not None:
            self._show_page("read")
            self._read.find_bar.open_bar()

    def on_find_excerpts(self) -> None:
        """Go to the search of coded excerpts."""
        if self._study is not None:
            self._search.setFocus()
            self._search.selectAll()

    def on_memos(self) -> None:
        """Show every memo, and open the passage of the one that is chosen."""
        self._settle()
        if self._study is None:
            return
        from ect_coder.ui.memo_centre import MemoCentre

        centre = MemoCentre(self._study, self._palette, self)
        centre.written.connect(self._write_memo)
        centre.export_wished.connect(self._export_memos)
        if centre.exec() and centre.chosen is not None:
            self._open_memo(centre.chosen)

    def _open_memo(self, memo: Memo) -> None:
        if memo.document is not None and self._read is not None:
            self._show_page("read")
            coding = int(memo.subject.name) if memo.start is not None else None
            self._read.open_document(memo.document, memo.start, coding)

    def on_inbox(self, number: int | None = None) -> None:
        """Show the passages to discuss, from one of them on, and open the one that is chosen."""
        self._settle()
        if self._study is None or not self._know_coder():
            return
        from ect_coder.ui.inbox import Inbox

        inbox = Inbox(self._study, self._palette, self._settings.coder, self, number or None)
        inbox.deed_wished.connect(self._do)
        inbox.undo_wished.connect(self.on_undo)
        if inbox.exec() and inbox.chosen is not None:
            self._open_passage(inbox.chosen)

    def _open_passage(self, chosen: Discussion) -> None:
        if self._read is not None:
            self._show_page("read")
            self._read.open_document(chosen.document, chosen.start)
            self._read.desk.page.select_span(Span(chosen.start, chosen.end))

    def on_resume(self) -> None:
        """Go to the last passage that this person coded, whichever document it is in."""
        number = self._study.last_coding(self._settings.coder) if self._study is not None else None
        if number is not None:
            self._open_coding(number)
        elif self._study is not None:
            self._toast.say(_("You have coded nothing in this study yet."), undoable=False)

    def on_codebook(self, key: str = "") -> None:
        """Edit the codebook; go to the codings to review if that is chosen there."""
        self._settle()
        if self._study is None:
            return
        from ect_coder.coding.excerpts import Filter
        from ect_coder.ui.codebook_editor import CodebookEditor

        editor = CodebookEditor(self._study, self._palette, self, key if isinstance(key, str) else "")
        editor.deed_wished.connect(self._edit_codebook)
        if editor.exec() and editor.review_chosen:
            self._show_excerpts(Filter(to_review=True))

    def on_export_codebook(self) -> None:
        """Write the codebook, to read or to take along."""
        from ect_coder.ui.codebook_files import export_codebook

        path = export_codebook(self._study, self) if self._study is not None else None
        if path is not None:
            self._exported(path)

    def on_import_codebook(self) -> None:
        """Take another codebook in."""
        from ect_coder.ui.codebook_files import import_codebook

        self._settle()
        deed = import_codebook(self._study, self) if self._study is not None else None
        if deed is not None:
            self._edit_codebook(deed, _("Codebook imported"))

    def _edit_codebook(self, deed: Callable[[str], Any], words: str = "") -> None:
        if self._study is not None and self._know_coder():
            self._do(partial(deed, self._settings.coder), words)

    def _review(self, numbers: list[int]) -> None:
        if self._study is not None:
            words = wording.ngettext("{n} coding reviewed", "{n} codings reviewed", len(numbers))
            self._do_many(partial(self._study.review, numbers), numbers, words)

    def _export_memos(self, memos: list[Memo]) -> None:
        if self._study is None:
            return
        kinds = _("Document (*.docx);;Table (*.csv)")
        title = self._study.conventions().title
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Export the memos"), str(Path(self._folder()) / (_("Memos") + ".docx")), kinds
        )
        if chosen:
            from ect_coder.exchange.export import export_memos

            path = Path(chosen)
            self._do(partial(export_memos, memos, path, title), _("Exported to {name}").format(name=path.name))

    def on_copy_reference(self) -> None:
        """Copy the passage with its reference."""
        words = self._read.copy_reference() if self._read is not None else None
        if words:
            QGuiApplication.clipboard().setText(words)
            self._toast.say(_("Copied with its reference"), undoable=False)

    def on_next_uncoded(self) -> None:
        """Go to the next turn that nobody has coded."""
        if self._read is not None and not self._read.next_uncoded():
            self._toast.say(_("Every turn below has a coding."), undoable=False)

    def on_page_read(self) -> None:
        """Show the text."""
        self._show_page("read")

    def on_page_excerpts(self) -> None:
        """Show the excerpts."""
        self._show_page("excerpts")

    def on_page_matrix(self) -> None:
        """Show the matrix."""
        self._show_page("matrix")

    def on_zoom_in(self) -> None:
        """Make the text larger."""
        self._zoom(1)

    def on_zoom_out(self) -> None:
        """Make the text smaller."""
        self._zoom(-1)

    def on_zoom_reset(self) -> None:
        """Give the text its usual size."""
        self._zoom(settings.Settings().text_size - self._settings.text_size)

    def _zoom(self, by: int) -> None:
        if self._settings.text_size + by in settings.SIZES:
            self._keep(text_size=self._settings.text_size + by)
            self._show_text_as(self._settings)

    def _show_text_as(self, wanted: Settings) -> None:
        """Set the text in the font, size and spacing of some settings, kept or only tried."""
        if self._read is not None:
            spacing = settings.SPACINGS[wanted.text_spacing]
            self._read.desk.page.set_typography(wanted.text_size, wanted.text_family, spacing)

    def on_next_document(self) -> None:
        """Open the next document of the corpus."""
        self._step_document(1)

    def on_previous_document(self) -> None:
        """Open the document before."""
        self._step_document(-1)

    def _step_document(self, step: int) -> None:
        if self._read is not None:
            current = self._read.document.id if self._read.document is not None else None
            document = self._read.corpus.neighbour(current, step)
            if document is not None:
                if self._inside.currentWidget() is not self._read:
                    self._show_page("read")
                self._read.open_document(document)

    def on_go_to_paragraph(self) -> None:
        """Ask for a paragraph's number, as citations give it, and go there."""
        if self._read is None or self._read.document is None:
            return
        page = self._read.desk.page
        number, agreed = QInputDialog.getInt(
            self,
            _("Go to a paragraph"),
            _("Number of the paragraph"),
            page.paragraph_at(page.caret()),
            1,
            max(1, page.paragraph_count()),
        )
        if agreed:
            self._show_page("read")
            page.go_to_paragraph(number)
            page.setFocus()

    def on_settings(self) -> None:
        """Ask how the program should look and speak; the open text shows what is tried."""
        from ect_coder.ui.preferences import Preferences

        self._settle()
        asked = Preferences(self._settings, self)
        asked.tried.connect(self._show_text_as)
        before = self._settings
        if asked.exec():
            self._keep(**asked.answers())
            speak(self._settings.language)
        self._show_text_as(self._settings)
        if any(getattr(before, each) != getattr(self._settings, each) for each in ("coder", "language", "theme")):
            self._rebuild()

    def on_theme(self) -> None:
        """Turn from the system's theme to light, to dark, and round."""
        order = ("system", "light", "dark")
        current = self._settings.theme if self._settings.theme in order else "system"
        self._keep(theme=order[(order.index(current) + 1) % len(order)])
        self._rebuild()

    def on_language(self) -> None:
        """Turn from French to English and back."""
        language = "en" if wording.language() == "fr" else "fr"
        self._keep(language=language)
        speak(language)
        self._rebuild()

    def _rebuild(self) -> None:
        """Show everything again in another theme or language."""
        self._settle()
        self._dress()
        self._show_again()

    def _show_again(self) -> None:
        """Make the pages anew, at the same place."""
        self._settle()
        study, page = self._study, self._pages.current() if self._study is not None else "read"
        self._remember_place()
        self._clear_stack()
        self._read = self._excerpts = self._matrix = None
        if study is None:
            self._show_welcome()
        else:
            self._build_pages(study)
            self._return_to_last_place(study)
            self._show_page(page)

    def _dress(self) -> None:
        self._palette = theme.chosen(self._settings.theme)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, self._palette)
        self._actions.fill(self.menuBar())

    def on_commands(self) -> None:
        """Ask for any action by a few letters, and do it."""
        from ect_coder.ui.commands import Commands

        asked = Commands(self._actions.commands(), self._palette, self)
        if asked.exec() and asked.chosen is not None:
            self._actions[asked.chosen].trigger()

    def on_shortcuts(self) -> None:
        """Show the sheet of keys, where they are changed."""
        from ect_coder.ui.key_sheet import KeySheet

        codes = self._study.grid.codes if self._study is not None else ()
        variables = {code.id: code.label(wording.language()) for code in codes if not code.retired}
        groups, keymap = self._actions.groups(), self._actions.keymap
        sheet = KeySheet(groups, keymap, self._settings.favourites, variables, self._palette, self)
        sheet.keys_changed.connect(self._keys_changed)
        if self._read is not None:
            sheet.favourite_wished.connect(self._read.hand.set_favourite)
        sheet.exec()

    def _keys_changed(self, changed: dict[str, str]) -> None:
        self._keep(shortcuts=changed)
        self._actions.use_keys(changed)
        if self._study is not None:
            self._name_search()

    def _name_search(self) -> None:
        """Write in the search line what it does, and its keys."""
        parts = (_("Search the coded excerpts"), native(self._actions.keymap.keys["find_excerpts"]))
        self._search.setPlaceholderText("  ·  ".join(part for part in parts if part))

    def on_who(self) -> None:
        """Ask who is coding."""
        before = self._settings.coder
        self._know_coder(ask=True)
        if self._settings.coder != before:
            self._rebuild()

    def on_about(self) -> None:
        """Say what this is, and what it is built of."""
        from ect_coder.ui.about import About

        About(self).exec()

    def on_logs(self) -> None:
        """Show the folder of the logs in the system's own way."""
        folder = settings.logs_folder()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def on_rename_study(self) -> None:
        """Ask for the study's title; its file keeps its name."""
        if self._study is None:
            return
        title, agreed = QInputDialog.getText(
            self, _("Rename the study"), _("Title of the study"), text=self._study.conventions().title
        )
        if agreed:
            self._do(partial(self._study.agree, "title", title), _("Study renamed"))

    # Who, where, how

    def _know_coder(self, *, ask: bool = False) -> bool:
        """Make sure that we know who is coding; say whether we do."""
        if self._settings.coder and not ask:
            return True
        name, agreed = QInputDialog.getText(
            self,
            _("Who is coding?"),
            _("Your name or initials, as they will stand beside your codings"),
            text=self._settings.coder,
        )
        if agreed and name.strip():
            self._keep(coder=" ".join(name.split()))
        return bool(self._settings.coder)

    def _keep(self, **changes: Any) -> None:
        self._settings = replace(self._settings, **changes)
        settings.save(self._settings)

    def _folder(self) -> str:
        return str(self._study.path.parent) if self._study is not None else str(Path.home())

    def _ask_path(self, title: str, name: str, kind: str, suffix: str) -> Path | None:
        chosen, _kind = QFileDialog.getSaveFileName(self, title, str(Path(self._folder()) / name), kind)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)

    def _run(
        self, work: Callable[[Task], Any], words: str, done: Callable[[Any], None], *, stoppable: bool = True
    ) -> None:
        """Run a long work with a progress window, and Cancel where it can be stopped half way."""
        dialog = QProgressDialog(words, _("Cancel"), 0, 0, self)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(300)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        if not stoppable:
            dialog.setCancelButton(None)
        job = Job(work, self)
        self._job = job
        job.progressed.connect(partial(_tell, dialog, words))
        job.done.connect(done)
        job.refused.connect(partial(faults.show, self))
        job.failed.connect(_raise)
        job.ended.connect(dialog.close)
        job.ended.connect(dialog.deleteLater)
        job.ended.connect(self._at_rest)
        dialog.canceled.connect(job.cancel)
        job.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text, the excerpts or the matrix with Escape, from wherever else the keyboard is."""
        if event.key() == Qt.Key.Key_Escape and self._study is not None:
            self._take_keyboard()
        else:
            super().keyPressEvent(event)

    def _run_whole(self, deed: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Run a deed on many rows, which cannot be stopped half way; none while another is under way."""
        if self._job is None:
            self._run(lambda _task: deed(), _("Changing many codings…"), done, stoppable=False)

    def _at_rest(self) -> None:
        self._job = None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and folders."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a dropped study, or import what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if len(paths) == 1 and paths[0].suffix.lower() == ".ect":
            QTimer.singleShot(0, self, partial(self.open_study, paths[0]))
        else:
            QTimer.singleShot(0, self, partial(self.take_in, paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave one file, and the place to come back to."""
        self._close_study()
        event.accept()


def _tell(dialog: QProgressDialog, words: str, done: int, total: int, name: str) -> None:
    dialog.setMaximum(total)
    dialog.setValue(done)
    dialog.setLabelText(f"{words}\n{name}" if name else words)


def _raise(problem: BaseException) -> None:
    raise problem
