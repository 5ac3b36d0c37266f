"""A part of the door: correcting a text that is coded already, by hand or by a corrected file."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.analysis import estimates
from ect_coder.codebook import shelf
from ect_coder.coding import correction
from ect_coder.corpus import library, reading_room
from ect_coder.corpus.canonical import canonical
from ect_coder.errors import EctError, SeveralTexts
from ect_coder.study.part import Part
from ect_coder.values import Changed
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ect_coder.coding.correction import Correction
    from ect_coder.corpus.library import Entry

_CHANGED = Changed.DOCUMENTS | Changed.CODINGS | Changed.DISCUSSIONS | Changed.MEMOS | Changed.RECORDS


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a corrected file would make of a document, and what the shelf will keep of the file."""

    correction: Correction
    entry: Entry


class Corrections(Part):
    """Looks at what a correction would do, then does it."""

    def plan(self, document: int, text: str) -> Correction:
        """Say what a corrected text would make of what stands on it; raise UnknownDocument or EmptyText."""
        with self._database.reading() as session:
            return correction.plan(session, document, text)

    def correct(self, document: int, text: str) -> None:
        """Correct a document's text in one step: what stands on it follows, what is lost goes; raises as `plan`."""
        self._write(_("correct the text"), "correct_text", document, text)

    def plan_replacement(self, document: int, path: Path, cancelled: Callable[[], bool]) -> Replacement:
        """Say what a corrected file would make of a document; takes long for a large one.

        Raises as `plan`, UnreadableFile, SeveralTexts for a file that holds no single text, or Cancelled.
        """
        with closing(reading_room.read_each([path], cancelled)) as answers:
            file = next(answers)
        if isinstance(file, EctError):
            raise file
        if len(file.sources) != 1:
            raise SeveralTexts(path=path.name)
        entry = library.entry(file.sources[0])
        return Replacement(self.plan(document, entry.source.text), entry)

    def replace(self, document: int, entry: Entry) -> None:
        """Give a document the text of a corrected file, its turns and marks, in one step; a copy is kept before."""
        self._keep_copy()
        self._write(_("replace a text by a corrected file"), "replace_text", document, entry.source.text, entry)

    def _write(self, label: str, deed: str, document: int, text: str, entry: Entry | None = None) -> None:
        with self._database.reading() as session:
            if canonical(text) == library.text(session, document):
                return
        with self._database.step(label, _CHANGED, deed=deed) as session:
            planned, grid = correction.plan(session, document, text), shelf.read(session)
            fresh = estimates.fresh(session, grid)
            correction.write(session, planned, entry)
            estimates.keep_fresh(session, grid, fresh)
            correction.let_go(session, planned)
