"""Keys: which may be chosen, that no two actions share them, and that a damaged file cannot take one away."""

from __future__ import annotations

import pytest

from ect_coder.errors import KeysNeedAltGr, KeysOfEveryText, KeysOpenMenus, KeysWrite
from ect_coder.ui.actions import entries
from ect_coder.ui.keymap import Keymap, caps, check, native
from ect_coder.ui.tongue import speak

TABLE = {entry.name: entry.keys for _menu, entry in entries()}
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def keymap():
    return Keymap(TABLE, {})


def test_every_key_of_the_table_may_be_chosen_and_none_is_given_twice(keymap):
    given = [keys for keys in TABLE.values() if keys]
    for keys in given:
        check(keys)
    assert sorted(keymap.keys.values()) == sorted(
        [*(native(keys) for keys in given), *[""] * list(TABLE.values()).count("")]
    )


@pytest.mark.parametrize(
    ("keys", "refusal"),
    [
        *((keys, KeysNeedAltGr) for keys in ("Ctrl+Alt+M", "Ctrl+/", "Ctrl+[", "Ctrl+]", "Ctrl+{", "Ctrl+}", "Ctrl+#")),
        *((keys, KeysNeedAltGr) for keys in ("Ctrl+@", "Ctrl+~", "Ctrl+|", "Ctrl+\\", "Ctrl+Alt+Shift+F5", "#")),
        *((keys, KeysWrite) for keys in ("M", "é", "Shift+M", "Space", "Return", "Tab", "Left", "Shift+End", "7")),
        *((keys, KeysOpenMenus) for keys in ("Alt+M", "Alt+É")),
        *((keys, KeysOfEveryText) for keys in ("Ctrl+C", "Ctrl+V", "Ctrl+A", "Shift+Del", "Ctrl+Shift+Right")),
    ],
)
def test_what_cannot_be_pressed_or_has_a_sense_in_every_text_is_refused(keys, refusal):
    with pytest.raises(refusal):
        check(keys)


@pytest.mark.parametrize("keys", ["F2", "Shift+F2", "Ctrl+é", "Ctrl+;", "Ctrl+,", "Alt+Up", "Ctrl+Shift+L", "Delete"])
def test_what_azerty_types_may_be_chosen(keys):
    check(keys)


def test_keys_that_are_taken_leave_the_action_that_had_them(keymap):
    changed = keymap.given("memo", "Ctrl+F")
    assert (changed.keys["memo"], changed.keys["find"]) == ("Ctrl+F", "")
    assert changed.changed == {"memo": "Ctrl+F", "find": ""}
    assert Keymap(TABLE, changed.changed).keys == changed.keys


def test_an_action_goes_back_to_its_own_keys(keymap):
    changed = keymap.given("memo", "F10").given("find", "F12")
    assert changed.given("memo", changed.usual("memo")).changed == {"find": "F12"}
    assert changed.reset().changed == {}


@pytest.mark.parametrize(
    "stored",
    [
        {"no_such_action": "F2"},
        {"memo": "Ctrl+Alt+M"},
        {"memo": "nonsense"},
        {"memo": "Ctrl+K, Ctrl+B"},
    ],
)
def test_a_damaged_file_leaves_the_table_as_it_is(stored, keymap):
    assert Keymap(TABLE, stored).keys == keymap.keys


def test_two_actions_never_share_keys_whatever_is_stored():
    keymap = Keymap(TABLE, {"memo": "F2", "find": "F2", "open": "Ctrl+N"})
    given = [keys for keys in keymap.keys.values() if keys]
    assert len(given) == len(set(given))
    assert (keymap.keys["memo"], keymap.keys["find"], keymap.keys["new"]) == ("F2", "", "")


def test_each_key_that_is_pressed_has_its_cap():
    assert caps("Ctrl++") == ("Ctrl", "+")
    assert caps("Alt+Shift+Left") == ("Alt", "Shift", "←")
    assert caps("") == ()
    speak("fr")
    assert caps("Ctrl+Shift+Return") == ("Ctrl", "Maj", "Entrée")
    speak("en")
