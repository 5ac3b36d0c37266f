"""On what a table stands, in one line: « 24 entretiens, 148 passages, 181 codages, 9 voix »."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ect_coder.values import Kind
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ect_coder.analysis.whole import Whole
    from ect_coder.coding.excerpts import Coding
    from ect_coder.corpus.library import Document


def basis(whole: Whole) -> str:
    """Count the documents that codings are of, by kind, their passages, the codings and the voices."""
    return of(whole.codings, whole.documents)


def of(codings: Iterable[Coding], documents: Iterable[Document]) -> str:
    """Count some codings, and the documents among these that they are of, as `basis` does."""
    codings = list(codings)
    coded = {each.document for each in codings}
    held = [each for each in documents if each.id in coded]
    passages = {(each.document, each.start, each.end) for each in codings}
    voices = {each.group or each.id for each in held}
    said = [
        kinds(held),
        ngettext("{n} passage", "{n} passages", len(passages)),
        ngettext("{n} coding", "{n} codings", len(codings)),
        ngettext("{n} voice", "{n} voices", len(voices)),
    ]
    return ", ".join(filter(None, said)) if codings else _("no coding")


def kinds(documents: Iterable[Document]) -> str:
    """Count documents by kind: « 8 entretiens, 6 articles de presse »."""
    counted = Counter(each.kind for each in documents)
    return ", ".join(_of_kind(kind, counted[kind]) for kind in Kind if counted[kind])


def _of_kind(kind: Kind, count: int) -> str:
    words = {
        Kind.INTERVIEW: lambda: ngettext("{n} interview", "{n} interviews", count),
        Kind.PRESS: lambda: ngettext("{n} press article", "{n} press articles", count),
        Kind.REPORT: lambda: ngettext("{n} report", "{n} reports", count),
        Kind.NOTE: lambda: ngettext("{n} field note", "{n} field notes", count),
        Kind.OTHER: lambda: ngettext("{n} other document", "{n} other documents", count),
    }
    return words[kind]()
