"""The tables of a study file. Positions are code points, half-open, in the document's canonical text."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Index, MetaData, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

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

if TYPE_CHECKING:
    from enum import StrEnum

APPLICATION_ID = 0x45435443  # "ECTC", at byte 68 of the file
SCHEMA_VERSION = 5  # PRAGMA user_version; each raise needs a step in migrations/


def new_guid() -> str:
    """Return a fresh GUID as REFI-QDA writes them: upper case, with hyphens."""
    return str(uuid4()).upper()


def _enum(kind: type[StrEnum], name: str) -> Enum:
    return Enum(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        name=name,
    )


class Base(DeclarativeBase):
    """What all tables share: names for constraints, enums by value with a CHECK."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own way
        Moment: _enum(Moment, "moment"),
        Polarity: _enum(Polarity, "polarity"),
        Attribution: _enum(Attribution, "attribution"),
        Reading: _enum(Reading, "reading"),
        Kind: _enum(Kind, "kind"),
        Role: _enum(Role, "role"),
        Status: _enum(Status, "status"),
        Mark: _enum(Mark, "mark"),
        Quotability: _enum(Quotability, "quotability"),
        Sort: _enum(Sort, "sort"),
        Happening: _enum(Happening, "happening"),
        Held: _enum(Held, "held"),
        Outcome: _enum(Outcome, "outcome"),
    }


class Numbered:
    """A row with a number that is never given twice."""

    __table_args__: object = {"sqlite_autoincrement": True}
    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-2)


class Named(Numbered):
    """A row that other studies can recognise by its GUID."""

    guid: Mapped[str] = mapped_column(unique=True, default=new_guid, sort_order=-1)


class StudySetting(Numbered, Base):
    """A convention of the study (threshold, breadth, cut, title…), by name."""

    __tablename__ = "study_setting"
    name: Mapped[str] = mapped_column(unique=True)
    value: Mapped[str]


class CoderRow(Named, Base):
    """A person who codes."""

    __tablename__ = "coder"
    name: Mapped[str] = mapped_column(unique=True)


class CodebookVersion(Named, Base):
    """A state of the codebook: what the edit that made it changed, by whom, and what does not stand on a card.

    `content` and `changes` are JSON; codings are stamped with the version they were made under.
    """

    __tablename__ = "codebook_version"
    name: Mapped[str]
    version: Mapped[str]
    created: Mapped[str]
    content: Mapped[str]
    changes: Mapped[str] = mapped_column(default="[]")
    coder: Mapped[str] = mapped_column(default="")


class PillarRow(Named, Base):
    """A pillar of the codebook; `card` is its labels and definitions as JSON."""

    __tablename__ = "pillar"
    key: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int]
    letter: Mapped[str]
    colour: Mapped[str]
    card: Mapped[str]


class VariableRow(Named, Base):
    """A variable of a pillar, or a transversal code (no pillar); `card` is its whole card as JSON.

    Codings stamped before `meaning_version_id`, the last version that changed what the code means, are to be reviewed.
    """

    __tablename__ = "variable"
    key: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int]
    pillar_id: Mapped[int | None] = mapped_column(ForeignKey("pillar.id"), index=True)
    documents: Mapped[bool]
    card: Mapped[str]
    meaning_version_id: Mapped[int | None] = mapped_column(ForeignKey("codebook_version.id"))


class BinRow(Named, Base):
    """A code that was thrown away, with its codings, as JSON: nothing that counts sees it until it is restored."""

    __tablename__ = "bin"
    key: Mapped[str]
    codings: Mapped[int]
    content: Mapped[str]
    coder: Mapped[str]
    created: Mapped[str]


class ProjectRow(Named, Base):
    """A cooperative project that the study is about (REFI-QDA's Case)."""

    __tablename__ = "project"
    name: Mapped[str] = mapped_column(unique=True)
    pivot: Mapped[str | None]
    created: Mapped[str]


