"""Version 5: how disagreements of coders were settled, and which codings that set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STATEMENTS = (
    """CREATE TABLE settlement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    guid VARCHAR NOT NULL,
    document_id INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote VARCHAR NOT NULL,
    outcome VARCHAR(4) NOT NULL,
    note VARCHAR NOT NULL,
    coder_id INTEGER NOT NULL,
    created VARCHAR NOT NULL,
    CONSTRAINT ck_settlement_span CHECK (0 <= start AND start < "end"),
    CONSTRAINT uq_settlement_guid UNIQUE (guid),
    CONSTRAINT fk_settlement_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE,
    CONSTRAINT ck_settlement_outcome CHECK (outcome IN ('kept', 'new', 'both')),
    CONSTRAINT fk_settlement_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id))""",
    "CREATE INDEX ix_settlement_document_id ON settlement (document_id)",
    """ALTER TABLE coding ADD COLUMN set_aside_id INTEGER
    CONSTRAINT fk_coding_set_aside_id REFERENCES settlement (id) ON DELETE SET NULL""",
    """ALTER TABLE coding ADD COLUMN stands_by_id INTEGER
    CONSTRAINT fk_coding_stands_by_id REFERENCES settlement (id) ON DELETE SET NULL
    CONSTRAINT ck_coding_one_settlement CHECK (set_aside_id IS NULL OR stands_by_id IS NULL)""",
    "CREATE INDEX ix_coding_set_aside_id ON coding (set_aside_id) WHERE set_aside_id IS NOT NULL",
    "CREATE INDEX ix_coding_stands_by_id ON coding (stands_by_id) WHERE stands_by_id IS NOT NULL",
)


def to_5(connection: Connection) -> None:
    """Add the table and columns, empty: nothing was settled in an old study."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
