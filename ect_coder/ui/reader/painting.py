"""The codings of the open document, kept as the study has them, and painted where the lens shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ect_coder.coding.excerpts import Filter
from ect_coder.ui.codings_reading import CodingsReading
from ect_coder.ui.reader.dressing import painted, painted_all
from ect_coder.values import Changed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ect_coder.coding.excerpts import Coding
    from ect_coder.corpus.library import Document
    from ect_coder.study import Study
    from ect_coder.ui.reader.desk import Desk
    from ect_coder.ui.reader.lens import Lens
    from ect_coder.ui.reader.sight import Sight


class Painting(QObject):
    """Says when what is painted is another (`changed`), and when many codings have followed their text (`came`)."""

    changed = Signal()
    came = Signal()

    def __init__(self, study: Study, sight: Sight, desk: Desk, lens: Lens) -> None:
        super().__init__(desk)
        self._study = study
        self._sight = sight
        self._desk = desk
        self._lens = lens
        self._mark = 0
        self._reading = CodingsReading(study, self)
        self._reading.read.connect(self._read)
        lens.changed.connect(self._look_through)

    @property
    def under_way(self) -> bool:
        """Whether codings are still to come."""
        return self._reading.under_way

    def begin(self, document: Document) -> None:
        """Paint the codings of a document that opens, at once or, where they are many, in a while."""
        self._mark = self._study.mark
        self._sight.codings = self._reading.begin(document)
        self._paint()

    def forget(self) -> None:
        """Wait no more for codings that are still to come, and know none."""
        self._reading.forget()
        self._sight.codings = {}

    def refresh(self, changed: Changed) -> None:
        """Read again the codings that were touched, or all where they are many or something they name has changed."""
        mark, self._mark = self._mark, self._study.mark
        touched = None if changed & Changed.PROJECTS else self._study.codings_since(mark)
        if self._sight.document is None or touched == frozenset():
            return
        here = [self._sight.document.id]
        if touched is None:
            self._reading.forget()
            self._sight.codings = {each.id: each for each in self._study.excerpts(Filter(documents=here))}
            self._look_through()
            return
        found = {each.id: each for each in self._study.excerpts(Filter(documents=here, numbers=sorted(touched)))}
        for number in touched:
            self._sight.codings.pop(number, None)
        self._sight.codings |= found
        self._lens.look_at(self._sight.codings.values())
        self._repaint(touched)
        self.changed.emit()

    def _read(self, found: dict[int, Coding]) -> None:
        self._sight.codings = found | self._sight.codings
        self._look_through()
        self.came.emit()

    def _look_through(self) -> None:
        self._paint()
        self.changed.emit()

    def _paint(self) -> None:
        """Paint what the lens shows now."""
        self._lens.look_at(self._sight.codings.values())
        shown = filter(self._lens.shows, self._sight.codings.values())
        self._desk.show_codings(painted_all(shown, self._study.grid))

    def _repaint(self, touched: Iterable[int]) -> None:
        there = self._desk.page.highlights
        for number in touched:
            coding = self._sight.codings.get(number)
            if coding is None or not self._lens.shows(coding):
                if number in there:
                    self._desk.remove_coding(number)
            elif number in there:
                self._desk.change_coding(painted(coding, self._study.grid))
            else:
                self._desk.add_coding(painted(coding, self._study.grid))