class AttributeRow(Named, Base):
    """A descriptive field that projects or documents (`owner`) may have: how it is written, and where it stands.

    `choices` is a list in JSON. Fields of one `base` say the same thing at emergence and today (`facet`).
    Values lie in the owner's own table, as text; one whose name is not here is plain text.
    """

    __tablename__ = "attribute"
    __table_args__ = (
        CheckConstraint("owner IN ('project', 'document')", "owner"),
        CheckConstraint("facet IN ('', 'emergence', 'today')", "facet"),
        UniqueConstraint("owner", "name"),
        Numbered.__table_args__,
    )
    owner: Mapped[str]
    name: Mapped[str]
    heading: Mapped[str]
    sort: Mapped[Sort]
    several: Mapped[bool]
    choices: Mapped[str]
    base: Mapped[str]
    facet: Mapped[str]
    position: Mapped[int]


class ProjectAttribute(Numbered, Base):
    """A descriptive field of a project."""

    __tablename__ = "project_attribute"
    __table_args__ = (UniqueConstraint("project_id", "name"), Numbered.__table_args__)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    name: Mapped[str]
    value: Mapped[str]


class DocumentRow(Named, Base):
    """A source of the corpus; its text lies in a table of its own.

    `length` is in code points; `sha256` is of the canonical text in UTF-8; `kept`, `left_out` and `warnings` are
    the import report, as JSON.
    """

    __tablename__ = "document"
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[Kind]
    status: Mapped[Status] = mapped_column(default=Status.TO_CODE)
    date: Mapped[str | None]
    role: Mapped[Role | None]
    voice_group: Mapped[str | None]
    quotability: Mapped[Quotability] = mapped_column(default=Quotability.QUOTABLE)
    file_name: Mapped[str]
    format: Mapped[str] = mapped_column(default="")
    original_id: Mapped[int | None] = mapped_column(ForeignKey("original.id", ondelete="SET NULL"), index=True)
    words: Mapped[int]
    length: Mapped[int]
    sha256: Mapped[str] = mapped_column(index=True)
    kept: Mapped[str]
    left_out: Mapped[str]
    warnings: Mapped[str]
    created: Mapped[str]


class OriginalRow(Numbered, Base):
    """A file as it came in, compressed (zlib); `sha256` is of its own bytes. Several documents may come from one."""

    __tablename__ = "original"
    file_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(unique=True)
    size: Mapped[int]
    content: Mapped[bytes]


class DocumentText(Numbered, Base):
    """The canonical text of a document, and what was recognised in it (turns, marks, pages…, as JSON)."""

    __tablename__ = "document_text"
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), unique=True)
    text: Mapped[str]
    layout: Mapped[str]


class DocumentAttribute(Numbered, Base):
    """A descriptive field of a document."""

    __tablename__ = "document_attribute"
    __table_args__ = (UniqueConstraint("document_id", "name"), Numbered.__table_args__)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    name: Mapped[str]
    value: Mapped[str]


class DocumentProject(Numbered, Base):
    """This document speaks of this project."""

    __tablename__ = "document_project"
    __table_args__ = (UniqueConstraint("document_id", "project_id"), Numbered.__table_args__)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)


class SettlementRow(Named, Base):
    """What became of a disagreement of coders, who settled it and why; `quote` is the passage's own words.

    Its codings point to it: those it set aside, and those that stand by it (kept, or made by it).
    """

    __tablename__ = "settlement"
    __table_args__ = (CheckConstraint('0 <= start AND start < "end"', "span"), Numbered.__table_args__)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    outcome: Mapped[Outcome]
    note: Mapped[str]
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"))
    created: Mapped[str]


