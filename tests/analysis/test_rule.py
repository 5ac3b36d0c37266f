"""The answer rule, cell by cell, with expectations written by hand from its page."""

from __future__ import annotations

import itertools

import pytest

from ect_coder.analysis.answers import Answer, answer, retained
from ect_coder.analysis.evidence import Reason, State, Testimony, Thresholds, variable_cell
from ect_coder.analysis.matrix import Frame, Standing, factors, matrix
from ect_coder.errors import BadValue
from ect_coder.values import Mark, Moment

P, W, N, C, S, U = "P", "p", "N", "C", "S", "U"
E, A = Moment.EMERGENCE, Moment.SUPPORT
TABLE = {
    P: ["sustained", "sustained", "lost", "outcome_contested", "from_emergence", "from_emergence"],
    W: ["sustained", "sustained", "lost", "outcome_contested", "from_emergence", "from_emergence"],
    N: [
        "emerged_with_support",
        "emerged_with_support",
        "absent",
        "contested",
        "absent_at_emergence",
        "absent_at_emergence",
    ],
    C: ["origin_contested", "origin_contested", "contested", "contested", "contested", "contested"],
    S: ["origin_silent", "origin_silent", "absent_with_support", "contested", "not_mentioned", "undetermined"],
    U: ["origin_unknown", "origin_unknown", "absent_with_support", "contested", "undetermined", "undocumented"],
}


@pytest.mark.parametrize(("emergence", "support"), list(itertools.product(TABLE, TABLE)))
def test_each_pair_of_states_has_its_answer(emergence, support):
    assert answer(State(emergence), State(support)) == TABLE[emergence][list(TABLE).index(support)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [(1, "reinforced"), (0.5, "sustained"), (-0.5, "sustained"), (-1, "weakened"), (None, "sustained")],
)
def test_only_intensities_reinforce(change, expected):
    assert answer(State.PRESENT, State.WEAKLY_PRESENT, change) == expected
    assert answer(State.ABSENT, State.PRESENT, change) == "emerged_with_support"


def said(voice, present=0, absent=0, mixed=0, intensities=(0, 0, 0), moment=E, code="v", project=1):
    return Testimony(project, code, moment, voice, present, absent, mixed, intensities)


def voices(affirm=0, nuance=0, deny=0):
    return [
        *(said(f"a{n}", present=1) for n in range(affirm)),
        *(said(f"n{n}", mixed=1) for n in range(nuance)),
        *(said(f"d{n}", absent=1) for n in range(deny)),
    ]


# affirm, nuance, deny → state and weakness for t = 1, 2, 3
STATES = [
    ((1, 0, 0), [(P, False), (W, True), (W, True)]),
    ((2, 0, 0), [(P, False), (P, False), (W, True)]),
    ((3, 0, 0), [(P, False), (P, False), (P, False)]),
    ((0, 1, 0), [(W, True), (W, True), (W, True)]),
    ((0, 3, 0), [(W, True), (W, True), (W, True)]),
    ((1, 1, 0), [(P, False), (P, False), (W, True)]),
    ((0, 0, 1), [(N, False), (N, True), (N, True)]),
    ((0, 0, 2), [(N, False), (N, False), (N, True)]),
    ((0, 0, 3), [(N, False), (N, False), (N, False)]),
    ((1, 0, 1), [(C, False), (C, True), (C, True)]),
    ((2, 0, 1), [(P, False), (P, False), (W, True)]),
    ((1, 0, 2), [(N, False), (N, False), (N, True)]),
    ((2, 0, 2), [(C, False), (C, False), (C, True)]),
    ((3, 0, 2), [(C, False), (C, False), (C, True)]),
    ((4, 0, 2), [(P, False), (P, False), (P, False)]),
    ((2, 0, 3), [(C, False), (C, False), (C, True)]),
    ((1, 1, 4), [(N, False), (N, False), (N, False)]),
    ((3, 0, 3), [(C, False), (C, False), (C, False)]),
]


@pytest.mark.parametrize(("counts", "expected"), STATES)
@pytest.mark.parametrize("t", [1, 2, 3])
def test_a_state_follows_from_its_voices(counts, expected, t):
    cell = variable_cell(voices(*counts), 9, Thresholds(t=t), frozenset())
    assert (cell.state.value, cell.weak) == expected[t - 1]


