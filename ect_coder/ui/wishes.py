"""What the pages wish for, as deeds of the study, and in which words each is told."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from ect_coder import wording
from ect_coder.coding.memos import Subject
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from ect_coder.analysis.estimates import NewEstimate
    from ect_coder.coding.codings import NewCoding
    from ect_coder.coding.conditions import Condition
    from ect_coder.corpus.entries import Entries
    from ect_coder.corpus.events import NewEvent
    from ect_coder.corpus.library import Description
    from ect_coder.search.asking import Asked
    from ect_coder.study import Study
    from ect_coder.suggesting.suggestions import Suggestion
    from ect_coder.ui.deeds import Deeds
    from ect_coder.ui.jobs import Task
    from ect_coder.ui.person import Person
    from ect_coder.values import Span


class Wishes:
    """Grants wishes; those that bear a name only when we know whose it is."""

    def __init__(self, study: Study, deeds: Deeds, person: Person) -> None:
        self._study = study
        self._deeds = deeds
        self._person = person

    # Codings

    def code(self, wishes: list[NewCoding]) -> None:
        """Make codings that were wished for together, in one step, in the name of who codes."""
        if not self._person.is_known():
            return
        wishes = [replace(each, coder=self._person.coder) for each in wishes]
        grid, tongue = self._study.grid, wording.language()
        names = list(dict.fromkeys(grid.code(each.variable).label(tongue) for each in wishes))
        words = _("Coded at both moments: {variable}") if len(names) < len(wishes) else _("Coded: {variable}")
        self._deeds.do(partial(self._study.code_many, wishes, begin=True), words.format(variable=", ".join(names)))

    def code_in_vivo(self, wish: NewCoding, label: str) -> None:
        """Code with a new variable, named in the words of the passage."""
        if not self._person.is_known():
            return
        wish = replace(wish, coder=self._person.coder)
        words = _("Coded in its own words: {variable}").format(variable=label)
        self._deeds.do(partial(self._study.code_in_vivo, wish, label), words)

    def accept(self, suggestion: Suggestion, project: str | None) -> None:
        """Code a passage as it is suggested, in the name of who codes."""
        if not self._person.is_known():
            return
        label = self._study.grid.code(suggestion.variable).label(wording.language())
        deed = partial(self._study.suggestions.accept, suggestion, self._person.coder, project)
        self._deeds.do(deed, _("Coded as suggested: {variable}").format(variable=label))

    def refuse(self, suggestion: Suggestion) -> None:
        """Refuse a suggestion for good."""
        self._deeds.do(partial(self._study.suggestions.refuse, suggestion), _("Suggestion refused"))

    def turn_suggestions(self) -> None:
        """Suggest passages while one reads, or no longer: as the study's people want it."""
        on = self._study.conventions().suggestions != "yes"
        words = _("Passages are suggested above the text.") if on else _("Passages are suggested no longer.")
        self._deeds.do(partial(self._study.agree, "suggestions", "yes" if on else "no"), words)

    def code_found(self, wishes: list[NewCoding]) -> None:
        """Code passages that were found, in one step."""
        if not self._person.is_known():
            return
        wishes = [replace(each, coder=self._person.coder) for each in wishes]
        words = wording.ngettext("{n} passage coded", "{n} passages coded", len(wishes))
        self._deeds.do_many(partial(self._study.code_many, wishes, begin=True), list(range(len(wishes))), words)

    def keep_search(self, name: str, asked: Asked) -> None:
        """Keep a search under a name."""
        if self._person.is_known():
            self._deeds.do(partial(self._study.searches.keep, name, asked, self._person.coder), _("Search kept"))

    def keep_smart_list(self, name: str, condition: Condition, number: int | None) -> None:
        """Keep a smart list under a name, anew or in place of one."""
        if self._person.is_known():
            deed = partial(self._study.smart_lists.keep, name, condition, self._person.coder, number)
            self._deeds.do(deed, _("Smart list kept"))

    def recode(self, numbers: list[int], values: dict[str, Any]) -> None:
        """Change codings in sight; what they now say is seen, so nothing is said."""
        self._deeds.do(partial(self._study.recode, numbers, **values))

    def recode_many(self, numbers: list[int], values: dict[str, Any]) -> None:
        """Change codings of a list, and say how many."""
        words = wording.ngettext("{n} coding changed", "{n} codings changed", len(numbers))
        self._deeds.do_many(partial(self._study.recode, numbers, **values), numbers, words)

    def uncode(self, numbers: list[int]) -> None:
        """Take codings away."""
        words = wording.ngettext("{n} coding removed", "{n} codings removed", len(numbers))
        self._deeds.do_many(partial(self._study.uncode, numbers), numbers, words)

    def review(self, numbers: list[int]) -> None:
        """Declare that codings hold under the codebook of today."""
        words = wording.ngettext("{n} coding reviewed", "{n} codings reviewed", len(numbers))
        self._deeds.do_many(partial(self._study.codebook.review, numbers), numbers, words)

    # Documents and projects

    def describe(self, document: int, change: Description) -> None:
        """Change what is known of a document."""
        self._deeds.do(partial(self._study.describe, document, change))

    def remove_project(self, name: str) -> None:
        """Take a project out of the study."""
        words = _("Project removed; its codings stay, without a project")
        self._deeds.do(partial(self._study.remove_project, name), words)

    # What bears a name

    def write_memo(self, subject: Subject | tuple[int, Span], text: str) -> None:
        """Keep a memo: on something known, or a new one on a passage of a document."""
        if self._person.is_known():
            deed: Callable[..., Any] = (
                partial(self._study.write_memo, subject)
                if isinstance(subject, Subject)
                else partial(self._study.note, *subject)
            )
            self._deeds.do(partial(deed, text, self._person.coder), _("Memo kept"))

    def discuss(self, passage: tuple[int, Span], text: str) -> None:
        """Keep a passage among those to talk over."""
        if self._person.is_known():
            words = _("Kept among what to discuss")
            self._deeds.do(partial(self._study.discuss, *passage, text, self._person.coder), words)

    def note_event(self, wish: NewEvent) -> None:
        """Keep a dated fact of a project."""
        if self._person.is_known():
            self._deeds.do(partial(self._study.events.note, wish, self._person.coder), _("Date noted"))

    def enter(self, entries: Entries, label: str, words: str, is_long: bool) -> None:
        """Keep values of the project database in one step; dates of events in the name of who enters them."""
        if entries.has_dates:
            if not self._person.is_known():
                return
            entries = replace(entries, coder=self._person.coder)
        if is_long:
            self._deeds.do_long(partial(self._enter_long, entries, label), words)
        else:
            self._deeds.do(partial(self._study.attributes.enter, entries, label), words)

    def _enter_long(self, entries: Entries, label: str, task: Task) -> None:
        self._study.attributes.enter(entries, label, task.tell)

    def estimate(self, wishes: list[NewEstimate], words: str = "") -> None:
        """Keep what was decided together, in one step, in the name of who is coding."""
        if self._person.is_known():
            named = [replace(each, coder=self._person.coder) for each in wishes]
            self._deeds.do(partial(self._study.estimate, named), words)

    def synthesise(self, project: str, pillar: str, text: str) -> None:
        """Keep what a pillar of a project comes to."""
        if self._person.is_known():
            self._deeds.do(partial(self._study.syntheses.write, project, pillar, text, self._person.coder))

    def edit_codebook(self, deed: Callable[[str], Any], words: str = "") -> None:
        """Do an edit of the codebook, in the name of who is coding."""
        if self._person.is_known():
            self._deeds.do(partial(deed, self._person.coder), words)

    def settle(self, deed: Callable[[str], Any], many: int, words: str) -> None:
        """Settle disagreements of coders, so many, in the name of who is coding."""
        if self._person.is_known():
            self._deeds.do_many(partial(deed, self._person.coder), range(many), words)
