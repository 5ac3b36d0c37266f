"""What would change, before it does: each cell old and new, what is refused, and a sentence that sums it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ect_coder.corpus.attributes import Owner
from ect_coder.ui.tip import tip
from ect_coder.wording import _, explain, ngettext, number

if TYPE_CHECKING:
    from ect_coder.exchange.records_plan import Change, Plan

_LISTED = 500
"""Changes that are listed one by one; the sentence counts all."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PlanPreview(QWidget):
    """Shows a plan: what is refused first, since it is what one does something about."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._summary = QLabel(self)
        self._summary.setObjectName("cardTitle")
        self._summary.setWordWrap(True)
        self._table = QTableWidget(0, 4, self)
        self._table.setAccessibleName(_("What changes"))
        self._table.horizontalHeader().setDefaultAlignment(_LEFT)
        self._table.setWordWrap(False)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._summary)
        column.addWidget(self._table, 1)

    def show_plan(self, plan: Plan) -> None:
        """Show what a plan would do."""
        self._summary.setText(summary(plan))
        whose = _("Project") if plan.owner is Owner.PROJECT else _("Document")
        self._table.setHorizontalHeaderLabels([whose, _("Column"), _("Old"), _("New")])
        shown = plan.changes[:_LISTED]
        self._table.clearSpans()
        self._table.setRowCount(len(plan.refused) + len(plan.unknown) + len(shown))
        self._let_in()
        row = 0
        for refused in plan.refused:
            self._amiss(row, explain(refused))
            row += 1
        for line, name in plan.unknown:
            words = _("Line {line}: there is no “{name}” in this study; the line is left out.")
            self._amiss(row, words.format(line=line, name=name))
            row += 1
        for change in shown:
            for place, words in enumerate(_told(change)):
                item = QTableWidgetItem(words)
                item.setToolTip(tip(words))
                self._table.setItem(row, place, item)
            row += 1

    def say(self, words: str) -> None:
        """Say why there is nothing to show."""
        self._summary.setText(words)
        self._table.setRowCount(0)
        self._let_in()

    def _let_in(self) -> None:
        """Let the keyboard into the table where it has rows to walk."""
        filled = self._table.rowCount() > 0
        self._table.setFocusPolicy(Qt.FocusPolicy.StrongFocus if filled else Qt.FocusPolicy.NoFocus)

    def _amiss(self, row: int, words: str) -> None:
        item = QTableWidgetItem(words)
        item.setToolTip(tip(words))
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setTextAlignment(_LEFT)
        self._table.setItem(row, 0, item)
        self._table.setSpan(row, 0, 1, 4)


def summary(plan: Plan) -> str:
    """Sum a plan up in a line."""
    parts = [ngettext("{n} cell changes", "{n} cells change", len(plan.changes))]
    if plan.made:
        parts.append(ngettext("{n} new project", "{n} new projects", len(plan.made)))
    if plan.attributes:
        parts.append(ngettext("{n} new attribute", "{n} new attributes", len(plan.attributes)))
    if plan.refused:
        parts.append(ngettext("{n} cell refused", "{n} cells refused", len(plan.refused)))
    if plan.unknown:
        parts.append(ngettext("{n} line left out", "{n} lines left out", len(plan.unknown)))
    if len(plan.changes) > _LISTED:
        parts.append(_("the first {n} are listed").format(n=number(_LISTED)))
    return ", ".join(parts)


def _told(change: Change) -> tuple[str, str, str, str]:
    return (
        change.whose,
        change.column.header,
        change.column.shown(change.old) or "–",
        change.column.shown(change.new),
    )
