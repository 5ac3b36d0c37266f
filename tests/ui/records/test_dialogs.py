"""What opens beside the tables: the list of attributes, a table that comes in, file names that are read."""

from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog

from ect_coder.corpus.attributes import Attribute, Owner
from ect_coder.exchange import records_table
from ect_coder.ui.records.attribute_editor import AttributeEditor
from ect_coder.ui.records.file_names import FileNames
from ect_coder.ui.records.table_import import TableImport
from ect_coder.values import Sort


@pytest.fixture
def editor(window, qtbot):
    study = window.sitting.study
    study.add_project("Bois", attributes={"adhérents": "12", "note": "ici"})
    study.add_project("Atelier", attributes={"adhérents": "une dizaine"})
    study.attributes.add([Attribute(Owner.PROJECT, "adhérents")])
    made = AttributeEditor(study, Owner.PROJECT, window.sitting.pages.colours, window)
    made.deed_wished.connect(window.sitting.deeds.do)
    qtbot.addWidget(made)
    made.show()
    return made


def names(editor):
    return [editor._at(row).name for row in range(editor._list.count())]


def choose(editor, name):
    editor._list.setCurrentRow(names(editor).index(name))


def defined(window, name):
    return next((each for each in window.sitting.study.attributes.defined(Owner.PROJECT) if each.name == name), None)


def saved(tmp_path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    return tmp_path / "t.xlsx"


def test_what_would_not_fit_is_named_before_anything_is_done(editor, window):
    choose(editor, "adhérents")
    editor._form._sort.setCurrentIndex(list(Sort).index(Sort.NUMBER))
    assert "une dizaine" in editor._form._misfits.text()
    assert defined(window, "adhérents").sort is Sort.TEXT
    editor._form._apply.click()
    assert defined(window, "adhérents").sort is Sort.NUMBER
    assert [each.attributes.get("adhérents") for each in window.sitting.study.projects()] == [None, "une dizaine", "12"]


def test_a_new_name_is_applied_and_stays_chosen(editor, window):
    choose(editor, "adhérents")
    editor._form._name.setText("membres")
    editor._form._apply.click()
    assert editor._chosen().name == "membres"
    assert window.sitting.study.projects()[-1].attributes["membres"] == "12"
    window.sitting.deeds.undo()
    assert window.sitting.study.projects()[-1].attributes["adhérents"] == "12"


def test_a_name_that_is_taken_is_refused_in_a_sentence(editor, window, refusals):
    choose(editor, "adhérents")
    editor._form._name.setText("note")
    editor._form._apply.click()
    assert "note" in refusals[0]
    assert defined(window, "adhérents") is not None


def test_choices_are_written_one_on_a_line(editor, window):
    choose(editor, "adhérents")
    editor._form._sort.setCurrentIndex(list(Sort).index(Sort.CHOICE))
    editor._form._choices.setPlainText("peu\n\nbeaucoup\npeu")
    editor._form._apply.click()
    assert defined(window, "adhérents").choices == ("peu", "beaucoup", "12", "une dizaine")


def test_values_without_a_definition_are_listed_and_can_be_defined(editor, window):
    choose(editor, "note")
    editor._form._heading.setCurrentText("Divers")
    editor._form._apply.click()
    assert defined(window, "note").heading == "Divers"


def test_attributes_are_added_by_name_or_from_the_list(editor, window, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_all, **_named: ("Neuf", True))
    editor.add()
    assert editor._chosen().name == "Neuf"
    menu = editor._offer.menu().actions()[0].menu()
    taken = menu.actions()[0]
    text = taken.text()
    taken.trigger()
    assert defined(window, text) is not None
    assert text not in [each.text() for under in editor._offer.menu().actions() for each in under.menu().actions()]


def test_attributes_go_up_and_down(editor):
    before = names(editor)
    choose(editor, before[1])
    editor.move_by(-1)
    assert names(editor)[:2] == [before[1], before[0]]
    editor.move_by(-1)
    editor.move_by(1)
    assert names(editor) == before


def test_removing_says_how_many_values_go(editor, window):
    choose(editor, "adhérents")
    editor.remove()
    assert window.status.toast._words.text() == "Attribute removed, with 2 values"
    assert "adhérents" not in names(editor)
    assert window.sitting.study.projects()[-1].attributes == {"note": "ici"}


def test_a_table_is_mapped_seen_and_taken_in(window, tmp_path, monkeypatch):
    path = saved(tmp_path, [["Project", "pivot", "ville"], ["atelier", "mars 2019", "Clairval"], ["Neuf", None, "Ici"]])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(path), ""))
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: 1)
    window.sitting.pages.show_page("records")
    window.sitting.pages.page("records").tab("projects").import_table()
    projects = {each.name: each for each in window.sitting.study.projects()}
    assert (projects["Atelier"].pivot, projects["Atelier"].attributes) == ("2019-03", {"ville": "Clairval"})
    assert projects["Neuf"].attributes == {"ville": "Ici"}
    window.sitting.deeds.undo()
    assert "Neuf" not in [each.name for each in window.sitting.study.projects()]


def test_a_column_can_be_left_out_or_be_of_another_sort(window, tmp_path, qtbot):
    path = saved(tmp_path, [["Project", "effectif"], ["Atelier", "12"], ["Légumerie", "beaucoup"]])
    window.sitting.pages.show_page("records")
    tab = window.sitting.pages.page("records").tab("projects")
    asked = TableImport(Owner.PROJECT, records_table.read(path), tab.columns(), tab.rows(), window)
    qtbot.addWidget(asked)
    assert asked.plan.attributes[0].sort is Sort.TEXT
    targets = [None, Attribute(Owner.PROJECT, "effectif", sort=Sort.NUMBER)]
    asked._chosen("effectif", targets, 1)
    assert (len(asked.plan.changes), len(asked.plan.refused)) == (1, 1)
    assert "beaucoup" in asked._preview._table.item(0, 0).text()
    asked._chosen("effectif", targets, 0)
    assert not asked.plan
    assert not asked._go.isEnabled()


def test_a_file_that_is_no_table_is_refused(window, tmp_path, monkeypatch, refusals):
    (tmp_path / "t.xlsx").write_bytes(b"rien")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(tmp_path / "t.xlsx"), ""))
    window.sitting.pages.show_page("records")
    window.sitting.pages.page("records").tab("projects").import_table()
    assert "t.xlsx" in refusals[0]


def test_a_pattern_is_tried_on_all_documents_while_it_is_written(window, qtbot):
    window.sitting.pages.show_page("records")
    tab = window.sitting.pages.page("records").tab("documents")
    asked = FileNames(tab.columns(), tab.rows(), window)
    qtbot.addWidget(asked)
    asked._pattern.setText("inter{lieu}")
    assert [(each.column.header, each.new) for each in asked.plan.changes] == [("lieu", "view")]
    asked._pattern.setText("{code}{date}")
    assert not asked._go.isEnabled()
    assert "between" in asked._preview._summary.text()
    asked._pattern.clear()
    asked._insert("Date")
    assert asked._pattern.text() == "{Date}"
