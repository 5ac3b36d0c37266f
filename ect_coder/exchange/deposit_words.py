"""What a deposit says of itself: its read-me, and what is not in it. Lines of plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder import __version__
from ect_coder.analysis import basis, labels
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ect_coder.analysis.whole import Whole


def read_me(given: Whole, files: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Say what the folder is, what each file is, in which formats, how to cite it, and what is to be completed."""
    yield from _headed(_("{title}: deposit").format(title=given.conventions.title), "=")
    yield basis.of_whole(given)
    yield " ".join(given.left_out)
    yield from _headed(_("Files"))
    for place, says in files:
        yield f"{place}"
        yield f"    {says}"
    yield from _headed(_("Formats"))
    yield from _formats(given)
    yield from _headed(_("How to cite"))
    yield _cited(given)
    yield from _headed(_("To be completed by whoever deposits"))
    yield _("Authors and their institutions:")
    yield _("Licence:")
    yield _("Contact:")
    yield _("Identifier given by the archive (DOI):")


def _formats(given: Whole) -> Iterator[str]:
    words = _("Made on {date} with ECT Coder {version}; study format {schema}; codebook {codebook}.")
    yield words.format(
        date=labels.date(given.made), version=__version__, schema=given.schema, codebook=_codebook(given)
    )
    yield _("Tables (.csv): UTF-8, commas, one header row, names of columns as in the data dictionary, dates ISO 8601.")
    yield _("A text that a spreadsheet would take for a formula begins with an apostrophe.")
    yield _("Positions of passages: Unicode code points of the document’s text, from 0, start included, end excluded.")
    yield _("Projects and codebooks for other programs (.qdpx, .qdc): REFI-QDA 1.0. Codebook file (.toml): TOML 1.0.")
    yield _("Silence is not absence: “not mentioned”, “undocumented” and NR are never 0.")


def _cited(given: Whole) -> str:
    words = _("{title}, data deposit of {date}, made with ECT Coder {version}, codebook {codebook}.")
    return words.format(
        title=given.conventions.title, date=labels.date(given.made), version=__version__, codebook=_codebook(given)
    )


def never() -> list[str]:
    """Say what is in no deposit."""
    return [
        _("The study file (.ect) is not there: with its history and its copies it is the researchers’ own."),
        _("The files that the documents came from, and recordings, are not there: they hold real names and voices."),
        _("The key that says which names stand for whom is not there: without it, nobody finds them again."),
    ]


def withheld(given: Whole, sentences: Sequence[str]) -> Iterator[str]:
    """List what is not in the folder, and why."""
    yield from _headed(_("{title}: what is not in this folder, and why").format(title=given.conventions.title), "=")
    for each in dict.fromkeys(sentences):
        yield f"- {each}"


def _headed(words: str, line: str = "-") -> Iterator[str]:
    """Give a heading of plain text; an empty line parts it from what stands before."""
    if line == "-":
        yield ""
    yield words
    yield line * len(words)


def _codebook(given: Whole) -> str:
    return f"{given.grid.name} {given.grid.version}"
