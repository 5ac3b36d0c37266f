"""The same study from a terminal. Each command prints one value, or one sentence of refusal."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from ect_coder import __version__, settings, wording
from ect_coder.analysis.audience import Audience
from ect_coder.analysis.estimates import NewEstimate
from ect_coder.analysis.evidence import Thresholds
from ect_coder.analysis.gathering import Scope, Without
from ect_coder.codebook import files as codebook_files
from ect_coder.codebook.grid import as_json as codebook_json
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.excerpts import Filter
from ect_coder.corpus.intake import Outcome
from ect_coder.corpus.library import Description
from ect_coder.errors import BadRow, BadValue, CannotCopy, EctError, UnknownFormat
from ect_coder.exchange import findings, printing, records, tables
from ect_coder.names.key import beside
from ect_coder.names.renaming import Display
from ect_coder.search.asking import Asked, By
from ect_coder.study import Study, copies, never, rescue
from ect_coder.values import Attribution, Kind, Mark, Moment, Polarity, Reading, Role, Span, Status, choice
from ect_coder.wording import _, explain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ect_coder.codebook.grid import Grid

app = typer.Typer(name="ect-coder", add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
project_app = typer.Typer(no_args_is_help=True, help="Make or change a project.")
app.add_typer(project_app, name="project")

StudyFile = Annotated[Path, typer.Argument(metavar="STUDY", help="A study file (.ect).")]
DocumentName = Annotated[str, typer.Argument(metavar="DOCUMENT", help="A document's number, code or name.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON value.")]
Names = Annotated[list[str] | None, typer.Option()]
Maybe = Annotated[str | None, typer.Option()]
_PASSPHRASE = "ECT_CODER_PASSPHRASE"
_T = TypeVar("_T")


def main(arguments: list[str] | None = None, show_window: Callable[[Path], int] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused with a sentence, 2 wrong usage.

    `show_window` opens the window with a study; without it no command does.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n", errors="backslashreplace")
    wording.use_language(settings.load().language or wording.system_language())
    try:
        status = app(arguments, standalone_mode=False, obj=show_window)
    except EctError as refusal:
        print(explain(refusal), file=sys.stderr)
        return 1
    except typer.Exit as leave:
        return leave.exit_code
    except typer.Abort:
        return 1
    except Exception as problem:
        return _wrong_usage(problem)
    return int(status or 0)


def _wrong_usage(problem: Exception) -> int:
    """Show a wrong usage as Typer does; anything else is a bug and goes on."""
    show = getattr(problem, "show", None)
    if show is None or not hasattr(problem, "exit_code"):
        raise problem
    show()
    return 2


@app.callback(invoke_without_command=True)
def _before(
    context: typer.Context,
    lang: Annotated[str | None, typer.Option("--lang", help="fr or en.")] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
) -> None:
    """ECT Coder: code interviews by variable and moment."""
    if version:
        _print(f"ect-coder {__version__}")
        raise typer.Exit
    if lang is not None:
        if lang not in wording.LANGUAGES:
            raise typer.BadParameter("fr, en", param_hint="--lang")
        wording.use_language(lang)
    if context.invoked_subcommand is None:
        _print(context.get_help())
        raise typer.Exit(2)


@app.command()
def demo(
    context: typer.Context,
    to: Annotated[Path | None, typer.Option("--to", help="The folder to make it in.")] = None,
    no_window: Annotated[bool, typer.Option("--no-window", help="Do not open the window.")] = False,
) -> int:
    """Make the example study, export its table, print the answer; then open the window."""
    from ect_coder import demo as example

    made = example.make(to or Path("ect-demo"))
    with Study.open(made.study, writable=False) as study:
        _print(printing.answer_table(study.answers(), study.grid))
    _print(_("Study: {path}").format(path=made.study))
    _print(_("Workbook: {path}").format(path=made.workbook))
    show = context.obj
    return 0 if no_window or show is None or not example.has_display() else int(show(made.study))


@app.command()
def new(study: StudyFile, codebook: Annotated[Path | None, typer.Option("--codebook")] = None) -> None:
    """Make a new study file."""
    grid = codebook_files.load(codebook) if codebook else None
    with Study.create(study, grid, language=wording.language()) as made:
        _print(_("Made {path}.").format(path=made.path), error=True)


@app.command()
def info(study: StudyFile, as_json: AsJson = False) -> None:
    """Sum a study up."""
    with _reading(study) as opened:
        value = asdict(opened.info())
    _show(value, as_json, printing.fields)


@app.command()
def setting(study: StudyFile, name: str, value: Annotated[str | None, typer.Argument()] = None) -> None:
    """Show or change a setting of the study."""
    if value is not None:
        with _writing(study) as opened:
            opened.agree(name, value)
        return
    with _reading(study) as opened:
        agreed = asdict(opened.conventions())
        if name not in agreed:
            from ect_coder.errors import UnknownSetting

            raise UnknownSetting(name=name, allowed=", ".join(agreed))
        _print(str(agreed[name]))


@app.command()
def projects(study: StudyFile, as_json: AsJson = False) -> None:
    """List the projects."""
    with _reading(study) as opened:
        _show([records.project(each) for each in opened.projects()], as_json, printing.table)


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
        attributes = _attributes(set_)
        with _writing(study) as opened:
            opened.add_project(name, pivot, attributes)
        return
    table = tables.read(from_ or Path(), ["name"])
    wanted = [(row["name"], row.get("pivot") or None, _others(row)) for row in table.rows]
    with _writing(study) as opened:
        opened.add_projects(wanted, table.refuse)


def _others(row: Any) -> dict[str, str]:
    return {name: value for name, value in row.items() if name and name not in ("name", "pivot") and value.strip()}


@app.command("import")
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
    with _writing(study) as opened:
        reports = opened.take_in(paths, project, of_kind, date, progress=_progress, coder=_me())
    _show([records.report(each) for each in reports], as_json, printing.reports)
    refused = [each for each in reports if each.status is Outcome.REFUSED]
    for each in refused if as_json else ():
        if each.reason is not None:
            _print(explain(each.reason), error=True)
    return 1 if refused else 0


@app.command()
def documents(study: StudyFile, as_json: AsJson = False) -> None:
    """List the documents."""
    with _reading(study) as opened:
        _show([records.document(each) for each in opened.documents()], as_json, printing.table)


@app.command()
def text(study: StudyFile, document: DocumentName) -> None:
    """Print a document's plain text exactly as positions count it."""
    with _reading(study) as opened:
        sys.stdout.write(opened.text(opened.document_id(document)))
        sys.stdout.flush()


