"""A text is corrected after coding: what stands on it follows or is listed, in one step that undo takes back whole."""

from __future__ import annotations

import hashlib

import pytest
from sqlalchemy import select

from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.correction import Bearer
from ect_coder.corpus.readers import never
from ect_coder.errors import EmptyText, UnknownDocument
from ect_coder.storage.schema import CoderRow, EventRow, HistoryRow
from ect_coder.values import Changed, Happening, Mark, Moment, Span
from tests.storage.test_undo_machine import dump


@pytest.fixture
def coded(study, interview):
    """Codings on « On était trois » and « 2 000 euros 💶 », a question, an event and a coding in the bin."""
    text = study.text(interview)

    def span(words):
        return Span(text.index(words), text.index(words) + len(words))

    study.code(NewCoding(interview, span("On était trois"), "coop_confiance", Moment.SUPPORT, coder="Léa"))
    study.code(NewCoding(interview, span("2 000 euros 💶"), "coop_partage_risque", Moment.SUPPORT, coder="Léa"))
    study.discuss(interview, span("chacun avait mis"), "Qui ?", "Léa")
    study.code(NewCoding(interview, span("deux élus"), "trans_freins", coder="Léa"))
    study.codebook.throw_away("trans_freins", "Léa")
    ateliers = span("Après les ateliers")
    with study._database.step("an event", Changed.RECORDS) as session:
        coder = session.scalars(select(CoderRow.id)).first()
        session.add(
            EventRow(
                project_id=1,
                happening=Happening.LAUNCH,
                name="Ateliers",
                date="2020",
                how="dit",
                document_id=interview,
                start=ateliers.start,
                end=ateliers.end,
                quote=text[ateliers.start : ateliers.end],
                coder_id=coder,
                created="2026-01-01",
            )
        )
    return study


def event(study):
    with study._database.reading() as session:
        return session.scalars(select(EventRow)).one()


def correct(study, *changes):
    text = study.text(1)
    for wrong, right in changes:
        assert text.count(wrong) == 1
        text = text.replace(wrong, right)
    study.corrections.correct(1, text)
    return text


def test_codings_questions_events_and_the_bin_follow(coded):
    text = correct(
        coded, ("Et au tout début", "Alors, et au tout début"), ("trois,", "trois  ,"), ("réuni", "rassemblé")
    )
    assert [(each.text, text[each.start : each.end]) for each in coded.excerpts()] == [
        ("On était trois", "On était trois"),
        ("2 000 euros 💶", "2 000 euros 💶"),
    ]
    (asked,) = coded.discussions()
    assert text[asked.start : asked.end] == asked.quote == "chacun avait mis"
    assert text[event(coded).start : event(coded).end] == event(coded).quote == "Après les ateliers"
    coded.codebook.restore(1, "Léa")
    assert [text[each.start : each.end] for each in coded.excerpts()][2] == "deux élus"


def test_a_slip_within_a_passage_is_corrected_in_its_quote(coded):
    correct(coded, ("On était trois", "On étaient trois"))
    assert coded.excerpts()[0].text == "On étaient trois"


def test_the_document_knows_its_new_length_words_and_digest(coded):
    text = correct(coded, ("Et ensuite ?", "Et ensuite donc ?"))
    document = coded.documents()[0]
    assert document.length == len(text)
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert document.words == 40


def test_turns_follow_and_a_speaker_is_renamed_where_the_name_was_corrected(coded):
    text = correct(coded, ("Enquêtrice : Et ensuite", "Enquêteuse : Et ensuite"), ("début,", "tout début,"))
    turns = coded.layout(1).turns
    said = [(each.speaker, text[each.label_end : each.end]) for each in turns]
    assert [speaker for speaker, _words in said] == ["Enquêtrice", "Mme Duval", "Enquêteuse", "Mme Duval"]
    assert said[2][1] == "Et ensuite ?"
    assert said[3][1] == "Après les ateliers, l’œuvre commune a réuni deux élus."


def test_what_is_lost_is_listed_beforehand_and_then_goes(coded):
    text = coded.text(1).replace("On était trois, chacun avait mis 2 000 euros 💶 de sa poche", "Rien de tel")
    text = text.replace("Après les ateliers, l’œuvre commune a réuni deux élus", "Plus tard")
    lost = coded.corrections.plan(1, text).lost
    assert [(each.bearer, each.words, each.said) for each in lost] == [
        (Bearer.CODING, "On était trois", "coop_confiance"),
        (Bearer.QUESTION, "chacun avait mis", "Qui ?"),
        (Bearer.CODING, "2 000 euros 💶", "coop_partage_risque"),
        (Bearer.EVENT, "Après les ateliers", "Ateliers"),
        (Bearer.BINNED, "deux élus", "trans_freins"),
    ]
    assert len(coded.excerpts()) == 2
    coded.corrections.correct(1, text)
    assert (coded.excerpts(), coded.discussions()) == ([], [])
    assert (event(coded).name, event(coded).start, event(coded).quote) == ("Ateliers", None, None)
    assert [each.codings for each in coded.codebook.bin()] == [0]


def test_an_estimate_stays_fresh_unless_one_of_its_codings_is_lost(coded):
    wish = NewEstimate("Légumerie", "coop_confiance", Moment.SUPPORT, Mark.TWO, coder="Léa")
    coded.estimate([wish])
    correct(coded, ("Et au tout début", "Alors, et au tout début"))
    assert not coded.estimates()[0].stale
    correct(coded, ("On était trois, ", ""))
    assert coded.estimates()[0].stale


def test_undo_gives_the_study_back_row_by_row_and_history_holds_no_text(coded):
    before = dump(coded)
    correct(coded, ("On était trois, chacun", "Chacun"), ("Enquêtrice : Et ensuite", "Enquêteuse : Et ensuite"))
    after = dump(coded)
    coded.undo()
    assert dump(coded) == before
    coded.redo()
    assert dump(coded) == after
    with coded._database.reading() as session:
        last = session.scalars(select(HistoryRow).order_by(HistoryRow.id.desc())).first()
    assert (last.deed, last.count) == ("correct_text", 1)


def test_a_text_that_stays_the_same_is_no_deed_and_an_empty_one_is_refused(coded):
    label = coded.undo_label
    coded.corrections.correct(1, coded.text(1).replace("\n", "\r\n"))
    assert coded.undo_label == label
    with pytest.raises(EmptyText):
        coded.corrections.correct(1, " \n")
    with pytest.raises(UnknownDocument):
        coded.corrections.correct(9, "Un texte")


def test_codings_made_after_a_correction_lie_in_the_corrected_text(coded):
    text = correct(coded, ("Et ensuite ?", "Puis ?"))
    number = coded.code(NewCoding(1, Span(text.index("Puis"), text.index("Puis") + 4), "coop_confiance", coder="Léa"))
    assert coded.coding(number).text == "Puis"


def test_a_corrected_file_takes_the_place_of_a_text_with_its_own_turns(coded, tmp_path):
    file = tmp_path / "corrigé.txt"
    file.write_text(coded.text(1).replace("Mme Duval", "Mme Durand").replace("réuni", "rassemblé"), encoding="utf-8")
    planned = coded.corrections.plan_replacement(1, file, never)
    assert (len(planned.correction.followers), planned.correction.lost) == (5, ())
    before = dump(coded)
    coded.corrections.replace(1, planned.entry)
    assert {each.speaker for each in coded.layout(1).turns} == {"Enquêtrice", "Mme Durand"}
    assert [each.text for each in coded.excerpts()] == ["On était trois", "2 000 euros 💶"]
    coded.undo()
    assert dump(coded) == before
