"""A text to be coded by comments in Word: how to code, the codebook, then the text exactly as the study has it.

Nothing that anyone said of the text is in it. A line of the text is a paragraph; the numbers beside them are Word's
own, so that they are never part of it. Read back by `corpus.readers.coding_copy`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from lxml import etree

from ect_coder import files
from ect_coder.analysis import labels
from ect_coder.coding.shorthand import MARKS, SIGNS, numbered
from ect_coder.corpus.readers.source import MarkKind
from ect_coder.errors import Cancelled
from ect_coder.exchange.export import folder_in_one_step, in_one_step
from ect_coder.exchange.word_look import (
    CELL,
    FIELD,
    NOTE,
    add_row,
    dress,
    mark_header,
    number_field,
    restyle,
    rule_below,
)
from ect_coder.exchange.workbook import safe
from ect_coder.values import Moment, Polarity
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from ect_coder.codebook.grid import Code, Grid
    from ect_coder.corpus.library import Layout
    from ect_coder.corpus.readers.coding_copy import Identity

_TEXT, _HEADING = "Coded text", "Coded heading"
_PLAIN = "#6B7280"
_WIDTHS = (1.6, 4.6, 10.4)
_SIGNS = (3.0, 13.6)
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""Word's own name for the set of custom properties; their numbers begin with 2."""
_NUMBERING = 77
_LONGEST = 80
"""Characters of a file's name: the whole path may have 260 on Windows."""
Progress: TypeAlias = "Callable[[int, int, str], None]"


@dataclass(frozen=True, slots=True)
class Copy:
    """One text as it goes out: `identity` is what knows it again, `layout` where its turns and headings are.

    `projects` are those of a text that is about several; `own` are the study's words for moments.
    """

    identity: Identity
    code: str
    text: str
    layout: Layout
    grid: Grid
    own: Mapping[Moment, str]
    projects: tuple[str, ...] = ()
    intensities: bool = False


def write(copy: Copy, path: Path) -> None:
    """Write one copy in one step; raise DiskFull or CannotWrite."""
    in_one_step(path, lambda temporary: _Book(copy).save(temporary))


def write_all(
    copies: Iterator[Copy], count: int, path: Path, cancelled: Callable[[], bool], progress: Progress
) -> None:
    """Write copies into a new folder, all or none; raise TakenPath, DiskFull, CannotWrite or Cancelled."""

    def fill(folder: Path) -> None:
        for done, copy in enumerate(copies):
            if cancelled():
                raise Cancelled
            progress(done, count, copy.identity.heading)
            write(copy, folder / f"{files.fit(copy.identity.heading)[:_LONGEST]}.docx")

    folder_in_one_step(path, fill)


class _Book:
    """One document being written."""

    def __init__(self, copy: Copy) -> None:
        self._copy = copy
        self._book = Document()
        dress(self._book)
        self._make_styles()
        self._properties()
        self._how_to()
        self._codebook()
        self._text()
        self._foot()

    def save(self, path: Path) -> None:
        self._book.save(str(path))

    def _properties(self) -> None:
        """Say in the file what it is, where no one reads it: nothing of what anyone coded."""
        core = self._book.core_properties
        core.title, core.author, core.comments = safe(self._copy.identity.heading)[:255], "", ""
        core.language = language()
        root = etree.Element(f"{{{_PROPERTIES}}}Properties")
        for rank, (name, words) in enumerate(self._copy.identity.properties().items(), start=2):
            each = etree.SubElement(root, f"{{{_PROPERTIES}}}property", fmtid=_FORMAT_ID, pid=str(rank), name=name)
            etree.SubElement(each, f"{{{_VALUES}}}lpwstr").text = safe(words)
        package = self._book.part.package
        content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        package.relate_to(Part(PackURI("/docProps/custom.xml"), _CONTENT, content, package), _RELATION)

    def _make_styles(self) -> None:
        """Give the text styles whose paragraphs Word numbers in the margin."""
        for name in (_TEXT, _HEADING):
            style = self._book.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = self._book.styles["Normal"]
            style.font.bold = name == _HEADING
            style.paragraph_format.space_after = Cm(0.2)
            numbering = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{_NUMBERING}"/></w:numPr>'
            style.element.get_or_add_pPr().insert(0, parse_xml(numbering))
        held = self._book.part.numbering_part.element
        first = held.find(f"{{{held.nsmap['w']}}}num")
        kind = parse_xml(_KIND.format(spaces=nsdecls("w"), number=_NUMBERING))
        held.insert(list(held).index(first) if first is not None else len(held), kind)
        held.append(parse_xml(_LIST.format(spaces=nsdecls("w"), number=_NUMBERING)))

    def _how_to(self) -> None:
        copy = self._copy
        self._add(_("Text to code: {document}").format(document=copy.code), "Title")
        self._add(_("How to code"), "Heading 2")
        example = next(iter(copy.identity.codes), "C1")
        for line in _steps(copy, example):
            self._add(line, "List Bullet")
        self._add(_("What to write after the code"), "Heading 2")
        table = self._table(_SIGNS)
        for moment, sign in SIGNS.items():
            add_row(table, [sign, _moment(moment, copy.own)], FIELD, CELL)
        for polarity, mark in MARKS.items():
            add_row(table, [mark, _polarity(polarity)], FIELD, CELL)
        if copy.intensities:
            add_row(table, ["1, 2, 3", _("how strongly, after + or ±: weak, clear, strong (if you like)")], FIELD, CELL)

    def _codebook(self) -> None:
        heading = self._add(_("Codebook"), "Heading 1")
        heading.paragraph_format.page_break_before = True
        codes = numbered(self._copy.grid)
        for label, colour, definition, held in _groups(self._copy.grid):
            listed = [(short, code) for short, code in codes.items() if code in held]
            if listed:
                self._pillar(label, colour, definition, listed)

    def _pillar(self, label: str, colour: str, definition: str, codes: Sequence[tuple[str, Code]]) -> None:
        rule_below(self._add(label, "Heading 2"), colour)
        if definition:
            self._add(definition, NOTE)
        table = self._table(_WIDTHS)
        add_row(table, [_("Code"), _("Label"), _("Definition")], FIELD)
        mark_header(table)
        for short, code in codes:
            card = code.card(language())
            add_row(table, [short, card.label, card.definition], FIELD, CELL)

    def _text(self) -> None:
        heading = self._add(self._copy.identity.heading, "Heading 1")
        heading.paragraph_format.page_break_before = True
        headings = {each.start for each in self._copy.layout.marks if each.kind is MarkKind.HEADING}
        speech = {each.start: each.label_end for each in self._copy.layout.turns}
        place = 0
        for line in self._copy.text.split("\n"):
            paragraph = self._book.add_paragraph()
            blank = not line or line.isspace()
            restyle(paragraph, "Normal" if blank else _HEADING if place in headings else _TEXT)
            label = max(0, min(len(line), speech.get(place, place) - place))
            if label:
                paragraph.add_run(safe(line[:label])).bold = True
            if line[label:]:
                paragraph.add_run(safe(line[label:]))
            place += len(line) + 1

    def _table(self, widths: Sequence[float]) -> Any:
        table = self._book.add_table(0, len(widths))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        return table

    def _add(self, words: str, style: str) -> Any:
        paragraph = self._book.add_paragraph(safe(words))
        restyle(paragraph, style)
        return paragraph

    def _foot(self) -> None:
        foot = self._book.sections[0].footer.paragraphs[0]
        foot.style = NOTE
        foot.add_run(safe(self._copy.identity.heading) + " · ")
        number_field(foot, "PAGE")
        foot.add_run(" / ")
        number_field(foot, "NUMPAGES")


