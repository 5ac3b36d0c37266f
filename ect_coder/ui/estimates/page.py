"""Estimates: what a person decides, cell by cell, and what they write of it; a tab for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ect_coder.ui.tabbed_page import TabbedPage
from ect_coder.wording import N_

if TYPE_CHECKING:
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette


class EstimatesPage(TabbedPage):
    """Where one decides."""

    TABS = (
        ("deciding", N_("Estimates"), "deciding_tab:DecidingTab"),
        ("syntheses", N_("Syntheses"), "syntheses_tab:SynthesesTab"),
    )
    PACKAGE = "ect_coder.ui.estimates"
    PASSED_ON = ("estimates_wished", "synthesis_wished", "deed_wished", "passage_wished", "excerpts_wished")

    estimates_wished = Signal(object, str)
    synthesis_wished = Signal(str, str, str)
    deed_wished = Signal(object, str)
    passage_wished = Signal(int)
    excerpts_wished = Signal(object)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__(study, palette)
        self.show_tab(self.shown)
