"""What there is to choose from for each thing that a coding says, as menus of things to check."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ect_coder.analysis.condition_words import value_label
from ect_coder.coding.conditions import Field
from ect_coder.ui.menus import CheckMenu
from ect_coder.values import Kind, Moment, Polarity
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from ect_coder.study import Study


class CodingChoices:
    """Knows the values of a study, with their labels; pillars and variables by id, projects and coders by name."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._own = study.conventions().own_labels()

    @staticmethod
    def title(field: Field) -> str:
        """Name what is chosen."""
        return {
            Field.PILLAR: _("Pillar"),
            Field.VARIABLE: _("Variable"),
            Field.MOMENT: _("Moment"),
            Field.POLARITY: _("Polarity"),
            Field.PROJECT: _("Project"),
            Field.KIND: _("Kind"),
            Field.CODER: _("Coder"),
        }[field]

    def options(self, field: Field) -> list[tuple[Any, str]]:
        """List the values of a field, with their labels."""
        return [(each, self._label(field, each)) for each in self._values(field)]

    def labels(self, field: Field, values: Iterable[Any]) -> list[str]:
        """Give the labels of some values; one that the study no longer knows is shown as it is."""
        return [self._label(field, each) for each in values]

    def _label(self, field: Field, value: str) -> str:
        return value_label(field, value, self._study.grid, self._own)

    def _values(self, field: Field) -> Sequence[str]:
        if field is Field.PROJECT:
            return [each.name for each in self._study.projects()]
        if field is Field.CODER:
            return self._study.coders()
        grid = self._study.grid
        known: dict[Field, Sequence[str]] = {
            Field.PILLAR: [each.id for each in grid.pillars],
            Field.VARIABLE: [each.id for each in grid.codes],
            Field.MOMENT: list(Moment),
            Field.POLARITY: list(Polarity),
            Field.KIND: list(Kind),
        }
        return known[field]

    def fill(self, menu: CheckMenu, field: Field, chosen: Collection[Any], toggled: Callable[[Any], None]) -> None:
        """Fill a menu with the values, those chosen checked; variables by their pillars."""
        menu.clear()
        options = self.options(field)
        if field is not Field.VARIABLE:
            _fill(menu, options, chosen, toggled)
            return
        for title, keys in self._groups():
            inside = [(value, label) for value, label in options if value in keys]
            count = len(keys & set(chosen))
            group = CheckMenu(menu)
            group.setTitle(f"{title} ({count})" if count else title)
            _fill(group, inside, chosen, toggled)
            menu.addMenu(group)

    def _groups(self) -> list[tuple[str, set[str]]]:
        grid = self._study.grid
        groups = [(pillar.label(language()), {each.id for each in pillar.variables}) for pillar in grid.pillars]
        return [*groups, (_("Transversal codes"), {each.id for each in grid.transversal})]


def _fill(
    menu: CheckMenu, options: Sequence[tuple[Any, str]], chosen: Collection[Any], toggled: Callable[[Any], None]
) -> None:
    for value, label in options:
        action = menu.addAction(label.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(value in chosen)
        action.triggered.connect(partial(_told, toggled, value))


def _told(toggled: Callable[[Any], None], value: Any, _checked: bool = False) -> None:
    toggled(value)
