"""Hits in all documents: the same as by going through every text, whatever came, changed and went."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.search import spans
from ect_coder.corpus.library import Description
from ect_coder.errors import BadDate, BadExpression, EmptySearch, ExpressionTooSlow, UnknownProject
from ect_coder.search import patterns
from ect_coder.search.asking import Asked, By
from ect_coder.study import Study
from ect_coder.values import Kind, Moment, Role, Span

FIRST = "L’œuvre commune.\nOn a dit l'essentiel : coopérer, c’est long.\n\nIls coopèrent ; ÉLÈVES et élus."
SECOND = (
    "Aujourd’hui ils coopéraient encore\u202f!\nUne co\u00adopération, 💶 puis l\u2019argent.\nElle élève des chèvres."
)


@pytest.fixture
def corpus(study, tmp_path):
    """A study of two documents of two projects, of which the first is dated and described."""
    for name, text in (("un", FIRST), ("deux", SECOND)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        study.take_in([tmp_path / f"{name}.txt"], project=name.capitalize(), kind=Kind.INTERVIEW)
    study.describe(1, Description(kind=Kind.PRESS, date="2019-04", role=Role.ELECTED))
    return study


def found(study, text, by=By.WORDS, **filters):
    return [(hit.document, hit.text) for hit in study.searches.hits(Asked(text, by, **filters))]


def test_hits_come_in_order_with_their_places_and_neighbours(corpus):
    first, second, *_rest = corpus.searches.hits(Asked("l"))
    assert (first.start, first.text, first.before) == (0, "L", "")
    assert (second.text, second.before, second.after[:12]) == ("l", "On a dit ", "'essentiel :")
    (money,) = corpus.searches.hits(Asked("argent"))
    assert SECOND[money.start : money.end] == "argent"
    assert money.before == "Une co\u00adopération, 💶 puis l\u2019"


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("oeuvre", [(1, "œuvre")]),
        ("cooperation", [(2, "co\u00adopération")]),
        ("aujourd'hui", [(2, "Aujourd’hui")]),
        ("eleves", [(1, "ÉLÈVES")]),
        ("essentiel ET coopérer", [(1, "essentiel"), (1, "coopérer")]),
        ("oeuvre ET coopérer", []),
        ("coop* SAUF encore", [(1, "coopérer"), (1, "coopèrent"), (2, "co\u00adopération")]),
    ],
)
def test_a_query_finds(corpus, query, hits):
    assert found(corpus, query) == hits


@pytest.mark.parametrize(
    ("filters", "documents"),
    [
        ({"projects": ("Un",)}, {1}),
        ({"kinds": (Kind.INTERVIEW,)}, {2}),
        ({"roles": (Role.ELECTED,)}, {1}),
        ({"since": "2019"}, {1}),
        ({"since": "2019-05"}, set()),
        ({"until": "2018"}, set()),
        ({"moments": (Moment.SUPPORT,)}, {2}),
        ({"moments": (Moment.AFTER,)}, set()),
    ],
)
def test_documents_are_chosen(corpus, filters, documents):
    corpus.code(NewCoding(2, Span(0, 9), corpus.grid.variables[0].id, Moment.BOTH, coder="AB"))
    assert {document for document, _text in found(corpus, "coop*", **filters)} == documents


def test_what_the_study_does_not_know_is_refused(corpus):
    with pytest.raises(UnknownProject):
        found(corpus, "eau", projects=("Trois",))
    with pytest.raises(BadDate):
        found(corpus, "eau", since="hier")
    with pytest.raises(EmptySearch):
        found(corpus, " ")


def test_forms_of_a_word_are_found_and_can_be_left_out(corpus):
    assert found(corpus, "coopérer", By.LEMMAS) == [(1, "coopérer"), (1, "coopèrent"), (2, "coopéraient")]
    assert found(corpus, "élu", By.LEMMAS) == [(1, "élus")]
    assert found(corpus, "coopérer", By.LEMMAS, left_out=("coopérer",)) == [(1, "coopèrent"), (2, "coopéraient")]


def test_forms_are_told_apart_by_their_accents(corpus):
    assert found(corpus, "élever", By.LEMMAS) == [(1, "ÉLÈVES"), (2, "élève")]
    assert found(corpus, "élevé", By.LEMMAS) == []
    assert found(corpus, "ils coopérer", By.LEMMAS) == [(1, "Ils coopèrent"), (2, "ils coopéraient")]


def test_patterns_find_what_words_cannot(corpus):
    assert found(corpus, r"\bcoop\w+(ent|er)\b", By.PATTERN) == [
        (1, "coopérer"),
        (1, "coopèrent"),
        (2, "coopéraient"),
    ]
    assert found(corpus, "x*", By.PATTERN) == []


@pytest.mark.parametrize("wrong", ["(", "[a", "a{2", "*", "(?<=a+)+*"])
def test_a_pattern_that_cannot_be_read_is_refused_or_finds_nothing(corpus, wrong):
    try:
        assert found(corpus, wrong, By.PATTERN) == []
    except BadExpression as refused:
        assert refused.details["value"] == wrong  # noqa: PT017


def test_a_pattern_that_would_take_for_ever_is_stopped(study, tmp_path, monkeypatch):
    monkeypatch.setattr(patterns, "_SECONDS", 0.2)
    (tmp_path / "long.txt").write_text("a" * 5_000, encoding="utf-8")
    study.take_in([tmp_path / "long.txt"])
    with pytest.raises(ExpressionTooSlow):
        found(study, "(?:a.*){12}b", By.PATTERN)


def test_what_leaves_is_found_no_more_until_it_comes_back(corpus):
    corpus.remove_document(1)
    assert found(corpus, "oeuvre") == []
    corpus.undo()
    assert found(corpus, "oeuvre") == [(1, "œuvre")]
    corpus.undo()
    corpus.undo()
    assert {document for document, _text in found(corpus, "coop*")} == {1}
    corpus.redo()
    assert found(corpus, "argent") == [(2, "argent")]


def test_a_corrected_text_is_found_as_it_is(corpus):
    corpus.corrections.correct(1, FIRST.replace("œuvre", "ouvrage"))
    assert (found(corpus, "oeuvre"), found(corpus, "ouvrage")) == ([], [(1, "ouvrage")])
    corpus.undo()
    assert (found(corpus, "oeuvre"), found(corpus, "ouvrage")) == ([(1, "œuvre")], [])


def test_a_search_is_kept_renewed_and_forgotten(corpus):
    asked = Asked(
        "coopérer", By.LEMMAS, kinds=(Kind.PRESS,), moments=(Moment.BOTH,), since="2019", left_out=("coopéré",)
    )
    number = corpus.searches.keep("Coopérer", asked, "AB")
    assert corpus.searches.keep("Coopérer", asked, "CD") == number
    (kept,) = corpus.searches.saved()
    assert (kept.name, kept.asked, kept.coder) == ("Coopérer", asked, "CD")
    corpus.searches.forget(number)
    assert corpus.searches.saved() == []
    corpus.undo()
    assert corpus.searches.saved() == [kept]


LETTERS = "aàéeœoæsß’'- .\u00a0\u202f\u00ad\u0302İıαάЖй9²_\ue000中💶"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(LETTERS, min_size=1, max_size=30), st.text(LETTERS, min_size=1, max_size=4))
def test_the_index_misses_nothing_that_the_find_bar_finds(tmp_path_factory, text, query):
    folder = tmp_path_factory.mktemp("study")
    (folder / "a.txt").write_text(f"Un texte. {text}", encoding="utf-8")
    with Study.create(folder / "study.ect") as study:
        study.take_in([folder / "a.txt"])
        kept = study.text(1)
        try:
            expected = [(1, kept[span.start : span.end]) for span in spans(query, kept)]
        except EmptySearch:
            return
        assert found(study, unicodedata.normalize("NFD", query)) == expected
