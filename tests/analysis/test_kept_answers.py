"""Answers are kept from one deed to the next, and never differ from those of a study that is opened anew."""

from __future__ import annotations

import random

import pytest

from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.study import Study
from ect_coder.values import Kind, Mark, Moment, Polarity, Span


@pytest.fixture
def two(study, tmp_path):
    study.add_projects([("Légumerie", "2019", {}), ("Atelier", None, {})])
    for number, project in enumerate(("Légumerie", "Légumerie", "Atelier"), 1):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"Voix {number}. " + "mot " * 90, encoding="utf-8")
        study.take_in([file], project=project)
    return study


def opened_anew(study):
    with Study.open(study.path, writable=False) as other:
        return other.answers("all"), other.factors()


def deed(study, chance):
    """One of the deeds of a working day."""
    numbers = [each.id for each in study.excerpts()]
    codes = [*(code.id for code in study.grid.codes[:4]), "trans_freins"]
    wish = NewCoding(
        chance.randrange(3) + 1,
        Span(0, 5),
        chance.choice(codes),
        chance.choice(list(Moment)),
        chance.choice(list(Polarity)),
        coder="Léa",
    )
    deeds = [
        lambda: study.code(wish),
        lambda: study.code(wish, begin=True),
        lambda: study.uncode([chance.choice(numbers)]) if numbers else None,
        lambda: study.recode([chance.choice(numbers)], moment=chance.choice(list(Moment))) if numbers else None,
        lambda: study.recode([chance.choice(numbers)], project="Atelier") if numbers else None,
        lambda: None if "import" in (study.undo_label or "import") else study.undo(),
        lambda: study.estimate([NewEstimate("Atelier", "cooperation", Moment.SUPPORT, Mark.TWO, coder="Léa")]),
        lambda: study.describe(1, Description(group=chance.choice(["a", ""]))),
        lambda: study.describe(2, Description(kind=chance.choice(list(Kind)))),
        lambda: study.agree("threshold", chance.choice("123")),
        lambda: study.add_project(f"Projet {chance.randrange(3)}"),
    ]
    chance.choice(deeds)()


@pytest.mark.parametrize("seed", range(6))
def test_kept_answers_are_those_of_a_study_opened_anew(two, seed):
    chance = random.Random(seed)
    for _turn in range(12):
        deed(two, chance)
        assert (two.answers("all"), two.factors()) == opened_anew(two)


def test_a_coding_has_the_answers_of_its_project_alone_worked_out_anew(two):
    before = {row.project: row for row in two.answers().rows}
    two.code(NewCoding(3, Span(0, 5), "coop_confiance", Moment.SUPPORT, coder="Léa"))
    after = {row.project: row for row in two.answers().rows}
    assert after[1] is before[1]
    assert after[2] is not before[2]


def test_of_a_study_that_is_only_read_nothing_is_kept(two):
    with Study.open(two.path, writable=False) as reader:
        assert sum(row.support.codings for row in reader.answers().rows) == 0
        two.code(NewCoding(3, Span(0, 5), "coop_confiance", Moment.SUPPORT, coder="Léa"))
        assert sum(row.support.codings for row in reader.answers().rows) == 1
