"""PySide6 6.12.0 drops a reference to None at each void call on CPython < 3.12, and aborts after some thousands."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget


def test_void_calls_keep_their_references_to_none(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _call in range(2_000):
        widget.update()
        widget.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 500
