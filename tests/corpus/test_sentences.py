"""Sentences of French: in print, in transcripts made with care, in those that forget their full stops."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ect_coder.corpus.sentences import sentence_at, sentences
from tests.labelled import cuts
from tests.labelled.measures import Agreement, beginnings, boundaries


def cut(text):
    return [text[each.start : each.end] for each in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["M. Lebrun est venu.", "Mme Sauvage, non."],
        ["Le bail (art. 4, al. 2) tient.", "Voir p. 12."],
        ["On plante, on taille, etc.", "Ça pousse."],
        ["« On y va ? » a dit Paul.", "« Oui. »", "Personne n’a bougé."],
        ["On était euh… deux, trois…", "Enfin, peu."],
        ["C'était gai. (rires)", "Un peu."],
        ["On a payé.", "[00:04:12] Et après ?"],
        ["Le prix est de 2.50 euros.", "Le reste est offert."],
        ["On a vu P.-L. Morin à la S.C.O.P. de Nantes.", "Il riait."],
        ["on a fini les travaux", "Après on a ouvert"],
    ],
    ids=lambda parts: parts[0][:20],
)
def test_a_line_is_cut_where_a_reader_would(parts):
    assert cut(" ".join(parts)) == parts


def test_a_line_end_is_a_boundary_and_an_empty_line_holds_nothing():
    assert cut("Un titre\n\n  Jean : oui.\n") == ["Un titre", "Jean : oui."]


def test_a_number_or_a_speaker_at_the_head_belongs_to_what_follows():
    assert cut("2. Les comptes\nR. Alors oui. Deux fois.") == ["2. Les comptes", "R. Alors oui.", "Deux fois."]


def test_most_boundaries_marked_by_hand_are_found_and_few_others():
    found = [Agreement.of(beginnings(s.start for s in sentences(each.text)), boundaries(each)) for each in cuts()]
    assert sum(found, Agreement()).f1 >= 0.97


@example("'. 1")
@given(st.text(st.sampled_from("aéB .!?…»«\n()\u00a01'’\"["), max_size=60))
def test_sentences_follow_each_other_and_are_those_under_a_click(text):
    found = list(sentences(text))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(text[s.start : s.end] for s in found).split()) == "".join(text.split())
    assert all(sentence_at(text, place) == each for each in found for place in (each.start, each.end - 1))
