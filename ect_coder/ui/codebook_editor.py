"""The codebook, edited: one field finds and creates, a form changes a card, a menu does the rest. All can be undone.

The buttons at the foot write it to a file, and take another one in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ect_coder.codebook import edits
from ect_coder.folding import folded
from ect_coder.ui import codebook_files
from ect_coder.ui.card_form import CardForm
from ect_coder.ui.codebook_pane import TRANSVERSAL_LETTER
from ect_coder.ui.pillar_colour import PillarColour
from ect_coder.ui.rows import VALUE, RowDelegate, walk
from ect_coder.ui.shapes import badge
from ect_coder.ui.splitting import Splitting
from ect_coder.wording import _, ngettext, number, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.codebook.grid import Code, Pillar
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette

_SIZE = QSize(980, 620)
_LIST = 400
_BADGE = 18
_UP, _DOWN = QKeySequence("Alt+Up"), QKeySequence("Alt+Down")


class CodebookEditor(QDialog):
    """Emits deeds to be done, as functions of who does them; `review_chosen` says after `exec` to show the queue."""

    deed_wished = Signal(object)

    def __init__(self, study: Study, palette: Palette, parent: QWidget, key: str = "") -> None:
        super().__init__(parent)
        self.review_chosen = False
        self._study = study
        self._language = study.conventions().language
        self._code: Code | None = None
        self.setWindowTitle(_("Codebook"))
        self.resize(_SIZE)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(_("Find a code, or write the name of a new one"))
        self._line.setAccessibleName(_("Find a code, or write the name of a new one"))
        self._line.setClearButtonEnabled(True)
        self._unused = QCheckBox(_("Unused only"), self)
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("Codes"))
        self._palette = palette
        self._delegate = _CodeDelegate(palette, self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.setFixedWidth(_LIST)
        self._form = CardForm(study, self._language, self)
        self._meaning = QCheckBox(self)
        self._about = QLabel(self)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setObjectName("cardNote")
        self._about.setWordWrap(True)
        self._told = QLabel(self)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setObjectName("cardNote")
        self._spacer = QWidget(self)
        self._save = QPushButton(_("Save the card"), self)
        self._more = QPushButton(_("More"), self)
        self._more.setMenu(QMenu(self._more))
        self._review = QPushButton(self)
        self._export = QPushButton(_("Export…"), self)
        self._import = QPushButton(_("Import…"), self)
        self._import.setEnabled(study.writable)
        self._bin = QPushButton(self)
        self._bin.setMenu(QMenu(self._bin))
        self._lay_out()
        self._connect()
        self.refresh(key)
        self._line.setFocus()

    def refresh(self, key: str = "") -> None:
        """Look again at what there is, and stay on a code."""
        wanted = key or (self._code.id if self._code is not None else "")
        self._counts = self._study.counts()
        self._delegate.colours = self._palette.coloured(self._study.grid)
        late, thrown = self._study.codebook.to_review(), self._study.codebook.bin()
        self._review.setText(ngettext("{n} coding to review", "{n} codings to review", len(late)))
        self._review.setVisible(bool(late))
        self._bin.setText(ngettext("Bin: {n} code", "Bin: {n} codes", len(thrown)))
        self._bin.setVisible(bool(thrown))
        menu = self._bin.menu()
        menu.clear()
        for each in thrown:
            code = quoted(each.code.label(self._language))
            words = ngettext("Restore {code} ({n} coding)", "Restore {code} ({n} codings)", each.codings, code=code)
            action = menu.addAction(words)
            action.triggered.connect(partial(self._wish, partial(self._study.codebook.restore, each.id)))
        self._fill(self._line.text(), wanted)

    # What is shown

    def _fill(self, typed: str, wanted: str = "") -> None:
        self._list.blockSignals(True)
        self._list.clear()
        rows = [self._row(code) for code in self._found(typed)]
        name = " ".join(typed.split())
        if name and self._study.writable:
            rows += [self._row_to_create(name, pillar) for pillar in (*self._study.grid.pillars, None)]
        for row in rows:
            QListWidgetItem(row.words, self._list).setData(VALUE, row)
        keys = [row.code.id if row.code is not None else "" for row in rows]
        self._list.setCurrentRow(keys.index(wanted) if wanted in keys else 0)
        self._list.blockSignals(False)
        self._pointed(self._list.currentItem(), None)

    def _found(self, typed: str) -> list[Code]:
        """List the codes that hold all that is typed, then those of a near label."""
        grid, words = self._study.grid, folded(typed).split()
        held = [code for code in grid.codes if all(word in folded(code.label(self._language)) for word in words)]
        near = edits.near(grid, typed, self._language) if words else []
        found = [*held, *(code for code in near if code not in held)]
        return [code for code in found if not (self._unused.isChecked() and self._counts.get(code.id))]

    def _row(self, code: Code) -> _Row:
        pillar = self._study.grid.pillar_of(code.id)
        letter = pillar.letter if pillar is not None else TRANSVERSAL_LETTER
        count = self._counts.get(code.id, 0)
        used = number(count) if count else _("unused")
        aside = " · ".join([_("retired"), used]) if code.retired else used
        return _Row(letter, code.label(self._language), aside, code, pillar=code.pillar)

    def _row_to_create(self, name: str, pillar: Pillar | None) -> _Row:
        place = pillar.label(self._language) if pillar is not None else _("Transversal codes")
        words = _("Create {code} in: {pillar}").format(code=quoted(name), pillar=place)
        return _Row("+", words, name=name, pillar=pillar.id if pillar is not None else None)

    def _pointed(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        row: _Row | None = item.data(VALUE) if item is not None else None
        self._code = row.code if row is not None else None
        for widget in (self._form, self._save, self._more, self._meaning):
            widget.setVisible(self._code is not None)
        self._spacer.setVisible(self._code is None)
        if self._code is not None:
            self._form.show_code(self._code)
            self._fill_more(self._code)
        else:
            self._about.setText(self._near_words(row.name) if row is not None else "")

    def _near_words(self, name: str) -> str:
        near = edits.near(self._study.grid, name, self._language)
        if not near:
            return _("Enter creates this code.")
        labels = ", ".join(quoted(code.label(self._language)) for code in near[:3])
        return _("The codebook already has: {codes}. Enter creates one more all the same.").format(codes=labels)

    def _form_changed(self) -> None:
        if self._code is None:
            return
        count = self._counts.get(self._code.id, 0)
        moved = not self._code.transversal and self._form.pillar.currentData() != self._code.pillar
        self._save.setEnabled(self._study.writable and (self._form.touched() or self._form.words.touched() or moved))
        self._meaning.setChecked(self._form.changes_meaning())
        self._meaning.setText(
            ngettext(
                "This changes the meaning: {n} coding will be to review",
                "This changes the meaning: {n} codings will be to review",
                count,
            )
        )
        near = edits.near(self._study.grid, self._form.label.text(), self._language, besides=self._code.id)
        labels = ", ".join(quoted(code.label(self._language)) for code in near[:3])
        self._about.setText(_("Near labels: {codes}").format(codes=labels) if near and self._form.touched() else "")

    # What is wished

    def _wish(self, deed: Callable[[str], Any], _checked: bool = False) -> None:
        self.deed_wished.emit(deed)
        self.refresh()

    def _save_card(self) -> None:
        if self._code is None:
            return
        key, meaning = self._code.id, self._meaning.isChecked()
        card, pillar = self._form.card(), self._form.pillar.currentData()
        hints = self._form.words.hints() if self._form.words.touched() else None
        if self._form.touched():
            self.deed_wished.emit(partial(self._study.codebook.describe, key, card, meaning=meaning))
        if hints is not None:
            self.deed_wished.emit(partial(self._study.codebook.hint, key, hints))
        if not self._code.transversal and pillar != self._code.pillar:
            self.deed_wished.emit(partial(self._study.codebook.move, key, pillar, None, meaning=meaning))
        self.refresh(key)

    def _activated(self, item: QListWidgetItem | None) -> None:
        row: _Row | None = item.data(VALUE) if item is not None else None
        if row is not None and row.code is None:
            before = {code.id for code in self._study.grid.codes}
            self.deed_wished.emit(partial(self._study.codebook.add, row.name, row.pillar))
            made = next((code.id for code in self._study.grid.codes if code.id not in before), "")
            if made:
                self._line.clear()
                self.refresh(made)
        self._form.label.setFocus()

    def _activate_current(self) -> None:
        self._activated(self._list.currentItem())

    def _fill_more(self, code: Code) -> None:
        menu, study = self._more.menu(), self._study
        menu.clear()
        for words, keys, step in ((_("Move up"), _UP, -1), (_("Move down"), _DOWN, 1)):
            action = menu.addAction(f"{words}\t{keys.toString(QKeySequence.SequenceFormat.NativeText)}")
            action.setEnabled(self._place(code, step) is not None)
            action.triggered.connect(partial(self._step, step))
        menu.addSeparator()
        words = _("Offer it again") if code.retired else _("Retire: offer it no longer, keep its codings")
        self._offer(menu, words, partial(study.codebook.retire, code.id, retired=not code.retired))
        menu.addAction(_("Merge into…")).triggered.connect(self._ask_merge)
        menu.addAction(_("Split…")).triggered.connect(self._ask_split)
        if not code.transversal:
            menu.addAction(_("Colour of its pillar…")).triggered.connect(self._ask_colour)
        menu.addSeparator()
        self._offer(menu, _("Throw into the bin, with its codings"), partial(study.codebook.throw_away, code.id))

    def _offer(self, menu: QMenu, words: str, deed: Callable[[str], Any]) -> None:
        menu.addAction(words).triggered.connect(partial(self._wish, deed))

    def _place(self, code: Code, step: int) -> int | None:
        """Give the place a step up or down among the code's siblings, None past an end."""
        place = edits.place_of(self._study.grid, code.id) + step
        return place if 0 <= place < len(edits.siblings(self._study.grid, code.pillar)) else None

    def _step(self, step: int, _checked: bool = False) -> None:
        code = self._code
        place = self._place(code, step) if code is not None else None
        if code is not None and place is not None and self._study.writable:
            self._wish(partial(self._study.codebook.move, code.id, code.pillar, place))

    def _ask_colour(self) -> None:
        pillar = self._study.grid.pillar_of(self._code.id) if self._code is not None else None
        if pillar is None:
            return
        asked = PillarColour(pillar, self._language, self)
        if asked.exec() and asked.colour != pillar.colour.upper():
            self._wish(partial(self._study.codebook.recolour, pillar.id, asked.colour))

    def _export_file(self) -> None:
        path = codebook_files.export_codebook(self._study, self)
        if path is not None:
            self._told.setText(_("Exported to {name}").format(name=path.name))

    def _import_file(self) -> None:
        deed = codebook_files.import_codebook(self._study, self)
        if deed is not None:
            self._wish(deed)

    def _ask_merge(self) -> None:
        code = self._code
        if code is None:
            return
        others = {each.label(self._language): each.id for each in self._study.grid.codes if each.id != code.id}
        words = _("Its codings go to the code chosen here; all will be to review. Its estimates go to the bin with it.")
        label, agreed = QInputDialog.getItem(self, _("Merge into…"), words, list(others), 0, editable=False)
        if agreed:
            self.deed_wished.emit(partial(self._study.codebook.merge, code.id, others[label]))
            self.refresh(others[label])

    def _ask_split(self) -> None:
        if self._code is None:
            return
        asked = Splitting(self._study, self._code, self._language, self)
        if asked.exec():
            label, numbers = asked.answers()
            self._wish(partial(self._study.codebook.split, self._code.id, label, numbers))

    def _show_review(self) -> None:
        self.review_chosen = True
        self.accept()

    # Putting it together

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._line)
        left.addWidget(self._unused)
        left.addWidget(self._list, 1)
        right = QVBoxLayout()
        right.addWidget(self._form, 1)
        right.addWidget(self._about)
        right.addWidget(self._spacer, 1)
        right.addWidget(self._meaning)
        saving = QHBoxLayout()
        saving.addWidget(self._save)
        saving.addWidget(self._more)
        saving.addStretch(1)
        right.addLayout(saving)
        both = QHBoxLayout()
        both.setSpacing(18)
        both.addLayout(left)
        both.addLayout(right, 1)
        close = QPushButton(_("Close"), self)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        for button in (self._review, self._bin):
            foot.addWidget(button)
        foot.addWidget(self._told, 1)
        for button in (self._export, self._import, close):
            foot.addWidget(button)
        for button in (self._save, self._more, self._review, self._bin, self._export, self._import, close):
            button.setAutoDefault(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(12)
        whole.addLayout(both, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self._line.textChanged.connect(self._fill)
        self._unused.toggled.connect(self._narrow)
        for widget in (self._line, self._list):
            self._on_keys(widget, _UP, partial(self._step, -1))
            self._on_keys(widget, _DOWN, partial(self._step, 1))
        self._on_keys(self._line, QKeySequence(Qt.Key.Key_Down), partial(walk, self._list, 1))
        self._on_keys(self._line, QKeySequence(Qt.Key.Key_Up), partial(walk, self._list, -1))
        self._export.clicked.connect(self._export_file)
        self._import.clicked.connect(self._import_file)
        self._line.returnPressed.connect(self._activate_current)
        self._list.currentItemChanged.connect(self._pointed)
        self._list.itemActivated.connect(self._activated)
        self._form.changed.connect(self._form_changed)
        self._form.pillar.activated.connect(self._pillar_chosen)
        self._save.clicked.connect(self._save_card)
        self._review.clicked.connect(self._show_review)

    def _on_keys(self, widget: QWidget, keys: QKeySequence, does: Callable[[], None]) -> None:
        shortcut = QShortcut(keys, widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(does)

    def _narrow(self, _unused: bool) -> None:
        self._fill(self._line.text(), self._code.id if self._code is not None else "")

    def _pillar_chosen(self, _row: int) -> None:
        self._form_changed()


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as it is drawn, with its code, or with the name and pillar of one that would be made."""

    letter: str
    words: str
    aside: str = ""
    code: Code | None = None
    name: str = ""
    pillar: str | None = None


class _CodeDelegate(RowDelegate):
    """Draws a code with its pillar's badge before it, and how often it is used; one that would be made with a plus."""

    def draw(self, painter: QPainter, box: QRectF, value: _Row) -> None:
        if value.code is None:
            painter.setPen(QColor(self.colours.muted))
            left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(box.adjusted(12, 0, 0, 0), left, value.letter)
        else:
            ground, ink = self.colours.ink(value.pillar), QColor(self.colours.badge_ink(value.pillar))
            top = round(box.center().y() - _BADGE / 2)
            painter.drawPixmap(round(box.left()) + 8, top, badge(value.letter, ground, ink, _BADGE))
        self.words(painter, box.adjusted(36, 0, -10, 0), value.words, value.aside)
