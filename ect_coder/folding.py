"""How words are compared: without case, accents or ligatures, soft hyphens looked through."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

UNSEEN = "[\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f]"
"""What stands within a word without being seen, or as an accent of its own: a class of regular expressions."""
LETTER = r"[^\W_]"
"""A letter or a digit: what words are made of."""

_OTHERWISE = re.compile("[\u00adßŉſİœŒæÆ\u0180-\u200f\u2060-\U0010ffff]")


def folded(text: str) -> str:
    """Write a text without case, accents or ligatures; its length may change."""
    parts = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return bare.replace("œ", "oe").replace("æ", "ae")


def indexable(text: str) -> str:
    """Write a text so that SQLite's own folding of it (unicode61) finds the words that `folded` would.

    Most letters of French are left to SQLite, which folds them as we do, and sooner.
    """
    return _OTHERWISE.sub(_written, text)


def _written(found: re.Match[str]) -> str:
    return _letters(found[0])


@cache
def _letters(letter: str) -> str:
    return folded(letter) if letter.isalnum() else "" if re.match(UNSEEN, letter) else " "
