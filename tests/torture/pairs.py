"""F06: two people work at random on copies of a study, which are merged both ways, twice, and undone."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from ect_coder.study import Study
from tests.conftest import fill
from tests.merging.test_merge_properties import WORK, compare
from tests.torture.outcome import SEED, Outcome, played

PAIRS = 200


def run(share: float) -> list[Outcome]:
    """Play random pairs; the first that fails ends them."""
    count = max(1, int(PAIRS * share))
    told = "nothing lost, twice is once, the order does not matter, undone to the row"
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.ect"
        with Study.create(template) as study:
            fill(study, Path(folder))
        found = played("F06", "random work on two copies is merged", told, [partial(_pairs, template, count)])
    return [replace(found, cases=count)]


def _pairs(template: Path, count: int) -> str | None:
    @seed(SEED)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(mine=WORK, theirs=WORK)
    def all_of_them(mine: list[object], theirs: list[object]) -> None:
        compare(template, mine, theirs)

    try:
        all_of_them()
    except AssertionError as failure:
        return str(failure)
    return None
