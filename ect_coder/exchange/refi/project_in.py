"""A .qdpx that comes in, of whatever program: its elements say which passages are coded, our own notes what ours mean.

Schema slips are passed over. GUIDs are looked up by kind of element: NVivo gives a code and a case the same one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from ect_coder.analysis.parcel import Memo, Parcel, Person, Project
from ect_coder.coding.memos import About
from ect_coder.corpus.canonical import canonical
from ect_coder.errors import Cancelled, Cause, UnreadableFile
from ect_coder.exchange.refi import codes_in, guids, own_notes, tree
from ect_coder.exchange.refi.archive import Archive
from ect_coder.exchange.refi.documents_in import Documents
from ect_coder.exchange.refi.found import Found
from ect_coder.exchange.refi.notes_in import Notes
from ect_coder.exchange.refi.own_notes import OfDocument, OfStudy
from ect_coder.exchange.refi.positions import STANDARD, decide
from ect_coder.exchange.refi.texts_in import Texts
from ect_coder.exchange.refi.values_in import Variables
from ect_coder.wording import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ect_coder.codebook.grid import Grid
    from ect_coder.corpus.readers.package import Element
    from ect_coder.exchange.refi.positions import Counting


def read(path: Path, around: Grid, cancelled: Callable[[], bool] = lambda: False) -> Found:
    """Read a project; `around` is the codebook of the study that it comes to. Raises UnreadableFile or Cancelled."""
    with Archive(path) as archive:
        root = archive.project()
        if tree.name(root) != "Project":
            raise UnreadableFile(path=path.name, cause=Cause.RENAMED)
        return _Project(path, root, archive, around).found(cancelled)


class _Project:
    """One project being read."""

    def __init__(self, path: Path, root: Element, archive: Archive, around: Grid) -> None:
        self._path = path
        self._root = root
        self._around = around
        self._texts = Texts(archive)
        self._users = {tree.guid(each): _name(each) for each in tree.below(root, "Users", "User")}
        self._notes = Notes(root, lambda each: self._texts.words(each) or "", self._users)
        self._grid = codes_in.own_grid(tree.below(root, "Sets", "Set"), path.name)
        self._cases = [each for each in tree.below(root, "Cases", "Case") if _name(each)]

    def found(self, cancelled: Callable[[], bool]) -> Found:
        """Put together what the project holds."""
        codes = codes_in.codes(tree.child(self._root, "CodeBook"))
        ours = self._own_study()
        about, passages = self._about()
        texts = self._texts.all(self._root)
        counting = decide([each.marked for each in texts], self._origin)
        keys = {code.id: guids.plain(code.guid) for code in self._grid.codes} if self._grid is not None else {}
        documents = Documents(self._notes, self._users, Variables(self._root), self._case_codes(codes))
        documents.keys, documents.about, documents.passages = keys, about, passages
        documents.own = self._own_documents()
        for each in texts:
            if cancelled():
                raise Cancelled
            documents.read(each, counting)
        uses = Counter(each.variable for each in documents.codings)
        case_codes = self._case_codes(codes)
        real = [each for each in codes if each.guid not in case_codes]
        memos = [*documents.memos, *self._memos(ours)]
        parcel = Parcel(
            title=canonical(self._root.get("name") or ""),
            language=ours.language if ours is not None else "",
            grid=self._around,
            people=tuple(Person(guid, name) for guid, name in self._users.items() if name),
            attributes=ours.attributes if ours is not None else (),
            projects=tuple(self._projects(ours)),
            documents=tuple(documents.documents),
            codings=tuple(each for each in documents.codings if each.variable in {code.guid for code in real}),
            memos=tuple(memos),
            estimates=ours.estimates if ours is not None else (),
            discussions=tuple(documents.discussions),
            settlements=tuple(documents.settlements),
        )
        known = {each.guid for each in real}
        lost = self._texts.lost + documents.lost + self._passed_over()
        lost["codings_without_code"] += sum(count for guid, count in uses.items() if guid not in known)
        return Found(
            name=self._path.name,
            origin=self._origin,
            codes=codes_in.counted(real, uses),
            parcel=parcel,
            grid=self._grid,
            lost={name: count for name, count in lost.items() if count},
            remarks=tuple(dict.fromkeys([*self._texts.remarks, *_doubts(documents, counting)])),
        )

    @property
    def _origin(self) -> str:
        return self._root.get("origin") or ""

    def _own_study(self) -> OfStudy | None:
        found = (own_notes.read(text, OfStudy) for text in self._notes.own)
        return next((each for each in found if each is not None), None)

    def _own_documents(self) -> dict[str, OfDocument]:
        found = (own_notes.read(text, OfDocument) for text in self._notes.own)
        return {guids.plain(each.document.guid): each for each in found if each is not None}

    def _case_codes(self, codes: list[codes_in.ForeignCode]) -> dict[str, str]:
        """Name the codes that are cases: NVivo codes with what it also has as a case."""
        cases = {tree.guid(each): _name(each) for each in self._cases}
        return {each.guid: cases[each.guid] for each in codes if each.guid in cases}

    def _about(self) -> tuple[defaultdict[str, list[str]], defaultdict[str, list[str]]]:
        """Name the cases of each source and of each selection, by their GUIDs."""
        sources: defaultdict[str, list[str]] = defaultdict(list)
        passages: defaultdict[str, list[str]] = defaultdict(list)
        for case in self._cases:
            for target in tree.target(case, "SourceRef"):
                sources[target].append(_name(case))
            for target in tree.target(case, "SelectionRef"):
                passages[target].append(_name(case))
        return sources, passages

    def _projects(self, ours: OfStudy | None) -> Iterator[Project]:
        own = {guids.plain(each.guid): each for each in ours.projects} if ours is not None else {}
        variables = Variables(self._root)
        for case in self._cases:
            guid = tree.guid(case)
            if guid in own:
                yield replace(own[guid], name=_name(case))
            else:
                yield Project(guid if guids.valid(guid) else "", _name(case), attributes=variables.of(case))

    def _memos(self, ours: OfStudy | None) -> Iterator[Memo]:
        own = ours.memos if ours is not None else ()
        yield from own
        there = {each.target for each in own}
        for case in self._cases:
            if (guid := tree.guid(case)) not in there:
                yield from self._notes.memos(case, About.PROJECT, guid)
        for code in tree.below(self._root, "CodeBook", "Codes"):
            for each in code.iter():
                if tree.name(each) == "Code":
                    yield from self._notes.of_code(each)
        yield from self._notes.memos(self._root, About.STUDY, "")
        for note in self._notes.unasked():
            yield Memo(note.guid if guids.valid(note.guid) else "", About.STUDY, "", note.text, coder=note.coder)

    def _passed_over(self) -> Counter[str]:
        ours = {"ECT"}
        sets = [
            each for each in tree.below(self._root, "Sets", "Set") if (each.get("name") or "").split(" ")[0] not in ours
        ]
        graphs = list(tree.below(self._root, "Graphs", "Graph"))
        return Counter({"sets": len(sets), "graphs": len(graphs)})


def _name(element: Element) -> str:
    return " ".join(canonical(element.get("name") or element.get("id") or "").split())


def _doubts(documents: Documents, counting: Counting) -> Iterator[str]:
    if counting != STANDARD:
        yield _(
            "Passages were counted as this program counts, not as the standard says; they were put in their places."
        )
    cut, all_ = documents.cut, documents.placed
    if cut > 3 and cut * 20 > all_:
        yield ngettext(
            "{n} passage begins or ends within a word: have a look whether passages lie where they should.",
            "{n} passages begin or end within a word: have a look whether passages lie where they should.",
            cut,
        )
