"""The first screen: open, begin, come back, or explore."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ect_coder.wording import _


class Welcome(QWidget):
    """Says what the program is for, and the four ways in."""

    new_wished = Signal()
    open_wished = Signal()
    example_wished = Signal()
    study_wished = Signal(str)
    forgetting_wished = Signal(str)

    def __init__(self, recent: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("welcome")
        inside = QWidget(self)
        inside.setFixedWidth(560)
        column = QVBoxLayout(inside)
        column.setSpacing(8)
        self._label(column, "ECT Coder", "welcomeTitle")
        self._label(
            column,
            _(
                "Were the four pillars there when a project emerged, or did they come with the support? "
                "Read, code each passage by variable and moment, and let the evidence answer."
            ),
            "welcomeText",
        )
        column.addSpacing(18)
        ways = QHBoxLayout()
        ways.setSpacing(10)
        first = self._button(_("New study…"), self.new_wished.emit)
        first.setObjectName("primary")
        ways.addWidget(first)
        ways.addWidget(self._button(_("Open a study…"), self.open_wished.emit))
        ways.addStretch(1)
        column.addLayout(ways)
        column.addSpacing(4)
        example = self._button(_("Explore with the example study"), self.example_wished.emit)
        example.setObjectName("link")
        column.addWidget(example, 0, Qt.AlignmentFlag.AlignLeft)
        present = [Path(each) for each in recent if Path(each).exists()][:6]
        if present:
            column.addSpacing(22)
            self._label(column, _("Recent studies"), "paneTitle")
            for path in present:
                button = self._button(f"{path.stem}   ·   {path.parent}", partial(self.study_wished.emit, str(path)))
                button.setObjectName("recent")
                button.addAction(self._forgetting(path))
                button.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
                column.addWidget(button)
        column.addSpacing(28)
        self._label(column, _("Everything stays on this computer. The program makes no connection at all."), "cardNote")
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(inside)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(across)
        outer.addStretch(3)

    def _forgetting(self, path: Path) -> QAction:
        """Make the way to take a study off the list, by menu or by Delete; its file stays."""
        action = QAction(_("Remove from this list (the file stays)"), self)
        action.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(partial(self._forget, str(path)))
        return action

    def _forget(self, path: str, _checked: bool = False) -> None:
        self.forgetting_wished.emit(path)

    def _label(self, column: QVBoxLayout, words: str, name: str) -> None:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setObjectName(name)
        label.setWordWrap(True)
        column.addWidget(label)

    def _button(self, words: str, slot: object) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(slot)
        return button
