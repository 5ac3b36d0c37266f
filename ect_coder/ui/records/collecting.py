"""The list of what is still to be collected: seen first, then printed, or taken along as a PDF or a Word document."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QPdfWriter, QTextDocument
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout

from ect_coder.errors import EctError
from ect_coder.exchange import collect_list
from ect_coder.exchange.collect_list import BOX, Entry, Part
from ect_coder.exchange.export import in_one_step
from ect_coder.ui import faults
from ect_coder.ui.asking import ask_path
from ect_coder.ui.paper.press import page_layout
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ect_coder.study import Study

_SIZE = QSize(640, 560)
_TAGS = {Part.TITLE: "h1", Part.NOTE: "p", Part.PROJECT: "h2", Part.HEADING: "h3", Part.ITEM: "p"}


class Collecting(QDialog):
    """Shows the list of one project, or of all."""

    def __init__(self, study: Study, projects: Sequence[str], project: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.study = study
        self._projects = list(projects)
        self.setWindowTitle(self.title())
        self.resize(_SIZE)
        self._scope = QComboBox(self)
        self._scope.setAccessibleName(_("Project"))
        for name in projects:
            self._scope.addItem(name, [name])
        self._scope.addItem(_("All projects"), self._projects)
        self._scope.setCurrentIndex(max(0, self._scope.findText(project)))
        self._list = QTextBrowser(self)
        self._list.setAccessibleName(self.title())
        self._lay_out()
        self._scope.currentIndexChanged.connect(self._show)
        self._show()

    def title(self) -> str:
        """Name the list."""
        return _("To collect")

    def chosen(self) -> list[str]:
        """Give the projects that the list is of."""
        names: list[str] = self._scope.currentData()
        return names

    def entries(self) -> list[Entry]:
        """Give the lines of the list that is shown."""
        pillars = {each.id: each.label(language()) for each in self.study.grid.pillars}
        errands = [self.study.inventory.errands(name) for name in self.chosen()]
        return collect_list.entries(errands, pillars, self.study.conventions().title)

    def _show(self, _chosen: int = 0) -> None:
        self._list.setHtml(html(self.entries()))

    def _word(self) -> None:
        path = self._ask(_("Word document (*.docx)"), ".docx")
        if path is not None:
            self._write(partial(collect_list.write, self.entries(), path))

    def _pdf(self) -> None:
        path = self._ask(_("PDF (*.pdf)"), ".pdf")
        if path is not None:
            self._write(partial(write_pdf, self.entries(), path))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        if QPrintDialog(printer, self).exec():
            document(self.entries()).print_(printer)

    def _ask(self, kind: str, suffix: str) -> Path | None:
        return ask_path(self, self.title(), self.study.path.with_name(self.title().lower() + suffix), kind, suffix)

    def _write(self, deed: Callable[[], None]) -> None:
        try:
            deed()
        except EctError as refusal:
            faults.show(self, refusal)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._scope)
        head.addStretch(1)
        foot = QHBoxLayout()
        deeds = ((_("Print…"), self._print), (_("PDF…"), self._pdf), (_("Word…"), self._word))
        for words, deed in (*deeds, (_("Close"), self.reject)):
            button = QPushButton(words, self)
            button.setAutoDefault(False)
            button.clicked.connect(deed)
            foot.addWidget(button)
            if deed == self._word:
                foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._list, 1)
        column.addLayout(foot)


def html(lines: Sequence[Entry]) -> str:
    """Write the list for Qt's rich text."""
    return "".join(f"<{_TAGS[each.part]}>{escape(_words(each))}</{_TAGS[each.part]}>" for each in lines)


def document(lines: Sequence[Entry]) -> QTextDocument:
    """Set the list for paper."""
    made = QTextDocument()
    made.setDefaultStyleSheet(
        "h1 { font-size: 18pt; } h2 { font-size: 14pt; } h3 { font-size: 11pt; } p { margin: 3px; }"
    )
    made.setHtml(html(lines))
    return made


def write_pdf(lines: Sequence[Entry], path: Path) -> None:
    """Write the list as a PDF of A4 pages, whole or not at all; raise DiskFull or CannotWrite."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(page_layout())
    writer.setTitle(lines[0].words)
    writer.setCreator("ECT Coder")
    document(lines).print_(writer)
    in_one_step(path, partial(_fill, buffer))


def _fill(buffer: QBuffer, path: Path) -> None:
    path.write_bytes(buffer.data().data())


def _words(entry: Entry) -> str:
    return f"{BOX}\u00a0{entry.words}" if entry.part is Part.ITEM else entry.words