@app.command()
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
        kind=_maybe(Kind, kind, "kind"),
        date=date,
        role=_maybe(Role, role, "role"),
        group=group,
        status=_maybe(Status, status, "status"),
        code=code,
        attributes=_attributes(set_),
    )
    with _writing(study) as opened:
        opened.describe(opened.document_id(document), change)


@app.command()
def inventory(study: StudyFile, as_json: AsJson = False) -> None:
    """Count the documents of each project by kind and side of its pivot, and say what is missing."""
    with _reading(study) as opened:
        pillars = {each.id: each.label(wording.language()) for each in opened.grid.pillars}
        lines = opened.inventory.lines()
    _show([records.holding(each, pillars) for each in lines], as_json, printing.inventory)


@app.command()
def codebook(
    study: StudyFile,
    as_json: AsJson = False,
    check: Annotated[Path | None, typer.Option("--check", metavar="FILE")] = None,
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help=".toml, .csv, .xlsx or .docx")] = None,
    from_: Annotated[Path | None, typer.Option("--from", metavar="FILE", help=".toml, .csv or .xlsx")] = None,
    coder: Maybe = None,
    meaning: Annotated[bool, typer.Option("--meaning", help="Changed cards mean something else.")] = False,
    retire: Annotated[bool, typer.Option("--retire", help="Retire the codes that the file lacks.")] = False,
) -> None:
    """Show the codebook, check a codebook file, write one, or take one in."""
    if sum(each is not None for each in (check, to, from_)) > 1:
        raise typer.BadParameter("--check | --to | --from")
    if from_ is None and (coder is not None or meaning or retire):
        raise typer.BadParameter("--from")
    if from_ is not None:
        _take_codebook_in(study, from_, coder or _me(), as_json=as_json, meaning=meaning, retire=retire)
        return
    if check is not None:
        grid = codebook_files.load(check)
        _print(_("{path} is a sound codebook.").format(path=check.name))
    elif to is not None:
        grid = _write_codebook(study, to)
    else:
        with _reading(study) as opened:
            grid = opened.grid
    if as_json or (check is None and to is None):
        _show(codebook_json(grid, wording.language()), as_json, printing.codebook)


