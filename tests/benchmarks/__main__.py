"""Every timing as a ratio against what it cannot beat, in one run: `make bench`. Prints, never asserts."""

from __future__ import annotations

import importlib
import os
import sys
import tempfile

from ect_coder.settings import HOME_VARIABLE

BENCHES = (
    "bench_import",
    "bench_memory",
    "bench_pdf",
    "bench_press",
    "bench_page",
    "bench_store",
    "bench_matrix",
    "bench_cells",
    "bench_search",
    "bench_frequencies",
    "bench_suggestions",
    "bench_smart_lists",
    "bench_workbook",
    "bench_booklet",
    "bench_refi",
    "bench_merge",
    "bench_start",
    "bench_heartbeat",
)


def main(wanted: list[str]) -> int:
    """Run all benches, or those named."""
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        print(f"{'':52}{'ours':>10}{'limit':>10}{'ratio':>8}{'target':>8}")
        for name in wanted or BENCHES:
            for result in importlib.import_module(f"tests.benchmarks.{name}").run():
                verdict = "" if result.ratio <= result.target else "   over"
                print(
                    f"{result.name:52}{result.ours * 1000:8.1f}{result.unit}{result.limit * 1000:8.1f}{result.unit}"
                    f"{result.ratio:8.2f}{result.target:7g}×{verdict}",
                    flush=True,
                )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
