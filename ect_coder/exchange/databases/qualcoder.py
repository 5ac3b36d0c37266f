"""A QualCoder project: data.qda in a folder « name.qda » (its tables: QualCoder wiki, « Sqlite data structure »)."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ect_coder.analysis.parcel import Memo, Parcel, Person, Project
from ect_coder.coding.memos import About
from ect_coder.corpus.canonical import canonical
from ect_coder.errors import Cause
from ect_coder.exchange.databases import making
from ect_coder.exchange.refi import codes_in, guids
from ect_coder.exchange.refi.codes_in import ForeignCode
from ect_coder.exchange.refi.found import Found
from ect_coder.exchange.refi.positions import Marked, decide
from ect_coder.storage.stranger import opened, whole, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ect_coder.analysis.parcel import Document
    from ect_coder.codebook.grid import Grid
    from ect_coder.exchange.databases.making import Text
    from ect_coder.storage.stranger import Stranger, Value

SUFFIX = ".qda"
_KNOWN = {
    "project": ("memo",),
    "source": ("id", "name", "fulltext"),
    "code_cat": ("catid", "name", "supercatid"),
    "code_name": ("cid", "name", "memo", "catid"),
    "code_text": ("cid", "fid", "seltext", "pos0", "pos1", "owner"),
}


def read(path: Path, around: Grid) -> Found:
    """Read a project; `around` is the codebook of the study that it comes to. Raises UnreadableFile."""
    with opened(path) as stranger:
        if not stranger.has(_KNOWN):
            raise stranger.refuse(Cause.STRANGE)
        return _Project(stranger, around).found()


class _Project:
    """One project being read."""

    def __init__(self, stranger: Stranger, around: Grid) -> None:
        self._stranger = stranger
        self._around = around
        self._lost: Counter[str] = Counter()
        self._memos: list[Memo] = []
        folder = stranger.path.parent
        self._name = folder.name if folder.suffix.lower() == SUFFIX else stranger.path.name
        self._cases = {
            whole(number): making.one_line(words(name)) for number, name in stranger.rows("cases", "caseid", "name")
        }

    def found(self) -> Found:
        """Put together what the project holds."""
        texts, documents = self._documents()
        self._annotations(texts)
        codings = [each for made in texts.values() for each in made.codings.values()]
        uses = Counter(each.variable for each in codings)
        areas = sum(1 for table in ("code_image", "code_av") for _row in self._stranger.rows(table, "cid"))
        self._lost["areas"] += areas
        self._of_study()
        parcel = Parcel(
            title=self._name.removesuffix(SUFFIX),
            language="",
            grid=self._around,
            people=tuple(Person("", name) for name in dict.fromkeys(each.coder for each in codings) if name),
            projects=tuple(self._projects()),
            documents=tuple(documents),
            codings=tuple(codings),
            memos=tuple(self._memos),
        )
        return Found(
            name=self._name,
            origin="QualCoder",
            codes=codes_in.counted(self._codes(), uses),
            parcel=parcel,
            lost={name: count for name, count in self._lost.items() if count},
            remarks=tuple(making.remarks(list(texts.values()))),
        )

    def _codes(self) -> list[ForeignCode]:
        """List categories and codes, each after its parent."""
        found: dict[str, ForeignCode] = {}
        for number, name, parent, memo in self._stranger.rows("code_cat", "catid", "name", "supercatid", "memo"):
            above = _guid("category", parent) if parent is not None else None
            found[_guid("category", number)] = _code(_guid("category", number), name, above, memo, codable=False)
        for number, name, category, memo, code in self._stranger.rows(
            "code_name", "cid", "name", "catid", "memo", "supercid"
        ):
            above = _guid("code", code) if code is not None else _guid("category", category)
            found[_guid("code", number)] = _code(_guid("code", number), name, above, memo, codable=True)
        return list(_in_order(found))

    def _documents(self) -> tuple[dict[int, Text], list[Document]]:
        sources = {
            number: row
            for number, *row in self._stranger.rows("source", "id", "name", "fulltext", "memo")
            if isinstance(number, int)
        }
        passages = self._passages()
        spoken = {number: words(row[1]) for number, row in sources.items() if words(row[1]).strip()}
        self._lost["sources_without_text"] += len(sources) - len(spoken)
        marked = [Marked(raw, [(each[0], each[1], each[2]) for each in passages[one]]) for one, raw in spoken.items()]
        counting = decide(marked, "QualCoder")
        owners, values = self._cases_of_texts(), self._values("file")
        texts, documents = {}, []
        known = {_guid("code", number) for (number,) in self._stranger.rows("code_name", "cid")}
        for number, raw in spoken.items():
            name, _text, memo = sources[number]
            guid = guids.derived("qualcoder", str(number), words(name), raw)
            made = texts[number] = making.text(guid, raw, counting)
            documents.append(making.document(made, words(name), tuple(owners[number]), attributes=values[number]))
            self._memo(About.DOCUMENT, guid, memo)
            for start, end, quote, code, about in passages[number]:
                if code in known:
                    made.code(made.span(start, end, quote), code, self._lost, **about)
                else:
                    self._lost["codings_without_code"] += 1
        return texts, documents

    def _passages(self) -> defaultdict[int | None, list[tuple[int, int, str, str, dict[str, str]]]]:
        found: defaultdict[int | None, list[tuple[int, int, str, str, dict[str, str]]]] = defaultdict(list)
        columns = ("fid", "cid", "pos0", "pos1", "seltext", "owner", "date", "memo")
        for text, code, first, last, quote, owner, date, memo in self._stranger.rows("code_text", *columns):
            start, end = whole(first), whole(last)
            if start is None or end is None:
                self._lost["passages_without_place"] += 1
                continue
            about = {
                "coder": making.one_line(words(owner)),
                "created": making.moment(words(date)),
                "memo": canonical(words(memo)).strip(),
            }
            found[whole(text)].append((start, end, words(quote), _guid("code", code), about))
        return found

    def _annotations(self, texts: dict[int, Text]) -> None:
        columns = ("fid", "pos0", "pos1", "memo", "owner", "date")
        for number, first, last, memo, owner, date in self._stranger.rows("annotation", *columns):
            start, end, made = whole(first), whole(last), texts.get(whole(number) or 0)
            span = made.span(start, end) if made is not None and start is not None and end is not None else None
            if made is None or span is None:
                self._lost["passages_without_place"] += 1
            else:
                self._memo(About.PASSAGE, made.guid, memo, span, owner, date)

    def _cases_of_texts(self) -> defaultdict[int | None, dict[str, None]]:
        found: defaultdict[int | None, dict[str, None]] = defaultdict(dict)
        for case, text in self._stranger.rows("case_text", "caseid", "fid"):
            if name := self._cases.get(whole(case)):
                found[whole(text)][name] = None
        return found

    def _projects(self) -> Iterator[Project]:
        values = self._values("case")
        for number, name in self._cases.items():
            if name:
                yield Project(guids.derived("qualcoder case", name), name, attributes=values[number])

    def _values(self, owner: str) -> defaultdict[int | None, dict[str, str]]:
        found: defaultdict[int | None, dict[str, str]] = defaultdict(dict)
        for name, kind, value, number in self._stranger.rows("attribute", "name", "attr_type", "value", "id"):
            if kind == owner and making.one_line(words(value)) and making.one_line(words(name)):
                found[whole(number)][making.one_line(words(name))] = making.one_line(words(value))
        return found

    def _of_study(self) -> None:
        for (memo,) in self._stranger.rows("project", "memo"):
            self._memo(About.STUDY, "", memo)
        for name, entry, owner, date in self._stranger.rows("journal", "name", "jentry", "owner", "date"):
            text = "\n".join(each for each in (words(name).strip(), words(entry).strip()) if each)
            self._memo(About.STUDY, "", text, None, owner, date)

    def _memo(
        self,
        about: About,
        target: str,
        memo: Value,
        span: tuple[int, int] | None = None,
        owner: Value = "",
        date: Value = "",
    ) -> None:
        text = canonical(words(memo)).strip()
        if text:
            start, end = span or (None, None)
            coder, created = making.one_line(words(owner)), making.moment(words(date))
            self._memos.append(Memo("", about, target, text, start, end, coder, created))


def _guid(kind: str, number: Value) -> str:
    return guids.derived(f"qualcoder {kind}", str(number))


def _code(guid: str, name: Value, parent: str | None, memo: Value, *, codable: bool) -> ForeignCode:
    return ForeignCode(guid, making.one_line(words(name)) or "?", parent, canonical(words(memo)).strip(), codable)


def _in_order(found: dict[str, ForeignCode]) -> Iterator[ForeignCode]:
    """Give the codes, each after its parent; one whose parents go round in a circle, or are not there, has none."""
    below: defaultdict[str | None, list[ForeignCode]] = defaultdict(list)
    for each in found.values():
        below[each.parent if each.parent in found else None].append(each)
    waiting, given = list(reversed(below[None])), set()
    while waiting:
        each = waiting.pop()
        given.add(each.guid)
        yield ForeignCode(
            each.guid, each.name, each.parent if each.parent in found else None, each.description, each.codable
        )
        waiting += reversed(below[each.guid])
    for each in found.values():
        if each.guid not in given:
            yield ForeignCode(each.guid, each.name, None, each.description, each.codable)
