"""The dated facts of a project: noted, changed, taken back; and the pivot, one date in two places."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ect_coder.analysis.gathering import Scope, Without
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.events import NewEvent
from ect_coder.corpus.library import Description
from ect_coder.errors import BadDate, BadSpan, EmptyName, UnknownEntry, UnknownProject
from ect_coder.study import Study
from ect_coder.values import Happening, Moment, Span

DATES = ["2019", "2019-04", "2019~", "2020-01-15", ""]


def pivot_of(study, name="Légumerie"):
    return next(each.pivot for each in study.projects() if each.name == name)


def starts(study, name="Légumerie"):
    return [
        each
        for each in study.events.events()
        if each.project == name and each.happening is Happening.SUPPORT_START and each.id is not None
    ]


def test_noting_the_start_of_support_dates_the_pivot_in_one_step(study, interview):
    study.events.note(NewEvent("Légumerie", Happening.SUPPORT_START, "2019-03", how="convention signée"), "Léa")
    assert pivot_of(study) == "2019-03"
    study.undo()
    assert (pivot_of(study), study.events.events()) == (None, [])


def test_a_pivot_given_to_the_project_dates_the_event(study, interview):
    study.events.note(NewEvent("Légumerie", Happening.SUPPORT_START, "2019-03", how="convention"), "Léa")
    study.add_project("Légumerie", "2019-04-02")
    (event,) = starts(study)
    assert (event.date, event.how, pivot_of(study)) == ("2019-04-02", "convention", "2019-04-02")
    study.undo()
    assert (starts(study)[0].date, pivot_of(study)) == ("2019-03", "2019-03")


def test_a_pivot_nobody_noted_is_listed_without_a_number(study, interview):
    study.add_project("Légumerie", "2018~")
    (event,) = study.events.events()
    assert (event.id, event.happening, event.date, event.project) == (
        None,
        Happening.SUPPORT_START,
        "2018~",
        "Légumerie",
    )


def test_a_support_begins_once(study, interview):
    study.events.note(NewEvent("Légumerie", Happening.SUPPORT_START, "2018"), "Léa")
    study.events.note(NewEvent("Légumerie", Happening.SUPPORT_START, "2019"), "Paul")
    (event,) = starts(study)
    assert (event.date, event.coder, pivot_of(study)) == ("2019", "Paul", "2019")


def test_another_event_that_becomes_the_start_takes_its_place(study, interview):
    study.events.note(NewEvent("Légumerie", Happening.SUPPORT_START, "2018"), "Léa")
    other = study.events.note(NewEvent("Légumerie", Happening.FIRST_CONTACT, "2017-05"), "Léa")
    study.events.change(other, {"happening": Happening.SUPPORT_START})
    assert ([each.id for each in starts(study)], pivot_of(study)) == ([other], "2017-05")


def test_an_event_that_is_no_longer_the_start_leaves_no_pivot(study, interview):
    number = study.events.note(NewEvent("Légumerie", Happening.SUPPORT_START, "2018"), "Léa")
    study.events.change(number, {"happening": Happening.FIRST_CONTACT})
    assert pivot_of(study) is None


def test_with_the_start_goes_the_pivot(study, interview):
    number = study.events.note(NewEvent("Légumerie", Happening.SUPPORT_START, "2018"), "Léa")
    study.events.remove(number)
    assert (pivot_of(study), study.events.events()) == (None, [])
    study.undo()
    assert pivot_of(study) == "2018"


def test_an_event_keeps_the_words_that_fix_its_date(study, interview):
    start = study.text(interview).index("Après les ateliers")
    wish = NewEvent("Légumerie", Happening.LAUNCH, "2020", document=interview, span=Span(start, start + 18))
    study.events.note(wish, "Léa")
    (event,) = study.events.events()
    assert (event.quote, event.document, event.span) == ("Après les ateliers", interview, wish.span)


def test_the_words_go_with_their_document_and_the_date_stays(study, interview):
    study.events.note(NewEvent("Légumerie", Happening.LAUNCH, "2020", document=interview, span=Span(0, 10)), "Léa")
    study.remove_document(interview)
    (event,) = study.events.events()
    assert (event.date, event.quote, event.document, event.span) == ("2020", "", None, None)
    study.undo()
    assert study.events.events()[0].quote == study.text(interview)[:10]


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (NewEvent("Inconnu", Happening.LAUNCH, "2020"), UnknownProject),
        (NewEvent("Légumerie", Happening.LAUNCH, "12/04/2019"), BadDate),
        (NewEvent("Légumerie", Happening.OTHER, "2020"), EmptyName),
        (NewEvent("Légumerie", Happening.LAUNCH, "2020", document=1, span=Span(0, 10_000)), BadSpan),
    ],
)
def test_a_refused_event_changes_nothing(study, interview, wish, refusal):
    with pytest.raises(refusal):
        study.events.note(wish, "Léa")
    assert (study.events.events(), study.coders()) == ([], [])


def test_an_event_that_is_gone_is_said_to_be(study, interview):
    for deed in (study.events.remove, lambda number: study.events.change(number, {"date": "2020"})):
        with pytest.raises(UnknownEntry):
            deed(7)


def test_the_end_of_support_says_which_accounts_of_it_are_late(study, interview):
    study.describe(interview, Description(date="2023"))
    study.code(NewCoding(interview, Span(0, 10), "coop_confiance", Moment.SUPPORT, coder="Léa"))
    late = Scope(without=[Without.RETROSPECTIVE])

    def counted():
        rows = study.answers("variable", scope=late).rows
        return next(row.support.codings for row in rows if row.id == "coop_confiance")

    assert counted() == 1
    study.events.note(NewEvent("Légumerie", Happening.SUPPORT_END, "2021"), "Léa")
    assert counted() == 0


class PivotMachine(RuleBasedStateMachine):
    """Events and pivots come, change, go and come back; wherever both are, they say the same."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        with Study.create(self.folder / "study.ect") as made:
            made.add_projects([("A", None, {}), ("B", "2018", {})])
        self.study = Study.open(self.folder / "study.ect")

    def teardown(self):
        self.study.close()
        shutil.rmtree(self.folder)

    @rule(
        project=st.sampled_from("AB"),
        what=st.sampled_from([Happening.SUPPORT_START, Happening.SUPPORT_END, Happening.LAUNCH]),
        date=st.sampled_from(DATES),
    )
    def note(self, project, what, date):
        self.study.events.note(NewEvent(project, what, date), "Léa")

    @rule(project=st.sampled_from("AB"), date=st.sampled_from(DATES))
    def give_pivot(self, project, date):
        self.study.add_project(project, date)

    @precondition(lambda self: any(each.id for each in self.study.events.events()))
    @rule(
        data=st.data(),
        what=st.sampled_from([Happening.SUPPORT_START, Happening.LAUNCH]),
        date=st.sampled_from(DATES),
    )
    def change(self, data, what, date):
        numbers = [each.id for each in self.study.events.events() if each.id]
        self.study.events.change(data.draw(st.sampled_from(numbers)), {"happening": what, "date": date})

    @precondition(lambda self: any(each.id for each in self.study.events.events()))
    @rule(data=st.data())
    def remove(self, data):
        numbers = [each.id for each in self.study.events.events() if each.id]
        self.study.events.remove(data.draw(st.sampled_from(numbers)))

    @rule()
    def undo(self):
        if self.study.undo_label:
            self.study.undo()

    @rule()
    def redo(self):
        if self.study.redo_label:
            self.study.redo()

    @invariant()
    def pivot_and_event_agree(self):
        for project in self.study.projects():
            noted = starts(self.study, project.name)
            assert [each.date for each in noted] in ([], [project.pivot])


TestUndo = PivotMachine.TestCase
TestUndo.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
