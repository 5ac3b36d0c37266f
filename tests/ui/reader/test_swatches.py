"""Passages highlighted in the file are painted, counted and found until they are coded."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ect_coder.coding.codings import NewCoding
from ect_coder.corpus import library
from ect_coder.corpus.library import Arrival
from ect_coder.corpus.readers.source import MarkKind, Source, TextMark
from ect_coder.ui.reader.swatches import Swatches
from ect_coder.ui.theme import LIGHT
from ect_coder.values import Changed, Kind, Span

SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = "Un début 💶.\nIci on a mis de l’argent en commun, dit-elle.\nEt puis rien.\nLa fin du récit."
MARKS = ("de l’argent en", "commun", "Et puis", "récit")


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


@pytest.fixture
def read(window, page):
    marks = tuple(TextMark(span(words).start, span(words).end, MarkKind.HIGHLIGHT) for words in MARKS)
    entry = library.entry(Source(TEXT, marks=marks))
    with window.sitting.study._database.step("a document", Changed.DOCUMENTS) as session:
        library.add_documents(session, [Arrival(entry, "n.docx", "Surligné", Kind.INTERVIEW)], [])
    found = window.sitting.pages.read
    found.open_document(2)
    return found


def test_marks_with_only_a_space_between_are_one_passage(read):
    assert read.desk.page.swatches.uncoded(read.desk.page.highlights) == [
        span("de l’argent en commun"),
        span("Et puis"),
        span("récit"),
    ]


def test_a_line_end_sets_passages_apart():
    swatches = Swatches(LIGHT)
    swatches.load("ab\ncd", [(3, 5, "highlight"), (0, 2, "highlight"), (0, 1, "bold")])
    assert Span(0, 2) in swatches
    assert Span(3, 5) in swatches
    assert Span(0, 5) not in swatches


def test_shift_f7_selects_one_after_the_other_and_begins_again_at_the_top(window, read):
    page, found = read.desk.page, []
    for _time in range(4):
        QTest.keyClick(page, Qt.Key.Key_F7, SHIFT)
        found.append(page.selected_span())
    assert found == [span("de l’argent en commun"), span("Et puis"), span("récit"), span("de l’argent en commun")]


def test_a_coded_one_is_passed_over_and_no_longer_counted(window, read):
    page = read.desk.page
    assert "3 highlighted passages to code" in read.head._about.text()
    window.sitting.study.code(NewCoding(2, span("argent"), "coop_confiance", coder="Léa"))
    QApplication.processEvents()
    assert "2 highlighted passages to code" in read.head._about.text()
    QTest.keyClick(page, Qt.Key.Key_F7, SHIFT)
    assert page.selected_span() == span("Et puis")
    assert window.status._told.text() == "§\u00a03 · 2 words selected · 2 highlighted passages to code"


def test_when_none_is_left_it_is_said(window, read):
    wishes = [NewCoding(2, span(words), "coop_confiance", coder="Léa") for words in ("argent", "puis", "récit")]
    window.sitting.study.code_many(wishes)
    QTest.keyClick(read.desk.page, Qt.Key.Key_F7, SHIFT)
    assert window.status._told.text() == "No highlighted passage is left to code in this text."
    QApplication.processEvents()
    assert "highlighted" not in read.head._about.text()


def test_they_are_painted_on_a_ground_of_their_own(read):
    page = read.desk.page
    where = page._seen(span("récit").start).center().toPoint()
    row = page.viewport().grab().toImage()
    colours = {row.pixelColor(where.x() + step, where.y() - 6).name() for step in range(-3, 30)}
    assert LIGHT.highlight.lower() in colours


def test_they_follow_a_correction_of_the_text(window, read):
    window.sitting.study.corrections.correct(2, TEXT.replace("Un début", "Un tout petit début"))
    page = read.desk.page
    found = page.swatches.uncoded(page.highlights)
    assert [page.text[each.start : each.end] for each in found] == ["de l’argent en commun", "Et puis", "récit"]
