"""Matrix: were the pillars there at emergence, or did they come with the support? A cell says why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ect_coder.analysis import labels
from ect_coder.analysis.evidence import State, Thresholds, VariableCell
from ect_coder.analysis.gathering import Scope, Without
from ect_coder.analysis.matrix import PillarCell, Row
from ect_coder.coding.excerpts import Filter
from ect_coder.ui.choices import Choices
from ect_coder.ui.matrix_delegate import CHIP, AnswerDelegate, draw_ground
from ect_coder.ui.matrix_model import PILLAR_ROLE, ROW_ROLE, MatrixModel, cell_said
from ect_coder.ui.verbatim import Verbatim
from ect_coder.values import Changed, Kind, Moment
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from ect_coder.coding.excerpts import Coding
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette

_PANEL = 330
_SHOWN = 40
_COLUMN = 208
_LONGEST = 220


class MatrixPage(QWidget):
    """The table, its controls, its legend, and beside it why a cell says what it says."""

    passage_wished = Signal(int)
    excerpts_wished = Signal(object)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self._study = study
        self._palette = palette
        self._by = "pillar"
        self._threshold = study.conventions().threshold
        self._left_out: set[str] = set()
        self._model = MatrixModel(study.grid, self)
        self._table = QTableView(self)
        self._table.setModel(self._model)
        self._table.setItemDelegate(AnswerDelegate(palette, self._table))
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setShowGrid(False)
        self._table.setHorizontalHeader(PillarHeader(palette, self._table))
        self._table.setVerticalHeader(ProjectHeader(study, self._model, palette, self._table))
        self._table.setCornerButtonEnabled(False)
        self._table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._table.setAccessibleName(_("Matrix"))
        self._table.selectionModel().currentChanged.connect(self._pointed)
        self._table.doubleClicked.connect(self._opened)
        self._table.activated.connect(self._opened)
        self._why = WhyPanel(study, palette)
        self._why.passage_wished.connect(self.passage_wished)
        self._why.excerpts_wished.connect(self.excerpts_wished)
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
        here = self._table.currentIndex()
        row, column = max(0, here.row()), max(0, here.column())
        agreed = self._study.conventions()
        thresholds = Thresholds(self._threshold, agreed.breadth, agreed.cut)
        kinds = [Kind(each) for each in self._left_out if each in set(Kind)]
        others = [Without(each) for each in self._left_out if each in set(Without)]
        answers = self._study.answers(self._by, thresholds, Scope(None, kinds, others))
        projects = self._study.projects()
        self._model.show(answers, projects)
        self._table.setVisible(bool(projects))
        self._legend.setVisible(bool(projects))
        self._empty.setVisible(not projects)
        self._fit()
        if projects:
            place = self._model.index(min(row, self._model.rowCount() - 1), min(column, self._model.columnCount() - 1))
            self._table.setCurrentIndex(place)
            self._pointed(place)

    def _lay_out(self) -> None:
        title = QLabel(_("Present at emergence, or come later?"), self)
        title.setObjectName("deskTitle")
        by = Choices([("pillar", _("By pillar"), None), ("variable", _("By variable"), None)], _("Columns"))
        by.choose(self._by)
        by.chosen.connect(self._by_chosen)
        options = [(str(n), ngettext("{n} voice", "{n} voices", n), None) for n in (1, 2, 3)]
        threshold = Choices(options, _("Threshold"))
        threshold.choose(str(self._threshold))
        threshold.chosen.connect(self._threshold_chosen)
        name = QLabel(_("Threshold"), self)
        name.setObjectName("cardNote")
        menu = QMenu(self._sources)
        for value, label in (
            (Kind.PRESS.value, _("without the press")),
            (Without.SUPPORTER.value, _("without the supporter")),
            (Without.RETROSPECTIVE.value, _("without retrospective accounts")),
            (Without.INTERPRETED.value, _("without interpreted codings")),
        ):
            action = menu.addAction(label)
            action.setCheckable(True)
            action.triggered.connect(partial(self._toggled, value))
        self._sources.setMenu(menu)
        self._name_sources()
        head = QHBoxLayout()
        head.setSpacing(10)
        for widget in (title, by, name, threshold, self._sources):
            head.addWidget(widget)
        head.insertStretch(1, 1)
        column = QVBoxLayout()
        column.setContentsMargins(18, 14, 14, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._table, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._legend)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self._why)

    def _fit(self) -> None:
        header = self._table.horizontalHeader()
        if self._by == "pillar":
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        else:
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setDefaultSectionSize(_COLUMN)
            for column in range(self._model.columnCount()):
                header.resizeSection(column, _COLUMN)
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._table.verticalHeader().setDefaultSectionSize(84)

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

    def _pointed(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            self._why.show_row(row, self._model.project(index.row()).name)

    def _opened(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            self.excerpts_wished.emit(excerpts_of(row, self._model.project(index.row()).name))


def excerpts_of(row: Row, project: str) -> Filter:
    """Give the filter that shows what a cell stands on."""
    moments = (Moment.EMERGENCE, Moment.SUPPORT)
    if row.level == "pillar":
        return Filter(pillars=[row.id], projects=[project], moments=moments)
    return Filter(variables=[row.id], projects=[project], moments=moments)


class PillarHeader(QHeaderView):
    """Names of pillars or variables on two lines, underlined in the pillar's colour."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._palette = palette
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Two lines of words and a line of colour."""
        return QSize(200, 54)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        """Draw one name."""
        model = self.model()
        label = model.headerData(index, Qt.Orientation.Horizontal)
        pillar = model.headerData(index, Qt.Orientation.Horizontal, PILLAR_ROLE)
        painter.save()
        painter.fillRect(rect, QColor(self._palette.panel))
        painter.setPen(QColor(self._palette.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._palette.text))
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(rect.adjusted(8, 2, -8, -6), flags, str(label))
        painter.fillRect(
            QRect(rect.left() + 8, rect.bottom() - 3, rect.width() - 16, 3), QColor(self._palette.pillar(pillar))
        )
        painter.restore()


class ProjectHeader(QHeaderView):
    """Names of projects, with their pivot date and number of documents, always in sight."""

    def __init__(self, study: Study, model: MatrixModel, palette: Palette, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._study = study
        self._matrix = model
        self._palette = palette
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Room for a name on two lines."""
        return QSize(176, 80)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        """Draw one project."""
        project = self._matrix.project(index)
        painter.save()
        painter.fillRect(rect, QColor(self._palette.page))
        painter.setPen(QColor(self._palette.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._palette.text))
        flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        name = painter.drawText(rect.adjusted(12, 12, -8, -24), flags, project.name)
        font.setBold(False)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        painter.setPen(QColor(self._palette.muted))
        facts = [labels.date(project.pivot)] if project.pivot else []
        facts.append(ngettext("{n} document", "{n} documents", project.documents))
        below = QRect(rect.left() + 12, rect.top() + 14 + min(name.height(), 38), rect.width() - 20, 20)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft), " · ".join(facts))
        painter.restore()


