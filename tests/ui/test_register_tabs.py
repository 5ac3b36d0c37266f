"""The register, the guide, the inventory and the timeline, by hand: keys, cells, dialogs; undo after each."""

from __future__ import annotations

from itertools import combinations

import openpyxl
import pytest
from docx import Document
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QInputDialog, QLabel, QTableView

from ect_coder import demo
from ect_coder.corpus.events import NewEvent
from ect_coder.corpus.library import Description
from ect_coder.study import Study
from ect_coder.ui import theme
from ect_coder.ui.records.collecting import Collecting
from ect_coder.ui.records.event_dialog import EventDialog
from ect_coder.ui.records.guide_model import ABOUT, MOMENT, TEXT
from ect_coder.ui.records.guide_tab import GuideTab
from ect_coder.ui.records.inventory_tab import InventoryTab
from ect_coder.ui.records.register_import import RegisterImport
from ect_coder.ui.records.resource_model import FIELDS
from ect_coder.ui.records.resources_tab import ResourcesTab
from ect_coder.ui.records.targets import Targets
from ect_coder.ui.records.timeline_marks import Look, drawing
from ect_coder.ui.records.timeline_tab import TimelineTab
from ect_coder.values import Happening, Held, Kind, Moment, Span

CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def tab(window, qtbot):
    """Give a tab of the project database, in sight, with the keyboard."""

    def shown(name):
        window.sitting.pages.show_page("records")
        page = window.sitting.pages.page("records")
        page.show_tab(name)
        page.take_keyboard()
        QApplication.processEvents()
        return page.tab(name)

    return shown


@pytest.fixture
def opened(window):
    return window.sitting.study


def cell(found, row, field):
    return found._model.index(row, FIELDS.index(field))


def write(qtbot, found, index, words):
    """Type into a cell, and press Enter."""
    found._table.setCurrentIndex(index)
    qtbot.keyClicks(found._table, words[0])
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not found._table)
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, words[1:])
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settled(qtbot, found)


def settled(qtbot, found):
    """Wait until a cell is closed, and what it said is done."""
    qtbot.waitUntil(lambda: found._table.state() is QTableView.State.NoState)
    found.settle()


# The register


def test_insert_writes_a_resource_down_and_waits_for_its_name(tab, opened, qtbot):
    found = tab("resources")
    qtbot.keyClick(found._table, Qt.Key.Key_Insert)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not found._table)
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, "Statuts")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [each.name for each in opened.register.resources()] == ["Statuts"])
    assert found._model.rowCount() == 1


def test_a_cell_that_is_written_is_one_deed(tab, opened, window, qtbot):
    opened.register.add("Statuts")
    found = tab("resources")
    write(qtbot, found, cell(found, 0, "planned"), "2024-05")
    assert opened.register.resources()[0].planned == "2024-05"
    assert cell(found, 0, "planned").data() == "2024-05"
    window._actions["undo"].trigger()
    assert opened.register.resources()[0].planned is None
    assert cell(found, 0, "planned").data() == ""


def test_a_date_that_is_none_is_refused_and_the_cell_stays(tab, opened, qtbot, refusals):
    opened.register.add("Statuts", planned="2024")
    found = tab("resources")
    write(qtbot, found, cell(found, 0, "planned"), "demain")
    assert refusals == ["“demain” is not a date: write 2019, 2019-04, 2019-04-12 or 2019~."]
    assert cell(found, 0, "planned").data() == "2024"


def test_a_list_offers_what_a_cell_can_be(tab, opened, qtbot):
    opened.register.add("Statuts")
    found = tab("resources")
    index = cell(found, 0, "document")
    found._table.setCurrentIndex(index)
    found._table.edit(index)
    editor = found._table.findChild(QComboBox)
    assert [editor.itemText(rank) for rank in range(editor.count())] == ["–", "E01 · interview"]
    editor.setCurrentIndex(1)
    editor.activated.emit(1)
    QApplication.processEvents()
    (resource,) = opened.register.resources()
    assert (resource.document, resource.held) == (1, Held.IMPORTED)
    assert cell(found, 0, "held").data() == "imported"


