"""Short words that several documents use: a source cited, a cell in words, on what a document stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder import __version__
from ect_coder.analysis import basis, labels
from ect_coder.exchange.blocks import Line, Look
from ect_coder.wording import _, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ect_coder.analysis.evidence import VariableCell
    from ect_coder.analysis.matrix import PillarCell, Row
    from ect_coder.analysis.whole import Whole
    from ect_coder.coding.excerpts import Coding
    from ect_coder.corpus.library import Document

LONGEST = 1_200
"""Characters of a verbatim in a document to read; a longer one ends with […]."""


def source(document: Document) -> str:
    """Cite who says it, without a name: E03, porteur, 2024."""
    return f"{document.code}, {who(document)}"


def who(document: Document) -> str:
    """Say who speaks, and when: porteur, 2024."""
    speaks = labels.role(document.role) if document.role else labels.kind(document.kind)
    return ", ".join(filter(None, (speaks, (document.date or "")[:4])))


def verbatim(text: str, longest: int = LONGEST) -> str:
    """Quote a passage on one line, cut where it is very long; one that is a quotation already stays as it is."""
    words = " ".join(text.split())
    if words.startswith("«") and words.endswith("»") and len(words) <= longest:
        return words
    return quoted(words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " […]")


def coded_as(whole: Whole, coding: Coding, tongue: str) -> str:
    """Say what a passage was coded as: Confiance · absent."""
    label = whole.grid.code(coding.variable).label(tongue)
    return f"{label} · {labels.polarity(coding.polarity)}"


def headed(words: str) -> str:
    """Begin a header with a capital."""
    return words[:1].upper() + words[1:]


def evidence(cell: VariableCell | PillarCell) -> str:
    """Count what a cell stands on: 2 voix, 5 extraits."""
    voices = ngettext("{n} voice", "{n} voices", cell.voices)
    return ", ".join((voices, ngettext("{n} excerpt", "{n} excerpts", cell.codings)))


def cell(value: VariableCell | PillarCell) -> str:
    """Say a cell in lines: its state, on what it stands, its estimate."""
    lines = [labels.state(value.state)]
    if value.codings:
        lines.append(evidence(value))
    if value.estimate is not None:
        lines.append(labels.estimated(value.estimate, stale=value.stale))
    return "\n".join(lines)


def answer(row: Row) -> str:
    """Say an answer in lines: as computed, with what it lacks; as retained."""
    lines = [labels.answer_said(row.answer, insufficient=row.insufficient)]
    if row.provisional:
        lines.append(_("reading in progress"))
    if row.retained is not None:
        lines.append(_("retained: {answer}").format(answer=labels.answer(row.retained)))
    return "\n".join(lines)


def standing(whole: Whole) -> Iterator[Line]:
    """Open a document: its basis, its settings and versions, for whom it is and what it leaves out."""
    agreed = whole.conventions
    yield Line(basis.of_whole(whole), Look.NOTE)
    words = _(
        "{study} · {date} · codebook {codebook} · t = {t}, m = {m}, k = {k} · codings of {coder} · ECT Coder {version}"
    )
    yield Line(
        words.format(
            study=agreed.title,
            date=labels.date(whole.made),
            codebook=f"{whole.grid.name} {whole.grid.version}",
            t=agreed.threshold,
            m=agreed.breadth,
            k=agreed.cut,
            coder=labels.reference(agreed),
            version=__version__,
        ),
        Look.NOTE,
    )
    if whole.left_out:
        yield Line(" ".join(whole.left_out), Look.NOTE)


def foot(whole: Whole) -> str:
    """Say under each page what the document is of."""
    return f"{whole.conventions.title} · {labels.date(whole.made)}"
