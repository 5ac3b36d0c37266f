"""The index of the words of all texts (SQLite's FTS5): where a word may stand, by document and line.

It holds no text of its own (that is in `document_text`), so that a text that leaves is told to it once more. It is kept
in the transaction of every step, undone ones included, by what temporary triggers note; undo need not know it. What is
indexed is a necessary condition for a hit: those who search look at the lines themselves.
A change of `folding.indexable` needs a migration that calls `rebuild`.
"""

from __future__ import annotations

from itertools import accumulate, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from ect_coder.folding import indexable

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

_STATEMENTS = (
    """CREATE VIRTUAL TABLE words USING fts5
    (line, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2')""",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row)",
    f"INSERT INTO words (words, rank) VALUES ('hashsize', {1 << 25})",  # an import is written in one go
)
OWN_TABLES = ("words_data", "words_idx", "words_config")
"""What the index is made of: plain tables of SQLite's own."""
_LINES = 1 << 24
"""More than the lines of any text: a row of the index is named by its document's number times this, plus its line."""
_TAKE_IN = "INSERT INTO words (rowid, line) VALUES (?, ?)"
_TAKE_OUT = "INSERT INTO words (words, rowid, line) VALUES ('delete', ?, ?)"
_DROP_ANALYSES = "DELETE FROM analysis WHERE sha256 NOT IN (SELECT sha256 FROM document)"
_NOTES = (
    "CREATE TEMP TABLE unindexed (id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL, before TEXT)",
    """CREATE TEMP TRIGGER unindexed_insert AFTER INSERT ON main.document_text
    BEGIN INSERT INTO unindexed (document_id) VALUES (NEW.document_id); END""",
    """CREATE TEMP TRIGGER unindexed_delete AFTER DELETE ON main.document_text
    BEGIN INSERT INTO unindexed (document_id, before) VALUES (OLD.document_id, OLD.text); END""",
    """CREATE TEMP TRIGGER unindexed_update AFTER UPDATE OF text ON main.document_text WHEN OLD.text <> NEW.text
    BEGIN INSERT INTO unindexed (document_id, before) VALUES (OLD.document_id, OLD.text); END""",
)


def create(connection: Connection) -> None:
    """Add an empty index to a study file."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)


def rebuild(connection: Connection) -> None:
    """Index every text anew, so that nothing is left of those that went; no analysis outlives its text."""
    cursor: Any = connection.connection.cursor()
    cursor.execute("INSERT INTO words (words) VALUES ('delete-all')")
    for document, text in connection.exec_driver_sql("SELECT document_id, text FROM document_text").all():
        cursor.executemany(_TAKE_IN, _lines(document, text))
    cursor.execute(_DROP_ANALYSES)


def watch(connection: Connection) -> None:
    """Have triggers of a writing connection note which texts come, change and go."""
    for statement in _NOTES:
        connection.exec_driver_sql(statement)


def catch_up(connection: Connection) -> None:
    """Bring the index to what the open transaction has done to the texts; no analysis outlives its text."""
    cursor: Any = connection.connection.cursor()
    cursor.execute("SELECT document_id, before FROM temp.unindexed ORDER BY id DESC")
    noted = dict(cursor.fetchall())  # of several changes of a text, what the first one found
    if not noted:
        return
    for document, before in sorted(noted.items(), key=itemgetter(0)):  # FTS5 writes its pages out where numbers fall
        if before is not None:
            cursor.executemany(_TAKE_OUT, _lines(document, before))
        after = cursor.execute("SELECT text FROM document_text WHERE document_id = ?", (document,)).fetchone()
        if after is not None:
            cursor.executemany(_TAKE_IN, _lines(document, after[0]))
    cursor.execute("DELETE FROM temp.unindexed")
    cursor.execute(_DROP_ANALYSES)


def _lines(document: int, text: str) -> Iterator[tuple[int, str]]:
    """Give the lines of a text that hold something, each with the name of its row."""
    first = document * _LINES
    return ((first + rank, line) for rank, line in enumerate(indexable(text).split("\n")) if line)


def lines_with(session: Session, wanted: str, among: Container[int]) -> Iterator[tuple[int, str, int, int]]:
    """Give the lines of some documents in which an expression of FTS5 holds, in order.

    Each comes as its document's number and whole text, and its code points [start, end) there.
    """
    cursor: Any = session.connection().connection.cursor()
    rows = cursor.execute("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid", (wanted,))
    for document, found in groupby((divmod(row[0], _LINES) for row in rows), key=itemgetter(0)):
        if document in among:
            text = _text(session, document)
            ends = list(accumulate(len(line) + 1 for line in text.split("\n")))
            for _document, rank in found:
                yield document, text, ends[rank - 1] if rank else 0, ends[rank] - 1


def known_words(session: Session, wanted: Iterable[str]) -> set[str]:
    """Give those of some folded words that stand in a text."""
    cursor: Any = session.connection().connection.cursor()
    query = "SELECT 1 FROM vocabulary WHERE term = ?"
    return {word for word in wanted if cursor.execute(query, (word,)).fetchone()}


def _text(session: Session, document: int) -> str:
    cursor: Any = session.connection().connection.cursor()
    return str(cursor.execute("SELECT text FROM document_text WHERE document_id = ?", (document,)).fetchone()[0])
