"""How firm answers are: hand-written cases for each variant, and a slow counter on random studies."""

from __future__ import annotations

import random

import pytest

from ect_coder.analysis.accounts import Account, Aside
from ect_coder.analysis.evidence import Testimony, Thresholds
from ect_coder.analysis.matrix import Frame, Standing
from ect_coder.analysis.sensitivity import Evidence, Variant, sensitivity
from ect_coder.errors import Cancelled
from ect_coder.values import Mark, Moment
from tests.analysis import slow_counter
from tests.analysis.test_slow_counter import FRAME, random_codings

E, S, B = Moment.EMERGENCE, Moment.SUPPORT, Moment.BOTH
ONE = Frame({"p": ("v",)})
FOUR = Frame({"p": ("v1", "v2", "v3", "v4")})


def present(voice, moment, code="v", aside=Aside.NOTHING):
    return Account(Testimony(1, code, moment, voice, 1, 0, 0, (0, 0, 0)), aside)


def absent(voice, moment, code="v", aside=Aside.NOTHING):
    return Account(Testimony(1, code, moment, voice, 0, 1, 0, (0, 0, 0)), aside)


def tried(accounts, frame=ONE, agreed=None, estimates=None, **how):
    evidence = Evidence(frame, [1], accounts, frozenset(), estimates or {})
    return {(each.level, each.id): each for each in sensitivity(evidence, agreed or Thresholds(), **how)}


EMERGED = [absent("a", E), absent("b", E), present("a", S), present("b", S)]


def test_an_answer_of_two_plain_voices_stands_everywhere_but_is_unsure_with_three():
    found = tried(EMERGED)["variable", "v"]
    assert {*found.answers.values()} == {"emerged_with_support"}
    assert found.insufficient_in == {Variant.T3}
    assert (found.flips, found.flipped_by, dict(found.voices)) == (False, (), {})


@pytest.mark.parametrize(
    ("aside", "variant"),
    [
        (Aside.PRESS, Variant.WITHOUT_PRESS),
        (Aside.SUPPORTER, Variant.WITHOUT_SUPPORTER),
        (Aside.RETROSPECTIVE, Variant.WITHOUT_RETROSPECTIVE),
        (Aside.INTERPRETED, Variant.WITHOUT_INTERPRETED),
    ],
)
def test_an_absence_that_only_those_say_who_are_left_out_leaves_its_origin_unknown(aside, variant):
    found = tried([absent("c", E, aside=aside), present("a", S), present("b", S)])["variable", "v"]
    assert found.answers[variant] == "origin_unknown"
    assert found.flipped_by == (variant,)
    assert {each for one, each in found.answers.items() if one is not variant} == {"emerged_with_support"}


def test_an_account_that_is_aside_for_two_reasons_goes_with_each():
    found = tried([absent("c", E, aside=Aside.PRESS | Aside.RETROSPECTIVE), present("a", S)])["variable", "v"]
    assert found.flipped_by == (Variant.WITHOUT_PRESS, Variant.WITHOUT_RETROSPECTIVE)


def test_a_voice_whose_loss_flips_is_named_with_what_would_be_found():
    found = tried([*EMERGED, present("c", E), present("d", E)])["variable", "v"]
    # 2 against 2 at emergence: contested; one voice less leaves 2 against 1, which the many carry.
    assert found.answer == "origin_contested"
    assert dict(found.voices) == {
        "a": "sustained",
        "b": "sustained",
        "c": "emerged_with_support",
        "d": "emerged_with_support",
    }
    assert found.flips
    assert not found.flipped_by


def test_a_voice_that_alone_documents_a_moment_takes_the_moment_with_it():
    found = tried([present("a", E), present("b", S), present("c", S)])["variable", "v"]
    assert found.voices["a"] == "origin_unknown"


def test_the_loss_of_a_voice_is_felt_in_its_own_projects_only():
    elsewhere = Account(Testimony(2, "v", E, "a", 1, 0, 0, (0, 0, 0)), Aside.NOTHING)
    evidence = Evidence(ONE, [1, 2], [present("b", E), elsewhere], frozenset(), {})
    found = {(each.project, each.level): each for each in sensitivity(evidence, Thresholds())}
    assert dict(found[1, "variable"].voices) == {"b": "undocumented"}
    assert dict(found[2, "variable"].voices) == {"a": "undocumented"}


def test_breadth_decides_whether_only_comparable_variables_enter():
    # v1 is comparable (absent, present); v2, v3 are present at emergence only, and outnumber it where all enter.
    said = [absent("a", E, "v1"), present("a", S, "v1"), present("a", E, "v2"), present("a", E, "v3")]
    found = tried(said, FOUR)["pillar", "p"]
    assert found.answers[Variant.M1] == "emerged_with_support"
    assert found.answers[Variant.M2] == "sustained"
    assert found.answers[Variant.HALF] == "sustained"
    assert found.flipped_by == (Variant.M1,)


