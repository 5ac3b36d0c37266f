"""A cell of the matrix: which codes it is of, which excerpts it stands on, and its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ect_coder.analysis.matrix import Row
from ect_coder.coding.excerpts import Filter
from ect_coder.values import Kind, Moment
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ect_coder.analysis.conventions import Conventions
    from ect_coder.analysis.matrix import Factor
    from ect_coder.codebook.grid import Grid

_ANSWERED = (Moment.EMERGENCE, Moment.SUPPORT, Moment.BOTH)


def is_pillar(cell: Row | Factor) -> bool:
    """Say whether a cell is of a pillar, not of one code."""
    return isinstance(cell, Row) and cell.level == "pillar"


def codes(grid: Grid, cell: Row | Factor) -> Sequence[str]:
    """Give the codes whose codings a cell counts."""
    return [each.id for each in grid.pillar(cell.id).variables] if is_pillar(cell) else [cell.id]


def moments(cell: Row | Factor) -> Sequence[Moment]:
    """Give the told moments that a cell counts: those of an answer, or all."""
    return _ANSWERED if isinstance(cell, Row) else tuple(Moment)


def excerpts(cell: Row | Factor, project: str, left_out: Collection[Kind], agreed: Conventions) -> Filter:
    """Give the filter that shows what a cell stands on, as far as a filter can say it."""
    return Filter(
        pillars=[cell.id] if is_pillar(cell) else (),
        variables=() if is_pillar(cell) else [cell.id],
        projects=[project],
        moments=(Moment.EMERGENCE, Moment.SUPPORT) if isinstance(cell, Row) else (),
        kinds=[kind for kind in Kind if kind not in left_out] if left_out else (),
        coders=[agreed.reference_coder] if agreed.reference_coder else (),
        reconciled=agreed.counts_reconciled,
    )


class CellMenu(QMenu):
    """Says what is wished for the cell it opens on."""

    verbatims_wished = Signal()
    all_wished = Signal()
    pillar_wished = Signal()
    column_wished = Signal()
    projects_wished = Signal()
    remaining_wished = Signal()

    def __init__(self, parent: QWidget, *, opened: bool | None) -> None:
        """Make the menu; `opened` says whether its pillar is, None where there is none to open."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.addAction(_("Its verbatims")).triggered.connect(self.verbatims_wished)
        self.addAction(_("See all excerpts")).triggered.connect(self.all_wished)
        self.addSeparator()
        if opened is not None:
            words = _("Close the pillar") if opened else _("Open the pillar")
            self.addAction(words).triggered.connect(self.pillar_wished)
        self.addAction(_("Sort by this column")).triggered.connect(self.column_wished)
        self.addAction(_("Sort by project")).triggered.connect(self.projects_wished)
        self.addSeparator()
        self.addAction(_("Left to read and to ask…")).triggered.connect(self.remaining_wished)
