"""By which shape who speaks is read in a text: as it was found, or as a person says, remembered for the files to come.

A person's word holds for files of the same kind in which the same was found: one who corrects what was taken for lines
with names in Word files is asked nothing about them again, and subtitles stay what they are.
"""

from __future__ import annotations

import json
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import select

from ect_coder.corpus import library, speaking
from ect_coder.corpus.labels import Shape
from ect_coder.corpus.readers.headed import headed
from ect_coder.corpus.speakers import speakers
from ect_coder.corpus.speaking import Speaks
from ect_coder.corpus.turns import recognise
from ect_coder.storage.schema import StudySetting
from ect_coder.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from ect_coder.corpus.intake import Proposal
    from ect_coder.corpus.readers.source import Source, Turn

_SETTING = "shapes"


class ReadAs(StrEnum):
    """How who speaks is read in a text."""

    FOUND = "found"
    """By what the file says itself, or by the shape that explains most of it."""
    LABEL = Shape.LABEL.value
    HEADER = Shape.HEADER.value
    TABLE = Shape.TABLE.value
    STYLE = Shape.STYLE.value
    NOBODY = "nobody"
    """Nobody speaks, whatever looks like a name."""


def kind_of(source: Source) -> Kind:
    """Guess what a text is: as its file says, else an interview where people speak."""
    return source.kind or (Kind.INTERVIEW if source.turns else Kind.OTHER)


def read(each: Proposal, read_as: ReadAs, known: Mapping[str, Speaks]) -> Proposal:
    """Read who speaks in a text by another shape; what was said of speakers, here and in the study, is kept."""
    as_read = each.as_read or each.entry
    known = {**known, **{name: each.speaking[name] for name in each.said}}
    entry = as_read if read_as is ReadAs.FOUND else library.entry(_shaped(as_read.source, read_as, known))
    found = tuple(speakers(entry.source.text, entry.source.turns))
    guessed = each.kind is kind_of(each.entry.source)
    return replace(
        each,
        entry=entry,
        as_read=as_read,
        read_as=read_as,
        kind=kind_of(entry.source) if guessed else each.kind,
        speakers=found,
        speaking=speaking.proposed(found, known),
        said=frozenset(speaker.name for speaker in found if speaker.name in known),
    )


def proposed(each: Proposal, remembered: Mapping[str, ReadAs], known: Mapping[str, Speaks]) -> Proposal:
    """Read a text as its like were said to be; as it was found where that finds nobody."""
    read_as = remembered.get(_like(each), ReadAs.FOUND)
    anew = read(each, read_as, known)
    return anew if anew.speakers or read_as in (ReadAs.FOUND, ReadAs.NOBODY) else read(each, ReadAs.FOUND, known)


def remembered(session: Session) -> dict[str, ReadAs]:
    """Give what was said in the study, by the likes of a text."""
    stored = session.scalars(select(StudySetting.value).filter_by(name=_SETTING)).one_or_none()
    return {like: ReadAs(each) for like, each in json.loads(stored).items()} if stored else {}


def remember(session: Session, agreed: Iterable[Proposal]) -> None:
    """Remember how these texts were said to be read, beside what was said before."""
    said = {_like(each): each.read_as for each in agreed if each.shape_said}
    row = session.scalars(select(StudySetting).filter_by(name=_SETTING)).one_or_none()
    if row is None and said:
        session.add(StudySetting(name=_SETTING, value=json.dumps(said)))
    elif row is not None and said:
        row.value = json.dumps({**json.loads(row.value), **said})


def _like(each: Proposal) -> str:
    """Name the likes of a text: the kind of its file, and the shape that was found in it."""
    return f"{each.path.suffix.lower()} {(each.as_read or each.entry).source.shape}".strip()


def _shaped(source: Source, read_as: ReadAs, known: Mapping[str, Speaks]) -> Source:
    turns = () if read_as is ReadAs.NOBODY else _turns(source, Shape(read_as), known)
    return replace(source, turns=turns, kept={**source.kept, "turns": len(turns)})


def _turns(source: Source, shape: Shape, known: Mapping[str, Speaks]) -> tuple[Turn, ...]:
    """Find the turns by a shape: who is known to speak is one who speaks, what is nobody's name is none."""
    nobody = {name for name, does in known.items() if does is Speaks.NOBODY}
    found = recognise(source.text, source.marks, shape, known=known.keys() - nobody, refused=nobody)
    return headed(replace(source, turns=found)).turns
