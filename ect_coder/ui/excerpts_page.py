"""Excerpts: every coded passage, narrowed by what was coded and by words; read, opened, and changed many at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QToolTip, QVBoxLayout

from ect_coder.analysis.condition_words import sentence
from ect_coder.coding.excerpts import Filter, Order
from ect_coder.errors import EmptySearch
from ect_coder.ui import faults
from ect_coder.ui.codings_menu import CodingsMenu
from ect_coder.ui.elided import Elided
from ect_coder.ui.excerpt_filters import ExcerptFilters
from ect_coder.ui.excerpt_list import ExcerptList
from ect_coder.ui.excerpts_model import CODING_ROLE, ExcerptDelegate, ExcerptsModel
from ect_coder.ui.latest import Latest
from ect_coder.ui.no_excerpt import NoExcerpt
from ect_coder.ui.smart_lists.button import SmartListsButton
from ect_coder.ui.study_page import StudyPage
from ect_coder.ui.tip import tip
from ect_coder.values import MANY, Changed, following
from ect_coder.wording import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.coding.excerpts import Coding
    from ect_coder.errors import EctError
    from ect_coder.study import Study
    from ect_coder.ui.jobs import Task
    from ect_coder.ui.theme import Palette

_CONTENT = Changed.CODINGS | Changed.DOCUMENTS | Changed.PROJECTS | Changed.CODEBOOK


@dataclass(frozen=True, slots=True)
class Found:
    """What a filter let through, and how each excerpt is cited, by its number."""

    wanted: Filter
    codings: Sequence[Coding]
    references: Mapping[int, str]


def look_up(study: Study, wanted: Filter, order: Order = Order.PLACE) -> Found:
    """Find the excerpts of a filter, and how they are cited. Takes long in a large study."""
    codings = _excerpts(study, wanted, order)
    return Found(wanted, codings, study.references(codings))


def _excerpts(study: Study, wanted: Filter, order: Order = Order.PLACE) -> Sequence[Coding]:
    """Find the excerpts of a filter; words without a letter or digit ask for nothing."""
    try:
        return study.excerpts(wanted, order)
    except EmptySearch:
        return study.excerpts(replace(wanted, words=""), order)


class ExcerptsPage(StudyPage):
    """A line of filters, a count, and the excerpts as cards. Long queries run off the window's thread."""

    passage_wished = Signal(int)
    change_wished = Signal(object, object)
    removal_wished = Signal(object)
    review_wished = Signal(object)
    smart_list_wished = Signal(str, object, object)
    deed_wished = Signal(object, str)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("centre")
        self._study = study
        self._own = study.conventions().own_labels()
        self._shown = Filter()
        self._spread = (0, 0)
        self._order = Order.PLACE
        self._latest = Latest(self)
        self._model = ExcerptsModel(study.grid, self, self._own)
        self.filters = ExcerptFilters(study, self)
        self.smart = SmartListsButton(study, self)
        self._count = QLabel(self)
        self._count.setObjectName("cardNote")
        self._chosen = Elided(self)
        self._clear = QPushButton(_("Clear the filters"), self)
        self._sorting = QComboBox(self)
        self._list = ExcerptList(self._model, self)
        self._list.draw_with(ExcerptDelegate(study.grid, palette, self._list, self._own))
        self._empty = NoExcerpt(self)
        self._lay_out()
        self._connect()
        self.refresh(Changed.ALL)

    def refresh(self, changed: Changed) -> None:
        """Look again, with the same filters; a project, coder or list that is no more is no longer asked for."""
        renewed = bool(changed & Changed.RECORDS) and self.smart.refresh()
        if changed & _CONTENT:
            self.filters.forget_the_gone()
        if renewed or changed & _CONTENT:
            self._ask()

    def show_filter(self, wanted: Filter) -> None:
        """Show what a filter lets through, such as a cell of the matrix."""
        self.filters.show_filter(wanted)
        self.smart.forget()
        self._ask()

    def take_keyboard(self) -> None:
        """Give the keyboard to the search; the down arrow goes on to the excerpts."""
        self.filters.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search to the excerpts with the down arrow."""
        if event.key() == Qt.Key.Key_Down and self.filters.in_words():
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(6)
        filters.addWidget(self.filters, 1)
        filters.addWidget(self.smart)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self._count)
        line.addWidget(self._chosen, 1)
        line.addWidget(self._clear)
        line.addWidget(self._sorting)
        self._clear.setMinimumHeight(28)
        self._offer_orders()
        line.addStrut(30)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 18, 0)
        column.setSpacing(8)
        column.addLayout(filters)
        column.addLayout(line)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        self._list.hide()
        self._empty.hide()
        self._clear.hide()

    def _connect(self) -> None:
        self.filters.changed.connect(self._ask)
        self.smart.chosen.connect(self._ask)
        self.smart.keeping_wished.connect(self.smart_list_wished)
        self.smart.deed_wished.connect(self.deed_wished)
        self._latest.refused.connect(self._refused)
        self._clear.clicked.connect(self._cleared)
        self._empty.clearing_wished.connect(self._cleared)
        self._list.opening_wished.connect(self._opened)
        self._list.copy_wished.connect(self._copy)
        self._list.menu_wished.connect(self._menu)
        self._list.moment_wished.connect(partial(self._change, "moment"))
        self._list.review_wished.connect(self._review)
        self._list.selection_changed.connect(self._tell_count)
        self._sorting.activated.connect(self._sorted)

    def _cleared(self) -> None:
        self.show_filter(Filter())
        self.filters.setFocus()

    # Asking, off the window's thread

    def _ask(self) -> None:
        """Ask for the excerpts of the filters and of the smart list."""
        self._name_chosen()
        study, order = self._study, self._order
        wanted = replace(self.filters.wanted, condition=self.smart.condition)

        def work(_task: Task) -> Found:
            return look_up(study, wanted, order)

        self._latest.ask(work, self._answered)

    def _answered(self, found: Found) -> None:
        same, self._shown = found.wanted == self._shown, found.wanted
        self._show(found.codings, found.references, same=same)

    def _name_chosen(self) -> None:
        """Say beside the count what the smart list asks, and what the filters do."""
        chosen = self.filters.chosen()
        if self.smart.condition is not None:
            chosen.insert(0, sentence(self.smart.condition, self._study.grid, self._own))
        self._chosen.setText("  ·  ".join(chosen))
        self._chosen.setToolTip(tip("\n".join(chosen)))

    def _look_again_at(self, numbers: Sequence[int]) -> None:
        """Show at once what became of a few codings that a deed changed; all others are looked at off this thread."""
        if len(numbers) > MANY:
            return
        touched, wanted = set(numbers), replace(self._shown, numbers=numbers)
        kept = {each.id: each for each in _excerpts(self._study, wanted)}
        codings = [kept.get(each.id, each) for each in self._model.codings if each.id in kept or each.id not in touched]
        self._show(codings, self._model.references, same=True)

    def _show(self, codings: Sequence[Coding], references: Mapping[int, str], *, same: bool) -> None:
        self._list.show_codings(codings, references, same=same)
        documents = {each.document for each in codings}
        projects = {each.project for each in codings if each.project}
        self._spread = (len(documents), len(projects))
        narrowed = self._shown not in (Filter(), Filter(open_end=True))
        self._clear.setVisible(narrowed and bool(codings))
        self._sorting.setVisible(bool(codings))
        self._list.setVisible(bool(codings))
        self._empty.setVisible(not codings)
        self._empty.tell(narrowed=narrowed)
        self._tell_count()

    def _refused(self, refusal: EctError) -> None:
        faults.show(self, refusal)

    def _tell_count(self) -> None:
        """Say how many excerpts there are, in how many documents and projects, and how many of them are selected."""
        count, selected = len(self._model.codings), self._list.selected_count()
        documents, projects = self._spread
        parts = [
            _selected(selected, count) if selected > 1 else ngettext("{n} excerpt", "{n} excerpts", count),
            ngettext("{n} document", "{n} documents", documents),
            ngettext("{n} project", "{n} projects", projects),
        ]
        self._count.setText("  ·  ".join(parts) if count else "")

    # Order

    def _offer_orders(self) -> None:
        self._sorting.setAccessibleName(_("Sort"))
        orders = {
            Order.PLACE: _("Sort by document"),
            Order.VARIABLE: _("Sort by variable"),
            Order.MOMENT: _("Sort by moment"),
            Order.CREATED: _("Sort by date of coding"),
        }
        for order, words in orders.items():
            self._sorting.addItem(words, order)

    def _sorted(self, _row: int) -> None:
        self._order = Order(self._sorting.currentData())
        self._ask()

    # The selected excerpts

    def next_moment(self) -> None:
        """Give all selected codings the moment after the first one's."""
        self._turn("moment")

    def next_polarity(self) -> None:
        """Give all selected codings the constat after the first one's."""
        self._turn("polarity")

    def remove_current(self) -> None:
        """Take the selected codings away."""
        numbers = self._changeable()
        if numbers:
            self.removal_wished.emit(numbers)
            self._look_again_at(numbers)

    def _turn(self, field: str) -> None:
        """Give all selected codings the value after the first one's on disk: the list may still be looking."""
        first = self._changeable()[:1]
        for coding in self._study.excerpts(Filter(numbers=first)) if first else []:
            self._change(field, following(getattr(coding, field)))

    def _change(self, field: str, value: object) -> None:
        numbers = self._changeable()
        if numbers:
            self.change_wished.emit(numbers, {field: value})
            self._look_again_at(numbers)

    def _review(self) -> None:
        numbers = self._changeable()
        if numbers and self.filters.wanted.to_review:
            self.review_wished.emit(numbers)
            self._look_again_at(numbers)

    def _changeable(self) -> list[int]:
        """List the numbers of the selected codings; none in a study that is only read."""
        return [each.id for each in self._list.selected()] if self._study.writable else []

    def _opened(self, index: QModelIndex) -> None:
        coding = index.data(CODING_ROLE)
        if coding is not None:
            self.passage_wished.emit(coding.id)

    def _menu(self, index: QModelIndex, place: QPoint) -> None:
        menu = CodingsMenu(self._list.selected(), self)
        if self._study.writable:
            projects = [each.name for each in self._study.projects()]
            menu.offer_changes(self._study.grid, projects, self._own)
            if self.filters.wanted.to_review:
                menu.offer_review()
        menu.opening_wished.connect(partial(self._opened, index))
        menu.copy_wished.connect(self._copy)
        menu.change_wished.connect(self._change)
        menu.review_wished.connect(self._review)
        menu.removal_wished.connect(self.remove_current)
        menu.popup(place)

    def copy_reference(self) -> str | None:
        """Give the selected excerpts with their references, a line each, as they may leave."""
        quoting, known = self._study.quoting(), self._model.references
        codings = self._list.selected()
        lines = [quoting.cited(each.document, each.text, known.get(each.id, each.document_code)) for each in codings]
        return "\n".join(lines) or None

    def _copy(self) -> None:
        copied = self.copy_reference()
        if copied is None:
            return
        QGuiApplication.clipboard().setText(copied)
        place = self._list.visualRect(self._list.currentIndex()).bottomLeft() + QPoint(16, -30)
        words = ngettext(
            "{n} excerpt copied with its reference",
            "{n} excerpts copied with their references",
            len(self._list.selected()),
        )
        QToolTip.showText(self._list.viewport().mapToGlobal(place), words, self._list)


def _selected(selected: int, count: int) -> str:
    return ngettext(
        "{n} of the {all} excerpts selected", "{n} of the {all} excerpts selected", selected, all=number(count)
    )
