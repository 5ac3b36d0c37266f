"""How often each lemma is said, by moment, pillar or role: counted in a job; each cell opens its contexts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QSplitter, QVBoxLayout

from ect_coder.exchange import frequency_table
from ect_coder.ui.latest import Latest
from ect_coder.ui.search.frequency_choices import FrequencyChoices
from ect_coder.ui.search.frequency_model import FrequencyModel, Measure, narrowed
from ect_coder.ui.search.frequency_table import FrequencyTable
from ect_coder.ui.search.lemma_contexts import LemmaContexts
from ect_coder.ui.search.tab import Tab
from ect_coder.values import Changed
from ect_coder.wording import _, explain, ngettext, quoted

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ect_coder.analysis.frequencies import Counting
    from ect_coder.coding.search import Hit
    from ect_coder.errors import EctError
    from ect_coder.exchange.tabulation import Table
    from ect_coder.study import Study
    from ect_coder.study.frequencies import Counted
    from ect_coder.ui.theme import Palette

_CONTENT = Changed.DOCUMENTS | Changed.PROJECTS | Changed.CODINGS | Changed.CODEBOOK | Changed.SETTINGS


class FrequenciesTab(Tab):
    """Counts when it is first shown, and when what is asked, or the study, has changed."""

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        self.setObjectName("centre")
        self._counted: Counted | None = None
        self._names: tuple[str, ...] = ()
        self.work = Latest(self)
        self.choices = FrequencyChoices(study, self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(110, 6)
        self._cancel = QPushButton(_("Cancel"), self)
        self._again = QPushButton(_("Count"), self)
        self.export = QPushButton(_("Export this table…"), self)
        self._note, self._hint = QLabel(self), QLabel(self)
        self.model = FrequencyModel(palette, self)
        self.table = FrequencyTable(self.model, palette, self)
        self.contexts = LemmaContexts(palette, self)
        self._lay_out()
        self._connect()
        self.model.narrow("", self.choices.least.value())
        self._ask()
        self._tell(_("The words are being counted…"))

    def take_keyboard(self) -> None:
        """Give the keyboard to the field of lemmas; the down arrow goes on to the table."""
        self.choices.words.setFocus()
        self.choices.words.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the field to the table with the down arrow."""
        if event.key() == Qt.Key.Key_Down and self.choices.words.hasFocus() and self.model.rows:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def refresh(self, changed: Changed) -> None:
        """Count again what changed."""
        if changed & Changed.PROJECTS:
            self.choices.filters.forget_projects()
        if changed & _CONTENT:
            self._ask()

    def leave(self) -> None:
        """Stop counting."""
        self.work.stop()

    # Making

    def _lay_out(self) -> None:
        for widget in (self._bar, self._cancel, self._again, self.export):
            self.choices.head.addWidget(widget)
        self._note.setObjectName("cardNote")
        self._note.setText("\n".join(frequency_table.notes()))
        self._hint.setObjectName("emptyState")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (self._note, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._sides = QSplitter(Qt.Orientation.Vertical, self)
        self._sides.addWidget(self.table)
        self._sides.addWidget(self.contexts)
        self._sides.setChildrenCollapsible(False)
        self._sides.setSizes([260, 240])
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 12)
        column.setSpacing(8)
        column.addWidget(self.choices)
        column.addWidget(self._sides, 1)
        column.addWidget(self._hint, 1)
        column.addWidget(self._note)
        for hidden in (self._bar, self._cancel, self._again, self.contexts, self._hint):
            hidden.hide()

    def _connect(self) -> None:
        self.choices.asked_again.connect(self._ask)
        self.choices.measure_chosen.connect(self._say)
        self.choices.narrowed.connect(self._narrow)
        self.table.contexts_wished.connect(self._see)
        self.contexts.hit_wished.connect(self.hit_wished)
        self.contexts.closed.connect(self._close_contexts)
        self.export.clicked.connect(self._export)
        self._again.clicked.connect(self._ask)
        self._cancel.clicked.connect(self.work.stop)
        self.work.under_way.connect(self._under_way)
        self.work.progressed.connect(self._progressed)
        self.work.refused.connect(self._refused)
        self.work.stopped.connect(self._again.show)

    # Asking

    def _ask(self, *_clicked: object) -> None:
        self._close_contexts()
        asked = self.choices.asked()
        self.work.ask(lambda task: self.study.frequencies.count(asked, task.tell), self._show)

    def _see(self, lemma: str, column: str | None) -> None:
        if self._counted is None:
            return
        asked = self._counted.table.counting
        where = dict(zip(self._counted.table.columns, self._names, strict=True)).get(column or "", _("Whole corpus"))
        self.work.ask(
            lambda task: self.study.frequencies.contexts(asked, lemma, column, task.tell),
            partial(self._show_contexts, lemma, where),
        )

    def _refused(self, refusal: EctError) -> None:
        self._counted = None
        self._tell(explain(refusal))

    def _progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _under_way(self, busy: bool) -> None:
        self._bar.setVisible(busy)
        self._cancel.setVisible(busy)
        if busy:
            self._bar.setRange(0, 0)
            self._again.hide()

    # Showing

    def _show(self, counted: Counted) -> None:
        index = self.table.currentIndex()
        row, column = index.row(), index.column()
        self._counted = counted
        self._names = frequency_table.named(counted.table, self.study.grid, self.study.conventions().own_labels())
        self.model.show(counted.table, self._names)
        self.choices.basis.setText(counted.basis)
        self.table.fit()
        self.table.begin_at(row, column)
        none = not counted.table.rows
        self._tell(_("No document has words to count.") if none else _("No lemma is written so, or said so often."))

    def _show_contexts(self, lemma: str, where: str, hits: list[Hit]) -> None:
        documents = {each.id: each for each in self.study.documents()}
        count = ngettext("{n} occurrence", "{n} occurrences", len(hits))
        within = ngettext("{n} document", "{n} documents", len({hit.document for hit in hits}))
        self.contexts.show()
        self.contexts.show_hits(" · ".join((quoted(lemma), where, count, within)), hits, documents)

    def _close_contexts(self) -> None:
        if self.contexts.isVisible():
            self.contexts.hide()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _narrow(self) -> None:
        self.model.narrow(self.choices.words.text(), self.choices.least.value())
        self.table.begin_at(0, self.table.currentIndex().column())
        if self._counted is not None:
            self._tell(_("No lemma is written so, or said so often."))

    def _say(self, measure: str) -> None:
        index = self.table.currentIndex()
        row, column = index.row(), index.column()
        self.model.say(Measure(measure))
        self.table.begin_at(row, column)

    def _tell(self, why_empty: str) -> None:
        empty = self._counted is None or not self.model.rows
        self._hint.setText(why_empty)
        self._sides.setVisible(not empty)
        self._hint.setVisible(empty)
        self.export.setEnabled(not empty)

    # Taking along

    def _export(self) -> None:
        if self._counted is not None:
            shown = (self.choices.words.text(), self.choices.least.value())
            self.export_wished.emit(partial(self._leaving, self._counted.table.counting, self._names, *shown))

    def _leaving(self, asked: Counting, names: tuple[str, ...], words: str, least: int) -> Table:
        """Count again as it may leave; asked for off the window's thread."""
        counted = self.study.frequencies.leaving(asked, self.study.quoting())
        listed = narrowed(counted.table.rows, words, least)
        return frequency_table.leaving(counted.table, names, counted.basis, listed)
