"""Before comments of Word copies become codings: what was understood, what not and why, and whose each of them is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ect_coder.coding.returned import Rest
from ect_coder.coding.shorthand import Said
from ect_coder.folding import folded
from ect_coder.ui.agreeing import agreeing
from ect_coder.ui.choices import Choices
from ect_coder.ui.intake.cells import Table
from ect_coder.ui.sharing.comments_model import Column, CommentsModel
from ect_coder.wording import _, explain, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ect_coder.coding.returned import Reading
    from ect_coder.study import Study
    from ect_coder.study.coding_copies import Returned

_SIZE = QSize(1200, 640)
_WIDTHS = {Column.PLACE: 92, Column.WORDS: 240, Column.AUTHOR: 110, Column.BECOMES: 420}
_FEW = 6


class CommentsWindow(QDialog):
    """Shows what files bring; `readings`, `people` and `rest` say after `exec` what is to be done."""

    def __init__(self, files: Sequence[Returned], study: Study, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Read the comments of a Word copy"))
        self.resize(_SIZE)
        self._files = files
        self._study = study
        self.readings: list[Reading] = [each for file in files for each in file.readings]
        agreed = study.conventions()
        placed = [each for file in files for each in zip(file.places, file.readings, strict=True)]
        self.model = CommentsModel(placed, study.grid, agreed.language, agreed.own_labels(), self)
        self.table = self._table()
        self._authors = {author: self._coder_box(author) for author in _authors(files)}
        self._rest = Choices([(each.value, words, None) for each, words in _rests()], _("What was not understood"))
        self._rest.choose(Rest.DISCUSS.value)
        self._told = QLabel(self)
        self._told.setObjectName("cardTitle")
        self._told.setWordWrap(True)
        buttons, self.agree = agreeing(self, _("Make the codings"))
        self._rest.chosen.connect(self._look_again)
        self._lay_out(buttons)
        self._look_again()

    @property
    def people(self) -> dict[str, str]:
        """Whose codings the comments of each author become."""
        return {author: " ".join(box.currentText().split()) for author, box in self._authors.items()}

    @property
    def rest(self) -> Rest:
        """What becomes of comments that were not understood."""
        return Rest(self._rest.current())

    def _look_again(self, _change: object = None) -> None:
        """See what is in the study already, under the names that are chosen, and sum up."""
        there = self._study.coding_copies.known(self.readings, self.people)
        self.model.know(there)
        fresh = [each for each in self.readings if each.guid not in there]
        understood = sum(isinstance(each.said, Said) for each in fresh)
        unclear = len(fresh) - understood
        parts = [
            ngettext("{n} new coding", "{n} new codings", understood),
            ngettext("{n} line not understood", "{n} lines not understood", unclear) if unclear else "",
            ngettext("{n} in the study already", "{n} in the study already", len(there)) if there else "",
        ]
        self._told.setText(", ".join(filter(None, parts)))
        kept = any(each.span is not None for each in fresh) if self.rest is not Rest.LEAVE else understood
        self.agree.setEnabled(bool(kept) and all(self.people.values()))

    def _coder_box(self, author: str) -> QComboBox:
        """Let one choose a coder of the study, or write a new one."""
        box = QComboBox(self)
        box.setEditable(True)
        box.setFixedWidth(280)
        box.setAccessibleName(_("Coder for the comments of {author}").format(author=author or _("nobody")))
        known = self._study.coders()
        box.addItems(known)
        box.setCurrentText(_likely(author, self._files, known))
        box.activated.connect(self._look_again)
        line = box.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._look_again)
        return box

    def _table(self) -> Table:
        table = Table(self)
        table.setModel(self.model)
        table.setAccessibleName(_("Comments and what was understood of them"))
        table.setEditTriggers(Table.EditTrigger.NoEditTriggers)
        header = table.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(Column.READ, QHeaderView.ResizeMode.Stretch)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        if self.readings:
            table.setCurrentIndex(self.model.index(0, 0))
        return table

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self._told)
        amiss = "\n".join(_amiss(self._files))
        if amiss:
            note = QLabel(amiss, self)
            note.setTextFormat(Qt.TextFormat.PlainText)
            note.setWordWrap(True)
            column.addWidget(note)
        column.addWidget(self.table, 1)
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        counts = Counter(each.author for each in self.readings)
        for author, box in self._authors.items():
            words = _("Comments of {author} ({n}) are codings of")
            name = quoted(author) if author else _("nobody")
            form.addRow(words.format(author=name, n=counts[author]), box)
        row = QWidget(self)
        inside = QVBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._rest, 0, Qt.AlignmentFlag.AlignLeft)
        form.addRow(_("What was not understood"), row)
        column.addLayout(form)
        column.addWidget(buttons)


def _rests() -> list[tuple[Rest, str]]:
    return [
        (Rest.DISCUSS, _("Passage to discuss")),
        (Rest.MEMO, _("Memo on the passage")),
        (Rest.LEAVE, _("Leave out")),
    ]


def _authors(files: Sequence[Returned]) -> list[str]:
    return list(dict.fromkeys(each.author for file in files for each in file.readings))


def _likely(author: str, files: Sequence[Returned], known: Sequence[str]) -> str:
    """Give the coder that an author is: of that name, or whom the copies were for where they are the only author."""
    same = next((each for each in known if folded(each) == folded(author)), "")
    meant = {file.person for file in files if {each.author for each in file.readings} == {author}}
    person = meant.pop() if len(meant) == 1 else ""
    return same or person or author


def _amiss(files: Sequence[Returned]) -> Iterator[str]:
    """Say which files bring nothing, and which comments do not stand on the text."""
    for file in files:
        if file.refusal is not None:
            yield explain(file.refusal)
        elif not file.readings:
            yield _("{name} holds no comment on the text.").format(name=file.path.name)
        for each in file.passed[:_FEW]:
            words = _("{name}, {words}: left out. {why}")
            yield words.format(name=file.path.name, words=quoted(" ".join(each.name.split())), why=each.why)
