"""How far the people who coded the same documents agree; each disagreement one click from its figure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from ect_coder.exchange import agreement_words
from ect_coder.ui.robustness.tab import Tab
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.coding.excerpts import Filter
    from ect_coder.exchange.tabulation import Table
    from ect_coder.ui.robustness.ground import Ground

_IN_ALL, _BY_VARIABLE = "all", "variable"


class AgreementTab(Tab):
    """The four questions in all, or by variable; the paragraph for the method section goes to the clipboard."""

    lines_a_row = 3
    column_width = 168

    def offer(self) -> None:
        """Offer the figures of all codings or of each variable, and the paragraph."""
        self._what = self.choices(_("Rows"), [(_IN_ALL, _("The four questions")), (_BY_VARIABLE, _("By variable"))])
        self.paragraph = QPushButton(_("Copy the method paragraph"), self)
        self.paragraph.clicked.connect(self._copy)
        self.head.addWidget(self.paragraph)
        self.figures.figure_opened.disconnect(self.excerpts_wished)
        self.figures.figure_opened.connect(self._open)

    def asked(self) -> Callable[[Ground], Table]:
        """Give the table of what is chosen."""
        return partial(self._made, self._what.current())

    def nothing(self) -> str:
        """Say what there has to be first."""
        if not self.study.document_counts():
            return super().nothing()
        return _("No two people coded one document or estimated one cell: there is nothing to compare yet.")

    def show_table(self, table: Table) -> None:
        """Let the sentence take the room."""
        self.stretched = len(table.columns) - 1 if table.columns and self._what.current() == _IN_ALL else -1
        self.paragraph.setEnabled(bool(table.lines))
        super().show_table(table)

    def _made(self, what: str, ground: Ground) -> Table:
        found = ground.agreement
        self._method = agreement_words.method(found)
        projects = {each.id: each.name for each in ground.study.projects()}
        return agreement_words.table(found, ground.grid, language(), projects, by_variable=what == _BY_VARIABLE)

    def _open(self, wanted: Filter) -> None:
        """Go where disagreements on codings are settled; of estimates, show the codings that they stand on."""
        if wanted.numbers:
            self.desk_wished.emit(wanted.numbers)
        else:
            self.excerpts_wished.emit(wanted)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._method)
