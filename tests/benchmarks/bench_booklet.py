"""An evidence booklet with 5,000 verbatims, against writing the same bytes."""

from __future__ import annotations

import dataclasses
import tempfile
from functools import partial
from pathlib import Path

from ect_coder import demo
from ect_coder.exchange import booklet
from ect_coder.exchange.export import export, in_one_step
from ect_coder.study import Study
from tests.benchmarks.result import Result, against

VERBATIMS = 5_000


def run() -> list[Result]:
    """Measure the whole export on one side, and a file put in its place in one step on the other."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Study.open(demo.make(folder).study, writable=False) as study:
            few = study.whole()
        codings = [few.codings[rank % len(few.codings)]._replace(id=rank) for rank in range(VERBATIMS)]
        references = {coding.id: f"{coding.document_code}, § {coding.id}" for coding in codings}
        whole = dataclasses.replace(few, codings=codings, references=references)
        written = booklet.text(whole).encode()

        def bare() -> None:
            in_one_step(folder / "b.html", partial(Path.write_bytes, data=written))

        ours = partial(export, whole, folder / "a.html")
        return [against(f"booklet, {VERBATIMS} verbatims / writing its bytes", ours, bare, 5)]


if __name__ == "__main__":
    from tests.benchmarks.__main__ import main

    main(["bench_booklet"])
