"""The picker: every key does what its foot says, and none is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ect_coder.ui import theme
from ect_coder.ui.reader.picker import Picker, Wish
from ect_coder.ui.reader.ranking import Choice
from ect_coder.values import Moment, Polarity

CHOICES = [
    Choice("a", "Pluralité des acteurs", "cooperation", "C", "Coopération", "", ()),
    Choice("b", "Partage du risque", "cooperation", "C", "Coopération", "", ()),
    Choice("c", "Confiance", "cooperation", "C", "Coopération", "", ()),
]
START = Wish(Moment.EMERGENCE, Polarity.PRESENT, None)


@pytest.fixture
def picker(qtbot, dressed):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(900, 600)
    made = Picker(theme.LIGHT, {}, parent)
    parent.show()
    parent.activateWindow()
    qtbot.waitExposed(parent)
    made.offer(CHOICES, recents=("c",), wish=START, anchor=QRect(100, 100, 40, 20))
    qtbot.waitUntil(made._line.hasFocus)
    return made


def press(picker, *keys):
    for key in keys:
        held = Qt.KeyboardModifier.ShiftModifier if key == Qt.Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(picker._line, key, held)


def test_enter_with_nothing_typed_takes_the_last_variable(picker, qtbot):
    with qtbot.waitSignal(picker.chosen, check_params_cb=lambda keys, wish: (keys, wish) == (["c"], START)):
        press(picker, Qt.Key.Key_Return)
    assert not picker.isVisible()


def test_letters_then_enter_take_the_likeliest(picker, qtbot):
    QTest.keyClicks(picker._line, "risq")
    with qtbot.waitSignal(picker.chosen, check_params_cb=lambda keys, _wish: keys == ["b"]):
        press(picker, Qt.Key.Key_Return)


def test_the_arrows_move(picker, qtbot):
    with qtbot.waitSignal(picker.pointed, check_params_cb=lambda key: key == "a"):
        press(picker, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.chosen, check_params_cb=lambda keys, _wish: keys == ["c"]):
        press(picker, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Return)


def test_tab_turns_the_moment_and_stays(picker):
    seen = [picker._wish.moment]
    for _press in range(5):
        press(picker, Qt.Key.Key_Tab)
        seen.append(picker._wish.moment)
    assert seen == [*Moment, Moment.EMERGENCE]
    assert picker._line.hasFocus()


def test_shift_tab_turns_the_polarity(picker):
    seen = []
    for _press in range(3):
        press(picker, Qt.Key.Key_Backtab)
        seen.append(picker._wish.polarity)
    assert seen == [Polarity.ABSENT, Polarity.MIXED, Polarity.PRESENT]
    assert picker._line.hasFocus()


def test_control_and_a_digit_set_the_intensity_and_unset_it(picker):
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(picker._line, Qt.Key.Key_2, control)
    assert picker._wish.intensity == 2
    QTest.keyClick(picker._line, Qt.Key.Key_2, control)
    assert picker._wish.intensity is None
    assert picker._line.text() == ""


def test_an_absence_takes_no_intensity(picker):
    QTest.keyClick(picker._line, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    press(picker, Qt.Key.Key_Backtab)
    assert picker._wish == Wish(Moment.EMERGENCE, Polarity.ABSENT, None)


def test_escape_closes_and_chooses_nothing(picker, qtbot):
    with qtbot.assertNotEmitted(picker.chosen), qtbot.waitSignal(picker.closed):
        press(picker, Qt.Key.Key_Escape)
    assert not picker.isVisible()


@pytest.mark.parametrize(
    ("reason", "stays"),
    [
        (Qt.FocusReason.ActiveWindowFocusReason, True),
        (Qt.FocusReason.PopupFocusReason, True),
        (Qt.FocusReason.MouseFocusReason, False),
    ],
)
def test_only_focus_that_leaves_for_good_closes(picker, reason, stays):
    QTest.keyClicks(picker._line, "par")
    QApplication.sendEvent(picker._line, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert picker.isVisible() is stays
    assert picker._line.text() == "par"
