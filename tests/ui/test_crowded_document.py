"""A document with thousands of codings: its text is there at once, its codings follow."""

import pytest

from ect_coder.coding.codings import NewCoding
from ect_coder.values import Moment, Span

CODINGS = 1_500


@pytest.fixture
def crowded(window, tmp_path):
    """The number of a document with 1,500 codings, which is not open."""
    (tmp_path / "dense.txt").write_text("Chacun se méfiait. " * 1_000, encoding="utf-8")
    (report,) = window.sitting.study.take_in([tmp_path / "dense.txt"])
    (number,) = report.documents
    window.sitting.study.code_many([
        NewCoding(number, Span(n * 10, n * 10 + 8), "coop_confiance", Moment.SUPPORT, coder="Léa") for n in range(CODINGS)
    ])  # fmt: skip
    return number


def test_the_text_comes_first_and_the_codings_follow(window, qtbot, crowded):
    read = window.sitting.pages.read
    read.open_document(crowded)
    assert read.desk.page.toPlainText().startswith("Chacun")
    assert len(read.sight.codings) == 0
    qtbot.waitUntil(lambda: len(read.desk.page.highlights) == CODINGS)


def test_what_is_coded_meanwhile_stays(window, qtbot, crowded):
    read = window.sitting.pages.read
    read.open_document(crowded)
    (made,) = window.sitting.study.code_many([NewCoding(crowded, Span(3, 9), "coop_confiance", coder="Léa")])
    window.sitting.study.uncode([read._study.excerpts()[0].id])
    qtbot.waitUntil(lambda: len(read.sight.codings) == CODINGS)
    qtbot.wait(100)
    assert made in read.sight.codings
    assert {each.id for each in window.sitting.study.excerpts()} == set(read.sight.codings)


def test_the_coding_one_came_for_is_shown_when_it_is_there(window, qtbot, crowded):
    wanted = window.sitting.study.excerpts()[700]
    window.sitting.pages.read.open_document(crowded, wanted.start, wanted.id)
    qtbot.waitUntil(lambda: window.sitting.pages.read.current() is not None)
    assert window.sitting.pages.read.current().id == wanted.id


def test_another_document_does_not_take_them(window, qtbot, crowded, interview):
    window.sitting.pages.read.open_document(crowded)
    window.sitting.pages.read.open_document(interview)
    qtbot.wait(200)
    assert (window.sitting.pages.read.document.id, window.sitting.pages.read.sight.codings) == (interview, {})
