"""What all pages of an opened study are: widgets that look again at what changed, and settle before deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.ui.table_looks import TableLook
    from ect_coder.values import Changed


class StudyPage(QWidget):
    """A page of an opened study; what it wishes for it tells by signals."""

    def refresh(self, changed: Changed) -> None:
        """Look again at what changed in the study."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Give the keyboard to what one works with first."""
        self.setFocus()

    def settle(self) -> None:
        """Hand over what is only on the screen so far: before a deed, and before the page goes."""

    def leave(self) -> None:
        """Stop what is under way: the page, or the study, goes."""

    def looks(self) -> dict[str, TableLook]:
        """Say how one looks at its tables, by their names."""
        return {}

    def look_as(self, _looks: Mapping[str, TableLook]) -> None:
        """Show its tables as one looked at them before."""

    def zoom(self, _by: int) -> bool:
        """Make what is in sight larger or smaller; say whether it has a size of its own."""
        return False

    def reset_zoom(self) -> bool:
        """Give what is in sight its usual size; say whether it has one of its own."""
        return False
