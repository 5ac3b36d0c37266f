"""Entities and document types: refused by name, or of no effect; no file is read, no text comes in empty."""

from __future__ import annotations

import json

import pytest

from ect_coder.errors import Cause
from tests.corpus.hostile import LAUGHS, SECRET, SHEET, W, archive, cell, document, odt, paragraph, saved, word, xlsx
from tests.corpus.reading import cause_of, text_of

CALM = paragraph("Des mots tranquilles.")
P = "<text:p>Des mots tranquilles.</text:p>"
ROWS = cell("texte") + cell("Des mots tranquilles.")
ASKS = '<!DOCTYPE x SYSTEM "{}">'
FILE, NETWORK = ASKS.format("file:///etc/passwd"), ASKS.format("http://127.0.0.1:9/x.dtd")
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>'
PAGE = "<html><body><p>Un mot.</p><p>{}</p></body></html>"


def wide(name, part, text):
    """Save a package with one part in UTF-16, where declarations do not show as such."""

    def build(folder):
        return archive(folder / name, {"[Content_Types].xml": "<Types/>", part: text.encode("utf-16")})

    return build


def sheet_in_utf_16(folder):
    part = (
        f"<?xml version='1.0' encoding='UTF-16'?>{LAUGHS}<worksheet {SHEET}><sheetData>{ROWS}</sheetData></worksheet>"
    )
    return xlsx(ROWS, xl__worksheets__sheet2_dot_xml=part.encode("utf-16"))(folder)


DECLARATIONS = {
    "docx: laughs in the text": word(paragraph("&j;"), LAUGHS),
    "docx: a secret in the text": word(paragraph("&s;"), SECRET),
    "docx: a doctype that asks for a file": word(CALM, FILE),
    "docx: a doctype that asks the network": word(CALM, NETWORK),
    "docx: a parameter that asks for a file": word(CALM, PARAMETER),
    "docx: laughs in the styles": word(CALM, word__styles_dot_xml=f"{LAUGHS}<x>&j;</x>"),
    "docx: laughs in the footnotes": word(CALM, word__footnotes_dot_xml=f"{LAUGHS}<x>&j;</x>"),
    "docx: laughs in the comments": word(CALM, word__comments_dot_xml=f"{LAUGHS}<x>&j;</x>"),
    "docx: laughs in the relations": word(CALM, word___rels__document_dot_xml_dot_rels=f"{LAUGHS}<x>&j;</x>"),
    "docx: laughs after a long comment": word(CALM, f"<!--{'x' * 9_000}-->{LAUGHS}"),
    "docx: laughs in UTF-16": wide("x.docx", "word/document.xml", document(paragraph("&j;"), LAUGHS)),
    "odt: laughs in the text": odt("<text:p>&j;</text:p>", LAUGHS),
    "odt: a secret in the text": odt("<text:p>&s;</text:p>", SECRET),
    "odt: a doctype that asks for a file": odt(P, FILE),
    "odt: a doctype that asks the network": odt(P, NETWORK),
    "odt: laughs in the styles": odt(P, styles_dot_xml=f"{LAUGHS}<x>&j;</x>"),
    "odt: laughs in what it says of itself": odt(P, meta_dot_xml=f"{LAUGHS}<x>&j;</x>"),
    "odt: laughs in UTF-16": wide("x.odt", "content.xml", f"{LAUGHS}<x>&j;</x>"),
    "xlsx: laughs in a sheet": xlsx(ROWS + cell("&j;"), LAUGHS),
    "xlsx: a secret in a sheet": xlsx(ROWS + cell("&s;"), SECRET),
    "xlsx: a doctype that asks for a file": xlsx(ROWS, FILE),
    "xlsx: laughs in the strings": xlsx(ROWS, xl__sharedStrings_dot_xml=f"{LAUGHS}<sst>&j;</sst>"),
    "xlsx: laughs in the styles": xlsx(ROWS, xl__styles_dot_xml=f"{LAUGHS}<x>&j;</x>"),
    "xlsx: laughs in the relations": xlsx(ROWS, xl__worksheets___rels__sheet1_dot_xml_dot_rels=f"{LAUGHS}<x>&j;</x>"),
    "xlsx: laughs in UTF-16": sheet_in_utf_16,
    "html: laughs": saved("x.html", LAUGHS, PAGE.format("&j;")),
    "html: a secret": saved("x.html", SECRET, PAGE.format("&s;")),
    "html: a secret after a comment": saved("x.html", "<!-- x -->\n", SECRET, PAGE.format("&s;")),
    "html: a parameter that asks for a file": saved("x.html", PARAMETER, PAGE.format("")),
    "xhtml: laughs": saved("x.xhtml", "<?xml version='1.0'?>\n", LAUGHS, PAGE.format("&j;")),
    "xhtml: a secret after two comments": saved("x.xhtml", "<?xml version='1.0'?><!--a--> <!--b-->", SECRET, PAGE),
}


@pytest.mark.parametrize("build", DECLARATIONS.values(), ids=DECLARATIONS.keys())
def test_declarations_are_refused_by_name(build, tmp_path):
    assert cause_of(build(tmp_path)) is Cause.ENTITIES


IDLE = {
    "html: a doctype of old": saved(
        "x.html",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://127.0.0.1:9/strict.dtd">',
        PAGE.format("Et un autre."),
    ),
    "html: a doctype that asks for a file": saved("x.html", FILE, PAGE.format("Et un autre.")),
    "xhtml: a doctype of old": saved("x.xhtml", "<?xml version='1.0'?>", NETWORK, PAGE.format("Et un autre.")),
    "html: an inclusion": saved(
        "x.html", PAGE.format('Et <xi:include href="file:///etc/passwd" parse="text"></xi:include>un autre.')
    ),
    "md: a secret": saved("x.md", f"Un mot.\n\nEt un autre.\n\n{SECRET}\n"),
    "otr: a secret": saved("x.otr", json.dumps({"text": f"{SECRET}<p>Un mot.</p><p>Et un autre.</p>"})),
    "docx: styles that ask for other styles": word(
        paragraph("Un mot.") + paragraph("Et un autre."),
        word__styles_dot_xml=f"<?xml-stylesheet href='file:///etc/passwd'?><w:styles {W}/>",
    ),
}


@pytest.mark.parametrize("build", IDLE.values(), ids=IDLE.keys())
def test_what_has_no_effect_is_read_without_it(build, tmp_path):
    text = text_of(build(tmp_path))
    assert "Un mot.\nEt un autre." in text
    assert "root:" not in text


def test_an_entity_that_nothing_declares_is_no_empty_text(tmp_path):
    assert cause_of(word(paragraph("&inconnue;"))(tmp_path)) is Cause.DAMAGED
