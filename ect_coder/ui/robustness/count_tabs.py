"""Codes with codes, and codes with attributes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ect_coder.analysis.cooccurrence import Within, cooccurrences
from ect_coder.analysis.crosstab import Attribute, Owner, attributes, crosstab, values_of
from ect_coder.exchange import who_words
from ect_coder.ui.robustness.tab import EVERY, Tab, basis_of, codes_of, fill, of_project
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.exchange.tabulation import Table
    from ect_coder.ui.robustness.ground import Ground


class TogetherTab(Tab):
    """Which codes are found together."""

    def offer(self) -> None:
        """Offer how near, which codes and which project."""
        self._within = self.choices(
            _("How near"),
            [
                (Within.PASSAGE, _("Same passage")),
                (Within.PARAGRAPH, _("Same paragraph")),
                (Within.DOCUMENT, _("Same document")),
            ],
        )
        self._group = self.combo(_("Codes"), self._groups())
        self._project = self.combo(_("Project"), self.projects())

    def _groups(self) -> list[tuple[str, str]]:
        return [*self.groups(), (_EVERY_CODE, _("All codes"))]

    def renew(self) -> None:
        """Offer the codes and projects anew."""
        fill(self._group, self._groups())
        fill(self._project, self.projects())

    def asked(self) -> Callable[[Ground], Table]:
        """Give the table of what is chosen."""
        group, project = str(self._group.currentData()), str(self._project.currentData())
        return partial(_together_table, Within(self._within.current()), group, project)


class CrossTab(Tab):
    """Codes against any attribute."""

    column_width = 150
    lines_a_row = 3

    def offer(self) -> None:
        """Offer the attribute, the codes and the project."""
        self._attribute = self.combo(_("Attribute"), self._attributes())
        self._group = self.combo(_("Codes"), self._groups())
        self._project = self.combo(_("Project"), self.projects())

    def _groups(self) -> list[tuple[str, str]]:
        return [*self.groups(), (_EVERY_CODE, _("All codes"))]

    def _attributes(self) -> list[tuple[str, str]]:
        found = attributes(self.study.projects(), self.study.documents())
        return [(_key(each), _named(each)) for each in found]

    def renew(self) -> None:
        """Offer the attributes, codes and projects anew."""
        fill(self._attribute, self._attributes())
        fill(self._group, self._groups())
        fill(self._project, self.projects())

    def asked(self) -> Callable[[Ground], Table]:
        """Give the table of what is chosen."""
        owner, own, name = str(self._attribute.currentData()).split(":", 2)
        chosen = Attribute(Owner(owner), name, own=bool(own))
        return partial(_cross_table, chosen, str(self._group.currentData()), str(self._project.currentData()))


_EVERY_CODE = "every"


def _key(attribute: Attribute) -> str:
    return f"{attribute.owner}:{'own' if attribute.own else ''}:{attribute.name}"


def _named(attribute: Attribute) -> str:
    return who_words.attribute(attribute.owner, attribute.name, own=attribute.own)


def _codes(ground: Ground, group: str) -> dict[str, str]:
    if group == _EVERY_CODE:
        return codes_of(ground, EVERY) | codes_of(ground, "transversal")
    return codes_of(ground, group)


def _together_table(within: Within, group: str, project: str, ground: Ground) -> Table:
    names = _codes(ground, group)
    said = [each for each in of_project(ground, project) if each.code in names]
    return who_words.together_table(cooccurrences(said, list(names), within), names, within, basis_of(ground, said))


def _cross_table(attribute: Attribute, group: str, project: str, ground: Ground) -> Table:
    names, material = _codes(ground, group), ground.material
    said = [each for each in of_project(ground, project) if each.code in names]
    found = crosstab(said, values_of(attribute, material.projects, material.documents))
    return who_words.cross_table(found, names, _named(attribute), basis_of(ground, said))
