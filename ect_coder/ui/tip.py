"""What hovers over a thing, in plain words: Qt guesses whether a tip is markup, and these are people's words."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt


def tip(words: str) -> str:
    """Give words as a tip that shows them letter by letter; markup is only used where they could be taken for it."""
    if "<" not in words and "&" not in words:
        return words
    return f"<span style='white-space: pre-wrap'>{escape(words)}</span>"


def for_role(words: str, role: int) -> str:
    """Give words as a model tells them: letter by letter in a tip too."""
    return tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
