"""What a terminal shows: narrow enough to read, and nothing lost at its edge."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ect_coder import wording
from ect_coder.analysis.evidence import Testimony
from ect_coder.analysis.matrix import Frame, matrix
from ect_coder.codebook.files import default
from ect_coder.exchange import printing
from ect_coder.values import Kind, Moment

DOCUMENT = {
    "id": 1, "code": "E01", "name": "Porteuse de la légumerie", "kind": Kind.INTERVIEW, "status": "coded",
    "projects": ["Légumerie des Combes", "Recyclerie La Cordée"], "date": "2023-11-14", "role": "carrier",
    "group": None, "words": 987, "length": 5626, "sha256": "3ea1f2", "codings": 22, "attributes": {},
}  # fmt: skip


def test_a_table_keeps_every_column_within_its_width():
    shown = printing.table([DOCUMENT] * 3)
    assert max(map(len, shown.split("\n"))) <= 100
    assert all(words in shown for words in ("E01", "interview", "987", "22", "Codings"))
    assert "3ea1f2" not in shown


def test_a_column_without_a_value_is_left_out():
    assert "Voice" not in printing.table([DOCUMENT])
    assert "Voice" in printing.table([DOCUMENT, {**DOCUMENT, "group": "famille"}])


def test_nothing_is_said_to_be_nothing():
    assert printing.table([]) == "(nothing)"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_answers_fit_in_a_hundred_columns(language):
    wording.use_language(language)
    grid = default()
    frame = Frame({pillar.id: tuple(each.id for each in pillar.variables) for pillar in grid.pillars})
    told = [Testimony(1, "coop_confiance", Moment.SUPPORT, voice, 1, 0, 0, (0, 0, 1)) for voice in "abc"]
    answered = SimpleNamespace(rows=matrix(frame, [1], told), projects={1: "Filière bois du Haut-Replat"})
    shown = printing.answer_table(answered, grid)
    assert max(map(len, shown.split("\n"))) <= 100
    assert "▲ · → ● 3" in shown
    assert all(pillar.letter and pillar.label(language).split()[0] in shown for pillar in grid.pillars)


def test_a_record_speaks_the_language_of_the_moment():
    wording.use_language("fr")
    assert printing.fields({"kind": Kind.INTERVIEW, "stale": True}).split() == ["Type", "entretien", "Périmée", "oui"]
