"""Verbatims to show of a cell, out of all: those that carry its estimate, then others, for and against, by voice.

Pure. Of passages that nobody has chosen, one that speaks on a side not heard yet comes first, then one of a voice not
heard yet, then what is said in so many words and with a strong intensity, then the order of the texts.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ect_coder.analysis.evidence import moments_of
from ect_coder.values import Polarity, Quotability, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.analysis.whole import Whole
    from ect_coder.coding.excerpts import Coding
    from ect_coder.values import Moment

MOST = 3
"""How many verbatims are shown of a cell."""
_Cell = tuple[str, str, "Moment"]
_Passage = tuple[int, int, int]


class Choice:
    """The verbatims of a study, by project, pillar and moment. Words that may not be quoted are never chosen."""

    def __init__(self, whole: Whole) -> None:
        self._voices = {each.id: each.group or each.id for each in whole.documents}
        self._carrying = {coding for each in whole.estimates if each.current for coding in each.evidence}
        self._cells: dict[_Cell, dict[_Passage, Coding]] = defaultdict(dict)
        quotability = whole.quoting.quotability
        for coding in whole.codings:
            quotable = quotability.get(coding.document, Quotability.QUOTABLE) is Quotability.QUOTABLE
            if quotable and whole.counts(coding):
                self._place(coding)

    def of(self, project: str, pillar: str, moment: Moment, most: int = MOST) -> list[Coding]:
        """Choose verbatims of a project's pillar at a moment."""
        pool = list(self._cells[project, pillar, moment].values())
        picked: list[Coding] = []
        while pool and len(picked) < most:
            best = min(pool, key=lambda each: self._rank(each, picked))
            pool.remove(best)
            picked.append(best)
        return picked

    def _place(self, coding: Coding) -> None:
        """Put a coding into its cells; a passage that several variables code stands there once."""
        if coding.project is None or coding.pillar is None:
            return
        passage = (coding.document, coding.start, coding.end)
        for moment in moments_of(coding.moment):
            cell = self._cells[coding.project, coding.pillar, moment]
            if passage not in cell or coding.id in self._carrying:
                cell[passage] = coding

    def _rank(self, coding: Coding, picked: Sequence[Coding]) -> tuple[int, ...]:
        return (
            coding.id not in self._carrying,
            _denies(coding) in map(_denies, picked),
            self._voices[coding.document] in {self._voices[each.document] for each in picked},
            coding.reading is Reading.INTERPRETED,
            -(coding.intensity or 0),
            coding.document,
            coding.start,
        )


def _denies(coding: Coding) -> bool:
    return coding.polarity is Polarity.ABSENT
