"""What it adds up to: estimates, the matrix, factors, how firm it is, how far people agree."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ect_coder import wording
from ect_coder.analysis.estimates import NewEstimate
from ect_coder.analysis.evidence import Thresholds
from ect_coder.analysis.gathering import Scope, Without
from ect_coder.cli.terminal import AsJson, Maybe, Names, StudyFile, made_of, me, reading, say, show_value, writing
from ect_coder.errors import BadRow, BadValue, UnknownFormat
from ect_coder.exchange import printing, records, tables
from ect_coder.study import Study
from ect_coder.values import Kind, Mark, Moment, choice
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable


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
        _estimates_back(study, from_, coder or me())
        return
    if from_ is not None and project is None:
        table = tables.read(from_, ("project", "id", "moment", "value"), ("why", "coder"))
        wishes = made_of(table, _new_estimate)
        with writing(study) as opened:
            opened.estimate(wishes, table.refuse)
        return
    if from_ is not None or project is None or target is None or moment is None or value is None:
        raise typer.BadParameter("PROJECT VARIABLE|PILLAR MOMENT VALUE | --from")
    row = {"project": project, "id": target, "moment": moment, "value": value, "why": why, "coder": coder}
    wish = _new_estimate(row, evidence or ())
    with writing(study) as opened:
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
        coder=(row.get("coder") or "").strip() or me(),
    )


def _estimates_back(study: Path, path: Path, coder: str) -> None:
    """Record what was changed in a workbook of estimates, all or nothing."""
    from ect_coder.exchange import estimates_table

    table = estimates_table.read(path)
    with writing(study) as opened:
        own = opened.conventions().own_labels()
        found = estimates_table.compare(table, opened.decisions.all_cases(), opened.quoting().real, own)
        for line, reason in found.refused:
            raise BadRow(path=path.name, line=line, reason=reason)
        if found.changes:
            opened.estimate([replace(each.wish, coder=coder) for each in found.changes])


def estimates(
    study: StudyFile,
    as_json: AsJson = False,
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE.xlsx", help="Every cell, to be filled in.")] = None,
) -> None:
    """List every estimate, or write all cells as a workbook that `estimate --from` takes back."""
    with reading(study) as opened:
        if to is not None:
            _write_estimates(opened, to)
            return
        show_value([records.estimate(each) for each in opened.estimates()], as_json, printing.table)


def _write_estimates(opened: Study, path: Path) -> None:
    from ect_coder.exchange import estimates_table

    if path.suffix.lower() != ".xlsx":
        raise UnknownFormat(suffix=path.suffix or path.name)
    own = opened.conventions().own_labels()
    estimates_table.write(opened.decisions.all_cases(), opened.grid, opened.quoting().real, own, path)
    say(_("Wrote {path}.").format(path=path), error=True)


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
    with reading(study) as opened:
        agreed = opened.conventions()
        used = Thresholds(
            t=agreed.threshold if threshold is None else threshold,
            m=agreed.breadth if breadth is None else breadth,
            k=agreed.cut,
        )
        answers = opened.answers(by, used, scope_of(coder, without or ()))
        grid = opened.grid
    if as_json:
        show_value([records.row(each, answers.projects) for each in answers.rows], as_json, printing.table)
    else:
        say(printing.answer_table(answers, grid))


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


def factors(study: StudyFile, as_json: AsJson = False) -> None:
    """Count transversal codes per project and moment."""
    with reading(study) as opened:
        found, names = opened.factors()
    rows = [records.factor(each, names) for each in found]
    show_value(rows, as_json, printing.factors)


def sensitivity(study: StudyFile, as_json: AsJson = False) -> None:
    """Say which answers flip by other conventions, or without some sources."""
    from ect_coder.exchange import robustness_words

    with reading(study) as opened:
        trial, grid = opened.robustness.trial(), opened.grid
    if as_json:
        rows = [records.firmness(each, trial.projects, trial.voices) for each in trial.found]
        show_value(rows, as_json, printing.table)
    else:
        say(printing.tabulated(robustness_words.flips(trial.found, trial, grid)))


def agreement(study: StudyFile, as_json: AsJson = False) -> None:
    """Say how far the people who coded the same documents agree."""
    from ect_coder.exchange import agreement_words

    with reading(study) as opened:
        found, grid = opened.agreement.found(), opened.grid
    if as_json:
        show_value(agreement_words.record(found), as_json, printing.fields)
        return
    table = agreement_words.table(found, grid, wording.language())
    say("\n\n".join([printing.tabulated(table), *agreement_words.sentences(found), agreement_words.method(found)]))
