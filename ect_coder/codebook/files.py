"""Codebook files (TOML): read, checked in full, and refused with the line that is wrong."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from ect_coder.codebook.grid import Card, Code, Grid, Illustration, Pillar
from ect_coder.errors import BadCodebook, BadValue, Cause, UnreadableFile
from ect_coder.resources import resource
from ect_coder.values import Moment, Polarity, choice
from ect_coder.wording import LANGUAGES, _, explain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FORMAT = 1
_LARGEST = 5_000_000
_ID = re.compile(r"[a-z][a-z0-9_]*")
_GUID = re.compile(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_SYNTAX_LINE = re.compile(r"\(at line (\d+)")
_CARD = tuple(each.name for each in fields(Card))
_TOP = {"format", "name", "version", "guid", "title", "pillar", "transversal"}
_PILLAR = {"id", "guid", "letter", "colour", "variable", *LANGUAGES}
_VARIABLE = {"id", "guid", "status", "source", "hints", "examples", *LANGUAGES}
_TRANSVERSAL = {"id", "guid", "parent", "documents", "status", "source", "hints", *LANGUAGES}


def default() -> Grid:
    """Give the ECT codebook."""
    return load(resource("codebooks", "ect.toml"))


def load(path: Path) -> Grid:
    """Read a codebook file; raise UnreadableFile, or BadCodebook with its line and what is wrong there."""
    content = _content(path)
    try:
        value = tomllib.loads(content)
    except tomllib.TOMLDecodeError as fault:
        found = _SYNTAX_LINE.search(str(fault))
        last = content.count("\n") + 1
        line = int(found[1]) if found else last
        raise BadCodebook(path=path.name, line=line, problem=_("this is not TOML that can be read.")) from None
    return _Reader(path.name, content).grid(value)


def _content(path: Path) -> str:
    try:
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
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile(path=path.name, cause=Cause.DAMAGED) from None
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


class _Reader:
    """Reads one file's values; remembers what it has seen, to say where a thing stands twice."""

    def __init__(self, name: str, content: str) -> None:
        self._name = name
        self._lines = content.split("\n")
        self._guids: set[str] = set()
        self._ids: set[str] = set()

    def grid(self, value: Mapping[str, Any]) -> Grid:
        self._keys(value, _TOP, "name")
        if value.get("format") != FORMAT:
            raise self._bad("format", _("the format must be {format}.").format(format=FORMAT))
        pillars = tuple(self._pillar(each) for each in self._tables(value, "pillar"))
        transversal = tuple(self._transversal(each) for each in self._tables(value, "transversal"))
        if not any(pillar.variables for pillar in pillars):
            raise self._bad("pillar", _("at least one pillar with one variable is needed."))
        known = {code.id for code in transversal}
        for code in transversal:
            if code.parent is not None and code.parent not in known:
                problem = _("“{name}” is no transversal code of this file.").format(name=code.parent)
                raise self._bad(f'"{code.parent}"', problem)
        return Grid(
            name=self._text(value, "name"),
            version=self._text(value, "version"),
            guid=self._guid(value),
            titles=self._tongues(value.get("title", {}), self._text(value, "name")),
            pillars=pillars,
            transversal=transversal,
        )

    def _pillar(self, value: Mapping[str, Any]) -> Pillar:
        key = self._id(value)
        self._keys(value, _PILLAR, key)
        letter, colour = self._text(value, "letter", key), self._text(value, "colour", key)
        if len(letter) != 1:
            raise self._bad(f'"{letter}"', _("the letter of “{name}” must be one character.").format(name=key))
        if not _COLOUR.fullmatch(colour):
            raise self._bad(f'"{colour}"', _("the colour of “{name}” must be written #RRGGBB.").format(name=key))
        cards = self._cards(value, key, ("label", "definition"))
        return Pillar(
            id=key,
            guid=self._guid(value, key),
            letter=letter,
            colour=colour,
            labels={language: card.label for language, card in cards.items()},
            definitions={language: card.definition for language, card in cards.items()},
            variables=tuple(self._variable(each, key) for each in self._tables(value, "variable")),
        )

    def _variable(self, value: Mapping[str, Any], pillar: str) -> Code:
        key = self._id(value)
        self._keys(value, _VARIABLE, key)
        return self._code(value, key, pillar=pillar, examples=self._examples(value.get("examples", {}), key))

    def _transversal(self, value: Mapping[str, Any]) -> Code:
        key = self._id(value)
        self._keys(value, _TRANSVERSAL, key)
        documents = value.get("documents", True)
        if not isinstance(documents, bool):
            raise self._bad(f'"{key}"', _("“documents” of “{name}” must be true or false.").format(name=key))
        return self._code(value, key, parent=value.get("parent"), documents=documents)

    def _code(self, value: Mapping[str, Any], key: str, **rest: Any) -> Code:
        hints = value.get("hints", [])
        if not isinstance(hints, list) or not all(isinstance(each, str) for each in hints):
            raise self._bad(f'"{key}"', _("“hints” of “{name}” must be a list of texts.").format(name=key))
        return Code(
            id=key,
            guid=self._guid(value, key),
            cards=self._cards(value, key, _CARD),
            status=str(value.get("status", "")),
            source=str(value.get("source", "")),
            hints=tuple(hints),
            **rest,
        )

    def _cards(self, value: Mapping[str, Any], key: str, allowed: Iterable[str]) -> dict[str, Card]:
        found = {}
        for language in LANGUAGES:
            if language in value:
                card = value[language]
                if not isinstance(card, dict):
                    raise self._bad(f'"{key}"', _("“{field}” must be a table.").format(field=language))
                self._keys(card, set(allowed), key)
                found[language] = Card(**{name: str(words).strip() for name, words in {"label": "", **card}.items()})
        labelled = {language: card for language, card in found.items() if card.label}
        if not labelled:
            raise self._bad(f'"{key}"', _("“{name}” has no label.").format(name=key))
        return labelled

    def _examples(self, value: Mapping[str, Any], key: str) -> dict[Moment, Illustration]:
        found = {}
        for name, shown in value.items():
            try:
                moment = choice(Moment, name, "moment")
                polarity = choice(Polarity, str(shown.get("polarity", "")), "polarity")
            except BadValue as fault:
                raise self._bad(f'"{key}"', explain(fault)) from None
            intensity = shown.get("intensity")
            if intensity is not None and (intensity not in (1, 2, 3) or polarity is Polarity.ABSENT):
                problem = _("the intensity of an example of “{name}” must be 1, 2 or 3, and none on an absence.")
                raise self._bad(f'"{key}"', problem.format(name=key))
            found[moment] = Illustration(polarity, intensity)
        return found

    def _id(self, value: Mapping[str, Any]) -> str:
        key = self._text(value, "id")
        if not _ID.fullmatch(key):
            problem = _("“{name}” is no identifier: small letters, digits and _ only, a letter first.")
            raise self._bad(f'"{key}"', problem.format(name=key))
        if key in self._ids:
            raise self._bad(f'"{key}"', _("“{name}” stands twice.").format(name=key), last=True)
        self._ids.add(key)
        return key

    def _guid(self, value: Mapping[str, Any], key: str = "guid") -> str:
        guid = self._text(value, "guid", key)
        if not _GUID.fullmatch(guid):
            raise self._bad(f'"{guid}"', _("“{name}” is no GUID in capitals.").format(name=guid))
        if guid in self._guids:
            raise self._bad(f'"{guid}"', _("“{name}” stands twice.").format(name=guid), last=True)
        self._guids.add(guid)
        return guid

    def _text(self, value: Mapping[str, Any], field: str, key: str = "") -> str:
        found = value.get(field)
        if not isinstance(found, str) or not found.strip():
            raise self._bad(f'"{key}"', _("“{field}” is missing.").format(field=field))
        return found.strip()

    def _tables(self, value: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
        found = value.get(field, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise self._bad(field, _("“{field}” must be a table.").format(field=field))
        return found

    def _tongues(self, value: Mapping[str, Any], fallback: str) -> dict[str, str]:
        return {language: str(value.get(language) or fallback) for language in LANGUAGES}

    def _keys(self, value: Mapping[str, Any], allowed: set[str], near: str) -> None:
        for name in value:
            if name not in allowed:
                line = self._line_of(f'"{near}"', last=False)
                after = self._line_after(re.compile(rf"^\s*(\[.*\.)?{re.escape(name)}\b"), line)
                raise BadCodebook(
                    path=self._name, line=after, problem=_("“{field}” is unknown here.").format(field=name)
                )

    def _bad(self, near: str, problem: str, *, last: bool = False) -> BadCodebook:
        return BadCodebook(path=self._name, line=self._line_of(near, last=last), problem=problem)

    def _line_of(self, words: str, *, last: bool) -> int:
        found = [number for number, line in enumerate(self._lines, start=1) if words in line]
        return (found[-1] if last else found[0]) if found else 1

    def _line_after(self, start: re.Pattern[str], line: int) -> int:
        for number in range(line, len(self._lines) + 1):
            if start.search(self._lines[number - 1]):
                return number
        return line
