"""For whom copies to code in Word are, of which documents, and how names leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from ect_coder.names.renaming import Display, level
from ect_coder.ui.agreeing import agreeing
from ect_coder.ui.choices import Choices
from ect_coder.ui.sharing.document_list import DocumentList
from ect_coder.values import Quotability
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ect_coder.corpus.library import Document


class WordCopyDialog(QDialog):
    """Asks what goes out; documents whose words may not be quoted are not offered, and that is said."""

    def __init__(self, documents: Sequence[Document], display: Display, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Copy to code in Word"))
        offered = [each for each in documents if each.quotability is Quotability.QUOTABLE]
        self._withheld = len(documents) - len(offered)
        self._person = QLineEdit(self)
        self._person.setPlaceholderText(_("Who will code"))
        self._person.setAccessibleName(_("Who will code"))
        self._list = DocumentList(offered, _("Documents to code"), self)
        self._names = Choices([(each.value, level(each).capitalize(), None) for each in Display], _("Names"))
        self._names.choose(display.value)
        buttons, self._go = agreeing(self, _("Write the copies…"))
        self._lay_out(buttons)
        self._person.textChanged.connect(self._allow)
        self._list.itemChanged.connect(self._allow)
        self._allow()
        self.resize(640, 560)

    def person(self) -> str:
        """Give for whom the copies are."""
        return " ".join(self._person.text().split())

    def documents(self) -> list[int]:
        """Give the numbers of the documents that go out."""
        return self._list.chosen()

    def display(self) -> Display:
        """Give how names leave."""
        return Display(self._names.current())

    def _allow(self, _change: object = None) -> None:
        self._go.setEnabled(bool(self.person() and self.documents()))

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (self._person, self._list):
            column.addWidget(widget)
        names = QHBoxLayout()
        names.addWidget(QLabel(_("Names"), self))
        names.addSpacing(10)
        names.addWidget(self._names)
        names.addStretch(1)
        column.addLayout(names)
        for words in self._notes():
            note = QLabel(words, self)
            note.setObjectName("cardNote")
            note.setWordWrap(True)
            column.addWidget(note)
        column.addWidget(buttons)

    def _notes(self) -> list[str]:
        told = [
            _(
                "One Word file for each document: how to code by comments, the codebook, then the text alone. "
                "Nothing that anyone has coded is in it. “Read the comments of a Word copy…” makes codings of what "
                "comes back."
            )
        ]
        if self._withheld:
            told.append(
                ngettext(
                    "{n} document may not be quoted, and stays here.",
                    "{n} documents may not be quoted, and stay here.",
                    self._withheld,
                )
            )
        return told
