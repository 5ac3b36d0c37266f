"""The moment, the constat and the rest of what a coding says, as codes and code sets that other programs show.

REFI-QDA knows no field of a coding but its code: each value is a code of its own, put on the same passage.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ect_coder.analysis import labels
from ect_coder.exchange.refi.guids import derived
from ect_coder.values import Attribution, Moment, Polarity, Reading
from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ect_coder.analysis.parcel import Coding


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing that a coding says beside its variable: the `field` that holds it, its values and their names."""

    field: str
    name: str
    meaning: str
    values: Sequence[Any]
    named: Callable[[Any], str]

    @property
    def guid(self) -> str:
        """The GUID of the code above the values."""
        return derived("dimension", self.field)

    @property
    def set_guid(self) -> str:
        """The GUID of the set of the values."""
        return derived("set", self.field)

    def value_guid(self, value: Any) -> str:
        """Give the GUID of the code of a value."""
        return derived("value", self.field, str(value))


DIMENSIONS = (
    Dimension(
        "moment",
        N_("Moment of the facts told"),
        N_("When the facts told took place: at emergence, with the support, at both, after, or to specify."),
        tuple(Moment),
        labels.moment,
    ),
    Dimension(
        "polarity",
        N_("Finding of the passage"),
        N_("Whether the passage shows the variable present, absent (and said so), or mixed."),
        tuple(Polarity),
        labels.polarity,
    ),
    Dimension(
        "intensity",
        N_("Intensity"),
        N_(
            "1 intention or beginning, 2 effective, 3 structuring or formalised; none if the passage does not allow it."
        ),
        (1, 2, 3),
        str,
    ),
    Dimension(
        "attribution",
        N_("Credited to"),
        N_("What the passage credits the fact to."),
        tuple(Attribution),
        labels.attribution,
    ),
    Dimension(
        "reading",
        N_("Reading of the passage"),
        N_("Said in so many words, or read between the lines."),
        tuple(Reading),
        labels.reading,
    ),
)


def title(dimension: Dimension) -> str:
    """Name a dimension, and say that it is not a code of the codebook."""
    return _("ECT · {name}").format(name=_(dimension.name))


def said(coding: Coding) -> Iterator[str]:
    """Give the GUIDs of the codes of all that a coding says beside its variable."""
    for dimension in DIMENSIONS:
        value = getattr(coding, dimension.field)
        if value is not None:
            yield _CODES[dimension.field, value]


_CODES = {(each.field, value): each.value_guid(value) for each in DIMENSIONS for value in each.values}
_VALUES = {guid: said for said, guid in _CODES.items()}
GUIDS = frozenset([*_VALUES, *(each.guid for each in DIMENSIONS)])
"""What is no code of a codebook."""


def heard(codes: Iterator[str] | Sequence[str]) -> dict[str, Any]:
    """Read what the codes on a passage say beside its variables; a field that they say twice is left open."""
    found: dict[str, set[Any]] = {}
    for code in codes:
        if code in _VALUES:
            field, value = _VALUES[code]
            found.setdefault(field, set()).add(value)
    clear = {field: next(iter(values)) for field, values in found.items() if len(values) == 1}
    if clear.get("polarity", Polarity.PRESENT) is Polarity.ABSENT or "polarity" not in clear:
        clear.pop("intensity", None)
    return clear
