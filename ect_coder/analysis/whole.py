"""A whole study as values, with what it adds up to: all that an export needs, and nothing of the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ect_coder.analysis.quoting import Quoting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.analysis.conventions import Conventions
    from ect_coder.analysis.estimates import Estimate
    from ect_coder.analysis.inventory import Errand
    from ect_coder.analysis.matrix import Factor, Row
    from ect_coder.analysis.timeline import Timeline
    from ect_coder.codebook.grid import Grid
    from ect_coder.codebook.shelf import Version
    from ect_coder.coding.discussions import Discussion
    from ect_coder.coding.excerpts import Coding
    from ect_coder.corpus.attributes import Attribute, Owner
    from ect_coder.corpus.library import Document, Project


@dataclass(frozen=True, slots=True)
class Whole:
    """The study at one instant. `rows` are the matrix by pillar, then by variable; `references` cite each coding.

    `names` maps the project numbers of `rows` and `factors` to their names; `references` maps a coding's number to
    its citation, such as « E03, § 42 »; `quoting` says whose words may leave. `made` is the day (ISO 8601);
    `set_aside` are the numbers of the codings that are no part of the reconciled coding;
    `timelines` and `errands` are found by a project's name; `left_out` says in sentences what an audience is not given.
    """

    conventions: Conventions
    grid: Grid
    projects: Sequence[Project]
    documents: Sequence[Document]
    codings: Sequence[Coding]
    rows: Sequence[Row]
    factors: Sequence[Factor]
    estimates: Sequence[Estimate]
    names: Mapping[int, str]
    references: Mapping[int, str]
    schema: int
    quoting: Quoting = field(default_factory=Quoting)
    made: str = ""
    timelines: Mapping[str, Timeline] = field(default_factory=dict)
    errands: Mapping[str, Errand] = field(default_factory=dict)
    discussions: Sequence[Discussion] = ()
    versions: Sequence[Version] = ()
    left_out: Sequence[str] = ()
    attributes: Sequence[Attribute] = ()
    set_aside: frozenset[int] = frozenset()

    def counts(self, coding: Coding) -> bool:
        """Say whether answers count a coding."""
        if self.conventions.counts_reconciled:
            return coding.id not in self.set_aside
        return self.conventions.reference_coder in ("", coding.coder)

    def of(self, owner: Owner) -> list[Attribute]:
        """List the definitions of attributes of projects or of documents."""
        return [each for each in self.attributes if each.owner is owner]
