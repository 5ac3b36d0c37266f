"""The card of a code as a form: its label, its pillar, a field for each thing a card says, and the words that hint."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from ect_coder.codebook.grid import Card
from ect_coder.ui.hint_words import HintWords
from ect_coder.ui.text_field import TextField
from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from ect_coder.codebook.grid import Code
    from ect_coder.study import Study

_TITLES = {
    "definition": N_("Definition"),
    "include": N_("Include"),
    "exclude": N_("Exclude"),
    "confuse": N_("Do not confuse with"),
    "emergence": N_("At emergence"),
    "support": N_("With the support"),
    "counter_example": N_("Counter-example"),
    "example": N_("Example"),
}
_LINES = 58
"""Pixels of a field's height: two lines and a half, so that a longer text shows that it goes on."""


class CardForm(QScrollArea):
    """Shows a card to be written on; `changed` tells whenever something is typed."""

    changed = Signal()

    def __init__(self, study: Study, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._language = language
        self._card = Card("")
        self.label = QLineEdit(self)
        self.label.setAccessibleName(_("Label"))
        self.label.textEdited.connect(self._touched)
        self.pillar = QComboBox(self)
        self.pillar.setAccessibleName(_("Pillar"))
        for pillar in study.grid.pillars:
            self.pillar.addItem(pillar.label(language), pillar.id)
        self._outside = QLabel(_("Transversal codes"), self)
        self._texts = {each.name: self._text(each.name) for each in fields(Card) if each.name in _TITLES}
        self.words = HintWords(study, self)
        self.words.changed.connect(self._touched)
        inside = QWidget(self)
        form = QFormLayout(inside)
        form.setContentsMargins(4, 2, 10, 8)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(_("Label"), self.label)
        form.addRow(_("Pillar"), self.pillar)
        form.addRow(self._outside)
        for name, text in self._texts.items():
            form.addRow(_(_TITLES[name]), text)
        form.addRow(_("Words that hint at it"), self.words)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._form = form

    def show_code(self, code: Code) -> None:
        """Show a code's card as it stands."""
        self._card = code.card(self._language)
        self.label.setText(self._card.label)
        self.label.setCursorPosition(0)
        self.pillar.setCurrentIndex(max(0, self.pillar.findData(code.pillar)))
        self._form.setRowVisible(self.pillar, not code.transversal)
        self._form.setRowVisible(self._outside, code.transversal)
        for name, text in self._texts.items():
            text.blockSignals(True)
            text.setPlainText(getattr(self._card, name))
            text.blockSignals(False)
        self.words.show_hints(code.hints)
        self.verticalScrollBar().setValue(0)
        self.changed.emit()

    def card(self) -> Card:
        """Give the card as it is written."""
        written = {name: self._written(name, text.written()) for name, text in self._texts.items()}
        return replace(self._card, label=" ".join(self.label.text().split()), **written)

    def touched(self) -> bool:
        """Say whether the card is written on."""
        return self.card() != self._card

    def changes_meaning(self) -> bool:
        """Say whether more than the label is another."""
        return replace(self.card(), label="") != replace(self._card, label="")

    def _written(self, name: str, words: str) -> str:
        """Give a field's words; spaces around them are no change."""
        before: str = getattr(self._card, name)
        return before if words.strip() == before.strip() else words.strip()

    def _text(self, name: str) -> TextField:
        text = TextField(_(_TITLES[name]), self)
        text.setFixedHeight(_LINES)
        text.textChanged.connect(self._touched)
        return text

    def _touched(self, _words: str = "") -> None:
        self.changed.emit()
