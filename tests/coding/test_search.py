"""Words are found as French readers expect."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_coder.coding.search import pattern, spans
from ect_coder.errors import EmptySearch

TEXT = "L’œuvre commune, co\u00adopération ; ÉCOLE\nécole du coeur. Coopérer : l'argent, l’ argent"


def found(query):
    return [TEXT[span.start : span.end] for span in spans(query, TEXT)]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("oeuvre", ["œuvre"]),
        ("ŒUVRE", ["œuvre"]),
        ("cœur", ["coeur"]),
        ("ecole", ["ÉCOLE", "école"]),
        ("coopération", ["co\u00adopération"]),
        ("coop*", ["co\u00adopération", "Coopérer"]),
        ("l'argent", ["l'argent", "l’ argent"]),
        ("oeuvre commune cooperation", ["œuvre commune, co\u00adopération"]),
        ("école école", []),
        ("coop", []),
        ("pération", []),
    ],
)
def test_a_query_hits(query, hits):
    assert found(query) == hits


@pytest.mark.parametrize("query", ["", "  ", "« … »", "*"])
def test_a_query_without_a_word_is_refused(query):
    with pytest.raises(EmptySearch):
        pattern(query)


@given(st.text(alphabet="aàâeéèœ oæ’'-x", min_size=1, max_size=40), st.data())
def test_every_word_of_a_text_is_found_in_it(text, data):
    words = [word for word in text.replace("’", " ").replace("'", " ").replace("-", " ").split(" ") if word]
    if words:
        word = data.draw(st.sampled_from(words))
        assert word in [text[span.start : span.end] for span in spans(word, text)]
