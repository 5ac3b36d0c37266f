"""What is wrong with a study, in plain words: where, what, and what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ect_coder.storage.health import Ailment
from ect_coder.wording import N_, _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ect_coder.storage.health import Finding
    from ect_coder.storage.salvage import Salvaged


_SMALL = (Ailment.QUOTE, Ailment.PASSAGE, Ailment.HISTORY)
"""What harms nothing else."""
_WORDS = {
    Ailment.FILE: (
        N_("the file itself is damaged"),
        N_("restore the newest copy that is sound, or save what can be read to a new study"),
    ),
    Ailment.SEAL: (
        N_("what was written is no longer what it was when the study was closed"),
        N_("compare with the newest copy that is sound, and restore it"),
    ),
    Ailment.LINK: (
        N_("a row points to nothing"),
        N_("repair the study: what belonged to something that is gone goes, what only points to it lets go"),
    ),
    Ailment.TEXT: (
        N_("the text of a document has changed"),
        N_("restore the newest copy, or import the document again"),
    ),
    Ailment.QUOTE: (
        N_("the words of a coding are no longer those of its passage"),
        N_("repair the study: the passage is looked for by its words; else make this coding again"),
    ),
    Ailment.PASSAGE: (
        N_("the words of a memo, a question or an event are no longer those of its passage"),
        N_("repair the study: the passage is looked for by its words; else write it again"),
    ),
    Ailment.HISTORY: (N_("an entry of the history cannot be read"), N_("repair the study: the entry is set right")),
}
TABLES = {
    "study_setting": N_("Settings of the study"),
    "coder": N_("Coders"),
    "codebook_version": N_("Versions of the codebook"),
    "pillar": N_("Pillars"),
    "variable": N_("Variables"),
    "bin": N_("Bin"),
    "project": N_("Projects"),
    "attribute": N_("Attributes"),
    "project_attribute": N_("Attributes of projects"),
    "document": N_("Documents"),
    "original": N_("Original files"),
    "document_text": N_("Texts"),
    "document_attribute": N_("Attributes of documents"),
    "document_project": N_("Projects of documents"),
    "coding": N_("Codings"),
    "memo": N_("Memos"),
    "discussion": N_("Passages to discuss"),
    "reply": N_("Replies"),
    "settlement": N_("Settled disagreements"),
    "estimate": N_("Estimates"),
    "synthesis": N_("Syntheses"),
    "estimate_evidence": N_("Evidence of estimates"),
    "event": N_("Events"),
    "resource": N_("Resources"),
    "question": N_("Questions of the guide"),
    "asked": N_("Questions asked"),
    "history": N_("History"),
}
"""What a person calls the tables of a study."""


def record(found: Finding) -> dict[str, Any]:
    """Give a finding as `{what, where, place, severity, repair}`, in plain words."""
    what, repair = _WORDS[found.what]
    severity = "warning" if found.what in _SMALL else "error"
    return {"what": _(what), "where": found.where, "place": place(found), "severity": severity, "repair": _(repair)}


def place(found: Finding) -> str:
    """Say where something is wrong, as a person calls it."""
    if found.what is Ailment.QUOTE:
        return _("Coding {number} ({document})").format(number=found.where, document=found.document)
    if found.what is Ailment.FILE:
        return _("File")
    return _(TABLES[found.where]) if found.where in TABLES else found.where


def told(record: Mapping[str, Any]) -> str:
    """Say whether a study is sound, and what is wrong."""
    if record["sound"]:
        return _("The study is sound.")
    return "\n".join(f"{each['place']}: {each['what']}; {each['repair']}." for each in record["findings"])


def salvaged(outcome: Salvaged) -> list[str]:
    """Say what was saved of a damaged study, and what was lost."""
    said = [
        _("{table}: {saved} saved, {lost} lost").format(
            table=_(TABLES[name]), saved=number(outcome.saved.get(name, 0)), lost=number(outcome.lost.get(name, 0))
        )
        for name in TABLES
        if outcome.saved.get(name) or outcome.lost.get(name)
    ]
    if outcome.changed:
        said.append(_("Texts that are not what they were: {documents}.").format(documents=", ".join(outcome.changed)))
    if outcome.rebuilt:
        said.append(
            _("Texts that are lost but for the passages that something stands on: {documents}.").format(
                documents=", ".join(outcome.rebuilt)
            )
        )
    if outcome.stood_in:
        said.append(
            ngettext(
                "{n} thing that others need was lost: a name stands for it.",
                "{n} things that others need were lost: a name stands for each.",
                outcome.stood_in,
            )
        )
    return said
