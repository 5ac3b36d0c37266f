"""The sheets of the workbook as values: columns with what they mean, and rows. No file yet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder import __version__
from ect_coder.analysis import labels
from ect_coder.analysis.matrix import PillarCell, Row
from ect_coder.corpus.attributes import Owner
from ect_coder.exchange import attribute_cells
from ect_coder.values import Mark, Moment, Sort
from ect_coder.wording import _, language, ngettext, number, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ect_coder.analysis.evidence import VariableCell
    from ect_coder.analysis.whole import Whole
    from ect_coder.corpus.attributes import Attribute

Cell = str | int | float | None


class Type(StrEnum):
    """What a column holds."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DATE = "date"
    INSTANT = "instant"
    MARK = "mark"


_OF_SORT = {Sort.NUMBER: Type.NUMBER, Sort.DATE: Type.DATE}
"""What the columns of attributes hold; what does not fit stays text."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, what it holds, its width in characters, and its line in the dictionary.

    `colour` (#RRGGBB) is its pillar's; `values` and `rule` explain it. An instant is the
    coder's own clock: « 2026-01-02 03:04:05 ».
    """

    name: str
    header: str
    type: Type = Type.TEXT
    width: float = 14
    values: str = ""
    rule: str = ""
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its columns and its rows; `frozen` columns stay in sight."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    frozen: int = 1
    notes: Sequence[str] = field(default_factory=tuple)


def sheets(whole: Whole) -> list[Sheet]:
    """Give the sheets after « Read me », in the contract's order, the dictionary last."""
    made = [
        _wide(whole),
        codings(whole),
        _matrix(whole),
        _factors(whole),
        _answers(whole),
        projects(whole),
        _documents(whole),
        _codebook(whole),
    ]
    found = [_told_apart(sheet) for sheet in made]
    return [*found, _dictionary(found)]


def apart(headers: Iterable[str]) -> list[str]:
    """Tell headers that stand twice apart by a number, whatever their case: an attribute may be called « Projet »."""
    told: dict[str, str] = {}
    for header in headers:
        name, rank = header, 1
        while name.casefold() in told:
            rank += 1
            name = f"{header} ({rank})"
        told[name.casefold()] = name
    return list(told.values())


def _told_apart(sheet: Sheet) -> Sheet:
    headers = apart(column.header for column in sheet.columns)
    columns = [replace(column, header=header) for column, header in zip(sheet.columns, headers, strict=True)]
    return replace(sheet, columns=columns)


def front() -> list[Column]:
    """Give the columns of « Read me »."""
    return [Column("item", _("Item"), width=32), Column("words", _("What it says"), Type.LONG, 96)]


def read_me(whole: Whole, made: str, cut: Sequence[str]) -> list[tuple[str, str]]:
    """Say what the workbook is: (name, text) lines; `cut` lists the texts that were too long for a cell."""
    agreed = whole.conventions
    kinds = {
        kind: sum(document.kind is kind for document in whole.documents) for kind in {d.kind for d in whole.documents}
    }
    held = ", ".join(f"{labels.kind(kind)} ({number(count)})" for kind, count in sorted(kinds.items()))
    basis = ", ".join(
        (
            ngettext("{n} project", "{n} projects", len(whole.projects)),
            ngettext("{n} document", "{n} documents", len(whole.documents)),
            ngettext("{n} coding", "{n} codings", len(whole.codings)),
        )
    )
    lines = [
        (_("Study"), agreed.title),
        (_("Made on"), labels.date(made)),
        (_("Program"), f"ECT Coder {__version__}"),
        (_("Study format"), str(whole.schema)),
        (_("Codebook"), f"{whole.grid.name} {whole.grid.version}"),
        (_("Basis"), basis),
        (_("Documents by kind"), held),
        (_("Filters"), _("none: every coding of the study")),
        (_("Coder whose codings count"), agreed.reference_coder or _("all coders")),
        (_("Threshold t (voices)"), str(agreed.threshold)),
        (_("Breadth m (variables per pillar)"), str(agreed.breadth)),
        (_("Cut k (estimates)"), str(agreed.cut)),
        (
            _("Voices"),
            _(
                "A voice is a document, or a group of documents that are not independent. "
                "Voices are counted, not codings."
            ),
        ),
        (
            _("Not mentioned, undocumented, NR"),
            _("Silence is not absence: these are never 0, and never counted as emerged with the support."),
        ),
        (
            _("Computed and retained"),
            _("Computed answers are suggestions; retained ones come from a person's estimates."),
        ),
        (
            _("How to cite"),
            _("{title}, workbook of {date}, made with ECT Coder {version}, codebook {codebook}.").format(
                title=agreed.title,
                date=labels.date(made),
                version=__version__,
                codebook=f"{whole.grid.name} {whole.grid.version}",
            ),
        ),
    ]
    lines.append((_("Quotations"), whole.quoting.told(each.document for each in whole.codings) or _("none kept back")))
    if cut:
        words = ngettext(
            "{n} text was longer than a cell can hold; it ends with […]:",
            "{n} texts were longer than a cell can hold; they end with […]:",
            len(cut),
        )
        lines.append((_("Cut texts"), words))
        lines.extend(("", place) for place in cut)
    else:
        lines.append((_("Cut texts"), _("none")))
    return lines


