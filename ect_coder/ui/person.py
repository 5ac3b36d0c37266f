"""The person at this machine: what they prefer, and the name beside their codings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QInputDialog

from ect_coder import settings
from ect_coder.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Person:
    """Remembers what a person chose, on disk as soon as it is chosen."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.settings = settings.load()
        self.second_name = ""
        """The name under which they code in the study that is open, where it is not their own."""

    @property
    def coder(self) -> str:
        """The name or initials that stand beside their codings; empty until they are asked for."""
        return self.second_name or self.settings.coder

    def keep(self, **changes: Any) -> None:
        """Change some settings, by their names."""
        self.settings = replace(self.settings, **changes)
        settings.save(self.settings)

    def keep_favourites(self, favourites: dict[str, str]) -> None:
        """Change which variables have a key of their own."""
        self.keep(favourites=favourites)

    def keep_recents(self, recents: tuple[str, ...]) -> None:
        """Change which variables were used last."""
        self.keep(recent_variables=recents)

    def is_known(self) -> bool:
        """Make sure that we know who is coding; say whether we do."""
        if not self.coder:
            self.ask_name()
        return bool(self.coder)

    def ask_name(self) -> None:
        """Ask who is coding; no answer changes nothing."""
        name, agreed = QInputDialog.getText(
            self._window,
            _("Who is coding?"),
            _("Your name or initials, as they will stand beside your codings"),
            text=self.settings.coder,
        )
        if agreed and name.strip():
            self.keep(coder=" ".join(name.split()))
