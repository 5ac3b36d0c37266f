"""The example study: made from its own documents by the same door as any other study."""

from __future__ import annotations

import csv
import os
import sys
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ect_coder import wording
from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.canonical import canonical
from ect_coder.corpus.events import NewEvent
from ect_coder.corpus.library import Description
from ect_coder.exchange.export import export
from ect_coder.resources import resource
from ect_coder.study import Study
from ect_coder.values import Attribution, Happening, Kind, Mark, Moment, Polarity, Reading, Role, Span, Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Made:
    """Where the example study and its workbook lie."""

    study: Path
    workbook: Path


def make(folder: Path) -> Made:
    """Make the example study and its workbook in a folder; a study already there is kept as it is.

    Raises ReadOnlyStudy, DiskFull or CannotWrite.
    """
    folder.mkdir(parents=True, exist_ok=True)
    french = wording.language() == "fr"
    made = Made(
        folder / ("étude-exemple.ect" if french else "example-study.ect"),
        folder / ("étude-exemple.xlsx" if french else "example-study.xlsx"),
    )
    if not made.study.exists():
        _fill(made.study)
    with Study.open(made.study, writable=False) as study:
        export(study.whole(), made.workbook)
    return made


def has_display() -> bool:
    """Say whether a window can be shown."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _fill(path: Path) -> None:
    plan = tomllib.loads(resource("demo", "study.toml").read_text(encoding="utf-8"))
    temporary = path.with_name(f"{path.name}.making")
    temporary.unlink(missing_ok=True)
    try:
        with Study.create(temporary, title=plan["title"], language="fr") as study:
            study.add_projects([_project(each) for each in plan["project"]])
            documents = {each["code"]: _document(study, each) for each in plan["document"]}
            study.code_many(_codings(study, documents))
            study.estimate([_estimate(each) for each in plan["estimate"]])
            _records(study, documents)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _records(study: Study, documents: Mapping[str, int]) -> None:
    """Note what happened, what exists and what was asked."""
    plan = tomllib.loads(resource("demo", "records.toml").read_text(encoding="utf-8"))
    for each in plan["event"]:
        study.events.note(_event(study, each, documents), plan["coder"])
    for each in plan["resource"]:
        study.register.add(**{**each, "document": documents[each["document"]] if "document" in each else None})
    numbers = study.questions.add([each["text"] for each in plan["question"]])
    for number, each in zip(numbers, plan["question"], strict=True):
        study.questions.change(number, {"targets": each["targets"], "moment": each.get("moment")})
        study.questions.tick([(number, documents[code]) for code in each["asked"]])
    study.register.offer_natures(plan["natures"])


def _event(study: Study, plan: Mapping[str, Any], documents: Mapping[str, int]) -> NewEvent:
    document = documents[plan["document"]] if "document" in plan else None
    return NewEvent(
        project=plan["project"],
        happening=Happening(plan["happening"]),
        date=plan["date"],
        name=plan.get("name", ""),
        how=plan["how"],
        document=document,
        span=_span(study.text(document), canonical(plan["quote"]), 1) if document is not None else None,
    )


def _project(plan: Mapping[str, Any]) -> tuple[str, str | None, Mapping[str, str]]:
    return plan["name"], plan.get("pivot"), {name: str(value) for name, value in plan.get("attributes", {}).items()}


def _document(study: Study, plan: Mapping[str, Any]) -> int:
    (report,) = study.take_in([resource("demo", plan["file"])], kind=Kind(plan["kind"]))
    (document,) = report.documents
    study.describe(
        document,
        Description(
            name=plan["name"],
            projects=plan["projects"],
            date=plan.get("date"),
            role=Role(plan["role"]) if plan.get("role") else None,
            group=plan.get("group"),
            status=Status(plan.get("status", "coded")),
            code=plan["code"],
            attributes={name: str(value) for name, value in plan.get("attributes", {}).items()},
        ),
    )
    return document


def _codings(study: Study, documents: Mapping[str, int]) -> list[NewCoding]:
    texts = {code: study.text(document) for code, document in documents.items()}
    with resource("demo", "codings.csv").open(encoding="utf-8", newline="") as file:
        return [_coding(row, documents, texts) for row in csv.DictReader(file)]


def _coding(row: Mapping[str, str], documents: Mapping[str, int], texts: Mapping[str, str]) -> NewCoding:
    return NewCoding(
        document=documents[row["document"]],
        span=_span(texts[row["document"]], canonical(row["quote"]), int(row["occurrence"] or 1)),
        variable=row["variable"],
        moment=Moment(row["moment"]),
        polarity=Polarity(row["polarity"]),
        intensity=int(row["intensity"]) if row["intensity"] else None,
        attribution=Attribution(row["attribution"]) if row["attribution"] else None,
        reading=Reading(row["reading"]) if row["reading"] else None,
        project=row["project"] or None,
        memo=row["memo"],
        coder=row["coder"],
    )


def _span(text: str, quote: str, occurrence: int) -> Span:
    start = -1
    for _turn in range(occurrence):
        start = text.index(quote, start + 1)
    return Span(start, start + len(quote))


def _estimate(plan: Mapping[str, Any]) -> NewEstimate:
    return NewEstimate(
        project=plan["project"],
        target=plan["id"],
        moment=Moment(plan["moment"]),
        mark=Mark(str(plan["value"])),
        why=plan.get("why", ""),
        coder=plan["coder"],
    )
