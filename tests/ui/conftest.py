"""A window with a small study, as a researcher would have it open."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from ect_coder import settings, wording
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.ui import theme
from ect_coder.ui.window import Window
from ect_coder.values import Kind, Moment, Polarity, Span


@pytest.fixture
def dressed(qapp):
    theme.apply(qapp, theme.LIGHT)
    return qapp


@pytest.fixture
def refusals(monkeypatch):
    """What the window said in message boxes, which would wait for a click."""
    said = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    return said


@pytest.fixture
def window(qtbot, qapp, study, interview, refusals):
    settings.save(settings.Settings(coder="Léa", language="en", theme="light"))
    wording.use_language("en")
    study.add_project("Atelier")
    path = study.path
    study.close()
    shown = Window()
    qtbot.addWidget(shown)
    shown.show()
    shown.open_study(path)
    shown.activateWindow()
    QApplication.processEvents()
    shown.sitting.pages.read.open_document(interview)
    yield shown
    shown.close()


@pytest.fixture
def page(window, qtbot):
    found = window.sitting.pages.read.desk.page
    found.setFocus()
    qtbot.waitUntil(found.hasFocus)
    return found


@pytest.fixture
def small_study(dressed, study, tmp_path):
    """Three projects, five documents and eleven codings: an answer that holds, a contradiction, a gap, a silence.

    *Confiance* emerged with the support at the Légumerie and is contested at the Atelier; the Tiers-lieu is silent.
    """
    study.add_projects([("Légumerie", "2019-03", {}), ("Atelier", "2016", {}), ("Tiers-lieu", None, {})])
    for number, project in enumerate(("Légumerie", "Légumerie", "Atelier", "Atelier", "Tiers-lieu"), start=1):
        file = tmp_path / f"Document {number}.txt"
        file.write_text(
            f"Voix {number}.\n" + "Au départ, chacun se méfiait ; l’œuvre commune est venue. " * 9, encoding="utf-8"
        )
        study.take_in([file], project=project)
    study.describe(2, Description(kind=Kind.PRESS))
    study.code_many([_said(*each) for each in SAID])
    return study


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
