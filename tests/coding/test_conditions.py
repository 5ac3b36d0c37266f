"""Smart lists: which codings fulfil a condition, read by hand and held against a slow and obvious reading."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.conditions import About, All, Beside, Either, Field, Not, Words, as_json, from_json
from ect_coder.coding.excerpts import Filter
from ect_coder.errors import BadSmartList, EmptySearch
from ect_coder.values import Moment, Polarity, Span

TRUST, RISK = "coop_confiance", "coop_partage_risque"
COOPERATION, ANCHORING = About(Field.PILLAR, ("cooperation",)), About(Field.PILLAR, ("anchoring",))
EMERGENCE, SUPPORT = About(Field.MOMENT, (Moment.EMERGENCE,)), About(Field.MOMENT, (Moment.SUPPORT,))
TEXT = "\n\nUn : les voisins.\n\nDeux : la mairie, les élus.\nTrois : chacun.\n  \nQuatre : personne.\nCinq : rien."
"""Five paragraphs, with empty lines before the first, the second and the fourth."""


@pytest.fixture
def anchoring(study):
    return study.grid.pillar("anchoring").variables[0].id


@pytest.fixture
def document(study, tmp_path):
    (tmp_path / "texte.txt").write_text(TEXT, encoding="utf-8")
    (report,) = study.take_in([tmp_path / "texte.txt"], project="Légumerie")
    return report.documents[0]


@pytest.fixture
def code(study, document):
    """Code some words of the text, and return the coding's number."""
    text = study.text(document)

    def coded(words, variable, moment=Moment.EMERGENCE, polarity=Polarity.PRESENT, coder="Léa"):
        start = text.index(words)
        return study.code(NewCoding(document, Span(start, start + len(words)), variable, moment, polarity, coder=coder))

    return coded


def found(study, condition, **narrowed):
    return [each.id for each in study.excerpts(Filter(condition=condition, **narrowed))]


def test_all_one_and_none(study, code, anchoring):
    first = code("les voisins", TRUST)
    second = code("la mairie", anchoring, Moment.SUPPORT)
    third = code("chacun", RISK, Moment.BOTH, Polarity.MIXED)
    fourth = code("rien", anchoring, Moment.AFTER, Polarity.ABSENT)
    assert found(study, All((COOPERATION, EMERGENCE))) == [first, third]
    assert found(study, Either((ANCHORING, About(Field.VARIABLE, (TRUST,))))) == [first, second, fourth]
    assert found(study, Not(EMERGENCE)) == [second, fourth]
    assert found(study, All((ANCHORING, Not(About(Field.POLARITY, (Polarity.ABSENT,)))))) == [second]


def test_what_a_coding_does_not_say_is_not_that(study, code):
    transversal = code("les voisins", study.grid.transversal[0].id)
    trust = code("chacun", TRUST)
    assert found(study, Not(COOPERATION)) == [transversal]
    study.remove_project("Légumerie")
    assert found(study, Not(About(Field.PROJECT, ("Légumerie",)))) == [transversal, trust]


def test_words_stand_in_the_passage_whatever_their_accents(study, code):
    code("les voisins", TRUST)
    number = code("les élus", TRUST)
    assert found(study, All((COOPERATION, Words("elus")))) == [number]
    assert found(study, Words("él*")) == [number]


def test_in_the_same_paragraph_as_another(study, code, anchoring):
    mayor = code("la mairie", anchoring)
    code("les voisins", TRUST)
    elected = code("les élus", RISK)
    alone = code("rien", anchoring)
    assert found(study, All((ANCHORING, Beside(COOPERATION)))) == [mayor]
    assert found(study, All((ANCHORING, Not(Beside(COOPERATION))))) == [alone]
    assert found(study, Beside(ANCHORING)) == [elected]


