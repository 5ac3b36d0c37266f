"""What a project lacks, worked out by hand; and how it is said."""

from __future__ import annotations

import datetime
import json

import pytest

from ect_coder import wording
from ect_coder.analysis import lacks
from ect_coder.analysis.gathering import Coverage
from ect_coder.analysis.inventory import Gap, Holdings, Lack, errands, inventory
from ect_coder.analysis.timeline import Stretch, stretch
from ect_coder.cli import main
from ect_coder.corpus.events import NewEvent
from ect_coder.corpus.interview_guide import Question
from ect_coder.corpus.library import Document, Project
from ect_coder.corpus.register import Resource
from ect_coder.values import Happening, Held, Kind, Moment, Quotability, Status

PILLARS = {"coop": "coop", "trust": "coop", "money": "money"}
NAMES = {"coop": "Cooperation", "money": "Money"}
BOTH_TOLD = [
    Coverage(1, 1, pillar, moment, 2) for pillar in ("coop", "money") for moment in (Moment.EMERGENCE, Moment.SUPPORT)
]


def document(number, kind=Kind.INTERVIEW, date: str | None = "2023", status=Status.CODED, group=None):
    return Document(
        number, f"D{number}", f"Document {number}", kind, status, ("A",), date, None, group, 10, 50, "", 0, {}, "", "",
        Quotability.QUOTABLE,
    )  # fmt: skip


def project(pivot: str | None = "2019"):
    return Project(1, "A", pivot, 0, 0)


SOURCES = (document(1), document(2, Kind.PRESS, "2018"))


def gaps(**held):
    whole = {"projects": [project()], "documents": SOURCES, "coverage": BOTH_TOLD, "pillars": PILLARS, **held}
    return list(inventory(Holdings(**whole))[-1].gaps)


def test_a_project_with_all_that_is_asked_of_it_lacks_nothing():
    assert gaps() == []


def test_a_project_of_which_nothing_is_known():
    assert gaps(projects=[project(None)], documents=(), coverage=()) == [Gap(Lack.PIVOT), Gap(Lack.DOCUMENTS)]


def test_without_a_pivot_no_source_is_said_to_be_late():
    assert gaps(projects=[project(None)]) == [Gap(Lack.PIVOT)]


def test_sources_of_the_year_of_the_pivot_or_later_do_not_date_from_before():
    assert gaps(documents=(document(1), document(2, Kind.PRESS, "2019-02"))) == [Gap(Lack.BEFORE)]


def test_undated_sources_might_date_from_before():
    assert gaps(documents=(document(1), document(2, Kind.PRESS, None))) == [Gap(Lack.BEFORE, count=1)]
    assert gaps(documents=(*SOURCES, document(3, Kind.NOTE, None))) == [Gap(Lack.DATES, count=1)]


def test_documents_of_one_group_are_a_single_voice():
    alike = (document(1, group="Fabrique"), document(2, Kind.PRESS, "2018", group="Fabrique"))
    assert gaps(documents=alike) == [Gap(Lack.VOICES)]


@pytest.mark.parametrize(
    ("kind", "searched"), [("Presse locale", True), ("press", True), ("statuts", False), ("impression", False)]
)
def test_an_article_in_the_register_means_that_the_press_was_searched(kind, searched):
    documents = (document(1), document(2, Kind.REPORT, "2018"))
    resources = [Resource(1, "Un dossier", kind=kind, project="A", held=Held.OUT_OF_REACH)]
    assert gaps(documents=documents, resources=resources) == ([] if searched else [Gap(Lack.PRESS)])


def test_interviews_that_speak_of_one_moment_only():
    told = [each for each in BOTH_TOLD if each.moment is Moment.SUPPORT] + [Coverage(1, 2, "coop", Moment.EMERGENCE, 1)]
    assert gaps(coverage=told) == [
        Gap(Lack.TALK, Moment.EMERGENCE),
        Gap(Lack.CODINGS, Moment.EMERGENCE, ("money",)),
    ]


def test_a_passage_about_both_moments_speaks_of_each():
    told = [Coverage(1, 1, pillar, Moment.BOTH, 1) for pillar in ("coop", "money")]
    assert gaps(coverage=told) == []


def test_interviews_that_are_not_read_to_the_end_may_still_speak():
    documents = (document(1), document(2, Kind.PRESS, "2018"), document(3, status=Status.IN_PROGRESS))
    told = [each for each in BOTH_TOLD if each.moment is Moment.EMERGENCE] + [
        Coverage(1, 2, pillar, Moment.SUPPORT, 1) for pillar in ("coop", "money")
    ]
    assert gaps(documents=documents, coverage=told) == [Gap(Lack.TALK, Moment.SUPPORT, count=1)]


def test_without_interviews_no_one_is_said_to_be_silent():
    documents = (document(1, Kind.REPORT), document(2, Kind.PRESS, "2018"))
    assert gaps(documents=documents) == [Gap(Lack.INTERVIEWS)]


GUIDE = [
    Question(1, "Qui ?", ("trust",), Moment.EMERGENCE),
    Question(2, "Combien ?", ("money",), Moment.EMERGENCE),
    Question(3, "Et ensuite ?", ("coop",), None),
]


def test_a_guide_that_no_one_ticked_is_said_first():
    assert gaps(questions=GUIDE) == [Gap(Lack.TICKS)]
    assert gaps(questions=GUIDE, ticks={(1, 99)}) == [Gap(Lack.TICKS)]


