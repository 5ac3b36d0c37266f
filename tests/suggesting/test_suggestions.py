"""Passages are suggested with their reason, never coded by themselves; what is refused does not come back."""

from dataclasses import replace
from itertools import pairwise

import pytest

from ect_coder.codebook import files
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.exchange import codebook_in, codebook_out
from ect_coder.suggesting.passages import Finder
from ect_coder.values import Moment, Polarity, Span

TALK = (
    "Enquêtrice : Vous aviez une subvention de la Région ?\n"
    "Mme Duval : Au départ, chacun a mis de sa poche. On n’avait pas de subvention.\n"
    "Enquêtrice : Et des bénévoles ?\n"
    "Mme Duval : Maintenant, avec La Charnière, on vend aux cantines.\n"
)


@pytest.fixture
def talk(study, tmp_path):
    """An interview on one project, whose supporter the study knows, as its number."""
    file = tmp_path / "talk.txt"
    file.write_text(TALK, encoding="utf-8")
    (report,) = study.take_in([file], project="Légumerie")
    study.add_project("Légumerie", "2019-03", {"accompagnateur": "La Charnière"})
    return report.documents[0]


def suggested(study, document, variable):
    return next(each for each in study.suggestions.of(document) if each.variable == variable)


def test_a_passage_is_a_sentence_with_its_moment_and_reason(study, talk):
    found = suggested(study, talk, "coop_partage_risque")
    assert found.text == "Au départ, chacun a mis de sa poche."
    assert found.moment is Moment.EMERGENCE
    assert "de sa poche" in found.why
    assert 0 < found.score < 1


def test_what_is_denied_is_suggested_as_absent(study, talk):
    assert suggested(study, talk, "hybr_redistribution").polarity is Polarity.ABSENT


def test_the_interviewers_words_are_left_out(study, talk):
    assert all("Enquêtrice" not in each.text and "bénévoles" not in each.text for each in study.suggestions.of(talk))


def test_nothing_is_written_by_suggesting(study, talk):
    deeds = len(study.past_deeds())
    study.suggestions.of(talk)
    study.suggestions.moments(talk)
    assert len(study.past_deeds()) == deeds
    assert study.excerpts() == []


def test_a_moment_is_given_for_each_paragraph_and_none_for_questions(study, talk):
    moments = [each.moment for each in study.suggestions.moments(talk)]
    assert moments == [Moment.UNDETERMINED, Moment.EMERGENCE, Moment.UNDETERMINED, Moment.SUPPORT]


def test_an_accepted_suggestion_is_a_coding_that_agreement_can_leave_out(study, talk):
    number = study.suggestions.accept(suggested(study, talk, "coop_partage_risque"), "Léa")
    (coding,) = study.excerpts()
    assert (coding.id, coding.moment, coding.coder) == (number, Moment.EMERGENCE, "Léa")
    assert study.suggestions.accepted() == {number}
    assert all(each.variable != "coop_partage_risque" for each in study.suggestions.of(talk))
    study.undo()
    assert study.suggestions.accepted() == set()
    assert study.excerpts() == []
    assert suggested(study, talk, "coop_partage_risque")


def test_a_refused_suggestion_stays_refused_until_the_refusal_is_undone(study, talk):
    study.suggestions.refuse(suggested(study, talk, "coop_partage_risque"))
    assert all(each.variable != "coop_partage_risque" for each in study.suggestions.of(talk))
    study.undo()
    assert suggested(study, talk, "coop_partage_risque")


def test_what_is_coded_so_already_is_not_suggested(study, talk):
    start = TALK.index("chacun")
    study.code(NewCoding(talk, Span(start, start + 10), "coop_partage_risque", coder="Léa"))
    assert all(each.variable != "coop_partage_risque" for each in study.suggestions.of(talk))


def test_a_word_that_people_add_to_the_codebook_is_looked_for():
    grid = files.default()
    first = grid.pillars[0]
    code = replace(first.variables[0], hints=(*first.variables[0].hints, "chaudron"))
    pillar = replace(first, variables=(code, *first.variables[1:]))
    text = "On a ressorti les grands chaudrons."
    assert Finder(grid).find(text) == []
    (found,) = Finder(replace(grid, pillars=(pillar, *grid.pillars[1:]))).find(text)
    assert (found.variable, found.seen) == (code.id, ("chaudrons",))


def test_a_document_without_a_project_has_suggestions_too(study, talk):
    study.describe(talk, Description(projects=[]))
    assert suggested(study, talk, "coop_partage_risque")


def test_long_speech_without_stops_gives_passages_around_what_was_seen():
    text = "et donc on a mangé et après voilà " * 30 + "chacun a mis de sa poche " + "et puis on est rentrés " * 30
    found = [each for each in Finder(files.default()).find(text) if each.variable == "coop_partage_risque"]
    assert found
    assert all("de sa poche" in text[each.span.start : each.span.end] for each in found)
    assert all(each.span.end - each.span.start < 500 for each in found)
    assert all(one.span.start < other.span.start for one, other in pairwise(found))


# The words of the codebook


def test_a_word_says_in_how_many_passages_it_is_met_and_by_which_forms(study, talk, tmp_path):
    (tmp_path / "more.txt").write_text(
        "On met en commun. Chacun mettait sa part. Mettre, mettait. Rien.", encoding="utf-8"
    )
    study.take_in([tmp_path / "more.txt"])
    found = study.suggestions.use("mettre")
    assert found.passages == 4  # « a mis de sa poche » in the interview, and three sentences
    assert (found.forms[0], set(found.forms)) == ("mettait", {"mettait", "mis", "met", "mettre"})


def test_a_turn_of_phrase_is_met_whole_and_not_in_questions(study, talk):
    found = study.suggestions.use("mettre de sa poche")
    assert (found.passages, found.forms) == (1, ("mis de sa poche",))
    assert study.suggestions.use("bénévole").passages == 0  # only the interviewer says so
    assert study.suggestions.use("…").passages == 0
    assert study.suggestions.use("").forms == ()


def test_words_that_people_change_are_looked_for_at_once_and_change_no_meaning(study, talk):
    number = study.code(NewCoding(talk, Span(0, 10), "coop_confiance", coder="Léa"))
    version = study.grid.version
    study.codebook.hint("coop_confiance", ["  vendre  aux cantines ", "", "Méfiance", "méfiance"], "Léa")
    assert study.grid.code("coop_confiance").hints == ("vendre aux cantines", "Méfiance")
    assert "vend aux cantines" in suggested(study, talk, "coop_confiance").why
    assert study.grid.version != version
    assert study.codebook.to_review() == []
    assert study.coding(number).variable == "coop_confiance"
    assert study.undo() == "change the words of “Confiance et interconnaissance”"
    assert all(each.variable != "coop_confiance" for each in study.suggestions.of(talk))


@pytest.mark.parametrize("suffix", [".toml", ".csv", ".xlsx"])
def test_changed_words_leave_with_the_codebook_and_come_back(study, tmp_path, suffix):
    hints = ("vendre aux cantines", "« d’un commun accord »; ensemble", 'dit "nous"')
    study.codebook.hint("coop_confiance", hints, "Léa")
    file = tmp_path / f"grid{suffix}"
    write = {".toml": codebook_out.write_toml, ".csv": codebook_out.write_csv, ".xlsx": codebook_out.write_xlsx}
    write[suffix](study.grid, file)
    study.undo()
    revision = study.codebook.compare(codebook_in.read(file, study.grid, "fr"))
    study.codebook.adopt(revision, "Léa")
    assert study.grid.code("coop_confiance").hints == hints
    assert study.codebook.to_review() == []
