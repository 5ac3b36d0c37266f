"""What is left to read and to ask, as a list to take along to the next interview."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.evidence import State
from ect_coder.analysis.inventory import ASKED_ABOUT
from ect_coder.exchange.collect_list import Entry, Part
from ect_coder.values import Moment
from ect_coder.wording import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ect_coder.analysis.remaining import Remaining, Silence

_TO_ASK = {
    Moment.EMERGENCE: N_("Left to ask about the emergence"),
    Moment.SUPPORT: N_("Left to ask about the support"),
}


def entries(
    found: Sequence[Remaining], labels_of: Mapping[str, str], codes: Mapping[int, str], study: str
) -> list[Entry]:
    """Give the list line by line, a chapter for each project.

    `labels_of` names pillars and variables by their keys, `codes` are those of the documents by their numbers.
    """
    today = labels.date(datetime.datetime.now().astimezone().date().isoformat())
    made = [Entry(Part.TITLE, _("Left to read and to ask")), Entry(Part.NOTE, f"{study} · {today}")]
    for each in found:
        made.extend(_chapter(each, labels_of, codes))
    return made


def _chapter(found: Remaining, names: Mapping[str, str], codes: Mapping[int, str]) -> Iterator[Entry]:
    yield Entry(Part.PROJECT, found.project)
    if not (found.to_read or found.silences):
        yield Entry(Part.NOTE, _("Nothing is left: every document is coded, and every variable is spoken of."))
    if found.to_read:
        yield Entry(Part.HEADING, _("Left to read"))
    for document in found.to_read:
        words = ngettext("{n} word", "{n} words", document.words)
        facts = (labels.kind(document.kind), labels.status(document.status), words)
        yield Entry(Part.ITEM, f"{document.code} · {document.name} ({', '.join(facts)})")
    for moment in ASKED_ABOUT:
        silences = [each for each in found.silences if each.moment is moment]
        if silences:
            yield Entry(Part.HEADING, _(_TO_ASK[moment]))
            yield from _of_moment(found, silences, moment, names, codes)


def _of_moment(
    found: Remaining, silences: Sequence[Silence], moment: Moment, names: Mapping[str, str], codes: Mapping[int, str]
) -> Iterator[Entry]:
    if all(each.state is State.UNDOCUMENTED for each in silences):
        yield Entry(Part.NOTE, _("No source tells of this moment yet."))
    for question in found.to_ask(moment):
        yield Entry(Part.ITEM, question.text)
    unasked = [each for each in silences if not each.questions and not each.asked]
    for pillar, variables in _by_pillar(unasked, names).items():
        words = _("{pillar}, without a question in the guide: {variables}.")
        yield Entry(Part.ITEM, words.format(pillar=pillar, variables=variables))
    answered = [each for each in silences if each.asked]
    for each in answered:
        where = ", ".join(codes[document] for document in each.asked)
        words = _("Asked, and nothing is coded: {variable} ({documents}). Read these again, or ask otherwise.")
        yield Entry(Part.ITEM, words.format(variable=names[each.variable], documents=where))


def _by_pillar(silences: Iterable[Silence], names: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for each in silences:
        found.setdefault(names[each.pillar], []).append(names[each.variable])
    return {pillar: ", ".join(variables) for pillar, variables in found.items()}
