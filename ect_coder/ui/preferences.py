"""The settings: who is coding, language, theme, and how the text is set, which the open text shows at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ect_coder import settings
from ect_coder.ui import theme
from ect_coder.ui.agreeing import agreeing
from ect_coder.ui.choices import Choices
from ect_coder.wording import _, pgettext

if TYPE_CHECKING:
    from ect_coder.settings import Settings

_WIDTH = 400
_ASIDE = 12
_BELOW = 110
"""Pixels from the window's right and top: the text stays in sight beside the dialog."""


class Preferences(QDialog):
    """Asks for settings; `tried` carries them whenever the look of the text changes, `answers` gives them at last."""

    tried = Signal(object)

    def __init__(self, before: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._before = before
        self.setWindowTitle(_("Settings"))
        self._coder = QLineEdit(before.coder, self)
        self._coder.setPlaceholderText(_("Your name or initials"))
        self._language = Choices(
            [("", pgettext("language", "System"), None), ("fr", "Français", None), ("en", "English", None)],
            _("Language"),
        )
        self._theme = Choices(
            [
                ("system", pgettext("theme", "System"), None),
                ("light", pgettext("theme", "Light"), None),
                ("dark", pgettext("theme", "Dark"), None),
            ],
            _("Theme"),
        )
        self._family = QComboBox(self)
        self._size = QComboBox(self)
        self._spacing = Choices(
            [
                ("tight", pgettext("spacing", "Tight"), None),
                ("normal", pgettext("spacing", "Normal"), None),
                ("airy", pgettext("spacing", "Airy"), None),
            ],
            _("Line spacing"),
        )
        self._fill()
        self._lay_out()
        self._family.currentIndexChanged.connect(self._try)
        self._size.currentIndexChanged.connect(self._try)
        self._spacing.chosen.connect(self._try)
        corner = parent.mapToGlobal(parent.rect().topRight())
        self.move(corner.x() - self.width() - _ASIDE, corner.y() + _BELOW)

    def answers(self) -> dict[str, Any]:
        """Give the settings that stand in the dialog, by name; a coder's name that is left empty stays what it was."""
        return {
            "coder": " ".join(self._coder.text().split()) or self._before.coder,
            "language": self._language.current(),
            "theme": self._theme.current(),
            "text_family": self._family.currentData(),
            "text_size": self._size.currentData(),
            "text_spacing": self._spacing.current(),
        }

    def _try(self, _choice: object) -> None:
        self.tried.emit(replace(self._before, **self.answers()))

    def _fill(self) -> None:
        usual = theme.reading_font(settings.SIZES.start).family()
        self._family.addItem(_("Usual ({family})").format(family=usual), "")
        for family in QFontDatabase.families(QFontDatabase.WritingSystem.Latin):
            if not QFontDatabase.isPrivateFamily(family) and QFontDatabase.isSmoothlyScalable(family):
                self._family.addItem(family, family)
        for size in settings.SIZES:
            self._size.addItem(_("{n} points").format(n=size), size)
        self._family.setCurrentIndex(max(0, self._family.findData(self._before.text_family)))
        self._size.setCurrentIndex(self._size.findData(self._before.text_size))
        self._language.choose(self._before.language)
        self._theme.choose(self._before.theme)
        self._spacing.choose(self._before.text_spacing)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._row(form, _("Who is coding"), self._coder)
        self._row(form, _("Language"), self._language)
        self._row(form, _("Theme"), self._theme)
        heading = QLabel(pgettext("settings", "Text"), self)
        heading.setObjectName("formHeading")
        form.addRow(heading)
        self._row(form, _("Font"), self._family)
        self._row(form, _("Size"), self._size)
        self._row(form, _("Line spacing"), self._spacing)
        buttons, _agree = agreeing(self, _("Keep"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(18)
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(_WIDTH)
        self.adjustSize()

    def _row(self, form: QFormLayout, name: str, field: QWidget) -> None:
        field.setAccessibleName(name)
        row = QHBoxLayout()
        row.addWidget(field, 0 if isinstance(field, Choices) else 1)
        if isinstance(field, Choices):
            row.addStretch(1)
        label = QLabel(name, self)
        label.setMinimumHeight(field.sizeHint().height())
        label.setBuddy(field)
        form.addRow(label, row)