def _write_codebook(study: Path, file: Path) -> Grid:
    from ect_coder.exchange import export as leaving

    with _reading(study) as opened:
        leaving.export_codebook(opened.quoting().grid(opened.grid), file, opened.counts(), opened.conventions().title)
        _print(_("Wrote {path}.").format(path=file), error=True)
        return opened.grid


def _take_codebook_in(study: Path, file: Path, coder: str, *, as_json: bool, meaning: bool, retire: bool) -> None:
    from ect_coder.exchange import codebook_in, codebook_words

    with _writing(study) as opened:
        theirs = codebook_in.read(file, opened.grid, opened.conventions().language)
        found = opened.compare_codebook(theirs, retire=retire)
        changed = found.keys("describe") if meaning else []
        before = {*opened.to_review()}
        opened.adopt_codebook(found, coder, meaning=changed)
        late = len({*opened.to_review()} - before)
    _show(codebook_words.record(found, changed, late), as_json, lambda _value: codebook_words.summary(found))


@app.command()
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
        _show({"codings": count}, as_json, printing.fields)
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
    with _writing(study) as opened:
        number = opened.code(_new_coding(row, opened.document_id))
        made = opened.coding(number)
    _show(records.coding(made), as_json, printing.fields)


_CODE_COLUMNS = ("document", "start", "end", "variable")
_CODE_OPTIONS = ("moment", "polarity", "intensity", "attribution", "reading", "project", "memo", "coder")


def _code_table(study: Path, path: Path) -> int:
    table = tables.read(path, _CODE_COLUMNS, _CODE_OPTIONS)
    with _writing(study) as opened:
        known: dict[str, int] = {}

        def find(reference: str) -> int:
            if reference not in known:
                known[reference] = opened.document_id(reference)
            return known[reference]

        wishes = _each(table, lambda row: _new_coding(row, find))
        return len(opened.code_many(wishes, table.refuse))


def _new_coding(row: Any, find: Callable[[str], int]) -> NewCoding:
    cells = {name: (value or "").strip() for name, value in row.items() if name != "memo"}
    return NewCoding(
        document=find(cells["document"]),
        span=Span(_whole(cells["start"], "start"), _whole(cells["end"], "end")),
        variable=cells["variable"],
        moment=_maybe(Moment, cells.get("moment"), "moment") or Moment.UNDETERMINED,
        polarity=_maybe(Polarity, cells.get("polarity"), "polarity") or Polarity.PRESENT,
        intensity=_whole(cells["intensity"], "intensity") if cells.get("intensity") else None,
        attribution=_maybe(Attribution, cells.get("attribution"), "attribution"),
        reading=_maybe(Reading, cells.get("reading"), "reading"),
        project=cells.get("project") or None,
        memo=row.get("memo") or "",
        coder=cells.get("coder") or _me(),
    )


