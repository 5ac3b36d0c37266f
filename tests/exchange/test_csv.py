"""CSV that leaves, held against golden files; and CSV that comes in."""

from __future__ import annotations

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
from ect_coder.corpus.library import Project
from ect_coder.errors import BadTable, UnreadableFile
from ect_coder.exchange import csv_out, tables
from ect_coder.values import Kind, Mark, Moment, Polarity, Reading

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
]


@pytest.mark.parametrize(("what", "options"), CASES)
def test_a_table_is_as_it_always_was(whole, what, options):
    wording.use_language("fr" if options.get("for_excel") else "en")
    name = "-".join([what, *options])
    path = GOLDEN / f"{name}.csv"
    assert csv_out.table(whole, what, **options) == path.read_bytes().decode("utf-8")


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
