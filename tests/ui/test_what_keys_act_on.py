"""The coding that keys change is the one whose card is seen."""

from __future__ import annotations

import pytest

from ect_coder.coding.codings import NewCoding
from ect_coder.values import Moment, Span
from tests.ui.hands import press

TRUST, RISK = "coop_confiance", "coop_partage_risque"


@pytest.fixture
def read(window, page, interview):
    """A coding from the first character, and a shorter one from its second word."""
    window.sitting.study.code_many(
        [NewCoding(interview, Span(0, 40), TRUST, coder="Léa"), NewCoding(interview, Span(11, 30), RISK, coder="Léa")]
    )
    return window.sitting.pages.read


def shown(read):
    return read.card._title.text() if read.card.isVisible() else ""


def test_the_card_is_there_as_soon_as_a_document_is_opened(window, read, tmp_path):
    (tmp_path / "b.txt").write_text("Autre document.", encoding="utf-8")
    window.sitting.study.take_in([tmp_path / "b.txt"])
    press("Ctrl+PgDown")
    assert shown(read) == ""
    press("Ctrl+PgDown")
    assert shown(read) == "Trust and mutual acquaintance"


def test_a_selection_is_to_be_coded_whatever_lies_under_it(window, read, page):
    press("Ctrl+Home", "Ctrl+E")
    assert shown(read) == ""
    press("F8", "Delete")
    assert {each.moment for each in window.sitting.study.excerpts()} == {Moment.UNDETERMINED}
    assert len(window.sitting.study.excerpts()) == 2
    press("Left")
    assert shown(read) != ""


def test_the_card_stays_with_the_coding_whose_edge_moves_onto_a_shorter_one(window, read, page):
    press("Ctrl+Home", "Alt+Shift+Right")
    assert read.current().variable == TRUST
    assert shown(read) == "Trust and mutual acquaintance"
