"""What tabs are here, and the usual one: its choices, the basis, the table, and how it is to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QLabel, QPushButton, QVBoxLayout

from ect_coder.analysis import basis
from ect_coder.corpus.canonical import collated
from ect_coder.ui import tabbed_page
from ect_coder.ui.choices import Choices
from ect_coder.ui.robustness.figure_model import FigureModel
from ect_coder.ui.robustness.figure_table import FigureTable
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ect_coder.analysis.mentions import Mention
    from ect_coder.exchange.tabulation import Table
    from ect_coder.study import Study
    from ect_coder.ui.robustness.ground import Ground
    from ect_coder.ui.theme import Palette

EVERY = ""


class Computed(tabbed_page.Tab):
    """A tab whose matter is made off the window's thread, as `asked` says by the choices of the moment."""

    asked_again = Signal()
    excerpts_wished = Signal(object)
    export_wished = Signal(object)
    """A function that gives a table as it may leave."""
    desk_wished = Signal(object)
    """Numbers of codings whose disagreements are to be settled."""
    deed_wished = Signal(object, str)
    """A deed, and the words that tell that it is done."""
    settling_wished = Signal(object, int, str)
    """A deed in the name of who works here, to how many codings, and the words that tell that it is done."""
    passage_wished = Signal(int)
    """The number of a coding to open."""

    def asked(self) -> Callable[[Ground], Any]:
        """Give how the matter is made, by what is chosen now."""
        raise NotImplementedError

    def show_table(self, matter: Any) -> None:
        """Show what was made."""
        raise NotImplementedError

    def nothing(self) -> str:
        """Say why there is nothing to show."""
        return _("Nothing is coded yet. Code passages and say which project they speak of.")

    def renew(self) -> None:
        """Offer anew what a deed may have changed."""


class Tab(Computed):
    """Shows one table."""

    column_width = 126
    lines_a_row = 2
    stretched = -1
    """The column that takes what room is left, if there is one."""

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        self._table: Table | None = None
        self._model = FigureModel()
        self.figures = FigureTable(self._model, _("Table"), palette, self)
        self.figures.set_row_height(self.lines_a_row)
        self.figures.figure_opened.connect(self.excerpts_wished)
        self._basis, self._note, self._empty = QLabel(self), QLabel(self), QLabel(self)
        self._basis.setObjectName("cardTitle")
        self._note.setObjectName("cardNote")
        self._empty.setObjectName("emptyState")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (self._basis, self._note, self._empty):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.export = QPushButton(_("Export this table…"), self)
        self.export.clicked.connect(self._export)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.offer()
        self.head.addStretch(1)
        self.head.addWidget(self.export)
        self._lay_out()
        self._empty.hide()

    def offer(self) -> None:
        """Put the choices of this table into `head`."""
        raise NotImplementedError

    def asked(self) -> Callable[[Ground], Table]:
        """Give how the table is made, by what is chosen now."""
        raise NotImplementedError

    def leaving(self, table: Table) -> Callable[[], Table]:
        """Give how the table is as it may leave."""
        return lambda: table

    def show_table(self, table: Table) -> None:
        """Show a table, the keyboard where it was."""
        here = self.figures.currentIndex()
        row, column = here.row(), here.column()
        self._table = table
        self._model.show(table)
        self._basis.setText(table.basis)
        self._note.setText("\n".join(table.notes))
        self._empty.setText(self.nothing())
        for widget in (self.figures, self._note, self._basis):
            widget.setVisible(bool(table.lines))
        self._empty.setVisible(not table.lines)
        self.export.setEnabled(bool(table.lines))
        self._fit(len(table.columns))
        self.figures.begin_at(row, column)

    def take_keyboard(self) -> None:
        """Give the keyboard to the table."""
        self.figures.setFocus()

    # Choices

    def combo(self, name: str, options: Iterable[tuple[str, str]]) -> QComboBox:
        """Offer a list in the head; (value, words)."""
        made = QComboBox(self)
        made.setAccessibleName(name)
        made.setMinimumWidth(190)
        fill(made, options)
        made.currentIndexChanged.connect(self.asked_again)
        self.head.addWidget(made)
        return made

    def choices(self, name: str, options: Sequence[tuple[str, str]]) -> Choices:
        """Offer joined buttons in the head, the first one chosen."""
        made = Choices([(value, words, None) for value, words in options], name)
        made.choose(options[0][0])
        made.chosen.connect(self.asked_again)
        self.head.addWidget(made)
        return made

    def projects(self) -> list[tuple[str, str]]:
        """List the projects to choose from."""
        names = sorted((each.name for each in self.study.projects()), key=collated)
        return [(EVERY, _("All projects")), *((name, name) for name in names)]

    def groups(self) -> list[tuple[str, str]]:
        """List the groups of codes to choose from."""
        pillars = [(each.id, each.label(language())) for each in self.study.grid.pillars]
        return [(EVERY, _("All variables")), *pillars, ("transversal", _("Transversal codes"))]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 12)
        column.setSpacing(8)
        column.addLayout(self.head)
        column.addWidget(self._basis)
        column.addWidget(self.figures, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._note)

    def _fit(self, columns: int) -> None:
        header = self.figures.horizontalHeader()
        for column in range(columns):
            stretch = column == self.stretched
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            )
            if not stretch:
                header.resizeSection(column, self.width_of(column))

    def width_of(self, _column: int) -> int:
        """Say how wide a column is, in pixels."""
        return self.column_width

    def _export(self) -> None:
        if self._table is not None:
            self.export_wished.emit(self.leaving(self._table))


def fill(combo: QComboBox, options: Iterable[tuple[str, str]]) -> None:
    """Offer options anew, keeping the choice if it is still there; no one is told."""
    chosen = combo.currentData()
    combo.blockSignals(True)
    combo.clear()
    for value, words in options:
        combo.addItem(words, value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.blockSignals(False)


def of_project(ground: Ground, project: str) -> list[Mention]:
    """Give the mentions of a project, or of all."""
    material = ground.material
    number = next((key for key, each in material.projects.items() if each.name == project), None)
    return [each for each in material.mentions if project == EVERY or each.project == number]


def codes_of(ground: Ground, group: str) -> dict[str, str]:
    """Name the codes of a group: all variables, those of a pillar, or the transversal ones."""
    grid, tongue = ground.grid, language()
    if group == "transversal":
        return {code.id: code.label(tongue) for code in grid.transversal}
    pillars = [each for each in grid.pillars if group in (EVERY, each.id)]
    return {code.id: code.label(tongue) for pillar in pillars for code in pillar.variables}


def basis_of(ground: Ground, mentions: Iterable[Mention]) -> str:
    """Say what mentions a table stands on."""
    return basis.of_mentions(mentions, ground.kinds)