def test_what_the_guide_asks_about_and_no_one_did():
    assert gaps(questions=GUIDE, ticks={(1, 1)}) == [
        Gap(Lack.QUESTIONS, Moment.EMERGENCE, ("money",)),
        Gap(Lack.QUESTIONS, Moment.SUPPORT, ("coop",)),
    ]
    assert gaps(questions=GUIDE, ticks={(2, 1), (3, 1)}) == []


def test_resources_that_are_not_yet_here():
    resources = [
        Resource(number, name, project="A", held=held)
        for number, (name, held) in enumerate(
            [("Statuts", Held.SPOTTED), ("Bilan", Held.ASKED), ("Photos", Held.OBTAINED), ("Bail", Held.OUT_OF_REACH)]
        )
    ]
    assert gaps(resources=[*resources, Resource(9, "Ailleurs", project="B")]) == [
        Gap(Lack.OBTAINED, names=("Statuts", "Bilan")),
        Gap(Lack.IMPORTED, names=("Photos",)),
    ]


def test_lines_count_each_kind_on_its_side_of_the_pivot():
    documents = (*SOURCES, document(3, date="2018-05"), document(4, date="2019-05"), document(5, date=None))
    lines = inventory(Holdings([project()], documents, BOTH_TOLD, pillars=PILLARS))
    assert [(each.kind, each.documents, each.before_pivot, each.after_pivot, each.codings) for each in lines] == [
        (Kind.INTERVIEW, 4, 1, 1, 8),
        (Kind.PRESS, 1, 1, 0, 0),
        (None, 5, 2, 1, 8),
    ]


def test_errands_are_what_to_get_and_what_to_ask():
    resources = [Resource(1, "Statuts", project="A"), Resource(2, "Bail", project="A", held=Held.IMPORTED)]
    errand = errands(Holdings([project()], SOURCES, BOTH_TOLD, resources, GUIDE, {(1, 1)}, PILLARS), "A")
    assert [each.name for each in errand.resources] == ["Statuts"]
    assert [each.text for each in errand.questions] == ["Combien ?", "Et ensuite ?"]
    assert Gap(Lack.OBTAINED, names=("Statuts",)) in errand.gaps


@pytest.mark.parametrize("lack", Lack)
@pytest.mark.parametrize("count", [0, 1, 2])
def test_every_gap_is_a_sentence(lack, count):
    for language in ("en", "fr"):
        wording.use_language(language)
        words = lacks.said(Gap(lack, Moment.EMERGENCE, ("coop",), count), NAMES)
        assert words.endswith(".")
        assert "{" not in words


def test_gaps_are_said_in_french():
    wording.use_language("fr")
    assert lacks.said(Gap(Lack.TALK, Moment.EMERGENCE), NAMES) == "Aucun entretien ne parle de l’émergence."
    assert lacks.said(Gap(Lack.BEFORE), NAMES) == "Aucune source ne date d’avant l’accompagnement."
    assert lacks.said(Gap(Lack.QUESTIONS, Moment.SUPPORT, ("coop", "money")), NAMES) == (
        "Question jamais posée, sur l’accompagnement\u00a0: Cooperation, Money."
    )


def test_the_terminal_gives_the_inventory_as_the_contract_says(study, interview, capsys):
    study.events.note(NewEvent("Légumerie", Happening.SUPPORT_START, "2019"), "Léa")
    study.add_project("Atelier")
    study.close()
    assert main(["inventory", str(study.path), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["project"], row["kind"]) for row in rows] == [
        ("Légumerie", "interview"),
        ("Légumerie", None),
        ("Atelier", None),
    ]
    assert {"project", "kind", "documents", "before_pivot", "after_pivot", "codings", "gaps"} <= rows[0].keys()
    assert (rows[0]["gaps"], rows[0]["documents"], rows[1]["documents"]) == ([], 1, 1)
    assert "No source is dated before the support; 1 has no date." in rows[1]["gaps"]
    assert rows[2]["gaps"] == [
        "The pivot date is missing: when the support began is not known.",
        "No document is about this project yet.",
    ]


def test_the_terminal_shows_it_as_a_table_too(study, interview, capsys):
    study.close()
    assert main(["--lang", "en", "inventory", str(study.path)]) == 0
    out = capsys.readouterr().out
    assert "Légumerie" in out
    assert "  – No interview speaks of the emergence so far: 1 is not coded to the end." in out


@pytest.mark.parametrize(
    ("date", "first", "last", "vague"),
    [
        ("2019", "2019-01-01", "2019-12-31", False),
        ("2020-02", "2020-02-01", "2020-02-29", False),
        ("2019-04-12", "2019-04-12", "2019-04-12", False),
        ("2019~", "2019-01-01", "2019-12-31", True),
    ],
)
def test_a_date_is_as_wide_as_it_is_vague(date, first, last, vague):
    days = (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
    assert stretch(date) == Stretch(*days, vague)


def test_a_project_in_time(study, interview):
    study.add_project("Légumerie", "2019-03")
    study.events.note(NewEvent("Légumerie", Happening.SUPPORT_END, "2021"), "Léa")
    study.events.note(NewEvent("Légumerie", Happening.FIRST_IDEA, "2016~"), "Léa")
    study.events.note(NewEvent("Légumerie", Happening.LAUNCH), "Léa")
    found = study.inventory.timeline("Légumerie")
    assert [(each.what.happening, each.side) for each in found.events] == [
        (Happening.FIRST_IDEA, -1),
        (Happening.SUPPORT_START, 0),
        (Happening.SUPPORT_END, 1),
        (Happening.LAUNCH, None),
    ]
    assert [(each.what.id, each.when, each.side) for each in found.documents] == [(interview, None, None)]
    assert found.bounds == (datetime.date(2016, 1, 1), datetime.date(2021, 12, 31))
    assert found.end == stretch("2021")
