"""A codebook leaves the window and comes in; variables are ordered, filtered and recoloured there."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from ect_coder.codebook import edits, files
from ect_coder.coding.codings import NewCoding
from ect_coder.exchange.export import export_codebook
from ect_coder.ui import theme
from ect_coder.ui.codebook_editor import CodebookEditor
from ect_coder.ui.codebook_import import CodebookImport
from ect_coder.ui.pillar_colour import PillarColour
from ect_coder.values import Span

TRUST, RISK = "coop_confiance", "coop_partage_risque"


@pytest.fixture
def editor(window, page, qtbot):
    for start in (0, 12):
        window.sitting.study.code(NewCoding(1, Span(start, start + 8), TRUST, coder="Léa"))
    shown = CodebookEditor(window.sitting.study, window.sitting.pages.colours, window, TRUST)
    shown.deed_wished.connect(window.sitting.wishes.edit_codebook)
    qtbot.addWidget(shown)
    shown.show()
    QApplication.processEvents()
    return shown


@pytest.fixture
def theirs(window):
    """The study's codebook with a changed definition, a corrected label, a move, and one code less."""
    grid = window.sitting.study.grid
    for key, change in ((TRUST, {"definition": "Se fier."}), (RISK, {"label": "Partage des risques"})):
        grid = edits.describe(grid, key, replace(grid.code(key).card("fr"), **change), "fr")
    return edits.drop(edits.move(grid, "ancr_attachement", "cooperation"), "trans_freins")


@pytest.fixture
def asked(editor, window, theirs, qtbot):
    made = CodebookImport(window.sitting.study, theirs, editor)
    qtbot.addWidget(made)
    made.show()
    return made


def choose_file(monkeypatch, path, kind=""):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(path), kind))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(path), kind))


def rows(editor):
    return [editor._list.item(row).text() for row in range(editor._list.count())]


# Out


def test_the_codebook_is_exported_and_the_editor_says_where(editor, tmp_path, monkeypatch):
    choose_file(monkeypatch, tmp_path / "livre", "Codebook file (*.toml)")
    QTest.mouseClick(editor._export, Qt.MouseButton.LeftButton)
    assert files.load(tmp_path / "livre.toml") == files.default()
    assert editor._told.text() == "Exported to livre.toml"


def test_an_export_that_cannot_be_written_is_refused_with_a_sentence(window, tmp_path, monkeypatch, refusals):
    choose_file(monkeypatch, tmp_path / "none" / "livre.csv")
    window.sitting.exports.codebook()
    assert len(refusals) == 1


def test_nothing_is_written_when_no_file_is_chosen(window, tmp_path, monkeypatch):
    before = {*tmp_path.iterdir()}
    choose_file(monkeypatch, "")
    window.sitting.exports.codebook()
    assert {*tmp_path.iterdir()} == before


# In


def test_an_import_is_told_in_plain_words(asked):
    assert asked._summary.text() == "2 codes changed, 1 code moved"
    assert "Attachement" in asked._others.text()
    assert asked._meaning.text().endswith("2 codings will be to review")
    assert (asked.meaning(), asked._meaning.checkState()) == ([TRUST], Qt.CheckState.PartiallyChecked)


def test_one_tick_says_that_all_changes_change_the_meaning_or_none(asked):
    QTest.keyClick(asked._meaning, Qt.Key.Key_Space)
    assert asked.meaning() == [RISK, TRUST]
    QTest.keyClick(asked._meaning, Qt.Key.Key_Space)
    assert asked.meaning() == []
    assert asked._meaning.text().endswith("0 codings will be to review")


def test_codes_that_the_file_lacks_are_retired_when_that_is_ticked(asked):
    assert asked._retire.text().startswith("Retire the 1 code")
    asked._retire.setChecked(True)
    assert asked._summary.text() == "2 codes changed, 1 code moved, 1 code retired"
    asked._retire.setChecked(False)
    assert asked.revision.keys("retire") == []


def test_the_same_codebook_has_nothing_to_import(editor, window, qtbot):
    asked = CodebookImport(window.sitting.study, window.sitting.study.grid, editor)
    qtbot.addWidget(asked)
    assert asked._summary.text().startswith("Nothing to change")
    assert not asked._go.isEnabled()


@pytest.mark.parametrize("suffix", [".toml", ".csv", ".xlsx"])
def test_an_import_is_done_and_taken_back_in_one_step(editor, window, theirs, tmp_path, monkeypatch, suffix):
    export_codebook(theirs, tmp_path / f"b{suffix}")
    choose_file(monkeypatch, tmp_path / f"b{suffix}")
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: 1)
    before = window.sitting.study.grid
    QTest.mouseClick(editor._import, Qt.MouseButton.LeftButton)
    assert window.sitting.study.grid.code(TRUST).card("fr").definition == "Se fier."
    assert window.sitting.study.codebook.to_review() == [1, 2]
    assert editor._review.text() == "2 codings to review"
    window.sitting.deeds.undo()
    assert (window.sitting.study.grid, window.sitting.study.codebook.to_review()) == (before, [])


