"""What every test stands on: a home of its own, English words, and no network."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

from ect_coder import wording
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.settings import HOME_VARIABLE
from ect_coder.study import Study
from ect_coder.values import Kind, Moment, Polarity, Span

OFFLINE = Path(__file__).parent / "offline"


def pytest_configure():
    """Forbid connections here, and in each process that a test starts."""
    found = importlib.util.spec_from_file_location("offline", OFFLINE / "sitecustomize.py")
    found.loader.exec_module(importlib.util.module_from_spec(found))
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(OFFLINE), before)))


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path_factory.mktemp("home")))
    wording.use_language("en")


@pytest.fixture
def study(tmp_path):
    with Study.create(tmp_path / "study.ect") as made:
        yield made


@pytest.fixture
def interview(study, tmp_path):
    """A document of three paragraphs about one project, as its number."""
    file = tmp_path / "interview.txt"
    file.write_text(INTERVIEW, encoding="utf-8")
    (report,) = study.take_in([file], project="Légumerie")
    return report.documents[0]


@pytest.fixture
def small_study(study, tmp_path):
    """Three projects, five documents and eleven codings: an answer that holds, a contradiction, a gap, a silence.

    *Confiance* emerged with the support at the Légumerie and is contested at the Atelier; the Tiers-lieu is silent.
    """
    fill(study, tmp_path)
    return study


def fill(study, folder):
    """Put the small study's projects, documents and codings into a new one."""
    study.add_projects([("Légumerie", "2019-03", {}), ("Atelier", "2016", {}), ("Tiers-lieu", None, {})])
    for number, project in enumerate(("Légumerie", "Légumerie", "Atelier", "Atelier", "Tiers-lieu"), start=1):
        file = folder / f"Document {number}.txt"
        file.write_text(
            f"Voix {number}.\n" + "Au départ, chacun se méfiait ; l’œuvre commune est venue. " * 9, encoding="utf-8"
        )
        study.take_in([file], project=project)
    study.describe(2, Description(kind=Kind.PRESS))
    study.code_many([_said(*each) for each in SAID])


INTERVIEW = (
    "Enquêtrice : Et au tout début, qui était autour de la table ?\n"
    "Mme Duval : On était trois, chacun avait mis 2 000 euros 💶 de sa poche.\n"
    "Enquêtrice : Et ensuite ?\n"
    "Mme Duval : Après les ateliers, l’œuvre commune a réuni deux élus.\n"
)

SAID = (
    (1, "coop_confiance", Moment.EMERGENCE, Polarity.ABSENT),
    (2, "coop_confiance", Moment.EMERGENCE, Polarity.ABSENT),
    (1, "coop_confiance", Moment.SUPPORT, Polarity.PRESENT),
    (2, "coop_confiance", Moment.SUPPORT, Polarity.PRESENT),
    (3, "coop_confiance", Moment.EMERGENCE, Polarity.PRESENT),
    (4, "coop_confiance", Moment.EMERGENCE, Polarity.ABSENT),
    (3, "coop_confiance", Moment.SUPPORT, Polarity.PRESENT),
    (3, "coop_confiance", Moment.BOTH, Polarity.MIXED),
    (1, "hybr_marchand", Moment.SUPPORT, Polarity.PRESENT),
    (4, "hybr_marchand", Moment.AFTER, Polarity.PRESENT),
    (1, "hybr_marchand", Moment.UNDETERMINED, Polarity.PRESENT),
)


def _said(document, variable, moment, polarity):
    intensity = 2 if polarity is Polarity.PRESENT else None
    return NewCoding(
        document, Span(8, 40), variable, moment, polarity, intensity, coder="Léa", memo="à revoir" * (document == 4)
    )
