"""The right pane: the codebook with its counts, and the card of the variable pointed at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QScrollArea, QSplitter, QTreeView, QVBoxLayout, QWidget

from ect_coder.analysis import labels
from ect_coder.coding.memos import About, Subject
from ect_coder.ui.shapes import badge
from ect_coder.ui.tip import tip
from ect_coder.ui.tree import BADGE_ROLE, COUNT_ROLE, HEADING_ROLE, KEY_ROLE, CountDelegate
from ect_coder.values import Moment, Polarity
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.codebook.grid import Code, Grid
    from ect_coder.ui.theme import Palette

_CODE = Qt.ItemDataRole.UserRole + 1
_GROUP = Qt.ItemDataRole.UserRole + 2
TRANSVERSAL_LETTER = "T"
PASSAGE = "application/x-ect-coder-passage"
"""What the mouse carries from the text onto a code: the selection, which the page knows."""
_EXPANDS = 400
FAVOURITE_KEYS = ("6", "7", "8", "9")
"""The digit keys that the moments leave free, by their place on the keyboard."""


class _CodeTree(QTreeView):
    """A tree onto whose codes a passage of the text can be dropped; `dropped` carries the row."""

    dropped = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(_EXPANDS)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take passages of our own text, nothing from elsewhere."""
        if event.mimeData().hasFormat(PASSAGE):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show the code that the passage would get; a pillar opens under it after a while."""
        super().dragMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.data(_CODE):
            self.setCurrentIndex(index)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Code the passage with the code it is dropped on."""
        index = self.indexAt(event.position().toPoint())
        if index.data(_CODE):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(index)


class CodebookPane(QWidget):
    """Pillars and their variables; a click points, a double click or Enter codes the selection."""

    variable_pointed = Signal(str)
    coding_wished = Signal(str)
    favourite_wished = Signal(str, str)
    memo_wished = Signal(object, str)
    editing_wished = Signal(str)

    def __init__(self, grid: Grid, palette: Palette, own: Mapping[Moment, str]) -> None:
        super().__init__()
        self.setObjectName("codebookPane")
        self._grid = grid
        self._palette = palette
        self._items: dict[str, QStandardItem] = {}
        self._model = QStandardItemModel(self)
        title = QLabel(_("Codebook"), self)
        title.setObjectName("paneTitle")
        self._tree = _CodeTree(self)
        self._tree.setModel(self._model)
        self._tree.setHeaderHidden(True)
        self._tree.setIndentation(14)
        self._tree.setUniformRowHeights(True)
        self._tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self._tree.setExpandsOnDoubleClick(True)
        self._tree.setItemDelegate(CountDelegate(palette, self._tree))
        self._tree.setAccessibleName(_("Codebook"))
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tree.selectionModel().currentChanged.connect(self._pointed)
        self._tree.clicked.connect(self._clicked)
        self._tree.dropped.connect(self._dropped)
        self._tree.activated.connect(self._activated)
        self._tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._tree.customContextMenuRequested.connect(self._menu_wished)
        self._favourites: Mapping[str, str] = {}
        self.card = VariableCard(grid, own, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 4, 0)
        column.setSpacing(6)
        column.addWidget(title)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self._tree)
        split.addWidget(self.card)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        split.setSizes([360, 280])
        column.addWidget(split, 1)
        self._fill()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Write the number of codings of each variable, and their sums on the pillars."""
        for code, item in self._items.items():
            item.setData(counts.get(code, 0), COUNT_ROLE)
        for row in range(self._model.rowCount()):
            group = self._model.item(row)
            group.setData(sum(counts.get(key, 0) for key in group.data(_GROUP)), COUNT_ROLE)

    def point(self, code: str) -> None:
        """Show the card of a variable, as the picker's row changes."""
        self.card.show_code(code)

    def show_favourites(self, favourites: Mapping[str, str]) -> None:
        """Show beside each favourite the key that codes with it."""
        self._favourites = favourites
        keys = {code: key for key, code in favourites.items()}
        for code, item in self._items.items():
            item.setData(keys.get(code, ""), KEY_ROLE)

    def menu_of(self, code: str) -> QMenu:
        """Offer what can be done with a variable; a key that is taken says by which."""
        menu = QMenu(self)
        label = self._grid.code(code).label(language())
        menu.addAction(_("Code: {variable}").format(variable=label)).triggered.connect(
            partial(self.coding_wished.emit, code)
        )
        menu.addAction(_("Memo…")).triggered.connect(partial(self._memo_chosen, code, label))
        menu.addAction(_("Edit in the codebook…")).triggered.connect(partial(self._editing_chosen, code))
        menu.addSeparator()
        known = {each.id: each.label(language()) for each in self._grid.codes}
        for key in FAVOURITE_KEYS:
            words = _("Favourite, key {key}").format(key=key)
            holder = self._favourites.get(key)
            if holder in known and holder != code:
                words = _("Favourite, key {key} (now: {variable})").format(key=key, variable=known[holder])
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(holder == code)
            action.triggered.connect(partial(self._favourite_chosen, code, "" if holder == code else key))
        return menu

    def _memo_chosen(self, code: str, label: str, _checked: bool = False) -> None:
        self.memo_wished.emit(Subject(About.VARIABLE, code), label)

    def _editing_chosen(self, code: str, _checked: bool = False) -> None:
        self.editing_wished.emit(code)

    def _favourite_chosen(self, code: str, key: str, _checked: bool = False) -> None:
        self.favourite_wished.emit(code, key)

    def _menu_wished(self, place: QPoint) -> None:
        code = self._tree.indexAt(place).data(_CODE)
        if code:
            self.menu_of(code).exec(self._tree.viewport().mapToGlobal(place))

    def focus_list(self) -> None:
        """Take the keyboard."""
        self._tree.setFocus()

    def _fill(self) -> None:
        self._model.clear()
        self._items.clear()
        for position, pillar in enumerate(self._grid.pillars):
            shade = self._palette.pillar(pillar.id)
            sign = badge(pillar.letter, QColor(shade), QColor(self._palette.badge_ink(pillar.id)))
            self._group(pillar.label(language()), sign, list(pillar.variables), opened=position == 0)
        sign = badge(TRANSVERSAL_LETTER, QColor(self._palette.pillar(None)), QColor(self._palette.badge_ink(None)))
        self._group(_("Transversal codes"), sign, list(self._grid.transversal), opened=False)
        self._tree.setCurrentIndex(self._model.index(0, 0, self._model.index(0, 0)))

    def _group(self, label: str, sign: object, codes: list[Code], *, opened: bool) -> None:
        group = QStandardItem(label)
        group.setData(sign, BADGE_ROLE)
        group.setData(True, HEADING_ROLE)
        group.setData([code.id for code in codes], _GROUP)
        for code in codes:
            label = code.label(language())
            item = QStandardItem(_("{code} (retired)").format(code=label) if code.retired else label)
            item.setData(code.id, _CODE)
            item.setToolTip(tip(f"{code.label(language())}\n{code.card(language()).definition}"))
            self._items[code.id] = item
            group.appendRow(item)
        self._model.appendRow(group)
        self._tree.setExpanded(group.index(), opened)

    def _pointed(self, index: QModelIndex, _before: QModelIndex) -> None:
        code = index.data(_CODE)
        if code:
            self.card.show_code(code)
            self.variable_pointed.emit(code)

    def _clicked(self, index: QModelIndex) -> None:
        code = index.data(_CODE)
        if code:
            self.coding_wished.emit(code)
        else:
            self._tree.setExpanded(index, not self._tree.isExpanded(index))

    def _dropped(self, index: QModelIndex) -> None:
        self.coding_wished.emit(index.data(_CODE))

    def _activated(self, index: QModelIndex) -> None:
        code = index.data(_CODE)
        if code and self._tree.hasFocus():
            self.coding_wished.emit(code)


