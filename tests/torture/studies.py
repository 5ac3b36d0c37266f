"""Studies to torture: small, with texts, codings, memos and decisions; and what they hold, to compare."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.memos import About, Subject
from ect_coder.errors import EctError
from ect_coder.study import Study
from ect_coder.values import Mark, Moment, Span
from tests.rows import everything

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "Chacun se méfiait de son voisin 🌾, et personne ne voulait signer.\n"


def make(folder: Path, *, paragraphs: int = 60, codings: int = 120) -> Path:
    """Make a closed study in a folder."""
    for name in "ab":
        (folder / f"{name}.txt").write_text(f"Texte {name}\n" + WORDS * paragraphs, encoding="utf-8")
    with Study.create(folder / "étude.ect") as study:
        study.take_in([folder / "a.txt", folder / "b.txt"], "Légumerie")
        keys = [code.id for code in study.grid.codes]
        study.code_many([
            NewCoding(1 + n % 2, Span(n * 9, n * 9 + 40), keys[n % len(keys)], list(Moment)[n % 5], coder="Léa")
            for n in range(codings)
        ])  # fmt: skip
        study.write_memo(Subject(About.PROJECT, "Légumerie"), "Une mémoire qui compte.", "Léa")
        study.estimate([NewEstimate("Légumerie", "cooperation", Moment.EMERGENCE, Mark.ONE, "Un début.", coder="Léa")])
    return folder / "étude.ect"


def dump(path: Path) -> list[str] | None:
    """Give all that a study holds but its seal, as SQL; None where it cannot be read."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            return everything(connection, but={"seal"})
        finally:
            connection.close()
    except (sqlite3.DatabaseError, UnicodeDecodeError, ValueError):
        return None


def is_found(path: Path) -> bool:
    """Say whether something is found wrong with a study: it is refused, or its check says so."""
    try:
        with Study.open(path, writable=False) as study:
            return study.check() != []
    except EctError:
        return True
