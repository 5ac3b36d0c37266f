"""What hands do on the page: clicks, wheel, keys; and what the page then tells."""

from __future__ import annotations

import itertools
import statistics

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ect_coder.ui import theme
from ect_coder.ui.reader.desk import Desk
from ect_coder.ui.reader.highlights import LANES, Painted
from ect_coder.values import Moment, Polarity, Span
from tests.benchmarks.bench_page import text_of

TEXT = "Bonjour 👋 Mme Duval. On vend ici ! Et après… rien.\n\nDeux fermes nous ont suivis."
LONG = "\n".join("Nous avons décidé avec la commune de partager le hangar. " * 12 for _line in range(200))


def painted(number, start, end, polarity=Polarity.PRESENT):
    return Painted(number, start, end, "cooperation", "C", "Confiance", Moment.BOTH, polarity, "Léa")


@pytest.fixture
def desk(qtbot, dressed):
    made = Desk(theme.LIGHT)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.load(TEXT, [], [])
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def page(desk):
    return desk.page


def place_of(page, words):
    cursor = QTextCursor(page.document())
    cursor.setPosition(page._offsets.to_qt(TEXT.index(words) + 1))
    return page.cursorRect(cursor).center()


def chosen(page):
    span = page.selected_span()
    return span and page._text[span.start : span.end]


def test_a_double_click_takes_the_word_and_a_third_the_sentence(page):
    place = place_of(page, "vend")
    QTest.mouseDClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen(page) == "vend"
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen(page) == "On vend ici !"


def test_a_click_on_a_number_takes_the_turn(page):
    place = QPoint(12, place_of(page, "Deux").y())
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen(page) == "Deux fermes nous ont suivis."


def test_a_click_on_a_coded_passage_points_at_its_shortest_coding(desk):
    start = TEXT.index("vend")
    desk.show_codings([painted(1, 0, 40), painted(2, start, start + 4)])
    QTest.mouseClick(desk.page.viewport(), Qt.MouseButton.LeftButton, pos=place_of(desk.page, "vend"))
    assert desk.page.current_coding == 2
    assert abs(desk.page.caret() - start) <= 2  # a passage can be selected from within another


def test_the_menu_is_wished_with_the_selection_and_what_lies_there(page, qtbot):
    start = TEXT.index("vend")
    page.show_codings([painted(5, start, start + 4)])
    page.select_span(Span(0, 7))
    place = place_of(page, "vend")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, page.mapToGlobal(place))
    with qtbot.waitSignal(page.menu_wished) as told:
        QApplication.sendEvent(page.viewport(), event)
    assert told.args[1:] == [Span(0, 7), [5]]


def test_the_caret_is_told_in_code_points(page, qtbot):
    with qtbot.waitSignal(page.position_changed, check_params_cb=lambda point: point == TEXT.index("Mme")):
        page.go_to(TEXT.index("Mme"))


@pytest.mark.parametrize(("turn", "step"), [(120, 1), (-120, -1)])
def test_the_wheel_zooms_with_control(page, qtbot, turn, step):
    middle = QPointF(page.viewport().rect().center())
    keys, phase = Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(middle, middle, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, keys, phase, False)
    with qtbot.waitSignal(page.zoom_wished, check_params_cb=lambda told: told == step):
        QApplication.sendEvent(page.viewport(), event)


def test_going_somewhere_lets_its_line_flash_a_moment(page, qtbot):
    page.clearFocus()
    still = page.grab().toImage()
    page.go_to(TEXT.index("suivis"))
    assert page._flashed == Span(TEXT.index("Deux"), len(TEXT))
    assert page.grab().toImage() != still
    qtbot.waitUntil(lambda: page._flashed is None, timeout=3000)
    assert page.grab().toImage() == still


def test_an_empty_line_has_nothing_to_flash(page):
    page.go_to(TEXT.index("\n") + 1)
    assert page._flashed is None


@pytest.mark.parametrize(("width", "size"), [(2400, 9), (2400, 13), (2400, 22), (848, 11), (848, 12)])
def test_a_line_holds_sixty_to_eighty_letters(desk, width, size):
    desk.resize(width, 768)
    desk.load(text_of(2_000), [], [])
    desk.page.set_typography(size)
    desk.grab()
    layouts = [desk.page.document().findBlockByNumber(number).layout() for number in range(20)]
    lengths = [each.lineAt(rank).textLength() for each in layouts for rank in range(each.lineCount() - 1)]
    assert 60 <= sum(lengths) / len(lengths) <= 80
    assert max(lengths) < 100