class Legend(QWidget):
    """What the chips mean."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self.setFixedHeight(30)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a small chip and a word for each state."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 2.0
        for state in State:
            cell = PillarCell(state, weak=False, reasons=(), codings=0, voices=2, present=0, absent=0, contested=0,
                              estimate=None, stale=False)  # fmt: skip
            box = QRectF(left, 4, 30, 18)
            self._swatch(painter, box, cell)
            painter.setFont(self.font())
            painter.setPen(QColor(self._palette.muted))
            words = labels.state(state)
            width = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(QRectF(box.right() + 7, 0, width + 4, 26), Qt.AlignmentFlag.AlignVCenter, words)
            left = box.right() + width + 26
        painter.setPen(QColor(self._palette.muted))
        painter.drawText(QRectF(left, 0, 300, 26), Qt.AlignmentFlag.AlignVCenter, _("numbers are voices"))
        painter.end()

    def _swatch(self, painter: QPainter, box: QRectF, cell: PillarCell) -> None:
        """Draw the chip without its words."""
        painter.save()
        painter.setClipRect(box.adjusted(-1, -1, 1, 1))
        painter.translate(box.left(), box.top())
        painter.scale(box.width() / CHIP.width(), box.height() / CHIP.height())
        painter.setOpacity(1.0)
        draw_ground(painter, self._palette, QRectF(1, 1, CHIP.width() - 2, CHIP.height() - 2), cell)
        painter.restore()


class WhyPanel(QScrollArea):
    """Why a cell says what it says: the counts in a sentence, then the verbatims it stands on."""

    passage_wished = Signal(int)
    excerpts_wished = Signal(object)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("codebookPane")
        self._study = study
        self._palette = palette
        self.setFixedWidth(_PANEL)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget(self)
        self._inside.setObjectName("cardInside")
        self.setWidget(self._inside)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(18, 16, 16, 16)
        self._column.setSpacing(8)

    def show_row(self, row: Row, project: str) -> None:
        """Explain one cell."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        grid = self._study.grid
        label = grid.pillar(row.id).label(language()) if row.level == "pillar" else grid.code(row.id).label(language())
        self._words(f"{label} · {project}", "cardTitle")
        self._words(labels.answer_said(row.answer, insufficient=row.insufficient), "cardText")
        self._words(self._why(row), "why")
        if row.profile is not None:
            counts = ", ".join(f"{count} {labels.answer(answer)}" for answer, count in row.profile.items())
            self._words(_("Its variables: {counts}.").format(counts=counts), "cardNote")
        if row.provisional:
            self._words(_("Reading in progress: a document of this project is not coded to its end."), "cardNote")
        if row.retained is not None:
            self._words(_("Retained by estimate: {answer}").format(answer=labels.answer(row.retained)), "cardNote")
        wanted = excerpts_of(row, project)
        found = self._study.excerpts(wanted)
        references = self._study.references(found[:_SHOWN])
        for coding in found[:_SHOWN]:
            self._column.addWidget(self._verbatim(coding, references[coding.id]))
        if found:
            button = QPushButton(_("See all excerpts"), self._inside)
            button.clicked.connect(partial(self._see_all, wanted))
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _why(self, row: Row) -> str:
        parts = [
            _("At emergence: {state}.").format(state=self._counted(row.emergence)),
            _("With the support: {state}.").format(state=self._counted(row.support)),
        ]
        if row.reasons:
            reasons = ", ".join(labels.reason(reason) for reason in row.reasons)
            parts.append(_("To be supported: {reasons}.").format(reasons=reasons))
        return " ".join(parts)

    def _counted(self, cell: VariableCell | PillarCell) -> str:
        if cell.state in (State.SILENT, State.UNDOCUMENTED):
            return labels.state(cell.state)
        if isinstance(cell, VariableCell):
            counts = _("{state}; {affirming} affirm, {nuancing} nuance, {denying} deny").format(
                state=cell_said(cell), affirming=cell.affirming, nuancing=cell.nuancing, denying=cell.denying
            )
        else:
            counts = _("{state}; variables: {present} present, {absent} absent, {contested} contested").format(
                state=cell_said(cell), present=cell.present, absent=cell.absent, contested=cell.contested
            )
        return counts

    def _verbatim(self, coding: Coding, reference: str) -> QWidget:
        short = " ".join(coding.text.split())
        short = short if len(short) <= _LONGEST else f"{short[:_LONGEST]}…"
        facts = f"{labels.moment(coding.moment)}, {labels.polarity(coding.polarity)} · {reference}"
        card = Verbatim(coding.id, f"«\u00a0{short}\u00a0»", facts)
        card.clicked.connect(self.passage_wished)
        return card

    def _see_all(self, wanted: Filter, _checked: bool = False) -> None:
        self.excerpts_wished.emit(wanted)

    def _words(self, words: str, name: str) -> None:
        label = QLabel(words, self._inside)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._column.addWidget(label)
