"""What a cell stands on: for and against, from which sources, told when; and what is left to read and to ask."""

from __future__ import annotations

import pytest

from ect_coder.analysis.evidence import Sides, State
from ect_coder.analysis.gathering import Scope, Without
from ect_coder.analysis.telling import Telling, telling
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.errors import UnknownProject
from ect_coder.values import Kind, Moment, PartialDate, Polarity, Role, Span, Status

ALL = (Moment.EMERGENCE, Moment.SUPPORT, Moment.BOTH)
E, S = Moment.EMERGENCE, Moment.SUPPORT


@pytest.fixture
def sources(study, tmp_path):
    """A project supported from 2020 to 2022, with an article of 2018, a carrier heard in 2023, and a report undated."""
    study.add_project("Légumerie", "2020", {"support_end": "2022"})
    for number, (kind, date, role) in enumerate(
        ((Kind.PRESS, "2018", Role.JOURNALIST), (Kind.INTERVIEW, "2023", Role.CARRIER), (Kind.REPORT, None, None)), 1
    ):
        file = tmp_path / f"Source {number}.txt"
        file.write_text(f"Source {number}. " + "Chacun se méfiait, puis on a partagé. " * 9, encoding="utf-8")
        study.take_in([file], project="Légumerie")
        study.describe(number, Description(kind=kind, date=date, role=role, code=f"D{number}", status=Status.CODED))
    return study


def say(study, document, moment, polarity=Polarity.PRESENT, count=1, variable="coop_confiance"):
    study.code_many(
        [NewCoding(document, Span(n, n + 9), variable, moment, polarity, coder="Léa") for n in range(count)]
    )


def found(study, variables=("coop_confiance",), moments=ALL, scope=None):
    documents = {each.id: each for each in study.documents()}
    return study.cells.verbatims(study.projects()[0], variables, moments, scope or Scope(), documents)


def test_verbatims_are_grouped_by_moment_side_and_kind_of_source(sources):
    say(sources, 2, E)
    say(sources, 1, E, Polarity.ABSENT, 2)
    say(sources, 3, E, Polarity.MIXED)
    say(sources, 2, S)
    groups = [
        (each.moment, each.side, each.kind, each.role, each.telling, len(each.codings))
        for each in found(sources).groups
    ]
    assert groups == [
        (E, Polarity.PRESENT, Kind.INTERVIEW, Role.CARRIER, Telling.RETROSPECTIVE, 1),
        (E, Polarity.MIXED, Kind.REPORT, None, Telling.UNKNOWN, 1),
        (E, Polarity.ABSENT, Kind.PRESS, Role.JOURNALIST, Telling.CONTEMPORARY, 2),
        (S, Polarity.PRESENT, Kind.INTERVIEW, Role.CARRIER, Telling.RETROSPECTIVE, 1),
    ]


def test_the_talk_of_one_side_does_not_crowd_out_another(sources):
    say(sources, 1, E, count=150)
    say(sources, 2, E, Polarity.ABSENT, 3)
    verbatims = found(sources)
    assert verbatims.counts == {(E, Polarity.PRESENT): 150, (E, Polarity.ABSENT): 3}
    assert [len(each.codings) for each in verbatims.groups] == [97, 3]


def test_only_what_an_answer_counts_is_shown(sources):
    say(sources, 1, E)
    say(sources, 2, E)
    assert [each.document for each in found(sources, scope=Scope(without_kinds=[Kind.PRESS])).codings] == [2]
    assert [each.document for each in found(sources, scope=Scope(without=[Without.RETROSPECTIVE])).codings] == [1]
    sources.code(NewCoding(3, Span(0, 4), "coop_confiance", E, coder="Paul"))
    sources.agree("reference_coder", "Paul")
    assert [each.document for each in found(sources).codings] == [3]


def test_a_cell_without_codings_has_no_verbatim(sources):
    assert (found(sources).groups, found(sources).counts) == ((), {})


