"""The memo centre: every memo of the study, filtered, searched, corrected and handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ect_coder.analysis import labels
from ect_coder.coding.memos import About, Memo, Subject
from ect_coder.folding import folded
from ect_coder.ui.rows import VALUE, RowDelegate
from ect_coder.ui.text_field import TextField
from ect_coder.wording import _, ngettext, quoted

if TYPE_CHECKING:
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette

_SIZE = QSize(860, 540)
_ROW = 54
_OPENS = {About.DOCUMENT, About.PASSAGE, About.CODING}
"""What a memo must be about to have a place in a text."""


def matching(memos: list[Memo], words: str, about: About | None, coder: str) -> list[Memo]:
    """Keep the memos that hold all the words, accents and case ignored, of one kind and person where one is given."""
    wanted = folded(words).split()
    return [
        each
        for each in memos
        if (about is None or each.subject.about is about)
        and (not coder or each.coder == coder)
        and all(word in folded(f"{each.label} {each.text} {each.quote}") for word in wanted)
    ]


class MemoCentre(QDialog):
    """Lists memos beside the one that is read. Emits what is written; `chosen` is the memo to open after `exec`."""

    written = Signal(object, str)
    export_wished = Signal(object)

    def __init__(self, study: Study, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.chosen: Memo | None = None
        self._study = study
        self._shown: Memo | None = None
        self.setWindowTitle(_("Memos"))
        self.resize(_SIZE)
        self._words = QLineEdit(self)
        self._words.setPlaceholderText(_("Search the memos"))
        self._words.setAccessibleName(_("Search the memos"))
        self._words.setClearButtonEnabled(True)
        self._about = self._combo(_("About"), _("About anything"), {each: labels.memo_about(each) for each in About})
        self._coder = self._combo(_("Coder"), _("By anyone"), {name: name for name in study.coders()})
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("Memos"))
        self._list.setItemDelegate(_MemoDelegate(palette, self._list))
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setObjectName("cardTitle")
        self._title.setWordWrap(True)
        self._note = QLabel(self)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setObjectName("cardNote")
        self._note.setWordWrap(True)
        self._text = TextField(_("Memo"), self)
        self._text.setReadOnly(not study.writable)
        self._count = QLabel(self)
        self._count.setObjectName("cardNote")
        self._open = QPushButton(_("Open the passage"), self)
        self._export = QPushButton(_("Export…"), self)
        self._lay_out()
        self._connect()
        self.refresh()
        self._list.setFocus()

    def refresh(self) -> None:
        """List what there is now, and stay on the same memo."""
        self._memos = self._study.memos()
        if not any(each.subject.about is About.STUDY for each in self._memos):
            self._memos.insert(0, Memo(Subject(About.STUDY), "", "", "", ""))
        self._show_matching()

    def keep(self) -> None:
        """Tell what was written on the memo that is read, if it is new."""
        shown = self._shown
        if shown is not None and self._text.written().strip() != shown.text.strip():
            self._shown = None
            self.written.emit(shown.subject, self._text.written())
            self.refresh()

    def done(self, result: int) -> None:
        """Keep what was written, however the window closes."""
        self.keep()
        super().done(result)

    def _combo(self, name: str, every: str, options: dict[About, str] | dict[str, str]) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.addItem(every, "")
        for value, label in options.items():
            combo.addItem(label, value)
        return combo

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self._about)
        head.addWidget(self._coder)
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(12, 0, 0, 0)
        for widget in (self._title, self._note):
            column.addWidget(widget)
        column.addWidget(self._text, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self._list)
        split.addWidget(sheet)
        split.setSizes([400, 440])
        split.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        close = QPushButton(_("Close"), self)
        close.clicked.connect(self.reject)
        for button in (self._open, self._export, close):
            button.setAutoDefault(False)
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(10)
        whole.addLayout(head)
        whole.addWidget(split, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self._words.textChanged.connect(self._filter_changed)
        self._about.currentIndexChanged.connect(self._filter_changed)
        self._coder.currentIndexChanged.connect(self._filter_changed)
        self._list.currentItemChanged.connect(self._pointed)
        self._list.itemActivated.connect(self._open_current)
        self._open.clicked.connect(self._open_current)
        self._export.clicked.connect(self._export_shown)

    def _filter_changed(self, _value: object) -> None:
        self.keep()
        self._show_matching()

    def _matching(self) -> list[Memo]:
        about = self._about.currentData()
        return matching(
            self._memos, self._words.text(), About(about) if about else None, self._coder.currentData() or ""
        )

    def _show_matching(self) -> None:
        found = self._matching()
        subject = self._shown.subject if self._shown is not None else self._subject_at(self._list.currentItem())
        self._list.blockSignals(True)
        self._list.clear()
        for each in found:
            item = QListWidgetItem(f"{labels.memo_about(each.subject.about)} {each.label} {each.text}", self._list)
            item.setData(VALUE, each)
        self._list.setCurrentRow(next((rank for rank, each in enumerate(found) if each.subject == subject), 0))
        self._list.blockSignals(False)
        written = sum(1 for each in found if each.text)
        self._count.setText(ngettext("{n} memo", "{n} memos", written))
        self._show(self._list.currentItem())

    def _subject_at(self, item: QListWidgetItem | None) -> Subject | None:
        return item.data(VALUE).subject if item is not None else None

    def _pointed(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        wanted = self._subject_at(item)
        self.keep()
        for row in range(self._list.count()):
            if self._subject_at(self._list.item(row)) == wanted:
                self._list.blockSignals(True)
                self._list.setCurrentRow(row)
                self._list.blockSignals(False)
        self._show(self._list.currentItem())

    def _show(self, item: QListWidgetItem | None) -> None:
        memo: Memo | None = item.data(VALUE) if item is not None else None
        self._shown = memo
        self._text.setEnabled(memo is not None)
        self._open.setEnabled(memo is not None and memo.subject.about in _OPENS)
        self._export.setEnabled(any(each.text for each in self._matching()))
        self._title.setText(_title(memo) if memo is not None else "")
        self._note.setText(_note(memo) if memo is not None else _("No memo here."))
        self._text.setPlainText(memo.text if memo is not None else "")

    def _open_current(self) -> None:
        memo = self._shown
        if memo is not None and memo.subject.about in _OPENS:
            self.chosen = memo
            self.accept()

    def _export_shown(self) -> None:
        self.keep()
        self.export_wished.emit([each for each in self._matching() if each.text])


def _title(memo: Memo) -> str:
    return memo.label or labels.memo_about(memo.subject.about)


def _note(memo: Memo) -> str:
    parts = [quoted(memo.quote) if memo.quote else "", labels.signed(memo.coder, memo.created) if memo.coder else ""]
    return "\n".join(part for part in parts if part)


class _MemoDelegate(RowDelegate):
    """Draws a memo on two lines: what it is about, and how it begins."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines."""
        return QSize(100, _ROW)

    def draw(self, painter: QPainter, box: QRectF, value: Memo) -> None:
        inside = box.adjusted(12, 5, -10, -5)
        above = QRectF(inside.left(), inside.top(), inside.width(), inside.height() / 2)
        kind = labels.memo_about(value.subject.about)
        self.words(painter, above, _title(value), kind if value.label else "")
        begins = " ".join(value.text.split()) or _("Nothing written yet.")
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(self.colours.muted))
        painter.drawText(
            above.translated(0, inside.height() / 2),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            metrics.elidedText(begins, Qt.TextElideMode.ElideRight, inside.width()),
        )
