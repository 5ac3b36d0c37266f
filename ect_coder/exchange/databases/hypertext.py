"""The text of a document in HTML, and where the bytes of its words are in it.

Taguette counts UTF-8 bytes of all text between the tags, the spaces among them (`extract.py` in its source).
"""

from __future__ import annotations

from array import array
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"),
        *("table", "td", "th", "tr", "ul"),
    }
)
_PREFORMATTED = "pre"


class Hypertext(HTMLParser):
    """Reads HTML into `text`, a line for each block, with spaces as a browser shows them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._letters: list[str] = []
        self._places = array("L")
        self._preformatted = 0
        self.feed(html)
        self.close()
        self.text = "".join(self._letters)
        self._places.append(len(self.text))

    def at(self, byte: int) -> int:
        """Give the place in the text of a byte, in code points."""
        return self._places[max(0, min(byte, len(self._places) - 1))]

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        """Begin a line where a block begins."""
        self._preformatted += tag == _PREFORMATTED
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """Begin a line where a block has ended."""
        self._preformatted -= tag == _PREFORMATTED and self._preformatted > 0
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Take letters over, with the places of their bytes."""
        for letter in data:
            self._places.extend([len(self._letters)] * len(letter.encode("utf-8", "replace")))
            if not letter.isspace() or self._preformatted:
                self._letters.append(letter)
            elif self._letters and not self._letters[-1].isspace():
                self._letters.append(" ")

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS and self._letters and self._letters[-1] != "\n":
            self._letters.append("\n")
