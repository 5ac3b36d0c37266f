"""The first sheet of a workbook as a table of texts. Nothing is computed, fetched or written to disk."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, Any

from lxml import etree

from ect_coder.errors import Cause, UnreadableFile
from ect_coder.exchange.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LARGEST = 50_000_000
"""Bytes that the parts may swell to: a codebook has a few hundred kilobytes."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile("([A-Z]{1,3})[0-9]+")
_HALVES = tuple(f"D{digit}" for digit in "89ABCDEF")
"""How the numbers of halves of a character begin; they are none alone."""
_TRUTHS = {"1": "true", "0": "false"}


def read(path: Path) -> Table:
    """Read a sheet whose first row names the columns; each row's line is its number there. Raise UnreadableFile."""
    with _opened(path) as archive:
        package = _Package(archive, path.name)
        sheet = package.part(package.first_sheet())
        rows = list(_rows(sheet, package.shared_texts()))
    if not rows:
        raise UnreadableFile(path=path.name, cause=Cause.EMPTY)
    (_first, header), *below = rows
    columns = {place: name.strip().lower() for place, name in header.items() if name.strip()}
    held = [(line, {name: cells.get(place, "") for place, name in columns.items()}) for line, cells in below]
    held = [(line, row) for line, row in held if any(cell.strip() for cell in row.values())]
    return Table(
        path.name, tuple(columns.values()), tuple(row for _line, row in held), tuple(line for line, _row in held)
    )


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        with path.open("rb") as file:
            head = file.read(8)
        if not head:
            raise UnreadableFile(path=path.name, cause=Cause.EMPTY)
        if not head.startswith(b"PK"):
            raise UnreadableFile(path=path.name, cause=Cause.PROTECTED if head == _OLE else Cause.RENAMED)
        return zipfile.ZipFile(path)
    except FileNotFoundError:
        raise UnreadableFile(path=path.name, cause=Cause.MISSING) from None
    except OSError:
        raise UnreadableFile(path=path.name, cause=Cause.FORBIDDEN) from None
    except (zipfile.BadZipFile, NotImplementedError):
        raise UnreadableFile(path=path.name, cause=Cause.DAMAGED) from None


class _Package:
    """The parts of a workbook, checked before they are parsed."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        if sum(part.file_size for part in archive.infolist()) > _LARGEST:
            raise self._refused(Cause.TOO_BIG)
        if "xl/workbook.xml" not in archive.namelist():
            raise self._refused(Cause.RENAMED)

    def first_sheet(self) -> str:
        """Name the part that holds the first sheet."""
        sheets = list(_named(self.part("xl/workbook.xml"), "sheet"))
        links = self.part("xl/_rels/workbook.xml.rels")
        wanted = next((value for name, value in sheets[0].items() if name.endswith("}id")), "") if sheets else ""
        target = next((str(link.get("Target")) for link in links if link.get("Id") == wanted), "")
        return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"

    def shared_texts(self) -> list[str]:
        """Give the texts that cells point at by number."""
        if "xl/sharedStrings.xml" not in self._archive.namelist():
            return []
        return [_text(item) for item in _named(self.part("xl/sharedStrings.xml"), "si")]

    def part(self, name: str) -> Any:
        """Parse a part; raise UnreadableFile."""
        try:
            content = self._archive.read(name)
        except KeyError:
            raise self._refused(Cause.DAMAGED) from None
        except RuntimeError:
            raise self._refused(Cause.PROTECTED) from None
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError):
            raise self._refused(Cause.DAMAGED) from None
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise self._refused(Cause.ENTITIES)
        try:
            return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        except (etree.XMLSyntaxError, ValueError):
            raise self._refused(Cause.DAMAGED) from None

    def _refused(self, cause: Cause) -> UnreadableFile:
        return UnreadableFile(path=self._name, cause=cause)


def _rows(sheet: Any, texts: list[str]) -> Iterator[tuple[int, dict[int, str]]]:
    """Give each row's number from 1, and its cells by their place from 0."""
    number = 0
    for row in _named(sheet, "row"):
        said = row.get("r", "")
        number = int(said) if said.isdecimal() else number + 1
        cells: dict[int, str] = {}
        place = -1
        for cell in _named(row, "c"):
            found = _PLACE.fullmatch(cell.get("r", ""))
            place = _column(found[1]) if found else place + 1
            cells[place] = _shown(cell, texts)
        yield number, cells


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _shown(cell: Any, texts: list[str]) -> str:
    """Give what a cell shows: its text, or the last result of its formula."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(_text(each) for each in _named(cell, "is"))
    value = "".join(each.text or "" for each in _named(cell, "v"))
    if kind == "s":
        return texts[int(value)] if value.isdecimal() and int(value) < len(texts) else ""
    if kind == "b":
        return _TRUTHS.get(value, "")
    return _unescaped(value) if kind == "str" else value.removesuffix(".0")


def _text(item: Any) -> str:
    """Join the runs of a text, without the readings that stand above East Asian words."""
    runs = (each for each in _named(item, "t") if not each.getparent().tag.endswith("}rPh"))
    return "".join(_unescaped(run.text or "") for run in runs)


def _unescaped(text: str) -> str:
    """Read `_x000D_` as the character of that number, as Excel does."""
    return _ESCAPE.sub(_meant, text)


def _meant(escape: re.Match[str]) -> str:
    return "" if escape[1].upper().startswith(_HALVES) else chr(int(escape[1], 16))


def _named(element: Any, name: str) -> Iterator[Any]:
    """Give the elements of a name, in either of the two namespaces of the format."""
    return element.iter(f"{_MAIN}{name}", f"{_STRICT}{name}")  # type: ignore[no-any-return]
