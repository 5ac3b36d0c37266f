"""Coding blind in the window: nothing of another's is painted, listed or counted until everything is shown again."""

from __future__ import annotations

import sqlite3

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton

from ect_coder.coding.codings import NewCoding
from ect_coder.ui.blind.asking import AskBlind
from ect_coder.ui.blind.curtain import Curtain
from ect_coder.values import Span


@pytest.fixture
def double_coded(window, interview):
    """The window of Léa, on a study that Awa has coded too."""
    study = window.sitting.study
    study.code(NewCoding(interview, Span(0, 9), "coop_confiance", coder="Awa"))
    study.code(NewCoding(interview, Span(3, 12), "coop_confiance", coder="Léa"))
    study.note(interview, Span(0, 4), "une note d’Awa", "Awa")
    study.discuss(interview, Span(0, 4), "vraiment ?", "Awa")
    QApplication.processEvents()
    return window


def blindly(window, second=False):
    """Choose to code blind, as one does in the dialog."""

    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AskBlind)
        if second:
            dialog.choose_second_pass()
        dialog.accept()

    QTimer.singleShot(0, answer)
    window._actions["code_blind"].trigger()
    QApplication.processEvents()


def lift(monkeypatch, button, sure=True):
    """Press what lifts it, and answer the question."""
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0 if sure else 1])
    button.click()
    QApplication.processEvents()


def painted(window):
    return {each.id for each in window.sitting.pages.read.desk.page.highlights.all()}


def coders(window):
    study = window.sitting.study
    return {each.id: each.coder for each in study.excerpts()}


def button_of(widget):
    return widget.findChild(QPushButton)


def counted(window):
    read = window.sitting.pages.read
    return window.sitting.study.document_counts(), read.head._about.text()


def test_only_ones_own_is_painted_and_counted_on_the_page_of_the_text(double_coded, interview, qtbot):
    window = double_coded
    page = window.sitting.pages.read.desk.page
    assert len(painted(window)) == 2
    assert None not in (page.questions.holding(1), page.notes.holding(1))
    blindly(window)
    read = window.sitting.pages.read
    assert [coders(window)[each] for each in painted(window)] == ["Léa"]
    assert "1 coding" in read.head._about.text()
    assert (read.desk.page.questions.holding(1), read.desk.page.notes.holding(1)) == (None, None)
    assert read.blind_bar.isVisible()
    window.status._count()
    assert not window.status.tallies._open.isVisible()


def test_the_excerpts_are_ones_own(double_coded, qtbot):
    blindly(double_coded)
    pages = double_coded.sitting.pages
    pages.show_page("excerpts")
    model = pages.page("excerpts")._model
    qtbot.waitUntil(lambda: model.rowCount() == 1)


@pytest.mark.parametrize("name", ["matrix", "estimates", "robustness", "figures"])
def test_pages_that_add_everybody_up_stay_closed(double_coded, name):
    blindly(double_coded)
    pages = double_coded.sitting.pages
    pages.show_page(name)
    assert isinstance(pages.in_sight(), Curtain)
    assert pages.on_codings() is None
    for each in ("export", "export_workbook", "deposit", "export_foreign"):
        assert not double_coded._actions[each].isEnabled()


def test_showing_everything_again_is_asked_done_and_kept_in_the_history(double_coded, monkeypatch):
    window = double_coded
    blindly(window)
    pages = window.sitting.pages
    lift(monkeypatch, button_of(pages.read.blind_bar), sure=False)
    assert len(painted(window)) == 1
    lift(monkeypatch, button_of(pages.read.blind_bar))
    assert len(painted(window)) == 2
    assert pages.read.blind_bar.isHidden()
    assert window._actions["export"].isEnabled()
    with sqlite3.connect(window.sitting.study.path) as connection:
        told = connection.execute("SELECT coder, deed FROM history ORDER BY id DESC LIMIT 2").fetchall()
    assert told == [("Léa", "lift_blindness"), ("Léa", "code_blind")]


def test_the_curtain_rises_by_its_button(double_coded, monkeypatch):
    blindly(double_coded)
    pages = double_coded.sitting.pages
    pages.show_page("matrix")
    lift(monkeypatch, button_of(pages.in_sight()))
    assert pages.shown == "matrix"
    assert not isinstance(pages.in_sight(), Curtain)


def test_a_second_pass_begins_empty_and_codes_under_its_own_name(double_coded, interview, monkeypatch):
    window = double_coded
    blindly(window, second=True)
    assert painted(window) == set()
    window.sitting.wishes.code([NewCoding(interview, Span(3, 12), "coop_confiance")])
    QApplication.processEvents()
    assert [coders(window)[each] for each in painted(window)] == ["Léa (2nd pass)"]
    lift(monkeypatch, button_of(window.sitting.pages.read.blind_bar))
    assert window.person.coder == "Léa"
    assert sorted(coders(window).values()) == ["Awa", "Léa", "Léa (2nd pass)"]


def test_a_second_name_is_of_its_study_alone(double_coded):
    blindly(double_coded, second=True)
    double_coded.close_study()
    assert double_coded.person.coder == "Léa"


def test_opening_the_study_again_finds_one_still_blind(double_coded):
    path = double_coded.sitting.study.path
    blindly(double_coded, second=True)
    double_coded.close_study()
    double_coded.open_study(path)
    assert double_coded.person.coder == "Léa (2nd pass)"
    assert double_coded.sitting.pages.read.blind_bar.isVisible()


def test_another_name_at_the_machine_sees_what_is_theirs_to_see(double_coded, monkeypatch):
    blindly(double_coded)
    monkeypatch.setattr(double_coded.person, "ask_name", lambda: double_coded.person.keep(coder="Awa"))
    double_coded._actions["who"].trigger()
    assert len(painted(double_coded)) == 2
    assert double_coded.sitting.pages.read.blind_bar.isHidden()


def test_a_second_pass_needs_a_name_that_is_not_ones_own(dressed, qtbot):
    asked = AskBlind("Léa", None)
    qtbot.addWidget(asked)
    asked.choose_second_pass()
    asked._name.setText(" Léa ")
    assert not asked._go.isEnabled()
    asked._name.setText("Léa bis")
    assert (asked._go.isEnabled(), asked.coder(), asked.result()) == (True, "Léa bis", QDialog.DialogCode.Rejected)
