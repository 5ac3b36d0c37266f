"""How a failure is shown. Known ones are a sentence; anything else is a bug, told without a single verbatim."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from ect_coder import __version__
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
    """Tell of bugs in a window, instead of vanishing."""
    sys.excepthook = _bug


def details(problem: BaseException) -> str:
    """Describe a bug by versions and places in the code: never by values, which may be someone's words."""
    frames = traceback.extract_tb(problem.__traceback__)
    places = [f"{frame.filename.rsplit('ect_coder', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames]
    versions = f"ECT Coder {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    return "\n".join([versions, type(problem).__name__, *places])


def _bug(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    problem = problem.with_traceback(trace)
    log.error("Bug: %s", details(problem))
    if isinstance(problem, EctError):
        show(QApplication.activeWindow(), problem)
        return
    box = QMessageBox(QMessageBox.Icon.Critical, "ECT Coder", _("Something went wrong in the program itself."))
    box.setInformativeText(_("Everything you did before is on disk. You can go on, or close and open the study again."))
    box.setDetailedText(details(problem))
    box.exec()
