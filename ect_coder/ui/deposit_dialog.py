"""For whom a deposit is, how names leave in it, and whether whole texts do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QLabel, QVBoxLayout

from ect_coder.analysis import audience
from ect_coder.analysis.audience import Audience
from ect_coder.exchange.deposit import Wish
from ect_coder.names.renaming import Display, level
from ect_coder.ui.agreeing import agreeing
from ect_coder.ui.choices import Choices
from ect_coder.ui.export_dialog import FOR
from ect_coder.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 640


class DepositDialog(QDialog):
    """`wish` and `display` say after `exec` what is to be written."""

    def __init__(self, display: Display, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Deposit folder"))
        self.setFixedWidth(_WIDTH)
        self._audience = Choices(
            [(each.value, audience.name(each).capitalize(), None) for each in Audience], _("For whom")
        )
        self._audience.choose(Audience.RESEARCH.value)
        self._names = Choices([(each.value, level(each).capitalize(), None) for each in Display], _("Names"))
        self._names.choose(display.value)
        self._texts = QCheckBox(_("With the whole texts, as a project for other programs (.qdpx)"), self)
        self._texts.setChecked(True)
        self._told = self._label("", "cardNote")
        self._lay_out()
        self._audience.chosen.connect(self._tell)
        self._tell()

    def wish(self) -> Wish:
        """Give for whom it is, and whether whole texts are in it."""
        return Wish(Audience(self._audience.current()), self._texts.isEnabled() and self._texts.isChecked())

    def display(self) -> Display:
        """Give how names leave."""
        return Display(self._names.current())

    def _tell(self, _value: str = "") -> None:
        chosen = Audience(self._audience.current())
        self._told.setText(_(FOR[chosen]))
        self._texts.setEnabled(chosen is Audience.RESEARCH)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for words, field in ((_("For whom"), self._audience), (_("Names"), self._names)):
            label = QLabel(words, self)
            label.setMinimumHeight(28)
            form.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._label(_("A folder ready for an archive"), "cardTitle"))
        column.addWidget(
            self._label(
                _(
                    "Workbook and tables, codebook, data dictionary, methods paragraph, read-me with how to cite, "
                    "checksums, and a list of what is not there and why."
                ),
                "",
            )
        )
        column.addLayout(form)
        column.addWidget(self._texts)
        column.addWidget(self._told)
        buttons, _agree = agreeing(self, _("Write the folder…"))
        column.addWidget(buttons)

    def _label(self, words: str, name: str) -> QLabel:
        label = QLabel(words, self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
