"""What every test stands on: a home of its own, English words, and no network."""

from __future__ import annotations

import socket

import pytest

from ect_coder import wording
from ect_coder.settings import HOME_VARIABLE
from ect_coder.study import Study


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path_factory.mktemp("home")))
    wording.use_language("en")


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_arguments):
        raise AssertionError("the program makes no connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)


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
