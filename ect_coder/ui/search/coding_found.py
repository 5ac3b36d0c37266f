"""The question before found passages are coded: how much around each hit, as what, and which of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ect_coder.analysis import labels
from ect_coder.coding.codings import NewCoding
from ect_coder.search.passages import Around
from ect_coder.ui.agreeing import agreeing
from ect_coder.ui.choices import Choices
from ect_coder.ui.rows import VALUE
from ect_coder.values import Moment
from ect_coder.wording import _, language, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.coding.search import Hit
    from ect_coder.search.passages import Passage
    from ect_coder.study import Study

_LONGEST = 400


class CodingFound(QDialog):
    """Shows the passages around hits, all checked; `answers` gives the codings that are wished for."""

    def __init__(self, study: Study, hits: Sequence[Hit], parent: QWidget) -> None:
        super().__init__(parent)
        self._study = study
        self._hits = hits
        self._passages: Sequence[Passage] = ()
        self.setWindowTitle(_("Code what was found"))
        self.resize(760, 560)
        self._around = Choices(
            [(Around.SENTENCE, _("The sentence"), None), (Around.TURN, _("The turn or paragraph"), None)],
            _("Passage around each hit"),
        )
        self._around.choose(Around.SENTENCE)
        self._around.chosen.connect(self._gather)
        self._variable = self._box(_("Variable"))
        for code in study.grid.codes:
            if not code.retired:
                self._variable.addItem(code.label(language()), code.id)
        self._variable.setPlaceholderText(_("Choose a variable"))
        self._variable.setCurrentIndex(-1)
        self._variable.activated.connect(self._tell)
        self._moment = self._box(_("Moment"))
        for moment in Moment:
            self._moment.addItem(labels.moment(moment, study.conventions().own_labels()), moment)
        self._moment.setCurrentIndex(self._moment.findData(Moment.UNDETERMINED))
        self._project = self._box(_("Project of documents about several"))
        self._project.activated.connect(self._choose_project)
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("Passages that will be coded"))
        self._list.setWordWrap(True)
        self._list.setSpacing(3)
        self._list.itemChanged.connect(self._tell)
        self._told = QLabel(self)
        self._told.setObjectName("cardNote")
        self._lay_out()
        self._gather(Around.SENTENCE)

    def answers(self) -> list[NewCoding]:
        """Give a coding for each passage that is checked, all with the same variable and moment."""
        return [
            NewCoding(
                each.document,
                each.span,
                self._variable.currentData(),
                self._moment.currentData(),
                project=self._project.currentData() if len(each.projects) > 1 else None,
            )
            for rank, each in enumerate(self._passages)
            if self._list.item(rank).checkState() is Qt.CheckState.Checked
        ]

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setMinimumHeight(28)
        return box

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        around = QHBoxLayout()
        around.addWidget(self._around)
        around.addStrut(30)
        around.addStretch(1)
        self._form.addRow(_("Passage around each hit"), around)
        self._form.addRow(_("Variable"), self._variable)
        self._form.addRow(_("Moment"), self._moment)
        self._form.addRow(_("Project of documents about several"), self._project)
        buttons, self._go = agreeing(self, _("Code these passages"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(self._form)
        column.addWidget(self._list, 1)
        column.addWidget(self._told)
        column.addWidget(buttons)
        self._variable.setFocus()

    def _gather(self, around: str) -> None:
        self._passages = self._study.searches.passages(self._hits, Around(around))
        self._list.blockSignals(True)
        self._list.clear()
        for rank, each in enumerate(self._passages):
            words = " ".join(each.text.split())
            shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
            item = QListWidgetItem(f"{quoted(shown)}  ({each.reference})", self._list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(VALUE, rank)
        self._list.blockSignals(False)
        self._offer_projects()

    def _offer_projects(self) -> None:
        """Ask which project is meant where documents are about several."""
        several = [name for each in self._passages if len(each.projects) > 1 for name in each.projects]
        self._project.clear()
        for name in dict.fromkeys(several):
            self._project.addItem(name, name)
        self._form.setRowVisible(self._project, bool(several))
        self._choose_project()

    def _choose_project(self, _row: int = 0) -> None:
        """Check the passages that may speak of the project, and no others of documents about several."""
        project = self._project.currentData()
        self._list.blockSignals(True)
        for rank, each in enumerate(self._passages):
            fits = len(each.projects) <= 1 or project in each.projects
            self._list.item(rank).setCheckState(Qt.CheckState.Checked if fits else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)
        self._tell()

    def _tell(self, *_changes: object) -> None:
        count = len(self.answers())
        self._told.setText(ngettext("{n} passage will be coded", "{n} passages will be coded", count))
        self._go.setEnabled(count > 0 and self._variable.currentIndex() >= 0)