def codings(whole: Whole) -> Sheet:
    """Give the coded-variable table: one row per coding, all moments."""
    columns = [
        Column("id", _("Id"), Type.NUMBER, 7, rule=_("number of the coding in the study")),
        Column("document_name", _("Document"), width=28),
        Column("kind", _("Kind"), width=16, values=_listed(whole, "kinds")),
        Column("project", _("Project"), width=24, rule=_("empty: the coding belongs to no project")),
        Column("start", _("Start"), Type.NUMBER, 8, rule=_("code point in the document's text, from 0, included")),
        Column("end", _("End"), Type.NUMBER, 8, rule=_("code point in the document's text, excluded")),
        Column("text", _("Text"), Type.LONG, 70),
        Column("pillar", _("Pillar"), width=22, rule=_("empty: a transversal code")),
        Column("variable", _("Variable"), width=30),
        Column("moment", _("Moment"), width=16, values=_listed(whole, "moments"), rule=_("time of the facts told")),
        Column("polarity", pgettext("column", "Polarity"), width=11, values=_listed(whole, "polarities")),
        Column(
            "intensity",
            _("Intensity"),
            Type.NUMBER,
            10,
            "1, 2, 3",
            _("1 intended or begun, 2 effective but partial, 3 structuring"),
        ),
        Column("attribution", _("Attribution"), width=18),
        Column("reading", _("Reading"), width=13),
        Column("coder", _("Coder"), width=14),
        Column("memo", _("Memo"), Type.LONG, 34),
        Column("created", _("Created"), Type.INSTANT, 17),
        Column(
            "reference",
            _("Reference"),
            width=14,
            rule=_("document's code and paragraph: a paragraph is a line that is not empty"),
        ),
    ]
    return Sheet(_("Codings"), columns, _coding_rows(whole), frozen=1)


def _coding_rows(whole: Whole) -> Iterator[Sequence[Cell]]:
    tongue, own = language(), whole.conventions.own_labels()
    pillars = {pillar.id: pillar.label(tongue) for pillar in whole.grid.pillars}
    variables = {code.id: code.label(tongue) for code in whole.grid.codes}
    moments = {moment: labels.moment(moment, own) for moment in Moment}
    for coding in whole.codings:
        yield (
            coding.id,
            coding.document_name,
            labels.kind(coding.kind),
            coding.project,
            coding.start,
            coding.end,
            coding.text,
            pillars.get(coding.pillar or "", ""),
            variables[coding.variable],
            moments[coding.moment],
            labels.polarity(coding.polarity),
            coding.intensity,
            labels.attribution(coding.attribution) if coding.attribution else None,
            labels.reading(coding.reading) if coding.reading else None,
            coding.coder,
            coding.memo,
            coding.created[:19].replace("T", " "),
            whole.references.get(coding.id, ""),
        )


