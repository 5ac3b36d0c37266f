"""For whom a copy is, which documents it holds, and whether they code blind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
)

from ect_coder.ui.agreeing import agreeing
from ect_coder.ui.sharing.document_list import DocumentList
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ect_coder.corpus.library import Document


class Handing(QDialog):
    """Asks what goes into a copy; all documents unless some are unchecked."""

    def __init__(self, documents: Sequence[Document], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Prepare a copy"))
        self._person = QLineEdit(self)
        self._person.setPlaceholderText(_("Who will work in it"))
        self._person.setAccessibleName(_("Who will work in it"))
        self._list = DocumentList(documents, _("Documents of the copy"), self)
        self._blind = QCheckBox(_("Blind: without the codings, memos and estimates made so far"), self)
        buttons, self._go = agreeing(self, _("Prepare…"))
        self._lay_out(buttons)
        self._person.textChanged.connect(self._allow)
        self._list.itemChanged.connect(self._allow)
        self._allow()
        self.resize(620, 520)

    def person(self) -> str:
        """Give for whom it is."""
        return " ".join(self._person.text().split())

    def documents(self) -> frozenset[int]:
        """Give the numbers of the documents that go into it."""
        return frozenset(self._list.chosen())

    def blind(self) -> bool:
        """Say whether it holds nothing that was said so far."""
        return self._blind.isChecked()

    def _allow(self, _change: object = None) -> None:
        self._go.setEnabled(bool(self.person() and self.documents()))

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        note = QLabel(
            _(
                "The copy is a study of its own. When it comes back, “Bring a copy in…” adds what was done in it; "
                "what is not in the copy stays here. Meanwhile, correct texts in neither."
            ),
            self,
        )
        note.setObjectName("cardNote")
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (self._person, self._list, self._blind, note, buttons):
            column.addWidget(widget)
