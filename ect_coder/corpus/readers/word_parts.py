"""Which part of a Word file is which, and what is said of its elements in few words. Format: ECMA-376."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ect_coder.corpus.readers.package import Element, Package
from ect_coder.errors import Cause

if TYPE_CHECKING:
    from pathlib import Path

_STRICT = b"http://purl.oclc.org/ooxml/"
_W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_M = b"http://schemas.openxmlformats.org/officeDocument/2006/math"
_SPELLINGS = {_STRICT + b"wordprocessingml/main": _W, _STRICT + b"officeDocument/math": _M}
W = "{" + _W.decode() + "}"
M = "{" + _M.decode() + "}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VAL = f"{W}val"
Said = Mapping[str, Element]
NOTHING: Said = {}
_MAIN = "word/document.xml"


class Parts(Package):
    """A Word file, asked for its parts by what they are."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _SPELLINGS)
        self._relations: dict[str, list[Element]] = {}
        if "[Content_Types].xml" not in self:
            raise self.refuse(Cause.RENAMED)
        self._main = self._related("", "officeDocument") or [_MAIN]

    def main(self) -> Element:
        """Give the document itself; raise UnreadableFile where there is none, as in a workbook."""
        part = self.part(self._main[0])
        if part is None or part.tag != f"{W}document":
            raise self.refuse(Cause.RENAMED)
        return part

    def page_count(self) -> int:
        """Give how many pages Word counted; 0 if it does not say."""
        names = self._related("", "extended-properties") or ["docProps/app.xml"]
        part = self.part(names[0])
        pages = part.findtext("{*}Pages") if part is not None else None
        return int(pages) if pages is not None and pages.isdecimal() and len(pages) < 6 else 0

    def properties(self) -> dict[str, str]:
        """Give what someone noted of the whole document by names of their own (custom properties)."""
        names = self._related("", "custom-properties") or ["docProps/custom.xml"]
        part = self.part(names[0])
        return {each.get("name", ""): "".join(each.itertext()) for each in (part if part is not None else ())}

    def one(self, kind: str) -> Element | None:
        """Give a part that there is one of, such as styles or footnotes; None if there is none."""
        return next(iter(self.all(kind)), None)

    def all(self, kind: str) -> list[Element]:
        """Give the parts of a kind that the document refers to; without references, the part of that name."""
        names = self._related(self._main[0], kind) or [f"word/{kind}.xml"]
        return [part for name in names if (part := self.part(name)) is not None]

    def _related(self, source: str, kind: str) -> list[str]:
        """Name the parts of a kind that a part refers to; what lies outside the file is none of ours."""
        folder, name = posixpath.split(source)
        if source not in self._relations:
            part = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
            self._relations[source] = list(part) if part is not None else []
        return [
            posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:]
            for each in self._relations[source]
            if each.get("Type", "").endswith(f"/{kind}") and each.get("TargetMode") != "External"
        ]


def said(element: Element | None) -> Said:
    """Give what stands in an element, by its tag: what is said of a paragraph, of characters, of a style."""
    return {each.tag: each for each in element} if element is not None else NOTHING


def value(properties: Said, name: str) -> str:
    """Give what a property is set to; empty without it."""
    found = properties.get(f"{W}{name}")
    return str(found.get(_VAL, "")) if found is not None else ""


def number(properties: Said, name: str) -> int | None:
    """Give what a property is set to, as a number; None without it, or for anything else."""
    text = value(properties, name)
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 10 else None


def switch(properties: Said, name: str) -> bool | None:
    """Say whether a property is on or off; None where nothing is said."""
    found = properties.get(f"{W}{name}")
    return found.get(_VAL, "1") not in ("0", "false", "off", "none") if found is not None else None


def words_of(element: Element) -> str:
    """Give the characters in an element, deleted ones too, without any order but their own."""
    return "".join(each.text or "" for each in element.iter(f"{W}t", f"{W}delText", f"{M}t"))


def lines_of(element: Element) -> str:
    """Give the characters in an element with the ends of its lines."""
    tags = (f"{W}t", f"{W}delText", f"{M}t", f"{W}br", f"{W}cr")
    return "".join("\n" if each.tag in tags[-2:] else each.text or "" for each in element.iter(*tags))


def alternative(element: Element) -> Element:
    """Give the one of several versions of the same that has words, else the first: a box is drawn in two ways."""
    versions = [*element.iterfind(f"{MC}Choice"), *element.iterfind(f"{MC}Fallback")]
    return next((each for each in versions if words_of(each).strip()), versions[0] if versions else element)
