"""The register of resources, and the interview guide."""

from __future__ import annotations

import pytest

from ect_coder.corpus.interview_guide import Question
from ect_coder.errors import (
    BadDate,
    EmptyName,
    EmptyText,
    UnknownDocument,
    UnknownEntry,
    UnknownProject,
    UnknownVariable,
)
from ect_coder.values import Held, Moment


def test_a_resource_says_what_exists_and_how_to_get_it(study, interview):
    study.register.add(
        "Statuts  de la SCIC", project="Légumerie", nature="matérielle", holder="la mairie", planned="2024-05"
    )
    (found,) = study.register.resources()
    assert (found.name, found.project, found.nature, found.holder, found.planned, found.held) == (
        "Statuts de la SCIC",
        "Légumerie",
        "matérielle",
        "la mairie",
        "2024-05",
        Held.SPOTTED,
    )


def test_a_linked_document_means_imported(study, interview):
    number = study.register.add("Entretien de la porteuse")
    study.register.change([number], {"held": Held.ASKED})
    study.register.change([number], {"document": interview})
    (found,) = study.register.resources()
    assert (found.document, found.held) == (interview, Held.IMPORTED)
    study.undo()
    assert study.register.resources()[0].held is Held.ASKED


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"name": " "}, EmptyName),
        ({"planned": "demain"}, BadDate),
        ({"project": "Inconnu"}, UnknownProject),
        ({"document": 99}, UnknownDocument),
    ],
)
def test_a_refused_change_leaves_the_resource_as_it_was(study, values, refusal):
    number = study.register.add("Statuts")
    before = study.register.resources()
    with pytest.raises(refusal):
        study.register.change([number], values)
    assert study.register.resources() == before


def test_the_natures_are_the_studys_own(study):
    assert study.register.natures() == ["material", "immaterial"]
    study.register.offer_natures(["parole", " écrit ", "parole", ""])
    assert study.register.natures() == ["parole", "écrit"]
    study.undo()
    assert study.register.natures() == ["material", "immaterial"]
    with pytest.raises(EmptyName):
        study.register.offer_natures([" "])


def test_resources_are_crossed_out_and_come_back(study):
    numbers = [study.register.add(name) for name in ("Statuts", "Bilan", "Photos")]
    study.register.remove(numbers[:2])
    assert [each.name for each in study.register.resources()] == ["Photos"]
    study.undo()
    assert [each.id for each in study.register.resources()] == numbers


def test_a_resource_outlives_its_project_and_its_document(study, interview):
    study.register.add("Entretien", project="Légumerie", document=interview)
    study.remove_document(interview)
    study.remove_project("Légumerie")
    (found,) = study.register.resources()
    assert (found.project, found.document) == (None, None)


def test_the_guide_keeps_its_order(study):
    first, second, third = study.questions.add(["Qui ?", "Quand ?", "Où ?"])
    study.questions.move(third, 0)
    study.questions.remove(first)
    assert [each.text for each in study.questions.questions()] == ["Où ?", "Quand ?"]
    assert study.questions.add(["Pourquoi ?"]) == [third + 1]
    assert [each.id for each in study.questions.questions()] == [third, second, third + 1]


def test_a_question_is_tied_to_what_it_is_about(study):
    (number,) = study.questions.add(["Qui était là ?"])
    study.questions.change(number, {"targets": ["cooperation", "coop_confiance"], "moment": Moment.EMERGENCE})
    assert study.questions.questions() == [
        Question(number, "Qui était là ?", ("cooperation", "coop_confiance"), Moment.EMERGENCE)
    ]


def test_what_the_guide_refuses_changes_nothing(study):
    (number,) = study.questions.add(["Qui ?"])
    before = study.questions.questions()
    for values, refusal in (({"text": " "}, EmptyText), ({"targets": ["inconnu"]}, UnknownVariable)):
        with pytest.raises(refusal):
            study.questions.change(number, values)
    with pytest.raises(UnknownEntry):
        study.questions.move(99, 0)
    with pytest.raises(UnknownDocument):
        study.questions.tick([(number, 99)])
    assert (study.questions.questions(), study.questions.ticks()) == (before, frozenset())


def test_silence_is_told_from_a_question_never_asked(study, interview):
    asked, never = study.questions.add(["Qui était là ?", "Et l’argent ?"])
    study.questions.change(asked, {"targets": ["cooperation"], "moment": Moment.EMERGENCE})
    study.questions.change(never, {"targets": ["hybrid_model", "coop_confiance"]})
    study.questions.tick([(asked, interview)])
    assert study.questions.asked("Légumerie") == {
        ("cooperation", Moment.EMERGENCE): (interview,),
        ("hybrid_model", None): (),
        ("coop_confiance", None): (),
    }
    study.questions.tick([(asked, interview)], asked=False)
    assert study.questions.asked("Légumerie")["cooperation", Moment.EMERGENCE] == ()
    with pytest.raises(UnknownProject):
        study.questions.asked("Inconnu")


def test_ticking_twice_is_ticking_once(study, interview):
    (number,) = study.questions.add(["Qui ?"])
    study.questions.tick([(number, interview)])
    label = study.undo_label
    study.questions.tick([(number, interview)])
    assert (study.questions.ticks(), study.undo_label) == ({(number, interview)}, label)
