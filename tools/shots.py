"""Pictures of every screen, light and dark, French and English, empty, ordinary and crowded, for eyes to judge."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.mkdtemp()
os.environ["ECT_CODER_HOME"] = _HOME

from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from ect_coder import demo, settings  # noqa: E402
from ect_coder.coding.codings import NewCoding  # noqa: E402
from ect_coder.exchange.figures.material import Kind  # noqa: E402
from ect_coder.search.asking import Asked, By  # noqa: E402
from ect_coder.study import Study  # noqa: E402
from ect_coder.ui.app import prepare  # noqa: E402
from ect_coder.ui.records.page import RecordsPage  # noqa: E402
from ect_coder.ui.robustness.page import RobustnessPage  # noqa: E402
from ect_coder.ui.tongue import speak  # noqa: E402
from ect_coder.ui.window import Window  # noqa: E402
from ect_coder.values import Moment, Polarity, Span  # noqa: E402

SIZE = (1366, 768)


def main(folder: Path) -> int:
    """Take all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    application = prepare()
    speak("fr")
    example = demo.make(Path(_HOME) / "demo").study
    empty = Path(_HOME) / "vide.ect"
    Study.create(empty, title="Étude vide").close()
    crowded = _crowded(Path(_HOME) / "dense.ect")
    for language in ("fr", "en"):
        for theme in ("light", "dark"):
            settings.save(settings.Settings(coder="Léa", language=language, theme=theme))
            speak(language)
            _ordinary(application, example, folder, f"{language}-{theme}")
            for name, path in (("empty", empty), ("crowded", crowded)):
                if language == "fr":
                    _pages(application, path, folder, f"{language}-{theme}-{name}")
    return 0


def _ordinary(application: QApplication, path: Path, folder: Path, name: str) -> None:
    window = _window(application)
    _take(application, window, folder, f"{name}-welcome")
    window.open_study(path)
    window.resize(*SIZE)
    read = window.sitting.pages.read
    first = window.sitting.study.documents()[0].id
    read.open_document(first)
    coding = next(
        each for each in window.sitting.study.excerpts() if each.document == first and each.polarity is Polarity.ABSENT
    )
    read.open_document(first, coding.start, coding.id)
    time.sleep(1)
    _take(application, window, folder, f"{name}-read")
    text = window.sitting.study.text(first)
    start = text.index("Je me souviens d")
    read.desk.page.select_span(Span(start, start + 60))
    read.hand.choose_moment(Moment.EMERGENCE)
    read.hand.ask("par")
    _take(application, window, folder, f"{name}-picker")
    read.hand.picker.hide()
    window.sitting.guide.find()
    read.find_bar._line.setText("ensemble")
    _take(application, window, folder, f"{name}-find")
    read.find_bar.close_bar()
    window._actions["suggestions"].trigger()
    _take(application, window, folder, f"{name}-suggestions")
    read.suggestions.step(1)
    _take(application, window, folder, f"{name}-suggestion")
    window._actions["suggestions"].trigger()
    _tools(application, window, folder, name)
    _pages_of(application, window, folder, name)
    window.close()


def _pages_of(application: QApplication, window: Window, folder: Path, name: str) -> None:
    """Show each page of an ordinary study, by all its tabs."""
    pages = window.sitting.pages
    pages.show_page("excerpts")
    _take(application, window, folder, f"{name}-excerpts")
    _smart_list(window, folder, name)
    pages.show_page("matrix")
    _take(application, window, folder, f"{name}-matrix")
    pages.page("matrix").open_pillars()
    _take(application, window, folder, f"{name}-matrix-variables")
    pages.page("matrix").show_view("factors")
    _take(application, window, folder, f"{name}-matrix-factors")
    QTimer.singleShot(400, partial(_dialog, folder, f"{name}-matrix-left"))
    pages.page("matrix").show_remaining()
    pages.show_page("records")
    for tab, _label, _where in RecordsPage.TABS:
        pages.page("records").show_tab(tab)
        _take(application, window, folder, f"{name}-records-{tab}")
    pages.show_page("search")
    pages.page("search").show_search(Asked("décider", By.LEMMAS))
    _take(application, window, folder, f"{name}-search")
    pages.page("search").show_tab("frequencies")
    _take(application, window, folder, f"{name}-frequencies")
    _importing(window, folder, name)
    _foreign(window, folder, name)
    _names(application, window, folder, name)
    QTimer.singleShot(400, partial(_dialog, folder, f"{name}-hand-on"))
    window.sitting.sharing.hand_on()
    QTimer.singleShot(400, partial(_dialog, folder, f"{name}-word-copy"))
    window.sitting.word_copies.send()
    _comments(window, folder, name)
    QTimer.singleShot(400, partial(_dialog, folder, f"{name}-deposit"))
    window.sitting.deposits.ask()
    QTimer.singleShot(400, partial(_dialog, folder, f"{name}-attributes"))
    pages.page("records").tab("projects").edit_attributes()
    pages.show_page("estimates")
    for tab in ("deciding", "syntheses"):
        pages.page("estimates").show_tab(tab)
        _take(application, window, folder, f"{name}-estimates-{tab}")
    pages.show_page("robustness")
    for tab, _label, _where in RobustnessPage.TABS:
        pages.page("robustness").show_tab(tab)
        _take(application, window, folder, f"{name}-robustness-{tab}")
    pages.show_page("figures")
    for kind in Kind:
        pages.page("figures").show_kind(kind)
        _take(application, window, folder, f"{name}-figures-{kind}")
    window.sitting.study.blindness.begin()
    for page in ("figures", "read"):
        pages.show_page(page)
        _take(application, window, folder, f"{name}-blind-{page}")
    window.sitting.study.blindness.lift()


