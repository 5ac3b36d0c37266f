"""Privacy: what is to be known, the sheet on personal data, and who leaves the copies too."""

from docx import Document
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QFileDialog, QLabel

from ect_coder.analysis.processing import Processing
from ect_coder.storage import backup
from ect_coder.ui.privacy import Privacy
from ect_coder.ui.removing import Removing
from tests.ui.hands import answering


def press(words):
    dialog = QApplication.activeModalWidget()
    next(each for each in dialog.findChild(QDialogButtonBox).buttons() if each.text() == words).click()


def test_it_says_that_the_file_is_not_encrypted_and_how_to_encrypt_the_disk(window, qtbot):
    dialog = Privacy(Processing(), window.sitting.study.path, window, writable=True)
    qtbot.addWidget(dialog)
    said = " ".join(each.text() for each in dialog.findChildren(QLabel))
    for words in ("not encrypted", "BitLocker", "FileVault", "LUKS", "remains personal data"):
        assert words in said


def test_what_is_written_in_the_sheet_is_kept_and_can_be_taken_back(window):
    def fill():
        QApplication.activeModalWidget()._fields["purpose"].setPlainText("Étudier la coopération")
        press("Keep")

    with answering(fill):
        window._actions["privacy"].trigger()
    study = window.sitting.study
    assert study.processing.read() == Processing(purpose="Étudier la coopération")
    study.undo()
    assert study.processing.read() == Processing()


def test_the_sheet_leaves_as_a_page_of_word(window, monkeypatch, tmp_path):
    target = tmp_path / "fiche.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_more: (str(target), ""))

    def fill():
        dialog = QApplication.activeModalWidget()
        dialog._fields["recipients"].setPlainText("L’équipe\nNul autre")
        dialog._export()
        press("Cancel")

    with answering(fill):
        window._actions["privacy"].trigger()
    (table,) = Document(str(target)).tables
    rows = {row.cells[0].text: row.cells[1].text for row in table.rows}
    assert rows["Recipients"] == "L’équipe\nNul autre"
    assert rows["Legal ground"] == "to be completed"
    assert rows["Held today"] == "1 document, 1 interview, 0 codings"
    assert window.sitting.study.processing.read() == Processing()


def test_a_person_leaves_the_copies_too_unless_one_says_no(window, refusals, qtbot):
    path = window.sitting.study.path
    window.sitting.study.copies.keep()
    words = b"chacun avait mis"
    assert any(words in each.path.read_bytes() for each in backup.copies(path))
    with answering(lambda: press("Remove")):
        window._actions["remove_person"].trigger()
    qtbot.waitUntil(lambda: bool(refusals))
    assert refusals[0].startswith("Taken out of the study and of")
    assert not any(words in each.path.read_bytes() for each in backup.copies(path))


def test_a_document_leaves_the_copies_only_where_one_says_so(window, qtbot):
    study = window.sitting.study
    dialog = Removing(study, (), [1], window)
    qtbot.addWidget(dialog)
    assert isinstance(dialog, QDialog)
    assert not dialog.everywhere()