@app.command()
def uncode(study: StudyFile, codings: Annotated[list[int], typer.Argument(metavar="CODING…")]) -> None:
    """Take codings away."""
    with _writing(study) as opened:
        opened.uncode(codings)


@app.command()
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
    with _reading(study) as opened:
        found = opened.excerpts(wanted)
    _show([records.coding(each) for each in found], as_json, printing.excerpts)


@app.command()
def search(
    study: StudyFile,
    text: Annotated[str, typer.Argument(metavar="TEXT")],
    lemma: Annotated[bool, typer.Option("--lemma")] = False,
    regex: Annotated[bool, typer.Option("--regex")] = False,
    project: Names = None,
    kind: Names = None,
    role: Names = None,
    moment: Names = None,
    since: Maybe = None,
    until: Maybe = None,
    as_json: AsJson = False,
) -> None:
    """Find words in the documents themselves: by all their forms (--lemma), or by a pattern (--regex)."""
    if lemma and regex:
        raise typer.BadParameter("--lemma | --regex")
    asked = Asked(
        text,
        By.LEMMAS if lemma else By.PATTERN if regex else By.WORDS,
        projects=tuple(project or ()),
        kinds=tuple(choice(Kind, each, "kind") for each in kind or ()),
        roles=tuple(choice(Role, each, "role") for each in role or ()),
        moments=tuple(choice(Moment, each, "moment") for each in moment or ()),
        since=since or "",
        until=until or "",
    )
    with _reading(study) as opened:
        found = opened.searches.hits(asked)
    _show([records.hit(each) for each in found], as_json, printing.hits)


@app.command()
def suggest(study: StudyFile, document: DocumentName, as_json: AsJson = False) -> None:
    """Suggest passages worth reading for a variable, with the reason; nothing is written."""
    with _reading(study) as opened:
        found = opened.suggestions.of(opened.document_id(document))
        pillars = {each.id: each.pillar for each in opened.grid.variables}
    _show([records.suggestion(each, pillars) for each in found], as_json, printing.suggestions)


@app.command()
def moments(study: StudyFile, document: DocumentName, as_json: AsJson = False) -> None:
    """Tell when the facts of each paragraph seem to have taken place, with the reason; nothing is written."""
    with _reading(study) as opened:
        found = opened.suggestions.moments(opened.document_id(document))
    _show([records.timed(each) for each in found], as_json, printing.moments)


@app.command()
def sentences(study: StudyFile, document: DocumentName, as_json: AsJson = False) -> None:
    """List the sentences of a document, as passages are cut by them."""
    with _reading(study) as opened:
        found = opened.suggestions.sentences(opened.document_id(document))
    _show([records.sentence(*each) for each in found], as_json, printing.sentences)


@app.command()
def names(study: StudyFile, document: DocumentName, as_json: AsJson = False) -> None:
    """List the persons, organisations and places of a document that could be pseudonymised."""
    with _reading(study) as opened:
        found = opened.names.of(opened.document_id(document), never)
        if not opened.names.machine.works:
            _print(_("The French model of spaCy is not there: these names are found by rules alone."), error=True)
    _show([records.name(each.mention, each.count) for each in found], as_json, printing.table)


@app.command()
def estimate(
    study: StudyFile,
    project: Annotated[str | None, typer.Argument()] = None,
    target: Annotated[str | None, typer.Argument(metavar="VARIABLE|PILLAR")] = None,
    moment: Annotated[str | None, typer.Argument()] = None,
    value: Annotated[str | None, typer.Argument(metavar="NR|C|0|1|2|3|none")] = None,
    why: Maybe = None,
    evidence: Annotated[list[int] | None, typer.Option()] = None,
    coder: Maybe = None,
    from_: Annotated[Path | None, typer.Option("--from", metavar="FILE", help=".csv, or .xlsx as it went out")] = None,
) -> None:
    """Record a person's estimate, or many from a table."""
    if from_ is not None and project is None and from_.suffix.lower() == ".xlsx":
        _estimates_back(study, from_, coder or _me())
        return
    if from_ is not None and project is None:
        table = tables.read(from_, ("project", "id", "moment", "value"), ("why", "coder"))
        wishes = _each(table, _new_estimate)
        with _writing(study) as opened:
            opened.estimate(wishes, table.refuse)
        return
    if from_ is not None or project is None or target is None or moment is None or value is None:
        raise typer.BadParameter("PROJECT VARIABLE|PILLAR MOMENT VALUE | --from")
    row = {"project": project, "id": target, "moment": moment, "value": value, "why": why, "coder": coder}
    wish = _new_estimate(row, evidence or ())
    with _writing(study) as opened:
        opened.estimate([wish])


