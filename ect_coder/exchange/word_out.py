"""Documents to read, as Word: real styles and headings, header rows that repeat, pages that are numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx import Document
from docx.shared import Cm, Pt

from ect_coder.exchange.blocks import Heading, Line, Look, Table, Verbatim
from ect_coder.exchange.column_widths import column_widths
from ect_coder.exchange.word_look import (
    CELL,
    FIELD,
    NOTE,
    QUOTE,
    add_row,
    dress,
    keep_together,
    mark_header,
    number_field,
    restyle,
    rule_below,
)
from ect_coder.exchange.workbook import safe
from ect_coder.wording import language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ect_coder.exchange.blocks import Block

_WIDTH = 16.6
"""Centimetres between the margins."""
_KEPT_TOGETHER = 8
"""Rows of a table that no page break parts."""
_LOOKS = {Look.PLAIN: "Normal", Look.NOTE: NOTE, Look.ITEM: "List Bullet"}


def write(blocks: Iterable[Block], foot: str, path: Path) -> None:
    """Write a document; `foot` stands under each page, before its number."""
    book = Document()
    dress(book)
    properties = book.core_properties
    properties.author, properties.comments, properties.language = "", "", language()
    for block in blocks:
        if isinstance(block, Heading) and block.level == 0:
            properties.title = safe(block.words)[:255]
        _put(book, block)
    _foot(book, foot)
    book.save(str(path))


def _put(book: Any, block: Block) -> None:
    if isinstance(block, Heading):
        _heading(book, block)
    elif isinstance(block, Line):
        line = _add(book, block.words, _LOOKS[block.look])
        line.paragraph_format.keep_with_next = block.look is Look.NOTE
    elif isinstance(block, Verbatim):
        said = _add(book, block.said, NOTE)
        said.paragraph_format.left_indent = Cm(0.7)
        said.paragraph_format.keep_with_next = True
        _add(book, f"{block.words} ({block.source})", QUOTE)
    else:
        _table(book, block)


def _heading(book: Any, block: Heading) -> None:
    heading = _add(book, block.words, f"Heading {block.level}" if block.level else "Title")
    if block.new_page:
        heading.paragraph_format.page_break_before = True
    elif block.level == 1:
        heading.paragraph_format.space_before = Pt(20)
    if block.colour:
        rule_below(heading, block.colour)


def _table(book: Any, block: Table) -> None:
    table = book.add_table(0, len(block.header))
    table.autofit = False
    for column, width in zip(table.columns, column_widths(block, _WIDTH), strict=True):
        column.width = Cm(width)
    add_row(table, block.header, FIELD)
    mark_header(table)
    for row in block.rows:
        add_row(table, row, FIELD, CELL)
    if len(block.rows) <= _KEPT_TOGETHER:
        keep_together(table)
    _add(book, "", NOTE)


def _add(book: Any, words: str, style: str) -> Any:
    paragraph = book.add_paragraph(safe(words))
    restyle(paragraph, style)
    return paragraph


def _foot(book: Any, words: str) -> None:
    foot = book.sections[0].footer.paragraphs[0]
    foot.style = NOTE
    foot.add_run(safe(words) + " · ")
    number_field(foot, "PAGE")
    foot.add_run(" / ")
    number_field(foot, "NUMPAGES")
