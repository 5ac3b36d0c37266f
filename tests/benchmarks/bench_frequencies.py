"""Lemmas of 1.6 million words by moment, with 4,000 codings: the first time, and again with what was kept of each text."""

from __future__ import annotations

import random
import re
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import simplemma

from ect_coder.analysis.frequencies import Counting
from ect_coder.coding.codings import NewCoding
from ect_coder.study import Study
from ect_coder.values import Moment, Span
from tests.benchmarks.bench_search import corpus
from tests.benchmarks.result import Result

if TYPE_CHECKING:
    from collections.abc import Callable

CODINGS = 20
"""Of each text."""
_WORD = re.compile(r"[^\W_]+")


def run() -> list[Result]:
    """Count twice: against giving each word to simplemma's own lemmatizer, and against the first time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.ect"
        with Study.create(path) as study:
            study.take_in(corpus(Path(folder)))
            study.code_many(_codings(study))
        with Study.open(path) as study:
            texts = [study.text(each.id) for each in study.documents()]
            limit = _timed(lambda: _bare_lemmas(texts))
            first = _timed(lambda: study.frequencies.count(Counting()))
            again = _timed(lambda: study.frequencies.count(Counting()))
            found = study.frequencies.count(Counting()).table.rows[0].lemma
            contexts = _timed(lambda: study.frequencies.contexts(Counting(), found, Moment.SUPPORT.value))
    return [
        Result("lemmas of 1.6 M words, first time / simplemma alone", first, limit, 4),
        Result("lemmas of 1.6 M words, again / first time", again, first, 0.6),
        Result("contexts of a lemma in a column / counting again", contexts, again, 1),
    ]


def _codings(study: Study) -> list[NewCoding]:
    chance = random.Random(3)
    moments, code = list(Moment), study.grid.variables[0].id
    places = ((each.id, chance.randrange(each.length - 400)) for each in study.documents() for _nth in range(CODINGS))
    return [
        NewCoding(document, Span(at, at + 300), code, chance.choice(moments), coder="AB") for document, at in places
    ]


def _bare_lemmas(texts: list[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text in texts:
        found.update(simplemma.lemmatize(word, "fr") for word in _WORD.findall(text))
    return found


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
