"""What bringing two studies together does, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.values import Attribution, Moment, Outcome, Polarity, Reading
from ect_coder.wording import _, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ect_coder.merging.report import Conflict, Report


def field(name: str) -> str:
    """Name a field of a project, document, coding… ; an attribute has its own name."""
    return {
        "name": _("name"),
        "pivot": _("pivot date"),
        "kind": _("kind"),
        "date": _("date"),
        "role": _("role"),
        "voice_group": _("group"),
        "mark": _("estimate"),
        "memo": _("memo"),
        "text": _("text"),
        "note": _("note"),
        "variable_id": _("variable"),
        "moment": _("moment"),
        "polarity": _("constat"),
        "intensity": _("intensity"),
        "attribution": _("attribution"),
        "reading": _("reading"),
        "project_id": _("project"),
        "coder_id": _("coder"),
        "document_id": _("document"),
        "outcome": _("outcome"),
        "start": _("start"),
        "end": _("end"),
    }.get(name, name)


def fields(names: str) -> str:
    """Name several fields, as a conflict lists them."""
    return ", ".join(field(each) for each in names.split(", "))


def count(kind: str, n: int) -> str:
    """Count rows of a table as a person does; nothing for those that only serve others."""
    return {
        "coder": ngettext("{n} person", "{n} persons", n),
        "project": ngettext("{n} project", "{n} projects", n),
        "document": ngettext("{n} document", "{n} documents", n),
        "variable": ngettext("{n} code", "{n} codes", n),
        "coding": ngettext("{n} coding", "{n} codings", n),
        "memo": ngettext("{n} memo", "{n} memos", n),
        "estimate": ngettext("{n} estimate", "{n} estimates", n),
        "synthesis": ngettext("{n} synthesis", "{n} syntheses", n),
        "discussion": ngettext("{n} passage to discuss", "{n} passages to discuss", n),
        "settlement": ngettext("{n} settled disagreement", "{n} settled disagreements", n),
        "reply": ngettext("{n} reply", "{n} replies", n),
        "event": ngettext("{n} event", "{n} events", n),
        "resource": ngettext("{n} resource", "{n} resources", n),
        "question": ngettext("{n} question of the guide", "{n} questions of the guide", n),
        "project_attribute": ngettext("{n} value of a project", "{n} values of projects", n),
        "document_attribute": ngettext("{n} value of a document", "{n} values of documents", n),
        "attribute": ngettext("{n} attribute", "{n} attributes", n),
        "saved_search": ngettext("{n} saved search", "{n} saved searches", n),
        "suggestion": ngettext("{n} suggestion", "{n} suggestions", n),
    }.get(kind, "")


def sentences(report: Report, name: str, *, done: bool) -> list[str]:
    """Say what came in, or would come in, from the study of a file; then what differs and what stays."""
    told = [conflict(each) for each in report.conflicts]
    return [*_coming(report, name, done=done), *_differing(report), *told, *_staying(report)]


def overview(report: Report, name: str) -> list[str]:
    """Say what would come in, how much differs, and what stays; what differs stands in a table."""
    return [*_coming(report, name, done=False), *_differing(report), *_staying(report)]


def _coming(report: Report, name: str, *, done: bool) -> Iterator[str]:
    arrived = _counted(report.arrived)
    if not report:
        yield _("Nothing new: this study already holds all that {name} does.").format(name=quoted(name))
        return
    if arrived and done:
        yield _("Come in from {name}: {what}.").format(name=quoted(name), what=arrived)
    elif arrived:
        yield _("Will come in from {name}: {what}.").format(name=quoted(name), what=arrived)
    completed = _counted(report.filled)
    if completed and done:
        yield _("Completed here: {what}.").format(what=completed)
    elif completed:
        yield _("Will be completed here: {what}.").format(what=completed)


def _differing(report: Report) -> Iterator[str]:
    n = len(report.conflicts)
    if n:
        yield ngettext("{n} thing is said differently in the two studies:", "{n} things are said differently:", n)


def _staying(report: Report) -> Iterator[str]:
    for name in report.other_texts:
        words = _("{name} has another text there: it is a document of its own here, with its codings.")
        yield words.format(name=quoted(name))
    for label in report.back:
        words = _("{variable} lies in the bin here and is in use there: it is in the codebook again, with its codings.")
        yield words.format(variable=quoted(label))
    if report.cards:
        words = _("The codebook there says something else of {names}: the cards of this study stay.")
        yield words.format(names=", ".join(map(quoted, report.cards)))
    if report.settings:
        yield _("The conventions there are others ({names}): those of this study stay.").format(
            names=", ".join(report.settings)
        )
    left = _counted(report.left_out)
    if left:
        yield _("Left there, for what they are about is not here: {what}.").format(what=left)


def conflict(each: Conflict) -> str:
    """Say one thing that differs, and where both are kept."""
    said = _("{subject}, {field}: here {here}, there {there}").format(
        subject=short(each.subject) or count(each.kind, 1),
        field=fields(each.field),
        here=short(values(each)[0]),
        there=short(values(each)[1]),
    )
    return f"{said} – {kept(each)}"


def values(each: Conflict) -> tuple[str, str]:
    """Give what is said here and there, as a person reads it."""
    return _read(each, each.here), _read(each, each.there)


def _read(each: Conflict, value: str) -> str:
    """Name moments, constats and the like; several fields have their values one after the other."""
    names = each.field.split(", ")
    return (
        " · ".join(
            _LABELS[name](said) if name in _LABELS and said != "–" else said
            for name, said in zip(names, value.split(" · "), strict=False)
        )
        if each.kept == "twice"
        else value
    )


_LABELS: dict[str, Callable[[str], str]] = {
    "moment": lambda said: labels.moment(Moment(said)),
    "polarity": lambda said: labels.polarity(Polarity(said)),
    "outcome": lambda said: labels.outcome(Outcome(said)),
    "attribution": lambda said: labels.attribution(Attribution(said)),
    "reading": lambda said: labels.reading(Reading(said)),
}


def kept(each: Conflict) -> str:
    """Say where both values of a conflict are found."""
    return {
        "twice": _("both are kept"),
        "text": _("both texts are kept, one after the other"),
        "memo": _("what is here stays, the memo has both"),
    }[each.kept]


def short(text: str) -> str:
    """Give a text on one line, cut where it is long."""
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:79].rstrip() + "…"


def _counted(counts: object) -> str:
    return ", ".join(filter(None, (count(kind, n) for kind, n in dict(counts).items())))  # type: ignore[call-overload]
