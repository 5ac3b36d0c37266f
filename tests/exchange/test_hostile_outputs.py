"""Texts that would do harm go through every output, and come out as they are."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from docx import Document
from lxml import etree, html

from ect_coder.analysis.audience import Audience
from ect_coder.errors import BadValue, UnknownFormat
from ect_coder.exchange.export import export
from ect_coder.exchange.outputs import OUTPUTS

EVERY = [(each.name, suffix) for each in OUTPUTS for suffix in each.suffixes]


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize(("what", "suffix"), EVERY)
def test_every_output_takes_them_for_every_audience(evil, tmp_path, what, suffix, audience):
    path = tmp_path / f"o{suffix}"
    export(evil, path, what=what, audience=audience)
    assert path.stat().st_size > 50
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize("what", [name for name, suffix in EVERY if suffix == ".html"])
def test_no_page_holds_an_element_that_a_text_brought(evil, tmp_path, what):
    export(evil, tmp_path / "o.html", what=what)
    page = html.fromstring((tmp_path / "o.html").read_bytes().decode())
    assert not list(page.iter("img"))
    assert not page.xpath("//@onerror")
    assert len(list(page.iter("script"))) == (1 if what == "booklet" else 0)
    assert len(page.xpath("//style")) == 1
    assert not page.xpath("//comment()")


def test_the_booklet_shows_every_text_as_it_is(evil, tmp_path):
    export(evil, tmp_path / "o.html")
    shown = html.fromstring((tmp_path / "o.html").read_bytes().decode()).text_content()
    for coding in evil.codings:
        assert coding.text in shown


@pytest.mark.parametrize("what", [name for name, suffix in EVERY if suffix == ".docx"])
def test_word_reads_every_part(evil, tmp_path, what):
    export(evil, tmp_path / "o.docx", what=what)
    with zipfile.ZipFile(tmp_path / "o.docx") as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                etree.fromstring(archive.read(name))
    assert Document(str(tmp_path / "o.docx")).paragraphs


def test_a_very_long_verbatim_is_cut_in_a_document_to_read_and_says_so(evil, tmp_path):
    export(evil, tmp_path / "o.docx", what="sheets")
    longest = max((each.text for each in Document(str(tmp_path / "o.docx")).paragraphs), key=len)
    assert len(longest) < 1_300
    assert "[…]" in longest


@pytest.mark.parametrize("what", [name for name, suffix in EVERY if suffix == ".csv"])
def test_no_table_holds_a_formula(evil, tmp_path, what):
    export(evil, tmp_path / "o.csv", what=what)
    text = (tmp_path / "o.csv").read_text(encoding="utf-8")
    csv.field_size_limit(1_000_000)
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not [cell for cell in row if cell.startswith(("=", "+", "@"))]


def test_an_output_goes_only_into_files_that_can_hold_it(evil, tmp_path):
    for name, what in (("o.docx", "booklet"), ("o.html", "workbook"), ("o.csv", "report"), ("o.xlsx", "qca")):
        with pytest.raises(BadValue):
            export(evil, tmp_path / name, what=what)
    with pytest.raises(UnknownFormat):
        export(evil, tmp_path / "o.odt")
    assert not list(tmp_path.glob("o.*"))
