"""Codings in the short form in which they are written beside a text: « C3 É + », and what each line of it means.

A line names codes (a pillar's letter and a variable's rank, or a whole label), then a moment and a constat in any
order, as signs or as words, and an intensity; what follows is a note. Pure: words in, values out. What is not
understood is said, never guessed: only a moment and a constat that are left out are what they are everywhere,
undetermined and present.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from ect_coder.folding import folded
from ect_coder.values import Moment, Polarity
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ect_coder.codebook.grid import Code, Grid

SIGNS = {
    Moment.EMERGENCE: "É",
    Moment.SUPPORT: "A",
    Moment.BOTH: "T",
    Moment.AFTER: "Ap",
    Moment.UNDETERMINED: "?",
}
"""How moments are written, in every language; T is for both times."""
MARKS = {Polarity.PRESENT: "+", Polarity.ABSENT: "−", Polarity.MIXED: "±"}
_MOMENTS = {
    "e": Moment.EMERGENCE,
    "emergence": Moment.EMERGENCE,
    "a": Moment.SUPPORT,
    "acc": Moment.SUPPORT,
    "accomp": Moment.SUPPORT,
    "accompagnement": Moment.SUPPORT,
    "support": Moment.SUPPORT,
    "t": Moment.BOTH,
    "deux": Moment.BOTH,
    "les deux": Moment.BOTH,
    "les deux temps": Moment.BOTH,
    "both": Moment.BOTH,
    "ap": Moment.AFTER,
    "apres": Moment.AFTER,
    "after": Moment.AFTER,
    "a preciser": Moment.UNDETERMINED,
    "to specify": Moment.UNDETERMINED,
}
_POLARITIES = {
    "present": Polarity.PRESENT,
    "presente": Polarity.PRESENT,
    "presence": Polarity.PRESENT,
    "absent": Polarity.ABSENT,
    "absente": Polarity.ABSENT,
    "absence": Polarity.ABSENT,
    "nuance": Polarity.MIXED,
    "nuancee": Polarity.MIXED,
    "mixte": Polarity.MIXED,
    "mixed": Polarity.MIXED,
}
_INTENSITIES = frozenset({"1", "2", "3", "intensite", "intensity"})
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212-"
_SIGN = re.compile(rf"(?P<mixed>±|\+\s?/\s?[{_DASHES}]|\+[{_DASHES}])|(?P<present>\+)|(?P<absent>[{_DASHES}])")
_LOOSE_SIGN = re.compile(rf"(?:^|\s)(?:±|\+|\+/[{_DASHES}]|[{_DASHES}](?=\s*$))(?=\s|$)")
_CODE = re.compile(rf"(?P<letter>[^\W\d_])(?P<gap>[\s.{_DASHES}]?)(?P<rank>\d{{1,3}})(?!\w)")
_INTENSITY = re.compile(r"(?:intensit(?:é|y)\s?|i)?(?P<level>[1-3])(?!\w)(?!\s+[^\W\d_])", re.IGNORECASE)
_UNSAID = re.compile(r"\?")
_BOTH = re.compile(r"[ÉéEe]\s?[/&]\s?[Aa](?!\w)")
_LETTER = re.compile(r"[^\W\d_](?!\w)")
_LISTED = re.compile(r"^([^\W\d_]\d+)\t([^\t\n]+)\t", re.MULTILINE)
_BETWEEN = re.compile(r"[\s,;:·|/()\[\]]*")
_BULLET = re.compile(rf"[\s•·*{_DASHES}]*(?=\w)")
_WORD = re.compile(r"[^\W_]+")
_FOR_TRANSVERSAL = "T" + string.ascii_uppercase


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a line can mean: codes by their short names; by words (folded) codes, moments and projects."""

    codes: Mapping[str, str]
    labels: Mapping[str, str] = field(default_factory=dict)
    moments: Mapping[str, Moment] = field(default_factory=dict)
    projects: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """One coding as it was written; `project` is None where none was named."""

    variable: str
    moment: Moment = Moment.UNDETERMINED
    polarity: Polarity = Polarity.PRESENT
    intensity: int | None = None
    project: str | None = None
    memo: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """What could not be understood, and why, in the reader's language."""

    words: str
    why: str


