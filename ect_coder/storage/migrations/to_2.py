"""Version 2: what an edit of the codebook leaves behind, its bin, and passages to be talked over."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STATEMENTS = (
    "ALTER TABLE codebook_version ADD COLUMN changes VARCHAR NOT NULL DEFAULT '[]'",
    "ALTER TABLE codebook_version ADD COLUMN coder VARCHAR NOT NULL DEFAULT ''",
    """ALTER TABLE variable ADD COLUMN meaning_version_id INTEGER
    CONSTRAINT fk_variable_meaning_version_id REFERENCES codebook_version (id)""",
    """CREATE TABLE bin (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    guid VARCHAR NOT NULL,
    "key" VARCHAR NOT NULL,
    codings INTEGER NOT NULL,
    content VARCHAR NOT NULL,
    coder VARCHAR NOT NULL,
    created VARCHAR NOT NULL,
    CONSTRAINT uq_bin_guid UNIQUE (guid))""",
    """CREATE TABLE discussion (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    guid VARCHAR NOT NULL,
    document_id INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    coder_id INTEGER NOT NULL,
    created VARCHAR NOT NULL,
    settled VARCHAR,
    settled_by_id INTEGER,
    CONSTRAINT ck_discussion_span CHECK (0 <= start AND start < "end"),
    CONSTRAINT uq_discussion_guid UNIQUE (guid),
    CONSTRAINT fk_discussion_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE,
    CONSTRAINT fk_discussion_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id),
    CONSTRAINT fk_discussion_settled_by_id FOREIGN KEY(settled_by_id) REFERENCES coder (id))""",
    "CREATE INDEX ix_discussion_document_id ON discussion (document_id)",
    """CREATE TABLE reply (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    guid VARCHAR NOT NULL,
    discussion_id INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    coder_id INTEGER NOT NULL,
    created VARCHAR NOT NULL,
    CONSTRAINT uq_reply_guid UNIQUE (guid),
    CONSTRAINT fk_reply_discussion_id FOREIGN KEY(discussion_id) REFERENCES discussion (id) ON DELETE CASCADE,
    CONSTRAINT fk_reply_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id))""",
    "CREATE INDEX ix_reply_discussion_id ON reply (discussion_id)",
)


def to_2(connection: Connection) -> None:
    """Add the tables and columns, empty: an old study has nothing that belongs there."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
