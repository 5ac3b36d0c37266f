"""Comments that files bring on their passages: they become memos there, signed as in the file."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from ect_coder.coding import codings
from ect_coder.corpus.canonical import canonical
from ect_coder.storage.database import now
from ect_coder.storage.schema import DocumentRow, MemoRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from ect_coder.corpus.readers.source import Source


def keep(session: Session, brought: Mapping[int, Source], coder: str) -> None:
    """Write the comments of texts that came in, by the number of their document; those without author are `coder`'s."""
    wanted = {number: source for number, source in brought.items() if source.remarks}
    guids = dict(session.execute(select(DocumentRow.id, DocumentRow.guid).where(DocumentRow.id.in_(wanted))).all())
    people: dict[str, int] = {}
    for number, source in wanted.items():
        for each in source.remarks:
            name = " ".join(canonical(each.author).split()) or coder
            if name not in people:
                people[name] = codings.coder_id(session, name)
            session.add(
                MemoRow(
                    target=guids[number],
                    start=each.start,
                    end=each.end,
                    quote=source.text[each.start : each.end],
                    text=canonical(each.text).strip(),
                    coder_id=people[name],
                    created=moment_of(each.date) or now(),
                )
            )


def moment_of(date: str) -> str | None:
    """Give a date of a file as ISO 8601 with an offset; None for one that is written otherwise."""
    try:
        return datetime.datetime.fromisoformat(date).astimezone().isoformat(timespec="seconds")
    except ValueError:
        return None
