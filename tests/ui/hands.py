"""Hands on a keyboard: keys go where the keyboard is, as they do for a person."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget


def keyboard() -> QWidget:
    """Give the widget that the next key goes to; where a dialog or menu has closed, its window is active again."""
    if QApplication.activePopupWidget() is None and QApplication.focusWidget() is None:
        _activate(QApplication.activeModalWidget() or _main_window())
    at = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeModalWidget()
    assert at is not None, "a key would go nowhere"
    return at


def press(*keys: str) -> None:
    """Press keys one after the other, written as shortcuts are: « Ctrl+Shift+E », « Down », « r »."""
    for each in keys:
        combination = QKeySequence(each)[0]
        key, modifiers = Qt.Key(combination.key()), combination.keyboardModifiers()
        if key is Qt.Key.Key_Tab and modifiers & Qt.KeyboardModifier.ShiftModifier:
            key = Qt.Key.Key_Backtab
        QTest.keyClick(keyboard(), key, modifiers)
        QApplication.processEvents()


def write(words: str) -> None:
    """Type words, letter by letter; QTest's own typing stops at the first accent."""
    for letter in words:
        key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(keyboard(), QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))
        QApplication.processEvents()


@contextmanager
def answering(*hands: Callable[[], None]) -> Iterator[None]:
    """Let each of `hands` work in turn in the dialogs that open meanwhile; a dialog left open, or one more, is closed."""
    waiting, seen = list(hands), []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog in seen:
            return
        seen.append(dialog)
        _activate(dialog)
        try:
            if waiting:
                waiting.pop(0)()
        finally:
            if QApplication.activeModalWidget() is dialog:
                dialog.close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(2)
    yield
    timer.stop()


def _main_window() -> QWidget:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow) and each.isVisible())


def _activate(window: QWidget) -> None:
    """Do what a desktop does and the offscreen platform does not."""
    window.activateWindow()
    QApplication.processEvents()
