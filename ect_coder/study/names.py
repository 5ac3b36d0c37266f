"""A part of the door: names that could be pseudonymised, what a person decided on them, and what leaves instead.

The study holds none of it: what stands for whom lies in a key, a file of its own that is opened with a passphrase.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from ect_coder.corpus import attributes, library
from ect_coder.corpus.attributes import Owner
from ect_coder.errors import NoKey
from ect_coder.folding import folded
from ect_coder.names.decisions import left_over, with_decision
from ect_coder.names.found import Label, Mention, Place, Text
from ect_coder.names.gathering import beside, gathered, known, person, unseen
from ect_coder.names.key import Key
from ect_coder.names.machine import Machine
from ect_coder.names.matching import alike
from ect_coder.names.renaming import Display, Renaming
from ect_coder.names.rules import Rules, Usage
from ect_coder.study.part import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from ect_coder.names.decisions import Decision
    from ect_coder.names.found import Known, Name
    from ect_coder.storage.database import Database

_TOLD_BY = {
    Label.PER: ("auteurs", "authors", "porteurs", "carriers", "nom", "name", "prenom", "interviewer", "enqueteur"),
    Label.ORG: ("structure", "organisation", "accompagnateur", "supporter"),
    Label.LOC: ("commune", "lieu", "place", "epci"),
}
"""Attributes whose values are names, folded."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A mention, and how often that name is in its document."""

    mention: Mention
    count: int


def untold(_done: int, _total: int) -> None:
    """Tell no one how far it is."""


class Names(Part):
    """Proposes names. `machine` is spaCy beside the rules, where it is installed."""

    def __init__(self, opened: Database) -> None:
        super().__init__(opened)
        self.machine = Machine()
        self.key: Key | None = None
        self._display = Display.PSEUDONYM

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided on names; nothing without a key."""
        return self.key.decisions if self.key is not None else ()

    @property
    def display(self) -> Display:
        """How names leave: as they are without a key, else as pseudonyms unless another level is chosen."""
        return self._display if self.key is not None else Display.REAL

    def show(self, display: Display) -> None:
        """Choose how names leave from now on; raise NoKey where they are to be replaced and no key says by what."""
        if self.key is None and display is not Display.REAL:
            raise NoKey
        self._display = display

    def renaming(self, projects: Iterable[str] = ()) -> Renaming:
        """Give what leaves instead of names; `projects` are kept apart from one another."""
        return Renaming(self.decisions, self.display, tuple(projects))

    def create_key(self, path: Path, passphrase: str) -> None:
        """Make a key for what will be decided; raise as `Key.create`."""
        self.key = Key.create(path, passphrase)

    def open_key(self, path: Path, passphrase: str) -> None:
        """Open the key; raise as `Key.open`."""
        self.key = Key.open(path, passphrase)

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Decide on names, in place of what was decided on them; raise NoKey or CannotWrite."""
        made = list(self.decisions)
        for each in decisions:
            made = with_decision(made, each)
        self._key().decide(made)

    def take_back(self, texts: Collection[str]) -> None:
        """Decide no longer on some names; raise NoKey or CannotWrite."""
        self._key().decide(each for each in self.decisions if each.text not in texts)

    def _key(self) -> Key:
        if self.key is None:
            raise NoKey
        return self.key

    def of(self, document: int, cancelled: Callable[[], bool]) -> list[Counted]:
        """Give the names of a document in order; raise Cancelled. The words of the whole study are counted first."""
        with self._database.reading() as session:
            texts = _texts(session)
            rules, usage = _rules(session, texts)
        found = self._proposed(texts[document], rules, usage, cancelled)
        counted = Counter(alike(each.text) for each in found)
        return [Counted(each, counted[alike(each.text)]) for each in found]

    def proposed(self, cancelled: Callable[[], bool], progress: Callable[[int, int], None] = untold) -> list[Name]:
        """Give the names of the study, most frequent first; raise Cancelled. Takes long."""
        with self._database.reading() as session:
            texts = _texts(session)
            rules, usage = _rules(session, texts)
        places: list[Place] = []
        for done, (document, text) in enumerate(texts.items()):
            progress(done, len(texts))
            places += [Place(document, each) for each in self._proposed(text, rules, usage, cancelled)]
        found = gathered(places)
        return found + unseen(rules.known, found)

    def left_over(self, cancelled: Callable[[], bool], progress: Callable[[int, int], None] = untold) -> list[Name]:
        """Give the names of the study that no one has decided on; raise Cancelled. Takes long."""
        return left_over(self.proposed(cancelled, progress), self.decisions)

    def _proposed(self, text: Text, rules: Rules, usage: Usage, cancelled: Callable[[], bool]) -> list[Mention]:
        return beside(rules.propose(text), self.machine.entities(text.text, cancelled), usage)


def _texts(session: Session) -> dict[int, Text]:
    return {each.id: _text(session, each.id) for each in library.documents(session)}


def _text(session: Session, document: int) -> Text:
    speech = [each.label_end for each in library.layout(session, document).turns]
    return Text(library.text(session, document), speech)


def _rules(session: Session, texts: dict[int, Text]) -> tuple[Rules, Usage]:
    usage = Usage(texts.values())
    return Rules(usage, _records(session)), usage


def _records(session: Session) -> list[Known]:
    """Give the names that the study tells elsewhere: of its projects, of who speaks, in attributes."""
    return known(chain(_of_projects(session), _of_speakers(session), _of_attributes(session)))


def _of_projects(session: Session) -> Iterator[tuple[str, Label]]:
    return ((each.name, Label.ORG) for each in library.projects(session))


def _of_speakers(session: Session) -> Iterator[tuple[str, Label]]:
    for document in library.documents(session):
        for told in {each.speaker for each in library.layout(session, document.id).turns}:
            yield person(told), Label.PER


def _of_attributes(session: Session) -> Iterator[tuple[str, Label]]:
    labels = {name: label for label, names in _TOLD_BY.items() for name in names}
    for owner in Owner:
        for values in attributes.values(session, owner).values():
            for name, value in values.items():
                if folded(name) in labels:
                    for each in value.replace(";", ",").split(","):
                        yield (
                            each if labels[folded(name)] is not Label.PER else person(each.strip()),
                            labels[folded(name)],
                        )