def test_an_import_that_is_called_off_changes_nothing(window, theirs, tmp_path, monkeypatch):
    export_codebook(theirs, tmp_path / "b.toml")
    choose_file(monkeypatch, tmp_path / "b.toml")
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: 0)
    window.sitting.dialogs.import_codebook()
    assert window.sitting.study.grid == files.default()


def test_a_bad_file_is_refused_with_one_sentence(window, tmp_path, monkeypatch, refusals):
    Path(tmp_path / "b.csv").write_text("id;couleur\n", encoding="utf-8")
    choose_file(monkeypatch, tmp_path / "b.csv")
    window.sitting.dialogs.import_codebook()
    assert len(refusals) == 1
    assert "couleur" in refusals[0]


# Order, use, colour


@pytest.mark.parametrize("place", ["_line", "_list"])
def test_a_code_is_moved_by_key_and_stays_in_hand(editor, window, place):
    before = edits.place_of(window.sitting.study.grid, TRUST)
    QTest.keySequence(getattr(editor, place), QKeySequence("Alt+Up"))
    assert edits.place_of(window.sitting.study.grid, TRUST) == before - 1
    assert editor._code.id == TRUST
    QTest.keySequence(getattr(editor, place), QKeySequence("Alt+Down"))
    assert edits.place_of(window.sitting.study.grid, TRUST) == before
    window.sitting.deeds.undo()
    assert edits.place_of(window.sitting.study.grid, TRUST) == before - 1


def test_a_code_at_an_end_of_its_pillar_goes_no_further(editor, window):
    last = len(window.sitting.study.grid.pillar("cooperation").variables) - 1
    assert edits.place_of(window.sitting.study.grid, TRUST) == last
    QTest.keySequence(editor._list, QKeySequence("Alt+Down"))
    assert len(window.sitting.study.codebook.versions()) == 1


def test_arrows_walk_the_list_from_the_line(editor):
    QTest.keyClick(editor._line, Qt.Key.Key_Up)
    assert editor._code.id != TRUST
    QTest.keyClick(editor._line, Qt.Key.Key_Down)
    assert editor._code.id == TRUST


def test_only_codes_without_codings_are_listed_when_that_is_ticked(editor):
    assert "Confiance et interconnaissance" in rows(editor)
    editor._unused.setChecked(True)
    assert "Confiance et interconnaissance" not in rows(editor)
    assert len(rows(editor)) == 48


def test_a_retired_code_still_says_how_often_it_is_used(editor, window):
    window.sitting.study.codebook.retire(TRUST, "Léa")
    assert editor._row(window.sitting.study.grid.code(TRUST)).aside == "retired · 2"


def test_a_pillar_takes_another_colour_everywhere(editor, window, monkeypatch):
    monkeypatch.setattr(QDialog, "exec", lambda dialog: dialog.choose("#123456") or 1)
    next(each for each in editor._more.menu().actions() if each.text().startswith("Colour")).trigger()
    assert window.sitting.study.grid.pillar("cooperation").colour == "#123456"
    assert window.sitting.pages.colours.pillar("cooperation").upper() == "#123456"
    window.sitting.deeds.undo()
    assert window.sitting.pages.colours.pillar("cooperation").upper() == "#0072B2"


def test_a_colour_too_pale_for_a_page_is_said_to_be(editor, window, qtbot):
    asked = PillarColour(window.sitting.study.grid.pillar("cooperation"), "fr", editor)
    qtbot.addWidget(asked)
    assert "less than 3" not in asked._told.text().split("Dark")[0]
    asked.choose("#56B4E9")
    assert "Light page: 2.3 to 1, less than 3 to 1" in asked._told.text()
    assert asked._swatches["#56B4E9"].isChecked()
    asked.choose("#101010")
    assert "drawn lighter" in asked._told.text()


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour", ["#FFFFFF", "#000000", "#F0E442", "#56B4E9"])
def test_any_colour_of_a_pillar_is_seen_on_both_pages(palette, colour):
    dressed = palette.coloured(edits.recolour(files.default(), "cooperation", colour))
    assert theme.contrast(dressed.pillar("cooperation"), dressed.page) >= 3
    assert theme.contrast(dressed.badge_ink("cooperation"), dressed.pillar("cooperation")) >= 4.5
