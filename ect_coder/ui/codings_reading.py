"""Reading the codings of the document that opens: few at once, many off the window's thread while the text is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ect_coder.coding.excerpts import Filter
from ect_coder.ui.jobs import Job, Task

if TYPE_CHECKING:
    from ect_coder.coding.excerpts import Coding
    from ect_coder.corpus.library import Document
    from ect_coder.study import Study

_AT_ONCE = 1_000
"""Codings that are read in 8 ms; twenty thousand take a tenth of a second."""


class CodingsReading(QObject):
    """Reads the codings of one document at a time; a reading that another follows is forgotten."""

    read = Signal(object)

    def __init__(self, study: Study, parent: QObject) -> None:
        super().__init__(parent)
        self._study = study
        self._job: Job | None = None
        self._document = 0
        self._mark = 0

    @property
    def under_way(self) -> bool:
        """Say whether codings are still to come."""
        return self._job is not None

    def begin(self, document: Document) -> dict[int, Coding]:
        """Give the codings of a document by number; none if they are many: `read` gives those in a while."""
        self.forget()
        self._document = document.id
        if self._study.document_counts().get(document.id, 0) <= _AT_ONCE:
            return _codings(self._study, document.id)
        self._start()
        return {}

    def forget(self) -> None:
        """Wait no more for codings that are still to come."""
        self._job = None

    def _start(self) -> None:
        self._mark = self._study.mark
        self._job = Job(partial(_work, self._study, self._document), self)
        self._job.done.connect(self._found)
        self._job.refused.connect(self._broke)
        self._job.failed.connect(self._broke)
        self._job.start()

    @Slot(object)
    def _found(self, found: dict[int, Coding]) -> None:
        """Hand the codings on, but for those touched since they were read, which are known already."""
        if self.sender() is not self._job:
            return
        self._job = None
        touched = self._study.codings_since(self._mark)
        if touched is None:
            self._start()
        else:
            self.read.emit({number: coding for number, coding in found.items() if number not in touched})

    @Slot(object)
    def _broke(self, problem: BaseException) -> None:
        if self.sender() is self._job:
            self._job = None
            raise problem


def _work(study: Study, document: int, _task: Task) -> dict[int, Coding]:
    return _codings(study, document)


def _codings(study: Study, document: int) -> dict[int, Coding]:
    return {each.id: each for each in study.excerpts(Filter(documents=[document]))}
