"""One page of a PDF as PDFium gives it: lines of text, each with its place. Few calls for each line: they are the cost.

PDFium writes U+FFFE for a hyphen that ends a line, and goes on with the next; here it ends the line.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from ect_coder.corpus.readers.reading_order import Line, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE = re.compile("[^\r\n\ufffe]+\ufffe?|\ufffe")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_WIDE = 2.0
"""A gap of so many font sizes parts two cells, or two columns."""
_MANY = 12
"""Boxes of a line that are too many to be asked for one by one."""
_LOOSE = 1.2
"""How much wider than another a line may be set without a gap."""
_HAIR = 0.22
"""Font sizes that are less than a space."""


@dataclass(slots=True)
class Page:
    """The lines of a page in the order in which the file draws them; `picture` if it shows one and has no text."""

    lines: list[Line] = field(default_factory=list)
    picture: bool = False
    damaged: bool = False


def page(document: Any, index: int) -> Page:
    """Read the page number `index`, from 0; a page that cannot be opened is `damaged`."""
    from pypdfium2 import raw

    handle = raw.FPDF_LoadPage(document, index)
    if not handle:
        return Page(damaged=True)
    try:
        text = raw.FPDFText_LoadPage(handle)
        if not text:
            return Page(damaged=True)
        try:
            lines = list(_Reader(raw, handle, text).lines())
        finally:
            raw.FPDFText_ClosePage(text)
        return Page(lines, picture=not lines and _shows_a_picture(raw, handle))
    finally:
        raw.FPDF_ClosePage(handle)


def _shows_a_picture(raw: Any, handle: Any) -> bool:
    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_SHADING)
    objects = (raw.FPDFPage_GetObject(handle, index) for index in range(raw.FPDFPage_CountObjects(handle)))
    return any(raw.FPDFPageObj_GetType(each) in kinds for each in objects)


class _Boxes:
    """The places into which PDFium writes what it is asked."""

    def __init__(self, raw: Any) -> None:
        self.loose = raw.FS_RECTF()
        self.matrix = raw.FS_MATRIX()
        self.edges = [ctypes.c_double() for _edge in range(4)]
        self.refs = [ctypes.byref(edge) for edge in self.edges]
        self.loose_ref = ctypes.byref(self.loose)
        self.matrix_ref = ctypes.byref(self.matrix)


@cache
def _boxes() -> _Boxes:
    from pypdfium2 import raw

    return _Boxes(raw)


class _Reader:
    """Asks PDFium for the lines of one page."""

    def __init__(self, raw: Any, handle: Any, text: Any) -> None:
        self._raw = raw
        self._text = text
        self._boxes = _boxes()
        self._turned = raw.FPDFPage_GetRotation(handle)
        self._width = raw.FPDF_GetPageWidthF(handle) if self._turned else 0.0
        self._height = raw.FPDF_GetPageHeightF(handle) if self._turned else 0.0
        self._scaled: bool | None = None
        self._letter = 0.0

    def lines(self) -> Iterator[Line]:
        """Give the lines that hold more than white space."""
        content, places = self._content()
        ligatures = _LIGATURE.search(content) is not None
        for found in _LINE.finditer(content):
            said = found.group()
            broken = said[-1] == "\ufffe"
            bare = said.rstrip("\ufffe \t\u00a0")
            start, end = found.start(), found.start() + len(bare)
            bare = bare.lstrip()
            if not bare:
                continue
            start = end - len(bare)
            first, last = (start, end) if places is None else (places[start], places[end - 1] + 1)
            if bare.endswith(" -") and self._tied(last - 1):
                bare, last, broken = bare[:-2], last - 2, True
            line = self._line(bare, first, last, broken=broken)
            yield _plain(line) if ligatures else line

    def _content(self) -> tuple[str, list[int] | None]:
        """Give the text of the page, and the place of each code point among PDFium's characters where they differ."""
        count = self._raw.FPDFText_CountChars(self._text)
        if count <= 0:
            return "", None
        buffer = (ctypes.c_ushort * (count * 2 + 2))()
        given = self._raw.FPDFText_GetText(self._text, 0, count, buffer) - 1
        content = bytes(buffer)[: 2 * max(0, given)].decode("utf-16-le", "replace")
        if len(content) == count:
            return content, None
        units, places = 0, []
        for letter in content:
            places.append(max(0, self._raw.FPDFText_GetCharIndexFromTextIndex(self._text, units)))
            units += 2 if letter > "\uffff" else 1
        return content, places

    def _line(self, said: str, first: int, last: int, *, broken: bool) -> Line:
        raw, text, boxes = self._raw, self._text, self._boxes
        size = max(raw.FPDFText_GetFontSize(text, first), raw.FPDFText_GetFontSize(text, last - 1))
        if self._scaled is not False:
            size *= self._scale(first)
        raw.FPDFText_GetLooseCharBox(text, first, boxes.loose_ref)
        loose = boxes.loose
        left, base, right = loose.left, loose.bottom, loose.right
        if self._turned:
            left, base, right, _top = self._upright(left, base, right, loose.top)
        runs = self._runs(first, last, size * _WIDE)
        if len(runs) > 1 and len(said) == last - first:
            return self._gapped(said, first, runs, base, size, broken=broken)
        if runs:
            left, right = runs[0][0], runs[-1][1]
        return Line(said, left, right, base, size, broken)

    def _scale(self, place: int) -> float:
        """Give by how much letters are drawn larger; a page whose first line is drawn as it is has no other."""
        matrix = self._boxes.matrix
        self._raw.FPDFText_GetMatrix(self._text, place, self._boxes.matrix_ref)
        scale = float(abs(matrix.c) + abs(matrix.d)) or 1.0
        self._scaled = abs(scale - 1) > 0.01
        return scale

    def _tied(self, hyphen: int) -> bool:
        """Say whether a hyphen that ends a line touches the letter before: PDFium took a hair's breadth for a space."""
        raw, edges, refs = self._raw, self._boxes.edges, self._boxes.refs
        if hyphen < 2 or raw.FPDFText_IsGenerated(self._text, hyphen - 1) != 1:
            return False
        raw.FPDFText_GetCharBox(self._text, hyphen - 2, refs[0], refs[2], refs[3], refs[1])
        letter = edges[2].value
        raw.FPDFText_GetCharBox(self._text, hyphen, refs[0], refs[2], refs[3], refs[1])
        hair = _HAIR * float(raw.FPDFText_GetFontSize(self._text, hyphen))
        return abs(edges[0].value - letter) < hair

    def _runs(self, first: int, last: int, gap: float) -> list[tuple[float, float]]:
        """Give the stretches (left, right) of a line that lie more than `gap` apart.

        Where a program placed each letter by itself, a line that is no wider than others of as many letters has no gap.
        """
        count = self._raw.FPDFText_CountRects(self._text, first, last - first)
        if count < _MANY:
            return self._joined(range(count), gap)
        (left, right), *others = self._joined((0, count - 1), 0.0)
        right = max([right, *(end for _begin, end in others)])
        width = (right - left) / (last - first)
        if 0 < width < self._letter * _LOOSE:
            return [(left, right)]
        runs = self._joined(range(count), gap)
        if len(runs) == 1:
            self._letter = width
        return runs

    def _joined(self, rects: Iterable[int], gap: float) -> list[tuple[float, float]]:
        raw, text, edges, refs = self._raw, self._text, self._boxes.edges, self._boxes.refs
        runs: list[tuple[float, float]] = []
        for number in rects:
            raw.FPDFText_GetRect(text, number, *refs)
            left, right = edges[0].value, edges[2].value
            if self._turned:
                left, _bottom, right, _top = self._upright(left, edges[3].value, right, edges[1].value)
            if runs and runs[-1][0] <= right and left <= runs[-1][1] + gap:
                runs[-1] = (runs[-1][0], max(runs[-1][1], right))
            else:
                runs.append((left, right))
        return runs

    def _gapped(
        self, said: str, first: int, runs: list[tuple[float, float]], base: float, size: float, *, broken: bool
    ) -> Line:
        """Cut a line at its gaps: its cells stay together, parted by tabs, but for a number or bullet before a text."""
        cells: list[Line] = []
        start = 0
        for rank, (left, right) in enumerate(runs):
            end = self._place(first, start, len(said), runs[rank + 1][0]) if rank + 1 < len(runs) else len(said)
            part = said[start:end].strip()
            start = end
            if part and len(cells) == 1 and label(cells[0].text) == cells[0].text:
                cells = [Line(f"{cells[0].text} {part}", cells[0].left, right, base, size)]
            elif part:
                cells.append(Line(part, left, right, base, size))
        cells[-1].broken = broken
        if len(cells) == 1:
            return cells[0]
        text = "\t".join(cell.text for cell in cells)
        return Line(text, cells[0].left, cells[-1].right, base, size, broken, tuple(cells))

    def _place(self, first: int, start: int, end: int, edge: float) -> int:
        """Find the first character, from `start`, whose box begins at `edge` or beyond it."""
        raw, edges, refs = self._raw, self._boxes.edges, self._boxes.refs
        for place in range(start + 1, end):
            raw.FPDFText_GetCharBox(self._text, first + place, refs[0], refs[2], refs[3], refs[1])
            left, _bottom, right, _top = self._upright(edges[0].value, edges[3].value, edges[2].value, edges[1].value)
            if left >= edge - 0.5 and right > left:
                return place
        return end

    def _upright(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Turn a box as its page is turned to be read: 90, 180 or 270 degrees clockwise."""
        if not self._turned:
            return left, bottom, right, top
        if self._turned == 1:
            return bottom, self._height - right, top, self._height - left
        if self._turned == 2:
            return self._width - right, self._height - top, self._width - left, self._height - bottom
        return self._width - top, left, self._width - bottom, right


def _plain(line: Line) -> Line:
    """Write ligatures as the letters that they stand for, so that words can be found."""
    return replace(line, text=line.text.translate(_LIGATURES), cells=tuple(map(_plain, line.cells)))