def _new_estimate(row: Any, evidence: Iterable[int] = ()) -> NewEstimate:
    value = (row["value"] or "").strip()
    return NewEstimate(
        project=(row["project"] or "").strip(),
        target=(row["id"] or "").strip(),
        moment=choice(Moment, (row["moment"] or "").strip(), "moment"),
        mark=None if value == "none" else choice(Mark, value, "value"),
        why=row.get("why") or "",
        evidence=tuple(evidence),
        coder=(row.get("coder") or "").strip() or _me(),
    )


def _estimates_back(study: Path, path: Path, coder: str) -> None:
    """Record what was changed in a workbook of estimates, all or nothing."""
    from ect_coder.exchange import estimates_table

    table = estimates_table.read(path)
    with _writing(study) as opened:
        own = opened.conventions().own_labels()
        found = estimates_table.compare(table, opened.decisions.all_cases(), opened.quoting().real, own)
        for line, reason in found.refused:
            raise BadRow(path=path.name, line=line, reason=reason)
        if found.changes:
            opened.estimate([replace(each.wish, coder=coder) for each in found.changes])


@app.command()
def estimates(
    study: StudyFile,
    as_json: AsJson = False,
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE.xlsx", help="Every cell, to be filled in.")] = None,
) -> None:
    """List every estimate, or write all cells as a workbook that `estimate --from` takes back."""
    with _reading(study) as opened:
        if to is not None:
            _write_estimates(opened, to)
            return
        _show([records.estimate(each) for each in opened.estimates()], as_json, printing.table)


def _write_estimates(opened: Study, path: Path) -> None:
    from ect_coder.exchange import estimates_table

    if path.suffix.lower() != ".xlsx":
        raise UnknownFormat(suffix=path.suffix or path.name)
    own = opened.conventions().own_labels()
    estimates_table.write(opened.decisions.all_cases(), opened.grid, opened.quoting().real, own, path)
    _print(_("Wrote {path}.").format(path=path), error=True)


@app.command()
def matrix(
    study: StudyFile,
    by: str = "pillar",
    threshold: Annotated[int | None, typer.Option()] = None,
    breadth: Annotated[int | None, typer.Option()] = None,
    without: Names = None,
    coder: Maybe = None,
    as_json: AsJson = False,
) -> None:
    """Show the answer of each project × pillar or variable."""
    if by not in ("pillar", "variable"):
        raise BadValue(field="by", value=by, allowed="pillar, variable")
    with _reading(study) as opened:
        agreed = opened.conventions()
        used = Thresholds(
            t=agreed.threshold if threshold is None else threshold,
            m=agreed.breadth if breadth is None else breadth,
            k=agreed.cut,
        )
        answers = opened.answers(by, used, scope_of(coder, without or ()))
        grid = opened.grid
    if as_json:
        _show([records.row(each, answers.projects) for each in answers.rows], as_json, printing.table)
    else:
        _print(printing.answer_table(answers, grid))


def scope_of(coder: str | None, without: Iterable[str]) -> Scope:
    """Read `--without` values: a kind of document, or supporter, retrospective, interpreted. Raise BadValue."""
    kinds, others = [], []
    for each in without:
        if each in set(Kind):
            kinds.append(Kind(each))
        elif each in set(Without):
            others.append(Without(each))
        else:
            raise BadValue(field="without", value=each, allowed=", ".join([*Kind, *Without]))
    return Scope(coder, kinds, others)


