"""What is said in the place of the excerpts where there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ect_coder.wording import _


class NoExcerpt(QWidget):
    """What to do next where no excerpt is to be seen."""

    clearing_wished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setObjectName("cardNote")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        font = self._words.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self._words.setFont(font)
        self._clear = QPushButton(_("Clear the filters"), self)
        self._clear.clicked.connect(self.clearing_wished)
        column = QVBoxLayout(self)
        column.setSpacing(18)
        column.addStretch(2)
        column.addWidget(self._words)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def tell(self, *, narrowed: bool) -> None:
        """Say that the filters are too narrow, or that nothing is coded yet."""
        self._words.setText(
            _("No excerpt matches these filters. Clear them to see all excerpts.")
            if narrowed
            else _("No passage is coded yet. Open a document in “Read and code”, select a passage and type a variable.")
        )
        self._clear.setVisible(narrowed)
