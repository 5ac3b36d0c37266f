"""A monkey at the keyboard: whatever it does can be undone and done again, and what is painted is what is on disk.

Each seed is one sitting. A failure prints what was done before, and `sitting(seed)` plays it again.
"""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.excerpts import Filter
from ect_coder.corpus.library import Description
from ect_coder.ui.corpus_pane import _DOCUMENT
from ect_coder.ui.reader.dressing import painted
from ect_coder.ui.rows import VALUE
from ect_coder.ui.tree import COUNT_ROLE
from ect_coder.values import Moment, Span
from tests.storage.test_undo_machine import dump
from tests.ui.hands import answering, keyboard, press, write

ACTIONS = 120
SEEDS = range(6)
LETTERS = ("c", "r", "conf", "gouv", "risque", "march", "xyz", "é")
MEMOS = ("à revoir", "Qui parle ? 💶", " ", "« deux »")


class Monkey:
    """Presses keys and triggers actions at random; remembers them by name."""

    def __init__(self, window, seed):
        self.window = window
        self.chance = random.Random(seed)
        self.done = []

    @property
    def read(self):
        return self.window.sitting.pages.read

    def act(self):
        """Do one thing, and be sure that the next key will go somewhere."""
        (deed,) = self.chance.choices(list(WEIGHTS), WEIGHTS.values())
        self.done.append(deed.__name__)
        deed(self)
        QApplication.processEvents()
        assert keyboard().isVisible(), keyboard()

    def press(self, *keys):
        self.done.append(" ".join(keys))
        press(*keys)

    def write(self, words):
        self.done.append(repr(words))
        write(words)

    def to_the_text(self):
        """Go back to the text as a person does, from wherever the last thing has led."""
        self.press("Escape", "Ctrl+1")

    # Reading

    def wander(self):
        self.to_the_text()
        for _step in range(self.chance.randrange(1, 4)):
            self.press(self.chance.choice(("Down", "Ctrl+Right", "PgDown", "Up", "End", "Ctrl+Home", "Home")))

    def select(self):
        self.wander()
        if self.chance.random() < 0.5:
            self.press(*["Ctrl+E"] * self.chance.randrange(1, 4))
        else:
            self.press(*["Ctrl+Shift+Right"] * self.chance.randrange(1, 6))

    def find(self):
        self.press("Ctrl+F")
        self.write(self.chance.choice(LETTERS))
        self.press(*self.chance.choices(("F3", "Shift+F3", "Return"), k=2))
        self.press("Escape")

    def turn_pages(self):
        self.press(self.chance.choice(("Ctrl+1", "Ctrl+2", "Ctrl+3", "F6", "F11", "Ctrl+Shift+F", "Tab", "Shift+Tab")))

    def walk_lists(self):
        self.press(*self.chance.choices(("Down", "Up", "Right", "Left"), k=3))
        self.press(self.chance.choice(("Return", "Escape")))

    def change_document(self):
        self.press(self.chance.choice(("Ctrl+PgDown", "Ctrl+PgUp")))

    def step(self):
        self.press(self.chance.choice(("Ctrl+Shift+Down", "Ctrl+Shift+Up", "F7")))

    def go_to_paragraph(self):
        with answering(lambda: self.press(str(self.chance.randrange(1, 9)), "Return")):
            self.press("Ctrl+G")

    def zoom(self):
        self.press(self.chance.choice(("Ctrl++", "Ctrl+-", "Ctrl+0")))

    def dress(self):
        self.window._actions[self.chance.choice(("theme", "language"))].trigger()

    # Coding

    def code(self):
        self.select()
        self.write(self.chance.choice(LETTERS))
        self.press(*self.chance.choices(("Tab", "Shift+Tab", "Ctrl+2", "Down", "Up"), k=self.chance.randrange(4)))
        self.press(self.chance.choice(("Return", "Return", "Shift+Return", "Escape")))

    def repeat(self):
        self.select()
        self.press(self.chance.choice(("Return", "6", "Ctrl+Return", "Shift+F8")))

    def code_several(self):
        self.select()
        for _variable in range(2):
            self.write(self.chance.choice(LETTERS))
            self.press("Ctrl+Return")
        self.press(self.chance.choice(("Return", "Return", "Escape")))

    def code_in_vivo(self):
        self.select()
        self.press("Ctrl+Shift+I")

    def highlight(self):
        """Take a stretch by its number, with the highlighter on."""
        self.press("Ctrl+1", "F5")
        page = self.read.desk.page
        place = QPoint(12, self.chance.randrange(page.viewport().height()))
        QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.done.append("click on a number")
        self.press("Escape")

    def discuss(self):
        self.select()
        self.press("Ctrl+D")
        if self.read.writing.question.isVisible():
            self.write(self.chance.choice(MEMOS))
            self.press("Escape")

    def change(self):
        self.press(self.chance.choice(("F8", "F9", "Shift+F8", "1", "2", "3", "4", "5", "Delete", "F4")))

    def move_edges(self):
        edges = ("Alt+Left", "Alt+Right", "Alt+Shift+Left", "Alt+Shift+Right")
        self.press(*self.chance.choices(edges, k=self.chance.randrange(1, 5)))

    def memo(self):
        self.press("Ctrl+M")
        if self.read.writing.memo.isVisible():
            self.write(self.chance.choice(MEMOS))
            self.press(*self.chance.choices(("Escape", "Ctrl+Return", "F6"), k=1))

    def use_the_card(self):
        card = self.read.card
        if card.isVisible():
            choices = self.chance.choice((card._moment, card._polarity, card._intensity))
            self.chance.choice(list(choices._buttons.values())).click()

    def write_on_the_card(self):
        card = self.read.card
        if card.isVisible() and card.isEnabled():
            card._memo.setFocus()
            self.write(self.chance.choice(MEMOS))
            self.press(self.chance.choice(("Tab", "F8", "F4", "Escape", "Ctrl+1", "Ctrl+Shift+Down")))

    def favour(self):
        code = self.chance.choice(self.window.sitting.study.grid.codes)
        if not code.retired:
            self.chance.choice(self.read.codebook.menu_of(code.id).actions()[-4:]).trigger()

    # Looking after the study

    def undo(self):
        self.press(*["Ctrl+Z"] * self.chance.randrange(1, 5))

    def redo(self):
        self.press(*["Ctrl+Y"] * self.chance.randrange(1, 4))

    def history(self):
        with answering(
            lambda: self.press(*["Up"] * self.chance.randrange(4), self.chance.choice(("Return", "Escape")))
        ):
            self.press("Ctrl+Shift+Z")

    def edit_codebook(self):
        with answering(self.in_codebook):
            self.press("Ctrl+Shift+B")

    def in_codebook(self):
        if self.chance.random() < 0.5:
            self.write(f"Code {self.chance.randrange(1000)}")
            self.press("Return")
        else:
            editor = QApplication.activeModalWidget()
            editor._list.setCurrentRow(self.chance.randrange(editor._list.count()))
            if editor._list.currentItem().data(VALUE).code is not None:
                offers = [each for each in editor._more.menu().actions() if each.text() and "…" not in each.text()]
                self.chance.choice(offers).trigger()
        self.press("Escape")

    def add_project(self):
        def name():
            self.write(self.chance.choice("ABC"))
            self.press("Return")

        with answering(name, lambda: self.press(self.chance.choice(("Return", "Escape")))):
            self.press("Ctrl+Shift+N")

    def use_menus(self):
        """Choose in the menu of a document or project, as the menu key opens it."""
        corpus = self.read.corpus
        documents = list(corpus.documents.values())
        menu = None
        if documents and self.chance.random() < 0.8:
            menu = corpus._document_menu(self.chance.choice(documents))
        elif self.window.sitting.study.projects():
            menu = corpus._project_menu(self.chance.choice(self.window.sitting.study.projects()).name)
        if menu is not None:
            groups = [each.menu() for each in menu.actions() if each.menu()]
            actions = [each for group in groups for each in group.actions()] + menu.actions()
            self.chance.choice(
                [each for each in actions if each.text() and not each.menu() and "…" not in each.text()]
            ).trigger()
            menu.deleteLater()


