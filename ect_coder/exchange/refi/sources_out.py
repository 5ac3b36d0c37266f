"""A document as a source: its text in a file, its passages, and on each passage its codes and memos.

One selection for each passage and one coding for each code and person, however often we coded it: other programs know
no two. What each of ours says lies in the source's own note.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from pyrefiqda.models import project as models

from ect_coder.coding.memos import About
from ect_coder.exchange.refi import own_notes, qualifiers
from ect_coder.exchange.refi.guids import derived, plain
from ect_coder.exchange.refi.own_notes import OfDocument, legal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ect_coder.analysis.parcel import Coding, Document, Memo
    from ect_coder.exchange.refi.notes_out import Notes
    from ect_coder.exchange.refi.variables_out import Variables

_NAMED = 60
_Place = tuple[int, int]


class Sources:
    """Makes the sources of a project, and remembers which selections are about which project."""

    def __init__(self, notes: Notes, variables: Variables, users: dict[str, str], codes: dict[str, str]) -> None:
        self.about: defaultdict[str, list[str]] = defaultdict(list)
        self._notes = notes
        self._variables = variables
        self._users = users
        self._codes = codes
        self._references: dict[str, Any] = {}

    def source(self, own: OfDocument, memos: Sequence[Memo]) -> Any:
        """Make a source of all that is known of it."""
        document = own.document
        guid = plain(document.guid)
        references = self._notes.memos(each for each in memos if each.about is About.DOCUMENT)
        references.append(self._notes.own(guid, document.name, own_notes.write(own)))
        when = self._notes.moment(document.created)
        return models.TextSourceType(
            guid=guid,
            name=legal(document.name),
            plain_text_path=f"internal://{guid}.txt",
            creation_date_time=when,
            modified_date_time=when,
            plain_text_selection=self._selections(document, own.codings, memos),
            note_ref=references,
            variable_value=self._variables.of_source(document.guid),
        )

    def _selections(self, document: Document, codings: Sequence[Coding], memos: Sequence[Memo]) -> list[Any]:
        here: defaultdict[_Place, list[Coding]] = defaultdict(list)
        noted: defaultdict[_Place, list[Memo]] = defaultdict(list)
        for each in codings:
            here[each.start, each.end].append(each)
        for memo in memos:
            if memo.about is About.PASSAGE and memo.start is not None and memo.end is not None:
                noted[memo.start, memo.end].append(memo)
        places = sorted({*here, *noted})
        return [self._selection(document, place, here.get(place, ()), noted.get(place, ())) for place in places]

    def _selection(self, document: Document, place: _Place, codings: Sequence[Coding], memos: Sequence[Memo]) -> Any:
        start, end = place
        guid = derived("selection", document.guid, str(start), str(end))
        made = [*((each.created, each.coder) for each in codings), *((each.created, each.coder) for each in memos)]
        created, coder = min(made)
        user, when = self._users.get(coder), self._notes.moment(created)
        if len(document.projects) > 1:
            for project in {each.project for each in codings if each.project is not None}:
                self.about[project].append(guid)
        return models.PlainTextSelectionType(
            guid=guid,
            name=_name(document.text[start:end]),
            start_position=start,
            end_position=end,
            creating_user=user,
            creation_date_time=when,
            modifying_user=user,
            modified_date_time=when,
            coding=self._codings(guid, codings),
            note_ref=self._notes.memos(memos),
        )

    def _codings(self, selection: str, codings: Sequence[Coding]) -> list[Any]:
        """Make one coding for each code and person on a passage, the variables first."""
        found: dict[tuple[str, str], list[Coding]] = {}
        for each in codings:
            found.setdefault((self._codes[each.variable], each.coder), []).append(each)
        made = [self._coding(plain(same[0].guid), code, same, notes=True) for (code, _coder), same in found.items()]
        said: dict[tuple[str, str], list[Coding]] = {}
        for each in codings:
            for code in qualifiers.said(each):
                said.setdefault((code, each.coder), []).append(each)
        for (code, coder), same in said.items():
            made.append(self._coding(derived("coding", selection, code, coder), code, same, notes=False))
        return made

    def _coding(self, guid: str, code: str, same: Sequence[Coding], *, notes: bool) -> Any:
        return models.CodingType(
            guid=guid,
            creating_user=self._users.get(same[0].coder),
            creation_date_time=self._notes.moment(same[0].created),
            code_ref=self._reference(code),
            note_ref=self._notes.of_codings(same) if notes else [],
        )

    def _reference(self, code: str) -> Any:
        """Refer to a code, by one model however often."""
        if code not in self._references:
            self._references[code] = models.CodeRefType(target_guid=code)
        return self._references[code]


def _name(words: str) -> str:
    """Name a selection by the beginning of its words."""
    line = legal(" ".join(words[: 2 * _NAMED].split()))
    return line if len(line) <= _NAMED and len(words) <= 2 * _NAMED else f"{line[:_NAMED].rstrip()}…"
