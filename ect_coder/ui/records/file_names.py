"""Values out of file names: a pattern, tried on all documents while it is written."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ect_coder.corpus.attributes import Owner
from ect_coder.errors import BadPattern
from ect_coder.exchange import file_names
from ect_coder.exchange.records_plan import Plan
from ect_coder.ui.agreeing import agreeing
from ect_coder.ui.records.plan_preview import PlanPreview
from ect_coder.wording import _, explain, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.exchange.record_columns import RecordColumn

_BUILT_IN = ("projects", "code", "date", "kind", "role", "group")


class FileNames(QDialog):
    """Asks for a pattern; `plan` is what it would change."""

    def __init__(self, columns: Sequence[RecordColumn], documents: Sequence[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self._documents = documents
        self.plan = Plan(Owner.DOCUMENT)
        self.setWindowTitle(_("Attributes from file names"))
        self.resize(860, 560)
        self._pattern = QLineEdit(_usual(columns), self)
        self._pattern.setAccessibleName(_("Pattern of the file names"))
        self._pattern.textChanged.connect(self._try)
        self._make = QCheckBox(_("Add the projects that are not in the study yet"), self)
        self._make.toggled.connect(self._try)
        self._fitting = QLabel(self)
        self._fitting.setObjectName("cardNote")
        self._preview = PlanPreview(self)
        self._lay_out()
        self._try()

    def _lay_out(self) -> None:
        first = self._documents[0].file_name if self._documents else ""
        note = QLabel(
            _("Each field in braces takes a part of the name; what stands between them is the same in all. "
              "An example from this study: {name}").format(name=first),
            self,
        )  # fmt: skip
        note.setObjectName("cardNote")
        note.setWordWrap(True)
        insert = QPushButton(_("Insert a field"), self)
        menu = QMenu(insert)
        for column in self._columns:
            if column.editable and (column.attribute is not None or column.key in _BUILT_IN):
                menu.addAction(column.header, partial(self._insert, column.header))
        insert.setMenu(menu)
        line = QHBoxLayout()
        line.addWidget(self._pattern, 1)
        line.addWidget(insert)
        buttons, self._go = agreeing(self, _("Write these values"))
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(16, 14, 16, 14)
        column_of.setSpacing(10)
        column_of.addWidget(note)
        column_of.addLayout(line)
        column_of.addWidget(self._fitting)
        column_of.addWidget(self._make)
        column_of.addWidget(self._preview, 1)
        column_of.addWidget(buttons)

    def _insert(self, name: str) -> None:
        self._pattern.insert("{" + name + "}")
        self._pattern.setFocus()

    def _try(self, _changed: object = None) -> None:
        """Show what the pattern gives."""
        try:
            self.plan, fitting = file_names.read(
                self._pattern.text(), self._columns, self._documents, make=self._make.isChecked()
            )
        except BadPattern as refusal:
            self.plan = Plan(Owner.DOCUMENT)
            self._fitting.clear()
            self._preview.say(explain(refusal))
        else:
            total = len(self._documents)
            told = ngettext("{n} name fits, out of {total}", "{n} names fit, out of {total}", fitting, total=str(total))
            self._fitting.setText(told)
            self._preview.show_plan(self.plan)
        self._go.setEnabled(bool(self.plan))


def _usual(columns: Sequence[RecordColumn]) -> str:
    """Give the pattern that many people name their files by: project, code, date."""
    headers = {each.key: each.header.lower() for each in columns}
    return "_".join(f"{{{headers[key]}}}" for key in ("projects", "code", "date"))
