"""What a terminal shows: plain tables and lines, in the language of the moment."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from rich import box
from rich.console import Console
from rich.table import Table

from ect_coder.analysis import labels
from ect_coder.analysis.evidence import State
from ect_coder.storage.health import Ailment, Finding
from ect_coder.values import Moment
from ect_coder.wording import _, language, ngettext, number

if TYPE_CHECKING:
    from ect_coder.analysis.evidence import VariableCell
    from ect_coder.analysis.matrix import PillarCell, Row
    from ect_coder.codebook.grid import Grid

_WIDTH = 118
_LONGEST = 90
Record = Mapping[str, Any]


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


def fields(record: Record) -> str:
    """Show a record as name and value lines."""
    width = max((len(name) for name in record), default=0)
    return "\n".join(f"{name:{width}}  {_words(value)}" for name, value in record.items())


def table(found: Sequence[Record]) -> str:
    """Show records as a table of their own fields."""
    if not found:
        return _("(nothing)")
    shown = _table(*found[0])
    for record in found:
        shown.add_row(*(_words(value) for value in record.values()))
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


def excerpts(found: Sequence[Record]) -> str:
    """Show coded excerpts, two lines each, and how many there are."""
    lines = []
    for each in found:
        moment = labels.moment(Moment(each["moment"]))
        lines.append(f"{each['id']:>6}  {each['document_code']}  {each['variable']} · {moment} · {each['polarity']}")
        lines.append(f"        « {_short(each['text'])} »")
    return "\n".join([*lines, ngettext("{n} excerpt", "{n} excerpts", len(found))])


def hits(found: Sequence[Record]) -> str:
    """Show hits with their neighbours, and how many there are."""
    lines = [
        f"{each['document_name']}  {each['start']}: …{each['before']}[{each['text']}]{each['after']}…" for each in found
    ]
    return "\n".join([*lines, ngettext("{n} hit", "{n} hits", len(found))])


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


def finding(found: Finding) -> Record:
    """Give a finding as `{what, where, severity, repair}`, in plain words."""
    words = {
        Ailment.FILE: (_("the file itself is damaged"), _("restore the newest copy that is sound")),
        Ailment.LINK: (_("a row points to nothing"), _("restore the newest copy that is sound")),
        Ailment.TEXT: (
            _("the text of a document has changed"),
            _("restore the newest copy, or import the document again"),
        ),
        Ailment.QUOTE: (
            _("the words of a coding are no longer those of its passage"),
            _("look at this coding and make it again"),
        ),
    }
    what, repair = words[found.what]
    severity = "warning" if found.what is Ailment.QUOTE else "error"
    return {"what": what, "where": found.where, "severity": severity, "repair": repair}


def check(record: Record) -> str:
    """Say whether the study is sound, and what is wrong."""
    if record["sound"]:
        return _("The study is sound.")
    return "\n".join(f"{each['where']}: {each['what']}; {each['repair']}." for each in record["findings"])


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


def _table(*headers: str) -> Table:
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True)
    for header in headers:
        shown.add_column(header, overflow="fold")
    return shown


def _drawn(shown: Table) -> str:
    terminal = sys.stdout.isatty()
    width = max(80, shutil.get_terminal_size((_WIDTH, 40)).columns) if terminal else _WIDTH
    out = io.StringIO()
    Console(file=out, width=width, color_system=None, highlight=False, markup=False, emoji=False).print(shown)
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip().split("\n"))


def _words(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, Mapping):
        return ", ".join(f"{name}={inner}" for name, inner in value.items())
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(map(str, value))
    return _short(str(value))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
