"""What a terminal shows: plain tables and lines, in the language of the moment."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from rich import box
from rich.console import Console
from rich.table import Table

from ect_coder.analysis import labels
from ect_coder.analysis.evidence import State
from ect_coder.values import Attribution, Kind, Moment, Polarity, Reading, Role, Status
from ect_coder.wording import N_, _, language, ngettext, number, quoted

if TYPE_CHECKING:
    from ect_coder.analysis.evidence import VariableCell
    from ect_coder.analysis.matrix import PillarCell, Row
    from ect_coder.codebook.grid import Grid
    from ect_coder.exchange.tabulation import Table as Tabulated

_WIDTH = 100
_LONGEST = 90
_ASIDE = ("sha256", "length")
_COLUMNS = 9
Record = Mapping[str, Any]

_NAMES = {
    "title": N_("Study"),
    "schema": N_("Study format"),
    "codebook_version": N_("Codebook"),
    "id": N_("Id"),
    "code": N_("Code"),
    "name": N_("Name"),
    "document_name": N_("Document"),
    "documents": N_("Documents"),
    "project": N_("Project"),
    "projects": N_("Projects"),
    "codings": N_("Codings"),
    "pivot": N_("Pivot date"),
    "kind": N_("Kind"),
    "status": N_("Status"),
    "date": N_("Date"),
    "role": N_("Role"),
    "group": N_("Voice shared with"),
    "words": N_("Words"),
    "length": N_("Length"),
    "start": N_("Start"),
    "end": N_("End"),
    "text": N_("Text"),
    "pillar": N_("Pillar"),
    "variable": N_("Variable"),
    "moment": N_("Moment"),
    "polarity": N_("Polarity"),
    "intensity": N_("Intensity"),
    "label": N_("Kind"),
    "count": N_("Times"),
    "attribution": N_("Attribution"),
    "reading": N_("Reading"),
    "value": N_("Estimate"),
    "why": N_("Why"),
    "coder": N_("Coder"),
    "memo": N_("Memo"),
    "created": N_("Created"),
    "stale": N_("Stale"),
}
_NAMED: Mapping[type, Callable[[Any], str]] = {
    Kind: labels.kind,
    Status: labels.status,
    Role: labels.role,
    Moment: labels.moment,
    Polarity: labels.polarity,
    Attribution: labels.attribution,
    Reading: labels.reading,
}


class Answered(Protocol):
    """A matrix with the names of its projects."""

    @property
    def rows(self) -> Sequence[Row]:
        """Its rows."""

    @property
    def projects(self) -> Mapping[int, str]:
        """The names of its projects, by number."""


def answer_table(answers: Answered, grid: Grid) -> str:
    """Show a row per project and a column per pillar: voices at both moments, and the answer in words."""
    if any(row.level == "variable" for row in answers.rows):
        return _by_variable(answers, grid)
    shown = _table(_("Project"), *(pillar.label(language()) for pillar in grid.pillars))
    for project, name in answers.projects.items():
        cells = [_answer(row) for row in answers.rows if row.project == project]
        shown.add_row(name, *cells)
    shown.caption = _(
        "▲ emergence → ● support: voices; ∅ absent, ± contested, – not mentioned, · undocumented. "
        "To be supported: too little evidence yet."
    )
    return _drawn(shown)


def tabulated(shown: Tabulated) -> str:
    """Show a table below its basis, and how to read it below."""
    drawn = _table(*shown.heads, *shown.columns)
    for line in shown.lines:
        drawn.add_row(*line.heads, *(figure.said for figure in line.figures))
    drawn.caption = " ".join(shown.notes)
    return f"{shown.basis}\n{_drawn(drawn)}"


def fields(record: Record) -> str:
    """Show a record as name and value lines."""
    width = max((len(_name(name)) for name in record), default=0)
    return "\n".join(f"{_name(name):{width}}  {_words(value)}" for name, value in record.items())


def table(found: Sequence[Record]) -> str:
    """Show records as a table of their own fields, without fingerprints and columns that are empty throughout."""
    if not found:
        return _("(nothing)")
    names = [name for name in found[0] if name not in _ASIDE and any(_held(record[name]) for record in found)]
    if len(names) > _COLUMNS:
        names = [name for name in names if name != "attributes"]
    cells = [
        [_words(_clock(record[name]) if name == "created" else record[name]) for name in names] for record in found
    ]
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    longest = [
        max(len(word) for word in " ".join([_name(name), *column]).split())
        for name, *column in zip(names, *cells, strict=True)
    ]
    widest = _widest_word(longest)
    for name, length in zip(names, longest, strict=True):
        shown.add_column(_name(name), overflow="fold", min_width=min(length, widest))
    for line in cells:
        shown.add_row(*line)
    return _drawn(shown)


def reports(found: Sequence[Record]) -> str:
    """Show a line per imported file."""
    return "\n".join(_report(record) for record in found)


def codebook(record: Record) -> str:
    """Show pillars with their variables, then the transversal codes."""
    lines = [f"{record['name']} {record['version']}"]
    for pillar in record["pillars"]:
        lines += ["", f"{pillar['letter']}  {pillar['label']}"]
        lines += [f"   {each['label']}  ({each['id']})" for each in pillar["variables"]]
    lines += ["", _("Transversal codes")]
    lines += [f"   {each['label']}  ({each['id']})" for each in record["transversal"]]
    return "\n".join(lines)


def inventory(found: Sequence[Record]) -> str:
    """Show what each project has of each kind of document, then in sentences what it lacks."""
    if not found:
        return _("(nothing)")
    counts = ("documents", "before_pivot", "after_pivot", "codings")
    shown = _table(_("Project"), _("Kind"), _("Documents"), _("Before the pivot"), _("After it"), _("Codings"))
    for each in found:
        kind = labels.kind(Kind(each["kind"])) if each["kind"] else _("in all")
        shown.add_row(each["project"], kind, *(str(each[name]) for name in counts))
    lines = [_drawn(shown)]
    for each in found:
        if each["gaps"]:
            lines += ["", each["project"], *(f"  – {gap}" for gap in each["gaps"])]
    return "\n".join(lines)


def excerpts(found: Sequence[Record]) -> str:
    """Show coded excerpts, two lines each, and how many there are."""
    lines = []
    for each in found:
        moment = labels.moment(Moment(each["moment"]))
        polarity = labels.polarity(Polarity(each["polarity"]))
        lines.append(f"{each['id']:>6}  {each['document_code']}  {each['variable']} · {moment} · {polarity}")
        lines.append(f"        {quoted(_short(each['text']))}")
    return "\n".join([*lines, ngettext("{n} excerpt", "{n} excerpts", len(found))])


def hits(found: Sequence[Record]) -> str:
    """Show hits with their neighbours, and how many there are."""
    lines = [
        f"{each['document_name']}  {each['start']}: …{each['before']}[{each['text']}]{each['after']}…" for each in found
    ]
    return "\n".join([*lines, ngettext("{n} hit", "{n} hits", len(found))])


def suggestions(found: Sequence[Record]) -> str:
    """Show passages with what they are suggested for and why, and how many there are."""
    lines = []
    for each in found:
        moment, polarity = labels.moment(Moment(each["moment"])), labels.polarity(Polarity(each["polarity"]))
        lines.append(f"{each['start']:>6}  {each['variable']} · {moment} · {polarity} · {each['why']}")
        lines.append(f"        {quoted(_short(each['text']))}")
    return "\n".join([*lines, ngettext("{n} suggestion", "{n} suggestions", len(found))])


def moments(found: Sequence[Record]) -> str:
    """Show the moment of each paragraph, by its number."""
    return "\n".join(
        f"§\u00a0{rank}  {labels.moment(Moment(each['moment']))}  {each['why']}".rstrip()
        for rank, each in enumerate(found, start=1)
    )


def sentences(found: Sequence[Record]) -> str:
    """Show where each sentence begins, and its words."""
    return "\n".join(f"{each['start']:>6}  {each['text']}" for each in found)


def factors(found: Sequence[Record]) -> str:
    """Show codings and voices of transversal codes per moment, leaving out those never used."""
    moments = ("emergence", "support", "after", "undetermined")
    shown = _table(_("Project"), _("Code"), *(labels.moment(Moment(each)) for each in moments))
    for each in found:
        if any(each[moment]["codings"] for moment in moments):
            counts = (f"{each[moment]['codings']} ({each[moment]['voices']})" for moment in moments)
            shown.add_row(each["project"], each["id"], *counts)
    shown.caption = _("codings (voices)")
    return _drawn(shown)


def _by_variable(answers: Answered, grid: Grid) -> str:
    shown = _table(_("Project"), _("Variable"), "▲", "●", _("Answer"))
    for row in answers.rows:
        name = grid.code(row.id).label(language())
        shown.add_row(answers.projects[row.project], name, _sign(row.emergence), _sign(row.support), _in_words(row))
    return _drawn(shown)


def _answer(row: Row) -> str:
    return f"▲ {_sign(row.emergence)} → ● {_sign(row.support)}\n{_in_words(row)}"


def _in_words(row: Row) -> str:
    return labels.answer_said(row.answer, insufficient=row.insufficient)


def _sign(cell: VariableCell | PillarCell) -> str:
    signs = {
        State.ABSENT: f"∅ {cell.voices}",
        State.CONTESTED: f"± {cell.voices}",
        State.SILENT: "–",
        State.UNDOCUMENTED: "·",
    }
    return signs.get(cell.state, str(cell.voices))


def _report(record: Record) -> str:
    states = {"imported": _("imported"), "refused": _("refused"), "duplicate": _("already there")}
    parts = [f"{record['path']}: {states[record['status']]}"]
    if record["reason"]:
        parts.append(record["reason"])
    kept = ", ".join(f"{labels.count_name(name)} : {number(count)}" for name, count in record["kept"].items())
    left_out = ", ".join(f"{labels.count_name(name)} : {number(count)}" for name, count in record["left_out"].items())
    parts += [kept] if kept else []
    parts += [_("left out: {counts}").format(counts=left_out)] if left_out else []
    return "\n    ".join([*parts, *record.get("warnings", ())])


def _widest_word(longest: Sequence[int]) -> int:
    """Say from which length a word must be broken, so that every column has its place."""
    return next(
        most
        for most in range(max(longest), 0, -1)
        if most == 1 or sum(min(each, most) + 2 for each in longest) < _width()
    )


def _table(*headers: str) -> Table:
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True, caption_justify="left")
    for header in headers:
        shown.add_column(header, overflow="fold")
    return shown


def _drawn(shown: Table) -> str:
    out = io.StringIO()
    Console(file=out, width=_width(), color_system=None, highlight=False, markup=False, emoji=False).print(shown)
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip().split("\n"))


def _width() -> int:
    """Return the terminal's width in columns, or a fixed one where there is none."""
    return max(80, shutil.get_terminal_size((_WIDTH, 40)).columns) if sys.stdout.isatty() else _WIDTH


def _name(field: str) -> str:
    return _(_NAMES[field]) if field in _NAMES else field


def _clock(created: str) -> str:
    return created[:16].replace("T", " ")


def _held(value: Any) -> bool:
    return value is not None and value not in ("", (), [], {})


def _words(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if type(value) in _NAMED:
        return _NAMED[type(value)](value)
    if isinstance(value, Mapping):
        return ", ".join(f"{name}={inner}" for name, inner in value.items())
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(map(str, value))
    return _short(str(value))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
