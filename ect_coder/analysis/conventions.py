"""The study's own conventions: title, thresholds, reference coder, words for the moments; kept in the study file."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from sqlalchemy import select

from ect_coder.analysis.evidence import Thresholds
from ect_coder.coding import codings
from ect_coder.corpus.canonical import clean_name
from ect_coder.errors import BadValue, UnknownCoder, UnknownSetting
from ect_coder.storage.schema import StudySetting
from ect_coder.values import Language, Moment, choice

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Conventions:
    """What the people of a study agreed on; each field is a setting of the command line, by its name.

    `threshold` is t (voices, 1–3), `breadth` m (variables per pillar), `cut` k (estimate, 1–3). `moment_labels` is
    written `support=suite; after=…`. The codings that count are everybody's, those of `reference_coder` alone, or with
    `reconciled` (yes or no) all but those that were set aside as disagreements were settled: to choose one of them is
    to leave the other. `keep_originals`, yes or no, says whether the files that come in are kept in the study,
    `suggestions` whether passages are suggested in reading.
    """

    title: str = ""
    threshold: int = 2
    breadth: int = 2
    cut: int = 2
    reference_coder: str = ""
    reconciled: str = "no"
    moment_labels: str = ""
    language: str = "fr"
    keep_originals: str = "yes"
    suggestions: str = "no"

    @property
    def thresholds(self) -> Thresholds:
        """The three numbers of the answer rule."""
        return Thresholds(t=self.threshold, m=self.breadth, k=self.cut)

    @property
    def counts_reconciled(self) -> bool:
        """Whether the codings that count are the reconciled ones."""
        return self.reconciled == "yes"

    def own_labels(self) -> dict[Moment, str]:
        """Give the study's own words for moments, where it has some."""
        return _labels(self.moment_labels)


NAMES = tuple(each.name for each in fields(Conventions))
_YES_OR_NO = ("yes", "no")
_SWITCHES = ("reconciled", "keep_originals", "suggestions")
_NUMBERS = {"threshold": (1, 3), "breadth": (1, 99), "cut": (1, 3)}


def read(session: Session) -> Conventions:
    """Give the conventions as they stand; a value the file lacks is the default."""
    stored = {row.name: row.value for row in session.scalars(select(StudySetting)) if row.name in NAMES}
    return Conventions(**{name: int(value) if name in _NUMBERS else value for name, value in stored.items()})  # type: ignore[arg-type]


def write(session: Session, name: str, value: str) -> None:
    """Change one convention; raise UnknownSetting, BadValue or UnknownCoder."""
    if name not in NAMES:
        raise UnknownSetting(name=name, allowed=", ".join(NAMES))
    cleaned = _checked(session, name, value)
    if name == "reference_coder":
        _put(session, "reconciled", "no")
    elif name == "reconciled" and cleaned == "yes":
        _put(session, "reference_coder", "")
    _put(session, name, cleaned)


def _put(session: Session, name: str, value: str) -> None:
    row = session.scalars(select(StudySetting).where(StudySetting.name == name)).one_or_none()
    if row is None:
        session.add(StudySetting(name=name, value=value))
    else:
        row.value = value


def _checked(session: Session, name: str, value: str) -> str:
    value = value.strip()
    if name in _NUMBERS:
        lowest, highest = _NUMBERS[name]
        if not (value.isdecimal() and lowest <= int(value) <= highest):
            raise BadValue(field=name, value=value, allowed=f"{lowest}–{highest}")
        return str(int(value))
    if name == "language":
        return choice(Language, value, name).value
    if name in _SWITCHES and value not in _YES_OR_NO:
        raise BadValue(field=name, value=value, allowed=", ".join(_YES_OR_NO))
    if name == "title":
        return clean_name(value)
    if name == "reference_coder" and value and value not in codings.coders(session):
        raise UnknownCoder(name=value)
    if name == "moment_labels":
        _labels(value)
    return value


def _labels(text: str) -> dict[Moment, str]:
    labels = {}
    for part in filter(None, (each.strip() for each in text.split(";"))):
        moment, equals, label = part.partition("=")
        if not equals or not label.strip():
            raise BadValue(field="moment_labels", value=part, allowed="emergence=…; support=…")
        labels[choice(Moment, moment.strip(), "moment_labels")] = label.strip()
    return labels
