"""What a study holds, whatever the numbers and GUIDs of its rows and the names of its copies: read by hand from its tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing

_CODINGS = """
SELECT coding.guid, document.sha256, start, "end", quote, variable.key, moment, polarity, intensity, attribution,
       reading, project.name, coder.name, coding.memo, coding.created,
       (SELECT guid FROM settlement WHERE settlement.id = set_aside_id),
       (SELECT guid FROM settlement WHERE settlement.id = stands_by_id)
FROM coding JOIN document ON document.id = document_id JOIN variable ON variable.id = variable_id
JOIN coder ON coder.id = coder_id LEFT JOIN project ON project.id = project_id
"""
_ESTIMATES = """
SELECT estimate.guid, project.name, target, moment, mark, why, coder.name, estimate.created,
       (SELECT group_concat(coding.guid) FROM estimate_evidence JOIN coding ON coding.id = coding_id
        WHERE estimate_id = estimate.id)
FROM estimate JOIN project ON project.id = project_id JOIN coder ON coder.id = coder_id
"""
_MEMOS = """
SELECT coalesce((SELECT name FROM project WHERE guid = target), (SELECT sha256 FROM document WHERE guid = target), target),
       start, "end", text FROM memo
"""
_DISCUSSIONS = """
SELECT document.sha256, start, "end", text, coder.name, settled IS NULL,
       (SELECT group_concat(text, '|') FROM (SELECT text FROM reply WHERE discussion_id = discussion.id ORDER BY text))
FROM discussion JOIN document ON document.id = document_id JOIN coder ON coder.id = coder_id
"""
_SETTLEMENTS = """
SELECT settlement.guid, document.sha256, start, "end", quote, outcome, note, coder.name, settlement.created
FROM settlement JOIN document ON document.id = document_id JOIN coder ON coder.id = coder_id
"""
_DOCUMENTS = """
SELECT sha256, status, quotability, text,
       (SELECT group_concat(name, '|') FROM (SELECT project.name FROM document_project JOIN project
        ON project.id = project_id WHERE document_id = document.id ORDER BY project.name))
FROM document JOIN document_text ON document_text.document_id = document.id
"""
_SYNTHESES = "SELECT project.name, target, text FROM synthesis JOIN project ON project.id = project_id"
_PEOPLE = "SELECT name FROM coder"
_QUERIES = (_CODINGS, _ESTIMATES, _MEMOS, _DISCUSSIONS, _SETTLEMENTS, _DOCUMENTS, _SYNTHESES, _PEOPLE)


def held(study):
    """Give what a study holds, in no order."""
    with closing(sqlite3.connect(study.path)) as connection:
        return [sorted(map(repr, connection.execute(query))) for query in _QUERIES]