WEIGHTS = {
    Monkey.wander: 4, Monkey.select: 4, Monkey.find: 3, Monkey.turn_pages: 5, Monkey.walk_lists: 3,
    Monkey.change_document: 4, Monkey.step: 6, Monkey.go_to_paragraph: 1, Monkey.zoom: 2, Monkey.dress: 0.5,
    Monkey.code: 16, Monkey.repeat: 10, Monkey.change: 12, Monkey.move_edges: 6, Monkey.memo: 5,
    Monkey.use_the_card: 5, Monkey.write_on_the_card: 3, Monkey.favour: 1, Monkey.undo: 7, Monkey.redo: 4,
    Monkey.history: 1, Monkey.edit_codebook: 1, Monkey.add_project: 1, Monkey.use_menus: 2,
    Monkey.code_several: 4, Monkey.code_in_vivo: 0.7, Monkey.highlight: 2, Monkey.discuss: 2,
}  # fmt: skip


@pytest.fixture
def sitting(window, tmp_path, monkeypatch):
    """Three documents, one of two projects, some codings; the window has them open anew, with nothing to undo."""
    path = window.sitting.study.path
    for number, words in enumerate(("Au début, personne 👩‍🌾. Après, e\u0301lus et voisins !\n\n", "Oui.\n" * 30)):
        file = tmp_path / f"{number}.txt"
        file.write_text(words * 4, encoding="utf-8")
        window.sitting.study.take_in([file], "Atelier")
    window.sitting.study.describe(2, Description(projects=["Atelier", "Légumerie"]))
    window.sitting.study.code_many([
        NewCoding(document, Span(start, start + 14), "coop_confiance", moment, project="Atelier", coder="Théo")
        for document in (1, 2, 3) for start, moment in ((0, Moment.EMERGENCE), (9, Moment.SUPPORT), (30, Moment.AFTER))
    ])  # fmt: skip
    window.close_study()
    window.open_study(path)
    window.activateWindow()
    QApplication.processEvents()

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([], ""))

    def play(seed):
        return Monkey(window, seed)

    return play


