"""What a table stands on, in the sentence that opens each of them.

« 24 entretiens, 148 passages, 181 codages, 9 voix »
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ect_coder.values import Kind
from ect_coder.wording import ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ect_coder.analysis.mentions import Mention


def basis(mentions: Iterable[Mention], kinds: Mapping[int, Kind]) -> str:
    """Count the documents that speak by kind, then passages, codings and voices; `kinds` is of each document."""
    mentions = list(mentions)
    held = Counter(kinds[document] for document in {each.document for each in mentions})
    passages = len({(each.document, each.start, each.end) for each in mentions})
    return said(held, passages, len(mentions), len({each.voice for each in mentions}))


def said(held: Mapping[Kind, int], passages: int, codings: int, voices: int) -> str:
    """Say counts that were taken elsewhere; `held` is how many documents of each kind speak."""
    return ", ".join(
        (
            *(_documents(kind, held[kind]) for kind in Kind if held.get(kind)),
            ngettext("{n} passage", "{n} passages", passages),
            ngettext("{n} coding", "{n} codings", codings),
            ngettext("{n} voice", "{n} voices", voices),
        )
    )


def _documents(kind: Kind, count: int) -> str:
    words = {
        Kind.INTERVIEW: lambda: ngettext("{n} interview", "{n} interviews", count),
        Kind.PRESS: lambda: ngettext("{n} press article", "{n} press articles", count),
        Kind.REPORT: lambda: ngettext("{n} report", "{n} reports", count),
        Kind.NOTE: lambda: ngettext("{n} field note", "{n} field notes", count),
        Kind.OTHER: lambda: ngettext("{n} other document", "{n} other documents", count),
    }
    return words[kind]()
