"""The example study: made from its documents, and telling its story."""

from __future__ import annotations

import pytest

from ect_coder import demo
from ect_coder.analysis.inventory import Lack
from ect_coder.study import Study
from ect_coder.values import Kind, Moment


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ECT_CODER_HOME", str(folder / "home"))
        made = demo.make(folder)
        with Study.open(made.study, writable=False) as study:
            yield study, made


def test_it_holds_what_it_promises(example):
    study, made = example
    documents = study.documents()
    counts = {kind: sum(document.kind is kind for document in documents) for kind in Kind}
    assert (counts[Kind.INTERVIEW], counts[Kind.PRESS], counts[Kind.REPORT]) == (8, 6, 3)
    assert all(900 <= document.words <= 2000 for document in documents if document.kind is Kind.INTERVIEW)
    assert len(study.projects()) == 5
    assert 140 <= len(study.excerpts()) <= 180
    assert study.check() == []
    assert made.workbook.stat().st_size > 20_000


def test_every_interview_has_its_turns(example):
    study, _made = example
    for document in study.documents():
        if document.kind is Kind.INTERVIEW:
            speakers = {turn.speaker for turn in study.layout(document.id).turns}
            assert len(speakers) == 2, document.name


def test_nothing_the_interviewer_says_is_coded(example):
    study, _made = example
    for document in study.documents():
        asked = [turn for turn in study.layout(document.id).turns if turn.speaker in ("Enquêtrice", "Chercheuse")]
        for coding in (each for each in study.excerpts() if each.document == document.id):
            assert not [turn for turn in asked if turn.start < coding.end and coding.start < turn.end], coding.text


def test_it_tells_its_story(example):
    study, _made = example
    answers = study.answers()
    found = {(answers.projects[row.project].split()[0], row.id): row for row in answers.rows}
    firm = {key: row.answer.value for key, row in found.items() if not row.insufficient}
    assert firm["Atelier", "cooperation"] == "sustained"
    assert firm["Légumerie", "cooperation"] == "emerged_with_support"
    assert firm["Filière", "resilience"] == "lost"
    assert firm["Épicerie-café", "hybrid_model"] == "absent"
    assert found["Filière", "cooperation"].answer == "contested"
    assert found["Recyclerie", "cooperation"].answer == "origin_unknown"
    assert {row.emergence.state for key, row in found.items() if key[0] == "Recyclerie"} == {"U"}


def test_every_moment_is_used(example):
    study, _made = example
    assert {each.moment for each in study.excerpts()} == set(Moment)


def test_it_is_kept_when_made_again(example, tmp_path):
    made = demo.make(tmp_path)
    with Study.open(made.study) as study:
        study.add_project("À moi")
    demo.make(tmp_path)
    with Study.open(made.study, writable=False) as study:
        assert "À moi" in {project.name for project in study.projects()}


def test_its_events_stand_on_words_of_its_documents(example):
    study, _made = example
    events = study.events.events()
    assert len(events) >= 12
    assert all(event.id is not None or event.project in PIVOTS_ALONE for event in events)
    for event in events:
        if event.span is not None:
            assert study.text(event.document)[event.span.start : event.span.end] == event.quote


def test_its_inventory_tells_what_to_look_for(example):
    study, _made = example
    gaps = {line.project: {gap.lack for gap in line.gaps} for line in study.inventory.lines() if line.kind is None}
    assert Lack.TALK in gaps["Recyclerie La Cordée"]
    assert Lack.BEFORE not in gaps["Filière bois du Haut-Replat"]
    assert Lack.OBTAINED in gaps["Épicerie-café de Clairval"]
    assert Lack.PRESS not in gaps["Épicerie-café de Clairval"]
    assert Lack.QUESTIONS in gaps["Légumerie des Combes"]


PIVOTS_ALONE = ("Épicerie-café de Clairval", "Recyclerie La Cordée")
