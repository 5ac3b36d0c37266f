"""How firm answers are, in a study: what is gathered once says the same as gathering anew for each variant."""

from __future__ import annotations

import random

import pytest

from ect_coder.analysis import basis
from ect_coder.analysis.gathering import Scope, Without
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.study import Study
from ect_coder.values import Kind, Moment, Polarity, Reading, Role, Span

WITHOUT = {
    "without_press": Scope(without_kinds=[Kind.PRESS]),
    "without_supporter": Scope(without=[Without.SUPPORTER]),
    "without_retrospective": Scope(without=[Without.RETROSPECTIVE]),
    "without_interpreted": Scope(without=[Without.INTERPRETED]),
}


@pytest.fixture
def mixed_study(tmp_path):
    """Two projects and eight documents of all kinds, roles and dates, two of them one voice."""
    chance = random.Random(5)
    with Study.create(tmp_path / "mixed.ect") as study:
        study.add_projects([("Un", "2020", {"support_end": "2022"}), ("Deux", None, {})])
        for number in range(8):
            file = tmp_path / f"Source {number}.txt"
            file.write_text(f"Source {number}.\n" + "mot " * 60, encoding="utf-8")
            study.take_in([file], project="Un" if number % 2 else "Deux")
        for number, (kind, role, date) in enumerate(
            zip(
                [Kind.PRESS, Kind.PRESS, *[Kind.INTERVIEW] * 4, Kind.REPORT, Kind.NOTE],
                [None, Role.JOURNALIST, Role.SUPPORTER, Role.CARRIER, Role.ELECTED, Role.SUPPORTER, None, Role.CARRIER],
                ["2019", "2021", "2023", "2019", "2023", "2024", None, "2021"],
                strict=True,
            ),
            start=1,
        ):
            change = Description(kind=kind, role=role, date=date, projects=["Un", "Deux"], group="duo" * (number > 6))
            study.describe(number, change)
        variables = [each.id for each in study.grid.variables][:9]
        wishes = []
        for number in range(160):
            polarity = chance.choice(list(Polarity))
            wishes.append(
                NewCoding(
                    chance.randint(1, 8),
                    Span(number, number + 20),
                    chance.choice(variables),
                    chance.choice(list(Moment)),
                    polarity,
                    None if polarity is Polarity.ABSENT else chance.choice([None, 1, 2, 3]),
                    reading=chance.choice([None, *Reading]),
                    project=chance.choice(["Un", "Deux"]),
                    coder=chance.choice(["Léa", "Ali"]),
                )
            )
        study.code_many(wishes)
        yield study


@pytest.mark.parametrize("reference", ["", "Léa"])
def test_each_variant_is_what_the_matrix_says_without_those_codings(mixed_study, reference):
    mixed_study.agree("reference_coder", reference)
    found = {(each.project, each.id): each for each in mixed_study.robustness.trial().found}
    for level in ("pillar", "variable"):
        for row in mixed_study.answers(level).rows:
            assert found[row.project, row.id].answer == row.answer
        for name, scope in WITHOUT.items():
            for row in mixed_study.answers(level, scope=scope).rows:
                firm = found[row.project, row.id]
                assert (firm.answers[name], name in firm.insufficient_in) == (row.answer, row.insufficient), name


def test_a_voice_is_named_by_its_group_or_its_document(mixed_study):
    named = mixed_study.robustness.trial().voices
    assert named["g:duo"] == "duo"
    assert named["d:1"] == "Source 0"
    assert len(named) == 7


def test_the_basis_counts_documents_passages_codings_and_voices(mixed_study):
    said = mixed_study.robustness.trial().basis
    assert said == "4 interviews, 2 press articles, 1 report, 1 field note, 160 passages, 160 codings, 7 voices"
    material = mixed_study.robustness.material()
    assert basis.of_mentions(material.mentions, {key: each.kind for key, each in material.documents.items()}) == said


def test_a_coding_without_a_project_is_counted_nowhere(mixed_study):
    mixed_study.remove_project("Deux")
    material = mixed_study.robustness.material()
    assert {each.project for each in material.mentions} == {1}
    assert "160" not in mixed_study.robustness.trial().basis
