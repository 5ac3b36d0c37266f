"""Web pages, and whose they are."""

import pytest

from ect_coder.corpus import readers
from ect_coder.errors import Cause, UnreadableFile


def test_a_page_is_read_whatever_it_says_of_its_encoding(tmp_path):
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Une scierie coopérative.</p></body></html>'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (source,) = readers.read(tmp_path / "page.html").sources
    assert source.text == "Une scierie coopérative."


def test_a_page_without_words_is_refused(tmp_path):
    (tmp_path / "page.htm").write_bytes(b"<html><body><img src='a.png'></body></html>")
    with pytest.raises(UnreadableFile) as refusal:
        readers.read(tmp_path / "page.htm")
    assert refusal.value.details["cause"] is Cause.NO_TEXT
