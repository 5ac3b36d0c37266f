"""Projects and documents as a spreadsheet: walked, typed in, pasted, filled, narrowed, undone; each gesture one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QLineEdit

from ect_coder.corpus.attributes import Attribute, Owner
from ect_coder.corpus.entries import Entries, ProjectEntry
from ect_coder.corpus.library import Description
from ect_coder.errors import Cancelled
from ect_coder.ui import table_looks
from ect_coder.ui.records.records_model import RecordsModel
from ect_coder.values import Happening, Kind, Sort
from tests.ui.hands import keyboard, press, write

SORTED = (
    Attribute(Owner.PROJECT, "adhérents", sort=Sort.NUMBER),
    Attribute(Owner.PROJECT, "créé", sort=Sort.DATE),
    Attribute(Owner.PROJECT, "ouvert", sort=Sort.YES_NO),
    Attribute(Owner.PROJECT, "forme", sort=Sort.CHOICE, choices=("SCIC", "SCOP")),
)


@pytest.fixture
def projects(window, qtbot):
    """The table of three projects with an attribute of each sort, in front of one's hands."""
    study = window.sitting.study
    study.attributes.add(SORTED)
    study.add_projects([("Bois", "2020", {"adhérents": "12", "forme": "SCOP"})])
    return shown(window, qtbot, "projects")


@pytest.fixture
def documents(window, qtbot, tmp_path):
    """The table of two documents."""
    (tmp_path / "Bois_E07_2019-03.txt").write_text("Un texte.", encoding="utf-8")
    window.sitting.study.take_in([tmp_path / "Bois_E07_2019-03.txt"], project="Bois", kind=Kind.PRESS)
    return shown(window, qtbot, "documents")


def shown(window, qtbot, name):
    window.sitting.pages.show_page("records")
    window.sitting.pages.page("records").show_tab(name)
    tab = window.sitting.pages.page("records").tab(name)
    window.activateWindow()
    tab.take_keyboard()
    qtbot.waitUntil(tab.table.hasFocus)
    return tab


def cell(tab, row, header):
    place = next(place for place, each in enumerate(tab.model.columns) if each.header == header)
    return tab.model.index(row, place)


def go(tab, row, header):
    tab.table.go_to(cell(tab, row, header))
    tab.table.setFocus()


def select(tab, header, first, last, other=None):
    go(tab, first, header)
    block = QItemSelection(cell(tab, first, header), cell(tab, last, other or header))
    tab.table.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def values(tab, header):
    return [cell(tab, row, header).data() for row in range(tab.model.rowCount())]


def here(tab):
    index = tab.table.currentIndex()
    return index.row(), tab.model.column(index).header


def undo(window):
    window._actions["undo"].trigger()
    QApplication.processEvents()


def test_the_model_is_sound(projects, documents, qtmodeltester):
    for tab in (projects, documents):
        qtmodeltester.check(tab.model)


def test_an_empty_model_is_sound(study, qtmodeltester, window):
    qtmodeltester.check(RecordsModel(window.sitting.pages.colours))


def test_a_typed_value_is_written_and_enter_goes_down(projects, window):
    go(projects, 0, "adhérents")
    write("1 234,5")
    press("Return")
    assert window.sitting.study.projects()[0].attributes["adhérents"] == "1234.5"
    assert here(projects) == (1, "adhérents")
    undo(window)
    assert "adhérents" not in window.sitting.study.projects()[0].attributes
    assert values(projects, "adhérents")[0] == ""


def test_a_date_typed_in_the_table_is_an_event_in_the_name_of_who_types(projects, window):
    go(projects, 0, "launch of the activity")
    write("about 2019")
    press("Return")
    (event,) = [each for each in window.sitting.study.events.events() if each.happening is Happening.LAUNCH]
    assert (event.date, event.coder) == ("2019~", window.sitting.person.coder)
    undo(window)
    assert values(projects, "launch of the activity")[0] == ""


def test_tab_goes_on_cell_by_cell_and_to_the_next_row(projects):
    go(projects, 0, "adhérents")
    write("5")
    press("Tab")
    assert here(projects) == (0, "créé")
    press("Shift+Tab", "Shift+Tab")
    assert here(projects)[0] == 0
    go(projects, 0, "forme")
    press("Tab")
    assert here(projects) == (1, "Project")
    press("Shift+Tab")
    assert here(projects) == (0, "forme")