def test_the_voices_of_a_variable_are_on_their_sides(sources):
    say(sources, 1, E, Polarity.ABSENT)
    say(sources, 2, E)
    say(sources, 3, Moment.BOTH, Polarity.MIXED)
    before, after = sources.cells.sides(1, "coop_confiance", Scope())
    assert before == Sides(affirming=("d:2",), nuancing=("d:3",), denying=("d:1",))
    assert after == Sides(nuancing=("d:3",))


def test_a_voice_is_named_by_its_group_or_its_document(sources):
    sources.describe(2, Description(group="Mme Duval"))
    assert sources.cells.voices() == {"d:1": "D1", "g:Mme Duval": "Mme Duval", "d:3": "D3"}


@pytest.mark.parametrize(
    ("moment", "date", "told"),
    [
        (E, "2019", Telling.CONTEMPORARY),
        (E, "2021", Telling.RETROSPECTIVE),
        (E, "2020", Telling.UNKNOWN),
        (E, None, Telling.UNKNOWN),
        (S, "2021", Telling.CONTEMPORARY),
        (S, "2023", Telling.RETROSPECTIVE),
        (S, "2019", Telling.BEFOREHAND),
        (S, "2022", Telling.UNKNOWN),
        (Moment.BOTH, "2021", Telling.RETROSPECTIVE),
        (Moment.AFTER, "2023", Telling.CONTEMPORARY),
        (Moment.UNDETERMINED, "2021", Telling.UNKNOWN),
    ],
)
def test_a_source_is_contemporary_only_where_its_date_says_so(moment, date, told):
    found = PartialDate.parse(date) if date else None
    assert telling(moment, found, PartialDate.parse("2020"), PartialDate.parse("2022")) is told


@pytest.mark.parametrize(
    ("date", "pivot", "told"),
    [
        ("2019-02-27", "2019-03", Telling.CONTEMPORARY),
        ("2020~", "2019", Telling.RETROSPECTIVE),
        ("2019-04", "2019-03-12", Telling.RETROSPECTIVE),
        ("2019", "2019-03", Telling.UNKNOWN),
        ("2019-03-11", "2019-03", Telling.UNKNOWN),
        ("2019~", "2019", Telling.UNKNOWN),
    ],
)
def test_dates_are_compared_at_the_coarser_precision(date, pivot, told):
    assert telling(E, PartialDate.parse(date), PartialDate.parse(pivot), None) is told


def test_without_pivot_or_end_nothing_is_told_of_time():
    date, pivot = PartialDate.parse("2021"), PartialDate.parse("2020")
    assert telling(S, date, pivot, None) is Telling.UNKNOWN
    assert telling(E, date, None, None) is Telling.UNKNOWN


def test_what_is_left_follows_from_reading_silence_and_the_guide(sources):
    sources.describe(3, Description(status=Status.TO_CODE))
    say(sources, 1, E)
    first, second, third = sources.questions.add(["Qui avait confiance ?", "Et le risque ?", "Et avec le temps ?"])
    sources.questions.change(first, {"targets": ["coop_confiance"]})
    sources.questions.change(second, {"targets": ["coop_partage_risque"], "moment": E})
    sources.questions.change(third, {"targets": ["cooperation"], "moment": S})
    sources.questions.tick([(second, 2)])
    (left,) = sources.remaining(["Légumerie"])
    assert [each.code for each in left.to_read] == ["D3"]
    risk = next(each for each in left.silences if (each.variable, each.moment) == ("coop_partage_risque", E))
    assert (risk.state, risk.questions, risk.asked) == (State.SILENT, (), (2,))
    trust = next(each for each in left.silences if (each.variable, each.moment) == ("coop_confiance", S))
    assert (trust.state, trust.asked) == (State.UNDOCUMENTED, ())
    assert [each.text for each in left.to_ask(S)] == ["Qui avait confiance ?", "Et avec le temps ?"]
    assert left.to_ask(E) == []


def test_what_is_left_of_a_project_that_is_not_there_is_refused(sources):
    with pytest.raises(UnknownProject):
        sources.remaining(["Nulle part"])
