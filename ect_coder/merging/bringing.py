"""One study brought into another, from its people to its estimates."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from ect_coder.analysis import conventions
from ect_coder.coding import codings
from ect_coder.merging import codes, statements, subjects
from ect_coder.merging.ledger import Ledger
from ect_coder.storage.schema import CoderRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ect_coder.merging.report import Report

_COUNT_BY = ("threshold", "breadth", "cut")


def bring(here: Session, there: Session, coder: str) -> Report:
    """Bring what another study holds into ours, within the caller's transaction, and report.

    What is the same is found by GUID, texts by their hash, people and projects also by name. Doing it twice changes
    nothing. `coder` is who does it. Its history, its conventions and its bin stay where they are.
    """
    agreed, theirs = conventions.read(here), conventions.read(there)
    ledger = Ledger(here, there, coder, agreed.language)
    said, other = asdict(agreed), asdict(theirs)
    ledger.settings = [name for name in _COUNT_BY if said[name] != other[name]]
    codes.unite(ledger)
    subjects.unite(ledger)
    if ledger.lines:
        codings.coder_id(here, coder)
        ledger.names["coder"] = {row["id"]: row["name"] for row in ledger.ours(CoderRow)}
    statements.unite(ledger)
    return ledger.report()
