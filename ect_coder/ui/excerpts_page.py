"""Excerpts: every coded passage, narrowed by what was coded and by words; read, opened, and changed many at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from ect_coder.analysis import labels
from ect_coder.coding.excerpts import Filter, Order
from ect_coder.errors import EmptySearch
from ect_coder.ui import faults
from ect_coder.ui.codings_menu import CodingsMenu
from ect_coder.ui.elided import Elided
from ect_coder.ui.excerpt_list import ExcerptList
from ect_coder.ui.excerpts_model import CODING_ROLE, ExcerptDelegate, ExcerptsModel
from ect_coder.ui.jobs import Job, Task
from ect_coder.ui.menus import CheckMenu
from ect_coder.ui.study_page import StudyPage
from ect_coder.ui.tip import tip
from ect_coder.values import MANY, Changed, Kind, Moment, Polarity, following
from ect_coder.wording import _, language, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.coding.excerpts import Coding
    from ect_coder.errors import EctError
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette

_WAIT = 160
"""Milliseconds after the last letter before the search begins."""
_FIELDS = ("pillars", "variables", "moments", "polarities", "projects", "kinds", "coders")


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

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("centre")
        self._study = study
        self._own = study.conventions().own_labels()
        self._filter = Filter()
        self._shown = Filter()
        self._spread = (0, 0)
        self._order = Order.PLACE
        self._job: Job | None = None
        self._again = False
        self._model = ExcerptsModel(study.grid, self, self._own)
        self._words = QLineEdit(self)
        self._words.setPlaceholderText(_("Search in the excerpts"))
        self._words.setAccessibleName(_("Search in the excerpts"))
        self._words.setClearButtonEnabled(True)
        self._words.setMinimumSize(230, 30)
        self._menus: dict[str, QPushButton] = {}
        self._count = QLabel(self)
        self._count.setObjectName("cardNote")
        self._chosen = Elided(self)
        self._clear = QPushButton(_("Clear the filters"), self)
        self._sorting = QComboBox(self)
        self._list = ExcerptList(self._model, self)
        self._list.draw_with(ExcerptDelegate(study.grid, palette, self._list, self._own))
        self._empty = NoExcerpt(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._lay_out()
        self._connect()
        self._name_filters()
        self.refresh(Changed.ALL)

    def refresh(self, changed: Changed) -> None:
        """Look again, with the same filters; a project or coder that is no more is no longer asked for."""
        if changed & (Changed.CODINGS | Changed.DOCUMENTS | Changed.PROJECTS | Changed.CODEBOOK):
            self._filter = self._still_possible(self._filter)
            self._ask()

    def show_filter(self, wanted: Filter) -> None:
        """Show what a filter lets through, such as a cell of the matrix."""
        self._filter = wanted
        self._words.blockSignals(True)
        self._words.setText(wanted.words)
        self._words.blockSignals(False)
        self._ask()

    def take_keyboard(self) -> None:
        """Give the keyboard to the search; the down arrow goes on to the excerpts."""
        self._words.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search to the excerpts with the down arrow."""
        if event.key() == Qt.Key.Key_Down and self._words.hasFocus():
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(6)
        filters.addWidget(self._words, 1)
        for name in _FIELDS:
            button = QPushButton(self)
            menu = CheckMenu(button)
            menu.aboutToShow.connect(partial(self._fill_menu, name, menu))
            button.setMenu(menu)
            self._menus[name] = button
            filters.addWidget(button)
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
        self._words.textChanged.connect(self._typed)
        self._timer.timeout.connect(self._ask)
        self._clear.clicked.connect(self._cleared)
        self._empty.clearing_wished.connect(self._cleared)
        self._list.opening_wished.connect(self._opened)
        self._list.copy_wished.connect(self._copy)
        self._list.menu_wished.connect(self._menu)
        self._list.moment_wished.connect(partial(self._change, "moment"))
        self._list.review_wished.connect(self._review)
        self._list.selection_changed.connect(self._tell_count)
        self._sorting.activated.connect(self._sorted)

    def _typed(self, words: str) -> None:
        self._filter = replace(self._filter, words=words, open_end=True)
        self._timer.start()

    def _cleared(self) -> None:
        self.show_filter(Filter())
        self._words.setFocus()

    def _still_possible(self, wanted: Filter) -> Filter:
        if not wanted.projects and not wanted.coders:
            return wanted
        projects, coders = {each.name for each in self._study.projects()}, set(self._study.coders())
        return replace(
            wanted,
            projects=[each for each in wanted.projects if each in projects],
            coders=[each for each in wanted.coders if each in coders],
        )

    # Asking, off the window's thread

    def _ask(self) -> None:
        """Ask for the excerpts; while an earlier question is still at work, ask once it has ended."""
        self._timer.stop()
        self._name_filters()
        if self._job is not None:
            self._again = True
            return
        study, wanted, order = self._study, self._filter, self._order

        def work(_task: Task) -> Found:
            return look_up(study, wanted, order)

        self._job = Job(work)
        self._job.done.connect(self._answered)
        self._job.refused.connect(self._refused)
        self._job.failed.connect(self._failed)
        self._job.ended.connect(self._ended)
        self._job.start()

    def _answered(self, found: Found) -> None:
        if self._again:
            return
        same, self._shown = found.wanted == self._shown, found.wanted
        self._show(found.codings, found.references, same=same)

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
        if not self._again:
            faults.show(self, refusal)

    def _failed(self, problem: Exception) -> None:
        raise problem

    def _ended(self) -> None:
        self._job = None
        if self._again:
            self._again = False
            self._ask()

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

    # Filters

    def _name_filters(self) -> None:
        """Say on each button how many of its values are chosen, and beside the count which ones."""
        chosen: list[str] = []
        for name, button in self._menus.items():
            values = getattr(self._filter, name)
            title = self._titles()[name]
            button.setText(f"{title} ({len(values)})" if values else title)
            if values:
                options = dict(self._options(name))
                chosen += [options.get(value, str(value)) for value in values]
        if self._filter.to_review:
            chosen.insert(0, _("to review"))
        if self._filter.reconciled:
            chosen.append(_("the reconciled coding"))
        self._chosen.setText("  ·  ".join(chosen))
        self._chosen.setToolTip(tip("\n".join(chosen)))

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
        if name == "projects":
            return [(each.name, each.name) for each in self._study.projects()]
        if name == "coders":
            return [(each, each) for each in self._study.coders()]
        options: dict[str, list[tuple[Any, str]]] = {
            "pillars": [(pillar.id, pillar.label(tongue)) for pillar in grid.pillars],
            "variables": [(code.id, code.label(tongue)) for code in grid.codes],
            "moments": [(each, labels.moment(each, self._own)) for each in Moment],
            "polarities": [(each, labels.polarity(each)) for each in Polarity],
            "kinds": [(each, labels.kind(each)) for each in Kind],
        }
        return options[name]

    def _fill_menu(self, name: str, menu: QMenu) -> None:
        menu.clear()
        options = self._options(name)
        if name != "variables":
            self._fill(name, menu, options)
            return
        for title, keys in self._groups():
            inside = [(value, label) for value, label in options if value in keys]
            count = len(keys & set(self._filter.variables))
            group = CheckMenu(menu)
            group.setTitle(f"{title} ({count})" if count else title)
            self._fill(name, group, inside)
            menu.addMenu(group)

    def _groups(self) -> list[tuple[str, set[str]]]:
        grid = self._study.grid
        groups = [(pillar.label(language()), {each.id for each in pillar.variables}) for pillar in grid.pillars]
        return [*groups, (_("Transversal codes"), {each.id for each in grid.transversal})]

    def _fill(self, name: str, menu: QMenu, options: Sequence[tuple[Any, str]]) -> None:
        for value, label in options:
            action = menu.addAction(label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in getattr(self._filter, name))
            action.triggered.connect(partial(self._toggled, name, value))

    def _toggled(self, name: str, value: Any, _checked: bool = False) -> None:
        chosen = list(getattr(self._filter, name))
        chosen = [each for each in chosen if each != value] if value in chosen else [*chosen, value]
        fields: dict[str, Any] = {name: chosen}
        self._filter = replace(self._filter, **fields)
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
        if numbers and self._filter.to_review:
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
            if self._filter.to_review:
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


class NoExcerpt(QWidget):
    """What to do next where no excerpt is to be seen."""

    clearing_wished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setObjectName("cardNote")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        font = self._words.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self._words.setFont(font)
        self._clear = QPushButton(_("Clear the filters"), self)
        self._clear.clicked.connect(self.clearing_wished)
        column = QVBoxLayout(self)
        column.setSpacing(18)
        column.addStretch(2)
        column.addWidget(self._words)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def tell(self, *, narrowed: bool) -> None:
        """Say that the filters are too narrow, or that nothing is coded yet."""
        self._words.setText(
            _("No excerpt matches these filters. Clear them to see all excerpts.")
            if narrowed
            else _("No passage is coded yet. Open a document in “Read and code”, select a passage and type a variable.")
        )
        self._clear.setVisible(narrowed)
