"""Syntheses: a text for each project and pillar, written, corrected, taken away, undone, and handed over."""

from __future__ import annotations

import pytest
from docx import Document

from ect_coder.corpus.library import Description
from ect_coder.errors import UnknownPillar, UnknownProject
from ect_coder.exchange import syntheses_document
from ect_coder.values import Quotability


@pytest.fixture
def written(study):
    study.add_project("Légumerie")
    study.syntheses.write("Légumerie", "cooperation", "  Née avec l’accompagnement.\r\nDeux voix.\n", "Léa")
    return study


def test_a_synthesis_is_kept_and_signed(written):
    (found,) = written.syntheses.all()
    assert (found.project, found.pillar, found.text, found.coder) == (
        "Légumerie",
        "cooperation",
        "Née avec l’accompagnement.\nDeux voix.",
        "Léa",
    )


def test_a_corrected_synthesis_bears_the_name_of_who_corrected_it_until_that_is_undone(written):
    written.syntheses.write("Légumerie", "cooperation", "Contestée.", "Paul")
    assert [(each.text, each.coder) for each in written.syntheses.all()] == [("Contestée.", "Paul")]
    written.undo()
    assert [each.coder for each in written.syntheses.all()] == ["Léa"]


def test_an_empty_text_takes_a_synthesis_away_until_that_is_undone(written):
    written.syntheses.write("Légumerie", "cooperation", " \n", "Léa")
    assert written.syntheses.all() == []
    written.undo()
    assert len(written.syntheses.all()) == 1


def test_an_unknown_project_or_pillar_changes_nothing(written):
    with pytest.raises(UnknownProject):
        written.syntheses.write("Autre", "cooperation", "…", "Léa")
    with pytest.raises(UnknownPillar):
        written.syntheses.write("Légumerie", "coop_confiance", "…", "Léa")
    assert len(written.syntheses.all()) == 1


def test_the_document_has_a_chapter_for_each_project_and_a_heading_for_each_pillar(written, tmp_path):
    written.syntheses.write("Légumerie", "resilience", "Rien n’est dit.", "Léa")
    path = tmp_path / "syntheses.docx"
    syntheses_document.write(written.syntheses.all(), written.grid, written.quoting(), "Étude", path)
    lines = [(each.style.name, each.text) for each in Document(path).paragraphs]
    assert lines[:5] == [
        ("Title", "Syntheses – Étude"),
        ("Normal", "2 syntheses"),
        ("Heading 1", "Légumerie"),
        ("Heading 2", "Cooperation"),
        ("Normal", "Née avec l’accompagnement."),
    ]
    assert ("Normal", "Rien n’est dit.") in lines


def test_what_a_synthesis_quotes_of_a_document_that_is_not_quotable_stays(study, interview, tmp_path):
    words = "chacun avait mis 2 000 euros 💶 de sa poche"
    study.syntheses.write("Légumerie", "cooperation", f"On lit que {words}.", "Léa")
    study.describe(interview, Description(quotability=Quotability.WITHHELD))
    path = tmp_path / "syntheses.docx"
    syntheses_document.write(study.syntheses.all(), study.grid, study.quoting(), "Étude", path)
    text = "\n".join(each.text for each in Document(path).paragraphs)
    assert "[not quotable]" in text
    assert "euros" not in text


def test_removing_a_document_takes_its_words_out_of_syntheses(study, interview):
    study.syntheses.write(
        "Légumerie", "cooperation", "« Après les ateliers, l’œuvre commune a réuni deux élus ».", "Léa"
    )
    study.removals.remove([interview])
    assert "œuvre" not in study.syntheses.all()[0].text
