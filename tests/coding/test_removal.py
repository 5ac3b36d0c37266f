"""A document, or all those of a person, leave with everything that quotes them, and come back whole by one undo."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sqlalchemy import select, text

from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.memos import About, Subject
from ect_coder.corpus.library import Description
from ect_coder.errors import UnknownDocument
from ect_coder.storage.schema import WATCHED, DocumentRow, EventRow, OriginalRow
from ect_coder.values import Changed, Happening, Mark, Moment, Span
from tests.storage.test_undo_machine import dump

WORDS = "chacun avait mis 2 000 euros"


@pytest.fixture
def quoted(study, interview, tmp_path):
    """The interview is coded, binned, asked about, noted and quoted in many places; a second document remains."""
    (tmp_path / "autre.txt").write_text("La mairie a prêté la salle à tous.", encoding="utf-8")
    study.take_in([tmp_path / "autre.txt"], project="Légumerie")
    start = study.text(1).index(WORDS)
    span = Span(start, start + len(WORDS))
    study.code(NewCoding(1, span, "coop_confiance", Moment.SUPPORT, coder="Léa"))
    study.code(NewCoding(1, span, "trans_freins", Moment.SUPPORT, coder="Léa"))
    study.codebook.throw_away("trans_freins", "Léa")
    study.code(NewCoding(2, Span(0, 9), "coop_confiance", Moment.SUPPORT, coder="Léa", memo=f"Comme : {WORDS}."))
    study.discuss(1, span, "Vraiment ?", "Léa")
    study.discuss(2, Span(0, 9), f"Et « {WORDS} » ?", "Léa")
    study.reply(2, f"Oui : {WORDS} !", "Paul")
    study.note(1, span, "Important", "Léa")
    study.write_memo(Subject(About.STUDY), f"Elle dit « {WORDS} » et cela compte.", "Léa")
    study.estimate([NewEstimate("Légumerie", "coop_confiance", Moment.SUPPORT, Mark.TWO, f"« {WORDS} »", coder="Léa")])
    card = study.grid.code("coop_confiance").card("fr")
    study.codebook.describe("coop_confiance", replace(card, example=f"« {WORDS} »"), "Léa", meaning=False)
    with study._database.step("an event", Changed.RECORDS) as session:
        session.add(
            EventRow(
                project_id=1,
                happening=Happening.LAUNCH,
                name="Mise de fonds",
                date="2020",
                how=f"dit : {WORDS}",
                document_id=1,
                start=span.start,
                end=span.end,
                quote=WORDS,
                coder_id=1,
                created="2026-01-01",
            )
        )
    return study


def everything(study):
    """Every value of every watched table, as one text."""
    with study._database.reading() as session:
        rows = [row for table in WATCHED for row in session.execute(text(f'SELECT * FROM "{table}"'))]
    return "\n".join(str(value) for row in rows for value in row)


def test_what_would_go_is_listed_and_nothing_has_gone_yet(quoted):
    before = dump(quoted)
    planned = quoted.removals.plan([1])
    assert dict(planned.counts) == {
        "documents": 1,
        "codings": 1,
        "discussions": 1,
        "settlements": 0,
        "memos": 1,
        "events": 1,
        "resources": 0,
        "originals": 1,
        "binned": 1,
    }
    assert {each.kind for each in planned.quotes} == {"coding", "discussion", "memo", "estimate", "event", "card"}
    assert {each.words for each in planned.quotes} == {WORDS}
    assert dump(quoted) == before


def test_no_word_of_it_stays_anywhere_and_what_was_said_of_it_does(quoted):
    quoted.removals.remove([1])
    assert WORDS not in everything(quoted)
    assert quoted.memo(Subject(About.STUDY)) == "Elle dit « […] » et cela compte."
    assert [(each.text, each.memo) for each in quoted.excerpts()] == [("La mairie", "Comme : […].")]
    (asked,) = quoted.discussions()
    assert (asked.text, asked.replies[0].text) == ("Et « […] » ?", "Oui : […] !")
    assert quoted.estimates()[0].why == "« […] »"
    assert quoted.grid.code("coop_confiance").card("fr").example == "« […] »"
    with quoted._database.reading() as session:
        event = session.scalars(select(EventRow)).one()
        assert (event.name, event.how, event.document_id, event.quote) == ("Mise de fonds", "dit : […]", None, None)
        assert [each.file_name for each in session.scalars(select(OriginalRow))] == ["autre.txt"]
    assert [each.codings for each in quoted.codebook.bin()] == [0]


def test_one_undo_brings_all_of_it_back(quoted):
    before = dump(quoted)
    quoted.removals.remove([1])
    quoted.undo()
    assert dump(quoted) == before
    assert quoted.grid.code("coop_confiance").card("fr").example == f"« {WORDS} »"


def test_an_original_stays_while_another_document_came_from_it(quoted):
    with quoted._database.step("same file", Changed.DOCUMENTS) as session:
        session.get_one(DocumentRow, 2).original_id = 1
    assert dict(quoted.removals.plan([1]).counts)["originals"] == 0
    quoted.removals.remove([1])
    with quoted._database.reading() as session:
        assert session.get(OriginalRow, 1) is not None


def test_people_are_who_speaks_or_is_named_as_interviewee_never_who_asks(quoted):
    quoted.describe(2, Description(attributes={"Enquêté": "Mme Duval"}))
    assert [(each.name, each.documents) for each in quoted.removals.people()] == [("Mme Duval", (1, 2))]
    quoted.removals.remove([1, 2])
    assert (quoted.documents(), quoted.removals.people()) == ([], [])


def test_an_unknown_document_changes_nothing(quoted):
    before = dump(quoted)
    with pytest.raises(UnknownDocument):
        quoted.removals.remove([1, 9])
    assert dump(quoted) == before


def test_cards_without_quotes_are_not_written_anew(quoted):
    with quoted._database.reading() as session:
        before = session.execute(text("SELECT id, card FROM variable ORDER BY id")).all()
    quoted.removals.remove([1])
    with quoted._database.reading() as session:
        after = session.execute(text("SELECT id, card FROM variable ORDER BY id")).all()
    changed = [one for one, other in zip(before, after, strict=True) if one != other]
    assert len(changed) == 1
    assert json.loads(changed[0].card)["id"] == "coop_confiance"
