"""The codebook as menus: a submenu for each pillar, and one for the transversal codes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtWidgets import QMenu

    from ect_coder.codebook.grid import Code, Grid


def offer_variables(menu: QMenu, grid: Grid, chosen: Callable[[str], object], held: Collection[str] = ()) -> None:
    """Add the codes that are not retired to a menu; `chosen` is told the key of one. The only one held is checked."""
    groups: list[tuple[str, Sequence[Code]]] = [(pillar.label(language()), pillar.variables) for pillar in grid.pillars]
    for title, codes in [*groups, (_("Transversal codes"), grid.transversal)]:
        inside = menu.addMenu(title.replace("&", "&&"))
        for code in codes:
            if not code.retired:
                action = inside.addAction(code.label(language()).replace("&", "&&"))
                action.setCheckable(bool(held))
                action.setChecked(set(held) == {code.id})
                action.triggered.connect(partial(_tell, chosen, code.id))


def _tell(chosen: Callable[[str], object], key: str, _checked: bool = False) -> None:
    chosen(key)
