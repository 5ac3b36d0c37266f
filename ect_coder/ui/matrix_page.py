"""Matrix: were the pillars there at emergence, or did they come with the support? A cell says why."""

from __future__ import annotations

from functools import partial
from html import escape
from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ect_coder.analysis import labels
from ect_coder.analysis.answers import Answer
from ect_coder.analysis.evidence import State, Thresholds, VariableCell
from ect_coder.analysis.gathering import Scope, Without
from ect_coder.analysis.matrix import PillarCell, Row
from ect_coder.coding.excerpts import Filter
from ect_coder.ui.choices import Choices
from ect_coder.ui.elided import Elided
from ect_coder.ui.excerpts_model import in_quotes
from ect_coder.ui.matrix_delegate import (
    AnswerDelegate,
    Corner,
    Legend,
    PillarHeader,
    ProjectHeader,
    answer_shade,
    answer_words,
)
from ect_coder.ui.matrix_model import PROJECTS, ROW_ROLE, MatrixModel, counted
from ect_coder.ui.menus import CheckMenu, MenuTable
from ect_coder.ui.shapes import moment_icon
from ect_coder.ui.verbatim import Verbatim
from ect_coder.values import Changed, Kind, Moment, Polarity
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.coding.excerpts import Coding
    from ect_coder.corpus.library import Project
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette
    from ect_coder.values import Role

_PANEL = 330
_NARROW_PANEL = 230
_PAGE_SHARE = 3
"""Widths of the panel where there is room and where there is little, in pixels; the table takes three parts of four."""
_SHOWN = 8
"""Verbatims of one moment that the panel shows; a button opens the others."""
_LONGEST = 220


