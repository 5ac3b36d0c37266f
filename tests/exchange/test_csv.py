"""CSV that leaves, held against golden files; and CSV that comes in."""

from __future__ import annotations

import csv
import dataclasses
import io
from pathlib import Path

import pytest

from ect_coder import wording
from ect_coder.analysis.conventions import Conventions
from ect_coder.analysis.estimates import Estimate
from ect_coder.analysis.evidence import Testimony
from ect_coder.analysis.matrix import Frame, matrix
from ect_coder.analysis.whole import Whole
from ect_coder.codebook.files import default
from ect_coder.coding.excerpts import Coding
from ect_coder.corpus.attributes import Attribute, Owner
from ect_coder.corpus.library import Project
from ect_coder.errors import BadTable, UnreadableFile
from ect_coder.exchange import csv_out, records, tables
from ect_coder.values import Kind, Mark, Moment, Polarity, Reading, Sort

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.fixture
def whole():
    coding = Coding(7, 1, "E01", "Entretien", Kind.INTERVIEW, "Légumerie", 3, 9, '=1+1 ; "oui",\nnon', "cooperation", "coop_confiance",
                    Moment.BOTH, Polarity.PRESENT, 2, None, Reading.EXPLICIT, "Léa", "@memo", "2026-01-02T03:04:05+00:00")  # fmt: skip
    grid = default()
    frame = Frame({pillar.id: tuple(each.id for each in pillar.variables) for pillar in grid.pillars})
    told = [Testimony(1, "coop_confiance", Moment.SUPPORT, "a", 1, 0, 0, (0, 0, 1))]
    estimate = Estimate(
        "Légumerie", "cooperation", Moment.SUPPORT, Mark.TWO, "", (), "Léa", "2026", current=True, stale=False
    )
    return Whole(
        Conventions(title="Étude"), grid, [Project(1, "Légumerie", "2019~", 1, 1, {"commune": "-Clairval"})], [], [coding],
        matrix(frame, [1], told), [], [estimate], {1: "Légumerie"}, {7: "E01, §\u00a02"}, 1,
    )  # fmt: skip


CASES = [
    ("codings", {}),
    ("codings", {"raw": True}),
    ("codings", {"for_excel": True}),
    ("projects", {}),
    ("matrix", {}),
    ("qca", {}),
    ("qca", {"for_excel": True}),
    ("projects", {"for_excel": True}),
    ("matrix", {"for_excel": True}),
]
HOSTILE = [
    "=1+1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠A",
    '=HYPERLINK("http://x")',
]
TEXTS = ["document_name", "project", "text", "coder", "memo", "created"]


@pytest.mark.parametrize(("what", "options"), CASES)
def test_a_table_is_as_it_always_was(whole, what, options):
    wording.use_language("fr" if options.get("for_excel") else "en")
    name = "-".join([what, *options])
    path = GOLDEN / f"{name}.csv"
    assert csv_out.table(whole, what, **options) == path.read_bytes().decode("utf-8")


def cells_of(table, delimiter=","):
    return list(csv.reader(io.StringIO(table, newline=""), delimiter=delimiter))


@pytest.mark.parametrize("payload", HOSTILE)
@pytest.mark.parametrize("field", TEXTS)
def test_no_text_is_taken_for_a_formula(whole, payload, field):
    codings = [whole.codings[0]._replace(**{field: payload})]
    hostile = dataclasses.replace(whole, codings=codings)
    column = Coding._fields.index(field)
    assert cells_of(csv_out.table(hostile, "codings"))[1][column] == f"'{payload}"
    assert cells_of(csv_out.table(hostile, "codings", raw=True))[1][column] == payload


@pytest.mark.parametrize("payload", HOSTILE)
@pytest.mark.parametrize("what", ["projects", "matrix", "qca"])
def test_no_name_or_attribute_is_taken_for_a_formula(whole, payload, what):
    projects = [dataclasses.replace(whole.projects[0], name=payload, attributes={payload: payload})]
    hostile = dataclasses.replace(whole, projects=projects, names={1: payload})
    for for_excel, delimiter in ((False, ","), (True, ";")):
        cells = [cell for row in cells_of(csv_out.table(hostile, what, for_excel=for_excel), delimiter) for cell in row]
        assert f"'{payload}" in cells
        assert payload not in cells


@pytest.mark.parametrize("number", ["-5", "-12.5", "-3,7", "0"])
def test_a_number_stays_a_number(number):
    assert csv_out.guarded(number, raw=False) == number


def test_an_attribute_may_be_called_like_a_field(whole):
    projects = [dataclasses.replace(whole.projects[0], attributes={"name": "x"})]
    header, row = cells_of(csv_out.table(dataclasses.replace(whole, projects=projects), "projects"))
    assert dict(zip(header, row, strict=True))["name (2)"] == "x"


def test_the_matrix_has_every_field_of_the_json(whole):
    record = records.row(whole.rows[0], whole.names)
    header = cells_of(csv_out.table(whole, "matrix"))[0]
    assert {f"emergence_{name}" for name in record["emergence"]} <= set(header)
    assert set(record) - {"emergence", "support"} <= set(header)


def test_a_table_comes_in_by_comma_or_semicolon(tmp_path):
    path = tmp_path / "t.csv"
    for separator, encoding in ((",", "utf-8"), (";", "utf-8-sig"), (";", "cp1252")):
        path.write_bytes(f'Name{separator}été\n\n"a\nb"{separator}é\nc{separator}'.encode(encoding))
        table = tables.read(path, ["name"], ["été"])
        assert [row["name"] for row in table.rows] == ["a\nb", "c"]
        assert table.lines == (3, 5)


def test_a_table_without_its_column_is_refused(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(BadTable):
        tables.read(path, ["name"])
    path.write_bytes(b"")
    with pytest.raises(UnreadableFile):
        tables.read(path, ["name"])


def test_a_number_of_an_attribute_keeps_its_digits(study):
    study.attributes.add([Attribute(Owner.PROJECT, "chiffre d’affaires", sort=Sort.NUMBER)])
    study.add_project("Bois", attributes={"chiffre d’affaires": "1 234 567,25"})
    wording.use_language("fr")
    header, row = cells_of(csv_out.table(study.whole(), "projects", for_excel=True), delimiter=";")
    assert dict(zip(header, row, strict=True))["chiffre d’affaires"] == "1234567,25"