@pytest.mark.parametrize(
    ("documenting", "t", "expected"), [(0, 2, (U, False)), (1, 2, (S, True)), (2, 2, (S, False)), (1, 1, (S, False))]
)
def test_silence_is_not_absence(documenting, t, expected):
    cell = variable_cell([], documenting, Thresholds(t=t), frozenset())
    assert (cell.state.value, cell.weak) == expected


def test_a_voice_with_only_intensity_one_nuances():
    cell = variable_cell(
        [said("a", present=2, intensities=(2, 0, 0)), said("b", present=1, intensities=(1, 0, 0))], 2, Thresholds(), ()
    )
    assert (cell.state, cell.affirming, cell.nuancing, cell.reasons) == (W, 0, 2, (Reason.NUANCED_ONLY,))


def test_a_coding_without_intensity_affirms_beside_ones():
    cell = variable_cell([said("a", present=2, intensities=(1, 0, 0))], 1, Thresholds(t=1), ())
    assert (cell.state, cell.affirming) == (P, 1)


def test_a_voice_that_says_both_nuances():
    cell = variable_cell([said("a", present=1, absent=1)], 1, Thresholds(t=1), ())
    assert (cell.nuancing, cell.denying) == (1, 0)


def test_forty_codings_of_one_voice_are_one_voice():
    cell = variable_cell([said("a", present=40)], 1, Thresholds(), ())
    assert (cell.state, cell.voices, cell.codings) == (W, 1, 40)


def test_continuity_as_a_whole_is_weak():
    both = [said("a", present=1, moment=Moment.BOTH), said("b", present=1, moment=Moment.BOTH)]
    assert variable_cell(both, 2, Thresholds(), ()).reasons == (Reason.BOTH_ONLY,)
    assert variable_cell([*both, said("c", present=1)], 2, Thresholds(), ()).reasons == ()


def test_the_supporter_alone_is_weak_but_not_in_a_contest():
    alone = [said("s1", present=1), said("s2", present=1)]
    assert variable_cell(alone, 2, Thresholds(), {"s1", "s2"}).reasons == (Reason.SUPPORTER_ONLY,)
    contest = [said("s1", present=1), said("s2", absent=1)]
    assert Reason.SUPPORTER_ONLY not in variable_cell(contest, 2, Thresholds(t=1), {"s1", "s2"}).reasons


def test_intensity_is_a_median_of_medians():
    told = [
        said("a", present=3, intensities=(1, 0, 2)),
        said("b", present=1, mixed=1, intensities=(0, 0, 1)),
        said("c", present=1),
    ]
    assert variable_cell(told, 3, Thresholds(), ()).intensity == 2.5  # a: 3, b: (1 + 3) / 2 = 2, c: none


def test_a_mixed_coding_counts_as_intensity_one():
    assert variable_cell([said("a", mixed=1)], 1, Thresholds(), ()).intensity == 1


def test_only_transversal_codes_that_document_break_the_silence():
    frame = Frame({"p": ("v", "w")}, {"context": True, "discuss": False})
    for code, expected in (("context", S), ("discuss", U)):
        (row,) = [
            each for each in matrix(frame, [1], [said("a", present=1, code=code)], by="variable") if each.id == "v"
        ]
        assert (row.emergence.state, row.support.state) == (expected, U)


PAGE = Frame({"cooperation": ("confiance", "risque", "responsabilite", "vocabulaire", "x", "y", "z")})


def page_example():
    told = []
    for variable in ("confiance", "risque", "responsabilite", "vocabulaire"):
        present = variable == "confiance"
        for voice in "ab":
            told.append(said(voice, present=int(present), absent=int(not present), code=variable))
            told.append(said(voice, present=1, code=variable, moment=A))
    return told


def test_the_example_of_the_page():
    (row,) = matrix(PAGE, [1], page_example())
    assert (row.emergence.state, row.emergence.present, row.emergence.absent) == (N, 1, 3)
    assert (row.support.state, row.support.present) == (P, 4)
    assert (row.answer, row.insufficient) == (Answer.EMERGED_WITH_SUPPORT, False)
    assert row.profile == {"emerged_with_support": 3, "sustained": 1, "not_mentioned": 3}
    assert (row.emergence.voices, row.emergence.codings) == (2, 8)


def test_too_few_comparable_variables_make_a_pillar_insufficient():
    told = [said("a", present=1, code="confiance"), said("b", present=1, code="confiance")]
    told += [said(voice, present=1, code="risque", moment=A) for voice in "ab"]
    (row,) = matrix(PAGE, [1], told)
    assert (row.emergence.state, row.support.state, row.answer) == (W, W, "sustained")
    assert row.reasons == (Reason.FEW_VARIABLES,)


