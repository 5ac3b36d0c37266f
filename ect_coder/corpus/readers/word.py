"""Word documents (.docx): the accepted text in document order, without python-docx's losses.

Tracked insertions are in and deletions out; tables, content controls, smart tags, hyperlinks, results of fields, text
boxes (once) and notes are kept; headers, comments, images and hidden text are counted as left out. Format: ECMA-376.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Any

from lxml import etree

from ect_coder.corpus.canonical import canonical
from ect_coder.corpus.readers.source import MarkKind, Source, TextMark
from ect_coder.errors import Cancelled, Cause, UnreadableFile
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SUFFIXES = frozenset({".docx"})

_TOTAL = 200_000_000
_PART = 50_000_000
_PARTS = 5_000
_RATIO = 100
_RATIO_ABOVE = 10_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = "{" + _TRANSITIONAL.decode() + "}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_OUT = {f"{_W}del": "deletions", f"{_W}moveFrom": "deletions"}
_IMAGES = (f"{_W}drawing", f"{_W}pict", f"{_W}object")
_Element = Any


def read(path: Path, cancelled: Callable[[], bool]) -> Source:
    """Read a .docx; raise UnreadableFile, or Cancelled when asked to stop."""
    package = _Package(path)
    with package.opened() as archive:
        main = package.part(archive, "word/document.xml")
        if main is None:
            raise UnreadableFile(path=path.name, cause=Cause.RENAMED)
        styles = _Styles(package.part(archive, "word/styles.xml"))
        walk = _Walk(styles, cancelled)
        notes = {kind: package.part(archive, f"word/{kind}.xml") for kind in ("footnotes", "endnotes")}
        body = main.find(f"{_W}body")
        if body is not None:
            walk.blocks(body)
        for kind, part in notes.items():
            if part is not None:
                walk.notes(part, kind)
        left_out = _aside(package, archive)
    return walk.source(left_out)


class _Package:
    """The archive, checked before anything in it is parsed."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def refuse(self, cause: Cause) -> UnreadableFile:
        return UnreadableFile(path=self._path.name, cause=cause)

    def opened(self) -> zipfile.ZipFile:
        try:
            with self._path.open("rb") as file:
                head = file.read(8)
            if head.startswith(_OLE):
                protected = _ENCRYPTED in self._path.read_bytes()[:2_000_000]
                raise self.refuse(Cause.PROTECTED if protected else Cause.RENAMED)
            if not head.startswith(b"PK"):
                raise self.refuse(Cause.RENAMED)
            archive = zipfile.ZipFile(self._path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
            raise self.refuse(Cause.DAMAGED) from None
        except OSError:
            raise self.refuse(Cause.FORBIDDEN) from None
        try:
            self._measure(archive)
        except UnreadableFile:
            archive.close()
            raise
        return archive

    def _measure(self, archive: zipfile.ZipFile) -> None:
        parts = archive.infolist()
        total = sum(part.file_size for part in parts)
        packed = max(1, sum(part.compress_size for part in parts))
        too_big = (
            len(parts) > _PARTS
            or total > _TOTAL
            or any(part.file_size > _PART for part in parts if part.filename.endswith((".xml", ".rels")))
        )
        if too_big or (total > _RATIO_ABOVE and total / packed > _RATIO):
            raise self.refuse(Cause.TOO_BIG)
        if any(part.flag_bits & 1 for part in parts):
            raise self.refuse(Cause.PROTECTED)
        names = {part.filename for part in parts}
        if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
            raise self.refuse(Cause.RENAMED)

    def part(self, archive: zipfile.ZipFile, name: str) -> _Element | None:
        """Parse one part; None if it is not there."""
        try:
            with archive.open(name) as file:
                content = file.read(_PART + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError):
            raise self.refuse(Cause.DAMAGED) from None
        except Exception as fault:  # zlib.error has no common base with the others
            if type(fault).__module__ in ("zlib", "lzma", "_lzma"):
                raise self.refuse(Cause.DAMAGED) from None
            raise
        if len(content) > _PART:
            raise self.refuse(Cause.TOO_BIG)
        if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
            raise self.refuse(Cause.ENTITIES)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(content.replace(_STRICT, _TRANSITIONAL), parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self.refuse(Cause.DAMAGED) from None


class _Styles:
    """Which styles are headings, and which are bold."""

    def __init__(self, part: _Element | None) -> None:
        self.headings: set[str] = set()
        self.bold: set[str] = set()
        for style in part.iterfind(f"{_W}style") if part is not None else ():
            identity = style.get(f"{_W}styleId", "")
            name = style.find(f"{_W}name")
            called = name.get(f"{_W}val", "").lower() if name is not None else ""
            level = style.find(f"{_W}pPr/{_W}outlineLvl")
            if called.startswith("heading") or called == "title" or level is not None:
                self.headings.add(identity)
            if _on(style.find(f"{_W}rPr/{_W}b")):
                self.bold.add(identity)


class _Paragraph:
    """A paragraph being read: pieces of text, each with what it looks like."""

    def __init__(self) -> None:
        self.pieces: list[tuple[str, frozenset[MarkKind]]] = []
        self.after: list[str] = []

    def add(self, text: str, looks: frozenset[MarkKind] = frozenset()) -> None:
        if text:
            self.pieces.append((text, looks))


class _Walk:
    """Walks the document in order and collects lines, marks and counts."""

    def __init__(self, styles: _Styles, cancelled: Callable[[], bool]) -> None:
        self._styles = styles
        self._cancelled = cancelled
        self._lines: list[tuple[list[tuple[str, frozenset[MarkKind]]], bool]] = []
        self._kept: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()
        self._fields: list[bool] = []
        self._seen = 0

    def blocks(self, parent: _Element) -> None:
        """Read paragraphs and tables, through whatever wraps them."""
        for child in parent:
            self._block(child)

    def _block(self, element: _Element) -> None:
        tag = element.tag
        if tag == f"{_W}p":
            self._paragraph(element)
        elif tag == f"{_W}tbl":
            self._kept["tables"] += 1
            for row in _rows(element):
                self._row(row)
        elif tag in _OUT:
            self._count_out(element)
        elif tag == f"{_MC}AlternateContent":
            for chosen in _alternative(element):
                self.blocks(chosen)
        elif isinstance(tag, str) and tag not in (f"{_W}sectPr", f"{_W}sdtPr", f"{_W}sdtEndPr", f"{_W}tblPr"):
            self._count_wrapper(tag)
            self.blocks(element)

    def _paragraph(self, element: _Element) -> None:
        self._seen += 1
        if self._seen % 500 == 0 and self._cancelled():
            raise Cancelled
        properties = element.find(f"{_W}pPr")
        if _hidden_mark(properties) and not any(True for _each in element.iter(f"{_W}t")):
            return
        style = _value(properties, "pStyle")
        paragraph = _Paragraph()
        self._inline(element, paragraph, style in self._styles.bold)
        heading = style in self._styles.headings or (
            properties is not None and properties.find(f"{_W}outlineLvl") is not None
        )
        self._lines.append((paragraph.pieces, heading))
        self._lines.extend(([(text, frozenset())], False) for text in paragraph.after)

    def _row(self, row: _Element) -> None:
        """Write a row as one line, its cells parted by tabs; nested tables and paragraphs follow in order."""
        line: list[tuple[str, frozenset[MarkKind]]] = []
        first = True
        for cell in _cells(row):
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merged is not None and merged.get(f"{_W}val", "continue") == "continue":
                continue
            before = len(self._lines)
            self.blocks(cell)
            inside, self._lines[before:] = self._lines[before:], []
            if not first:
                line.append(("\t", frozenset()))
            first = False
            texts = [pieces for pieces, _heading in inside if any(text.strip() for text, _looks in pieces)]
            for rank, pieces in enumerate(texts):
                line.extend([(" ", frozenset())] if rank else [])
                line.extend((text.replace("\n", " "), looks) for text, looks in pieces)
        self._lines.append((line, False))

    def _inline(self, parent: _Element, into: _Paragraph, bold: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{_W}r":
                self._run(child, into, bold)
            elif tag in _OUT:
                self._count_out(child)
            elif tag == f"{_MC}AlternateContent":
                for chosen in _alternative(child):
                    self._inline(chosen, into, bold)
            elif tag == f"{_W}pPr" or not isinstance(tag, str):
                continue
            else:
                self._count_wrapper(tag)
                self._inline(child, into, bold)

    def _run(self, run: _Element, into: _Paragraph, bold: bool) -> None:
        properties = run.find(f"{_W}rPr")
        hidden = properties is not None and _on(properties.find(f"{_W}vanish"))
        looks = self._looks(properties, bold)
        for child in run:
            text = self._piece(child, into)
            if text and self._in_field_code():
                continue
            if text and hidden:
                self._left_out["hidden"] += len(text.split())
            elif text:
                into.add(text, looks)

    def _piece(self, element: _Element, into: _Paragraph) -> str:
        tag = element.tag
        if tag == f"{_W}t":
            return element.text or ""
        plain = _CHARACTERS.get(tag)
        if plain is not None:
            return plain
        if tag == f"{_W}fldChar":
            self._field(element.get(f"{_W}fldCharType"))
        elif tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
            return f"[{_note_sign(element)}]"
        elif tag == f"{_W}sym":
            self._left_out["symbols"] += 1
        elif tag in _IMAGES or tag == f"{_MC}AlternateContent":
            self._drawing(element, into)
        return ""

    def _drawing(self, element: _Element, into: _Paragraph) -> None:
        """Keep the text of a text box once, after the paragraph that anchors it; count a picture."""
        chosen = list(_alternative(element)) if element.tag == f"{_MC}AlternateContent" else [element]
        boxes = [box for part in chosen for box in part.iter(f"{_W}txbxContent")]
        if not boxes:
            self._left_out["images"] += 1
            return
        for box in boxes:
            inner = _Walk(self._styles, self._cancelled)
            inner.blocks(box)
            lines = ["".join(text for text, _looks in pieces) for pieces, _heading in inner._lines]
            into.after.extend(line for line in lines if line.strip())
            self._kept["text_boxes"] += 1

    def _field(self, kind: str | None) -> None:
        """Follow a complex field: its code is left out, its result kept."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _in_field_code(self) -> bool:
        return any(self._fields)

    def _looks(self, properties: _Element | None, bold: bool) -> frozenset[MarkKind]:
        if properties is None:
            return frozenset({MarkKind.BOLD}) if bold else frozenset()
        looks = set()
        own = properties.find(f"{_W}b")
        if _on(own) or (own is None and (bold or _value(properties, "rStyle") in self._styles.bold)):
            looks.add(MarkKind.BOLD)
        if _on(properties.find(f"{_W}i")):
            looks.add(MarkKind.ITALIC)
        colour = _value(properties, "highlight")
        if colour not in ("", "none"):
            looks.add(MarkKind.HIGHLIGHT)
        return frozenset(looks)

    def notes(self, part: _Element, kind: str) -> None:
        """Put the notes at the end, each a paragraph with its sign."""
        for note in part:
            if note.get(f"{_W}type") in ("separator", "continuationSeparator", "continuationNotice"):
                continue
            before = len(self._lines)
            self.blocks(note)
            inside, self._lines[before:] = self._lines[before:], []
            text = " ".join("".join(text for text, _looks in pieces).strip() for pieces, _heading in inside).strip()
            if text:
                self._kept[kind] += 1
                self._lines.append(([(f"[{_note_sign(note, kind)}] {text}", frozenset())], False))

    def _count_out(self, element: _Element) -> None:
        words = "".join(each.text or "" for each in element.iter(f"{_W}delText", f"{_W}t"))
        self._left_out["deletions"] += 1
        self._left_out["words"] += len(words.split())

    def _count_wrapper(self, tag: str) -> None:
        name = _WRAPPERS.get(tag)
        if name:
            self._kept[name] += 1

    def source(self, left_out: Counter[str]) -> Source:
        """Put the lines together, canonical, with marks in their positions."""
        text, marks = _joined(self._lines)
        counts = Counter(self._left_out)
        counts.update(left_out)
        warnings = []
        if counts["hidden"]:
            warnings.append(
                ngettext("{n} hidden word was left out.", "{n} hidden words were left out.", counts["hidden"])
            )
        if counts["deletions"]:
            warnings.append(_("Tracked changes were taken as accepted."))
        return Source(text, marks=tuple(marks), kept=dict(self._kept), left_out=dict(counts), warnings=tuple(warnings))


_CHARACTERS = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}
_WRAPPERS = {
    f"{_W}ins": "insertions",
    f"{_W}moveTo": "insertions",
    f"{_W}sdt": "content_controls",
    f"{_W}hyperlink": "hyperlinks",
}


def _joined(lines: list[tuple[list[tuple[str, frozenset[MarkKind]]], bool]]) -> tuple[str, list[TextMark]]:
    texts: list[str] = []
    marks: list[TextMark] = []
    place = 0
    for pieces, heading in lines:
        whole = canonical("".join(text for text, _looks in pieces))
        texts.append(whole)
        if heading and whole.strip():
            marks.append(TextMark(place, place + len(whole.rstrip()), MarkKind.HEADING))
        elif any(looks for _text, looks in pieces):
            marks.extend(_marks(pieces, whole, place))
        place += len(whole) + 1
    text = "\n".join(texts).rstrip("\n")
    return text, [mark for mark in marks if mark.end <= len(text)]


def _marks(pieces: list[tuple[str, frozenset[MarkKind]]], whole: str, place: int) -> Iterator[TextMark]:
    """Find where the looks of pieces lie in the paragraph's canonical text; neighbours of one look are joined."""
    edges = [0]
    raw = ""
    for text, _looks in pieces:
        raw += text
        edges.append(len(raw))
    if canonical(raw) != raw:
        edges = [min(len(whole), len(canonical(raw[:edge]))) for edge in edges]
    for kind in MarkKind:
        start: int | None = None
        for (_text, looks), left, right in zip(pieces, edges, edges[1:], strict=False):
            if kind in looks and start is None:
                start = left
            if kind not in looks and start is not None:
                yield from _mark(whole, place, start, left, kind)
                start = None
            _ = right
        if start is not None:
            yield from _mark(whole, place, start, len(whole), kind)


def _mark(whole: str, place: int, start: int, end: int, kind: MarkKind) -> Iterator[TextMark]:
    while start < end and whole[start].isspace():
        start += 1
    while end > start and whole[end - 1].isspace():
        end -= 1
    if start < end:
        yield TextMark(place + start, place + end, kind)


def _aside(package: _Package, archive: zipfile.ZipFile) -> Counter[str]:
    """Count what is left out on purpose: comments, page headers and footers."""
    found: Counter[str] = Counter()
    for name in archive.namelist():
        base = name.removeprefix("word/")
        kind = next(
            (kind for kind in ("comments", "header", "footer") if base.startswith(kind) and "/" not in base), None
        )
        if kind is None or not base.endswith(".xml") or base.startswith(("commentsExt", "commentsIds")):
            continue
        part = package.part(archive, name)
        if part is None:
            continue
        if kind == "comments":
            found["comments"] += sum(1 for _each in part.iter(f"{_W}comment"))
        elif "".join(each.text or "" for each in part.iter(f"{_W}t")).strip():
            found[f"{kind}s"] += 1
    return found


def _rows(table: _Element) -> Iterator[_Element]:
    yield from _through(table, f"{_W}tr")


def _cells(row: _Element) -> Iterator[_Element]:
    yield from _through(row, f"{_W}tc")


def _through(parent: _Element, wanted: str) -> Iterator[_Element]:
    """Find rows or cells through content controls and insertions, but not inside deletions."""
    for child in parent:
        if child.tag == wanted:
            if child.find(f"{_W}trPr/{_W}del") is None:
                yield child
        elif child.tag not in _OUT and child.tag not in (f"{_W}tblPr", f"{_W}trPr", f"{_W}tblGrid", f"{_W}sdtPr"):
            yield from _through(child, wanted)


def _alternative(element: _Element) -> Iterator[_Element]:
    """Take the first choice of alternate content, or else its fallback."""
    choice = element.find(f"{_MC}Choice")
    chosen = choice if choice is not None else element.find(f"{_MC}Fallback")
    if chosen is not None:
        yield chosen


def _note_sign(element: _Element, kind: str = "") -> str:
    identity = str(element.get(f"{_W}id", ""))
    endnote = kind == "endnotes" or element.tag == f"{_W}endnoteReference"
    return f"{'e' if endnote else ''}{identity}"


def _hidden_mark(properties: _Element | None) -> bool:
    return properties is not None and _on(properties.find(f"{_W}rPr/{_W}vanish"))


def _value(properties: _Element | None, name: str) -> str:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    return str(found.get(f"{_W}val", "")) if found is not None else ""


def _on(element: _Element | None) -> bool:
    return element is not None and element.get(f"{_W}val", "1") not in ("0", "false", "off", "none")
