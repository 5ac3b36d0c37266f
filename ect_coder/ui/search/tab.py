"""What the page Search asks of each of its tabs: which wishes it may have."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ect_coder.ui import tabbed_page


class Tab(tabbed_page.Tab):
    """A tab of the page Search. `export_wished` carries a function that gives a table as it may leave."""

    hit_wished = Signal(object)
    codings_wished = Signal(list)
    keeping_wished = Signal(str, object)
    deed_wished = Signal(object, str)
    export_wished = Signal(object)
