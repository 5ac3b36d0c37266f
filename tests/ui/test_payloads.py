"""Whatever a text says, every page, tab and dialog shows it as text: nothing is taken for markup, nothing is loaded."""

import re

import pytest
from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTextEdit

from ect_coder import settings, wording
from ect_coder.study import Study
from ect_coder.ui.records.page import RecordsPage
from ect_coder.ui.window import Window
from tests.payloads import PAGES, fill, share
from tests.ui.hands import answering

DIALOGS = ("codebook", "inbox", "memos", "history", "shortcuts", "remove_person", "privacy", "versions")


@pytest.fixture
def full(qtbot, dressed, tmp_path, request, refusals):
    """A window on a study whose every text is markup."""
    with Study.create(tmp_path / "s.ect") as study:
        fill(study, tmp_path, request.param)
    settings.save(settings.Settings(coder="Léa", language="en", theme="light"))
    wording.use_language("en")
    shown = Window()
    qtbot.addWidget(shown)
    shown.show()
    shown.open_study(tmp_path / "s.ect")
    QApplication.processEvents()
    yield shown
    shown.close()


def may_be_markup(words):
    """Say whether Qt, which guesses by the first line, could take words for markup."""
    return re.search(r"<[/!?a-zA-Z]|&lt;", words.split("\n")[0]) is not None


def taken_for_markup(payload):
    """Name what would show the payload as anything but text: labels, texts, and what hovers over widgets or rows."""
    found = []
    for each in QApplication.allWidgets() if may_be_markup(payload) else ():
        name = f"{type(each).__name__} {each.objectName()} in {type(each.parent()).__name__}"
        if isinstance(each, QLabel) and payload in each.text():
            plain = each.textFormat() is Qt.TextFormat.PlainText
            if not plain and may_be_markup(each.text()):
                found.append(f"{name}: {each.text()[:60]}")
        if payload in each.toolTip() and may_be_markup(each.toolTip()):
            found.append(f"tip of {name}: {each.toolTip()[:60]}")
        if isinstance(each, QAbstractItemView) and each.model() is not None:
            found.extend(
                f"tip of a row of {name}: {tip[:60]}"
                for tip in tips(each.model())
                if payload in tip and may_be_markup(tip)
            )
    return sorted(set(found))


def tips(model, parent=None):
    """Give what hovers over the rows of a model, of a list as of a tree."""
    where = parent if parent is not None else QModelIndex()
    flat = isinstance(model, (QAbstractListModel, QAbstractTableModel))
    columns = 1 if isinstance(model, QAbstractListModel) else min(model.columnCount(where), 20)
    for row in range(min(model.rowCount(where), 50)):
        for column in range(columns):
            index = model.index(row, column, where)
            yield str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            if column == 0 and not flat:
                yield from tips(model, index)


@pytest.fixture
def loads(monkeypatch):
    """What texts asked for beside their own words."""
    asked = []

    def load(_document, _kind, name):
        asked.append(QUrl(name).toString())

    monkeypatch.setattr(QTextDocument, "loadResource", load)
    monkeypatch.setattr(QTextEdit, "loadResource", load)
    return asked


@pytest.mark.parametrize("full", share(PAGES, 4), indirect=True)
def test_every_screen_shows_it_as_text(full, loads):
    payload = full.sitting.study.conventions().title
    found = []

    def look():
        QApplication.processEvents()
        found.extend(taken_for_markup(payload))

    full.sitting.pages.read.open_document(1, 0, 1)
    look()
    for page in ("excerpts", "matrix", "estimates", "figures", "search", "records"):
        full.sitting.pages.show_page(page)
        look()
    for tab, _label, _where in RecordsPage.TABS:
        full.sitting.pages.page("records").show_tab(tab)
        look()
    full.sitting.pages.show_page("read")
    for action in DIALOGS:
        with answering(look):
            full._actions[action].trigger()
    full.status.say(payload)
    look()
    full.close_study()
    look()
    assert "\n".join(sorted(set(found))) == ""
    assert loads == []
