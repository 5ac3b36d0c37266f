"""What all commands share: their arguments, how a study is opened for one, how things are said."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from ect_coder import settings
from ect_coder.errors import BadValue, EctError
from ect_coder.exchange import tables
from ect_coder.study import Study
from ect_coder.values import choice
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


StudyFile = Annotated[Path, typer.Argument(metavar="STUDY", help="A study file (.ect).")]


DocumentName = Annotated[str, typer.Argument(metavar="DOCUMENT", help="A document's number, code or name.")]


AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON value.")]


Names = Annotated[list[str] | None, typer.Option()]


Maybe = Annotated[str | None, typer.Option()]


_T = TypeVar("_T")


def writing(path: Path) -> Study:
    """Open a study for one deed."""
    return Study.open(path, brief=True)


@contextmanager
def reading(path: Path) -> Iterator[Study]:
    """Open a study to look at it."""
    with Study.open(path, writable=False) as opened:
        yield opened


def made_of(table: tables.Table, make: Callable[[Any], _T]) -> list[_T]:
    """Make a value of each row of a table; a row that is refused is said by its line. Raises BadRow."""
    made = []
    for rank, row in enumerate(table.rows):
        try:
            made.append(make(row))
        except EctError as reason:
            raise table.refuse(rank, reason) from None
    return made


def maybe(kind: type[_T], value: str | None, field: str) -> _T | None:
    """Read a value of a kind, if one is given; raise BadValue."""
    return choice(kind, value, field) if value else None  # type: ignore[type-var]


def whole_number(value: str, field: str) -> int:
    """Read a whole number; raise BadValue."""
    try:
        return int(value)
    except ValueError:
        raise BadValue(field=field, value=value, allowed="0, 1, 2…") from None


def attributes_of(pairs: list[str] | None) -> dict[str, str]:
    """Read `--set` values: attributes by their names; raise BadValue."""
    found = {}
    for pair in pairs or ():
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise BadValue(field="--set", value=pair, allowed="ATTRIBUTE=VALUE")
        found[name.strip()] = value
    return found


def me() -> str:
    """Give the name under which one codes on this machine."""
    return settings.load().coder or _("Coder 1")


def show_progress(done: int, total: int, name: str) -> None:
    """Say on one line of a terminal how far it is."""
    if total > 1 and sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{done}/{total} {name}" if name else "\r\x1b[K")


def show_value(value: Any, as_json: bool, plainly: Callable[[Any], str]) -> None:
    """Print a value, as JSON or in words."""
    say(json.dumps(value, ensure_ascii=False, indent=1) if as_json else plainly(value))


def say(text: str, *, error: bool = False) -> None:
    """Print a text, or say it beside what is printed."""
    print(text, file=sys.stderr if error else sys.stdout)
