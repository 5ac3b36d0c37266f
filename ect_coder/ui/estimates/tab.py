"""A tab of the page where one decides: what the page asks of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette
    from ect_coder.values import Changed


class Tab(QWidget):
    """Wishes for estimates and texts, which bear a name, and for deeds, each with the words that tell it was done."""

    estimates_wished = Signal(object, str)
    synthesis_wished = Signal(str, str, str)
    """A project, a pillar, and the text."""
    deed_wished = Signal(object, str)
    passage_wished = Signal(int)
    excerpts_wished = Signal(object)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self.study = study
        self.colours = palette

    def refresh(self, changed: Changed) -> None:
        """Look again at what a deed changed."""
        raise NotImplementedError

    def settle(self) -> None:
        """Write what is only on the screen so far."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Give the keyboard to what one works with first."""
        raise NotImplementedError
