"""A passage is where its own words are: where a program's positions say other words, the quote says where to look."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ect_coder.corpus.canonical import canonical


@dataclass(slots=True)
class Placing:
    """Places passages in one text; counts those found by their words, and those whose words are not there."""

    text: str
    moved: int = 0
    doubtful: int = 0

    def place(self, start: int, end: int, quote: str) -> tuple[int, int] | None:
        """Give the span of a passage in the text, the nearest with its words; None for an empty one."""
        start, end = max(0, min(start, len(self.text))), max(0, min(end, len(self.text)))
        said = canonical(quote).split()
        if not said or self.text[start:end].split() == said:
            return (start, end) if start < end else None
        found = [each.span() for each in re.finditer(r"\s+".join(map(re.escape, said)), self.text)]
        if found:
            self.moved += 1
            return min(found, key=lambda span: abs(span[0] - start))
        self.doubtful += 1
        return (start, end) if start < end else None
