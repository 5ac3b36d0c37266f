"""The codebook as a table: one row per code, its whole card in both languages, by names that any language reads back.

A column that a table lacks changes nothing; an empty cell empties what it stands for.
"""

from __future__ import annotations

import copy
import csv
import io
from typing import TYPE_CHECKING, Any

from ect_coder.codebook import files
from ect_coder.codebook.edits import ids, new_key
from ect_coder.codebook.incoming import matched
from ect_coder.codebook.plain import CARD, canonical, plain, plain_code, plain_pillar
from ect_coder.errors import BadTable, BadValue, NotMovable
from ect_coder.storage.schema import new_guid
from ect_coder.values import Moment
from ect_coder.wording import LANGUAGES, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ect_coder.codebook.grid import Code, Grid, Pillar
    from ect_coder.exchange.tables import Table

_MOMENTS = (Moment.EMERGENCE.value, Moment.SUPPORT.value)
_PILLAR_WORDS = tuple((language, field) for language in LANGUAGES for field in ("label", "definition"))
_OF_PILLAR = ("letter", "colour", *(f"pillar_{field}_{language}" for language, field in _PILLAR_WORDS))
_OF_CARDS = tuple(f"{field}_{language}" for language in LANGUAGES for field in CARD)
_OF_EXAMPLES = tuple(f"{moment}_{field}" for moment in _MOMENTS for field in ("polarity", "intensity"))
_LABELS = tuple(f"label_{language}" for language in LANGUAGES)
COLUMNS = (
    "id",
    "guid",
    "pillar",
    *_OF_PILLAR,
    *_OF_CARDS,
    "parent",
    "documents",
    "retired",
    "status",
    "source",
    "hints",
    *_OF_EXAMPLES,
)
_TRUTHS = {"oui": True, "yes": True, "vrai": True, "true": True, "1": True}
_TRUTHS |= {"non": False, "no": False, "faux": False, "false": False, "0": False}
_QUOTED = (";", '"', "\n")


def rows(grid: Grid) -> Iterator[list[str]]:
    """Write each code as the cells of `COLUMNS`."""
    filed = canonical(grid)
    for pillar in filed.pillars:
        yield from (_row(code, pillar) for code in pillar.variables)
    yield from (_row(code, None) for code in filed.transversal)


def _row(code: Code, pillar: Pillar | None) -> list[str]:
    said: dict[str, str] = {
        "id": code.id,
        "guid": code.guid,
        **(_pillar_cells(pillar) if pillar is not None else {}),
        **{f"{field}_{language}": getattr(card, field) for language, card in code.cards.items() for field in CARD},
        "parent": code.parent or "",
        "documents": _("yes") if code.documents else _("no"),
        "retired": _("yes") if code.retired else _("no"),
        "status": code.status,
        "source": code.source,
        "hints": joined(code.hints),
    }
    for moment, shown in code.examples.items():
        said[f"{moment}_polarity"] = shown.polarity
        said[f"{moment}_intensity"] = str(shown.intensity or "")
    return [said.get(name, "") for name in COLUMNS]


def _pillar_cells(pillar: Pillar) -> dict[str, str]:
    said = {"pillar": pillar.id, "letter": pillar.letter, "colour": pillar.colour}
    for language, label in pillar.labels.items():
        said[f"pillar_label_{language}"] = label
        said[f"pillar_definition_{language}"] = pillar.definitions.get(language, "")
    return said


def joined(hints: Iterable[str]) -> str:
    """Write a list in one cell, by semicolons; what holds one stands in quotation marks."""
    return "; ".join(f'"{each.replace(chr(34), chr(34) * 2)}"' if _awkward(each) else each for each in hints)


def parted(cell: str) -> list[str]:
    """Read a list of one cell back; each of its lines holds some too."""
    lines = csv.reader(io.StringIO(cell, newline=""), delimiter=";", skipinitialspace=True)
    return [each.strip() for line in lines for each in line if each.strip()]


def _awkward(hint: str) -> bool:
    return any(char in hint for char in _QUOTED)


def grid_of(table: Table, around: Grid, language: str) -> Grid:
    """Read a table of a codebook beside the study's own; raise BadTable, BadRow or BadCodebook by its line."""
    if not {"id", "guid", *_LABELS} & {*table.columns}:
        raise BadTable(path=table.name, column=_LABELS[0])
    return _Reading(table, canonical(around), language).grid()


