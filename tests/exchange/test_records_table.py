"""The tables of projects and documents leave as xlsx and csv, and come back: what changes is shown before it is done."""

from __future__ import annotations

import csv
import datetime
import io

import openpyxl
import pytest

from ect_coder import wording
from ect_coder.corpus.attributes import Attribute, Owner
from ect_coder.corpus.library import Description
from ect_coder.errors import CannotWrite, UnknownFormat, UnreadableFile
from ect_coder.exchange import records_table
from ect_coder.exchange.export import export
from ect_coder.exchange.record_columns import columns
from ect_coder.exchange.records_plan import guessed, planned
from ect_coder.study import Study
from ect_coder.values import Kind, Quotability, Role, Sort
from ect_coder.wording import explain

HOSTILE = ("=1+1", "+1", "-1", "@x", "'=1", "''-1", "_x000D_", "_x005F_x0041_", "<r>1</r>", "http://x.fr", "a; b", "é’œ 💶")  # fmt: skip
SORTED = (
    Attribute(Owner.PROJECT, "adhérents", sort=Sort.NUMBER),
    Attribute(Owner.PROJECT, "SIRET", sort=Sort.NUMBER),
    Attribute(Owner.PROJECT, "créé", sort=Sort.DATE),
    Attribute(Owner.PROJECT, "ouvert", sort=Sort.YES_NO),
    Attribute(Owner.PROJECT, "formes", sort=Sort.CHOICE, several=True, choices=("SCIC", "SCOP")),
    Attribute(Owner.PROJECT, "années", sort=Sort.DATE, several=True),
)
PROJECTS = [
    ("Légumerie", "2019-03", {"adhérents": "1234,5", "créé": "mars 2019", "ouvert": "oui", "formes": "SCIC ; SCOP", "années": "2019 ; vers 2021"}),
    ("Atelier", "2017-09-12", {"adhérents": "-3", "créé": "12/03/2019", "ouvert": "non", "SIRET": "12345678901234567890"}),
    ("Bois", None, {"créé": "vers 2019", "adhérents": "0"}),
    ("Vieux", "1850-01-01", {"créé": "1850-01-01"}),
]  # fmt: skip


@pytest.fixture(params=["fr", "en"])
def language(request):
    wording.use_language(request.param)
    return request.param


@pytest.fixture
def filled(study, interview, language):
    """Projects with a value of each sort, hostile texts, and a document that is described."""
    study.attributes.add(SORTED)
    study.add_projects(PROJECTS)
    study.add_projects([(f"{words} {rank}", None, {"note": words}) for rank, words in enumerate(HOSTILE)])
    described = Description(kind=Kind.PRESS, role=Role.ELECTED, date="2018~", quotability=Quotability.WITHHELD, projects=["Légumerie", "Atelier"], group="AFP")  # fmt: skip
    study.describe(interview, described)
    return study


def told(study, owner):
    rows = study.projects() if owner is Owner.PROJECT else study.documents()
    return columns(owner, study.projects(), study.documents(), study.attributes.defined(owner)), rows


def written(study, owner, path):
    records_table.write(*told(study, owner), path, "Table")
    return path


def plan(study, owner, path, **chosen):
    table = records_table.read(path)
    ours, rows = told(study, owner)
    return planned(owner, table, guessed(table, ours, owner), ours, rows, **chosen)


def saved(tmp_path, rows, name="t.xlsx"):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / name)
    return tmp_path / name


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("owner", Owner)
def test_what_leaves_comes_back_and_changes_nothing(filled, tmp_path, owner, suffix):
    found = plan(filled, owner, written(filled, owner, tmp_path / f"t{suffix}"))
    assert (found.changes, found.refused, found.unknown, found.attributes) == ((), (), (), ())


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_table_fills_an_empty_study_just_as_it_was(filled, tmp_path, suffix):
    path = written(filled, Owner.PROJECT, tmp_path / f"t{suffix}")
    with Study.create(tmp_path / "other.ect") as other:
        other.attributes.add(SORTED)
        other.attributes.enter(plan(other, Owner.PROJECT, path, make=True).entries(), "import")
        same = [(each.name, each.pivot, each.attributes) for each in filled.projects()]
        assert [(each.name, each.pivot, each.attributes) for each in other.projects()] == same
        other.undo()
        assert other.projects() == []


