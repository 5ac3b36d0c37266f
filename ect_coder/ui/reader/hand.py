"""What a selection becomes: the moment, project and variables in hand, the picker, favourites, the highlighter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ect_coder.coding.codings import NewCoding, both_sides
from ect_coder.ui.codebook_pane import TRANSVERSAL_LETTER
from ect_coder.ui.keys import physical_digit
from ect_coder.ui.reader.picker import Picker, Wish
from ect_coder.ui.reader.ranking import Choice
from ect_coder.values import Moment, Polarity, Span
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ect_coder.coding.excerpts import Coding
    from ect_coder.corpus.library import Document
    from ect_coder.study import Study
    from ect_coder.ui.reader.desk import Desk
    from ect_coder.ui.theme import Palette

_RECENT = 8
_IN_VIVO = 60
"""Code points of a passage that make a code's name."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What the next coding takes over: the sticky moment, the project in hand, the last variables."""

    moment: Moment = Moment.UNDETERMINED
    project: str | None = None
    recents: tuple[str, ...] = ()


class Hand(QObject):
    """Turns the desk's selection into wishes for codings; several that go together are wished for together."""

    codings_wished = Signal(object)
    in_vivo_wished = Signal(object, str)
    twin_found = Signal(int)
    project_needed = Signal()
    changed = Signal()
    recents_changed = Signal(object)
    favourites_changed = Signal(object)
    pointed = Signal(str)
    told = Signal(str)

    def __init__(
        self,
        study: Study,
        desk: Desk,
        palette: Palette,
        *,
        coder: Callable[[], str],
        recents: Iterable[str],
        favourites: Mapping[str, str],
        lying: Callable[[], Iterable[Coding]],
    ) -> None:
        super().__init__(desk)
        self._study = study
        self._desk = desk
        self._coder = coder
        self._lying = lying
        self._document: Document | None = None
        self.habits = Habits(recents=tuple(each for each in recents if self._knows(each)))
        self.favourites = dict(favourites)
        self.highlighter: str | None = None
        self._waiting: tuple[Sequence[str], Wish] | None = None
        self._choices = self._offered()
        self.picker = Picker(palette, study.conventions().own_labels(), desk)
        self.picker.chosen.connect(self._picked)
        self.picker.pointed.connect(self.pointed)
        desk.page.passage_taken.connect(self._highlight)
        desk.page.selection_changed.connect(self._forget_waiting)
        desk.page.installEventFilter(self)

    def take_up(self, document: Document | None) -> None:
        """Turn to another document: the moment goes back to undetermined, the project to what it says."""
        self.picker.hide()
        self._document = document
        self.habits = replace(self.habits, moment=Moment.UNDETERMINED, project=None)
        self.changed.emit()

    def renew(self, document: Document | None) -> None:
        """Know the document as it is now; a project that it is no longer about is put down."""
        self._document = document
        if document is None or self.habits.project not in document.projects:
            self.habits = replace(self.habits, project=None)

    def choose_moment(self, moment: Moment) -> None:
        """Make a moment the sticky one of this document."""
        self.habits = replace(self.habits, moment=moment)
        self.changed.emit()

    def choose_project(self, name: str | None) -> None:
        """Make one of the document's projects the one that is coded; a coding that waited for it is made."""
        self.habits = replace(self.habits, project=name)
        self.changed.emit()
        waiting, self._waiting = self._waiting, None
        if waiting is not None and name is not None:
            self._code(*waiting)

    def ask(self, typed: str = "") -> None:
        """Open the picker at the selection, with what was typed already."""
        if self._desk.page.selected_span() is None or not self._study.writable:
            return
        self.picker.offer(
            self._choices,
            recents=(*self.habits.recents, *self.favourites.values()),
            wish=self._wish(),
            anchor=self._desk.page.selection_rectangle(),
            typed=typed,
        )

    def repeat(self) -> None:
        """Code the selection with the last variable, or ask for one."""
        if self.habits.recents:
            self.code_with(self.habits.recents[0])
        else:
            self.ask()

    def code_with(self, variable: str) -> None:
        """Code the selection with a variable; nothing happens without a selection."""
        self._code([variable], self._wish())

    def code_both_moments(self) -> bool:
        """Code the selection with the last variable at both moments; say whether there was one to code."""
        if self._desk.page.selected_span() is None:
            return False
        if self.habits.recents:
            self._code([self.habits.recents[0]], replace(self._wish(), two_sided=True))
        else:
            self.ask()
        return True

    def add_other_side(self, coding: Coding) -> None:
        """Give a coding of one moment its other side.

        « Au début personne… ; après ils ont signé »: absent at emergence, present with the support.
        """
        if not self._study.writable:
            return
        one = self._new(
            Span(coding.start, coding.end), coding.variable, Wish(coding.moment, coding.polarity, coding.intensity)
        )
        sides = both_sides(replace(one, project=coding.project))
        self._make([each for each in sides if each.moment != coding.moment])

    def code_in_vivo(self) -> None:
        """Make the selected words a transversal code of their own, and code them with it."""
        page = self._desk.page
        span = page.selected_span()
        if span is None:
            self.told.emit(_("Select the words that will name the new code."))
        elif self._may_code():
            self.in_vivo_wished.emit(self._new(span, "", self._wish()), name_of(page.text[span.start : span.end]))

    def favourite(self, key: str) -> None:
        """Code the selection with the favourite of a key, show its card without one, or say how a key gets one."""
        variable = self.favourites.get(key)
        if variable is None or not self._knows(variable):
            self.told.emit(_("Key {key} has no favourite: give it one in the codebook’s menu.").format(key=key))
        elif self._desk.page.selected_span() is None:
            self.pointed.emit(variable)
        else:
            self.code_with(variable)

    def set_favourite(self, variable: str, key: str) -> None:
        """Give a variable a key, which no other has then; an empty key takes its own away."""
        kept = {each: other for each, other in self.favourites.items() if other != variable and each != key}
        self.favourites = {**kept, key: variable} if key else kept
        self.favourites_changed.emit(dict(self.favourites))

    def toggle_highlighter(self) -> None:
        """Let the last variable code all that the mouse selects, or no longer."""
        if self.highlighter is None and not self.habits.recents:
            self.told.emit(_("Code once: the highlighter then goes on with that variable."))
            return
        self.highlighter = self.habits.recents[0] if self.highlighter is None else None
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the text: letters open the picker, digits choose the moment, Enter repeats."""
        if watched is self._desk.page and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            if self._document is not None and not event.modifiers() & control and self._key(event):
                return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        digit, selected = physical_digit(event), self._desk.page.selected_span() is not None
        if digit is not None and 1 <= digit <= len(Moment):
            self.choose_moment(list(Moment)[digit - 1])
        elif digit is not None:
            self.favourite(str(digit))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if selected:
                self.repeat()
        elif selected and event.text().isalpha():
            self.ask(event.text())
        elif event.key() == Qt.Key.Key_Escape and self.highlighter is not None:
            self.toggle_highlighter()
        else:
            return False
        return True

    def _forget_waiting(self, _span: Span | None) -> None:
        self._waiting = None

    def _highlight(self, _span: Span) -> None:
        if self.highlighter is not None:
            self.code_with(self.highlighter)

    def _picked(self, variables: Sequence[str], wish: Wish) -> None:
        self.habits = replace(self.habits, moment=wish.moment)
        self._code(variables, wish)
        self.changed.emit()
        self._desk.page.setFocus()

    def _code(self, variables: Sequence[str], wish: Wish) -> None:
        span = self._desk.page.selected_span()
        if span is None:
            return
        if not self._may_code():
            self._waiting = variables, wish
            return
        wishes: list[NewCoding] = []
        for variable in variables:
            new = self._new(span, variable, wish)
            wishes += both_sides(replace(new, moment=Moment.SUPPORT)) if wish.two_sided else [new]
        if self._make(wishes):
            self._desk.page.clear_selection()

    def _make(self, wishes: Sequence[NewCoding]) -> bool:
        """Wish for those of the codings that are not there yet; point at the first where all are; say if any was."""
        twins = [self._twin(each) for each in wishes]
        fresh = [each for each, twin in zip(wishes, twins, strict=True) if twin is None]
        if fresh:
            self._use([each.variable for each in fresh])
            self.codings_wished.emit(fresh)
        elif twins and twins[0] is not None:
            self.twin_found.emit(twins[0])
        return bool(fresh)

    def _may_code(self) -> bool:
        """Say whether a coding can be made now; where the project is not clear, ask for it."""
        if self._document is None or not self._study.writable:
            return False
        if len(self._document.projects) > 1 and self.habits.project is None:
            self.project_needed.emit()
            return False
        return True

    def _wish(self) -> Wish:
        return Wish(self.habits.moment, Polarity.PRESENT, None)

    def _new(self, span: Span, variable: str, wish: Wish) -> NewCoding:
        return NewCoding(
            self._document.id if self._document is not None else 0,
            span,
            variable,
            wish.moment,
            wish.polarity,
            wish.intensity,
            project=self.habits.project,
            coder=self._coder(),
        )

    def _twin(self, wish: NewCoding) -> int | None:
        """Find the same coding, already there."""
        same = (wish.span.end, wish.variable, wish.moment, wish.polarity, wish.coder)
        here = (each for each in self._lying() if each.start == wish.span.start)
        twins = (each.id for each in here if (each.end, each.variable, each.moment, each.polarity, each.coder) == same)
        return next(twins, None)

    def _use(self, variables: Sequence[str]) -> None:
        used = tuple(dict.fromkeys(variables))
        recents = (*used, *(each for each in self.habits.recents if each not in used))[:_RECENT]
        if self.highlighter is not None:
            self.highlighter = recents[0]
        if recents != self.habits.recents:
            self.habits = replace(self.habits, recents=recents)
            self.recents_changed.emit(recents)
        self.changed.emit()

    def _offered(self) -> list[Choice]:
        grid, tongue = self._study.grid, language()
        names = {pillar.id: (pillar.letter, pillar.label(tongue)) for pillar in grid.pillars}
        found = []
        for code in grid.codes:
            if code.retired:
                continue
            letter, pillar = names[code.pillar] if code.pillar else (TRANSVERSAL_LETTER, _("Transversal codes"))
            card = code.card(tongue)
            found.append(Choice(code.id, card.label, code.pillar, letter, pillar, card.definition, code.hints))
        return found

    def _knows(self, variable: str) -> bool:
        return any(code.id == variable for code in self._study.grid.codes)


def name_of(words: str) -> str:
    """Make a code's name of a passage: its words on one line, cut between two of them where it is long."""
    name = " ".join(words.split())
    if len(name) <= _IN_VIVO:
        return name
    head = name[: _IN_VIVO - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:") + "…"
