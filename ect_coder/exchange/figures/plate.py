"""What frames every figure: its title above; under it what it stands on, how to read it, and its data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder import __version__
from ect_coder.analysis import labels
from ect_coder.analysis.gathering import Without
from ect_coder.exchange.figures import under
from ect_coder.exchange.figures.drawing import INK, MUTED, PAGE, SMALL, Box, Drawing, Look, escaped
from ect_coder.exchange.figures.material import Figure
from ect_coder.values import Kind
from ect_coder.wording import N_, _, language, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ect_coder.exchange.figures.material import Material, Picture

WIDTH = 912.0
"""The room for what is drawn; every figure is as wide, so that their letters are of one size on paper."""
_MARGIN = 24.0
_TITLE = 17.0
_GAP = 14.0
LEFT_OUT: dict[Kind | Without, str] = {
    Kind.PRESS: N_("without the press"),
    Without.SUPPORTER: N_("without the supporter"),
    Without.RETROSPECTIVE: N_("without retrospective accounts"),
    Without.INTERPRETED: N_("without interpreted codings"),
}
"""What a person can leave out of a figure."""


def mounted(picture: Picture, material: Material, *, data: bool = True) -> Figure:
    """Give a picture its title and what stands under it; with its data, if it is wanted there."""
    sheet = Drawing()
    caption = list(_caption(picture, material))
    y = sheet.paragraph(Box(_MARGIN, _MARGIN, WIDTH, 0), picture.title, size=_TITLE, bold=True) + _GAP
    sheet.place(picture.drawing, _MARGIN, y)
    y += picture.room[1] + _GAP
    for rank, line in enumerate(caption):
        box = Box(_MARGIN, y, WIDTH, 0)
        y = sheet.paragraph(box, line, size=SMALL, ink=INK if rank == 0 else MUTED, bold=rank == 0) + 2
    if data:
        y = _with_data(sheet, picture, y + _GAP)
    height = round(y + _MARGIN)
    width = WIDTH + 2 * _MARGIN
    description = " ".join((*picture.said, *caption))
    page = Drawing()
    page.ground(Box(0, 0, width, height), Look(PAGE))
    svg = _file(picture.title, description, f"{page.svg()}\n{sheet.svg()}", width, height)
    return Figure(picture.title, svg, width, height, description, caption, picture.sheet)


def _with_data(sheet: Drawing, picture: Picture, y: float) -> float:
    y = sheet.paragraph(Box(_MARGIN, y, WIDTH, 0), _("Data of the figure"), bold=True) + 4
    drawing, height = under.table(picture.sheet, WIDTH)
    sheet.place(drawing, _MARGIN, y)
    return y + height


def _file(title: str, description: str, inside: str, width: float, height: float) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" xml:lang="{language()}" role="img" aria-labelledby="title description" '
        'font-family="sans-serif">\n'
        f'<title id="title">{escaped(title)}</title>\n<desc id="description">{escaped(description)}</desc>\n'
        f"{inside}\n</svg>\n"
    )


def _caption(picture: Picture, material: Material) -> Iterator[str]:
    """Say what a figure stands on, then when and from what it was made, then how it is read."""
    documents, codings = len(material.documents), sum(each.codings for each in material.documents)
    counted = (
        ngettext("{n} project", "{n} projects", len(material.names)),
        ngettext("{n} document", "{n} documents", documents),
        ngettext("{n} coding", "{n} codings", codings),
    )
    yield _("n = {counts} in the study.").format(counts=", ".join(counted))
    grid = material.grid
    yield _("Study {title}, {date}. Codebook {codebook}. ECT Coder {version}.").format(
        title=quoted(material.title),
        date=labels.date(material.made),
        codebook=f"{grid.name} {grid.version}",
        version=__version__,
    )
    if picture.filtered:
        yield _filters(material)
        used = material.thresholds
        yield _(
            "Thresholds: t = {t} (voices), m = {m} (variables of a pillar), k = {k} (cut of an estimate). "
            "Voices are counted, not codings."
        ).format(t=used.t, m=used.m, k=used.k)
    unread = {row.project for row in material.rows if row.provisional}
    if unread:
        yield ngettext(
            "Reading in progress: a document of {n} project is not coded to its end.",
            "Reading in progress: documents of {n} projects are not coded to their end.",
            len(unread),
        )
    yield from picture.notes


def _filters(material: Material) -> str:
    scope = material.scope
    chosen = [_(words) for key, words in LEFT_OUT.items() if key in scope.without_kinds or key in scope.without]
    if material.pillar:
        chosen.insert(0, _("{pillar} alone").format(pillar=material.grid.pillar(material.pillar).label(language())))
    coder = scope.coder or labels.reference(material.conventions)
    return _("Filters: {filters}. Codings of: {coder}.").format(filters=", ".join(chosen) or _("none"), coder=coder)
