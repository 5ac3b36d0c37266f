"""The labelled set is well formed: what it names can be found in its texts, and its halves weigh the same."""

import re
from collections import Counter

import pytest

from ect_coder.codebook import files
from tests.labelled import HALVES, KINDS, MOMENTS, NAMES, PILLARS, POLARITIES, cuts, lines, passages, queries

LEAST = {"interview": 80, "automatic": 60, "press": 50, "report": 50, "note": 30}
"""Passages of each kind, at least."""
HARD = {
    "born in support", "dialect", "early name", "elsewhere", "forgotten", "generic", "homonym", "irony", "misleading",
    "narrated", "no cue", "question", "reported", "undated", "year",
}  # fmt: skip


@pytest.fixture(scope="module")
def every():
    return passages()


def test_every_id_is_its_own(every):
    ids = [each.id for each in every] + [each.id for each in cuts()]
    assert len(ids) == len(set(ids))


def test_no_two_passages_say_the_same(every):
    assert len({each.text for each in every}) == len(every)


def test_labels_are_among_those_the_readme_tells(every):
    for each in every:
        assert each.kind in KINDS, each.id
        assert each.half in HALVES, each.id
        assert each.moment in MOMENTS, each.id
        assert {polarity for _variable, polarity in each.evidence} <= set(POLARITIES), each.id
        assert {kind for _name, kind in each.names} <= set(NAMES), each.id
        assert each.hard in HARD | {""}, each.id


def test_every_variable_is_in_the_codebook_under_its_pillar(every):
    pillars = {variable.id: pillar.id for pillar in files.default().pillars for variable in pillar.variables}
    for each in every:
        for variable, _polarity in each.evidence:
            assert pillars[variable] == PILLARS[variable[:4]], each.id


def test_every_name_and_every_question_is_found_in_the_text(every):
    for each in every:
        for name, _kind in each.names:
            assert re.search(rf"(?<!\w){re.escape(name)}(?!\w)", each.text), (each.id, name)
        assert all(asked in each.text for asked in each.asked), each.id


def test_a_name_is_given_once_and_with_one_kind(every):
    for each in every:
        names = [name for name, _kind in each.names]
        assert len(names) == len(set(names)), each.id


def test_dates_and_pivots_are_written_from_the_year_on(every):
    for each in every:
        assert re.fullmatch(r"(\d{4}(-\d\d){0,2})?", each.date), each.id
        assert re.fullmatch(r"\d{4}(-\d\d)?", each.project.pivot), each.project.name


def test_a_document_older_than_the_support_tells_nothing_of_it(every):
    for each in every:
        if each.date and each.date[:7] < each.project.pivot:
            assert each.moment in {"emergence", "none"}, each.id


def test_what_changed_between_the_moments_is_told_of_both(every):
    for each in every:
        if any("then" in polarity for _variable, polarity in each.evidence):
            assert each.moment == "both", each.id


def test_what_only_the_interviewer_says_is_no_evidence(every):
    for each in every:
        if each.hard == "question":
            assert each.asked, each.id
            assert not each.evidence, each.id


def test_a_passage_says_few_things(every):
    assert all(len(each.pillars) <= 3 and len(each.text) < 700 for each in every)


def test_there_are_enough_of_every_kind_in_both_halves(every):
    for half in HALVES:
        kinds = Counter(each.kind for each in every if each.half == half)
        assert all(kinds[kind] >= least // 2 for kind, least in LEAST.items())


@pytest.mark.parametrize("weigh", ["kind", "moment"])
def test_the_halves_weigh_the_same(every, weigh):
    tune, report = (Counter(getattr(each, weigh) for each in every if each.half == half) for half in HALVES)
    assert all(abs(tune[value] - report[value]) <= 5 for value in tune | report)


def test_the_halves_hold_as_much_of_every_pillar(every):
    tune, report = (Counter(p for each in every if each.half == half for p in each.pillars) for half in HALVES)
    assert set(tune) == set(report) == set(PILLARS.values())
    assert all(abs(tune[pillar] - report[pillar]) <= 8 and report[pillar] >= 30 for pillar in tune)


def test_many_passages_show_nothing(every):
    assert sum(not each.evidence for each in every) >= 80


def test_sentences_rebuild_a_text_without_a_stray_space():
    for cut in cuts():
        assert 2 <= len(cut.sentences) <= 8, cut.id
        assert cut.text == cut.text.strip(), cut.id
        assert all(each and each == each.lstrip() for each in cut.sentences), cut.id


def test_texts_are_cut_in_both_manners():
    manners = Counter(cut.manner for cut in cuts())
    assert set(manners) == {"spoken", "written"}
    assert min(manners.values()) >= 20


def test_a_query_is_asked_once_and_of_lines_that_are_there():
    asked = [query.lemma for query in queries()]
    assert len(asked) == len(set(asked)) >= 40
    assert all(query.lines and query.lines <= set(range(1, len(lines()) + 1)) for query in queries())


def test_escapes_of_the_lines_are_resolved():
    assert not any("\\u" in line for line in lines())
    assert any("\u0301" in line for line in lines())