def test_what_cannot_be_kept_stays_in_its_editor_and_is_told(projects, window):
    go(projects, 0, "créé")
    write("hier")
    press("Return")
    assert isinstance(keyboard(), QLineEdit)
    assert "hier" in projects._note.text()
    press("Escape")
    assert window.sitting.study.projects()[0].attributes == {}


def test_a_frozen_name_is_edited_where_it_is_seen(projects, window):
    go(projects, 0, "Project")
    press("F2")
    editor = keyboard()
    assert projects.table.over.isAncestorOf(editor)
    editor.selectAll()
    write("Les Combes")
    press("Return")
    assert window.sitting.study.projects()[0].name == "Les Combes"
    assert here(projects) == (1, "Project")


def test_space_turns_yes_and_no_in_all_selected_rows_in_one_step(projects, window):
    select(projects, "ouvert", 0, 2)
    press("Space")
    assert [each.attributes.get("ouvert") for each in window.sitting.study.projects()] == ["yes"] * 3
    press("Space")
    assert values(projects, "ouvert") == ["no"] * 3
    undo(window)
    undo(window)
    assert values(projects, "ouvert") == [""] * 3


def test_a_new_choice_is_written_freely_and_offered_from_then_on(projects, window):
    go(projects, 0, "forme")
    write("CAE")
    press("Return")
    assert window.sitting.study.projects()[0].attributes["forme"] == "CAE"
    assert "CAE" in next(each for each in projects.model.columns if each.header == "forme").choices


def test_a_block_from_excel_is_pasted_in_one_step(projects, window):
    before = window.sitting.study.projects()
    QGuiApplication.clipboard().setText("3\tmars 2019\toui\r\n4\tvers 2020\tnon\r\n")
    go(projects, 0, "adhérents")
    press("Ctrl+V")
    first, second, _third = window.sitting.study.projects()
    assert first.attributes == {"adhérents": "3", "créé": "2019-03", "ouvert": "yes"}
    assert second.attributes == {"adhérents": "4", "créé": "2020~", "ouvert": "no"}
    undo(window)
    assert window.sitting.study.projects() == before


def test_a_block_with_one_bad_cell_changes_nothing_and_says_which(projects, window):
    QGuiApplication.clipboard().setText("3\tmars 2019\n4\thier\n")
    go(projects, 0, "adhérents")
    press("Ctrl+V")
    assert [each.attributes.get("adhérents") for each in window.sitting.study.projects()] == [None, None, "12"]
    assert "hier" in projects._note.text()


def test_a_large_block_is_written_beside_the_window_and_undone_in_one_step(projects, window, qtbot):
    study = window.sitting.study
    study.add_projects([(f"Projet {number:03}", None, {}) for number in range(300)])
    go(projects, 3, "adhérents")
    block = "\n".join(f"{number}\t2019" for number in range(300))
    QGuiApplication.clipboard().setText(block)
    projects.paste()
    qtbot.waitUntil(lambda: window.work.job is None, timeout=20_000)
    last = study.projects()[-1].attributes
    assert (last["adhérents"], last["créé"], study.undo_label) == ("299", "2019", "change 600 cells")
    window.sitting.deeds.undo()
    qtbot.waitUntil(lambda: not study.projects()[-1].attributes, timeout=20_000)


def test_a_large_block_that_is_stopped_leaves_nothing(study):
    study.attributes.add(SORTED)
    wanted = [ProjectEntry(f"Projet {number}", attributes={"adhérents": "12"}) for number in range(300)]
    seen = []

    def heed(done, total):
        seen.append((done, total))
        if done == 200:
            raise Cancelled

    with pytest.raises(Cancelled):
        study.attributes.enter(Entries(projects=wanted), "change cells", heed)
    assert (seen, study.projects()) == ([(0, 300), (100, 300), (200, 300)], [])


def test_one_copied_value_goes_into_every_selected_cell(projects, window):
    QGuiApplication.clipboard().setText("2019")
    select(projects, "créé", 0, 2)
    press("Ctrl+V")
    assert [each.attributes["créé"] for each in window.sitting.study.projects()] == ["2019"] * 3


