"""Every action of the table is asked of someone who can do it."""

from __future__ import annotations

import pytest

from ect_coder.ui.actions import MENUS, When

ENTRIES = [entry for entries in MENUS.values() for entry in entries if entry.name]


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
