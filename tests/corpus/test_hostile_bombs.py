"""Files that would take all memory, or all time: each costs one line, and nothing else."""

from __future__ import annotations

import pytest

from ect_coder.corpus import reading_room
from ect_coder.errors import Cause
from tests.corpus.hostile import (
    ODF,
    SHEET,
    TYPES,
    W,
    archive,
    cell,
    document,
    leaf,
    odt,
    pages,
    paragraph,
    pdf,
    saved,
    shown,
    sparse,
    stream,
    word,
    xlsx,
    zipped,
)
from tests.corpus.reading import cause_of, text_of

CALM = paragraph("Des mots tranquilles.")
P = "<text:p>Des mots tranquilles.</text:p>"
SPACES = '<text:s text:c="999999999"/>'
CELL = '<c t="inlineStr"><is><t>texte</t></is></c>'
SHARED = f"<row>{CELL}</row>" + '<row><c t="s"><v>0</v></c></row>' * 10_000
SRT = b"1\n00:00:01,000 --> 00:00:02,000\nmot\n"
ABOVE = 100_000_000


def bomb(parts):
    inside = {"[Content_Types].xml": TYPES, "word/document.xml": document(CALM), **parts}
    return lambda folder: archive(folder / "bombe.docx", inside)


def page_of(content):
    return pdf(pages([4]), leaf(5), content)


def form(*shown_forms):
    inside = " ".join(f"/X{number} {number} 0 R" for number in shown_forms)
    drawn = " ".join(f"/X{number} Do" for number in shown_forms for _each in range(10)).encode()
    about = f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << {inside} >> >>"
    return stream(drawn, about)