def test_numbers_and_whole_dates_are_real_ones_and_no_text_is_a_formula(filled, tmp_path):
    sheet = openpyxl.load_workbook(written(filled, Owner.PROJECT, tmp_path / "t.xlsx")).active
    head = [cell.value for cell in sheet[1]]
    by_name = {row[0].value: dict(zip(head, row, strict=True)) for row in sheet.iter_rows(min_row=2)}
    assert by_name["Légumerie"]["adhérents"].value == 1234.5
    assert by_name["Atelier"]["créé"].value == datetime.datetime(2019, 3, 12)
    assert by_name["Bois"]["créé"].value == {"fr": "vers 2019", "en": "about 2019"}[wording.language()]
    assert by_name["Atelier"]["SIRET"].value == "12345678901234567890"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_no_cell_of_the_csv_is_a_formula(filled, tmp_path):
    text = written(filled, Owner.PROJECT, tmp_path / "t.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "＝"))] == []


def test_the_workbook_of_the_study_holds_typed_values_too(filled, tmp_path):
    export(filled.whole(), tmp_path / "w.xlsx")
    book = openpyxl.load_workbook(tmp_path / "w.xlsx")
    for name in {"fr": ("Projets", "Projets × variables"), "en": ("Projects", "Projects × variables")}[
        wording.language()
    ]:
        rows = list(book[name].iter_rows(values_only=True))
        row = next(dict(zip(rows[0], each, strict=True)) for each in rows if "Atelier" in each)
        assert (row["adhérents"], row["créé"]) == (-3, datetime.datetime(2019, 3, 12))
        assert row["ouvert"] == {"fr": "non", "en": "no"}[wording.language()]


def test_old_and_new_are_told_and_entered_in_one_step(filled, tmp_path):
    path = saved(
        tmp_path, [["name", "adhérents", "créé"], ["légumerie", 12, None], ["Bois", None, datetime.date(2020, 1, 2)]]
    )
    found = plan(filled, Owner.PROJECT, path)
    assert [(each.whose, each.column.header, each.old, each.new) for each in found.changes] == [
        ("Légumerie", "adhérents", "1234.5", "12"),
        ("Bois", "créé", "2019~", "2020-01-02"),
    ]
    before = filled.projects()
    filled.attributes.enter(found.entries(), "import")
    assert filled.projects()[0].attributes["adhérents"] == "12"
    filled.undo()
    assert filled.projects() == before


def test_a_cell_that_does_not_fit_is_named_by_its_row_and_column_and_the_others_go_in(filled, tmp_path):
    path = saved(tmp_path, [["name", "adhérents", "créé"], ["Légumerie", "beaucoup", "2020"]])
    found = plan(filled, Owner.PROJECT, path)
    (refused,) = found.refused
    assert "2" in explain(refused)
    assert "adhérents" in explain(refused)
    assert "beaucoup" in explain(refused)
    assert [each.column.header for each in found.changes] == ["créé"]


def test_unknown_rows_are_listed_or_made(filled, tmp_path):
    path = saved(tmp_path, [["name", "pivot", "ville"], ["Nouveau", "2021", "Clairval"]])
    assert plan(filled, Owner.PROJECT, path).unknown == ((2, "Nouveau"),)
    found = plan(filled, Owner.PROJECT, path, make=True)
    assert (found.made, [each.name for each in found.attributes]) == (("Nouveau",), ["ville"])
    filled.attributes.enter(found.entries(), "import")
    made = filled.projects()[-1]
    assert (made.name, made.pivot, made.attributes) == ("Nouveau", "2021", {"ville": "Clairval"})


def test_documents_are_found_by_code_and_projects_that_are_not_there_are_refused_or_made(filled, interview, tmp_path):
    code = filled.documents()[0].code
    path = saved(
        tmp_path, [["code", "name", "projects", "kind"], [code.lower(), "Neuf", "Atelier; Inconnu", "interview"]]
    )
    assert [type(each.details["reason"]).__name__ for each in plan(filled, Owner.DOCUMENT, path).refused] == [
        "UnknownProject"
    ]
    filled.attributes.enter(plan(filled, Owner.DOCUMENT, path, make=True).entries(), "import")
    document = filled.documents()[0]
    assert (document.name, document.projects, document.kind) == ("Neuf", ("Atelier", "Inconnu"), Kind.INTERVIEW)


def test_an_empty_cell_changes_nothing(filled, tmp_path):
    path = saved(tmp_path, [["name", "pivot", "adhérents"], ["Légumerie", None, " "]])
    assert not plan(filled, Owner.PROJECT, path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no workbook"])
def test_what_is_no_table_is_refused(tmp_path, content):
    (tmp_path / "t.xlsx").write_bytes(content)
    with pytest.raises(UnreadableFile):
        records_table.read(tmp_path / "t.xlsx")


def test_another_format_is_refused(filled, tmp_path):
    with pytest.raises(UnknownFormat):
        written(filled, Owner.PROJECT, tmp_path / "t.ods")
    with pytest.raises(CannotWrite):
        written(filled, Owner.PROJECT, tmp_path / "none" / "t.xlsx")
