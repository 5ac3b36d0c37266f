"""Beside the matrix: why a cell says what it says, and the verbatims it stands on, to open, recode or cite."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QToolTip, QVBoxLayout, QWidget

from ect_coder.ui.codings_menu import CodingsMenu
from ect_coder.ui.matrix.verbatim_list import VerbatimList
from ect_coder.ui.matrix.verbatims import VerbatimsModel
from ect_coder.values import following
from ect_coder.wording import _, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.analysis.verbatims import Verbatims
    from ect_coder.study import Study
    from ect_coder.ui.matrix.explained import Explained
    from ect_coder.ui.theme import Palette

_PANEL, _NARROW_PANEL = 340, 240
_SHARE = 0.56
"""How much of the height the explanation takes at most; the verbatims have the rest."""


class CellPanel(QWidget):
    """An explanation above, verbatims below, and what can be done with the one that is pointed at."""

    passage_wished = Signal(int)
    change_wished = Signal(object, object)
    removal_wished = Signal(object)
    all_wished = Signal()
    leaving_wished = Signal()

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("codebookPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._study = study
        self._own = study.conventions().own_labels()
        self._references: Mapping[int, str] = {}
        self._explanation = Explanation(palette)
        self._model = VerbatimsModel(study.grid, self, self._own)
        self.list = VerbatimList(self._model, palette)
        self._all = QPushButton(self)
        self.setMinimumWidth(_NARROW_PANEL)
        self.setMaximumWidth(_PANEL)
        self._lay_out()
        self.list.opening_wished.connect(self.passage_wished)
        self.list.menu_wished.connect(self._menu)
        self.list.copy_wished.connect(self._copy)
        self.list.moment_wished.connect(partial(self._change, "moment"))
        self.list.leaving_wished.connect(self.leaving_wished)
        self._all.clicked.connect(self.all_wished)

    def explain(self, told: Explained) -> None:
        """Say why a cell says what it says."""
        self._explanation.tell(told)
        self._share()

    def show_verbatims(self, found: Verbatims, *, named: bool) -> None:
        """Show what a cell stands on; the verbatim that was pointed at stays so, where it is still there."""
        before = self.list.current()
        self._references = self._study.references(found.codings)
        self._model.show(found, self._references, named=named)
        count = sum(found.counts.values())
        self._deeds.setVisible(bool(count))
        self._all.setText(_("All ({n})").format(n=number(count)))
        self.list.setVisible(bool(count))
        if count:
            self.list.point_at(before.id if before is not None else -1)

    def take_keyboard(self) -> None:
        """Give the keyboard to the verbatims, where there are some."""
        if self._model.entries:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._share()

    # What is done with the verbatim that is pointed at

    def next_moment(self) -> None:
        """Turn its moment."""
        self._turn("moment")

    def next_polarity(self) -> None:
        """Turn its constat."""
        self._turn("polarity")

    def remove_current(self) -> None:
        """Take its coding away."""
        coding = self.list.current()
        if coding is not None and self.list.hasFocus() and self._study.writable:
            self.removal_wished.emit([coding.id])

    def copy_reference(self) -> str | None:
        """Give it with its reference, as it may leave."""
        coding = self.list.current()
        if coding is None:
            return None
        reference = self._references.get(coding.id, coding.document_code)
        return self._study.quoting().cited(coding.document, coding.text, reference)

    def _turn(self, field: str) -> None:
        coding = self.list.current()
        if coding is not None and self.list.hasFocus():
            self._change(field, following(getattr(coding, field)))

    def _change(self, field: str, value: object) -> None:
        coding = self.list.current()
        if coding is not None and self._study.writable:
            self.change_wished.emit([coding.id], {field: value})

    def _open(self) -> None:
        coding = self.list.current()
        if coding is not None:
            self.passage_wished.emit(coding.id)

    def _copy(self) -> None:
        words = self.copy_reference()
        if words:
            QGuiApplication.clipboard().setText(words)
            place = self._cite.mapToGlobal(QPoint(0, -self._cite.height() - 10))
            QToolTip.showText(place, _("Copied with its reference"), self._cite)

    def _recode(self) -> None:
        self._menu(self._recoding.mapToGlobal(QPoint(0, 0)))

    def _menu(self, place: QPoint) -> None:
        coding = self.list.current()
        if coding is None:
            return
        menu = CodingsMenu([coding], self)
        if self._study.writable:
            menu.offer_changes(self._study.grid, [each.name for each in self._study.projects()], self._own)
        menu.opening_wished.connect(self._open)
        menu.copy_wished.connect(self._copy)
        menu.change_wished.connect(self._change)
        menu.removal_wished.connect(partial(self._removed, coding.id))
        menu.popup(place)

    def _removed(self, coding: int) -> None:
        self.removal_wished.emit([coding])

    def _lay_out(self) -> None:
        self._deeds = QWidget(self)
        row = QHBoxLayout(self._deeds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._opener, self._recoding, self._cite = (
            QPushButton(words, self._deeds) for words in (_("Open"), _("Recode…"), _("Cite"))
        )
        deeds: Sequence[tuple[QPushButton, Any]] = (
            (self._opener, self._open),
            (self._recoding, self._recode),
            (self._cite, self._copy),
        )
        for button, deed in deeds:
            button.clicked.connect(deed)
            row.addWidget(button)
        self._recoding.setEnabled(self._study.writable)
        row.addStretch(1)
        row.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 10, 10)
        column.setSpacing(8)
        column.addWidget(self._explanation)
        column.addWidget(self.list, 1)
        column.addWidget(self._deeds)
        column.addStretch(0)

    def _share(self) -> None:
        self._explanation.setFixedHeight(min(self._explanation.wanted(), int(self.height() * _SHARE)))


class Explanation(QScrollArea):
    """A title, the answer, and the reasons; it scrolls where there is little room."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Why a cell says what it says"))
        inside = QWidget(self)
        inside.setObjectName("cardInside")
        self._column = column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(6)
        self._title, self._answer, self._why, self._facts = (
            self._label(inside, name) for name in ("cardTitle", "cardText", "why", "cardNote")
        )
        for label in (self._title, self._answer, self._why, self._facts):
            column.addWidget(label)
        column.addStretch(1)
        self.setWidget(inside)

    def tell(self, told: Explained) -> None:
        """Say it."""
        self._title.setText(told.title)
        self._answer.setText(told.answer)
        self._answer.setVisible(bool(told.answer))
        self._answer.setStyleSheet(f"color: {told.shade};")
        self._why.setText("".join(f'<p style="margin: 0 0 4px 0">{each}</p>' for each in self._paragraphs(told)))
        self._why.setAccessibleName(" ".join(told.why))
        self._why.setVisible(bool(told.why))
        self._facts.setText("\n".join(told.facts))
        self._facts.setVisible(bool(told.facts))

    def wanted(self) -> int:
        """Give the height that all of it takes at the width there is."""
        width = max(self.viewport().width(), _NARROW_PANEL - 40)
        return self._column.totalHeightForWidth(width) + 2

    def _paragraphs(self, told: Explained) -> list[str]:
        first, *rest = told.why or ("",)
        title = _("Why?")
        return [f"<b>{escape(title)}</b> {escape(first)}", *(escape(each) for each in rest)]

    def _label(self, parent: QWidget, name: str) -> QLabel:
        label = QLabel(parent)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.RichText if name == "why" else Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
