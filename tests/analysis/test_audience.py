"""For whom an output is: what it leaves out, and that it says so."""

from __future__ import annotations

import pytest

from ect_coder.analysis import basis
from ect_coder.analysis.audience import Audience, for_audience
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.events import NewEvent
from ect_coder.corpus.library import Description
from ect_coder.values import Happening, Quotability, Span

SAID = "On était trois, chacun avait mis 2 000 euros"


@pytest.fixture
def whole(study, interview):
    """A variable, a limit of the support, a remark on the survey, a question and a dated fact in one interview."""
    study.describe(interview, Description(group="Famille Duval"))
    start = study.text(interview).index(SAID)
    span = Span(start, start + len(SAID))
    for variable in ("coop_confiance", "trans_limites_accompagnement", "trans_enquete"):
        study.code(NewCoding(interview, span, variable, memo="Elle hésite.", coder="Léa"))
    study.discuss(interview, span, "Est-ce un risque partagé ?", "Léa")
    study.events.note(NewEvent("Légumerie", Happening.LAUNCH, "2020", how="dit par Mme Duval"), "Léa")
    return study


def coded(given):
    return [each.variable for each in given.codings]


def test_researchers_are_given_everything(whole):
    given = for_audience(whole.whole(), Audience.RESEARCH)
    assert coded(given) == ["coop_confiance", "trans_limites_accompagnement", "trans_enquete"]
    assert given.codings[0].memo == "Elle hésite."
    assert len(given.discussions) == 1
    assert given.left_out == ["For: research."]


def test_a_structure_is_not_given_what_researchers_keep_among_themselves(whole):
    given = for_audience(whole.whole(), Audience.STRUCTURE)
    assert coded(given) == ["coop_confiance"]
    assert given.codings[0].memo == ""
    assert list(given.discussions) == []
    assert not {"trans_limites_accompagnement", "trans_enquete"} & {each.id for each in given.factors}
    assert not {"trans_limites_accompagnement", "trans_enquete"} & {each.id for each in given.grid.codes}
    assert given.left_out == [
        "For: structure.",
        "Left out: “Limits of the support” (1 coding), “Interview conditions” (1 coding); "
        "memos and passages to discuss.",
    ]


def test_its_answers_are_those_of_the_whole_study(whole):
    assert for_audience(whole.whole(), Audience.PUBLIC).rows == whole.whole().rows


def test_the_public_is_given_no_name(whole):
    given = for_audience(whole.whole(), Audience.PUBLIC)
    (document,), (coding,) = given.documents, given.codings
    assert (document.name, document.group, document.file_name) == ("E01", "voice 1", "")
    assert (coding.document_name, coding.coder) == ("E01", "coder 1")
    assert given.timelines["Légumerie"].events[0].what.how == ""
    assert given.errands == {}
    assert "No names" in given.left_out[-1]


def test_words_that_may_not_be_quoted_stay_whoever_it_is_for(whole):
    whole.describe(1, Description(quotability=Quotability.WITHHELD))
    for audience in Audience:
        given = for_audience(whole.whole(), audience)
        assert {each.text for each in given.codings} == {"[not quotable]"}
        assert any("not quotable" in each for each in given.left_out)
    assert for_audience(whole.whole(), Audience.RESEARCH).discussions[0].quote == "[not quotable]"


def test_the_basis_counts_what_is_given(whole):
    assert basis.of_whole(whole.whole()) == "1 interview, 1 passage, 3 codings, 1 voice"
    assert basis.of_whole(for_audience(whole.whole(), Audience.PUBLIC)) == "1 interview, 1 passage, 1 coding, 1 voice"


def test_a_study_without_codings_says_so(study):
    assert basis.of_whole(study.whole()) == "no coding"
