"""A part of the door: deeds and looks on one subject, which the Study carries under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.storage import backup
from ect_coder.storage.backup import Reason

if TYPE_CHECKING:
    from ect_coder.storage.database import Database


class Part:
    """What each part has at hand: the opened file. Deeds are `step`s of it, looks are `reading`s."""

    def __init__(self, opened: Database) -> None:
        self._database = opened

    def _keep_copy(self) -> None:
        """Leave a checked copy before a deed that changes much; a full disk must not keep anyone from their work."""
        backup.keep_copy(self._database.path, Reason.RISK)
