"""The codebook to print (Word): a chapter for each pillar, and the whole card of each of its variables."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.shared import Cm

from ect_coder.analysis import labels
from ect_coder.codebook.plain import canonical
from ect_coder.exchange.word_look import FIELD, NOTE, add_row, dress, mark_header, number_field, rule_below
from ect_coder.exchange.workbook import safe
from ect_coder.values import Moment
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from ect_coder.codebook.grid import Code, Grid

_PLAIN = "#6B7280"
_WIDTHS = (Cm(3.6), Cm(13.0))


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
        dress(self._book)
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
            self._book.add_paragraph(safe(line), style=NOTE)

    def _overview(self) -> None:
        """Say what there is: each pillar with the number of its variables and, if known, of their codings."""
        header = [_("Pillar"), _("Variables"), *([_("Codings")] if self._counts is not None else [])]
        groups: list[tuple[str, Sequence[Code]]] = [
            (f"{pillar.letter}   {pillar.label(language())}", pillar.variables) for pillar in self._grid.pillars
        ]
        groups.append(("   ".join(["T", _("Transversal codes")]), self._grid.transversal))
        table = self._table((Cm(10.6), *(Cm(3.0),) * (len(header) - 1)))
        add_row(table, header, FIELD)
        for label, codes in groups:
            held = [str(len(codes))]
            if self._counts is not None:
                held.append(str(sum(self._counts.get(code.id, 0) for code in codes)))
            add_row(table, [label, *held], "Normal")
        mark_header(table)

    def _chapter(self, letter: str, label: str, colour: str, definition: str) -> None:
        heading = self._book.add_heading(safe(f"{letter}   {label}"), level=1)
        heading.paragraph_format.page_break_before = True
        rule_below(heading, colour)
        if definition:
            self._book.add_paragraph(safe(definition))

    def _cards(self, codes: Iterable[Code]) -> None:
        for code in codes:
            card = code.card(language())
            self._book.add_heading(safe(card.label), level=2)
            note = self._book.add_paragraph(safe(" · ".join(self._notes(code))), style=NOTE)
            note.paragraph_format.keep_with_next = True
            if card.definition:
                definition = self._book.add_paragraph(safe(card.definition))
                definition.paragraph_format.keep_with_next = any(words for _title, words in fields_of(code))
            table = self._table(_WIDTHS)
            for title, words in fields_of(code):
                if words:
                    add_row(table, [title, words], FIELD)

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
        foot.style = NOTE
        words = _("{title}, version {version}").format(title=self._title, version=self._grid.version)
        foot.add_run(safe(words) + " · ")
        number_field(foot, "PAGE")
        foot.add_run(" / ")
        number_field(foot, "NUMPAGES")


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
