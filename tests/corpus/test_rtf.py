r"""Rich texts of every habit: words, looks and notes come in, pictures and instructions stay out.

Files are written as programs write them; « \'e9 » is a byte of the declared encoding, « \u233 » a code point.
"""

from __future__ import annotations

import pytest

from ect_coder.corpus import readers
from ect_coder.errors import Cancelled, Cause, UnreadableFile

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Cyr;}}"


@pytest.fixture
def read(tmp_path):
    def read_body(body, head=HEAD):
        content = head + body + "}"
        (tmp_path / "a.rtf").write_bytes(content if isinstance(content, bytes) else content.encode("latin-1"))
        (source,) = readers.read(tmp_path / "a.rtf").sources
        return source

    return read_body


def passages(source, kind):
    return [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == kind]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"Les d\'e9buts\par suite", "Les débuts\nsuite"),
        (r"Les d\u233\'e9buts", "Les débuts"),
        (r"\uc0\u233 t\u233", "été"),
        (r"\uc2 \u192\'c3\'80 v\u233\'c3\'a9rifier", "À vérifier"),
        (r"\uc0 \u55357\u56502", "💶"),
        (r"\u-3913 ?", "\uf0b7"),
        (r"{\f1 \'e4\'e0}", "да"),
        (r"{\f1 \'e4}\plain\'e9", "дé"),
        (r"\'9cuvre \'ab\~oui\~\'bb \'85", "œuvre «\u00a0oui\u00a0» …"),
        (r"week\_end agri\-culteur", "week\u2011end agri\u00adculteur"),
        (r"a\tab b\line c\emdash d\lquote e\rquote f", "a\tb\nc—d‘e’f"),
        (r"accolades \{ et \} et \\", "accolades { et } et \\"),
        ("un\r\n deux\ntrois", "un deuxtrois"),
        ("fin\\\nautre", "fin\nautre"),
        (r"vu{\v pas vu} vu", "vu vu"),
        (r"avant {\deleted\revauth1 deux mots }{\revised\revauth1 ajout}", "avant ajout"),
        (r'{\field{\*\fldinst HYPERLINK "https://exemple.fr"}{\fldrslt un lien}} ici', "un lien ici"),
        (r"{\*\bkmkstart x}mot{\*\bkmkend x}", "mot"),
        (r"{\*\inconnu rien}mot", "mot"),
        (r"{\xe index}{\tc table}mot", "mot"),
        ("caf\xe9", "café"),
        (r"un\page deux", "un\ndeux"),
        (r"un\sect deux", "un\ndeux"),
        (r"mot}{\rtf1 apres", "mot"),
        (r"{\info{\title Titre}{\author Moi}}mot", "mot"),
    ],
)
def test_the_words_are_read(read, body, text):
    assert read(body).text == text


def test_a_file_in_utf_8_that_does_not_say_so_is_read(tmp_path):
    (tmp_path / "a.rtf").write_bytes("{\\rtf1 été 💶 œuvre}".encode())
    (source,) = readers.read(tmp_path / "a.rtf").sources
    assert source.text == "été 💶 œuvre"


def test_the_signs_we_put_in_are_nobodys_words(tmp_path, read):
    assert read(r"a\u64976 ?b\u-559 ?c").text.replace("?", "") == "abc"
    (tmp_path / "b.rtf").write_bytes("{\\rtf1 a\ufdd07\ufdd1b}".encode())
    assert readers.read(tmp_path / "b.rtf").sources[0].text == "a7b"


def test_looks_last_as_long_as_their_group(read):
    source = read(r"{\b gras {\i les deux}} maigre \b encore\b0 non \i oui\plain non")
    assert passages(source, "bold") == ["gras les deux", "encore"]
    assert passages(source, "italic") == ["les deux", "oui"]


def test_a_highlighter_is_told_from_a_grey_ground(read):
    colours = r"{\colortbl;\red255\green255\blue0;\red217\green217\blue217;}"
    source = read(colours + r"{\highlight7 a} {\chcbpat1 b} {\chcbpat2 c} {\highlight0 d}")
    assert passages(source, "highlight") == ["a", "b"]


@pytest.mark.parametrize("paragraph", [r"\pard\s1 Partie\par", r"\pard\outlinelevel0 Partie\par"])
def test_headings_are_known(read, paragraph):
    styles = r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0{\*\x}\outlinelevel0 heading 1;}}"
    assert passages(read(styles + paragraph + r"\pard\s0 texte\par"), "heading") == ["Partie"]


def test_numbers_of_lists_are_kept_and_bullets_are_dashes(read):
    body = r"{\listtext\pard 1.\tab}un\par{\listtext \'b7\tab}deux\par{\pntext a)\tab}trois\par"
    assert read(body).text == "1. un\n– deux\na) trois"


def test_tables_are_read_in_their_place(read):
    row = r"\trowd\cellx1\cellx2\pard\intbl {}\cell {}\cell\row"
    inner = (
        r"\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\pard\intbl\cell"
    )
    body = r"avant\par" + row.format("a", "b") + r"\trowd\pard\intbl c\par suite\cell d\cell\row"
    source = read(body + r"\trowd" + inner + r"\row\pard apr\'e8s")
    assert source.text == "avant\na\tb\nc\nsuite\nd\nx\ty\naprès"
    assert source.kept["tables"] == 2


