"""The words of a document that may not be quoted leave by no way; the reference and a notice do."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from docx import Document
from openpyxl import load_workbook

from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.borrowed import Borrowed
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.memos import About, Subject
from ect_coder.corpus.library import Description
from ect_coder.exchange.export import export, export_memos
from ect_coder.values import Mark, Moment, Quotability, Span

SAID = "chacun avait mis 2 000 euros"


@pytest.fixture
def withheld(study, interview, tmp_path):
    """A document whose words stay, one that is to be paraphrased, one that leaves; the first is quoted elsewhere."""
    for name, words in (("deux.txt", "La mairie a prêté la salle."), ("trois.txt", "Rien de neuf.")):
        (tmp_path / name).write_text(words, encoding="utf-8")
        study.take_in([tmp_path / name], project="Légumerie")
    text = study.text(interview)
    start = text.index(SAID)
    for document, span in ((1, Span(start, start + len(SAID))), (2, Span(0, 9)), (3, Span(0, 4))):
        study.code(NewCoding(document, span, "coop_confiance", Moment.SUPPORT, coder="Léa"))
    study.recode([3], memo=f"Comme l’autre : « {SAID} » !")
    study.write_memo(Subject(About.CODING, "1"), "Important", "Léa")
    why = "Chacun avait mis 2 000 euros, dit-elle"
    study.estimate([NewEstimate("Légumerie", "coop_confiance", Moment.SUPPORT, Mark.TWO, why, coder="Léa")])
    study.describe(1, Description(quotability=Quotability.WITHHELD))
    study.describe(2, Description(quotability=Quotability.PARAPHRASE))
    return study


def everything_in(path):
    book = load_workbook(path, read_only=True)
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def test_the_workbook_has_notices_references_and_says_so_in_front(withheld, tmp_path):
    export(withheld.whole(), tmp_path / "o.xlsx")
    found = everything_in(tmp_path / "o.xlsx")
    assert SAID not in found.lower()
    assert "La mairie" not in found
    assert {"[not quotable]", "[to be paraphrased]", "E01, §\u00a02", "Rien"} <= set(found.split("\n"))
    assert "Comme l’autre : « [not quotable] » !" in found
    assert "The words of 1 passage are kept back: its document is not quotable." in found
    assert "its document is to be paraphrased." in found


@pytest.mark.parametrize("for_excel", [False, True])
def test_the_table_has_them_too(withheld, tmp_path, for_excel):
    export(withheld.whole(), tmp_path / "o.csv", for_excel=for_excel)
    text = (tmp_path / "o.csv").read_text(encoding="utf-8-sig")
    assert SAID not in text
    rows = list(csv.reader(text.splitlines(), delimiter=";" if for_excel else ","))
    column = rows[0].index("Text" if for_excel else "text")
    assert [row[column] for row in rows[1:]] == ["[not quotable]", "[to be paraphrased]", "Rien"]


def test_memos_leave_without_the_words_they_quote(withheld, tmp_path):
    for name in ("memos.docx", "memos.csv"):
        export_memos(withheld.memos(), tmp_path / name, "", withheld.quoting())
    paragraphs = [each.text for each in Document(str(tmp_path / "memos.docx")).paragraphs]
    assert {"“[not quotable]”", "Important", "Comme l’autre : « [not quotable] » !"} <= set(paragraphs)
    assert paragraphs[-1] == "The words of 1 passage are kept back: its document is not quotable."
    assert SAID not in (tmp_path / "memos.csv").read_text(encoding="utf-8-sig")


def test_a_codebook_leaves_without_examples_that_quote_them(withheld):
    card = withheld.grid.code("coop_confiance").card("fr")
    withheld.codebook.describe("coop_confiance", replace(card, example=f"« {SAID} »"), "Léa", meaning=False)
    leaving = withheld.quoting().grid(withheld.grid)
    assert leaving.code("coop_confiance").card("fr").example == "« [not quotable] »"
    assert leaving.code("coop_partage_risque") == withheld.grid.code("coop_partage_risque")


def test_a_passage_is_cited_by_its_reference_alone(withheld):
    assert withheld.cited(1, Span(0, 10)) == "[not quotable] (E01, §\u00a01)"
    assert withheld.cited(3, Span(0, 4)) == "“Rien” (D02, §\u00a01)"


def test_within_the_study_all_is_there(withheld):
    assert withheld.excerpts()[0].text == SAID
    assert withheld.whole().codings[0].text == SAID


def test_once_it_is_quotable_again_all_leaves(withheld, tmp_path):
    for document in (1, 2):
        withheld.describe(document, Description(quotability=Quotability.QUOTABLE))
    export(withheld.whole(), tmp_path / "o.xlsx")
    found = everything_in(tmp_path / "o.xlsx")
    assert SAID in found
    assert "none kept back" in found


def test_five_words_in_a_row_are_borrowed_whatever_their_case_accents_and_marks():
    borrowed = Borrowed(["Au début, chacun se méfiait ; puis l’œuvre est venue."])
    written = "Il dit : DEBUT CHACUN SE MEFIAIT, puis l’œuvre… et rien d’autre."
    assert [written[each.start : each.end] for each in borrowed.spans(written)] == [
        "DEBUT CHACUN SE MEFIAIT, puis l’œuvre"
    ]
    assert borrowed.without(written, "[…]") == "Il dit : […]… et rien d’autre."
    assert borrowed.spans("chacun se méfiait puis l’œuvre") == []


def test_turns_of_speech_that_everybody_uses_are_nobodys():
    borrowed = Borrowed(["Il n’y avait plus une seule cuisine, et qu’est-ce qu’il y a des fois !"])
    assert borrowed.spans("Il n’y avait plus de moyens, et il y a des fois où l’on renonce.") == []
    assert Borrowed([]).spans("Au début, chacun se méfiait ; puis l’œuvre est venue.") == []