@app.command()
def factors(study: StudyFile, as_json: AsJson = False) -> None:
    """Count transversal codes per project and moment."""
    with _reading(study) as opened:
        found, names = opened.factors()
    rows = [records.factor(each, names) for each in found]
    _show(rows, as_json, printing.factors)


@app.command()
def sensitivity(study: StudyFile, as_json: AsJson = False) -> None:
    """Say which answers flip by other conventions, or without some sources."""
    from ect_coder.exchange import robustness_words

    with _reading(study) as opened:
        trial, grid = opened.robustness.trial(), opened.grid
    if as_json:
        rows = [records.firmness(each, trial.projects, trial.voices) for each in trial.found]
        _show(rows, as_json, printing.table)
    else:
        _print(printing.tabulated(robustness_words.flips(trial.found, trial, grid)))


@app.command()
def agreement(study: StudyFile, as_json: AsJson = False) -> None:
    """Say how far the people who coded the same documents agree."""
    from ect_coder.exchange import agreement_words

    with _reading(study) as opened:
        found, grid = opened.agreement.found(), opened.grid
    if as_json:
        _show(agreement_words.record(found), as_json, printing.fields)
        return
    table = agreement_words.table(found, grid, wording.language())
    _print("\n\n".join([printing.tabulated(table), *agreement_words.sentences(found), agreement_words.method(found)]))


@app.command()
def export(
    study: StudyFile,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=".xlsx, .csv, .docx, .html, .qdpx or .qdc")],
    what: Annotated[str, typer.Option(help="What to write, where the suffix can hold several things.")] = "",
    audience: Annotated[str, typer.Option(help="research, structure or public")] = Audience.RESEARCH.value,
    since: Annotated[str, typer.Option(metavar="DATE", help="For what is new: a week ago unless said.")] = "",
    for_excel: Annotated[bool, typer.Option("--for-excel")] = False,
    raw: Annotated[bool, typer.Option("--raw")] = False,
    names: Annotated[str, typer.Option(help="real, pseudonym or generic")] = Display.REAL.value,
    key: Annotated[Path | None, typer.Option(metavar="FILE.ectkey", help="What names are replaced by.")] = None,
) -> None:
    """Write what leaves the study, by suffix: tables, documents to read, a booklet, a file for other programs."""
    from ect_coder.exchange import export as leaving

    wanted, display = choice(Audience, audience, "--audience"), choice(Display, names, "--names")
    with _reading(study) as opened:
        if display is not Display.REAL:
            _replace_names(opened, key or beside(study), display)
        if file.suffix.lower() in (".qdpx", ".qdc"):
            lost = leaving.export_project(opened.foreign.packed(opened.quoting()), file)
            _print("\n".join([_("Wrote {path}.").format(path=file), *lost]), error=True)
            return
        whole = opened.whole()
    given = leaving.export(whole, file, what=what, audience=wanted, since=since, for_excel=for_excel, raw=raw)
    _print(" ".join((_("Wrote {path}.").format(path=file), *given.left_out)), error=True)


def _replace_names(opened: Study, key: Path, display: Display) -> None:
    """Open the key, by the passphrase of the environment or as typed, and tell which names no one has decided on."""
    passphrase = os.environ.get(_PASSPHRASE) or typer.prompt(_("Passphrase"), hide_input=True, err=True)
    opened.names.open_key(key, passphrase)
    opened.names.show(display)
    left = opened.names.left_over(never)
    if left:
        listed = ", ".join(each.text for each in left)
        _print(_("Names that no one has decided on, and that leave: {names}.").format(names=listed), error=True)


