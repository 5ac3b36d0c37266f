"""Huge tables, deep nesting, ten thousand pages: read without a word lost, or refused by name; always stopped at once."""

from __future__ import annotations

import json
import time

import pytest

from ect_coder.corpus import readers, reading_room
from ect_coder.corpus.readers.source import File
from ect_coder.errors import Cancelled, Cause
from tests.corpus.hostile import leaf, odt, pages, paragraph, pdf, saved, shown, stream, word
from tests.corpus.reading import became

CALM = paragraph("mot")
P = "<text:p>mot</text:p>"
AT_ONCE = 1.0
"""Seconds."""


def around(name, begin, inside, end):
    """Make files in which something lies within itself so many times: as deep as is allowed, and much deeper."""
    build = {"docx": word, "odt": odt}.get(name) or (lambda body: saved(f"deep.{name}", body))
    return lambda depth: build(begin * depth + inside + end * depth)


NESTED = {
    "docx: tables": around("docx", "<w:tbl><w:tr><w:tc>", CALM, "</w:tc></w:tr></w:tbl>"),
    "docx: controls": around("docx", "<w:sdt><w:sdtContent>", CALM, "</w:sdtContent></w:sdt>"),
    "docx: boxes": around("docx", "<w:p><w:r><w:pict><w:txbxContent>", CALM, "</w:txbxContent></w:pict></w:r></w:p>"),
    "docx: insertions": around("docx", "<w:ins>", CALM, "</w:ins>"),
    "docx: fields": around("docx", '<w:fldSimple w:instr="REF x">', CALM, "</w:fldSimple>"),
    "odt: tables": around(
        "odt",
        "<table:table><table:table-row><table:table-cell>",
        P,
        "</table:table-cell></table:table-row></table:table>",
    ),
    "odt: lists": around("odt", "<text:list><text:list-item>", P, "</text:list-item></text:list>"),
    "odt: sections": around("odt", "<text:section>", P, "</text:section>"),
    "odt: boxes": around("odt", "<text:p><draw:frame><draw:text-box>", P, "</draw:text-box></draw:frame></text:p>"),
    "odt: groups of rows": around(
        "odt",
        "<table:table-rows>",
        f"<table:table><table:table-row><table:table-cell>{P}</table:table-cell></table:table-row></table:table>",
        "</table:table-rows>",
    ),
    "html: blocks": around("html", "<div>", "mot", "</div>"),
    "html: tables": around("html", "<table><tr><td>", "mot", "</td></tr></table>"),
    "html: lists": around("html", "<ul><li>", "mot", "</li></ul>"),
    "html: looks": around("html", "<b>", "mot", "</b>"),
    "xhtml: blocks": around("xhtml", "<div>", "mot", "</div>"),
    "md: blocks of web pages": around("md", "<div>", "mot", "</div>"),
    "md: quotations": around("md", "> ", "mot", ""),
    "md: items": around("md", "- ", "mot", ""),
    "otr: blocks": lambda depth: saved("deep.otr", json.dumps({"text": "<div>" * depth + "mot" + "</div>" * depth})),
    "rtf: groups": lambda depth: saved("deep.rtf", "{\\rtf1 ", "{\\b " * depth, "mot", "}" * depth, "}"),
    "rtf: tables": lambda depth: saved("deep.rtf", "{\\rtf1 ", f"\\intbl\\itap{depth} mot\\nestcell\\nestrow\\par}}"),
    "rtf: pictures": lambda depth: saved("deep.rtf", "{\\rtf1 mot", "{\\pict " * depth, "}" * depth, "}"),
}


@pytest.mark.parametrize("depth", [30, 84, 124, 260, 2_100, 20_000])
@pytest.mark.parametrize("nested", NESTED.values(), ids=NESTED.keys())
def test_what_is_nested_deep_is_read_or_refused_by_name(nested, depth, tmp_path):
    answer = became(nested(depth)(tmp_path))
    if isinstance(answer, File):
        assert answer.sources[0].text.strip().endswith("mot")
    else:
        assert answer.details["cause"] in (Cause.DAMAGED, Cause.TOO_BIG)
        assert depth > 30


def row_of(begin, inside, end, each=20):
    return begin + inside * each + end


VAST = {
    "docx: a table": lambda: word("<w:tbl>" + row_of("<w:tr>", f"<w:tc>{CALM}</w:tc>", "</w:tr>") * 4_000 + "</w:tbl>"),
    "odt: a table": lambda: odt(
        "<table:table>"
        + row_of("<table:table-row>", f"<table:table-cell>{P}</table:table-cell>", "</table:table-row>") * 4_000
        + "</table:table>"
    ),
    "html: a table": lambda: saved("x.html", "<table>", row_of("<tr>", "<td>mot</td>", "</tr>") * 4_000, "</table>"),
    "rtf: a table": lambda: saved("x.rtf", "{\\rtf1 ", row_of("\\trowd\\intbl ", "mot\\cell ", "\\row ") * 4_000, "}"),
    "md: a table": lambda: saved(
        "x.md", row_of("|", "a|", "\n"), row_of("|", "-|", "\n"), row_of("|", "mot|", "\n") * 4_000
    ),
    "txt: a line": lambda: saved("x.txt", "mot " * 80_000),
    "otr: a line": lambda: saved("x.otr", '{"text": "<p>', "mot " * 80_000, '"}'),
    "srt: cues": lambda: saved("x.srt", "1\n00:00:01,000 --> 00:00:02,000\nmot\n\n" * 80_000),
    "json: segments": lambda: saved("x.json", '{"segments": [', '{"text": "mot"}, ' * 79_999, '{"text": "mot"}]}'),
    "TextGrid: intervals": lambda: saved(
        "x.TextGrid",
        'File type = "ooTextFile"\nObject class = "TextGrid"\n0\n1\n<exists>\n1\n"IntervalTier"\n"a"\n0\n1\n80000\n',
        '0\n1\n"mot"\n' * 80_000,
    ),
}


@pytest.mark.parametrize("vast", VAST.values(), ids=VAST.keys())
def test_eighty_thousand_words_are_all_read(vast, tmp_path):
    answer = became(vast()(tmp_path))
    assert isinstance(answer, File)
    assert answer.sources[0].text.count("mot") == 80_000


@pytest.fixture(scope="module")
def ten_thousand_pages(tmp_path_factory):
    """A PDF of ten thousand pages, each with words of its own."""
    lines = ("Un rapport", "Nous avons", "partagé", "le hangar,", "et puis")
    contents = [stream(shown(*lines, f"Un mot {number}.", *reversed(lines))) for number in range(10_000)]
    leaves = [leaf(4 + number) for number in range(10_000)]
    return pdf(pages(range(10_004, 20_004)), *contents, *leaves)(tmp_path_factory.mktemp("vast"))


def test_ten_thousand_pages_are_read(ten_thousand_pages):
    (source,) = became(ten_thousand_pages).sources
    assert source.text.count("Un mot") == 10_000
    assert len(source.leaves) == 10_000


def test_a_long_reading_is_stopped_at_once(ten_thousand_pages):
    wished = time.monotonic() + 1.5
    with pytest.raises(Cancelled):
        list(reading_room.read_each([ten_thousand_pages], lambda: time.monotonic() > wished))
    assert time.monotonic() - wished < AT_ONCE


def test_pages_are_read_one_by_one_until_one_stops(ten_thousand_pages):
    asked = iter(range(5))
    with pytest.raises(Cancelled):
        readers.read(ten_thousand_pages, lambda: next(asked, None) is None)
