"""The profile of a pillar in a few words: how many of its variables have which answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis.answers import Answer
from ect_coder.wording import ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

_SAYING_NOTHING = (Answer.NOT_MENTIONED, Answer.UNDETERMINED, Answer.UNDOCUMENTED)


def profile(counts: Mapping[Answer, int], most: int | None = None) -> list[str]:
    """Say a profile, the most frequent answers first; only the first `most`, and then none that says nothing."""
    ranked = sorted((each for each in counts if counts[each]), key=lambda each: -counts[each])
    if most is not None:
        ranked = [each for each in ranked if each not in _SAYING_NOTHING][:most]
    return [_counted(each, counts[each]) for each in ranked]


def _counted(answer: Answer, n: int) -> str:
    words = {
        Answer.SUSTAINED: lambda: ngettext("{n} sustained", "{n} sustained", n),
        Answer.REINFORCED: lambda: ngettext("{n} reinforced", "{n} reinforced", n),
        Answer.WEAKENED: lambda: ngettext("{n} weakened", "{n} weakened", n),
        Answer.FROM_EMERGENCE: lambda: ngettext("{n} there at emergence", "{n} there at emergence", n),
        Answer.LOST: lambda: ngettext("{n} lost", "{n} lost", n),
        Answer.OUTCOME_CONTESTED: lambda: ngettext("{n} of contested outcome", "{n} of contested outcome", n),
        Answer.EMERGED_WITH_SUPPORT: lambda: ngettext("{n} emerged", "{n} emerged", n),
        Answer.ORIGIN_CONTESTED: lambda: ngettext("{n} of contested origin", "{n} of contested origin", n),
        Answer.ORIGIN_SILENT: lambda: ngettext("{n} not mentioned before", "{n} not mentioned before", n),
        Answer.ORIGIN_UNKNOWN: lambda: ngettext("{n} of unknown origin", "{n} of unknown origin", n),
        Answer.ABSENT: lambda: ngettext("{n} absent", "{n} absent", n),
        Answer.ABSENT_AT_EMERGENCE: lambda: ngettext("{n} absent at emergence", "{n} absent at emergence", n),
        Answer.ABSENT_WITH_SUPPORT: lambda: ngettext("{n} absent with support", "{n} absent with support", n),
        Answer.CONTESTED: lambda: ngettext("{n} contested", "{n} contested", n),
        Answer.NOT_MENTIONED: lambda: ngettext("{n} not mentioned", "{n} not mentioned", n),
        Answer.UNDETERMINED: lambda: ngettext("{n} undetermined", "{n} undetermined", n),
        Answer.UNDOCUMENTED: lambda: ngettext("{n} undocumented", "{n} undocumented", n),
    }
    return words[answer]()
