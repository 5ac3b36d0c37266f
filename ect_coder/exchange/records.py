"""The study's values as the plain records that scripts rely on: the JSON of the command line, by its field names."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ect_coder.analysis import lacks
from ect_coder.values import Mark, Moment
from ect_coder.wording import explain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ect_coder.analysis.estimates import Estimate
    from ect_coder.analysis.evidence import VariableCell
    from ect_coder.analysis.inventory import Line
    from ect_coder.analysis.matrix import Factor, PillarCell, Row
    from ect_coder.analysis.sensitivity import Firmness
    from ect_coder.coding.excerpts import Coding
    from ect_coder.coding.search import Hit
    from ect_coder.corpus.intake import Report
    from ect_coder.corpus.library import Document, Project
    from ect_coder.names.found import Mention
    from ect_coder.suggesting.suggestions import Suggestion, Timed
    from ect_coder.values import Span

Record = dict[str, Any]


def project(value: Project) -> Record:
    """`{id, name, pivot, documents, codings, attributes}`."""
    record = asdict(value)
    del record["dates"]
    return {**record, "attributes": dict(value.attributes)}


def document(value: Document) -> Record:
    """`{id, code, name, kind, status, projects, date, role, group, words, length, sha256, codings, attributes}`."""
    record = asdict(value)
    del record["file_name"]
    return {**record, "projects": list(value.projects), "attributes": dict(value.attributes)}


def coding(value: Coding) -> Record:
    """Give the fields of a coding, enums by their words."""
    return value._asdict()


def hit(value: Hit) -> Record:
    """`{document, document_name, start, end, text, before, after}`."""
    return asdict(value)


def name(value: Mention, count: int) -> Record:
    """`{start, end, text, label, count}`; the count is of the name in its document."""
    return {**_placed(value.span, value.text), "label": value.label.value, "count": count}


def suggestion(value: Suggestion, pillars: Mapping[str, str | None]) -> Record:
    """`{start, end, text, variable, pillar, moment, polarity, score, why}`; the reason is a sentence."""
    return {
        **_placed(value.span, value.text),
        "variable": value.variable,
        "pillar": pillars[value.variable],
        "moment": value.moment,
        "polarity": value.polarity,
        "score": value.score,
        "why": value.why,
    }


def timed(value: Timed) -> Record:
    """`{start, end, moment, score, why}` of a paragraph; the reason is a sentence, empty without one."""
    span = {"start": value.span.start, "end": value.span.end}
    return {**span, "moment": value.moment, "score": value.score, "why": value.why}


def sentence(span: Span, text: str) -> Record:
    """`{start, end, text}`."""
    return _placed(span, text)


def _placed(span: Span, text: str) -> Record:
    return {"start": span.start, "end": span.end, "text": text}


def report(value: Report) -> Record:
    """`{path, status, documents, kept, left_out, warnings, reason}`; the reason is a sentence."""
    return {
        "path": value.path,
        "status": value.status,
        "documents": list(value.documents),
        "kept": dict(value.kept),
        "left_out": dict(value.left_out),
        "warnings": list(value.warnings),
        "reason": explain(type(value.reason)(**{**value.reason.details, "path": Path(value.path).name}))
        if value.reason
        else None,
    }


def estimate(value: Estimate) -> Record:
    """`{project, id, moment, value, why, evidence, coder, created, current, stale, confidence, confidence_why}`."""
    record = asdict(value)
    del record["number"]
    return {**record, "value": mark(value.value), "evidence": list(value.evidence)}


def row(value: Row, projects: Mapping[int, str]) -> Record:
    """Give a row of the matrix; its project by name."""
    return {
        "project": projects[value.project],
        "level": value.level,
        "id": value.id,
        "emergence": cell(value.emergence),
        "support": cell(value.support),
        "answer": value.answer,
        "insufficient": value.insufficient,
        "reasons": list(value.reasons),
        "provisional": value.provisional,
        "retained": value.retained,
        "retained_insufficient": value.retained_insufficient,
        "profile": None if value.profile is None else {answer.value: n for answer, n in value.profile.items()},
    }


def cell(value: VariableCell | PillarCell) -> Record:
    """Give a cell of the matrix; `estimate` as "NR", "C", 0–3 or null."""
    record = asdict(value)
    record.pop("reasons", None)
    return {**record, "estimate": mark(value.estimate)}


def factor(value: Factor, projects: Mapping[int, str]) -> Record:
    """`{project, id, emergence: {codings, voices}, support, after, undetermined}`."""
    moments = (Moment.EMERGENCE, Moment.SUPPORT, Moment.AFTER, Moment.UNDETERMINED)
    counts: Sequence[tuple[str, tuple[int, int]]] = [(moment.value, value.counts[moment]) for moment in moments]
    return {
        "project": projects[value.project],
        "id": value.id,
        **{moment: {"codings": codings, "voices": voices} for moment, (codings, voices) in counts},
    }


def firmness(value: Firmness, projects: Mapping[int, str], voices: Mapping[str, str]) -> Record:
    """`{project, level, id, answer, insufficient, answers, insufficient_in, voices_that_flip, flips}` and the cuts."""
    return {
        "project": projects[value.project],
        "level": value.level,
        "id": value.id,
        "answer": value.answer,
        "insufficient": value.insufficient,
        "answers": {variant.value: answer.value for variant, answer in value.answers.items()},
        "insufficient_in": [variant.value for variant in value.answers if variant in value.insufficient_in],
        "voices_that_flip": [voices[each] for each in value.voices],
        "flips": value.flips,
        "retained": value.retained,
        "retained_insufficient_at": list(value.insufficient_cuts),
    }


def holding(value: Line, pillars: Mapping[str, str]) -> Record:
    """`{project, kind, documents, before_pivot, after_pivot, codings, moments, gaps}`; the gaps are sentences."""
    gaps = [lacks.said(gap, pillars) for gap in value.gaps]
    return {**asdict(value), "moments": {moment.value: n for moment, n in value.moments.items()}, "gaps": gaps}


def mark(value: Mark | None) -> str | int | None:
    """Give an estimate as "NR", "C", 0 to 3 or null."""
    return None if value is None else value.as_json()
