"""Documents to read, of the example study, read back paragraph by paragraph; its plan says what they hold."""

from __future__ import annotations

import dataclasses
import re

import pytest
from docx import Document
from lxml import html

from ect_coder import wording
from ect_coder.analysis.audience import Audience
from ect_coder.coding.discussions import Discussion
from ect_coder.errors import BadDate
from ect_coder.exchange.blocks import Table
from ect_coder.exchange.column_widths import column_widths
from ect_coder.exchange.export import export

BASIS = "8 interviews, 6 press articles, 3 reports, 176 passages, 176 codings, 15 voices"
LIMIT = "Au bout d'un moment ils animaient pour animer"


def word(whole, tmp_path, **wish):
    export(whole, tmp_path / "o.docx", **wish)
    return Document(str(tmp_path / "o.docx"))


def lines(book):
    return [(each.style.name, each.text) for each in book.paragraphs]


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def words(book):
    inside = [cell for table in book.tables for row in cells(table) for cell in row]
    return "\n".join([each.text for each in book.paragraphs] + inside)


@pytest.fixture(scope="module")
def sheets(example, tmp_path_factory):
    wording.use_language("en")
    return word(example, tmp_path_factory.mktemp("sheets"), what="sheets")


def test_a_document_opens_with_its_basis_and_settings(sheets):
    (title, basis, settings, audience) = lines(sheets)[:4]
    assert title == ("Title", "Project sheets")
    assert basis == ("Small note", BASIS)
    assert re.fullmatch(
        r"Coopérer en Combe – étude d’exemple · 2026-11-25 · codebook ECT 1\.0 · t = 2, m = 2, k = 2 · "
        r"codings of all coders · ECT Coder [\d.]+",
        settings[1],
    )
    assert audience == ("Small note", "For: research.")


def test_each_project_has_its_sheet_under_real_headings(sheets):
    found = lines(sheets)
    assert [text for style, text in found if style == "Heading 1"] == [
        "Légumerie des Combes",
        "Atelier textile La Navette",
        "Filière bois du Haut-Replat",
        "Épicerie-café de Clairval",
        "Recyclerie La Cordée",
    ]
    parts = ["Attributes", "Timeline", "Pillars", "Chosen verbatims", "What is missing", "Open questions"]
    assert [text for style, text in found if style == "Heading 2"] == parts * 5


def test_the_title_stands_above_the_answers_of_all_projects(sheets):
    table = cells(sheets.tables[0])
    assert table[0] == [
        "Project",
        "Cooperation",
        "Territorial anchoring",
        "Territorial resilience",
        "Hybrid economic model",
    ]
    assert table[1][:2] == ["Légumerie des Combes", "emerged with support"]
    assert len(table) == 6


def test_columns_leave_room_for_their_longest_word_and_fill_the_page():
    rows = [("Épicerie", "accompagnement", "0", "Une phrase bien plus longue que tout le reste de la rangée. " * 3)]
    widths = column_widths(Table(("Projet", "Moment", "Estimation", "Pourquoi"), rows), 16.0)
    assert sum(widths) == pytest.approx(16)
    assert widths[1] > 2.4
    assert widths[3] > 2 * widths[1]
    narrow = column_widths(Table(("Un", "Deux"), [("anticonstitutionnellement", "oui")]), 2.0)
    assert sum(narrow) == pytest.approx(2)


def test_attributes_and_timeline_are_tables(sheets):
    assert cells(sheets.tables[1]) == [
        ["Attribute", "Value"],
        ["secteur", "se nourrir"],
        ["origine projet", "porteur existant"],
        ["état actuel", "lancé"],
        ["commune", "Saint-Aubert-en-Combe"],
        ["epci", "CC de la Combe et du Replat"],
        ["statut juridique aujourd’hui", "SCIC"],
    ]
    assert cells(sheets.tables[2]) == [
        ["Date", "Event", "How the date was fixed"],
        ["2017", "first idea", "dit en entretien (E01, carrier, 2023)"],
        ["about 2018", "first contact with the supporter", "l’accompagnatrice se souvient d’un premier compte rendu"],
        ["2019-03", "start of support (pivot)", "dit en entretien, confirmé par la convention (E01, carrier, 2023)"],
        ["2020", "launch of the activity", "premières livraisons, d’après le rapport d’étape"],
        ["2021-06", "other event\nrapport d’étape, présence réduite proposée", "date du rapport"],
        ["about 2022", "end of support", "« on les voit encore » : fin progressive, à préciser"],
    ]


def test_the_pillars_stand_four_by_two_with_their_answer(sheets):
    table = cells(sheets.tables[3])
    assert table[0] == ["Pillar", "Emergence", "Support", "Computed answer"]
    assert table[1] == [
        "Cooperation",
        "absent\n3 voices, 11 excerpts\nestimated 0",
        "present\n4 voices, 15 excerpts\nestimated 3",
        "emerged with support\nretained: emerged with support",
    ]
    assert len(table) == 5


