"""Excerpts: every coded passage, narrowed by what was coded and by words; a click opens the text there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListView, QMenu, QPushButton, QVBoxLayout, QWidget

from ect_coder.analysis import labels
from ect_coder.coding.excerpts import Filter
from ect_coder.errors import EmptySearch
from ect_coder.ui.excerpts_model import CODING_ROLE, ExcerptDelegate, ExcerptsModel
from ect_coder.ui.jobs import Job, Task
from ect_coder.values import Changed, Kind, Moment, Polarity, Span
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.coding.excerpts import Coding
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette

_WAIT = 160
"""Milliseconds after the last letter before the search begins."""


class ExcerptsPage(QWidget):
    """A line of filters, a count, and the excerpts as cards. Long queries run off the window's thread."""

    passage_wished = Signal(int)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("centre")
        self._study = study
        self._filter = Filter()
        self._job: Job | None = None
        self._asked = 0
        self._model = ExcerptsModel(study.grid, self)
        self._words = QLineEdit(self)
        self._words.setPlaceholderText(_("Search in the excerpts"))
        self._words.setAccessibleName(_("Search in the excerpts"))
        self._words.setClearButtonEnabled(True)
        self._words.setMinimumWidth(230)
        self._menus: dict[str, QPushButton] = {}
        self._clear = QPushButton(_("Clear the filters"), self)
        self._count = QLabel(self)
        self._count.setObjectName("cardNote")
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(ExcerptDelegate(study.grid, palette, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setMouseTracking(True)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.setAccessibleName(_("Excerpts"))
        self._empty = QLabel(self)
        self._empty.setObjectName("emptyState")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._lay_out()
        self._connect()
        self.refresh(Changed.ALL)

    def refresh(self, changed: Changed) -> None:
        """Look again."""
        if changed & (Changed.CODINGS | Changed.DOCUMENTS | Changed.PROJECTS | Changed.CODEBOOK):
            self._ask()

    def show_filter(self, wanted: Filter) -> None:
        """Show what a filter lets through, such as a cell of the matrix."""
        self._filter = wanted
        self._words.blockSignals(True)
        self._words.setText(wanted.words)
        self._words.blockSignals(False)
        self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with Ctrl+C."""
        if event.key() == Qt.Key.Key_C and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._copy()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(6)
        filters.addWidget(self._words, 1)
        for name in ("pillars", "variables", "moments", "polarities", "projects", "kinds", "coders"):
            button = QPushButton(self)
            menu = QMenu(button)
            menu.aboutToShow.connect(partial(self._fill_menu, name, menu))
            button.setMenu(menu)
            self._menus[name] = button
            filters.addWidget(button)
        line = QHBoxLayout()
        line.addWidget(self._count)
        line.addStretch(1)
        line.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 18, 0)
        column.setSpacing(10)
        column.addLayout(filters)
        column.addLayout(line)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)

    def _connect(self) -> None:
        self._words.textChanged.connect(self._typed)
        self._timer.timeout.connect(self._ask)
        self._clear.clicked.connect(self._cleared)
        self._list.clicked.connect(self._opened)
        self._list.activated.connect(self._opened)
        self._list.customContextMenuRequested.connect(self._menu)

    def _typed(self, words: str) -> None:
        self._filter = replace(self._filter, words=words, open_end=True)
        self._timer.start()

    def _cleared(self) -> None:
        self.show_filter(Filter())

    def _ask(self) -> None:
        """Ask for the excerpts in a thread; an answer that is no longer wanted is dropped."""
        self._asked += 1
        study, wanted, asked = self._study, self._filter, self._asked

        def work(_task: Task) -> tuple[int, Sequence[Coding]]:
            try:
                return asked, study.excerpts(wanted)
            except EmptySearch:
                return asked, study.excerpts(replace(wanted, words=""))

        self._job = Job(work, self)
        self._job.done.connect(self._answered)
        self._job.start()

    def _answered(self, answer: tuple[int, Sequence[Coding]]) -> None:
        asked, found = answer
        if asked != self._asked:
            return
        self._model.show(found)
        self._tell(found)

    def _tell(self, found: Sequence[Coding]) -> None:
        documents, projects = {each.document for each in found}, {each.project for each in found if each.project}
        parts = [
            ngettext("{n} excerpt", "{n} excerpts", len(found)),
            ngettext("{n} document", "{n} documents", len(documents)),
            ngettext("{n} project", "{n} projects", len(projects)),
        ]
        narrowed = self._filter not in (Filter(), Filter(open_end=True))
        self._count.setText("  ·  ".join(parts) if found else "")
        self._clear.setVisible(narrowed)
        self._list.setVisible(bool(found))
        self._empty.setVisible(not found)
        self._empty.setText(
            _("No excerpt matches these filters. Clear them to see all excerpts.")
            if narrowed
            else _("No passage is coded yet. Open a document in “Read and code”, select a passage and type a variable.")
        )
        for name, button in self._menus.items():
            chosen = len(getattr(self._filter, name))
            title = self._titles()[name]
            button.setText(f"{title} ({chosen})" if chosen else title)

    def _titles(self) -> dict[str, str]:
        return {
            "pillars": _("Pillar"),
            "variables": _("Variable"),
            "moments": _("Moment"),
            "polarities": _("Polarity"),
            "projects": _("Project"),
            "kinds": _("Kind"),
            "coders": _("Coder"),
        }

    def _options(self, name: str) -> list[tuple[Any, str]]:
        grid, tongue = self._study.grid, language()
        options: dict[str, list[tuple[Any, str]]] = {
            "pillars": [(pillar.id, pillar.label(tongue)) for pillar in grid.pillars],
            "variables": [(code.id, code.label(tongue)) for code in grid.codes],
            "moments": [(each, labels.moment(each)) for each in Moment],
            "polarities": [(each, labels.polarity(each)) for each in Polarity],
            "projects": [(each.name, each.name) for each in self._study.projects()],
            "kinds": [(each, labels.kind(each)) for each in Kind],
            "coders": [(each, each) for each in self._study.coders()],
        }
        return options[name]

    def _fill_menu(self, name: str, menu: QMenu) -> None:
        menu.clear()
        chosen = list(getattr(self._filter, name))
        for value, label in self._options(name):
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.triggered.connect(partial(self._toggled, name, value))

    def _toggled(self, name: str, value: Any, _checked: bool = False) -> None:
        chosen = list(getattr(self._filter, name))
        chosen = [each for each in chosen if each != value] if value in chosen else [*chosen, value]
        fields: dict[str, Any] = {name: chosen}
        self._filter = replace(self._filter, **fields)
        self._ask()

    def _opened(self, index: QModelIndex) -> None:
        coding = index.data(CODING_ROLE)
        if coding is not None:
            self.passage_wished.emit(coding.id)

    def _menu(self, place: QPoint) -> None:
        index = self._list.indexAt(place)
        if not index.isValid():
            return
        self._list.setCurrentIndex(index)
        menu = QMenu(self)
        menu.addAction(_("Open in the text")).triggered.connect(partial(self._opened, index))
        menu.addAction(_("Copy the excerpt with its reference")).triggered.connect(self._copy)
        menu.exec(self._list.viewport().mapToGlobal(place))

    def _copy(self) -> None:
        coding = self._list.currentIndex().data(CODING_ROLE)
        if coding is not None:
            QGuiApplication.clipboard().setText(self._study.cited(coding.document, Span(coding.start, coding.end)))