def test_a_pillar_divided_between_variables_is_contested():
    told = []
    for variable, present in (("confiance", 1), ("risque", 0)):
        for voice in "ab":
            told += [
                said(voice, present=present, absent=1 - present, code=variable, moment=moment) for moment in (E, A)
            ]
    (row,) = matrix(PAGE, [1], told)
    assert (row.emergence.state, row.support.state, row.answer, row.insufficient) == (C, C, "contested", False)


def test_a_pillar_is_reinforced_by_the_median_change():
    told = []
    for variable, before, after in (
        ("confiance", (1, 0, 0), (0, 0, 1)),
        ("risque", (0, 1, 0), (0, 0, 1)),
        ("x", (0, 1, 0), (0, 0, 1)),
    ):
        for voice in "ab":
            told.append(said(voice, present=2, intensities=before, code=variable))
            told.append(said(voice, present=1, intensities=after, code=variable, moment=A))
    (row,) = matrix(PAGE, [1], told)
    assert row.answer == "reinforced"


def test_every_project_and_pillar_is_listed_uncoded_too():
    rows = matrix(Frame({"p": ("v",), "q": ("w",)}), [1, 2], [])
    assert [(row.project, row.id, row.answer) for row in rows] == [
        (1, "p", "undocumented"), (1, "q", "undocumented"), (2, "p", "undocumented"), (2, "q", "undocumented")
    ]  # fmt: skip


def test_after_and_undetermined_enter_no_answer():
    told = [said("a", present=1, moment=Moment.AFTER), said("b", present=1, moment=Moment.UNDETERMINED)]
    (row,) = matrix(Frame({"p": ("v",)}), [1], told, by="variable")
    assert (row.answer, row.emergence.voices, row.support.voices) == ("undocumented", 0, 0)


RETAINED = [
    (Mark.ZERO, Mark.THREE, "emerged_with_support", False),
    (Mark.TWO, Mark.THREE, "reinforced", False),
    (Mark.THREE, Mark.TWO, "weakened", False),
    (Mark.TWO, Mark.TWO, "sustained", False),
    (Mark.ONE, Mark.ONE, "sustained", True),
    (Mark.C, Mark.TWO, "origin_contested", False),
    (Mark.ZERO, Mark.ZERO, "absent", False),
    (Mark.NR, Mark.TWO, "origin_silent", False),
    (Mark.TWO, Mark.NR, "from_emergence", False),
]


@pytest.mark.parametrize(("emergence", "support", "expected", "below"), RETAINED)
def test_two_estimates_give_the_retained_answer(emergence, support, expected, below):
    assert retained(emergence, support, (True, True), Thresholds()) == (expected, below)


def test_not_established_where_nothing_is_documented():
    assert retained(Mark.NR, Mark.TWO, (False, True), Thresholds())[0] == "origin_unknown"


def test_the_cut_says_what_is_present():
    assert retained(Mark.TWO, Mark.TWO, (True, True), Thresholds(k=3)) == ("sustained", True)


def test_estimates_never_change_the_computed_answer():
    estimates = {
        (1, "cooperation", E): Standing(Mark.THREE, stale=True),
        (1, "cooperation", A): Standing(Mark.ZERO, stale=False),
    }
    (row,) = matrix(PAGE, [1], page_example(), estimates=estimates)
    assert (row.answer, row.retained) == ("emerged_with_support", "lost")
    assert (row.emergence.estimate, row.emergence.stale) == (Mark.THREE, True)


def test_a_project_that_is_still_being_read_is_provisional():
    assert [row.provisional for row in matrix(Frame({"p": ("v",)}), [1, 2], [], unread={2})] == [False, True]


def test_factors_count_both_at_two_moments():
    frame = Frame({"p": ("v",)}, {"context": True})
    (factor,) = factors(
        frame, [1], [said("a", present=2, code="context", moment=Moment.BOTH), said("a", present=1, code="context")]
    )
    assert factor.counts[E] == (3, 1)
    assert factor.counts[A] == (2, 1)
    assert factor.counts[Moment.BOTH] == (2, 1)


@pytest.mark.parametrize("bad", [{"t": 0}, {"t": 4}, {"m": 0}, {"k": 0}, {"k": 4}])
def test_impossible_thresholds_are_refused(bad):
    with pytest.raises(BadValue):
        Thresholds(**bad)