_KIND = (
    '<w:abstractNum {spaces} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="tab"/><w:lvlText w:val="%1"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:tabs><w:tab w:val="num" w:pos="0"/></w:tabs><w:ind w:left="0" w:hanging="680"/></w:pPr>'
    '<w:rPr><w:b w:val="0"/><w:color w:val="5A5E66"/><w:sz w:val="16"/></w:rPr></w:lvl></w:abstractNum>'
)
_LIST = '<w:num {spaces} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'


def _steps(copy: Copy, example: str) -> Iterator[str]:
    """Tell how to code, step by step; a step is one paragraph."""
    yield _(
        "Read the codebook on the pages that follow, then the text; the numbers in its margin are those of § 1, § 2…"
    )
    yield _("Select the words that show something: no more than it takes, no less than makes sense alone.")
    yield _("Add a comment on them: in Word, Review › New comment; in LibreOffice, Insert › Comment.")
    yield _("Write the code, the moment and the constat, for instance: {example}").format(example=f"{example} É +")
    yield _("Several codes for the same words: one line for each. A note of yours: after a colon, or on lines below.")
    if copy.projects:
        words = _("The text is about several projects: add the name of yours to each line ({projects}).")
        yield words.format(projects=", ".join(copy.projects))
    yield _("You are not sure, or nothing fits? Write it in a comment as you would say it: it will be talked over.")
    yield _("Do not write in the text itself. When you are done, save this file as Word (.docx) and send it back.")


def _groups(grid: Grid) -> Iterator[tuple[str, str, str, frozenset[Code]]]:
    for pillar in grid.pillars:
        label, told = pillar.label(language()), pillar.definition(language())
        yield f"{pillar.letter}   {label}", pillar.colour, told, frozenset(pillar.variables)
    yield _("Transversal codes"), _PLAIN, "", frozenset(grid.transversal)


def _moment(moment: Moment, own: Mapping[Moment, str]) -> str:
    """Say when the facts took place that a sign stands for."""
    said = {
        Moment.EMERGENCE: _("{moment}: before the support"),
        Moment.SUPPORT: _("{moment}: during the support"),
        Moment.BOTH: _("{moment}: at both of these times"),
        Moment.AFTER: _("{moment}: after the support has ended"),
        Moment.UNDETERMINED: _("{moment}: the text does not say when"),
    }
    return said[moment].format(moment=labels.moment(moment, own))


def _polarity(polarity: Polarity) -> str:
    said = {
        Polarity.PRESENT: _("{constat}: the words show it"),
        Polarity.ABSENT: _("{constat}: the words say that it is missing"),
        Polarity.MIXED: _("{constat}: the words show it in part, or say both"),
    }
    return said[polarity].format(constat=labels.polarity(polarity))
