"""A Taguette database (.sqlite3): documents in HTML, highlights in bytes of their text, tags (`models.py` there)."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ect_coder.analysis.parcel import Memo, Parcel, Person
from ect_coder.coding.memos import About
from ect_coder.corpus.canonical import canonical
from ect_coder.errors import Cause
from ect_coder.exchange.databases import making
from ect_coder.exchange.databases.hypertext import Hypertext
from ect_coder.exchange.refi import codes_in, guids
from ect_coder.exchange.refi.codes_in import ForeignCode
from ect_coder.exchange.refi.found import Found
from ect_coder.exchange.refi.positions import STANDARD
from ect_coder.storage.stranger import opened, whole, words

if TYPE_CHECKING:
    from pathlib import Path

    from ect_coder.analysis.parcel import Document
    from ect_coder.codebook.grid import Grid
    from ect_coder.exchange.databases.making import Text
    from ect_coder.storage.stranger import Stranger

SUFFIX = ".sqlite3"
_KNOWN = {
    "projects": ("id", "name", "description"),
    "documents": ("id", "name", "description", "contents"),
    "highlights": ("id", "document_id", "start_offset", "end_offset"),
    "tags": ("id", "project_id", "path", "description"),
    "highlight_tags": ("highlight_id", "tag_id"),
}
_NOBODY = "admin"
"""The only user of a Taguette that runs on one machine."""


def read(path: Path, around: Grid) -> Found:
    """Read all projects of a database; `around` is the codebook of the study. Raises UnreadableFile."""
    with opened(path) as stranger:
        if not stranger.has(_KNOWN):
            raise stranger.refuse(Cause.STRANGE)
        return _Database(stranger, around).found()


class _Database:
    """One database being read."""

    def __init__(self, stranger: Stranger, around: Grid) -> None:
        self._stranger = stranger
        self._around = around
        self._lost: Counter[str] = Counter()
        self._memos: list[Memo] = []
        self._texts: dict[int, tuple[Text, Hypertext]] = {}

    def found(self) -> Found:
        """Put together what the database holds."""
        documents = self._documents()
        self._highlights()
        codings = [each for made, _html in self._texts.values() for each in made.codings.values()]
        names = [making.one_line(words(name)) for (name,) in self._stranger.rows("projects", "name")]
        for (description,) in self._stranger.rows("projects", "description"):
            self._memo(About.STUDY, "", words(description))
        parcel = Parcel(
            title=names[0] if len(names) == 1 else "",
            language="",
            grid=self._around,
            people=tuple(Person("", name) for name in dict.fromkeys(each.coder for each in codings) if name),
            documents=tuple(documents),
            codings=tuple(codings),
            memos=tuple(self._memos),
        )
        return Found(
            name=self._stranger.path.name,
            origin="Taguette",
            codes=codes_in.counted(self._codes(), Counter(each.variable for each in codings)),
            parcel=parcel,
            lost={name: count for name, count in self._lost.items() if count},
            remarks=tuple(making.remarks([made for made, _html in self._texts.values()])),
        )

    def _codes(self) -> list[ForeignCode]:
        return [
            ForeignCode(_guid(number), making.one_line(words(path)) or "?", None, canonical(words(description)).strip())
            for number, path, description in self._stranger.rows("tags", "id", "path", "description")
        ]

    def _documents(self) -> list[Document]:
        found = []
        for number, name, description, contents in self._stranger.rows(
            "documents", "id", "name", "description", "contents"
        ):
            html = Hypertext(words(contents))
            if not isinstance(number, int) or not html.text.strip():
                self._lost["sources_without_text"] += 1
                continue
            guid = guids.derived("taguette", str(number), words(name), html.text)
            made = making.text(guid, html.text, STANDARD)
            self._texts[number] = made, html
            self._memo(About.DOCUMENT, guid, words(description))
            found.append(making.document(made, words(name)))
        return found

    def _highlights(self) -> None:
        tags, told = self._tags(), self._told()
        columns = ("id", "document_id", "start_offset", "end_offset", "snippet")
        for number, document, first, last, snippet in self._stranger.rows("highlights", *columns):
            start, end, held = whole(first), whole(last), self._texts.get(whole(document) or 0)
            if start is None or end is None or held is None:
                self._lost["passages_without_place"] += 1
                continue
            made, html = held
            span = made.span(html.at(start), html.at(end), Hypertext(words(snippet)).text)
            coder, created = told.get(whole(number), ("", ""))
            self._lost["codings_without_code"] += not tags[whole(number)]
            for tag in tags[whole(number)]:
                made.code(span, tag, self._lost, coder=coder, created=created)

    def _tags(self) -> defaultdict[int | None, list[str]]:
        known = {number for (number,) in self._stranger.rows("tags", "id")}
        found: defaultdict[int | None, list[str]] = defaultdict(list)
        for highlight, tag in self._stranger.rows("highlight_tags", "highlight_id", "tag_id"):
            if tag in known:
                found[whole(highlight)].append(_guid(tag))
        return found

    def _told(self) -> dict[int | None, tuple[str, str]]:
        """Say who made each highlight and when, as the commands kept there tell."""
        found: dict[int | None, tuple[str, str]] = {}
        for user, date, payload in self._stranger.rows("commands", "user_login", "date", "payload"):
            try:
                said = json.loads(words(payload) or "{}")
            except (ValueError, RecursionError):
                continue
            if isinstance(said, dict) and said.get("type") == "highlight_add":
                name = making.one_line(words(user))
                number = said.get("highlight_id")
                if isinstance(number, int):
                    found[number] = "" if name == _NOBODY else name, making.moment(words(date))
        return found

    def _memo(self, about: About, target: str, text: str) -> None:
        said = canonical(text).strip()
        if said:
            self._memos.append(Memo("", about, target, said))


def _guid(tag: object) -> str:
    return guids.derived("taguette tag", str(tag))
