"""Names in the window: the key that is asked for, the table in which one decides, and what is asked before an export."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from ect_coder.names.decisions import Decision
from ect_coder.names.found import Label
from ect_coder.names.key import Key
from ect_coder.names.renaming import Display
from ect_coder.study import never
from ect_coder.ui.export_dialog import ExportDialog
from ect_coder.ui.names.model import Column
from ect_coder.ui.names.passphrase import PassphraseDialog
from ect_coder.ui.names.window import NamesWindow

WORDS = "trois mots secrets"
DUVAL = Decision("Duval", Label.PER, (), "Personne A")


@pytest.fixture
def names(window, tmp_path):
    found = window.sitting.study.names
    found.machine.works = False
    found.create_key(tmp_path / "names.ectkey", WORDS)
    return found


@pytest.fixture
def table(window, names, qtbot):
    sitting = window.sitting
    shown = NamesWindow(sitting.study, names.proposed(never), sitting.pages.colours, window)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def row(table, text):
    return next(rank for rank, each in enumerate(table.model.rows) if each.name.text == text)


def cell(table, text, column):
    return table.model.index(row(table, text), column).data()


def test_each_name_is_there_with_its_contexts(table):
    assert {"Duval", "Légumerie", "Atelier"} <= {each.name.text for each in table.model.rows}
    table.table.selectRow(row(table, "Duval"))
    assert cell(table, "Duval", Column.TIMES) == "2"
    assert [table.contexts.item(rank).text()[:18] for rank in range(table.contexts.count())] == [
        "E01  Mme «\u00a0Duval\u00a0»", "E01  Mme «\u00a0Duval\u00a0»",
    ]  # fmt: skip


def test_keys_decide_on_all_that_is_selected(table, names):
    table.table.selectAll()
    QTest.keyClick(table.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert table.model.undecided() == 0
    assert len({each.pseudonym for each in names.decisions}) == len(table.model.rows)
    flags = QItemSelectionModel.SelectionFlag
    index = table.model.index(row(table, "Duval"), Column.NAME)
    table.table.selectionModel().select(index, flags.ClearAndSelect | flags.Rows)
    QTest.keyClick(table.table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert cell(table, "Duval", Column.STATE) == "stays"
    QTest.keyClick(table.table, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert cell(table, "Duval", Column.STATE) == "to decide"
    assert "Duval" not in {each.text for each in names.decisions}


def test_typing_a_pseudonym_decides_and_is_in_the_key(table, names):
    index = table.model.index(row(table, "Duval"), Column.PSEUDONYM)
    table.model.setData(index, "  Madame   Bleue ")
    assert cell(table, "Duval", Column.STATE) == "replaced"
    (made,) = Key.open(names.key.path, WORDS).decisions
    assert (made.text, made.pseudonym) == ("Duval", "Madame Bleue")


def test_a_context_opens_its_place(table, qtbot):
    table.table.selectRow(row(table, "Duval"))
    with qtbot.waitSignal(table.place_wished) as heard:
        table.contexts.setCurrentRow(0)
        table.contexts.itemActivated.emit(table.contexts.item(0))
    assert heard.args[0].mention.text == "Duval"


def test_what_was_decided_stays_in_the_table_when_no_rule_proposes_it(window, names, qtbot):
    names.decide([Decision("Tartempion", Label.PER, (), "X")])
    shown = NamesWindow(window.sitting.study, [], window.sitting.pages.colours, window)
    qtbot.addWidget(shown)
    assert [each.name.text for each in shown.model.rows] == ["Tartempion"]


def test_the_model_is_sound(table, qtmodeltester):
    qtmodeltester.check(table.model)


def test_a_new_key_asks_twice_and_for_enough(window, tmp_path, qtbot):
    asked = PassphraseDialog(tmp_path / "new.ectkey", window)
    qtbot.addWidget(asked)
    for first, again, ready in (("court", "court", False), (WORDS, "autre", False), (WORDS, WORDS, True)):
        asked._first.setText(first)
        asked._again.setText(again)
        assert asked._go.isEnabled() is ready
    assert asked.new


def test_a_key_that_is_there_asks_once(window, names, qtbot):
    asked = PassphraseDialog(names.key.path, window)
    qtbot.addWidget(asked)
    asked._first.setText("x")
    assert asked._go.isEnabled()
    assert not asked.new


def test_a_wrong_passphrase_is_said_and_asked_again(window, names, refusals, monkeypatch):
    path, names.key = names.key.path, None
    window.sitting.person.keep(name_keys={str(window.sitting.study.path): str(path)})
    typed = ["faux mot de passe", WORDS]

    def answer(dialog):
        assert dialog.path == path
        dialog._first.setText(typed.pop(0))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PassphraseDialog, "exec", answer)
    assert window.sitting.names.open_key()
    assert refusals == ["This is not the passphrase of names.ectkey, or the file is damaged."]


def exported(window, monkeypatch, target, display):
    """Ask for the table of projects through the dialog, with names at a level."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))

    def answer(dialog):
        dialog.choose("projects")
        dialog._names.choose(display.value)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ExportDialog, "exec", answer)
    window._actions["export"].trigger()


def test_undecided_names_are_listed_before_an_export(window, names, monkeypatch, qtbot, tmp_path):
    names.decide([DUVAL])
    said = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: None)
    exported(window, monkeypatch, tmp_path / "out.csv", Display.PSEUDONYM)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["2 names are undecided and would leave as they are: Légumerie, Atelier"]
    assert not (tmp_path / "out.csv").exists()


def test_with_all_names_decided_on_the_export_follows_the_level(window, names, monkeypatch, qtbot, tmp_path):
    names.decide([DUVAL, *(Decision(each, Label.ORG, (), f"Projet {each[0]}") for each in ("Légumerie", "Atelier"))])
    exported(window, monkeypatch, tmp_path / "out.csv", Display.PSEUDONYM)
    qtbot.waitUntil((tmp_path / "out.csv").exists)
    assert names.display is Display.PSEUDONYM
    assert "Légumerie" not in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


def test_real_names_ask_for_nothing(window, monkeypatch, qtbot, tmp_path):
    exported(window, monkeypatch, tmp_path / "out.csv", Display.REAL)
    qtbot.waitUntil((tmp_path / "out.csv").exists)
    assert window.sitting.study.names.key is None
