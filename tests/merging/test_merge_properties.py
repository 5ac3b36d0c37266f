"""On random pairs of copies: the order does not matter, twice is once, nothing is lost, and undo gives all back."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.memos import About, Subject
from ect_coder.corpus.library import Description
from ect_coder.study import Study
from ect_coder.values import Mark, Moment, Polarity, Span, Status
from tests.merging.held import held
from tests.rows import everything

_DOCUMENTS = st.integers(1, 5)
_PEOPLE = st.sampled_from(["Léa", "Paul", "Inès"])
_TEXTS = st.sampled_from(["", "vu", "vu et revu", "à discuter", "non"])
_MOMENTS = st.sampled_from(list(Moment))
_SUBJECTS = st.one_of(
    st.just(Subject(About.STUDY)),
    st.sampled_from(["Atelier", "Légumerie"]).map(lambda name: Subject(About.PROJECT, name)),
    _DOCUMENTS.map(lambda number: Subject(About.DOCUMENT, str(number))),
    st.just(Subject(About.VARIABLE, "coop_confiance")),
)
_DEEDS = st.one_of(
    st.tuples(st.just("code"), _DOCUMENTS, st.integers(0, 40), _MOMENTS, _TEXTS, _PEOPLE),
    st.tuples(st.just("recode"), st.integers(0, 10), _MOMENTS, st.sampled_from(list(Polarity))),
    st.tuples(st.just("remark"), st.integers(0, 10), _TEXTS),
    st.tuples(st.just("uncode"), st.integers(0, 10)),
    st.tuples(st.just("memo"), _SUBJECTS, _TEXTS, _PEOPLE),
    st.tuples(st.just("note"), _DOCUMENTS, st.integers(0, 40), st.sampled_from(["ici", "là"]), _PEOPLE),
    st.tuples(st.just("estimate"), st.sampled_from(["Atelier", "Légumerie"]), st.sampled_from(list(Mark)), _PEOPLE),
    st.tuples(st.just("ask"), _DOCUMENTS, st.integers(0, 40), _PEOPLE),
    st.tuples(st.just("project"), st.sampled_from(["Atelier", "Moulin"]), st.sampled_from([None, "2018", "2020-03"])),
    st.tuples(st.just("status"), _DOCUMENTS, st.sampled_from(list(Status))),
    st.tuples(st.just("vivo"), _DOCUMENTS, st.sampled_from(["élan", "méfiance"]), _PEOPLE),
)
WORK = st.lists(_DEEDS, max_size=6)


@pytest.fixture
def template(small_study, tmp_path):
    path = tmp_path / "template.ect"
    small_study.copy_to(path)
    return path


def do(study, deed):
    """Do one of the deeds that people do."""
    what, *said = deed
    numbers = [each.id for each in study.excerpts()]
    match what:
        case "code":
            document, start, moment, memo, coder = said
            span = Span(start, start + 9)
            study.code(NewCoding(document, span, "coop_confiance", moment, memo=memo, coder=coder), begin=True)
        case "recode" if numbers:
            rank, moment, polarity = said
            study.recode([numbers[rank % len(numbers)]], moment=moment, polarity=polarity, intensity=None)
        case "remark" if numbers:
            study.recode([numbers[said[0] % len(numbers)]], memo=said[1])
        case "uncode" if numbers:
            study.uncode([numbers[said[0] % len(numbers)]])
        case "memo":
            study.write_memo(*said)
        case "note":
            study.note(said[0], Span(said[1], said[1] + 5), said[2], said[3])
        case "estimate":
            study.estimate([NewEstimate(said[0], "coop_confiance", Moment.SUPPORT, said[1], coder=said[2])])
        case "ask":
            study.discuss(said[0], Span(said[1], said[1] + 5), "Et ici ?", said[2])
        case "project":
            study.add_project(*said)
        case "status":
            study.describe(said[0], Description(status=said[1]))
        case "vivo":
            study.code_in_vivo(NewCoding(said[0], Span(0, 5), "", coder=said[2]), said[1])


def rows(path):
    with closing(sqlite3.connect(path)) as connection:
        found = everything(connection, but=("history", "seal"))
    return [each for each in found if not each.startswith("sqlite_sequence")]  # a number is never given twice


def said(path):
    """Give what codings and estimates say, one by one."""
    with Study.open(path, writable=False) as study:
        codings = {
            (each.document_name, each.start, each.moment, each.polarity, each.coder) for each in study.excerpts()
        }
        return codings | {(each.project, each.value, each.coder, each.created) for each in study.estimates()}


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(mine=WORK, theirs=WORK)
def test_merging_copies(template, mine, theirs):
    compare(template, mine, theirs)


def compare(template, mine, theirs):
    """Let two people work on copies of a study, merge these both ways, and look whether all that holds holds."""
    with tempfile.TemporaryDirectory() as folder:
        one, other, back = (Path(folder) / name for name in ("one.ect", "other.ect", "back.ect"))
        for path, work in ((one, mine), (other, theirs)):
            shutil.copy(template, path)
            with Study.open(path, brief=True) as study:
                for deed in work:
                    do(study, deed)
        shutil.copy(other, back)
        lost = said(one) | said(other)
        with Study.open(back, brief=True) as study:
            study.merging.bring(one, "Léa")
            the_other_way = held(study)
        with Study.open(one, brief=True) as study:
            before = rows(one)
            report = study.merging.bring(other, "Léa")
            whole, after = held(study), rows(one)
            assert whole == the_other_way, "the order matters"
            assert not study.merging.bring(other, "Léa"), "twice is not once"
            assert not study.merging.bring(back, "Léa"), "the way back brings something new"
            assert rows(one) == after
            if report:
                study.undo()
                assert rows(one) == before, "undo left something"
                study.redo()
                assert rows(one) == after
            assert not study.check()
        assert lost <= said(one), "something was lost"
