"""What is known of projects and documents, as variables of cases and sources."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pyrefiqda.models import project as models

from ect_coder.analysis import labels
from ect_coder.corpus.attributes import Owner
from ect_coder.exchange.refi.guids import derived
from ect_coder.exchange.refi.own_notes import legal
from ect_coder.values import Sort
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ect_coder.analysis.parcel import Document, Parcel

_DECIMAL = re.compile(r"[+-]?\d+(\.\d+)?")
_Told = dict[str, dict[str, str]]
"""Values by the GUID of their owner and by name."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A field with the type that all its values fit."""

    guid: str
    owner: Owner
    name: str
    type: str


class Variables:
    """The variables of a parcel, and their values for each case and source."""

    def __init__(self, brought: Parcel) -> None:
        sorts = {(each.owner, each.name): each.sort for each in brought.attributes}
        self._told: dict[Owner, _Told] = {
            Owner.PROJECT: {each.guid: {**each.attributes, **_pivot(each.pivot)} for each in brought.projects},
            Owner.DOCUMENT: {each.guid: {**each.attributes, **_described(each)} for each in brought.documents},
        }
        projects = {each.name: each.guid for each in brought.projects}
        self._about = {each.guid: projects[each.projects[0]] for each in brought.documents if len(each.projects) == 1}
        self.found = {
            (owner, name): Variable(
                derived("variable", owner, name), owner, name, _type(sorts.get((owner, name)), all_)
            )
            for owner, told in self._told.items()
            for name, all_ in _by_name(told).items()
        }

    def models(self) -> list[Any]:
        """Make the variables; their description says of what they are."""
        of = {Owner.PROJECT: _("Attribute of projects"), Owner.DOCUMENT: _("Attribute of documents")}
        return [
            models.VariableType(
                guid=each.guid,
                name=legal(each.name),
                type_of_variable=models.TypeOfVariableType(each.type),
                description=of[each.owner],
            )
            for each in self.found.values()
        ]

    def of_case(self, guid: str) -> list[Any]:
        """Make the values of a project."""
        return list(self._values(Owner.PROJECT, guid))

    def of_source(self, guid: str) -> list[Any]:
        """Make the values of a document, and those of its project where it is about one: NVivo looks for them there."""
        of_project = self._values(Owner.PROJECT, self._about[guid]) if guid in self._about else ()
        return [*self._values(Owner.DOCUMENT, guid), *of_project]

    def _values(self, owner: Owner, guid: str) -> Iterator[Any]:
        for name, value in self._told[owner].get(guid, {}).items():
            variable = self.found[owner, name]
            reference = models.VariableRefType(target_guid=variable.guid)
            yield models.VariableValueType(variable_ref=reference, **_typed(variable.type, value))


def _typed(kind: str, value: str) -> dict[str, Any]:
    if kind == "Float":
        return {"float_value": Decimal(value)}
    if kind == "Boolean":
        return {"boolean_value": value == "yes"}
    return {"text_value": legal(value)}


def _pivot(pivot: str | None) -> dict[str, str]:
    return {_("Pivot"): pivot} if pivot else {}


def _described(document: Document) -> dict[str, str]:
    told = {
        _("Code"): document.code,
        _("Kind"): labels.kind(document.kind),
        _("Date"): document.date or "",
        _("Role"): labels.role(document.role) if document.role else "",
        _("Status"): labels.status(document.status),
        _("Voice"): document.group or "",
    }
    return {name: value for name, value in told.items() if value}


def _by_name(told: _Told) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for named in told.values():
        for name, value in named.items():
            found[name].append(value)
    return found


def _type(sort: Sort | None, values: list[str]) -> str:
    """Give the type of a variable: a number and a yes or no only where each value is one."""
    if sort is Sort.NUMBER and all(map(_DECIMAL.fullmatch, values)):
        return "Float"
    if sort is Sort.YES_NO and all(each in ("yes", "no") for each in values):
        return "Boolean"
    return "Text"
