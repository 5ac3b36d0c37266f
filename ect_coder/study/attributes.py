"""The project database at the door: what attributes there are, and many values entered at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.coding import codings, memos
from ect_coder.corpus import attributes, library
from ect_coder.corpus.attributes import Owner
from ect_coder.corpus.entries import enter as write
from ect_coder.corpus.entries import go_on
from ect_coder.study.part import Part
from ect_coder.values import Changed
from ect_coder.wording import _, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.corpus.attributes import Attribute, Misfit
    from ect_coder.corpus.entries import Entries, Heed

_OF_A_PROJECT = (
    Changed.PROJECTS | Changed.DOCUMENTS | Changed.CODINGS | Changed.ESTIMATES | Changed.MEMOS | Changed.RECORDS
)
"""What is gone, or reads otherwise, without a project."""
_SHOWN = {Owner.PROJECT: Changed.PROJECTS, Owner.DOCUMENT: Changed.DOCUMENTS}


class Attributes(Part):
    """Definitions of attributes, and the values of projects and documents."""

    def defined(self, owner: Owner) -> list[Attribute]:
        """List the definitions, in the order that people gave them."""
        with self._database.reading() as session:
            return attributes.defined(session, owner)

    def counts(self, owner: Owner) -> dict[str, int]:
        """Count the values of each name that has some, defined or not."""
        with self._database.reading() as session:
            return attributes.counts(session, owner)

    def misfits(self, name: str, wanted: Attribute) -> list[Misfit]:
        """List the values of an attribute that would not fit another definition of it."""
        with self._database.reading() as session:
            return attributes.misfits(session, name, wanted)

    def add(self, wanted: Sequence[Attribute]) -> None:
        """Define attributes; raise TakenName or EmptyName."""
        label = _("add the attribute {name}").format(name=quoted(wanted[0].name))
        with self._database.step(label if len(wanted) == 1 else _("add attributes"), _of(wanted)) as session:
            attributes.add(session, wanted)

    def change(self, name: str, wanted: Attribute) -> None:
        """Change a definition, its name too: the values follow, those that do not fit stay as they are written.

        Raises UnknownAttribute, TakenName or EmptyName.
        """
        label = _("change the attribute {name}").format(name=quoted(name))
        with self._database.step(label, _of([wanted])) as session:
            attributes.change(session, name, wanted)

    def arrange(self, owner: Owner, names: Sequence[str]) -> None:
        """Put the definitions in another order."""
        with self._database.step(_("reorder the attributes"), Changed.RECORDS) as session:
            attributes.arrange(session, owner, names)

    def remove(self, owner: Owner, name: str) -> None:
        """Take an attribute away, with its values."""
        label = _("remove the attribute {name}").format(name=quoted(name))
        with self._database.step(label, Changed.RECORDS | _SHOWN[owner]) as session:
            attributes.remove(session, owner, name)

    def remove_projects(self, names: Sequence[str]) -> None:
        """Take projects away in one step; their codings stay, without a project. Raise UnknownProject."""
        label = ngettext("remove a project", "remove {n} projects", len(names))
        with self._database.step(label, _OF_A_PROJECT, deed="remove_project") as session:
            for name in names:
                library.remove_project(session, name)
            memos.drop_orphans(session)

    def remove_documents(self, numbers: Sequence[int]) -> None:
        """Take documents away in one step, with their texts, codings and what was to discuss in them."""
        label = ngettext("remove a document", "remove {n} documents", len(numbers))
        changed = Changed.DOCUMENTS | Changed.CODINGS | Changed.DISCUSSIONS | Changed.RECORDS
        with self._database.step(label, changed, deed="remove_document") as session:
            for number in numbers:
                library.remove_document(session, number)
            memos.drop_orphans(session)

    def enter(self, entries: Entries, label: str, heed: Heed = go_on) -> None:
        """Write everything in one step called `label`, or nothing; takes long for thousands of values.

        Raises what `heed` does, UnknownProject, UnknownDocument, TakenName, BadDate, BadAttribute, or EmptyName, also
        for dates of events that nobody enters.
        """
        with self._database.step(label, entries.changed) as session:
            coder = codings.coder_id(session, entries.coder) if entries.has_dates else None
            write(session, entries, heed, coder)


def _of(wanted: Sequence[Attribute]) -> Changed:
    changed = Changed.RECORDS
    for each in wanted:
        changed |= _SHOWN[each.owner]
    return changed
