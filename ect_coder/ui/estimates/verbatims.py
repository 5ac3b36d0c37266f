"""The verbatims of a cell, for and against, as cards; where they can carry an estimate, each with a box to check."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ect_coder.analysis import labels
from ect_coder.analysis.estimates import MOST_EVIDENCE
from ect_coder.coding.excerpts import Filter
from ect_coder.ui.excerpts_model import in_quotes
from ect_coder.ui.verbatim import Verbatim
from ect_coder.values import Moment, Polarity
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from ect_coder.analysis.conventions import Conventions
    from ect_coder.coding.excerpts import Coding
    from ect_coder.study import Study

_SIDES = (Polarity.PRESENT, Polarity.MIXED, Polarity.ABSENT)
_EACH = 4
"""Verbatims of one moment and constat that are shown; a button opens the others."""
_LONGEST = 260


class Verbatims(QWidget):
    """Emits which are checked to carry an estimate, and what is to be opened."""

    carrying_wished = Signal(object)
    passage_wished = Signal(int)
    excerpts_wished = Signal(object)

    def __init__(self, study: Study, parent: QWidget, *, carrying: bool) -> None:
        super().__init__(parent)
        self._study = study
        self._carrying = carrying
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._shown: Filter | None = None
        self.boxes: dict[int, QCheckBox] = {}

    def forget(self) -> None:
        """Look again at what is next shown, even of the same cell."""
        self._shown = None

    def show_cell(self, wanted: Filter, carried: Collection[int], *, open_to_checks: bool) -> None:
        """Show what a filter lets through, those that carry the estimate first and checked."""
        if wanted == self._shown and set(self.checked()) == set(carried):
            self._allow(open_to_checks=open_to_checks)
            return
        self._shown = wanted
        self._clear()
        found = self._found(wanted, carried)
        references = self._study.references(found)
        roles = {each.id: each.role for each in self._study.documents()}
        for side in _SIDES:
            group = [each for each in found if each.polarity is side]
            if group:
                self._heading(side)
            for each in group:
                role = roles.get(each.document)
                facts = [labels.moment(each.moment, self._study.conventions().own_labels()), references[each.id]]
                card = _card(each, [*facts, labels.role(role) if role else ""])
                card.clicked.connect(self.passage_wished)
                self._add(card, each, references[each.id], checked=each.id in carried)
        self._end(wanted, len(found))
        self._allow(open_to_checks=open_to_checks)

    def checked(self) -> list[int]:
        """List those that are checked."""
        return [number for number, box in self.boxes.items() if box.isChecked()]

    def _found(self, wanted: Filter, carried: Collection[int]) -> list[Coding]:
        shown = self._study.sample(wanted, _EACH)
        missing = set(carried) - {each.id for each in shown}
        kept = self._study.excerpts(Filter(numbers=sorted(missing))) if missing else []
        return sorted([*kept, *shown], key=lambda each: (each.id not in carried, each.document, each.start))

    def _clear(self) -> None:
        self.boxes = {}
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _heading(self, side: Polarity) -> None:
        names = {
            Polarity.PRESENT: _("For: present"),
            Polarity.MIXED: _("Between: mixed"),
            Polarity.ABSENT: _("Against: absent"),
        }
        label = QLabel(names[side], self)
        label.setObjectName("cardHeading")
        self._column.addWidget(label)

    def _add(self, card: Verbatim, coding: Coding, reference: str, *, checked: bool) -> None:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        if self._carrying:
            box = QCheckBox(row)
            box.setAccessibleName(_("Carries the estimate: {reference}").format(reference=reference))
            box.setToolTip(_("Carries the estimate (three at most)"))
            box.setMinimumSize(24, 24)
            box.setChecked(checked)
            box.clicked.connect(self._checked)
            self.boxes[coding.id] = box
            line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(card, 1)
        self._column.addWidget(row)

    def _end(self, wanted: Filter, shown: int) -> None:
        count = self._study.count(wanted)
        if not count:
            label = QLabel(_("No excerpt."), self)
            label.setObjectName("cardNote")
            self._column.addWidget(label)
        elif count > shown:
            button = QPushButton(ngettext("See the {n} excerpt", "See the {n} excerpts", count), self)
            button.clicked.connect(partial(self._all_wished, wanted))
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _allow(self, *, open_to_checks: bool) -> None:
        """Let no more than three be checked."""
        full = len(self.checked()) >= MOST_EVIDENCE
        for box in self.boxes.values():
            box.setEnabled(open_to_checks and (box.isChecked() or not full))

    def _checked(self, _checked: bool = False) -> None:
        self._allow(open_to_checks=True)
        self.carrying_wished.emit(self.checked())

    def _all_wished(self, wanted: Filter, _checked: bool = False) -> None:
        self.excerpts_wished.emit(wanted)


def of_cell(
    project: str, target: str, moments: Sequence[Moment], pillars: Iterable[str], agreed: Conventions
) -> Filter:
    """Give the filter of what a cell stands on, of the codings that count."""
    is_pillar = target in pillars
    return Filter(
        pillars=[target] if is_pillar else (),
        variables=() if is_pillar else [target],
        projects=[project],
        moments=moments,
        coders=[agreed.reference_coder] if agreed.reference_coder else (),
        reconciled=agreed.counts_reconciled,
    )


def _card(coding: Coding, facts: Sequence[str]) -> Verbatim:
    short = " ".join(coding.text.split())
    short = short if len(short) <= _LONGEST else f"{short[:_LONGEST].rstrip()}…"
    level = _("intensity {n}").format(n=coding.intensity) if coding.intensity else ""
    return Verbatim(coding.id, in_quotes(short), " · ".join(filter(None, [*facts, level])))
