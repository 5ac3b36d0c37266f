"""Sets for QCA, from the estimates that the plan of the example study tells."""

from __future__ import annotations

import csv
import dataclasses
import io

import pytest

from ect_coder.exchange import csv_out

FUZZY = {
    "Légumerie des Combes": ("0", "1"),
    "Atelier textile La Navette": ("1", "1"),
    "Filière bois du Haut-Replat": ("", ""),
    "Épicerie-café de Clairval": ("", "0.67"),
    "Recyclerie La Cordée": ("", "0.67"),
}


def rows_of(table):
    return list(csv.DictReader(io.StringIO(table, newline="")))


def sides(row, key="cooperation"):
    return row[f"{key}_E"], row[f"{key}_A"]


def test_fuzzy_sets_have_four_values_and_silence_has_none(example):
    rows = rows_of(csv_out.table(example, "qca"))
    assert {row["project"]: sides(row) for row in rows} == FUZZY
    assert sides(rows[2], "resilience") == ("0.67", "0.33")
    assert rows[0]["statut juridique aujourd’hui"] == "SCIC"


@pytest.mark.parametrize(("cut", "expected"), [(1, ("1", "1")), (2, ("1", "0")), (3, ("0", "0"))])
def test_crisp_sets_are_cut_where_the_study_says(example, cut, expected):
    moved = dataclasses.replace(example, conventions=dataclasses.replace(example.conventions, cut=cut))
    rows = rows_of(csv_out.table(moved, "qca_crisp"))
    assert sides(rows[2], "resilience") == expected
    assert sides(rows[2]) == ("", "")
    assert sides(rows[0])[0] == "0"


def test_the_calibration_says_what_each_value_means_and_becomes(example):
    rows = rows_of(csv_out.table(example, "calibration"))
    assert [(row["value"], row["fuzzy"], row["crisp"], row["cut"], row["estimates"]) for row in rows] == [
        ("0", "0", "0", "2", "3"),
        ("1", "0.33", "0", "2", "1"),
        ("2", "0.67", "1", "2", "6"),
        ("3", "1", "1", "2", "5"),
        ("NR", "", "", "2", "1"),
        ("C", "", "", "2", "2"),
    ]
    assert rows[0]["meaning"] == "absent, and said to be"