BOMBS = {
    "docx: one part that inflates a thousandfold": lambda: bomb({"word/media/image.bin": bytes(60_000_000)}),
    "docx: a text that inflates a thousandfold": lambda: word(paragraph("a" * 60_000_000)),
    "docx: many parts that inflate": lambda: bomb({f"word/media/{n}.bin": bytes(2_000_000) for n in range(30)}),
    "docx: more than all that a document may hold": lambda: bomb(
        {f"word/{n}.bin": bytes(41_000_000) for n in range(5)}
    ),
    "docx: more parts than a document may have": lambda: bomb({f"word/{n}.txt": b"" for n in range(5_100)}),
    "docx: styles that inflate": lambda: word(CALM, word__styles_dot_xml=f"<x>{' ' * 60_000_000}</x>"),
    "docx: comments that inflate": lambda: word(CALM, word__comments_dot_xml=f"<x>{' ' * 60_000_000}</x>"),
    "docx: millions of empty paragraphs": lambda: word("<w:p/>" * 3_000_000),
    "docx: a million paragraphs": lambda: word("".join(map(paragraph, map(hex, range(850_000))))),
    "docx: millions of empty runs": lambda: word("<w:p>" + "<w:r/>" * 3_000_000 + "</w:p>"),
    "odt: a text that inflates": lambda: odt(f"<text:p>{'a' * 60_000_000}</text:p>"),
    "odt: styles that inflate": lambda: odt(P, styles_dot_xml=f"<x {ODF}>{' ' * 60_000_000}</x>"),
    "odt: millions of empty paragraphs": lambda: odt("<text:p/>" * 3_000_000),
    "odt: millions of empty spans": lambda: odt(f"<text:p>{'<text:span/>' * 3_000_000}</text:p>"),
    "odt: more spaces than memory holds": lambda: odt("<text:p>" + SPACES * 1_500_000 + "a</text:p>"),
    "odt: more parts than a document may have": lambda: odt(P, **{f"p{n}_dot_txt": b"" for n in range(5_100)}),
    "xlsx: a cell that inflates": lambda: xlsx(cell("texte") + cell("a" * 60_000_000)),
    "xlsx: a huge cell": lambda: xlsx(cell("texte") + cell("a" * 45_000_000)),
    "xlsx: millions of empty rows": lambda: xlsx(cell("texte") + "<row><c/></row>" * 3_000_000),
    "xlsx: a row without end": lambda: xlsx("<row>" + CELL * 300_000 + "</row>"),
    "xlsx: one string, ten thousand times": lambda: xlsx(
        SHARED, xl__sharedStrings_dot_xml=f"<sst {SHEET}><si><t>{'Un mot. ' * 50_000}</t></si></sst>"
    ),
    "html: ten million elements": lambda: saved("bombe.html", "<body>", "<br>" * 10_000_000, "mot"),
    "html: a hundred megabytes": lambda: sparse("bombe.html", b"<p>mot</p>", ABOVE),
    "html: elements within one another": lambda: saved("bombe.html", "<div>" * 1_000_000, "mot"),
    "pdf: a page that inflates a thousandfold": lambda: page_of(stream(shown("mot") + b" " * 800_000_000, times=1)),
    "pdf: a page that inflates again and again": lambda: page_of(stream(shown("mot") + b" " * 800_000_000, times=3)),
    "pdf: a page of ten million words": lambda: page_of(
        stream(b"BT /F 1 Tf 9 9 Td " + b"(mot) Tj " * 10_000_000 + b"ET", times=1)
    ),
    "pdf: drawings within drawings": lambda: pdf(
        pages([4]), leaf(5), stream(b"/X Do"), *[form(number + 1) for number in range(6, 30)], form()
    ),
    "pdf: a drawing of itself": lambda: pdf(pages([4]), leaf(5), stream(b"/X Do"), form(6)),
    "pdf: more pages than anyone reads": lambda: pdf("<< /Type /Pages /Kids [4 0 R] /Count 999999 >>", leaf(5)),
    "rtf: a hundred megabytes": lambda: sparse("bombe.rtf", b"{\\rtf1 ", ABOVE),
    "srt: a hundred megabytes": lambda: sparse("bombe.srt", SRT, ABOVE),
    "vtt: a hundred megabytes": lambda: sparse("bombe.vtt", b"WEBVTT\n\n", ABOVE),
    "txt: a hundred megabytes": lambda: sparse("bombe.txt", b"mot", ABOVE),
    "md: a hundred megabytes": lambda: sparse("bombe.md", b"mot", ABOVE),
    "md: quotations within one another": lambda: saved("bombe.md", "> " * 1_000_000, "mot"),
    "csv: a cell of a hundred megabytes": lambda: saved("bombe.csv", b'texte;x\n"', b"a" * ABOVE, b'";1\n'),
    "csv: ten million rows": lambda: saved("bombe.csv", "texte;x\n", "a;1\n" * 10_000_000),
    "json: a hundred megabytes": lambda: sparse("bombe.json", b'{"segments": [', ABOVE),
    "tsv: a hundred megabytes": lambda: sparse("bombe.tsv", b"start\tend\ttext\n", ABOVE),
    "otr: a hundred megabytes": lambda: sparse("bombe.otr", b'{"text": "', ABOVE),
    "TextGrid: a hundred megabytes": lambda: sparse("bombe.TextGrid", b'File type = "ooTextFile"\n', ABOVE),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_refused_as_too_big(bomb, tmp_path):
    assert cause_of(bomb()(tmp_path)) is Cause.TOO_BIG


ENDLESS = {
    "html: an element of a million attributes": lambda: saved(
        "long.html", "<body><p ", " ".join(f"a{n}=1" for n in range(1_000_000)), ">mot</p>"
    ),
    "md: a million brackets": lambda: saved("long.md", "[" * 1_000_000),
    "pdf: a great page, twenty thousand times": lambda: pdf(
        pages(range(5, 19_005)), stream(shown("Un mot. ") * 3_000, times=1), *[leaf(4)] * 19_000
    ),
}


@pytest.mark.parametrize("file", ENDLESS.values(), ids=ENDLESS.keys())
def test_what_takes_too_long_is_stopped(file, tmp_path, monkeypatch):
    path = file()(tmp_path)
    monkeypatch.setattr(reading_room, "SECONDS", 2)
    assert cause_of(path) is Cause.TOO_LONG


def test_zips_within_zips_are_not_opened(tmp_path):
    assert text_of(bomb({"word/embeddings/a.zip": zipped(5)})(tmp_path)) == "Des mots tranquilles."


def test_a_small_file_makes_no_endless_numbers(tmp_path):
    level = '<w:lvl w:ilvl="0"><w:start w:val="999999999"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="'
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{level}{"%1" * 90_000}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    listed = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>mot</w:t></w:r></w:p>'
    text = text_of(word(listed * 5_000, word__numbering_dot_xml=numbering)(tmp_path))
    assert text.count("mot") == 5_000
    assert len(text) < 5_000_000


def test_a_small_file_makes_no_endless_list(tmp_path):
    level = (
        '<text:list-level-style-number text:level="999999999" text:display-levels="999999999" style:num-format="1"/>'
    )
    listed = f'<text:list text:style-name="L"><text:list-item>{P}</text:list-item></text:list>'
    styles = f'<text:list-style style:name="L">{level}</text:list-style>'
    assert text_of(odt(listed, automatic=styles)(tmp_path)).endswith("Des mots tranquilles.")


def test_styles_that_stand_on_one_another_without_end_are_read(tmp_path):
    chain = "".join(
        f'<w:style w:styleId="s{n}" w:type="paragraph"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(20_000)
    )
    body = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>mot</w:t></w:r></w:p>'
    assert text_of(word(body, word__styles_dot_xml=f"<w:styles {W}>{chain}</w:styles>")(tmp_path)) == "mot"
    styles = "".join(
        f'<style:style style:name="s{n}" style:family="paragraph" style:parent-style-name="s{n + 1}"/>'
        for n in range(20_000)
    )
    assert text_of(odt('<text:p text:style-name="s0">mot</text:p>', automatic=styles)(tmp_path)) == "mot"
