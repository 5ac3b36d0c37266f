"""A study as it travels to another program, or comes from one: values that name each other by GUID or by name.

Numbers of rows do not travel; what comes back is checked by the types of the fields. `packing.pack` fills a parcel,
`unpacking.unpack` writes one into a study.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from ect_coder.codebook.grid import Grid
from ect_coder.coding.memos import About
from ect_coder.corpus.attributes import Attribute
from ect_coder.corpus.library import Layout
from ect_coder.values import (
    Attribution,
    Kind,
    Mark,
    Moment,
    Outcome,
    Polarity,
    Quotability,
    Reading,
    Role,
    Status,
)

Tell = Callable[[int, int], None]
"""Told of long work on a parcel how many documents are done, of all; it may raise to stop."""


def quiet(_done: int, _total: int) -> None:
    """Tell no one how far it is."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who codes."""

    guid: str
    name: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project; `pivot` is a partial date."""

    guid: str
    name: str
    pivot: str | None = None
    created: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its canonical text; `projects` are names. What a foreign file does not tell is empty."""

    guid: str
    name: str
    text: str = ""
    code: str = ""
    kind: Kind = Kind.OTHER
    status: Status = Status.TO_CODE
    projects: tuple[str, ...] = ()
    date: str | None = None
    role: Role | None = None
    group: str | None = None
    quotability: Quotability = Quotability.QUOTABLE
    attributes: Mapping[str, str] = field(default_factory=dict)
    file_name: str = ""
    format: str = ""
    kept: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    layout: Layout = field(default_factory=Layout)
    created: str = ""


@dataclass(frozen=True, slots=True)
class Coding:
    """A coding; `document` is a GUID, `variable` a key, `project` and `coder` are names.

    One from a foreign file has no GUID: two that say the same of the same words are one there.
    """

    guid: str
    document: str
    start: int
    end: int
    variable: str
    moment: Moment = Moment.UNDETERMINED
    polarity: Polarity = Polarity.PRESENT
    intensity: int | None = None
    attribution: Attribution | None = None
    reading: Reading | None = None
    project: str | None = None
    coder: str = ""
    memo: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo but for those of codings; `target` is the GUID of a document or project, the key of a code, or empty."""

    guid: str
    about: About
    target: str
    text: str
    start: int | None = None
    end: int | None = None
    coder: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimate; `evidence` are GUIDs of codings, `fingerprint` tells whether it is stale."""

    guid: str
    project: str
    target: str
    moment: Moment
    mark: Mark | None
    why: str = ""
    confidence: str | None = None
    confidence_why: str = ""
    fingerprint: str = ""
    evidence: tuple[str, ...] = ()
    coder: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What someone answered to a passage to discuss."""

    text: str
    coder: str
    created: str


@dataclass(frozen=True, slots=True)
class Discussion:
    """A passage to be talked over, in the document of that GUID."""

    document: str
    start: int
    end: int
    text: str
    coder: str
    created: str
    settled: str | None = None
    settled_by: str | None = None
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class Settlement:
    """A settled disagreement in the document of that GUID; what stands and what is set aside are GUIDs of codings."""

    guid: str
    document: str
    start: int
    end: int
    outcome: Outcome
    note: str
    coder: str
    created: str
    stands: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parcel:
    """What travels. `stays` counts what does not, by its kind; `language` is that of the labels."""

    title: str
    language: str
    grid: Grid
    people: tuple[Person, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    projects: tuple[Project, ...] = ()
    documents: tuple[Document, ...] = ()
    codings: tuple[Coding, ...] = ()
    memos: tuple[Memo, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    discussions: tuple[Discussion, ...] = ()
    settlements: tuple[Settlement, ...] = ()
    stays: Mapping[str, int] = field(default_factory=dict)


def signed(brought: Parcel, coder: str) -> Parcel:
    """Give what no one signed to a person."""
    return replace(
        brought,
        codings=tuple(each if each.coder else replace(each, coder=coder) for each in brought.codings),
        memos=tuple(each if each.coder else replace(each, coder=coder) for each in brought.memos),
    )
