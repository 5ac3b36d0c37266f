"""The mouse on the page: turns by their number, edges by their handles, passages that are taken, cards that wait."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ect_coder.ui import theme
from ect_coder.ui.reader import handles
from ect_coder.ui.reader.desk import Desk
from ect_coder.ui.reader.edges import Edges
from ect_coder.ui.reader.highlights import Painted, PaintedTurn
from ect_coder.values import Moment, Polarity, Span

TEXT = "Mme Duval : On était trois 💶. Chacun a payé.\nEt puis deux élus.\nEnquêtrice : Ah ?\n"
SPEECH = Span(TEXT.index("On"), TEXT.index("\nEnq"))
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qtbot, dressed):
    made = Desk(theme.LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 500)
    asked = TEXT.index("Enq")
    made.load(
        TEXT,
        [
            PaintedTurn(0, SPEECH.end, SPEECH.start, "Mme Duval", False),
            PaintedTurn(asked, len(TEXT) - 1, TEXT.index("Ah"), "Enquêtrice", True),
        ],
        [],
    )
    start = TEXT.index("trois")
    coding = Painted(7, start, start + 5, "cooperation", "C", "Confiance", Moment.BOTH, Polarity.PRESENT, "Léa")
    made.show_codings([coding])
    made.page.let_edges_move(True)
    made.show()
    qtbot.waitExposed(made)
    return made


def place_of(desk, words, shift=0):
    cursor = QTextCursor(desk.page.document())
    cursor.setPosition(desk.page._offsets.to_qt(TEXT.index(words) + shift))
    return desk.page.cursorRect(cursor).center()


def words(desk):
    span = desk.page.selected_span()
    return span and TEXT[span.start : span.end]


def send(desk, kind, place, held=LEFT):
    button = LEFT if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
    where = QPointF(desk.page.viewport().mapToGlobal(place))
    event = QMouseEvent(kind, QPointF(place), where, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(desk.page.viewport(), event)


def drag(desk, start, end):
    send(desk, QEvent.Type.MouseButtonPress, start)
    send(desk, QEvent.Type.MouseMove, (start + end) / 2)
    send(desk, QEvent.Type.MouseMove, end)
    send(desk, QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton)


def test_a_click_in_the_gutter_takes_all_that_is_said_in_the_turn(desk, qtbot):
    with qtbot.waitSignal(desk.page.passage_taken, check_params_cb=lambda span: span == SPEECH):
        QTest.mouseClick(desk.page.viewport(), LEFT, pos=QPoint(10, place_of(desk, "puis").y()))
    assert words(desk) == TEXT[SPEECH.start : SPEECH.end]


def test_a_further_click_with_shift_takes_the_turns_between(desk):
    QTest.mouseClick(desk.page.viewport(), LEFT, pos=QPoint(10, place_of(desk, "puis").y()))
    shift, place = Qt.KeyboardModifier.ShiftModifier, QPoint(10, place_of(desk, "Ah").y())
    QTest.mouseClick(desk.page.viewport(), LEFT, shift, place)
    assert words(desk) == TEXT[SPEECH.start :].strip()


def test_a_sentence_leaves_the_name_of_the_speaker_out(desk):
    place = place_of(desk, "était")
    QTest.mouseDClick(desk.page.viewport(), LEFT, pos=place)
    QTest.mouseClick(desk.page.viewport(), LEFT, pos=place)
    assert words(desk) == "On était trois 💶."


def test_words_dragged_over_are_a_passage_taken(desk, qtbot):
    with qtbot.waitSignal(desk.page.passage_taken):
        drag(desk, place_of(desk, "Chacun"), place_of(desk, "payé"))
    assert words(desk) == "Chacun a"


def test_a_word_is_taken_once_no_third_click_comes(desk, qtbot):
    with qtbot.waitSignal(desk.page.passage_taken, timeout=2_000):
        QTest.mouseDClick(desk.page.viewport(), LEFT, pos=place_of(desk, "Chacun", 2))
    assert words(desk) == "Chacun"


def test_dragging_a_handle_moves_the_edge_by_words_and_tells_it_once(desk, qtbot):
    edges = Edges(desk)
    desk.page.point_at(7)
    bar = desk.page._handles()["end"]
    start = handles.knob("end", bar).toPoint()
    assert desk.page.edge_at(QPointF(start)) == "end"
    with qtbot.waitSignal(edges.moved) as told:
        drag(desk, start, place_of(desk, "payé", 3) + QPoint(0, start.y() - desk.page.edge_place("end").y()))
    assert told.args == [7, Span(TEXT.index("trois"), TEXT.index("payé") + 4)]
    assert desk.page.selected_span() is None


def test_a_handle_that_comes_back_tells_nothing(desk, qtbot):
    edges = Edges(desk)
    desk.page.point_at(7)
    start = handles.knob("start", desk.page._handles()["start"]).toPoint()
    with qtbot.assertNotEmitted(edges.moved):
        drag(desk, start, start + QPoint(1, 0))


def test_a_study_that_is_only_read_shows_no_handle(desk):
    desk.page.point_at(7)
    desk.page.let_edges_move(False)
    assert desk.page._handles() == {}


def test_waiting_on_a_coded_word_asks_for_its_card(desk, qtbot):
    place = place_of(desk, "trois", 2)
    event = QHelpEvent(QEvent.Type.ToolTip, place, desk.page.viewport().mapToGlobal(place))
    with qtbot.waitSignal(desk.page.tip_wished, check_params_cb=lambda numbers, _place: numbers == [7]):
        QApplication.sendEvent(desk.page.viewport(), event)


def test_the_label_of_the_coding_under_the_mouse_is_lit(desk):
    send(desk, QEvent.Type.MouseMove, place_of(desk, "trois", 2), Qt.MouseButton.NoButton)
    assert desk.margin._lit == 7
    send(desk, QEvent.Type.MouseMove, place_of(desk, "payé", 2), Qt.MouseButton.NoButton)
    assert desk.margin._lit is None


def test_the_number_of_labels_without_room_lists_them(desk, qtbot):
    many = [Painted(n, 12, 20, "anchoring", "A", "Besoin", Moment.AFTER, Polarity.ABSENT, "Léa") for n in range(40)]
    desk.show_codings(many)
    desk.grab()
    (count,) = [row for row in desk.margin._rows if row.coding is None]
    shown = {row.coding.id for row in desk.margin._rows if row.coding is not None}
    with qtbot.waitSignal(desk.margin.rest_wished) as told:
        QTest.mouseClick(desk.margin, LEFT, pos=count.box.center().toPoint())
    assert count.words == f"+{len(told.args[0])}"
    assert shown | set(told.args[0]) == set(range(40))


class Painting(QObject):
    """Remembers how much of a widget is painted anew."""

    def __init__(self, widget):
        super().__init__(widget)
        self.heights = []
        widget.installEventFilter(self)

    def eventFilter(self, widget, event):  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.heights.append(event.rect().height() / widget.height())
        return False


def test_a_lane_more_moves_every_label_so_that_all_are_drawn_again(desk, qtbot):
    desk.show_codings([])
    desk.resize(900, 1_200)
    for number in range(2, 6):
        qtbot.wait(50)
        painting = Painting(desk.margin)
        desk.add_coding(Painted(number, 12, 20, "anchoring", "A", "Besoin", Moment.AFTER, Polarity.PRESENT, "Léa"))
        qtbot.waitUntil(lambda painting=painting: bool(painting.heights))
        assert (max(painting.heights) == 1) is (number > 3)
