"""How many codings each document and each variable has: counted once, then kept by what each writing did to them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from ect_coder.storage.schema import CodingRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from ect_coder.storage.journal import Journal, Step, Touched

_FEW = 500
"""Row changes of a step up to which the codings among them are remembered one by one."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many codings each document and variable has, by row, after the first so many writings."""

    writings: int
    documents: Mapping[int, int]
    variables: Mapping[int, int]

    def after(self, writings: Sequence[Touched]) -> Tally:
        """Count on, by what the next writings did."""
        documents, variables = Counter(self.documents), Counter(self.variables)
        for touched in writings:
            for before, after in touched.values():
                for row, more in ((before, -1), (after, 1)):
                    documents[row[0]] += more
                    variables[row[1]] += more
        return Tally(self.writings + len(writings), _some(documents), _some(variables))


def count(session: Session, writings: int) -> Tally:
    """Count all codings, after so many writings."""
    return Tally(writings, _by(session, CodingRow.document_id), _by(session, CodingRow.variable_id))


def codings_of(journal: Journal, step: Step | None) -> Touched | None:
    """Give what a step does to the codings, within its transaction; None where it changes many rows."""
    if step is None:
        return {}
    return (
        journal.touched(step, CodingRow.__tablename__, ("document_id", "variable_id", "project_id"))
        if step.rows <= _FEW
        else None
    )


def projects_of(writings: Iterable[Touched]) -> frozenset[int]:
    """List the projects that touched codings are or were of."""
    rows = (row for touched in writings for turn in touched.values() for row in turn)
    return frozenset(project for _document, _variable, project in rows if project is not None)


def _by(session: Session, column: Any) -> dict[int, int]:
    return dict(session.execute(select(column, func.count()).group_by(column)).all())


def _some(counted: Counter[int]) -> dict[int, int]:
    return {row: number for row, number in counted.items() if number and row is not None}
