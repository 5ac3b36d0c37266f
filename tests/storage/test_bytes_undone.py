"""Bytes are undone like everything else: an original file comes back to the last byte."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from ect_coder.storage.schema import OriginalRow
from ect_coder.values import Changed

CONTENT = bytes(range(256)) + b"\x00 \xff"


def originals(study):
    with study._database.reading() as session:
        return [(row.file_name, row.content) for row in session.scalars(select(OriginalRow))]


def test_an_original_comes_changes_goes_and_comes_back(study):
    states = [originals(study)]
    deeds = (
        lambda session: session.add(OriginalRow(file_name="a", sha256="1", size=3, content=CONTENT)),
        lambda session: session.execute(update(OriginalRow).values(file_name="b")),
        lambda session: session.execute(update(OriginalRow).values(content=CONTENT[::-1])),
        lambda session: session.execute(delete(OriginalRow)),
    )
    for deed in deeds:
        with study._database.step("deed", Changed.DOCUMENTS) as session:
            deed(session)
        states.append(originals(study))
    for state in reversed(states[:-1]):
        study.undo()
        assert originals(study) == state
    for state in states[1:]:
        study.redo()
        assert originals(study) == state
