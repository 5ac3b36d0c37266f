"""Documents and people who leave, as deeds: what goes with them is shown first where they are quoted elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ect_coder.ui import faults
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.study import Study
    from ect_coder.study.erasure import Erased
    from ect_coder.study.removal import Voice
    from ect_coder.ui.deeds import Deeds
    from ect_coder.ui.jobs import Task
    from ect_coder.ui.long_work import LongWork
    from ect_coder.ui.pages import Pages
    from ect_coder.ui.status import Status


class Removals:
    """Removes documents, at once or after asking."""

    def __init__(self, study: Study, pages: Pages, deeds: Deeds, work: LongWork, status: Status) -> None:
        self._study = study
        self._pages = pages
        self._deeds = deeds
        self._work = work
        self._status = status

    def document(self, number: int) -> None:
        """Remove a document: at once, or after showing where it is quoted."""
        self._pages.settle()
        planned = faults.attempt(self._pages.window(), partial(self._study.removals.plan, [number]))
        if planned is None:
            return
        if planned.quotes:
            self._ask((), [number])
        else:
            self._remove([number])

    def person(self, document: int | None = None) -> None:
        """Ask who is to leave, those of a document first, and remove their documents."""
        self._pages.settle()
        people = self._study.removals.people()
        if not people:
            self._status.say(_("No document names who speaks in it, by its turns or an attribute."))
            return
        self._ask(sorted(people, key=lambda each: document not in each.documents), ())

    def _ask(self, people: Sequence[Voice], documents: Sequence[int]) -> None:
        from ect_coder.ui.removing import Removing

        asked = Removing(self._study, people, documents, self._pages.window())
        if asked.exec() and asked.everywhere():
            self._remove_everywhere(asked.documents())
        elif asked.result():
            self._remove(asked.documents())

    def _remove_everywhere(self, documents: list[int]) -> None:
        def work(task: Task) -> Erased:
            return self._study.removals.remove_everywhere(documents, task.progress)

        self._work.run(work, _("Taking their words out of the study and its copies…"), self._tell, stoppable=False)

    def _tell(self, erased: Erased) -> None:
        """Say what was reached, and list what was not."""
        self._status.say_saved()
        words = ngettext(
            "Taken out of the study and of {n} copy.", "Taken out of the study and of {n} copies.", erased.cleaned
        )
        beyond = _(
            "Exports, copies saved elsewhere and the copies of other machines hold their words still, if there are any."
        )
        listed = [_("These files could not be reached, or are none of ours to change:"), *erased.left]
        more = "\n".join([beyond, *(["", *listed] if erased.left else [])])
        faults.tell(self._pages.window(), _("Remove a person"), words, more)

    def _remove(self, documents: list[int]) -> None:
        words = ngettext(
            "Document removed, with its codings", "{n} documents removed, with their codings", len(documents)
        )
        self._deeds.do_slowly(partial(self._study.removals.remove, documents), words)
