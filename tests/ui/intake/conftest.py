"""Texts that were found, as values: interviews, a file of articles, what is to be looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from ect_coder.corpus import intake, library, turns
from ect_coder.corpus.intake import Likeness, Proposal, Read, Reading
from ect_coder.corpus.originals import Chest
from ect_coder.corpus.readers.source import Source
from ect_coder.corpus.speakers import speakers
from ect_coder.corpus.speaking import proposed
from ect_coder.values import Kind

TALK = "E : Et au début ?\nI : On était trois, numéro {n}.\nE : Et ensuite ?\nI : Tout le monde est venu.\n"


def talk(number: int, file: int) -> Proposal:
    text = TALK.format(n=number)
    found = turns.recognise(text)
    source = Source(text, found, kept={"words": 20, "turns": 4})
    heard = tuple(speakers(text, found))
    entry, path = library.entry(source), Path(f"/corpus/Entretien {number}.docx")
    return Proposal(
        file, path, entry, f"Entretien {number}", Kind.INTERVIEW, speakers=heard, speaking=proposed(heard, {})
    )


def articles(count: int, file: int) -> list[Proposal]:
    path, found = Path("/corpus/europresse.html"), []
    for number in range(count):
        source = Source(f"Article {number}.", kept={"words": 2}, format="Europresse", kind=Kind.PRESS)
        found.append(Proposal(file, path, library.entry(source), f"Titre {number}", Kind.PRESS, date="2022-05"))
    return found


@pytest.fixture
def found():
    """Two interviews, a file of three articles of which two say the same, and a text that is there already."""
    press = articles(3, 2)
    alike = Likeness("Titre 0")
    press[0], press[2] = (intake.replace(each, alike=alike) for each in (press[0], press[2]))
    known = intake.replace(talk(9, 3), repeats="E01 · Mme Duval", included=False, speakers=(), speaking={})
    return [talk(1, 0), talk(2, 1), *press, known]


@pytest.fixture
def three_hundred():
    """A file of 300 articles that was read, with what is proposed of it."""
    proposed_all = articles(300, 0)
    chest = Chest()
    reading = Reading((Read(proposed_all[0].path, tuple(each.entry for each in proposed_all)),), chest)
    yield reading, proposed_all
    reading.close()
