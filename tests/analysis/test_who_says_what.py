"""Roles, attribution, triangulation, negative cases, co-occurrence and crosstabs, by hand and against slow counters."""

from __future__ import annotations

import itertools
import random

import pytest

from ect_coder import wording
from ect_coder.analysis import basis
from ect_coder.analysis.cooccurrence import Within, cooccurrences
from ect_coder.analysis.counterexamples import Negative, negative_cases
from ect_coder.analysis.crosstab import Axis, axes, crosstab, values_of
from ect_coder.analysis.evidence import Testimony
from ect_coder.analysis.matrix import Frame, matrix
from ect_coder.analysis.mentions import Mention, counted
from ect_coder.analysis.roles import Credit, Teller, attributions, role_matrix, teller
from ect_coder.analysis.triangulation import Agreement, Family, triangulation
from ect_coder.corpus.attributes import Owner
from ect_coder.corpus.library import Description
from ect_coder.values import Attribution, Kind, Moment, Polarity, Role

E, S, B = Moment.EMERGENCE, Moment.SUPPORT, Moment.BOTH
PRESENT, ABSENT, MIXED = Polarity.PRESENT, Polarity.ABSENT, Polarity.MIXED
numbers = itertools.count(1)


def said(code="v", moment=E, polarity=PRESENT, document=1, **more):
    place = {"voice": f"d:{document}", "start": 0, "end": 10, "attribution": None, "first": 1, "last": 1, "speaker": ""}
    place |= more
    return Mention(next(numbers), more.pop("project", 1), code, moment, place["voice"], document, place["start"],
                   place["end"], polarity, place["attribution"], place["first"], place["last"], place["speaker"])  # fmt: skip


def test_counts_are_of_voices_documents_speakers_and_codings():
    found = counted([
        said(document=1, voice="g", speaker="Jo"),
        said(document=2, voice="g", speaker="Jo"),
        said(document=2, voice="g", speaker="Al"),
        said(document=2, voice="g", speaker="Al"),
    ])  # fmt: skip
    assert (found.voices, found.documents, found.speakers, len(found.codings)) == (1, 2, 3, 4)


@pytest.mark.parametrize(
    ("kind", "role", "expected"),
    [
        (Kind.INTERVIEW, Role.CARRIER, Teller.CARRIER),
        (Kind.PRESS, None, Teller.PRESS),
        (Kind.PRESS, Role.JOURNALIST, Teller.PRESS),
        (Kind.INTERVIEW, Role.JOURNALIST, Teller.PRESS),
        (Kind.PRESS, Role.ELECTED, Teller.ELECTED),
        (Kind.REPORT, None, Teller.UNKNOWN),
    ],
)
def test_who_speaks_is_the_role_or_the_press(study, interview, kind, role, expected):
    study.describe(interview, Description(kind=kind, role=role))
    assert teller(study.documents()[0]) is expected


def test_the_role_matrix_counts_both_at_each_moment_and_a_voice_on_both_sides():
    mentions = [
        said("v", B, PRESENT, 1),
        said("w", E, ABSENT, 1),
        said("v", E, MIXED, 2),
        said("v", Moment.AFTER, ABSENT, 2),
        said("other", E, PRESENT, 2),
    ]
    tellers = {1: Teller.CARRIER, 2: Teller.PRESS}
    found = role_matrix(mentions, tellers, lambda each: "p" if each.code in "vw" else None)
    counts = {place: (sides.present.voices, sides.absent.voices) for place, sides in found.items()}
    assert counts == {
        ("p", E, Teller.CARRIER): (1, 1),
        ("p", S, Teller.CARRIER): (1, 0),
        ("p", E, Teller.PRESS): (1, 0),
        ("p", Moment.AFTER, Teller.PRESS): (0, 1),
    }


def test_only_presences_with_the_support_are_credited():
    mentions = [
        said(moment=S, attribution=Attribution.SUPPORT, document=1),
        said(moment=B, attribution=Attribution.SUPPORT, document=1),
        said(moment=S, document=1),
        said(moment=S, polarity=MIXED, attribution=Attribution.CONTESTED, document=2),
        said(moment=S, polarity=ABSENT, attribution=Attribution.SUPPORT, document=2),
        said(moment=E, attribution=Attribution.SUPPORT, document=2),
    ]
    found = attributions(mentions, lambda each: each.code)
    assert {place: (each.voices, len(each.codings)) for place, each in found.items()} == {
        ("v", Credit.SUPPORT): (1, 2),
        ("v", Credit.UNSAID): (1, 1),
        ("v", Credit.CONTESTED): (1, 1),
    }


