"""The values of variables, as attributes of documents and projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.corpus.canonical import canonical
from ect_coder.exchange.refi import tree

if TYPE_CHECKING:
    from ect_coder.corpus.readers.package import Element


class Variables:
    """The variables of a project by their GUIDs."""

    def __init__(self, root: Element) -> None:
        self._names = {
            tree.guid(each): " ".join(canonical(each.get("name") or "").split())
            for each in tree.below(root, "Variables", "Variable")
        }

    def of(self, element: Element) -> dict[str, str]:
        """Give the values of a case or source by name; NVivo's « Classification:Attribute » keeps both words."""
        found = {}
        for each in tree.children(element, "VariableValue"):
            name = self._names.get(next(iter(tree.target(each, "VariableRef")), ""), "")
            value = next((child for child in each if tree.name(child).endswith("Value")), None)
            words = canonical((value.text or "") if value is not None else "").strip()
            if name and words:
                found[name] = _written(tree.name(value), words) if value is not None else words
        return found


def _written(kind: str, words: str) -> str:
    """Write a value as we keep it."""
    if kind == "BooleanValue":
        return "yes" if words.casefold() in ("true", "1") else "no"
    return words
