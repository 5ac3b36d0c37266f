"""What figures are made from, and what they are: values in, values out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.values import Moment
from ect_coder.wording import language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.analysis.conventions import Conventions
    from ect_coder.analysis.evidence import Thresholds
    from ect_coder.analysis.gathering import Coverage, Scope
    from ect_coder.analysis.matrix import Row
    from ect_coder.codebook.grid import Grid
    from ect_coder.corpus.library import Document
    from ect_coder.exchange.figures.drawing import Drawing
    from ect_coder.exchange.sheets import Sheet

MOMENTS = (Moment.EMERGENCE, Moment.SUPPORT)


class Kind(StrEnum):
    """The figures that there are."""

    HEAT_MAP = "heat_map"
    TRAJECTORIES = "trajectories"
    SHARES = "shares"
    COVERAGE = "coverage"


@dataclass(frozen=True, slots=True)
class Subject:
    """A pillar or variable that a figure is about, with its pillar's colour (#RRGGBB)."""

    id: str
    label: str
    colour: str


@dataclass(frozen=True, slots=True)
class Material:
    """The study at one instant, at the level of pillars or of variables, as `by` says.

    `names` maps the numbers of projects to their names, in order; `made` is the day, ISO 8601. `pillar` is the key of
    the only one that is shown, empty for all.
    """

    title: str
    made: str
    rows: Sequence[Row]
    names: Mapping[int, str]
    grid: Grid
    conventions: Conventions
    thresholds: Thresholds
    scope: Scope
    by: str = "pillar"
    documents: Sequence[Document] = ()
    coverage: Sequence[Coverage] = ()
    pillar: str = ""

    def groups(self) -> list[tuple[str, list[Subject]]]:
        """Give what stands together: all pillars, or the variables of each pillar under its label."""
        tongue = language()
        pillars = [each for each in self.grid.pillars if self.pillar in ("", each.id)]
        if self.by == "pillar":
            return [("", [Subject(each.id, each.label(tongue), each.colour) for each in pillars])]
        return [
            (pillar.label(tongue), [Subject(each.id, each.label(tongue), pillar.colour) for each in pillar.variables])
            for pillar in pillars
            if pillar.variables
        ]

    def subjects(self) -> list[Subject]:
        """Give all pillars or variables that are shown, in order."""
        return [subject for _label, subjects in self.groups() for subject in subjects]

    def rows_of(self, subject: Subject) -> list[Row]:
        """Give the answers of all projects on a pillar or variable."""
        return [row for row in self.rows if row.id == subject.id]

    def moment(self, moment: Moment) -> str:
        """Name a moment in the study's own words."""
        return labels.moment(moment, self.conventions.own_labels())


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn of a figure: `room` (width, height), its data, in words what it shows, and how to read it.

    `filtered` says whether the scope of the material bears on it.
    """

    title: str
    drawing: Drawing
    room: tuple[float, float]
    sheet: Sheet
    said: Sequence[str]
    notes: Sequence[str] = field(default_factory=tuple)
    filtered: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it leaves: SVG text of `width` × `height`, with its title, its description, its caption, its data."""

    title: str
    svg: str
    width: float
    height: float
    description: str
    caption: Sequence[str]
    sheet: Sheet
