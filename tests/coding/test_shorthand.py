"""What is written in a comment beside a text, and the codings that it means."""

from __future__ import annotations

import pytest

from ect_coder.codebook import files
from ect_coder.coding.shorthand import Said, Unclear, numbered, short, understood, vocabulary
from ect_coder.values import Moment, Polarity

E, A, BOTH, AFTER, UNSAID = Moment.EMERGENCE, Moment.SUPPORT, Moment.BOTH, Moment.AFTER, Moment.UNDETERMINED
YES, NO, MIXED = Polarity.PRESENT, Polarity.ABSENT, Polarity.MIXED
RISK, SHARED, NEED = "coop_partage_risque", "coop_coresponsabilite", "ancr_besoin_territoire"
GRID = files.default()
WORDS = vocabulary(
    GRID,
    {name: code.id for name, code in numbered(GRID).items()},
    {Moment.AFTER: "la suite"},
    {"La Légumerie": "La Légumerie", "Atelier 2": "Atelier 2"},
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("C3 É +", [Said(RISK, E, YES)]),
        ("c3, e, +", [Said(RISK, E, YES)]),
        ("C3 E+", [Said(RISK, E, YES)]),
        ("C 3 é +", [Said(RISK, E, YES)]),
        ("C3 : É : −", [Said(RISK, E, NO)]),
        ("C3 A -", [Said(RISK, A, NO)]),
        ("C3 A –", [Said(RISK, A, NO)]),
        ("C3 accompagnement absent", [Said(RISK, A, NO)]),
        ("c3 a présent", [Said(RISK, A, YES)]),
        ("C3 émergence nuancé", [Said(RISK, E, MIXED)]),
        ("C3 Ap ±", [Said(RISK, AFTER, MIXED)]),
        ("C3 Ap +/-", [Said(RISK, AFTER, MIXED)]),
        ("C3 après +", [Said(RISK, AFTER, YES)]),
        ("C3 la suite +", [Said(RISK, AFTER, YES)]),
        ("C3 T +", [Said(RISK, BOTH, YES)]),
        ("C3 É/A +", [Said(RISK, BOTH, YES)]),
        ("C3 les deux +", [Said(RISK, BOTH, YES)]),
        ("C3 ? +", [Said(RISK, UNSAID, YES)]),
        ("C3 à préciser +", [Said(RISK, UNSAID, YES)]),
        ("C3", [Said(RISK)]),
        ("C3 + É", [Said(RISK, E, YES)]),
        ("C3 É + 2", [Said(RISK, E, YES, 2)]),
        ("C3 É +2", [Said(RISK, E, YES, 2)]),
        ("C3 É + intensité 3", [Said(RISK, E, YES, 3)]),
        ("C3 É + (1)", [Said(RISK, E, YES, 1)]),
        ("C3 É ± 1 : à revoir", [Said(RISK, E, MIXED, 1, memo="à revoir")]),
        ("C3 É + il le dit en riant", [Said(RISK, E, YES, memo="il le dit en riant")]),
        ("C3 É + – il le dit ; en riant", [Said(RISK, E, YES, memo="il le dit ; en riant")]),
        ("C3 É + 2 ans après", [Said(RISK, E, YES, memo="2 ans après")]),
        ("C3 + a dit oui", [Said(RISK, UNSAID, YES, memo="a dit oui")]),
        ("C3 + À revoir", [Said(RISK, UNSAID, YES, memo="À revoir")]),
        ("C3 + t’as vu", [Said(RISK, UNSAID, YES, memo="t’as vu")]),
        ("C3 É + cf A1 aussi", [Said(RISK, E, YES, memo="cf A1 aussi")]),
        ("C3 É +\nA1 A −", [Said(RISK, E, YES), Said(NEED, A, NO)]),
        ("C3 É + A1 A −", [Said(RISK, E, YES), Said(NEED, A, NO)]),
        ("C3 É + ; A1 A −", [Said(RISK, E, YES), Said(NEED, A, NO)]),
        ("C3, A1 É +", [Said(RISK, E, YES), Said(NEED, E, YES)]),
        ("- C3 É +\n- A1 A +", [Said(RISK, E, YES), Said(NEED, A, YES)]),
        ("C3 É +\nChacun le dit.\nSauf un.", [Said(RISK, E, YES, memo="Chacun le dit.\nSauf un.")]),
        ("À mon avis\nC3 É +", [Said(RISK, E, YES, memo="À mon avis")]),
        ("Partage du risque É −", [Said(RISK, E, NO)]),
        ("co-responsabilité, gouvernance partagée : A +", [Said(SHARED, A, YES)]),
        ("C3 La Légumerie É +", [Said(RISK, E, YES, project="La Légumerie")]),
        ("C3 É + atelier 2", [Said(RISK, E, YES, project="Atelier 2")]),
        ("T1 A +", [Said(GRID.transversal[0].id, A, YES)]),
        ("C3\u00a0É\u00a0+", [Said(RISK, E, YES)]),
    ],
)
def test_what_is_written_means(text, said):
    assert understood(text, WORDS) == said


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("Voir avec Léa ?", "Voir avec Léa ?", "No code of the codebook is named."),
        ("+", "+", "No code of the codebook is named."),
        ("C45 É +", "C45 É +", "The codebook has no code C45."),
        ("Q2 É +", "Q2 É +", "The codebook has no code Q2."),
        ("C3 2 É +", "C3 2 É +", "The sign of the constat does not follow the code and the moment."),
        ("C3 É - 2", "C3 É - 2", "An absence has no intensity."),
        (
            "C3 peut-être + ici",
            "C3 peut-être + ici",
            "The sign of the constat does not follow the code and the moment.",
        ),
    ],
)
def test_what_is_not_understood_is_said_with_its_words(text, words, why):
    assert understood(text, WORDS) == [Unclear(words, why)]


def test_one_unclear_line_leaves_the_others():
    found = understood("C3 É +\nC45 A −\nA1 A −", WORDS)
    assert found == [
        Said(RISK, E, YES),
        Unclear("C45 A −", "The codebook has no code C45."),
        Said(NEED, A, NO),
    ]


def test_what_is_written_out_is_read_back():
    for moment in Moment:
        for polarity in Polarity:
            for level in (None, 2) if polarity is not NO else (None,):
                said = Said(RISK, moment, polarity, level)
                assert understood(short(said, "C3"), WORDS) == [said]


def test_codes_that_are_offered_are_numbered_in_their_pillar():
    names = list(numbered(GRID))
    assert names[:8] == ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "A1"]
    assert "T1" in names
