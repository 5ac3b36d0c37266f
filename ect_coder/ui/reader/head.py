"""The head of the desk: which document, which moment and project the next coding takes, what is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ect_coder.analysis import labels
from ect_coder.ui.choices import Choices
from ect_coder.ui.elided import Elided
from ect_coder.ui.shapes import moment_icon
from ect_coder.ui.tip import tip
from ect_coder.values import Moment
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.corpus.library import Document
    from ect_coder.ui.reader.hand import Habits
    from ect_coder.ui.reader.lens import Lens
    from ect_coder.ui.theme import Palette


_LEAST = 400
_SPACE, _AROUND = 12, 90
"""Pixels between two controls; what stands around title and moments."""


class Head(QWidget):
    """Emits the moment or project that a person chooses."""

    moment_chosen = Signal(str)
    project_chosen = Signal(object)

    def __init__(self, palette: Palette, lens: Lens, own: Mapping[Moment, str]) -> None:
        super().__init__()
        self.setObjectName("deskHead")
        self._title = Elided(self)
        self._title.setObjectName("deskTitle")
        self._about = Elided(self)
        self._about.setObjectName("cardNote")
        ink, chosen = QColor(palette.text), QColor(palette.accent_text)
        self._moments = Choices(
            [(each.value, labels.moment(each, own), moment_icon(each, ink, chosen=chosen)) for each in Moment],
            _("Moment"),
        )
        self._project = QComboBox(self)
        self._project.setAccessibleName(_("Current project"))
        self._named = 0
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._about)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.addLayout(words, 1)
        row.addWidget(self._project)
        row.addWidget(self._moments, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(lens, 0, Qt.AlignmentFlag.AlignVCenter)
        self._moments.chosen.connect(self.moment_chosen)
        self._project.activated.connect(self._project_picked)

    @property
    def title(self) -> str:
        """The document's code and name."""
        return self._title.text()

    def minimumSizeHint(self) -> QSize:
        """Give way: the moments are named by their shapes alone before the window gets too wide for its screen."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the moments where there is room for it beside the title."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._named = max(self._named, self._moments.sizeHint().width())
        project = self._project.sizeHint().width() + _SPACE if self._project.isVisibleTo(self) else 0
        title = self._title.fontMetrics().horizontalAdvance(self._title.text())
        self._moments.tighten(title + project + self._named + _AROUND > self.width())

    def show_document(self, document: Document, codings: int, hidden: int, highlighted: int) -> None:
        """Name a document, with the number of its codings, of those not painted, of highlighted passages to code."""
        self._title.setText(f"{document.code} · {document.name}")
        parts = [
            labels.status(document.status),
            labels.kind(document.kind),
            labels.date(document.date) if document.date else "",
            ", ".join(document.projects),
            ngettext("{n} coding", "{n} codings", codings),
            ngettext("{n} hidden", "{n} hidden", hidden) if hidden else "",
            _to_code(highlighted) if highlighted else "",
        ]
        self._about.setText("  ·  ".join(part for part in parts if part))
        self._about.setToolTip(tip(self._about.text()))
        self._fit()

    def show_habits(self, document: Document, habits: Habits, *, writable: bool) -> None:
        """Show the moment and project that the next coding takes."""
        self._moments.choose(habits.moment.value)
        self._moments.setEnabled(writable)
        self._project.setVisible(len(document.projects) > 1)
        self._project.blockSignals(True)
        self._project.clear()
        self._project.addItem(_("Which project?"), None)
        for name in document.projects:
            self._project.addItem(name, name)
        self._project.setCurrentIndex(max(0, self._project.findData(habits.project)))
        self._project.blockSignals(False)
        self._fit()

    def ask_project(self) -> None:
        """Open the list of the document's projects."""
        self._project.setFocus()
        self._project.showPopup()

    def _project_picked(self, _row: int) -> None:
        self.project_chosen.emit(self._project.currentData())


def _to_code(highlighted: int) -> str:
    return ngettext("{n} highlighted passage to code", "{n} highlighted passages to code", highlighted)