def test_a_coding_is_not_its_own_neighbour(study, code):
    code("les voisins", TRUST)
    assert found(study, Beside(COOPERATION)) == []
    twice = [code("la mairie", TRUST, coder=coder) for coder in ("Léa", "Paul")]
    assert found(study, Beside(COOPERATION)) == twice
    assert found(study, Beside(COOPERATION, None)) == twice


def test_within_some_paragraphs_counts_those_that_have_words(study, code, anchoring):
    first = code("les voisins", TRUST)
    code("Quatre", anchoring)
    assert [found(study, All((COOPERATION, Beside(ANCHORING, each)))) for each in (2, 3)] == [[], [first]]


def test_a_long_passage_stands_in_all_its_paragraphs(study, code, anchoring):
    long = code("la mairie, les élus.\nTrois : chacun.\n  \nQuatre", anchoring)
    inside, outside = code("personne", TRUST), code("rien", RISK)
    assert found(study, All((COOPERATION, Beside(ANCHORING)))) == [inside]
    assert found(study, All((COOPERATION, Beside(ANCHORING, 1)))) == [inside, outside]
    assert found(study, All((ANCHORING, Beside(COOPERATION)))) == [long]


def test_overlapping_takes_at_least_one_character(study, code, anchoring):
    mayor = code("la mairie", anchoring)
    touching, sharing = code(", les élus", TRUST), code("e, les", RISK)
    assert found(study, All((COOPERATION, Beside(ANCHORING, None)))) == [sharing]
    assert found(study, All((ANCHORING, Beside(About(Field.VARIABLE, (TRUST,)), None)))) == []
    assert found(study, Beside(COOPERATION, None)) == [mayor, sharing, touching]


def test_a_list_adds_to_what_a_filter_asks(study, code, anchoring):
    mayor, elected = code("la mairie", anchoring), code("les élus", RISK, Moment.SUPPORT)
    assert found(study, Beside(Not(EMERGENCE))) == [mayor]
    assert found(study, Beside(Not(EMERGENCE)), moments=[Moment.SUPPORT]) == []
    assert found(study, Beside(EMERGENCE), numbers=[mayor, elected]) == [elected]
    assert study.count(Filter(condition=Beside(EMERGENCE))) == 1


def test_words_without_a_letter_are_refused(study, code):
    code("la mairie", TRUST)
    with pytest.raises(EmptySearch):
        found(study, Words("…"))


# What is written down


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"all": []}',
        '{"all": {}}',
        '{"any": [3]}',
        '{"not": []}',
        '{"words": "…"}',
        '{"words": ["a"]}',
        '{"field": "colour", "among": ["red"]}',
        '{"field": "moment", "among": ["yesterday"]}',
        '{"field": "moment", "among": []}',
        '{"field": "coder", "among": [3]}',
        '{"field": "coder", "among": "Léa"}',
        '{"field": ["coder"], "among": ["Léa"]}',
        '{"beside": {"words": "a"}}',
        '{"beside": {"words": "a"}, "paragraphs": -1}',
        '{"beside": {"words": "a"}, "paragraphs": true}',
        '{"beside": {"words": "a"}, "paragraphs": 1000}',
        '{"words": "a", "more": 1}',
        '{"not": ' * 21 + '{"words": "a"}' + "}" * 21,
        "[" * 100_000,
    ],
)
def test_what_is_no_condition_is_refused(text):
    with pytest.raises(BadSmartList):
        from_json(text)


def test_a_condition_is_written_in_plain_words():
    written = json.loads(as_json(All((About(Field.MOMENT, (Moment.EMERGENCE,)), Not(Beside(Words("élu"), 2))))))
    assert written == {
        "all": [
            {"field": "moment", "among": ["emergence"]},
            {"not": {"beside": {"words": "élu"}, "paragraphs": 2}},
        ]
    }


# Against a slow reading

