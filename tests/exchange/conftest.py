"""The example study as values, whose plan (resources/demo) is what expectations are written from; and a hostile one."""

from __future__ import annotations

import dataclasses

import pytest

from ect_coder import demo, wording
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.events import NewEvent
from ect_coder.corpus.library import Description, clean_name
from ect_coder.settings import HOME_VARIABLE
from ect_coder.study import Study
from ect_coder.values import Happening, Moment, Polarity, Span

DAY = "2026-11-25"
EVIL = [
    "=1+1",
    "+1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></details></table>",
    "<!-- & &amp; -->",
    "💶👩‍🌾",
    "a\x01b\x0bc\x1fd",
    "]]>",
    "x" * 40_000,
]


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """The whole example study, as on a day of its own."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(folder / "home"))
        wording.use_language("en")
        made = demo.make(folder)
        with Study.open(made.study, writable=False) as study:
            return dataclasses.replace(study.whole(), made=DAY)


@pytest.fixture(scope="session")
def evil(tmp_path_factory):
    """A study all of whose texts would do harm in a table or a page that does not escape them."""
    folder = tmp_path_factory.mktemp("evil")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(folder / "home"))
        wording.use_language("en")
        with Study.create(folder / "s.ect", title=EVIL[3]) as study:
            for rank, words in enumerate(EVIL):
                _put(study, folder / f"{rank}.txt", rank, words)
            return study.whole()


def _put(study, file, rank, words):
    name = clean_name(f"{words[:60]} {rank}")
    file.write_text(f"{words} fin {rank}", encoding="utf-8")
    study.add_project(name, "2019", {words[:60]: words})
    (report,) = study.take_in([file], name)
    document = report.documents[0]
    study.describe(document, Description(name=name, group=words[:60], attributes={words[:60]: words}))
    span = Span(0, len(study.text(document)))
    study.code(NewCoding(document, span, "coop_confiance", Moment.BOTH, Polarity.PRESENT, 2, memo=words, coder="Léa"))
    study.discuss(document, Span(0, 3), f"{words[:200]} ?", "Léa")
    study.events.note(NewEvent(name, Happening.OTHER, "2018", name, words[:200]), "Léa")
