"""One reads and codes on while files come in: they are read, looked at, taken in, and told of."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QWidget

from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.shapes import ReadAs
from ect_coder.corpus.speaking import Speaks
from ect_coder.ui.intake.report import ImportReports
from ect_coder.ui.intake.said import Column
from ect_coder.ui.intake.speakers import SpeakersDialog
from ect_coder.ui.intake.window import ImportWindow
from ect_coder.values import Span
from tests.storage.test_undo_machine import dump
from tests.ui.hands import press, write


@pytest.fixture
def folder(tmp_path):
    """Eight texts of half a megabyte."""
    found = tmp_path / "entretiens"
    found.mkdir()
    for number in range(8):
        (found / f"{number}.txt").write_text(f"Texte {number}\n" + "Chacun se méfiait. " * 25_000, encoding="utf-8")
    return found


@pytest.fixture
def corpus(tmp_path):
    """A Word transcript, the same as text, a note, and a file that is broken."""
    found = tmp_path / "corpus"
    found.mkdir()
    lines = ["E : Et au début ?", "I : On était trois.", "E : Et ensuite ?", "I : Tout le monde est venu."]
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(found / "a.docx"))
    (found / "b.txt").write_text("\n".join(lines), encoding="utf-8")
    (found / "c.txt").write_text("Une note.", encoding="utf-8")
    (found / "d.docx").write_bytes(b"PK nothing")
    return found


@pytest.fixture
def told(monkeypatch):
    """Agree to what was found at once, and note what the report says."""
    said = []
    monkeypatch.setattr(ImportWindow, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(ImportReports, "exec", lambda dialog: said.append(dialog.windowTitle()))
    return said


@pytest.fixture
def hands(monkeypatch, told):
    """Let hands work in the import window before it is agreed to."""
    wanted = []

    def work(dialog):
        dialog.show()
        dialog.activateWindow()
        QApplication.processEvents()
        wanted.pop(0)(dialog)
        return dialog.result()

    monkeypatch.setattr(ImportWindow, "exec", work)
    return wanted.append


@pytest.fixture
def drop(window, qtbot):
    """Drop files on the window, and wait until what follows has ended."""

    def at(*paths):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        nothing = Qt.KeyboardModifier.NoModifier
        window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, nothing))
        qtbot.waitUntil(lambda: window.status.progress.busy)
        qtbot.waitUntil(lambda: not window.status.progress.busy, timeout=20_000)

    return at


def names(window):
    return [each.name for each in window.sitting.study.documents()]


def test_one_codes_while_files_come_in(window, qtbot, folder, told):
    window.sitting.intake.take_in([folder])
    line = window.status.progress
    assert (line.busy, line.isVisible(), QApplication.activeModalWidget()) == (True, True, None)
    window.sitting.study.code(NewCoding(1, Span(0, 10), "coop_confiance", coder="Léa"))
    assert line.busy
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert (line.busy, line.isVisible()) == (False, False)
    assert (len(window.sitting.study.documents()), len(window.sitting.study.excerpts())) == (9, 1)


def test_the_line_says_how_far_it_is(window, qtbot, folder, told):
    said = []
    window.sitting.intake.take_in([folder])
    qtbot.waitUntil(lambda: said.append(window.status.progress._words.text()) or bool(told), timeout=20_000)
    assert any(words.startswith("Reading: ") and words.endswith(".txt") for words in said)
    assert any(words.startswith("Import: ") for words in said)


def test_a_cancelled_import_leaves_nothing(window, qtbot, folder, told):
    window.sitting.intake.take_in([folder])
    window.status.progress.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: not window.status.progress.busy)
    assert (len(window.sitting.study.documents()), told) == (1, [])
    assert window.status.toast._words.text() == "Stopped; nothing was changed."


def test_a_second_import_waits_for_the_first(window, qtbot, folder, told):
    window.sitting.intake.take_in([folder])
    window.sitting.intake.take_in([folder])
    assert "under way" in window.status.toast._words.text()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert len(window.sitting.study.documents()) == 9


def test_closing_the_study_ends_its_import(window, qtbot, folder, told):
    path = window.sitting.study.path
    window.sitting.intake.take_in([folder])
    window.close_study()
    assert not window.status.progress.busy
    window.open_study(path)
    qtbot.wait(50)
    assert (len(window.sitting.study.documents()), told) == (1, [])


def test_a_dropped_folder_comes_in_without_what_is_there_twice(window, drop, corpus, told):
    drop(corpus)
    assert (names(window), told) == (["interview", "a", "c"], ["Import report"])


def test_files_can_be_dropped_anywhere_in_the_window(window, corpus):
    for name in ("excerpts", "matrix", "records", "read"):
        window.sitting.pages.show_page(name)
    data, left = QMimeData(), Qt.MouseButton.LeftButton
    data.setUrls([QUrl.fromLocalFile(str(corpus))])
    window.setAcceptDrops(False)
    taking = []
    for each in window.findChildren(QWidget):
        coming = QDragEnterEvent(QPoint(2, 2), Qt.DropAction.CopyAction, data, left, Qt.KeyboardModifier.NoModifier)
        coming.ignore()
        QApplication.sendEvent(each, coming)
        taking += [f"{type(each).__name__} {each.accessibleName()}"] if coming.isAccepted() else []
    assert taking == []


def test_what_is_corrected_by_keyboard_in_many_rows_comes_in_so(window, drop, corpus, hands, qtbot):
    def correct(dialog):
        qtbot.waitUntil(dialog.table.hasFocus)
        press("Ctrl+A")
        dialog._write(Column.PROJECT, "Atelier")
        press("Home", "F2", "Ctrl+A")
        write("Mme D")
        press("Return", "Down", "Down", "Space", "Ctrl+Return")

    hands(correct)
    drop(corpus)
    came = window.sitting.study.documents()[1:]
    assert [(each.name, each.projects) for each in came] == [("Mme D", ("Atelier",))]


def test_who_asks_is_said_beside_the_text(window, drop, corpus, hands, qtbot):
    def say(dialog):
        assert dialog._told.text() == "3 texts found"
        assert dialog._go.text() == "Import 2 documents"
        assert "d.docx" in dialog._unread.text()
        table = dialog.preview.table
        table.model().setData(table.model().index(0, 3), Speaks.ANSWERS.value)
        table.model().setData(table.model().index(1, 3), Speaks.ASKS.value)
        dialog.accept()

    hands(say)
    drop(corpus)
    assert window.sitting.study.layout(2).interviewers == ("I",)


def test_leaving_the_window_imports_nothing(window, drop, corpus, hands):
    before = dump(window.sitting.study)
    hands(lambda dialog: dialog.reject())
    drop(corpus)
    assert dump(window.sitting.study) == before
    assert window.status.toast._words.text() == "Nothing was imported."


def test_undo_takes_everything_that_came_in_away(window, drop, corpus, hands):
    before = dump(window.sitting.study)

    def choose(dialog):
        dialog.table.selectAll()
        dialog._write(Column.PROJECT, "Un projet nouveau")
        dialog.accept()

    hands(choose)
    drop(corpus)
    assert len(dump(window.sitting.study)["original"]) == 2 + len(before["original"])
    window.sitting.deeds.undo()
    assert dump(window.sitting.study) == before


def test_articles_are_taken_in_from_the_window_by_the_hundred(window, qtbot, three_hundred, told):
    reading, proposed = three_hundred
    window.sitting.intake._look((reading, proposed))
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert len(window.sitting.study.documents()) == 301
    window.sitting.deeds.undo()
    qtbot.waitUntil(lambda: window.work.job is None, timeout=20_000)
    assert names(window) == ["interview"]


def test_the_preview_gives_way_in_a_narrow_window(window, found, qtbot):
    dialog = ImportWindow(found, [], ["Atelier"], window.sitting.pages.colours, window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.preview.isVisible()
    dialog.resize(900, 640)
    QApplication.processEvents()
    assert not dialog.preview.isVisible()
    assert dialog.width() == 900


def test_the_roles_of_speakers_are_chosen_for_all_selected_rows(window, found, qtbot):
    dialog = ImportWindow(found, [], [], window.sitting.pages.colours, window)
    qtbot.addWidget(dialog)
    dialog.table.selectAll()
    menu = dialog._menus["speakers"].menu()
    menu.aboutToShow.emit()
    inside = {action.text(): action.menu() for action in menu.actions()}
    assert list(inside)[:2] == ["E", "I"]
    inside["E"].actions()[1].trigger()
    assert [each.speaking["E"] for each in dialog.proposals[:2]] == [Speaks.ANSWERS] * 2


def test_how_who_speaks_is_read_is_said_of_all_selected_rows_and_remembered(window, drop, hands, tmp_path, qtbot):
    for name in "ab":
        lines = f"Mme Duval\nObjectif : {name}.\nEnquêtrice\nEt après ?\n" * 4
        (tmp_path / f"{name}.txt").write_text(lines, encoding="utf-8")
    heard = []

    def read(dialog):
        heard.append(set(dialog.proposals[0].speaking))
        dialog.table.selectAll()
        menu = dialog._menus["speakers"].menu()
        menu.aboutToShow.emit()
        inside = {action.text(): action.menu() for action in menu.actions()}["Who speaks is read as"]
        next(action for action in inside.actions() if action.text() == "a name before what is said").trigger()
        assert not dialog._go.isEnabled()
        qtbot.waitUntil(dialog._go.isEnabled)
        heard.append(set(dialog.proposals[0].speaking))
        dialog.accept()

    hands(read)
    drop(tmp_path / "a.txt")
    hands(lambda dialog: heard.append(set(dialog.proposals[0].speaking)))
    window.sitting.intake.take_in([tmp_path / "b.txt"])
    qtbot.waitUntil(lambda: len(heard) == 3, timeout=20_000)
    assert heard == [{"Mme Duval", "Enquêtrice"}, {"Objectif"}, {"Objectif"}]


def test_the_list_beside_says_how_who_speaks_is_read(window, found, qtbot):
    dialog = ImportWindow(found, [], [], window.sitting.pages.colours, window)
    qtbot.addWidget(dialog)
    shapes = dialog.preview._shape
    assert shapes.currentText() == "as found"
    with qtbot.waitSignal(dialog.shape_wished) as wished:
        shapes.activated.emit(shapes.findText("nobody speaks"))
    assert wished.args == [[0], ReadAs.NOBODY]


def test_all_kinds_of_file_are_offered(window, monkeypatch):
    asked = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *words: asked.append(words[-1]) or ([], ""))
    window.sitting.intake.import_files()
    assert all(f"*{suffix}" in asked[0] for suffix in (".docx", ".txt", ".html"))


def test_the_original_opens_again_and_goes_with_the_study(window, monkeypatch, interview):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    window.sitting.pages.read.corpus.original_wished.emit(interview)
    (copy,) = opened
    assert (copy.name, copy.read_bytes()) == ("interview.txt", window.sitting.study.intake.original(interview)[1])
    window.close_study()
    assert not copy.exists()


def test_who_asks_can_be_said_of_a_document(window, monkeypatch, interview):
    def answer(dialog):
        dialog.said["Mme Duval"] = Speaks.ASKS
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(SpeakersDialog, "exec", answer)
    window.sitting.pages.read.corpus.speakers_wished.emit(interview)
    assert window.sitting.study.layout(interview).interviewers == ("Enquêtrice", "Mme Duval")
    assert window.sitting.study.undo_label == "say who asks"


def test_the_menu_of_a_document_offers_both(window, interview):
    corpus = window.sitting.pages.read.corpus
    menu = corpus._document_menu(corpus.documents[interview])
    offered = {action.text(): action.isEnabled() for action in menu.actions()}
    assert (offered["Speakers…"], offered["Open the original"]) == (True, True)
