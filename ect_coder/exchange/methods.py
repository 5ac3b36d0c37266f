"""The methods paragraph of a paper, in the language of the moment, with the true figures of the study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder import __version__
from ect_coder.analysis import basis, labels
from ect_coder.exchange import said
from ect_coder.exchange.blocks import Block, Heading, Line
from ect_coder.values import Status
from ect_coder.wording import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ect_coder.analysis.whole import Whole
    from ect_coder.coding.excerpts import Coding

_READ = (Status.CODED, Status.REVIEWED)


def blocks(whole: Whole) -> Iterator[Block]:
    """Give the paragraph as a document of its own."""
    yield Heading(_("Methods"), 0)
    yield from said.standing(whole)
    for paragraph in paragraphs(whole):
        yield Line(paragraph)


def paragraphs(whole: Whole) -> Iterator[str]:
    """Tell of the corpus, of the coding, and of the rule."""
    yield _corpus(whole)
    yield _coding(whole)
    yield _rule(whole)


def _corpus(whole: Whole) -> str:
    documents = whole.documents
    read = sum(each.status in _READ for each in documents)
    words = _(
        "The corpus holds {documents} on {projects}: {kinds}, {words} words in all. "
        "{read} of them ({share} %) had been read to their end on {date}."
    )
    return words.format(
        documents=ngettext("{n} document", "{n} documents", len(documents)),
        projects=ngettext("{n} project", "{n} projects", len(whole.projects)),
        kinds=basis.kinds(documents) or _("none"),
        words=number(sum(each.words for each in documents)),
        read=number(read),
        share=number(round(100 * read / len(documents)) if documents else 0),
        date=labels.date(whole.made),
    )


def _coding(whole: Whole) -> str:
    coders = {each.coder for each in whole.codings if each.coder}
    counted = whole.conventions.reference_coder
    words = _(
        "With ECT Coder {program}, {coders} made {codings} on {passages} of {voices}, by the codebook {codebook} "
        "({versions}), which has {variables} in {pillars} and {transversal}. "
        "Each coding says a variable, the moment of the facts told, and whether the passage shows it present, absent "
        "or mixed."
    )
    told = words.format(
        program=__version__,
        coders=ngettext("{n} coder", "{n} coders", len(coders)),
        codings=ngettext("{n} coding", "{n} codings", len(whole.codings)),
        passages=ngettext("{n} passage", "{n} passages", len({_passage(each) for each in whole.codings})),
        voices=ngettext("{n} voice", "{n} voices", _voices(whole)),
        codebook=f"{whole.grid.name} {whole.grid.version}",
        versions=ngettext("{n} version", "{n} versions", max(1, len(whole.versions))),
        variables=ngettext("{n} variable", "{n} variables", len(whole.grid.variables)),
        pillars=ngettext("{n} pillar", "{n} pillars", len(whole.grid.pillars)),
        transversal=ngettext("{n} transversal code", "{n} transversal codes", len(whole.grid.transversal)),
    )
    if not counted:
        return f"{told} {_reconciled(whole)}" if whole.conventions.counts_reconciled else told
    alone = _("Answers count the codings of {coder} alone.").format(coder=counted)
    return f"{told} {alone}"


def _reconciled(whole: Whole) -> str:
    return ngettext(
        "Disagreements of coders were talked over and settled: answers count the reconciled coding, which leaves out "
        "{n} coding that was set aside.",
        "Disagreements of coders were talked over and settled: answers count the reconciled coding, which leaves out "
        "{n} codings that were set aside.",
        len(whole.set_aside),
    )


def _rule(whole: Whole) -> str:
    agreed = whole.conventions
    words = _(
        "Voices are counted, not codings: a voice is a document, or a group of documents that are not independent. "
        "A variable is held to be present at a moment from t = {t}, a pillar from m = {m}, and an estimate means "
        "presence from k = {k}. Absence that is attested, silence and lack of documents are kept apart: none of the "
        "last two counts as emerged with the support. Answers are computed from the codings; {estimates} were decided "
        "by a person, and stand beside them."
    )
    current = sum(each.current for each in whole.estimates)
    return words.format(
        t=ngettext("{n} voice", "{n} voices", agreed.threshold),
        m=ngettext("{n} variable", "{n} variables", agreed.breadth),
        k=agreed.cut,
        estimates=ngettext("{n} estimate", "{n} estimates", current),
    )


def _passage(coding: Coding) -> tuple[int, int, int]:
    return coding.document, coding.start, coding.end


def _voices(whole: Whole) -> int:
    coded = {each.document for each in whole.codings}
    return len({each.group or each.id for each in whole.documents if each.id in coded})