def test_what_is_copied_can_be_pasted(projects):
    select(projects, "Pivot date", 0, 2, "forme")
    press("Ctrl+C")
    text = QGuiApplication.clipboard().text()
    assert text.split("\n")[2].startswith("2020\t")
    press("Ctrl+V")
    assert values(projects, "forme") == ["", "", "SCOP"]


def test_ctrl_d_fills_down_and_delete_clears(projects, window):
    go(projects, 0, "forme")
    write("SCIC")
    press("Return")
    select(projects, "forme", 0, 2)
    press("Ctrl+D")
    assert values(projects, "forme") == ["SCIC"] * 3
    press("Delete")
    assert values(projects, "forme") == [""] * 3
    undo(window)
    assert values(projects, "forme") == ["SCIC"] * 3


def test_ctrl_enter_writes_into_all_selected_rows(projects, window):
    select(projects, "créé", 0, 2)
    write("2018")
    press("Ctrl+Return")
    assert values(projects, "créé") == ["2018"] * 3
    undo(window)
    assert values(projects, "créé") == [""] * 3


def test_a_click_on_a_header_sorts_and_nothing_stands_last(projects):
    place = cell(projects, 0, "adhérents").column()
    header = projects.table.horizontalHeader()
    header.sectionClicked.emit(place)
    assert values(projects, "adhérents") == ["12", "", ""]
    header.sectionClicked.emit(cell(projects, 0, "Project").column())
    assert values(projects, "Project") == ["Atelier", "Bois", "Légumerie"]
    header.sectionClicked.emit(cell(projects, 0, "Project").column())
    assert values(projects, "Project") == ["Légumerie", "Bois", "Atelier"]


def test_an_edit_leaves_the_rows_where_they_are(projects):
    header = projects.table.horizontalHeader()
    header.sectionClicked.emit(cell(projects, 0, "Project").column())
    go(projects, 0, "Project")
    press("F2")
    keyboard().selectAll()
    write("Zoo")
    press("Return")
    assert values(projects, "Project") == ["Zoo", "Bois", "Légumerie"]


def test_words_and_values_narrow_the_table(projects):
    projects.view._words.setText("LEGU")
    assert values(projects, "Project") == ["Légumerie"]
    projects.view._words.clear()
    projects.view._keep("attribute:forme", "SCOP", True)
    assert values(projects, "Project") == ["Bois"]
    assert "1 of 3" in projects.view._count.text()
    projects.view._keep_all()
    assert len(values(projects, "Project")) == 3


def test_the_menu_offers_the_values_of_the_current_column(projects):
    go(projects, 0, "forme")
    menu = projects.view._narrowing.menu()
    menu.aboutToShow.emit()
    offered = [each.text() for each in menu.actions() if each.isCheckable()]
    assert offered == ["SCOP  (1)", "(empty)  (2)"]


def test_a_hidden_column_is_left_out_of_what_is_walked_and_copied(projects):
    projects.view._show_column("attribute:créé", False)
    go(projects, 0, "adhérents")
    press("Tab")
    assert here(projects) == (0, "ouvert")
    select(projects, "adhérents", 2, 2, "ouvert")
    press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "12\t"


def test_columns_and_order_come_back_with_the_study_until_it_is_let_go(projects, window, qtbot):
    path = window.sitting.study.path
    hidden = next(each.key for each in projects.model.columns if each.header == "forme")
    projects.view._show_column(hidden, False)
    projects.table.setColumnWidth(cell(projects, 0, "créé").column(), 211)
    projects.table.setColumnWidth(0, 299)
    projects.view._sort(cell(projects, 0, "adhérents").column(), Qt.SortOrder.DescendingOrder)
    names = [each.name for each in projects.model.rows]
    window.close_study()
    window.open_study(path)
    again = shown(window, qtbot, "projects")
    assert again is not projects
    assert again.table.isColumnHidden(again.model.place_of_column(hidden))
    assert [again.table.columnWidth(place) for place in (0, cell(again, 0, "créé").column())] == [299, 211]
    assert again.table.over.columnWidth(0) == 299
    assert [each.name for each in again.model.rows] == names
    assert again.table.horizontalHeader().sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    window.close_study()
    kept = window.person.settings.layout
    assert any(key.startswith("tables:") for key in kept)
    forgotten = table_looks.kept(kept, "/other.ect", {}, ["/other.ect"])
    assert [key for key in forgotten if key.startswith("tables:")] == ["tables:/other.ect"]


