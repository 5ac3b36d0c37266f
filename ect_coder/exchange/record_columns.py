"""The columns of the tables of projects and documents: what each holds of a row, how it is read and shown.

Values pass in the form they are kept in; `read` and `shown` turn them into a person's words and back.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from ect_coder.analysis import labels
from ect_coder.analysis.telling import Telling, telling
from ect_coder.corpus import written
from ect_coder.corpus.attributes import Attribute, Owner
from ect_coder.corpus.canonical import clean_name, collated
from ect_coder.corpus.entries import Entries, ProjectEntry
from ect_coder.corpus.library import Description
from ect_coder.errors import BadValue, UnknownProject
from ect_coder.values import DATED, Happening, Kind, Moment, PartialDate, Quotability, Role, Sort, Status
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from enum import StrEnum

    from ect_coder.corpus.library import Document, Project

ATTRIBUTE = "attribute:"
"""What the keys of attributes begin with."""
Changes = dict[int, dict[str, str]]
"""New values in their kept form, by the number of a row and the key of a column."""


@dataclass(frozen=True, slots=True)
class RecordColumn:
    """A column of projects or documents; `of` gives a row's value in its kept form, empty for none.

    `choices` are the words that are offered; where they are `closed`, no others are possible. A `needed` value is
    never empty.
    """

    key: str
    header: str
    heading: str
    of: Callable[[Any], str]
    sort: Sort = Sort.TEXT
    several: bool = False
    choices: tuple[str, ...] = ()
    closed: bool = False
    editable: bool = True
    needed: bool = False
    attribute: Attribute | None = None
    kept: Mapping[str, str] = field(default_factory=dict)
    """What is kept for each of the words of a closed list, where it is something else."""

    def read(self, text: str) -> str:
        """Give the form in which a typed value is kept; raise BadAttribute, NotADate, BadValue, or EmptyName."""
        if self.attribute is not None:
            return self.attribute.read(text)
        if self.needed and not self.closed:
            return clean_name(text)
        if not self.closed:
            return written.read(self.sort, text)
        found = [self._listed(each) for each in (written.parted(text) if self.several else [text.strip()]) if each]
        if self.needed and not found:
            raise BadValue(field=self.header, value="", allowed=", ".join(self.choices))
        return written.SEVERAL.join(dict.fromkeys(found))

    def shown(self, kept: str) -> str:
        """Write a kept value as the language does."""
        words = {value: word for word, value in self.kept.items()}
        return words.get(kept) or written.shown(self.sort, kept, several=self.several)

    def fits(self, kept: str) -> bool:
        """Say whether a value is written as its column wants it."""
        return self.attribute is None or not kept or self.attribute.fits(kept)

    def rank(self, kept: str) -> tuple[int, Any]:
        """Give what to sort by: numbers and dates by what they say, words as French does, no value last of all."""
        if not kept:
            return 2, ""
        if self.sort is Sort.NUMBER and written.fits(Sort.NUMBER, kept):
            return 0, float(kept)
        return (1, collated(kept)) if self.sort is Sort.NUMBER else (0, collated(self._ordered(kept)))

    def _ordered(self, kept: str) -> str:
        if not self.kept:
            return kept
        return f"{list(self.kept.values()).index(kept):03d}" if kept in self.kept.values() else kept

    def _listed(self, word: str) -> str:
        bare = collated(word)
        for each in self.choices:
            if bare in (collated(each), collated(self.kept.get(each, each))):
                return self.kept.get(each, each)
        if self.several:
            raise UnknownProject(name=word)
        raise BadValue(field=self.header, value=word, allowed=", ".join(self.choices))


def project_columns(
    projects: Sequence[Project], documents: Sequence[Document], defined: Sequence[Attribute]
) -> list[RecordColumn]:
    """Give the columns of the projects: name, pivot date, what is counted, dated events, attributes."""
    tallies, voices = _tallies(documents), _voices(documents)
    main, counted = _("Main"), _("Counted")
    computed = partial(RecordColumn, heading=counted, sort=Sort.NUMBER, editable=False)
    return [
        RecordColumn("name", _("Project"), main, lambda row: row.name, needed=True),
        RecordColumn("pivot", _("Pivot date"), main, lambda row: row.pivot or "", Sort.DATE),
        computed("documents", _("Documents"), of=lambda row: str(row.documents)),
        computed("interviews", _("Interviews"), of=lambda row: str(tallies[row.name][Kind.INTERVIEW])),
        computed("press", _("Press articles"), of=lambda row: str(tallies[row.name][Kind.PRESS])),
        computed("voices", _("Voices"), of=lambda row: str(len(voices[row.name]))),
        computed("codings", _("Codings"), of=lambda row: str(row.codings)),
        *map(_date_column, DATED),
        *_attribute_columns(Owner.PROJECT, projects, defined),
    ]


def document_columns(
    projects: Sequence[Project], documents: Sequence[Document], defined: Sequence[Attribute]
) -> list[RecordColumn]:
    """Give the columns of the documents: what the program knows of each, then attributes."""
    main, counted = _("Main"), _("Counted")
    pivots = {each.name: each.pivot for each in projects}
    names = tuple(sorted(pivots, key=collated))
    groups = tuple(sorted({each.group for each in documents if each.group}, key=collated))
    computed = partial(RecordColumn, heading=counted, editable=False)
    return [
        RecordColumn("code", _("Code"), main, lambda row: row.code, needed=True),
        RecordColumn("name", _("Document"), main, lambda row: row.name, needed=True),
        _closed("kind", _("Kind"), Kind, labels.kind, needed=True),
        RecordColumn("date", _("Date"), main, lambda row: row.date or "", Sort.DATE),
        _closed("role", _("Role towards the project"), Role, labels.role),
        RecordColumn(
            "projects",
            _("Projects"),
            main,
            lambda row: written.SEVERAL.join(row.projects),
            Sort.CHOICE,
            several=True,
            choices=names,
            closed=True,
        ),
        RecordColumn("group", _("Voice shared with"), main, lambda row: row.group or "", Sort.CHOICE, choices=groups),
        _closed("status", _("Status"), Status, labels.status, needed=True),
        _closed("quotability", _("Quotability"), Quotability, labels.quotability, needed=True),
        computed("words", _("Words"), of=lambda row: str(row.words), sort=Sort.NUMBER),
        computed("codings", _("Codings"), of=lambda row: str(row.codings), sort=Sort.NUMBER),
        computed("hindsight", _("Contemporary or retrospective"), of=lambda row: _hindsight(row, pivots)),
        computed("format", _("Format"), of=lambda row: row.format),
        *_attribute_columns(Owner.DOCUMENT, documents, defined),
    ]


def columns(
    owner: Owner, projects: Sequence[Project], documents: Sequence[Document], defined: Sequence[Attribute]
) -> list[RecordColumn]:
    """Give the columns of projects or of documents."""
    make = project_columns if owner is Owner.PROJECT else document_columns
    return make(projects, documents, defined)


def attribute_column(attribute: Attribute) -> RecordColumn:
    """Give the column of an attribute."""
    name = attribute.name
    return RecordColumn(
        key=ATTRIBUTE + name,
        header=name,
        heading=attribute.heading or _("Other attributes"),
        of=lambda row: row.attributes.get(name, ""),
        sort=attribute.sort,
        several=attribute.several,
        choices=attribute.choices,
        attribute=attribute,
    )


def entries(owner: Owner, rows: Iterable[Any], changes: Changes) -> Entries:
    """Put changed values together as what is entered in one step."""
    if owner is Owner.DOCUMENT:
        return Entries(documents={number: _description(named) for number, named in changes.items()})
    names = {row.id: row.name for row in rows}
    return Entries(projects=[project_entry(names[number], named) for number, named in changes.items()])


def project_entry(name: str, named: Mapping[str, str]) -> ProjectEntry:
    """Put changed values of a project together."""
    dates = {each: named[each] for each in DATED if each in named}
    return ProjectEntry(name, named.get("name"), named.get("pivot"), _attributes(named), dates)


def _description(named: Mapping[str, str]) -> Description:
    given = {key: value for key, value in named.items() if not key.startswith(ATTRIBUTE)}
    found = Description(attributes=_attributes(named))
    for key, value in given.items():
        found = replace(found, **{key: _FIELDS.get(key, str)(value)})
    return found


def _attributes(named: Mapping[str, str]) -> dict[str, str]:
    return {key.removeprefix(ATTRIBUTE): value for key, value in named.items() if key.startswith(ATTRIBUTE)}


_FIELDS: dict[str, Callable[[str], Any]] = {
    "kind": Kind,
    "role": lambda value: Role(value) if value else "",
    "status": Status,
    "quotability": Quotability,
    "projects": written.parted,
}


def _closed(
    key: str, header: str, kind: type[StrEnum], label: Callable[[Any], str], *, needed: bool = False
) -> RecordColumn:
    words = {label(each): each.value for each in kind}
    return RecordColumn(
        key,
        header,
        _("Main"),
        lambda row: getattr(row, key) or "",
        Sort.CHOICE,
        choices=tuple(words),
        closed=True,
        needed=needed,
        kept=words,
    )


def _date_column(happening: Happening) -> RecordColumn:
    """Give the column of the dates of a kind of event; its key is the kind."""
    header, heading = labels.happening(happening), _("Dated events")
    return RecordColumn(happening.value, header, heading, lambda row: row.dates.get(happening, ""), Sort.DATE)


def _attribute_columns(owner: Owner, rows: Sequence[Any], defined: Sequence[Attribute]) -> list[RecordColumn]:
    """Give a column to each definition, then to each name that only has values."""
    known = {each.name for each in defined}
    others = dict.fromkeys(name for row in rows for name in row.attributes if name not in known)
    return [attribute_column(each) for each in (*defined, *(Attribute(owner, name) for name in others))]


def _tallies(documents: Sequence[Document]) -> defaultdict[str, Counter[Kind]]:
    found: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
    for document in documents:
        for name in document.projects:
            found[name][document.kind] += 1
    return found


def _voices(documents: Sequence[Document]) -> defaultdict[str, set[str | int]]:
    found: defaultdict[str, set[str | int]] = defaultdict(set)
    for document in documents:
        for name in document.projects:
            found[name].add(document.group or document.id)
    return found


def _hindsight(document: Document, pivots: Mapping[str, str | None]) -> str:
    """Say when a document tells of the emergence of its projects; nothing of those for which that is not known."""
    sides = {name: _side(document.date, pivots.get(name)) for name in document.projects}
    known = {name: side for name, side in sides.items() if side is not Telling.UNKNOWN}
    if len(set(known.values())) == 1 and len(known) == len(document.projects):
        return labels.telling(next(iter(known.values())))
    told = _("{project}: {side}")
    return written.SEVERAL.join(told.format(project=name, side=labels.telling(side)) for name, side in known.items())


def _side(date: str | None, pivot: str | None) -> Telling:
    told, turned = (PartialDate.parse(each) if each else None for each in (date, pivot))
    return telling(Moment.EMERGENCE, told, turned, None)