def _tools(application: QApplication, window: Window, folder: Path, name: str) -> None:
    """Show what opens over the text or beside it: highlighter, lens, sheets, dialogs."""
    read = window.sitting.pages.read
    read.hand.habits = replace(read.hand.habits, recents=("coop_partage_risque",))
    read.hand.toggle_highlighter()
    read.lens._menu.popup(read.lens.mapToGlobal(read.lens.rect().bottomLeft()))
    _take(application, window, folder, f"{name}-highlighter")
    read.lens._menu.grab().save(str(folder / f"{name}-lens.png"))
    read.lens._menu.close()
    read.hand.toggle_highlighter()
    read.step_coding(1)
    read.writing.write_memo()
    _take(application, window, folder, f"{name}-memo")
    read.writing.memo.keep()
    read.writing.correct()
    _take(application, window, folder, f"{name}-correction")
    read.writing.corrector.sheet.keep()
    for action in (
        "shortcuts",
        "settings",
        "codebook",
        "inbox",
        "memos",
        "commands",
        "about",
        "history",
        "remove_person",
        "export",
        "privacy",
        "code_blind",
    ):
        QTimer.singleShot(400, partial(_dialog, folder, f"{name}-{action}"))
        window._actions[action].trigger()


def _importing(window: Window, folder: Path, name: str) -> None:
    """Show what was found in a few files, and what became of them."""
    from contextlib import closing

    from ect_coder.ui.intake.report import ImportReports
    from ect_coder.ui.intake.window import ImportWindow

    found, study, colours = Path(_HOME) / "import", window.sitting.study, window.sitting.pages.colours
    found.mkdir(exist_ok=True)
    talk = "E : Et au tout début ?\nI : On était trois, chacun se méfiait.\n" * 30
    for each in ("Entretien Mme Duval", "2023-11-14 Entretien M. Petit"):
        (found / f"{each}.txt").write_text(f"{each}\n{talk}", encoding="utf-8")
    (found / "note.txt").write_bytes("Une note de l’été.".encode("cp1252"))
    (found / "vide.docx").write_bytes(b"")
    with closing(study.intake.read([found], lambda *_told: None, lambda: False)) as reading:
        proposed = study.intake.propose(reading)
        dialog = ImportWindow(proposed, [], [each.name for each in study.projects()], colours, window)
        dialog.show()
        dialog.grab().save(str(folder / f"{name}-import.png"))
        dialog.close()
        reports = study.intake.shelve(reading, proposed, "Léa", lambda *_told: None, lambda: False)
    report = ImportReports(reports, {each.id: each.name for each in study.documents()}, folder, window)
    report.show()
    report.grab().save(str(folder / f"{name}-import-report.png"))
    report.close()
    study.undo()


def _names(application: QApplication, window: Window, folder: Path, name: str) -> None:
    """Show the table of names with some decided on, and the key that is asked for."""
    from ect_coder.ui.names.passphrase import PassphraseDialog
    from ect_coder.ui.names.window import NamesWindow

    names = window.sitting.study.names
    asked = PassphraseDialog(Path(_HOME) / "projet.ectkey", window)
    asked.show()
    asked.grab().save(str(folder / f"{name}-names-key.png"))
    asked.close()
    names.create_key(Path(_HOME) / f"{name}.ectkey", "trois mots secrets")
    shown = NamesWindow(window.sitting.study, names.proposed(lambda: False), window.sitting.pages.colours, window)
    shown.show()
    for rank in (0, 1, 2, 4):
        shown.table.selectRow(rank)
        shown.replace_selected()
    shown.table.selectRow(3)
    shown.keep_selected()
    application.processEvents()
    shown.grab().save(str(folder / f"{name}-names.png"))
    shown.close()
    names.key = None


