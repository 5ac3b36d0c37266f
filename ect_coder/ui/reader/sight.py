"""What is open on the page: the document, its words, and the codings of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ect_coder.coding.excerpts import Coding
    from ect_coder.corpus.library import Document
    from ect_coder.ui.reader.page import Page


@dataclass(slots=True)
class Sight:
    """Shared by all that show or change what is open; `codings` are by number, `projects` those of the study."""

    document: Document | None = None
    text: str = ""
    codings: dict[int, Coding] = field(default_factory=dict)
    projects: list[str] = field(default_factory=list)

    def pointed(self, page: Page) -> Coding | None:
        """Give the coding that is pointed at; a selection is to be coded, whatever lies under it."""
        number = page.current_coding if page.selected_span() is None else None
        return self.codings.get(number) if number is not None else None
