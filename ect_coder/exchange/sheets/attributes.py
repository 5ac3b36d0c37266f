"""Attributes as columns of a sheet: each with what it holds, numbers as numbers and dates as dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.corpus.attributes import Owner
from ect_coder.exchange import attribute_cells
from ect_coder.exchange.sheets.shape import Cell, Column, Type
from ect_coder.values import Sort
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ect_coder.analysis.whole import Whole
    from ect_coder.corpus.attributes import Attribute

_OF_SORT = {Sort.NUMBER: Type.NUMBER, Sort.DATE: Type.DATE}
"""What the columns of attributes hold; what does not fit stays text."""


def of_projects(whole: Whole) -> list[Attribute]:
    """List the attributes that some project has: defined ones first, in their order."""
    return attribute_cells.of_rows((each.attributes for each in whole.projects), whole.of(Owner.PROJECT))


def of_documents(whole: Whole) -> list[Attribute]:
    """List those that some document has."""
    return attribute_cells.of_rows((each.attributes for each in whole.documents), whole.of(Owner.DOCUMENT))


def columns(described: Sequence[Attribute], owner: Owner, width: float) -> list[Column]:
    """Give a column for each attribute, its choices among what explains it."""
    rule = _("attribute of the project") if owner is Owner.PROJECT else _("attribute of the document")
    return [_column(each, width, rule) for each in described]


def values(described: Sequence[Attribute], held: Mapping[str, str]) -> Iterator[Cell]:
    """Give what a project or document holds in these columns."""
    return (attribute_cells.cell(each.sort, held.get(each.name), several=each.several) for each in described)


def _column(attribute: Attribute, width: float, rule: str) -> Column:
    kind = Type.TEXT if attribute.several else _OF_SORT.get(attribute.sort, Type.TEXT)
    return Column(f"attribute:{attribute.name}", attribute.name, kind, width, ", ".join(attribute.choices), rule)
