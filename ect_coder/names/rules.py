"""Rules that propose names in a text: capitals, titles, first names, what the study's records tell. Pure.

They propose, a person decides. Transcripts as recognition writes them have few capitals: in a line without
full stops only what the records or other texts of the study know, first names, and words that no dictionary
has after « à », « chez » or a title.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ect_coder.folding import folded
from ect_coder.names import lexicon
from ect_coder.names.found import Known, Label, Mention, Text
from ect_coder.names.matching import Matcher, is_ordinary
from ect_coder.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TOKEN = re.compile(
    r"(?P<elided>(?:\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’])(?=\w))"
    r"|(?P<initial>\b[A-ZÀ-Ý](?:\.-?[A-ZÀ-Ý])*\.(?!\w))"
    r"|(?P<word>[^\W\d_]+(?:[-‐‑’'][^\W\d_]+)*)"
    r"|(?P<stop>[.!?…]+|[:«»“”\"()\[\]–—•]|[\n\t])"
    r"|(?P<break>[,;/0-9]+)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[^\S\n]*(?:\[[^\]\n]*\]\s*)?([^:\n]{1,40}?)\s*:", re.MULTILINE)
_OF_A_PLACE = {"de", "du", "des", "le", "la", "les", "l'", "l’"}
_SPOKEN = re.compile(r"[.!?]\s|[.!?]$")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    first: bool
    """Whether it begins a sentence, so that its capital says nothing."""

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def key(self) -> str:
        return folded(self.text)


class Usage:
    """How words are written over the texts of a study: with a capital within sentences, or without."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._capital: Counter[str] = Counter()
        self._lower: Counter[str] = Counter()
        for text in texts:
            self._count(text)

    def _count(self, text: Text) -> None:
        for _start, line in text.pieces():
            shouted = _is_shouted(line)
            for each in _tokens(line):
                if not each.capital:
                    self._lower[each.key] += 1
                elif not each.first and not shouted:
                    self._capital[each.key] += 1

    def is_name(self, word: str) -> bool:
        """Say whether a word is written with a capital, and not more often without."""
        key = folded(word)
        return self._capital[key] > 0 and self._capital[key] >= self._lower[key]

    def has_lower(self, word: str) -> bool:
        """Say whether a word is seen without a capital."""
        return self._lower[folded(word)] > 0


class Rules:
    """Proposes names in the texts of one study."""

    def __init__(self, usage: Usage, known: Iterable[Known] = ()) -> None:
        self._usage = usage
        self.known = tuple(known)

    def propose(self, text: Text) -> list[Mention]:
        """Give the names of a text in order, without overlaps."""
        told = [
            Mention(span, text.text[span.start : span.end], label, sure=True)
            for span, label in self._matcher.find(text.text)
        ]
        taken = [each.span for each in told]
        found = [each for each in self._lines(text) if not any(each.span.overlaps(span) for span in taken)]
        return sorted([*told, *found], key=lambda each: each.span)

    @cached_property
    def _matcher(self) -> Matcher[Label]:
        return Matcher((each.text, each.label) for each in self.known)

    @cached_property
    def _loose(self) -> Matcher[Label]:
        """Known names without their capitals, for lines that have none."""
        return Matcher((each.text.casefold(), each.label) for each in self.known)

    def _lines(self, text: Text) -> Iterator[Mention]:
        for start, line in text.pieces():
            found = self._spoken(line) if _is_unpunctuated(line) else self._written(line)
            for each in found:
                yield replace(each, span=Span(each.span.start + start, each.span.end + start))

    def _written(self, line: str) -> Iterator[Mention]:
        """Propose by capitals."""
        tokens, shouted = list(_tokens(line)), _is_shouted(line)
        place = 0
        while place < len(tokens):
            last = self._run(line, tokens, place, shouted=shouted)
            if last >= place:
                yield _mention(line, tokens, place, last)
            place = max(last, place) + 1

    def _spoken(self, line: str) -> Iterator[Mention]:
        """Propose where a line has few capitals: by them all the same, by records, and by what stands before."""
        told = [(span, label) for span, label in self._loose.find(line)]
        for span, label in told:
            yield Mention(span, line[span.start : span.end], label, sure=True)
        by_capitals = list(self._written(line))
        for each in by_capitals:
            if not any(each.span.overlaps(span) for span, _label in told):
                yield each
        taken = [*(span for span, _label in told), *(each.span for each in by_capitals)]
        tokens = list(_tokens(line))
        for place, token in enumerate(tokens):
            span = Span(token.start, token.end)
            if token.capital or any(span.overlaps(each) for each in taken) or not self._is_hidden(tokens, place):
                continue
            yield _mention(line, tokens, place, place)

    def _is_hidden(self, tokens: Sequence[_Token], place: int) -> bool:
        """Say whether a word without a capital is a name."""
        token, before = tokens[place], tokens[place - 1].text.casefold() if place else ""
        if before in {"à", "en"} and (token.key in lexicon.REGIONS or _looks_like_a_place(token)):
            return True
        if len(token.text) < 3 or token.key in lexicon.NO_NAMES or is_ordinary(token.text):
            return False
        if token.key in lexicon.FIRST_NAMES | lexicon.REGIONS or self._usage.is_name(token.text):
            return True
        return before in {"à", "chez"} or folded(before) in lexicon.TITLES

    def _run(self, line: str, tokens: Sequence[_Token], place: int, *, shouted: bool) -> int:
        """Give the last token of the name that begins at a token; the one before it where none does."""
        if not self._begins(tokens, place, shouted=shouted):
            return place - 1
        last = place
        head = tokens[place].key in lexicon.ORGANISATIONS
        while last + 1 < len(tokens):
            following = last + 1
            while head and following + 1 < len(tokens) and tokens[following].key in lexicon.PARTICLES:
                following += 1
            if _is_initial(tokens[last].text) and tokens[following].key in lexicon.ARTICLES | lexicon.EVERYDAY:
                break
            between = line[tokens[last].end : tokens[following].start]
            if not self._goes_on(tokens[following], between, tokens[last + 1 : following]):
                break
            last = following
        if last == place and _is_no_name(tokens[place]):
            return place - 1
        return last

    def _begins(self, tokens: Sequence[_Token], place: int, *, shouted: bool) -> bool:
        token = tokens[place]
        if not token.capital or (token.key in lexicon.TITLES and place + 1 < len(tokens)):
            return False
        if not (token.first or shouted):
            return not _is_elided(token)
        if token.key in lexicon.NO_NAMES or _is_elided(token):
            return False
        if token.key in lexicon.FIRST_NAMES:
            return (
                not is_ordinary(token.text) or self._usage.is_name(token.text) or not self._usage.has_lower(token.text)
            )
        if token.key in lexicon.ARTICLES:
            return place + 1 < len(tokens) and tokens[place + 1].capital and not shouted
        return self._usage.is_name(token.text) or not (is_ordinary(token.text) or self._usage.has_lower(token.text))

    @staticmethod
    def _goes_on(token: _Token, between: str, particles: Sequence[_Token]) -> bool:
        joined = all(each.key in lexicon.PARTICLES for each in particles)
        return token.capital and not token.first and joined and bool(re.fullmatch(r"[\w\s'’.-]{0,12}", between))


