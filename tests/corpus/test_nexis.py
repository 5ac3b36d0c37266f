"""Nexis Uni in HTML and docx; what no press database wrote is left to its format."""

from __future__ import annotations

import docx
import pytest

from ect_coder.corpus import readers
from ect_coder.corpus.readers import recognised
from ect_coder.corpus.readers.source import Source
from tests.corpus.press_pages import PARAGRAPHS, nexis_lines, nexis_lines_in_french

TEXT = "\n".join(("Une scierie voit le jour", *PARAGRAPHS))
COVER = [
    "User Name: Camille Exemple",
    "Date and Time: Monday, November 2, 2026",
    "Documents (2)",
    "1. Une scierie voit le jour",
]


def from_lines(*lines: str):
    return recognised.from_source(Source("\n".join(lines)))


@pytest.mark.parametrize("lines", [nexis_lines, nexis_lines_in_french])
def test_an_article_is_read_in_both_languages(lines):
    (source,) = from_lines(*lines()).sources
    facts = dict(source.facts)
    assert (source.text, source.title, source.date) == (TEXT, "Une scierie voit le jour", "2024-09-11")
    assert (facts["newspaper"], facts["author"], facts["words"]) == ("Le Quotidien du Val", "Jeanne Exemple", "412")
    assert (facts["page"], facts["load_date"]) == ("11", "2024-09-12")
    assert source.format == "Nexis"


def test_the_cover_with_the_name_of_who_searched_is_no_part_of_an_article():
    file = from_lines(*COVER, *nexis_lines(), *nexis_lines("Le hangar est partagé"))
    assert [source.title for source in file.sources] == ["Une scierie voit le jour", "Le hangar est partagé"]
    assert "Camille" not in repr(file)


def test_an_article_without_body_is_passed_over_alone():
    broken = [line for line in nexis_lines() if line not in PARAGRAPHS]
    file = from_lines(*nexis_lines(), *broken, "Ni titre ni date", "End of Document")
    assert len(file.sources) == 1
    assert len(file.passed) == 2


def test_docx_and_html_are_read_alike(tmp_path):
    document = docx.Document()
    for line in nexis_lines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "nexis.docx"))
    inside = "".join(f"<p>{line}</p>" for line in nexis_lines())
    (tmp_path / "nexis.html").write_text(f"<html><body>{inside}</body></html>", encoding="utf-8")
    for name in ("nexis.docx", "nexis.html"):
        (source,) = readers.read(tmp_path / name).sources
        assert (source.text, source.format) == (TEXT, "Nexis")


ORDINARY = {
    "an interview": "Enquêtrice : Comment l'avez-vous appris ?\nMme Duval : Par le journal, le 11 septembre 2024.\n"
    * 40,
    "an interview on documents": "Q : Vous avez le document 12 ?\nR : Oui.\nDocument 12\n412 mots\n11 septembre 2024\n"
    * 5,
    "an end": "Un compte rendu.\nFin du document\n",
    "an end and a length": "Durée : 1 h\nSection : bois\nUn compte rendu de 412 mots.\nFin du document\n",
    "inclusive writing": "Les habitant·es et les élu·es du val se sont réuni·e·s.\n" * 20,
    "a dated text": "Le Quotidien du Val\n11 septembre 2024\n412 mots\nUne scierie voit le jour.\n",
}


@pytest.mark.parametrize("text", ORDINARY.values(), ids=ORDINARY)
def test_an_ordinary_text_is_never_taken_for_press(text):
    assert recognised.from_source(Source(text)) is None
