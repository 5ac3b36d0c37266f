"""What is still to be collected, to take along: what is missing, what to get and from whom, what to ask."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from ect_coder.analysis import labels, lacks
from ect_coder.exchange.export import in_one_step
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from ect_coder.analysis.inventory import Errand
    from ect_coder.corpus.interview_guide import Question
    from ect_coder.corpus.register import Resource

BOX = "\u2610"
"""An empty box to tick by hand."""


class Part(StrEnum):
    """What a line of the list is."""

    TITLE = "title"
    NOTE = "note"
    PROJECT = "project"
    HEADING = "heading"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list."""

    part: Part
    words: str


def entries(errands: Sequence[Errand], pillars: Mapping[str, str], study: str) -> list[Entry]:
    """Give the list line by line, a chapter for each project; `pillars` names pillars by their keys."""
    today = labels.date(datetime.datetime.now().astimezone().date().isoformat())
    found = [Entry(Part.TITLE, _("To collect")), Entry(Part.NOTE, f"{study} · {today}")]
    for errand in errands:
        found.extend(_chapter(errand, pillars))
    return found


def write(lines: Sequence[Entry], path: Path) -> None:
    """Write the list as .docx; raise DiskFull or CannotWrite."""
    in_one_step(path, partial(_fill, lines))


def _fill(lines: Sequence[Entry], path: Path) -> None:
    from docx import Document

    book = Document()
    book.core_properties.title, book.core_properties.author = lines[0].words, ""
    book.core_properties.language = language()
    styles = {Part.TITLE: "Title", Part.PROJECT: "Heading 1", Part.HEADING: "Heading 2"}
    for each in lines:
        words = f"{BOX}  {each.words}" if each.part is Part.ITEM else each.words
        book.add_paragraph(words, style=styles.get(each.part))
    book.save(str(path))


def _chapter(errand: Errand, pillars: Mapping[str, str]) -> Iterator[Entry]:
    yield Entry(Part.PROJECT, errand.project)
    if errand.pivot:
        yield Entry(Part.NOTE, _("Pivot: {date}").format(date=labels.date(errand.pivot)))
    yield from _section(_("What is missing"), [lacks.said(gap, pillars) for gap in errand.gaps])
    yield from _section(_("To get"), [_resource(each) for each in errand.resources])
    yield from _section(_("To ask"), [_question(each) for each in errand.questions])
    if not (errand.gaps or errand.resources or errand.questions):
        yield Entry(Part.NOTE, _("Nothing is missing."))


def _section(heading: str, items: Sequence[str]) -> Iterator[Entry]:
    if items:
        yield Entry(Part.HEADING, heading)
        for words in items:
            yield Entry(Part.ITEM, words)


def _resource(resource: Resource) -> str:
    parts = [
        f"{resource.name} ({labels.held(resource.held)})",
        _("held by {holder}").format(holder=resource.holder) if resource.holder else "",
        resource.how,
        _("planned for {date}").format(date=labels.date(resource.planned)) if resource.planned else "",
        " ".join(resource.note.split()),
    ]
    return " · ".join(part for part in parts if part)


def _question(question: Question) -> str:
    if question.moment is None:
        return question.text
    return f"{question.text} ({labels.moment(question.moment)})"
