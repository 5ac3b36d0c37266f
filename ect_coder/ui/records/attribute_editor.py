"""The attributes of projects or documents: added, taken from a list, renamed, retyped, reordered, removed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ect_coder.analysis import labels
from ect_coder.corpus import proposals
from ect_coder.corpus.attributes import Attribute, Owner
from ect_coder.ui.records.attribute_form import AttributeForm
from ect_coder.ui.rows import VALUE, RowDelegate
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette


class AttributeEditor(QDialog):
    """Lists the attributes in their order, with the form of the chosen one. It wishes for deeds, as a tab does."""

    deed_wished = Signal(object, str)

    def __init__(self, study: Study, owner: Owner, palette: Palette, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._study = study
        self._owner = owner
        title = _("Attributes of the projects") if owner is Owner.PROJECT else _("Attributes of the documents")
        self.setWindowTitle(title)
        self.resize(940, 600)
        self._list = QListWidget(self)
        self._list.setAccessibleName(title)
        self._list.setItemDelegate(_Rows(palette, self._list))
        self._form = AttributeForm(study, self)
        self._form.wished.connect(self._change)
        self._add, self._offer = QPushButton(_("New attribute…"), self), QPushButton(_("From the list"), self)
        self._up, self._down = QPushButton(_("Up"), self), QPushButton(_("Down"), self)
        self._remove = QPushButton(_("Remove"), self)
        self._lay_out()
        self._list.currentItemChanged.connect(self._show)
        self._fill()
        self._list.setFocus()

    def _lay_out(self) -> None:
        deeds: dict[QPushButton, Callable[[], None]] = {
            self._add: self.add,
            self._up: partial(self.move_by, -1),
            self._down: partial(self.move_by, 1),
            self._remove: self.remove,
        }
        for button, deed in deeds.items():
            button.setAutoDefault(False)
            button.clicked.connect(partial(_without, deed))
        self._offer.setAutoDefault(False)
        self._offer.setMenu(QMenu(self._offer))
        first, second = QHBoxLayout(), QHBoxLayout()
        for button in (self._add, self._offer):
            first.addWidget(button)
        for button in (self._up, self._down, self._remove):
            second.addWidget(button)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._list, 1)
        left.addLayout(first)
        left.addLayout(second)
        sides = QHBoxLayout()
        sides.setSpacing(18)
        sides.addLayout(left, 5)
        sides.addWidget(self._form, 6)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addLayout(sides, 1)
        column.addWidget(buttons)

    # Deeds

    def add(self) -> None:
        """Ask for a name and define it as text; the form says the rest."""
        name, agreed = QInputDialog.getText(self, _("New attribute"), _("Name of the attribute"))
        if agreed and name.strip():
            self._do(partial(self._study.attributes.add, [Attribute(self._owner, name)]), " ".join(name.split()))

    def move_by(self, step: int) -> None:
        """Put the chosen attribute higher or lower."""
        names = [each.name for each in self._study.attributes.defined(self._owner)]
        chosen = self._chosen()
        if chosen is None or chosen.name not in names:
            return
        place = names.index(chosen.name)
        other = place + step
        if 0 <= other < len(names):
            names[place], names[other] = names[other], names[place]
            self._do(partial(self._study.attributes.arrange, self._owner, names), chosen.name)

    def remove(self) -> None:
        """Take the chosen attribute away, with its values."""
        chosen = self._chosen()
        if chosen is None:
            return
        count = self._study.attributes.counts(self._owner).get(chosen.name, 0)
        words = ngettext("Attribute removed, with {n} value", "Attribute removed, with {n} values", count)
        self._do(partial(self._study.attributes.remove, self._owner, chosen.name), "", words)

    def _take(self, attribute: Attribute) -> None:
        self._do(partial(self._study.attributes.add, [attribute]), attribute.name)

    def _change(self, name: str, wanted: Attribute) -> None:
        defined = {each.name for each in self._study.attributes.defined(self._owner)}
        deeds = self._study.attributes
        deed = partial(deeds.change, name, wanted) if name in defined else partial(deeds.add, [wanted])
        self._do(deed, " ".join(wanted.name.split()))

    def _do(self, deed: Callable[[], Any], name: str, words: str = "") -> None:
        place = self._list.currentRow()
        self.deed_wished.emit(deed, words)
        self._fill(name, place)

    # What is shown

    def _fill(self, name: str = "", place: int = 0) -> None:
        """List the definitions, then the names that only have values; choose one by its name, or by its place."""
        defined = self._study.attributes.defined(self._owner)
        counts = self._study.attributes.counts(self._owner)
        known = {each.name for each in defined}
        others = [Attribute(self._owner, each) for each in counts if each not in known]
        self._list.blockSignals(True)
        self._list.clear()
        for each in (*defined, *others):
            told = _told(each, counts.get(each.name, 0))
            item = QListWidgetItem(f"{each.name}, {told}", self._list)
            item.setData(VALUE, (each, told))
        self._list.blockSignals(False)
        found = next((row for row in range(self._list.count()) if self._at(row).name == name), place)
        self._list.setCurrentRow(min(found, self._list.count() - 1))
        self._show()
        self._offer_others(known)

    def _offer_others(self, known: set[str]) -> None:
        menu = self._offer.menu()
        menu.clear()
        headings: dict[str, QMenu] = {}
        for each in proposals.proposed(self._owner, self._study.conventions().language):
            if each.name not in known:
                under = headings.get(each.heading) or menu.addMenu(each.heading)
                headings[each.heading] = under
                under.addAction(each.name, partial(self._take, each))
        self._offer.setEnabled(bool(headings))

    def _show(self, _item: QListWidgetItem | None = None) -> None:
        chosen = self._chosen()
        headings = dict.fromkeys(each.heading for each in self._study.attributes.defined(self._owner) if each.heading)
        self._form.show_attribute(chosen, list(headings))
        for button in (self._up, self._down, self._remove):
            button.setEnabled(chosen is not None)

    def _chosen(self) -> Attribute | None:
        return self._at(self._list.currentRow()) if self._list.currentRow() >= 0 else None

    def _at(self, row: int) -> Attribute:
        attribute, _told_of_it = self._list.item(row).data(VALUE)
        assert isinstance(attribute, Attribute)
        return attribute


class _Rows(RowDelegate):
    def draw(self, painter: QPainter, box: QRectF, value: tuple[Attribute, str]) -> None:
        attribute, told = value
        self.words(painter, box.adjusted(10, 0, -10, 0), attribute.name, told)


def _told(attribute: Attribute, count: int) -> str:
    parts = [attribute.heading, labels.sort(attribute.sort), ngettext("{n} value", "{n} values", count)]
    return " · ".join(part for part in parts if part)


def _without(deed: Callable[[], Any], _checked: bool = False) -> None:
    deed()
