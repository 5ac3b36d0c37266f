"""Version 3: attributes, events, resources, the interview guide, originals, notes on passages, a seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

_STATEMENTS = (
    """CREATE TABLE original (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    file_name VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    size INTEGER NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT uq_original_sha256 UNIQUE (sha256))""",
    """CREATE TABLE attribute (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    guid VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    heading VARCHAR NOT NULL,
    sort VARCHAR(6) NOT NULL,
    several BOOLEAN NOT NULL,
    choices VARCHAR NOT NULL,
    base VARCHAR NOT NULL,
    facet VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT ck_attribute_owner CHECK (owner IN ('project', 'document')),
    CONSTRAINT ck_attribute_facet CHECK (facet IN ('', 'emergence', 'today')),
    CONSTRAINT uq_attribute_owner_name UNIQUE (owner, name),
    CONSTRAINT uq_attribute_guid UNIQUE (guid),
    CONSTRAINT ck_attribute_sort CHECK (sort IN ('text', 'number', 'yes_no', 'choice', 'date')))""",
    """CREATE TABLE event (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    guid VARCHAR NOT NULL,
    project_id INTEGER NOT NULL,
    happening VARCHAR(14) NOT NULL,
    name VARCHAR NOT NULL,
    date VARCHAR,
    how VARCHAR NOT NULL,
    document_id INTEGER,
    start INTEGER,
    "end" INTEGER,
    quote VARCHAR,
    coder_id INTEGER NOT NULL,
    created VARCHAR NOT NULL,
    CONSTRAINT uq_event_guid UNIQUE (guid),
    CONSTRAINT fk_event_project_id FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE CASCADE,
    CONSTRAINT ck_event_happening CHECK (happening IN ('first_idea', 'emergence', 'first_contact',
        'support_start', 'support_end', 'legal_creation', 'launch', 'stop', 'other')),
    CONSTRAINT fk_event_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE SET NULL,
    CONSTRAINT fk_event_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id))""",
    "CREATE INDEX ix_event_project_id ON event (project_id)",
    "CREATE INDEX ix_event_document_id ON event (document_id)",
    """CREATE TABLE resource (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    guid VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    nature VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    holder VARCHAR NOT NULL,
    project_id INTEGER,
    held VARCHAR(12) NOT NULL,
    how VARCHAR NOT NULL,
    planned VARCHAR,
    note VARCHAR NOT NULL,
    document_id INTEGER,
    created VARCHAR NOT NULL,
    CONSTRAINT uq_resource_guid UNIQUE (guid),
    CONSTRAINT fk_resource_project_id FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE SET NULL,
    CONSTRAINT ck_resource_held CHECK (held IN ('spotted', 'asked', 'obtained', 'imported', 'out_of_reach')),
    CONSTRAINT fk_resource_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE SET NULL)""",
    "CREATE INDEX ix_resource_document_id ON resource (document_id)",
    "CREATE INDEX ix_resource_project_id ON resource (project_id)",
    """CREATE TABLE question (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    guid VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    targets VARCHAR NOT NULL,
    moment VARCHAR(12),
    CONSTRAINT uq_question_guid UNIQUE (guid),
    CONSTRAINT ck_question_moment CHECK (moment IN ('emergence', 'support', 'both', 'after', 'undetermined')))""",
    """CREATE TABLE asked (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    question_id INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    CONSTRAINT uq_asked_question_id_document_id UNIQUE (question_id, document_id),
    CONSTRAINT fk_asked_question_id FOREIGN KEY(question_id) REFERENCES question (id) ON DELETE CASCADE,
    CONSTRAINT fk_asked_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE)""",
    "CREATE INDEX ix_asked_document_id ON asked (document_id)",
    """CREATE TABLE seal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    CONSTRAINT uq_seal_name UNIQUE (name))""",
    """CREATE TABLE synthesis (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    guid VARCHAR NOT NULL,
    project_id INTEGER NOT NULL,
    target VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    coder_id INTEGER NOT NULL,
    created VARCHAR NOT NULL,
    CONSTRAINT uq_synthesis_project_id_target UNIQUE (project_id, target),
    CONSTRAINT uq_synthesis_guid UNIQUE (guid),
    CONSTRAINT fk_synthesis_project_id FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE CASCADE,
    CONSTRAINT fk_synthesis_coder_id FOREIGN KEY(coder_id) REFERENCES coder (id))""",
    """ALTER TABLE estimate ADD COLUMN confidence VARCHAR
    CONSTRAINT ck_estimate_confidence CHECK (confidence IS NULL OR confidence IN ('low', 'medium', 'high'))""",
    "ALTER TABLE estimate ADD COLUMN confidence_why VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE document ADD COLUMN format VARCHAR NOT NULL DEFAULT ''",
    """ALTER TABLE document ADD COLUMN quotability VARCHAR(10) NOT NULL DEFAULT 'quotable'
    CONSTRAINT ck_document_quotability CHECK (quotability IN ('quotable', 'paraphrase', 'withheld'))""",
    """ALTER TABLE document ADD COLUMN original_id INTEGER
    CONSTRAINT fk_document_original_id REFERENCES original (id) ON DELETE SET NULL""",
    "CREATE INDEX ix_document_original_id ON document (original_id)",
    "ALTER TABLE memo ADD COLUMN start INTEGER",
    'ALTER TABLE memo ADD COLUMN "end" INTEGER',
    "ALTER TABLE memo ADD COLUMN quote VARCHAR",
)


def to_3(connection: Connection) -> None:
    """Add the tables and columns, empty: an old study has nothing that belongs there."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
