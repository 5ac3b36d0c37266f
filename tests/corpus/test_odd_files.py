"""Causes for which a file is odd, over all formats: each is read right or refused by name, and nothing else.

The tests of each format hold those of its own, 193, and those of files that mean harm 149 more:

- Word, OpenDocument, rich text: `test_broken_files` (54 without the random bytes), `test_word`, `test_odt`, `test_rtf`:
  `test_a_file_that_is_no_word_file_is_refused` (5), `test_a_hostile_or_empty_part_is_refused` (5),
  `test_a_file_that_is_no_text_is_refused` (4), `test_a_content_that_is_no_text_is_refused` (4),
  `test_a_protected_text_is_refused_as_such`, `test_a_file_that_is_no_rich_text_is_refused` (10),
  `test_odd_but_whole_files_are_read` (8);
- PDF: `test_what_is_no_report_is_refused_by_its_cause` (6) and, one each, scans, passwords, blank pages, wrong tables,
  pages that hold themselves, too many pages;
- tables: `test_a_csv_without_texts_is_refused_by_its_cause` (6), `test_what_is_no_workbook_is_refused_by_its_cause` (5),
  `test_a_workbook_with_a_bad_part_is_refused` (4);
- pages and notes: `test_a_page_that_cannot_be_read_is_refused_by_its_cause` (10), `test_odd_pages_are_read` (8),
  `test_what_holds_no_text_is_refused_by_its_cause` (6);
- speech: `test_what_holds_no_speech_is_refused_by_its_cause` (10), `test_what_is_no_transcript_is_refused_by_its_cause`
  (25), `test_what_is_missing_is_refused_by_its_cause` (16);
- those that mean harm: `test_hostile_bombs` (49), `test_hostile_declarations` (39), `test_hostile_outside` (39),
  `test_hostile_vast` (22 ways of being deep).
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from ect_coder.corpus import readers, reading_room
from ect_coder.errors import Cause, UnreadableFile
from ect_coder.wording import explain
from tests.corpus.reading import cause_of, never, text_of

FILES = Path(__file__).parents[1] / "files"
SUFFIXES = sorted(readers.suffixes())
BINARY = (".docx", ".odt", ".xlsx", ".pdf", ".rtf")
WRITTEN = (".html", ".txt", ".md", ".srt", ".vtt", ".csv", ".tsv", ".json", ".otr", ".textgrid")
PRAAT = 'File type = "ooTextFile"\nObject class = "TextGrid"\n0\n1\n<exists>\n1\n"IntervalTier"\n"Zoé"\n0\n1\n1\n0\n1\n"Été"\n'
WHOLE = {
    ".txt": "Été",
    ".md": "Été",
    ".html": "<p>Été</p>",
    ".csv": "texte;n\nÉté;1\n",
    ".srt": "1\n00:00:01,000 --> 00:00:02,000\nÉté\n",
    ".vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nÉté\n",
    ".tsv": "start\tend\ttext\n0\t1\tÉté\n",
    ".json": '{"segments": [{"text": "Été"}]}',
    ".otr": '{"text": "<p>Été</p>"}',
    ".textgrid": PRAAT,
}
"""A whole file of each written format, whose only word is « Été »."""


def zip_of(**parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def locked(content):
    """Say of each part of a zip that it needs a password."""
    marked = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = marked.find(mark)
        while at >= 0:
            marked[at + place] |= 1
            at = marked.find(mark, at + 4)
    return bytes(marked)


CONTENTS = {
    "Word": (FILES / "interview.docx").read_bytes(),
    "OpenDocument": (FILES / "interview.odt").read_bytes(),
    "rich text": (FILES / "interview.rtf").read_bytes(),
    "a workbook": (FILES / "pages" / "enquete.xlsx").read_bytes(),
    "a PDF": (FILES / "pages" / "une-colonne.pdf").read_bytes(),
    "Word 97": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"),
    "an archive": zip_of(**{"lettre.txt": "Une lettre."}),
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0" + bytes(64),
    "a recording": b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0" + bytes(64),
}
OWN = {".docx": "Word", ".odt": "OpenDocument", ".rtf": "rich text", ".xlsx": "a workbook", ".pdf": "a PDF"}
LIES = [(name, suffix) for name in CONTENTS for suffix in (*BINARY, *WRITTEN) if OWN.get(suffix) != name]


@pytest.fixture
def saved(tmp_path):
    """Save a file under a name."""

    def save(name, content):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / name

    return save


@pytest.mark.parametrize(("name", "suffix"), LIES, ids=[f"{name} as {suffix}" for name, suffix in LIES])
def test_a_suffix_that_lies_is_named(saved, name, suffix):
    assert cause_of(saved(f"x{suffix}", CONTENTS[name])) is Cause.RENAMED


@pytest.mark.parametrize("suffix", BINARY)
@pytest.mark.parametrize("text", ["Une lettre.", "<html><p>Une page.</p></html>", "{}"])
def test_a_text_with_the_suffix_of_another_format_is_named(saved, suffix, text):
    assert cause_of(saved(f"x{suffix}", text)) is Cause.RENAMED


WRITTEN_LIES = {
    ("Une lettre.", ".csv"): Cause.NO_COLUMN,
    ("Une lettre.", ".tsv"): Cause.UNSUPPORTED,
    ("Une lettre.", ".json"): Cause.DAMAGED,
    ("Une lettre.", ".otr"): Cause.DAMAGED,
    ("Une lettre.", ".srt"): Cause.RENAMED,
    ("Une lettre.", ".vtt"): Cause.RENAMED,
    ("Une lettre.", ".textgrid"): Cause.RENAMED,
    (WHOLE[".json"], ".otr"): Cause.RENAMED,
    (WHOLE[".html"], ".json"): Cause.DAMAGED,
    (WHOLE[".srt"], ".csv"): Cause.NO_COLUMN,
    (WHOLE[".csv"], ".tsv"): Cause.UNSUPPORTED,
    (WHOLE[".tsv"], ".srt"): Cause.RENAMED,
}


@pytest.mark.parametrize(("case", "cause"), WRITTEN_LIES.items())
def test_a_written_file_with_the_suffix_of_another_is_refused_by_its_cause(saved, case, cause):
    text, suffix = case
    assert cause_of(saved(f"x{suffix}", text)) is cause


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_file_is_named_so(saved, suffix):
    assert cause_of(saved(f"x{suffix}", b"")) is Cause.EMPTY


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".csv"])
@pytest.mark.parametrize("blank", ["\n", " \t ", "\ufeff", "\r\n\r\n", "\u00a0", "\f"], ids=repr)
def test_a_blank_file_has_no_text(saved, suffix, blank):
    assert cause_of(saved(f"x{suffix}", blank)) is Cause.NO_TEXT


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_no_plain_file_is_refused(tmp_path, suffix):
    (tmp_path / f"folder{suffix}").mkdir()
    assert cause_of(tmp_path / f"folder{suffix}") is Cause.UNSUPPORTED
    assert cause_of(tmp_path / f"none{suffix}") is Cause.MISSING


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links")
def test_a_link_to_nothing_is_missing(tmp_path):
    (tmp_path / "x.docx").symlink_to(tmp_path / "none.docx")
    assert cause_of(tmp_path / "x.docx") is Cause.MISSING


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "x.txt")
    assert cause_of(tmp_path / "x.txt") is Cause.UNSUPPORTED


PROTECTED = {
    "x.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "x.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "y.docx": locked(CONTENTS["Word"]),
    "y.odt": locked(CONTENTS["OpenDocument"]),
    "y.xlsx": locked(CONTENTS["a workbook"]),
    "z.odt": zip_of(**{"META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": b"\x80\x81"}),
    "x.pdf": (FILES / "pages" / "protege.pdf").read_bytes(),
}


@pytest.mark.parametrize(("name", "content"), PROTECTED.items(), ids=PROTECTED)
def test_a_password_is_named_as_the_cause(saved, name, content):
    assert cause_of(saved(name, content)) is Cause.PROTECTED


@pytest.mark.parametrize("kept", [0.01, 0.3, 0.99])
@pytest.mark.parametrize("suffix", [".xlsx", ".pdf", ".docx", ".odt", ".rtf"])
def test_a_file_cut_short_is_damaged(saved, suffix, kept):
    whole = CONTENTS[OWN[suffix]]
    assert cause_of(saved(f"x{suffix}", whole[: int(len(whole) * kept)])) is Cause.DAMAGED


@pytest.mark.parametrize("suffix", [".json", ".otr", ".textgrid"])
def test_a_written_file_cut_short_is_damaged(saved, suffix):
    assert cause_of(saved(f"x{suffix}", WHOLE[suffix][:-4])) is Cause.DAMAGED


ENCODINGS = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with its mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16 of Windows": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "UTF-16 of old Macs": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "Windows-1252": lambda text: text.encode("cp1252"),
    "accents apart": lambda text: text.replace("é", "e\u0301").replace("É", "E\u0301").encode(),
    "lines of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "lines of old Macs": lambda text: text.replace("\n", "\r").encode(),
    "no end of line": lambda text: text.rstrip("\n").encode(),
    "many ends of lines": lambda text: (text + "\n" * 200).encode(),
}


@pytest.mark.parametrize("suffix", WHOLE)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_word_is_read_in_every_encoding(saved, suffix, encoding):
    assert text_of(saved(f"x{suffix}", ENCODINGS[encoding](WHOLE[suffix]))).endswith("Été")


@pytest.mark.parametrize("suffix", WHOLE)
@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"], ids=["of Windows", "of old Macs"])
def test_a_mark_that_lies_is_damage(saved, suffix, mark):
    assert cause_of(saved(f"x{suffix}", mark + b"\xd8\x00\xd8" * 3)) is Cause.DAMAGED


@pytest.mark.parametrize("suffix", WHOLE)
def test_utf_16_without_its_mark_is_no_text_of_ours(saved, suffix):
    assert cause_of(saved(f"x{suffix}", (WHOLE[suffix] * 9).encode("utf-16-le"))) is Cause.RENAMED


NAMES = ["É t é 💶.txt", "a" * 200 + ".txt", "X.TXT", "x.docx.txt", ".txt.txt", "-x.txt", "%s{0}.txt", "l'été «1».txt"]


@pytest.mark.parametrize("name", NAMES)
def test_an_odd_name_does_no_harm(saved, name):
    assert text_of(saved(name, "Été")) == "Été"


@pytest.mark.parametrize("name", ["x", "x.", "x.exe", "x.docx~", "x.docx.part", "x.jpg", "x.mp3", "x.eml", "x.odp"])
def test_a_format_that_is_not_read_is_named(saved, name):
    assert cause_of(saved(name, "Été")) is Cause.UNSUPPORTED


ODD = {
    "half a pair in JSON": ("x.json", '{"segments": [{"text": "Un \\ud83d mot"}]}', "Un \ufffd mot"),
    "half a pair in oTranscribe": ("x.otr", '{"text": "<p>Un \\ud83d mot</p>"}', "Un \ufffd mot"),
    "a control in Markdown": ("x.md", "Un\x07 mot", "Un mot"),
    "a control in a text": ("x.txt", "Un\x00\x07 mot", "Un mot"),
    "a control in a page": ("x.html", "<p>Un\x00\x07 mot</p>", "Un mot"),
    "a control written out in a page": ("x.html", "<p>Un&#7; mot</p>", "Un mot"),
    "accents apart written out in a page": ("x.html", "<p>e&#x301;te&#x301;</p>", "été"),
    "a vertical tab in a page": ("x.html", "<p>Un\vmot</p>", "Un mot"),
    "a line of one letter": ("x.txt", "a", "a"),
    "only signs": ("x.txt", "…", "…"),
    "a text in Arabic": ("x.txt", "مرحبا بالعالم", "مرحبا بالعالم"),
    "flags and families": ("x.txt", "🇫🇷 👨‍👩‍👧", "🇫🇷 👨‍👩‍👧"),
    "a quotation mark never closed": ("x.csv", 'texte;n\n"Un mot', "Un mot"),
    "a row longer than its header": ("x.csv", "texte;n\nUn mot;1;2;3\n", "Un mot"),
    "a header that comes twice": ("x.csv", "n;texte;n\n1;Un mot;2\n", "Un mot"),
    "a cue that ends before it begins": ("x.srt", "1\n00:00:09,0 --> 00:00:01,0\nUn mot\n", "Un mot"),
    "a cue that lasts no time": ("x.vtt", "WEBVTT\n\n00:01.000 --> 00:01.000\nUn mot\n", "Un mot"),
    "a time that is no number": (
        "x.json",
        '{"segments": [{"start": NaN, "end": Infinity, "text": "Un mot"}]}',
        "Un mot",
    ),
    "a time before all times": ("x.json", '{"segments": [{"start": -1e300, "text": "Un mot"}]}', "Un mot"),
    "tags never closed": ("x.html", "<p><b><i>Un mot", "Un mot"),
    "tags closed twice": ("x.html", "<p>Un mot</p></p></div></body></body>", "Un mot"),
    "a page within a page": ("x.html", "<html><body><html><body>Un mot</body></html></body></html>", "Un mot"),
    "a page of capitals": ("x.html", "<HTML><BODY><P>Un mot</BODY></HTML>", "Un mot"),
    "braces in words": ("x.rtf", "{\\rtf1 Un \\{mot\\}}", "Un {mot}"),
    "words after the end": ("x.rtf", "{\\rtf1 Un mot}\nreste", "Un mot"),
    "a code page that nobody knows": ("x.rtf", "{\\rtf1\\ansi\\ansicpg1252\\deff7 Un mot}", "Un mot"),
}


@pytest.mark.parametrize(("name", "content", "text"), ODD.values(), ids=ODD)
def test_odd_but_valid_files_are_read(saved, name, content, text):
    assert text_of(saved(name, content)) == text


@pytest.mark.parametrize("cause", Cause)
def test_each_cause_has_a_sentence_of_its_own(cause):
    sentences = {explain(UnreadableFile(path="a.docx", cause=each)) for each in Cause if each is not cause}
    own = explain(UnreadableFile(path="a.docx", cause=cause))
    assert "a.docx" in own
    assert own not in sentences


def test_files_that_are_odd_cost_the_others_nothing(saved):
    contents = {
        "a.txt": "Un",
        "b.txt": "",
        "c.html": b"PK\x03\x04",
        "d.html": "<p>Deux</p>",
        "e.json": "[",
        "f.txt": "Trois",
    }
    answers = list(reading_room.read_each([saved(*each) for each in contents.items()], never))
    assert [isinstance(answer, UnreadableFile) for answer in answers] == [False, True, True, False, True, False]
