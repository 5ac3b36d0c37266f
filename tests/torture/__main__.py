"""Play every family, or those named; write what came of it to docs/reliability.md where all were played in full."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ect_coder import wording
from ect_coder.settings import HOME_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.torture.outcome import Outcome

FAMILIES = ("kills", "steps", "disk", "damage", "full", "undoing", "places")
TABLE = Path(__file__).parents[2] / "docs" / "reliability.md"


def main() -> int:
    """Play and tell; exit 1 if a case failed."""
    asked = argparse.ArgumentParser()
    asked.add_argument("families", nargs="*", default=FAMILIES)
    asked.add_argument("--share", type=float, default=1.0, help="of the full number of cases")
    asked.add_argument("--write", action="store_true", help="write docs/reliability.md")
    chosen = asked.parse_args()
    wording.use_language("en")
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        outcomes: list[Outcome] = []
        for name in chosen.families:
            outcomes += importlib.import_module(f"tests.torture.{name}").run(chosen.share)
            for each in outcomes[-1:]:
                print(f"{each.family:10}{each.cases:7} cases{len(each.failures):5} failed  {each.fault}", flush=True)
    for each in outcomes:
        for said in each.failures[:5]:
            print(f"    {each.family}: {said}")
    if chosen.write:
        TABLE.parent.mkdir(exist_ok=True)
        TABLE.write_text(_table(outcomes), encoding="utf-8")
    return int(any(each.failures for each in outcomes))


def _table(outcomes: Sequence[Outcome]) -> str:
    rows = [
        f"| {each.family} | {each.fault} | {each.target} | {each.cases:,} | {len(each.failures)} | {each.seconds:.0f} s |"
        for each in outcomes
    ]
    head = ["| faults | what happens | target | cases | failed | took |", "|---|---|---|---|---|---|"]
    return "\n".join(["# Reliability", "", "By `make torture`, seed 20261125.", "", *head, *rows, ""])


if __name__ == "__main__":
    sys.exit(main())
