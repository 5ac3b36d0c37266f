"""Before a codebook is taken in: what would change, in plain words, and which changes change what a code means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from ect_coder.exchange import codebook_words
from ect_coder.ui.rows import VALUE
from ect_coder.ui.tip import tip
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ect_coder.codebook.grid import Grid
    from ect_coder.study import Study

_SIZE = QSize(680, 520)


class CodebookImport(QDialog):
    """Shows what another codebook would change; `revision` and `meaning()` say after `exec` what is to be done."""

    def __init__(self, study: Study, theirs: Grid, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._study = study
        self._theirs = theirs
        self._language = study.conventions().language
        self._counts = study.counts()
        self.revision = study.codebook.compare(theirs)
        self.setWindowTitle(_("Import a codebook"))
        self.resize(_SIZE)
        self._summary = QLabel(self)
        self._summary.setObjectName("cardTitle")
        self._others = QLabel(self)
        self._others.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._summary, self._others):
            label.setWordWrap(True)
        self._meaning = QCheckBox(self)
        self._cards = QListWidget(self)
        self._cards.setAccessibleName(_("Changed cards: check those whose meaning changes"))
        self._cards.setWordWrap(True)
        self._cards.setSpacing(2)
        self._retire = QCheckBox(self)
        self._lay_out()
        self._fill()
        self._meaning.clicked.connect(self._all_or_none)
        self._cards.itemChanged.connect(self._count)
        self._retire.toggled.connect(self._compare)

    def meaning(self) -> list[str]:
        """List the codes whose codings are to be reviewed."""
        return [item.data(VALUE) for item in self._items() if item.checkState() is Qt.CheckState.Checked]

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(self)
        self._go = buttons.addButton(_("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._leave = buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (self._summary, self._others, self._meaning):
            column.addWidget(widget)
        column.addWidget(self._cards, 1)
        column.addWidget(self._retire)
        column.addStretch(0)
        column.addWidget(buttons)

    def _fill(self) -> None:
        for change in self.revision.codes:
            if change.what != "describe":
                continue
            words = codebook_words.fields(change, self._language)
            item = QListWidgetItem(f"{self._label(change.key)}\n{words}", self._cards)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if change.meaning else Qt.CheckState.Unchecked)
            item.setData(VALUE, change.key)
        known = self._study.grid
        absent = [key for key in self.revision.absent if not known.code(key).retired]
        words = ngettext(
            "Retire the {n} code that the file lacks; its codings stay",
            "Retire the {n} codes that the file lacks; their codings stay",
            len(absent),
        )
        self._retire.setText(words)
        self._retire.setToolTip(tip("\n".join(self._label(key) for key in absent)))
        self._retire.setVisible(bool(absent))
        for widget in (self._meaning, self._cards):
            widget.setVisible(self._cards.count() > 0)
        self._count()
        self._tell()
        if not self._cards.count():
            self.resize(_SIZE.width(), self.sizeHint().height())
        if not self.revision and not absent:
            self._leave.setText(_("Close"))

    def _compare(self, retire: bool) -> None:
        self.revision = self._study.codebook.compare(self._theirs, retire=retire)
        self._tell()

    def _tell(self) -> None:
        self._summary.setText(codebook_words.summary(self.revision))
        lines = codebook_words.named(self.revision, self._language)
        self._others.setText("\n".join(lines))
        self._others.setVisible(bool(lines))
        self._go.setEnabled(bool(self.revision))

    def _count(self, _item: QListWidgetItem | None = None) -> None:
        """Say how many codings will be to review, and whether all changes, some or none change the meaning."""
        chosen = self.meaning()
        whole = len(chosen) == self._cards.count()
        some = Qt.CheckState.PartiallyChecked if chosen else Qt.CheckState.Unchecked
        self._meaning.setCheckState(Qt.CheckState.Checked if whole else some)
        self._meaning.setText(
            ngettext(
                "These changes change the meaning: {n} coding will be to review",
                "These changes change the meaning: {n} codings will be to review",
                sum(self._counts.get(key, 0) for key in chosen),
            )
        )

    def _all_or_none(self, _checked: bool = False) -> None:
        wanted = Qt.CheckState.Unchecked if len(self.meaning()) == self._cards.count() else Qt.CheckState.Checked
        for item in self._items():
            item.setCheckState(wanted)

    def _items(self) -> list[QListWidgetItem]:
        return [self._cards.item(row) for row in range(self._cards.count())]

    def _label(self, key: str) -> str:
        return self.revision.grid.code(key).label(self._language)
