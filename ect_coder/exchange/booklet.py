"""The evidence booklet: one HTML file in which each cell of the matrix opens its verbatims, without any network.

Everything that a person wrote is escaped. Cells open by `<details>`; a few lines of script open the one that a link
goes to, and are the only script that the page lets run.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.analysis.inventory import ASKED_ABOUT
from ect_coder.exchange import said
from ect_coder.exchange.html_out import all_escaped, encoded, escaped, page
from ect_coder.values import Moment, Polarity
from ect_coder.wording import _, language, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from ect_coder.analysis.matrix import Row
    from ect_coder.analysis.whole import Whole
    from ect_coder.codebook.grid import Pillar
    from ect_coder.coding.excerpts import Coding
    from ect_coder.corpus.library import Project

_Cells = defaultdict[tuple[str | None, str | None, Moment], list["Coding"]]
_SCRIPT = """function show(){const at=document.getElementById(location.hash.slice(1));
if(at&&at.tagName==="DETAILS"){at.open=true;at.scrollIntoView();at.firstElementChild.focus()}}addEventListener("hashchange",show);show()"""
_STYLE = """
body{max-width:82rem}
.matrix td{padding:0}.matrix td a{display:block;padding:.45rem .6rem;text-decoration:none;white-space:pre-line}
.matrix td a:hover,.matrix td a:focus{background:var(--tint);text-decoration:underline}
.matrix td span{display:block;padding:.45rem .6rem;color:var(--quiet)}
.matrix thead th{position:sticky;top:0;background:var(--paper)}
.scroll{overflow-x:auto}
a{color:inherit}
details{border:1px solid var(--line);border-radius:6px;margin:.5rem 0;padding:.2rem .9rem}
summary{cursor:pointer;padding:.35rem 0}details[open]>summary{border-bottom:1px solid var(--line);margin-bottom:.6rem}
summary:focus-visible,a:focus-visible{outline:2px solid currentColor;outline-offset:2px}
blockquote cite{font-style:normal;color:var(--quiet)}
.against{border-left-style:dashed}
@media print{details::details-content{content-visibility:visible;display:block}}
"""


def write(whole: Whole, path: Path) -> None:
    """Write the booklet."""
    path.write_bytes(encoded(text(whole)))


def text(whole: Whole) -> str:
    """Give the whole page."""
    booklet = _Booklet(whole)
    digest = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
    title = _("{study} – evidence booklet").format(study=whole.conventions.title)
    body = "\n".join(booklet.parts(title))
    script = f"<script>{_SCRIPT}</script>\n"
    return page(title, body, said.foot(whole), _STYLE, script, f"; script-src 'sha256-{digest}'")


class _Booklet:
    """The page being written; codings by cell, sources by document, said once each."""

    def __init__(self, whole: Whole) -> None:
        self._whole = whole
        self._tongue = language()
        own = whole.conventions.own_labels()
        self._moments = {each: escaped(labels.moment(each, own)) for each in Moment}
        self._sources = {each.id: escaped(said.who(each)) for each in whole.documents}
        self._variables = {each.id: escaped(each.label(self._tongue)) for each in whole.grid.codes}
        self._polarities = {each: escaped(labels.polarity(each)) for each in Polarity}
        self._rows = {(whole.names[row.project], row.id): row for row in whole.rows}
        self._cells = _by_cell(filter(whole.counts, whole.codings))

    def parts(self, title: str) -> Iterator[str]:
        yield f"<h1>{escaped(title)}</h1>"
        yield from (f'<p class="note">{escaped(line.words)}</p>' for line in said.standing(self._whole))
        said_how = _("Each cell opens its verbatims.")
        yield f"<p>{escaped(said_how)}</p>"
        yield from self._matrix()
        for rank, project in enumerate(self._whole.projects):
            yield f"<h2>{escaped(project.name)}</h2>"
            for pillar in self._whole.grid.pillars:
                yield from self._pillar(rank, project, pillar)
            yield from self._transversal(rank, project)

    def _matrix(self) -> Iterator[str]:
        pillars = self._whole.grid.pillars
        heads = "".join(
            f'<th colspan="3" scope="colgroup">{escaped(each.label(self._tongue))}</th>' for each in pillars
        )
        moments = "".join(f'<th scope="col">{self._moments[each]}</th>' for each in ASKED_ABOUT)
        answer, project_head = _("Answer"), _("Project")
        under = f'{moments}<th scope="col">{escaped(answer)}</th>'
        yield '<div class="scroll"><table class="matrix"><thead><tr>'
        yield f'<th rowspan="2" scope="col">{escaped(project_head)}</th>{heads}'
        yield f"</tr><tr>{under * len(pillars)}</tr></thead><tbody>"
        for rank, project in enumerate(self._whole.projects):
            cells = "".join(self._links(rank, project, pillar) for pillar in pillars)
            yield f'<tr><th scope="row">{escaped(project.name)}</th>{cells}</tr>'
        yield "</tbody></table></div>"

    def _links(self, rank: int, project: Project, pillar: Pillar) -> str:
        row = self._rows[project.name, pillar.id]
        found = []
        for moment, cell in zip(ASKED_ABOUT, (row.emergence, row.support), strict=True):
            words = escaped(said.cell(cell))
            place = _place(rank, pillar.id, moment)
            has_any = (project.name, pillar.id, moment) in self._cells
            found.append(f'<td><a href="#{place}">{words}</a></td>' if has_any else f"<td><span>{words}</span></td>")
        return "".join(found) + f"<td><span>{escaped(said.answer(row))}</span></td>"

    def _pillar(self, rank: int, project: Project, pillar: Pillar) -> Iterator[str]:
        row = self._rows[project.name, pillar.id]
        yield f"<h3>{escaped(pillar.label(self._tongue))}</h3>"
        yield f'<p class="note">{escaped(said.answer(row))}</p>'
        for moment in Moment:
            codings = self._cells.get((project.name, pillar.id, moment))
            if codings and moment is not Moment.BOTH:
                yield from self._details(
                    _place(rank, pillar.id, moment), self._moments[moment], _said(row, moment), codings
                )

    def _transversal(self, rank: int, project: Project) -> Iterator[str]:
        found = [(each, self._cells.get((project.name, None, each))) for each in Moment if each is not Moment.BOTH]
        if any(codings for _moment, codings in found):
            heading = _("Transversal codes")
            yield f"<h3>{escaped(heading)}</h3>"
        for moment, codings in found:
            if codings:
                yield from self._details(_place(rank, "", moment), self._moments[moment], "", codings)

    def _details(self, place: str, moment: str, words: str, codings: Sequence[Coding]) -> Iterator[str]:
        count = ngettext("{n} excerpt", "{n} excerpts", len(codings))
        summary = " · ".join(filter(None, (moment, escaped(words), escaped(count))))
        yield f'<details id="{place}"><summary>{summary}</summary>'
        against = [each for each in codings if each.polarity is Polarity.ABSENT]
        in_favour = [each for each in codings if each.polarity is not Polarity.ABSENT]
        for heading, side, kind in ((_("For"), in_favour, ""), (_("Against"), against, ' class="against"')):
            if side:
                yield f"<h4>{escaped(heading)}</h4>"
                yield from self._verbatims(side, kind)
        yield "</details>"

    def _verbatims(self, codings: Sequence[Coding], kind: str) -> Iterator[str]:
        quotes = all_escaped(each.text for each in codings)
        references = all_escaped(self._whole.references.get(each.id, "") for each in codings)
        for each, quote, reference in zip(codings, quotes, references, strict=True):
            yield (
                f"<blockquote{kind}>{quote}<br><cite>{self._variables[each.variable]} · "
                f"{self._polarities[each.polarity]} · {reference} ({self._sources[each.document]})</cite></blockquote>"
            )


def _by_cell(codings: Iterable[Coding]) -> _Cells:
    """Gather codings by project, pillar (None: transversal codes) and moment; those of both stand at each."""
    found: _Cells = defaultdict(list)
    for each in codings:
        for moment in ASKED_ABOUT if each.moment is Moment.BOTH else (each.moment,):
            found[each.project, each.pillar, moment].append(each)
    return found


def _said(row: Row, moment: Moment) -> str:
    cells = dict(zip(ASKED_ABOUT, (row.emergence, row.support), strict=True))
    return labels.state(cells[moment].state) if moment in cells else ""


def _place(rank: int, pillar: str, moment: Moment) -> str:
    """Name a cell for links: from counts and our own words alone, whatever projects and pillars are called."""
    digest = hashlib.sha256(pillar.encode()).hexdigest()[:8] if pillar else "t"
    return f"c{rank}-{digest}-{moment.value}"
