"""The question before documents leave: whose they are, which ones, and everything that goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ect_coder.ui.rows import VALUE
from ect_coder.wording import N_, _, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.coding.removal import Removal
    from ect_coder.study import Study
    from ect_coder.study.removal import Voice

_LONGEST = 240
_ROWS = 5
_KINDS = {
    "memo": N_("in a memo"),
    "coding": N_("in the memo of a coding"),
    "estimate": N_("in the reason of an estimate"),
    "synthesis": N_("in a synthesis"),
    "discussion": N_("in a discussion"),
    "settlement": N_("in the note of a settled disagreement"),
    "event": N_("in an event"),
    "resource": N_("in the note of a resource"),
    "attribute": N_("in an attribute"),
    "card": N_("in the codebook"),
}


class Removing(QDialog):
    """Offers people and their documents, or some documents alone; says what goes with those that are checked."""

    def __init__(self, study: Study, people: Sequence[Voice], documents: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent)
        self._study = study
        self._documents = {each.id: each for each in study.documents()}
        self.setWindowTitle(_("Remove a person") if people else _("Remove the document"))
        self._who = QComboBox(self)
        self._who.setAccessibleName(_("Person"))
        for each in people:
            words = ngettext("{n} document", "{n} documents", len(each.documents))
            self._who.addItem(f"{each.name} · {words}", each.documents)
        self._who.setVisible(bool(people))
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("Documents to remove"))
        self._list.setSpacing(3)
        self._going = QLabel(self)
        self._going.setTextFormat(Qt.TextFormat.PlainText)
        self._going.setWordWrap(True)
        self._quotes = QListWidget(self)
        self._quotes.setAccessibleName(_("Quotes that are taken out"))
        self._quotes.setWordWrap(True)
        self._quotes.setSpacing(3)
        self._taken_out = QLabel(self)
        self._taken_out.setWordWrap(True)
        copies = len(study.copies.all())
        self._everywhere = QCheckBox(_told_of_copies(copies), self)
        self._everywhere.setChecked(bool(people))
        self._everywhere.setVisible(copies > 0)
        self._lay_out()
        self._offer(documents or self._who.currentData() or ())
        self._who.activated.connect(self._person_chosen)
        self._list.itemChanged.connect(self._show_going)

    def documents(self) -> list[int]:
        """Give the numbers of the documents that are to go."""
        rows = (self._list.item(row) for row in range(self._list.count()))
        return [row.data(VALUE) for row in rows if row.checkState() is Qt.CheckState.Checked]

    def everywhere(self) -> bool:
        """Say whether the copies of the study are to lose their words as well."""
        return self._everywhere.isChecked()

    def _person_chosen(self, _row: int) -> None:
        self._offer(self._who.currentData())

    def _offer(self, documents: Sequence[int]) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        for number in documents:
            document = self._documents[number]
            item = QListWidgetItem(f"{document.code} · {document.name}", self._list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(VALUE, number)
        self._list.setCurrentRow(0)
        self._list.blockSignals(False)
        height = self._list.sizeHintForRow(0) if documents else 0
        rows = max(1, min(_ROWS, len(documents)))
        self._list.setFixedHeight((height + 6) * rows + 2 * self._list.frameWidth() + 6)
        self._show_going()
        self.resize(680, 560 if self._quotes.isVisibleTo(self) else 340)

    def _show_going(self, _item: object = None) -> None:
        documents = self.documents()
        planned = self._study.removals.plan(documents)
        self._going.setText("\n".join(going(planned)) if documents else _("Check the documents that are to go."))
        self._taken_out.setText(_told(planned))
        self._quotes.clear()
        for each in planned.quotes:
            words = quoted(" ".join(each.words.split())[:_LONGEST])
            self._quotes.addItem(f"{words}\n{_(_KINDS[each.kind])}")
        self._quotes.setVisible(bool(planned.quotes))
        self._go.setEnabled(bool(documents))

    def _lay_out(self) -> None:
        remains = QLabel(
            _(
                "One undo brings everything back in the study until it is closed; "
                "what goes from the copies goes for good. "
                "Exports and copies saved elsewhere hold all of this still: delete them too if no word is to remain."
            ),
            self,
        )
        remains.setObjectName("cardNote")
        remains.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        self._go = buttons.addButton(_("Remove"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        title = QLabel(_("What goes with them"), self)
        title.setObjectName("cardTitle")
        for widget in (self._who, self._list, title, self._going, self._taken_out):
            column.addWidget(widget)
        column.addWidget(self._quotes, 10)
        column.addStretch(1)
        column.addWidget(self._everywhere)
        column.addWidget(remains)
        column.addWidget(buttons)


def _told_of_copies(copies: int) -> str:
    return ngettext(
        "Take their words out of the copy of the study that is kept on this machine too",
        "Take their words out of the {n} copies of the study that are kept on this machine too",
        copies,
    )


def going(planned: Removal) -> list[str]:
    """Say in words what goes, without what there is none of."""
    counts = dict(planned.counts)
    words = {
        "documents": ngettext("{n} document, with its text", "{n} documents, with their texts", counts["documents"]),
        "codings": ngettext("{n} coding", "{n} codings", counts["codings"]),
        "binned": ngettext("{n} coding in the bin", "{n} codings in the bin", counts["binned"]),
        "discussions": ngettext(
            "{n} passage to discuss, with its replies",
            "{n} passages to discuss, with their replies",
            counts["discussions"],
        ),
        "settlements": ngettext("{n} settled disagreement", "{n} settled disagreements", counts["settlements"]),
        "memos": ngettext(
            "{n} memo on the document or its passages", "{n} memos on the documents or their passages", counts["memos"]
        ),
        "events": ngettext(
            "the passage that dates {n} event; the event stays",
            "the passages that date {n} events; the events stay",
            counts["events"],
        ),
        "resources": ngettext(
            "the link of {n} resource; the resource stays",
            "the links of {n} resources; the resources stay",
            counts["resources"],
        ),
        "originals": ngettext("{n} original file", "{n} original files", counts["originals"]),
    }
    return [f"•\u00a0 {words[name]}" for name in words if counts[name]]


def _told(planned: Removal) -> str:
    if not planned.quotes:
        return _("Nothing written elsewhere quotes them word for word.")
    return ngettext(
        "{n} quote elsewhere is taken out; […] stands for it:",
        "{n} quotes elsewhere are taken out; […] stands for each:",
        len(planned.quotes),
    )
