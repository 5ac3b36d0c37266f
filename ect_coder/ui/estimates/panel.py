"""Beside the cells: one to decide on, with the scale, the suggestion, reasons, confidence, excerpts, card, history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ect_coder.analysis import estimate_words, labels
from ect_coder.ui.choices import Choices
from ect_coder.ui.codebook_pane import VariableCard
from ect_coder.ui.estimates.confidence_row import ConfidenceRow
from ect_coder.ui.estimates.marks import Marks
from ect_coder.ui.estimates.verbatims import Verbatims, of_cell
from ect_coder.ui.text_field import TextField
from ect_coder.wording import _, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.analysis.deciding import Case
    from ect_coder.analysis.estimates import Estimate, NewEstimate
    from ect_coder.study import Study
    from ect_coder.ui.theme import Palette

WIDTH = 372
_REASONS = 66


class Panel(QFrame):
    """Shows one cell. Emits the estimate that is wished for; its reasons are kept when the keyboard leaves them."""

    estimate_wished = Signal(object)
    suggestion_wished = Signal()
    passage_wished = Signal(int)
    excerpts_wished = Signal(object)

    def __init__(self, study: Study, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("codebookPane")
        self.setFixedWidth(WIDTH)
        self._study = study
        self._case: Case | None = None
        self._title = _label("cardTitle", self)
        self._where = _label("cardNote", self)
        self._tabs = Choices(
            [("decide", _("Decide"), None), ("card", _("Card"), None), ("history", _("History"), None)], _("Panel")
        )
        self._tabs.chosen.connect(self.show_tab)
        self._decide = _Decide(study, palette, self)
        self._card = VariableCard(study.grid, study.conventions().own_labels(), self)
        self._pillar = _Lines(_("Definition of the pillar"), self)
        self._history = _Lines(_("History"), self)
        self._stack = QStackedWidget(self)
        for each in (self._decide, self._card, self._pillar, self._history):
            self._stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 6, 6)
        column.setSpacing(6)
        for widget in (self._title, self._where):
            column.addWidget(widget)
        column.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stack, 1)
        self._decide.wished.connect(self._changed)
        self._decide.suggestion_wished.connect(self.suggestion_wished)
        self._decide.verbatims.passage_wished.connect(self.passage_wished)
        self._decide.verbatims.excerpts_wished.connect(self.excerpts_wished)
        self._shown = "decide"
        self.show_tab(self._shown)

    def show_case(self, case: Case | None) -> None:
        """Show a cell, or none, once what was written of another is kept."""
        if case is None or self._case is None or case.place != self._case.place:
            self.keep()
        self._case = case
        self._stack.setVisible(case is not None)
        self._title.setText(estimate_words.target(case.target, self._study.grid) if case is not None else "")
        own = self._study.conventions().own_labels()
        self._where.setText(f"{case.project} · {labels.moment(case.moment, own)}" if case is not None else "")
        if case is not None:
            self._fill(case)

    def show_tab(self, name: str) -> None:
        """Show the decision, the card or the history."""
        self._shown = name
        self._tabs.choose(name)
        if self._case is not None:
            self._fill(self._case)

    def keep(self) -> None:
        """Keep what was written."""
        self._decide.keep()

    def write(self) -> None:
        """Give the keyboard to the reasons."""
        self.show_tab("decide")
        self._decide.reasons.setFocus()

    def forget(self) -> None:
        """Look at the excerpts again, when a cell is next shown."""
        self._decide.verbatims.forget()

    def _fill(self, case: Case) -> None:
        pillars = {each.id: each for each in self._study.grid.pillars}
        if self._shown == "decide":
            self._decide.show_case(case)
            self._stack.setCurrentWidget(self._decide)
        elif self._shown == "history":
            self._history.show_lines(_told(self._study.decisions.history(*case.place)))
            self._stack.setCurrentWidget(self._history)
        elif case.target in pillars:
            pillar = pillars[case.target]
            variables = [each.label(language()) for each in pillar.variables if not each.retired]
            self._pillar.show_lines([(pillar.definition(language()), "cardText"), ("\n".join(variables), "cardNote")])
            self._stack.setCurrentWidget(self._pillar)
        else:
            self._card.show_code(case.target)
            self._stack.setCurrentWidget(self._card)

    def _changed(self, case: Case, values: dict[str, Any]) -> None:
        wish: NewEstimate = case.decided(**{"mark": case.mark, **values})
        self.estimate_wished.emit(wish)


class _Decide(QScrollArea):
    """The cell itself. Emits its case with what is to change of it."""

    wished = Signal(object, object)
    suggestion_wished = Signal()

    def __init__(self, study: Study, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Decide"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._study = study
        self._case: Case | None = None
        self._before = ""
        inside = QWidget(self)
        inside.setObjectName("cardInside")
        self._suggested = _label("why", inside)
        self._take = QPushButton(_("Take the suggestion (Space)"), inside)
        self.marks = Marks(palette, inside)
        self._stale = _label("cardNote", inside)
        self._stale.setStyleSheet(f"color: {palette.warning};")
        self.reasons = TextField(_("Reasons"), inside)
        self.reasons.setFixedHeight(_REASONS)
        self.reasons.installEventFilter(self)
        self.confidence = ConfidenceRow(inside)
        self.verbatims = Verbatims(study, inside, carrying=True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 10, 12)
        column.setSpacing(7)
        for widget in (
            self._suggested,
            self._take,
            self._stale,
            self.marks,
            _label("cardHeading", inside, _("Reasons")),
            self.reasons,
            _label("cardHeading", inside, _("Confidence")),
            self.confidence,
            _label("cardHeading", inside, _("Excerpts: check up to three that carry the estimate")),
            self.verbatims,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inside)
        self.marks.chosen.connect(self._marked)
        self._take.clicked.connect(self.suggestion_wished)
        self.confidence.chosen.connect(self._trusted)
        self.verbatims.carrying_wished.connect(self._carried)

    def show_case(self, case: Case) -> None:
        """Show a cell; what is being written of the same one stays."""
        before, self._case = self._case, case
        same = before is not None and before.place == case.place
        writable = self._study.writable
        self._suggested.setText(estimate_words.suggested(case))
        self._take.setEnabled(writable and case.suggestion is not None)
        self._stale.setText(_("To review: the codings of this cell have changed since. Its mark again says it holds."))
        self._stale.setVisible(case.stale)
        self.marks.show_mark(case.mark)
        self.marks.setEnabled(writable)
        self.reasons.setReadOnly(not writable or case.mark is None)
        self.reasons.setPlaceholderText(_("Choose a value first; then say why.") if case.mark is None else "")
        why = case.estimate.why if case.estimate is not None else ""
        if not same or (before is not None and why != _why(before)):
            self._before = why
            if self.reasons.written() != why:
                self.reasons.setPlainText(why)
        self.confidence.show_case(case, writable=writable)
        pillars = [each.id for each in self._study.grid.pillars]
        wanted = of_cell(case.project, case.target, (case.moment,), pillars, self._study.conventions())
        carried = case.estimate.evidence if case.estimate is not None else ()
        self.verbatims.show_cell(wanted, carried, open_to_checks=writable and case.mark is not None)
        if not same:
            self.verticalScrollBar().setValue(0)

    def keep(self) -> None:
        """Tell the reasons that were written, if they are new."""
        case, words = self._case, self.reasons.written().strip()
        if case is not None and case.mark is not None and words != self._before.strip():
            self._before = words
            self.wished.emit(case, {"why": words})
        self.confidence.keep()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the reasons when the keyboard leaves them, or with Ctrl+Enter."""
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _ends(event):
            self.keep()
            return True
        return super().eventFilter(watched, event)

    def _marked(self, mark: object) -> None:
        if self._case is not None:
            self.keep()
            self.marks.show_mark(self._case.mark)
            self.wished.emit(self._case, {"mark": mark})

    def _trusted(self, confidence: object, why: str) -> None:
        if self._case is not None:
            self.wished.emit(self._case, {"confidence": confidence, "confidence_why": why})

    def _carried(self, numbers: Sequence[int]) -> None:
        if self._case is not None:
            self.wished.emit(self._case, {"evidence": tuple(numbers)})


