"""Digit keys by their place on the keyboard: on AZERTY they write & é " ' ( without Shift."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_FIRST_SCAN_CODE = {"linux": 10, "win32": 2}
_MAC_KEYS = (18, 19, 20, 21, 23, 22, 26, 28, 25, 29)
_ROW = (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
"""The digit row, from the left."""


def physical_digit(event: QKeyEvent) -> int | None:
    """Return 1 to 9 for a key of the digit row or of the key pad, whatever it writes; else None."""
    return any_digit(event) or None


def any_digit(event: QKeyEvent) -> int | None:
    """Return 0 to 9 for such a key; else None."""
    key = event.key()
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return key - Qt.Key.Key_0
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return None
    if sys.platform == "darwin":
        code = event.nativeVirtualKey()
        return _ROW[_MAC_KEYS.index(code)] if code in _MAC_KEYS and event.text() else None
    first = _FIRST_SCAN_CODE.get(sys.platform)
    if first is None or not first <= event.nativeScanCode() < first + len(_ROW):
        return None
    return _ROW[event.nativeScanCode() - first]
