"""The study's own words for moments stand wherever one reads and codes; who codes is asked before the first coding."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog

from ect_coder import settings
from ect_coder.coding.codings import NewCoding
from ect_coder.ui.passage_menu import PassageMenu
from ect_coder.ui.reader.tips import cards
from ect_coder.ui.window import Window
from ect_coder.values import Moment, Span

OWN = {Moment.SUPPORT: "suite"}


@pytest.fixture
def read(window):
    """The page as it is once the study has a word of its own, and a coding of that moment."""
    path = window.sitting.study.path
    window.sitting.study.agree("moment_labels", "support=suite")
    window.sitting.study.code(NewCoding(1, Span(0, 10), "coop_confiance", Moment.SUPPORT, coder="Léa"))
    window.open_study(path)
    window.activateWindow()
    QApplication.processEvents()
    window.sitting.pages.read.open_document(1)
    return window.sitting.pages.read


def test_head_lens_card_tip_and_menu_say_the_studys_word(window, read):
    assert "suite" in [each.text() for each in read.head._moments._buttons.values()]
    read.lens._fill()
    assert "suite" in [each.text() for each in read.lens._menu.actions()]
    read.open_document(1, 0, 1)
    assert read.card._moment_name.text() == "suite"
    (coding,) = window.sitting.study.excerpts()
    assert "suite" in cards([coding], window.sitting.study.grid, OWN)
    menu = PassageMenu(window.sitting.study.grid, [coding], (), OWN, read, selected=False, writable=True)
    inside = menu.actions()[0].menu()
    assert "suite" in [each.text() for each in inside.actions()]


def test_picker_and_codebook_say_it_too(read):
    read.hand.choose_moment(Moment.SUPPORT)
    read.desk.page.select_span(Span(13, 25))
    read.hand.ask("conf")
    assert "suite" in read.hand.picker._footer.text()
    assert read.codebook.card._example(read._study.grid.code("coop_confiance"), Moment.SUPPORT).startswith(
        "Example · suite"
    )


@pytest.fixture
def nameless(qtbot, qapp, study, interview, refusals):
    settings.save(settings.Settings(coder="", language="en", theme="light"))
    path = study.path
    study.close()
    shown = Window()
    qtbot.addWidget(shown)
    shown.show()
    shown.open_study(path)
    shown.activateWindow()
    QApplication.processEvents()
    shown.sitting.pages.read.open_document(interview)
    yield shown
    shown.close()


def coders(window):
    return [each.coder for each in window.sitting.study.excerpts()]


def test_who_codes_is_asked_before_the_first_coding_and_not_again(nameless, monkeypatch):
    asked = []
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_named: asked.append(1) or ("Léa", True))
    read = nameless.sitting.pages.read
    for start in (0, 13):
        read.desk.page.select_span(Span(start, start + 10))
        read.hand.code_with("coop_confiance")
    assert (coders(nameless), len(asked)) == (["Léa", "Léa"], 1)
    read.desk.page.select_span(Span(0, 10))
    read.hand.code_with("coop_confiance")
    assert coders(nameless) == ["Léa", "Léa"]


def test_without_a_name_nothing_is_coded(nameless, monkeypatch, refusals):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_named: ("", False))
    read = nameless.sitting.pages.read
    read.desk.page.select_span(Span(0, 10))
    read.hand.code_with("coop_confiance")
    read.desk.page.select_span(Span(0, 10))
    QTest.keyClick(
        read.desk.page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert (coders(nameless), refusals) == ([], [])