def look(window):
    """Compare what the window shows, once the loop has come round, with what the study holds."""
    QApplication.processEvents()
    read, study = window.sitting.pages.read, window.sitting.study
    if window.sitting.pages.in_sight() is not read:
        return
    if not read._edges.moving and read.document is not None:
        found = study.excerpts(Filter(documents=[read.document.id]))
        lying = read.desk.page.highlights.all()
        assert {each.id: each for each in lying} == {each.id: painted(each, read._study.grid) for each in found}
    if read.card.isVisibleTo(read):
        assert read.card._coding == read.current()
    shelves = [read.corpus._model.item(row) for row in range(read.corpus._model.rowCount())]
    rows = [shelf.child(row) for shelf in shelves for row in range(shelf.rowCount())]
    assert {row.data(_DOCUMENT): row.data(COUNT_ROLE) for row in rows} == {
        each.id: each.codings for each in study.documents()
    }
    counts = {key: item.data(COUNT_ROLE) for key, item in read.codebook._items.items()}
    assert {key: count for key, count in counts.items() if count} == study.counts()
    assert window._actions["undo"].isEnabled() is (study.undo_label is not None)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_a_monkey_does_is_painted_undone_and_done_again(window, sitting, seed, refusals):
    monkey = sitting(seed)
    first = dump(window.sitting.study)
    try:
        for _turn in range(ACTIONS):
            monkey.act()
            look(window)
        monkey.to_the_text()
        window.sitting.pages.read.settle()
        last = dump(window.sitting.study)
        deeds = 0
        while window.sitting.study.undo_label is not None:
            press("Ctrl+Z")
            deeds += 1
        look(window)
        assert dump(window.sitting.study) == first
        redone = 0
        while window.sitting.study.redo_label is not None:
            press("Ctrl+Y")
            redone += 1
        look(window)
        assert redone >= deeds
        assert redone > deeds or dump(window.sitting.study) == last
    except BaseException:
        print("\n".join(monkey.done))
        raise
