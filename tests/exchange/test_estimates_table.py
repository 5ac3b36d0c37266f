"""Estimates to a workbook and back: what another program reads in it, and what comes back changed."""

from __future__ import annotations

import openpyxl
import pytest

from ect_coder import wording
from ect_coder.analysis.estimates import NewEstimate
from ect_coder.corpus.library import Description
from ect_coder.errors import BadTable, BadValue, NotEstimable, UnknownProject
from ect_coder.exchange import estimates_table
from ect_coder.values import Mark, Moment, Quotability

HEADER = (
    "Project",
    "Id",
    "Pillar or variable",
    "Moment",
    "Estimate",
    "Reasons",
    "Suggestion",
    "State",
    "Voices",
    "Codings",
    "Confidence",
    "Why this confidence",
    "To review",
    "Coder",
    "Date",
)


@pytest.fixture
def study(small_study):
    small_study.estimate(
        [
            NewEstimate(
                "Légumerie", "cooperation", Moment.EMERGENCE, Mark.ZERO, "=SOMME(1) n’est pas une formule", coder="Léa"
            )
        ]
    )
    return small_study


@pytest.fixture
def out(study, tmp_path):
    """Write the cells of a study, and give the file."""
    path = tmp_path / "estimates.xlsx"
    estimates_table.write(study.decisions.all_cases(), study.grid, study.quoting(), {}, path)
    return path


def edited(path, *changes):
    """Change cells as a person does in a spreadsheet: (project, id, moment, column, value)."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    for project, key, moment, column, value in changes:
        for row in sheet.iter_rows(min_row=2):
            if [row[0].value, row[1].value, row[3].value] == [project, key, moment]:
                row[names.index(column)].value = value
    book.save(path)


def back(study, path):
    return estimates_table.compare(estimates_table.read(path), study.decisions.all_cases(), study.quoting(), {})


def test_a_row_is_a_cell_with_its_suggestion_counts_and_reasons(study, out):
    sheet = openpyxl.load_workbook(out).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == HEADER
    assert len(rows) - 1 == 3 * (4 + len(study.grid.variables)) * 2
    assert rows[1][:10] == (
        "Légumerie",
        "cooperation",
        "Cooperation",
        "emergence",
        0,
        "=SOMME(1) n’est pas une formule",
        0,
        "absent",
        2,
        2,
    )
    assert sheet.cell(2, 6).data_type == "s"
    assert rows[2][4] is None


def test_the_scale_goes_along(out):
    scale = list(openpyxl.load_workbook(out)["Scale"].iter_rows(values_only=True))
    assert [row[0] for row in scale[1:]] == ["NR", "C", 0, 1, 2, 3]
    assert scale[3][1] == "absent, and said to be"


def test_what_went_out_unchanged_changes_nothing(study, out):
    found = back(study, out)
    assert (list(found.changes), list(found.refused)) == ([], [])


def test_changes_come_back_as_one_step(study, out):
    edited(
        out,
        ("Légumerie", "cooperation", "emergence", "Estimate", 1),
        ("Légumerie", "cooperation", "support", "Estimate", "nr"),
        ("Légumerie", "cooperation", "support", "Reasons", "Rien de probant."),
    )
    found = back(study, out)
    assert [(each.line, each.case.mark, each.wish.mark) for each in found.changes] == [
        (2, Mark.ZERO, Mark.ONE),
        (3, None, Mark.NR),
    ]
    study.estimate([NewEstimate(*_fields(each.wish), coder="Léa") for each in found.changes])
    assert [(each.value, each.why) for each in study.estimates() if each.current] == [
        (Mark.ONE, "=SOMME(1) n’est pas une formule"),
        (Mark.NR, "Rien de probant."),
    ]
    study.undo()
    assert [each.value for each in study.estimates() if each.current] == [Mark.ZERO]


def _fields(wish):
    return wish.project, wish.target, wish.moment, wish.mark, wish.why


def test_a_value_that_was_emptied_takes_the_estimate_back(study, out):
    edited(out, ("Légumerie", "cooperation", "emergence", "Estimate", None))
    (change,) = back(study, out).changes
    assert change.wish.mark is None


def test_refused_rows_are_named_by_line_and_the_others_stand(study, out):
    edited(
        out,
        ("Légumerie", "cooperation", "emergence", "Estimate", 4),
        ("Légumerie", "cooperation", "support", "Reasons", "Sans valeur."),
        ("Légumerie", "anchoring", "emergence", "Moment", "après"),
        ("Légumerie", "anchoring", "support", "Id", "trans_freins"),
        ("Légumerie", "resilience", "emergence", "Project", "Autre"),
        ("Légumerie", "resilience", "support", "Estimate", 2),
    )
    found = back(study, out)
    assert [(line, type(reason)) for line, reason in found.refused] == [
        (2, BadValue),
        (3, BadValue),
        (4, BadValue),
        (5, NotEstimable),
        (6, UnknownProject),
    ]
    assert [each.line for each in found.changes] == [7]


def test_a_table_that_went_out_in_french_comes_back(study, tmp_path):
    wording.use_language("fr")
    path = tmp_path / "estimations.xlsx"
    estimates_table.write(study.decisions.all_cases(), study.grid, study.quoting(), {}, path)
    edited(path, ("Légumerie", "cooperation", "accompagnement", "Estimation", 3))
    (change,) = back(study, path).changes
    assert (change.line, change.wish.moment, change.wish.mark) == (3, Moment.SUPPORT, Mark.THREE)


def test_a_table_without_values_is_refused(study, out):
    book = openpyxl.load_workbook(out)
    book.worksheets[0].delete_cols(5)
    book.save(out)
    with pytest.raises(BadTable):
        back(study, out)


def test_reasons_that_were_kept_back_do_not_come_back_as_notices(study, tmp_path):
    words = "On lit : « chacun se méfiait ; l’œuvre commune est venue ». Voilà."
    study.estimate([NewEstimate("Légumerie", "cooperation", Moment.EMERGENCE, Mark.ZERO, words, coder="Léa")])
    study.describe(1, Description(quotability=Quotability.WITHHELD))
    path = tmp_path / "estimates.xlsx"
    estimates_table.write(study.decisions.all_cases(), study.grid, study.quoting(), {}, path)
    assert "œuvre" not in openpyxl.load_workbook(path).worksheets[0].cell(2, 6).value
    assert list(back(study, path).changes) == []
