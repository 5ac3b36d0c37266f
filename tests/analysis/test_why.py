"""Each of the 36 pairs of states is explained by its own rule, with the sources that count."""

from __future__ import annotations

import pytest

from ect_coder.analysis.answers import Answer, answer
from ect_coder.analysis.evidence import Reason, State, VariableCell
from ect_coder.analysis.matrix import PillarCell, Row
from ect_coder.analysis.why import Grounds, of_variables, reasons, why

COUNTS = {"P": (2, 0, 0), "p": (1, 0, 0), "N": (0, 0, 2), "C": (1, 0, 1), "S": (0, 0, 0), "U": (0, 0, 0)}
NAMES = {
    "P": Grounds(("E1", "E2")),
    "p": Grounds(("E3",)),
    "N": Grounds((), ("A1", "A2")),
    "C": Grounds(("E4",), ("A3",)),
    "S": Grounds(),
    "U": Grounds(),
}
TWO, ONE, DENY = "2 voices (E1, E2)", "1 voice (E3)", "2 voices (A1, A2)"
TORN = "sources contradict each other (1 voice for: E4; 1 voice against: A3)"
SILENT_AFTER = "the sources that tell of the support do not mention it"
SILENT_BEFORE = "the sources that tell of the emergence do not mention it"
NONE_AFTER, NONE_BEFORE = "no source tells of the support", "no source tells of the emergence"
KEPT = "it was already there, and was sustained"
NOT_KNOWN_AFTER, NOT_KNOWN_BEFORE = "what became of it is not established", "its origin is not established"
NOT_SAID = "silence is not absence, so that it is not said to have emerged"

SAID = {
    "PP": f"Present at emergence according to {TWO}, and present with the support according to {TWO}: {KEPT}.",
    "Pp": f"Present at emergence according to {TWO}, and present with the support according to {ONE}: {KEPT}.",
    "PN": f"Present at emergence according to {TWO}, absent with the support according to {DENY}: it was lost.",
    "PC": f"Present at emergence according to {TWO}; with the support, {TORN}: what became of it is contested.",
    "PS": f"Present at emergence according to {TWO}; {SILENT_AFTER}: {NOT_KNOWN_AFTER}.",
    "PU": f"Present at emergence according to {TWO}; {NONE_AFTER}: {NOT_KNOWN_AFTER}.",
    "pP": f"Present at emergence according to {ONE}, and present with the support according to {TWO}: {KEPT}.",
    "pp": f"Present at emergence according to {ONE}, and present with the support according to {ONE}: {KEPT}.",
    "pN": f"Present at emergence according to {ONE}, absent with the support according to {DENY}: it was lost.",
    "pC": f"Present at emergence according to {ONE}; with the support, {TORN}: what became of it is contested.",
    "pS": f"Present at emergence according to {ONE}; {SILENT_AFTER}: {NOT_KNOWN_AFTER}.",
    "pU": f"Present at emergence according to {ONE}; {NONE_AFTER}: {NOT_KNOWN_AFTER}.",
    "NP": f"Absent at emergence according to {DENY}, present with the support according to {TWO}: "
    "it emerged with the support.",
    "Np": f"Absent at emergence according to {DENY}, present with the support according to {ONE}: "
    "it emerged with the support.",
    "NN": f"Absent at emergence according to {DENY}, and absent with the support according to {DENY}: "
    "it is absent at both moments.",
    "NC": f"Absent at emergence according to {DENY}; with the support, {TORN}: contested.",
    "NS": f"Absent at emergence according to {DENY}; {SILENT_AFTER}: what followed is not established.",
    "NU": f"Absent at emergence according to {DENY}; {NONE_AFTER}: what followed is not established.",
    "CP": f"At emergence, {TORN}; present with the support according to {TWO}: its origin is contested.",
    "Cp": f"At emergence, {TORN}; present with the support according to {ONE}: its origin is contested.",
    "CN": f"At emergence, {TORN}; absent with the support according to {DENY}: contested.",
    "CC": f"At emergence, {TORN}; with the support, {TORN}: contested.",
    "CS": f"At emergence, {TORN}; {SILENT_AFTER}: contested.",
    "CU": f"At emergence, {TORN}; {NONE_AFTER}: contested.",
    "SP": f"Present with the support according to {TWO}; {SILENT_BEFORE}: {NOT_SAID}.",
    "Sp": f"Present with the support according to {ONE}; {SILENT_BEFORE}: {NOT_SAID}.",
    "SN": f"Absent with the support according to {DENY}; {SILENT_BEFORE}: {NOT_KNOWN_BEFORE}.",
    "SC": f"With the support, {TORN}; {SILENT_BEFORE}: contested.",
    "SS": "Sources tell of the emergence and of the support, and none mentions it: not mentioned, which is not absent.",
    "SU": "The sources that tell of the emergence do not mention it, and no source tells of the support: undetermined.",
    "UP": f"Present with the support according to {TWO}; {NONE_BEFORE}: {NOT_KNOWN_BEFORE}.",
    "Up": f"Present with the support according to {ONE}; {NONE_BEFORE}: {NOT_KNOWN_BEFORE}.",
    "UN": f"Absent with the support according to {DENY}; {NONE_BEFORE}: {NOT_KNOWN_BEFORE}.",
    "UC": f"With the support, {TORN}; {NONE_BEFORE}: contested.",
    "US": "No source tells of the emergence, and those that tell of the support do not mention it: undetermined.",
    "UU": "No source tells of the emergence, and none of the support: undocumented.",
}


