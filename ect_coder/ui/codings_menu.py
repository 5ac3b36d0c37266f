"""The context menu of selected codings: open, cite, change each of their fields together, take them away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ect_coder.analysis import labels
from ect_coder.ui.variable_menus import offer_variables
from ect_coder.values import Attribution, Moment, Polarity, Reading
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.excerpts import Coding

_NONE: tuple[Any, str] = (None, "–")


class CodingsMenu(QMenu):
    """Emits wishes, as the page it opens on does; what holds for all the codings is checked."""

    opening_wished = Signal()
    copy_wished = Signal()
    change_wished = Signal(str, object)
    review_wished = Signal()
    removal_wished = Signal()

    def __init__(self, codings: Sequence[Coding], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._codings = codings
        self._add(_("Open in the text"), Qt.Key.Key_Return, self.opening_wished)
        words = ngettext(
            "Copy the excerpt with its reference", "Copy the {n} excerpts with their references", len(codings)
        )
        self._add(words, QKeySequence.StandardKey.Copy, self.copy_wished)

    def offer_changes(self, grid: Grid, projects: Sequence[str], own: Mapping[Moment, str]) -> None:
        """Add what can be changed of the codings, and their removal."""
        self.addSeparator()
        moments = [(each, f"{labels.moment(each, own)}\t{rank}") for rank, each in enumerate(Moment, 1)]
        self._offer("moment", _("Moment"), moments)
        self._offer("polarity", _("Polarity"), [(each, labels.polarity(each)) for each in Polarity])
        self._offer("intensity", _("Intensity"), [_NONE, *((each, str(each)) for each in (1, 2, 3))])
        variables = self.addMenu(_("Variable"))
        offer_variables(variables, grid, partial(self.change_wished.emit, "variable"), self._values("variable"))
        self._offer(
            "attribution", _("Credited to"), [_NONE, *((each, labels.attribution(each)) for each in Attribution)]
        )
        self._offer("reading", _("Reading"), [_NONE, *((each, labels.reading(each)) for each in Reading)])
        named = [(each, each.replace("&", "&&")) for each in projects]
        self._offer("project", _("Project"), [(None, _("(no project)")), *named])
        self.addSeparator()
        words = ngettext("Remove the coding", "Remove the {n} codings", len(self._codings))
        self._add(words, Qt.Key.Key_Delete, self.removal_wished)

    def offer_review(self) -> None:
        """Add that the codings still hold."""
        self.addSeparator()
        self._add(_("Reviewed: it still holds"), Qt.Key.Key_V, self.review_wished)

    def _add(self, words: str, keys: Qt.Key | QKeySequence.StandardKey, wish: SignalInstance) -> None:
        action = self.addAction(words)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(wish)

    def _offer(self, field: str, title: str, values: Sequence[tuple[Any, str]]) -> None:
        inside, held = self.addMenu(title), self._values(field)
        for value, words in values:
            action = inside.addAction(words)
            action.setCheckable(True)
            action.setChecked(held == {value})
            action.triggered.connect(partial(self._change, field, value))

    def _values(self, field: str) -> set[Any]:
        return {getattr(each, field) for each in self._codings}

    def _change(self, field: str, value: object, _checked: bool = False) -> None:
        self.change_wished.emit(field, value)
