"""Projects and documents, with their attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.corpus.attributes import Owner
from ect_coder.exchange.sheets import attributes, dates, words
from ect_coder.exchange.sheets.shape import Column, Sheet, Type
from ect_coder.wording import _

if TYPE_CHECKING:
    from ect_coder.analysis.whole import Whole


def projects(whole: Whole) -> Sheet:
    """Give one row per project, with its attributes and the dates of its events."""
    described, dated = attributes.of_projects(whole), dates.of_projects(whole)
    columns = [
        Column("id", _("Id"), Type.NUMBER, 7),
        Column("name", _("Project"), width=28),
        Column("pivot", _("Pivot date"), Type.DATE, 12, rule=_("when the support began; partial dates stay text")),
        Column("documents", _("Documents"), Type.NUMBER, 11),
        Column("codings", _("Codings"), Type.NUMBER, 9),
        *attributes.columns(described, Owner.PROJECT, 18),
        *dates.columns(dated),
    ]
    rows = (
        (
            each.id,
            each.name,
            each.pivot,
            each.documents,
            each.codings,
            *attributes.values(described, each.attributes),
            *dates.values(dated, each),
        )
        for each in whole.projects
    )
    return Sheet(_("Projects"), columns, rows, frozen=2)


def documents(whole: Whole) -> Sheet:
    """Give one row per document, with its attributes."""
    described = attributes.of_documents(whole)
    columns = [
        Column("id", _("Id"), Type.NUMBER, 7),
        Column("code", _("Code"), width=8, rule=_("cites the document: E03, § 42")),
        Column("name", _("Document"), width=36),
        Column("kind", _("Kind"), width=16, values=words.kinds()),
        Column("status", _("Status"), width=12, values=words.statuses(), rule=_("how far its reading has gone")),
        Column("projects", _("Projects"), width=34, rule=_("those that the document is about, by “ ; ”")),
        Column("date", _("Date"), Type.DATE, 12, rule=_("partial dates stay text")),
        Column(
            "role", _("Role"), width=16, values=words.roles(), rule=_("the speaker’s or author’s, towards the project")
        ),
        Column("group", _("Voice shared with"), width=20, rule=_("documents of one group are one voice")),
        Column("words", _("Words"), Type.NUMBER, 9, rule=_("of its whole text")),
        Column("length", _("Length"), Type.NUMBER, 9, rule=_("in code points")),
        Column("codings", _("Codings"), Type.NUMBER, 9),
        Column("sha256", "SHA-256", width=20, rule=_("of the canonical text in UTF-8")),
        *attributes.columns(described, Owner.DOCUMENT, 18),
    ]
    rows = (
        (
            each.id,
            each.code,
            each.name,
            labels.kind(each.kind),
            labels.status(each.status),
            " ; ".join(each.projects),
            each.date,
            labels.role(each.role) if each.role else None,
            each.group,
            each.words,
            each.length,
            each.codings,
            each.sha256,
            *attributes.values(described, each.attributes),
        )
        for each in whole.documents
    )
    return Sheet(_("Documents"), columns, rows, frozen=3)
