"""From a table to texts, one for each row: a column that holds them, or the questions of a questionnaire."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from statistics import mean
from typing import TYPE_CHECKING

from ect_coder.corpus.canonical import canonical
from ect_coder.corpus.readers.source import MarkKind, Passed, Source, TextMark
from ect_coder.errors import BadDate
from ect_coder.values import PartialDate
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ect_coder.corpus.readers.grids import Grid

MOST = 20_000
"""Texts that a table may bring."""
_TEXTS = frozenset(
    [
        "article",
        "body",
        "commentaire",
        "commentaires",
        "content",
        "contenu",
        "corps",
        "discours",
        "extrait",
        "message",
        "propos",
        "reponse",
        "reponses",
        "response",
        "text",
        "texte",
        "texte_integral",
        "transcription",
        "verbatim",
        "verbatims",
    ]
)
_TITLES = ("titre", "title", "intitule", "nom", "name", "repondant", "code", "id", "identifiant", "numero", "n°")
_DATES = ("date", "horodateur", "timestamp", "publie le", "submitdate")
_NAMES = {"auteur": "author", "auteure": "author", "journal": "newspaper", "rubrique": "section", "lien": "url"}
_QUESTION = re.compile(r"\?\s*$|^(?:q|question)[ _.-]?\d", re.I)
_LONG_HEADER = 30
"""Characters of a header that is a question even without its sign."""
_LONG = 60
"""Characters that the cells of a column of texts have on average."""
_CLEAR = 2.0
"""How many times longer than the next a column of texts is."""
_HEADS = 30
"""Rows among which the header is looked for."""
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """The texts of a sheet and what was passed over; no text if no column holds any."""

    sources: tuple[Source, ...] = ()
    passed: tuple[Passed, ...] = ()


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which columns are the text, and whether each is put under its question."""

    columns: tuple[int, ...]
    questions: bool
    warnings: tuple[str, ...] = ()


def read(grid: Grid, name: str, warnings: tuple[str, ...]) -> Reading:
    """Read the texts of a sheet; `name` is what a text is called whose row gives it no title."""
    if not grid.rows:
        return Reading()
    place = _header(grid)
    above, (_number, header), below = grid.rows[:place], grid.rows[place], grid.rows[place + 1 :]
    rows = [cells for _row, cells in below]
    width = max(len(header), *(len(cells) for cells in rows), 0)
    columns = [header[at].strip() if at < len(header) else "" for at in range(width)]
    plan = _plan(columns, rows)
    if plan is None:
        return Reading()
    named = [column or _letter(at) for at, column in enumerate(columns)]
    made = [(_source(named, cells, number, plan, name, warnings), number) for number, cells in below]
    sources = tuple(source for source, _row in made if source.text)
    return Reading(sources, tuple(_passed(grid, above, len(made) - len(sources))))


def _header(grid: Grid) -> int:
    """Give the place of the header: a row that names a column of texts, else the first that is nearly full."""
    for place, (_number, cells) in enumerate(grid.rows[:_HEADS]):
        if any(_plain(cell) in _TEXTS for cell in cells):
            return place
    filled = [sum(1 for cell in cells if cell) for _number, cells in grid.rows[:_HEADS]]
    return next(place for place, count in enumerate(filled) if count * 10 >= max(filled) * 6)


