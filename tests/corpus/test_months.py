"""Parts of a year, as people date by them: the month in their middle, about."""

import pytest

from ect_coder.corpus import dates, written
from ect_coder.errors import NotADate
from ect_coder.values import Sort

PARTS = {
    "T2 2019": "2019-05~",
    "t4 2021": "2021-11~",
    "Q1 2020": "2020-02~",
    "1er trimestre 2019": "2019-02~",
    "2e trimestre 2019": "2019-05~",
    "3ème trimestre de 2019": "2019-08~",
    "dernier trimestre 2019": "2019-11~",
    "S1 2020": "2020-04~",
    "2nd semestre 2020": "2020-10~",
    "premier semestre 2020": "2020-04~",
    "été 2019": "2019-07~",
    "Printemps 2021": "2021-04~",
    "automne 2021": "2021-10~",
    "hiver 2021": "2021-01~",
}


@pytest.mark.parametrize(("words", "date"), PARTS.items())
def test_a_part_of_a_year_is_read_where_dates_are_typed_and_in_header_boxes(words, date):
    assert written.read(Sort.DATE, words) == date
    assert dates.first(words) == date
    assert dates.first(f"Entretien réalisé au {words}, à la mairie") == date


def test_about_a_part_of_a_year_is_no_more_about_than_it():
    assert written.read(Sort.DATE, "vers T2 2019") == "2019-05~"
    assert dates.first("vers l'été 2019") == "2019-07~"


@pytest.mark.parametrize("words", ["T5 2019", "S3 2020", "S4 2020", "5e trimestre 2019", "T2", "été", "T2 19"])
def test_what_is_no_part_of_a_year_is_refused(words):
    with pytest.raises(NotADate):
        written.read(Sort.DATE, words)


def test_a_word_that_only_begins_like_a_month_is_none():
    assert dates.first("Marseille 2019") == "2019"
    assert dates.first("févr. 2019") == "2019-02"
