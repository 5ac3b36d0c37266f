"""Rich Text Format (.rtf), as Word, LibreOffice, WordPad, TextEdit and press databases write it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from striprtf.striprtf import rtf_to_text

from ect_coder.corpus.readers.decoding import content
from ect_coder.corpus.readers.draft import PLAIN, Anchor, Comment, Draft, Line, Piece
from ect_coder.corpus.readers.numerals import BULLET, numeral
from ect_coder.corpus.readers.rows import row_of
from ect_coder.corpus.readers.rtf_events import CLOSE, OPEN, Aside, Event, Look, Scan, What, events_in
from ect_coder.corpus.readers.rtf_scan import scanned
from ect_coder.corpus.readers.source import MarkKind
from ect_coder.errors import Cause, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ect_coder.corpus.readers.source import Source

SUFFIXES = frozenset({".rtf"})

_BEGINNING = b"{\\rtf"
_NOTES = {Aside.FOOTNOTE: ("footnotes", "1"), Aside.ENDNOTE: ("endnotes", "i")}
_NOTHING = Look(PLAIN, hidden=False, deleted=False)


def read(path: Path, cancelled: Callable[[], bool]) -> Source:
    """Read a rich text; raise UnreadableFile, or Cancelled when asked to stop."""
    raw = content(path).removeprefix(b"\xef\xbb\xbf").lstrip()
    if not raw.startswith(_BEGINNING):
        raise UnreadableFile(path=path.name, cause=Cause.RENAMED)
    try:
        scan = scanned(_characters(raw), cancelled)
        words = rtf_to_text(scan.plain, errors="replace")
    except (LookupError, ValueError):
        raise UnreadableFile(path=path.name, cause=Cause.DAMAGED) from None
    return _written(words, scan)


def _characters(raw: bytes) -> str:
    """Give a character for each byte, but for programs that write UTF-8 without saying so."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
    return text.replace(OPEN, "").replace(CLOSE, "")


def _written(words: str, scan: Scan) -> Source:
    draft = Draft()
    draft.left_out.update(images=scan.images, objects=scan.objects)
    draft.kept["insertions"] = scan.insertions
    desk = _Desk(draft)
    for each in events_in(words, scan):
        if isinstance(each, Event):
            desk.take(each)
        else:
            desk.say(each)
    desk.finish()
    return draft.source()


@dataclass(slots=True)
class _Sheet:
    """What is being written: the text, a note, a box…

    `cells` are those of the rows being read, by depth of table; `tables` the depths at which a row was read last.
    """

    event: Event | None = None
    lines: list[Line] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Line] = field(default_factory=list)
    cells: dict[int, list[list[Line]]] = field(default_factory=dict)
    cell: dict[int, list[Line]] = field(default_factory=dict)
    tables: set[int] = field(default_factory=set)

    def end_line(self, depth: int, *, heading: bool = False) -> None:
        """Put what was written as a line where it belongs: into the text, or a cell of a table."""
        self._close_rows(depth)
        lines = self.cell.setdefault(depth, []) if depth else self.lines
        lines.append(Line(self.pieces, MarkKind.HEADING if heading else None))
        lines.extend(self.boxes)
        self.pieces, self.boxes = [], []
        self.tables = {each for each in self.tables if each <= depth}

    def end_cell(self, depth: int) -> None:
        """Close a cell."""
        self.end_line(depth)
        self.cells.setdefault(depth, []).append(self.cell.pop(depth))

    def end_row(self, depth: int) -> bool:
        """Write a row where its table stands; say whether it is the first one of the table."""
        row = list(row_of(self.cells.pop(depth, [])))
        (self.cell.setdefault(depth - 1, []) if depth > 1 else self.lines).extend(row)
        first = depth not in self.tables
        self.tables = {depth, *(each for each in self.tables if each < depth)}
        return first

    def close(self) -> list[Line]:
        """Give all lines, the last one and cells without a row included."""
        if self.pieces or self.boxes:
            self.end_line(max({*self.cells, *self.cell}, default=0))
        self._close_rows(0)
        return self.lines

    def _close_rows(self, above: int) -> None:
        """Write the cells of rows that never ended, in tables deeper than `above`."""
        while (depth := max({*self.cells, *self.cell}, default=0)) > above:
            self.cells.setdefault(depth, []).append(self.cell.pop(depth, []))
            self.end_row(depth)


class _Desk:
    """Writes words on the sheet that events lay on top, and puts each away where it belongs."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._sheets = [_Sheet()]
        self._look = _NOTHING
        self._author = ""
        self._notes: dict[Aside, list[list[Line]]] = {kind: [] for kind in _NOTES}

    def say(self, words: str) -> None:
        """Write words as they look, or count those that are no part of the text."""
        if self._look.deleted:
            self._draft.leave_out("deletions", words)
        elif self._look.hidden:
            self._draft.leave_out("hidden", words)
        else:
            self._sheets[-1].pieces.append(Piece(words, self._look.looks))

    def take(self, event: Event) -> None:
        """Follow an event."""
        sheet = self._sheets[-1]
        match event.what:
            case What.LOOK if event.look is not None:
                self._look = event.look
            case What.PARAGRAPH:
                sheet.end_line(event.depth, heading=event.heading)
            case What.CELL:
                sheet.end_cell(event.depth)
            case What.ROW:
                self._draft.kept["tables"] += sheet.end_row(event.depth)
            case What.ANCHOR if event.edge is not None:
                sheet.pieces.append(Piece("", anchor=Anchor(event.edge, event.comment)))
            case What.BEGIN:
                self._sheets.append(_Sheet(event))
            case What.END if len(self._sheets) > 1:
                done = self._sheets.pop()
                self._put_away(event.aside, done.event, done.close())

    def finish(self) -> None:
        """Put the notes after the text."""
        for line in self._sheets[0].close():
            self._draft.add(line)
        for kind, notes in self._notes.items():
            name, style = _NOTES[kind]
            for rank, lines in enumerate(notes, 1):
                begin = len(self._draft.lines)
                self._draft.lines.extend(lines)
                self._draft.close_note(begin, numeral(rank, style), name)

    def _put_away(self, aside: Aside | None, event: Event | None, lines: list[Line]) -> None:
        below, text = self._sheets[-1], "\n".join(line.text for line in lines).strip()
        match aside:
            case Aside.FOOTNOTE | Aside.ENDNOTE:
                self._notes[aside].append(lines)
                below.pieces.append(Piece(f"[{numeral(len(self._notes[aside]), _NOTES[aside][1])}]"))
            case Aside.BOX if text:
                self._draft.kept["text_boxes"] += 1
                below.boxes.extend(line for line in lines if line.says_something)
            case Aside.LABEL if text:
                below.pieces.append(Piece(f"{text if any(map(str.isalnum, text)) else BULLET} "))
            case Aside.AUTHOR:
                self._author = text
            case Aside.COMMENT if event is not None:
                self._draft.comments[event.comment] = Comment(text, self._author, event.date)
            case Aside.HEADER | Aside.FOOTER:
                self._draft.left_out[f"{aside.name.lower()}s"] += any(map(str.isalpha, text))