class CodingRow(Named, Base):
    """This passage shows this variable, at this moment. `quote` is the passage's own words.

    One that a settlement set aside is whole, and no part of the reconciled coding. The links are in few rows: their
    indexes hold those alone.
    """

    __tablename__ = "coding"
    __table_args__ = (
        CheckConstraint('0 <= start AND start < "end"', "span"),
        CheckConstraint("intensity IS NULL OR intensity BETWEEN 1 AND 3", "intensity"),
        CheckConstraint("intensity IS NULL OR polarity <> 'absent'", "no_intensity_on_absence"),
        Index("ix_coding_cell", "project_id", "variable_id", "moment", "document_id", "polarity", "intensity"),
        Index("ix_coding_place", "document_id", "start", "end"),
        Index("ix_coding_set_aside_id", "set_aside_id", sqlite_where=text("set_aside_id IS NOT NULL")),
        Index("ix_coding_stands_by_id", "stands_by_id", sqlite_where=text("stands_by_id IS NOT NULL")),
        CheckConstraint("set_aside_id IS NULL OR stands_by_id IS NULL", "one_settlement"),
        Numbered.__table_args__,
    )
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    variable_id: Mapped[int] = mapped_column(ForeignKey("variable.id"), index=True)
    moment: Mapped[Moment]
    polarity: Mapped[Polarity]
    intensity: Mapped[int | None]
    attribution: Mapped[Attribution | None]
    reading: Mapped[Reading | None]
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="SET NULL"))
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"), index=True)
    memo: Mapped[str]
    codebook_version_id: Mapped[int] = mapped_column(ForeignKey("codebook_version.id"))
    created: Mapped[str]
    set_aside_id: Mapped[int | None] = mapped_column(ForeignKey("settlement.id", ondelete="SET NULL"))
    stands_by_id: Mapped[int | None] = mapped_column(ForeignKey("settlement.id", ondelete="SET NULL"))


class MemoRow(Named, Base):
    """A note on the study, a document, a project or a code, named by its GUID.

    A note on a passage names its document, and has the passage's place and its own words, `quote`.
    """

    __tablename__ = "memo"
    target: Mapped[str] = mapped_column(index=True)
    start: Mapped[int | None]
    end: Mapped[int | None]
    quote: Mapped[str | None]
    text: Mapped[str]
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"))
    created: Mapped[str]


class DiscussionRow(Named, Base):
    """A passage to be talked over; `quote` is its own words, `settled` when and by whom it was (or neither)."""

    __tablename__ = "discussion"
    __table_args__ = (CheckConstraint('0 <= start AND start < "end"', "span"), Numbered.__table_args__)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    text: Mapped[str]
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"))
    created: Mapped[str]
    settled: Mapped[str | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("coder.id"))


class ReplyRow(Named, Base):
    """What someone answers to a passage to be talked over."""

    __tablename__ = "reply"
    discussion_id: Mapped[int] = mapped_column(ForeignKey("discussion.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"))
    created: Mapped[str]


class EstimateRow(Named, Base):
    """A person's estimate of a pillar or variable (`target`, by its key) at a moment; no mark means taken back.

    `confidence` (low, medium, high) is a person's own where they set the computed one aside, and say why.
    """

    __tablename__ = "estimate"
    __table_args__ = (
        CheckConstraint("moment IN ('emergence', 'support')", "moment_of_estimate"),
        CheckConstraint("confidence IS NULL OR confidence IN ('low', 'medium', 'high')", "confidence"),
        Index("ix_estimate_cell", "project_id", "target", "moment"),
        Numbered.__table_args__,
    )
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    target: Mapped[str]
    moment: Mapped[Moment]
    mark: Mapped[Mark | None]
    why: Mapped[str]
    confidence: Mapped[str | None]
    confidence_why: Mapped[str] = mapped_column(default="")
    fingerprint: Mapped[str]
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"))
    created: Mapped[str]


class SynthesisRow(Named, Base):
    """What a person writes of a pillar or variable (`target`, by its key) in a project, over all moments."""

    __tablename__ = "synthesis"
    __table_args__ = (UniqueConstraint("project_id", "target"), Numbered.__table_args__)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    target: Mapped[str]
    text: Mapped[str]
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"))
    created: Mapped[str]


class EstimateEvidence(Numbered, Base):
    """An excerpt that carries an estimate."""

    __tablename__ = "estimate_evidence"
    __table_args__ = (UniqueConstraint("estimate_id", "coding_id"), Numbered.__table_args__)
    estimate_id: Mapped[int] = mapped_column(ForeignKey("estimate.id", ondelete="CASCADE"))
    coding_id: Mapped[int] = mapped_column(ForeignKey("coding.id", ondelete="CASCADE"), index=True)


