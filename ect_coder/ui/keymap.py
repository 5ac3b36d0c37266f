"""Which keys each action has: the table's own, but for those that a person changed; and which keys may be chosen.

Keys are one chord, written as Qt's portable text ("Ctrl+Shift+M"); empty means none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from ect_coder.errors import EctError, KeysNeedAltGr, KeysOfEveryText, KeysOpenMenus, KeysWrite
from ect_coder.wording import pgettext

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_WITH_ALT_GR = "/[]{}#@~\\|`^¤€"
"""What AZERTY writes with AltGr or by a dead key; « / » takes Shift there, and other keys elsewhere."""
_FIRST_NAMED = 0x01000000
"""Qt's numbers of keys that write nothing begin here; below, a key is the character that it writes."""
_EVERY_TEXT = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.MoveToNextWord,
    QKeySequence.StandardKey.MoveToPreviousWord,
    QKeySequence.StandardKey.SelectNextWord,
    QKeySequence.StandardKey.SelectPreviousWord,
    QKeySequence.StandardKey.MoveToStartOfDocument,
    QKeySequence.StandardKey.MoveToEndOfDocument,
    QKeySequence.StandardKey.SelectStartOfDocument,
    QKeySequence.StandardKey.SelectEndOfDocument,
    QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.DeleteEndOfWord,
)
_ARROWS = {Qt.Key.Key_Left: "←", Qt.Key.Key_Right: "→", Qt.Key.Key_Up: "↑", Qt.Key.Key_Down: "↓"}


class Keymap:
    """The keys of each action, by its name. No two actions share keys: the changed ones come first."""

    def __init__(self, usual: Mapping[str, str], changed: Mapping[str, str]) -> None:
        self._usual = {name: portable(keys) for name, keys in usual.items()}
        wished = {name: portable(keys) for name, keys in changed.items() if name in usual and _possible(keys)}
        holders: dict[str, str] = {}
        for name, keys in (wished | {name: keys for name, keys in self._usual.items() if name not in wished}).items():
            holders.setdefault(keys, name)
        self.keys = {name: keys if holders[keys] == name else "" for name, keys in (self._usual | wished).items()}

    @property
    def changed(self) -> dict[str, str]:
        """What differs from the table, as the settings keep it."""
        return {name: keys for name, keys in self.keys.items() if keys != self._usual[name]}

    def usual(self, name: str) -> str:
        """Give the keys that the table gives an action."""
        return self._usual[name]

    def holder(self, keys: str) -> str | None:
        """Name the action that has some keys, if any has."""
        wanted = portable(keys)
        return next((name for name, theirs in self.keys.items() if theirs == wanted), None) if wanted else None

    def given(self, name: str, keys: str) -> Keymap:
        """Give an action some keys, which are taken from the action that has them."""
        holder = self.holder(keys)
        lost = {holder: ""} if holder is not None else {}
        return Keymap(self._usual, {**self.changed, **lost, name: keys})

    def reset(self) -> Keymap:
        """Give every action the table's keys again."""
        return Keymap(self._usual, {})


def portable(keys: str) -> str:
    """Write keys in the one way in which they are compared and kept."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def native(keys: str) -> str:
    """Write keys as the system's language does: Ctrl+Maj+N."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def caps(keys: str) -> tuple[str, ...]:
    """Split keys into what stands on each key that is pressed, the arrows as arrows."""
    if not keys:
        return ()
    parts = re.split(r"(?<=.)\+(?=.)", native(keys))
    key = _chord(keys).key()
    if key in _ARROWS:
        parts[-1] = _ARROWS[key]
    elif key is Qt.Key.Key_Return:
        parts[-1] = pgettext("key", "Enter")
    return tuple(parts)


def check(keys: str) -> None:
    """Refuse keys that a French keyboard cannot press, or that have a sense in every text.

    Raises KeysNeedAltGr, KeysWrite, KeysOpenMenus or KeysOfEveryText.
    """
    chord = _chord(keys)
    held, key = chord.keyboardModifiers(), chord.key()
    written = chr(key) if key < _FIRST_NAMED else ""
    told = native(keys)
    if (held & _CONTROL and held & _ALT) or (written and written in _WITH_ALT_GR):
        raise KeysNeedAltGr(keys=told)
    if not held & (_CONTROL | _ALT | Qt.KeyboardModifier.MetaModifier) and not _writes_nothing(key):
        raise KeysWrite(keys=told)
    if written and held == _ALT:
        raise KeysOpenMenus(keys=told)
    if any(QKeySequence(keys) in QKeySequence.keyBindings(each) for each in _EVERY_TEXT):
        raise KeysOfEveryText(keys=told)


def _chord(keys: str) -> QKeyCombination:
    found: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]
    return found


def _writes_nothing(key: Qt.Key) -> bool:
    return Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35 or key is Qt.Key.Key_Delete


def _possible(keys: str) -> bool:
    """Say whether keys that were kept may be used; those of a damaged file may not."""
    if not keys:
        return True
    if not portable(keys) or QKeySequence(keys).count() > 1:
        return False
    try:
        check(keys)
    except EctError:
        return False
    return True
