"""A broken or hostile file costs one sentence, and nothing of it is in the study, or anywhere else."""

from __future__ import annotations

import zipfile

import pytest

from ect_coder.corpus.intake import Outcome
from ect_coder.wording import explain
from tests.exchange.refi.foreign_files import NS, codes, coding, guid, qdpx, selection, source

ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def no_project(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("sources/a.txt", "x")


def two_projects(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.qde", "<Project/>")
        archive.writestr("b.qde", "<Project/>")


def entities(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", f'{ENTITY}<Project xmlns="{NS}" name="&b;"/>')


def outside(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Project name="&a;"/>')


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", f'<Project xmlns="{NS}" name="x">' + " " * 60_000_000 + "</Project>")


def cut(path):
    qdpx(path, codes("A"), {"t.txt": "x" * 5000})
    path.write_bytes(path.read_bytes()[:-200])


def not_xml(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", "<Project><oops></Project>")


def other_xml(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", "<html/>")


def deep(path):
    qdpx(path, "<CodeBook><Codes>" + '<Code guid="x" name="n">' * 5000 + "</Code>" * 5000 + "</Codes></CodeBook>")


def not_a_zip(path):
    path.write_text("bonjour", encoding="utf-8")


def empty(path):
    path.write_bytes(b"")


@pytest.mark.parametrize(
    "write",
    [no_project, two_projects, entities, outside, bomb, cut, not_xml, other_xml, deep, not_a_zip, empty],
)
def test_it_is_refused_in_one_sentence(study, tmp_path, write):
    write(tmp_path / "p.qdpx")
    (report,) = study.take_in([tmp_path / "p.qdpx"])
    assert report.status is Outcome.REFUSED
    sentence = explain(report.reason)
    assert "p.qdpx" in sentence
    assert len(sentence.splitlines()) == 1
    assert study.documents() == []
    assert study.past_deeds() == []


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"<x", ENTITY.encode() + b"<CodeBook/>", b"<CodeBook/>", b"\0" * 50]
)
def test_so_is_a_codebook(study, tmp_path, content):
    (tmp_path / "c.qdc").write_bytes(content)
    (report,) = study.take_in([tmp_path / "c.qdc"])
    assert report.status is Outcome.REFUSED
    assert len(explain(report.reason).splitlines()) == 1


@pytest.mark.parametrize(
    "place",
    ["internal://../secret.txt", "absolute:///{path}", "relative:///secret.txt", "{path}", "internal:///{path}"],
)
def test_nothing_is_read_outside_the_archive(study, tmp_path, place):
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    place = place.format(path=tmp_path / "secret.txt")
    file = qdpx(tmp_path / "p.qdpx", codes("A") + source(selection(20, 0, 2, coding(21)), place=place))
    (report,) = study.take_in([file])
    assert report.left_out == {"sources_without_text": 1}
    assert study.documents() == []


def test_nothing_is_written_outside_the_study(study, tmp_path):
    file = qdpx(tmp_path / "p.qdpx", codes("A"), {"../../evil.txt": "x", "t.txt": "y"})
    before = sorted(each.name for each in tmp_path.parent.iterdir())
    study.take_in([file])
    assert sorted(each.name for each in tmp_path.parent.iterdir()) == before
    assert not (tmp_path / "sources").exists()


@pytest.mark.parametrize("note", ['{"document":{}}', "[" * 100_000, "{", '{"language": 3}', "NaN"])
def test_a_note_of_ours_that_was_spoilt_counts_as_none(study, tmp_path, note):
    text = f"Laissez.\n[ECT-CODER 1]\n{note}"
    notes = f'<Notes><Note guid="{guid(5)}"><PlainTextContent>{text}</PlainTextContent></Note></Notes>'
    file = qdpx(tmp_path / "p.qdpx", codes("A") + source(selection(20, 0, 2, coding(21))) + notes, {"t.txt": "Un mot"})
    (report,) = study.take_in([file])
    assert report.status is Outcome.IMPORTED
    assert [each.text for each in study.excerpts()] == ["Un"]
    assert study.memos() == []
