"""Projects and documents: made, described, taken in, listed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from ect_coder import wording
from ect_coder.cli.terminal import (
    AsJson,
    DocumentName,
    Maybe,
    Names,
    StudyFile,
    attributes_of,
    maybe,
    me,
    reading,
    say,
    show_progress,
    show_value,
    writing,
)
from ect_coder.corpus.intake import Outcome
from ect_coder.corpus.library import Description
from ect_coder.exchange import printing, records, tables
from ect_coder.values import Kind, Role, Status, choice
from ect_coder.wording import explain


def projects(study: StudyFile, as_json: AsJson = False) -> None:
    """List the projects."""
    with reading(study) as opened:
        show_value([records.project(each) for each in opened.projects()], as_json, printing.table)


project_app = typer.Typer(no_args_is_help=True, help="Make or change a project.")


@project_app.command("add")
def project_add(
    study: StudyFile,
    name: Annotated[str | None, typer.Argument()] = None,
    pivot: Maybe = None,
    set_: Annotated[list[str] | None, typer.Option("--set", metavar="ATTRIBUTE=VALUE")] = None,
    from_: Annotated[Path | None, typer.Option("--from", metavar="FILE.csv")] = None,
) -> None:
    """Make projects, or change what is given of known ones."""
    if (name is None) == (from_ is None):
        raise typer.BadParameter("NAME | --from")
    if name is not None:
        attributes = attributes_of(set_)
        with writing(study) as opened:
            opened.add_project(name, pivot, attributes)
        return
    table = tables.read(from_ or Path(), ["name"])
    wanted = [(row["name"], row.get("pivot") or None, _others(row)) for row in table.rows]
    with writing(study) as opened:
        opened.add_projects(wanted, table.refuse)


def _others(row: Any) -> dict[str, str]:
    return {name: value for name, value in row.items() if name and name not in ("name", "pivot") and value.strip()}


def import_(
    study: StudyFile,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…")],
    project: Maybe = None,
    kind: Maybe = None,
    date: Maybe = None,
    as_json: AsJson = False,
) -> int:
    """Import files and folders; each is reported on."""
    of_kind = choice(Kind, kind, "kind") if kind is not None else None
    with writing(study) as opened:
        reports = opened.take_in(paths, project, of_kind, date, progress=show_progress, coder=me())
    show_value([records.report(each) for each in reports], as_json, printing.reports)
    refused = [each for each in reports if each.status is Outcome.REFUSED]
    for each in refused if as_json else ():
        if each.reason is not None:
            say(explain(each.reason), error=True)
    return 1 if refused else 0


def documents(study: StudyFile, as_json: AsJson = False) -> None:
    """List the documents."""
    with reading(study) as opened:
        show_value([records.document(each) for each in opened.documents()], as_json, printing.table)


def text(study: StudyFile, document: DocumentName) -> None:
    """Print a document's plain text exactly as positions count it."""
    with reading(study) as opened:
        sys.stdout.write(opened.text(opened.document_id(document)))
        sys.stdout.flush()


def document(
    study: StudyFile,
    document: DocumentName,
    project: Names = None,
    kind: Maybe = None,
    date: Maybe = None,
    role: Maybe = None,
    group: Maybe = None,
    status: Maybe = None,
    code: Maybe = None,
    name: Maybe = None,
    set_: Annotated[list[str] | None, typer.Option("--set", metavar="ATTRIBUTE=VALUE")] = None,
) -> None:
    """Describe a document."""
    change = Description(
        name=name,
        projects=project,
        kind=maybe(Kind, kind, "kind"),
        date=date,
        role=maybe(Role, role, "role"),
        group=group,
        status=maybe(Status, status, "status"),
        code=code,
        attributes=attributes_of(set_),
    )
    with writing(study) as opened:
        opened.describe(opened.document_id(document), change)


def inventory(study: StudyFile, as_json: AsJson = False) -> None:
    """Count the documents of each project by kind and side of its pivot, and say what is missing."""
    with reading(study) as opened:
        pillars = {each.id: each.label(wording.language()) for each in opened.grid.pillars}
        lines = opened.inventory.lines()
    show_value([records.holding(each, pillars) for each in lines], as_json, printing.inventory)
