"""Reports: every word once, in the order in which it is read, in the paragraphs that its author wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from ect_coder.corpus import readers
from ect_coder.corpus.readers.source import MarkKind
from ect_coder.errors import Cancelled, Cause, UnreadableFile

FILES = Path(__file__).parents[1] / "files" / "pages"
REPORT = (FILES / "rapport.txt").read_text(encoding="utf-8").splitlines()


def read(path):
    (source,) = readers.read(path).sources
    return source


def refusal_of(path):
    with pytest.raises(UnreadableFile) as refusal:
        readers.read(path)
    return refusal.value.details["cause"]


def pdf_of(path, contents, catalog="", page="", pages=None):
    """Write a PDF by hand: one page for each content stream."""
    kids = " ".join(f"{4 + 2 * rank} 0 R" for rank in range(len(contents)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        pages or f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
    ]
    for rank, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * rank} 0 R"
            f" /Resources << /Font << /F 3 0 R >> >> {page} >>"
        )
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
    body, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    body += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{body.index(b'xref')}\n%%EOF\n".encode()
    path.write_bytes(body)
    return path


def shown(*lines, size=11):
    """Draw lines, each a place and its words."""
    return "\n".join(f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET" for x, y, words in lines)


@pytest.mark.parametrize("name", ["une-colonne", "deux-colonnes", "alineas", "au-fer"])
def test_the_paragraphs_come_back_as_they_were_written(name):
    assert read(FILES / f"{name}.pdf").text.split("\n") == REPORT


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        ("une-colonne", {"headers": 2, "page_numbers": 2, "words": 20}),
        ("alineas", {"page_numbers": 2, "words": 2}),
        ("au-fer", {"page_numbers": 2, "words": 2}),
        ("bandes", {}),
    ],
)
def test_running_heads_and_page_numbers_are_left_out_and_counted(name, left_out):
    assert read(FILES / f"{name}.pdf").left_out == left_out


def test_columns_are_read_between_what_runs_across_them():
    paragraphs = read(FILES / "bandes.pdf").text.split("\n")
    assert paragraphs[0] == "Un titre sur toute la largeur"
    assert paragraphs[1].startswith("Ce texte court")
    assert paragraphs[1].endswith("il a lui-même deux lignes.")
    assert paragraphs[2:-1] == REPORT[:14]
    assert paragraphs[-1].startswith("Et ce paragraphe")
    assert paragraphs[-1].endswith("l’une après l’autre.")


def test_rows_of_a_table_and_notes_stand_by_themselves():
    paragraphs = read(FILES / "notes-et-tableau.pdf").text.split("\n")
    assert "Commune\tHabitants\tApport au projet" in paragraphs
    assert "Clairval\t817\tDeux journées de tournée" in paragraphs
    (note,) = [each for each in paragraphs if each.startswith("1Compte rendu de réunion")]
    assert note.endswith("relu par eux avant la rédaction de ce rapport.")
    assert {each.rstrip("123") for each in paragraphs} >= set(REPORT)


def test_the_place_where_a_page_begins_is_kept_even_within_a_paragraph():
    source = read(FILES / "deux-colonnes.pdf")
    first, second = source.leaves
    assert (first.start, first.label, second.label) == (0, "1", "2")
    assert source.text[second.start - 8 : second.start] == "Le coût "
    assert source.text[second.start :].startswith("du séchoir est estimé")


def test_headings_are_found_by_the_size_of_their_letters():
    source = read(FILES / "une-colonne.pdf")
    headings = [source.text[mark.start : mark.end] for mark in source.marks if mark.kind is MarkKind.HEADING]
    assert headings[:3] == ["Rapport d'étape de la légumerie des Combes", "Objet du rapport", "Gouvernance"]
    assert not [each for each in headings if each.endswith(".")]


def test_the_file_says_its_title_author_and_date():
    source = read(FILES / "une-colonne.pdf")
    assert source.title == "La légumerie des Combes"
    assert ("author", "Camille Exemple") in source.facts
    assert source.date == "2026-11-25"


@pytest.mark.parametrize(
    ("head", "tail", "elsewhere", "joined"),
    [
        ("Il faut peut-", "être attendre.", "On pourrait peut-être.", "peut-être"),
        ("Les maraî-", "chers arrivent.", "", "maraîchers"),
        ("Donnons-nous rendez-", "vous demain.", "Il se rendez bien.", "rendez-vous"),
        ("La mairie de Saint-", "Aubert est loin.", "", "Saint-Aubert"),
        ("Elle a soixante-", "dix ans.", "", "soixante-dix"),
        ("C’est sur-", "tout une affaire.", "Ce fut surtout long.", "surtout"),
        ("Un vis-à-", "vis de trop.", "On va à pied.", "vis-à-vis"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_where_it_is_the_word_s_own(tmp_path, head, tail, elsewhere, joined):
    lines = [(72, 700, f"Une ligne assez longue pour que la suite soit pleine. {head}")]
    lines += [(72, 687, tail), (72, 640, elsewhere)] if elsewhere else [(72, 687, tail)]
    text = read(pdf_of(tmp_path / "a.pdf", [shown(*lines)])).text
    assert joined in text


def test_columns_drawn_line_by_line_are_read_one_after_the_other(tmp_path):
    left = [f"La colonne de gauche compte sa ligne {number}" for number in range(10)]
    right = [f"et la colonne de droite lui donne suite {number}" for number in range(10)]
    lines = [
        place
        for number in range(10)
        for place in ((60, 700 - 14 * number, left[number]), (320, 700 - 14 * number, right[number]))
    ]
    text = read(pdf_of(tmp_path / "a.pdf", [shown(*lines)])).text
    assert " ".join(text.split()) == " ".join(left + right)


def test_a_page_turned_on_its_side_is_read_as_it_is_seen(tmp_path):
    content = "\n".join(
        f"BT /F 11 Tf 0 1 -1 0 {100 + 40 * rank} 60 Tm ({words}) Tj ET"
        for rank, words in enumerate(["Premier alinéa.", "Second alinéa."])
    )
    assert read(pdf_of(tmp_path / "a.pdf", [content], page="/Rotate 90")).text == "Premier alinéa.\nSecond alinéa."


def test_pages_are_named_as_the_file_names_them(tmp_path):
    labels = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /P (A-) >>] >>"
    contents = [shown((72, 700, f"Texte {word}.")) for word in ("premier", "second", "dernier")]
    assert [leaf.label for leaf in read(pdf_of(tmp_path / "a.pdf", contents, labels)).leaves] == ["i", "ii", "A-1"]


def test_titles_of_chapters_beside_the_number_of_the_page_are_left_out(tmp_path):
    heads = ["2 Le territoire", "Les alliances 3", "4 Les alliances", "La suite 5"]
    words = ["Un.", "Deux.", "Trois.", "Quatre."]
    contents = [shown((72, 800, head), (72, 600, word)) for head, word in zip(heads, words, strict=True)]
    source = read(pdf_of(tmp_path / "a.pdf", contents))
    assert source.text == "Un.\nDeux.\nTrois.\nQuatre."
    assert source.left_out["headers"] == 4


def test_a_number_that_does_not_count_the_pages_stays(tmp_path):
    contents = [shown((72, 800, f"Article {number}"), (72, 600, "Il est voté.")) for number in (12, 31, 7, 90)]
    source = read(pdf_of(tmp_path / "a.pdf", contents))
    assert source.text.count("Article") == 4


def test_pages_that_all_say_the_same_are_read(tmp_path):
    source = read(pdf_of(tmp_path / "a.pdf", [shown((72, 800, "Le formulaire."), (72, 600, "Votre nom :"))] * 3))
    assert source.text.count("Le formulaire.") == 3
    assert source.text.count("Votre nom :") == 3


def test_items_of_a_list_stay_apart(tmp_path):
    content = shown((72, 700, "• prêter le hangar"), (72, 686, "• payer les travaux"), (72, 672, "2\\) signer"))
    assert read(pdf_of(tmp_path / "a.pdf", [content])).text.split("\n") == [
        "• prêter le hangar",
        "• payer les travaux",
        "2) signer",
    ]


def test_a_scan_is_refused_as_such():
    assert refusal_of(FILES / "numerise.pdf") is Cause.SCANNED


def test_the_scanned_pages_of_a_report_are_named():
    source = read(FILES / "en-partie-numerise.pdf")
    assert "Un titre sur toute la largeur" in source.text
    (warning,) = source.warnings
    assert warning.startswith("Page 2 ")
    assert "OCR" in warning


def test_a_report_whose_pages_are_blank_has_no_text(tmp_path):
    assert refusal_of(pdf_of(tmp_path / "a.pdf", ["", ""])) is Cause.NO_TEXT


def test_a_password_is_named_as_the_cause():
    assert refusal_of(FILES / "protege.pdf") is Cause.PROTECTED


def test_a_report_that_opens_without_a_password_is_read():
    assert read(FILES / "sans-copie.pdf").text == read(FILES / "bandes.pdf").text


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", Cause.EMPTY),
        (b"<html><body><p>Une page.</p></body></html>", Cause.RENAMED),
        (b"PK\x03\x04 a zip", Cause.RENAMED),
        (b"%PDF-1.7\n", Cause.DAMAGED),
        (b"%PDF-1.7\n" + b"\0" * 5_000, Cause.DAMAGED),
        (b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj trailer << /Root 1 0 R >>", Cause.NO_TEXT),
    ],
)
def test_what_is_no_report_is_refused_by_its_cause(tmp_path, content, cause):
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    assert refusal_of(path) is cause


def test_a_report_cut_short_is_refused_or_read_but_never_breaks(tmp_path):
    whole = (FILES / "une-colonne.pdf").read_bytes()
    for share in (10, 30, 60, 90):
        path = tmp_path / f"{share}.pdf"
        path.write_bytes(whole[: len(whole) * share // 100])
        assert refusal_of(path) is Cause.DAMAGED


def test_a_table_of_places_that_is_wrong_is_made_anew(tmp_path):
    path = pdf_of(tmp_path / "a.pdf", [shown((72, 700, "Toujours lisible."))])
    path.write_bytes(path.read_bytes().replace(b"startxref\n", b"startxref\n9"))
    assert read(path).text == "Toujours lisible."


def test_pages_that_hold_themselves_end(tmp_path):
    path = pdf_of(tmp_path / "a.pdf", [shown((72, 700, "Mot."))], pages="<< /Type /Pages /Kids [2 0 R] /Count 3 >>")
    assert refusal_of(path) is Cause.DAMAGED


def test_an_enormous_number_of_pages_is_not_believed(tmp_path):
    path = pdf_of(
        tmp_path / "a.pdf", [shown((72, 700, "Mot."))], pages="<< /Type /Pages /Kids [4 0 R] /Count 900000 >>"
    )
    assert refusal_of(path) is Cause.TOO_BIG


def test_a_report_can_be_stopped_between_two_pages():
    with pytest.raises(Cancelled):
        readers.read(FILES / "une-colonne.pdf", lambda: True)