class _Row:
    """A row as something that has an id, a GUID and labels, some of them perhaps empty."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self.cells = {name: cell.strip() for name, cell in cells.items()}
        self.id = self.cells.get("id", "")
        self.guid = self.cells.get("guid", "").upper()

    def label(self, language: str) -> str:
        found = (self.cells.get(f"label_{each}", "") for each in (language, *LANGUAGES))
        return next((label for label in found if label), "")


class _Reading:
    """Lays the rows of a table over what the study has, as the values of a file that `files` then checks."""

    def __init__(self, table: Table, around: Grid, language: str) -> None:
        self._table = table
        self._around = around
        self._language = language
        self._rows = [_Row(cells) for cells in table.rows]
        self._taken = {*ids(around), *(row.id for row in self._rows)}
        self._pillars: dict[str, dict[str, Any]] = {}
        self._given: dict[tuple[str, str], str] = {}
        self._transversal: list[dict[str, Any]] = []
        self._lines: dict[files.Where, int] = {}

    def grid(self) -> Grid:
        known = matched(self._around.codes, self._rows)
        for rank, (row, mine) in enumerate(zip(self._rows, known, strict=True)):
            self._take(rank, row, mine)
        value = {**plain(self._around), "pillar": list(self._pillars.values()), "transversal": self._transversal}
        return files.checked(value, self._table.name, self._line_of, self._around)

    def _line_of(self, where: files.Where) -> int:
        while where and where not in self._lines:
            where = where[:-1]
        return self._lines.get(where, 1)

    def _take(self, rank: int, row: _Row, mine: Code | None) -> None:
        pillar = self._pillar_of(rank, row, mine)
        if mine is not None and mine.transversal != (pillar is None):
            raise self._table.refuse(rank, NotMovable(name=mine.label(self._language)))
        entry = self._entry(rank, row, mine, pillar)
        siblings = self._transversal if pillar is None else self._pillars[pillar]["variable"]
        group: files.Where = ("transversal",) if pillar is None else self._where(pillar, "variable")
        self._lines[*group, len(siblings)] = self._table.lines[rank]
        siblings.append(entry)

    def _where(self, pillar: str, *more: str) -> files.Where:
        return ("pillar", list(self._pillars).index(pillar), *more)

    def _entry(self, rank: int, row: _Row, mine: Code | None, pillar: str | None) -> dict[str, Any]:
        entry = copy.deepcopy(plain_code(mine)) if mine is not None else self._fresh(row, pillar)
        cells = row.cells
        for field in ("parent", "status", "source"):
            _put(entry, field, cells.get(field))
        _put(entry, "hints", parted(cells["hints"]) if "hints" in cells else None)
        if "retired" in cells:
            _put(entry, "retired", self._truth(rank, "retired", cells["retired"], usual=False))
        if "documents" in cells:
            counted = self._truth(rank, "documents", cells["documents"], usual=True)
            entry.pop("documents", None)
            entry.update({} if counted else {"documents": False})
        for language in LANGUAGES:
            card = entry.pop(language, {})
            for field in CARD:
                _put(card, field, cells.get(f"{field}_{language}"))
            _put(entry, language, card)
        self._put_examples(entry, cells)
        return entry

    def _fresh(self, row: _Row, pillar: str | None) -> dict[str, Any]:
        key = row.id or new_key(row.label(self._language), pillar, self._taken)
        self._taken.add(key)
        return {"id": key, "guid": row.guid or new_guid()}

    def _put_examples(self, entry: dict[str, Any], cells: Mapping[str, str]) -> None:
        examples = entry.pop("examples", {})
        for moment in _MOMENTS:
            shown = examples.pop(moment, {})
            intensity = cells.get(f"{moment}_intensity")
            _put(shown, "polarity", cells.get(f"{moment}_polarity"))
            _put(shown, "intensity", int(intensity) if intensity and intensity.isdecimal() else intensity)
            _put(examples, moment, shown)
        _put(entry, "examples", examples)

    def _truth(self, rank: int, field: str, cell: str, *, usual: bool) -> bool:
        if not cell:
            return usual
        if cell.casefold() not in _TRUTHS:
            allowed = ", ".join((_("yes"), _("no")))
            raise self._table.refuse(rank, BadValue(field=field, value=cell, allowed=allowed))
        return _TRUTHS[cell.casefold()]

    # Pillars

    def _pillar_of(self, rank: int, row: _Row, mine: Code | None) -> str | None:
        """Find the pillar of a row, or make it, and give its id; None for a transversal code."""
        if "pillar" not in row.cells:
            if mine is None:
                raise BadTable(path=self._table.name, column="pillar")
            name = mine.pillar
        else:
            name = row.cells["pillar"]
        if not name:
            return None
        (known,) = matched(self._around.pillars, [_Row({"id": name, "label_fr": name})])
        key = known.id if known is not None else name
        if key not in self._pillars:
            start = plain_pillar(known) if known is not None else {"id": key, "guid": new_guid()}
            self._pillars[key] = {**copy.deepcopy(start), "variable": []}
            self._lines[self._where(key)] = self._table.lines[rank]
        self._describe_pillar(rank, key, row.cells)
        return key

    def _describe_pillar(self, rank: int, key: str, cells: Mapping[str, str]) -> None:
        """Take what a row says of its pillar; another row may say nothing, but nothing else."""
        entry = self._pillars[key]
        for name in _OF_PILLAR:
            said = cells.get(name, "")
            if said and self._given.setdefault((key, name), said) != said:
                reason = BadValue(field=name, value=said, allowed=self._given[key, name])
                raise self._table.refuse(rank, reason)
        for name in ("letter", "colour"):
            if (key, name) in self._given:
                entry[name] = self._given[key, name]
        for language, field in _PILLAR_WORDS:
            if (key, f"pillar_{field}_{language}") in self._given:
                entry.setdefault(language, {})[field] = self._given[key, f"pillar_{field}_{language}"]


def _put(entry: dict[str, Any], field: str, value: Any) -> None:
    """Put a value, or take it away if it is empty; None leaves it as it is."""
    if value:
        entry[field] = value
    elif value is not None:
        entry.pop(field, None)
