"""What a person reads for each of the study's words, in the language of the moment."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from ect_coder.analysis.answers import Answer
from ect_coder.analysis.evidence import Reason, State
from ect_coder.analysis.telling import Telling
from ect_coder.coding.memos import About
from ect_coder.storage import backup
from ect_coder.values import (
    Attribution,
    Happening,
    Held,
    Kind,
    Mark,
    Moment,
    Outcome,
    Polarity,
    Quotability,
    Reading,
    Role,
    Sort,
    Status,
)
from ect_coder.wording import N_, _, language, ngettext, pgettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.analysis.conventions import Conventions

_MOMENTS = {
    Moment.EMERGENCE: N_("emergence"),
    Moment.SUPPORT: N_("support"),
    Moment.BOTH: N_("both"),
    Moment.AFTER: N_("after"),
    Moment.UNDETERMINED: N_("to specify"),
}
_POLARITIES = {Polarity.PRESENT: N_("present"), Polarity.ABSENT: N_("absent"), Polarity.MIXED: N_("mixed")}
_OUTCOMES = {
    Outcome.KEPT: N_("one reading kept"),
    Outcome.NEW: N_("coded anew"),
    Outcome.BOTH: N_("all readings stay"),
}
_ATTRIBUTIONS = {
    Attribution.SUPPORT: N_("the support"),
    Attribution.OTHER: N_("something else"),
    Attribution.CONTESTED: N_("contested between sources"),
}
_READINGS = {Reading.EXPLICIT: N_("explicit"), Reading.INTERPRETED: N_("interpreted")}
_KINDS = {
    Kind.INTERVIEW: N_("interview"),
    Kind.PRESS: N_("press article"),
    Kind.REPORT: N_("report"),
    Kind.NOTE: N_("field note"),
    Kind.OTHER: N_("other document"),
}
_ROLES = {
    Role.CARRIER: N_("carrier"),
    Role.EMPLOYEE: N_("employee"),
    Role.MEMBER: N_("member"),
    Role.PARTNER: N_("partner"),
    Role.ELECTED: N_("elected official"),
    Role.OFFICIAL: N_("civil servant"),
    Role.FUNDER: N_("funder"),
    Role.SUPPORTER: N_("supporter"),
    Role.BENEFICIARY: N_("beneficiary"),
    Role.OBSERVER: N_("observer"),
    Role.JOURNALIST: N_("journalist"),
    Role.OTHER: N_("other role"),
}
_STATUSES = {
    Status.TO_CODE: N_("to code"),
    Status.IN_PROGRESS: N_("in progress"),
    Status.CODED: N_("coded"),
    Status.REVIEWED: N_("reviewed"),
}
_QUOTABILITIES = {
    Quotability.QUOTABLE: N_("quotable"),
    Quotability.PARAPHRASE: N_("to be paraphrased"),
    Quotability.WITHHELD: N_("not quotable"),
}
_HELD = {
    Held.SPOTTED: N_("spotted"),
    Held.ASKED: N_("asked for"),
    Held.OBTAINED: N_("obtained"),
    Held.IMPORTED: N_("imported"),
    Held.OUT_OF_REACH: N_("out of reach"),
}
_HAPPENINGS = {
    Happening.FIRST_IDEA: N_("first idea"),
    Happening.EMERGENCE: N_("start of emergence"),
    Happening.FIRST_CONTACT: N_("first contact with the supporter"),
    Happening.SUPPORT_START: N_("start of support (pivot)"),
    Happening.SUPPORT_END: N_("end of support"),
    Happening.LEGAL_CREATION: N_("legal creation"),
    Happening.LAUNCH: N_("launch of the activity"),
    Happening.STOP: N_("end of the project"),
    Happening.OTHER: N_("other event"),
}
_SORTS = {
    Sort.TEXT: N_("text"),
    Sort.NUMBER: N_("number"),
    Sort.YES_NO: N_("yes or no"),
    Sort.CHOICE: N_("choice"),
    Sort.DATE: N_("date"),
}
_TELLINGS = {
    Telling.CONTEMPORARY: N_("contemporary"),
    Telling.RETROSPECTIVE: N_("retrospective"),
    Telling.BEFOREHAND: N_("told beforehand"),
    Telling.UNKNOWN: N_("date or pivot unknown"),
}
_STATES = {
    State.PRESENT: N_("present"),
    State.WEAKLY_PRESENT: N_("present – weak"),
    State.ABSENT: N_("absent"),
    State.CONTESTED: N_("contested"),
    State.SILENT: N_("not mentioned"),
    State.UNDOCUMENTED: N_("undocumented"),
}
_ANSWERS = {
    Answer.SUSTAINED: N_("present from emergence, sustained"),
    Answer.REINFORCED: N_("present from emergence, reinforced"),
    Answer.WEAKENED: N_("present from emergence, weakened"),
    Answer.FROM_EMERGENCE: N_("present at emergence, later not established"),
    Answer.LOST: N_("present at emergence, lost"),
    Answer.OUTCOME_CONTESTED: N_("present at emergence, outcome contested"),
    Answer.EMERGED_WITH_SUPPORT: N_("emerged with support"),
    Answer.ORIGIN_CONTESTED: N_("present with support, origin contested"),
    Answer.ORIGIN_SILENT: N_("attested with support, not mentioned at emergence"),
    Answer.ORIGIN_UNKNOWN: N_("attested with support, origin not established"),
    Answer.ABSENT: N_("absent at both"),
    Answer.ABSENT_AT_EMERGENCE: N_("absent at emergence, later not established"),
    Answer.ABSENT_WITH_SUPPORT: N_("absent with support, origin not established"),
    Answer.CONTESTED: N_("contested"),
    Answer.NOT_MENTIONED: N_("not mentioned"),
    Answer.UNDETERMINED: N_("undetermined"),
    Answer.UNDOCUMENTED: N_("undocumented"),
}
_REASONS = {
    Reason.FEW_VOICES: N_("too few voices"),
    Reason.NUANCED_ONLY: N_("no voice affirms it without reserve"),
    Reason.BOTH_ONLY: N_("only passages about both moments as a whole"),
    Reason.SUPPORTER_ONLY: N_("only the supporter says so"),
    Reason.FEW_VARIABLES: N_("too few variables"),
}
_COUNTS = {
    "words": N_("words"),
    "paragraphs": N_("paragraphs"),
    "turns": N_("speaker turns"),
    "tables": N_("tables"),
    "footnotes": N_("footnotes"),
    "endnotes": N_("endnotes"),
    "insertions": N_("tracked insertions"),
    "deletions": N_("tracked deletions"),
    "moves": N_("moved passages"),
    "hyperlinks": N_("hyperlinks"),
    "comments": N_("comments"),
    "images": N_("images"),
    "asides": N_("asides (notes, captions)"),
    "headers": N_("page headers"),
    "footers": N_("page footers"),
    "page_numbers": N_("page numbers"),
    "menus": N_("words of menus and margins"),
    "text_boxes": N_("text boxes"),
    "hidden": N_("hidden passages"),
    "symbols": N_("symbols"),
    "content_controls": N_("content controls"),
    "broken_cues": N_("subtitles without valid times"),
    "cue_notes": N_("notes between subtitles"),
    "cue_styles": N_("styles of subtitles"),
    "segments": N_("segments without text"),
    "tiers": N_("annotation tiers"),
    "objects": N_("embedded objects"),
    "embedded": N_("embedded documents"),
    "documents": N_("documents"),
    "codings": N_("codings"),
    "codes": N_("codes"),
    "projects": N_("projects"),
    "memos": N_("memos"),
    "estimates": N_("estimates"),
    "discussions": N_("passages to discuss"),
    "settlements": N_("settled disagreements"),
    "areas": N_("areas of pages, pictures or recordings"),
    "sources_without_text": N_("sources without a text"),
    "passages_without_place": N_("passages without a place"),
    "empty_passages": N_("passages without a word"),
    "shortened_passages": N_("passages that went beyond their text, cut at its ends"),
    "codings_without_code": N_("codings whose code is not there"),
    "sets": N_("sets"),
    "graphs": N_("maps"),
    "misfits": N_("values that do not fit their attribute"),
    "lost_codings": N_("codings beyond the end of their text"),
}


def moment(value: Moment, own: Mapping[Moment, str] | None = None) -> str:
    """Name a moment, by the study's own word where it has one."""
    return (own or {}).get(value) or _(_MOMENTS[value])


