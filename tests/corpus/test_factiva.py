"""Factiva: HTML in the indexed display or not, and the lines of its RTF, saved again as docx."""

from __future__ import annotations

import docx
import pytest

from ect_coder.corpus import readers
from ect_coder.corpus.readers import factiva as reader
from ect_coder.corpus.readers.source import MarkKind, Remark, Source, TextMark
from ect_coder.values import Kind
from tests.corpus.press_pages import PARAGRAPHS, factiva, factiva_lines, page

TEXT = "\n".join(("Une scierie voit le jour", *PARAGRAPHS))


def html(tmp_path, *articles: str):
    (tmp_path / "factiva.html").write_text(page(*articles), encoding="utf-8")
    return readers.read(tmp_path / "factiva.html")


def text(*lines: str, **values) -> Source:
    return Source("\n".join(lines), **values)


def test_the_indexed_display_is_read(tmp_path):
    (source,) = html(tmp_path, factiva()).sources
    facts = dict(source.facts)
    assert (source.text, source.title, source.date) == (TEXT, "Une scierie voit le jour", "2024-09-11")
    assert (source.format, source.kind) == ("Factiva", Kind.PRESS)
    assert facts["newspaper"] == "Le Quotidien du Val"
    assert (facts["author"], facts["words"], facts["page"]) == ("Jeanne Exemple", "1412", "11")
    assert facts["database_id"] == "QUOVAL0020240911ek9b00001"


def test_an_article_held_twice_comes_once(tmp_path):
    other = factiva(HD="Le hangar", AN="Document QUOVAL0020240911ek9b00002")
    file = html(tmp_path, factiva(), other, factiva(), other)
    assert [source.title for source in file.sources] == ["Une scierie voit le jour", "Le hangar"]
    assert file.passed == ()


@pytest.mark.parametrize("date", ["September 11, 2024", "11 September 2024", "11 septembre 2024"])
def test_dates_are_in_the_language_of_who_exported(tmp_path, date):
    (source,) = html(tmp_path, factiva(PD=date)).sources
    assert source.date == "2024-09-11"


def test_an_article_without_text_is_passed_over_by_name(tmp_path):
    file = html(tmp_path, factiva(HD="Vide", LP="", TD="", AN="Document QUOVAL0020240911ek9b00003"), factiva())
    assert [passed.name for passed in file.passed] == ["Vide"]
    assert len(file.sources) == 1


def test_the_other_display_is_read_by_its_lines(tmp_path):
    *lines, body, more, number = factiva_lines()
    inside = "".join(f"<div>{line}</div>" for line in lines)
    inside += f'<p class="articleParagraph frarticleParagraph">{body}</p><p class="articleParagraph">{more}</p>'
    (source,) = html(tmp_path, f'<div class="article frArticle">{inside}<p>{number}</p></div>').sources
    assert (source.text, source.date) == (TEXT, "2024-09-11")


def test_a_display_that_cannot_be_read_is_refused_in_a_sentence(tmp_path):
    article = '<div class="article frArticle"><p>Titre</p><p class="articleParagraph">Un texte.</p></div>'
    (passed,) = html(tmp_path, article).passed
    assert passed.name == "Titre"
    assert "indexed display" in passed.why


def test_lines_are_parted_at_the_number_of_each_document():
    lines = [
        *factiva_lines(),
        *factiva_lines("Le hangar est partagé", "QUOVAL0020240911ek9b00002"),
        "Résumé de la recherche",
    ]
    file = reader.from_source(text(*lines))
    assert [source.title for source in file.sources] == ["Une scierie voit le jour", "Le hangar est partagé"]
    first = file.sources[0]
    assert (first.text, first.date) == (TEXT, "2024-09-11")
    assert dict(first.facts) == {
        "newspaper": "Le Quotidien du Val",
        "newspaper_raw": "Le Quotidien du Val",
        "source_code": "QUOVAL",
        "page": "11",
        "language": "Français",
        "author": "Jeanne Exemple",
        "words": "412",
        "database_id": "QUOVAL0020240911ek9b00001",
    }


def test_what_is_optional_may_lack():
    lines = [
        "Le hangar",
        "412 words",
        "September 11, 2024",
        "Le Val",
        "English",
        "Un texte.",
        "Document VAL0020240911ek9b01",
    ]
    (source,) = reader.from_source(text(*lines)).sources
    assert (source.text, source.date) == ("Le hangar\nUn texte.", "2024-09-11")
    assert "author" not in dict(source.facts)


def test_an_article_that_lost_its_head_is_passed_over_alone():
    lines = [*factiva_lines(), "Un texte sans tête.", "Document QUOVAL0020240911ek9b00002"]
    file = reader.from_source(text(*lines))
    assert len(file.sources) == 1
    assert [passed.name for passed in file.passed] == ["Un texte sans tête."]


def test_highlights_and_comments_follow_their_article():
    lines = [*factiva_lines(), *factiva_lines("Le hangar", "QUOVAL0020240911ek9b00002")]
    whole = "\n".join(lines)
    start = whole.rindex("Second")
    mark = TextMark(start, start + 6, MarkKind.HIGHLIGHT)
    remark = Remark(start, start + 6, "à relire")
    first, second = reader.from_source(Source(whole, marks=(mark,), remarks=(remark,))).sources
    (found,) = [each for each in second.marks if each.kind is MarkKind.HIGHLIGHT]
    assert second.text[found.start : found.end] == "Second"
    assert second.text[second.remarks[0].start : second.remarks[0].end] == "Second"
    assert first.remarks == ()


def test_a_docx_made_of_the_rtf_is_read_and_its_bold_title_known(tmp_path):
    document = docx.Document()
    for line in ["ECONOMIE", *factiva_lines()]:
        run = document.add_paragraph().add_run(line)
        run.bold = line == "Une scierie voit le jour"
    document.save(str(tmp_path / "factiva.docx"))
    (source,) = readers.read(tmp_path / "factiva.docx").sources
    assert source.title == "Une scierie voit le jour"
    assert source.text == "ECONOMIE\n" + TEXT
    assert dict(source.facts)["author"] == "Jeanne Exemple"
