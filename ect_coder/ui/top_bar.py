"""The bar above the pages: the study's title, the pages, the search of the coded excerpts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ect_coder.ui.choices import Choices
from ect_coder.ui.elided import Elided
from ect_coder.wording import _


class TopBar(QWidget):
    """Emits which page is wished for, and the words that are searched."""

    page_wished = Signal(str)
    search_wished = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Elided(title, self)
        self._title.setObjectName("studyTitle")
        self._pages = Choices(
            [
                ("read", _("Read and code"), None),
                ("excerpts", _("Excerpts"), None),
                ("matrix", _("Matrix"), None),
                ("records", _("Projects and documents"), None),
                ("estimates", _("Estimates"), None),
                ("robustness", _("Firmness"), None),
                ("figures", _("Figures"), None),
                ("search", _("Search"), None),
            ],
            _("Page"),
        )
        self._pages.setObjectName("pages")
        self._pages.chosen.connect(self.page_wished)
        self.search = QLineEdit(self)
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(420)
        self.search.setAccessibleName(_("Search the coded excerpts"))
        self.search.returnPressed.connect(self._searched)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(20)
        row.addWidget(self._title)
        row.addWidget(self._pages)
        row.addStretch(1)
        row.addWidget(self.search, 20)

    def show_title(self, title: str) -> None:
        """Show what the study is called."""
        self._title.setText(title)

    def show_page(self, name: str) -> None:
        """Show which page is in sight."""
        self._pages.choose(name)

    def name_search(self, keys: str) -> None:
        """Write in the search line what it does, and its keys as the system writes them."""
        self.search.setPlaceholderText("  ·  ".join(part for part in (_("Search the coded excerpts"), keys) if part))

    def go_to_search(self) -> None:
        """Give the keyboard to the search line; typing replaces what it holds."""
        self.search.setFocus()
        self.search.selectAll()

    def _searched(self) -> None:
        self.search_wished.emit(self.search.text())
