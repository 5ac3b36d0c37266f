"""What can leave the study, in plain words: which output, as what kind of file, for whom, since when."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ect_coder.analysis import audience
from ect_coder.analysis.audience import Audience
from ect_coder.analysis.starred import Cut
from ect_coder.exchange.outputs import OUTPUTS, Output
from ect_coder.names.renaming import Display, level
from ect_coder.ui.agreeing import agreeing
from ect_coder.ui.choices import Choices
from ect_coder.wording import N_, _, language

_SIZE = (760, 500)
_LIST = 250
_ROW = 28
_MARGIN = 20
_GAP = 14
_WEEK = 7
IRAMUTEQ = Output(
    "iramuteq",
    N_("Text corpus (IRaMuTeQ)"),
    N_(
        "What people say, without who asks, with starred variables before each text: project, kind, role, year… For "
        "IRaMuTeQ and whatever reads Alceste’s format. Documents whose words may not be quoted stay."
    ),
    (".txt",),
)
CODEBOOK = Output(
    "codebook",
    N_("Codebook"),
    N_("Every code with its definition and its examples: to read, to print, to take into another study."),
    (".docx", ".xlsx", ".csv", ".toml"),
)
MANUSCRIPT = Output(
    "manuscript",
    N_("Coded document (PDF)"),
    N_("The open document, with its codings in the margin: to print, to read over with someone."),
    (".pdf",),
)
_FILES = {
    ".docx": N_("Word"),
    ".html": N_("Web page"),
    ".xlsx": N_("Excel"),
    ".csv": N_("Table (CSV)"),
    ".toml": N_("Codebook file"),
    ".pdf": N_("PDF"),
    ".txt": N_("Plain text"),
}
_CUTS = {
    Cut.DOCUMENT: N_("Document"),
    Cut.TURN: N_("Turn"),
    Cut.MOMENT: N_("Passage, by moment"),
    Cut.PILLAR: N_("Passage, by pillar"),
}
FOR = {
    Audience.RESEARCH: N_("For researchers: all but the words that may not be quoted."),
    Audience.STRUCTURE: N_(
        "For the structure that supports the projects: without limits of the support, memos and passages to discuss."
    ),
    Audience.PUBLIC: N_(
        "For everyone: without limits of the support, memos and passages to discuss, and without names."
    ),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person chose; `since` (ISO 8601) is empty where it has no sense, `cut` is for a corpus of texts."""

    output: Output
    suffix: str
    audience: Audience
    since: str
    display: Display
    cut: Cut


class ExportDialog(QDialog):
    """`wanted()` says after `exec` what is to be written."""

    def __init__(self, parent: QWidget, display: Display = Display.REAL) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Export"))
        self.resize(*_SIZE)
        self._outputs = (*OUTPUTS, IRAMUTEQ, CODEBOOK, MANUSCRIPT)
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("What to export"))
        self._list.setFixedWidth(_LIST)
        for each in self._outputs:
            QListWidgetItem(_(each.title), self._list).setSizeHint(QSize(0, _ROW))
        self._title = _label("cardTitle", self)
        self._says = _label("", self)
        self._files: Choices | None = None
        self._files_row: QWidget
        self._audience = Choices(
            [(each.value, audience.name(each).capitalize(), None) for each in Audience], _("For whom")
        )
        self._audience.choose(Audience.RESEARCH.value)
        self._told = _label("cardNote", self)
        self._names = Choices([(each.value, level(each).capitalize(), None) for each in Display], _("Names"))
        self._names.choose(display.value)
        self._cut = Choices([(each.value, _(label), None) for each, label in _CUTS.items()], _("One text for each"))
        self._cut.choose(Cut.DOCUMENT.value)
        self._since = _date(self)
        self._lay_out()
        self._audience.chosen.connect(self._tell)
        self._list.currentRowChanged.connect(self._show)
        self._list.itemActivated.connect(self.accept)
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def wanted(self) -> Wanted:
        """Give what was chosen."""
        output = self._outputs[self._list.currentRow()]
        since = self._since.date().toString(Qt.DateFormat.ISODate) if output.name == "week" else ""
        suffix = self._files.current() if self._files else output.suffixes[0]
        display = Display(self._names.current())
        return Wanted(output, suffix, Audience(self._audience.current()), since, display, Cut(self._cut.current()))

    def choose(self, name: str) -> None:
        """Show an output, by its name."""
        self._list.setCurrentRow([each.name for each in self._outputs].index(name))

    def _show(self, row: int) -> None:
        output = self._outputs[row]
        self._title.setText(_(output.title))
        self._says.setText(_(output.says))
        self._offer_files(output)
        ours = output in OUTPUTS
        self._form.setRowVisible(self._audience_row, ours)
        self._form.setRowVisible(self._since, output.name == "week")
        self._form.setRowVisible(self._cut_row, output is IRAMUTEQ)
        self._told.setVisible(ours)
        self._tell()

    def _offer_files(self, output: Output) -> None:
        if self._files is not None:
            self._form.removeRow(self._files_row)
        choosing = output in OUTPUTS
        shown = output.suffixes if choosing else output.suffixes[:1]
        self._files = Choices([(suffix, _(_FILES[suffix]), None) for suffix in shown], _("Kind of file"))
        self._files.choose(shown[0])
        self._files_row = _left(self._files)
        self._form.insertRow(0, _named(_("Kind of file")), self._files_row)
        self._form.setRowVisible(self._files_row, choosing)

    def _tell(self, _value: str = "") -> None:
        self._told.setText(_(FOR[Audience(self._audience.current())]))

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(18)
        self._form.setVerticalSpacing(10)
        self._audience_row = _left(self._audience)
        self._form.addRow(_named(_("For whom")), self._audience_row)
        self._form.addRow(_named(_("Names")), _left(self._names))
        self._cut_row = _left(self._cut)
        self._form.addRow(_named(_("One text for each")), self._cut_row)
        self._form.addRow(_named(_("Since")), self._since)
        right = QVBoxLayout()
        right.setSpacing(_GAP)
        right.addWidget(self._title)
        right.addWidget(self._says)
        right.addLayout(self._form)
        right.addWidget(self._told)
        right.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(_MARGIN)
        sides.addWidget(self._list)
        sides.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 16)
        column.setSpacing(_GAP)
        column.addLayout(sides, 1)
        buttons, _agree = agreeing(self, _("Export…"))
        column.addWidget(buttons)


def _label(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _named(words: str) -> QLabel:
    """Name a row of the form, on the height of its field."""
    label = QLabel(words)
    label.setMinimumHeight(_ROW)
    return label


def _date(parent: QWidget) -> QDateEdit:
    field = QDateEdit(QDate.currentDate().addDays(-_WEEK), parent)
    field.setCalendarPopup(True)
    field.setMaximumDate(QDate.currentDate())
    field.setDisplayFormat("dd/MM/yyyy" if language() == "fr" else "yyyy-MM-dd")
    field.setAccessibleName(_("Since"))
    field.setMaximumWidth(150)
    field.setMinimumHeight(_ROW)
    return field


def _left(choices: Choices) -> QWidget:
    """Keep joined buttons at the left of their row."""
    row = QWidget()
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(choices)
    inside.addStretch(1)
    return row
