"""Europresse: many articles in one file, whatever the generation of its markup, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ect_coder.corpus import readers
from ect_coder.corpus.readers.source import MarkKind
from ect_coder.values import Kind
from tests.corpus.press_pages import INSTITUTION, PARAGRAPHS, current, legacy, middle, page

FILES = Path(__file__).parents[1] / "files"


@pytest.fixture
def read(tmp_path):
    def read_page(text: str | bytes, name: str = "europresse.HTML"):
        content = text if isinstance(text, bytes) else text.encode("utf-8")
        (tmp_path / name).write_bytes(content)
        return readers.read(tmp_path / name)

    return read_page


def one(file):
    (source,) = file.sources
    assert file.passed == ()
    return source, dict(source.facts)


def everything(file) -> str:
    return repr(file)


@pytest.mark.parametrize(
    ("article", "date", "words", "page_number", "filed"),
    [
        (current(surtitle="Bois"), "2024-09-11", "412", "11", "2024-09-11"),
        (middle(), "2015-11-13", "1412", "3", "2015-11-13"),
        (legacy(), "2012-09-11", "412", "11", "2012-09-11"),
    ],
)
def test_each_generation_of_markup_says_the_same(read, article, date, words, page_number, filed):
    source, facts = one(read(page(article)))
    assert source.text.startswith("Bois\nUne scierie voit le jour\n")
    assert source.text.endswith("\nPremier paragraphe inventé.\nSecond paragraphe.")
    assert (source.title, source.kind, source.date) == ("Une scierie voit le jour", Kind.PRESS, date)
    assert source.format == "Europresse"
    assert facts["newspaper"] == "Le Quotidien du Val"
    assert facts["author"] == "Jeanne Exemple"
    assert (facts["words"], facts["page"], facts["database_date"]) == (words, page_number, filed)
    assert facts["database_id"].endswith("·QDV·abc_123")
    assert not source.warnings


@pytest.mark.parametrize("article", [current(), middle(), legacy()])
def test_the_institution_of_the_certificate_appears_nowhere(read, article):
    found = everything(read(page(article, article)))
    assert INSTITUTION not in found
    assert "certificat" not in found
    assert "droits réservés" not in found


def test_the_heading_is_marked_and_the_subtitle_follows(read):
    source, _facts = one(read(page(current(surtitle="Bois", subtitle="Trois communes s'associent"))))
    lines = source.text.split("\n")
    assert lines == ["Bois", "Une scierie voit le jour", "Trois communes s'associent", *PARAGRAPHS]
    assert [source.text[mark.start : mark.end] for mark in source.marks] == lines[:2]
    assert {mark.kind for mark in source.marks} == {MarkKind.HEADING}


def test_the_subtitle_of_2015_is_no_author(read):
    source, facts = one(read(page(middle())))
    assert "Trois communes s'associent" in source.text.split("\n")
    assert facts["author"] == "Jeanne Exemple"


def test_a_newspaper_keeps_its_edition_and_its_raw_form(read):
    name = "Le Quotidien <span style='color:red'>du Val</span> (site web), no. 12345<br>Édition Revermont"
    _source, facts = one(read(page(current(newspaper=name))))
    assert facts["newspaper"] == "Le Quotidien du Val"
    assert facts["newspaper_raw"] == "Le Quotidien du Val (site web), no. 12345 Édition Revermont"
    assert (facts["issue"], facts["edition"]) == ("12345", "Édition Revermont")


@pytest.mark.parametrize(
    ("header", "date", "section", "words", "page_number"),
    [
        ("mercredi 11 septembre 2024 412 mots", "2024-09-11", None, "412", None),
        ("Économie, mercredi 1er mai 2024412 mots, p. 11", "2024-05-01", "Économie", "412", "11"),
        (
            "Spécial 14 juillet 2023, lundi 17 juillet 2023, p. LONS3",
            "2023-07-17",
            "Spécial 14 juillet 2023",
            None,
            "LONS3",
        ),
        ("Thursday, December 22, 2022 13887 words, p. 819(40)", "2022-12-22", None, "13887", "819(40)"),
        ("Une, p. 2, samedi 14 et dimanche 15 septembre 2024", "2024-09-14", "Une", None, "2"),
    ],
)
def test_the_line_over_an_article_is_read_in_both_languages(read, header, date, section, words, page_number):
    number = f"news·{date.replace('-', '')}·QDV·1"
    source, facts = one(read(page(current(header=header, number=number))))
    assert source.date == date
    assert (facts.get("section"), facts.get("words"), facts.get("page")) == (section, words, page_number)


def test_dates_a_day_apart_are_both_kept(read):
    source, facts = one(read(page(current(number="news·20240912·QDV·1"))))
    assert (source.date, facts["database_date"], source.warnings) == ("2024-09-11", "2024-09-12", ())


def test_dates_further_apart_are_told(read):
    source, facts = one(read(page(current(number="news·20240914·QDV·1"))))
    assert (source.date, facts["database_date"]) == ("2024-09-11", "2024-09-14")
    (warning,) = source.warnings
    assert "2024-09-11" in warning
    assert "2024-09-14" in warning


def test_without_a_printed_date_that_of_the_number_is_taken_and_told(read):
    source, _facts = one(read(page(current(header="Économie"))))
    assert source.date == "2024-09-11"
    assert len(source.warnings) == 1


def test_the_date_of_the_certificate_is_never_the_articles(read):
    source, _facts = one(read(page(current(header="Économie", number=""))))
    assert source.date is None
    assert len(source.warnings) == 1


@pytest.mark.parametrize("tag", ["mark", "font", "i", "b", "strong", "em", "span"])
def test_highlighting_cuts_no_sentence(read, tag):
    text = f"Une <{tag}>scierie</{tag}> coopé<{tag}>rative</{tag}> voit\n le jour."
    source, _facts = one(read(page(current(title=f"Une <{tag}>scierie</{tag}> naît", paragraphs=[text]))))
    assert source.title == "Une scierie naît"
    assert source.text == "Une scierie naît\nUne scierie coopérative voit le jour."


def test_searched_words_are_no_passages_ready_to_code(read):
    source, _facts = one(read(page(current(paragraphs=["Une <mark>scierie</mark>."]))))
    assert MarkKind.HIGHLIGHT not in {mark.kind for mark in source.marks}


NOT_ARTICLES = {
    "tweet": current(body='<div class="twitter"><p>La scierie ouvre !</p></div>'),
    "link": current(body='<p class="link-not-hosted">La scierie ouvre : lire sur le site.</p>'),
    "transcript": current(
        body='<div class="docOcurrContainer"><div class="transcript"><span class="time">10:02</span>'
        '<span class="value">La scierie ouvre.</span></div></div>'
    ),
    "report": current(newspaper="Rapports - Cour des comptes", paragraphs=["La scierie ouvre."]),
    "english report": current(newspaper="Reports - Court of auditors", paragraphs=["La scierie ouvre."]),
}


@pytest.mark.parametrize("article", NOT_ARTICLES.values(), ids=NOT_ARTICLES)
def test_what_is_no_article_is_set_apart_with_its_text(read, article):
    file = read(page(current(title="Un article"), article))
    assert [source.title for source in file.sources] == ["Un article"]
    (passed,) = file.passed
    assert passed.name == "Une scierie voit le jour"
    assert "La scierie ouvre" in passed.source.text
    assert INSTITUTION not in everything(file)


def test_asides_and_illustrations_are_counted_and_left_out(read):
    beside = '<aside><div>Illustration(s) : <p>La scierie vue du ciel.</p><img src="a.png"></div></aside>'
    source, _facts = one(read(page(current(beside=beside))))
    assert "vue du ciel" not in source.text
    assert source.left_out == {"asides": 1, "images": 1}


def test_a_box_is_part_of_the_text_and_other_newspapers_are_facts(read):
    beside = (
        '<div class="rdp__newsdoc"><p>Repères : 12 habitants.</p></div><div class="apd-wrapper">'
        '<div class="apd-sources-date">2024-09-12</div><div class="source-name-APD">Le Courrier</div></div>'
    )
    source, _facts = one(read(page(current(beside=beside))))
    assert source.text.endswith("Second paragraphe.\nRepères : 12 habitants.")
    assert ("also_in", "Le Courrier (2024-09-12)") in source.facts


def test_the_text_is_found_without_its_container(read):
    body = "<p>Premier paragraphe.</p><p>Second<br>Troisième</p>"
    source, _facts = one(read(page(current(body=body))))
    assert source.text.split("\n")[1:] == ["Premier paragraphe.", "Second", "Troisième"]


def test_the_same_text_in_two_editions_is_kept_twice(read):
    file = read(page(current(newspaper="Le Val<br>Édition Lons"), current(newspaper="Le Val<br>Édition Dole")))
    assert [dict(source.facts)["edition"] for source in file.sources] == ["Édition Lons", "Édition Dole"]


def test_an_article_without_title_is_called_by_its_newspaper_and_date(read):
    source, _facts = one(read(page(current(title=""))))
    assert source.title == "Le Quotidien du Val, 2024-09-11"
    assert source.text == "\n".join(PARAGRAPHS)


BROKEN = {
    "no header": ("<article><section><p>Un texte.</p></section></article>", "Article 2", True),
    "empty body": (current(title="Sans texte", paragraphs=[]), "Sans texte", False),
    "nothing": ("<article></article>", "Article 2", False),
    "only a script": ("<article><script>var article = 1;</script></article>", "Article 2", False),
}


@pytest.mark.parametrize(("article", "name", "has_text"), BROKEN.values(), ids=BROKEN)
def test_a_malformed_article_is_passed_over_alone_and_by_name(read, article, name, has_text):
    file = read(page(current(title="Un"), article, current(title="Trois")))
    assert [source.title for source in file.sources] == ["Un", "Trois"]
    assert [(passed.name, passed.source is not None) for passed in file.passed] == [(name, has_text)]


def test_an_article_that_is_not_closed_does_not_swallow_the_next(read):
    open_article = current(title="Un").replace("</article>", "")
    file = read(page(open_article, open_article.replace("Un<", "Deux<"), current(title="Trois")))
    assert [source.title for source in file.sources] == ["Un", "Deux", "Trois"]
    assert all(source.text.count("Premier paragraphe") == 1 for source in file.sources)


def test_an_article_that_only_wraps_others_is_none(read):
    file = read(page(f"<article>{current(title='Un')}{current(title='Deux')}</article>"))
    assert [source.title for source in file.sources] == ["Un", "Deux"]
    assert file.passed == ()


def test_two_thousand_articles_are_read_even_where_none_is_closed(read):
    texts = [f"Texte {number}." for number in range(2_000)]
    closed = read(page(*(current(paragraphs=[text]) for text in texts)))
    assert [source.text.split("\n")[-1] for source in closed.sources] == texts
    unclosed = read(page(*(current(paragraphs=[text]).replace("</article>", "") for text in texts[:500])))
    assert [source.text.split("\n")[-1] for source in unclosed.sources] == texts[:500]


ENCODINGS = {
    "declared Latin 1, is UTF-8": page(current(), charset="iso-8859-1").encode("utf-8"),
    "declared UTF-8, is Windows-1252": page(current(), charset="utf-8").encode("cp1252"),
    "byte order mark": page(current()).encode("utf-8-sig"),
    "UTF-16": page(current()).encode("utf-16"),
    "CRLF": page(current()).replace("\n", "\r\n").encode("utf-8"),
    "entities": page(current()).replace("é", "&eacute;").replace("É", "&#201;").encode("utf-8"),
    "decomposed accents": page(current()).replace("é", "e\u0301").encode("utf-8"),
    "upper case tags": page(current()).replace("<p>", "<P>").replace("</p>", "</P>").encode("utf-8"),
}


@pytest.mark.parametrize("content", ENCODINGS.values(), ids=ENCODINGS)
def test_accents_are_right_whatever_the_file_says(read, content):
    source, facts = one(read(content))
    assert source.text == "Une scierie voit le jour\nPremier paragraphe inventé.\nSecond paragraphe."
    assert facts["section"] == "Économie"


def test_scripts_and_styles_are_never_read(read):
    body = '<div class="docOcurrContainer"><script>var x;</script><style>p{}</style><p>Un<script>y</script> texte.</p></div>'
    source, _facts = one(read(page(current(body=body))))
    assert source.text == "Une scierie voit le jour\nUn texte."


def test_a_huge_attribute_costs_nothing_else(read):
    huge = current(title="Deux").replace("<article>", f'<article data-x="{"a" * 11_000_000}">')
    file = read(page(current(title="Un"), huge, current(title="Trois")))
    assert [source.title for source in file.sources] == ["Un", "Deux", "Trois"]


def test_what_comes_back_before_a_colon_is_no_speaker_in_the_press(read):
    paragraphs = ["Lieu : Lons", "Tarif : 5 €"] * 4
    source, _facts = one(read(page(current(paragraphs=paragraphs))))
    assert source.turns == ()


def test_no_break_spaces_stay(read):
    source, _facts = one(read(page(current(paragraphs=["«&nbsp;Oui\u202f!&nbsp;» dit-il."]))))
    assert source.text.endswith("«\u00a0Oui\u202f!\u00a0» dit-il.")


def test_a_page_of_old_and_one_article_saved_alone_are_read(read):
    file = read(page(legacy(title="Un", number="news·20120911·QDV·1"), legacy(title="Deux")))
    assert [source.title for source in file.sources] == ["Un", "Deux"]
    source, _facts = one(read(page(current().replace("article>", "div>").replace("<article", "<div"))))
    assert source.title == "Une scierie voit le jour"


def test_an_ordinary_page_is_none_of_europresse(read):
    (source,) = read("<html><body><article><h1>Titre</h1><p>Un texte.</p></article></body></html>").sources
    assert source.format == ""
    assert "Un texte." in source.text


@pytest.mark.parametrize("name", ["europresse-2012.html", "europresse-2015.html", "europresse.HTML"])
def test_the_files_kept_beside_the_tests_are_read(name):
    file = readers.read(FILES / name)
    assert [source.title for source in file.sources] == ["Une scierie voit le jour", "Le hangar est partagé"]
    assert INSTITUTION not in everything(file)
