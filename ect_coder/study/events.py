"""The part of the door for events: the dated facts of the projects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ect_coder.coding import codings
from ect_coder.corpus import events
from ect_coder.study.part import Part
from ect_coder.values import Changed
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.corpus.events import Event, NewEvent

_CHANGED = Changed.RECORDS | Changed.PROJECTS
"""Events date the pivot, which is the project's too."""


class Events(Part):
    """The events of all projects."""

    def events(self) -> list[Event]:
        """List the events; a pivot without an event of its own comes last, without a number."""
        with self._database.reading() as session:
            return events.events(session)

    def note(self, wish: NewEvent, coder: str) -> int:
        """Note an event and return its number; raises as `events.note`, or EmptyName for no coder."""
        with self._database.step(_("note an event"), _CHANGED) as session:
            return events.note(session, wish, codings.coder_id(session, coder))

    def change(self, number: int, values: Mapping[str, Any]) -> None:
        """Change happening, date, name or how of an event; raise UnknownEntry, BadDate or EmptyName."""
        with self._database.step(_("change the event"), _CHANGED) as session:
            events.change(session, number, values)

    def remove(self, number: int) -> None:
        """Take an event away; with the beginning of the support goes the pivot. Raise UnknownEntry."""
        with self._database.step(_("remove the event"), _CHANGED) as session:
            events.remove(session, number)