def _smart_list(window: Window, folder: Path, name: str) -> None:
    """Show the rows of a smart list."""
    from ect_coder.coding.conditions import About, All, Beside, Field
    from ect_coder.ui.smart_lists.window import SmartListWindow

    study, anchoring = window.sitting.study, About(Field.PILLAR, ("anchoring",))
    beside = Beside(About(Field.PILLAR, ("cooperation",)), 2)
    study.smart_lists.keep(name, All((anchoring, About(Field.MOMENT, (Moment.EMERGENCE,)), beside)), "Léa")
    dialog = SmartListWindow(study, study.smart_lists.kept()[0], window)
    dialog.show()
    dialog.grab().save(str(folder / f"{name}-smart-list.png"))
    dialog.close()
    study.undo()


def _foreign(window: Window, folder: Path, name: str) -> None:
    """Show the codes of a project of another program."""
    from ect_coder.ui.foreign.mapping_window import MappingWindow
    from tests.exchange.refi.foreign_files import nvivo_windows

    foreign = window.sitting.study.foreign
    found = foreign.read(nvivo_windows(Path(_HOME) / "projet.qdpx"))
    dialog = MappingWindow(found, foreign.propose(found), foreign.grid(found), "fr", window)
    dialog.show()
    dialog.grab().save(str(folder / f"{name}-foreign.png"))
    dialog.close()


def _comments(window: Window, folder: Path, name: str) -> None:
    """Show what comes back in the comments of a Word copy."""
    from docx import Document

    from ect_coder.exchange import coding_copy
    from ect_coder.ui.sharing.comments_window import CommentsWindow

    study, path = window.sitting.study, Path(_HOME) / "copie.docx"
    coding_copy.write(study.coding_copies.copy(1, "Paul"), path)
    book = Document(str(path))
    long = [each for each in book.paragraphs if len(each.text) > 120][-4:]
    for paragraph, words in zip(long, ("C3 É +", "A1 A − : deux fois", "C99 É +", "à revoir ensemble"), strict=True):
        book.add_comment(paragraph.runs, words, author="Paul Martin")
    book.save(str(path))
    found = study.coding_copies.read([path], lambda: False, lambda *_told: None)
    dialog = CommentsWindow(found, study, window)
    dialog.show()
    dialog.grab().save(str(folder / f"{name}-comments.png"))
    dialog.close()


def _dialog(folder: Path, name: str) -> None:
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        dialog.grab().save(str(folder / f"{name}.png"))
        dialog.close()


def _pages(application: QApplication, path: Path, folder: Path, name: str) -> None:
    window = _window(application)
    window.open_study(path)
    window.resize(*SIZE)
    documents = window.sitting.study.documents()
    if documents:
        window.sitting.pages.read.open_document(documents[0].id)
    for page in ("read", "excerpts", "matrix", "records", "estimates"):
        window.sitting.pages.show_page(page)
        _take(application, window, folder, f"{name}-{page}")
    window.close()


def _crowded(path: Path) -> Path:
    """Make a study of fourteen projects and 3,000 codings."""
    with Study.create(path, title="Étude dense") as study:
        words = (
            "On était trois maraîchers et une dame de l’association, chacun avait mis deux mille euros de sa poche. "
        )
        for number in range(14):
            file = Path(_HOME) / f"Entretien {number + 1} – un nom de document assez long pour être coupé.txt"
            file.write_text(f"Entretien {number}.\n" + "\n".join(words * 3 for _line in range(40)), encoding="utf-8")
            study.take_in([file], f"Projet coopératif numéro {number + 1} du Haut-Replat")
        codes = [code.id for code in study.grid.codes]
        moments, polarities = list(Moment), list(Polarity)
        study.code_many(
            [
                NewCoding(
                    number % 14 + 1,
                    Span(20 + number * 3 % 9_000, 80 + number * 3 % 9_000 + number % 150),
                    codes[number * 7 % len(codes)],
                    moments[number % 5],
                    polarities[number // 3 % 3],
                    coder="Léa",
                )
                for number in range(3_000)
            ]
        )
    return path


def _window(application: QApplication) -> Window:
    window = Window()
    window.resize(*SIZE)
    window.show()
    application.processEvents()
    return window


def _take(application: QApplication, window: Window, folder: Path, name: str) -> None:
    for _turn in range(25):
        application.processEvents()
        time.sleep(0.01)
    window.grab().save(str(folder / f"{name}.png"))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "shots")))
