"""The register of resources: what exists about the projects, held or not, and how it could be got."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QInputDialog, QLabel, QMenu, QVBoxLayout

from ect_coder.analysis import labels
from ect_coder.errors import BadRow, EctError
from ect_coder.exchange import register_table
from ect_coder.ui import faults
from ect_coder.ui.asking import ask_path
from ect_coder.ui.records.cells import CellTable, Waiting
from ect_coder.ui.records.project_choice import ProjectChoice
from ect_coder.ui.records.register_import import RegisterImport
from ect_coder.ui.records.resource_model import FIELDS, ResourceModel, options
from ect_coder.ui.records.tab import Tab
from ect_coder.values import Changed, Held
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from ect_coder.corpus.register import Resource, Wanted
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette

_WIDTHS = {"name": 210, "project": 150, "nature": 100, "kind": 110, "holder": 150, "held": 112, "how": 130, "note": 160}
_WIDTH = 96
_FILTER = 170


class ResourcesTab(Tab):
    """A table to write in: Insert adds a resource, Delete empties a cell, each change is a deed."""

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        self._documents: dict[str, int] = {}
        self._codes: dict[int, str] = {}
        self._project = ProjectChoice(self, _FILTER, _("All projects"))
        self._held = QComboBox(self)
        self._held.setAccessibleName(_("Status"))
        self._held.setMinimumWidth(_FILTER)
        self._waiting = Waiting(self)
        self._model = ResourceModel(self, writable=study.writable)
        self._table = CellTable(_("Resources"), palette, self)
        self._table.setModel(self._model)
        for column, field in enumerate(FIELDS):
            self._table.setColumnWidth(column, _WIDTHS.get(field, _WIDTH))
        self._table.horizontalHeader().setStretchLastSection(True)
        self._empty = QLabel(self)
        self._empty.setObjectName("cardNote")
        self._empty.setWordWrap(True)
        self._buttons = {
            "add": self.button(_("Add a resource"), self._add),
            "remove": self.button(_("Remove"), self._remove),
            "natures": self.button(_("Natures…"), self._ask_natures),
            "import": self.button(_("Import…"), self._import),
            "export": self.button(_("Export…"), self._export),
        }
        self._lay_out()
        self._connect()
        self._held.addItem(_("Whatever the status"), None)
        for each in Held:
            self._held.addItem(labels.held(each), each)
        self.refresh(Changed.ALL)

    # What is shown

    def refresh(self, changed: Changed) -> None:
        """Look again at the resources, and at what they can be linked to."""
        if changed & (Changed.RECORDS | Changed.PROJECTS | Changed.DOCUMENTS):
            self._project.show_projects(self.study.projects())
            self._show()

    def take_keyboard(self) -> None:
        """Give the keyboard to the table."""
        self._table.setFocus()

    def settle(self) -> None:
        """Write the cell that is being typed."""
        self._table.leave_cell()
        self._waiting.flush()

    def _show(self, _chosen: int = 0) -> None:
        everything, documents = self.study.register.resources(), self.study.documents()
        self._codes = {each.id: each.code for each in documents}
        self._documents = {each.code: each.id for each in documents}
        names = {each.id: f"{each.code} · {each.name}" for each in documents}
        projects = [each.name for each in self.study.projects()]
        offered = options(everything, self.study.register.natures(), projects, names)
        found = [each for each in everything if self._wanted(each)]
        here = self._table.currentIndex()
        row, column = here.row(), here.column()
        self._model.show(found, offered, self._codes)
        if found and not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(self._model.index(max(0, min(row, len(found) - 1)), max(0, column)))
        self._tell(len(everything), len(found))
        self._pointed()

    def _wanted(self, resource: Resource) -> bool:
        project, held = self._project.currentData(), self._held.currentData()
        return (project is None or resource.project == project) and (held is None or resource.held == held)

    def _tell(self, every: int, shown: int) -> None:
        if not every:
            self._empty.setText(
                _(
                    "No resource yet. Write down what exists about the projects, held or not: papers, people to meet, "
                    "archives, know-how. Insert adds one."
                )
            )
        elif shown < every:
            words = ngettext("{n} resource of {every}", "{n} resources of {every}", shown, every=str(every))
            self._empty.setText(words)
        else:
            self._empty.setText(ngettext("{n} resource", "{n} resources", every))

    # What is wished

    def _edited(self, number: int, field: str, value: Any) -> None:
        self._waiting.keep(partial(self.study.register.change, [number], {field: value}))

    def _add(self) -> None:
        """Write a resource down, and wait for its name."""
        self.settle()
        before = {each.id for each in self.study.register.resources()}
        values = {"project": self._project.currentData(), "held": self._held.currentData() or Held.SPOTTED}
        self.deed_wished.emit(partial(self.study.register.add, _("New resource"), **values), "")
        made = next((each.id for each in self.study.register.resources() if each.id not in before), None)
        row = self._model.row_of(made) if made is not None else -1
        if row >= 0:
            self._table.setFocus()
            self._table.setCurrentIndex(self._model.index(row, 0))
            self._table.edit(self._model.index(row, 0))

    def _remove(self) -> None:
        numbers = self._selected()
        if numbers and self.study.writable:
            words = ngettext("{n} resource removed", "{n} resources removed", len(numbers))
            self.deed_wished.emit(partial(self.study.register.remove, numbers), words)

    def _clear(self) -> None:
        """Empty the cells that are selected, in one deed; a name and a status cannot be empty."""
        fields = {FIELDS[each.column()] for each in self._table.selectedIndexes()} - {"name", "held"}
        if fields and self.study.writable:
            blank = {field: None if field in ("project", "document", "planned") else "" for field in fields}
            self.deed_wished.emit(partial(self.study.register.change, self._selected(), blank), "")

    def _ask_natures(self) -> None:
        words, agreed = QInputDialog.getMultiLineText(
            self, _("Natures"), _("The natures that are offered, one a line"), "\n".join(self.study.register.natures())
        )
        if agreed:
            self.deed_wished.emit(partial(self.study.register.offer_natures, words.split("\n")), "")

    def _export(self) -> None:
        self.settle()
        proposed = self.study.path.with_name(_("{study} – resources").format(study=self.study.path.stem) + ".xlsx")
        path = ask_path(self, _("Export the resources"), proposed, _("Workbook (*.xlsx)"), ".xlsx")
        if path is not None:
            deed = partial(register_table.write, self.study.register.resources(), self._codes, path)
            self.deed_wished.emit(deed, _("Exported to {name}").format(name=path.name))

    def _import(self) -> None:
        """Take a workbook in, once what it changes was seen."""
        self.settle()
        folder = str(self.study.path.parent)
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Import resources"), folder, _("Workbook (*.xlsx)"))
        if not chosen:
            return
        try:
            rows = register_table.read(Path(chosen), self._documents)
        except EctError as refusal:
            faults.show(self, refusal)
            return
        wanted = self.study.register.compare((each.line, each.number, each.values) for each in rows)
        if RegisterImport(wanted, self._codes, self).exec():
            deed = partial(self.study.register.adopt, wanted, partial(_refused, Path(chosen).name, wanted))
            self.deed_wished.emit(deed, _("Resources imported"))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self._table.edit(index)

    def _open_document(self) -> None:
        document = self._current_document()
        if document is not None:
            self.document_wished.emit(document)

    def _menu(self, _index: QModelIndex, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opening = menu.addAction(_("Open the document"))
        opening.setEnabled(self._current_document() is not None)
        opening.triggered.connect(self._open_document)
        removal = menu.addAction(_("Remove"))
        removal.setEnabled(self.study.writable)
        removal.triggered.connect(self._remove)
        menu.popup(place)

    def _current_document(self) -> int | None:
        row = self._table.currentIndex().row()
        return self._model.resource(row).document if row >= 0 else None

    def _selected(self) -> list[int]:
        rows = sorted({each.row() for each in self._table.selectedIndexes()})
        return [self._model.resource(row).id for row in rows]

    def _pointed(self) -> None:
        self._buttons["remove"].setEnabled(self.study.writable and bool(self._table.selectedIndexes()))

    # Putting it together

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._project)
        head.addWidget(self._held)
        head.addStretch(1)
        for name, button in self._buttons.items():
            button.setEnabled(self.study.writable or name == "export")
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._table, 1)
        column.addWidget(self._empty)

    def _connect(self) -> None:
        self._project.currentIndexChanged.connect(self._show)
        self._held.currentIndexChanged.connect(self._show)
        self._model.edit_wished.connect(self._edited)
        self._waiting.due.connect(self.deed_wished)
        self._table.opening_wished.connect(self._open)
        self._table.menu_wished.connect(self._menu)
        self._table.selectionModel().selectionChanged.connect(self._pointed)
        self.give_keys(self._table, {"Insert": self._add, "Delete": self._clear})


def _refused(name: str, wanted: list[Wanted], rank: int, reason: EctError) -> EctError:
    return BadRow(path=name, line=wanted[rank].line, reason=reason)
