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
    [
        "internal://../secret.txt",
        "internal://sources/../../secret.txt",
        "internal://%2e%2e/secret.txt",
        "internal:///{path}",
        "internal://",
        "internal://CON",
        "absolute:///{path}",
        "relative:///secret.txt",
        "relative://../secret.txt",
        "file:///{path}",
        "http://example.org/secret.txt",
        "C:\\secret.txt",
        "\\\\server\\share\\secret.txt",
        "~/secret.txt",
        "{path}",
    ],
)
def test_nothing_is_read_outside_the_archive(study, tmp_path, place):
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    place = place.format(path=tmp_path / "secret.txt")
    file = qdpx(tmp_path / "p.qdpx", codes("A") + source(selection(20, 0, 2, coding(21)), place=place))
    (report,) = study.take_in([file])
    assert report.left_out == {"sources_without_text": 1}
    assert study.documents() == []


def test_a_link_in_the_archive_is_no_way_out(study, tmp_path):
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    file = qdpx(tmp_path / "p.qdpx", codes("A") + source(selection(20, 0, 2, coding(21))))
    link = zipfile.ZipInfo("sources/t.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(link, str(tmp_path / "secret.txt"))
    study.take_in([file])
    assert [study.text(each.id) for each in study.documents()] == [str(tmp_path / "secret.txt")]


def test_of_names_that_differ_by_case_alone_the_very_one_is_read(study, tmp_path):
    file = qdpx(
        tmp_path / "p.qdpx", codes("A") + source(selection(20, 0, 2, coding(21))), {"t.txt": "Un", "T.txt": "De"}
    )
    study.take_in([file])
    assert [each.text for each in study.excerpts()] == ["Un"]


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.txt",
        "sources/a\\..\\..\\evil.txt",
        "/evil.txt",
        "C:/evil.txt",
        "sources/CON.txt",
        "sources/a:b.txt",
        f"sources/{'x' * 300}.txt",
    ],
)
def test_nothing_is_written_outside_the_study(study, tmp_path, name):
    file = qdpx(tmp_path / "p.qdpx", codes("A"), {name: "x", "sources/t.txt": "y"}, folder="")
    before = sorted(each.name for each in tmp_path.parent.iterdir())
    study.take_in([file])
    assert sorted(each.name for each in tmp_path.parent.iterdir()) == before
    assert not (tmp_path / "sources").exists()


TEXT = "Un mot, puis deux."
BESIDE = guid(999)


@pytest.mark.parametrize(
    ("place", "quotes", "lost"),
    [
        ((5, 2), [], {"empty_passages": 1}),
        ((2, 2), [], {"empty_passages": 1}),
        ((900, 999), [], {"empty_passages": 1}),
        ((-5, 2), ["Un"], {"shortened_passages": 1}),
        ((8, 999), ["puis deux."], {"shortened_passages": 1}),
        ((8, 10**30), ["puis deux."], {"shortened_passages": 1}),
        (("a", "b"), [], {"passages_without_place": 1}),
        (("0.0", "2.0"), [], {"passages_without_place": 1}),
        (("1e3", "NaN"), [], {"passages_without_place": 1}),
    ],
)
def test_a_passage_that_is_not_in_its_text_is_told(study, tmp_path, place, quotes, lost):
    file = qdpx(tmp_path / "p.qdpx", codes("A") + source(selection(20, *place, coding(21))), {"t.txt": TEXT})
    (report,) = study.take_in([file])
    assert (report.left_out, [each.text for each in study.excerpts()]) == (lost, quotes)
    assert study.check() == []


NESTED = f'<Code guid="{guid(100)}" name="A"><Code guid="{guid(101)}" name="B"><Code guid="{guid(100)}" name="A"/></Code></Code>'
ONE = source(selection(20, 0, 2, coding(21)))
STRAY = (
    f'<Sets><Set guid="{guid(50)}" name="s"><MemberCode targetGUID="{BESIDE}"/><MemberSource targetGUID="{BESIDE}"/></Set></Sets>'
    f'<Cases><Case guid="{guid(60)}" name="c"><SourceRef targetGUID="{BESIDE}"/><VariableValue>'
    f'<VariableRef targetGUID="{BESIDE}"/><TextValue>v</TextValue></VariableValue></Case></Cases>'
)


@pytest.mark.parametrize(
    ("inside", "quotes", "lost"),
    [
        (codes("A") + source(selection(20, 0, 2, coding(21, code=7))), [], {"codings_without_code": 1}),
        (codes("A") + source(selection(20, 0, 2, f'<Coding guid="{guid(21)}"/>')), [], {"codings_without_code": 1}),
        (ONE, [], {"codings_without_code": 1}),
        (codes("A") + source(selection(20, 0, 2, coding(21)) + selection(20, 3, 6, coding(21))), ["Un", "mot"], {}),
        (codes("A") + ONE + ONE, ["Un", "Un"], {}),
        (codes("A", more=f'<Code guid="{guid(100)}" name="B" isCodable="true"/>') + ONE, ["Un"], {}),
        (
            codes("A", "A") + source(selection(20, 0, 2, coding(21)) + selection(30, 3, 6, coding(31, 1))),
            ["Un", "mot"],
            {},
        ),
        (f"<CodeBook><Codes>{NESTED}</Codes></CodeBook>{ONE}", ["Un"], {}),
        (codes("", "  ") + source(selection(20, 0, 2, coding(21)), name=""), ["Un"], {}),
        (codes("A" * 100_000) + source(selection(20, 0, 2, coding(21)), name="n" * 100_000), ["Un"], {}),
        (codes("A") + source(selection(20, 0, 2, coding(21, extra=' creationDateTime="hier"'))), ["Un"], {}),
        (codes("A") + source(selection(20, 0, 2, coding(21, extra=f' creatingUser="{BESIDE}"'))), ["Un"], {}),
        (codes("A") + ONE + STRAY, ["Un"], {"sets": 1}),
    ],
)
def test_what_a_file_says_of_things_that_are_not_there_is_told_or_passed_over(study, tmp_path, inside, quotes, lost):
    file = qdpx(tmp_path / "p.qdpx", inside, {"t.txt": TEXT})
    (report,) = study.take_in([file])
    assert report.status is Outcome.IMPORTED
    assert (report.left_out, [each.text for each in study.excerpts()]) == (lost, quotes)
    assert study.check() == []


@pytest.mark.parametrize("words", [None, b"\xff\xfe\xff\xd8 \x80", b"\0\1\2" * 50])
def test_a_source_without_words_is_told(study, tmp_path, words):
    file = qdpx(tmp_path / "p.qdpx", codes("A") + ONE, {"t.txt": words} if words is not None else {})
    (report,) = study.take_in([file])
    assert report.left_out == {"sources_without_text": 1}
    assert study.documents() == []


@pytest.mark.parametrize("note", ['{"document":{}}', "[" * 100_000, "{", '{"language": 3}', "NaN"])
def test_a_note_of_ours_that_was_spoilt_counts_as_none(study, tmp_path, note):
    text = f"Laissez.\n[ECT-CODER 1]\n{note}"
    notes = f'<Notes><Note guid="{guid(5)}"><PlainTextContent>{text}</PlainTextContent></Note></Notes>'
    file = qdpx(tmp_path / "p.qdpx", codes("A") + source(selection(20, 0, 2, coding(21))) + notes, {"t.txt": "Un mot"})
    (report,) = study.take_in([file])
    assert report.status is Outcome.IMPORTED
    assert [each.text for each in study.excerpts()] == ["Un"]
    assert study.memos() == []
