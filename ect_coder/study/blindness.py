"""A part of the door: coding blind, so that what others said is neither seen nor counted until that is lifted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.coding import blind
from ect_coder.study.part import Part
from ect_coder.values import Changed
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.storage.database import Database


class Blindness(Part):
    """Knows who looks at the study, and hides from them what the study says they do not want to see yet.

    Both deeds stay in the history of the study, and are not taken back by undoing: what was seen was seen.
    """

    def __init__(self, opened: Database) -> None:
        super().__init__(opened)
        self.person = ""
        """Who looks; nothing is hidden from nobody in particular, such as the command line."""
        self.coder = ""
        """The name under which they code blind, empty where nothing is hidden from them."""
        opened.listen(self._heard)

    def look_as(self, person: str) -> None:
        """Look at the study as a person does from now on."""
        if person == self.person:
            return
        self.person = person
        if self._look():
            self._database.tell(Changed.ALL)

    def begin(self, coder: str = "") -> None:
        """Hide what everybody else said, of codings and what is said of passages and answers.

        `coder` is the name of a second pass, from which one's own first one is hidden too. Raises EmptyName.
        """
        self._write(_("code blind"), "code_blind", coder or self.person)

    def lift(self) -> None:
        """Show everything again."""
        self._write(_("code blind no longer"), "lift_blindness", "")

    def _write(self, label: str, deed: str, coder: str) -> None:
        with self._database.step(label, Changed.ALL, coder=self.person, deed=deed, for_good=True) as session:
            blind.write(session, self.person, coder)

    def _heard(self, changed: Changed) -> None:
        if changed & Changed.SETTINGS:
            self._look()

    def _look(self) -> bool:
        """Hide what the study says; tell whether that is something else than before."""
        before = self.coder
        with self._database.reading() as session:
            self.coder = blind.coder_of(session, self.person)
        if self.coder != before:
            self._database.blinker(self.coder)
        return self.coder != before