class VariableCard(QScrollArea):
    """What a variable means: definition, include, exclude, what not to confuse it with, examples."""

    def __init__(self, grid: Grid, own: Mapping[Moment, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = grid
        self._own = own
        self._shown = ""
        self.setObjectName("card")
        self.setAccessibleName(_("Card of the variable"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget(self)
        self._inside.setObjectName("cardInside")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(8, 12, 12, 16)
        self._column.setSpacing(3)
        self.setWidget(self._inside)

    def show_code(self, key: str) -> None:
        """Show a variable's card."""
        if key == self._shown:
            return
        self._shown = key
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        code = self._grid.code(key)
        card = code.card(language())
        self._words(card.label, "cardTitle")
        self._words(card.definition, "cardText")
        for title, words in (
            (_("Include"), card.include),
            (_("Exclude"), card.exclude),
            (_("Not to be confused with"), card.confuse),
            (self._example(code, Moment.EMERGENCE), card.emergence),
            (self._example(code, Moment.SUPPORT), card.support),
            (_("Example"), card.example),
            (_("Counter-example"), card.counter_example),
        ):
            if words:
                self._words(title, "cardHeading")
                self._words(words, "cardText")
        self._column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _example(self, code: Code, moment: Moment) -> str:
        shown = code.examples.get(moment)
        name = labels.moment(moment, self._own)
        if shown is None:
            return _("Example · {moment}").format(moment=name)
        polarity = labels.polarity(Polarity(shown.polarity))
        return _("Example · {moment}, {polarity}").format(moment=name, polarity=polarity)

    def _words(self, words: str, name: str) -> None:
        label = QLabel(words, self._inside)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(label)
