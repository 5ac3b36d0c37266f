"""What people say of a passage: its words, then who said what, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.ui.theme import Palette


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said, under a line that tells who and when; a fact without words has the line alone."""

    by: str
    words: str = ""


class Talk(QScrollArea):
    """Shows a quote and what is said of it; scrolls by keyboard."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("talk")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("What is said of the passage"))
        self.setStyleSheet(
            f"#talk, #talkInside {{ background: {palette.field}; }}"
            f"#talk {{ border: 1px solid {palette.line}; border-radius: 6px; }}"
            f"#talk:focus {{ border: 1px solid {palette.accent}; }}"
        )

    def show_said(self, quote: str, said: Sequence[Said]) -> None:
        """Show what is said of one passage, or of none."""
        inside = QWidget(self)
        inside.setObjectName("talkInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(2)
        _add(column, quote, "quote")
        for each in said:
            column.addSpacing(10)
            _add(column, each.by, "cardNote")
            _add(column, each.words, "")
        column.addStretch(1)
        self.setWidget(inside)
        self.setAccessibleDescription("\n".join(filter(None, (quote, *(f"{each.by} {each.words}" for each in said)))))


def _add(column: QVBoxLayout, text: str, name: str) -> None:
    if not text:
        return
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    column.addWidget(label)
