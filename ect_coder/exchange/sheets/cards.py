"""The codebook, a card in each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.exchange.sheets import words
from ect_coder.exchange.sheets.shape import Cell, Column, Sheet, Type
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ect_coder.analysis.whole import Whole


def codebook(whole: Whole) -> Sheet:
    """Give one row per code, with its card."""
    tongue = language()
    long = Type.LONG
    columns = [
        Column("id", _("Id"), width=28),
        Column("pillar", _("Pillar"), width=24),
        Column("label", _("Label"), width=34),
        Column("definition", _("Definition"), long, 50),
        Column("include", _("Include"), long, 44),
        Column("exclude", _("Exclude"), long, 44),
        Column("confuse", _("Not to be confused with"), long, 44),
        Column("emergence", _("Example at emergence"), long, 44),
        Column("support", _("Example at support"), long, 44),
        Column("example", _("Example"), long, 44),
        Column("counter_example", _("Counter-example"), long, 44),
        Column("documents", _("Documents a moment"), width=14, values=words.yes_or_no()),
        Column("source", _("Source"), long, 44),
        Column("hints", _("Lexical hints"), long, 40),
    ]

    def rows() -> Iterator[Sequence[Cell]]:
        for code in whole.grid.codes:
            card = code.card(tongue)
            pillar = whole.grid.pillar(code.pillar).label(tongue) if code.pillar else _("Transversal codes")
            yield (
                code.id, pillar, card.label, card.definition, card.include, card.exclude, card.confuse, card.emergence,
                card.support, card.example, card.counter_example, words.yes(code.documents), code.source,
                ", ".join(code.hints),
            )  # fmt: skip

    return Sheet(_("Codebook"), columns, rows(), frozen=1)