@app.command()
def merge(
    study: StudyFile,
    other: Annotated[Path, typer.Argument(metavar="OTHER", help="Another copy of the study, or another study.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    coder: Maybe = None,
    as_json: AsJson = False,
) -> None:
    """Bring in what another copy of a study holds: nothing is lost, what differs is kept twice and said."""
    from ect_coder.merging import words

    with _writing(study) as opened:
        act = opened.merging.trial if dry_run else opened.merging.bring
        report = act(other, coder or _me())
    said = words.sentences(report, other.stem, done=not dry_run)
    value = {"dry_run": dry_run, **asdict(report), "sentences": said}
    _show(value, as_json, lambda _value: "\n".join(said))


@app.command()
def check(
    study: StudyFile,
    as_json: AsJson = False,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what can be, then check again.")] = False,
) -> int:
    """Check everything that can be checked; exit status 1 if something is wrong."""
    if repair:
        with _writing(study) as opened:
            opened.health.mend()
    found = rescue.look(study)
    value = {"sound": not found, "findings": [findings.record(each) for each in found]}
    _show(value, as_json, findings.told)
    return 1 if found else 0


@app.command()
def salvage(
    study: StudyFile, to: Annotated[Path, typer.Argument(metavar="NEW", help="The study file to make.")]
) -> None:
    """Save what can be read of a damaged study to a new one, and say what was lost; the damaged file is not touched."""
    saved = rescue.salvage(study, to)
    for line in findings.salvaged(saved):
        _print(line)
    _print(_("Wrote {path}.").format(path=to), error=True)


@app.command()
def backup(study: StudyFile, to: Annotated[Path | None, typer.Option(metavar="FOLDER")] = None) -> None:
    """Leave a checked copy of a study among its backups, or in a folder."""
    with _reading(study) as opened:
        if to is None:
            copy = opened.copies.keep()
            if copy is None:
                raise CannotCopy(path=study.name)
            path = copy.path
        else:
            path = to / study.name
            opened.copy_to(path)
    _print(_("Wrote {path}.").format(path=path), error=True)


@app.command()
def restore(study: StudyFile, source: Annotated[Path | None, typer.Option("--from", metavar="FILE")] = None) -> None:
    """Bring a copy back in the place of a study, the newest sound one unless said; what was there is set aside."""
    copy, aside = copies.restore(study, source)
    _print(_("{path} is again as it was in {copy}.").format(path=study.name, copy=copy), error=True)
    if aside != study:
        _print(_("What was there lies in {path}.").format(path=aside), error=True)


def _writing(path: Path) -> Study:
    return Study.open(path, brief=True)


@contextmanager
def _reading(path: Path) -> Iterator[Study]:
    with Study.open(path, writable=False) as opened:
        yield opened


def _each(table: tables.Table, make: Callable[[Any], _T]) -> list[_T]:
    made = []
    for rank, row in enumerate(table.rows):
        try:
            made.append(make(row))
        except EctError as reason:
            raise table.refuse(rank, reason) from None
    return made


def _maybe(kind: type[_T], value: str | None, field: str) -> _T | None:
    return choice(kind, value, field) if value else None  # type: ignore[type-var]


def _whole(value: str, field: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise BadValue(field=field, value=value, allowed="0, 1, 2…") from None


def _attributes(pairs: list[str] | None) -> dict[str, str]:
    found = {}
    for pair in pairs or ():
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise BadValue(field="--set", value=pair, allowed="ATTRIBUTE=VALUE")
        found[name.strip()] = value
    return found


def _me() -> str:
    return settings.load().coder or _("Coder 1")


def _progress(done: int, total: int, name: str) -> None:
    if total > 1 and sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{done}/{total} {name}" if name else "\r\x1b[K")


def _show(value: Any, as_json: bool, plainly: Callable[[Any], str]) -> None:
    _print(json.dumps(value, ensure_ascii=False, indent=1) if as_json else plainly(value))


def _print(text: str, *, error: bool = False) -> None:
    print(text, file=sys.stderr if error else sys.stdout)
