"""The notes of a file: memos of things, by NoteRef or by NVivo's Link, and our own notes to ourselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.analysis.parcel import Memo
from ect_coder.coding.memos import About
from ect_coder.corpus.canonical import canonical
from ect_coder.exchange.refi import guids, own_notes, tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ect_coder.corpus.readers.package import Element


@dataclass(frozen=True, slots=True)
class Note:
    """A note, with who wrote it and when."""

    guid: str
    text: str
    coder: str
    created: str


class Notes:
    """The notes of a project by their GUIDs; those that are asked for are remembered, to find those that no one has."""

    def __init__(self, root: Element, text: Callable[[Element], str], users: dict[str, str]) -> None:
        self.own: list[str] = []
        self.linked: defaultdict[str, list[str]] = defaultdict(list)
        self._found: dict[str, Note] = {}
        self._asked: set[str] = set()
        for each in tree.below(root, "Notes", "Note"):
            self._add(each, canonical(text(each)).strip(), users)
        for each in tree.below(root, "Links", "Link"):
            ends = tree.guid(each, "originGUID"), tree.guid(each, "targetGUID")
            for here, there in (ends, ends[::-1]):
                if there in self._found:
                    self.linked[here].append(there)

    def _add(self, element: Element, text: str, users: dict[str, str]) -> None:
        if own_notes.is_own(text):
            self.own.append(text)
            return
        user = tree.guid(element, "creatingUser") or tree.guid(element, "modifyingUser")
        guid = tree.guid(element)
        self._found[guid] = Note(guid, text, users.get(user, ""), tree.moment(element))

    def of(self, element: Element) -> list[Note]:
        """List the notes of a thing."""
        wanted = [*tree.target(element, "NoteRef"), *self.linked.get(tree.guid(element), ())]
        here = [self._found[guid] for guid in dict.fromkeys(wanted) if guid in self._found]
        self._asked.update(each.guid for each in here)
        return here

    def memos(
        self, element: Element, about: About, target: str, start: int | None = None, end: int | None = None
    ) -> Iterator[Memo]:
        """Give the notes of a thing, and its description, as memos on it."""
        for each in self.of(element):
            yield Memo(
                each.guid if guids.valid(each.guid) else "",
                about,
                target,
                each.text,
                start,
                end,
                each.coder,
                each.created,
            )
        described = canonical(tree.words(element, "Description")).strip()
        if described:
            yield Memo("", about, target, described, start, end)

    def of_code(self, element: Element) -> Iterator[Memo]:
        """Give the notes of a code; its description is a card, and no memo."""
        for each in self.of(element):
            guid = each.guid if guids.valid(each.guid) else ""
            yield Memo(guid, About.VARIABLE, tree.guid(element), each.text, coder=each.coder, created=each.created)

    def unasked(self) -> Iterator[Note]:
        """Give the notes that no one refers to."""
        return (each for each in self._found.values() if each.guid not in self._asked and each.text)