def _plan(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> _Plan | None:
    named = [at for at, column in enumerate(columns) if _plain(column) in _TEXTS]
    lengths = [_length(rows, at) for at in range(len(columns))]
    questions = [at for at, column in enumerate(columns) if _is_question(column) and lengths[at]]
    if len(named) == 1:
        return _Plan((named[0],), questions=False)
    if named:
        return _one_of(columns, named, lengths)
    if len(questions) > 1:
        return _Plan(tuple(questions), questions=True)
    long = [at for at, length in enumerate(lengths) if length >= _LONG]
    if not long:
        return None
    order = sorted(lengths, reverse=True)
    if len(long) == 1 or order[0] >= order[1] * _CLEAR:
        return _one_of(columns, long, lengths)
    warning = _("No column is called “text”; the long columns were taken as questions and their answers.")
    return _Plan(tuple(long), questions=True, warnings=(warning,))


def _one_of(columns: Sequence[str], among: Sequence[int], lengths: Sequence[float]) -> _Plan:
    chosen = max(among, key=lambda at: lengths[at])
    warning = _("The column “{column}” was taken as the text: check that it is the one.")
    return _Plan((chosen,), questions=False, warnings=(warning.format(column=columns[chosen] or _letter(chosen)),))


def _length(rows: Sequence[Sequence[str]], at: int) -> float:
    cells = [len(cells[at]) for cells in rows if at < len(cells) and cells[at]]
    return mean(cells) if cells else 0.0


def _is_question(column: str) -> bool:
    return _QUESTION.search(column) is not None or len(column) >= _LONG_HEADER


def _plain(name: str) -> str:
    """Give a header without case, accents and punctuation at its end."""
    bare = "".join(each for each in unicodedata.normalize("NFD", name) if not unicodedata.combining(each))
    return bare.casefold().strip(" :.*")


def _source(
    columns: Sequence[str], cells: Sequence[str], number: int, plan: _Plan, name: str, warnings: tuple[str, ...]
) -> Source:
    text, marks = _interview(columns, cells, plan) if plan.questions else (_cell(cells, plan.columns[0]), ())
    others = [
        (column, _cell(cells, at)) for at, column in enumerate(columns) if at not in plan.columns and _cell(cells, at)
    ]
    dated = next((column for column, _value in others if _plain(column).startswith(_DATES)), None)
    return Source(
        text,
        marks=marks,
        warnings=(*warnings, *plan.warnings),
        facts=tuple((_NAMES.get(_plain(column), column), value) for column, value in others),
        title=_title(others, name, number),
        date=_date(dict(others)[dated]) if dated is not None else None,
    )


def _cell(cells: Sequence[str], at: int) -> str:
    return canonical(cells[at]).strip() if at < len(cells) else ""


def _interview(columns: Sequence[str], cells: Sequence[str], plan: _Plan) -> tuple[str, tuple[TextMark, ...]]:
    """Put each answer under its question; what was not answered is left out."""
    parts: list[str] = []
    marks: list[TextMark] = []
    place = 0
    for at in plan.columns:
        answer = _cell(cells, at)
        if answer:
            question = " ".join(canonical(columns[at]).split())
            marks.append(TextMark(place, place + len(question), MarkKind.HEADING))
            parts.append(f"{question}\n{answer}")
            place += len(parts[-1]) + 1
    return "\n".join(parts), tuple(marks)


def _title(others: Sequence[tuple[str, str]], name: str, number: int) -> str:
    """Give the title that the row has, or its number; a bare number says too little alone."""
    said = {_plain(column): value for column, value in others}
    title = next((said[each] for each in _TITLES if each in said), "")
    title = " ".join(title.split())
    if any(letter.isalpha() for letter in title):
        return title[:200]
    return f"{name} – {title or number}"


def _date(said: str) -> str | None:
    day = _DAY.match(said)
    written = f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}" if day else said[:10]
    try:
        return str(PartialDate.parse(written))
    except BadDate:
        return None


def _letter(at: int) -> str:
    """Name a column as spreadsheets do: A to Z, AA…"""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _passed(grid: Grid, above: Sequence[tuple[int, Sequence[str]]], empty: int) -> Iterator[Passed]:
    for _number, cells in above:
        words = " ".join(cell for cell in cells if cell)
        yield Passed(words[:80], _("this line stands above the header of the table; it became no document."))
    if empty:
        why = ngettext(
            "{n} row has no text; it became no document.", "{n} rows have no text; they became no document.", empty
        )
        yield Passed(grid.name or _("Table"), why)
