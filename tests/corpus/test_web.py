"""Web pages: the article and nothing around it, or all the page where nothing is around."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from ect_coder.corpus import readers
from ect_coder.corpus.readers.source import MarkKind
from ect_coder.errors import Cancelled, Cause, UnreadableFile

FILES = Path(__file__).parents[1] / "files" / "pages"
REPORT = (FILES / "rapport.txt").read_text(encoding="utf-8").splitlines()
ARTICLE = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Une scierie | Le Quotidien du Val</title>
<meta name="author" content="Jeanne Exemple"><meta property="article:published_time" content="2024-09-11T08:00:00">
<link rel="canonical" href="https://exemple.fr/scierie"><meta property="og:site_name" content="Le Quotidien du Val">
</head><body><header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/jura">Jura</a></li></ul></nav></header>
<main><article><h1>Une scierie coopérative voit le jour</h1>
<p>Le projet est né d'une <b>réunion</b> tenue à la <i>mairie</i> de Saint-Aubert, où une centaine d'habitants ont
répondu à l'appel des scieurs et des élus du canton, un soir de février.</p>
<h2>Une société à trois collèges</h2>
<p>« Personne ne pouvait le payer seul », rappelle l'un des associés, qui a prêté son hangar pour les premiers essais
de sciage et de séchage, menés avec le lycée.</p><ul><li>trois communes</li><li>douze artisans</li></ul>
<table><tr><th>Commune</th><th>Apport</th></tr><tr><td>Clairval</td><td>Le terrain</td></tr></table>
<p>La première planche sortira en mars, si l'agrément arrive à temps ; les associés se disent prudents.</p></article>
<aside><h3>À lire aussi</h3><ul><li><a href="/a">La laiterie ferme</a></li></ul></aside></main>
<footer><p>Mentions légales</p></footer><script>var x = "piste";</script></body></html>"""


@pytest.fixture
def page(tmp_path):
    """Save a page and read it."""

    def read(content, encoding="utf-8"):
        path = tmp_path / "page.html"
        path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
        (source,) = readers.read(path).sources
        return source

    return read


def refusal_of(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UnreadableFile) as refusal:
        readers.read(path)
    return refusal.value.details["cause"]


def test_an_article_is_read_without_the_menus_around_it(page):
    source = page(ARTICLE)
    assert source.text.split("\n") == [
        "Une scierie coopérative voit le jour",
        "Le projet est né d'une réunion tenue à la mairie de Saint-Aubert, où une centaine d'habitants ont répondu à "
        "l'appel des scieurs et des élus du canton, un soir de février.",
        "Une société à trois collèges",
        "« Personne ne pouvait le payer seul », rappelle l'un des associés, qui a prêté son hangar pour les premiers "
        "essais de sciage et de séchage, menés avec le lycée.",
        "trois communes",
        "douze artisans",
        "Commune\tApport",
        "Clairval\tLe terrain",
        "La première planche sortira en mars, si l'agrément arrive à temps ; les associés se disent prudents.",
    ]
    assert source.left_out == {"menus": 10}


def test_headings_bold_and_italics_are_remembered(page):
    source = page(ARTICLE)
    marks = [(source.text[mark.start : mark.end], mark.kind) for mark in source.marks]
    assert ("Une société à trois collèges", MarkKind.HEADING) in marks
    assert ("réunion", MarkKind.BOLD) in marks
    assert ("mairie", MarkKind.ITALIC) in marks


def test_what_the_page_says_of_itself_is_kept(page):
    source = page(ARTICLE)
    assert dict(source.facts) == {
        "author": "Jeanne Exemple",
        "site": "Le Quotidien du Val",
        "url": "https://exemple.fr/scierie",
    }
    assert (source.title, source.date) == ("Une scierie coopérative voit le jour", "2024-09-11")


def test_a_text_that_a_word_processor_saved_is_read_whole():
    (source,) = readers.read(FILES / "libreoffice.html").sources
    paragraphs = [each.replace("\u00a0", " ") for each in source.text.split("\n")]
    assert [each for each in paragraphs if "\t" not in each] == REPORT[:12]
    assert [each for each in paragraphs if "\t" in each] == ["Commune\tHabitants", "Clairval\t817"]
    assert source.left_out == {}


