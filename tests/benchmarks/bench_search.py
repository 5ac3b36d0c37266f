"""Words, phrases and forms over 1.6 million words, against going through the texts, and what keeping the index costs."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from contextlib import closing
from functools import partial
from itertools import accumulate
from pathlib import Path

from ect_coder.coding.search import pattern
from ect_coder.search.asking import Asked, By
from ect_coder.storage import word_index
from ect_coder.study import Study
from ect_coder.study.door import never, quiet
from tests.benchmarks.result import Result, against

TEXTS, LINES, WORDS = 200, 92, 87
_KNOWN = [
    "de",
    "la",
    "et",
    "le",
    "à",
    "les",
    "on",
    "que",
    "il",
    "pas",
    "c",
    "est",
    "un",
    "a",
    "en",
    "pour",
    "ça",
    "des",
    "ne",
    "une",
    "qui",
    "dans",
    "nous",
    "sur",
    "ce",
    "plus",
    "se",
    "au",
    "avec",
    "par",
    "mais",
    "y",
    "du",
    "tout",
    "fait",
    "ils",
    "était",
    "être",
    "si",
    "bien",
    "ou",
    "même",
    "là",
    "aussi",
    "avait",
    "ont",
    "peut",
    "comme",
    "sont",
    "faire",
    "deux",
    "projet",
    "commune",
    "association",
    "habitants",
    "élus",
    "travail",
    "temps",
    "argent",
    "l’argent",
    "personne",
    "moment",
    "réunion",
    "début",
    "coopérer",
    "coopèrent",
    "coopérait",
    "coopéré",
    "œuvre",
    "décidé",
    "décidons",
    "partager",
    "hangar",
    "ferme",
    "maraîchers",
    "été",
    "année",
    "accompagnement",
    "école",
]
_QUERIES = {
    "a frequent word": "projet",
    "a rare word": "guénéchieu",
    "a phrase": "projet commune",
    "with an elision": "l'argent",
    "without accents": "maraichers",
    "a prefix": "coop*",
    "two words near": "projet PRÈS commune",
}
PAGE = 200
"""Hits that are shown first."""


def corpus(folder: Path) -> list[Path]:
    """Write texts whose words are as unequally frequent as those of French: some are half of it, most are rare."""
    chance = random.Random(2)
    syllables = ["ba", "cre", "do", "fi", "gué", "lon", "ma", "né", "pri", "sou", "ta", "vè", "zo", "rin", "chi", "eu"]
    rare = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _word in range(30_000)]
    words = [*_KNOWN, *rare]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    paths = []
    for number in range(TEXTS):
        lines = (" ".join(chance.choices(words, cum_weights=weights, k=WORDS)) for _line in range(LINES))
        path = folder / f"{number:03d}.txt"
        path.write_text("\n".join([f"Texte {number}", *lines]), encoding="utf-8")
        paths.append(path)
    return paths


def run() -> list[Result]:
    """Measure queries of each sort, then the coming in of the same texts with and without the index."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.ect"
        with Study.create(path) as study:
            files = corpus(Path(folder))
            study.take_in(files)
        with Study.open(path, writable=False) as study:
            results = _queries(study)
        return [*results, _indexing(files)]


def _queries(study: Study) -> list[Result]:
    with study._database.reading() as session:
        texts = [row[0] for row in session.connection().exec_driver_sql("SELECT text FROM document_text")]

    def scan(query: str) -> int:
        found = pattern(query)
        return sum(len(found.findall(text)) for text in texts)

    found = [
        against(f"{name} / scan", partial(study.searches.hits, Asked(query), PAGE), partial(scan, query), 0.05)
        for name, query in _QUERIES.items()
    ]
    found.append(
        against("all 2,000 hits / scan", partial(study.searches.hits, Asked("hangar")), partial(scan, "hangar"), 1)
    )
    for name, most in (("", PAGE), (", all hits", None)):
        ours = partial(study.searches.hits, Asked("coopérer", By.LEMMAS), most)
        word = partial(study.searches.hits, Asked("coopérer"), most)
        found.append(against(f"all forms / one word{name}", ours, word, 3))
    return found


def _indexing(files: list[Path]) -> Result:
    """Take in what was read of 200 files, with the index kept and with nobody keeping it.

    FTS5 alone, given lines that are folded already, in memory and in one transaction, takes 1.6 to 1.8 times what the
    inserting takes; without where words stand in a line (which phrases need) a fifth less.
    """
    times: dict[bool, list[float]] = {True: [], False: []}
    kept = word_index.catch_up
    for _turn in range(3):
        for indexing in (False, True):
            word_index.catch_up = kept if indexing else lambda _connection: None
            times[indexing].append(_taking_in(files))
    word_index.catch_up = kept
    without = statistics.median(times[False])
    return Result("the index of 200 texts / inserting them", statistics.median(times[True]) - without, without, 1.5)


def _taking_in(files: list[Path]) -> float:
    with (
        tempfile.TemporaryDirectory() as folder,
        Study.create(Path(folder) / "study.ect") as study,
        closing(study.intake.read(files, quiet, never)) as reading,
    ):
        proposed = study.intake.propose(reading)
        started = time.perf_counter()
        study.intake.shelve(reading, proposed, "AB", quiet, never)
        return time.perf_counter() - started
