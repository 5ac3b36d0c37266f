"""A corpus for IRaMuTeQ, and whatever else reads Alceste's format: one text file, starred lines before each text.

As its documentation has it (« Format des données en entrée », P. Ratinaud): a text begins with a line of four stars and
of starred variables, `*variable_modality`, parted by spaces; those are written in letters and digits without accents.
Text holds no star, and no underscore, which would make a variable of a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from ect_coder.errors import UnknownFormat
from ect_coder.exchange.export import in_one_step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ect_coder.analysis.starred import Corpus, Starred

SUFFIX = ".txt"
_BARRED = str.maketrans({"*": " ", "_": " ", "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": ""})
_PART = re.compile("[A-Za-z0-9]+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss"})


def write(corpus: Corpus, path: Path) -> None:
    """Write a corpus in UTF-8; raise UnknownFormat, DiskFull or CannotWrite."""
    if path.suffix.lower() != SUFFIX:
        raise UnknownFormat(suffix=path.suffix or path.name)

    def fill(temporary: Path) -> None:
        temporary.write_text("\n".join(lines(corpus)), encoding="utf-8", newline="")

    in_one_step(path, fill)


def lines(corpus: Corpus) -> Iterator[str]:
    """Give the lines of the file; an empty one follows each text."""
    modalities = _Modalities()
    for each in corpus.texts:
        yield " ".join(["****", *modalities.stars(each)])
        yield from _paragraphs(each.text)
        yield ""


def _paragraphs(text: str) -> Iterator[str]:
    for line in text.translate(_BARRED).split("\n"):
        words = " ".join(line.split())
        if words:
            yield words


class _Modalities:
    """Writes values as modalities: always the same for one, never the same for two."""

    def __init__(self) -> None:
        self._known: defaultdict[str, dict[str, str]] = defaultdict(dict)

    def stars(self, text: Starred) -> Iterator[str]:
        """Give the starred variables of a text."""
        for name, value in text.marks:
            variable = _bare(name).lower()
            yield f"*{variable}_{self._of(variable, value)}"

    def _of(self, variable: str, value: str) -> str:
        known = self._known[variable]
        if value not in known:
            bare = _bare(value) or "x"
            taken = set(known.values())
            tries = (bare, *(f"{bare}{number}" for number in range(2, len(taken) + 3)))
            known[value] = next(each for each in tries if each not in taken)
        return known[value]


def _bare(words: str) -> str:
    """Write words in one, without accents: « Halle du Haut-Replat » becomes HalleDuHautReplat."""
    plain = unicodedata.normalize("NFKD", words.translate(_LIGATURES))
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    parts: list[str] = _PART.findall(letters)
    return "".join([*parts[:1], *(each[0].upper() + each[1:] for each in parts[1:])])
