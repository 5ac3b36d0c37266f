"""Codings: made one by one or from a table, taken away, listed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ect_coder.cli.terminal import (
    AsJson,
    Maybe,
    Names,
    StudyFile,
    made_of,
    maybe,
    me,
    reading,
    show_value,
    whole_number,
    writing,
)
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.excerpts import Filter
from ect_coder.exchange import printing, records, tables
from ect_coder.values import Attribution, Kind, Moment, Polarity, Reading, Span, choice

if TYPE_CHECKING:
    from collections.abc import Callable


def code(
    study: StudyFile,
    document: Annotated[str | None, typer.Argument()] = None,
    start: Annotated[int | None, typer.Argument()] = None,
    end: Annotated[int | None, typer.Argument()] = None,
    variable: Annotated[str | None, typer.Argument()] = None,
    moment: Maybe = None,
    polarity: Maybe = None,
    intensity: Maybe = None,
    attribution: Maybe = None,
    reading: Maybe = None,
    project: Maybe = None,
    memo: Maybe = None,
    coder: Maybe = None,
    from_: Annotated[Path | None, typer.Option("--from", metavar="FILE.csv")] = None,
    as_json: AsJson = False,
) -> None:
    """Code a passage, or many at once from a table."""
    if from_ is not None:
        if document is not None:
            raise typer.BadParameter("--from")
        count = _code_table(study, from_)
        show_value({"codings": count}, as_json, printing.fields)
        return
    if document is None or start is None or end is None or variable is None:
        raise typer.BadParameter("DOCUMENT START END VARIABLE | --from")
    row = {
        "document": document,
        "start": str(start),
        "end": str(end),
        "variable": variable,
        "moment": moment,
        "polarity": polarity,
        "intensity": intensity,
        "attribution": attribution,
        "reading": reading,
        "project": project,
        "memo": memo,
        "coder": coder,
    }
    with writing(study) as opened:
        number = opened.code(_new_coding(row, opened.document_id))
        made = opened.coding(number)
    show_value(records.coding(made), as_json, printing.fields)


_CODE_COLUMNS = ("document", "start", "end", "variable")


_CODE_OPTIONS = ("moment", "polarity", "intensity", "attribution", "reading", "project", "memo", "coder")


def _code_table(study: Path, path: Path) -> int:
    table = tables.read(path, _CODE_COLUMNS, _CODE_OPTIONS)
    with writing(study) as opened:
        known: dict[str, int] = {}

        def find(reference: str) -> int:
            if reference not in known:
                known[reference] = opened.document_id(reference)
            return known[reference]

        wishes = made_of(table, lambda row: _new_coding(row, find))
        return len(opened.code_many(wishes, table.refuse))


def _new_coding(row: Any, find: Callable[[str], int]) -> NewCoding:
    cells = {name: (value or "").strip() for name, value in row.items() if name != "memo"}
    return NewCoding(
        document=find(cells["document"]),
        span=Span(whole_number(cells["start"], "start"), whole_number(cells["end"], "end")),
        variable=cells["variable"],
        moment=maybe(Moment, cells.get("moment"), "moment") or Moment.UNDETERMINED,
        polarity=maybe(Polarity, cells.get("polarity"), "polarity") or Polarity.PRESENT,
        intensity=whole_number(cells["intensity"], "intensity") if cells.get("intensity") else None,
        attribution=maybe(Attribution, cells.get("attribution"), "attribution"),
        reading=maybe(Reading, cells.get("reading"), "reading"),
        project=cells.get("project") or None,
        memo=row.get("memo") or "",
        coder=cells.get("coder") or me(),
    )


def uncode(study: StudyFile, codings: Annotated[list[int], typer.Argument(metavar="CODING…")]) -> None:
    """Take codings away."""
    with writing(study) as opened:
        opened.uncode(codings)


def excerpts(
    study: StudyFile,
    pillar: Names = None,
    variable: Names = None,
    moment: Names = None,
    polarity: Names = None,
    project: Names = None,
    kind: Names = None,
    coder: Names = None,
    words: Maybe = None,
    as_json: AsJson = False,
) -> None:
    """List coded excerpts."""
    wanted = Filter(
        pillars=pillar or (),
        variables=variable or (),
        moments=[choice(Moment, each, "moment") for each in moment or ()],
        polarities=[choice(Polarity, each, "polarity") for each in polarity or ()],
        projects=project or (),
        kinds=[choice(Kind, each, "kind") for each in kind or ()],
        coders=coder or (),
        words=words or "",
    )
    with reading(study) as opened:
        found = opened.excerpts(wanted)
    show_value([records.coding(each) for each in found], as_json, printing.excerpts)