def _wide(whole: Whole) -> Sheet:
    """Give one row per project: attributes, then estimates, states and answer of each pillar and variable."""
    described = attribute_cells.of_rows((project.attributes for project in whole.projects), whole.of(Owner.PROJECT))
    columns = [
        Column("project", _("Project"), width=28),
        Column("pivot", _("Pivot date"), Type.DATE, 12, rule=_("when the support began; partial dates stay text")),
        *(_attribute(each, 16, _("attribute of the project")) for each in described),
    ]
    rows = {(row.project, row.id): row for row in whole.rows}
    ordered: list[tuple[str, str, str]] = []
    for pillar in whole.grid.pillars:
        found = [(pillar.id, pillar.label(language()))]
        found += [(variable.id, variable.label(language())) for variable in pillar.variables]
        ordered.extend((key, pillar.colour, label) for key, label in found)
    marks, states = "NR, C, 0, 1, 2, 3", _listed(whole, "states")
    for key, colour, label in ordered:
        columns += [
            Column(
                f"{key}:estimate_E",
                _("{name} · estimate E").format(name=label),
                Type.MARK,
                13,
                marks,
                _estimate_rule(),
                colour,
            ),
            Column(
                f"{key}:estimate_A",
                _("{name} · estimate S").format(name=label),
                Type.MARK,
                13,
                marks,
                _estimate_rule(),
                colour,
            ),
            Column(f"{key}:state_E", _("{name} · state E").format(name=label), Type.TEXT, 15, states, "", colour),
            Column(f"{key}:state_A", _("{name} · state S").format(name=label), Type.TEXT, 15, states, "", colour),
            Column(
                f"{key}:answer",
                _("{name} · answer").format(name=label),
                Type.TEXT,
                26,
                _listed(whole, "answers"),
                "",
                colour,
            ),
        ]

    def lines() -> Iterator[Sequence[Cell]]:
        numbers = {name: identity for identity, name in whole.names.items()}
        for project in whole.projects:
            line: list[Cell] = [project.name, project.pivot, *_values(described, project.attributes)]
            for key, _colour, _label in ordered:
                row = rows[numbers[project.name], key]
                line += [
                    _mark(row.emergence.estimate),
                    _mark(row.support.estimate),
                    labels.state(row.emergence.state),
                    labels.state(row.support.state),
                    labels.answer(row.answer),
                ]
            yield line

    return Sheet(_("Projects × variables"), columns, lines(), frozen=1)


def _estimate_rule() -> str:
    return _("what a person decided; empty: no estimate, never 0")


def _matrix(whole: Whole) -> Sheet:
    columns = [
        Column("project", _("Project"), width=28),
        Column("pillar", _("Pillar"), width=24),
        Column("variable", _("Variable"), width=34),
        Column("moment", _("Moment"), width=16),
        Column("state", _("State"), width=16, values=_listed(whole, "states")),
        Column("weak", _("Weak"), width=8, values=_yes_or_no()),
        Column("codings", _("Codings"), Type.NUMBER, 9),
        Column("voices", _("Voices"), Type.NUMBER, 8),
        Column("affirming", _("Affirming"), Type.NUMBER, 10),
        Column("nuancing", _("Nuancing"), Type.NUMBER, 10),
        Column("denying", _("Denying"), Type.NUMBER, 9),
        Column("intensity", _("Intensity"), Type.NUMBER, 10, rule=_("median over voices of each voice's median")),
        Column("estimate", _("Estimate"), Type.MARK, 10, "NR, C, 0, 1, 2, 3", _estimate_rule()),
        Column("stale", _("Stale"), width=8, rule=_("the codings of the cell have changed since the estimate")),
    ]
    return Sheet(_("Matrix"), columns, _matrix_rows(whole), frozen=1)


def _matrix_rows(whole: Whole) -> Iterator[Sequence[Cell]]:
    own, tongue = whole.conventions.own_labels(), language()
    for row in whole.rows:
        if row.level != "variable":
            continue
        code = whole.grid.code(row.id)
        pillar = whole.grid.pillar(code.pillar or "").label(tongue)
        for moment, cell in ((Moment.EMERGENCE, row.emergence), (Moment.SUPPORT, row.support)):
            if isinstance(cell, PillarCell):
                continue
            head = (whole.names[row.project], pillar, code.label(tongue), labels.moment(moment, own))
            yield (*head, *_cell(cell))


def _cell(cell: VariableCell) -> Sequence[Cell]:
    return (
        labels.state(cell.state),
        yes(cell.weak),
        cell.codings,
        cell.voices,
        cell.affirming,
        cell.nuancing,
        cell.denying,
        cell.intensity,
        _mark(cell.estimate),
        yes(cell.stale) if cell.estimate is not None else None,
    )


def _factors(whole: Whole) -> Sheet:
    columns = [
        Column("project", _("Project"), width=28),
        Column("id", _("Transversal code"), width=40),
        Column("moment", _("Moment"), width=16, rule=_("“both” is counted at emergence and at support too")),
        Column("codings", _("Codings"), Type.NUMBER, 9),
        Column("voices", _("Voices"), Type.NUMBER, 8),
    ]
    own, tongue = whole.conventions.own_labels(), language()
    rows = (
        (
            whole.names[factor.project],
            whole.grid.code(factor.id).label(tongue),
            labels.moment(moment, own),
            *factor.counts[moment],
        )
        for factor in whole.factors
        for moment in Moment
    )
    return Sheet(_("Factors"), columns, rows, frozen=1)


