"""What a name is before a person has decided on it: its kind, where it stands, who else it may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ect_coder.values import Span


class Label(StrEnum):
    """What a name names, in the words of the contract."""

    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"


_KINDS = {Label.PER: N_("person"), Label.ORG: N_("organisation"), Label.LOC: N_("place")}


def kind(label: Label) -> str:
    """Say what a name names."""
    return _(_KINDS[label])


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text; `speech` are the code points where someone begins to speak, in order."""

    text: str
    speech: Sequence[int] = ()

    def pieces(self) -> Iterator[tuple[int, str]]:
        """Give what a capital begins anew in: lines, a speaker's label apart from the speech, each with its place."""
        edges = [each.end() for each in re.finditer("\n", self.text)]
        starts = sorted({0, *edges, *self.speech})
        return ((start, self.text[start:end]) for start, end in pairwise([*starts, len(self.text)]))


@dataclass(frozen=True, slots=True)
class Known:
    """A name that the study's records tell: of a project, a speaker, an attribute."""

    text: str
    label: Label


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands in a text; `sure` are those whose kind something tells: a title, a first name, records."""

    span: Span
    text: str
    label: Label
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A mention in a document, by its number."""

    document: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the study with its other forms, longest first, and every place of it and them."""

    text: str
    label: Label
    variants: tuple[str, ...]
    places: tuple[Place, ...]
