"""Before a file of another program is taken in: what it holds, what cannot come, and what its codes become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QLabel, QVBoxLayout

from ect_coder.analysis import labels
from ect_coder.ui.agreeing import agreeing
from ect_coder.ui.foreign.mapping_model import Column, MappingModel
from ect_coder.ui.intake.cells import ChoiceDelegate, Table
from ect_coder.wording import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from ect_coder.codebook.grid import Grid
    from ect_coder.exchange.refi.found import Found
    from ect_coder.exchange.refi.mapping import Choice

_SIZE = QSize(820, 560)


class MappingWindow(QDialog):
    """Shows a file and lets one choose; `choices` says after `exec` what is to be done."""

    def __init__(
        self, found: Found, choices: Sequence[Choice], grid: Grid, language: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import from another program"))
        self.resize(_SIZE)
        self.model = MappingModel(choices, grid, language, self)
        self._told = QLabel(self)
        self.table = self._table()
        self.model.dataChanged.connect(self._tell)
        title = QLabel(_holds(found), self)
        title.setObjectName("cardTitle")
        origin = QLabel("\n".join(_said(found)), self)
        for label in (title, origin, self._told):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        buttons, _agree = agreeing(self, _("Import"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (title, origin):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self._told)
        column.addWidget(buttons)
        self._tell()

    @property
    def choices(self) -> list[Choice]:
        """What each code becomes."""
        return self.model.choices

    def _table(self) -> Table:
        table = Table(self)
        table.setModel(self.model)
        table.setAccessibleName(_("Codes of the file and what they become"))
        table.typed_column = Column.BECOMES
        table.setEditTriggers(table.editTriggers() | Table.EditTrigger.SelectedClicked)
        table.setItemDelegateForColumn(Column.BECOMES, ChoiceDelegate(self.model.options, table))
        header = table.horizontalHeader()
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(Column.USES, 80)
        header.resizeSection(Column.BECOMES, 340)
        if self.model.rowCount():
            table.setCurrentIndex(self.model.index(0, Column.BECOMES))
        return table

    def _tell(self) -> None:
        """Sum up what the codes become."""
        out = sum(each.left_out for each in self.choices)
        known = sum(each.target is not None for each in self.choices)
        new = len(self.choices) - out - known
        parts = [
            ngettext("{n} code is one of yours", "{n} codes are yours", known) if known else "",
            ngettext("{n} new transversal code", "{n} new transversal codes", new) if new else "",
            ngettext("{n} code left out with its codings", "{n} codes left out with their codings", out) if out else "",
        ]
        self._told.setText(", ".join(filter(None, parts)))


def _holds(found: Found) -> str:
    """Say what a file holds."""
    counts = {"codes": len(found.codes)}
    if found.parcel is not None:
        counts = {"documents": len(found.parcel.documents), "codings": len(found.parcel.codings), **counts}
    parts = [f"{labels.count_name(name)}\u00a0: {number(count)}" for name, count in counts.items()]
    return " · ".join([found.name, *parts])


def _said(found: Found) -> Iterator[str]:
    """Say where a file comes from, and what of it cannot come."""
    if found.origin:
        yield _("Made by {program}.").format(program=found.origin)
    if found.lost:
        lost = (f"{labels.count_name(name)} ({number(count)})" for name, count in found.lost.items())
        yield _("Cannot come in: {things}.").format(things=", ".join(lost))
    yield from found.remarks
