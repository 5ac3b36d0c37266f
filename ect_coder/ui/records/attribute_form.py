"""The definition of one attribute, to be changed: nothing is done before the button says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ect_coder.analysis import labels
from ect_coder.corpus.attributes import Attribute, Facet
from ect_coder.ui.text_field import TextField
from ect_coder.values import Sort
from ect_coder.wording import _, ngettext, quoted

if TYPE_CHECKING:
    from ect_coder.study import Study

_NAMED = 4
"""Values that do not fit which are named; the others are counted."""


class AttributeForm(QWidget):
    """Shows an attribute; `wished(name, attribute)` carries its name so far and what it is to be."""

    wished = Signal(str, object)

    def __init__(self, study: Study, parent: QWidget) -> None:
        super().__init__(parent)
        self._study = study
        self._before: Attribute | None = None
        self._name, self._base = QLineEdit(self), QLineEdit(self)
        self._heading, self._sort, self._facet = QComboBox(self), QComboBox(self), QComboBox(self)
        self._heading.setEditable(True)
        self._sort.addItems([labels.sort(each) for each in Sort])
        facets = {Facet.NONE: _("no time of its own"), Facet.EMERGENCE: _("at emergence"), Facet.TODAY: _("today")}
        self._facet.addItems(list(facets.values()))
        self._several = QCheckBox(_("Several values, with “;” between them"), self)
        self._choices = TextField(_("Choices, one on each line"), self)
        self._choices.setFixedHeight(110)
        self._misfits = QLabel(self)
        self._misfits.setObjectName("why")
        self._misfits.setWordWrap(True)
        self._apply = QPushButton(_("Apply"), self)
        self._apply.setAutoDefault(False)
        self._apply.clicked.connect(self._wish)
        self._lay_out()
        self._listen()

    def show_attribute(self, attribute: Attribute | None, headings: list[str]) -> None:
        """Show a definition, as it stands."""
        self._before = None
        self.setEnabled(attribute is not None)
        shown = attribute
        if shown is not None:
            self._name.setText(shown.name)
            self._heading.clear()
            self._heading.addItems(headings)
            self._heading.setCurrentText(shown.heading)
            self._sort.setCurrentIndex(list(Sort).index(shown.sort))
            self._several.setChecked(shown.several)
            self._choices.setPlainText("\n".join(shown.choices))
            self._facet.setCurrentIndex(list(Facet).index(shown.facet))
            self._base.setText(shown.base)
        self._before = attribute
        self._weigh()

    def wanted(self) -> Attribute | None:
        """Give the definition as it was changed, None where nothing is shown."""
        if self._before is None:
            return None
        lines = (" ".join(line.split()) for line in self._choices.written().split("\n"))
        return replace(
            self._before,
            name=self._name.text(),
            heading=self._heading.currentText().strip(),
            sort=list(Sort)[self._sort.currentIndex()],
            several=self._several.isChecked(),
            choices=tuple(dict.fromkeys(line for line in lines if line)),
            facet=list(Facet)[self._facet.currentIndex()],
            base=self._base.text().strip(),
        )

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        rows = {
            _("Name"): self._name,
            _("Heading"): self._heading,
            _("Sort of value"): self._sort,
            "": self._several,
            _("Choices"): self._choices,
            _("Time of the value"): self._facet,
            _("Same as"): self._base,
        }
        for words, widget in rows.items():
            form.addRow(words, widget)
            if words:
                widget.setAccessibleName(words)
        self._base.setPlaceholderText(_("what both values are about, such as “legal form”"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self._misfits)
        column.addStretch(1)
        column.addWidget(self._apply, 0, Qt.AlignmentFlag.AlignRight)

    def _listen(self) -> None:
        for line in (self._name, self._base):
            line.textChanged.connect(self._weigh)
        for combo in (self._sort, self._facet):
            combo.currentIndexChanged.connect(self._weigh)
        self._heading.currentTextChanged.connect(self._weigh)
        self._several.toggled.connect(self._weigh)
        self._choices.textChanged.connect(self._weigh)

    def _weigh(self, _changed: object = None) -> None:
        """Say which values would not fit, and whether there is something to do."""
        wanted, before = self.wanted(), self._before
        faceted = self._facet.currentIndex() > 0
        self._base.setEnabled(faceted)
        self._choices.setEnabled(list(Sort)[self._sort.currentIndex()] is Sort.CHOICE)
        self._apply.setEnabled(wanted is not None and wanted != before and bool(wanted.name.strip()))
        misfits = []
        if wanted is not None and before is not None:
            misfits = self._study.attributes.misfits(before.name, wanted)
        named = ", ".join(f"{each.whose} : {quoted(each.value)}" for each in misfits[:_NAMED])
        more = len(misfits) - _NAMED
        words = ngettext(
            "{n} value does not fit and stays as it is written: {named}",
            "{n} values do not fit and stay as they are written: {named}",
            len(misfits),
            named=named + ("…" if more > 0 else ""),
        )
        self._misfits.setText(words)
        self._misfits.setVisible(bool(misfits))

    def _wish(self, _checked: bool = False) -> None:
        wanted = self.wanted()
        if wanted is not None and self._before is not None:
            self.wished.emit(self._before.name, wanted)
