"""The texts of a project with the passages marked in them, whatever kind of source they belong to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ect_coder.exchange.refi import tree
from ect_coder.exchange.refi.positions import Marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ect_coder.corpus.readers.package import Element
    from ect_coder.exchange.refi.archive import Archive

_AREAS = ("PDFSelection", "PictureSelection", "AudioSelection", "VideoSelection")


@dataclass(frozen=True, slots=True)
class Passage:
    """A marked passage, in the positions of its program, with the element that says what it is coded with."""

    start: int
    end: int
    element: Element


@dataclass(frozen=True, slots=True)
class Text:
    """A text: its source's element, which has its name and values, and the element that holds it."""

    source: Element
    holder: Element
    raw: str
    passages: tuple[Passage, ...]

    @property
    def marked(self) -> Marked:
        """Give what its positions can be judged by."""
        return Marked(self.raw, [(each.start, each.end, each.element.get("name") or "") for each in self.passages])


class Texts:
    """Reads the sources of a project; `lost` counts what has no text, `remarks` say what was read with doubt."""

    def __init__(self, archive: Archive) -> None:
        self.lost: Counter[str] = Counter()
        self.remarks: list[str] = []
        self._archive = archive

    def all(self, root: Element) -> list[Text]:
        """Read every source that has a text."""
        return [text for sources in tree.children(root, "Sources") for each in sources for text in self._of(each)]

    def words(self, holder: Element) -> str | None:
        """Give a text as it stands in its file or in the XML; None where there is none."""
        place = holder.get("plainTextPath")
        found = self._archive.text(place) if place else None
        if found is not None:
            self.remarks += found[1]
            return found[0]
        inline = tree.child(holder, "PlainTextContent")
        return (inline.text or "") if inline is not None else None

    def _of(self, source: Element) -> Iterator[Text]:
        kind = tree.name(source)
        if not kind:
            return
        self.lost["areas"] += sum(1 for _area in tree.children(source, *_AREAS))
        held = {"TextSource": [source]}.get(kind) or [
            *tree.children(source, "Representation", "Transcript", "TextDescription")
        ]
        read = 0
        for holder in held:
            raw = self.words(holder)
            if raw is not None and raw.strip():
                read += 1
                yield Text(source, holder, raw, tuple(self._passages(holder)))
        if not read:
            self.lost["sources_without_text"] += 1

    def _passages(self, holder: Element) -> Iterator[Passage]:
        points = {tree.guid(each): tree.whole(each, "position") for each in tree.children(holder, "SyncPoint")}
        for each in tree.children(holder, "PlainTextSelection", "TranscriptSelection"):
            if tree.name(each) == "PlainTextSelection":
                start, end = tree.whole(each, "startPosition"), tree.whole(each, "endPosition")
            else:
                start, end = points.get(tree.guid(each, "fromSyncPoint")), points.get(tree.guid(each, "toSyncPoint"))
            if start is None or end is None:
                self.lost["passages_without_place"] += 1
            else:
                yield Passage(start, end, each)