def cell(state, counts=None):
    affirming, nuancing, denying = counts or COUNTS[state]
    voices = affirming + nuancing + denying
    return VariableCell(State(state), False, (), voices, voices, affirming, nuancing, denying, None, None, stale=False)


def row(before, after, found=None, why_weak=(), level="variable"):
    found = found or answer(before.state, after.state)
    return Row(1, level, "v", before, after, found, bool(why_weak), why_weak, False, None, False, None)


def pillar(state, present=0, absent=0, contested=0):
    return PillarCell(State(state), False, (), 9, 3, present, absent, contested, None, stale=False)


def test_every_pair_of_states_is_here():
    assert len(SAID) == len(State) ** 2 == 36


@pytest.mark.parametrize("pair", SAID)
def test_a_pair_is_explained_by_its_rule(pair):
    before, after = pair
    assert why(row(cell(before), cell(after)), NAMES[before], NAMES[after]) == SAID[pair]


@pytest.mark.parametrize(("found", "how"), [(Answer.REINFORCED, "higher"), (Answer.WEAKENED, "lower")])
def test_a_change_is_explained_by_intensity_never_by_numbers(found, how):
    assert why(row(cell("P"), cell("P"), found)) == (
        "Present at emergence according to 2 voices, and present with the support according to 2 voices, with an "
        f"intensity {how} by one degree or more: " + ("reinforced." if how == "higher" else "weakened.")
    )


def test_a_minority_is_said_too():
    said = why(row(cell("P", (3, 1, 1)), cell("S")), Grounds(("E1", "E2", "E3", "E4"), ("A1",)))
    assert said.startswith("Present at emergence according to 4 voices (E1, E2, E3, E4) against 1 voice (A1); the")


def test_the_many_are_counted_after_the_first_four():
    many = Grounds(tuple(f"E{n}" for n in range(1, 7)))
    assert "6 voices (E1, E2, E3, E4 and 2 others)" in why(row(cell("P", (6, 0, 0)), cell("U")), many)


def test_a_pillar_is_explained_by_its_variables():
    said = why(
        row(pillar("N", present=1, absent=3), pillar("P", present=4), level="pillar"),
        Grounds(("Trust",), ("Risk", "Words", "Duty")),
        Grounds(("Trust", "Risk", "Words", "Duty")),
    )
    assert said == (
        "Absent at emergence according to 3 variables of 4 (Risk · Words · Duty), present with the support according to "
        "4 variables (Trust · Risk · Words · Duty): it emerged with the support."
    )


def test_a_contested_pillar_is_divided_between_its_variables():
    said = why(
        row(pillar("C", present=1, absent=1, contested=1), pillar("U"), level="pillar"),
        Grounds(("Trust",), ("Risk",), ("Words",)),
    )
    assert said == (
        "At emergence, its variables are divided (1 present: Trust; 1 absent: Risk; 1 contested: Words); "
        "no source tells of the support: contested."
    )


def test_only_the_variables_that_enter_are_named():
    rows = [
        Row(1, "variable", key, cell(before), cell(after), Answer.LOST, False, (), False, None, False, None)
        for key, before, after in (("a", "P", "N"), ("b", "N", "P"), ("c", "p", "S"))
    ]
    names = {"a": "Trust", "b": "Risk", "c": "Words"}
    assert of_variables(rows, 2, names) == (Grounds(("Trust",), ("Risk",)), Grounds(("Risk",), ("Trust",)))
    assert of_variables(rows, 3, names)[0] == Grounds(("Trust", "Words"), ("Risk",))


def test_what_is_to_be_supported_says_its_reasons():
    weak = row(cell("p"), cell("U"), why_weak=(Reason.FEW_VOICES, Reason.BOTH_ONLY))
    said = "To be supported: too few voices, only passages about both moments as a whole."
    assert reasons(weak) == said
    assert reasons(row(cell("P"), cell("P"))) == ""
