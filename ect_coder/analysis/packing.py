"""A study packed for another program: what may leave of it, as values, and a count of what stays."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from ect_coder.analysis import conventions, parcel
from ect_coder.analysis.parcel import Parcel
from ect_coder.codebook import shelf
from ect_coder.coding import discussions, settlements
from ect_coder.coding.memos import About
from ect_coder.corpus import attributes, library
from ect_coder.corpus.attributes import Owner
from ect_coder.storage.schema import (
    BinRow,
    CoderRow,
    CodingRow,
    DocumentRow,
    EstimateEvidence,
    EstimateRow,
    EventRow,
    MemoRow,
    ProjectRow,
    QuestionRow,
    ResourceRow,
    SettlementRow,
    SynthesisRow,
    VariableRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from ect_coder.analysis.quoting import Quoting

_STAYS: dict[str, Any] = {
    "events": EventRow,
    "resources": ResourceRow,
    "questions": QuestionRow,
    "syntheses": SynthesisRow,
    "binned_codes": BinRow,
}
_TRAVELLING = ("title", "language")
"""The settings of a study that a parcel has."""


def pack(session: Session, rule: Quoting) -> Parcel:
    """Pack a study; documents whose words may not leave stay with all that is said of them, and so do events, a guide…

    What a researcher wrote leaves without the words of such documents.
    """
    agreed = conventions.read(session)
    rows = {row.id: row for row in session.scalars(select(DocumentRow).order_by(DocumentRow.id))}
    guids = {number: row.guid for number, row in rows.items() if number not in rule.kept_back}
    codings = list(_codings(session, guids, rule))
    stays = {name: session.scalar(select(func.count()).select_from(table)) or 0 for name, table in _STAYS.items()}
    stays["settings"] = sum(
        getattr(agreed, each.name) != each.default for each in fields(agreed) if each.name not in _TRAVELLING
    )
    stays |= {"documents": len(rows) - len(guids), "codings": _count(session, CodingRow) - len(codings)}
    return Parcel(
        title=agreed.title,
        language=agreed.language,
        grid=rule.grid(shelf.read(session)),
        people=tuple(parcel.Person(*row) for row in session.execute(_PEOPLE)),
        attributes=tuple(each for owner in Owner for each in attributes.defined(session, owner)),
        projects=tuple(_projects(session)),
        documents=tuple(_documents(session, {number: rows[number] for number in guids})),
        codings=tuple(codings),
        memos=tuple(_memos(session, set(guids.values()), rule)),
        estimates=tuple(_estimates(session, {each.guid for each in codings}, rule)),
        discussions=tuple(_discussions(session, guids, rule)),
        settlements=tuple(_settlements(session, guids, rule)),
        stays={name: count for name, count in stays.items() if count},
    )


_PEOPLE = select(CoderRow.guid, CoderRow.name).order_by(CoderRow.id)


def _count(session: Session, table: Any) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def _projects(session: Session) -> Iterator[parcel.Project]:
    values = attributes.values(session, Owner.PROJECT)
    for row in session.scalars(select(ProjectRow).order_by(ProjectRow.id)):
        yield parcel.Project(row.guid, row.name, row.pivot, row.created, values[row.id])


def _documents(session: Session, rows: dict[int, DocumentRow]) -> Iterator[parcel.Document]:
    told = {each.id: each for each in library.documents(session)}
    for number, row in rows.items():
        yield parcel.Document(
            guid=row.guid,
            name=row.name,
            text=library.text(session, number),
            code=row.code,
            kind=row.kind,
            status=row.status,
            projects=told[number].projects,
            date=row.date,
            role=row.role,
            group=row.voice_group,
            quotability=row.quotability,
            attributes=told[number].attributes,
            file_name=row.file_name,
            format=row.format,
            kept=json.loads(row.kept),
            left_out=json.loads(row.left_out),
            warnings=tuple(json.loads(row.warnings)),
            layout=library.layout(session, number),
            created=row.created,
        )


def _codings(session: Session, documents: dict[int, str], rule: Quoting) -> Iterator[parcel.Coding]:
    wanted = (
        select(CodingRow, VariableRow.key, CoderRow.name, ProjectRow.name)
        .join(VariableRow, VariableRow.id == CodingRow.variable_id)
        .join(CoderRow, CoderRow.id == CodingRow.coder_id)
        .outerjoin(ProjectRow, ProjectRow.id == CodingRow.project_id)
        .order_by(CodingRow.id)
    )
    for row, variable, coder, project in session.execute(wanted):
        if row.document_id in documents:
            yield parcel.Coding(
                guid=row.guid,
                document=documents[row.document_id],
                start=row.start,
                end=row.end,
                variable=variable,
                moment=row.moment,
                polarity=row.polarity,
                intensity=row.intensity,
                attribution=row.attribution,
                reading=row.reading,
                project=project,
                coder=coder,
                memo=rule.written(row.memo),
                created=row.created,
            )


def _memos(session: Session, documents: set[str], rule: Quoting) -> Iterator[parcel.Memo]:
    known: dict[str, tuple[About, str]] = {"study": (About.STUDY, "")}
    known |= {guid: (About.PROJECT, guid) for guid in session.scalars(select(ProjectRow.guid))}
    known |= {guid: (About.DOCUMENT, guid) for guid in documents}
    codes = session.execute(select(VariableRow.guid, VariableRow.key)).all()
    known |= {guid: (About.VARIABLE, key) for guid, key in codes}
    wanted = select(MemoRow, CoderRow.name).join(CoderRow, CoderRow.id == MemoRow.coder_id).order_by(MemoRow.id)
    for row, coder in session.execute(wanted):
        if row.target not in known:
            continue
        about, target = known[row.target]
        about = About.PASSAGE if row.start is not None else about
        text = rule.written(row.text)
        yield parcel.Memo(row.guid, about, target, text, row.start, row.end, coder, row.created)


def _estimates(session: Session, codings: set[str], rule: Quoting) -> Iterator[parcel.Estimate]:
    evidence: defaultdict[int, list[str]] = defaultdict(list)
    shown = select(EstimateEvidence.estimate_id, CodingRow.guid).join(CodingRow).order_by(EstimateEvidence.id)
    for estimate, guid in session.execute(shown):
        if guid in codings:
            evidence[estimate].append(guid)
    wanted = (
        select(EstimateRow, ProjectRow.name, CoderRow.name)
        .join(ProjectRow, ProjectRow.id == EstimateRow.project_id)
        .join(CoderRow, CoderRow.id == EstimateRow.coder_id)
        .order_by(EstimateRow.id)
    )
    for row, project, coder in session.execute(wanted):
        yield parcel.Estimate(
            guid=row.guid,
            project=project,
            target=row.target,
            moment=row.moment,
            mark=row.mark,
            why=rule.written(row.why),
            confidence=row.confidence,
            confidence_why=rule.written(row.confidence_why),
            fingerprint=row.fingerprint,
            evidence=tuple(evidence[row.id]),
            coder=coder,
            created=row.created,
        )


def _discussions(session: Session, documents: dict[int, str], rule: Quoting) -> Iterator[parcel.Discussion]:
    for each in sorted(discussions.discussions(session), key=lambda one: one.id):
        if each.document in documents:
            yield parcel.Discussion(
                document=documents[each.document],
                start=each.start,
                end=each.end,
                text=rule.written(each.text),
                coder=each.coder,
                created=each.created,
                settled=each.settled,
                settled_by=each.settled_by,
                replies=tuple(parcel.Reply(rule.written(one.text), one.coder, one.created) for one in each.replies),
            )


def _settlements(session: Session, documents: dict[int, str], rule: Quoting) -> Iterator[parcel.Settlement]:
    aside, stands = (_guids_by(session, column) for column in settlements.SETTLED_BY)
    wanted = select(SettlementRow, CoderRow.name).join(CoderRow, CoderRow.id == SettlementRow.coder_id)
    for row, coder in session.execute(wanted.order_by(SettlementRow.id)):
        if row.document_id in documents:
            yield parcel.Settlement(
                guid=row.guid,
                document=documents[row.document_id],
                start=row.start,
                end=row.end,
                outcome=row.outcome,
                note=rule.written(row.note),
                coder=coder,
                created=row.created,
                stands=tuple(stands[row.id]),
                aside=tuple(aside[row.id]),
            )


def _guids_by(session: Session, column: Any) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    linked = select(column, CodingRow.guid).where(column.is_not(None)).order_by(CodingRow.id)
    for number, guid in session.execute(linked):
        found[number].append(guid)
    return found
