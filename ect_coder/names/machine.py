"""spaCy's own idea of the names of a text, from a process beside the program: the one place that imports spaCy.

The process starts with the first text, ends by itself when nothing was asked for a while (it takes 300 MB), and with
the program. Without the model, or once it has failed, there are no entities: the rules do without.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ect_coder.errors import Cancelled
from ect_coder.names.found import Label, Mention
from ect_coder.values import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

MODEL = "fr_core_news_sm"
IDLE = 60.0
"""Seconds without a text after which the process ends."""
SECONDS = 120.0
"""How long one text may take, the model's loading included; a text of 100,000 words takes less."""
_TICK = 0.05
_SPAWN = multiprocessing.get_context("spawn")
_UNUSED = ["parser", "lemmatizer", "attribute_ruler", "morphologizer", "tagger", "senter"]
_LABELS = {each.value: each for each in Label}
_Entity = tuple[int, int, str]


def installed() -> bool:
    """Say whether the model is there, without loading it."""
    return find_spec("spacy") is not None and find_spec(MODEL) is not None


class Machine:
    """Asks one process for the entities of texts. `works` says whether it answers, or would."""

    def __init__(self, idle: float = IDLE) -> None:
        self.works = installed()
        self._idle = idle
        self._process: BaseProcess | None = None
        self._ours: Connection | None = None

    @property
    def is_running(self) -> bool:
        """Whether its process is there now."""
        return self._process is not None and self._process.is_alive()

    def entities(self, text: str, cancelled: Callable[[], bool]) -> list[Mention]:
        """Give the persons, organisations and places that the model sees; raise Cancelled when asked to stop."""
        if not self.works:
            return []
        try:
            found = self._asked(text, cancelled)
        except (EOFError, OSError):
            found = None
        except Cancelled:
            self.close()
            raise
        if found is None:
            self.works = False
            self.close()
            return []
        return [Mention(Span(start, end), text[start:end], _LABELS[label]) for start, end, label in found]

    def close(self) -> None:
        """End the process, if there is one."""
        process, ours, self._process, self._ours = self._process, self._ours, None, None
        if process is not None and process.pid is not None:
            process.terminate()
            process.join()
            process.close()
        if ours is not None:
            ours.close()

    def _asked(self, text: str, cancelled: Callable[[], bool]) -> list[_Entity] | None:
        """Ask, and wait for the answer; None if it takes too long."""
        line = self._line()
        line.send(text)
        began = time.monotonic()
        while not line.poll(_TICK):
            if cancelled():
                raise Cancelled
            if time.monotonic() - began > SECONDS:
                return None
        answer: list[_Entity] = line.recv()
        return answer

    def _line(self) -> Connection:
        """Give the line to the process; start it where there is none, or where it has gone to sleep."""
        if self._ours is None or not self.is_running:
            self.close()
            self._ours, theirs = _SPAWN.Pipe()
            self._process = _SPAWN.Process(target=_answer, args=(theirs, self._idle), daemon=True)
            self._process.start()
            theirs.close()
        return self._ours


def _answer(line: Connection, idle: float) -> None:
    """Be the process: give the entities of each text until none comes any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is the program's to answer
    model = _loaded()
    try:
        while line.poll(idle):
            line.send(list(_entities(model, line.recv())))
    except (EOFError, OSError):
        return


def _loaded() -> Any:
    import spacy

    return spacy.load(MODEL, exclude=_UNUSED)


def _entities(model: Any, text: str) -> list[_Entity]:
    """Read a text line by line, so that a long one asks for no more memory than a short one."""
    found: list[_Entity] = []
    start = 0
    lines = text.split("\n")
    for line, read in zip(lines, model.pipe(lines), strict=True):
        found += [(each.start_char + start, each.end_char + start, each.label_) for each in read.ents if _is_ours(each)]
        start += len(line) + 1
    return found


def _is_ours(entity: Any) -> bool:
    return entity.label_ in _LABELS and bool(entity.text.strip())
