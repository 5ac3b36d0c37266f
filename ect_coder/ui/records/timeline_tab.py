"""A project in time: its dates, its documents and its codings; and the noting of dates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout

from ect_coder.coding.excerpts import Filter
from ect_coder.corpus.events import Event
from ect_coder.ui.records.event_dialog import EventDialog
from ect_coder.ui.records.project_choice import ProjectChoice
from ect_coder.ui.records.tab import Tab
from ect_coder.ui.records.timeline_view import TimelineView
from ect_coder.values import Changed, Moment
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.corpus.library import Document
    from ect_coder.study import Study
    from ect_coder.ui.records.timeline_marks import Mark
    from ect_coder.ui.theme import Palette


class TimelineTab(Tab):
    """Draws one project, and says the item that is pointed at whole."""

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        self._project = ProjectChoice(self, 260)
        self.view = TimelineView(palette, self)
        self._said = QLabel(self)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setObjectName("cardText")
        self._said.setWordWrap(True)
        self._said.setMinimumHeight(40)
        self._legend = QLabel(
            _(
                "Full: from before the pivot, contemporary · hollow: from after it, retrospective · dashed: not known "
                "· wide: a month or a year · faded: about"
            ),
            self,
        )
        self._legend.setObjectName("cardNote")
        self._legend.setWordWrap(True)
        self._note = self.button(_("Note a date…"), self._ask)
        self._change = self.button(_("Change…"), self._ask_change)
        self._remove = self.button(_("Remove"), self._remove_event)
        self._lay_out()
        self._connect()
        self.refresh(Changed.ALL)

    def refresh(self, changed: Changed) -> None:
        """Draw again."""
        if changed & (Changed.PROJECTS | Changed.DOCUMENTS | Changed.RECORDS | Changed.CODINGS):
            if changed & Changed.PROJECTS:
                self._project.show_projects(self.study.projects())
            self._show()

    def take_keyboard(self) -> None:
        """Give the keyboard to the timeline."""
        self.view.setFocus()

    # What is shown

    def _show(self, _chosen: int = 0) -> None:
        name = self._project.currentText()
        self.view.show_timeline(self.study.inventory.timeline(name) if name else None)
        self._note.setEnabled(self.study.writable and bool(name))
        if not name:
            self._said.setText(_("No project yet. Make one in the Study menu, or import documents."))
        elif not self.view.marks:
            self._said.setText(_("Nothing is dated here yet, and no document is about this project."))

    def _pointed(self, mark: Mark | None) -> None:
        self._said.setText(mark.said if mark is not None else "")
        event = mark.item if mark is not None and isinstance(mark.item, Event) else None
        self._change.setEnabled(self.study.writable and event is not None)
        self._remove.setEnabled(self.study.writable and event is not None and event.id is not None)

    def _open(self, item: Event | Document | Moment) -> None:
        """Open the passage that says an event, a document, or the first coding of a moment."""
        if isinstance(item, Moment):
            wanted = Filter(projects=[self._project.currentText()], moments=[item])
            found = next((each for each in self.study.excerpts(wanted) if each.moment is item), None)
            if found is not None:
                self.passage_wished.emit(found.document, found.start)
        elif not isinstance(item, Event):
            self.document_wished.emit(item.id)
        elif item.document is not None and item.span is not None:
            self.passage_wished.emit(item.document, item.span.start)
        else:
            self._ask_change()

    # What is wished

    def _ask(self) -> None:
        asked = EventDialog(self._project.names(), self, project=self._project.currentText())
        if asked.exec():
            self.event_wished.emit(asked.wish())

    def _ask_change(self) -> None:
        """Ask what else is to be said of an event; a pivot that no one noted becomes one."""
        event = self._event()
        if event is None or not self.study.writable:
            return
        asked = EventDialog(self._project.names(), self, event=event, quote=event.quote)
        if not asked.exec():
            return
        if event.id is None:
            self.event_wished.emit(asked.wish())
        else:
            self.deed_wished.emit(partial(self.study.events.change, event.id, asked.values()), _("Event changed"))

    def _remove_event(self) -> None:
        event = self._event()
        if event is not None and event.id is not None and self.study.writable:
            self.deed_wished.emit(partial(self.study.events.remove, event.id), _("Event removed"))

    def _event(self) -> Event | None:
        mark = self.view.current
        return mark.item if mark is not None and isinstance(mark.item, Event) else None

    # Putting it together

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._project)
        head.addStretch(1)
        for button in (self._note, self._change, self._remove):
            head.addWidget(button)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.view)
        self._scroll = scroll
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addWidget(self._said)
        column.addWidget(self._legend)

    def _connect(self) -> None:
        self._project.currentIndexChanged.connect(self._show)
        self.view.pointed.connect(self._pointed)
        self.view.pointed.connect(self._keep_in_sight)
        self.view.opening_wished.connect(self._open)
        self.give_keys(self.view, {"Insert": self._ask, "F2": self._ask_change, "Delete": self._remove_event})

    def _keep_in_sight(self, mark: Mark | None) -> None:
        if mark is not None:
            place = mark.box.center()
            self._scroll.ensureVisible(round(place.x()), round(place.y()), 0, round(mark.box.height()))
