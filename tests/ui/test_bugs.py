"""A bug is told with what is safe and what to do; neither the window nor the log holds a word of the study or a name."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from ect_coder import bugs, settings
from ect_coder.errors import EmptyName
from ect_coder.ui import app, faults
from ect_coder.ui.jobs import Job
from tests.ui.hands import answering

VERBATIM = "Chacun se méfiait de son voisin, dit Mme Duval"


class Bell(QObject):
    rung = Signal(str)


def fail(words):
    quote = words
    raise ValueError(f"bad text: {quote}")


@pytest.fixture
def watched(dressed, monkeypatch):
    """The window's watch over bugs, and its log."""
    for hooks, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(hooks, name, getattr(hooks, name))
    root = logging.getLogger("ect_coder")
    handlers = root.handlers[:]
    root.handlers.clear()
    app._keep_log()
    faults.watch()
    yield lambda: (settings.logs_folder() / "ect-coder.log").read_text(encoding="utf-8")
    for each in root.handlers:
        each.close()
    root.handlers[:] = handlers


def shown_by(deed):
    """Do something that fails; give all that the window says of it."""
    said = []

    def look():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append("\n".join([box.text(), box.informativeText(), box.detailedText()]))
        box.close()

    with answering(look):
        deed()
    return said[0]


def in_a_slot():
    bell = Bell()
    bell.rung.connect(fail)
    try:
        bell.rung.emit(VERBATIM)
    except ValueError as problem:  # PySide may give it to the caller instead of the hook
        sys.excepthook(ValueError, problem, problem.__traceback__)


def by_the_hook():
    try:
        fail(VERBATIM)
    except ValueError as problem:
        sys.excepthook(ValueError, problem, problem.__traceback__)


@pytest.mark.parametrize("deed", [by_the_hook, in_a_slot])
def test_a_bug_shows_what_is_safe_and_no_word_of_the_study(watched, deed):
    said = shown_by(deed)
    assert "everything that you did before is on disk" in said
    assert "ValueError" in said
    assert "test_bugs.py" in said
    assert "Duval" not in said
    assert "méfiait" not in said


def test_neither_does_the_log(watched):
    shown_by(by_the_hook)
    assert "ValueError" in watched()
    assert "Duval" not in watched()


def test_a_bug_in_another_thread_is_written_down_without_a_word(watched):
    thread = threading.Thread(target=fail, args=(VERBATIM,))
    thread.start()
    thread.join()
    assert "ValueError" in watched()
    assert "Duval" not in watched()


def test_a_bug_in_a_job_is_written_down_without_a_word(watched, qtbot):
    job = Job(lambda _task: fail(VERBATIM))
    with qtbot.waitSignal(job.failed):
        job.run()
    assert "ValueError" in watched()
    assert "Duval" not in watched()


def test_what_an_error_came_from_is_told_by_its_kind_alone():
    try:
        try:
            fail(VERBATIM)
        except ValueError as problem:
            raise KeyError(VERBATIM) from problem
    except KeyError as problem:
        said = bugs.details(problem)
    assert "KeyError" in said
    assert "ValueError" in said
    assert "Duval" not in said


def test_paths_hold_no_name_of_a_person():
    assert bugs._place("C:/Users/Mme Duval/env/Lib/site-packages/lxml/etree.py") == "lxml/etree.py"
    assert bugs._place("/home/duval/ect_coder/ect_coder/ui/window.py") == "ui/window.py"
    assert bugs._place("/home/duval/bureau/essai.py") == "essai.py"


def test_what_a_person_can_do_something_about_is_a_sentence(watched, refusals):
    sys.excepthook(EmptyName, EmptyName(), None)
    assert refusals == ["A name is needed."]


def test_the_details_can_be_copied(watched):
    def look():
        box = QApplication.activeModalWidget()
        next(each for each in box.buttons() if each.text() == "Copy the details").click()
        assert box.isVisible()
        box.close()

    with answering(look):
        by_the_hook()
    assert "ValueError" in QApplication.clipboard().text()


def test_one_bug_at_a_time_is_shown(watched):
    shown = []

    def look():
        by_the_hook()
        shown.append(sum(each.isVisible() for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)))
        QApplication.activeModalWidget().close()

    with answering(look):
        by_the_hook()
    assert shown == [1]


def test_the_log_is_rotated(watched):
    log = logging.getLogger("ect_coder.ui")
    for _turn in range(30):
        log.error("Bug: %s", "x" * 100_000)
    assert {each.name for each in settings.logs_folder().iterdir()} == {
        "ect-coder.log",
        "ect-coder.log.1",
        "ect-coder.log.2",
        "ect-coder.log.3",
    }


def test_a_bug_at_the_terminal_prints_no_word_of_the_study(monkeypatch, capsys):
    from ect_coder import __main__, cli

    monkeypatch.setattr(sys, "argv", ["ect-coder", "info", "x.ect"])
    monkeypatch.setattr(cli, "main", lambda *_asked: fail(VERBATIM))
    assert __main__.main() == 1
    said = capsys.readouterr()
    assert "ValueError" in said.err
    assert "Duval" not in said.err + said.out