def test_what_is_being_typed_is_written_when_one_leaves(tab, opened, window, qtbot):
    opened.register.add("Statuts")
    found = tab("resources")
    found._table.setCurrentIndex(cell(found, 0, "name"))
    qtbot.keyClicks(found._table, "B")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not found._table)
    qtbot.keyClicks(QApplication.focusWidget(), "ilan")
    window.sitting.pages.settle()
    assert opened.register.resources()[0].name == "Bilan"


def test_delete_empties_cells_but_never_a_name(tab, opened, qtbot):
    opened.register.add("Statuts", holder="la mairie", note="vu")
    found = tab("resources")
    for field in ("name", "holder", "note"):
        found._table.selectionModel().select(cell(found, 0, field), QItemSelectionModel.SelectionFlag.Select)
    qtbot.keyClick(found._table, Qt.Key.Key_Delete)
    (resource,) = opened.register.resources()
    assert (resource.name, resource.holder, resource.note) == ("Statuts", "", "")
    opened.undo()
    assert opened.register.resources()[0].holder == "la mairie"


def test_the_register_is_seen_by_project_and_status(tab, opened):
    opened.register.add("Statuts", project="Légumerie")
    opened.register.add("Bilan", project="Atelier", held=Held.ASKED)
    found = tab("resources")
    found._project.setCurrentText("Atelier")
    assert [found._model.resource(row).name for row in range(found._model.rowCount())] == ["Bilan"]
    found._held.setCurrentIndex(found._held.findData(Held.SPOTTED))
    assert found._model.rowCount() == 0
    assert found._empty.text() == "0 resources of 2"


def test_removed_resources_come_back(tab, opened, window):
    for name in ("Statuts", "Bilan"):
        opened.register.add(name)
    found = tab("resources")
    found._table.selectAll()
    found._buttons["remove"].click()
    assert opened.register.resources() == []
    window.status.toast.undo_wished.emit()
    assert found._model.rowCount() == 2


def test_the_natures_are_asked_for(tab, opened, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_args: ("parole\nécrit", True))
    tab("resources")._buttons["natures"].click()
    assert opened.register.natures() == ["parole", "écrit"]


def test_a_workbook_leaves_and_comes_back_once_its_changes_were_seen(tab, opened, tmp_path, monkeypatch, refusals):
    opened.register.add("Statuts", project="Légumerie")
    found, path = tab("resources"), tmp_path / "register.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    found._buttons["export"].click()
    book = openpyxl.load_workbook(path)
    heads = [each.value for each in book.worksheets[0][1]]
    book.worksheets[0].cell(2, heads.index("Held by") + 1).value = "la mairie"
    book.worksheets[0].append([None, "Photos"])
    book.save(path)
    said = []

    def agree(dialog):
        said.extend(dialog.lines.item(row).text() for row in range(dialog.lines.count()))
        return True

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    monkeypatch.setattr(RegisterImport, "exec", agree)
    found._buttons["import"].click()
    assert said == ["Statuts\n    Held by: “” becomes “la mairie”", "New: Photos"]
    assert [(each.name, each.holder) for each in opened.register.resources()] == [
        ("Statuts", "la mairie"),
        ("Photos", ""),
    ]
    path.write_bytes(b"rien")
    found._buttons["import"].click()
    assert refusals == ["register.xlsx is damaged and cannot be read."]


def test_a_row_of_an_unknown_project_is_named(tab, opened, tmp_path, monkeypatch, refusals):
    path = tmp_path / "register.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Resource", "Project"])
    book.active.append(["Statuts", "Inconnu"])
    book.save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    monkeypatch.setattr(RegisterImport, "exec", lambda _dialog: True)
    tab("resources")._buttons["import"].click()
    assert refusals == ["Line 2 of register.xlsx: There is no project called “Inconnu” in this study."]
    assert opened.register.resources() == []


# The guide


@pytest.fixture
def guide(opened, tab):
    opened.questions.add(["Qui était là ?", "Et l’argent ?"])
    return tab("guide")


