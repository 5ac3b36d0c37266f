"""Every action of the table is asked of someone who can do it."""

from __future__ import annotations

import pytest

from ect_coder.ui.actions import When, entries

ENTRIES = [entry for _menu, entry in entries()]


def asked(window, entry):
    """What an entry asks, by the names it goes through from who does it."""
    found = window._doer(entry.when)
    for name in entry.does.__code__.co_names:
        found = getattr(found, name)
    return found


@pytest.mark.parametrize("shown", ["read", "excerpts"])
def test_every_action_finds_who_does_it(window, shown):
    window.sitting.pages.show_page(shown)
    assert [entry.name for entry in ENTRIES if not callable(asked(window, entry))] == []


def test_without_a_study_only_the_window_does_anything(window):
    window.close_study()
    possible = {entry.name for entry in ENTRIES if window._actions[entry.name].isEnabled()}
    assert possible == {entry.name for entry in ENTRIES if entry.when is When.ALWAYS}
    assert {window._doer(when) for when in When} == {window, None}


def test_what_is_shared_with_others_stands_in_a_menu_of_its_own(window):
    study_menu = window.menuBar().actions()[0].menu()
    (share,) = [each.menu() for each in study_menu.actions() if each.menu() is not None]
    names = [each.objectName() for each in share.actions() if not each.isSeparator()]
    assert names[:4] == ["hand_on", "merge", "copy_to_code", "read_comments"]
    assert names[-3:] == ["export_foreign", "import_foreign", "deposit"]


def test_the_palette_says_in_which_menu_of_a_menu_an_action_is(window):
    (deposit,) = [each for each in window._actions.commands() if each.name == "deposit"]
    assert deposit.menu == "Study › Share"
