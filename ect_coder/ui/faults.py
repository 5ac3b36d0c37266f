"""How a failure is shown. Known ones are a sentence; anything else is a bug, told without a single verbatim."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from ect_coder.bugs import details
from ect_coder.errors import EctError
from ect_coder.wording import _, explain

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

_T = TypeVar("_T")

log = logging.getLogger(__name__)


def show(parent: QWidget | None, refusal: EctError) -> None:
    """Say one failure in one sentence."""
    box = QMessageBox(QMessageBox.Icon.Warning, "ECT Coder", explain(refusal), QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()


def tell(parent: QWidget, title: str, words: str, more: str) -> None:
    """Say what came of something, with its details in lines below."""
    said = "\n\n".join(filter(None, (words, more)))
    box = QMessageBox(QMessageBox.Icon.Information, title, said, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()


def attempt(parent: QWidget, deed: Callable[[], _T]) -> _T | None:
    """Do something that may be refused; the refusal is shown, and gives None."""
    try:
        return deed()
    except EctError as refusal:
        show(parent, refusal)
        return None


def watch() -> None:
    """Tell of bugs in a window, instead of vanishing: those of the window's thread; others are written down."""
    sys.excepthook = _bug
    threading.excepthook = _bug_beside
    sys.unraisablehook = _bug_beside


def _bug(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    problem = problem.with_traceback(trace)
    if isinstance(problem, EctError):
        show(QApplication.activeWindow(), problem)
        return
    said = details(problem)
    log.error("Bug: %s", said)
    if not any(isinstance(each, _Bug) and each.isVisible() for each in QApplication.topLevelWidgets()):
        _Bug(said, QApplication.activeWindow()).exec()


def _bug_beside(told: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
    if told.exc_value is not None:
        log.error("Bug beside: %s", details(told.exc_value))


class _Bug(QMessageBox):
    """Says what is safe, what to do, and the details, which can be copied."""

    def __init__(self, said: str, parent: QWidget | None) -> None:
        super().__init__(QMessageBox.Icon.Critical, "ECT Coder", "", parent=parent)
        self._said = said
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(
            "\n\n".join(
                [
                    _("Something went wrong in the program itself."),
                    _("What is safe: everything that you did before is on disk."),
                    _(
                        "What to do: go on. If it happens again, close the study and open it anew; "
                        "Study › Check the study… says whether all is there."
                    ),
                    _(
                        "The details hold no word of the study and no name: "
                        "they can be sent to whoever looks after the program."
                    ),
                ]
            )
        )
        self.setDetailedText(said)
        copy = self.addButton(_("Copy the details"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(self._copy)
        going_on = self.addButton(_("Go on"), QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(going_on)
        self.setEscapeButton(going_on)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._said)
