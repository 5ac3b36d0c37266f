"""How the program looks and speaks, and to whom: asked for, kept, shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ect_coder import settings, wording
from ect_coder.ui import theme
from ect_coder.ui.tongue import speak

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ect_coder.ui.person import Person
    from ect_coder.ui.sitting import Sitting


class Look(QObject):
    """Changes the settings that are seen; `changed` says that all that is shown is to be made anew."""

    changed = Signal()

    def __init__(self, window: QWidget, person: Person, sitting: Callable[[], Sitting | None]) -> None:
        super().__init__(window)
        self._window = window
        self._person = person
        self._sitting = sitting
        self.colours = theme.chosen(person.settings.theme)

    def dress(self) -> None:
        """Give the program the colours that the person chose."""
        self.colours = theme.chosen(self._person.settings.theme)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, self.colours)

    def settings(self) -> None:
        """Ask how the program should look and speak; the open text shows what is tried."""
        from ect_coder.ui.preferences import Preferences

        self._settle()
        before, sitting = self._person.settings, self._sitting()
        asked = Preferences(before, self._window)
        if sitting is not None:
            asked.tried.connect(sitting.pages.show_text_as)
        if asked.exec():
            self._person.keep(**asked.answers())
            speak(self._person.settings.language)
        after = self._person.settings
        if sitting is not None:
            sitting.pages.show_text_as(after)
        if any(getattr(before, each) != getattr(after, each) for each in ("coder", "language", "theme")):
            self._change()

    def turn_theme(self) -> None:
        """Turn from the system's theme to light, to dark, and round."""
        order = settings.THEMES
        self._person.keep(theme=order[(order.index(self._person.settings.theme) + 1) % len(order)])
        self._change()

    def turn_language(self) -> None:
        """Turn from French to English and back."""
        language = "en" if wording.language() == "fr" else "fr"
        self._person.keep(language=language)
        speak(language)
        self._change()

    def ask_who(self) -> None:
        """Ask who is coding."""
        before = self._person.settings.coder
        self._person.ask_name()
        if self._person.settings.coder != before:
            self._change()

    def _change(self) -> None:
        self._settle()
        self.dress()
        self.changed.emit()

    def _settle(self) -> None:
        sitting = self._sitting()
        if sitting is not None:
            sitting.pages.settle()
