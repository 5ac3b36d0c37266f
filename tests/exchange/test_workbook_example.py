"""The workbook of the example study, cell by cell, against what its plan says (resources/demo)."""

from __future__ import annotations

import dataclasses
import datetime
import re
import zipfile

import openpyxl
import pytest

from ect_coder.exchange.export import export


@pytest.fixture(scope="module")
def path(example, tmp_path_factory):
    target = tmp_path_factory.mktemp("out") / "o.xlsx"
    export(example, target)
    return target


@pytest.fixture(scope="module")
def book(path):
    return openpyxl.load_workbook(path)


def rows_of(book, name):
    header, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_read_me_says_what_it_stands_on_and_how_to_cite(book):
    said = {row["Item"]: row["What it says"] for row in rows_of(book, "Read me")}
    assert said["Study"] == "Coopérer en Combe – étude d’exemple"
    assert said["Made on"] == "2026-11-25"
    assert said["Basis"] == "8 interviews, 6 press articles, 3 reports, 176 passages, 176 codings, 15 voices"
    assert said["Threshold t (voices)"] == said["Breadth m (variables per pillar)"] == said["Cut k (estimates)"] == "2"
    assert said["Filters"] == "none: every coding of the study"
    assert said["Audience"] == "For: research."
    assert re.fullmatch(
        r"Coopérer en Combe – étude d’exemple, workbook of 2026-11-25, "
        r"made with ECT Coder [\d.]+, codebook ECT 1\.0\.",
        said["How to cite"],
    )
    assert "E03, § 42" in said["How to cite a passage"]


def test_the_wide_base_has_the_dates_of_events_after_the_attributes(book):
    row, *_others = rows_of(book, "Projects × variables")
    assert row["first idea"] == "2017"
    names = list(row)
    assert names.index("first idea") > names.index("statut juridique aujourd’hui")


def test_the_wide_base_has_attributes_estimates_states_and_answers(book):
    row, *_others = rows_of(book, "Projects × variables")
    assert list(row.items())[:8] == [
        ("Project", "Légumerie des Combes"),
        ("Pivot date", "2019-03"),
        ("secteur", "se nourrir"),
        ("origine_projet", "porteur existant"),
        ("état actuel", "lancé"),
        ("commune", "Saint-Aubert-en-Combe"),
        ("epci", "CC de la Combe et du Replat"),
        ("statut juridique aujourd’hui", "SCIC"),
    ]
    first = list(row).index("Cooperation · estimate E")
    assert list(row.items())[first : first + 5] == [
        ("Cooperation · estimate E", 0),
        ("Cooperation · estimate S", 3),
        ("Cooperation · state E", "absent"),
        ("Cooperation · state S", "present"),
        ("Cooperation · answer", "emerged with support"),
    ]


def test_an_estimate_is_a_number_nr_or_c_and_never_a_blank_that_means_zero(book):
    found = {row["Project"]: row for row in rows_of(book, "Projects × variables")}
    marks = {name: (row["Cooperation · estimate E"], row["Cooperation · estimate S"]) for name, row in found.items()}
    assert marks == {
        "Légumerie des Combes": (0, 3),
        "Atelier textile La Navette": (3, 3),
        "Filière bois du Haut-Replat": ("C", "C"),
        "Épicerie-café de Clairval": (None, 2),
        "Recyclerie La Cordée": ("NR", 2),
    }


def test_the_evidence_has_every_coding_with_its_reference(book):
    rows = rows_of(book, "Codings")
    assert len(rows) == 176
    first = rows[0]
    assert first["Document"] == "Porteuse de la légumerie"
    assert first["Kind"] == "interview"
    assert first["Text"].startswith("il n'y avait pas grand monde, c'était trois maraîchers et puis moi")
    assert (first["Moment"], first["Polarity"], first["Reading"]) == ("emergence", "absent", "explicit")
    assert (first["Intensity"], first["Attribution"]) == (None, None)
    assert isinstance(first["Created"], datetime.datetime)
    assert all(re.fullmatch(r"[EPR]0\d, §\u00a0\d+", row["Reference"]) for row in rows)


@pytest.mark.parametrize(
    ("name", "count"),
    [("Matrix", 5 * 27 * 2), ("Factors", 5 * 22 * 5), ("Answers", 5 * (4 + 27)), ("Projects", 5), ("Documents", 17), ("Codebook", 49)],
)  # fmt: skip
def test_each_sheet_has_one_row_for_each_of_what_it_is_about(book, name, count):
    assert book[name].max_row - 1 == count


def test_a_document_is_there_with_all_that_is_known_of_it(book):
    found = {row["Code"]: row for row in rows_of(book, "Documents")}
    row = {key: found["E08"][key] for key in ("Document", "Kind", "Status", "Role", "Voice shared with", "enqueteur")}
    assert row == {
        "Document": "Accompagnatrice de la Fabrique",
        "Kind": "interview",
        "Status": "coded",
        "Role": "supporter",
        "Voice shared with": "Fabrique des Combes",
        "enqueteur": "Léa",
    }
    assert found["E08"]["Date"] == datetime.datetime(2024, 4, 11)
    assert found["R01"]["Date"] == "2021-06"
    assert found["E08"]["Projects"] == (
        "Légumerie des Combes ; Atelier textile La Navette ; Filière bois du Haut-Replat"
    )


def test_the_dictionary_explains_every_column_that_is_not_plain(book):
    explained = {(row["Sheet"], row["Name"]): row for row in rows_of(book, "Dictionary")}
    total = sum(sheet.max_column for sheet in book.worksheets)
    assert len(explained) == total
    assert explained["Codings", "moment"]["Values"] == "emergence, support, both, after, to specify"
    assert explained["Matrix", "moment"]["Values"] == "emergence, support"
    assert explained["Projects × variables", "cooperation:estimate_E"]["Missing"] == "empty; NR is “not established”"
    assert explained["Documents", "role"]["Rule"] == "the speaker’s or author’s, towards the project"


def test_the_same_study_gives_the_same_bytes(example, path, tmp_path):
    export(example, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_on_another_day_only_the_dates_differ(example, path, tmp_path):
    export(dataclasses.replace(example, made="2026-12-01"), tmp_path / "later.xlsx")
    assert parts(tmp_path / "later.xlsx", "2026-12-01") == parts(path, "2026-11-25")


def parts(path, day):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).replace(day.encode(), b"DAY") for name in archive.namelist()}


def test_a_printed_page_says_on_what_it_stands(book):
    foot = book["Matrix"].oddFooter
    assert "Coopérer en Combe – étude d’exemple · 2026-11-25 · 8 interviews" in foot.left.text
    assert foot.right.text == "&P / &N"
