"""How often each lemma is said at each moment, of each pillar, by each role; and where. Counts were made by hand."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from ect_coder.analysis.frequencies import Counting, Split
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.errors import Cancelled, UnknownProject
from ect_coder.names.decisions import Decision
from ect_coder.names.found import Label
from ect_coder.names.renaming import Display
from ect_coder.search.asking import Asked
from ect_coder.search.vocabulary import MODEL
from ect_coder.storage import backup
from ect_coder.storage.backup import Reason
from ect_coder.storage.schema import AnalysisRow
from ect_coder.study import Study
from ect_coder.study.door import quiet
from ect_coder.values import Changed, Kind, Moment, Quotability, Role, Span

TALK = (
    "Enquêtrice : Parlez-moi de la confiance.\n"
    "Mme Duval : On coopérait déjà, entre voisins.\n"
    "Enquêtrice : Et la confiance ensuite ?\n"
    "Mme Duval : On coopère avec les élus. La confiance des élus est venue.\n"
)
PRESS = "Les élus coopèrent. Un élu raconte."


@pytest.fixture
def told(study, tmp_path):
    """An interview with two passages at emergence that overlap and one with the support, and an article."""
    for name, text, project in (("talk", TALK, "Atelier"), ("press", PRESS, "Halle")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        study.take_in([tmp_path / f"{name}.txt"], project)
    study.describe(1, Description(kind=Kind.INTERVIEW, role=Role.CARRIER))
    study.describe(2, Description(kind=Kind.PRESS))
    passages = [
        (1, "On coopérait déjà", "coop_confiance", Moment.EMERGENCE),
        (1, "coopérait déjà, entre voisins", "hybr_marchand", Moment.EMERGENCE),
        (1, "On coopère avec les élus. La confiance des élus est venue.", "coop_confiance", Moment.SUPPORT),
    ]
    study.code_many([_coding(study, *each) for each in passages])
    return study


def _coding(study, document, words, variable, moment):
    start = study.text(document).index(words)
    return NewCoding(document, Span(start, start + len(words)), variable, moment, coder="Léa")


def columns(counted):
    """Give for each lemma its count in all, then in the columns that have words, by name."""
    table = counted.table
    return {
        row.lemma: (
            row.whole.words,
            {key: each.words for key, each in zip(table.columns, row.columns, strict=True) if each.words},
        )
        for row in table.rows
    }


def test_lemmas_are_counted_by_moment_and_overlapping_passages_count_once(told):
    counted = told.frequencies.count(Counting())
    assert columns(counted) == {
        "élu": (4, {"support": 2}),
        "coopérer": (3, {"emergence": 1, "support": 1}),
        "confiance": (1, {"support": 1}),
        "raconter": (1, {}),
        "venu": (1, {"support": 1}),
        "voisin": (1, {"emergence": 1}),
    }
    assert dict(zip(counted.table.columns, counted.table.sizes, strict=True)) == {
        "emergence": 5,  # On coopérait déjà entre voisins
        "support": 11,
        "both": 0,
        "after": 0,
        "undetermined": 0,
    }
    assert counted.table.words == 22
    assert counted.basis == "1 interview, 3 passages, 3 codings, 1 voice · 22 words counted in all"


def test_forms_and_documents_are_told(told):
    rows = {row.lemma: row for row in told.frequencies.count(Counting()).table.rows}
    assert rows["coopérer"].forms == (("coopérait", 1), ("coopère", 1), ("coopèrent", 1))
    assert rows["élu"].forms == (("élus", 3), ("élu", 1))
    assert rows["élu"].whole.documents == 2
    assert rows["élu"].columns[1].documents == 1


def test_what_is_more_of_one_column_than_of_the_others_is_specific(told):
    rows = {row.lemma: row for row in told.frequencies.count(Counting()).table.rows}
    # 2 of 2 among 11 of the 16 words that are coded: C(11, 2) / C(16, 2) = 55 / 120
    assert rows["élu"].columns[1].specificity == pytest.approx(0.3388, abs=1e-4)
    assert rows["élu"].columns[0].specificity == pytest.approx(-1.0792 + 0.7404, abs=1e-3)


def test_columns_can_be_pillars(told):
    counted = columns(told.frequencies.count(Counting(Split.PILLAR)))
    assert counted["voisin"] == (1, {"hybrid_model": 1})
    assert counted["coopérer"] == (3, {"cooperation": 2, "hybrid_model": 1})


def test_columns_can_be_roles_and_the_press_is_one(told):
    counted = told.frequencies.count(Counting(Split.ROLE))
    assert counted.table.columns == ("carrier", "press")
    assert columns(counted)["élu"] == (4, {"carrier": 2, "press": 2})
    assert counted.basis == "1 interview, 1 press article · 22 words counted in all"


def test_the_interviewers_words_count_only_where_asked_for(told):
    assert columns(told.frequencies.count(Counting(interviewers=True)))["confiance"] == (3, {"support": 1})


def test_documents_are_chosen_as_in_a_search(told):
    assert set(columns(told.frequencies.count(Counting(among=Asked("", projects=("Halle",)))))) == {
        "élu",
        "coopérer",
        "raconter",
    }
    with pytest.raises(UnknownProject):
        told.frequencies.count(Counting(among=Asked("", projects=("Nulle part",))))


def test_contexts_are_as_many_as_were_counted_and_lie_in_their_column(told):
    everywhere = told.frequencies.contexts(Counting(), "coopérer")
    assert [(hit.document, hit.text) for hit in everywhere] == [(1, "coopérait"), (1, "coopère"), (2, "coopèrent")]
    (hit,) = told.frequencies.contexts(Counting(), "coopérer", "emergence")
    assert (hit.text, hit.before, hit.after) == ("coopérait", "Mme Duval : On ", " déjà, entre voisins.")
    assert told.frequencies.contexts(Counting(), "coopérer", "after") == []


def test_words_that_stand_only_where_nothing_may_be_quoted_are_marked(told):
    told.describe(2, Description(quotability=Quotability.WITHHELD))
    rows = {row.lemma: row for row in told.frequencies.leaving(Counting(), told.quoting()).table.rows}
    assert rows["raconter"].leaving == ()
    assert rows["coopérer"].leaving == ("coopérait", "coopère")
    assert rows["coopérer"].whole.words == 3


# What is kept


def kept(study):
    with study._database.reading() as session:
        return {row.sha256: row for row in session.scalars(select(AnalysisRow))}


def test_each_text_is_worked_out_once_beside_undo(told):
    before = told._database.undo_label
    told.frequencies.count(Counting())
    assert {row.model for row in kept(told).values()} == {MODEL}
    assert set(kept(told)) == {each.sha256 for each in told.documents()}
    assert told._database.undo_label == before


def test_counting_again_gives_the_same(told):
    assert told.frequencies.count(Counting()) == told.frequencies.count(Counting())


def test_what_another_version_kept_is_replaced(told):
    told.frequencies.count(Counting())
    with told._database.step("", Changed.NOTHING) as session:
        for row in session.scalars(select(AnalysisRow)):
            row.model, row.content = "lemmas 0 simplemma 0.1", b"old"
    told.frequencies.count(Counting())
    assert [row.model for row in kept(told).values()] == [MODEL, MODEL]


def test_what_was_kept_and_is_damaged_is_worked_out_again(told):
    right = told.frequencies.count(Counting())
    with told._database.step("", Changed.NOTHING) as session:
        for row in session.scalars(select(AnalysisRow)):
            row.content = b"damaged"
    assert told.frequencies.count(Counting()) == right


def test_a_study_that_is_only_read_is_counted_and_stays_as_it_is(told):
    path = told.path
    right = told.frequencies.count(Counting())
    told.close()
    before = path.read_bytes()
    with Study.open(path, writable=False) as read:
        assert read.frequencies.count(Counting()) == right
    assert path.read_bytes() == before


def test_counting_can_be_stopped(told):
    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        told.frequencies.count(Counting(), stop)
    assert kept(told) == {}


def test_nothing_is_kept_of_a_text_that_left_until_it_is_back_and_counted(told):
    told.frequencies.count(Counting())
    gone = told.documents()[0].sha256
    told.removals.remove([1])
    assert gone not in kept(told)
    told.undo()
    told.frequencies.count(Counting())
    assert gone in kept(told)


def test_nothing_is_kept_of_a_person_who_left_not_even_in_copies(told):
    told.frequencies.count(Counting())
    told.copies.keep(Reason.NAMED, "avec")
    path = told.path
    told.removals.remove_everywhere([1], quiet)
    told.close()
    for each in [path, *(copy.path for copy in backup.copies(path))]:
        with Study.open(each, writable=False) as opened:
            assert set(kept(opened)) <= {document.sha256 for document in opened.documents()}


def test_words_leave_with_names_replaced_and_columns_where_their_words_are_then(told, tmp_path):
    told.names.create_key(tmp_path / "key.ectkey", "trois mots secrets")
    told.names.decide([Decision("élus", Label.ORG, ("élus",), pseudonym="grands magistrats du lieu")])
    told.names.show(Display.PSEUDONYM)
    counted = columns(told.frequencies.leaving(Counting(), told.quoting()))
    assert counted["élu"] == (1, {})  # « élu » is another form, and was not decided on
    assert counted["magistrat"] == (3, {"support": 2})
    assert counted["venu"] == (1, {"support": 1})