def test_half_of_the_variables_is_rounded_up():
    three = Frame({"p": ("v1", "v2", "v3"), "q": ("w",)})
    said = [absent("a", E, "v1"), present("a", S, "v1"), present("a", E, "v2"), present("a", E, "v3"), present("a", E, "w"), present("a", S, "w")]  # fmt: skip
    found = tried(said, three)
    assert found["pillar", "p"].answers[Variant.HALF] == "sustained"  # 2 of 3: one comparable is too few
    assert found["pillar", "q"].answers[Variant.HALF] == "sustained"  # 1 of 1


def test_a_cut_changes_no_retained_answer_but_whether_it_is_to_be_supported():
    estimates = {(1, "v", E): Standing(Mark.TWO, stale=False), (1, "v", S): Standing(Mark.TWO, stale=False)}
    found = tried(EMERGED, estimates=estimates)["variable", "v"]
    assert (found.retained, found.insufficient_cuts) == ("sustained", (3,))


def test_voices_are_left_alone_where_no_one_asks_for_them():
    assert not tried([present("a", E)], each_voice=False)["variable", "v"].voices


def test_it_tells_how_far_it_is_and_stops_when_told_so():
    told = []
    tried(EMERGED, tell=lambda done, every: told.append((done, every)))
    assert told == [(done, 12) for done in range(13)]

    def stop(done, _every):
        if done == 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        tried(EMERGED, tell=stop)


# The slow counter


ASIDES = {"press": Aside.PRESS, "supporter": Aside.SUPPORTER, "retrospective": Aside.RETROSPECTIVE, "interpreted": Aside.INTERPRETED}  # fmt: skip


def accounts(codings):
    for each in codings:
        counts = [each["polarity"] == word for word in ("present", "absent", "mixed")]
        felt = tuple(int(counts[0] and each["intensity"] == level) for level in (1, 2, 3))
        said = Testimony(each["project"], each["code"], Moment(each["moment"]), each["voice"], *map(int, counts), felt)
        aside = Aside.NOTHING
        for name in each["aside"]:
            aside |= ASIDES[name]
        yield Account(said, aside)


def slow_answer(level, key, codings, project, t, m, supporters):
    if level == "variable":
        _e, _s, answer, why = slow_counter.variable(codings, project, key, FRAME.documenting, t, supporters)
    else:
        _states, answer, why, _profile = slow_counter.pillar(
            codings, project, FRAME.pillars[key], FRAME.documenting, t, m, supporters
        )
    return answer, bool(why)


def slow_variants(level, key, codings, project, agreed, supporters):
    half = {"p": 2, "q": 1}.get(key, 1)
    for name, t, m in (("t1", 1, agreed.m), ("t2", 2, agreed.m), ("t3", 3, agreed.m), ("m1", agreed.t, 1), ("m2", agreed.t, 2), ("half", agreed.t, half)):  # fmt: skip
        yield name, slow_answer(level, key, codings, project, t, m, supporters)
    for name in ASIDES:
        kept = [each for each in codings if name not in each["aside"]]
        yield f"without_{name}", slow_answer(level, key, kept, project, agreed.t, agreed.m, supporters)


@pytest.mark.parametrize("block", range(6))
def test_the_slow_counter_agrees(block):
    for seed in range(block * 25, block * 25 + 25):
        chance = random.Random(seed)
        codings = random_codings(chance)
        for each in codings:
            each["aside"] = [name for name in ASIDES if chance.random() < 0.2]
        agreed = Thresholds(t=chance.randint(1, 3), m=chance.randint(1, 3))
        supporters = set(chance.sample("abcde", chance.randrange(3)))
        evidence = Evidence(FRAME, [1, 2], list(accounts(codings)), supporters, {})
        for found in sensitivity(evidence, agreed):
            compare(found, codings, agreed, supporters)


def compare(found, codings, agreed, supporters):
    what = (found.level, found.id)
    base = slow_answer(*what, codings, found.project, agreed.t, agreed.m, supporters)
    assert (found.answer, found.insufficient) == base
    slow = dict(slow_variants(*what, codings, found.project, agreed, supporters))
    assert dict(found.answers) == {name: answer for name, (answer, _why) in slow.items()}
    assert found.insufficient_in == {name for name, (_answer, why) in slow.items() if why}
    lost = {}
    for voice in "abcde":
        kept = [each for each in codings if each["voice"] != voice]
        answer, _why = slow_answer(*what, kept, found.project, agreed.t, agreed.m, supporters)
        if answer != base[0]:
            lost[voice] = answer
    assert dict(found.voices) == lost
