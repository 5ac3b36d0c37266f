"""Codes with codes, and codes with attributes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ect_coder.analysis.cooccurrence import Within, cooccurrences
from ect_coder.analysis.crosstab import Axis, axes, crosstab, values_of
from ect_coder.corpus.attributes import Owner
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
        defined = [each for owner in Owner for each in self.study.attributes.defined(owner)]
        found = axes(self.study.projects(), self.study.documents(), defined)
        self._axes = {_key(each): each for each in found}
        return [(key, _named(each)) for key, each in self._axes.items()]

    def renew(self) -> None:
        """Offer the attributes, codes and projects anew."""
        fill(self._attribute, self._attributes())
        fill(self._group, self._groups())
        fill(self._project, self.projects())

    def asked(self) -> Callable[[Ground], Table]:
        """Give the table of what is chosen."""
        chosen = self._axes[str(self._attribute.currentData())]
        return partial(_cross_table, chosen, str(self._group.currentData()), str(self._project.currentData()))


_EVERY_CODE = "every"


def _key(axis: Axis) -> str:
    return f"{axis.owner}:{'own' if axis.own else ''}:{axis.name}"


def _named(axis: Axis) -> str:
    return who_words.attribute(axis.owner, axis.name, own=axis.own)


def _codes(ground: Ground, group: str) -> dict[str, str]:
    if group == _EVERY_CODE:
        return codes_of(ground, EVERY) | codes_of(ground, "transversal")
    return codes_of(ground, group)


def _together_table(within: Within, group: str, project: str, ground: Ground) -> Table:
    names = _codes(ground, group)
    said = [each for each in of_project(ground, project) if each.code in names]
    return who_words.together_table(cooccurrences(said, list(names), within), names, within, basis_of(ground, said))


def _cross_table(axis: Axis, group: str, project: str, ground: Ground) -> Table:
    names, material = _codes(ground, group), ground.material
    said = [each for each in of_project(ground, project) if each.code in names]
    found = crosstab(said, values_of(axis, material.projects, material.documents))
    return who_words.cross_table(found, names, _named(axis), basis_of(ground, said))
