"""Tables of texts: one document for each row, and everything else that the row says beside it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from ect_coder.corpus import readers
from ect_coder.corpus.readers.source import MarkKind
from ect_coder.errors import Cancelled, Cause, UnreadableFile

FILES = Path(__file__).parents[1] / "files" / "pages"
LONG = "Nous avons tenu une réunion à la mairie, et chacun a dit ce qu’il pouvait apporter au projet."


@pytest.fixture
def table(tmp_path):
    """Save a CSV and read it."""

    def read(content, encoding="utf-8"):
        path = tmp_path / "corpus.csv"
        path.write_bytes(content.encode(encoding))
        return readers.read(path)

    return read


@pytest.fixture
def sheet(tmp_path):
    """Save a workbook of one sheet and read it."""

    def read(*rows):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / "corpus.xlsx")
        return readers.read(tmp_path / "corpus.xlsx")

    return read


def refusal_of(path):
    with pytest.raises(UnreadableFile) as refusal:
        readers.read(path)
    return refusal.value.details["cause"]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separator_and_encoding_are_found(table, separator, encoding):
    rows = [["titre", "Texte", "lieu"], ["Né là", '"Un texte, ici ; et là."', "Saint-Aubert"]]
    (source,) = table("\r\n".join(separator.join(row) for row in rows), encoding).sources
    assert (source.title, source.text) == ("Né là", "Un texte, ici ; et là.")
    assert ("lieu", "Saint-Aubert") in source.facts


def test_excel_s_own_first_line_names_the_separator(table):
    (source,) = table("sep=;\r\ntexte;lieu, ou commune\r\nun mot;Clairval\r\n").sources
    assert (source.text, source.facts) == ("un mot", (("lieu, ou commune", "Clairval"),))


@pytest.mark.parametrize("column", ["texte", "TEXT", "Verbatim", "contenu", "Réponse", "Réponses :", "Article"])
def test_a_column_of_texts_is_known_by_its_name(table, column):
    first, second = table(f"id;{column};auteur\n1;Un mot.;Ada\n2;Un autre.;Zoé\n").sources
    assert [first.text, second.text] == ["Un mot.", "Un autre."]
    assert [first.facts, second.facts] == [(("id", "1"), ("author", "Ada")), (("id", "2"), ("author", "Zoé"))]
    assert [first.title, second.title] == ["corpus – 1", "corpus – 2"]
    assert first.warnings == ()


def test_the_longest_column_is_the_text_where_none_is_called_so(table):
    (source,) = table(f"lieu;notes prises\nClairval;{LONG}\n").sources
    assert source.text == LONG
    (warning,) = source.warnings
    assert "notes prises" in warning


def test_a_text_of_several_lines_stays_one_document(table):
    (source,) = table('titre;texte\nVisite;"Un.\nDeux ""vraiment"".\n\nTrois."\n').sources
    assert source.text == 'Un.\nDeux "vraiment".\n\nTrois.'


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2023-04-12", "2023-04-12"),
        ("12/04/2023", "2023-04-12"),
        ("2023", "2023"),
        ("hier", None),
        ("45/45/2023", None),
    ],
)
def test_a_date_is_read_as_french_writes_it(table, said, date):
    (source,) = table(f"date;texte\n{said};Un mot.\n").sources
    assert source.date == date
    assert ("date", said) in source.facts


def test_a_questionnaire_gives_a_document_for_each_person():
    file = readers.read(FILES / "enquete.xlsx")
    first, _second, third = file.sources
    assert first.text.split("\n") == [
        "Comment le projet est-il né ?",
        "Autour d’une table, à la mairie.",
        "Qu’est-ce que l’accompagnement a changé ?",
        "Les réunions sont devenues régulières.",
    ]
    headings = [first.text[mark.start : mark.end] for mark in first.marks if mark.kind is MarkKind.HEADING]
    assert headings == ["Comment le projet est-il né ?", "Qu’est-ce que l’accompagnement a changé ?"]
    assert (first.title, first.date) == ("R01", "2023-04-12")
    assert third.text == "Qu’est-ce que l’accompagnement a changé ?\nNous nous parlons.\nEt nous comptons."


def test_numbers_dates_and_results_of_formulas_are_written_plainly():
    first, second, third = readers.read(FILES / "enquete.xlsx").sources
    assert ("Ancienneté", "3") in first.facts
    assert list(second.facts[1:]) == [("Date", "2023-04-13 14:30"), ("Ancienneté", "2.5")]
    assert second.text.endswith("\nRien de visible")
    assert ("Ancienneté", "2") in third.facts


def test_what_became_no_document_is_named():
    file = readers.read(FILES / "enquete.xlsx")
    assert [passed.name for passed in file.passed] == [
        "Enquête auprès des associés",
        "Réponses",
        "Brouillon",
        "Codes",
    ]
    assert any("merged" in warning for warning in file.sources[0].warnings)


def test_a_formula_without_a_saved_result_is_told(sheet):
    (source,) = sheet(["texte", "total"], ["Un mot.", "=1+1"]).sources
    assert source.facts == ()
    (warning,) = source.warnings
    assert warning.startswith("1 formula")


def test_a_million_empty_rows_are_passed_over(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["texte"])
    book.active.append(["Un mot."])
    book.active.cell(1_048_576, 1, "Le dernier.")
    book.save(tmp_path / "corpus.xlsx")
    first, last = readers.read(tmp_path / "corpus.xlsx").sources
    assert (first.text, last.text, last.title) == ("Un mot.", "Le dernier.", "corpus – 1048576")


def test_columns_without_a_name_keep_what_they_say(table):
    (source,) = table("texte;;lieu\nUn mot.;seul;Clairval;trop\n").sources
    assert source.facts == (("B", "seul"), ("lieu", "Clairval"), ("D", "trop"))


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", Cause.EMPTY),
        (b"\n;;\n", Cause.NO_TEXT),
        (b"code;commune\n1;Clairval\n", Cause.NO_COLUMN),
        (b"texte\n", Cause.NO_COLUMN),
        (b"PK\x03\x04 a workbook", Cause.RENAMED),
        (b"\0" * 5_000, Cause.RENAMED),
    ],
)
def test_a_csv_without_texts_is_refused_by_its_cause(tmp_path, content, cause):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    assert refusal_of(path) is cause


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", Cause.EMPTY),
        (b"titre;texte\n", Cause.RENAMED),
        (b"PK\x03\x04 cut short", Cause.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Cause.PROTECTED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Cause.RENAMED),
    ],
)
def test_what_is_no_workbook_is_refused_by_its_cause(tmp_path, content, cause):
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert refusal_of(path) is cause


def with_part(name, content):
    """Give the bytes of the questionnaire with one part put in the place of its own."""
    made = io.BytesIO()
    with zipfile.ZipFile(FILES / "enquete.xlsx") as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in source.namelist():
            copy.writestr(part, content if part == name else source.read(part))
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("xl/worksheets/sheet1.xml", b"<worksheet", Cause.DAMAGED),
        ("xl/workbook.xml", b"<workbook/>", Cause.DAMAGED),
        ("xl/sharedStrings.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><sst>&a;</sst>', Cause.ENTITIES),
        ("xl/sharedStrings.xml", b" " * 60_000_000, Cause.TOO_BIG),
    ],
)
def test_a_workbook_with_a_bad_part_is_refused(tmp_path, name, content, cause):
    path = tmp_path / "x.xlsx"
    path.write_bytes(with_part(name, content))
    assert refusal_of(path) is cause


def test_more_rows_than_anyone_reads_are_refused(table, tmp_path):
    with pytest.raises(UnreadableFile) as refusal:
        table("texte;id\n" + "Un mot.;1\n" * 20_001)
    assert refusal.value.details["cause"] is Cause.TOO_BIG


@pytest.mark.parametrize("name", ["corpus.csv", "corpus.xlsx"])
def test_the_reading_of_a_table_can_be_stopped(tmp_path, name):
    book = openpyxl.Workbook()
    book.active.append(["texte"])
    book.active.append(["Un mot."])
    book.save(tmp_path / "corpus.xlsx")
    (tmp_path / "corpus.csv").write_text("texte;id\nUn mot.;1\n", encoding="utf-8")
    with pytest.raises(Cancelled):
        readers.read(tmp_path / name, lambda: True)
