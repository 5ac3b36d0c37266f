"""The context menu of the text: code what is selected, change what is coded here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ect_coder.analysis import labels
from ect_coder.ui.variable_menus import offer_variables
from ect_coder.values import Moment, Polarity
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.excerpts import Coding


class PassageMenu(QMenu):
    """Emits wishes, as the page it opens on does; `own` are the study's words for moments."""

    variable_wished = Signal(str)
    picker_wished = Signal()
    discussion_wished = Signal()
    memo_wished = Signal()
    correction_wished = Signal()
    event_wished = Signal()
    details_wished = Signal(int)
    change_wished = Signal(object, object)
    removal_wished = Signal(object)

    def __init__(
        self,
        grid: Grid,
        codings: Sequence[Coding],
        recents: Sequence[str],
        own: Mapping[Moment, str],
        parent: QWidget,
        *,
        selected: bool,
        writable: bool,
    ) -> None:
        super().__init__(parent)
        self._grid = grid
        self._own = own
        if selected and writable:
            self._offer_variables(recents)
            self.addSeparator()
        for coding in codings:
            self._offer_coding(coding, writable=writable)
        if self.isEmpty():
            self.addAction(_("Select a passage to code it")).setEnabled(False)

    def _offer_variables(self, recents: Sequence[str]) -> None:
        for variable in recents:
            words = _("Code: {variable}").format(variable=self._grid.code(variable).label(language()))
            self.addAction(words).triggered.connect(partial(self._variable, variable))
        self.addAction(_("Code with another variable…")).triggered.connect(self._picker)
        offer_variables(self, self._grid, self.variable_wished.emit)
        self.addSeparator()
        self.addAction(_("To discuss…")).triggered.connect(self._discuss)
        self.addAction(_("Memo on the passage…")).triggered.connect(self._memo)
        self.addAction(_("Correct the text…")).triggered.connect(self._correct)
        self.addAction(_("Note a date…")).triggered.connect(self._note_event)

    def _offer_coding(self, coding: Coding, *, writable: bool) -> None:
        inside = self.addMenu(self._grid.code(coding.variable).label(language()))
        inside.addAction(_("Show the details")).triggered.connect(partial(self._details, coding.id))
        if not writable:
            return
        fields: dict[str, list[tuple[object, str, bool]]] = {
            "moment": [(each, labels.moment(each, self._own), each is coding.moment) for each in Moment],
            "polarity": [(each, labels.polarity(each), each is coding.polarity) for each in Polarity],
        }
        for field, values in fields.items():
            inside.addSeparator()
            for value, words, holds in values:
                action = inside.addAction(words)
                action.setCheckable(True)
                action.setChecked(holds)
                action.triggered.connect(partial(self._change, coding.id, field, value))
        inside.addSeparator()
        inside.addAction(_("Remove this coding")).triggered.connect(partial(self._remove, coding.id))

    def _variable(self, variable: str, _checked: bool = False) -> None:
        self.variable_wished.emit(variable)

    def _discuss(self, _checked: bool = False) -> None:
        self.discussion_wished.emit()

    def _memo(self, _checked: bool = False) -> None:
        self.memo_wished.emit()

    def _correct(self, _checked: bool = False) -> None:
        self.correction_wished.emit()

    def _note_event(self, _checked: bool = False) -> None:
        self.event_wished.emit()

    def _picker(self, _checked: bool = False) -> None:
        self.picker_wished.emit()

    def _details(self, number: int, _checked: bool = False) -> None:
        self.details_wished.emit(number)

    def _change(self, number: int, field: str, value: object, _checked: bool = False) -> None:
        self.change_wished.emit([number], {field: value})

    def _remove(self, number: int, _checked: bool = False) -> None:
        self.removal_wished.emit([number])
