"""What people wrote is seen as they wrote it, in tips and labels too: a name is no page to be drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QLabel, QTreeView, QWidget

from ect_coder import settings, wording
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.events import NewEvent
from ect_coder.corpus.library import Description
from ect_coder.ui.tip import tip
from ect_coder.ui.window import Window
from ect_coder.values import Happening, Moment, Span
from tests.ui.test_access import PLACES

NAME = '<img src="a.png"> & <b>fils</b>'


def test_what_looks_like_a_page_is_written_out():
    assert "&lt;img src=&quot;a.png&quot;&gt; &amp; &lt;b&gt;fils&lt;/b&gt;" in tip(NAME)
    assert tip("Légumerie des Combes") == "Légumerie des Combes"


@pytest.fixture
def window(qtbot, study, interview, refusals):
    """A study in which whatever can be named looks like a page."""
    settings.save(settings.Settings(coder=NAME, language="en"))
    wording.use_language("en")
    study.rename_project("Légumerie", NAME)
    study.describe(interview, Description(name=NAME, group=NAME, attributes={NAME: NAME}))
    study.add_project(NAME, "2019", {NAME: NAME})
    study.agree("title", NAME)
    study.events.note(NewEvent(NAME, Happening.OTHER, "2019-04", NAME, NAME), NAME)
    for moment in (Moment.EMERGENCE, Moment.SUPPORT):
        study.code(NewCoding(interview, Span(0, 40), "coop_confiance", moment, coder=NAME, memo=NAME))
    path = study.path
    study.close()
    shown = Window()
    qtbot.addWidget(shown)
    shown.show()
    shown.open_study(path)
    shown.sitting.pages.read.open_document(interview)
    yield shown
    shown.close()


_PLACES = [
    *("welcome", "coding", "picker", "syntheses", "estimates-card", "robustness-roles", "robustness-crosstab"),
    *("records-timeline", "codebook", "splitting", "targets", "importing", "speakers"),
]
"""Where `test_payloads.py` does not look."""


@pytest.mark.parametrize("place", _PLACES)
def test_no_tip_and_no_label_takes_a_name_for_a_page(window, place):
    found = PLACES[place](window)
    found.show()
    QApplication.processEvents()
    seen = [found, *found.findChildren(QWidget)]
    assert [told(each) for each in seen if "<img" in each.toolTip()] == []
    assert [told(each) for each in seen if isinstance(each, QLabel) and drawn(each)] == []
    assert [
        told(each) for each in seen if isinstance(each, QAbstractItemView) and any("<img" in tip for tip in tips(each))
    ] == []


def drawn(label):
    return "<img" in label.text() and label.textFormat() != Qt.TextFormat.PlainText


def tips(view):
    """Give the tips of all cells or headings of a view."""
    model = view.model()
    if model is None or (isinstance(view, QHeaderView) and isinstance(model, QAbstractListModel)):
        return
    if isinstance(view, QHeaderView):
        across = view.orientation()
        count = model.columnCount() if across is Qt.Orientation.Horizontal else model.rowCount()
        for section in range(count):
            yield str(model.headerData(section, across, Qt.ItemDataRole.ToolTipRole) or "")
        return
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(model.rowCount(parent)):
            for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
                index = model.index(row, column, parent)
                yield str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
                if column == 0 and isinstance(view, QTreeView):
                    waiting.append(index)


def told(widget):
    return f"{type(widget).__name__} {widget.objectName()} {type(widget.parent()).__name__}"
