"""What leaves the study: tables, pages, copies, and a passage on the clipboard."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from ect_coder.errors import EctError, NotQuotable
from ect_coder.ui import faults
from ect_coder.ui.asking import ask_path
from ect_coder.values import Quotability
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ect_coder.analysis.starred import Cut
    from ect_coder.coding.memos import Memo
    from ect_coder.exchange.figures.material import Figure
    from ect_coder.exchange.tabulation import Table
    from ect_coder.study import Study
    from ect_coder.ui.deeds import Deeds
    from ect_coder.ui.export_dialog import Wanted
    from ect_coder.ui.jobs import Task
    from ect_coder.ui.long_work import LongWork
    from ect_coder.ui.names.reviewing import Names
    from ect_coder.ui.pages import Pages
    from ect_coder.ui.paper.manuscript import Manuscript
    from ect_coder.ui.status import Status


class Exports:
    """Asks where to, writes it, and says that it is there."""

    def __init__(self, study: Study, pages: Pages, deeds: Deeds, work: LongWork, status: Status, names: Names) -> None:
        self._study = study
        self._pages = pages
        self._deeds = deeds
        self._work = work
        self._status = status
        self._names = names

    def workbook(self) -> None:
        """Write the workbook, with names as they were last chosen to leave."""
        write = partial(self._export, ".xlsx", _("Workbook (*.xlsx)"))
        self._names.before_export(self._study.names.display, write)

    def ask(self) -> None:
        """Ask what is to leave, and for whom; write it."""
        self._pages.settle()
        from ect_coder.ui.export_dialog import ExportDialog

        asked = ExportDialog(self._pages.window(), self._study.names.display)
        if asked.exec():
            wanted = asked.wanted()
            self._names.before_export(wanted.display, partial(self._write, wanted))

    def _write(self, wanted: Wanted) -> None:
        elsewhere: dict[str, Callable[[], None]] = {
            "codebook": self.codebook,
            "manuscript": self.pdf,
            "iramuteq": partial(self.text_corpus, wanted.cut),
        }
        if wanted.output.name in elsewhere:
            elsewhere[wanted.output.name]()
            return
        kind = f"{_(wanted.output.title)} (*{wanted.suffix})"
        name = _("{study} – {output}").format(study=self._study.path.stem, output=_(wanted.output.title).lower())
        self._export(wanted.suffix, kind, name, what=wanted.output.name, audience=wanted.audience, since=wanted.since)

    def _export(self, suffix: str, kind: str, name: str = "", **wishes: Any) -> None:
        study = self._study
        path = self._ask_path(_("Export"), f"{name or study.path.stem}{suffix}", kind, suffix)
        if path is None:
            return

        def work(task: Task) -> tuple[Path, Sequence[str]]:
            from ect_coder.exchange.export import export

            whole = study.whole()
            task.heed()
            return path, export(whole, path, for_excel=suffix == ".csv", **wishes).left_out

        self._work.run(work, _("Exporting…"), self._tables_exported)

    def pdf(self) -> None:
        """Write the open document, with its codings in the margin, as a PDF."""
        read, document = self._manuscript(), self._pages.read.document
        if read is None or document is None:
            return
        path = self._ask_path(_("Export the coded document"), f"{document.code}.pdf", _("PDF (*.pdf)"), ".pdf")
        if path is not None:
            from ect_coder.ui.paper import press

            self._work.run(partial(press.write_pdf, read, path), _("Setting the pages…"), self._exported)

    def print(self) -> None:
        """Print the open document, with its codings in the margin."""
        read = self._manuscript()
        if read is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from ect_coder.ui.paper import press

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(press.page_layout())
        if QPrintDialog(printer, self._pages.window()).exec():
            self._work.run(partial(press.print_on, printer, read), _("Printing…"), self._printed)

    def _manuscript(self) -> Callable[[], Manuscript] | None:
        """Give how to read what is to be printed, or say what is missing."""
        self._pages.settle()
        document = self._pages.read.document
        if document is None:
            self._status.say(_("Open a document first: it is what is printed."))
            return None
        if document.quotability is not Quotability.QUOTABLE:
            faults.show(self._pages.window(), NotQuotable(name=document.name))
            return None
        from ect_coder.ui.paper.manuscript import manuscript

        return partial(manuscript, self._study, document)

    def copy(self) -> None:
        """Write a whole copy of the study."""
        name = _("{name} – copy").format(name=self._study.path.stem) + ".ect"
        path = self._ask_path(_("Save a copy"), name, _("Study (*.ect)"), ".ect")
        if path is not None:
            self._deeds.do(partial(self._study.copy_to, path), _("Copy saved as {name}").format(name=path.name))

    def codebook(self) -> None:
        """Write the codebook, to read or to take along."""
        from ect_coder.ui.codebook_files import export_codebook

        path = export_codebook(self._study, self._pages.window())
        if path is not None:
            self._exported(path)

    def text_corpus(self, cut: Cut) -> None:
        """Write what is said as a corpus for programs of textual statistics."""
        study = self._study
        path = self._ask_path(_("Export"), f"{study.path.stem} – IRaMuTeQ.txt", _("Text (*.txt)"), ".txt")
        if path is None:
            return

        def work(task: Task) -> tuple[Path, Sequence[str]]:
            from ect_coder.exchange import iramuteq

            found = study.text_corpus.cut(cut, study.quoting(), task.tell)
            iramuteq.write(found, path)
            return path, found.left_out

        self._work.run(work, _("Exporting…"), self._tables_exported)

    def memos(self, memos: list[Memo]) -> None:
        """Write some memos, as a document or as a table."""
        kinds = _("Document (*.docx);;Table (*.csv)")
        title = self._study.conventions().title
        proposed = self._study.path.parent / (_("Memos") + ".docx")
        chosen, _kind = QFileDialog.getSaveFileName(self._pages.window(), _("Export the memos"), str(proposed), kinds)
        if chosen:
            from ect_coder.exchange.export import export_memos

            path, rule = Path(chosen), self._study.quoting()
            self._deeds.do(
                partial(export_memos, memos, path, title, rule), _("Exported to {name}").format(name=path.name)
            )

    def table(self, made: Callable[[], Table]) -> None:
        """Write one table of how firm the answers are, or of who says what; `made` gives it with names as they are."""
        self._table(made, self._study.quoting().renaming.value)

    def counted(self, made: Callable[[], Table]) -> None:
        """Write a table of words that were counted; `made` gives it as it may leave, names replaced before."""
        self._table(made, lambda table: table)

    def _table(self, made: Callable[[], Table], leaving: Callable[[Table], Table]) -> None:
        study = self._study
        proposed = study.path.parent / f"{study.path.stem}.xlsx"
        kinds = _("Workbook (*.xlsx);;Table (*.csv)")
        chosen, _kind = QFileDialog.getSaveFileName(self._pages.window(), _("Export this table"), str(proposed), kinds)
        if not chosen:
            return
        path, agreed = Path(chosen), study.conventions()

        def work(_task: Task) -> Path:
            from ect_coder.exchange import robustness_table

            robustness_table.write(leaving(made()), agreed, path)
            return path

        self._work.run(work, _("Exporting…"), self._exported, stoppable=False)

    def reference(self) -> None:
        """Copy the passage, or the excerpts that are selected, with its reference."""
        page = self._pages.on_codings()
        words = page.copy_reference() if page is not None else None
        if words:
            QGuiApplication.clipboard().setText(words)
            self._status.say(_("Copied with its reference"))

    def figure(self, figure: Figure, suffix: str) -> None:
        """Write a figure, or its data, in the format of a suffix."""
        from ect_coder.ui.figures import leaving

        path = self._ask_path(
            _("Export the figure"), leaving.proposed(figure, suffix), leaving.format_of(suffix), suffix
        )
        if path is not None:
            self._work.run(partial(leaving.write, figure, path), _("Exporting…"), self._exported)

    def copy_figure(self, figure: Figure) -> None:
        """Copy a figure as a picture."""
        from ect_coder.ui.figures import leaving

        try:
            QGuiApplication.clipboard().setMimeData(leaving.copied(figure))
        except EctError as refusal:
            faults.show(self._pages.window(), refusal)
        else:
            self._status.say(_("Figure copied"))

    def _ask_path(self, title: str, name: str, kind: str, suffix: str) -> Path | None:
        return ask_path(self._pages.window(), title, self._study.path.parent / name, kind, suffix)

    def _tables_exported(self, outcome: tuple[Path, Sequence[str]]) -> None:
        path, told = outcome
        self._status.say(". ".join((_("Exported to {name}").format(name=path.name), " ".join(told))))

    def _exported(self, path: Path) -> None:
        self._status.say(_("Exported to {name}").format(name=path.name))

    def _printed(self, _done: None) -> None:
        self._status.say(_("Sent to the printer"))