PLAIN = st.one_of(
    st.sampled_from([COOPERATION, ANCHORING, EMERGENCE, SUPPORT, Words("les"), Words("chacun"), Words("é*")]),
    st.builds(About, st.just(Field.CODER), st.sampled_from([("Léa",), ("Paul",), ("Personne",), ("Léa", "Paul")])),
    st.builds(About, st.just(Field.PROJECT), st.sampled_from([("Légumerie",), ("Nulle part",)])),
)


def _larger(inner):
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(All, several),
        st.builds(Either, several),
        st.builds(Not, inner),
        st.builds(Beside, inner, st.sampled_from([None, 0, 1, 2, 4])),
    )


CONDITIONS = st.recursive(PLAIN, _larger, max_leaves=6)


@st.composite
def wishes(draw):
    start = draw(st.integers(0, len(TEXT) - 4))
    end = draw(st.integers(start + 1, len(TEXT.strip())))
    return (
        draw(st.sampled_from([1, 2])),
        Span(start, end),
        draw(st.sampled_from([TRUST, RISK, "anchoring", "transversal"])),
        draw(st.sampled_from(list(Moment))),
        draw(st.sampled_from(["Léa", "Paul"])),
    )


@given(CONDITIONS)
def test_what_is_written_down_is_read_again(condition):
    assert from_json(as_json(condition)) == condition


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(wishes(), max_size=9), CONDITIONS)
def test_a_slow_reading_finds_the_same(study, two_documents, wishes, condition):
    codes = {"anchoring": study.grid.pillar("anchoring").variables[0].id, "transversal": study.grid.transversal[0].id}
    made = study.code_many([
        NewCoding(two_documents[document - 1], span, codes.get(variable, variable), moment, coder=coder)
        for document, span, variable, moment, coder in wishes
    ])  # fmt: skip
    try:
        every = study.excerpts()
        texts = {each: study.text(each) for each in two_documents}
        expected = [each.id for each in every if _fulfils(condition, each, every, texts)]
        assert found(study, condition) == expected
    finally:
        study.uncode(made)


@pytest.fixture
def two_documents(study, tmp_path):
    for number, more in enumerate((".", " du tout."), 1):
        (tmp_path / f"{number}.txt").write_text(TEXT + more, encoding="utf-8")
    reports = study.take_in([tmp_path / "1.txt"], project="Légumerie")
    reports += study.take_in([tmp_path / "2.txt"])
    return [each.documents[0] for each in reports]


def _fulfils(condition, coding, every, texts):
    match condition:
        case About(Field.PILLAR, values):
            return coding.pillar in values
        case About(Field.MOMENT, values):
            return coding.moment in values or coding.moment is Moment.BOTH
        case About(Field.CODER, values):
            return coding.coder in values
        case About(Field.PROJECT, values):
            return coding.project in values
        case Words("é*"):
            return any(word[0] in "eé" for word in _words(coding))
        case Words(query):
            return query in _words(coding)
        case All(parts):
            return all(_fulfils(each, coding, every, texts) for each in parts)
        case Either(parts):
            return any(_fulfils(each, coding, every, texts) for each in parts)
        case Not(part):
            return not _fulfils(part, coding, every, texts)
        case Beside(part, within):
            others = [each for each in every if each.id != coding.id and each.document == coding.document]
            return any(
                _is_beside(coding, each, within, texts[coding.document])
                for each in others
                if _fulfils(part, each, every, texts)
            )


def _words(coding):
    return "".join(letter if letter.isalpha() else " " for letter in coding.text).split()


def _is_beside(one, other, within, text):
    if within is None:
        return bool(set(range(one.start, one.end)) & set(range(other.start, other.end)))
    return any(abs(a - b) <= within for a in _lines(one, text) for b in _lines(other, text))


def _lines(coding, text):
    """Number the paragraph of each character: an empty line counts with the one before it."""
    seen, numbers = 0, []
    for line in text.split("\n"):
        seen += bool(line.strip())
        numbers += [max(1, seen)] * (len(line) + 1)
    return set(numbers[coding.start : coding.end])
