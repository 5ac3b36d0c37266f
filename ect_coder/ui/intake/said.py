"""What the table says of a text that was found, column by column."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.corpus.intake import repeated
from ect_coder.corpus.shapes import ReadAs
from ect_coder.corpus.speaking import Speaks
from ect_coder.wording import N_, _, ngettext, number, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.corpus.intake import Proposal
    from ect_coder.corpus.speakers import Speaker


class Column(IntEnum):
    """The columns, from the left."""

    NAME = 0
    FORMAT = 1
    KIND = 2
    PROJECT = 3
    DATE = 4
    SPEAKERS = 5
    WORDS = 6
    REMARKS = 7


_SHAPES = {
    ReadAs.FOUND: N_("as found"),
    ReadAs.LABEL: N_("a name before what is said"),
    ReadAs.HEADER: N_("a line with the name above"),
    ReadAs.TABLE: N_("a row of a table"),
    ReadAs.STYLE: N_("questions in bold or italics"),
    ReadAs.NOBODY: N_("nobody speaks"),
}


def shape(read_as: ReadAs) -> str:
    """Name a way to read who speaks."""
    return _(_SHAPES[read_as])


def heads() -> list[str]:
    """Name the columns."""
    return [_("Name"), _("Format"), _("Kind"), _("Project"), _("Date"), _("Speakers"), _("Words"), _("To look at")]


def shown(each: Proposal, column: Column) -> str:
    """Give what stands in a cell."""
    return _SHOWN[column](each)


def written(each: Proposal, column: Column) -> str:
    """Give what one types over in a cell."""
    values = {Column.NAME: each.name, Column.KIND: each.kind.value, Column.DATE: each.date or ""}
    return values[column] if column in values else _projects(each)


def tip(each: Proposal, column: Column) -> str:
    """Give what a cell tells to who points at it."""
    if column is Column.NAME:
        return f"{each.name}\n{each.path}"
    if column is Column.SPEAKERS:
        return "\n".join(_counted(speaker) for speaker in each.speakers)
    return "\n".join(remarks(each)) if column is Column.REMARKS else shown(each, column)


def remarks(each: Proposal) -> list[str]:
    """Say what a person should look at before a text comes in."""
    found = [repeated(each.repeats)] if each.repeats else []
    found += [each.passed] if each.passed else []
    found += [_("one voice with {name}?").format(name=quoted(each.alike.name))] if each.alike else []
    found += [_("who asks: {names}?").format(names=", ".join(each.unsure))] if each.unsure else []
    return [*found, *each.warnings]


def _format(each: Proposal) -> str:
    return each.entry.source.format or each.path.suffix.lstrip(".").lower()


def _projects(each: Proposal) -> str:
    return "; ".join(each.projects)


def _date(each: Proposal) -> str:
    return labels.date(each.date) if each.date else ""


def _counted(speaker: Speaker) -> str:
    turns = ngettext("{n} turn", "{n} turns", speaker.turns)
    words = ngettext("{n} word", "{n} words", speaker.words)
    return f"{speaker.name} – {turns}, {words}"


def _speakers(each: Proposal) -> str:
    return ", ".join(_speaker(each, name) for name, does in each.speaking.items() if does is not Speaks.NOBODY)


def _speaker(each: Proposal, name: str) -> str:
    """Name a speaker, with a « ? » as long as no one knows whether they ask."""
    asks = _("{name} (asks)").format(name=name) if each.speaking[name] is Speaks.ASKS else name
    return f"{asks}\u00a0?" if name in each.unsure else asks


_SHOWN: dict[Column, Callable[[Proposal], str]] = {
    Column.NAME: lambda each: each.name,
    Column.FORMAT: _format,
    Column.KIND: lambda each: labels.kind(each.kind),
    Column.PROJECT: _projects,
    Column.DATE: _date,
    Column.SPEAKERS: _speakers,
    Column.WORDS: lambda each: number(each.words),
    Column.REMARKS: lambda each: " · ".join(remarks(each)),
}
