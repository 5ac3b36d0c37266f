"""Play every family, or those named; write what came of it to docs/reliability.md where all were played in full."""

from __future__ import annotations

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ect_coder import wording
from ect_coder.settings import HOME_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.torture.outcome import Outcome

FAMILIES = ("kills", "steps", "disk", "damage", "full", "permissions", "undoing", "places", "pairs")
IN_SUITE = (
    ("R07", "two open one file", ("tests/storage/test_lock.py",)),
    ("R09, R10", "shared folders and what a quarrel leaves there", ("tests/storage/test_surroundings.py", "tests/storage/test_working_copy.py")),
    ("R16", "backups are thinned on random calendars", ("tests/storage/test_thinning.py",)),
    ("R17", "studies of each older version", ("tests/storage/test_migrations.py",)),
    ("S01", "zip bombs", ("tests/corpus/test_hostile_bombs.py",)),
    ("S02", "declarations and entities", ("tests/corpus/test_hostile_declarations.py",)),
    ("S03", "what lies outside a file", ("tests/corpus/test_hostile_outside.py",)),
    ("S04", "vast and deep files", ("tests/corpus/test_hostile_vast.py",)),
    ("S05, S06", "hostile and broken .qdpx", ("tests/exchange/refi/test_hostile.py",)),
    ("S07, S08, S09", "formulas, limits of sheets, markup, in files", ("tests/exchange/test_hostile_outputs.py", "tests/exchange/test_payloads.py", "tests/exchange/test_workbook.py")),
    ("S09", "markup on every screen", ("tests/ui/test_payloads.py",)),
    ("S11", "no connection", ("tests/test_offline.py",)),
    ("G01, G03", "names leave as they should, and their key", ("tests/test_names_leave.py", "tests/names/test_key.py")),
    ("G02", "a person leaves", ("tests/study/test_erasure.py",)),
    ("G05", "bugs are told without a word of a text", ("tests/ui/test_bugs.py",)),
    ("F01, F02", "the rule: 36 pairs, and random studies against a slow counter", ("tests/analysis/test_rule.py", "tests/analysis/test_slow_counter.py")),
)  # fmt: skip
"""What is played whole in every `make test`, and where."""
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
    played = ["# Reliability", "", "By `make torture`, seed 20261125.", "", *head, *rows, ""]
    tests = [
        f"| {family} | {fault} | {_collected(places)} | {', '.join(f'`{place}`' for place in places)} |"
        for family, fault, places in IN_SUITE
    ]
    head = ["| faults | what happens | tests | where |", "|---|---|---|---|"]
    return "\n".join([*played, "In every `make test`, where each must pass.", "", *head, *tests, ""])


def _collected(places: Sequence[str]) -> int:
    """Count the tests in some files."""
    asked = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-o", "addopts=", *places]
    listed = subprocess.run(asked, cwd=TABLE.parents[1], capture_output=True, text=True, check=True).stdout
    return sum("::" in line for line in listed.splitlines())


if __name__ == "__main__":
    sys.exit(main())
