"""R20, R21: what is done at random is undone to the letter and done again; a day of deeds neither swells nor slows."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.excerpts import Filter
from ect_coder.coding.memos import About, Subject
from ect_coder.coding.settlements import Verdict
from ect_coder.errors import EctError
from ect_coder.storage.word_index import OWN_TABLES
from ect_coder.study import Study
from ect_coder.values import Mark, Moment, Polarity, Span
from tests.rows import everything
from tests.torture.outcome import SEED, Outcome, played
from tests.torture.studies import make

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS, DEEDS_OF_A_RUN, DAY = 1_000, 50, 20_000
_SWELLS, _SLOWS = 1.10, 1.20


def run(share: float) -> list[Outcome]:
    """Play runs, then a day."""
    return [there_and_back(share), day(share)]


def there_and_back(share: float) -> Outcome:
    """Play runs of one study, each from where the last one ended."""
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder, Study.open(make(Path(folder), paragraphs=20, codings=20)) as study:
        runs = [partial(_there_and_back, study, chance) for _run in range(max(1, int(RUNS * share)))]
        return played("R20", f"{DEEDS_OF_A_RUN} random deeds undone, then done again", "the same to the row", runs)


def day(share: float) -> Outcome:
    """Play the deeds of a long day."""
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder, Study.open(make(Path(folder), paragraphs=20, codings=20)) as study:
        deeds = max(1_000, int(DAY * share))
        return played(
            "R21",
            f"a day of {deeds:,} random deeds",
            "memory ≤ 110 %, speed within 20 %",
            [partial(_day, study, chance, deeds)],
        )


def _rows(study: Study) -> list[str]:
    """Give all that can be undone, row by row."""
    driver = study._database._writer.connection.driver_connection
    return everything(driver, but=("seal", "history", "sqlite_sequence", *OWN_TABLES))


def _there_and_back(study: Study, chance: random.Random) -> str | None:
    before, first = _rows(study), len(study.past_deeds())
    _do(study, chance, DEEDS_OF_A_RUN)
    after, done = _rows(study), len(study.past_deeds()) - first
    study.travel(-done)
    if _rows(study) != before:
        return f"{done} deeds: not as before"
    study.travel(done)
    return None if _rows(study) == after else f"{done} deeds: not as after"


def _day(study: Study, chance: random.Random, deeds: int) -> str | None:
    process, tenth = psutil.Process(), deeds // 10
    _do(study, chance, tenth)
    memory, paces = process.memory_info().rss, []
    for _part in range(8):
        began = time.process_time()
        _do(study, chance, tenth)
        paces.append(time.process_time() - began)
    swollen = process.memory_info().rss / memory
    slower = statistics.median(paces[-3:]) / statistics.median(paces[:3])
    return f"memory {swollen:.2f}, time {slower:.2f}" if swollen > _SWELLS or slower > _SLOWS else None


def _do(study: Study, chance: random.Random, count: int) -> None:
    for _deed in range(count):
        try:
            chance.choice(_DEEDS)(study, chance)
        except EctError:
            continue


def _some(study: Study, chance: random.Random) -> int:
    numbers = [each.id for each in study.sample(_ALL, 4)]
    return chance.choice(numbers) if numbers else 0


def _code(study: Study, chance: random.Random) -> None:
    start = chance.randrange(1_000)
    key = chance.choice(study.grid.codes).id
    moment, polarity = chance.choice(list(Moment)), chance.choice(list(Polarity))
    study.code(NewCoding(1 + chance.randrange(2), Span(start, start + 30), key, moment, polarity, coder="Léa"))


def _recode(study: Study, chance: random.Random) -> None:
    study.recode([_some(study, chance)], moment=chance.choice(list(Moment)))


def _uncode(study: Study, chance: random.Random) -> None:
    study.uncode([_some(study, chance)])


def _write(study: Study, chance: random.Random) -> None:
    study.write_memo(Subject(About.PROJECT, "Légumerie"), f"Un mot {chance.random()} 🌾", "Léa")


def _discuss(study: Study, chance: random.Random) -> None:
    start = chance.randrange(500)
    number = study.discuss(1, Span(start, start + 9), f"Qui ? {start}", "Léa")
    if chance.random() < 0.9:
        study.remove_discussion(number)


def _settle(study: Study, chance: random.Random) -> None:
    (number,) = study.desk.settle([Verdict((), (_some(study, chance),), note=f"Non. {chance.random()}")], "Zoé")
    if chance.random() < 0.9:
        study.desk.reopen([number])


def _estimate(study: Study, chance: random.Random) -> None:
    wish = NewEstimate("Légumerie", "cooperation", Moment.SUPPORT, chance.choice(list(Mark)), "Un début.", coder="Léa")
    study.estimate([wish])


def _correct(study: Study, chance: random.Random) -> None:
    text = study.text(2)
    place = chance.randrange(len(text))
    study.corrections.correct(2, text[:place] + chance.choice("aé🌾 ") + text[place + chance.randrange(2) :])


def _turn_back(study: Study, chance: random.Random) -> None:
    if chance.random() < 0.5:
        study.undo()
        study.redo()


_ALL = Filter()
_DEEDS: tuple[Callable[[Study, random.Random], None], ...] = (
    *([_code] * 4),
    _recode,
    *([_uncode] * 4),
    _write,
    _discuss,
    _settle,
    _estimate,
    _correct,
    _turn_back,
)
