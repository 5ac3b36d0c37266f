"""Codes against any attribute of projects or documents: voices, documents and speakers before raw counts. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.mentions import Counted, counted
from ect_coder.corpus import written
from ect_coder.corpus.attributes import Owner
from ect_coder.corpus.canonical import collated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ect_coder.analysis.mentions import Mention
    from ect_coder.corpus.attributes import Attribute
    from ect_coder.corpus.library import Document, Project


@dataclass(frozen=True, slots=True)
class Axis:
    """A field to count by; those that every project or document has are known by their English names."""

    owner: Owner
    name: str
    own: bool = False
    """Whether the study has given it its name."""
    several: bool = False
    """Whether one project or document may have several values: it then counts at each."""


BUILT_IN = (
    Axis(Owner.PROJECT, "name"),
    Axis(Owner.PROJECT, "pivot_year"),
    Axis(Owner.DOCUMENT, "kind"),
    Axis(Owner.DOCUMENT, "role"),
    Axis(Owner.DOCUMENT, "year"),
    Axis(Owner.DOCUMENT, "status"),
)


@dataclass(frozen=True, slots=True)
class Crosstab:
    """Counts by code and value; `values` in the order of columns, an empty one last for what is not filled in."""

    values: Sequence[str]
    cells: Mapping[tuple[str, str], Counted]
    totals: Mapping[str, Counted]


def axes(projects: Iterable[Project], documents: Iterable[Document], defined: Iterable[Attribute] = ()) -> list[Axis]:
    """List what can be counted by: what all have, then the study's own, in the order of the alphabet."""
    several = {(each.owner, each.name) for each in defined if each.several}
    found = [
        *((Owner.PROJECT, name) for name in {name for each in projects for name in each.attributes}),
        *((Owner.DOCUMENT, name) for name in {name for each in documents for name in each.attributes}),
    ]
    ordered = sorted(found, key=lambda pair: (pair[0] is Owner.DOCUMENT, collated(pair[1])))
    return [*BUILT_IN, *(Axis(owner, name, own=True, several=(owner, name) in several) for owner, name in ordered)]


def values_of(
    axis: Axis, projects: Mapping[int, Project], documents: Mapping[int, Document]
) -> Callable[[Mention], Sequence[str]]:
    """Give how a mention is sorted: by the values of its project or document, in words; one empty without any."""
    if axis.owner is Owner.PROJECT:
        of_project = {number: _parted(axis, _of_project(axis, each)) for number, each in projects.items()}
        return lambda mention: of_project[mention.project]
    of_document = {number: _parted(axis, _of_document(axis, each)) for number, each in documents.items()}
    return lambda mention: of_document[mention.document]


def crosstab(mentions: Iterable[Mention], values: Callable[[Mention], Sequence[str]]) -> Crosstab:
    """Count mentions by code and by value, and by value alone; one that has several values counts at each."""
    cells: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    totals: dict[str, list[Mention]] = defaultdict(list)
    for each in mentions:
        for value in values(each):
            cells[each.code, value].append(each)
            totals[value].append(each)
    return Crosstab(
        sorted(totals, key=lambda value: (not value, collated(value))),
        {place: counted(said) for place, said in cells.items()},
        {value: counted(said) for value, said in totals.items()},
    )


def _parted(axis: Axis, value: str) -> list[str]:
    return (written.parted(value) if axis.several else [value]) or [""]


def _of_project(axis: Axis, project: Project) -> str:
    if axis.own:
        return project.attributes.get(axis.name, "")
    return project.name if axis.name == "name" else (project.pivot or "")[:4]


def _of_document(axis: Axis, document: Document) -> str:
    if axis.own:
        return document.attributes.get(axis.name, "")
    values = {
        "kind": labels.kind(document.kind),
        "role": labels.role(document.role) if document.role is not None else "",
        "year": (document.date or "")[:4],
        "status": labels.status(document.status),
    }
    return values[axis.name]