def test_a_guide_is_pasted_one_question_a_line(tab, opened, qtbot, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_args: ("Qui ?\n\n  Quand ? \n", True))
    found = tab("guide")
    qtbot.keyClick(found._table, Qt.Key.Key_Insert)
    assert [each.text for each in opened.questions.questions()] == ["Qui ?", "Quand ?"]
    assert found._table.currentIndex().row() == 0


def test_space_notes_that_a_question_was_asked(guide, opened, interview, qtbot):
    guide._table.setCurrentIndex(guide._model.index(0, 3))
    assert guide._model.headerData(3, Qt.Orientation.Horizontal) == "E01"
    qtbot.keyClick(guide._table, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert opened.questions.ticks() == {(1, interview)}
    assert guide._table.currentIndex().data(CHECK) is Qt.CheckState.Checked


def test_space_notes_all_that_is_selected_in_one_deed(guide, opened, interview, window, qtbot):
    guide._table.setCurrentIndex(guide._model.index(0, 3))
    guide._table.selectAll()
    qtbot.keyClick(guide._table, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert opened.questions.ticks() == {(1, interview), (2, interview)}
    window._actions["undo"].trigger()
    assert opened.questions.ticks() == frozenset()


def test_a_question_is_rewritten_in_its_cell(guide, opened, qtbot):
    guide._table.setCurrentIndex(guide._model.index(1, TEXT))
    qtbot.keyClick(guide._table, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    editor.selectAll()
    qtbot.keyClicks(editor, "De quoi vit-on ?")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settled(qtbot, guide)
    assert opened.questions.questions()[1].text == "De quoi vit-on ?"


def test_a_question_has_a_moment(guide, opened):
    assert guide._model.index(0, MOMENT).data() == "whole time"
    guide._model.setData(guide._model.index(0, MOMENT), Moment.EMERGENCE)
    QApplication.processEvents()
    assert opened.questions.questions()[0].moment is Moment.EMERGENCE
    assert guide._model.index(0, MOMENT).data() == "emergence"


def test_enter_asks_what_a_question_is_about(guide, opened, qtbot, monkeypatch):
    def check(dialog):
        dialog._list.item(0).setCheckState(Qt.CheckState.Checked)
        return True

    monkeypatch.setattr(Targets, "exec", check)
    guide._table.setCurrentIndex(guide._model.index(0, ABOUT))
    qtbot.keyClick(guide._table, Qt.Key.Key_Return)
    assert opened.questions.questions()[0].targets == ("cooperation",)
    assert guide._model.index(0, ABOUT).data() == "Cooperation"


def test_alt_and_an_arrow_move_a_question(guide, opened, qtbot):
    guide._table.setCurrentIndex(guide._model.index(1, TEXT))
    qtbot.keyClick(guide._table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [each.id for each in opened.questions.questions()] == [2, 1]
    assert guide._table.currentIndex().row() == 0


def test_only_interviews_are_asked_anything(guide, opened, interview):
    assert guide._model.columnCount() == 4
    opened.describe(interview, Description(kind=Kind.PRESS))
    assert guide._model.columnCount() == 3
    opened.undo()
    guide._project.setCurrentText("Atelier")
    assert guide._model.columnCount() == 3


# The timeline


@pytest.fixture
def dated(opened, interview):
    opened.describe(interview, Description(date="2023-11"))
    opened.events.note(
        NewEvent("Légumerie", Happening.SUPPORT_START, "2019-03", document=interview, span=Span(5, 30)), "Léa"
    )
    opened.events.note(NewEvent("Légumerie", Happening.FIRST_IDEA, "2016~"), "Léa")
    return opened


@pytest.fixture
def timeline(dated, tab):
    found = tab("timeline")
    found._project.setCurrentText("Légumerie")
    return found


def test_arrows_walk_what_happened_and_what_was_told(timeline, qtbot):
    view = timeline.view
    said = [timeline._said.text()]
    for _step in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Right)
        said.append(timeline._said.text())
    assert said[0] == "first idea, about 2016"
    assert said[1].startswith("start of support (pivot), 2019-03 · “")
    assert said[2] == "E01 · interview · interview · 2023-11 · retrospective on the emergence · no coding"
    assert view.accessibleName() == f"Timeline of Légumerie – {said[2]}"
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert timeline._said.text() == said[1]
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert timeline._said.text() == said[0]


def test_enter_opens_the_passage_that_dates_an_event(timeline, window, interview, qtbot):
    qtbot.keyClick(timeline.view, Qt.Key.Key_Right)
    with qtbot.waitSignal(timeline.passage_wished) as wished:
        qtbot.keyClick(timeline.view, Qt.Key.Key_Return)
    assert wished.args == [interview, 5]
    assert window.sitting.pages.shown == "read"


def test_a_double_click_opens_a_document(timeline, window, interview, qtbot):
    mark = timeline.view.marks[2]
    place = QPoint(round(mark.bar.center().x()), round(mark.bar.center().y()))
    with qtbot.waitSignal(timeline.document_wished) as wished:
        qtbot.mouseDClick(timeline.view, Qt.MouseButton.LeftButton, pos=place)
    assert wished.args == [interview]


def test_a_date_is_noted_and_drawn(timeline, dated, window, monkeypatch):
    def fill(dialog):
        dialog._what.setCurrentIndex(dialog._what.findData(Happening.SUPPORT_END))
        dialog._date.setText("2021")
        return True

    monkeypatch.setattr(EventDialog, "exec", fill)
    timeline._note.click()
    assert "end of support, 2021" in [mark.said for mark in timeline.view.marks]
    window._actions["undo"].trigger()
    assert "end of support, 2021" not in [mark.said for mark in timeline.view.marks]


def test_a_pivot_that_no_one_noted_becomes_an_event_when_it_is_changed(tab, opened, monkeypatch):
    opened.add_project("Légumerie", "2018")
    found = tab("timeline")
    found._project.setCurrentText("Légumerie")
    assert not found._remove.isEnabled()

    def fill(dialog):
        dialog._date.setText("2018-09")
        dialog._how.setText("convention")
        return True

    monkeypatch.setattr(EventDialog, "exec", fill)
    found._change.click()
    (event,) = opened.events.events()
    assert (event.date, event.how, event.coder) == ("2018-09", "convention", "Léa")
    assert next(each.pivot for each in opened.projects() if each.name == "Légumerie") == "2018-09"


def test_delete_takes_an_event_away(timeline, dated, qtbot):
    qtbot.keyClick(timeline.view, Qt.Key.Key_Delete)
    assert [each.happening for each in dated.events.events()] == [Happening.SUPPORT_START]


def test_an_exact_date_is_narrow_and_a_year_is_wide(dated):
    marks = drawing(dated.inventory.timeline("Légumerie"), 1200, lambda words: 7.0 * len(words)).marks
    idea, pivot, document = marks
    assert idea.bar.width() > 5 * pivot.bar.width()
    assert (idea.vague, pivot.vague) == (True, False)
    assert idea.bar.right() < pivot.bar.left() < document.bar.left()
    assert document.look is Look.SINCE


def test_no_words_overlap_in_a_timeline(qapp, tmp_path):
    made = demo.make(tmp_path)
    with Study.open(made.study, writable=False) as study:
        for project in study.projects():
            for width in (700, 1300):
                marks = drawing(study.inventory.timeline(project.name), width, lambda words: 7.0 * len(words)).marks
                boxes = [mark.box.adjusted(5, 1, -5, -1) for mark in marks]
                assert not [1 for a, b in combinations(boxes, 2) if a.intersects(b)]
                assert all(mark.box.left() >= 0 and mark.bar.right() <= width for mark in marks)


def test_an_event_dialog_says_what_is_missing(qtbot, qapp):
    dialog = EventDialog(["A"], None)
    qtbot.addWidget(dialog)
    dialog._date.setText("12/04/2019")
    assert not dialog._keep.isEnabled()
    dialog._date.setText("2019")
    assert dialog._keep.isEnabled()
    dialog._what.setCurrentIndex(dialog._what.findData(Happening.OTHER))
    assert dialog._told.text() == "Another event needs a name."


def test_a_passage_of_the_text_dates_an_event(window, page, opened, interview, monkeypatch):
    start = opened.text(interview).index("Après les ateliers")
    page.select_span(Span(start, start + 18))
    quotes = []

    def fill(dialog):
        quotes.append(dialog._quote.text())
        dialog._what.setCurrentIndex(dialog._what.findData(Happening.SUPPORT_START))
        dialog._date.setText("2019-03")
        return True

    monkeypatch.setattr(EventDialog, "exec", fill)
    window._actions["note_event"].trigger()
    (event,) = opened.events.events()
    assert (event.project, event.quote, event.span) == ("Légumerie", "Après les ateliers", Span(start, start + 18))
    assert quotes == ["“Après les ateliers”"]
    assert next(each.pivot for each in opened.projects() if each.name == "Légumerie") == "2019-03"


# The inventory


def test_the_inventory_says_what_is_missing_of_the_project_pointed_at(tab, opened, qtbot):
    found = tab("inventory")
    said = [label.text() for label in found._panel.widget().findChildren(QLabel)]
    assert said[0] == "Légumerie"
    assert "The pivot date is missing: when the support began is not known." in said
    qtbot.keyClick(found._table, Qt.Key.Key_Down)
    QApplication.processEvents()
    assert found._panel.widget().findChildren(QLabel)[0].text() == "Atelier"


def test_a_cell_of_the_inventory_read_aloud_says_both_sides(tab, opened, interview):
    found = tab("inventory")
    assert found._model.index(0, 0).data() == "1, 1 undated"
    opened.add_project("Légumerie", "2019")
    opened.describe(interview, Description(date="2018"))
    assert found._model.index(0, 0).data() == "1, 1 before"


def test_what_is_to_be_collected_is_taken_along(qtbot, small_study, tmp_path, monkeypatch):
    small_study.register.add("Statuts", project="Légumerie")
    dialog = Collecting(small_study, ["Légumerie", "Atelier"], "Légumerie", None)
    qtbot.addWidget(dialog)
    assert "Statuts" in dialog._list.toPlainText()
    assert "Atelier" not in dialog._list.toPlainText()
    for suffix, take in ((".docx", dialog._word), (".pdf", dialog._pdf)):
        path = tmp_path / f"list{suffix}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, path=path: (str(path), ""))
        take()
    assert any("Statuts" in each.text for each in Document(str(tmp_path / "list.docx")).paragraphs)
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    dialog._scope.setCurrentIndex(2)
    assert "Atelier" in dialog._list.toPlainText()


@pytest.mark.parametrize("kind", [ResourcesTab, GuideTab, InventoryTab])
def test_the_models_keep_to_qts_rules(kind, qtbot, qtmodeltester, small_study):
    small_study.register.add("Statuts", project="Légumerie")
    small_study.questions.add(["Qui ?", "Quand ?"])
    found = kind(small_study, theme.LIGHT)
    qtbot.addWidget(found)
    qtmodeltester.check(found._model)


@pytest.mark.parametrize("kind", [ResourcesTab, GuideTab, InventoryTab, TimelineTab])
def test_an_empty_study_says_what_to_do(kind, qtbot, dressed, study):
    found = kind(study, theme.LIGHT)
    qtbot.addWidget(found)
    assert any(len(label.text()) > 40 for label in found.findChildren(QLabel))


def test_a_study_that_is_only_read_cannot_be_written_in(qtbot, dressed, small_study):
    small_study.register.add("Statuts")
    small_study.questions.add(["Qui ?"])
    small_study.close()
    with Study.open(small_study.path, writable=False) as shut:
        resources, guide, timeline = (kind(shut, theme.LIGHT) for kind in (ResourcesTab, GuideTab, TimelineTab))
        for found in (resources, guide, timeline):
            qtbot.addWidget(found)
        assert not resources._model.index(0, 0).flags() & Qt.ItemFlag.ItemIsEditable
        assert not guide._model.index(0, 3).flags() & Qt.ItemFlag.ItemIsUserCheckable
        assert not timeline._note.isEnabled()
