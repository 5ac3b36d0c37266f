"""Texts that say the same are found together, and those that only speak of the same are not."""

from __future__ import annotations

import random
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_coder.corpus.likeness import groups

WORDS = [f"mot{number}" for number in range(2_000)]


def text(seed: int, length: int = 400) -> list[str]:
    """Words of an article, the frequent ones often, as in a language."""
    return random.Random(seed).choices(WORDS, [1 / (rank + 1) for rank in range(len(WORDS))], k=length)


def changed(words: list[str], share: float, seed: int = 0) -> list[str]:
    """The words with so many of them replaced."""
    places = random.Random(seed).sample(range(len(words)), int(len(words) * share))
    return [f"autre{place}" if place in set(places) else word for place, word in enumerate(words)]


def found(*texts: list[str]) -> list[tuple[int, ...]]:
    return groups([" ".join(words) for words in texts])


def test_the_same_text_under_other_capitals_and_spaces_is_one():
    assert groups(["Une scierie, voit.", "Autre chose", "UNE  scierie\nvoit"]) == [(0, 2)]


@given(st.integers(0, 10_000), st.integers(15, 300))
def test_a_text_with_a_tenth_of_its_words_changed_is_found(seed, length):
    words = [f"{word}{place}" for place, word in enumerate(text(seed, length))]
    assert found(words, text(seed + 1), changed(words, 0.1, seed)) == [(0, 2)]


@given(st.integers(0, 10_000))
def test_two_articles_on_one_subject_are_not_one(seed):
    subject = text(seed, 30)
    one, other = text(seed + 1), text(seed + 2)
    assert found(one[:200] + subject + one[200:], subject + other) == []


def test_a_release_taken_up_under_a_new_lead_is_found():
    release = text(1, 300)
    assert found(text(2, 80) + release, text(3), text(4, 60) + release[:250] + text(5, 20)) == [(0, 2)]


def test_a_page_of_many_items_does_not_bind_them_together():
    items = [text(seed, 100) for seed in range(12)]
    assert found(*items, list(chain.from_iterable(items))) == []


def test_what_is_alike_step_by_step_is_one_group():
    start = text(1, 600)
    steps = [start[at : at + 300] for at in (0, 100, 200, 300)]
    assert found(*steps) == [(0, 1, 2, 3)]


@given(st.permutations(range(9)))
def test_the_order_of_the_texts_does_not_matter(order):
    base = [text(1), changed(text(1), 0.1), text(2), text(3), text(3) + text(4, 50), text(5), text(5), text(6), []]
    shuffled = found(*(base[place] for place in order))
    back = sorted(tuple(sorted(order[rank] for rank in ranks)) for ranks in shuffled)
    assert back == [(0, 1), (3, 4), (5, 6)]


def test_a_text_that_a_thousand_newspapers_took_up_is_one_group():
    release = text(1)
    (group,) = found(*([f"journal{number}", *release] for number in range(1_000)))
    assert len(group) == 1_000


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["un", "deux"], ["\n", "!!!"]])
def test_what_holds_no_words_is_like_nothing(texts):
    assert groups(texts) == []
