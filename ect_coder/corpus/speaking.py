"""Who asks, who answers, which label is nobody's: what a person said of it, remembered for the files to come."""

from __future__ import annotations

import json
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import select

from ect_coder.storage.schema import StudySetting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from ect_coder.corpus.readers.source import Turn
    from ect_coder.corpus.speakers import Speaker

_SETTING = "speakers"


class Speaks(StrEnum):
    """What someone who is named at the head of turns does there."""

    ASKS = "asks"
    ANSWERS = "answers"
    NOBODY = "nobody"
    """A word before a colon, not a person: its turns are part of what precedes them."""


def proposed(speakers: Iterable[Speaker], remembered: Mapping[str, Speaks]) -> dict[str, Speaks]:
    """Say what each does, by name: as it was said before, else as it is guessed."""
    return {
        each.name: remembered.get(each.name, Speaks.ASKS if each.interviewer else Speaks.ANSWERS) for each in speakers
    }


def asking(speaking: Mapping[str, Speaks]) -> tuple[str, ...]:
    """Give the names of those who ask."""
    return tuple(name for name, each in speaking.items() if each is Speaks.ASKS)


def turns(found: Sequence[Turn], speaking: Mapping[str, Speaks]) -> tuple[Turn, ...]:
    """Give the turns that are someone's; those of nobody belong to the turn before, where there is one."""
    return tuple(_joined(found, {name for name, each in speaking.items() if each is Speaks.NOBODY}))


def remembered(session: Session) -> dict[str, Speaks]:
    """Give what was said of the speakers of the study, by name."""
    stored = session.scalars(select(StudySetting.value).filter_by(name=_SETTING)).one_or_none()
    return {name: Speaks(each) for name, each in json.loads(stored).items()} if stored else {}


def remember(session: Session, said: Mapping[str, Speaks]) -> None:
    """Remember what was said of speakers, beside what was said before."""
    row = session.scalars(select(StudySetting).filter_by(name=_SETTING)).one_or_none()
    if row is None and said:
        session.add(StudySetting(name=_SETTING, value=_json(said)))
    elif row is not None and said:
        row.value = _json({**json.loads(row.value), **said})


def _json(said: Mapping[str, str]) -> str:
    return json.dumps(said, ensure_ascii=False)


def _joined(found: Sequence[Turn], nobody: set[str]) -> Iterator[Turn]:
    open_turn: Turn | None = None
    for turn in found:
        if turn.speaker not in nobody:
            if open_turn is not None:
                yield open_turn
            open_turn = turn
        elif open_turn is not None:
            open_turn = replace(open_turn, end=turn.end)
    if open_turn is not None:
        yield open_turn
