"""The one rule of what may be quoted: the words of a document leave the study only as its quotability says.

Of a document that is withheld, or to be paraphrased, an output gives a notice and the reference instead of the words;
where a memo or a reason quotes such a document at length (`coding.borrowed`), the notice stands for the quote. What a
researcher sees within the study, in the window or in the terminal, is all there.

The names that a person decided to replace (`names.renaming`) are replaced by the same rule, in all that leaves.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ect_coder import wording
from ect_coder.codebook.grid import Card
from ect_coder.coding.borrowed import Borrowed
from ect_coder.names.renaming import Renaming
from ect_coder.values import Quotability
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ect_coder.analysis.estimates import Estimate
    from ect_coder.codebook.grid import Code, Grid
    from ect_coder.coding.excerpts import Coding
    from ect_coder.coding.memos import Memo


def notice(quotability: Quotability) -> str:
    """Give what stands instead of words that do not leave; nothing for those that do."""
    return {
        Quotability.QUOTABLE: "",
        Quotability.PARAPHRASE: _("[to be paraphrased]"),
        Quotability.WITHHELD: _("[not quotable]"),
    }[quotability]


@dataclass(frozen=True)
class Quoting:
    """What leaves of the documents of a study: `kept_back` are the texts of those whose words stay, by number."""

    quotability: Mapping[int, Quotability] = field(default_factory=dict)
    kept_back: Mapping[int, str] = field(default_factory=dict)
    renaming: Renaming = field(default_factory=Renaming)

    @property
    def real(self) -> Quoting:
        """The same rule with names as they are, for what is renamed as a whole later: never twice."""
        return replace(self, renaming=Renaming())

    def words(self, document: int | None, words: str) -> str:
        """Give a passage's words, or what stands for them."""
        return self._notice(document) or self.renaming.text(words)

    def cited(self, document: int, words: str, reference: str) -> str:
        """Give a passage with its reference, « … » (E03, § 42), or what stands for it."""
        instead, reference = self._notice(document), self.renaming.text(reference)
        return f"{instead} ({reference})" if instead else wording.cited(self.renaming.text(words), reference)

    def written(self, text: str) -> str:
        """Give what a researcher wrote, without what it quotes of documents that may not be quoted."""
        return self.renaming.text(self._own(text))

    def coding(self, coding: Coding) -> Coding:
        """Give a coding as it may leave."""
        text = self._notice(coding.document) or coding.text
        return self.renaming.value(coding._replace(text=text, memo=self._own(coding.memo)))

    def memo(self, memo: Memo) -> Memo:
        """Give a memo as it may leave."""
        quote = memo.quote and (self._notice(memo.document) or memo.quote)
        return self.renaming.value(replace(memo, quote=quote, text=self._own(memo.text)))

    def estimate(self, estimate: Estimate) -> Estimate:
        """Give an estimate as it may leave."""
        return self.renaming.value(replace(estimate, why=self._own(estimate.why)))

    def grid(self, grid: Grid) -> Grid:
        """Give the codebook as it may leave: the examples of its cards may be quotes."""
        if self.kept_back:
            pillars = tuple(replace(each, variables=tuple(map(self._code, each.variables))) for each in grid.pillars)
            grid = replace(grid, pillars=pillars, transversal=tuple(map(self._code, grid.transversal)))
        return self.renaming.value(grid)

    def _code(self, code: Code) -> Code:
        cards = {
            tongue: Card(**{each.name: self._own(getattr(card, each.name)) for each in fields(Card)})
            for tongue, card in code.cards.items()
        }
        return replace(code, cards=cards)

    def told(self, documents: Iterable[int | None]) -> str:
        """Say how many passages were kept back, and why, from the documents that they are of; empty without any."""
        counted = Counter(self.quotability.get(each, Quotability.QUOTABLE) for each in documents if each is not None)
        withheld, paraphrased = counted[Quotability.WITHHELD], counted[Quotability.PARAPHRASE]
        said = [
            ngettext(
                "The words of {n} passage are kept back: its document is not quotable.",
                "The words of {n} passages are kept back: their documents are not quotable.",
                withheld,
            )
            if withheld
            else "",
            ngettext(
                "The words of {n} passage are kept back: its document is to be paraphrased.",
                "The words of {n} passages are kept back: their documents are to be paraphrased.",
                paraphrased,
            )
            if paraphrased
            else "",
        ]
        return " ".join(filter(None, said))

    def _own(self, text: str) -> str:
        """Give a text without what it quotes of documents that may not be quoted."""
        for quotability, borrowed in self._borrowed.items() if text else ():
            text = borrowed.without(text, notice(quotability))
        return text

    def _notice(self, document: int | None) -> str:
        return notice(self.quotability.get(document, Quotability.QUOTABLE)) if document is not None else ""

    @cached_property
    def _borrowed(self) -> dict[Quotability, Borrowed]:
        found: dict[Quotability, list[str]] = {}
        for document, text in self.kept_back.items():
            found.setdefault(self.quotability[document], []).append(text)
        return {quotability: Borrowed(texts) for quotability, texts in found.items()}
