"""The example study as figures are made from it, in French, on a day that does not change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ect_coder import demo, wording
from ect_coder.analysis.gathering import Scope
from ect_coder.study import Study
from ect_coder.study.figures import material


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ECT_CODER_HOME", str(folder / "home"))
        wording.use_language("fr")
        made = demo.make(folder)
        with Study.open(made.study, writable=False) as study:
            yield study


@pytest.fixture
def french():
    wording.use_language("fr")


@pytest.fixture
def gathered(example, french):
    """Give the material of the example study, by pillar or by variable."""

    def gather(by="pillar", scope=None, pillar=""):
        return replace(material(example, by, scope or Scope(), pillar), made="2026-11-25")

    return gather
