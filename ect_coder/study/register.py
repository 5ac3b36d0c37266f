"""The part of the door for resources: what exists, held or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ect_coder.corpus import register
from ect_coder.errors import Refusal, as_it_is
from ect_coder.study.part import Part
from ect_coder.values import Changed
from ect_coder.wording import _, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ect_coder.corpus.register import Resource, Wanted


class Register(Part):
    """The register of resources."""

    def resources(self) -> list[Resource]:
        """List the resources in the order they were written down."""
        with self._database.reading() as session:
            return register.resources(session)

    def natures(self) -> list[str]:
        """List the natures that are offered, in their order."""
        with self._database.reading() as session:
            return register.natures(session)

    def add(self, name: str, **values: Any) -> int:
        """Write a resource down and return its number; raises as `register.add`."""
        label = _("add the resource {name}").format(name=quoted(name))
        with self._database.step(label, Changed.RECORDS) as session:
            return register.add(session, {"name": name, **values})

    def change(self, numbers: Sequence[int], values: Mapping[str, Any]) -> None:
        """Change fields of resources in one step; raises as `register.change`."""
        label = ngettext("change the resource", "change {n} resources", len(numbers))
        with self._database.step(label, Changed.RECORDS) as session:
            register.change(session, numbers, values)

    def remove(self, numbers: Sequence[int]) -> None:
        """Cross resources out."""
        label = ngettext("remove a resource", "remove {n} resources", len(numbers))
        with self._database.step(label, Changed.RECORDS) as session:
            register.remove(session, numbers)

    def offer_natures(self, names: Sequence[str]) -> None:
        """Say which natures are offered; raise EmptyName for an empty list."""
        with self._database.step(_("change the list of natures"), Changed.RECORDS) as session:
            register.offer_natures(session, names)

    def compare(self, rows: Iterable[tuple[int, int | None, Mapping[str, Any]]]) -> list[Wanted]:
        """Say what the rows of a table would change; see `register.compare`."""
        return register.compare(self.resources(), rows)

    def adopt(self, wanted: Sequence[Wanted], refuse: Refusal = as_it_is) -> None:
        """Take in what `compare` found, in one step; a refused row goes through `refuse` with its rank."""
        with self._database.step(_("import the register of resources"), Changed.RECORDS) as session:
            register.adopt(session, wanted, refuse)
