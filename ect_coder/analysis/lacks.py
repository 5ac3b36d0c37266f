"""What a project lacks, in whole sentences, in the language of the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis.inventory import Gap, Lack
from ect_coder.values import Moment
from ect_coder.wording import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PLAIN = {
    Lack.PIVOT: N_("The pivot date is missing: when the support began is not known."),
    Lack.DOCUMENTS: N_("No document is about this project yet."),
    Lack.INTERVIEWS: N_("No interview was held."),
    Lack.VOICES: N_("A single voice speaks: nothing can confirm or contradict it."),
    Lack.PRESS: N_("The press was not searched: no article is held, none is in the register."),
    Lack.TICKS: N_("Which questions were asked is not noted: a silence cannot be told from a question never asked."),
}
_UNTOLD = {
    Moment.EMERGENCE: N_("No interview speaks of the emergence."),
    Moment.SUPPORT: N_("No interview speaks of the support."),
}
_NEVER_ASKED = {
    Moment.EMERGENCE: N_("Never asked, about the emergence: {names}."),
    Moment.SUPPORT: N_("Never asked, about the support: {names}."),
}
_UNCODED = {
    Moment.EMERGENCE: N_("Nothing is coded at emergence on: {names}."),
    Moment.SUPPORT: N_("Nothing is coded with the support on: {names}."),
}
_RESOURCES = {
    Lack.OBTAINED: N_("Known of but not obtained: {names}."),
    Lack.IMPORTED: N_("Obtained but not imported: {names}."),
}


def said(gap: Gap, pillars: Mapping[str, str]) -> str:
    """Say a gap; `pillars` names pillars by their keys."""
    if gap.lack in _PLAIN:
        return _(_PLAIN[gap.lack])
    if gap.lack is Lack.TALK:
        return _untold(gap)
    if gap.lack is Lack.BEFORE:
        return _nothing_before(gap.count)
    if gap.lack is Lack.DATES:
        return ngettext("{n} document has no date.", "{n} documents have no date.", gap.count)
    if gap.lack in _RESOURCES:
        return _(_RESOURCES[gap.lack]).format(names=_listed(gap.names))
    words = _NEVER_ASKED if gap.lack is Lack.QUESTIONS else _UNCODED
    return _(words[_moment(gap)]).format(names=_listed(pillars[each] for each in gap.names))


def _untold(gap: Gap) -> str:
    if not gap.count:
        return _(_UNTOLD[_moment(gap)])
    if gap.moment is Moment.EMERGENCE:
        return ngettext(
            "No interview speaks of the emergence so far: {n} is not coded to the end.",
            "No interview speaks of the emergence so far: {n} are not coded to the end.",
            gap.count,
        )
    return ngettext(
        "No interview speaks of the support so far: {n} is not coded to the end.",
        "No interview speaks of the support so far: {n} are not coded to the end.",
        gap.count,
    )


def _nothing_before(undated: int) -> str:
    if not undated:
        return _("No source dates from before the support.")
    return ngettext(
        "No source is dated before the support; {n} has no date.",
        "No source is dated before the support; {n} have no date.",
        undated,
    )


def _moment(gap: Gap) -> Moment:
    return gap.moment or Moment.UNDETERMINED


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
