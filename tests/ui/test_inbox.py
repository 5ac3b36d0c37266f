"""Passages to discuss in the window: asked about under the passage, talked over in the inbox, marked in the text."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ect_coder.coding.codings import NewCoding
from ect_coder.ui.inbox import Inbox
from ect_coder.values import Span

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def asked(window):
    return [(each.start, each.end, each.text) for each in window.sitting.study.discussions()]


def ask(window, words):
    QTest.keyClick(window, Qt.Key.Key_D, CONTROL)
    QTest.keyClicks(window.sitting.pages.read.writing.question._text, words)
    QTest.keyClick(window.sitting.pages.read.writing.question._text, Qt.Key.Key_Escape)


@pytest.fixture
def talked(window, page):
    """Three passages: one answered, one plain, one settled."""
    study = window.sitting.study
    for start, text in ((0, "Qui ?"), (70, "Et là ?"), (130, "Date ?")):
        study.discuss(1, Span(start, start + 8), text, "Léa")
    study.reply(1, "La maire.", "Paul")
    study.settle(3, "Paul")
    return window


@pytest.fixture
def inbox(talked, qtbot):
    shown = Inbox(talked.sitting.study, talked.sitting.pages.colours, "Léa", talked)
    shown.deed_wished.connect(talked.sitting.deeds.do)
    shown.undo_wished.connect(talked.sitting.deeds.undo)
    qtbot.addWidget(shown)
    shown.show()
    QApplication.processEvents()
    return shown


def listed(inbox):
    return [inbox._list.item(row).data(Qt.ItemDataRole.UserRole + 1).id for row in range(inbox._list.count())]


def sign(window, rank=0):
    questions = window.sitting.pages.read.desk.page.questions
    return questions._box(questions._signs[rank]).center()


def test_ctrl_d_asks_about_the_selection_and_one_undo_takes_it_back(window, page):
    page.select_span(Span(13, 25))
    ask(window, "Qui parle ?")
    assert asked(window) == [(13, 25, "Qui parle ?")]
    assert page.hasFocus()
    window.sitting.deeds.undo()
    assert asked(window) == []


def test_without_a_selection_it_is_about_the_coding_or_else_the_paragraph_at_the_caret(window, page):
    window.sitting.study.code(NewCoding(1, Span(0, 10), "coop_confiance", coder="Léa"))
    page.go_to(3)
    ask(window, "un")
    page.go_to(70)
    ask(window, "deux")
    text = window.sitting.study.text(1)
    start = text.index("Mme Duval")
    assert asked(window) == [(0, 10, "un"), (start, text.index("\n", start), "deux")]


def test_a_sheet_that_stays_empty_keeps_nothing(window, page):
    ask(window, "")
    assert asked(window) == []


def test_ctrl_d_in_a_passage_that_is_asked_about_shows_it_instead(talked, page, qtbot):
    read = talked.sitting.pages.read
    read.writing.discussion_wished.disconnect(talked.sitting.dialogs.inbox)
    page.go_to(72)
    with qtbot.waitSignal(read.writing.discussion_wished) as wished:
        QTest.keyClick(talked, Qt.Key.Key_D, CONTROL)
    assert wished.args == [2]
    assert read.writing.question.isHidden()


def test_open_passages_have_a_sign_in_the_gutter_that_tells_and_opens(talked, page, qtbot):
    talked.sitting.pages.read.writing.discussion_wished.disconnect(talked.sitting.dialogs.inbox)
    assert [each.id for each in page.questions._signs] == [1, 2]
    place = sign(talked)
    assert "Qui ?" in page.questions.told_at(place)
    with qtbot.waitSignal(talked.sitting.pages.read.writing.discussion_wished) as wished:
        QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert wished.args == [1]
    assert page.selected_span() is None


def test_the_sign_is_painted_and_goes_when_the_passage_is_settled(talked, page):
    box = page.questions._box(page.questions._signs[0]).toAlignedRect()
    before = page.viewport().grab(box).toImage()
    talked.sitting.study.settle(1, "Léa")
    assert page.viewport().grab(box).toImage() != before
    assert page.questions.at(QPointF(box.center())) == []


def test_a_question_is_told_as_it_was_written(talked, page):
    talked.sitting.study.discuss(1, Span(0, 20), "a < b\nou <b>non</b> ?", "Léa")
    assert "a &lt; b\nou &lt;b&gt;non&lt;/b&gt; ?" in page.questions.told_at(sign(talked))
    place = sign(talked).toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, place, page.viewport().mapToGlobal(place))
    assert QApplication.sendEvent(page.viewport(), event)
    far = QHelpEvent(QEvent.Type.ToolTip, QPoint(200, 10), page.viewport().mapToGlobal(QPoint(200, 10)))
    assert QApplication.sendEvent(page.viewport(), far)


def test_the_inbox_shows_the_open_ones_and_the_others_when_asked(inbox):
    assert listed(inbox) == [1, 2]
    inbox._filter._picked("settled")
    assert listed(inbox) == [3]
    inbox._filter._picked("all")
    assert listed(inbox) == [1, 2, 3]


def test_the_inbox_shows_the_passage_and_who_said_what(inbox):
    said = inbox._talk.accessibleDescription()
    assert said.startswith("“Enquêtri”")
    assert said.index("Qui ?") < said.index("by Paul") < said.index("La maire.")


def test_space_settles_and_the_next_passage_is_pointed_at(inbox, talked):
    QTest.keyClick(inbox._list, Qt.Key.Key_Space)
    assert listed(inbox) == [2]
    assert inbox._shown.id == 2
    QTest.keyClick(inbox._list, Qt.Key.Key_Space)
    assert listed(inbox) == []
    assert talked.sitting.study.to_discuss() == 0
    assert not inbox._settle.isEnabled()


def test_space_on_a_settled_passage_discusses_it_again(inbox, talked):
    inbox._filter._picked("settled")
    QTest.keyClick(inbox._list, Qt.Key.Key_Space)
    assert talked.sitting.study.to_discuss() == 3


def test_ctrl_enter_sends_the_reply_and_stays(inbox, talked):
    QTest.keyClicks(inbox._reply, "Oui.")
    QTest.keyClick(inbox._reply, Qt.Key.Key_Return, CONTROL)
    assert [each.text for each in talked.sitting.study.discussions()[0].replies] == ["La maire.", "Oui."]
    assert inbox._shown.id == 1
    assert inbox._reply.written() == ""


def test_a_reply_left_unsent_is_kept_on_going_on_and_on_closing(inbox, talked):
    QTest.keyClicks(inbox._reply, "Oui.")
    QTest.keyClick(inbox._list, Qt.Key.Key_Down)
    assert inbox._shown.id == 2
    QTest.keyClicks(inbox._reply, "Non.")
    QTest.keyClick(inbox, Qt.Key.Key_Escape)
    first, second, _third = talked.sitting.study.discussions()
    assert (first.replies[-1].text, second.replies[-1].text) == ("Oui.", "Non.")


def test_delete_removes_a_passage_and_ctrl_z_brings_it_back_but_nothing_from_before(inbox, talked):
    QTest.keyClick(inbox._list, Qt.Key.Key_Delete)
    assert listed(inbox) == [2]
    for _twice in range(2):
        QTest.keyClick(inbox._list, Qt.Key.Key_Z, CONTROL)
    assert listed(inbox) == [1, 2]
    assert talked.sitting.study.to_discuss() == 2


def test_f2_rewords_the_question_one_undo_takes_it_back_and_nothing_keeps_it(inbox, talked):
    def questions():
        return [each.text for each in talked.sitting.study.discussions()]

    QTest.keyClick(inbox._list, Qt.Key.Key_F2)
    assert inbox._sheet._text.toPlainText() == "Qui ?"
    inbox._sheet._text.setPlainText("Qui parle, au juste ?")
    QTest.keyClick(inbox._sheet._text, Qt.Key.Key_Escape)
    assert inbox.isVisible()
    assert questions() == ["Qui parle, au juste ?", "Et là ?", "Date ?"]
    assert "Qui parle, au juste ?" in inbox._talk.accessibleDescription()
    inbox._undo_last()
    assert questions()[0] == "Qui ?"
    inbox._rewording.click()
    inbox._sheet._text.setPlainText(" ")
    inbox.reject()
    assert questions()[0] == "Qui ?"


def test_enter_opens_the_text_at_the_passage(inbox, talked, page):
    inbox._list.setCurrentRow(1)
    QTest.keyClick(inbox._list, Qt.Key.Key_Return)
    talked.sitting.guide.to_passage(inbox.chosen)
    assert page.selected_span() == Span(70, 78)


def test_the_inbox_opens_at_the_passage_it_is_opened_for(talked, qtbot):
    shown = Inbox(talked.sitting.study, talked.sitting.pages.colours, "Léa", talked, 2)
    qtbot.addWidget(shown)
    assert shown._shown.id == 2


def test_a_settled_passage_it_is_opened_for_is_no_reason_to_fail(talked, qtbot):
    shown = Inbox(talked.sitting.study, talked.sitting.pages.colours, "Léa", talked, 3)
    qtbot.addWidget(shown)
    assert shown._shown.id == 1


def test_an_empty_inbox_says_how_to_fill_it(window, qtbot):
    shown = Inbox(window.sitting.study, window.sitting.pages.colours, "Léa", window)
    qtbot.addWidget(shown)
    assert "Ctrl+D" in shown._title.text()


def test_the_status_bar_counts_what_is_open_and_todays_codings(talked, page):
    tallies = talked.status.tallies
    QApplication.processEvents()
    assert tallies._open.text() == "2 to discuss"
    assert not tallies._today.isVisible()
    talked.sitting.wishes.code([NewCoding(1, Span(0, 10), "coop_confiance", coder="Léa")])
    QApplication.processEvents()
    assert tallies._today.text() == "1 coding today"
    talked.sitting.deeds.undo()
    QApplication.processEvents()
    assert not tallies._today.isVisible()
    for number in (1, 2):
        talked.sitting.study.remove_discussion(number)
    QApplication.processEvents()
    assert not tallies._open.isVisible()


def test_the_count_opens_the_inbox(talked, qtbot):
    talked.status.tallies.inbox_wished.disconnect(talked._actions["inbox"].trigger)
    with qtbot.waitSignal(talked.status.tallies.inbox_wished):
        talked.status.tallies._open.click()
