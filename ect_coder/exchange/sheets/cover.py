"""« Read me »: what the workbook is, on what it stands, and how to cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder import __version__
from ect_coder.analysis import basis, labels
from ect_coder.exchange.sheets.shape import Column, Type
from ect_coder.wording import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ect_coder.analysis.whole import Whole

Line = tuple[str, str]


def front() -> list[Column]:
    """Give the columns of « Read me »."""
    return [Column("item", _("Item"), width=32), Column("words", _("What it says"), Type.LONG, 96)]


def read_me(whole: Whole, cut: Sequence[str]) -> list[Line]:
    """Say what the workbook is: (name, text) lines; `cut` lists the texts that were too long for a cell."""
    return [*_study(whole), *settings(whole), *_meaning(), *_citing(whole), *_left_out(whole), *_cut(cut)]


def settings(whole: Whole) -> Iterator[Line]:
    """Say what a table stands on: filters, coder, thresholds."""
    agreed = whole.conventions
    yield _("Filters"), _("none: every coding of the study")
    yield _("Coder whose codings count"), labels.reference(agreed)
    yield _("Threshold t (voices)"), str(agreed.threshold)
    yield _("Breadth m (variables per pillar)"), str(agreed.breadth)
    yield _("Cut k (estimates)"), str(agreed.cut)


def _study(whole: Whole) -> Iterator[Line]:
    held = (
        ngettext("{n} project", "{n} projects", len(whole.projects)),
        ngettext("{n} document", "{n} documents", len(whole.documents)),
        ngettext("{n} coding", "{n} codings", len(whole.codings)),
    )
    yield _("Study"), whole.conventions.title
    yield _("Made on"), labels.date(whole.made)
    yield _("Program"), f"ECT Coder {__version__}"
    yield _("Study format"), str(whole.schema)
    yield _("Codebook"), _codebook(whole)
    yield _("Basis"), basis.of_whole(whole)
    yield _("The whole study"), ", ".join(held)
    yield _("Documents by kind"), ", ".join(_kinds(whole))


def _kinds(whole: Whole) -> Iterator[str]:
    for kind in sorted({each.kind for each in whole.documents}):
        count = sum(each.kind is kind for each in whole.documents)
        yield f"{labels.kind(kind)} ({number(count)})"


def _meaning() -> Iterator[Line]:
    yield (
        _("Voices"),
        _("A voice is a document, or a group of documents that are not independent. Voices are counted, not codings."),
    )
    yield (
        _("Not mentioned, undocumented, NR"),
        _("Silence is not absence: these are never 0, and never counted as emerged with the support."),
    )
    yield (
        _("Computed and retained"),
        _("Computed answers are suggestions; retained ones come from a person's estimates."),
    )


def _citing(whole: Whole) -> Iterator[Line]:
    words = _("{title}, workbook of {date}, made with ECT Coder {version}, codebook {codebook}.")
    yield (
        _("How to cite"),
        words.format(
            title=whole.conventions.title,
            date=labels.date(whole.made),
            version=__version__,
            codebook=_codebook(whole),
        ),
    )
    yield (
        _("How to cite a passage"),
        _("By the column “Reference”: “E03, § 42” is paragraph 42 of document E03, empty lines not counted."),
    )


def _left_out(whole: Whole) -> Iterator[Line]:
    told = whole.quoting.told(each.document for each in whole.codings)
    yield _("Quotations"), told or _("none kept back")
    if whole.left_out:
        yield _("Audience"), " ".join(whole.left_out)


def _cut(places: Sequence[str]) -> Iterator[Line]:
    if not places:
        yield _("Cut texts"), _("none")
        return
    yield (
        _("Cut texts"),
        ngettext(
            "{n} text was longer than a cell can hold; it ends with […]:",
            "{n} texts were longer than a cell can hold; they end with […]:",
            len(places),
        ),
    )
    yield from (("", place) for place in places)


def _codebook(whole: Whole) -> str:
    return f"{whole.grid.name} {whole.grid.version}"
