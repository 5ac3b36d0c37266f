"""The excerpts as cards to select and to act on; what is selected stays so when other codings are shown."""

from __future__ import annotations

from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from ect_coder.ui.keys import physical_digit
from ect_coder.ui.menus import MenuTable
from ect_coder.values import Moment
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ect_coder.coding.excerpts import Coding
    from ect_coder.ui.excerpts_model import ExcerptDelegate, ExcerptsModel

_Command = QItemSelectionModel.SelectionFlag
_Move = QAbstractItemView.CursorAction
_TYPING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class ExcerptList(MenuTable):
    """The cards: a click selects, a double click or Enter opens, Ctrl+C cites, digits choose the moment, V reviews.

    A table of one column, since a QListView lays out all its rows at each change: 120 ms for 100,000 of them.
    """

    copy_wished = Signal()
    moment_wished = Signal(Moment)
    review_wished = Signal()
    selection_changed = Signal()

    def __init__(self, cards: ExcerptsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("excerpts")
        self._cards = cards
        self.setModel(cards)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setMouseTracking(True)
        self.setAccessibleName(_("Excerpts"))
        self.doubleClicked.connect(self.opening_wished)
        self.selectionModel().selectionChanged.connect(self.selection_changed)

    def draw_with(self, delegate: ExcerptDelegate) -> None:
        """Let a delegate draw the cards, each of its height."""
        self.setItemDelegate(delegate)
        self.verticalHeader().setDefaultSectionSize(delegate.height)

    def selected(self) -> list[Coding]:
        """List the selected codings, from the top."""
        return [coding for rows in self._selected_rows() for coding in self._cards.codings[rows.start : rows.stop]]

    def selected_count(self) -> int:
        """Count the selected codings."""
        return sum(map(len, self._selected_rows()))

    def show_codings(self, codings: Sequence[Coding], references: Mapping[int, str], *, same: bool) -> None:
        """Show codings; what is selected stays so, and the current card stays where it is seen.

        Where they answer the `same` question as those before, the next card takes the place of one that is gone.
        """
        before, here = self._cards.codings, max(0, self.currentIndex().row())
        place = self.rowViewportPosition(here)
        chosen = [each.id for each in self.selected()]
        self._cards.show(codings, references)
        stand_ins = chain(before[here:], reversed(before[:here])) if same else before[here : here + 1]
        current = next((row for each in stand_ins if (row := self._cards.row_of(each.id)) >= 0), -1)
        rows = sorted(row for each in chosen if (row := self._cards.row_of(each)) >= 0)
        if current >= 0:
            self._select(rows or ([current] if chosen else []), current)
            self.updateGeometries()
            self.verticalScrollBar().setValue(self.verticalHeader().sectionPosition(current) - place)
        else:
            self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the cards; Qt's own copy would copy the display text, a letter look through all of it."""
        plain = not event.modifiers() & _TYPING
        digit = physical_digit(event) if plain else None
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wished.emit()
        elif digit is not None and digit <= len(Moment):
            self.moment_wished.emit(list(Moment)[digit - 1])
        elif plain and event.key() == Qt.Key.Key_V:
            self.review_wished.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _letters: str) -> None:
        """Leave letters alone: the search above looks through the excerpts, off the window's thread."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go to the first card with Home and to the last with End, as in a text."""
        if action in (_Move.MoveHome, _Move.MoveEnd):
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the current card when the keyboard comes and none is selected, so that its keys act on one."""
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and not self.selectionModel().hasSelection():
            self.selectionModel().select(self.currentIndex(), _Command.Select)

    def _selected_rows(self) -> list[range]:
        stretches = self.selectionModel().selection().toList()
        return sorted((range(each.top(), each.bottom() + 1) for each in stretches), key=attrgetter("start"))

    def _select(self, rows: Iterable[int], current: int) -> None:
        chosen = QItemSelection()
        for stretch in _stretches(rows):
            chosen.select(self._cards.index(stretch.start), self._cards.index(stretch.stop - 1))
        self.selectionModel().setCurrentIndex(self._cards.index(current), _Command.NoUpdate)
        self.selectionModel().select(chosen, _Command.ClearAndSelect)


def _stretches(rows: Iterable[int]) -> Iterator[range]:
    """Join ascending rows that follow one another."""
    for _difference, each in groupby(enumerate(rows), _lag):
        stretch = [row for _rank, row in each]
        yield range(stretch[0], stretch[-1] + 1)


def _lag(ranked: tuple[int, int]) -> int:
    return ranked[1] - ranked[0]
