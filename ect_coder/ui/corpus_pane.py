"""The left pane: projects, and the documents that speak of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QMenu, QPushButton, QTreeView, QVBoxLayout, QWidget

from ect_coder.analysis import labels
from ect_coder.coding.memos import About, Subject
from ect_coder.corpus.canonical import collated
from ect_coder.corpus.library import Description, Document
from ect_coder.ui.elided import Elided
from ect_coder.ui.tip import tip
from ect_coder.ui.tree import COUNT_ROLE, HEADING_ROLE, MARK_ROLE, CountDelegate
from ect_coder.values import Kind, Quotability, Role, Status
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette

_DOCUMENT = Qt.ItemDataRole.UserRole + 1
_PROJECT = Qt.ItemDataRole.UserRole + 2


class CorpusPane(QWidget):
    """A tree of projects and documents; a document about several projects stands under each."""

    document_wished = Signal(int)
    description_wished = Signal(int, object)
    removal_wished = Signal(int)
    replacing_wished = Signal(int)
    person_removal_wished = Signal(int)
    import_wished = Signal()
    original_wished = Signal(int)
    speakers_wished = Signal(int)
    project_renaming_wished = Signal(str)
    project_removal_wished = Signal(str)
    memo_wished = Signal(object, str)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self._study = study
        self.documents: dict[int, Document] = {}
        """The documents of the study, as they were when something last changed one of them."""
        self.setObjectName("corpusPane")
        self._title = Elided(self)
        self._title.setObjectName("paneTitle")
        self._model = QStandardItemModel(self)
        self._tree = QTreeView(self)
        self._tree.setModel(self._model)
        self._tree.setHeaderHidden(True)
        self._tree.setIndentation(14)
        self._tree.setUniformRowHeights(True)
        self._tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self._tree.setItemDelegate(CountDelegate(palette, self._tree))
        self._tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._tree.setAccessibleName(_("Corpus"))
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tree.activated.connect(self._activated)
        self._tree.clicked.connect(self._activated)
        self._tree.customContextMenuRequested.connect(self._menu)
        self._import = QPushButton(_("Import documents…"), self)
        self._import.clicked.connect(self._import_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 4, 8)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._tree, 1)
        column.addWidget(self._import)
        self.refresh()

    def refresh(self) -> None:
        """Show the corpus as it is, keeping what is open and what is chosen."""
        closed = {
            self._model.item(row).data(_PROJECT)
            for row in range(self._model.rowCount())
            if not self._tree.isExpanded(self._model.index(row, 0))
        }
        chosen = self.current_document()
        projects, documents = self._study.projects(), self._study.documents()
        self.documents = {document.id: document for document in documents}
        parts = [
            ngettext("{n} project", "{n} projects", len(projects)),
            ngettext("{n} document", "{n} documents", len(documents)),
        ]
        self._title.setText(" · ".join(parts))
        self._model.clear()
        shelves = {project.name: [each for each in documents if project.name in each.projects] for project in projects}
        for name in sorted(shelves, key=collated):
            self._shelf(name, name, shelves[name])
        loose = [each for each in documents if not each.projects]
        if loose:
            self._shelf(None, _("Without project"), loose)
        for row in range(self._model.rowCount()):
            self._tree.setExpanded(self._model.index(row, 0), self._model.item(row).data(_PROJECT) not in closed)
        self._import.setVisible(self._study.writable)
        if chosen is not None:
            self.choose(chosen)

    def show_counts(self, counts: Mapping[int, int]) -> None:
        """Write the number of codings of each document; nothing else has changed."""
        for row in range(self._model.rowCount()):
            shelf = self._model.item(row)
            for place in range(shelf.rowCount()):
                item = shelf.child(place)
                item.setData(counts.get(item.data(_DOCUMENT), 0), COUNT_ROLE)

    def choose(self, document: int) -> None:
        """Point at a document without opening it."""
        if self.current_document() == document:
            return
        for row in range(self._model.rowCount()):
            shelf = self._model.item(row)
            for place in range(shelf.rowCount()):
                if shelf.child(place).data(_DOCUMENT) == document:
                    self._tree.setCurrentIndex(shelf.child(place).index())
                    return

    def current_document(self) -> int | None:
        """Return the number of the document pointed at, if any."""
        value = self._tree.currentIndex().data(_DOCUMENT)
        return int(value) if value is not None else None

    def neighbour(self, document: int | None, step: int) -> int | None:
        """Return the document that follows (step 1) or precedes (-1) in the tree."""
        order = [
            self._model.item(row).child(place).data(_DOCUMENT)
            for row in range(self._model.rowCount())
            for place in range(self._model.item(row).rowCount())
        ]
        order = list(dict.fromkeys(order))
        if not order:
            return None
        if document not in order:
            return int(order[0])
        return int(order[(order.index(document) + step) % len(order)])

    def focus_list(self) -> None:
        """Take the keyboard."""
        self._tree.setFocus()

    def _shelf(self, project: str | None, label: str, documents: list[Document]) -> None:
        shelf = QStandardItem(label)
        shelf.setData(project, _PROJECT)
        shelf.setData(len(documents), COUNT_ROLE)
        shelf.setData(True, HEADING_ROLE)
        shelf.setToolTip(tip(label))
        for document in documents:
            item = QStandardItem(f"{document.code} · {document.name}")
            item.setData(document.id, _DOCUMENT)
            item.setData(document.codings, COUNT_ROLE)
            item.setData(document.status.value, MARK_ROLE)
            state = f"{labels.kind(document.kind)} · {labels.status(document.status)}"
            item.setToolTip(tip(f"{document.code} · {document.name}\n{state}"))
            shelf.appendRow(item)
        self._model.appendRow(shelf)

    def _activated(self, index: QModelIndex) -> None:
        document = index.data(_DOCUMENT)
        if document is not None:
            self.document_wished.emit(int(document))

    def _import_clicked(self) -> None:
        self.import_wished.emit()

    def _menu(self, place: QPoint) -> None:
        index = self._tree.indexAt(place)
        document, project = index.data(_DOCUMENT), index.data(_PROJECT)
        if not self._study.writable:
            return
        if document is not None:
            self._document_menu(self.documents[int(document)]).exec(self._tree.viewport().mapToGlobal(place))
        elif project:
            self._project_menu(project).exec(self._tree.viewport().mapToGlobal(place))

    def _project_menu(self, project: str) -> QMenu:
        menu = QMenu(self)
        menu.addAction(_("Rename the project…")).triggered.connect(partial(self.project_renaming_wished.emit, project))
        memo = partial(self._memo_chosen, Subject(About.PROJECT, project), project)
        menu.addAction(_("Memo…")).triggered.connect(memo)
        menu.addAction(_("Remove the project")).triggered.connect(partial(self.project_removal_wished.emit, project))
        return menu

    def _memo_chosen(self, subject: Subject, title: str, _checked: bool = False) -> None:
        self.memo_wished.emit(subject, title)

    def _document_menu(self, document: Document) -> QMenu:
        menu = QMenu(self)
        about = menu.addMenu(_("Speaks of"))
        for project in self._study.projects():
            action = about.addAction(project.name)
            action.setCheckable(True)
            action.setChecked(project.name in document.projects)
            names = [name for name in document.projects if name != project.name]
            names += [] if project.name in document.projects else [project.name]
            action.triggered.connect(partial(self._describe, document.id, Description(projects=names)))
        self._choices(
            menu,
            _("Status"),
            document,
            [(labels.status(each), Description(status=each)) for each in Status],
            labels.status(document.status),
        )
        self._choices(
            menu,
            _("Kind"),
            document,
            [(labels.kind(each), Description(kind=each)) for each in Kind],
            labels.kind(document.kind),
        )
        role = labels.role(document.role) if document.role else ""
        self._choices(menu, _("Role"), document, [(labels.role(each), Description(role=each)) for each in Role], role)
        self._choices(
            menu,
            _("May be quoted"),
            document,
            [(labels.quotability(each), Description(quotability=each)) for each in Quotability],
            labels.quotability(document.quotability),
        )
        menu.addSeparator()
        memo = partial(self._memo_chosen, Subject(About.DOCUMENT, str(document.id)), document.name)
        menu.addAction(_("Memo…")).triggered.connect(memo)
        replacing = partial(self.replacing_wished.emit, document.id)
        menu.addAction(_("Replace by a corrected file…")).triggered.connect(replacing)
        speakers = menu.addAction(_("Speakers…"))
        speakers.triggered.connect(partial(self.speakers_wished.emit, document.id))
        speakers.setEnabled(bool(self._study.layout(document.id).turns))
        original = menu.addAction(_("Open the original"))
        original.triggered.connect(partial(self.original_wished.emit, document.id))
        original.setEnabled(self._study.intake.has_original(document.id))
        menu.addSeparator()
        menu.addAction(_("Remove the document")).triggered.connect(partial(self.removal_wished.emit, document.id))
        person = partial(self.person_removal_wished.emit, document.id)
        menu.addAction(_("Remove a person…")).triggered.connect(person)
        return menu

    def _choices(
        self, menu: QMenu, title: str, document: Document, choices: list[tuple[str, Description]], current: str
    ) -> None:
        inside = menu.addMenu(title)
        for label, change in choices:
            action = inside.addAction(label)
            action.setCheckable(True)
            action.setChecked(label == current)
            action.triggered.connect(partial(self._describe, document.id, change))

    def _describe(self, document: int, change: Description, _checked: bool = False) -> None:
        self.description_wished.emit(document, change)
