"""Who speaks, how much, and who is proposed as the interviewer, never silently."""

from __future__ import annotations

import pytest

from ect_coder.corpus.speakers import named_to_ask, speakers
from ect_coder.corpus.turns import interviewers, recognise

INTERVIEW = """E : Qui êtes-vous ?
I : Je suis menuisière à Champvent depuis bientôt dix ans maintenant, et même un peu plus.
E : Et la coopérative ?
I : Elle est venue après, vous voyez ?
E : D’accord.
I : Voilà."""


def told(text):
    turns = recognise(text)
    return {each.name: (each.interviewer, each.sure) for each in speakers(text, turns)}


def test_each_is_described():
    asking, answering = speakers(INTERVIEW, recognise(INTERVIEW))
    assert (asking.name, asking.turns, asking.words) == ("E", 3, 6)
    assert (answering.name, answering.turns, answering.words) == ("I", 3, 15 + 6 + 1)
    assert asking.share == pytest.approx(6 / 28)
    assert asking.asking == pytest.approx(2 / 3)
    assert answering.asking == pytest.approx(1 / 3)
    assert asking.first == "Qui êtes-vous ?"
    assert answering.first == "Je suis menuisière à Champvent depuis bientôt dix ans maintenant, et même…"


def test_the_shares_are_those_of_all_that_is_said():
    assert sum(each.share for each in speakers(INTERVIEW, recognise(INTERVIEW))) == pytest.approx(1)


def test_e_and_i_are_proposed_by_their_questions_and_never_for_sure():
    assert told(INTERVIEW) == {"E": (True, False), "I": (False, False)}
    swapped = INTERVIEW.replace("E :", "X :").replace("I :", "E :").replace("X :", "I :")
    assert told(swapped) == {"I": (True, False), "E": (False, False)}


def test_names_that_say_who_asks_are_sure():
    text = "Enquêtrice : Ah.\nZoé : Qui, moi ?\nEnquêtrice : Oui.\nZoé : Vraiment ?"
    assert told(text) == {"Enquêtrice": (True, True), "Zoé": (False, True)}


def test_e_beside_an_interviewer_by_name_is_still_not_sure():
    assert told("Enquêtrice : Ah ?\nE : Oui.\nEnquêtrice : Et ?\nE : Non.")["E"] == (False, False)


def test_initials_are_proposed_by_their_questions():
    text = "MF : Où ?\nJP : Ici.\nMF : Quand ?\nJP : Hier."
    assert told(text) == {"MF": (True, False), "JP": (False, False)}


def test_one_who_answers_at_length_may_ask_now_and_then():
    answer = "Eh bien, la scierie, vous savez ce que c’est ? On y travaille, à cinq, depuis longtemps déjà."
    assert told(f"MF : Où ?\nJP : {answer}\nMF : Quand ?\nJP : {answer}")["MF"] == (True, False)


def test_nobody_is_proposed_where_both_ask_as_much():
    assert told("MF : Où ?\nJP : Quoi ?\nMF : Là.\nJP : Ah.") == {"MF": (False, False), "JP": (False, False)}


def test_the_e_who_opens_is_proposed_where_the_transcript_has_no_question_marks():
    assert told("E : parlez-moi\nI : bon\nE : et puis\nI : voilà") == {"E": (True, False), "I": (False, False)}


def test_the_interviewers_are_those_proposed():
    assert interviewers(INTERVIEW, recognise(INTERVIEW)) == ("E",)
    assert interviewers("", ()) == ()


def test_the_interviewer_is_told_from_the_interviewee():
    asking = ["Enquêtrice", "Enquêteur 1", "Chercheuse", "Intervieweur", "Q", "Enq.", "Modératrice", "[Chercheur]"]
    answering = ["Enquêtée", "Enquêté·e", "Interviewé", "Interviewe", "Interviewé·e", "R"]
    unknown = ["E", "I", "Mme D.", "MF", "S00", "Conférencier 1", "Intervenant 2", "Marie"]
    assert [named_to_ask(each) for each in asking] == [True] * len(asking)
    assert [named_to_ask(each) for each in answering] == [False] * len(answering)
    assert [named_to_ask(each) for each in unknown] == [None] * len(unknown)
