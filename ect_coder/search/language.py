"""The language of queries: words, « phrases », prefix*, ET, OU, SAUF, PRÈS (or AND, OR, NOT, NEAR), brackets.

Words side by side are a phrase, as they are without any operator. Operators are in capitals; PRÈS5 says how many words
may stand between. SAUF binds as ET does, PRÈS more closely, OU less; all of it within one paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.errors import BadQuery, EmptySearch
from ect_coder.folding import LETTER, UNSEEN
from ect_coder.search.terms import Any, Every, Near, Phrase, Term, Without, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NEAR = 10
"""Words that may stand between two that are near, unless said."""
_WORD = rf"{LETTER}(?:{LETTER}|{UNSEEN})*\*?"
_TOKEN = re.compile(
    rf"""
      (?P<quoted> « [^»]* »? | “ [^”]* ”? | " [^"]* "? )
    | (?P<bracket> [()] )
    | (?P<operator> (?: (?P<every>ET|AND) | (?P<any>OU|OR) | (?P<without>SAUF|NOT)
                      | (?P<near>PR[EÈ]S|NEAR) /? (?P<between>\d{{1,3}})? ) (?! {LETTER} | ['’*] ) )
    | (?P<word> {_WORD} )
    """,
    re.VERBOSE,
)
_QUERY_WORD = re.compile(_WORD)
_AT_MOST = 40
"""How deep brackets may lie in each other."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, a quoted phrase, a bracket or an operator: `kind` says which of these, or which operator."""

    kind: str
    text: str
    between: int = _NEAR


def parse(query: str, word: Callable[[str, bool], Word] = Word) -> Term:
    """Read a query; `word` makes what stands for each word (and whether its end is open).

    Raises EmptySearch without any word, BadQuery where an operator or a bracket stands alone.
    """
    tokens = _tokens(unicodedata.normalize("NFC", query))
    if not any(token.kind in {"word", "quoted"} for token in tokens):
        raise EmptySearch
    return _Reading(tokens, word).whole()


def _tokens(query: str) -> list[_Token]:
    found: list[_Token] = []
    for each in _TOKEN.finditer(query):
        kind = str(each.lastgroup)
        if kind == "operator":
            kind = next(name for name in ("every", "any", "without", "near") if each[name])
        if kind != "quoted" or _QUERY_WORD.search(each[0]):
            found.append(_Token(kind, each[0], int(each["between"] or _NEAR)))
    return found


class _Reading:
    """Goes through the tokens of one query."""

    def __init__(self, tokens: Sequence[_Token], word: Callable[[str, bool], Word]) -> None:
        self._tokens = tokens
        self._word = word
        self._next = 0
        self._depth = 0

    def whole(self) -> Term:
        found = self._any()
        if self._next < len(self._tokens):
            raise BadQuery(value=self._tokens[self._next].text.strip())
        return found

    def _any(self) -> Term:
        parts = [self._every()]
        while self._take("any"):
            parts.append(self._every())
        return Any(tuple(parts)) if len(parts) > 1 else parts[0]

    def _every(self) -> Term:
        found = self._near()
        while operator := self._take("every", "without"):
            if operator.kind == "every" and (without := self._take("without")):
                operator = without
            right = self._near()
            found = Every((found, right)) if operator.kind == "every" else Without(found, right)
        return found

    def _near(self) -> Term:
        found = self._one()
        while operator := self._take("near"):
            found = Near(found, self._one(), operator.between)
        return found

    def _one(self) -> Term:
        if bracket := self._take("bracket", text="("):
            self._depth += 1
            if self._depth > _AT_MOST:
                raise BadQuery(value=bracket.text)
            found = self._any()
            if not self._take("bracket", text=")"):
                raise BadQuery(value=bracket.text)
            self._depth -= 1
            return found
        if quoted := self._take("quoted"):
            return self._phrase(_QUERY_WORD.findall(quoted.text))
        words: list[str] = []
        while token := self._take("word"):
            words.append(token.text)
        if not words:
            raise BadQuery(value=self._tokens[min(self._next, len(self._tokens) - 1)].text.strip())
        return self._phrase(words)

    def _phrase(self, words: Sequence[str]) -> Term:
        return Phrase(tuple(self._word(word.rstrip("*"), word.endswith("*")) for word in words))

    def _take(self, *kinds: str, text: str | None = None) -> _Token | None:
        token = self._tokens[self._next] if self._next < len(self._tokens) else None
        if token is None or token.kind not in kinds or (text is not None and token.text != text):
            return None
        self._next += 1
        return token
