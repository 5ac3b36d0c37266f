"""What striprtf cannot say of an RTF file is put around the words, in signs that it passes through.

striprtf knows the words and their encodings, and drops the rest: notes, text boxes, comments, bold… Here a file becomes
a plainer one with only words in it, and signs that number events: a paragraph ends, words turn bold, a note begins.
Format: Rich Text Format 1.9.1.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from striprtf.striprtf import destinations, specialchars

from ect_coder.corpus.readers.draft import Edge
from ect_coder.corpus.readers.highlighter import is_stroke
from ect_coder.corpus.readers.rtf_events import CLOSE, OPEN, Aside, Event, Look, Scan, What
from ect_coder.corpus.readers.rtf_groups import Unbalanced, argument, colours, end_of_group, escaped, headings, moment
from ect_coder.corpus.readers.source import MarkKind
from ect_coder.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

_TOKEN = re.compile(r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.S)
_ENDNOTE = re.compile(r"\s*\\ftnalt")


class _Characters(NamedTuple):
    """How characters look and whether they count, until their group ends."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    deleted: bool = False
    highlight: int = 0
    shade: int = 0


class _Paragraph(NamedTuple):
    """What a paragraph is: the depth of the table it is in, its style, its level among headings."""

    depth: int = 0
    style: int = -1
    outline: int = 9


_ASIDES = {
    "shptxt": Aside.BOX,
    "dptxbxtext": Aside.BOX,
    "listtext": Aside.LABEL,
    "pntext": Aside.LABEL,
    "atnauthor": Aside.AUTHOR,
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), Aside.HEADER),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), Aside.FOOTER),
}
_WAYS_IN = frozenset({"shp", "shpgrp", "shpinst", "shppict", "nesttableprops", "do", "field", "fldrslt", *_ASIDES})
"""Groups that lead to words, or to pictures to be counted."""
_SWITCHES = {"b": "bold", "i": "italic", "v": "hidden", "deleted": "deleted"}
_GROUNDS = {"highlight": "highlight", "chcbpat": "shade", "cb": "shade"}
_OF_PARAGRAPHS = {"s": "style", "outlinelevel": "outline"}
_DEEPEST = 60
"""Tables within one another that are told apart."""
_ENDS = {
    **dict.fromkeys(("par", "sect"), What.PARAGRAPH),
    **dict.fromkeys(("cell", "nestcell"), What.CELL),
    **dict.fromkeys(("row", "nestrow"), What.ROW),
}
_LINES = frozenset({"line", "page", "column", "softline", "lbr"})
_CHARACTERS = frozenset(specialchars) - {"par", "sect", "page", "row", "cell", "nestcell", "line"}


def scanned(text: str, cancelled: Callable[[], bool]) -> Scan:
    """Scan a file whose bytes are the characters of `text`; raise Unbalanced or Cancelled."""
    scanner = _Scanner(text, cancelled)
    scanner.run()
    scanner.scan.plain = "".join(scanner.out)
    return scanner.scan


