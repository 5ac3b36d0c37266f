"""The question before a correction: how much follows, and what would be lost, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from ect_coder.coding.correction import Bearer
from ect_coder.wording import N_, _, language, ngettext, quoted

if TYPE_CHECKING:
    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.correction import Correction, Standing

_LONGEST = 400
_NAMES = {
    Bearer.CODING: N_("Coding"),
    Bearer.BINNED: N_("Coding in the bin"),
    Bearer.QUESTION: N_("To discuss"),
    Bearer.SETTLEMENT: N_("Settled disagreement"),
    Bearer.MEMO: N_("Memo"),
    Bearer.EVENT: N_("Event"),
}


class LostPassages(QDialog):
    """Tells what becomes of what stands on a text; accepted, the text is corrected."""

    def __init__(self, correction: Correction, grid: Grid, title: str, go: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        follow, lost = len(correction.followers), len(correction.lost)
        followers = QLabel(ngettext("{n} passage follows its words.", "{n} passages follow their words.", follow), self)
        followers.setObjectName("cardTitle")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(followers)
        if lost:
            column.addWidget(self._told(_words_of_loss(lost)))
            column.addWidget(self._listed(correction, grid), 1)
        else:
            column.addWidget(self._told(_("Nothing that stands on the text is lost.")))
        buttons = QDialogButtonBox(self)
        agreed = buttons.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        (cancel if lost else agreed).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(640, 400 if lost else 150)

    def _told(self, words: str) -> QLabel:
        told = QLabel(words, self)
        told.setWordWrap(True)
        return told

    def _listed(self, correction: Correction, grid: Grid) -> QListWidget:
        listed = QListWidget(self)
        listed.setAccessibleName(_("Passages that are lost"))
        listed.setWordWrap(True)
        listed.setSpacing(4)
        names = {code.id: code.label(language()) for code in grid.codes}
        listed.addItems([_line(each, names) for each in correction.lost])
        listed.setCurrentRow(0)
        return listed


def _words_of_loss(lost: int) -> str:
    return ngettext(
        "{n} passage is not found again in the corrected text. If you go on it is taken away; one undo brings it back.",
        "{n} passages are not found again in the corrected text. "
        "If you go on they are taken away; one undo brings them back.",
        lost,
    )


def _line(lost: Standing, names: dict[str, str]) -> str:
    said = " ".join(names.get(lost.said, lost.said).split())
    words = quoted(" ".join(lost.words.split())[:_LONGEST])
    return f"{_(_NAMES[lost.bearer])} · {said}\n{words}" if said else f"{_(_NAMES[lost.bearer])}\n{words}"
