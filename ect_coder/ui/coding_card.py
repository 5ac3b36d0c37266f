"""The details of the coding under the caret: every field in reach, each change a deed of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ect_coder.analysis import labels
from ect_coder.ui.choices import Choices
from ect_coder.ui.shapes import badge, moment_icon
from ect_coder.ui.text_field import TextField
from ect_coder.values import Attribution, Moment, Polarity, Reading
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.codebook.grid import Grid
    from ect_coder.coding.excerpts import Coding
    from ect_coder.ui.theme import Palette

_NONE = ""
_IMPOSSIBLE = "impossible"
"""No button's value: an absence has no intensity, not even none."""


class CodingCard(QFrame):
    """Shows one coding; emits what a person wants changed of it, as a field and its new value."""

    change_wished = Signal(int, str, object)
    removal_wished = Signal(int)

    def __init__(self, grid: Grid, palette: Palette, own: Mapping[Moment, str]) -> None:
        super().__init__()
        self.setObjectName("codingCard")
        self._grid = grid
        self._palette = palette
        self._own = own
        self._coding: Coding | None = None
        self._badge = QLabel(self)
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setObjectName("cardTitle")
        self._title.setWordWrap(True)
        self._origin = QLabel(self)
        self._origin.setTextFormat(Qt.TextFormat.PlainText)
        self._origin.setObjectName("cardNote")
        self._origin.setWordWrap(True)
        ink = QColor(palette.text)
        chosen = QColor(palette.accent_text)
        self._moment = Choices(
            [(each.value, labels.moment(each, own), moment_icon(each, ink, chosen=chosen)) for each in Moment],
            _("Moment of the coding"),
            icons_alone=True,
        )
        self._moment_name = QLabel(self)
        self._moment_name.setTextFormat(Qt.TextFormat.PlainText)
        self._moment_name.setObjectName("cardNote")
        self._polarity = Choices([(each.value, labels.polarity(each), None) for each in Polarity], _("Polarity"))
        self._intensity = Choices([(_NONE, "–", None), *((str(n), str(n), None) for n in (1, 2, 3))], _("Intensity"))
        self._attribution = self._combo(
            _("Attribution"), [(each.value, labels.attribution(each)) for each in Attribution]
        )
        self._reading = self._combo(_("Reading"), [(each.value, labels.reading(each)) for each in Reading])
        self._project = QComboBox(self)
        self._project.setAccessibleName(_("Project"))
        self._memo = TextField(_("Memo"), self)
        self._memo.setPlaceholderText(_("Memo on this passage"))
        self._memo.setFixedHeight(58)
        self._memo.installEventFilter(self)
        self._remove = QPushButton(_("Remove this coding"), self)
        self._lay_out()
        self._connect()
        self.hide()

    def show_coding(self, coding: Coding | None, projects: list[str], *, writable: bool) -> None:
        """Show a coding, or nothing."""
        self.keep_memo()
        self._coding = coding
        self.setVisible(coding is not None)
        if coding is None:
            return
        self.setEnabled(writable)
        letter = self._grid.pillar(coding.pillar).letter if coding.pillar else "T"
        shade, ink = self._palette.pillar(coding.pillar), self._palette.badge_ink(coding.pillar)
        self._badge.setPixmap(badge(letter, QColor(shade), QColor(ink)))
        self._title.setText(self._grid.code(coding.variable).label(language()))
        self._origin.setText(labels.signed(coding.coder, coding.created))
        self._moment.choose(coding.moment.value)
        self._moment_name.setText(labels.moment(coding.moment, self._own))
        self._polarity.choose(coding.polarity.value)
        absent = coding.polarity is Polarity.ABSENT
        self._intensity.choose(_IMPOSSIBLE if absent else str(coding.intensity or _NONE))
        self._intensity.setEnabled(not absent)
        self._set(self._attribution, coding.attribution.value if coding.attribution else _NONE)
        self._set(self._reading, coding.reading.value if coding.reading else _NONE)
        self._project.blockSignals(True)
        self._project.clear()
        self._project.addItem(_("(no project)"), _NONE)
        for name in projects:
            self._project.addItem(name, name)
        self._project.setCurrentIndex(max(0, self._project.findData(coding.project or _NONE)))
        self._project.blockSignals(False)
        if self._memo.written() != coding.memo:
            self._memo.setPlainText(coding.memo)

    def keep_memo(self) -> None:
        """Tell what was written in the memo, if it is new."""
        if self._coding is not None and self._memo.written() != self._coding.memo:
            coding, self._coding = self._coding, self._coding._replace(memo=self._memo.written())
            self.change_wished.emit(coding.id, "memo", self._memo.written())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the memo when the keyboard leaves it."""
        if watched is self._memo and event.type() == QEvent.Type.FocusOut:
            self.keep_memo()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        moment = QHBoxLayout()
        moment.setSpacing(8)
        moment.addWidget(self._moment)
        moment.addWidget(self._moment_name, 1)
        rows = QGridLayout()
        rows.setHorizontalSpacing(10)
        rows.setVerticalSpacing(6)
        rows.setColumnStretch(1, 1)
        fields: list[tuple[str, QWidget]] = [
            (_("Intensity"), self._intensity),
            (_("Credited to"), self._attribution),
            (_("Reading"), self._reading),
            (_("Project"), self._project),
        ]
        for row, (label, widget) in enumerate(fields):
            name = QLabel(label, self)
            name.setObjectName("fieldName")
            rows.addWidget(name, row, 0)
            rows.addWidget(
                widget, row, 1, Qt.AlignmentFlag.AlignLeft if widget is self._intensity else Qt.AlignmentFlag(0)
            )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._origin)
        column.addLayout(moment)
        column.addWidget(self._polarity, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(rows)
        column.addWidget(self._memo)
        column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._moment.chosen.connect(self._moment_chosen)
        self._polarity.chosen.connect(self._polarity_chosen)
        self._intensity.chosen.connect(self._intensity_chosen)
        self._attribution.activated.connect(self._attribution_chosen)
        self._reading.activated.connect(self._reading_chosen)
        self._project.activated.connect(self._project_chosen)
        self._remove.clicked.connect(self._remove_clicked)

    def _combo(self, name: str, options: list[tuple[str, str]]) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.addItem("–", _NONE)
        for value, label in options:
            combo.addItem(label, value)
        return combo

    def _set(self, combo: QComboBox, value: str) -> None:
        combo.setCurrentIndex(max(0, combo.findData(value)))

    def _wish(self, field: str, value: Any) -> None:
        if self._coding is not None:
            self.change_wished.emit(self._coding.id, field, value)

    def _moment_chosen(self, value: str) -> None:
        self._wish("moment", Moment(value))

    def _polarity_chosen(self, value: str) -> None:
        self._wish("polarity", Polarity(value))

    def _intensity_chosen(self, value: str) -> None:
        self._wish("intensity", int(value) if value else None)

    def _attribution_chosen(self, _row: int) -> None:
        value = self._attribution.currentData()
        self._wish("attribution", Attribution(value) if value else None)

    def _reading_chosen(self, _row: int) -> None:
        value = self._reading.currentData()
        self._wish("reading", Reading(value) if value else None)

    def _project_chosen(self, _row: int) -> None:
        self._wish("project", self._project.currentData() or None)

    def _remove_clicked(self) -> None:
        if self._coding is not None:
            self.removal_wished.emit(self._coding.id)
