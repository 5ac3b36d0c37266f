"""Values out of file names, by a pattern such as {projet}_{code}_{date}: a table like any other that comes in."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from ect_coder.corpus.attributes import Attribute, Owner
from ect_coder.corpus.canonical import canonical, collated
from ect_coder.errors import BadPattern
from ect_coder.exchange.records_plan import Plan, planned
from ect_coder.exchange.tables import Table
from ect_coder.wording import _, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.exchange.record_columns import RecordColumn
    from ect_coder.exchange.records_plan import Target

_FIELD = re.compile(r"\{([^{}]*)\}")
_NAMES = {
    "projet": "projects",
    "project": "projects",
    "nom": "name",
    "type": "kind",
    "groupe": "group",
    "titre": "name",
}
"""What people call our columns, besides their own headers and keys."""


def read(pattern: str, columns: Sequence[RecordColumn], documents: Sequence[Any], *, make: bool) -> tuple[Plan, int]:
    """Plan what the names of the documents' files say; give how many names the pattern fits, too. Raise BadPattern.

    A field is one of our columns, by its words, or an attribute, which is new if there is none; {} is passed over.
    """
    names = fields(pattern)
    expression = compiled(pattern)
    found = [(each, expression.fullmatch(_bare(each.file_name))) for each in documents]
    fitting = [(each, match) for each, match in found if match is not None]
    mapping = {name: _target(name, columns) for name in names if name}
    projects = next(each.choices for each in columns if each.key == "projects")
    rows = []
    for _each, match in fitting:
        said = {name: match[f"f{rank}"] for rank, name in enumerate(names) if name}
        rows.append({n: _project(v, projects) if mapping[n] == "projects" else v for n, v in said.items()})
    table = Table(pattern, tuple(filter(None, names)), tuple(rows), tuple(range(1, len(rows) + 1)))
    whom = [each for each, _match in fitting]
    return planned(Owner.DOCUMENT, table, mapping, columns, documents, make=make, whom=whom), len(fitting)


def fields(pattern: str) -> list[str]:
    """List the fields of a pattern, in order; raise BadPattern where one stands twice, or none at all."""
    found = [canonical(each).strip() for each in _FIELD.findall(pattern)]
    named = [collated(each) for each in found if each]
    if not named:
        raise BadPattern(problem=_("it has no field such as {field}.").format(field="{date}"))
    twice = next((each for each in named if named.count(each) > 1), None)
    if twice is not None:
        raise BadPattern(problem=_("{field} stands in it twice.").format(field=quoted(twice)))
    if "}{" in pattern:
        raise BadPattern(problem=_("something must stand between two fields, such as “_” or “-”."))
    return found


def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern; each field takes as little as it can, but something."""
    parts = _FIELD.split(canonical(pattern).strip())
    made = [re.escape(part) if place % 2 == 0 else f"(?P<f{place // 2}>.+?)" for place, part in enumerate(parts)]
    return re.compile("".join(made), re.IGNORECASE | re.DOTALL)


def _bare(name: str) -> str:
    return canonical(PurePath(name).stem)


def _project(said: str, names: Sequence[str]) -> str:
    """Find the one project whose name holds what is said, with blanks for « _ » and « - »; else leave it as it is."""
    wanted = _plain(said)
    exact = [each for each in names if _plain(each) == wanted]
    found = exact or [each for each in names if wanted in _plain(each)]
    return found[0] if len(found) == 1 else said


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[-_]", " ", collated(name)).split())


def _target(name: str, columns: Sequence[RecordColumn]) -> Target:
    wanted = _NAMES.get(collated(name), name)
    ours = next((each for each in columns if collated(wanted) in (collated(each.key), collated(each.header))), None)
    if ours is None:
        return Attribute(Owner.DOCUMENT, name)
    return ours.key if ours.editable else None