@pytest.mark.parametrize("stored", ["", "[", "[]", '{"projects": 3}', '{"projects": {"hidden": 1, "widths": {}}}'])
def test_a_look_that_cannot_be_read_is_left_out(stored):
    assert table_looks.looks({"tables:/a.ect": stored}, "/a.ect") == {}


def test_a_project_is_added_and_pointed_at(projects, window, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_all, **_named: ("Neuf", True))
    projects.add()
    assert window.sitting.study.projects()[-1].name == "Neuf"
    assert here(projects) == (3, "Pivot date")


def test_rows_are_removed_in_one_step_and_come_back(projects, window):
    select(projects, "Project", 1, 2)
    projects.removal(projects.chosen_rows())
    assert [each.name for each in window.sitting.study.projects()] == ["Légumerie"]
    undo(window)
    assert len(window.sitting.study.projects()) == 3
    assert projects.model.rowCount() == 3


def test_a_study_without_projects_says_what_to_do(projects):
    select(projects, "Project", 0, 2)
    projects.removal(projects.chosen_rows())
    assert projects._empty.isVisible()
    assert not projects.table.isVisible()


def test_enter_on_the_name_opens_the_document_and_elsewhere_goes_down(documents, window):
    go(documents, 0, "Date")
    press("Return")
    assert here(documents) == (1, "Date")
    go(documents, 1, "Document")
    press("Return")
    assert window.sitting.pages.shown == "read"
    assert window.sitting.pages.read.document.id == 2


def test_the_fields_of_a_document_are_written_in_words(documents, window):
    wanted = {"Kind": "interview", "Date": "vers mars 2018", "Role towards the project": "elected official", "Projects": "Bois; Légumerie", "Status": "coded", "Quotability": "not quotable", "Voice shared with": "AFP"}  # fmt: skip
    for header, words in wanted.items():
        assert documents.model.setData(cell(documents, 1, header), words)
    found = window.sitting.study.documents()[1]
    assert (found.kind, found.date, found.role, found.projects) == (
        "interview",
        "2018-03~",
        "elected",
        ("Bois", "Légumerie"),
    )
    assert (found.status, found.quotability, found.group) == ("coded", "withheld", "AFP")
    documents.model.setData(cell(documents, 1, "Role towards the project"), "")
    assert window.sitting.study.documents()[1].role is None


def test_words_outside_a_closed_list_are_refused(documents, window):
    documents.model.setData(cell(documents, 1, "Kind"), "roman")
    assert "roman" in documents._note.text()
    assert window.sitting.study.documents()[1].kind is Kind.PRESS


def test_a_document_is_contemporary_or_looks_back(documents, window):
    study = window.sitting.study
    study.add_project("Bois", "2020")
    study.describe(2, Description(date="2019-03"))
    assert values(documents, "Contemporary or retrospective")[1] == "contemporary"
    study.describe(2, Description(date="2021"))
    assert values(documents, "Contemporary or retrospective")[1] == "retrospective"
    study.describe(2, Description(date="2020-05"))
    assert values(documents, "Contemporary or retrospective")[1] == ""


def test_what_is_being_typed_is_kept_when_the_page_turns(projects, window):
    go(projects, 0, "adhérents")
    write("77")
    window.sitting.pages.settle()
    assert window.sitting.study.projects()[0].attributes["adhérents"] == "77"


def test_the_table_leaves_and_comes_back(projects, window, monkeypatch, tmp_path):
    path = tmp_path / "p.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(path), ""))
    projects.export_table()
    assert path.exists()


def test_a_read_only_study_is_looked_at(projects):
    projects.model.writable = False
    index = cell(projects, 0, "adhérents")
    assert not projects.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not projects.model.setData(index, "5")
    assert not projects.model.setData(QModelIndex(), "5")


def test_the_mouse_on_a_frozen_cell_gives_the_keyboard_to_the_table(projects, qtbot):
    over = projects.table.over
    projects.view.take_keyboard()
    QTest.mouseClick(
        over.viewport(), Qt.MouseButton.LeftButton, pos=over.visualRect(cell(projects, 1, "Project")).center()
    )
    qtbot.waitUntil(projects.table.hasFocus)
    assert here(projects) == (1, "Project")
