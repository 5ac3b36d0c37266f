"""Which projects are in sight: those of some words, and of some values of attributes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ect_coder.corpus import written
from ect_coder.folding import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.corpus.library import Project


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is asked of a project: each word in its name or attributes, and a chosen value of each attribute named."""

    words: str = ""
    values: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def lets(self, project: Project) -> bool:
        """Say whether a project is to be seen."""
        told = folded(" ".join((project.name, *project.attributes.values())))
        return all(word in told for word in folded(self.words).split()) and all(
            chosen.intersection(_values(project, name)) for name, chosen in self.values.items() if chosen
        )

    def turned(self, name: str, value: str) -> Narrowing:
        """Choose a value of an attribute, or choose it no longer."""
        chosen = self.values.get(name, frozenset()) ^ {value}
        return Narrowing(self.words, {**self.values, name: chosen})

    @property
    def chosen(self) -> int:
        """How many values of attributes are chosen."""
        return sum(map(len, self.values.values()))


def offered(projects: Sequence[Project]) -> dict[str, list[str]]:
    """Give the values that the projects have of each attribute; empty where one has none."""
    names = dict.fromkeys(name for project in projects for name in project.attributes)
    return {name: sorted({value for project in projects for value in _values(project, name)}) for name in names}


def _values(project: Project, name: str) -> list[str]:
    return project.attributes.get(name, "").split(written.SEVERAL)
