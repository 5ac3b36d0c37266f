"""What is looked at again after a deed: what it changed, and no more."""

from __future__ import annotations

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTreeView

from ect_coder.coding.codings import NewCoding
from ect_coder.ui.tree import COUNT_ROLE
from ect_coder.values import Moment, Span
from tests.ui.hands import press, write

TRUST = "coop_confiance"


def test_a_coding_more_is_counted_without_building_the_corpus_anew(window, page, interview):
    model = window.sitting.pages.read.corpus.findChild(QTreeView).model()
    shelf = next(row for row in range(model.rowCount()) if model.rowCount(model.index(row, 0)))
    row = QPersistentModelIndex(model.index(0, 0, model.index(shelf, 0)))
    window.sitting.study.code(NewCoding(interview, Span(0, 10), TRUST, coder="Léa"))
    QApplication.processEvents()
    assert row.isValid()
    assert row.data(COUNT_ROLE) == window.sitting.study.document_counts()[interview] == 1
    press("Ctrl+Z")
    QApplication.processEvents()
    assert row.data(COUNT_ROLE) == 0


def test_a_status_is_seen_at_once_and_its_codings_stay(window, page, interview):
    window.sitting.study.code(NewCoding(interview, Span(0, 10), TRUST, coder="Léa"))
    press("Ctrl+Home", "F4")
    assert "in progress" in window.sitting.pages.read.head._about.text()
    assert [each.start for each in page.highlights.all()] == [0]
    assert window.sitting.pages.read.card.isVisible()


def test_a_new_project_is_offered_on_the_card_at_once(window, page, interview):
    window.sitting.study.code(NewCoding(interview, Span(0, 10), TRUST, coder="Léa"))
    press("Ctrl+Home")
    window.sitting.study.add_project("Tiers-lieu")
    assert window.sitting.pages.read.card._project.findText("Tiers-lieu", Qt.MatchFlag.MatchExactly) > 0
    press("Ctrl+Z")
    assert window.sitting.pages.read.card._project.findText("Tiers-lieu", Qt.MatchFlag.MatchExactly) == -1


def test_a_memo_being_typed_stays_when_something_else_is_done_beside(window, page, interview, tmp_path):
    """Such as an import that ends: what is typed is kept, the caret stays, and typing goes on."""
    window.sitting.study.code(NewCoding(interview, Span(0, 10), TRUST, coder="Léa"))
    press("Ctrl+Home")
    window.sitting.pages.read.card._memo.setFocus()
    write("Qui pa")
    (tmp_path / "b.txt").write_text("Autre document.", encoding="utf-8")
    window.sitting.study.take_in([tmp_path / "b.txt"])
    write("rle ?")
    press("Escape")
    assert [each.memo for each in window.sitting.study.excerpts()] == ["Qui parle ?"]
    assert window.sitting.pages.read.card._memo.written() == "Qui parle ?"


def test_a_memo_being_typed_stays_when_a_coding_is_made_beside(window, page, interview):
    window.sitting.study.code(NewCoding(interview, Span(0, 10), TRUST, coder="Léa"))
    press("Ctrl+Home")
    window.sitting.pages.read.card._memo.setFocus()
    write("Qui pa")
    window.sitting.study.code(NewCoding(interview, Span(20, 30), TRUST, coder="Théo"))
    write("rle ?")
    press("Escape")
    assert [each.memo for each in window.sitting.study.excerpts()] == ["Qui parle ?", ""]
    assert window.sitting.pages.read.card._memo.written() == "Qui parle ?"


def test_a_memo_being_typed_is_kept_before_a_key_changes_the_coding(window, page, interview):
    window.sitting.study.code(NewCoding(interview, Span(0, 10), TRUST, coder="Léa"))
    press("Ctrl+Home")
    window.sitting.pages.read.card._memo.setFocus()
    write("Qui parle")
    press("F8")
    write(" ?")
    press("Escape")
    (coding,) = window.sitting.study.excerpts()
    assert (coding.memo, coding.moment) == ("Qui parle ?", Moment.EMERGENCE)
    press("Ctrl+Z", "Ctrl+Z")
    assert window.sitting.study.excerpts()[0].memo == "Qui parle"
