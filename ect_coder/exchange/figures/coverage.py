"""Coverage: what each project has of each kind of document, how much of it is read, and which moments it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.exchange.figures.drawing import INK, MUTED, SMALL, Box, Drawing, Look
from ect_coder.exchange.figures.key import key, numbered
from ect_coder.exchange.figures.looks import KINDS
from ect_coder.exchange.figures.material import MOMENTS, Picture
from ect_coder.exchange.figures.plate import WIDTH
from ect_coder.exchange.sheets import Column, Sheet, Type
from ect_coder.values import Kind, Moment, Status
from ect_coder.wording import _, ngettext, number, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ect_coder.exchange.figures.material import Material
    from ect_coder.exchange.sheets import Cell

_NAMES = 150.0
_AIR = 16.0
_MEASURE = 118.0
"""Each of the three narrow columns: read, and the two moments."""
_BARS = WIDTH - _NAMES - 3 * _MEASURE - 4 * _AIR
_BAR = 22.0
_THIN = 8.0
_FULL = Look("#4A4A4A")
_EMPTY = Look("#FFFFFF", edge="#8A8A86")
_READ = (Status.CODED, Status.REVIEWED)
_TOLD = {Moment.EMERGENCE: (Moment.EMERGENCE, Moment.BOTH), Moment.SUPPORT: (Moment.SUPPORT, Moment.BOTH)}


@dataclass(frozen=True, slots=True)
class Held:
    """Documents of one kind of a project: how many, how many read to the end, how many speak of each moment."""

    documents: int
    read: int
    moments: Mapping[Moment, int]


def coverage(material: Material) -> Picture:
    """Draw what is held and read of each project."""
    drawing = Drawing()
    found = {name: held(material, project) for project, name in material.names.items()}
    kinds = [kind for kind in Kind if any(kind in each for each in found.values())]
    y = key(drawing, Box(0, 0, WIDTH, 0), ((KINDS[kind], labels.kind(kind)) for kind in kinds)) + 8
    y = _head(drawing, material, y)
    most = max((_total(each).documents for each in found.values()), default=0)
    for name, kinds_of in found.items():
        y = _project(drawing, name, kinds_of, most, y)
    notes = (
        _(
            "A document is read once it is coded or reviewed. It speaks of a moment where a passage of it is coded at "
            "that moment for the project, or at both."
        ),
        _("A document about several projects counts in each of them."),
    )
    title = _("Documents held and read, by project, kind and moment")
    return Picture(title, drawing, (WIDTH, y), _sheet(material, found), [*_said(found)], notes, filtered=False)


def held(material: Material, project: int) -> dict[Kind, Held]:
    """Count the documents of a project, those that are its own and those in which something is coded for it."""
    name = material.names[project]
    here = [each for each in material.coverage if each.project == project]
    coded = {each.document for each in here}
    own = [each for each in material.documents if name in each.projects or each.id in coded]
    told = {moment: {each.document for each in here if each.moment in _TOLD[moment]} for moment in MOMENTS}
    return {
        kind: Held(
            sum(each.kind is kind for each in own),
            sum(each.kind is kind and each.status in _READ for each in own),
            {moment: sum(each.kind is kind and each.id in told[moment] for each in own) for moment in MOMENTS},
        )
        for kind in Kind
        if any(each.kind is kind for each in own)
    }


def _total(found: Mapping[Kind, Held]) -> Held:
    return Held(
        sum(each.documents for each in found.values()),
        sum(each.read for each in found.values()),
        {moment: sum(each.moments[moment] for each in found.values()) for moment in MOMENTS},
    )


def _head(drawing: Drawing, material: Material, top: float) -> float:
    titles = (
        _("Documents"),
        pgettext("documents", "Read"),
        *(_("Speak of: {moment}").format(moment=material.moment(m)) for m in MOMENTS),
    )
    ends = [
        drawing.paragraph(Box(x, top, width, 0), words, size=SMALL, ink=MUTED, bold=True)
        for words, (x, width) in zip(titles, _places(), strict=True)
    ]
    drawing.rule(0, max(ends) + 4, WIDTH, INK)
    return max(ends) + 5


def _places() -> Iterator[tuple[float, float]]:
    """Give where each column begins, and its width."""
    x = _NAMES + _AIR
    for width in (_BARS, _MEASURE, _MEASURE, _MEASURE):
        yield x, width
        x += width + _AIR


def _project(drawing: Drawing, name: str, found: Mapping[Kind, Held], most: int, top: float) -> float:
    total = _total(found)
    measures = [
        (total.read, _("{n} of {total} read").format(n=number(total.read), total=number(total.documents))),
        *((count, ngettext("{n} document", "{n} documents", count)) for count in total.moments.values()),
    ]
    (x, width), *others = _places()
    y = top + 7
    ends = [drawing.paragraph(Box(0, y, _NAMES, 0), name, bold=True)]
    ends.append(drawing.paragraph(Box(x, y + _BAR + 2, width, 0), _listed(found), size=SMALL, ink=MUTED))
    for kind, each in found.items():
        part = Box(x, y, width * each.documents / most, _BAR)
        numbered(drawing, part, KINDS[kind], each.documents)
        x = part.right
    for (count, said), (place, wide) in zip(measures, others, strict=True):
        _measure(drawing, Box(place, y, wide, _THIN), count, total.documents)
        ends.append(drawing.paragraph(Box(place, y + _THIN + 3, wide, 0), said, size=SMALL))
    drawing.rule(0, max(ends) + 7, WIDTH)
    return max(ends) + 8


def _listed(found: Mapping[Kind, Held]) -> str:
    words = (_("{kind}: {n}").format(kind=labels.kind(kind), n=number(each.documents)) for kind, each in found.items())
    return ", ".join(words) or _("no document")


def _measure(drawing: Drawing, box: Box, count: int, total: int) -> None:
    drawing.ground(box, _EMPTY)
    if count:
        drawing.ground(Box(box.x, box.y, box.width * count / total, box.height), _FULL)


def _said(found: Mapping[str, Mapping[Kind, Held]]) -> Iterator[str]:
    for name, kinds in found.items():
        total = _total(kinds)
        yield _("{project} ({counts}): {read} of {total} read.").format(
            project=name, counts=_listed(kinds), read=total.read, total=total.documents
        )


def _sheet(material: Material, found: Mapping[str, Mapping[Kind, Held]]) -> Sheet:
    columns = [
        Column("project", _("Project"), width=30),
        Column("kind", _("Kind"), width=18),
        Column("documents", _("Documents"), Type.NUMBER),
        Column("read", pgettext("documents", "Read"), Type.NUMBER),
        *(
            Column(f"at_{moment}", _("Speak of: {moment}").format(moment=material.moment(moment)), Type.NUMBER, 18)
            for moment in MOMENTS
        ),
    ]
    return Sheet(_("Data of the figure"), columns, [*_rows(found)])


def _rows(found: Mapping[str, Mapping[Kind, Held]]) -> Iterator[Sequence[Cell]]:
    for name, kinds in found.items():
        for kind, each in kinds.items():
            yield [name, labels.kind(kind), each.documents, each.read, *each.moments.values()]
        total = _total(kinds)
        yield [name, _("in all"), total.documents, total.read, *total.moments.values()]
