"""Europresse in PDF: the lines of its text, parted at the number of each article."""

from __future__ import annotations

from ect_coder.corpus.readers import recognised
from ect_coder.corpus.readers.source import Leaf, Source
from tests.corpus.press_pages import INSTITUTION, PARAGRAPHS, pdf_lines

TEXT = "\n".join(("Une scierie voit le jour", *PARAGRAPHS))


def from_lines(*lines: str, **values):
    return recognised.from_source(Source("\n".join(lines), **values))


def test_articles_are_parted_at_their_numbers():
    second = pdf_lines("Le hangar est partagé", "news·20240912·QDV·abc_124")
    file = from_lines(f"Par {INSTITUTION}", "Documents sauvegardés", *pdf_lines(), *second)
    assert [source.title for source in file.sources] == ["Une scierie voit le jour", "Le hangar est partagé"]
    source = file.sources[0]
    assert (source.text, source.date) == (TEXT, "2024-09-11")
    facts = dict(source.facts)
    assert (facts["newspaper"], facts["page"], facts["words"]) == ("Le Quotidien du Val", "11", "412")
    assert facts["database_id"] == "news·20240911·QDV·abc_123"
    assert INSTITUTION not in repr(file)


def test_html_is_advised_once():
    first, second = from_lines(*pdf_lines(), *pdf_lines("Le hangar", "news·20240911·QDV·abc_124")).sources
    assert any("HTML" in warning for warning in first.warnings)
    assert second.warnings == ()


def test_a_newspaper_over_its_date_is_known_too():
    lines = ["Le Quotidien du Val", "Économie, mercredi 11 septembre 2024 412 mots, p. 11", *TEXT.split("\n")]
    (source,) = from_lines(*lines, "Numéro de document : news·20240911·QDV·abc_123").sources
    assert source.text == TEXT
    assert dict(source.facts)["newspaper"] == "Le Quotidien du Val"
    assert dict(source.facts)["section"] == "Économie"


def test_pages_of_the_pdf_stay_citable():
    lines = pdf_lines()
    whole = "\n".join(lines)
    leaves = (Leaf(0, "1"), Leaf(whole.index("Second"), "2"), Leaf(whole.index("news·"), "3"))
    (source,) = from_lines(*lines, leaves=leaves).sources
    assert [(leaf.start, leaf.label) for leaf in source.leaves] == [(0, "1"), (source.text.index("Second"), "2")]


def test_an_article_without_date_is_passed_over_alone():
    file = from_lines(*pdf_lines(), "Un texte.", "news·20240911·QDV·abc_124")
    assert len(file.sources) == 1
    assert [passed.name for passed in file.passed] == ["Article 2"]
