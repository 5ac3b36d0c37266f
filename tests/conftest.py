"""What every test stands on: a home of its own, English words, and no network."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

from ect_coder import wording
from ect_coder.settings import HOME_VARIABLE
from ect_coder.study import Study

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


INTERVIEW = (
    "Enquêtrice : Et au tout début, qui était autour de la table ?\n"
    "Mme Duval : On était trois, chacun avait mis 2 000 euros 💶 de sa poche.\n"
    "Enquêtrice : Et ensuite ?\n"
    "Mme Duval : Après les ateliers, l’œuvre commune a réuni deux élus.\n"
)
