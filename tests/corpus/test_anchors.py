"""Passages follow the correction of a text, or are lost: they never go to other words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ect_coder.corpus.anchors import Anchors
from ect_coder.corpus.canonical import canonical
from ect_coder.values import Span

TEXT = "Enquêtrice : Et au tout début ?\nMme Duval : On était trois, chacun avait mis 2 000 euros 💶 de sa poche."


def followed(old, new, words):
    """Where words that stand once in the old text are in the new one, in words."""
    assert old.count(words) == 1
    span = Anchors(old, new).follow(Span(old.index(words), old.index(words) + len(words)))
    return span and new[span.start : span.end]


@pytest.mark.parametrize(
    ("wrong", "right", "words", "found"),
    [
        ("mis 2 000", "mis 3 000", "On était trois", "On était trois"),
        ("On était", "Alors on était", "2 000 euros 💶", "2 000 euros 💶"),
        ("trois", "troix", "On était trois, chacun", "On était troix, chacun"),
        ("trois,", "trois :", "On était trois", "On était trois"),
        ("On ", "Ont ", "On était trois", "Ont était trois"),
        ("avait", "avaient", "chacun avait", "chacun avaient"),
        ("poche", "p̃oche", "sa poche", "sa p̃oche"),
        ("💶", "👩\u200d👧", "euros 💶 de", "euros 👩\u200d👧 de"),
        ("On était trois", "Trois personnes", "On était", None),
        ("On était trois, chacun avait mis 2 000 euros 💶 de sa poche", "Rien", "chacun avait mis", None),
        (" de sa poche", "", "de sa poche", None),
        ("trois, ", "trois, et pas quatre comme on l’a dit, ", "chacun", "chacun"),
    ],
)
def test_a_passage_keeps_its_words_takes_the_correction_or_is_lost(wrong, right, words, found):
    assert followed(TEXT, TEXT.replace(wrong, right), words) == found


def test_what_is_added_beside_a_passage_does_not_belong_to_it():
    assert followed(TEXT, TEXT.replace("On était", "Bon, on était"), "Enquêtrice") == "Enquêtrice"
    assert followed("Un mot ici.", "Un petit mot là ici.", "mot") == "mot"


def test_of_two_texts_with_nothing_in_common_every_passage_is_lost():
    assert followed("Ici, rien.", "Ôté", "rien") is None
    assert followed("Ici, rien.", "", "rien") is None


def test_a_paragraph_that_was_moved_takes_its_passages_along():
    lines = [f"Ligne numéro {number} de ce long entretien, où il est question de {number * 7}." for number in range(40)]
    moved = [*lines[:3], *lines[4:30], lines[3], *lines[30:]]
    assert followed("\n".join(lines), "\n".join(moved), lines[3]) == lines[3]


def test_short_words_are_not_found_again_by_their_letters_alone():
    old, new = "Le maire a dit oui hier.\nTout le reste est parti.", "Rien.\nTout le reste est parti.\nEt lui : oui."
    assert followed(old, new, "oui") is None


def test_of_two_equal_sentences_each_keeps_its_own_place():
    old = "Oui, bien sûr.\nAu début.\nOui, bien sûr.\nAprès."
    anchors = Anchors(old, old.replace("Au début.", "Tout au début."))
    assert anchors.follow(Span(0, 14)) == Span(0, 14)
    assert anchors.follow(Span(25, 39)) == Span(30, 44)


def test_a_passage_that_ends_with_its_line_takes_nothing_of_a_line_that_comes_after():
    assert Anchors("élus aaaq\nmaa", "élus aaaq\nmot\nmaa").follow(Span(0, 10)) == Span(0, 10)


def test_every_passage_of_a_long_text_is_followed():
    old = "\n".join(" ".join(f"mot{(line * 31 + word * 17) % 997}" for word in range(40)) for line in range(200))
    new = old.replace("mot1", "Mot1").replace(" mot2", "\u00a0mot2")
    anchors = Anchors(old, new)
    found = [anchors.follow(Span(start, start + 80)) for start in range(0, len(old) - 80, 8)]
    assert None not in found


LETTERS = ["a", "e", "é", " ", " ", "\n", "s", "t", "💶", "👩\u200d👧", "q\u0303", "’", ".", "mot", "les élus ", "oui"]


def prose(random, pieces):
    return canonical("".join(random.choice(LETTERS) for _piece in range(pieces)))


def edited(random, old, places):
    """Correct a text at some places."""
    new = old
    for _edit in range(places):
        start = random.randrange(len(new) + 1)
        end = min(len(new), start + random.choice((0, 0, 1, 2, 5, 20)))
        new = new[:start] + prose(random, random.choice((0, 1, 1, 2, 6))) + new[end:]
    return canonical(new)


def in_common(one, other):
    """The length of the longest common subsequence, counted slowly."""
    row = [0] * (len(other) + 1)
    for letter in one:
        before = row
        row = [0]
        for place, its in enumerate(other):
            row.append(before[place] + 1 if letter == its else max(before[place + 1], row[place]))
    return row[-1]


def same_outside(old, new):
    """The lengths of what both texts begin and end with."""
    shorter = min(len(old), len(new))
    head = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    rest = shorter - head
    tail = next((place for place in range(rest) if old[-1 - place] != new[-1 - place]), rest)
    return head, tail


def holds(old, new, place, its):
    """Whether an edge has the same character within or without, or is the text's own."""
    within = old[place : place + 1] == new[its : its + 1] != ""
    without = place > 0 and its > 0 and old[place - 1] == new[its - 1]
    return within or without or place == its == 0 or (place == len(old) and its == len(new))


def trimmed_edge(old, new, span, found):
    """Whether white space was left out at an edge."""
    return new[found.start - 1 : found.start].isspace() or new[found.end : found.end + 1].isspace()


@settings(max_examples=250, deadline=None)
@given(st.randoms(use_true_random=False, note_method_calls=False))
def test_through_five_thousand_edits_no_passage_goes_to_other_words(random):
    old = prose(random, 60)
    for _edit in range(20):
        places = random.choice((1, 1, 1, 2, 4))
        new = edited(random, old, places)
        anchors, (head, tail) = Anchors(old, new), same_outside(old, new)
        for _passage in range(8):
            start = random.randrange(max(1, len(old)))
            span = Span(start, min(max(len(old), 1), start + random.randint(1, 25)))
            check(old, new, span, anchors.follow(span), head, tail if places == 1 else 0)
        old = new if len(new) > 40 else prose(random, 60)


def check(old, new, span, found, head, tail):
    if span.end <= head:
        assert found == span
    elif span.start >= len(old) - tail:
        assert found == Span(span.start + len(new) - len(old), span.end + len(new) - len(old))
    elif found is not None:
        words, its = old[span.start : span.end], new[found.start : found.end]
        assert found.end <= len(new)
        if words != its:
            common = in_common(words, its)
            assert 2 * common >= len(words)
            assert 2 * common >= len(its)
            edges = holds(old, new, span.start, found.start) and holds(old, new, span.end, found.end)
            assert edges or trimmed_edge(old, new, span, found)
