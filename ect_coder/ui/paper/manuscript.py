"""What is printed of a document, as values: read once, then nothing here asks the study again."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.analysis import labels, renamed
from ect_coder.coding.excerpts import Filter
from ect_coder.ui.codebook_pane import TRANSVERSAL_LETTER
from ect_coder.ui.reader.dressing import Mark, marks_of, painted_all, painted_turns
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.coding.excerpts import Coding
    from ect_coder.corpus.library import Document
    from ect_coder.study import Study
    from ect_coder.ui.reader.highlights import Painted, PaintedTurn
    from ect_coder.values import Moment


@dataclass(frozen=True, slots=True)
class PillarKey:
    """A pillar as the legend names it; the transversal codes have no key."""

    pillar: str | None
    letter: str
    label: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document with its codings; `about` is its project, kind and date, `printed` the day of the print.

    `moments` are the study's own words for them.
    """

    study: str
    title: str
    about: str
    printed: str
    text: str
    turns: tuple[PaintedTurn, ...]
    marks: tuple[Mark, ...]
    codings: tuple[Coding, ...]
    painted: tuple[Painted, ...]
    pillars: tuple[PillarKey, ...]
    moments: Mapping[Moment, str]


def manuscript(study: Study, document: Document) -> Manuscript:
    """Read a document and its codings, for print, with names as they leave."""
    renaming = study.quoting().renaming
    moved = renaming.moved(study.text(document.id))
    layout, text = renamed.layout(study.layout(document.id), moved), moved.text
    found = [
        renaming.value(each._replace(start=moved.start(each.start), end=moved.end(each.end)))
        for each in study.excerpts(Filter(documents=[document.id]))
    ]
    date = labels.date(document.date) if document.date else ""
    about = (", ".join(document.projects), labels.kind(document.kind), date)
    agreed = study.conventions()
    return Manuscript(
        study=renaming.text(agreed.title),
        title=renaming.text(f"{document.code} · {document.name}"),
        about=renaming.text(" · ".join(part for part in about if part)),
        printed=labels.date(datetime.date.today().isoformat()),
        text=text,
        turns=tuple(painted_turns(layout, text)),
        marks=tuple(marks_of(layout)),
        codings=tuple(found),
        painted=tuple(painted_all(found, study.grid)),
        pillars=_pillars(study),
        moments=agreed.own_labels(),
    )


def _pillars(study: Study) -> tuple[PillarKey, ...]:
    named = (PillarKey(each.id, each.letter, each.label(language())) for each in study.grid.pillars)
    return (*named, PillarKey(None, TRANSVERSAL_LETTER, _("Transversal codes")))
