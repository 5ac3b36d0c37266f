"""Files that mean harm, or would do some: built when a test needs them, one per cause."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
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


def archive(path: Path, parts: Mapping[str, str | bytes], *, stored: bool = False) -> Path:
    """Write a zip of named parts."""
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(path, "w", method, compresslevel=None if stored else 9) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path


def word(body: str, before: str = "", **others: str | bytes) -> Callable[[Path], Path]:
    """Make a docx of a body, with other parts, in a folder."""

    def build(folder: Path) -> Path:
        parts = {"[Content_Types].xml": TYPES, "word/document.xml": document(body, before)}
        named = {name.replace("__", "/").replace("_dot_", "."): content for name, content in others.items()}
        return archive(folder / "hostile.docx", {**parts, **named})

    return build


def relations(*each: tuple[str, str]) -> str:
    """Give relationships to the outside: kind, target."""
    rows = "".join(
        f'<Relationship Id="r{rank}" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
        for rank, (kind, target) in enumerate(each)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def zipped(levels: int) -> bytes:
    """Give a zip in a zip in a zip… around ten megabytes of nothing."""
    content = bytes(10_000_000)
    for _level in range(levels):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as around:
            around.writestr("inside.zip", content)
        content = made.getvalue()
    return content
