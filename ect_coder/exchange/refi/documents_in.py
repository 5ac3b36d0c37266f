"""A text with its passages becomes a document with codings and memos, at their places in our canonical text."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ect_coder.analysis.parcel import Coding, Discussion, Document, Memo, Settlement
from ect_coder.coding.memos import About
from ect_coder.corpus.canonical import canonical
from ect_coder.corpus.library import Layout
from ect_coder.exchange.refi import guids, qualifiers, tree
from ect_coder.exchange.refi.positions import Places, at_edges

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ect_coder.corpus.readers.package import Element
    from ect_coder.exchange.refi.notes_in import Notes
    from ect_coder.exchange.refi.own_notes import OfDocument
    from ect_coder.exchange.refi.positions import Counting
    from ect_coder.exchange.refi.texts_in import Passage, Text
    from ect_coder.exchange.refi.values_in import Variables

_Key = tuple[int, int, str, str]
"""Where a coding lies, the GUID of its code, and who made it."""
_ALLOWED = 1
"""Letters beyond the end of a text that a passage may have: programs count a last line end that is not in the file."""


class Documents:
    """Reads texts one by one. What it must know of the project beside them is set before the first.

    `keys` maps our keys of variables to the GUIDs of codes, `own` our notes by the GUID of their source; `about` and
    `passages` name the cases of sources and of selections.
    """

    def __init__(
        self, notes: Notes, users: Mapping[str, str], variables: Variables, case_codes: Mapping[str, str]
    ) -> None:
        self.keys: Mapping[str, str] = {}
        self.own: Mapping[str, OfDocument] = {}
        self.about: Mapping[str, list[str]] = {}
        self.passages: Mapping[str, list[str]] = {}
        self.documents: list[Document] = []
        self.codings: list[Coding] = []
        self.memos: list[Memo] = []
        self.discussions: list[Discussion] = []
        self.settlements: list[Settlement] = []
        self.lost: Counter[str] = Counter()
        self.placed = 0
        self.cut = 0
        self._notes = notes
        self._users = users
        self._variables = variables
        self._case_codes = case_codes
        self._taken: set[str] = set()

    def read(self, text: Text, counting: Counting) -> None:
        """Read one text."""
        places = Places(text.raw, counting)
        guid = tree.guid(text.source)
        own = self.own.get(guid)
        guid = (
            guid
            if guids.valid(guid) and guid not in self._taken
            else guids.derived("text", guid, str(len(self._taken)))
        )
        self._taken.add(guid)
        words = places.text if own is not None else places.text.rstrip("\n")
        cases = list(self.about.get(tree.guid(text.source), ()))
        self.memos += self._notes.memos(text.source, About.DOCUMENT, guid)
        made = _Codings(own, self.keys)
        for passage in text.passages:
            span = places.at(passage.start), min(places.at(passage.end), len(words))
            if not span[0] < span[1]:
                self.lost["empty_passages"] += 1
                continue
            self.placed += 1
            self.lost["shortened_passages"] += passage.start < 0 or passage.end > places.length + _ALLOWED
            self.cut += not at_edges(words, *span)
            self._passage(passage, guid, span, made, cases)
        for element in dict.fromkeys((text.source, text.holder)):
            self._coded(element, guid, (0, len(words)), made, cases)
        self.codings += made.found
        self.documents.append(self._document(text.source, guid, words, own, list(dict.fromkeys(cases))))
        if own is not None:
            self.discussions += [replace(each, document=guid) for each in own.discussions]
            self.settlements += [replace(each, document=guid) for each in own.settlements]

    def _passage(self, passage: Passage, guid: str, span: tuple[int, int], made: _Codings, cases: list[str]) -> None:
        self._coded(passage.element, guid, span, made, cases)
        self.memos += self._notes.memos(passage.element, About.PASSAGE, guid, *span)

    def _coded(self, element: Element, guid: str, span: tuple[int, int], made: _Codings, cases: list[str]) -> None:
        """Read the codes on a passage or on a whole source: cases make it theirs, qualifiers say what others mean."""
        said: defaultdict[str, list[str]] = defaultdict(list)
        real: list[tuple[str, str, Element]] = []
        for coding in tree.children(element, "Coding"):
            coder = self._users.get(tree.guid(coding, "creatingUser"), "")
            meant_codes = tree.target(coding, "CodeRef")
            self.lost["codings_without_code"] += not meant_codes
            for code in meant_codes:
                if code in self._case_codes:
                    cases.append(self._case_codes[code])
                elif code in qualifiers.GUIDS:
                    said[coder].append(code)
                else:
                    real.append((code, coder, coding))
        projects = self.passages.get(tree.guid(element), [])
        for code, coder, coding in real:
            meant = qualifiers.heard(said[coder])
            memo = "\n\n".join(each.text for each in self._notes.of(coding))
            made.add(
                Coding(
                    "",
                    guid,
                    *span,
                    code,
                    **meant,
                    project=projects[0] if len(projects) == 1 else None,
                    coder=coder,
                    memo=memo,
                    created=tree.moment(coding),
                )
            )

    def _document(self, source: Element, guid: str, words: str, own: OfDocument | None, cases: list[str]) -> Document:
        name = " ".join(canonical(source.get("name") or "").split()) or "?"
        if own is None:
            return Document(guid, name, words, projects=tuple(cases), attributes=self._variables.of(source))
        layout = own.document.layout if _fits(own.document.layout, len(words)) else Layout()
        return replace(own.document, guid=guid, text=words, layout=layout, projects=tuple(cases))


class _Codings:
    """The codings of one document: ours as our note says, others once for each place, code and person."""

    def __init__(self, own: OfDocument | None, keys: Mapping[str, str]) -> None:
        self._ours: defaultdict[_Key, list[Coding]] = defaultdict(list)
        self._seen: set[_Key] = set()
        self._made: list[Coding] = []
        self._ranks: dict[str, int] = {}
        for rank, each in enumerate(own.codings if own is not None else ()):
            if each.variable in keys:
                self._ranks[each.guid] = rank
                self._ours[each.start, each.end, keys[each.variable], each.coder].append(each)

    def add(self, coding: Coding) -> None:
        """Add what the file says of a passage."""
        key = coding.start, coding.end, coding.variable, coding.coder
        if key in self._seen:
            return
        self._seen.add(key)
        same = [replace(each, document=coding.document, variable=coding.variable) for each in self._ours.get(key, ())]
        self._made += same or [coding]

    @property
    def found(self) -> Iterable[Coding]:
        """Give them all, ours in the order in which they were made."""
        last = len(self._ranks)
        return sorted(self._made, key=lambda each: self._ranks.get(each.guid, last))


def _fits(layout: Layout, length: int) -> bool:
    """Say whether what was recognised in a text can be in one of that length."""
    spans = [(each.start, each.end) for each in layout.turns]
    spans += [(each.start, each.end) for each in layout.marks]
    spans += [(each.start, each.start) for each in layout.leaves]
    return all(0 <= start <= end <= length for start, end in spans)
