"""R19, R22, R23: newer files are left alone; passages are the same words in Qt and in Python, and after any edit."""

from __future__ import annotations

import hashlib
import random
import tempfile
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

from ect_coder.corpus.anchors import Anchors
from ect_coder.corpus.canonical import canonical
from ect_coder.errors import NewerStudy
from ect_coder.storage.schema import SCHEMA_VERSION
from ect_coder.study import Study
from ect_coder.ui.reader.offsets import Offsets
from ect_coder.values import Span
from tests.torture.outcome import SEED, Outcome, played
from tests.torture.studies import make

NEWER, ANCHORS, EDITS = 5, 10_000, 5_000
_SIGNS = (
    "a", "e", "é", "e\u0301", "ç", "œ", " ", " ", " ", "\u00a0", "\u202f", "\r\n", "\n", "🌾", "👩\u200d👧", "🇫🇷", "ש", "ع",
    "\u200f", "𝒜", "ﬁ", "\u00ad", ".", "’", "«", "»", "-", "mot", "trois", "était",
)  # fmt: skip


def run(share: float) -> list[Outcome]:
    """Play them on random texts."""
    chance = random.Random(SEED)

    def times(count: int) -> range:
        return range(max(1, int(count * share)))

    with tempfile.TemporaryDirectory() as folder:
        model = make(Path(folder), paragraphs=5, codings=5)
        newer = [
            partial(_newer, model, version)
            for version in (SCHEMA_VERSION + 1, SCHEMA_VERSION + 2, 17, 99, 2**31 - 1)[:NEWER]
        ]
        return [
            played("R19", "a newer study is opened", "refused, every byte as it was", newer),
            played("R22", "random passages of random texts", "the same words, always", [partial(_anchor, chance) for _n in times(ANCHORS)]),
            played("R23", "a random edit of a text with passages", "its words, or lost", [partial(_edited, chance) for _n in times(EDITS)]),
        ]  # fmt: skip


def _newer(model: Path, version: int) -> str | None:
    path = model.with_name("newer.ect")
    content = bytearray(model.read_bytes())
    content[60:64] = version.to_bytes(4, "big")
    path.write_bytes(content)
    before = hashlib.sha256(content).digest()
    for writable in (True, False):
        try:
            Study.open(path, writable=writable).close()
        except NewerStudy:
            continue
        return f"version {version} opened"
    beside = [each.name for each in path.parent.glob("newer.ect?*")]
    return None if hashlib.sha256(path.read_bytes()).digest() == before and not beside else f"version {version} changed"


def _text(chance: random.Random) -> str:
    return canonical("".join(chance.choice(_SIGNS) for _sign in range(chance.randrange(20, 200))))


def _anchor(chance: random.Random) -> str | None:
    """Compare with what UTF-16 itself says: the units of the words before, and of those within."""
    text = _text(chance)
    if len(text) < 2:
        return None
    start = chance.randrange(len(text) - 1)
    end = chance.randrange(start + 1, len(text) + 1)
    units, offsets = text.encode("utf-16-le"), Offsets(text)
    first, last = offsets.to_qt(start), offsets.to_qt(end)
    if units[2 * first : 2 * last].decode("utf-16-le") != text[start:end]:
        return f"{text!r} {start}–{end}"
    back = offsets.to_points(first), offsets.to_points(last)
    return None if back == (start, end) else f"{text!r} {start}–{end} comes back as {back}"


def _edited(chance: random.Random) -> str | None:
    text = _text(chance)
    if len(text) < 30:
        return None
    start = chance.randrange(len(text) - 10)
    end = start + chance.randrange(3, 10)
    place = chance.randrange(len(text))
    new = text[:place] + _text(chance)[: chance.randrange(12)] + text[place + chance.randrange(12) :]
    found = Anchors(text, new).follow(Span(start, end))
    if found is None:
        return None
    words, there = text[start:end], new[found.start : found.end]
    alike = SequenceMatcher(None, words, there, autojunk=False).ratio()
    return None if words == there or alike >= 0.5 else f"{words!r} became {there!r}"
