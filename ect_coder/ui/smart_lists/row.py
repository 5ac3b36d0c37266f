"""A row of the window of smart lists: how it is joined, of which excerpt it speaks, and what that one says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QStackedWidget, QWidget

from ect_coder.coding.conditions import About, Field, Words
from ect_coder.coding.search import pattern
from ect_coder.errors import EmptySearch
from ect_coder.ui.menus import CheckMenu
from ect_coder.ui.smart_lists.lines import Joint, Line, Whose
from ect_coder.ui.tip import tip
from ect_coder.wording import _, ngettext, pgettext

if TYPE_CHECKING:
    from ect_coder.ui.coding_choices import CodingChoices

_WORDS = "words"
_PLACES = (
    (Whose.ITSELF, 0),
    (Whose.SAME_PARAGRAPH, 0),
    *((Whose.NEAR, count) for count in (1, 2, 3, 5, 10)),
    (Whose.OVERLAPPING, 0),
    (Whose.THAT_ONE, 0),
)
"""Which excerpts are offered, with the paragraphs that they may be away."""
_HEIGHT = 30
_JOINT, _WHOSE, _FIELD = 84, 292, 128
_LONGEST = 52
"""Characters of the chosen values that their button shows."""


class ConditionRow(QWidget):
    """Tells `changed` whenever a person chose something else."""

    changed = Signal()
    removal_wished = Signal()

    def __init__(self, choices: CodingChoices, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices
        self._values: list[Any] = []
        self._places: list[tuple[Whose, int]] = []
        self._joint = self._box(_("Joined by"), _JOINT)
        self._whose = self._box(_("Which excerpt"), _WHOSE)
        self._field = self._box(_("What it says"), _FIELD)
        self._chosen = QPushButton(self)
        self._chosen.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._chosen.setMinimumHeight(_HEIGHT)
        self._chosen.setAutoDefault(False)
        self._chosen.setStyleSheet("text-align: left")
        menu = CheckMenu(self._chosen)
        menu.aboutToShow.connect(partial(self._fill_values, menu))
        self._chosen.setMenu(menu)
        self._words = QLineEdit(self)
        self._words.setMinimumHeight(_HEIGHT)
        self._words.setPlaceholderText(_("words of the passage, or the beginning of one: coop*"))
        self._words.setAccessibleName(_("Words of the passage"))
        self._values_or_words = QStackedWidget(self)
        self._values_or_words.addWidget(self._chosen)
        self._values_or_words.addWidget(self._words)
        self._values_or_words.setFixedHeight(_HEIGHT)
        self.remove = QPushButton(_("Remove"), self)
        self.remove.setAccessibleName(_("Remove this condition"))
        self.remove.setAutoDefault(False)
        self._lay_out()
        for place in _PLACES:
            self._offer_place(place)
        self._offer_fields()
        self.stand(first=True, after_neighbour=False)
        self._connect()
        self._name_values()

    def show_line(self, line: Line) -> None:
        """Show a condition that is known."""
        self._joint.setCurrentIndex(max(0, self._joint.findData(line.joint)))
        place = (line.whose, line.paragraphs if line.whose is Whose.NEAR else 0)
        if place not in self._places:
            self._offer_place(place)
        self._whose.setCurrentIndex(self._places.index(place))
        match line.condition:
            case Words(query):
                self._field.setCurrentIndex(self._field.findData(_WORDS))
                self._words.setText(query)
            case About(field, values):
                self._field.setCurrentIndex(self._field.findData(field))
                self._values = list(values)
        self._show_field()

    def line(self) -> Line | None:
        """Give the condition, None as long as it has no value."""
        asked = self._asked()
        if asked is None:
            return None
        whose, paragraphs = self._places[self._whose.currentIndex()]
        return Line(asked, self.joint(), whose, paragraphs)

    def joint(self) -> Joint:
        """Say how the row is joined to those before it."""
        return Joint(self._joint.currentData())

    def speaks_of_another(self) -> bool:
        """Say whether the row is about another excerpt, beside the one that is looked for."""
        return self._places[self._whose.currentIndex()][0] is not Whose.ITSELF

    def stand(self, *, first: bool, after_neighbour: bool) -> None:
        """Offer what fits its place: the first one joins nothing, « that one » needs a neighbour in the row before."""
        joint = self._joint.currentData() or Joint.AND
        words = {Joint.AND: pgettext("condition", "with"), Joint.EXCEPT: pgettext("condition", "without")}
        if not first:
            words = {
                Joint.AND: pgettext("condition", "and"),
                Joint.OR: pgettext("condition", "or"),
                Joint.EXCEPT: pgettext("condition", "except"),
            }
        self._joint.blockSignals(True)
        self._joint.clear()
        for each, label in words.items():
            self._joint.addItem(label, each)
        self._joint.setCurrentIndex(max(0, self._joint.findData(joint)))
        self._joint.blockSignals(False)
        self._allow_that_one(allowed=after_neighbour and self.joint() is not Joint.OR)

    def take_keyboard(self) -> None:
        """Begin with what the excerpt says."""
        self._field.setFocus()

    # Making

    def _box(self, name: str, width: int) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setFixedSize(width, _HEIGHT)
        return box

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._joint, self._whose, self._field):
            row.addWidget(widget)
        row.addWidget(self._values_or_words, 1)
        row.addWidget(self.remove)

    def _offer_place(self, place: tuple[Whose, int]) -> None:
        whose, paragraphs = place
        words = {
            Whose.ITSELF: _("the excerpt"),
            Whose.SAME_PARAGRAPH: _("another in the same paragraph"),
            Whose.NEAR: ngettext(
                "another, {n} paragraph away at most", "another, {n} paragraphs away at most", paragraphs
            ),
            Whose.OVERLAPPING: _("another that overlaps it"),
            Whose.THAT_ONE: _("that other one too"),
        }
        self._places.append(place)
        self._whose.addItem(words[whose])

    def _offer_fields(self) -> None:
        for field in Field:
            self._field.addItem(self._choices.title(field), field)
        self._field.addItem(_("Words"), _WORDS)

    def _connect(self) -> None:
        self._joint.activated.connect(self._changed)
        self._whose.activated.connect(self._changed)
        self._field.activated.connect(self._field_chosen)
        self._words.textChanged.connect(self._changed)
        self.remove.clicked.connect(self.removal_wished)

    # What is chosen

    def _allow_that_one(self, *, allowed: bool) -> None:
        row, model = self._places.index((Whose.THAT_ONE, 0)), self._whose.model()
        if isinstance(model, QStandardItemModel):
            model.item(row).setEnabled(allowed)
        if not allowed and self._whose.currentIndex() == row:
            self._whose.setCurrentIndex(self._places.index((Whose.SAME_PARAGRAPH, 0)))

    def _asked(self) -> About | Words | None:
        field = self._field.currentData()
        if field != _WORDS:
            return About(Field(field), tuple(self._values)) if self._values else None
        try:
            pattern(self._words.text())
        except EmptySearch:
            return None
        return Words(self._words.text().strip())

    def _field_chosen(self, _row: int) -> None:
        self._values = []
        self._show_field()
        self.changed.emit()

    def _show_field(self) -> None:
        in_words = self._field.currentData() == _WORDS
        self._values_or_words.setCurrentWidget(self._words if in_words else self._chosen)
        if not in_words:
            self._name_values()

    def _fill_values(self, menu: CheckMenu) -> None:
        self._choices.fill(menu, Field(self._field.currentData()), self._values, self._toggled)

    def _toggled(self, value: Any) -> None:
        if value in self._values:
            self._values.remove(value)
        else:
            self._values.append(value)
        self._name_values()
        self.changed.emit()

    def _name_values(self) -> None:
        field = Field(self._field.currentData())
        words = ", ".join(self._choices.labels(field, self._values))
        short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        self._chosen.setText(short.replace("&", "&&") or _("Choose…"))
        self._chosen.setToolTip(tip(words))
        nothing = _("nothing chosen")
        self._chosen.setAccessibleName(f"{self._choices.title(field)} : {words or nothing}")

    def _changed(self, _value: object = None) -> None:
        self.changed.emit()