def polarity(value: Polarity) -> str:
    """Name a constat."""
    return _(_POLARITIES[value])


def outcome(value: Outcome) -> str:
    """Name what became of a disagreement."""
    return _(_OUTCOMES[value])


def attribution(value: Attribution) -> str:
    """Name what a passage credits the fact to."""
    return _(_ATTRIBUTIONS[value])


def reading(value: Reading) -> str:
    """Name how a passage was read."""
    return _(_READINGS[value])


def kind(value: Kind) -> str:
    """Name a kind of document."""
    return _(_KINDS[value])


def role(value: Role) -> str:
    """Name a role."""
    return _(_ROLES[value])


def status(value: Status) -> str:
    """Name how far the reading of a document has gone."""
    return _(_STATUSES[value])


def quotability(value: Quotability) -> str:
    """Name how the words of a document may leave."""
    return _(_QUOTABILITIES[value])


def held(value: Held) -> str:
    """Name how far one is with a resource."""
    return _(_HELD[value])


def happening(value: Happening) -> str:
    """Name a kind of event."""
    return _(_HAPPENINGS[value])


def sort(value: Sort) -> str:
    """Name how an attribute is written."""
    return _(_SORTS[value])


def telling(value: Telling) -> str:
    """Name when a source tells of a moment."""
    return _(_TELLINGS[value])