def test_cells_without_a_row_are_kept(read):
    assert read(r"\pard\intbl a\cell b").text == "a\tb"


def test_notes_come_at_the_end_and_nobody_says_them(read):
    source = read(r"a{\super\chftn{\footnote\chftn  le bas\par suite}} b{\*\footnote\ftnalt la fin}")
    assert source.text == "a[1] b[i]\n[1] le bas suite\n[i] la fin"
    assert passages(source, "note") == ["[1] le bas suite", "[i] la fin"]
    assert (source.kept["footnotes"], source.kept["endnotes"]) == (1, 1)


def test_comments_are_on_their_passages(read):
    body = (
        r"un {\*\atrfstart 3}deux{\*\atrfend 3}{\*\atnid L}{\*\atnauthor L\'e9o}\chatn"
        r"{\*\annotation{\*\atnref 3}{\*\atndate 1740860032}\pard Vrai\'a0?\par Oui.} trois\par "
        r"quatre{\*\atnauthor Paule}\chatn{\*\annotation O\'f9 ?}"
    )
    source = read(body)
    assert source.text == "un deux trois\nquatre"
    found = [(source.text[each.start : each.end], each.text, each.author, each.date) for each in source.remarks]
    assert found == [
        ("deux", "Vrai\u00a0?\nOui.", "Léo", "2024-03-13T10:00:00"),
        ("quatre", "Où ?", "Paule", ""),
    ]


def test_text_boxes_are_read_once(read):
    box = (
        r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt bo\'eete\par}}{\shprslt{\*\do\dptxbx{\dptxbxtext bo\'eete\par}}}}"
    )
    source = read(rf"avant{box} suite\par fin")
    assert source.text == "avant suite\nboîte\nfin"
    assert source.kept["text_boxes"] == 1


def test_pictures_and_objects_are_counted_once(read):
    picture = r"{\*\shppict{\pict\pngblip 89504e470d}}{\nonshppict{\pict\wmetafile8 0100}}"
    source = read(rf"mot{picture}{{\object\objemb{{\*\objdata 0105}}{{\result{{\pict 00}}}}}}")
    assert source.text == "mot"
    assert source.left_out == {"images": 1, "objects": 1}


def test_bytes_of_a_picture_are_not_read_as_words(tmp_path):
    (tmp_path / "a.rtf").write_bytes(HEAD.encode() + b"avant{\\pict\\bin6 }}{{\x00\xff}apr\\'e8s}")
    (source,) = readers.read(tmp_path / "a.rtf").sources
    assert source.text == "avantaprès"


def test_page_headers_that_hold_words_are_counted(read):
    assert read(r"{\header\pard \'c9tude\par}{\footerf 12}mot").left_out == {"headers": 1}


def test_hidden_and_deleted_words_are_counted(read):
    source = read(r"mot{\v un deux}{\deleted trois}")
    assert source.left_out == {"hidden": 1, "deletions": 1, "words": 3}
    assert source.warnings == ("2 hidden words were left out.", "Tracked changes were taken as accepted.")


def refusal_of(path):
    with pytest.raises(UnreadableFile) as refusal:
        readers.read(path)
    return refusal.value.details["cause"]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", Cause.EMPTY),
        (b"PK\x03\x04", Cause.RENAMED),
        (b"du texte", Cause.RENAMED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Cause.RENAMED),
        (b"{\\rtf1 coup", Cause.DAMAGED),
        (b"{\\rtf1 {\\pict 0102", Cause.DAMAGED),
        (b"{\\rtf1 {\\pict\\bin999 00}}", Cause.DAMAGED),
        (b"{\\rtf1 mot {\\b", Cause.DAMAGED),
        (b"{\\rtf1\\pard}", Cause.NO_TEXT),
        (b"{\\rtf1 {\\pict 00}}", Cause.NO_TEXT),
    ],
)
def test_a_file_that_is_no_rich_text_is_refused(tmp_path, content, cause):
    (tmp_path / "x.rtf").write_bytes(content)
    assert refusal_of(tmp_path / "x.rtf") is cause


@pytest.mark.parametrize(
    "body",
    [
        "{" * 50_000 + "mot" + "}" * 50_000,
        r"\f99 mot\row\cell\nestrow\pard\itap-3 mot\par",
        r"\b\b\b0\i{\footnote{\footnote mot}}mot",
        r"{\*\annotation{\*\atndate 99999999999999}mot}mot",
        r"\bin-5 mot\bin mot",
        r"\ansicpg99999 mot",
        r"\u9999999999 ?mot",
        r"\u mot",
    ],
)
def test_odd_but_whole_files_are_read(read, body):
    assert "mot" in read(body).text


def test_a_long_reading_can_be_stopped(tmp_path):
    (tmp_path / "x.rtf").write_bytes((HEAD + r"mot\par " * 12_000 + "}").encode())
    with pytest.raises(Cancelled):
        readers.read(tmp_path / "x.rtf", lambda: True)