def _mention(line: str, tokens: Sequence[_Token], first: int, last: int) -> Mention:
    span = Span(tokens[first].start, tokens[last].end)
    label, sure = _label(tokens, first, last)
    return Mention(span, line[span.start : span.end], label, sure)


def _label(tokens: Sequence[_Token], first: int, last: int) -> tuple[Label, bool]:
    """Say what a name names, and whether something tells."""
    name = tokens[first : last + 1]
    before = tokens[first - 1].key if first else ""
    earlier = tokens[first - 2].key if first > 1 else ""
    told = _told_by_itself(name) or _told_by_place(before, earlier)
    if before in lexicon.TITLES:
        return Label.PER, True
    return (told, True) if told else (_guessed(name, before), False)


def _told_by_itself(name: Sequence[_Token]) -> Label | None:
    if name[0].key in lexicon.FIRST_NAMES or _is_initial(name[0].text):
        return Label.PER
    if name[0].key in lexicon.ORGANISATIONS or any(_is_acronym(each.text) for each in name):
        return Label.ORG
    return Label.LOC if name[0].key in lexicon.REGIONS or _looks_like_a_place(name[0]) else None


def _told_by_place(before: str, earlier: str) -> Label | None:
    of_a_place = before in {"de", "d'", "d’", "du"} and earlier in lexicon.PLACES
    return Label.LOC if of_a_place or before in lexicon.BEFORE_PLACES else None


def _guessed(name: Sequence[_Token], before: str) -> Label:
    ordinary = is_ordinary(name[0].text)
    if before in {"d'", "d’"} and len(name) == 1:
        return Label.LOC
    if name[0].key in lexicon.ARTICLES or before in lexicon.BEFORE_ORGANISATIONS | lexicon.ORGANISATIONS or ordinary:
        return Label.ORG
    return Label.LOC if before in _OF_A_PLACE else Label.PER


def _tokens(line: str) -> Iterator[_Token]:
    """Give the words of a line; one begins a sentence after a full stop, a quotation mark, a dash, or a label."""
    first, label = True, _LABEL.match(line)
    initials_of_a_label = label.end(1) if label else 0
    for found in _TOKEN.finditer(line):
        kind, text = found.lastgroup, found[0]
        if kind == "stop":
            first = True
        elif kind == "break" or (found.end() <= initials_of_a_label and len(text) < 3):
            continue
        elif kind == "initial" and text[0].islower():
            yield _Token(text[:-1], found.start(), found.end() - 1, first)
            first = True
        else:
            yield _Token(text, *found.span(), first)
            first = first and kind == "elided"


def _is_shouted(line: str) -> bool:
    """Say whether a line is in capitals, or nearly: a title, whose capitals say nothing."""
    letters = [each for each in line if each.isalpha()]
    return len(letters) > 12 and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _is_unpunctuated(line: str) -> bool:
    return len(line) > 60 and not _SPOKEN.search(line)


def _is_no_name(token: _Token) -> bool:
    if token.key in lexicon.NO_NAMES or token.key in lexicon.TITLES or token.key in lexicon.ARTICLES:
        return True
    return len(token.text) == 1


def _is_elided(token: _Token) -> bool:
    return token.text[-1] in "'’" and token.key not in lexicon.ARTICLES


def _is_initial(text: str) -> bool:
    return len(text) > 1 and text.endswith(".")


def _is_acronym(text: str) -> bool:
    return len(text) > 1 and text.isupper() and not _is_initial(text)


def _looks_like_a_place(token: _Token) -> bool:
    return bool(re.match(r"(saint|sainte|st|ste)-\w|.+-(sur|sous|en|les?|la|du|des?|aux?)-", token.key))