TELLERS = {
    1: Teller.CARRIER,
    2: Teller.ELECTED,
    3: Teller.PRESS,
    4: Teller.UNKNOWN,
    5: Teller.MEMBER,
    6: Teller.UNKNOWN,
}
KINDS = {1: Kind.INTERVIEW, 2: Kind.INTERVIEW, 3: Kind.PRESS, 4: Kind.REPORT, 5: Kind.INTERVIEW, 6: Kind.NOTE}


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        ([said(document=1), said(document=2)], Agreement.CONCORDANT),
        ([said(document=1), said(document=5)], Agreement.ONE_FAMILY),
        ([said(document=1), said(document=1, start=20, end=30)], Agreement.ONE_FAMILY),
        ([said(document=1, voice="g"), said(document=2, voice="g")], Agreement.ONE_FAMILY),
        ([said(document=4), said(document=6)], Agreement.CONCORDANT),
        ([said(document=1), said(document=2, polarity=ABSENT)], Agreement.DIVERGENT),
        ([said(document=1, polarity=ABSENT), said(document=3, polarity=ABSENT)], Agreement.CONCORDANT),
        ([said(document=1), said(document=1, polarity=ABSENT)], Agreement.ONE_FAMILY),
        ([said(document=1, polarity=MIXED), said(document=2, moment=B)], Agreement.CONCORDANT),
    ],
)
def test_triangulation_follows_its_rule(mentions, expected):
    assert triangulation(mentions, TELLERS, KINDS)[1, "v", E].agreement is expected


def test_a_divergence_says_who_is_on_which_side():
    found = triangulation([said(document=1), said(document=4), said(document=2, polarity=ABSENT)], TELLERS, KINDS)
    cell = found[1, "v", E]
    assert (cell.affirming, cell.denying) == (2, 1)
    assert cell.families_for == ((Family.PROJECT, None), (Family.UNKNOWN, Kind.REPORT))
    assert cell.families_against == ((Family.PUBLIC, None),)


def test_negative_cases_are_denials_contested_cells_and_counter_examples():
    mentions = [
        said("absent", E, ABSENT, 1),
        said("contested", E, PRESENT, 1),
        said("contested", E, ABSENT, 2),
        *(said("present", S, PRESENT, each) for each in (1, 2, 3)),
        said("present", S, ABSENT, 4),
        said("present", S, MIXED, 1),
        said("calm", E, PRESENT, 1),
    ]
    frame = Frame({"p": ("absent", "contested", "present", "calm")})
    testimonies = [
        Testimony(1, each.code, each.moment, each.voice, *(int(each.polarity is one) for one in Polarity), (0, 0, 0))
        for each in mentions
    ]
    cases = negative_cases(matrix(frame, [1], testimonies, by="variable"), mentions)
    assert [(case.row.id, case.moment, case.negative, case.codings) for case in cases] == [
        ("absent", E, Negative.DENIAL, (mentions[0].id,)),
        ("contested", E, Negative.CONTESTED, (mentions[1].id, mentions[2].id)),
        ("present", S, Negative.COUNTER_EXAMPLE, (mentions[6].id, mentions[7].id)),
    ]


def test_passages_that_only_touch_are_not_together():
    mentions = [said("a", start=0, end=10), said("b", start=10, end=20), said("c", start=9, end=11)]
    found = cooccurrences(mentions, ["a", "b", "c"], Within.PASSAGE)
    assert {pair for pair in found if pair[0] != pair[1]} == {("a", "c"), ("b", "c")}


def test_a_passage_over_two_paragraphs_is_in_both():
    mentions = [said("a", first=1, last=2), said("b", first=2, last=2), said("b", first=3, last=3)]
    found = cooccurrences(mentions, ["b", "a"], Within.PARAGRAPH)
    assert found["b", "a"].places == {(1, 2)}
    assert len(found["a", "a"].places) == 2


