"""Search: words in all documents, and how often each is said; a tab for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ect_coder.ui.tabbed_page import TabbedPage
from ect_coder.wording import N_

if TYPE_CHECKING:
    from ect_coder.search.asking import Asked
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette


class SearchPage(TabbedPage):
    """Emits what is wished for: to see a hit, to code what was found, to keep or forget a search, to export a table."""

    TABS = (
        ("words", N_("Words in context"), "words_tab:WordsTab"),
        ("frequencies", N_("Frequencies"), "frequencies_tab:FrequenciesTab"),
    )
    PACKAGE = "ect_coder.ui.search"
    PASSED_ON = ("hit_wished", "codings_wished", "keeping_wished", "deed_wished", "export_wished")

    hit_wished = Signal(object)
    codings_wished = Signal(list)
    keeping_wished = Signal(str, object)
    deed_wished = Signal(object, str)
    export_wished = Signal(object)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        self.show_tab(self.shown)

    def show_search(self, asked: Asked) -> None:
        """Show a search, such as one that was kept."""
        self.show_tab("words")
        self.tab("words").show_search(asked)
