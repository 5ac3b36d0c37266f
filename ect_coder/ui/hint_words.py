"""The words that hint at a code, one a line, and beside them what each finds in the study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ect_coder.ui.latest import Latest
from ect_coder.ui.text_field import TextField
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.study import Study
    from ect_coder.suggesting.uses import Use
    from ect_coder.ui.jobs import Task

_HEIGHT = 108
"""Pixels: five lines."""
_TOP = 8
"""Pixels above the first line of what was found: it stands beside the first word."""
_WAIT = 400
"""Milliseconds after the last letter before the words are looked for."""
_FORMS = 5
"""Forms of a word that are named, the most frequent first."""


class HintWords(QWidget):
    """Shows a code's words to be written on; `changed` tells whenever something is typed."""

    changed = Signal()

    def __init__(self, study: Study, parent: QWidget) -> None:
        super().__init__(parent)
        self._study = study
        self._before: tuple[str, ...] = ()
        self._known: dict[str, Use] = {}
        self._text = TextField(_("Words that hint at it"), self)
        self._text.setPlaceholderText(
            _("one word or turn of phrase a line, found in all its forms; … stands for a few words")
        )
        self._text.setMinimumHeight(_HEIGHT)
        self._text.textChanged.connect(self._typed)
        self._found = QLabel(self)
        self._found.setObjectName("cardNote")
        self._found.setWordWrap(True)
        self._found.setAccessibleName(_("What these words find"))
        self._latest = Latest(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self._look)
        self._found.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._found.setContentsMargins(0, _TOP, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._text, 2)
        row.addWidget(self._found, 3)

    def show_hints(self, hints: Sequence[str]) -> None:
        """Show the words of a code as they stand."""
        self._before = tuple(hints)
        self._text.blockSignals(True)
        self._text.setPlainText("\n".join(hints))
        self._text.blockSignals(False)
        self._tell()
        self._timer.start()

    def hints(self) -> tuple[str, ...]:
        """Give the words as they are written."""
        lines = (" ".join(line.split()) for line in self._text.written().split("\n"))
        return tuple(line for line in lines if line)

    def touched(self) -> bool:
        """Say whether the words are written on."""
        return self.hints() != self._before

    def _typed(self) -> None:
        self._timer.start()
        self.changed.emit()

    def _look(self) -> None:
        """Look for the first word that nothing is known of; the next one follows its answer."""
        self._tell()
        word = next((each for each in self.hints() if each not in self._known), None)
        if word is not None:
            study = self._study

            def work(_task: Task) -> Use:
                return study.suggestions.use(word)

            self._latest.ask(work, self._learn)

    def _learn(self, found: Use) -> None:
        self._known[found.words] = found
        self._look()

    def _tell(self) -> None:
        self._found.setText("\n".join(_said(self._known[each]) for each in self.hints() if each in self._known))


def _said(use: Use) -> str:
    if not use.passages:
        return _("{word}: in no passage").format(word=use.words)
    named = ", ".join(use.forms[:_FORMS]) + ("…" if len(use.forms) > _FORMS else "")
    return ngettext(
        "{word}: {n} passage ({forms})", "{word}: {n} passages ({forms})", use.passages, word=use.words, forms=named
    )
