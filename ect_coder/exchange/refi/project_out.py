"""A study as .qdpx, for other programs and for our own."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

from pyrefiqda.models import project as models

from ect_coder.analysis.parcel import quiet
from ect_coder.coding.memos import About
from ect_coder.exchange.refi import archive, codes_out, own_notes
from ect_coder.exchange.refi.guids import plain
from ect_coder.exchange.refi.notes_out import Notes
from ect_coder.exchange.refi.own_notes import OfDocument, OfStudy, legal
from ect_coder.exchange.refi.sources_out import Sources
from ect_coder.exchange.refi.variables_out import Variables
from ect_coder.exchange.refi.writing import ORIGIN, PROJECT, xml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from ect_coder.analysis.parcel import Document, Parcel, Tell

_T = TypeVar("_T")


def write(brought: Parcel, path: Path, tell: Tell = quiet) -> None:
    """Write a parcel; raise InvalidExport or OSError."""
    exported = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    content = xml(_Project(brought, exported, tell).model(), PROJECT, path.name)
    texts = ((f"{plain(each.guid)}.txt", each.text) for each in _told(brought.documents, tell))
    archive.write(path, content, texts)


class _Project:
    """One project being made of a parcel."""

    def __init__(self, brought: Parcel, exported: str, tell: Tell) -> None:
        self._brought = brought
        self._tell = tell
        self._users = {each.name: plain(each.guid) for each in brought.people}
        self._exported = exported
        self._notes = Notes(self._users, exported)
        self._variables = Variables(brought)
        codes = {code.id: plain(code.guid) for code in brought.grid.codes}
        self._sources = Sources(self._notes, self._variables, self._users, codes)
        self._memos = _by(brought.memos, lambda each: each.target)

    def model(self) -> Any:
        """Make the project: sources first, since they tell which notes and selections there are."""
        brought = self._brought
        sources, codes, cases = self._all_sources(), self._code_book(), self._cases()
        references = self._notes.memos(each for each in brought.memos if each.about is About.STUDY)
        of_projects = tuple(each for each in brought.memos if each.about is About.PROJECT)
        own = OfStudy(brought.language, brought.projects, brought.attributes, brought.estimates, of_projects)
        references.append(self._notes.own("study", brought.title, own_notes.write(own)))
        when, who = self._notes.moment(self._exported), next(iter(self._users.values()), None)
        variables = self._variables.models()
        return models.Project(
            name=legal(brought.title) or ORIGIN,
            origin=ORIGIN,
            creating_user_guid=who,
            creation_date_time=when,
            modifying_user_guid=who,
            modified_date_time=when,
            users=models.UsersType(user=[_user(each.guid, each.name) for each in brought.people]) if who else None,
            code_book=codes,
            variables=models.VariablesType(variable=variables) if variables else None,
            cases=models.CasesType(case=cases) if cases else None,
            sources=models.SourcesType(text_source=sources) if sources else None,
            notes=models.NotesType(note=self._notes.made),
            sets=models.SetsType(set=self._sets()) if codes is not None else None,
            note_ref=references,
        )

    def _all_sources(self) -> list[Any]:
        codings = _by(self._brought.codings, lambda each: each.document)
        discussions = _by(self._brought.discussions, lambda each: each.document)
        settlements = _by(self._brought.settlements, lambda each: each.document)
        return [
            self._sources.source(
                OfDocument(
                    each,
                    tuple(codings.get(each.guid, ())),
                    tuple(discussions.get(each.guid, ())),
                    tuple(settlements.get(each.guid, ())),
                ),
                self._memos.get(each.guid, ()),
            )
            for each in _told(self._brought.documents, self._tell)
        ]

    def _code_book(self) -> Any:
        entries = codes_out.entries(self._brought.grid, self._brought.language)
        if not entries:
            return None
        keys = {plain(code.guid): code.id for code in self._brought.grid.codes}

        def notes(guid: str) -> dict[str, Any]:
            return {"note_ref": self._notes.memos(self._memos.get(keys.get(guid, ""), ()) if guid in keys else ())}

        codes = codes_out.modelled([*entries, *codes_out.dimensions()], models.CodeType, notes)
        return models.CodeBookType(codes=models.CodesType(code=codes))

    def _cases(self) -> list[Any]:
        about = _pairs((name, each.guid) for each in self._brought.documents for name in each.projects)
        return [
            models.CaseType(
                guid=plain(each.guid),
                name=legal(each.name),
                description=legal("\n\n".join(memo.text for memo in self._memos.get(each.guid, ()))) or None,
                variable_value=self._variables.of_case(each.guid),
                source_ref=[models.SourceRefType(target_guid=plain(guid)) for guid in about.get(each.name, ())],
                selection_ref=[
                    models.SelectionRefType(target_guid=guid) for guid in self._sources.about.get(each.name, ())
                ],
            )
            for each in self._brought.projects
        ]

    def _sets(self) -> list[Any]:
        return [
            models.SetType(
                guid=each.guid,
                name=each.name,
                description=each.description,
                member_code=[models.CodeRefType(target_guid=guid) for guid in each.members],
            )
            for each in codes_out.groups(self._brought.grid, dimensions=True)
        ]


def _told(documents: Sequence[Document], tell: Tell) -> Iterator[Document]:
    for done, each in enumerate(documents):
        tell(done, len(documents))
        yield each


def _user(guid: str, name: str) -> Any:
    return models.UserType(guid=plain(guid), name=legal(name))


def _by(values: Iterable[_T], key: Callable[[_T], str]) -> dict[str, list[_T]]:
    return _pairs((key(each), each) for each in values)


def _pairs(pairs: Iterable[tuple[str, _T]]) -> dict[str, list[_T]]:
    found: defaultdict[str, list[_T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
