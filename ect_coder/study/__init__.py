"""The one door to a study: open it, act, undo, be told what changed. Window and terminal both come through here.

`door.py` is the Study itself; what belongs to one subject (the project database, the register of resources…) has a
file of its own beside it: a part of the door (`part.py`), which the Study carries.
"""

from __future__ import annotations

from ect_coder.study.door import Answers, Info, PastDeed, Study, never, quiet

__all__ = ["Answers", "Info", "PastDeed", "Study", "never", "quiet"]
