"""What leaves as .qdpx comes back as it was, in one step, once."""

from __future__ import annotations

import itertools
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.settlements import Verdict
from ect_coder.corpus.intake import Outcome
from ect_coder.exchange.export import export_project
from ect_coder.study import Study
from ect_coder.values import Attribution, Moment, Polarity, Reading, Span
from tests.exchange.refi.studies import filled

TRAVELS = (
    "attributes",
    "codings",
    "discussions",
    "documents",
    "estimates",
    "memos",
    "people",
    "projects",
    "settlements",
)


def packed(study):
    """What travels, each kind in an order that does not depend on row numbers."""
    found = study.foreign.packed(study.quoting())
    return {name: sorted(map(repr, getattr(found, name))) for name in TRAVELS} | {"grid": found.grid}


@pytest.fixture
def other(tmp_path):
    with Study.create(tmp_path / "other.ect") as made:
        yield made


def sent(study, path):
    export_project(study.foreign.packed(study.quoting()), path)
    return path


def test_a_study_comes_back_as_it_was(study, other, tmp_path):
    filled(study, tmp_path)
    study.code_in_vivo(NewCoding(2, Span(0, 3), "", coder="Léa"), "Mot à mot")
    (report,) = other.take_in([sent(study, tmp_path / "o.qdpx")], coder="Zoé")
    assert report.status is Outcome.IMPORTED
    assert not report.left_out
    theirs, ours = packed(other), packed(study)
    assert {name: theirs[name] for name in TRAVELS} == {name: ours[name] for name in TRAVELS}
    assert theirs["grid"].codes == ours["grid"].codes


def test_what_was_settled_comes_back_with_what_it_set_aside(study, other, tmp_path):
    filled(study, tmp_path)
    numbers = [each.id for each in study.excerpts() if each.document == 1]
    study.desk.settle([Verdict((numbers[0],), (numbers[1],), note="Elle l’affirme.")], "Zoé")
    file = sent(study, tmp_path / "o.qdpx")
    (report,) = other.take_in([file])
    assert report.kept["settlements"] == 1
    assert packed(other)["settlements"] == packed(study)["settlements"]
    assert len(other.desk.set_aside()) == 1
    (again,) = other.take_in([file])
    assert again.status is Outcome.DUPLICATE


def test_it_is_one_step_that_undo_takes_back_whole(study, other, tmp_path):
    filled(study, tmp_path)
    before = packed(other)
    other.take_in([sent(study, tmp_path / "o.qdpx")])
    assert len(other.past_deeds()) == 1
    other.undo()
    assert packed(other) == before


def test_the_same_file_twice_changes_nothing(study, other, tmp_path):
    filled(study, tmp_path)
    file = sent(study, tmp_path / "o.qdpx")
    other.take_in([file])
    once = packed(other)
    (again,) = other.take_in([file])
    assert again.status is Outcome.DUPLICATE
    assert packed(other) == once
    (home,) = study.take_in([file])
    assert home.status is Outcome.DUPLICATE


def test_a_second_export_of_the_same_study_is_the_same_project(study, other, tmp_path):
    filled(study, tmp_path)
    other.take_in([sent(study, tmp_path / "o.qdpx")])
    sent(other, tmp_path / "p.qdpx")
    with Study.create(tmp_path / "third.ect") as third:
        third.take_in([tmp_path / "p.qdpx"])
        assert {**packed(third), "grid": 0} == {**packed(study), "grid": 0}


def test_a_codebook_comes_back_with_its_cards_in_both_languages(study, other, tmp_path):
    card = replace(study.grid.code("coop_confiance").card("fr"), definition="Se fier à quelqu’un.")
    study.codebook.describe("coop_confiance", card, "Léa", meaning=False)
    export_project(study.foreign.packed(study.quoting()), tmp_path / "o.qdc")
    other.take_in([tmp_path / "o.qdc"])
    assert other.grid.codes == study.grid.codes
    assert other.take_in([tmp_path / "o.qdc"])[0].status is Outcome.DUPLICATE


COUNTER = itertools.count()
SIGNS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("\n\t💶é <&\"'\u00a0\u202f")),
    min_size=3,
    max_size=60,
).filter(lambda text: text.strip() and len(text.strip("\n")) >= 3)
CODING = st.builds(
    dict,
    variable=st.sampled_from(["coop_confiance", "ancr_ressources_locales", "trans_porteurs"]),
    moment=st.sampled_from(Moment),
    polarity=st.sampled_from(Polarity),
    attribution=st.sampled_from([None, *Attribution]),
    reading=st.sampled_from([None, *Reading]),
    coder=st.sampled_from(["Léa", "Omar & <fils>"]),
    memo=st.sampled_from(["", "Un mot", "Deux\nlignes "]),
)
PLACES = st.tuples(st.floats(0, 0.9), st.floats(0.05, 1))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(SIGNS, min_size=1, max_size=3, unique=True), wishes=st.lists(st.tuples(CODING, PLACES), max_size=8)
)
def test_any_study_comes_back_as_it_was(tmp_path, texts, wishes):
    folder = tmp_path / str(next(COUNTER))
    folder.mkdir()
    with Study.create(folder / "a.ect") as one, Study.create(folder / "b.ect") as two:
        for rank, text in enumerate(texts):
            (folder / f"{rank}.txt").write_bytes(text.encode("utf-8"))
            one.take_in([folder / f"{rank}.txt"], project="Un projet")
        held = one.documents()
        for rank, (wish, (start, share)) in enumerate(wishes):
            if not held:
                break
            document = held[rank % len(held)]
            first = int(start * document.length)
            last = first + max(1, int(share * (document.length - first)))
            one.code(NewCoding(document.id, Span(first, last), **wish))
        two.take_in([sent(one, folder / "o.qdpx")])
        assert {**packed(two), "grid": 0} == {**packed(one), "grid": 0}


def test_everything_that_travels_is_compared():
    from ect_coder.analysis.parcel import Parcel

    assert {each.name for each in fields(Parcel)} == {*TRAVELS, "title", "language", "grid", "stays"}
