"""How values of each sort are read, kept and shown: what is shown is read again as what was kept."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_coder import wording
from ect_coder.corpus import written
from ect_coder.errors import NotADate, NotANumber, NotYesOrNo
from ect_coder.values import Sort
from ect_coder.wording import explain

LANGUAGES = ("fr", "en")
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12)
days = st.dates(min_value=datetime.date(1, 1, 1))


@st.composite
def partial_dates(draw):
    iso = draw(days).isoformat()[: draw(st.sampled_from((4, 7, 10)))]
    return iso + draw(st.sampled_from(("", "~")))


KEPT = {
    Sort.DATE: partial_dates(),
    Sort.NUMBER: numbers.map(lambda each: written.read(Sort.NUMBER, f"{each:f}")),
    Sort.YES_NO: st.sampled_from(("yes", "no")),
    Sort.TEXT: st.text().map(lambda each: written.read(Sort.TEXT, each)),
    Sort.CHOICE: st.text().map(lambda each: written.read(Sort.CHOICE, each)),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sort", Sort)
@given(data=st.data())
def test_what_is_shown_is_read_as_what_was_kept(sort, language, data):
    wording.use_language(language)
    kept = data.draw(KEPT[sort])
    assert written.read(sort, written.shown(sort, kept)) == kept


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_so_are_several_values(language, data):
    wording.use_language(language)
    sort = data.draw(st.sampled_from((Sort.DATE, Sort.NUMBER, Sort.YES_NO)))
    kept = written.SEVERAL.join(data.draw(st.lists(KEPT[sort], unique=True, max_size=4)))
    assert written.read(sort, written.shown(sort, kept, several=True), several=True) == kept


@given(numbers, st.sampled_from((" ", "\u00a0", "\u202f", "")))
def test_a_number_is_the_same_with_a_comma_and_blanks(number, blank):
    wording.use_language("fr")
    typed = f"{number:,.4f}".replace(",", blank).replace(".", ",")
    assert Decimal(written.read(Sort.NUMBER, typed)) == number


@given(st.text(), st.sampled_from(list(Sort)), st.booleans())
def test_any_text_is_kept_or_refused_in_a_sentence(text, sort, several):
    try:
        kept = written.read(sort, text, several=several)
    except (NotADate, NotANumber, NotYesOrNo) as refusal:
        kept, said = "", explain(refusal)
        assert said.endswith(".")
    assert written.read(sort, kept, several=several) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2019", "2019"),
        ("vers 2019", "2019~"),
        ("about 2019", "2019~"),
        ("~ 2019", "2019~"),
        ("2019~", "2019~"),
        ("mars 2019", "2019-03"),
        ("Mars\u00a02019", "2019-03"),
        ("vers mars 2019", "2019-03~"),
        ("déc. 2019", "2019-12"),
        ("August 2019", "2019-08"),
        ("03/2019", "2019-03"),
        ("1er mars 2019", "2019-03-01"),
        ("12/3/2019", "2019-03-12"),
        ("12.03.2019", "2019-03-12"),
        ("2019-03-12", "2019-03-12"),
    ],
)
def test_a_date_is_read_as_people_write_it(typed, kept):
    assert written.read(Sort.DATE, typed) == kept


@pytest.mark.parametrize("typed", ["2019-13", "31/02/2019", "jui 2019", "mars", "12/03/19", "un jour", "2019-2020"])
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(NotADate):
        written.read(Sort.DATE, typed)


@pytest.mark.parametrize(
    ("kept", "french", "english"),
    [
        ("2019~", "vers 2019", "about 2019"),
        ("2019-03", "mars 2019", "March 2019"),
        ("2019-03-12", "12/03/2019", "2019-03-12"),
    ],
)
def test_a_date_is_shown_with_its_precision(kept, french, english):
    for language, words in (("fr", french), ("en", english)):
        wording.use_language(language)
        assert written.shown(Sort.DATE, kept) == words


def test_a_value_that_does_not_fit_is_shown_as_it_is():
    assert written.shown(Sort.NUMBER, "une dizaine") == "une dizaine"


@pytest.mark.parametrize(
    ("values", "sort"),
    [
        (["oui", "Non", ""], Sort.YES_NO),
        (["0", "1", "1"], Sort.NUMBER),
        (["2019", "2021"], Sort.DATE),
        (["2019", "12000"], Sort.NUMBER),
        (["mars 2019", "2020"], Sort.DATE),
        (["12,5", "3"], Sort.NUMBER),
        (["SCIC", "SCOP"] * 4, Sort.CHOICE),
        (["Clairval", "Le Replat"], Sort.TEXT),
        ([], Sort.TEXT),
    ],
)
def test_the_sort_is_guessed_from_what_stands_in_a_column(values, sort):
    assert written.guessed(values) is sort
