"""Corrections of texts as deeds: what would be lost is shown first."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ect_coder.ui import faults
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.coding.correction import Correction
    from ect_coder.study import Study
    from ect_coder.study.correction import Replacement
    from ect_coder.ui.deeds import Deeds
    from ect_coder.ui.jobs import Task
    from ect_coder.ui.long_work import LongWork
    from ect_coder.ui.pages import Pages


class Corrections:
    """Corrects texts, by hand or by a corrected file."""

    def __init__(self, study: Study, pages: Pages, deeds: Deeds, work: LongWork) -> None:
        self._study = study
        self._pages = pages
        self._deeds = deeds
        self._work = work

    def correct(self, document: int, text: str) -> None:
        """Give a document a text corrected by hand; where something would be lost, ask first."""
        window = self._pages.window()
        planned = faults.attempt(window, partial(self._study.corrections.plan, document, text))
        if planned is None:
            return
        if planned.lost and not self._agreed(planned, _("Correct the text"), _("Correct all the same")):
            self._pages.read.writing.corrector.open_again()
            return
        self._do(planned, partial(self._study.corrections.correct, document, text), _("Text corrected"))

    def replace(self, document: int) -> None:
        """Ask for a corrected file, show what it would change, and let it take the place of a text."""
        self._pages.settle()
        name, _kind = QFileDialog.getOpenFileName(
            self._pages.window(),
            _("Replace by a corrected file"),
            str(self._study.path.parent),
            _("All files (*)"),
        )
        if not name:
            return

        def work(task: Task) -> Replacement:
            return self._study.corrections.plan_replacement(document, Path(name), task.cancelled)

        self._work.run(work, _("Comparing the two texts…"), self._replace)

    def _replace(self, planned: Replacement) -> None:
        correction = planned.correction
        if self._agreed(correction, _("Replace by a corrected file"), _("Replace the text")):
            deed = partial(self._study.corrections.replace, correction.document, planned.entry)
            self._deeds.do_slowly(deed, _words(correction, _("Text replaced")))

    def _agreed(self, planned: Correction, title: str, go: str) -> bool:
        from ect_coder.ui.lost_passages import LostPassages

        return bool(LostPassages(planned, self._study.grid, title, go, self._pages.window()).exec())

    def _do(self, planned: Correction, deed: Callable[[], None], words: str) -> None:
        standing = [each.number for each, _place in planned.followers] + [each.number for each in planned.lost]
        self._deeds.do_many(deed, standing, _words(planned, words))


def _words(planned: Correction, words: str) -> str:
    lost = len(planned.lost)
    if not lost:
        return words
    return " · ".join([words, ngettext("{n} passage taken away", "{n} passages taken away", lost)])
