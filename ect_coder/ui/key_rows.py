"""The rows of the sheet of keys: what is done, and the caps of the keys that do it, in one column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ect_coder.ui.keymap import caps
from ect_coder.ui.rows import ROW, VALUE, RowDelegate
from ect_coder.wording import _, pgettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QStyleOptionViewItem

    from ect_coder.ui.keymap import Keymap

_HEADING = 38
_CAPS = 0.56
"""The part of a row's width after which the caps begin."""
_CAP = 20
_GAP = 4
_TO = "–"


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group of rows."""

    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """What some keys do: an action of the table, a favourite (by its digit), or a fixed sense in the text."""

    text: str
    caps: tuple[str, ...]
    action: str = ""
    favourite: str = ""
    changed: bool = False

    def spoken(self) -> str:
        """Say the row as a screen reader should."""
        return f"{self.text}, {' '.join(self.caps)}" if self.caps else self.text


def of_actions(actions: Mapping[str, str], keymap: Keymap) -> list[Row]:
    """Make a row for each action, by name and text."""
    changed = keymap.changed
    return [Row(text, caps(keymap.keys[name]), action=name, changed=name in changed) for name, text in actions.items()]


def of_favourites(keys: tuple[str, ...], favourites: Mapping[str, str], variables: Mapping[str, str]) -> list[Row]:
    """Make a row for each digit key that may code with a favourite."""
    named = {key: variables.get(favourites.get(key, "")) for key in keys}
    return [
        Row(
            _("Code with “{variable}”").format(variable=name) if name else _("No favourite yet"),
            (key,),
            favourite=key,
        )
        for key, name in named.items()
    ]


def of_the_text() -> list[Row]:
    """List what the keys of the text do; they are part of how it is read and coded, and stay."""
    return [
        Row(_("Select"), (*caps("Shift+Left"), "→", "↑", "↓")),
        Row(_("Look for a variable for the selection"), ("A", _TO, "Z")),
        Row(_("Code the selection with the last variable"), caps("Return")),
        Row(_("Choose the moment"), ("1", _TO, "5")),
        Row(_("Show this sheet"), ("?",)),
    ]


def of_the_picker() -> list[Row]:
    """List what the keys do while a variable is looked for."""
    return [
        Row(_("Code the passage"), caps("Return")),
        Row(_("Code both moments: absent, then present"), caps("Shift+Return")),
        Row(_("Turn the moment"), caps("Tab")),
        Row(_("Turn the polarity"), caps("Shift+Tab")),
        Row(_("Choose the intensity"), (*caps("Ctrl+1"), _TO, "3")),
        Row(_("Close without coding"), caps("Esc")),
    ]


class KeyRowDelegate(RowDelegate):
    """Draws a heading, or a row with its caps; keys that a person changed say so."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give a heading air above it."""
        return QSize(100, _HEADING if isinstance(index.data(VALUE), Heading) else ROW)

    def draw(self, painter: QPainter, box: QRectF, value: Heading | Row) -> None:
        """Draw one row."""
        if isinstance(value, Heading):
            font = QFont(painter.font())
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(QColor(self.colours.muted))
            low = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(box.adjusted(12, 0, 0, -6), low, value.text)
            return
        column = box.left() + box.width() * _CAPS
        self.words(painter, QRectF(box.left() + 12, box.top(), column - box.left() - 20, box.height()), value.text, "")
        if value.changed:
            self.words(painter, box.adjusted(0, 0, -10, 0), "", pgettext("keys", "changed"))
        self._caps(painter, column, box.center().y(), value.caps)

    def _caps(self, painter: QPainter, left: float, middle: float, words: tuple[str, ...]) -> None:
        metrics = QFontMetricsF(painter.font())
        for word in words:
            width = metrics.horizontalAdvance(word) + (0 if word == _TO else 12)
            cap = QRectF(left, middle - _CAP / 2, width if word == _TO else max(_CAP + 2, width), _CAP)
            if word != _TO:
                painter.setBrush(QColor(self.colours.field))
                painter.setPen(QPen(QColor(self.colours.muted), 1))
                painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(QColor(self.colours.text))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, word)
            left = cap.right() + _GAP