@pytest.mark.parametrize("scrolled", [0, 900, 6_000])
def test_what_is_on_top_stays_there_whatever_the_typography(desk, scrolled):
    desk.load(LONG, [], [])
    desk.page.verticalScrollBar().setValue(scrolled)
    desk.grab()
    top = desk.page.first_visible()
    height = desk.page.place(top)
    for size, spacing in ((17, 1.0), (17, 1.15), (10, 0.85), (28, 1.15), (13, 1.0)):
        desk.page.set_typography(size, spacing=spacing)
        assert abs(desk.page.place(top) - height) <= 1


@pytest.mark.parametrize("scrolled", [0, 900, 6_000])
def test_what_is_on_top_stays_there_when_the_window_gets_narrower_and_wide_again(desk, scrolled):
    desk.load(LONG, [], [])
    desk.page.verticalScrollBar().setValue(scrolled)
    desk.grab()
    top, height = desk.page.first_visible(), desk.page.place(desk.page.first_visible())
    for width in (700, 520, 900, 640, 1000):
        desk.resize(width, 600)
        QApplication.processEvents()
        assert abs(desk.page.place(top) - height) <= 1


def test_every_hit_is_marked_in_its_own_line(page):
    page.load(LONG, [], [])
    _rank, count = page.find_words("hangar", 0)
    blocks = [page.document().findBlockByNumber(number) for number in range(page.document().blockCount())]
    found = [rank for block in blocks for rank, _hit in page._hits_in(block.blockNumber())]
    assert found == list(range(count)) == list(range(200 * 12))


def test_presence_nuance_and_absence_are_told_apart_in_grey(desk):
    """The empty ground between the letters, as a share of black: none, half, whole."""
    darkness = {}
    for polarity in Polarity:
        desk.show_codings([painted(1, 0, 30, polarity)])
        grey = desk.page.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        middle = place_of(desk.page, "onjour").y()
        values = [grey.pixelColor(x, y).value() for x in range(60, 180) for y in range(middle - 6, middle + 7)]
        darkness[polarity] = 255 - statistics.quantiles(values, n=10)[7]
    assert darkness[Polarity.ABSENT] == 0
    assert 8 <= darkness[Polarity.MIXED] < darkness[Polarity.PRESENT]


@pytest.mark.parametrize("apart", range(80, 120, 4))
def test_stripes_of_one_lane_keep_three_pixels(desk, apart):
    desk.load(LONG, [], [])
    desk.show_codings([painted(n, n * apart, n * apart + 4) for n in range(200)])
    desk.grab()
    lanes = {}
    for coding, box in desk.margin._stripes:
        lanes.setdefault(desk.page.highlights.lane(coding.id), []).append(box)
    free = [sorted(boxes, key=lambda box: box.top()) for lane, boxes in lanes.items() if lane < LANES]
    assert free
    assert all(low.top() - high.bottom() >= 2.9 for boxes in free for high, low in itertools.pairwise(boxes))


@pytest.mark.parametrize("scrolled", [0, 3_000])
def test_the_first_frame_of_a_long_text_shows_its_codings(desk, scrolled):
    """Qt lays a long text out bit by bit; the codings in sight do not wait for the end."""
    desk.load(LONG, [], [])
    desk.show_codings([painted(n, n * 90, n * 90 + 60) for n in range(1_200)])
    desk.page.verticalScrollBar().setValue(scrolled)
    blocks = desk.page.visible_blocks()
    desk.grab()
    assert blocks == desk.page.visible_blocks()
    assert (blocks.start == 0) is (scrolled == 0)
    assert len(blocks) > 1
    assert len(desk.margin._stripes) == len(desk.page.highlights.in_blocks(blocks)) > 20


def test_the_top_of_what_is_seen_is_known_before_all_is_laid_out(page):
    page.load(LONG, [], [])
    assert page.first_visible() == 0


@pytest.mark.parametrize("size", [(700, 500), (1100, 700)])
def test_what_is_kept_of_places_is_what_a_fresh_look_finds(desk, size):
    desk.load(LONG, [], [])
    desk.show_codings([painted(n, n * 90, n * 90 + 60) for n in range(1_200)])
    desk.grab()
    desk.resize(*size)
    desk.page.set_typography(17)
    desk.page.verticalScrollBar().setValue(2_000)
    kept = desk.grab().toImage()
    desk.page._forget_places()
    desk.margin.forget()
    assert desk.grab().toImage() == kept


def test_text_and_margin_stay_together_in_a_wide_window(desk, qtbot):
    desk.resize(2400, 768)
    QApplication.processEvents()
    page, margin = desk.page.geometry(), desk.margin.geometry()
    assert page.right() + 1 == margin.left()
    assert page.width() == desk.page.comfortable()
    assert page.left() > 300
    desk.resize(620, 768)
    QApplication.processEvents()
    assert desk.page.geometry().left() == 0
