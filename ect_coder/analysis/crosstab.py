"""Codes against any attribute of projects or documents: voices, documents and speakers before raw counts. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.mentions import Counted, counted
from ect_coder.corpus.library import collated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ect_coder.analysis.mentions import Mention
    from ect_coder.corpus.library import Document, Project


class Owner(StrEnum):
    """Whose attribute it is."""

    PROJECT = "project"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Attribute:
    """A field to count by; those that every project or document has are known by their English names."""

    owner: Owner
    name: str
    own: bool = False
    """Whether the study has given it its name."""


BUILT_IN = (
    Attribute(Owner.PROJECT, "name"),
    Attribute(Owner.PROJECT, "pivot_year"),
    Attribute(Owner.DOCUMENT, "kind"),
    Attribute(Owner.DOCUMENT, "role"),
    Attribute(Owner.DOCUMENT, "year"),
    Attribute(Owner.DOCUMENT, "status"),
)


@dataclass(frozen=True, slots=True)
class Crosstab:
    """Counts by code and value; `values` in the order of columns, an empty one last for what is not filled in."""

    values: Sequence[str]
    cells: Mapping[tuple[str, str], Counted]
    totals: Mapping[str, Counted]


def attributes(projects: Iterable[Project], documents: Iterable[Document]) -> list[Attribute]:
    """List what can be counted by: what all have, then the study's own, in the order of the alphabet."""
    found = [
        *((Owner.PROJECT, name) for name in {name for each in projects for name in each.attributes}),
        *((Owner.DOCUMENT, name) for name in {name for each in documents for name in each.attributes}),
    ]
    ordered = sorted(found, key=lambda pair: (pair[0] is Owner.DOCUMENT, collated(pair[1])))
    return [*BUILT_IN, *(Attribute(owner, name, own=True) for owner, name in ordered)]


def values_of(
    attribute: Attribute, projects: Mapping[int, Project], documents: Mapping[int, Document]
) -> Callable[[Mention], str]:
    """Give how a mention is sorted: by the value of its project or document, in words; empty without one."""
    if attribute.owner is Owner.PROJECT:
        of_project = {number: _of_project(attribute, each) for number, each in projects.items()}
        return lambda mention: of_project[mention.project]
    of_document = {number: _of_document(attribute, each) for number, each in documents.items()}
    return lambda mention: of_document[mention.document]


def crosstab(mentions: Iterable[Mention], value_of: Callable[[Mention], str]) -> Crosstab:
    """Count mentions by code and by value, and by value alone."""
    cells: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    totals: dict[str, list[Mention]] = defaultdict(list)
    for each in mentions:
        value = value_of(each)
        cells[each.code, value].append(each)
        totals[value].append(each)
    return Crosstab(
        sorted(totals, key=lambda value: (not value, collated(value))),
        {place: counted(said) for place, said in cells.items()},
        {value: counted(said) for value, said in totals.items()},
    )


def _of_project(attribute: Attribute, project: Project) -> str:
    if attribute.own:
        return project.attributes.get(attribute.name, "")
    return project.name if attribute.name == "name" else (project.pivot or "")[:4]


def _of_document(attribute: Attribute, document: Document) -> str:
    if attribute.own:
        return document.attributes.get(attribute.name, "")
    values = {
        "kind": labels.kind(document.kind),
        "role": labels.role(document.role) if document.role is not None else "",
        "year": (document.date or "")[:4],
        "status": labels.status(document.status),
    }
    return values[attribute.name]