def _answers(whole: Whole) -> Sheet:
    columns = [
        Column("project", _("Project"), width=28),
        Column("level", _("Level"), width=10, values=_("pillar, variable")),
        Column("id", _("Pillar or variable"), width=36),
        Column("answer", _("Computed answer"), width=44, values=_listed(whole, "answers")),
        Column(
            "retained", _("Retained answer"), width=44, rule=_("from a person's two estimates; empty unless both exist")
        ),
        Column("insufficient", _("Insufficient"), width=12, values=_yes_or_no()),
        Column(
            "retained_insufficient", _("Retained: insufficient"), width=14, rule=_("an estimate below the cut was used")
        ),
        Column("why", _("Why"), Type.LONG, 60),
        Column("provisional", _("Provisional"), width=12, rule=_("a document of the project is not read to its end")),
    ]
    return Sheet(_("Answers"), columns, _answer_rows(whole), frozen=1)


def _answer_rows(whole: Whole) -> Iterator[Sequence[Cell]]:
    tongue = language()
    for row in sorted(whole.rows, key=lambda each: (list(whole.names).index(each.project), each.level)):
        is_pillar = row.level == "pillar"
        label = whole.grid.pillar(row.id).label(tongue) if is_pillar else whole.grid.code(row.id).label(tongue)
        yield (
            whole.names[row.project],
            _("pillar") if is_pillar else _("variable"),
            label,
            labels.answer(row.answer),
            labels.answer(row.retained) if row.retained else None,
            yes(row.insufficient),
            yes(row.retained_insufficient) if row.retained else None,
            why(row),
            yes(row.provisional),
        )


def why(row: Row) -> str:
    """Say on what an answer stands: its reasons for being insufficient, and a pillar's profile."""
    parts = [labels.reason(reason) for reason in row.reasons]
    if row.profile is not None:
        profile = ", ".join(f"{count} {labels.answer(answer)}" for answer, count in row.profile.items())
        parts.append(_("profile: {profile}").format(profile=profile))
    return " ; ".join(parts)


def projects(whole: Whole) -> Sheet:
    """Give one row per project, with its attributes."""
    described = attribute_cells.of_rows((project.attributes for project in whole.projects), whole.of(Owner.PROJECT))
    columns = [
        Column("id", _("Id"), Type.NUMBER, 7),
        Column("name", _("Project"), width=28),
        Column("pivot", _("Pivot date"), Type.DATE, 12, rule=_("when the support began; partial dates stay text")),
        Column("documents", _("Documents"), Type.NUMBER, 11),
        Column("codings", _("Codings"), Type.NUMBER, 9),
        *(_attribute(each, 18, _("attribute of the project")) for each in described),
    ]
    rows = (
        (each.id, each.name, each.pivot, each.documents, each.codings, *_values(described, each.attributes))
        for each in whole.projects
    )
    return Sheet(_("Projects"), columns, rows, frozen=2)


def _documents(whole: Whole) -> Sheet:
    described = attribute_cells.of_rows((each.attributes for each in whole.documents), whole.of(Owner.DOCUMENT))
    columns = [
        Column("id", _("Id"), Type.NUMBER, 7),
        Column("code", _("Code"), width=8, rule=_("cites the document: E03, § 42")),
        Column("name", _("Document"), width=36),
        Column("kind", _("Kind"), width=16),
        Column("status", _("Status"), width=12),
        Column("projects", _("Projects"), width=34),
        Column("date", _("Date"), Type.DATE, 12, rule=_("partial dates stay text")),
        Column("role", _("Role"), width=16),
        Column("group", _("Voice shared with"), width=20, rule=_("documents of one group are one voice")),
        Column("words", _("Words"), Type.NUMBER, 9),
        Column("length", _("Length"), Type.NUMBER, 9, rule=_("in code points")),
        Column("codings", _("Codings"), Type.NUMBER, 9),
        Column("sha256", "SHA-256", width=20, rule=_("of the canonical text in UTF-8")),
        *(_attribute(each, 18, _("attribute of the document")) for each in described),
    ]
    rows = (
        (
            each.id,
            each.code,
            each.name,
            labels.kind(each.kind),
            labels.status(each.status),
            " ; ".join(each.projects),
            each.date,
            labels.role(each.role) if each.role else None,
            each.group,
            each.words,
            each.length,
            each.codings,
            each.sha256,
            *_values(described, each.attributes),
        )
        for each in whole.documents
    )
    return Sheet(_("Documents"), columns, rows, frozen=3)