class _Scanner:
    """Goes through the tokens of a file once, with a stack of what holds in each group."""

    def __init__(self, text: str, cancelled: Callable[[], bool]) -> None:
        self.scan = Scan()
        self.out: list[str] = []
        self._text = text
        self._cancelled = cancelled
        self._place = 0
        self._characters = _Characters()
        self._paragraph = _Paragraph()
        self._aside: Aside | None = None
        self._stack: list[tuple[_Characters, _Paragraph, Aside | None]] = []
        self._told: Look | None = None
        self._starred = False
        self._default_font = "0"
        self._colours: list[str] = []
        self._headings: set[int] = set()

    def run(self) -> None:
        """Read up to the end of the outermost group."""
        steps = 0
        while True:
            token = _TOKEN.match(self._text, self._place)
            if token is None:
                raise Unbalanced
            self._place = token.end()
            word, number, code, sign, brace, words = token.groups()
            if brace:
                self._brace(brace)
                if not self._stack:
                    return
            elif word:
                self._word(word, number)
            elif code or words:
                self._say(token[0] if code else escaped(words))
            elif sign:
                self._sign(sign)
            steps += 1
            if steps % 10_000 == 0 and self._cancelled():
                raise Cancelled

    def _brace(self, brace: str) -> None:
        self._starred = False
        if brace == "{":
            self._stack.append((self._characters, self._paragraph, self._aside))
            self._aside = None
        elif self._aside is not None:
            self._tell(Event(What.END, aside=self._aside))
        self.out.append(brace)
        if brace == "}":
            self._characters, self._paragraph, self._aside = self._stack.pop()

    def _word(self, word: str, number: str | None) -> None:
        starred, self._starred = self._starred, False
        if word in _OPENED:
            getattr(self, f"_open_{word}")()
        elif word in _ASIDES:
            self._begin(_ASIDES[word])
        elif word in _WAYS_IN:
            return
        elif starred or word in destinations or word == "nonshppict":
            self._skip()
        elif word in _CHARACTERS:
            self._say(f"\\{word} ")
        elif word in _LINES:
            self._say("\\line ")
        elif word in _ENDS:
            self._end(_ENDS[word], nested=word.startswith("nest"))
        else:
            self._other_word(word, number)

    def _shape(self, word: str, number: str | None) -> bool:
        """Follow a word that says how characters look or where a paragraph stands; say whether it is one."""
        if word in _SWITCHES:
            self._characters = self._characters._replace(**_one(_SWITCHES[word], number != "0"))
        elif word in _GROUNDS:
            self._characters = self._characters._replace(**_one(_GROUNDS[word], int(number or 0)))
        elif word in _OF_PARAGRAPHS:
            self._paragraph = self._paragraph._replace(**_one(_OF_PARAGRAPHS[word], int(number or 0)))
        elif word == "itap":
            self._paragraph = self._paragraph._replace(depth=max(0, min(int(number or 0), _DEEPEST)))
        elif word == "intbl":
            self._paragraph = self._paragraph._replace(depth=max(1, self._paragraph.depth))
        elif word == "pard":
            self._paragraph = _Paragraph()
        elif word == "plain":
            self._characters = _Characters()
            self.out.append(f"\\f{self._default_font} ")
        else:
            return False
        return True

    def _other_word(self, word: str, number: str | None) -> None:
        if self._shape(word, number):
            return
        if word == "u" and number is not None:
            self._say(_code_point(int(number) % 0x10000))
        elif word in ("uc", "f", "ansicpg") and number is not None:
            self.out.append(f"\\{word}{number} ")
        elif word == "deff":
            self._default_font = number or "0"
        elif word == "revised":
            self.scan.insertions += number != "0"
        elif word == "bin":
            self._place += int(number or 0)

    def _end(self, what: What, *, nested: bool = False) -> None:
        depth = self._paragraph.depth
        if what is not What.PARAGRAPH:
            depth = max(2, depth) if nested else 1
        heading = self._paragraph.outline < 9 or self._paragraph.style in self._headings
        self._tell(Event(what, depth=depth, heading=heading))

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self._end(What.PARAGRAPH)
        elif sign in "~-_{}\\":
            self._say(f"\\{sign}")

    def _say(self, plain: str) -> None:
        """Pass words on, first telling how they look if that changed."""
        look = self._look()
        if look != self._told:
            self._told = look
            self._tell(Event(What.LOOK, look=look))
        self.out.append(plain)

    def _look(self) -> Look:
        now = self._characters
        shaded = 0 < now.shade <= len(self._colours) and is_stroke(self._colours[now.shade - 1])
        return _look(now.bold, now.italic, bool(now.highlight) or shaded, now.hidden, now.deleted)

    def _tell(self, event: Event) -> None:
        self.out.append(f"{{{OPEN}{len(self.scan.events)}{CLOSE}}}")
        self.scan.events.append(event)

    def _begin(self, aside: Aside, comment: str = "", date: str = "") -> None:
        self._tell(Event(What.BEGIN, aside=aside, comment=comment, date=date))
        self._characters, self._paragraph, self._aside = _Characters(), _Paragraph(), aside

    def _skip(self) -> str:
        """Leave out the rest of a group, and give it."""
        begin = self._place
        self._place = end_of_group(self._text, begin)
        return self._text[begin : self._place]

    def _open_fonttbl(self) -> None:
        self.out.append(f"\\fonttbl{self._skip()}")

    def _open_colortbl(self) -> None:
        self._colours = colours(self._skip())

    def _open_stylesheet(self) -> None:
        self._headings = headings(self._skip())

    def _open_pict(self) -> None:
        self.scan.images += 1
        self._skip()

    def _open_object(self) -> None:
        self.scan.objects += 1
        self._skip()

    def _open_footnote(self) -> None:
        endnote = _ENDNOTE.match(self._text, self._place) is not None
        self._begin(Aside.ENDNOTE if endnote else Aside.FOOTNOTE)

    def _open_atrfstart(self) -> None:
        self._tell(Event(What.ANCHOR, edge=Edge.START, comment=self._skip().strip()))

    def _open_atrfend(self) -> None:
        self._tell(Event(What.ANCHOR, edge=Edge.END, comment=self._skip().strip()))

    def _open_annotation(self) -> None:
        inside = self._text[self._place : end_of_group(self._text, self._place)]
        name, date = (argument(inside, each) for each in ("atnref", "atndate"))
        name = name or f"#{len(self.scan.events)}"
        self._tell(Event(What.ANCHOR, edge=Edge.POINT, comment=name))
        self._begin(Aside.COMMENT, name, moment(date))


_OPENED = frozenset(name.removeprefix("_open_") for name in vars(_Scanner) if name.startswith("_open_"))


def _one(name: str, value: object) -> dict[str, Any]:
    return {name: value}


@cache
def _look(*on: bool) -> Look:
    kinds = (MarkKind.BOLD, MarkKind.ITALIC, MarkKind.HIGHLIGHT)
    return Look(frozenset(kind for kind, each in zip(kinds, on, strict=False) if each), on[3], on[4])


def _code_point(code: int) -> str:
    return "" if chr(code) in (OPEN, CLOSE) else f"\\u{code} "
