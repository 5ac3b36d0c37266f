"""A tab of the page where one decides: what the page asks of each."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ect_coder.ui import tabbed_page


class Tab(tabbed_page.Tab):
    """Wishes for estimates and texts, which bear a name, and for deeds, each with the words that tell it was done."""

    estimates_wished = Signal(object, str)
    synthesis_wished = Signal(str, str, str)
    """A project, a pillar, and the text."""
    deed_wished = Signal(object, str)
    passage_wished = Signal(int)
    excerpts_wished = Signal(object)
