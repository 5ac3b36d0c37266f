"""Vocabularies of texts that were worked out before, kept in the study by the SHA-256 of the text and the model.

They are no deeds: nothing here can be undone, and `storage/word_index.py` drops what no document has any more.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from ect_coder.search.vocabulary import FAMILY, MODEL, Vocabulary
from ect_coder.storage.schema import AnalysisRow, DocumentRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


def known(session: Session) -> set[str]:
    """List the digests of texts whose vocabulary is kept."""
    return set(session.scalars(select(AnalysisRow.sha256).where(AnalysisRow.model == MODEL)))


def kept(session: Session, digest: str) -> Vocabulary | None:
    """Give the vocabulary of a text, if it is kept and can be read."""
    query = select(AnalysisRow.content).where(AnalysisRow.model == MODEL, AnalysisRow.sha256 == digest)
    content = session.scalars(query).one_or_none()
    try:
        return Vocabulary.unpacked(content) if content is not None else None
    except (zlib.error, ValueError, KeyError):
        return None


def keep(session: Session, made: Mapping[str, Vocabulary]) -> None:
    """Keep vocabularies of texts that are still there, instead of those of other versions."""
    held = set(session.scalars(select(DocumentRow.sha256).where(DocumentRow.sha256.in_(made))))
    ours = AnalysisRow.model.startswith(FAMILY, autoescape=True)
    session.execute(delete(AnalysisRow).where(AnalysisRow.sha256.in_(held), ours))
    rows = [{"sha256": digest, "model": MODEL, "content": made[digest].packed()} for digest in sorted(held)]
    if rows:
        session.execute(insert(AnalysisRow), rows)
