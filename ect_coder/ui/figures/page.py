"""Figures: the study's answers drawn for a paper. What is shown here is what leaves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ect_coder.analysis.gathering import Scope, Without
from ect_coder.exchange.figures import making
from ect_coder.exchange.figures.material import Kind as Drawn
from ect_coder.exchange.figures.plate import LEFT_OUT
from ect_coder.study.figures import material
from ect_coder.ui.choices import Choices
from ect_coder.ui.figures.view import FigureView
from ect_coder.ui.menus import CheckMenu
from ect_coder.ui.study_page import StudyPage
from ect_coder.values import Changed, Kind
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from ect_coder.exchange.figures.material import Figure
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette

_MATTERS = ~(Changed.MEMOS | Changed.DISCUSSIONS | Changed.RECORDS | Changed.SUGGESTIONS)


class FiguresPage(StudyPage):
    """One figure at a time, with what it shows, and how it leaves."""

    export_wished = Signal(object, str)
    copy_wished = Signal(object)

    def __init__(self, study: Study, _palette: Palette) -> None:
        super().__init__()
        self._study = study
        self._left_out: set[Kind | Without] = set()
        self.figure: Figure | None = None
        self.view = FigureView(self)
        self.view.copy_wished.connect(self._copy)
        self._kinds = Choices([(kind.value, making.name(kind), None) for kind in Drawn], _("Figure"))
        self._kinds.choose(Drawn.HEAT_MAP)
        self._kinds.chosen.connect(self._chosen)
        self._by = Choices([("pillar", _("By pillar"), None), ("variable", _("By variable"), None)], _("Level"))
        self._by.choose("pillar")
        self._by.chosen.connect(self._chosen)
        self._pillar = QComboBox(self)
        self._pillar.setAccessibleName(_("Pillar shown"))
        self._pillar.currentIndexChanged.connect(self._chosen)
        self._sources = QPushButton(self)
        self._sources.setMenu(self._sources_menu())
        self._data = QCheckBox(_("Data under the figure"), self)
        self._data.setChecked(True)
        self._data.toggled.connect(self._chosen)
        self._copying = QPushButton(_("Copy"), self)
        self._copying.setToolTip(_("Copy the figure as a picture"))
        self._copying.clicked.connect(self._copy)
        self._export = QPushButton(_("Export"), self)
        self._export.setObjectName("primary")
        self._export.setMenu(self._export_menu())
        self._empty = QLabel(_("There is no project yet. Import documents and say which project they speak of."), self)
        self._empty.setObjectName("emptyState")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._lay_out()
        self._name_pillars()
        self._draw()

    def refresh(self, changed: Changed) -> None:
        """Draw again what a deed may have changed."""
        if changed & Changed.CODEBOOK:
            self._name_pillars()
        if changed & _MATTERS:
            self._draw()

    def zoom(self, by: int) -> bool:
        """Make the figure larger or smaller."""
        self.view.zoom(by)
        return True

    def reset_zoom(self) -> bool:
        """Fit the figure to the window."""
        self.view.fit()
        return True

    def take_keyboard(self) -> None:
        """Give the keyboard to the figure."""
        self.view.setFocus()

    def _lay_out(self) -> None:
        head, filters = QHBoxLayout(), QHBoxLayout()
        for row in (head, filters):
            row.setSpacing(10)
        head.addWidget(self._kinds)
        head.addStretch(1)
        head.addLayout(self._zoom_buttons())
        head.addSpacing(8)
        head.addWidget(self._copying)
        head.addWidget(self._export)
        for widget in (self._by, self._pillar, self._sources, self._data):
            filters.addWidget(widget)
        filters.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(filters)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty, 1)

    def _zoom_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for place, sign, name, does in (
            ("first", "−", _("Smaller figure"), partial(self.view.zoom, -1)),
            ("middle", "↔", _("Figure as wide as the window"), self.view.fit),
            ("last", "+", _("Larger figure"), partial(self.view.zoom, 1)),
        ):
            button = QToolButton(self)
            button.setObjectName("segment")
            button.setProperty("place", place)
            button.setText(sign)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.setMinimumSize(32, 28)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(does)
            row.addWidget(button)
        return row

    def _sources_menu(self) -> CheckMenu:
        menu = CheckMenu(self._sources)
        for key, words in LEFT_OUT.items():
            action = menu.addAction(_(words))
            action.setCheckable(True)
            action.toggled.connect(partial(self._toggled, key))
        self._name_sources()
        return menu

    def _export_menu(self) -> QMenu:
        menu = QMenu(self._export)
        for suffix, words in (
            (".svg", _("Figure as SVG…")),
            (".pdf", _("Figure as PDF…")),
            (".png", _("Figure as PNG, 300 dots to the inch…")),
            ("", ""),
            (".xlsx", _("Its data as a workbook (Excel)…")),
            (".csv", _("Its data as CSV…")),
        ):
            if suffix:
                menu.addAction(words).triggered.connect(partial(self._leave, suffix))
            else:
                menu.addSeparator()
        return menu

    def _name_pillars(self) -> None:
        kept = self._pillar.currentData()
        self._pillar.blockSignals(True)
        self._pillar.clear()
        self._pillar.addItem(_("All pillars"), "")
        for pillar in self._study.grid.pillars:
            self._pillar.addItem(pillar.label(language()), pillar.id)
        self._pillar.setCurrentIndex(max(0, self._pillar.findData(kept)))
        self._pillar.blockSignals(False)

    def _name_sources(self) -> None:
        count = len(self._left_out)
        self._sources.setText(
            ngettext("{n} source left out", "{n} sources left out", count) if count else _("All sources")
        )

    # What a person chose

    def show_kind(self, kind: Drawn) -> None:
        """Show another figure."""
        self._kinds.choose(kind)
        self._draw()

    def _chosen(self, _value: object = None) -> None:
        self._draw()

    def _toggled(self, key: Kind | Without, checked: bool) -> None:
        self._left_out = self._left_out | {key} if checked else self._left_out - {key}
        self._name_sources()
        self._draw()

    def _draw(self) -> None:
        """Draw the figure that is chosen, and offer what bears on it."""
        kind = Drawn(self._kinds.current())
        scope = Scope(
            without_kinds=[key for key in self._left_out if isinstance(key, Kind)],
            without=[key for key in self._left_out if isinstance(key, Without)],
        )
        found = material(self._study, self._by.current(), scope, self._pillar.currentData())
        self.figure = making.figure(kind, found, data=self._data.isChecked()) if found.names else None
        if self.figure is not None:
            self.view.show_figure(self.figure)
        self.view.setVisible(self.figure is not None)
        self._empty.setVisible(self.figure is None)
        self._copying.setEnabled(self.figure is not None)
        self._export.setEnabled(self.figure is not None)
        widgets: tuple[QWidget, ...] = (self._by, self._pillar, self._sources)
        for widget in widgets:
            widget.setVisible(kind is not Drawn.COVERAGE)

    def _leave(self, suffix: str, _checked: bool = False) -> None:
        if self.figure is not None:
            self.export_wished.emit(self.figure, suffix)

    def _copy(self, _checked: bool = False) -> None:
        if self.figure is not None:
            self.copy_wished.emit(self.figure)
