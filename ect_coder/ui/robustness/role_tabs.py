"""Who says it, what they credit it to, and whether they agree."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ect_coder.analysis import roles, triangulation
from ect_coder.exchange import who_words
from ect_coder.ui.robustness.tab import EVERY, Tab, basis_of, codes_of, fill, of_project
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ect_coder.analysis.mentions import Mention
    from ect_coder.exchange.tabulation import Table
    from ect_coder.ui.robustness.ground import Ground


class _ByLevel(Tab):
    """A table by pillar or by variable, of one project or of all."""

    made: Callable[[str, str, Ground], Table]

    def offer(self) -> None:
        """Offer the rows and the project."""
        self._level = self.choices(_("Rows"), [("pillar", _("By pillar")), ("variable", _("By variable"))])
        self._project = self.combo(_("Project"), self.projects())

    def renew(self) -> None:
        """Offer the projects anew."""
        fill(self._project, self.projects())

    def asked(self) -> Callable[[Ground], Table]:
        """Give the table of what is chosen."""
        return partial(type(self).made, self._level.current(), str(self._project.currentData()))


def _rows(ground: Ground, level: str) -> tuple[dict[str, str], Mapping[str, str]]:
    """Name the rows, and say in which of them each variable counts."""
    if level == "variable":
        names = codes_of(ground, EVERY)
        return names, {key: key for key in names}
    pillars = ground.grid.pillars
    return (
        {each.id: each.label(language()) for each in pillars},
        {variable.id: each.id for each in pillars for variable in each.variables},
    )


def _row_of(homes: Mapping[str, str], mention: Mention) -> str | None:
    return homes.get(mention.code)


def _role_table(level: str, project: str, ground: Ground) -> Table:
    names, homes = _rows(ground, level)
    said = [each for each in of_project(ground, project) if each.code in homes]
    found = roles.role_matrix(said, ground.tellers, partial(_row_of, homes))
    return who_words.role_table(found, names, ground.own, basis_of(ground, said))


def _credit_table(level: str, project: str, ground: Ground) -> Table:
    names, homes = _rows(ground, level)
    said = [each for each in of_project(ground, project) if each.code in homes and roles.credited(each)]
    found = roles.attributions(said, partial(_row_of, homes))
    return who_words.credit_table(found, names, basis_of(ground, said))


class RoleTab(_ByLevel):
    """Roles against pillars and moments."""

    made = staticmethod(_role_table)


class CreditTab(_ByLevel):
    """« Avec » against « grâce à »."""

    column_width = 236
    made = staticmethod(_credit_table)


class TriangleTab(Tab):
    """Whether the sources of each variable agree."""

    column_width = 420

    def offer(self) -> None:
        """Offer the project and the variables."""
        self._project = self.combo(_("Project"), self.projects())
        self._group = self.combo(_("Variables"), self.groups()[:-1])

    def renew(self) -> None:
        """Offer the projects and pillars anew."""
        fill(self._project, self.projects())
        fill(self._group, self.groups()[:-1])

    def asked(self) -> Callable[[Ground], Table]:
        """Give the table of what is chosen."""
        return partial(_triangle_table, str(self._project.currentData()), str(self._group.currentData()))


def _triangle_table(project: str, group: str, ground: Ground) -> Table:
    names = codes_of(ground, group)
    said = [each for each in of_project(ground, project) if each.code in names]
    found = triangulation.triangulation(said, ground.tellers, ground.kinds)
    projects = {number: each.name for number, each in ground.material.projects.items()}
    return who_words.triangle_table(found, projects, names, ground.own, basis_of(ground, said))
