"""Queries in words: phrases, prefixes, ET, OU, SAUF, PRÈS."""

from __future__ import annotations

import pytest

from ect_coder.errors import BadQuery, EmptySearch
from ect_coder.search.language import parse

LINE = "La commune prête un hangar ; l’école et les maraîchers paient l'eau, sans bail ni œuvre commune."


def found(query, line=LINE):
    return [line[start:end] for start, end in parse(query).hits(line)]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("commune", ["commune", "commune"]),
        ("oeuvre commune", ["œuvre commune"]),
        ("« prête un »", ["prête un"]),
        ('"ET les"', ["et les"]),
        ("maraich*", ["maraîchers"]),
        ("commune ET bail", ["commune", "bail", "commune"]),
        ("commune AND loyer", []),
        ("loyer OU bail", ["bail"]),
        ("bail SAUF hangar", []),
        ("bail ET NOT loyer", ["bail"]),
        ("hangar PRÈS2 école", ["hangar ; l’école"]),
        ("école PRES/0 hangar", []),
        ("école PRÈS hangar", ["hangar ; l’école"]),
        ("(loyer OU bail) ET eau", ["eau", "bail"]),
        ("loyer ET eau OU bail", ["bail"]),
        ("ecole et les", ["école et les"]),
        ("l'eau", ["l'eau"]),
    ],
)
def test_a_query_hits(query, hits):
    assert found(query) == hits


@pytest.mark.parametrize("query", ["", "« »", "ET", "()", "*"])
def test_a_query_without_words_is_refused(query):
    with pytest.raises(EmptySearch):
        parse(query)


@pytest.mark.parametrize(
    ("query", "what"),
    [
        ("eau ET", "ET"),
        ("OU eau", "OU"),
        ("(eau", "("),
        ("eau)", ")"),
        ("eau ET OU bail", "OU"),
        ("SAUF eau", "SAUF"),
        ("(" * 60 + "eau" + ")" * 60, "("),
    ],
)
def test_what_stands_alone_is_named(query, what):
    with pytest.raises(BadQuery) as refused:
        parse(query)
    assert refused.value.details["value"] == what


def test_a_very_long_query_is_read():
    query = " OU ".join(f"mot{number}" for number in range(3_000))
    assert found(query, "mot2999") == ["mot2999"]
