import pytest

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.excerpts import Filter
from ect_coder.errors import UnknownProject
from ect_coder.values import Moment, Polarity, Span


@pytest.fixture
def coded(study, interview):
    """Twelve codings of the support, of which four deny, and three of the emergence."""
    sides = [Polarity.ABSENT, Polarity.PRESENT, Polarity.PRESENT]
    study.code_many([
        *(NewCoding(interview, Span(n, n + 5), "coop_confiance", Moment.SUPPORT, sides[n % 3], coder="Léa") for n in range(12)),
        *(NewCoding(interview, Span(n, n + 5), "coop_confiance", Moment.EMERGENCE, coder="Léa") for n in range(3)),
    ])  # fmt: skip
    return study


def test_a_sample_holds_the_first_of_each_moment_and_constat(coded):
    found = [(each.moment, each.polarity, each.start) for each in coded.sample(Filter(), 2)]
    assert sorted(found) == [
        (Moment.EMERGENCE, Polarity.PRESENT, 0),
        (Moment.EMERGENCE, Polarity.PRESENT, 1),
        (Moment.SUPPORT, Polarity.ABSENT, 0),
        (Moment.SUPPORT, Polarity.ABSENT, 3),
        (Moment.SUPPORT, Polarity.PRESENT, 1),
        (Moment.SUPPORT, Polarity.PRESENT, 2),
    ]


def test_a_sample_and_a_count_keep_to_the_filter(coded):
    wanted = Filter(moments=(Moment.EMERGENCE,), pillars=("cooperation",))
    assert coded.count(wanted) == 3
    assert coded.sample(wanted, 8) == coded.excerpts(wanted)


def test_a_sample_of_what_the_study_does_not_know_is_refused(coded):
    with pytest.raises(UnknownProject):
        coded.sample(Filter(projects=("Nulle part",)), 2)
