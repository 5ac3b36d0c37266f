"""A corpus of texts for programs of textual statistics: each text with what is said of it, as it may leave.

Documents whose words may not leave stay; names are replaced as decided; who asks is left out.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.analysis import counting, labels
from ect_coder.analysis.frequencies import Counting, Split
from ect_coder.corpus.stretches import common, merged
from ect_coder.values import Moment
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from ect_coder.analysis.counting import Told
    from ect_coder.analysis.quoting import Quoting
    from ect_coder.codebook.grid import Grid
    from ect_coder.corpus.library import Document
    from ect_coder.corpus.readers.source import Turn

Marks = tuple[tuple[str, str], ...]


class Cut(StrEnum):
    """What one text of the corpus is."""

    DOCUMENT = "document"
    TURN = "turn"
    """What someone says at a stretch; a document without turns is one text."""
    MOMENT = "moment"
    """A coded passage; those of one moment that overlap are one."""
    PILLAR = "pillar"


@dataclass(frozen=True, slots=True)
class Starred:
    """A text of the corpus, and what is said of it: names of variables and their values, in words."""

    marks: Marks
    text: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts in order; `left_out` says in sentences what stays."""

    texts: Sequence[Starred]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What words are taken from: the codebook, the study's own words for moments, whose codings count (None: all's)."""

    grid: Grid
    own: Mapping[Moment, str]
    coder: str | None


def corpus(session: Session, cut: Cut, frame: Frame, rule: Quoting, tell: Callable[[int], None]) -> Corpus:
    """Cut the documents into texts; `tell` is told how many are behind, and may raise to stop."""
    split = Split.PILLAR if cut is Cut.PILLAR else Split.MOMENT
    texts: list[Starred] = []
    stay = 0
    for done, told in enumerate(counting.told(session, Counting(split), frame.coder)):
        tell(done)
        if told.document.id in rule.kept_back:
            stay += 1
        else:
            texts.extend(_cut(told, cut, frame, rule))
    left = ngettext(
        "{n} document is left out: its words may not be quoted.",
        "{n} documents are left out: their words may not be quoted.",
        stay,
    )
    return Corpus(texts, (left,) if stay else ())


def _cut(told: Told, cut: Cut, frame: Frame, rule: Quoting) -> Iterator[Starred]:
    """Give the texts of a document with their marks; one that holds no word is none."""
    moved = rule.renaming.moved(told.text)
    about = tuple((name, rule.renaming.text(value)) for name, value in _of_document(told.document))
    for stretches, marks in _pieces(told, cut, frame):
        words = "\n".join(moved.text[moved.start(first) : moved.end(last)].strip() for first, last in stretches)
        if any(map(str.isalnum, words)):
            yield Starred((*about, *((name, rule.renaming.text(value)) for name, value in marks)), words)


def _of_document(document: Document) -> Iterator[tuple[str, str]]:
    yield _("doc"), document.code
    if document.projects:
        yield _("Project"), document.projects[0] if len(document.projects) == 1 else _("several")
    yield _("Kind"), labels.kind(document.kind)
    if document.role is not None:
        yield _("Role"), labels.role(document.role)
    if document.date is not None:
        yield _("Year"), document.date[:4]


def _pieces(told: Told, cut: Cut, frame: Frame) -> Iterator[tuple[Sequence[tuple[int, int]], Marks]]:
    """Give what becomes a text each: its stretches of the document, and what is said of it alone."""
    said = [(each.start, each.end) for each in told.said]
    if cut is Cut.DOCUMENT:
        yield said, ()
    elif cut is Cut.TURN:
        for stretch in said:
            speaker = _speaker(told.layout.turns, stretch[0])
            yield [stretch], ((_("Speaker"), speaker),) if speaker else ()
    else:
        named = _columns(cut, frame)
        for key, spans in told.columns.items():
            for passage in merged((each.start, each.end) for each in spans):
                yield common([passage], said), ((_(cut.value.capitalize()), named[key]),)


def _columns(cut: Cut, frame: Frame) -> Mapping[str, str]:
    if cut is Cut.PILLAR:
        return {each.id: each.label(language()) for each in frame.grid.pillars}
    return {each.value: labels.moment(each, frame.own) for each in Moment}


def _speaker(turns: Sequence[Turn], place: int) -> str:
    rank = bisect_right(turns, place, key=lambda turn: turn.start) - 1
    return turns[rank].speaker if rank >= 0 and place < turns[rank].end else ""
