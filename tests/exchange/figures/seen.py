"""Figures as an eye meets them: their words with the room that a wide font takes, measured apart from our own widths."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Words:
    """A line of words, and its box."""

    words: str
    box: QRectF


def parsed(figure):
    return etree.fromstring(figure.svg.encode())


def words_of(figure):
    """List every line of words, with its box in the figure's units."""
    found = []

    def walk(element, x, y):
        moved = element.get("transform")
        if moved:
            by = moved.removeprefix("translate(").removesuffix(")").split()
            x, y = x + float(by[0]), y + float(by[1])
        if element.tag == f"{SVG}text":
            found.append(Words(element.text, _box(element, x, y)))
        for child in element:
            walk(child, x, y)

    walk(parsed(figure), 0, 0)
    return found


def _box(element, x, y):
    size = float(element.get("font-size"))
    font = QFont("DejaVu Sans")
    font.setPixelSize(100)
    font.setBold(element.get("font-weight") == "bold")
    width = QFontMetricsF(font).horizontalAdvance(element.text) * size / 100
    start = {"start": 0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
    left, base = x + float(element.get("x")) - start, y + float(element.get("y"))
    return QRectF(left, base - 0.76 * size, width, 0.96 * size)


def outside(figure):
    """List the words that are cut by the edge of the page."""
    page = QRectF(0, 0, figure.width, figure.height)
    return [each.words for each in words_of(figure) if not page.contains(each.box)]


def overlapping(figure):
    """List pairs of words that lie on each other."""
    lines = sorted(words_of(figure), key=lambda each: each.box.top())
    found = []
    for rank, one in enumerate(lines):
        for other in lines[rank + 1 :]:
            if other.box.top() >= one.box.bottom():
                break
            if one.box.intersected(other.box).width() > 0.5 and one.box.intersected(other.box).height() > 0.5:
                found.append((one.words, other.words))
    return found
