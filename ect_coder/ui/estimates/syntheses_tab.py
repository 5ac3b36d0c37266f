"""Syntheses: a text for each project and pillar, next to the verbatims for and against; on disk as it is left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ect_coder.analysis import labels
from ect_coder.exchange import syntheses_document
from ect_coder.ui.asking import ask_path
from ect_coder.ui.estimates.names import NameHeader
from ect_coder.ui.estimates.synthesis_model import ROW, SynthesisDelegate, SynthesisModel
from ect_coder.ui.estimates.tab import Tab
from ect_coder.ui.estimates.verbatims import Verbatims, of_cell
from ect_coder.ui.menus import MenuTable
from ect_coder.ui.text_field import TextField
from ect_coder.values import Changed, Moment
from ect_coder.wording import _, language, number

if TYPE_CHECKING:
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette

_PANEL = 420
_FIELD = 190


class SynthesesTab(Tab):
    """A table beside the text of the cell that is pointed at; Enter writes, Escape comes back."""

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        self._place: tuple[str, str] | None = None
        self._before = ""
        self._model = SynthesisModel(study.grid.pillars, self)
        self.table = _table(self._model, palette, self)
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setObjectName("cardTitle")
        self._title.setWordWrap(True)
        self._signed = QLabel(self)
        self._signed.setObjectName("cardNote")
        self.text = TextField(_("Synthesis"), self)
        self.text.setFixedHeight(_FIELD)
        self.text.setReadOnly(not study.writable)
        self.text.installEventFilter(self)
        self.verbatims = Verbatims(study, self, carrying=False)
        self._basis = QLabel(self)
        self._basis.setObjectName("cardNote")
        self._export = QPushButton(_("Export the syntheses (Word)…"), self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_current)
        self._lay_out()
        self.table.selectionModel().currentChanged.connect(self._pointed)
        self.table.opening_wished.connect(self._open)
        self.verbatims.passage_wished.connect(self.passage_wished)
        self.verbatims.excerpts_wished.connect(self.excerpts_wished)
        self._export.clicked.connect(self._ask_export)
        self.refresh(Changed.ALL)

    def refresh(self, changed: Changed) -> None:
        """Look again at the syntheses, and at their verbatims where codings changed."""
        if changed & (Changed.CODINGS | Changed.DOCUMENTS | Changed.PROJECTS | Changed.SETTINGS):
            self.verbatims.forget()
        projects = [each.name for each in self.study.projects()]
        written = self.study.syntheses.all()
        self._model.show(projects, written)
        every = number(len(projects) * self._model.columnCount())
        self._basis.setText(_("Written: {done} of {cells}").format(done=number(len(written)), cells=every))
        self._export.setEnabled(bool(written))
        if projects and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(0, 0))
        self._show_current()

    def settle(self) -> None:
        """Keep what is being written."""
        words = self.text.written().strip()
        if self._place is not None and self.study.writable and words != self._before.strip():
            self._before = words
            self.synthesis_wished.emit(*self._place, words)

    def take_keyboard(self) -> None:
        """Give the keyboard to the table."""
        self.table.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the text when the keyboard leaves it, or with Ctrl+Enter."""
        if event.type() == QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event) or self._ended(event)

    def _ended(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.table.setFocus()
            return True
        return False

    def _pointed(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self._soon.start(0)

    def _show_current(self) -> None:
        place = self._model.place(self.table.currentIndex())
        if place != self._place:
            self.settle()
        moved, self._place = place != self._place, place
        self.text.setEnabled(place is not None)
        if place is None:
            return
        project, key = place
        written = self._model.written(place)
        words = written.text if written is not None else ""
        if moved or words != self._before:
            self._before = words
            if self.text.written().strip() != words:
                self.text.setPlainText(words)
        self._title.setText(f"{self.study.grid.pillar(key).label(language())} · {project}")
        self._signed.setText(labels.signed(written.coder, written.created) if written is not None else "")
        moments = (Moment.EMERGENCE, Moment.SUPPORT, Moment.AFTER)
        wanted = of_cell(project, key, moments, [key], self.study.conventions())
        self.verbatims.show_cell(wanted, (), open_to_checks=False)

    def _open(self, _index: QModelIndex) -> None:
        self._show_current()
        self.text.setFocus()

    def _ask_export(self) -> None:
        self.settle()
        study = self.study
        proposed = study.path.with_name(_("{study} – syntheses").format(study=study.path.stem) + ".docx")
        path = ask_path(self, _("Export the syntheses"), proposed, _("Document (*.docx)"), ".docx")
        if path is not None:
            deed = partial(
                syntheses_document.write,
                study.syntheses.all(),
                study.grid,
                study.quoting(),
                study.conventions().title,
                path,
            )
            self.deed_wished.emit(deed, _("Exported to {name}").format(name=path.name))

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setObjectName("cardInside")
        below = QVBoxLayout(inside)
        below.setContentsMargins(0, 0, 6, 8)
        below.addWidget(self.verbatims)
        below.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setAccessibleName(_("Verbatims"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        side = QFrame(self)
        side.setObjectName("codebookPane")
        side.setFixedWidth(_PANEL)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 14, 14, 6)
        column.setSpacing(7)
        for widget in (self._title, self.text, self._signed):
            column.addWidget(widget)
        column.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._basis)
        foot.addStretch(1)
        foot.addWidget(self._export)
        left = QVBoxLayout()
        left.setContentsMargins(18, 10, 16, 10)
        left.setSpacing(8)
        left.addWidget(self.table, 1)
        left.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)


def _table(model: SynthesisModel, palette: Palette, parent: QWidget) -> MenuTable:
    table = MenuTable(parent)
    table.setModel(model)
    table.setAccessibleName(_("Syntheses"))
    table.setItemDelegate(SynthesisDelegate(palette, table))
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setHorizontalHeader(NameHeader(Qt.Orientation.Horizontal, palette, table))
    table.setVerticalHeader(NameHeader(Qt.Orientation.Vertical, palette, table))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().setDefaultSectionSize(ROW)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.doubleClicked.connect(table.opening_wished)
    return table