def numbered(grid: Grid) -> dict[str, Code]:
    """Give the codes that are offered by their short names, in the codebook's order: C1, C2… T1, T2…"""
    groups = [(pillar.letter.upper(), pillar.variables) for pillar in grid.pillars]
    taken = {letter for letter, _codes in groups}
    groups.append((next(each for each in _FOR_TRANSVERSAL if each not in taken), grid.transversal))
    return {
        f"{letter}{rank}": code
        for letter, codes in groups
        for rank, code in enumerate((each for each in codes if not each.retired), 1)
    }


def printed(text: str, grid: Grid) -> dict[str, str]:
    """Give the keys of codes by the short names under which a text lists their labels: « C3 », a tab, the label."""
    labels = {card.label: code.id for code in grid.codes for card in code.cards.values()}
    return {row[1]: labels[row[2]] for row in _LISTED.finditer(text) if row[2] in labels}


def vocabulary(
    grid: Grid, codes: Mapping[str, str], own: Mapping[Moment, str], projects: Mapping[str, str]
) -> Vocabulary:
    """Give what words can mean: `codes` are short names and the keys that they stand for, `own` the study's moments.

    `projects` are names as one may write them, and as they are.
    """
    labels = {_plain(card.label): code.id for code in grid.codes for card in code.cards.values()}
    moments = {**_MOMENTS, **{_plain(words): moment for moment, words in own.items()}}
    return Vocabulary(codes, labels, moments, {_plain(each): name for each, name in projects.items()})


def understood(text: str, words: Vocabulary) -> list[Said | Unclear]:
    """Read a comment, line by line: what follows a coding's line without a code of its own is the note on it."""
    found: list[Said | Unclear] = []
    loose: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        read = list(_Line(line, words).codings())
        if not read:
            loose.append(line)
        elif loose and not found:
            read, loose = [_noted(each, loose) for each in read], []
        if read and found and loose:
            found, loose = _noted_last(found, loose), []
        found += read
    if not found:
        return [Unclear(text.strip(), _("No code of the codebook is named."))]
    return _noted_last(found, loose) if loose else found


def _noted_last(found: list[Said | Unclear], loose: Iterable[str]) -> list[Said | Unclear]:
    return [*found[:-1], _noted(found[-1], loose)]


def _noted(each: Said | Unclear, lines: Iterable[str]) -> Said | Unclear:
    """Add lines to what was said; what was unclear is kept whole."""
    if isinstance(each, Unclear):
        return replace(each, words="\n".join((each.words, *lines)))
    return replace(each, memo="\n".join(filter(None, (each.memo, *lines))))


