"""What a table stands on, in the sentence that opens each: « 24 entretiens, 148 passages, 181 codages, 9 voix »."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ect_coder.values import Kind
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ect_coder.analysis.mentions import Mention
    from ect_coder.analysis.whole import Whole
    from ect_coder.coding.excerpts import Coding
    from ect_coder.corpus.library import Document


def of_whole(whole: Whole) -> str:
    """Count the documents that the codings that count are of, by kind, their passages, the codings and the voices."""
    return of_codings(filter(whole.counts, whole.codings), whole.documents)


def of_codings(codings: Iterable[Coding], documents: Iterable[Document]) -> str:
    """Count some codings, and the documents among these that they are of."""
    codings = list(codings)
    coded = {each.document for each in codings}
    held = [each for each in documents if each.id in coded]
    passages = {(each.document, each.start, each.end) for each in codings}
    voices = {each.group or each.id for each in held}
    return said(Counter(each.kind for each in held), len(passages), len(codings), len(voices))


def of_mentions(mentions: Iterable[Mention], kinds: Mapping[int, Kind]) -> str:
    """Count the documents that speak by kind, then passages, codings and voices; `kinds` is of each document."""
    mentions = list(mentions)
    held = Counter(kinds[document] for document in {each.document for each in mentions})
    passages = len({(each.document, each.start, each.end) for each in mentions})
    return said(held, passages, len(mentions), len({each.voice for each in mentions}))


def said(held: Mapping[Kind, int], passages: int, codings: int, voices: int) -> str:
    """Say counts that were taken elsewhere; `held` is how many documents of each kind speak."""
    if not codings:
        return _("no coding")
    parts = (
        ngettext("{n} passage", "{n} passages", passages),
        ngettext("{n} coding", "{n} codings", codings),
        ngettext("{n} voice", "{n} voices", voices),
    )
    return ", ".join((_kinds(held), *parts))


def kinds(documents: Iterable[Document]) -> str:
    """Count documents by kind: « 8 entretiens, 6 articles de presse »."""
    return _kinds(Counter(each.kind for each in documents))


def _kinds(held: Mapping[Kind, int]) -> str:
    return ", ".join(_of_kind(kind, held[kind]) for kind in Kind if held.get(kind))


def _of_kind(kind: Kind, count: int) -> str:
    words = {
        Kind.INTERVIEW: lambda: ngettext("{n} interview", "{n} interviews", count),
        Kind.PRESS: lambda: ngettext("{n} press article", "{n} press articles", count),
        Kind.REPORT: lambda: ngettext("{n} report", "{n} reports", count),
        Kind.NOTE: lambda: ngettext("{n} field note", "{n} field notes", count),
        Kind.OTHER: lambda: ngettext("{n} other document", "{n} other documents", count),
    }
    return words[kind]()
