"""Version 4: the index of words, saved searches, suggestions, what a model makes of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.storage import word_index

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STATEMENTS = (
    """CREATE TABLE saved_search (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    guid VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    content VARCHAR NOT NULL,
    coder_id INTEGER NOT NULL,
    created VARCHAR NOT NULL,
    CONSTRAINT uq_saved_search_kind_name UNIQUE (kind, name),
    CONSTRAINT uq_saved_search_guid UNIQUE (guid),
    CONSTRAINT fk_saved_search_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id))""",
    """CREATE TABLE suggestion (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    guid VARCHAR NOT NULL,
    document_id INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote VARCHAR NOT NULL,
    variable_id INTEGER,
    moment VARCHAR(12),
    why VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    coding_id INTEGER,
    created VARCHAR NOT NULL,
    CONSTRAINT ck_suggestion_span CHECK (0 <= start AND start < "end"),
    CONSTRAINT ck_suggestion_state CHECK (state IN ('open', 'accepted', 'refused')),
    CONSTRAINT uq_suggestion_guid UNIQUE (guid),
    CONSTRAINT fk_suggestion_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE,
    CONSTRAINT fk_suggestion_variable_id FOREIGN KEY(variable_id) REFERENCES variable (id) ON DELETE CASCADE,
    CONSTRAINT ck_suggestion_moment CHECK (moment IN ('emergence', 'support', 'both', 'after', 'undetermined')),
    CONSTRAINT fk_suggestion_coding_id FOREIGN KEY(coding_id) REFERENCES coding (id) ON DELETE SET NULL)""",
    'CREATE INDEX ix_suggestion_place ON suggestion (document_id, start, "end")',
    "CREATE INDEX ix_suggestion_variable_id ON suggestion (variable_id)",
    "CREATE INDEX ix_suggestion_coding_id ON suggestion (coding_id)",
    """CREATE TABLE analysis (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    sha256 VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT uq_analysis_sha256_model UNIQUE (sha256, model))""",
)


def to_4(connection: Connection) -> None:
    """Add the tables, empty, and index the words of the texts that are there."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
    word_index.create(connection)
    word_index.rebuild(connection)
