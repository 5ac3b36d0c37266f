"""Conditions as rows and back, and as sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_coder import wording
from ect_coder.analysis.condition_words import sentence
from ect_coder.codebook import files
from ect_coder.coding.conditions import About, All, Beside, Either, Field, Not, Words
from ect_coder.errors import NotInRows
from ect_coder.ui.smart_lists.lines import Joint, Line, Whose, condition_of, lines_of
from ect_coder.values import Moment, Polarity

COOPERATION, ANCHORING = About(Field.PILLAR, ("cooperation",)), About(Field.PILLAR, ("anchoring",))
EMERGENCE = About(Field.MOMENT, (Moment.EMERGENCE,))
ABSENT = About(Field.POLARITY, (Polarity.ABSENT,))
TWO = About(Field.PILLAR, ("cooperation", "anchoring"))


def test_rows_are_joined_and_denied():
    lines = [Line(ANCHORING), Line(EMERGENCE), Line(ABSENT, Joint.EXCEPT), Line(COOPERATION, Joint.OR)]
    assert condition_of(lines) == Either((All((ANCHORING, EMERGENCE, Not(ABSENT))), COOPERATION))


def test_rows_on_the_same_neighbour_are_one_condition():
    lines = [
        Line(ANCHORING),
        Line(COOPERATION, Joint.EXCEPT, Whose.NEAR, 3),
        Line(EMERGENCE, Joint.AND, Whose.THAT_ONE),
        Line(ABSENT, Joint.EXCEPT, Whose.THAT_ONE),
    ]
    assert condition_of(lines) == All((ANCHORING, Not(Beside(All((COOPERATION, EMERGENCE, Not(ABSENT))), 3))))


def test_no_row_asks_for_nothing():
    assert condition_of([]) is None


def test_that_one_without_a_neighbour_is_another_in_the_same_paragraph():
    assert condition_of([Line(EMERGENCE, whose=Whose.THAT_ONE)]) == Beside(EMERGENCE)


@pytest.mark.parametrize(
    "condition",
    [
        Not(All((ANCHORING, EMERGENCE))),
        Not(Not(ANCHORING)),
        All((ANCHORING, Either((EMERGENCE, ABSENT)))),
        Either((ANCHORING, Not(EMERGENCE))),
        Beside(Either((ANCHORING, EMERGENCE))),
        Beside(Beside(ANCHORING)),
        Beside(Not(ANCHORING)),
    ],
)
def test_what_rows_cannot_say_is_not_shown_as_rows(condition):
    with pytest.raises(NotInRows):
        lines_of(condition)


@st.composite
def rows(draw):
    """Rows as a person can make them."""
    made, neighbour = [], False
    for rank in range(draw(st.integers(1, 7))):
        joint = draw(st.sampled_from([each for each in Joint if rank or each is not Joint.OR]))
        places = [each for each in Whose if each is not Whose.THAT_ONE or (neighbour and joint is not Joint.OR)]
        whose = draw(st.sampled_from(places))
        asked = draw(st.sampled_from([COOPERATION, EMERGENCE, TWO, Words("élu*")]))
        made.append(Line(asked, joint, whose, draw(st.integers(1, 9)) if whose is Whose.NEAR else 2))
        neighbour = whose is not Whose.ITSELF
    return made


@given(rows())
def test_what_a_person_made_in_rows_comes_back_as_those_rows(made):
    assert lines_of(condition_of(made)) == made


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (
            All((ANCHORING, Beside(COOPERATION), EMERGENCE)),
            "Ancrage territorial ET émergence, dans le même paragraphe que Coopération",
        ),
        (
            All((TWO, Not(ABSENT), Not(Beside(EMERGENCE, 2)))),
            "(Coopération ou Ancrage territorial) SAUF constat absent, mais pas à 2 paragraphes au plus de émergence",
        ),
        (Not(Words("élu*")), "Tout extrait SAUF «\u00a0élu*\u00a0»"),
        (Beside(All((COOPERATION, EMERGENCE)), None), "Tout extrait, chevauchant (Coopération ET émergence)"),
        (Either((All((ANCHORING, EMERGENCE)), ABSENT)), "(Ancrage territorial ET émergence) OU constat absent"),
        (About(Field.CODER, ("Léa", "Paul")), "codé par Léa ou Paul"),
        (All((About(Field.PROJECT, ("Légumerie",)), EMERGENCE)), "projet Légumerie ET émergence"),
        (About(Field.VARIABLE, ("no_longer_there",)), "no_longer_there"),
    ],
)
def test_a_condition_is_said_in_a_sentence(condition, said):
    wording.use_language("fr")
    assert sentence(condition, files.default(), {}) == said
