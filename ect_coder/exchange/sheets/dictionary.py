"""The dictionary: every column of every sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.exchange.sheets.cover import front
from ect_coder.exchange.sheets.shape import Cell, Column, Sheet, Type
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def dictionary(described: Sequence[Sheet]) -> Sheet:
    """Give one row per column of every sheet, its own and those of « Read me » included."""
    columns = [
        Column("sheet", _("Sheet"), width=24),
        Column("name", _("Name"), width=34),
        Column("label", _("Label"), width=44),
        Column("type", _("Type"), width=14),
        Column("values", _("Values"), Type.LONG, 50),
        Column("missing", _("Missing"), width=26),
        Column("rule", _("Rule"), Type.LONG, 60),
    ]
    types = {
        Type.TEXT: _("text"),
        Type.LONG: _("text"),
        Type.NUMBER: _("number"),
        Type.DATE: _("date"),
        Type.INSTANT: _("date"),
        Type.MARK: _("estimate"),
    }

    def rows() -> Iterator[Sequence[Cell]]:
        every = [(_("Read me"), front()), *((sheet.name, sheet.columns) for sheet in described)]
        for sheet, held in [*every, (_("Dictionary"), columns)]:
            for column in held:
                missing = _("empty; NR is “not established”") if column.type is Type.MARK else _("empty")
                yield sheet, column.name, column.header, types[column.type], column.values, missing, column.rule

    return Sheet(_("Dictionary"), columns, rows(), frozen=2)