def _codebook(whole: Whole) -> Sheet:
    tongue = language()
    long = Type.LONG
    columns = [
        Column("id", _("Id"), width=28),
        Column("pillar", _("Pillar"), width=24),
        Column("label", _("Label"), width=34),
        Column("definition", _("Definition"), long, 50),
        Column("include", _("Include"), long, 44),
        Column("exclude", _("Exclude"), long, 44),
        Column("confuse", _("Not to be confused with"), long, 44),
        Column("emergence", _("Example at emergence"), long, 44),
        Column("support", _("Example at support"), long, 44),
        Column("example", _("Example"), long, 44),
        Column("counter_example", _("Counter-example"), long, 44),
        Column("documents", _("Documents a moment"), width=14, values=_yes_or_no()),
        Column("source", _("Source"), long, 44),
        Column("hints", _("Lexical hints"), long, 40),
    ]

    def rows() -> Iterator[Sequence[Cell]]:
        for code in whole.grid.codes:
            card = code.card(tongue)
            pillar = whole.grid.pillar(code.pillar).label(tongue) if code.pillar else _("Transversal codes")
            yield (
                code.id, pillar, card.label, card.definition, card.include, card.exclude, card.confuse, card.emergence,
                card.support, card.example, card.counter_example, yes(code.documents), code.source,
                ", ".join(code.hints),
            )  # fmt: skip

    return Sheet(_("Codebook"), columns, rows(), frozen=1)


def _dictionary(described: Sequence[Sheet]) -> Sheet:
    columns = [
        Column("sheet", _("Sheet"), width=24),
        Column("name", _("Name"), width=34),
        Column("label", _("Label"), width=44),
        Column("type", _("Type"), width=14),
        Column("values", _("Values"), Type.LONG, 50),
        Column("missing", _("Missing"), width=26),
        Column("rule", _("Rule"), Type.LONG, 60),
    ]
    types = {
        Type.TEXT: _("text"),
        Type.LONG: _("text"),
        Type.NUMBER: _("number"),
        Type.DATE: _("date"),
        Type.INSTANT: _("date"),
        Type.MARK: _("estimate"),
    }

    def rows() -> Iterator[Sequence[Cell]]:
        every = [(_("Read me"), front()), *((sheet.name, sheet.columns) for sheet in described)]
        for sheet, held in [*every, (_("Dictionary"), columns)]:
            for column in held:
                missing = _("empty; NR is “not established”") if column.type is Type.MARK else _("empty")
                yield sheet, column.name, column.header, types[column.type], column.values, missing, column.rule

    return Sheet(_("Dictionary"), columns, rows(), frozen=2)


def _listed(whole: Whole, what: str) -> str:
    """List the words that a column can hold."""
    from ect_coder.analysis.answers import Answer
    from ect_coder.analysis.evidence import State
    from ect_coder.values import Kind, Polarity

    own = whole.conventions.own_labels()
    words = {
        "kinds": lambda: [labels.kind(each) for each in Kind],
        "moments": lambda: [labels.moment(each, own) for each in Moment],
        "polarities": lambda: [labels.polarity(each) for each in Polarity],
        "states": lambda: [labels.state(each) for each in State],
        "answers": lambda: [labels.answer(each) for each in Answer],
    }[what]()
    return ", ".join(words)


def _attribute(attribute: Attribute, width: float, rule: str) -> Column:
    kind = Type.TEXT if attribute.several else _OF_SORT.get(attribute.sort, Type.TEXT)
    return Column(f"attribute:{attribute.name}", attribute.name, kind, width, ", ".join(attribute.choices), rule)


def _values(described: Sequence[Attribute], held: Mapping[str, str]) -> Iterator[Cell]:
    return (attribute_cells.cell(each.sort, held.get(each.name), several=each.several) for each in described)


def _mark(mark: Mark | None) -> Cell:
    return None if mark is None else mark.as_json()


def yes(value: object) -> str:
    """Say yes or no."""
    return _("yes") if value else _("no")


def _yes_or_no() -> str:
    return ", ".join((_("yes"), _("no")))
