"""The settings: the open text shows them at once, and what is cancelled is as it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from ect_coder import settings, wording
from ect_coder.ui.preferences import Preferences


@pytest.fixture
def asked(window, qtbot):
    shown = Preferences(window.person.settings, window)
    qtbot.addWidget(shown)
    return shown


def answer(window, gestures, result):
    """Open the settings as the menu does, do something in them, and close."""

    def act():
        dialog = window.findChild(Preferences)
        gestures(dialog)
        dialog.done(result)

    QTimer.singleShot(0, act)
    window._actions["settings"].trigger()


def larger_and_airy(dialog):
    dialog._size.setCurrentIndex(dialog._size.findData(20))
    dialog._spacing._picked("airy")


def looks(page):
    block = page.document().firstBlock()
    return page.document().defaultFont().pointSize(), block.blockFormat().lineHeight()


def test_the_text_shows_what_is_tried_and_goes_back_on_cancel(window, page):
    before = looks(page)

    def gestures(dialog):
        larger_and_airy(dialog)
        size, height = looks(page)
        assert size == 20
        assert height > before[1]

    answer(window, gestures, Preferences.DialogCode.Rejected)
    assert looks(page) == before
    assert settings.load().text_size == 12


def test_what_is_kept_is_stored_and_shown_at_the_next_opening(window, page):
    answer(window, larger_and_airy, Preferences.DialogCode.Accepted)
    kept = settings.load()
    assert (kept.text_size, kept.text_spacing) == (20, "airy")
    window.open_study(window.sitting.study.path)
    assert looks(window.sitting.pages.read.desk.page)[0] == 20


def test_language_theme_and_coder_change_together(window, page):
    def gestures(dialog):
        dialog._coder.setText("  Anaïs  ")
        dialog._language._picked("fr")
        dialog._theme._picked("dark")

    answer(window, gestures, Preferences.DialogCode.Accepted)
    assert (wording.language(), window.sitting.pages.colours.dark, window.sitting.pages.read.hand._coder()) == (
        "fr",
        True,
        "Anaïs",
    )
    assert window.sitting.pages.read.document.id == 1
    assert window._actions.commands()[0].keys == "Ctrl+N"
    window.look.turn_language()


def test_the_language_takes_the_names_of_the_keys_along(window):
    window.look.turn_language()
    assert "Ctrl+Maj+F" in window.sitting.pages.bar.search.placeholderText()
    window.look.turn_language()
    assert "Ctrl+Shift+F" in window.sitting.pages.bar.search.placeholderText()


def test_an_empty_name_leaves_the_coder_as_it_was(asked):
    asked._coder.setText("  ")
    assert asked.answers()["coder"] == "Léa"


def test_every_change_of_the_text_is_told(asked, qtbot):
    with qtbot.waitSignal(asked.tried, check_params_cb=lambda told: told.text_spacing == "tight"):
        asked._spacing._picked("tight")
    with qtbot.waitSignal(asked.tried, check_params_cb=lambda told: told.text_size == 16):
        asked._size.setCurrentIndex(asked._size.findData(16))


def test_a_font_that_the_machine_lacks_gives_the_usual_one(qtbot, window):
    shown = Preferences(settings.Settings(text_family="No Such Font"), window)
    qtbot.addWidget(shown)
    assert shown.answers()["text_family"] == ""
    window.sitting.pages.read.desk.page.set_typography(13, "No Such Font")
    assert window.sitting.pages.read.desk.page.document().defaultFont().family() != "No Such Font"


@pytest.mark.parametrize(("turn", "size"), [(120, 13), (-120, 11)])
def test_the_wheel_with_control_changes_the_size_and_keeps_it(window, page, turn, size):
    middle = QPointF(page.viewport().rect().center())
    control, phase = Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(middle, middle, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, control, phase, False)
    QApplication.sendEvent(page.viewport(), event)
    assert page.document().defaultFont().pointSize() == size == settings.load().text_size


def test_the_size_stops_at_both_ends(window, page):
    for _turn in range(40):
        window.sitting.pages.zoom(1)
    assert settings.load().text_size == settings.SIZES.stop - 1
    for _turn in range(40):
        window.sitting.pages.zoom(-1)
    assert settings.load().text_size == settings.SIZES.start


def test_the_coder_that_is_asked_for_codes_from_then_on(window, page, monkeypatch):
    monkeypatch.setattr("PySide6.QtWidgets.QInputDialog.getText", lambda *_all, **_named: ("Noé", True))
    window.look.ask_who()
    assert window.sitting.pages.read.hand._coder() == "Noé"