class MatrixPage(QWidget):
    """The table, its controls, its legend, and beside it why a cell says what it says."""

    passage_wished = Signal(int)
    excerpts_wished = Signal(object)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self._study = study
        self._by = "pillar"
        agreed = study.conventions()
        self._threshold = agreed.threshold
        self._reference_coder = agreed.reference_coder
        self._left_out: set[str] = set()
        self._model = MatrixModel(study.grid, self)
        self._table = MatrixTable(self._model, palette, self)
        header = PillarHeader(study.grid, self._model, palette, self._table, agreed.own_labels())
        self._table.setHorizontalHeader(header)
        header.sectionClicked.connect(self._sort)
        self._table.corner.clicked.connect(partial(self._sort, PROJECTS))
        self._table.selectionModel().currentChanged.connect(self._pointed)
        self._table.opening_wished.connect(self._opened)
        self._table.menu_wished.connect(self._menu)
        self._why = WhyPanel(study, palette)
        self._why.passage_wished.connect(self.passage_wished)
        self._why.excerpts_wished.connect(self.excerpts_wished)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._explain)
        self._thresholds = Choices(
            [(str(n), ngettext("{n} voice", "{n} voices", n), None) for n in (1, 2, 3)], _("Threshold")
        )
        self._sources = QPushButton(self)
        self._empty = QLabel(_("There is no project yet. Import documents and say which project they speak of."), self)
        self._empty.setObjectName("emptyState")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._legend = Legend(palette)
        self._lay_out()
        self.refresh(Changed.ALL)

    def refresh(self, changed: Changed) -> None:
        """Compute again what a deed may have changed, keeping the cell that is pointed at."""
        if not changed:
            return
        agreed = self._study.conventions()
        if changed is not Changed.ALL and changed & Changed.SETTINGS:
            self._threshold = agreed.threshold
            self._thresholds.choose(str(self._threshold))
        self._reference_coder = agreed.reference_coder
        thresholds = Thresholds(self._threshold, agreed.breadth, agreed.cut)
        kinds = [Kind(each) for each in self._left_out if each in set(Kind)]
        others = [Without(each) for each in self._left_out if each in set(Without)]
        here = self._place()
        projects = self._study.projects()
        self._why.know(self._study)
        self._model.show(self._study.answers(self._by, thresholds, Scope(None, kinds, others)), projects)
        for widget in (self._table, self._legend, self._why):
            widget.setVisible(bool(projects))
        self._empty.setVisible(not projects)
        self._fit()
        self._point_at(*here)

    def take_keyboard(self) -> None:
        """Give the keyboard to the table."""
        self._table.setFocus()

    def _lay_out(self) -> None:
        title = Elided(_("Present at emergence, or come later?"), self)
        title.setObjectName("deskTitle")
        by = Choices([("pillar", _("By pillar"), None), ("variable", _("By variable"), None)], _("Columns"))
        by.choose(self._by)
        by.chosen.connect(self._by_chosen)
        self._thresholds.choose(str(self._threshold))
        self._thresholds.chosen.connect(self._threshold_chosen)
        name = QLabel(_("Threshold"), self)
        name.setObjectName("cardNote")
        menu = CheckMenu(self._sources)
        for value, label in (
            (Kind.PRESS.value, _("without the press")),
            (Without.SUPPORTER.value, _("without the supporter")),
            (Without.RETROSPECTIVE.value, _("without retrospective accounts")),
            (Without.INTERPRETED.value, _("without interpreted codings")),
        ):
            action = menu.addAction(label)
            action.setCheckable(True)
            action.toggled.connect(partial(self._toggled, value))
        self._sources.setMenu(menu)
        self._name_sources()
        head = QHBoxLayout()
        head.setSpacing(10)
        for widget in (title, by, name, self._thresholds, self._sources):
            head.addWidget(widget)
        head.setStretch(0, 1)
        column = QVBoxLayout()
        column.setContentsMargins(18, 14, 14, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._table, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._legend)
        column.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, _PAGE_SHARE)
        row.addWidget(self._why, 1)

    def _fit(self) -> None:
        """Share the width among pillars, not among variables; end the table where its last row does."""
        header = self._table.horizontalHeader()
        by_pillar = self._by == "pillar"
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch if by_pillar else QHeaderView.ResizeMode.Fixed)
        if not by_pillar:
            for column in range(self._model.columnCount()):
                header.resizeSection(column, header.minimumSectionSize())
        tall = header.sizeHint().height() + self._model.rowCount() * self._table.row_height + 2
        self._table.setMaximumHeight(tall + self._table.horizontalScrollBar().sizeHint().height())

    # What a person chose

    def _by_chosen(self, by: str) -> None:
        self._by = by
        self.refresh(Changed.ALL)

    def _threshold_chosen(self, value: str) -> None:
        self._threshold = int(value)
        self.refresh(Changed.ALL)

    def _toggled(self, value: str, checked: bool) -> None:
        self._left_out = self._left_out | {value} if checked else self._left_out - {value}
        self._name_sources()
        self.refresh(Changed.ALL)

    def _name_sources(self) -> None:
        count = len(self._left_out)
        self._sources.setText(
            ngettext("{n} source left out", "{n} sources left out", count) if count else _("All sources")
        )

    def _sort(self, column: int, _checked: bool = False) -> None:
        """Sort the projects by a column; the other way round if they already are."""
        here = self._place()
        before, order = self._model.sorting
        down = before == column and order is Qt.SortOrder.AscendingOrder
        self._model.sort(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
        self._table.corner.update()
        self._point_at(*here)

    # The cell that is pointed at

    def _place(self) -> tuple[int, str]:
        """Give the project and the pillar or variable of the current cell; (-1, "") if there is none."""
        row: Row | None = self._table.currentIndex().data(ROW_ROLE)
        return (row.project, row.id) if row is not None else (-1, "")

    def _point_at(self, project: int, key: str) -> None:
        if not self._model.rowCount():
            return
        row, column = max(0, self._model.row_of(project)), max(0, self._model.column_of(key))
        place = self._model.index(row, column)
        if self._table.currentIndex() == place:
            self._pointed(place)
        else:
            self._table.setCurrentIndex(place)

    def _pointed(self, _index: QModelIndex, _before: QModelIndex | None = None) -> None:
        """Explain the cell once the table shows where one is: not each of those that are passed by."""
        self._soon.start(0)

    def _explain(self) -> None:
        index = self._table.currentIndex()
        row: Row | None = index.data(ROW_ROLE)
        if row is not None:
            hidden = any(each in self._left_out for each in Without)
            self._why.show_cell(row, self._model.project(index.row()), self._excerpts_of(index), unfiltered=hidden)

    def _opened(self, index: QModelIndex) -> None:
        if index.data(ROW_ROLE) is not None:
            self.excerpts_wished.emit(self._excerpts_of(index))

    def _excerpts_of(self, index: QModelIndex) -> Filter:
        """Give the filter that shows what a cell stands on, as far as a filter can say it."""
        row: Row = index.data(ROW_ROLE)
        kinds = [kind for kind in Kind if kind.value not in self._left_out]
        return Filter(
            pillars=[row.id] if row.level == "pillar" else (),
            variables=[row.id] if row.level == "variable" else (),
            projects=[self._model.project(index.row()).name],
            moments=(Moment.EMERGENCE, Moment.SUPPORT),
            kinds=kinds if len(kinds) < len(Kind) else (),
            coders=[self._reference_coder] if self._reference_coder else (),
        )

    def _menu(self, index: QModelIndex, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("See all excerpts")).triggered.connect(partial(self._opened, index))
        menu.addSeparator()
        menu.addAction(_("Sort by this column")).triggered.connect(partial(self._sort, index.column()))
        menu.addAction(_("Sort by project")).triggered.connect(partial(self._sort, PROJECTS))
        menu.popup(place)


class MatrixTable(MenuTable):
    """The table itself: arrows move, Enter or a double click opens, the projects stay in sight."""

    def __init__(self, model: MatrixModel, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        delegate = AnswerDelegate(palette, self)
        self.row_height = delegate.height
        self.corner = Corner(model, palette, self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalHeader(ProjectHeader(model, palette, self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.row_height)
        self.setAccessibleName(_("Matrix"))
        self.doubleClicked.connect(self.opening_wished)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the corner where the headers meet."""
        super().resizeEvent(event)
        across, down = self.horizontalHeader(), self.verticalHeader()
        self.corner.setGeometry(QRect(down.x(), across.y(), down.width(), across.height()))


class WhyPanel(QScrollArea):
    """Why a cell says what it says: the counts in sentences, then the verbatims it stands on."""

    passage_wished = Signal(int)
    excerpts_wished = Signal(object)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("codebookPane")
        self.setAccessibleName(_("Why a cell says what it says"))
        self._study = study
        self._palette = palette
        self._own = study.conventions().own_labels()
        self._roles: Mapping[int, Role | None] = {}
        self.setMinimumWidth(_NARROW_PANEL)
        self.setMaximumWidth(_PANEL)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._begin()

    def know(self, study: Study) -> None:
        """Learn whose words the documents are."""
        self._roles = {document.id: document.role for document in study.documents()}

    def show_cell(self, row: Row, project: Project, wanted: Filter, *, unfiltered: bool) -> None:
        """Explain one cell; `unfiltered` if its excerpts include some that the answer leaves out."""
        self._begin()
        grid = self._study.grid
        label = grid.pillar(row.id).label(language()) if row.level == "pillar" else grid.code(row.id).label(language())
        self._words(f"{label} · {project.name}", "cardTitle")
        answer = self._words(answer_words(row), "cardText")
        weight = 600 if row.answer is Answer.EMERGED_WITH_SUPPORT else 400
        answer.setStyleSheet(f"color: {answer_shade(row, self._palette)}; font-weight: {weight};")
        if row.provisional:
            self._words(_("Reading in progress: a document of this project is not coded to its end."), "cardNote")
        self._paragraphs([_("Why?"), *why(row)])
        if row.retained is not None:
            self._words(_("Retained by estimate: {answer}").format(answer=labels.answer(row.retained)), "cardNote")
        if row.profile is not None:
            self._words(_("Its variables"), "cardTitle")
            self._words("\n".join(f"{n} – {labels.answer(each)}" for each, n in row.profile.items()), "cardNote")
        self._verbatims(wanted, unfiltered=unfiltered)
        self._column.addStretch(1)

    def _begin(self) -> None:
        """Make the panel blank."""
        inside = QWidget(self)
        inside.setObjectName("cardInside")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(18, 16, 16, 16)
        self._column.setSpacing(8)
        self.setWidget(inside)

    def _verbatims(self, wanted: Filter, *, unfiltered: bool) -> None:
        found = self._study.sample(wanted, _SHOWN)
        if not found:
            return
        if unfiltered:
            self._words(_("The excerpts below include those that the answer leaves out."), "cardNote")
        groups = {moment: shown([each for each in found if each.moment is moment]) for moment in _MOMENTS}
        references = self._study.references(each for group in groups.values() for each in group)
        for moment, group in groups.items():
            if group:
                self._heading(moment)
            for coding in group:
                self._column.addWidget(self._verbatim(coding, references[coding.id]))
        seen = _("See all excerpts")
        button = QPushButton(f"{seen} ({self._study.count(wanted)})", self)
        button.clicked.connect(partial(self._see_all, wanted))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _heading(self, moment: Moment) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(7)
        shape = QLabel(self)
        shape.setPixmap(moment_icon(moment, QColor(self._palette.text), 10).pixmap(10, 10))
        name = labels.moment(moment, self._own)
        label = QLabel(name[:1].upper() + name[1:], self)
        label.setObjectName("cardTitle")
        row.addWidget(shape)
        row.addWidget(label, 1)
        self._column.addLayout(row)

    def _verbatim(self, coding: Coding, reference: str) -> QWidget:
        short = " ".join(coding.text.split())
        short = short if len(short) <= _LONGEST else f"{short[:_LONGEST].rstrip()}…"
        role = self._roles.get(coding.document)
        polarity = labels.polarity(coding.polarity)
        shows = f"{polarity}, {coding.intensity}" if coding.intensity else polarity
        facts = [shows, reference, labels.role(role) if role else "", _("open")]
        card = Verbatim(coding.id, in_quotes(short), " · ".join(filter(None, facts)))
        card.clicked.connect(self.passage_wished)
        return card

    def _see_all(self, wanted: Filter, _checked: bool = False) -> None:
        self.excerpts_wished.emit(wanted)

    def _paragraphs(self, texts: Sequence[str]) -> None:
        """Write a title and paragraphs on a ground of their own."""
        title, *rest = (escape(text) for text in texts)
        below = "".join(f'<p style="margin: 5px 0 0 0; line-height: 125%">{each}</p>' for each in rest)
        label = QLabel(f'<p style="margin: 0"><b>{title}</b></p>{below}', self)
        label.setObjectName("why")
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setAccessibleName(" ".join(texts))
        self._column.addWidget(label)

    def _words(self, words: str, name: str) -> QLabel:
        label = QLabel(words, self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._column.addWidget(label)
        return label


_MOMENTS = (Moment.EMERGENCE, Moment.SUPPORT, Moment.BOTH)
_SIDES = (Polarity.PRESENT, Polarity.MIXED, Polarity.ABSENT)


def shown(codings: Sequence[Coding]) -> list[Coding]:
    """Choose the verbatims to show of one moment: some for and some against, wherever there are both."""
    sides = [[each for each in codings if each.polarity is side] for side in _SIDES]
    by_turns = [each for turn in zip_longest(*sides) for each in turn if each is not None]
    return sorted(by_turns[:_SHOWN], key=lambda each: (_SIDES.index(each.polarity), each.document, each.start))


def why(row: Row) -> list[str]:
    """Say in sentences what a cell stands on: emergence, support, and why it is still to be supported."""
    told = [
        " ".join([_("At emergence: {state}.").format(state=_named(row.emergence)), *_grounds(row.emergence)]),
        " ".join([_("With the support: {state}.").format(state=_named(row.support)), *_grounds(row.support)]),
    ]
    if row.reasons:
        reasons = ", ".join(labels.reason(reason) for reason in row.reasons)
        told.append(_("To be supported: {reasons}.").format(reasons=reasons))
    return told


def _named(cell: VariableCell | PillarCell) -> str:
    if isinstance(cell, PillarCell) and cell.state is State.CONTESTED:
        return _("divided between variables")
    return labels.state(cell.state)


def _grounds(cell: VariableCell | PillarCell) -> list[str]:
    """Say what makes a state, a sentence for each count that is not nought."""
    if cell.state is State.UNDOCUMENTED:
        return [_("No source tells of this moment.")]
    if cell.state is State.SILENT:
        return [_("The moment is documented, but no source speaks of this.")]
    if isinstance(cell, VariableCell):
        told = [
            (cell.affirming, ngettext("{n} voice affirms it.", "{n} voices affirm it.", cell.affirming)),
            (cell.nuancing, ngettext("{n} voice nuances it.", "{n} voices nuance it.", cell.nuancing)),
            (cell.denying, ngettext("{n} voice says it is absent.", "{n} voices say it is absent.", cell.denying)),
        ]
    else:
        told = [
            (cell.present, ngettext("{n} variable is present.", "{n} variables are present.", cell.present)),
            (cell.absent, ngettext("{n} variable is absent.", "{n} variables are absent.", cell.absent)),
            (cell.contested, ngettext("{n} variable is contested.", "{n} variables are contested.", cell.contested)),
        ]
    return [*(sentence for count, sentence in told if count), f"{counted(cell)}."]