class _Lines(QScrollArea):
    """Paragraphs, one below the other."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show paragraphs, each with how it looks."""
        inside = QWidget(self)
        inside.setObjectName("cardInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 6, 10, 8)
        column.setSpacing(4)
        for words, name in lines:
            column.addWidget(_label(name, inside, words))
        column.addStretch(1)
        self.setWidget(inside)


def _told(history: Sequence[Estimate]) -> list[tuple[str, str]]:
    """Say what was decided, the latest first."""
    if not history:
        return [(_("Nothing was decided yet."), "cardNote")]
    lines = []
    for each in history:
        mark = labels.mark(each.value) or _("taken back")
        lines.append((f"{mark} · {labels.signed(each.coder, each.created)}, {each.created[11:16]}", "cardTitle"))
        if each.why:
            lines.append((each.why, "cardText"))
        if each.confidence is not None:
            words = _("Own confidence: {confidence} – {why}")
            named = estimate_words.confidence(each.confidence)
            lines.append((words.format(confidence=named, why=each.confidence_why), "cardNote"))
    return lines


def _why(case: Case) -> str:
    return case.estimate.why if case.estimate is not None else ""


def _ends(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _label(name: str, parent: QWidget, words: str = "") -> QLabel:
    label = QLabel(words, parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