class EventRow(Named, Base):
    """A dated fact of a project, with how its date was fixed and the passage that says so, where there is one.

    The event `support_start` dates the pivot: it is written together with the project's own `pivot`.
    """

    __tablename__ = "event"
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    happening: Mapped[Happening]
    name: Mapped[str]
    date: Mapped[str | None]
    how: Mapped[str]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id", ondelete="SET NULL"), index=True)
    start: Mapped[int | None]
    end: Mapped[int | None]
    quote: Mapped[str | None]
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"))
    created: Mapped[str]


class ResourceRow(Named, Base):
    """Something that exists about a project, held or not: where it is, and how it could be got or completed."""

    __tablename__ = "resource"
    name: Mapped[str]
    nature: Mapped[str]
    kind: Mapped[str]
    holder: Mapped[str]
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="SET NULL"), index=True)
    held: Mapped[Held]
    how: Mapped[str]
    planned: Mapped[str | None]
    note: Mapped[str]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id", ondelete="SET NULL"), index=True)
    created: Mapped[str]


class QuestionRow(Named, Base):
    """A question of the interview guide; `targets` are keys of pillars and variables it is about, as JSON."""

    __tablename__ = "question"
    position: Mapped[int]
    text: Mapped[str]
    targets: Mapped[str]
    moment: Mapped[Moment | None]


class AskedRow(Numbered, Base):
    """This question was asked in this interview."""

    __tablename__ = "asked"
    __table_args__ = (UniqueConstraint("question_id", "document_id"), Numbered.__table_args__)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), index=True)


class SavedSearchRow(Named, Base):
    """A search that someone keeps under a name; `content` is what it asks, as JSON, `kind` where it looks."""

    __tablename__ = "saved_search"
    __table_args__ = (UniqueConstraint("kind", "name"), Numbered.__table_args__)
    kind: Mapped[str]
    name: Mapped[str]
    content: Mapped[str]
    coder_id: Mapped[int] = mapped_column(ForeignKey("coder.id"))
    created: Mapped[str]


class SuggestionRow(Named, Base):
    """A passage that a rule or a machine thinks worth reading, for a variable, a moment or both: never a coding.

    `why` says what was seen, `origin` which rule or model saw it; a refused one is kept, so that it stays refused.
    """

    __tablename__ = "suggestion"
    __table_args__ = (
        CheckConstraint('0 <= start AND start < "end"', "span"),
        CheckConstraint("state IN ('open', 'accepted', 'refused')", "state"),
        Index("ix_suggestion_place", "document_id", "start", "end"),
        Numbered.__table_args__,
    )
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    variable_id: Mapped[int | None] = mapped_column(ForeignKey("variable.id", ondelete="CASCADE"), index=True)
    moment: Mapped[Moment | None]
    why: Mapped[str]
    origin: Mapped[str]
    state: Mapped[str] = mapped_column(default="open")
    coding_id: Mapped[int | None] = mapped_column(ForeignKey("coding.id", ondelete="SET NULL"), index=True)
    created: Mapped[str]


class AnalysisRow(Numbered, Base):
    """What a model of a version makes of a text, by the text's SHA-256: kept so as not to work it out twice."""

    __tablename__ = "analysis"
    __table_args__ = (UniqueConstraint("sha256", "model"), Numbered.__table_args__)
    sha256: Mapped[str]
    model: Mapped[str]
    content: Mapped[bytes]


class HistoryRow(Numbered, Base):
    """Who did what, when, and to how many: never any text, and never undone."""

    __tablename__ = "history"
    at: Mapped[str]
    coder: Mapped[str]
    deed: Mapped[str]
    count: Mapped[int]


class SealRow(Numbered, Base):
    """What a table held when the study was closed, as a digest (`seal.py`); none while one works in it."""

    __tablename__ = "seal"
    name: Mapped[str] = mapped_column(unique=True)
    digest: Mapped[str]


_UNWATCHED = (HistoryRow.__tablename__, SealRow.__tablename__, AnalysisRow.__tablename__)
WATCHED = tuple(name for name in Base.metadata.tables if name not in _UNWATCHED)
"""The tables whose changes can be undone."""
