"""Before a table is taken in: what each of its columns becomes, and what that changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ect_coder.analysis import labels
from ect_coder.corpus.attributes import Attribute, Owner
from ect_coder.exchange.records_plan import Plan, guessed, planned
from ect_coder.ui.agreeing import agreeing
from ect_coder.ui.elided import Elided
from ect_coder.ui.records.plan_preview import PlanPreview
from ect_coder.values import Sort
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.exchange.record_columns import RecordColumn
    from ect_coder.exchange.records_plan import Target
    from ect_coder.exchange.tables import Table

_EXAMPLES = 3


class TableImport(QDialog):
    """Asks what the columns of a file become; `plan` is what would then be done."""

    def __init__(
        self, owner: Owner, table: Table, columns: Sequence[RecordColumn], rows: Sequence[Any], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._owner = owner
        self._table = table
        self._columns = columns
        self._rows = rows
        self._mapping = guessed(table, columns, owner)
        self.plan = Plan(owner)
        self.setWindowTitle(_("Import a table"))
        self.resize(980, 600)
        self._make = QCheckBox(_("Add the projects that are not in the study yet"), self)
        self._make.setChecked(owner is Owner.PROJECT)
        self._make.toggled.connect(self._plan)
        self._preview = PlanPreview(self)
        self._lay_out()
        self._plan()

    def _lay_out(self) -> None:
        title = QLabel(
            ngettext("{name}: {n} row", "{name}: {n} rows", len(self._table.rows), name=self._table.name), self
        )
        title.setObjectName("cardTitle")
        note = QLabel(_("Rows are found by code or name. Empty cells change nothing."), self)
        note.setObjectName("cardNote")
        note.setWordWrap(True)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(title)
        left.addWidget(note)
        left.addWidget(self._mapped(), 1)
        left.addWidget(self._make)
        sides = QHBoxLayout()
        sides.setSpacing(18)
        sides.addLayout(left, 4)
        sides.addWidget(self._preview, 5)
        buttons, self._go = agreeing(self, _("Import"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addLayout(sides, 1)
        column.addWidget(buttons)

    def _mapped(self) -> QScrollArea:
        """Lay out a choice for each column of the file, with some of its values below its name."""
        inside = QWidget(self)
        inside.setObjectName("cardInside")
        form = QFormLayout(inside)
        form.setContentsMargins(8, 8, 8, 8)
        form.setVerticalSpacing(10)
        for name in self._table.columns:
            form.addRow(self._named(name), self._choice(name))
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setAccessibleName(_("What the columns of the file become"))
        return area

    def _named(self, name: str) -> QWidget:
        both = QWidget(self)
        title, examples = Elided(name, both), Elided(self._examples(name), both)
        examples.setObjectName("cardNote")
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(examples)
        both.setFixedWidth(170)
        return both

    def _examples(self, name: str) -> str:
        values = dict.fromkeys(row[name].strip() for row in self._table.rows if row[name].strip())
        return ", ".join(list(values)[:_EXAMPLES])

    def _choice(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(_("What the column “{name}” becomes").format(name=name))
        targets: list[Target] = [None, *(each.key for each in self._columns if each.editable)]
        words = [_("leave out"), *(each.header for each in self._columns if each.editable)]
        for sort in Sort:
            targets.append(Attribute(self._owner, name, sort=sort))
            words.append(_("new attribute: {sort}").format(sort=labels.sort(sort)))
        combo.addItems(words)
        combo.setCurrentIndex(targets.index(self._mapping[name]))
        combo.currentIndexChanged.connect(partial(self._chosen, name, targets))
        return combo

    def _chosen(self, name: str, targets: Sequence[Target], place: int) -> None:
        self._mapping[name] = targets[place]
        self._plan()

    def _plan(self, _make: bool = False) -> None:
        self.plan = planned(
            self._owner, self._table, self._mapping, self._columns, self._rows, make=self._make.isChecked()
        )
        self._preview.show_plan(self.plan)
        self._go.setEnabled(bool(self.plan))
