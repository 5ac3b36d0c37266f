"""What taking a codebook in would change, in plain words for the window and the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ect_coder.wording import N_, _, ngettext, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ect_coder.codebook.incoming import Change, Revision

_FEW = 8
_FIELDS = {
    "label": N_("label"),
    "definition": N_("definition"),
    "include": N_("include"),
    "exclude": N_("exclude"),
    "confuse": N_("not to be confused with"),
    "emergence": N_("example at emergence"),
    "support": N_("example at support"),
    "counter_example": N_("counter-example"),
    "example": N_("example"),
    "documents": N_("documents a moment"),
    "parent": N_("part of"),
    "status": N_("status"),
    "source": N_("source"),
    "hints": N_("lexical hints"),
    "examples": N_("coding of the examples"),
    "letter": N_("letter"),
    "colour": N_("colour"),
    "labels": N_("label"),
    "definitions": N_("definition"),
}


def summary(revision: Revision) -> str:
    """Count what changes: « 3 ajoutés, 5 modifiés, 1 déplacé »."""
    said: list[tuple[int, Callable[[int], str]]] = [
        (len(revision.keys("add")), lambda n: ngettext("{n} code added", "{n} codes added", n)),
        (len(revision.keys("describe", "annotate")), lambda n: ngettext("{n} code changed", "{n} codes changed", n)),
        (len(revision.keys("move")), lambda n: ngettext("{n} code moved", "{n} codes moved", n)),
        (len(revision.keys("retire")), lambda n: ngettext("{n} code retired", "{n} codes retired", n)),
        (len(revision.keys("offer")), lambda n: ngettext("{n} code offered again", "{n} codes offered again", n)),
        (len(revision.pillars), lambda n: ngettext("{n} pillar changed", "{n} pillars changed", n)),
    ]
    parts = [words(count) for count, words in said if count]
    return ", ".join(parts) or _("Nothing to change: the study's codebook says this already.")


def named(revision: Revision, language: str) -> list[str]:
    """Name what changes but for the cards: a line for what is added, moved, retired, and so on."""
    grid = revision.grid
    labels = {pillar.id: quoted(pillar.label(language)) for pillar in grid.pillars}
    labels |= {code.id: quoted(code.label(language)) for code in grid.codes}
    beside = [f"{labels[each.key]} ({fields(each, language)})" for each in revision.codes if each.what == "annotate"]
    pillars = [
        f"{labels[each.key]} ({fields(each, language)})" if each.fields else labels[each.key]
        for each in revision.pillars
    ]
    lines = {
        _("Added: {codes}"): [labels[key] for key in revision.keys("add")],
        _("Changed beside the card: {codes}"): beside,
        _("Moved: {codes}"): [labels[key] for key in revision.keys("move")],
        _("Retired: {codes}"): [labels[key] for key in revision.keys("retire")],
        _("Offered again: {codes}"): [labels[key] for key in revision.keys("offer")],
        _("Pillars: {codes}"): pillars,
    }
    return [words.format(codes=_some(codes)) for words, codes in lines.items() if codes]


def _some(names: Sequence[str]) -> str:
    """List a few names, and how many more there are."""
    shown = ", ".join(names[:_FEW])
    more = len(names) - _FEW
    return shown if more <= 0 else ngettext("{names} and {n} more", "{names} and {n} more", more, names=shown)


def fields(change: Change, language: str) -> str:
    """List what becomes another of a code or pillar; a card's field of another language than the study's says so."""
    return ", ".join(_field(name, language) for name in change.fields)


def record(revision: Revision, meaning: Sequence[str], to_review: int) -> dict[str, Any]:
    """Give the ids that something is done to, and how many codings are newly to review."""
    return {
        "added": revision.keys("add"),
        "changed": revision.keys("describe", "annotate"),
        "moved": revision.keys("move"),
        "retired": revision.keys("retire"),
        "offered": revision.keys("offer"),
        "pillars": [change.key for change in revision.pillars],
        "absent": list(revision.absent),
        "meaning": list(meaning),
        "to_review": to_review,
    }


def _field(name: str, language: str) -> str:
    if name in _FIELDS:
        return _(_FIELDS[name])
    stem, _underscore, tongue = name.rpartition("_")
    words = _(_FIELDS[stem])
    return words if tongue == language else f"{words} ({tongue})"
