"""« Point de la semaine »: what was read, coded, changed and flipped since a day, and what is to be discussed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.analysis import labels
from ect_coder.exchange import said
from ect_coder.exchange.blocks import Block, Heading, Line, Look, Table
from ect_coder.values import Status
from ect_coder.wording import _, language, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ect_coder.analysis.estimates import Estimate
    from ect_coder.analysis.week import Flip, Week
    from ect_coder.analysis.whole import Whole

_READ = (Status.CODED, Status.REVIEWED)


def blocks(whole: Whole, week: Week, flips: Sequence[Flip]) -> Iterator[Block]:
    """Give what happened, for those who follow a study from afar; `whole` is as it may leave to them."""
    writer = _Writer(whole, week, flips)
    yield Heading(_("What is new since {date}").format(date=labels.date(week.since)), 0)
    yield from said.standing(whole)
    yield Line(writer.sum_up())
    parts = (
        (_("Read"), writer.read()),
        (_("Coded"), writer.coded()),
        (_("Changed"), writer.changed()),
        (_("Answers that flipped"), writer.flipped()),
    )
    for heading, part in parts:
        yield Heading(heading, 2)
        found = list(part)
        yield from found or [Line(_("Nothing since then."), Look.NOTE)]
    waiting = list(writer.discussed())
    if waiting:
        yield Heading(_("To discuss"), 2)
        yield from waiting


class _Writer:
    """The parts of the document."""

    def __init__(self, whole: Whole, week: Week, flips: Sequence[Flip]) -> None:
        self._whole = whole
        self._week = week
        self._flips = [each for each in flips if not each.first]
        self._first = sum(each.first for each in flips)
        self._tongue = language()
        self._pillars = {each.id: each.label(self._tongue) for each in whole.grid.pillars}

    def sum_up(self) -> str:
        week, documents = self._week, self._whole.documents
        words = _("{codings} on {documents}; {estimates}; {flips}. {read} of {all} are read to their end.")
        return words.format(
            codings=ngettext("{n} new coding", "{n} new codings", sum(week.coded.values())),
            documents=ngettext("{n} document", "{n} documents", len(week.read)),
            estimates=ngettext("{n} new estimate", "{n} new estimates", len(week.estimates)),
            flips=ngettext("{n} answer flipped", "{n} answers flipped", len(self._flips)),
            read=number(sum(each.status in _READ for each in documents)),
            all=ngettext("{n} document", "{n} documents", len(documents)),
        )

    def read(self) -> Iterator[Block]:
        rows = [(each.code, each.name, labels.status(each.status), number(count)) for each, count in self._week.read]
        if rows:
            yield Table((_("Code"), _("Document"), _("Status"), _("New codings")), rows)

    def coded(self) -> Iterator[Block]:
        coded, keys = self._week.coded, [*self._pillars, None]
        if not coded:
            return
        names = [each.name for each in self._whole.projects]
        rows = [
            (name or _("no project"), *(number(coded.get((name, key), 0)) for key in keys))
            for name in [*names, None]
            if any(coded.get((name, key)) for key in keys)
        ]
        header = (_("Project"), *self._pillars.values(), _("Transversal codes"))
        yield Table(header, rows)

    def changed(self) -> Iterator[Block]:
        for version in self._week.versions:
            words = _("Codebook: version {version}, {date}, {edits}")
            edits = ngettext("{n} change", "{n} changes", len(version.edits))
            yield Line(words.format(version=version.version, date=labels.date(version.created), edits=edits), Look.ITEM)
        if self._week.estimates:
            rows = [self._estimate(each, before) for each, before in self._week.estimates]
            header = (_("Project"), _("Pillar or variable"), _("Moment"), _("Estimate"), _("Why"))
            yield Table(header, rows)

    def _estimate(self, each: Estimate, before: Estimate | None) -> Sequence[str]:
        mark = labels.mark(each.value) or _("none")
        none = _("none")
        moved = f"{labels.mark(before.value) or none} → {mark}" if before else mark
        own = self._whole.conventions.own_labels()
        return each.project, self._label(each.id), labels.moment(each.moment, own), moved, each.why

    def flipped(self) -> Iterator[Block]:
        rows = [self._flip(each) for each in self._flips]
        if self._first:
            yield Line(
                ngettext(
                    "{n} pillar or variable has a first answer.",
                    "{n} pillars or variables have a first answer.",
                    self._first,
                )
            )
        if rows:
            yield Line(
                _("Worked out from the codings that are there today: those removed since are not counted."), Look.NOTE
            )
            yield Table((_("Project"), _("Pillar or variable"), _("Then"), _("Now")), rows)

    def _flip(self, flip: Flip) -> Sequence[str]:
        return flip.project, self._label(flip.id), labels.answer(flip.then), labels.answer(flip.now)

    def discussed(self) -> Iterator[Block]:
        for each in self._whole.discussions:
            if not each.settled:
                words = _("{question} ({reference}, {coder}, {date})")
                asked = words.format(
                    question=each.text, reference=each.reference, coder=each.coder, date=labels.date(each.created[:10])
                )
                yield Line(asked, Look.ITEM)
                yield Line(said.verbatim(each.quote, 300), Look.NOTE)
                for reply in each.replies:
                    yield Line(f"{reply.coder}\u00a0: {reply.text}", Look.NOTE)

    def _label(self, key: str) -> str:
        return self._pillars.get(key) or self._whole.grid.code(key).label(self._tongue)
