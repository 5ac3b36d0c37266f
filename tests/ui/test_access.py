"""Whoever uses the keyboard, a screen reader or an unsteady hand finds every control, and sees where they are."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar, QToolButton, QWidget

from ect_coder import settings, wording
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.attributes import Owner
from ect_coder.corpus.intake import Outcome, Report
from ect_coder.corpus.register import Wanted
from ect_coder.errors import EmptyName
from ect_coder.exchange.estimates_table import Incoming
from ect_coder.exchange.tables import Table
from ect_coder.ui.about import About
from ect_coder.ui.codebook_editor import CodebookEditor
from ect_coder.ui.commands import Commands
from ect_coder.ui.estimates.exchanging import Incomers
from ect_coder.ui.history import History
from ect_coder.ui.intake.report import ImportReports
from ect_coder.ui.intake.speakers import SpeakersDialog
from ect_coder.ui.intake.window import ImportWindow
from ect_coder.ui.key_sheet import KeySheet
from ect_coder.ui.memo_centre import MemoCentre
from ect_coder.ui.preferences import Preferences
from ect_coder.ui.records.attribute_editor import AttributeEditor
from ect_coder.ui.records.collecting import Collecting
from ect_coder.ui.records.event_dialog import EventDialog
from ect_coder.ui.records.file_names import FileNames
from ect_coder.ui.records.register_import import RegisterImport
from ect_coder.ui.records.table_import import TableImport
from ect_coder.ui.records.targets import Targets
from ect_coder.ui.splitting import Splitting
from ect_coder.ui.theme import contrast
from ect_coder.ui.window import Window
from ect_coder.values import Moment, Span

LEAST_TARGET = 24
SEEN = 10
"""Pixels that must change by 3:1 for a focus to be seen: a caret is the least."""


def welcome(window):
    window.close_study()
    return window


def read(window):
    window.sitting.pages.show_page("read")
    window.sitting.pages.read.find_bar.open_bar()
    return window


def coding(window):
    window.sitting.guide.to_coding(1)
    return window.sitting.pages.read.card


def excerpts(window):
    window.sitting.pages.show_page("excerpts")
    return window


def matrix(window):
    window.sitting.pages.show_page("matrix")
    return window


def records(tab):
    def shown(window):
        window.sitting.pages.show_page("records")
        window.sitting.pages.page("records").show_tab(tab)
        return window

    return shown


def projects(window):
    window.sitting.pages.show_page("records")
    return window


def documents(window):
    window.sitting.pages.show_page("records")
    window.sitting.pages.page("records").show_tab("documents")
    return window


def attributes(window):
    return AttributeEditor(window.sitting.study, Owner.PROJECT, window.sitting.pages.colours, window)


def incoming(window):
    tab = window.sitting.pages.page("records").tab("projects")
    table = Table("t.xlsx", ("Projet", "pivot"), ({"Projet": "Neuf", "pivot": "2019"},), (2,))
    return TableImport(Owner.PROJECT, table, tab.columns(), tab.rows(), window)


def file_names(window):
    tab = window.sitting.pages.page("records").tab("documents")
    return FileNames(tab.columns(), tab.rows(), window)


def estimates(tab, shown="decide"):
    def made(window):
        window.sitting.pages.show_page("estimates")
        page = window.sitting.pages.page("estimates")
        page.tab("deciding").panel.show_tab(shown)
        page.show_tab(tab)
        return window

    return made


def robustness(tab):
    def shown(window):
        window.sitting.pages.show_page("robustness")
        page = window.sitting.pages.page("robustness")
        page.show_tab(tab)
        while page.cancel.isVisible():
            QThreadPool.globalInstance().waitForDone()
            QApplication.processEvents()
        return window

    return shown


def figures(window):
    window.sitting.pages.show_page("figures")
    return window


def picker(window):
    window.sitting.pages.show_page("read")
    window.sitting.pages.read.desk.page.select_span(Span(0, 10))
    window.sitting.pages.read.hand.ask("a")
    return window.sitting.pages.read.hand.picker


def keys(window):
    actions = window._actions
    sheet = KeySheet(
        actions.groups(), actions.keymap, {}, {"coop_confiance": "Confiance"}, window.sitting.pages.colours, window
    )
    sheet._search.setText("memo")
    return sheet


def importing(window):
    study = window.sitting.study
    with closing(study.intake.read([study.path.with_name("interview.txt")], *PATIENT)) as reading:
        proposed = study.intake.propose(reading)
    return ImportWindow(proposed, ["a.docx is empty."], ["Atelier"], window.sitting.pages.colours, window)


PATIENT = (lambda *_told: None), (lambda: False)
PLACES = {
    "welcome": welcome,
    "read": read,
    "coding": coding,
    "excerpts": excerpts,
    "matrix": matrix,
    **{f"records-{tab}": records(tab) for tab in ("inventory", "timeline", "resources", "guide")},
    "projects": projects,
    "documents": documents,
    "attributes": attributes,
    "incoming": incoming,
    "file_names": file_names,
    "estimates": estimates("deciding"),
    "estimates-card": estimates("deciding", "card"),
    "syntheses": estimates("syntheses"),
    "incomers": lambda window: Incomers(window.sitting.study, Incoming([], [(2, EmptyName())]), window),
    **{f"robustness-{tab}": robustness(tab) for tab in ("firm", "roles", "triangles", "negatives", "crosstab")},
    "figures": figures,
    "picker": picker,
    "keys": keys,
    "settings": lambda window: Preferences(window.person.settings, window),
    "commands": lambda window: Commands(window._actions.commands(), window.sitting.pages.colours, window),
    "history": lambda window: History(window.sitting.study.past_deeds(), window.sitting.pages.colours, window),
    "memos": lambda window: MemoCentre(window.sitting.study, window.sitting.pages.colours, window),
    "codebook": lambda window: CodebookEditor(window.sitting.study, window.sitting.pages.colours, window),
    "splitting": lambda window: Splitting(
        window.sitting.study, window.sitting.study.grid.code("coop_confiance"), "en", window
    ),
    "collecting": lambda window: Collecting(window.sitting.study, ["Légumerie"], "Légumerie", window),
    "event": lambda window: EventDialog(["Légumerie"], window, quote="En mars 2019"),
    "targets": lambda window: Targets(window.sitting.study.grid, "Qui ?", ["cooperation"], window),
    "register": lambda window: RegisterImport([Wanted(2, {"name": "Statuts"}, None, {})], {}, window),
    "importing": importing,
    "speakers": lambda window: SpeakersDialog(
        "Mme Duval", *window.sitting.study.intake.speakers(1), window.sitting.pages.colours, window
    ),
    "reports": lambda window: ImportReports([Report("a.docx", Outcome.REFUSED)], {}, Path(), window),
    "about": About,
}


@pytest.fixture(params=["light", "dark"])
def themed(request, qtbot, study, interview, refusals):
    """The window with a coded passage, in both themes."""
    settings.save(settings.Settings(coder="Léa", language="en", theme=request.param))
    wording.use_language("en")
    study.code(NewCoding(interview, Span(0, 40), "coop_confiance", Moment.SUPPORT, coder="Léa", memo="à voir"))
    path = study.path
    study.close()
    shown = Window()
    qtbot.addWidget(shown)
    shown.show()
    shown.open_study(path)
    shown.sitting.pages.read.open_document(interview)
    yield shown
    shown.close()


@pytest.fixture(params=PLACES)
def place(request, themed, qtbot):
    """A page, or a dialog, with everything that it shows."""
    found = PLACES[request.param](themed)
    if found is not themed:
        found.show()
    found.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is found.window())
    QApplication.processEvents()
    return found


def controls(place):
    """List what in a place can have the keyboard and is seen."""
    return [each for each in place.findChildren(QWidget) if _reached(each) and each.isVisible() and each.isEnabled()]


def _reached(widget):
    own = widget.focusProxy() is None and not widget.objectName().startswith("qt_")
    return own and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def said(widget):
    """Give a control's name: its own, its label's, or what stands on it. (Qt's, on Linux, is a box's value.)"""
    labels = [each.text() for each in widget.window().findChildren(QLabel) if each.buddy() is widget]
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or "".join(labels) or words


def told(widget):
    return f"{type(widget).__name__} {widget.objectName()} {said(widget)!r}"


def test_every_control_says_what_it_is_like_no_other_and_is_large_enough(place):
    found = controls(place)
    assert found
    assert [told(each) for each in found if not said(each)] == []
    names = Counter((type(each), said(each), said(each.parentWidget())) for each in found)
    assert [name for name, count in names.items() if count > 1] == []
    buttons = [each for each in place.findChildren(QAbstractButton) if each.isVisible() and _pressed(each)]
    small = [each for each in buttons if min(each.height(), each.width()) < LEAST_TARGET]
    assert [f"{told(each)} {each.width()}×{each.height()}" for each in small] == []


def _pressed(button):
    """Leave out what Qt itself puts into tab bars and lines of text."""
    return not isinstance(button.parent(), QTabBar) and not (
        isinstance(button, QToolButton) and type(button.parent()).__name__ == "QLineEdit"
    )


def test_every_control_shows_that_it_has_the_keyboard(place, qtbot):
    unseen = []
    for each in controls(place):
        resting = _without_focus(place, each)
        each.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(each.hasFocus)
        if _changed(resting, each.grab().toImage()) < SEEN:
            unseen.append(told(each))
    assert unseen == []


def _without_focus(place, widget):
    widget.clearFocus()
    QApplication.processEvents()
    return widget.grab().toImage()


def _changed(before, after):
    """Count the pixels that differ by 3:1."""
    found = 0
    for x in range(min(before.width(), after.width())):
        for y in range(min(before.height(), after.height())):
            one, other = before.pixel(x, y), after.pixel(x, y)
            if one != other and contrast(before.pixelColor(x, y).name(), after.pixelColor(x, y).name()) >= 3:
                found += 1
                if found >= SEEN:
                    return found
    return found
