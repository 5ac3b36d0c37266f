"""A Europresse file of 300 articles, against parsing it with lxml alone; and which of 1,000 articles say the same."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

from lxml import html

from ect_coder.corpus import likeness, readers
from ect_coder.corpus.readers import web
from tests.benchmarks.result import Result, against
from tests.corpus.press_pages import current, page

ARTICLES, WORDS = 300, 500
COMPARED = 1_000
_WORDS = [
    "la",
    "commune",
    "le",
    "hangar",
    "une",
    "scierie",
    "des",
    "habitants",
    "qui",
    "ont",
    "décidé",
    "avec",
    "leurs",
    "voisins",
    "de",
    "partager",
    "un",
    "outil",
    "parce",
    "que",
    "personne",
    "ne",
    "pouvait",
    "l'acheter",
    "seul",
    "cette",
    "année",
    "encore",
]


def article(seed: int) -> str:
    """Write one article of 500 words, with words highlighted as Europresse does."""
    chance = random.Random(seed)
    words = [f"<mark>{word}</mark>" if word == "scierie" else word for word in chance.choices(_WORDS, k=WORDS)]
    paragraphs = [" ".join(words[start : start + 50]) + "." for start in range(0, WORDS, 50)]
    return current(title=f"Une scierie voit le jour, {seed}", paragraphs=paragraphs, number=f"news·20240911·QDV·{seed}")


def run() -> list[Result]:
    """Measure a file told apart into articles, then with their words counted; and likeness against one second."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "europresse.HTML"
        path.write_text(page(*map(article, range(ARTICLES))), encoding="utf-8")

        def parse() -> object:
            return html.parse(str(path), html.HTMLParser(encoding="utf-8"))

        assert len(readers.read(path).sources) == ARTICLES
        told_apart = against(
            f"Europresse, {ARTICLES} articles told apart / lxml parse",
            lambda: web.read(path, readers.never),
            parse,
            3,
            9,
        )
        taken_in = against(
            f"Europresse, {ARTICLES} articles, counted / lxml parse", lambda: readers.read(path), parse, 3, 9
        )
    return [told_apart, taken_in, _compared()]


def _compared() -> Result:
    chance = random.Random(1)
    words = [f"mot{number}" for number in range(3_000)]
    weights = [1 / (rank + 1) for rank in range(3_000)]
    texts = [" ".join(chance.choices(words, weights, k=WORDS)) for _each in range(COMPARED)]
    started = time.perf_counter()
    likeness.groups(texts)
    return Result(f"likeness of {COMPARED} articles / one second", time.perf_counter() - started, 1, 1)
