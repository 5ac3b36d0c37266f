"""The codebook to print (Word): a chapter for each pillar, and the whole card of each of its variables."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from ect_coder.analysis import labels
from ect_coder.codebook.plain import canonical
from ect_coder.exchange.workbook import safe
from ect_coder.values import Moment
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from ect_coder.codebook.grid import Code, Grid

_FONT = "Calibri"
_INK = RGBColor(0x1F, 0x23, 0x28)
_QUIET = RGBColor(0x5A, 0x5E, 0x66)
_HAIRLINE = "D9D7D2"
_PLAIN = "#6B7280"
_MARGIN = Cm(2.2)
_WIDTHS = (Cm(3.6), Cm(13.0))
_NOTE = "Codebook note"
_FIELD = "Codebook field"
_EIGHTHS = 8
"""Word gives the width of a line in eighths of a point."""


def write(grid: Grid, counts: Mapping[str, int] | None, study: str, path: Path) -> None:
    """Write the document; `counts` says how many codings each code has, `study` what the codebook is used in."""
    _Book(canonical(grid), counts, study).save(path)


class _Book:
    """One document being written."""

    def __init__(self, grid: Grid, counts: Mapping[str, int] | None, study: str) -> None:
        self._grid = grid
        self._counts = counts
        self._book = Document()
        self._title = safe(grid.titles[language()])
        _dress(self._book)
        self._head(study)
        self._overview()
        for pillar in grid.pillars:
            self._chapter(pillar.letter, pillar.label(language()), pillar.colour, pillar.definition(language()))
            self._cards(pillar.variables)
        if grid.transversal:
            self._chapter("T", _("Transversal codes"), _PLAIN, "")
            self._cards(grid.transversal)
        self._foot()

    def save(self, path: Path) -> None:
        self._book.save(str(path))

    def _head(self, study: str) -> None:
        today = datetime.datetime.now().astimezone().date().isoformat()
        properties = self._book.core_properties
        properties.title, properties.author, properties.comments = self._title, "", ""
        properties.language = language()
        self._book.add_paragraph(self._title, style="Title")
        version = _("Version {version}, {date}").format(version=self._grid.version, date=labels.date(today))
        said = [version, *([_("Study: {title}").format(title=study)] if study else [])]
        for line in said:
            self._book.add_paragraph(safe(line), style=_NOTE)

    def _overview(self) -> None:
        """Say what there is: each pillar with the number of its variables and, if known, of their codings."""
        header = [_("Pillar"), _("Variables"), *([_("Codings")] if self._counts is not None else [])]
        groups: list[tuple[str, Sequence[Code]]] = [
            (f"{pillar.letter}   {pillar.label(language())}", pillar.variables) for pillar in self._grid.pillars
        ]
        groups.append(("   ".join(["T", _("Transversal codes")]), self._grid.transversal))
        table = self._table((Cm(10.6), *(Cm(3.0),) * (len(header) - 1)))
        _row(table, header, _FIELD)
        for label, codes in groups:
            held = [str(len(codes))]
            if self._counts is not None:
                held.append(str(sum(self._counts.get(code.id, 0) for code in codes)))
            _row(table, [label, *held], "Normal")
        _mark_header(table)

    def _chapter(self, letter: str, label: str, colour: str, definition: str) -> None:
        heading = self._book.add_heading(safe(f"{letter}   {label}"), level=1)
        heading.paragraph_format.page_break_before = True
        _rule_below(heading, colour)
        if definition:
            self._book.add_paragraph(safe(definition))

    def _cards(self, codes: Iterable[Code]) -> None:
        for code in codes:
            card = code.card(language())
            self._book.add_heading(safe(card.label), level=2)
            note = self._book.add_paragraph(safe(" · ".join(self._notes(code))), style=_NOTE)
            note.paragraph_format.keep_with_next = True
            if card.definition:
                definition = self._book.add_paragraph(safe(card.definition))
                definition.paragraph_format.keep_with_next = any(words for _title, words in fields_of(code))
            table = self._table(_WIDTHS)
            for title, words in fields_of(code):
                if words:
                    _row(table, [title, words], _FIELD)

    def _table(self, widths: Sequence[Any]) -> Any:
        table = self._book.add_table(0, len(widths))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        return table

    def _notes(self, code: Code) -> Iterator[str]:
        if self._counts is not None:
            count = self._counts.get(code.id, 0)
            yield ngettext("{n} coding", "{n} codings", count) if count else _("unused")
        if code.retired:
            yield _("retired: offered no longer")
        if not code.documents:
            yield _("documents no moment")
        if code.parent is not None:
            yield _("part of: {code}").format(code=self._grid.code(code.parent).label(language()))
        yield code.id

    def _foot(self) -> None:
        foot = self._book.sections[0].footer.paragraphs[0]
        foot.style = _NOTE
        words = _("{title}, version {version}").format(title=self._title, version=self._grid.version)
        foot.add_run(safe(words) + " · ")
        _field(foot, "PAGE")
        foot.add_run(" / ")
        _field(foot, "NUMPAGES")


def fields_of(code: Code) -> Iterator[tuple[str, str]]:
    """Give the fields of a card after its definition, each with its title; some are empty."""
    card = code.card(language())
    yield _("Include"), card.include
    yield _("Exclude"), card.exclude
    yield _("Not to be confused with"), card.confuse
    yield _shown(code, Moment.EMERGENCE), card.emergence
    yield _shown(code, Moment.SUPPORT), card.support
    yield _("Example"), card.example
    yield _("Counter-example"), card.counter_example
    yield _("Lexical hints"), ", ".join(code.hints)
    yield _("Source"), code.source


def _shown(code: Code, moment: Moment) -> str:
    """Head an example with its moment and how it would be coded."""
    name, shown = labels.moment(moment), code.examples.get(moment)
    if shown is None:
        return _("Example · {moment}").format(moment=name)
    polarity = labels.polarity(shown.polarity)
    if shown.intensity is None:
        return _("Example · {moment}, {polarity}").format(moment=name, polarity=polarity)
    words = _("Example · {moment}, {polarity}, intensity {intensity}")
    return words.format(moment=name, polarity=polarity, intensity=shown.intensity)


# How it looks


def _dress(book: Any) -> None:
    section = book.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    for name in (_NOTE, _FIELD):
        book.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = book.styles["Normal"]
    looks = (
        ("Normal", 10.5, False, _INK, 0, 4),
        ("Title", 26, True, _INK, 0, 4),
        ("Heading 1", 18, True, _INK, 0, 10),
        ("Heading 2", 13, True, _INK, 20, 1),
        (_NOTE, 9, False, _QUIET, 0, 4),
        (_FIELD, 9.5, True, _QUIET, 2, 2),
    )
    for name, size, bold, ink, before, after in looks:
        style = book.styles[name]
        _set_font(style)
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, ink
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.12
    _without_border(book.styles["Title"])


def _set_font(style: Any) -> None:
    """Set a font in place of the theme's, which would win."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)
    tongue = style.element.rPr.makeelement(qn("w:lang"), {qn("w:val"): "fr-FR" if language() == "fr" else "en-GB"})
    for old in style.element.rPr.findall(qn("w:lang")):
        style.element.rPr.remove(old)
    style.element.rPr.append(tongue)


