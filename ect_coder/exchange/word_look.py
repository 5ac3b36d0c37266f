"""How a Word document of ours looks: page, styles, tables. Fonts are those of every Windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from ect_coder.exchange.workbook import safe
from ect_coder.wording import language

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTE = "Small note"
FIELD = "Field name"
QUOTE = "Verbatim"
CELL = "Table cell"
_FONT = "Calibri"
_INK = RGBColor(0x1F, 0x23, 0x28)
_QUIET = RGBColor(0x5A, 0x5E, 0x66)
_HAIRLINE = "D9D7D2"
_MARGIN = Cm(2.2)
_EIGHTHS = 8
"""Word gives the width of a line in eighths of a point."""


def dress(book: Any) -> None:
    """Set the page and the styles: a font that every Windows has, in the language of the moment."""
    section = book.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    for name in (NOTE, FIELD, QUOTE, CELL):
        book.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = book.styles["Normal"]
    looks = (
        ("Normal", 10.5, False, _INK, 0, 4),
        ("Title", 26, True, _INK, 0, 4),
        ("Heading 1", 18, True, _INK, 0, 10),
        ("Heading 2", 13, True, _INK, 20, 1),
        ("Heading 3", 11, True, _QUIET, 12, 3),
        ("List Bullet", 10.5, False, _INK, 0, 3),
        (NOTE, 9, False, _QUIET, 0, 4),
        (FIELD, 9.5, True, _QUIET, 2, 2),
        (QUOTE, 10.5, False, _INK, 0, 8),
        (CELL, 9.5, False, _INK, 2, 2),
    )
    for name, size, bold, ink, before, after in looks:
        style = book.styles[name]
        _set_font(style)
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, ink
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.12
    book.styles[QUOTE].paragraph_format.left_indent = Cm(0.7)
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


def rule_below(paragraph: Any, colour: str) -> None:
    """Draw a line of a pillar's colour (#RRGGBB) below a heading."""
    borders = OxmlElement("w:pBdr")
    borders.append(_line("bottom", colour.removeprefix("#"), 3, space="4"))
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way to a border
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def restyle(paragraph: Any, style: str) -> None:
    """Give a paragraph a style of the document by its name, without python-docx's look through all of them."""
    paragraph._p.style = style.replace(" ", "")  # noqa: SLF001 - the identifier that python-docx gives each style


def add_row(table: Any, cells: Sequence[str], first: str, others: str = "Normal") -> None:
    """Add a row that no page break parts; its first cell in a style of its own, a hairline below."""
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way to a row that stays whole
    properties.append(OxmlElement("w:cantSplit"))
    for rank, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
        paragraph = cell.paragraphs[0]
        restyle(paragraph, first if rank == 0 else others)
        paragraph.add_run(safe(words))
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
        borders = OxmlElement("w:tcBorders")
        borders.append(_line("bottom", _HAIRLINE, 0.5))
        cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001 - python-docx has no other way to a border


def mark_header(table: Any) -> None:
    """Say that the first row names the columns, for readers of the screen too."""
    header = table.rows[0]
    for cell in header.cells:
        restyle(cell.paragraphs[0], FIELD)
    header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no other way


def keep_together(table: Any) -> None:
    """Let no page break part the rows of a short table."""
    for row in table.rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _line(side: str, colour: str, points: float, space: str = "0") -> Any:
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(round(points * _EIGHTHS))), ("space", space), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    return line


def number_field(paragraph: Any, name: str) -> None:
    """Let Word write a number that only it knows, such as the page's."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no other way to a field
