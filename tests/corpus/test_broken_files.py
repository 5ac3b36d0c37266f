"""Files that are broken in one way or another are read or refused by name and cause; nothing else comes of them."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from ect_coder.corpus import readers
from ect_coder.errors import Cause, UnreadableFile
from ect_coder.wording import explain
from tests.corpus.word_processors import WORD, odt_file, paragraph, word_file

FILES = Path(__file__).parent.parent / "files"


def refusal_of(path):
    with pytest.raises(UnreadableFile) as refusal:
        readers.read(path)
    return refusal.value.details["cause"]


def rewritten(path, changes):
    """Save a Word file whose parts were exchanged; None takes one away."""
    with zipfile.ZipFile(FILES / "interview.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (parts | changes).items():
            if content is not None:
                archive.writestr(name, content)
    return path


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf"])
def test_a_file_cut_short_is_damaged(tmp_path, suffix, kept):
    whole = (FILES / f"interview.{suffix}").read_bytes()
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(whole[: int(len(whole) * kept)])
    assert refusal_of(path) is Cause.DAMAGED


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf"])
@pytest.mark.parametrize("theirs", ["docx", "odt", "rtf"])
def test_a_suffix_that_lies_is_named(tmp_path, suffix, theirs):
    path = tmp_path / f"x.{suffix}"
    path.write_bytes((FILES / f"interview.{theirs}").read_bytes())
    if suffix == theirs:
        assert readers.read(path).sources
    else:
        assert refusal_of(path) is Cause.RENAMED


@pytest.mark.parametrize("part", ["[Content_Types].xml", "word/document.xml"])
def test_a_word_file_without_its_main_parts_is_no_word_file(tmp_path, part):
    assert refusal_of(rewritten(tmp_path / "x.docx", {part: None})) is Cause.RENAMED


def test_a_workbook_with_the_suffix_of_a_text_is_no_text(tmp_path):
    path = word_file(tmp_path / "x.docx", main="xl/workbook.xml")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/workbook.xml"] = b"<workbook/>"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert refusal_of(path) is Cause.RENAMED


@pytest.mark.parametrize("part", ["styles", "numbering", "footnotes", "comments"])
@pytest.mark.parametrize(("content", "cause"), [(b"<cut", Cause.DAMAGED), (b"<!DOCTYPE x><x/>", Cause.ENTITIES)])
def test_a_broken_part_beside_the_text_is_not_passed_over(tmp_path, part, content, cause):
    assert refusal_of(rewritten(tmp_path / "x.docx", {f"word/{part}.xml": content})) is cause


@pytest.mark.parametrize(
    "content",
    [
        f'<!DOCTYPE x [<!ENTITY a "aa">]><w:document {WORD}/>'.encode("utf-16"),
        b" " * 5_000 + b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
        b'<?xml version="1.0"?><!--' + b"x" * 5_000 + b'--><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
    ],
)
def test_declarations_are_found_wherever_they_hide(tmp_path, content):
    path = rewritten(tmp_path / "x.docx", {"word/document.xml": content})
    assert refusal_of(path) in (Cause.ENTITIES, Cause.DAMAGED)


def test_a_part_in_utf_16_is_read(tmp_path):
    body = f"<w:document {WORD}><w:body>{paragraph('été')}</w:body></w:document>"
    path = rewritten(tmp_path / "x.docx", {"word/document.xml": f"<?xml version='1.0'?>{body}".encode("utf-16")})
    assert readers.read(path).sources[0].text.startswith("été")


@pytest.mark.parametrize("depth", [20, 60, 200, 3_000])
def test_tables_in_tables_without_end_are_read_or_refused(tmp_path, depth):
    body = "<w:tbl><w:tr><w:tc>" * depth + paragraph("mot") + "</w:tc></w:tr></w:tbl>" * depth
    path = word_file(tmp_path / "x.docx", body)
    if depth <= 60:
        assert readers.read(path).sources[0].text == "mot"
    else:
        assert refusal_of(path) is Cause.DAMAGED


def test_spans_in_spans_without_end_are_refused(tmp_path):
    body = f"<text:p>{'<text:span>' * 3_000}mot{'</text:span>' * 3_000}</text:p>"
    assert refusal_of(odt_file(tmp_path / "x.odt", body)) is Cause.DAMAGED


@pytest.mark.parametrize("value", ["", "-1", "abc", "99999999999999", "1e9", "²"])
def test_numbers_that_are_none_do_no_harm(tmp_path, value):
    properties = (
        f'<w:pStyle w:val="{value}"/><w:outlineLvl w:val="{value}"/>'
        f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="1"/></w:numPr>'
    )
    level = (
        f'<w:lvl w:ilvl="{value}"><w:start w:val="{value}"/><w:numFmt w:val="{value}"/><w:lvlText w:val="%1."/></w:lvl>'
    )
    numbering = (
        f'<w:numbering><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1">'
        f'<w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="{value}"><w:startOverride w:val="{value}"/></w:lvlOverride>'
        "</w:num></w:numbering>"
    )
    path = word_file(tmp_path / "x.docx", paragraph("mot", properties=properties), numbering=numbering)
    assert readers.read(path).sources[0].text.endswith("mot")


@pytest.mark.parametrize("value", ["", "-1", "abc", "99999999999999"])
def test_numbers_that_are_none_do_no_harm_in_opendocument(tmp_path, value):
    body = f'<text:h text:outline-level="{value}">titre</text:h><text:p>a<text:s text:c="{value}"/>mot</text:p>'
    path = odt_file(tmp_path / "x.odt", body)
    assert readers.read(path).sources[0].text == "titre\na mot"


@pytest.mark.parametrize("suffix", [".doc", ".pages", ".wpd"])
def test_an_old_or_foreign_file_is_refused_with_what_to_do(tmp_path, suffix):
    path = tmp_path / f"entretien{suffix}"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert refusal_of(path) is Cause.UNSUPPORTED
    with pytest.raises(UnreadableFile) as refusal:
        readers.read(path)
    assert "save it as .docx" in explain(refusal.value)


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf"])
@pytest.mark.parametrize("seed", range(12))
def test_a_file_with_wrong_bytes_in_it_is_read_or_refused(tmp_path, suffix, seed):
    chance = random.Random(seed)
    content = bytearray((FILES / f"interview.{suffix}").read_bytes())
    for _each in range(chance.randint(1, 20)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(content)
    try:
        found = readers.read(path).sources
    except UnreadableFile:
        return
    assert found
