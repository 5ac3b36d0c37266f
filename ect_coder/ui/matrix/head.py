"""Above the matrix: what it is of, which projects and sources it has, and how many voices make an answer hold."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ect_coder.analysis.gathering import Scope, Without
from ect_coder.ui.choices import Choices
from ect_coder.ui.elided import Elided
from ect_coder.ui.matrix.narrowing import Narrowing, offered
from ect_coder.ui.menus import CheckMenu
from ect_coder.values import Kind
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.analysis.matrix import Row
    from ect_coder.corpus.library import Project


class Head(QWidget):
    """Two lines of controls. What is chosen is said, and kept."""

    view_wished = Signal(str)
    threshold_wished = Signal(int)
    scope_changed = Signal()
    narrowed = Signal(object)
    opening_wished = Signal(bool)
    remaining_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.narrowing = Narrowing()
        self._left_out: set[str] = set()
        self._projects: Sequence[Project] = ()
        self._views = Choices([("pillars", _("Pillars"), None), ("factors", _("Factors"), None)], _("Columns"))
        self._threshold = Choices(
            [(str(n), ngettext("{n} voice", "{n} voices", n), None) for n in (1, 2, 3)], _("Threshold")
        )
        self._threshold_name = QLabel(_("Threshold"), self)
        self._threshold_name.setObjectName("cardNote")
        self._title = Elided(self)
        self._title.setObjectName("deskTitle")
        self._told = QLabel(self)
        self._told.setObjectName("cardNote")
        self._basis = Elided(self)
        self._basis.setObjectName("cardNote")
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(_("Filter the projects"))
        self.words.setAccessibleName(_("Filter the projects"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumSize(150, 28)
        self._attributes = QPushButton(_("Attributes"), self)
        self._sources = QPushButton(_("All sources"), self)
        self._opener = QPushButton(self)
        self._remaining = QPushButton(_("Left to read and to ask…"), self)
        self._fill_menus()
        self._lay_out()
        self.tell_opened(opened=False)
        self.show_view("pillars")
        self._connect()

    def scope(self) -> Scope:
        """Give the sources that count."""
        kinds = frozenset(Kind(each) for each in self._left_out if each in set(Kind))
        return Scope(None, kinds, frozenset(Without(each) for each in self._left_out if each in set(Without)))

    def show_view(self, view: str) -> None:
        """Show which view it is; what is about answers alone goes with them."""
        self._views.choose(view)
        pillars = view == "pillars"
        self._title.setText(_("Present at emergence, or come later?") if pillars else _("Which factors, and when?"))
        for widget in (self._threshold, self._threshold_name, self._opener, self._told):
            widget.setVisible(pillars)

    def tell_answers(self, rows: Sequence[Row]) -> None:
        """Say how many answers there are, and how many are to be supported."""
        answers = ngettext("{n} answer", "{n} answers", len(rows))
        weak = ngettext("{n} to be supported", "{n} to be supported", sum(row.insufficient for row in rows))
        self._told.setText(f"{answers} · {weak}" if rows else "")

    def tell_basis(self, words: str) -> None:
        """Say on what all that is below stands."""
        self._basis.setText(words)

    def show_threshold(self, threshold: int) -> None:
        """Show how many voices make an answer hold."""
        self._threshold.choose(str(threshold))

    def show_projects(self, projects: Sequence[Project]) -> None:
        """Offer the attributes of these projects."""
        self._projects = projects
        self._attributes.setVisible(any(each.attributes for each in projects))
        self._remaining.setEnabled(bool(projects))

    def tell_opened(self, *, opened: bool) -> None:
        """Say what the button will do: open all pillars, or close them."""
        self._all_opened = opened
        self._opener.setText(_("Close the pillars") if opened else _("Open the pillars"))

    def leave_out(self, value: str, checked: bool) -> None:
        """Leave sources out, or let them in again."""
        self._left_out = self._left_out | {value} if checked else self._left_out - {value}
        count = len(self._left_out)
        self._sources.setText(
            ngettext("{n} source left out", "{n} sources left out", count) if count else _("All sources")
        )
        self.scope_changed.emit()

    def turn_attribute(self, name: str, value: str, _checked: bool = False) -> None:
        """Choose a value of an attribute, or choose it no longer."""
        self._narrow(self.narrowing.turned(name, value))
        chosen = self.narrowing.chosen
        words = _("Attributes")
        self._attributes.setText(f"{words} ({chosen})" if chosen else words)

    def _narrow(self, narrowing: Narrowing) -> None:
        self.narrowing = narrowing
        self.narrowed.emit(narrowing)

    def _typed(self, words: str) -> None:
        self._narrow(Narrowing(words, self.narrowing.values))

    def _fill_menus(self) -> None:
        sources = CheckMenu(self._sources)
        for value, label in (
            (Kind.PRESS.value, _("without the press")),
            (Without.SUPPORTER.value, _("without the supporter")),
            (Without.RETROSPECTIVE.value, _("without retrospective accounts")),
            (Without.INTERPRETED.value, _("without interpreted codings")),
        ):
            action = sources.addAction(label)
            action.setCheckable(True)
            action.toggled.connect(partial(self.leave_out, value))
        self._sources.setMenu(sources)
        self._offered = CheckMenu(self._attributes)
        self._offered.aboutToShow.connect(self._offer)
        self._attributes.setMenu(self._offered)

    def _offer(self) -> None:
        self._offered.clear()
        for name, values in offered(self._projects).items():
            inside = CheckMenu(self._offered)
            inside.setTitle(name.replace("&", "&&"))
            for value in values:
                action = inside.addAction(value.replace("&", "&&") or _("(without)"))
                action.setCheckable(True)
                action.setChecked(value in self.narrowing.values.get(name, ()))
                action.toggled.connect(partial(self.turn_attribute, name, value))
            self._offered.addMenu(inside)

    def _connect(self) -> None:
        self._views.chosen.connect(self.view_wished)
        self._threshold.chosen.connect(self._threshold_chosen)
        self.words.textChanged.connect(self._typed)
        self._opener.clicked.connect(self._turn_opened)
        self._remaining.clicked.connect(self._ask_remaining)

    def _threshold_chosen(self, value: str) -> None:
        self.threshold_wished.emit(int(value))

    def _turn_opened(self, _checked: bool = False) -> None:
        self.opening_wished.emit(not self._all_opened)

    def _ask_remaining(self, _checked: bool = False) -> None:
        self.remaining_wished.emit()

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (above, (self._title, self._told, self._views, self._remaining)),
            (below, (self.words, self._attributes, self._opener, self._threshold_name, self._threshold, self._sources)),
        ):
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget)
            row.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(above)
        column.addWidget(self._basis)
        column.addLayout(below)
