"""A part of the door: the codebook is edited; codings follow, and a bin keeps what is thrown away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ect_coder.codebook import edits, incoming, shelf
from ect_coder.codebook.edits import Edit
from ect_coder.coding import regrouping
from ect_coder.storage.schema import new_guid
from ect_coder.study.part import Part
from ect_coder.values import MANY, Changed
from ect_coder.wording import _, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ect_coder.codebook.grid import Card, Grid
    from ect_coder.codebook.shelf import Version
    from ect_coder.storage.database import Database

_MOVING = ("merge", "split", "bin")
"""Edits by which codings go elsewhere."""


class Codebook(Part):
    """Edits the grid in force, of the study's `language`: each edit is one step and makes a version."""

    def __init__(self, opened: Database, grid: Callable[[], Grid], language: Callable[[], str]) -> None:
        super().__init__(opened)
        self._grid = grid
        self._language = language

    def add(self, label: str, pillar: str | None, coder: str) -> str:
        """Add a variable to a pillar, or a transversal code, and return its key; raise EmptyName or TakenName."""
        binned = {each.code.id for each in self.bin()}
        code = edits.new_code(self._grid(), label, pillar, new_guid(), self._language(), binned)
        name = _("add {variable} to the codebook").format(variable=quoted(code.label(self._language())))
        self.revise(name, edits.add(self._grid(), code), [Edit(code.id, "add")], coder)
        return code.id

    def describe(self, key: str, card: Card, coder: str, *, meaning: bool) -> None:
        """Give a code another label or card; `meaning` puts its codings among those to review.

        Raises UnknownVariable, EmptyName or TakenName.
        """
        revised = edits.describe(self._grid(), key, card, self._language())
        self.revise(self._deed(_("change {variable}"), key), revised, [Edit(key, "describe", meaning)], coder)

    def hint(self, key: str, hints: Sequence[str], coder: str) -> None:
        """Give a code other words that hint at it: its meaning stays; raise UnknownVariable."""
        label = self._deed(_("change the words of {variable}"), key)
        self.revise(label, edits.hint(self._grid(), key, hints), [Edit(key, "annotate")], coder)

    def move(self, key: str, pillar: str | None, place: int | None, coder: str, *, meaning: bool = False) -> None:
        """Move a code to a place from 0 of a pillar, or of the transversal codes; raise UnknownPillar or NotMovable."""
        revised = edits.move(self._grid(), key, pillar, place)
        self.revise(self._deed(_("move {variable}"), key), revised, [Edit(key, "move", meaning)], coder)

    def retire(self, key: str, coder: str, *, retired: bool = True) -> None:
        """Offer a code no longer, or offer it again; its codings stay."""
        words = _("retire {variable}") if retired else _("offer {variable} again")
        what = "retire" if retired else "offer"
        self.revise(self._deed(words, key), edits.retire(self._grid(), key, retired=retired), [Edit(key, what)], coder)

    def recolour(self, pillar: str, colour: str, coder: str) -> None:
        """Give a pillar another colour, #RRGGBB; raise UnknownPillar."""
        revised = edits.recolour(self._grid(), pillar, colour)
        self.revise(_("recolour a pillar"), revised, [Edit(pillar, "recolour")], coder)

    def merge(self, key: str, into: str, coder: str, *, meaning: bool = True) -> None:
        """Give all codings of a code to another, and put the emptied code into the bin; raise UnknownVariable.

        Its estimates go to the bin too: they were about something else. `meaning` has all codings reviewed.
        """
        code, place = self._grid().code(key), edits.place_of(self._grid(), key)
        if self._grid().code(into) == code:
            return

        def follow(session: Any) -> None:
            regrouping.hand_over(session, key, into)
            regrouping.bin_code(session, code, place, coder)

        done = [Edit(key, "merge"), Edit(into, "absorb", meaning)]
        self.revise(self._deed(_("merge {variable}"), key), edits.drop(self._grid(), key), done, coder, first=follow)

    def split(self, key: str, label: str, numbers: Sequence[int], coder: str, *, meaning: bool = True) -> str:
        """Make a code beside another, give it some of its codings, and return its key.

        `meaning` puts the codings that stay among those to review. Raises EmptyName, TakenName or UnknownCoding.
        """
        whole, binned = self._grid().code(key), {each.code.id for each in self.bin()}
        part = edits.new_code(self._grid(), label, whole.pillar, new_guid(), self._language(), binned)
        revised = edits.add(
            self._grid(), replace(part, documents=whole.documents), edits.place_of(self._grid(), key) + 1
        )

        def follow(session: Any) -> None:
            if numbers:
                regrouping.split_off(session, numbers, part.id)

        done = [Edit(key, "split", meaning), Edit(part.id, "add")]
        self.revise(self._deed(_("split {variable}"), key), revised, done, coder, then=follow)
        return part.id

    def throw_away(self, key: str, coder: str) -> None:
        """Put a code into the bin, with its codings and estimates."""
        code, place = self._grid().code(key), edits.place_of(self._grid(), key)

        def empty(session: Any) -> None:
            regrouping.bin_code(session, code, place, coder)

        name = self._deed(_("throw {variable} away"), key)
        self.revise(name, edits.drop(self._grid(), key), [Edit(key, "bin")], coder, first=empty)

    def restore(self, number: int, coder: str) -> None:
        """Take a code out of the bin, with its codings and estimates; raise UnknownVariable or TakenName."""
        with self._database.reading() as session:
            found = regrouping.binned(session, number)
        label = found.code.label(self._language())
        edits.new_code(self._grid(), label, found.code.pillar, "", self._language())

        def refill(session: Any) -> None:
            regrouping.bring_back(session, found)

        revised = edits.add(self._grid(), found.code, found.place)
        name = _("restore {variable}").format(variable=quoted(label))
        self.revise(name, revised, [Edit(found.code.id, "restore")], coder, then=refill)

    def bin(self) -> list[regrouping.Binned]:
        """List the codes in the bin, the last thrown away first."""
        with self._database.reading() as session:
            return regrouping.in_bin(session)

    def compare(self, theirs: Grid, *, retire: bool = False) -> incoming.Revision:
        """Say what taking another codebook in would change; `retire` is about the codes it lacks."""
        return incoming.merge(self._grid(), theirs, self._language(), [each.code for each in self.bin()], retire=retire)

    def adopt(self, revision: incoming.Revision, coder: str, *, meaning: Iterable[str] = ()) -> None:
        """Take in what `compare` found, in one step; codings of the codes of `meaning` are to review."""
        if revision:
            self.revise(_("import a codebook"), revision.grid, revision.edits({*meaning}), coder)

    def versions(self) -> list[Version]:
        """List the versions of the codebook, the first one first, with what each edit did."""
        with self._database.reading() as session:
            return shelf.versions(session)

    def to_review(self) -> list[int]:
        """List the codings made before their code last changed its meaning."""
        with self._database.reading() as session:
            return regrouping.to_review(session)

    def review(self, numbers: Sequence[int]) -> None:
        """Note that codings still hold under the codebook in force; raise UnknownCoding."""
        with self._database.step(_("review codings"), Changed.CODINGS) as session:
            regrouping.review(session, numbers)

    def revise(
        self,
        name: str,
        grid: Grid,
        done: list[Edit],
        coder: str,
        first: Callable[[Any], None] | None = None,
        then: Callable[[Any], None] | None = None,
    ) -> None:
        """Write a revised grid in one step; codings that must go do so `first`, those that follow `then`."""
        if self._moved(done) > MANY:
            self._keep_copy()
        with self._database.step(name, Changed.CODEBOOK | Changed.CODINGS | Changed.ESTIMATES) as session:
            if first is not None:
                first(session)
            shelf.revise(session, grid, done, coder)
            if then is not None:
                then(session)

    def _moved(self, done: Iterable[Edit]) -> int:
        """Count the codings that edits take elsewhere."""
        moving = {edit.key for edit in done if edit.what in _MOVING}
        tally = self._database.tally().variables
        with self._database.reading() as session:
            return sum(tally.get(row, 0) for key, row in shelf.code_ids(session).items() if key in moving)

    def _deed(self, words: str, key: str) -> str:
        return words.format(variable=quoted(self._grid().code(key).label(self._language())))
