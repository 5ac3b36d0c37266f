"""The text on the desk: positions, lanes, painting, selecting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from ect_coder.corpus.sentences import sentence_at
from ect_coder.ui import theme
from ect_coder.ui.reader.desk import Desk
from ect_coder.ui.reader.highlights import LANES, Highlights, Painted
from ect_coder.ui.reader.offsets import Offsets
from ect_coder.ui.reader.ranking import Choice, rank
from ect_coder.values import Moment, Polarity, Span

TEXT = "Un 💶 deux.\nE\u0301te\u0301 trois, quatre 👩‍🌾 cinq.\n" + "Une ligne de plus. " * 40


def painted(number, start, end, polarity=Polarity.PRESENT):
    return Painted(number, start, end, "cooperation", "C", "Confiance", Moment.BOTH, polarity, "Léa")


@given(st.text(alphabet="aé💶👩\u200d\n", max_size=60), st.data())
def test_positions_convert_both_ways(text, data):
    offsets = Offsets(text)
    point = data.draw(st.integers(0, len(text)))
    unit = len(text[:point].encode("utf-16-le")) // 2
    assert offsets.to_qt(point) == unit
    assert offsets.to_points(unit) == point


@given(st.lists(st.tuples(st.integers(0, 2_000), st.integers(1, 400)), max_size=40))
def test_stripes_of_one_lane_never_touch(spans):
    found = Highlights([0], 3_000)
    for number, (start, length) in enumerate(spans):
        found.put(painted(number, start, start + length))
    whole = Highlights([0], 3_000)
    whole.put_all(found.all())
    for highlights in (found, whole):
        codings = sorted(highlights.all(), key=lambda each: each.start)
        for one in codings:
            for other in codings:
                same = highlights.lane(one.id) == highlights.lane(other.id) < LANES
                assert one.id == other.id or not same or one.end <= other.start or other.end <= one.start


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 40)), max_size=12), st.data())
def test_adding_and_dropping_one_by_one_is_like_putting_all(spans, data):
    starts = [0, 30, 61]
    one_by_one, at_once = Highlights(starts, 130), Highlights(starts, 130)
    codings = [painted(number, start, start + length) for number, (start, length) in enumerate(spans)]
    for each in codings:
        one_by_one.put(each)
    gone = {each.id for each in codings if data.draw(st.booleans())}
    for number in gone:
        one_by_one.drop(number)
    at_once.put_all([each for each in codings if each.id not in gone])
    for block in range(3):
        assert one_by_one.runs(block) == at_once.runs(block)
        assert one_by_one.in_blocks(range(block, block + 1)) == at_once.in_blocks(range(block, block + 1))


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        ("Bonjour", "Bonjour M. Roussel."),
        ("vendait", "On vendait à 3,5 % … enfin presque !"),
        ("cela", "« Tout cela ? »"),
        ("dit", "Il l’a dit"),
    ],
)
def test_a_triple_click_takes_a_sentence(inside, sentence):
    text = "Bonjour M. Roussel. On vendait à 3,5 % … enfin presque ! « Tout cela ? » Il l’a dit"
    found = sentence_at(text, text.index(inside))
    assert text[found.start : found.end] == sentence


def choice(key, label, letter="C"):
    return Choice(key, label, "cooperation", letter, "Coopération", "Des mots.", ("bail",))


CHOICES = [
    choice("a", "Pluralité des acteurs"),
    choice("b", "Partage du risque"),
    choice("c", "Écologie, sobriété", "R"),
]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("plur", "a"),
        ("PLURALITE", "a"),
        ("risq", "b"),
        ("partge", "b"),
        ("ecol", "c"),
        ("r", "b"),
        ("par ris", "b"),
        ("bail", "a"),
    ],
)
def test_a_few_letters_find_a_variable(typed, first):
    assert rank(CHOICES, typed, ())[0].id == first


def test_nothing_typed_gives_the_recent_ones_first():
    assert [each.id for each in rank(CHOICES, "", ("c", "b"))] == ["c", "b", "a"]
    assert rank(CHOICES, "zzzz", ()) == []


@pytest.fixture
def desk(qtbot, dressed):
    from ect_coder.corpus.canonical import canonical

    made = Desk(theme.LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.load(canonical(TEXT), [], [])
    made.show()
    return made


def test_the_text_is_shown_and_never_changed(desk):
    text = desk.page.toPlainText()
    desk.show_codings([painted(n, n * 3, n * 3 + 30) for n in range(20)])
    desk.grab()
    desk.page.setFocus()
    QTest.keyClicks(desk.page, "abc")
    assert desk.page.toPlainText() == text


@pytest.mark.parametrize("words", ["💶 deux", "Été trois", "👩‍🌾 cinq"])
def test_a_selection_is_counted_in_code_points(desk, words):
    text = desk.page._text
    start = text.index(words)
    desk.page.select_span(Span(start, start + len(words)))
    assert desk.page.textCursor().selectedText() == words
    assert desk.page.selected_span() == Span(start, start + len(words))


def test_spaces_around_a_selection_are_left_out(desk):
    cursor = desk.page.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(6, QTextCursor.MoveMode.KeepAnchor)
    desk.page.setTextCursor(cursor)
    assert desk.page.selected_span() == Span(3, 4)


def test_the_keyboard_selects(desk, qtbot):
    desk.activateWindow()
    desk.page.setFocus()
    with qtbot.waitSignal(desk.page.selection_changed, check_params_cb=lambda span: span == Span(0, 2)):
        for _press in range(2):
            QTest.keyClick(desk.page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)


def test_codings_are_painted_and_unpainted(desk):
    bare = desk.page.grab().toImage()
    desk.add_coding(painted(1, 12, 30))
    coded = desk.page.grab().toImage()
    desk.change_coding(painted(1, 12, 30, Polarity.ABSENT))
    denied = desk.page.grab().toImage()
    desk.remove_coding(1)
    assert bare != coded
    assert coded != denied
    assert desk.page.grab().toImage() == bare


def test_the_margin_points_at_a_coding(desk, qtbot):
    desk.show_codings([painted(7, 3, 9)])
    desk.grab()
    _coding, stripe = desk.margin._stripes[0]
    with qtbot.waitSignal(desk.coding_clicked, check_params_cb=lambda number: number == 7):
        QTest.mouseClick(desk.margin, Qt.MouseButton.LeftButton, pos=stripe.center().toPoint())


def test_words_are_found_in_the_text(desk):
    assert desk.page.find_words("ete", 0) == (1, 1)
    assert desk.page.find_words("ligne", 0)[1] == 40
    assert desk.page.find_words("ligne", 1)[0] == 2
    assert desk.page.find_words("", 0) == (0, 0)


def test_fifty_thousand_words_behave(desk):
    text = "\n".join("mot 💶 " * 100 for _line in range(500))
    desk.load(text, [], [])
    desk.show_codings([painted(n, n * 15, n * 15 + 60) for n in range(20_000)])
    desk.page.point_at(19_000)
    desk.grab()
    assert desk.page.current_coding == 19_000