def state(value: State) -> str:
    """Name a state in words: a spreadsheet does not tell P from p."""
    return _(_STATES[value])


def answer(value: Answer) -> str:
    """Name an answer; « contested » is said of the sources, as a state is of a variable."""
    if value is Answer.CONTESTED:
        return pgettext("answer", "contested")
    return _(_ANSWERS[value])


def answer_said(value: Answer, *, insufficient: bool) -> str:
    """Name an answer, and say whether it is to be supported (« à étayer »)."""
    words = answer(value)
    return _("{answer} · to be supported").format(answer=words) if insufficient else words


def reason(value: Reason) -> str:
    """Say why an answer is insufficient."""
    return _(_REASONS[value])


def mark(value: Mark | None) -> str:
    """Write an estimate as people do: NR, C, 0 to 3."""
    return "" if value is None else value.value


def estimated(value: Mark | None, *, stale: bool) -> str:
    """Say what a person estimated, and whether codings have changed since."""
    words = _("estimated {mark}, to look at again") if stale else _("estimated {mark}")
    return words.format(mark=mark(value))


def count_name(name: str) -> str:
    """Name what an import report counts."""
    return _(_COUNTS.get(name, name))


def date(value: str) -> str:
    """Write a date as the language does: 23/11/2026 or 2026-11-23; a partial one keeps its precision."""
    about = value.endswith("~")
    parts = value.rstrip("~")[:10].split("-")
    text = "/".join(reversed(parts)) if language() == "fr" else "-".join(parts)
    return _("about {date}").format(date=text) if about else text


_COPIES = {
    backup.Reason.OPENING: N_("as the study was opened"),
    backup.Reason.WORK: N_("while working"),
    backup.Reason.RISK: N_("before a great change"),
    backup.Reason.NAMED: N_("named version"),
}


def reason_of_copy(value: backup.Reason) -> str:
    """Say why a copy of a study was made."""
    return _(_COPIES[value])


def counted(name: str, count: int) -> str:
    """Say how many rows of a kind a study holds."""
    words = {
        "document": lambda: ngettext("{n} document", "{n} documents", count),
        "project": lambda: ngettext("{n} project", "{n} projects", count),
        "coding": lambda: ngettext("{n} coding", "{n} codings", count),
        "memo": lambda: ngettext("{n} memo", "{n} memos", count),
        "estimate": lambda: ngettext("{n} estimate", "{n} estimates", count),
    }
    return words[name]()


def change_of_count(name: str, by: int) -> str:
    """Say by how many rows of a kind one state of a study differs from another: +3 codings."""
    return f"{'+' if by > 0 else '−'}{counted(name, abs(by))}"


_MEMO_ABOUT = {
    About.STUDY: N_("Study"),
    About.PROJECT: N_("Project"),
    About.DOCUMENT: N_("Document"),
    About.VARIABLE: N_("Variable"),
    About.PASSAGE: N_("Passage"),
    About.CODING: N_("Coding"),
}


def memo_about(value: About) -> str:
    """Name what kind of thing a memo is about."""
    return _(_MEMO_ABOUT[value])


def reference(agreed: Conventions) -> str:
    """Say whose codings count in a study."""
    if agreed.counts_reconciled:
        return _("the reconciled coding")
    return agreed.reference_coder or _("all coders")


def signed(coder: str, created: str) -> str:
    """Say who wrote something, and on which day (`created` is ISO 8601)."""
    return _("by {coder}, {date}").format(coder=coder, date=date(created))


def time_now() -> str:
    """Write the time of day."""
    return time(datetime.datetime.now().astimezone())


def date_time(at: datetime.datetime) -> str:
    """Write a day and a time of day."""
    return f"{date(at.date().isoformat())} {time(at)}"


def time(at: datetime.datetime) -> str:
    """Write a time of day: 14 h 32 or 14:32."""
    return at.strftime("%H\u00a0h\u00a0%M" if language() == "fr" else "%H:%M")
