"""On random studies, the rule and a second, slow counter agree on everything."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest

from ect_coder.analysis.evidence import Testimony, Thresholds
from ect_coder.analysis.matrix import Frame, matrix
from ect_coder.values import Moment, Polarity
from tests.analysis import slow_counter

FRAME = Frame({"p": ("p1", "p2", "p3"), "q": ("q1", "q2")}, {"context": True, "discuss": False})
CODES = (*FRAME.variables, *FRAME.transversal)


def random_codings(chance):
    polarities = chance.choice(
        [["present"] * 5 + ["absent"], ["present", "absent", "mixed"], ["absent"] * 3 + ["present"]]
    )
    found = []
    for _number in range(chance.randrange(60)):
        polarity = chance.choice(polarities)
        intensity = None if polarity == "absent" else chance.choice([None, 1, 1, 2, 3])
        found.append({
            "project": chance.choice([1, 2]), "code": chance.choice(CODES), "moment": chance.choice(list(Moment)).value,
            "voice": chance.choice("abcde"), "polarity": polarity, "intensity": intensity,
        })  # fmt: skip
    return found


def aggregated(codings):
    cells = defaultdict(list)
    for coding in codings:
        cells[coding["project"], coding["code"], coding["moment"], coding["voice"]].append(coding)
    for (project, code, moment, voice), said in cells.items():
        counts = [sum(each["polarity"] == polarity for each in said) for polarity in Polarity]
        felt = tuple(sum(each["polarity"] == "present" and each["intensity"] == n for each in said) for n in (1, 2, 3))
        yield Testimony(project, code, Moment(moment), voice, *counts, felt)


@pytest.mark.parametrize("block", range(10))
def test_two_counters_agree(block):
    for seed in range(block * 100, block * 100 + 100):
        chance = random.Random(seed)
        codings = random_codings(chance)
        used = Thresholds(t=chance.randint(1, 3), m=chance.randint(1, 3))
        supporters = set(chance.sample("abcde", chance.randrange(3)))
        for by in ("variable", "pillar"):
            for row in matrix(FRAME, [1, 2], aggregated(codings), by=by, thresholds=used, supporter_voices=supporters):
                compare(row, codings, used, supporters)


def compare(row, codings, used, supporters):
    ours = [row.emergence.state.value, row.support.state.value]
    if row.level == "variable":
        e, s, answer, why = slow_counter.variable(codings, row.project, row.id, FRAME.documenting, used.t, supporters)
        assert [e["intensity"], s["intensity"]] == [row.emergence.intensity, row.support.intensity]
        states, profile = [e["state"], s["state"]], None
    else:
        codes = FRAME.pillars[row.id]
        states, answer, why, profile = slow_counter.pillar(
            codings, row.project, codes, FRAME.documenting, used.t, used.m, supporters
        )
    assert (ours, row.answer, set(row.reasons), row.profile) == (states, answer, why, profile)
    assert row.insufficient == bool(why)