def _without_border(style: Any) -> None:
    for border in style.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        return


def _rule_below(paragraph: Any, colour: str) -> None:
    """Draw a line of a pillar's colour (#RRGGBB) below a heading."""
    borders = OxmlElement("w:pBdr")
    borders.append(_line("bottom", colour.removeprefix("#"), 3, space="4"))
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way to a border
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _row(table: Any, cells: Sequence[str], first: str) -> None:
    """Add a row that no page break parts; its first cell in a style of its own, a hairline below."""
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way to a row that stays whole
    properties.append(OxmlElement("w:cantSplit"))
    for rank, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
        cell.paragraphs[0].style = first if rank == 0 else "Normal"
        cell.paragraphs[0].add_run(safe(words))
        cell.paragraphs[0].paragraph_format.space_before = cell.paragraphs[0].paragraph_format.space_after = Pt(3)
        borders = OxmlElement("w:tcBorders")
        borders.append(_line("bottom", _HAIRLINE, 0.5))
        cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001 - python-docx has no other way to a border


def _mark_header(table: Any) -> None:
    """Say that the first row names the columns, for readers of the screen too."""
    header = table.rows[0]
    for cell in header.cells:
        cell.paragraphs[0].style = _FIELD
    header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no other way


def _line(side: str, colour: str, points: float, space: str = "0") -> Any:
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(round(points * _EIGHTHS))), ("space", space), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    return line


def _field(paragraph: Any, name: str) -> None:
    """Let Word write a number that only it knows, such as the page's."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no other way to a field