def test_a_page_in_which_no_article_is_found_is_read_whole(page):
    source = page("<body><nav><a href='/'>Accueil</a></nav><div>Trois mots courts.</div></body>")
    assert source.text == "Accueil\nTrois mots courts."


def test_words_are_those_that_are_seen(page):
    body = "<p>Un mot<!-- caché --><script>piste()</script> vu.</p><noscript>non</noscript><svg><title>x</title></svg>"
    assert page(f"<body>{body}</body>").text == "Un mot vu."


def test_lines_kept_as_they_were_typed_stay_lines(page):
    assert page("<body><pre>E : Bonjour.\nI : Bonjour.\n</pre></body>").text == "E : Bonjour.\nI : Bonjour."


def test_tables_that_only_lay_out_are_read_as_paragraphs(page):
    body = "<table><tr><td><p>Un.</p><p>Deux.</p></td><td><h2>Titre</h2></td></tr></table>"
    assert page(f"<body>{body}</body>").text == "Un.\nDeux.\nTitre"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_page_is_read_whatever_it_says_of_its_encoding(page, encoding):
    content = '<html><head><meta charset="iso-8859-1"></head><body><p>Une scierie coopérative.</p></body></html>'
    assert page(content, encoding).text == "Une scierie coopérative."


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<body><p>a\0b</p></body>", "ab"),
        ("<body><nav>x</nav><p>mot</p><script>a</script>&#1;\x1fsuite</body>", "suite"),
        ("<body><p>&nbsp;a&#0;&#x1F600;&inconnu;</p></body>", "😀"),
        (f"<body><p title='{'a' * 20_000_000}'>mot</p></body>", "mot"),
        ("<p>un<p>deux<div>trois", "un\ndeux\ntrois"),
        ("<body>" + "<div>" * 1_000 + "mot" + "</div>" * 1_000 + "</body>", "mot"),
        ("<body>" + "<b>" * 1_000 + "mot" + "</b>" * 1_000 + "</body>", "mot"),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>mot</p></body></html>", "mot"),
    ],
)
def test_odd_pages_are_read(page, content, text):
    assert text in page(content).text


def test_a_page_of_many_megabytes_loses_nothing(page):
    assert page("<body><p>" + "mot " * 3_000_000 + "</p></body>").text.count("mot") == 3_000_000


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", Cause.EMPTY),
        (b"<html><body><img src='a.png'></body></html>", Cause.NO_TEXT),
        (b"<html><frameset><frame src='a.html'><noframes>Pas de cadres</noframes></frameset></html>", Cause.NO_TEXT),
        (b"%PDF-1.7 a report", Cause.RENAMED),
        (b"PK\x03\x04 a document", Cause.RENAMED),
        (b"\0" * 5_000, Cause.RENAMED),
        (b"\xff\xfe<\0p\0>", Cause.DAMAGED),
        ("<body>" + "<div>" * 10_000 + "mot" + "</div>" * 10_000 + "</body>", Cause.TOO_BIG),
        ('<!DOCTYPE html [<!ENTITY a "b">]><html><body>&a;</body></html>', Cause.ENTITIES),
        ('<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><body>&a;</body></html>', Cause.ENTITIES),
    ],
)
def test_a_page_that_cannot_be_read_is_refused_by_its_cause(tmp_path, content, cause):
    assert refusal_of(tmp_path / "page.htm", content) is cause


def test_nothing_of_a_page_goes_to_a_log(page, caplog):
    with caplog.at_level(logging.DEBUG):
        page(ARTICLE)
        page("<body><nav>x</nav><p>Secret.</p></body>")
    assert [each.getMessage() for each in caplog.records] == []


def test_the_reading_of_a_page_can_be_stopped(tmp_path):
    (tmp_path / "page.html").write_text(ARTICLE, encoding="utf-8")
    with pytest.raises(Cancelled):
        readers.read(tmp_path / "page.html", lambda: True)