class _Line:
    """One line, read from its beginning to its end."""

    def __init__(self, line: str, words: Vocabulary) -> None:
        self._line = line
        self._words = words
        bullet = _BULLET.match(line)
        self._at = bullet.end() if bullet else 0

    def codings(self) -> Iterator[Said | Unclear]:
        """Give what a line says: codes named together share what follows them."""
        while (begin := self._at) < len(self._line) and (names := self._names()):
            said = self._qualifiers()
            note = self._note()
            why = self._unclear(names, said, note)
            if why:
                yield Unclear(self._line[begin : self._at].strip(" ,;"), why)
            else:
                yield from (Said(self._words.codes.get(name, name), **said, memo=note) for name in names)

    def _unclear(self, names: list[str], said: Mapping[str, Any], note: str) -> str:
        unknown = [each for each in names if each not in self._words.codes and each not in self._words.labels.values()]
        if unknown:
            return _("The codebook has no code {code}.").format(code=", ".join(unknown))
        if said.get("polarity") is Polarity.ABSENT and said.get("intensity"):
            return _("An absence has no intensity.")
        if "polarity" not in said and _LOOSE_SIGN.search(note):
            return _("The sign of the constat does not follow the code and the moment.")
        return ""

    def _names(self) -> list[str]:
        """Take the codes that stand together, by short name; the first may be « C 3 », or a label (as its key)."""
        first = self._name(apart=True) or self._phrase(self._words.labels)
        found = [str(first)] if first else []
        while found and (following := self._name(apart=False)):
            found.append(following)
        return found

    def _name(self, *, apart: bool) -> str:
        match = _CODE.match(self._line, self._next())
        if match is None or (match["gap"] and not (apart and _name_in(match) in self._words.codes)):
            return ""
        self._at = match.end()
        return _name_in(match)

    def _qualifiers(self) -> dict[str, Any]:
        """Take moment, constat, intensity and project, in any order, each once."""
        takers: dict[str, Callable[[], Any]] = {
            "project": partial(self._phrase, self._words.projects),
            "moment": self._moment,
            "polarity": self._polarity,
            "intensity": self._intensity,
        }
        said: dict[str, Any] = {}
        while True:
            taken = next(((name, value) for name in takers if name not in said and (value := takers[name]())), None)
            if taken is None:
                return said
            said[taken[0]] = taken[1]

    def _moment(self) -> Moment | None:
        place = self._next()
        for sign, moment in ((_UNSAID, Moment.UNDETERMINED), (_BOTH, Moment.BOTH)):
            if match := sign.match(self._line, place):
                self._at = match.end()
                return moment
        letter = _LETTER.match(self._line, place)
        if letter and not self._stands_alone(letter):
            return None
        found: Moment | None = self._phrase(self._words.moments)
        return found

    def _stands_alone(self, letter: re.Match[str]) -> bool:
        """Say whether a letter is a moment and no word of a sentence: « a dit », « À revoir », « t’as vu »."""
        if letter[0] in "àÀ":
            return _plain(self._line[letter.start() :]).startswith("a preciser")
        after = self._line[letter.end() :]
        following = _WORD.match(after.lstrip())
        said = following is not None and folded(following[0]) in {*_POLARITIES, *_INTENSITIES}
        return after[:1] not in ("'", "’") and (letter[0].isupper() or following is None or said)

    def _polarity(self) -> Polarity | None:
        match = _SIGN.match(self._line, self._next())
        if match is None:
            found: Polarity | None = self._phrase(_POLARITIES)
            return found
        self._at = match.end()
        return Polarity(str(match.lastgroup))

    def _intensity(self) -> int | None:
        """Take an intensity; a number before a word is that of a note, « 2 ans après »."""
        match = _INTENSITY.match(self._line, self._next())
        if match is None:
            return None
        self._at = match.end()
        return int(match["level"])

    def _phrase(self, meanings: Mapping[str, Any]) -> Any:
        """Take the longest of some phrases that the line goes on with."""
        words = list(_WORD.finditer(self._line, self._next()))
        if not words or words[0].start() != self._next():
            return None
        longest = max((phrase.count(" ") + 1 for phrase in meanings), default=0)
        for count in range(min(longest, len(words)), 0, -1):
            phrase = " ".join(folded(each[0]) for each in words[:count])
            if phrase in meanings:
                self._at = words[count - 1].end()
                return meanings[phrase]
        return None

    def _note(self) -> str:
        """Take what follows as a note, up to where other codes are named."""
        start, self._at = self._at, len(self._line)
        for match in _CODE.finditer(self._line, start):
            between = self._line[start : match.start()]
            begins = not between.strip(" ,;:·|/\u00a0") or between.rstrip()[-1:] in (";", "|")
            if begins and not match["gap"] and _name_in(match) in self._words.codes:
                self._at = match.start()
                break
        return self._line[start : self._at].strip(f" ,;:·|\u00a0\t{_DASHES}").lstrip(" )]")

    def _next(self) -> int:
        """Give where the next thing that says something begins."""
        match = _BETWEEN.match(self._line, self._at)
        return match.end() if match else self._at


def _name_in(match: re.Match[str]) -> str:
    return folded(match["letter"]).upper() + str(int(match["rank"]))


def _plain(words: str) -> str:
    """Write words folded, with one space between them, as a line is compared."""
    return " ".join(folded(each[0]) for each in _WORD.finditer(words))


def short(said: Said, name: str) -> str:
    """Write a coding as it is written beside a text: « C3 É + 2 »."""
    level = str(said.intensity) if said.intensity else ""
    return " ".join(filter(None, (name, SIGNS[said.moment], MARKS[said.polarity], level)))
