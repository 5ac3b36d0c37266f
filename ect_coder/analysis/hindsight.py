"""Whether a document is of the time before the support of a project, or looks back from after it began."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.values import PartialDate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.corpus.library import Document


class Hindsight(StrEnum):
    """From which side of a project's pivot date a document speaks."""

    CONTEMPORARY = "contemporary"
    RETROSPECTIVE = "retrospective"


def hindsight(date: str | None, pivot: str | None) -> Hindsight | None:
    """Compare two dates at the coarser precision; None where one is unknown, or where they cannot be told apart."""
    if not date or not pivot:
        return None
    found = PartialDate.parse(date).compare(PartialDate.parse(pivot))
    if found == 0:
        return None
    return Hindsight.CONTEMPORARY if found < 0 else Hindsight.RETROSPECTIVE


def of_document(document: Document, pivots: Mapping[str, str | None]) -> dict[str, Hindsight]:
    """Tell it for each of a document's projects for which it can be told, by the project's name."""
    found = {name: hindsight(document.date, pivots.get(name)) for name in document.projects}
    return {name: side for name, side in found.items() if side is not None}
