"""Files that would take all memory, read what is not theirs or call out: each costs one line, and nothing else."""

import multiprocessing
import socket
from functools import partial

import pytest

from ect_coder.corpus import reading_room
from ect_coder.corpus.readers.source import File
from ect_coder.errors import Cause, UnreadableFile
from tests.corpus.hostile import LAUGHS, SECRET, TYPES, archive, document, paragraph, relations, word, zipped

CALM = paragraph("Des mots tranquilles.")
ABOVE = 10_000_001


def never():
    return False


def became(path):
    """Say what a file became, read as the program reads it; nothing stays behind."""
    (answer,) = reading_room.read_each([path], never)
    assert multiprocessing.active_children() == []
    return answer


def cause_of(path):
    answer = became(path)
    assert isinstance(answer, UnreadableFile)
    return answer.details["cause"]


def bomb(parts, folder):
    return archive(folder / "bombe.docx", {"[Content_Types].xml": TYPES, "word/document.xml": document(CALM), **parts})


BOMBS = {
    "one part that inflates a thousandfold": partial(bomb, {"word/media/image.bin": bytes(60_000_000)}),
    "a text that inflates a thousandfold": word(paragraph("a" * 60_000_000)),
    "many parts that inflate": partial(bomb, {f"word/media/{n}.bin": bytes(2_000_000) for n in range(30)}),
    "more than all that a document may hold": partial(bomb, {f"word/{n}.bin": bytes(41_000_000) for n in range(5)}),
    "more parts than a document may have": partial(bomb, {f"word/{n}.txt": b"" for n in range(5_100)}),
    "styles that inflate": word(CALM, word__styles_dot_xml=f"<x>{' ' * 60_000_000}</x>"),
    "comments that inflate": word(CALM, word__comments_dot_xml=f"<x>{' ' * 60_000_000}</x>"),
    "millions of empty paragraphs": word("<w:p/>" * 3_000_000),
    "a million paragraphs that take a gigabyte": word("".join(map(paragraph, map(hex, range(850_000))))),
    "millions of empty runs": word("<w:p>" + "<w:r/>" * 3_000_000 + "</w:p>"),
}


@pytest.mark.parametrize("build", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_refused_as_too_big(build, tmp_path):
    assert cause_of(build(tmp_path)) is Cause.TOO_BIG


def test_zips_within_zips_are_not_opened(tmp_path):
    answer = became(bomb({"word/embeddings/a.zip": zipped(5)}, tmp_path))
    assert isinstance(answer, File)
    assert answer.sources[0].text == "Des mots tranquilles."


ENTITIES = {
    "laughs in the text": word(paragraph("&j;"), LAUGHS),
    "a secret in the text": word(paragraph("&s;"), SECRET),
    "a doctype that asks for a file": word(CALM, '<!DOCTYPE x SYSTEM "file:///etc/passwd">'),
    "a doctype that asks the network": word(CALM, '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "laughs in the styles": word(CALM, word__styles_dot_xml=f"{LAUGHS}<x>&j;</x>"),
    "laughs in the footnotes": word(CALM, word__footnotes_dot_xml=f"{LAUGHS}<x>&j;</x>"),
    "laughs in the comments": word(CALM, word__comments_dot_xml=f"{LAUGHS}<x>&j;</x>"),
}


@pytest.mark.parametrize("build", ENTITIES.values(), ids=ENTITIES.keys())
def test_declarations_are_refused_by_name(build, tmp_path):
    assert cause_of(build(tmp_path)) is Cause.ENTITIES


OUTSIDE = {
    "a template": relations(("attachedTemplate", "http://127.0.0.1:9/modele.dotm")),
    "an image": relations(("image", "http://127.0.0.1:9/pixel.png")),
    "a linked object": relations(("oleObject", "file://///127.0.0.1/partage/a.xls")),
    "another document": relations(("aFChunk", "http://127.0.0.1:9/autre.html")),
    "a frame": relations(("frame", "http://127.0.0.1:9/cadre.html")),
    "all of them": relations(("image", "http://127.0.0.1:9/a"), ("oleObject", "http://127.0.0.1:9/b")),
}


@pytest.mark.parametrize("outside", OUTSIDE.values(), ids=OUTSIDE.keys())
def test_what_lies_outside_is_not_called(outside, tmp_path, monkeypatch):
    def call(*_to):
        pytest.fail("a reader called out")

    monkeypatch.setattr(socket.socket, "connect", call)
    monkeypatch.setattr(reading_room, "_SMALL", ABOVE)  # read here, where the guard stands
    answer = became(word(CALM, word___rels__document_dot_xml_dot_rels=outside)(tmp_path))
    assert isinstance(answer, File)
    assert answer.sources[0].text == "Des mots tranquilles."


NESTED = {
    "tables in tables": word("<w:tbl><w:tr><w:tc>" * 3_000 + CALM + "</w:tc></w:tr></w:tbl>" * 3_000),
    "controls in controls": word("<w:sdt><w:sdtContent>" * 5_000 + CALM + "</w:sdtContent></w:sdt>" * 5_000),
    "insertions in insertions": word("<w:p>" + "<w:ins>" * 9_000 + "</w:ins>" * 9_000 + "</w:p>" + CALM),
}


@pytest.mark.parametrize("build", NESTED.values(), ids=NESTED.keys())
def test_what_is_nested_too_deep_is_read_or_refused_by_name(build, tmp_path):
    answer = became(build(tmp_path))
    if isinstance(answer, File):
        assert answer.sources[0].text.strip() == "Des mots tranquilles."
    else:
        assert answer.details["cause"] in (Cause.DAMAGED, Cause.TOO_BIG)


def test_a_huge_table_is_read(tmp_path):
    row = "<w:tr>" + f"<w:tc>{paragraph('a')}</w:tc>" * 20 + "</w:tr>"
    answer = became(word("<w:tbl>" + row * 5_000 + "</w:tbl>")(tmp_path))
    assert isinstance(answer, File)
    assert answer.sources[0].text.count("a") == 100_000
