"""Codebook files (TOML): read, checked in full, and refused with the line that is wrong."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import asdict, replace
from functools import partial
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any, TypeAlias

from ect_coder.codebook.grid import Card, Code, Grid, Illustration, Pillar, in_language
from ect_coder.codebook.plain import CARD, FORMAT, canonical_words
from ect_coder.errors import BadCodebook, BadValue, Cause, UnreadableFile
from ect_coder.resources import resource
from ect_coder.values import Moment, Polarity, choice
from ect_coder.wording import LANGUAGES, _, explain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

Where: TypeAlias = tuple[str | int, ...]
"""The way to a value of the file, such as ("pillar", 0, "variable", 2, "fr", "label")."""

_LARGEST = 5_000_000
_LONGEST = 300
_ID = re.compile(r"[a-z][a-z0-9_]*")
_GUID = re.compile(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_TOP = {"format", "name", "version", "guid", "title", "pillar", "transversal"}
_PILLAR = {"id", "guid", "letter", "colour", "variable", *LANGUAGES}
_VARIABLE = {"id", "guid", "retired", "status", "source", "hints", "examples", *LANGUAGES}
_TRANSVERSAL = {"id", "guid", "parent", "documents", "retired", "status", "source", "hints", *LANGUAGES}
_MOMENTS = {Moment.EMERGENCE.value, Moment.SUPPORT.value}

_SYNTAX_LINE = re.compile(r"\(at line (\d+)")
_NAME = r"(?:[A-Za-z0-9_-]+|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*')"
_NAMES = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_HEADER = re.compile(rf"[ \t]*\[(?P<many>\[)?[ \t]*(?P<names>{_NAMES})[ \t]*\]\]?")
_ASSIGNMENT = re.compile(rf"[ \t]*(?P<names>{_NAMES})[ \t]*=")
_TOKEN = re.compile(
    r"""
    "{3} (?: \\. | [^\\] )*? (?: "{3,5} | \Z )   # a text of many lines
    | '{3} .*? (?: '{3,5} | \Z )
    | " (?: \\. | [^"\\\n] )* "
    | ' [^'\n]* '
    | \# [^\n]*
    | [\[\]{}\n]
    """,
    re.DOTALL | re.VERBOSE,
)


_ENDLESS_NAME = re.compile(r'(?<![\w"-])(?:[\w-]+|"")(?:[ \t]*\.[ \t]*(?:[\w-]+|"")){16}')


def default() -> Grid:
    """Give the ECT codebook."""
    return load(resource("codebooks", "ect.toml"))


def load(path: Path) -> Grid:
    """Read a codebook file; raise UnreadableFile, or BadCodebook with its line (from 1) and what is wrong there."""
    return read(_content(path), path.name)


def read(content: str, name: str) -> Grid:
    """Read the words of a codebook file of that name; raise BadCodebook."""
    _refuse_endless_names(content, name)
    try:
        value = tomllib.loads(content)
    except (ValueError, RecursionError) as fault:  # also a number of 5,000 digits, a list in a list 1,000 deep
        line = _syntax_line(str(fault), content)
        raise BadCodebook(path=name, line=line, problem=_("this is not TOML that can be read.")) from None
    return checked(value, name, partial(_line_of, content=content))


def checked(value: Mapping[str, Any], name: str, line_of: Callable[[Where], int], around: Grid | None = None) -> Grid:
    """Read the values of a codebook file; raise BadCodebook with the file's name and the line of what is wrong.

    With a grid `around` them they are a part of a codebook: no variable is needed, and a parent may be one of its own.
    """
    return _Reader(name, line_of, around).grid(value)


def _content(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise UnreadableFile(path=path.name, cause=Cause.FORBIDDEN)
        if path.stat().st_size > _LARGEST:
            raise UnreadableFile(path=path.name, cause=Cause.TOO_BIG)
        raw = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(path=path.name, cause=Cause.MISSING) from None
    except OSError:
        raise UnreadableFile(path=path.name, cause=Cause.FORBIDDEN) from None
    if not raw.strip():
        raise UnreadableFile(path=path.name, cause=Cause.EMPTY)
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise UnreadableFile(path=path.name, cause=Cause.DAMAGED) from None


def _refuse_endless_names(content: str, name: str) -> None:
    """Raise BadCodebook for a.a.a… of more than 16 parts, since tomllib needs memory by the square of their number."""
    bare = _TOKEN.sub(_without_words, content)
    if found := _ENDLESS_NAME.search(bare):
        line = bare.count("\n", 0, found.start()) + 1
        raise BadCodebook(path=name, line=line, problem=_("this is not TOML that can be read."))


def _without_words(token: re.Match[str]) -> str:
    return token[0] if token[0] in "[]{}\n" else '""' + "\n" * token[0].count("\n")


def _syntax_line(fault: str, content: str) -> int:
    found = _SYNTAX_LINE.search(fault)
    if found:
        return int(found[1])
    return len(content.rstrip("\n").split("\n")) if "end of document" in fault else 1


class _Reader:
    """Reads one file's values; remembers what it has seen, to say where a thing stands twice."""

    def __init__(self, name: str, line_of: Callable[[Where], int], around: Grid | None) -> None:
        self._name = name
        self._line_of = line_of
        self._around = around
        self._ids: set[str] = set()
        self._guids: set[str] = set()

    def grid(self, value: Mapping[str, Any]) -> Grid:
        self._keys(value, _TOP, ())
        if value.get("format") != FORMAT:
            raise self._bad(("format",), _("the format must be {format}.").format(format=FORMAT))
        name, version, guid = self._text(value, "name", ()), self._text(value, "version", ()), self._guid(value, ())
        titles = self._titles(value.get("title", {}), name)
        pillars = tuple(self._pillar(each, where) for where, each in self._tables(value, "pillar", ()))
        tables = self._tables(value, "transversal", ())
        transversal = tuple(self._transversal(each, where) for where, each in tables)
        places = {code.id: where for code, (where, _table) in zip(transversal, tables, strict=True)}
        if self._around is None and not any(pillar.variables for pillar in pillars):
            raise self._bad(("pillar", 0), _("at least one pillar with one variable is needed."))
        self._family({code.id: code for code in transversal}, places)
        return Grid(name, version, guid, titles, pillars, transversal)

    def _titles(self, value: object, name: str) -> dict[str, str]:
        if not isinstance(value, dict):
            raise self._bad(("title",), _("“{field}” must be a table.").format(field="title"))
        self._keys(value, set(LANGUAGES), ("title",))
        titles = {each: self._text(value, each, ("title",)) for each in LANGUAGES if each in value} or {"": name}
        return {language: in_language(titles, language) for language in LANGUAGES}

    def _pillar(self, value: Mapping[str, Any], where: Where) -> Pillar:
        self._keys(value, _PILLAR, where)
        key = self._id(value, where)
        letter, colour = self._text(value, "letter", where), self._text(value, "colour", where)
        if len(letter) != 1:
            raise self._bad((*where, "letter"), _("the letter of “{name}” must be one character.").format(name=key))
        if not _COLOUR.fullmatch(colour):
            raise self._bad((*where, "colour"), _("the colour of “{name}” must be written #RRGGBB.").format(name=key))
        cards = self._cards(value, ("label", "definition"), where)
        return Pillar(
            id=key,
            guid=self._guid(value, where),
            letter=letter,
            colour=colour,
            labels={language: card.label for language, card in cards.items()},
            definitions={language: card.definition for language, card in cards.items()},
            variables=tuple(self._variable(each, inner, key) for inner, each in self._tables(value, "variable", where)),
        )

    def _variable(self, value: Mapping[str, Any], where: Where, pillar: str) -> Code:
        self._keys(value, _VARIABLE, where)
        code = self._code(value, where, pillar=pillar)
        return replace(code, examples=self._examples(value.get("examples", {}), (*where, "examples"), code.id))

    def _transversal(self, value: Mapping[str, Any], where: Where) -> Code:
        self._keys(value, _TRANSVERSAL, where)
        documents = self._truth(value, "documents", where, usual=True)
        parent = self._text(value, "parent", where) if "parent" in value else None
        return self._code(value, where, parent=parent, documents=documents)

    def _family(self, codes: Mapping[str, Code], where: Mapping[str, Where]) -> None:
        parents = {code.id: code.parent for code in codes.values() if code.parent is not None}
        others = self._around.transversal if self._around is not None else ()
        known = {*codes, *(code.id for code in others)}
        for key, parent in parents.items():
            if parent not in known:
                problem = _("“{name}” is no transversal code of this file.").format(name=parent)
                raise self._bad((*where[key], "parent"), problem)
        try:
            above = {code.id: code.parent for code in others if code.parent is not None and code.id not in codes}
            TopologicalSorter({key: {parent} for key, parent in {**above, **parents}.items()}).prepare()
        except CycleError as fault:
            circle = set(fault.args[1])
            key = next(key for key in codes if key in circle)
            allowed = [other for other in codes if other not in circle]
            raise self._impossible((*where[key], "parent"), "parent", parents[key], allowed) from None

    def _code(self, value: Mapping[str, Any], where: Where, **rest: Any) -> Code:
        key = self._id(value, where)
        hints = value.get("hints", [])
        if not isinstance(hints, list) or not all(isinstance(each, str) for each in hints):
            raise self._bad((*where, "hints"), _("“hints” of “{name}” must be a list of texts.").format(name=key))
        return Code(
            id=key,
            guid=self._guid(value, where),
            cards=self._cards(value, CARD, where),
            retired=self._truth(value, "retired", where, usual=False),
            status=self._words(value, "status", where),
            source=self._words(value, "source", where),
            hints=tuple(filter(None, map(canonical_words, hints))),
            **rest,
        )

    def _cards(self, value: Mapping[str, Any], allowed: Iterable[str], where: Where) -> dict[str, Card]:
        found = {}
        for language in LANGUAGES:
            inner = (*where, language)
            words = value.get(language, {})
            if not isinstance(words, dict):
                raise self._bad(inner, _("“{field}” must be a table.").format(field=language))
            self._keys(words, set(allowed), inner)
            card = Card(**{"label": "", **{name: self._words(words, name, inner) for name in words}})
            if card.label:
                found[language] = card
            elif any(asdict(card).values()):
                raise self._bad((*inner, "label"), _("“{field}” is missing.").format(field="label"))
        if not found:
            raise self._bad((*where, "id"), _("“{name}” has no label.").format(name=value.get("id")))
        return found

    def _examples(self, value: object, where: Where, key: str) -> dict[Moment, Illustration]:
        if not isinstance(value, dict):
            raise self._bad(where, _("“{field}” must be a table.").format(field="examples"))
        self._keys(value, _MOMENTS, where)
        return {Moment(name): self._illustration(shown, (*where, name), key) for name, shown in value.items()}

    def _illustration(self, value: object, where: Where, key: str) -> Illustration:
        if not isinstance(value, dict):
            raise self._bad(where, _("“{field}” must be a table.").format(field=where[-1]))
        self._keys(value, {"polarity", "intensity"}, where)
        try:
            polarity = choice(Polarity, self._text(value, "polarity", where), "polarity")
        except BadValue as fault:
            raise self._bad((*where, "polarity"), explain(fault)) from None
        intensity = value.get("intensity")
        if intensity is None:
            return Illustration(polarity)
        if type(intensity) is not int or not 1 <= intensity <= 3 or polarity is Polarity.ABSENT:
            problem = _("the intensity of an example of “{name}” must be 1, 2 or 3, and none on an absence.")
            raise self._bad((*where, "intensity"), problem.format(name=key))
        return Illustration(polarity, intensity)

    def _id(self, value: Mapping[str, Any], where: Where) -> str:
        key = self._text(value, "id", where)
        if not _ID.fullmatch(key):
            problem = _("“{name}” is no identifier: small letters, digits and _ only, a letter first.")
            raise self._bad((*where, "id"), problem.format(name=key))
        if key in self._ids:
            raise self._bad((*where, "id"), _("“{name}” stands twice.").format(name=key))
        self._ids.add(key)
        return key

    def _guid(self, value: Mapping[str, Any], where: Where) -> str:
        guid = self._text(value, "guid", where)
        if not _GUID.fullmatch(guid):
            raise self._bad((*where, "guid"), _("“{name}” is no GUID in capitals.").format(name=guid))
        if guid in self._guids:
            raise self._bad((*where, "guid"), _("“{name}” stands twice.").format(name=guid))
        self._guids.add(guid)
        return guid

    def _text(self, value: Mapping[str, Any], field: str, where: Where) -> str:
        found = self._words(value, field, where)
        if not found:
            raise self._bad((*where, field), _("“{field}” is missing.").format(field=field))
        return found

    def _words(self, value: Mapping[str, Any], field: str, where: Where) -> str:
        found = value.get(field, "")
        if not isinstance(found, str):
            raise self._impossible((*where, field), field, _shown(found), [f'"{_shown(found)}"'])
        return canonical_words(found)

    def _truth(self, value: Mapping[str, Any], field: str, where: Where, *, usual: bool) -> bool:
        found = value.get(field, usual)
        if not isinstance(found, bool):
            problem = _("“{field}” of “{name}” must be true or false.")
            raise self._bad((*where, field), problem.format(field=field, name=value.get("id")))
        return found

    def _tables(self, value: Mapping[str, Any], field: str, where: Where) -> list[tuple[Where, Mapping[str, Any]]]:
        found = value.get(field, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise self._bad((*where, field), _("“{field}” must be a table.").format(field=field))
        return [((*where, field, index), each) for index, each in enumerate(found)]

    def _keys(self, value: Mapping[str, Any], allowed: set[str], where: Where) -> None:
        for name in value:
            if name not in allowed:
                raise self._bad((*where, name), _("“{field}” is unknown here.").format(field=name))

    def _impossible(self, where: Where, field: str, value: object, allowed: Iterable[str]) -> BadCodebook:
        return self._bad(where, explain(BadValue(field=field, value=value, allowed=", ".join(allowed))))

    def _bad(self, where: Where, problem: str) -> BadCodebook:
        short = problem if len(problem) <= _LONGEST else f"{problem[:_LONGEST]}…"
        return BadCodebook(path=self._name, line=self._line_of(where), problem=short)


def _shown(value: object) -> str:
    """Write a value that is no text, unless it may be endless."""
    endless = isinstance(value, list | dict) or (isinstance(value, int) and value.bit_length() > 64)
    return "…" if endless else str(value).lower()


def _line_of(where: Where, content: str) -> int:
    """Give the line (from 1) of a value; for one that is missing, the line of the table that lacks it, by its id."""
    lines = _lines(content)
    while where and where not in lines:
        named = (*where[:-1], "id")
        where = named if isinstance(where[-1], str) and where != named and named in lines else where[:-1]
    return lines.get(where, 1)


def _lines(content: str) -> dict[Where, int]:
    """Map each table and key of a text that is known to be TOML to its line; keys in braces stand on their table's."""
    lines: dict[Where, int] = {}
    counts: Counter[Where] = Counter()
    table: Where = ()
    position, line = 0, 1
    while position < len(content):
        found = _HEADER.match(content, position) or _ASSIGNMENT.match(content, position)
        if found and found.re is _HEADER:
            table = _opened(counts, _split(found["names"]), many=bool(found["many"]))
            lines.setdefault(table, line)
        elif found:
            lines.setdefault((*table, *_split(found["names"])), line)
        after = _after_statement(content, found.end() if found else position)
        line += content.count("\n", position, after)
        position = after
    return lines


def _split(names: str) -> Where:
    return tuple(found.strip("\"'") for found in re.findall(_NAME, names))


def _opened(counts: Counter[Where], names: Where, *, many: bool) -> Where:
    """Say which table a header opens: a name of `[[ ]]` means the last one so far or, at the end of one, a new one."""
    *above, last = names
    table: Where = ()
    for name in above:
        table = (*table, name)
        if counts[table]:
            table = (*table, counts[table] - 1)
    table = (*table, last)
    if not many:
        return table
    counts[table] += 1
    return (*table, counts[table] - 1)


def _after_statement(content: str, position: int) -> int:
    """Give the position after the line end that ends a statement, past strings, lists and braces of many lines."""
    depth = 0
    for token in _TOKEN.finditer(content, position):
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
        elif token[0] == "\n" and depth == 0:
            return token.end()
    return len(content)