@pytest.mark.parametrize("seed", range(40))
def test_a_slow_counter_finds_the_same_pairs(seed):
    chance = random.Random(seed)
    mentions = []
    for _number in range(chance.randrange(40)):
        document, start = chance.randint(1, 3), chance.randrange(50)
        end = start + chance.randint(1, 30)
        mentions.append(
            said(
                chance.choice("abc"),
                document=document,
                voice="g" if document > 1 else "d:1",
                start=start,
                end=end,
                first=start // 10,
                last=(end - 1) // 10,
            )
        )
    for within in Within:
        found = cooccurrences(mentions, ["a", "b", "c"], within)
        for one, other in itertools.combinations("abc", 2):
            slow = list(slow_pairs(mentions, one, other, within))
            together = found.get((one, other))
            assert (together.places if together else set()) == {place for place, _first, _second in slow}
            assert (together.voices if together else set()) == {each.voice for _place, each, _other in slow}
            codings = {each.id for _place, *pair in slow for each in pair}
            assert (together.codings if together else set()) == codings


def slow_pairs(mentions, one, other, within):
    for first, second in itertools.product(mentions, mentions):
        if (first.code, second.code, first.document) != (one, other, second.document):
            continue
        if within is Within.DOCUMENT:
            yield (first.document, 0), first, second
        elif within is Within.PARAGRAPH:
            for number in set(range(first.first, first.last + 1)) & set(range(second.first, second.last + 1)):
                yield (first.document, number), first, second
        elif set(range(first.start, first.end)) & set(range(second.start, second.end)):
            yield (first.document, first.start, first.end, second.start, second.end), first, second


def test_a_crosstab_counts_by_value_and_puts_what_is_not_filled_in_last():
    mentions = [said("v", document=1), said("v", document=2), said("w", document=3), said("v", document=3)]
    values = {1: "rural", 2: "", 3: "été"}
    found = crosstab(mentions, lambda each: [values[each.document]])
    assert found.values == ["été", "rural", ""]
    assert {place: len(each.codings) for place, each in found.cells.items()} == {
        ("v", "rural"): 1,
        ("v", ""): 1,
        ("w", "été"): 1,
        ("v", "été"): 1,
    }
    assert {value: each.voices for value, each in found.totals.items()} == {"rural": 1, "": 1, "été": 1}


def test_who_has_several_values_counts_at_each():
    found = crosstab([said("v", document=1)], lambda _each: ["se nourrir", "habiter"])
    assert {value: each.voices for value, each in found.totals.items()} == {"habiter": 1, "se nourrir": 1}


def test_attributes_of_projects_and_documents_can_be_counted_by(study, interview):
    study.add_project("Légumerie", "2019-04", {"secteur": "nourrir ; habiter"})
    study.describe(interview, Description(date="2023-05", attributes={"lieu": "ferme"}))
    projects, documents = ({each.id: each for each in found} for found in (study.projects(), study.documents()))
    defined = study.attributes.defined(Owner.PROJECT)
    offered = axes(projects.values(), documents.values(), defined)
    assert [(each.owner, each.name) for each in offered if each.own] == [
        (Owner.PROJECT, "secteur"),
        (Owner.DOCUMENT, "lieu"),
    ]
    mention = said(document=interview)
    told = {each.name: values_of(each, projects, documents)(mention) for each in offered}
    assert told == {
        "name": ["Légumerie"],
        "pivot_year": ["2019"],
        "kind": ["interview"],
        "role": [""],
        "year": ["2023"],
        "status": ["to code"],
        "secteur": ["nourrir", "habiter"],
        "lieu": ["ferme"],
    }
    assert values_of(Axis(Owner.DOCUMENT, "none", own=True), projects, documents)(mention) == [""]


def test_a_basis_is_one_sentence_in_each_language():
    mentions = [said(document=1), said(document=1, start=5), said(document=3), said(document=3)]
    assert basis.of_mentions(mentions, KINDS) == "1 interview, 1 press article, 3 passages, 4 codings, 2 voices"
    wording.use_language("fr")
    assert (
        basis.of_mentions(mentions, KINDS).replace("\u00a0", " ")
        == "1 entretien, 1 article de presse, 3 passages, 4 codages, 2 voix"
    )
    assert basis.of_mentions([], KINDS).replace("\u00a0", " ") == "aucun extrait codé"
