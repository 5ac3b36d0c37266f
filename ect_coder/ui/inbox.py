"""The inbox of passages to discuss: what is asked, what was answered, and « settled » by one key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ect_coder.analysis import labels
from ect_coder.ui.choices import Choices
from ect_coder.ui.rows import VALUE, RowDelegate
from ect_coder.ui.sheet import Sheet
from ect_coder.ui.talk import Said, Talk
from ect_coder.ui.text_field import TextField
from ect_coder.wording import _, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.coding.discussions import Discussion
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette

_SIZE = QSize(900, 560)
_ROW = 54
_REPLY = 76
_OPEN, _SETTLED, _ALL = "open", "settled", "all"


def shown_by(filter_: str, discussions: list[Discussion]) -> list[Discussion]:
    """Keep the open discussions, the settled ones, or all."""
    wanted = {_OPEN: {True}, _SETTLED: {False}, _ALL: {True, False}}[filter_]
    return [each for each in discussions if (each.settled is None) in wanted]


class Inbox(QDialog):
    """Lists passages beside what is said of the one pointed at.

    Emits the deeds that are wished, done in the name of `coder`; `chosen` is the passage to open after `exec`.
    """

    deed_wished = Signal(object)
    undo_wished = Signal()

    def __init__(self, study: Study, palette: Palette, coder: str, parent: QWidget, number: int | None = None) -> None:
        super().__init__(parent)
        self.chosen: Discussion | None = None
        self._study = study
        self._coder = coder
        self._found: list[Discussion] = []
        self._shown: Discussion | None = None
        self._first_deed = self._deeds()
        self.setWindowTitle(_("Passages to discuss"))
        self.resize(_SIZE)
        self._filter = Choices(
            [(_OPEN, _("To discuss"), None), (_SETTLED, _("Settled"), None), (_ALL, _("All"), None)], _("Show")
        )
        self._list = QListWidget(self)
        self._list.setAccessibleName(_("Passages to discuss"))
        self._list.setItemDelegate(_DiscussionDelegate(palette, self._list))
        self._list.installEventFilter(self)
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setObjectName("cardTitle")
        self._title.setWordWrap(True)
        self._talk = Talk(palette, self)
        self._reply = TextField(_("Reply"), self)
        self._reply.setPlaceholderText(_("Reply"))
        self._reply.setFixedHeight(_REPLY)
        self._reply.installEventFilter(self)
        self._send = QPushButton(_("Reply"), self)
        self._settle = QPushButton(self)
        self._open = QPushButton(_("Open the passage"), self)
        self._remove = QPushButton(_("Remove"), self)
        self._rewording = QPushButton(_("Reword"), self)
        told = _("Esc keeps it and closes. Without a question, it stays as it was.")
        self._sheet = Sheet(palette, self, _("Question"), told)
        self._told = QLabel(self)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setObjectName("cardNote")
        self._told.setWordWrap(True)
        self._told.setText(
            _(
                "Space: settled, or to discuss again · Ctrl+Enter: reply · F2: reword the question · "
                "Enter: open the passage · Delete: remove"
            )
        )
        self._lay_out()
        self._connect()
        self._filter.choose(_OPEN)
        self.refresh(number)
        self._list.setFocus()

    def refresh(self, number: int | None = None) -> None:
        """List what there is now; point at a discussion, or stay where the list stood."""
        self._found = self._study.discussions()
        wanted = number if number is not None else self._shown.id if self._shown is not None else None
        self._show_list(wanted)

    def keep(self) -> None:
        """Send the reply that is written, if any."""
        shown, words = self._shown, self._reply.written()
        if shown is not None and words.strip():
            self._reply.clear()
            self._wish(partial(self._study.reply, shown.id, words, self._coder))

    def done(self, result: int) -> None:
        """Keep what was written, however the window closes."""
        self._sheet.keep()
        self.keep()
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the list (Space, F2, Delete), and Ctrl+Enter of the reply."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self._reply and enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.keep()
                return True
            if watched is self._list and event.key() == Qt.Key.Key_Space:
                self._turn()
                return True
            if watched is self._list and event.key() == Qt.Key.Key_F2:
                self._reword()
                return True
            if watched is self._list and event.key() == Qt.Key.Key_Delete:
                self._drop()
                return True
        return super().eventFilter(watched, event)

    # What is shown

    def _show_list(self, wanted: int | None) -> None:
        rank = max(0, self._list.currentRow())
        found = shown_by(self._filter.current(), self._found)
        self._list.blockSignals(True)
        self._list.clear()
        for each in found:
            QListWidgetItem(f"{each.reference} {each.text}", self._list).setData(VALUE, each)
        ranks = {each.id: row for row, each in enumerate(found)}
        self._list.setCurrentRow(ranks.get(wanted, min(rank, len(found) - 1)) if wanted is not None else 0)
        self._list.blockSignals(False)
        self._show(self._list.currentItem())

    def _pointed(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        wanted: Discussion | None = item.data(VALUE) if item is not None else None
        self.keep()
        self._show_list(wanted.id if wanted is not None else None)

    def _show(self, item: QListWidgetItem | None) -> None:
        shown: Discussion | None = item.data(VALUE) if item is not None else None
        self._shown = shown
        writable = shown is not None and self._study.writable
        for widget in (self._reply, self._send, self._settle, self._rewording, self._remove):
            widget.setEnabled(writable)
        self._open.setEnabled(shown is not None)
        settled = shown is not None and shown.settled is not None
        self._settle.setText(_("Discuss again") if settled else _("Settle"))
        self._title.setText(f"{shown.reference} · {shown.name}" if shown is not None else self._nothing())
        self._talk.show_said(quoted(shown.quote) if shown is not None else "", _said(shown) if shown else [])

    def _nothing(self) -> str:
        if self._found:
            return _("No passage here.")
        return _(
            "Nothing to discuss yet. In the text, Ctrl+D asks about the selection, or about the coding or paragraph."
        )

    # What is wished

    def _wish(self, deed: Callable[[], object]) -> None:
        self.deed_wished.emit(deed)
        self.refresh()

    def _turn(self, _checked: bool = False) -> None:
        """Settle what is pointed at, after the reply that is written; or discuss it again."""
        shown = self._shown
        if shown is None or not self._study.writable:
            return
        self.keep()
        if shown.settled is None:
            self._wish(partial(self._study.settle, shown.id, self._coder))
        else:
            self._wish(partial(self._study.reopen, shown.id))

    def _reword(self, _checked: bool = False) -> None:
        """Open the question on a sheet below what is said."""
        shown = self._shown
        if shown is not None and self._study.writable:
            self.keep()
            place = QRect(self._talk.mapTo(self, QPoint(0, 0)), QSize(1, 1))
            self._sheet.write(shown.id, f"{shown.reference} · {shown.name}", shown.text, place)

    def _reworded(self, number: int, text: str) -> None:
        if text.strip():
            self._wish(partial(self._study.reword, number, text))

    def _drop(self, _checked: bool = False) -> None:
        if self._shown is not None and self._study.writable:
            self._wish(partial(self._study.remove_discussion, self._shown.id))

    def _undo_last(self) -> None:
        """Take back the last deed, among those done here."""
        if self._deeds() > self._first_deed:
            self.undo_wished.emit()
            self.refresh()

    def _deeds(self) -> int:
        return sum(deed.away <= 0 for deed in self._study.past_deeds())

    def _open_current(self) -> None:
        self.chosen = self._shown
        if self.chosen is not None:
            self.accept()

    def _filter_chosen(self, _value: str) -> None:
        self.keep()
        self._show_list(self._shown.id if self._shown is not None else None)

    # Putting it together

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._filter)
        head.addStretch(1)
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(14, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._talk, 1)
        column.addWidget(self._reply)
        deeds = QHBoxLayout()
        for button in (self._send, self._settle, self._rewording, self._open, self._remove):
            button.setAutoDefault(False)
            deeds.addWidget(button)
        deeds.addStretch(1)
        column.addLayout(deeds)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self._list)
        split.addWidget(sheet)
        split.setSizes([400, 470])
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        close = QPushButton(_("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(10)
        whole.addLayout(head)
        whole.addWidget(split, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self._filter.chosen.connect(self._filter_chosen)
        self._list.currentItemChanged.connect(self._pointed)
        self._list.itemActivated.connect(self._open_current)
        self._send.clicked.connect(self.keep)
        self._settle.clicked.connect(self._turn)
        self._open.clicked.connect(self._open_current)
        self._rewording.clicked.connect(self._reword)
        self._sheet.written.connect(self._reworded)
        self._sheet.closed.connect(self._list.setFocus)
        self._remove.clicked.connect(self._drop)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self._undo_last)


def _said(discussion: Discussion) -> list[Said]:
    """Tell who said what, the question first, and who settled it."""
    said = [Said(labels.signed(discussion.coder, discussion.created), discussion.text)]
    said += [Said(labels.signed(each.coder, each.created), each.text) for each in discussion.replies]
    if discussion.settled:
        said.append(Said(_settled(discussion)))
    return said


def _settled(discussion: Discussion) -> str:
    day = labels.date(discussion.settled or "")
    return _("settled by {coder}, {date}").format(coder=discussion.settled_by, date=day)


class _DiscussionDelegate(RowDelegate):
    """Draws a passage on two lines: what is asked and where; who asked, and how far it is."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines."""
        return QSize(100, _ROW)

    def draw(self, painter: QPainter, box: QRectF, value: Discussion) -> None:
        inside = box.adjusted(12, 5, -10, -5)
        above = QRectF(inside.left(), inside.top(), inside.width(), inside.height() / 2)
        self.words(painter, above, " ".join(value.text.split()), value.reference)
        replies = ngettext("{n} reply", "{n} replies", len(value.replies)) if value.replies else ""
        far = _settled(value) if value.settled else labels.signed(value.coder, value.created)
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(self.colours.muted))
        painter.drawText(
            above.translated(0, inside.height() / 2),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            metrics.elidedText("  ·  ".join(filter(None, (far, replies))), Qt.TextElideMode.ElideRight, inside.width()),
        )