def test_verbatims_cite_who_says_it_without_a_name(sheets):
    found = [text for style, text in lines(sheets) if style == "Verbatim"]
    assert (
        "“pourtant on se connaissait bien, on s'était toujours dépannés entre maraîchers, la confiance elle y était” "
        "(E01, carrier, 2023)"
    ) in found
    assert all(re.search(r"\([EPR]0\d, [a-z ]+, 20\d\d\)$", each) for each in found)


def test_the_header_row_of_each_table_repeats(sheets):
    for table in sheets.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")


def test_fonts_are_those_of_windows(sheets):
    used = {each.style.name for each in sheets.paragraphs}
    assert {sheets.styles[name].element.rPr.rFonts.xpath("@w:ascii")[0] for name in used} == {"Calibri"}


def test_the_report_has_methods_matrix_and_sheets(example, tmp_path):
    book = word(example, tmp_path)
    assert [text for style, text in lines(book) if style == "Heading 1"][:3] == [
        "Methods",
        "Matrix",
        "Légumerie des Combes",
    ]
    assert cells(book.tables[0])[:2] == [
        ["Project", "Cooperation", "Territorial anchoring", "Territorial resilience", "Hybrid economic model"],
        [
            "Légumerie des Combes",
            "emerged with support",
            "present at emergence, later not established · to be supported",
            "emerged with support · to be supported",
            "present with support, origin contested · to be supported",
        ],
    ]


def test_the_methods_paragraph_has_the_true_figures(example, tmp_path):
    book = word(example, tmp_path, what="methods")
    corpus, coding, rule = (text for style, text in lines(book) if style == "Normal")
    assert corpus == (
        "The corpus holds 17 documents on 5 projects: 8 interviews, 6 press articles, 3 reports, 10,088 words in all. "
        "16 of them (94 %) had been read to their end on 2026-11-25."
    )
    assert "2 coders made 176 codings on 176 passages of 15 voices, by the codebook ECT 1.0 (1 version)" in coding
    assert "which has 27 variables in 4 pillars and 22 transversal codes." in coding
    assert "from t = 2 voices, a pillar from m = 2 variables, and an estimate means presence from k = 2." in rule
    assert "18 estimates were decided by a person" in rule


def test_the_methods_paragraph_speaks_french_too(example, tmp_path):
    wording.use_language("fr")
    book = word(example, tmp_path, what="methods")
    assert "2 codeurs ont posé 176 codages sur 176 passages de 15 voix" in words(book).replace("\u00a0", " ")


def test_the_methods_paragraph_says_whose_codings_answers_count(example, tmp_path):
    alone = dataclasses.replace(example, conventions=dataclasses.replace(example.conventions, reference_coder="Léa"))
    assert "Answers count the codings of Léa alone." in words(word(alone, tmp_path, what="methods"))


def test_what_is_new_says_read_coded_estimated_and_to_discuss(example, tmp_path):
    question = Discussion(
        1, 1, "Porteuse", "E01, § 3", 0, 5, "Au début", "Est-ce un risque ?", "Léa", "2026-11-24", None, None, ()
    )
    whole = dataclasses.replace(example, discussions=[question])
    book = word(whole, tmp_path, what="week", since="2020")
    headings = [text for style, text in lines(book) if style == "Heading 2"]
    assert headings == ["Read", "Coded", "Changed", "Answers that flipped", "To discuss"]
    assert "176 new codings on 17 documents; 18 new estimates; 0 answers flipped. 16 of 17 documents are read" in words(
        book
    )
    assert cells(book.tables[0])[1] == ["E01", "Porteuse de la légumerie", "reviewed", "22"]
    assert ("List Bullet", "Est-ce un risque ? (E01, § 3, Léa, 2026-11-24)") in lines(book)


def test_nothing_since_then_is_said(example, tmp_path):
    book = word(example, tmp_path, what="week", since="2999-01")
    assert words(book).count("Nothing since then.") == 4


def test_a_day_that_is_none_is_refused(example, tmp_path):
    with pytest.raises(BadDate):
        export(example, tmp_path / "o.docx", what="week", since="hier")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [".docx", ".html"])
@pytest.mark.parametrize("audience", [Audience.STRUCTURE, Audience.PUBLIC])
def test_limits_of_the_support_leave_for_researchers_alone(example, tmp_path, suffix, audience):
    path = tmp_path / f"o{suffix}"
    export(example, path, what="booklet" if suffix == ".html" else "report", audience=audience)
    found = words(Document(str(path))) if suffix == ".docx" else html.fromstring(path.read_bytes()).text_content()
    assert LIMIT not in found
    assert "Left out: “Limits of the support” (6 codings)" in found
    export(example, tmp_path / "o.html", what="booklet")
    assert LIMIT in html.fromstring((tmp_path / "o.html").read_bytes()).text_content()


def test_the_same_document_as_a_web_page_says_the_same(example, tmp_path, sheets):
    export(example, tmp_path / "o.html", what="sheets")
    page = html.fromstring((tmp_path / "o.html").read_bytes())
    assert [each.text_content() for each in page.iter("h2")] == [
        text for style, text in lines(sheets) if style == "Heading 1"
    ]
    tables = [[[cell.text_content() for cell in row] for row in table.iter("tr")] for table in page.iter("table")]
    assert tables == [cells(table) for table in sheets.tables]
