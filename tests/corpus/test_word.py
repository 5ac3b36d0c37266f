"""Word files of every habit: nothing accepted is lost, nothing deleted comes in, nothing hostile is parsed."""

from __future__ import annotations

import zipfile

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from ect_coder.corpus import readers
from ect_coder.corpus.readers.source import MarkKind
from ect_coder.errors import Cancelled, Cause, UnreadableFile

W = nsdecls("w")


@pytest.fixture
def written(tmp_path):
    """Save a document and read it."""

    def read(document):
        path = tmp_path / "entretien.docx"
        document.save(str(path))
        (source,) = readers.read(path).sources
        return source

    return read


def with_xml(inside):
    document = docx.Document()
    paragraph = document.add_paragraph("avant ")
    for child in parse_xml(f"<w:p {W}>{inside}</w:p>"):
        paragraph._p.append(child)
    return document


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f'<w:ins w:id="1" w:author="a">{RUN.format("inséré")}</w:ins>', "avant inséré"),
        (f'<w:moveTo w:id="1" w:author="a">{RUN.format("déplacé")}</w:moveTo>', "avant déplacé"),
        ('<w:del w:id="1" w:author="a"><w:r><w:delText>ôté</w:delText></w:r></w:del>', "avant "),
        (f'<w:moveFrom w:id="1" w:author="a">{RUN.format("parti")}</w:moveFrom>', "avant "),
        (f"<w:sdt><w:sdtContent>{RUN.format('contrôle')}</w:sdtContent></w:sdt>", "avant contrôle"),
        (f'<w:smartTag w:uri="u" w:element="e">{RUN.format("Jura")}</w:smartTag>', "avant Jura"),
        (f'<w:hyperlink w:anchor="x">{RUN.format("lien")}</w:hyperlink>', "avant lien"),
        (f'<w:fldSimple w:instr="PAGE">{RUN.format("12")}</w:fldSimple>', "avant 12"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{RUN.format("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "avant 7",
        ),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>", "avant a\nb\tc"),
        ("<w:r><w:t>e</w:t></w:r><w:r><w:t>\u0301</w:t></w:r>", "avant é"),
        ("<w:r><w:t>week</w:t><w:noBreakHyphen/><w:t>end</w:t></w:r>", "avant week\u2011end"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r>", "avant "),
    ],
)
def test_the_accepted_text_is_read(written, inside, text):
    assert written(with_xml(inside)).text == text


def test_tables_are_read_in_their_place(written):
    document = docx.Document()
    document.add_paragraph("avant")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), "abcd", strict=True):
        cell.text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    document.add_paragraph("après")
    source = written(document)
    assert source.text.split("\n")[0] == "avant"
    assert source.text.split("\n")[-1] == "après"
    assert sorted(source.text.replace("\n", " ").replace("\t", " ").split()) == sorted(
        ["avant", "a", "c", "b", "d", "après"]
    )
    assert source.kept["tables"] == 1


def test_a_block_content_control_is_read(written):
    document = docx.Document()
    sdt = parse_xml(f"<w:sdt {W}><w:sdtContent><w:p>{RUN.format('dans un contrôle')}</w:p></w:sdtContent></w:sdt>")
    document.element.body.insert(0, sdt)
    assert written(document).text == "dans un contrôle"


def test_bold_and_headings_are_remembered(written):
    document = docx.Document()
    document.add_heading("Titre", 1)
    paragraph = document.add_paragraph()
    paragraph.add_run("💶 ")
    paragraph.add_run("gras").bold = True
    source = written(document)
    marks = {mark.kind: source.text[mark.start : mark.end] for mark in source.marks}
    assert marks[MarkKind.HEADING] == "Titre"
    assert marks[MarkKind.BOLD] == "gras"


def test_what_is_left_out_is_counted(written):
    document = with_xml('<w:del w:id="1" w:author="a"><w:r><w:delText>deux mots</w:delText></w:r></w:del>')
    document.sections[0].header.paragraphs[0].text = "En-tête"
    document.add_comment(document.paragraphs[0].runs[0], "Une remarque", author="A")
    left_out = written(document).left_out
    assert left_out == {"deletions": 1, "words": 2, "headers": 1}


def test_a_text_box_is_read_once(written):
    box = f"<w:txbxContent><w:p>{RUN.format('encadré')}</w:p></w:txbxContent>"
    inside = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert written(with_xml(inside)).text == "avant \nencadré"


def test_footnotes_come_at_the_end(tmp_path):
    document = with_xml('<w:r><w:footnoteReference w:id="2"/></w:r>')
    path = tmp_path / "notes.docx"
    document.save(str(path))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "word/footnotes.xml",
            f'<w:footnotes {W}><w:footnote w:id="2"><w:p>{RUN.format("La note.")}</w:p></w:footnote></w:footnotes>',
        )
    (source,) = readers.read(path).sources
    assert source.text == "avant [1]\n[1] La note."
    assert source.kept["footnotes"] == 1


def refusal_of(path):
    with pytest.raises(UnreadableFile) as refusal:
        readers.read(path)
    return refusal.value.details["cause"]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", Cause.EMPTY),
        (b"PK\x03\x04 cut short", Cause.DAMAGED),
        (b"%PDF-1.7", Cause.RENAMED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Cause.RENAMED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Cause.PROTECTED),
    ],
)
def test_a_file_that_is_no_word_file_is_refused(tmp_path, content, cause):
    path = tmp_path / "x.docx"
    path.write_bytes(content)
    assert refusal_of(path) is cause


def archive_of(path, body, extra=()):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", body)
        for name, content in extra:
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ("<w:document", Cause.DAMAGED),
        ('<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>', Cause.ENTITIES),
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', Cause.ENTITIES),
        (f"<w:document {W}><w:body/></w:document>", Cause.NO_TEXT),
        (f"<w:document {W}><w:body><w:p/>{' ' * 60_000_000}</w:body></w:document>", Cause.TOO_BIG),
    ],
)
def test_a_hostile_or_empty_part_is_refused(tmp_path, body, cause):
    assert refusal_of(archive_of(tmp_path / "x.docx", body)) is cause


def test_a_file_of_too_many_parts_is_refused(tmp_path):
    extra = [(f"word/media/{n}.bin", b"") for n in range(5_001)]
    assert refusal_of(archive_of(tmp_path / "x.docx", f"<w:document {W}/>", extra)) is Cause.TOO_BIG


def test_a_missing_file_a_folder_and_an_unknown_format_are_refused(tmp_path):
    assert refusal_of(tmp_path / "none.docx") is Cause.MISSING
    (tmp_path / "folder.docx").mkdir()
    assert refusal_of(tmp_path / "folder.docx") is Cause.UNSUPPORTED
    (tmp_path / "a.xyz").write_text("x")
    assert refusal_of(tmp_path / "a.xyz") is Cause.UNSUPPORTED


def test_a_long_reading_can_be_stopped(tmp_path):
    document = docx.Document()
    for _number in range(1_200):
        document.element.body.insert(0, OxmlElement("w:p"))
    document.add_paragraph("fin")
    path = tmp_path / "long.docx"
    document.save(str(path))
    with pytest.raises(Cancelled):
        readers.read(path, lambda: True)
