"""Saving what can be read of a damaged study to a new file, off the window's thread; what was lost is told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ect_coder.ui.asking import ask_path
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ect_coder.storage.salvage import Salvaged
    from ect_coder.ui.jobs import Task
    from ect_coder.ui.long_work import LongWork


def salvage(window: QWidget, work: LongWork, path: Path, done: Callable[[Path, str, str], None]) -> None:
    """Ask where to, save there what can be read of a study, and give `done` the file and what was saved and lost."""
    proposed = path.with_name(_("{name} – saved").format(name=path.stem) + ".ect")
    target = ask_path(window, _("Save what can be read"), proposed, _("Study (*.ect)"), ".ect")
    if target is None:
        return

    def save(task: Task) -> Salvaged:
        from ect_coder.study import rescue

        return rescue.salvage(path, target, task.progress, task.cancelled)

    work.run(save, _("Reading what can be read…"), partial(_told, target, done))


def _told(target: Path, done: Callable[[Path, str, str], None], outcome: Salvaged) -> None:
    from ect_coder.exchange import findings

    words = _("What could be read is in {name}. The damaged study is as it was.").format(name=target.name)
    done(target, words, "\n".join(findings.salvaged(outcome)))
