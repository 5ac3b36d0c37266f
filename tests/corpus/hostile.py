"""Files that mean harm, or would do some: built when a test needs them, one per cause."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    Build = Callable[[Path], Path]
    """Saves a file in a folder and gives its path."""

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{whole}:1.0"'
    for name, whole in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
    }.items()
)
LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {after} "{("&" + before + ";") * 10}">'
        for before, after in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
SECRET = '<!DOCTYPE x [<!ENTITY s SYSTEM "file:///etc/passwd">]>'


def document(inside: str, before: str = "") -> str:
    """Give a document.xml."""
    return f"<?xml version='1.0'?>{before}<w:document {W}><w:body>{inside}</w:body></w:document>"


def paragraph(words: str) -> str:
    """Give a paragraph of it."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def saved(name: str, *pieces: str | bytes) -> Build:
    """Make a file of one content, written piece by piece."""

    def build(folder: Path) -> Path:
        with (folder / name).open("wb") as file:
            for piece in pieces:
                file.write(piece if isinstance(piece, bytes) else piece.encode())
        return folder / name

    return build


def sparse(name: str, head: bytes, size: int) -> Build:
    """Make a file of a great size that takes no room: a head, and nothing."""

    def build(folder: Path) -> Path:
        with (folder / name).open("wb") as file:
            file.write(head)
            file.truncate(size)
        return folder / name

    return build


def archive(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write a zip of named parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path


def packed(name: str, parts: Mapping[str, str | bytes]) -> Build:
    """Make a zip of named parts in a folder."""
    return lambda folder: archive(folder / name, parts)


def word(body: str, before: str = "", **others: str | bytes) -> Build:
    """Make a docx of a body, with other parts; their names have __ for / and _dot_ for a point."""
    return packed(
        "hostile.docx",
        {"[Content_Types].xml": TYPES, "word/document.xml": document(body, before), **_named(others)},
    )


def odt(body: str, before: str = "", automatic: str = "", **others: str | bytes) -> Build:
    """Make an odt of a body, with the styles in it and other parts."""
    styles = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    content = f"{before}<office:document-content {ODF}>{styles}<office:body><office:text>{body}</office:text>"
    end = "</office:body></office:document-content>"
    return packed("hostile.odt", {"content.xml": content + end, **_named(others)})


def xlsx(rows: str, before: str = "", **others: str | bytes) -> Build:
    """Make a workbook of one sheet."""
    book = (
        f'<workbook {SHEET} xmlns:r="{RELATIONS}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    links = {"r1": ("worksheet", "worksheets/sheet1.xml"), "r2": ("sharedStrings", "sharedStrings.xml")}
    each = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for name, (kind, target) in links.items()
    )
    types = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'spreadsheetml.{kind}+xml"/>'
        for part, kind in (
            ("workbook", "sheet.main"),
            ("worksheets/sheet1", "worksheet"),
            ("sharedStrings", "sharedStrings"),
        )
    )
    parts = {
        "[Content_Types].xml": TYPES.replace("</Types>", f"{types}</Types>"),
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{each}</Relationships>',
        "xl/sharedStrings.xml": f"<sst {SHEET}/>",
        "xl/worksheets/sheet1.xml": f"{before}<worksheet {SHEET}><sheetData>{rows}</sheetData></worksheet>",
    }
    return packed("hostile.xlsx", {**parts, **_named(others)})


def cell(words: str) -> str:
    """Give a row of one cell."""
    return f'<row><c t="inlineStr"><is><t>{words}</t></is></c></row>'


def pdf(*objects: str | bytes, catalog: str = "") -> Build:
    """Make a PDF whose catalogue is object 1, its pages object 2, its font object 3; the others follow from 4."""
    fixed = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        objects[0],
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    body = [b"%PDF-1.7\n"]
    places, length = [], len(body[0])
    for number, each in enumerate([*fixed, *objects[1:]], 1):
        content = each if isinstance(each, bytes) else each.encode("cp1252")
        places.append(length)
        body.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        length += len(body[-1])
    body.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    body.extend(b"%010d 00000 n \n" % place for place in places)
    body.append(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, length))
    return saved("hostile.pdf", b"".join(body))


def pages(numbers: Sequence[int]) -> str:
    """Give the tree of pages, from the numbers of their objects."""
    kids = " ".join(f"{number} 0 R" for number in numbers)
    return f"<< /Type /Pages /Kids [{kids}] /Count {len(numbers)} >>"


def leaf(content: int, more: str = "") -> str:
    """Give a page that shows the content of an object."""
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R {more}"
        " /Resources << /Font << /F 3 0 R >> /XObject << /X 6 0 R >> >> >>"
    )


def stream(content: bytes, more: str = "", *, times: int = 0) -> bytes:
    """Give a stream, deflated so many times."""
    for _each in range(times):
        content = zlib.compress(content, 1)
    filters = f"/Filter [{' /FlateDecode' * times}]" if times else ""
    return f"<< /Length {len(content)} {filters} {more} >>\nstream\n".encode() + content + b"\nendstream"


def shown(*lines: str) -> bytes:
    """Give the content of a page that shows lines of words."""
    return "\n".join(f"BT /F 11 Tf 72 {760 - 60 * rank} Td ({line}) Tj ET" for rank, line in enumerate(lines)).encode(
        "cp1252"
    )


def relations(*each: tuple[str, str]) -> str:
    """Give relationships to the outside: kind, target."""
    rows = "".join(
        f'<Relationship Id="r{rank}" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
        for rank, (kind, target) in enumerate(each)
    )
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def zipped(levels: int) -> bytes:
    """Give a zip in a zip in a zip… around ten megabytes of nothing."""
    content = bytes(10_000_000)
    for _level in range(levels):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as around:
            around.writestr("inside.zip", content)
        content = made.getvalue()
    return content


def _named(parts: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    return {name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()}
