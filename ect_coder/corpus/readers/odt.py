"""OpenDocument texts (.odt, .ott), as LibreOffice, Word and Google Docs write them: the same as of Word documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.corpus.readers.draft import Draft
from ect_coder.corpus.readers.odt_styles import META, OFFICE, STYLE, TEXT, Styles, number
from ect_coder.corpus.readers.odt_walk import Walk, words_of
from ect_coder.corpus.readers.package import Package
from ect_coder.errors import Cause

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ect_coder.corpus.readers.package import Element
    from ect_coder.corpus.readers.source import Source

SUFFIXES = frozenset({".odt", ".ott"})

_BANDS = {f"{STYLE}{name}{which}": f"{name}s" for name in ("header", "footer") for which in ("", "-left", "-first")}


def read(path: Path, cancelled: Callable[[], bool]) -> Source:
    """Read an OpenDocument text; raise UnreadableFile, or Cancelled when asked to stop."""
    draft = Draft()
    with Package(path, {}) as package:
        if b"encryption-data" in (package.content("META-INF/manifest.xml") or b""):
            raise package.refuse(Cause.PROTECTED)
        content, common, about = (package.part(f"{name}.xml") for name in ("content", "styles", "meta"))
    body = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
    if body is None:
        raise package.refuse(Cause.RENAMED)
    statistics = about.find(f"{OFFICE}meta/{META}document-statistic") if about is not None else None
    draft.page_count = number(statistics, f"{META}page-count", 0) if statistics is not None else 0
    _count_changes(draft, body)
    walk = Walk(draft, Styles(*_groups(common, "styles"), *_groups(content, "automatic-styles")), cancelled)
    walk.blocks(body)
    walk.notes()
    for band in common.iter(*_BANDS) if common is not None else ():
        draft.left_out[_BANDS[band.tag]] += any(letter.isalpha() for letter in words_of(band))
    return draft.source()


def _groups(part: Element | None, name: str) -> Iterator[Element]:
    yield from part.iterfind(f"{OFFICE}{name}") if part is not None else ()


def _count_changes(draft: Draft, body: Element) -> None:
    """Count tracked changes: inserted words stand in the text, deleted ones beside it."""
    for region in body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region"):
        draft.kept["insertions"] += region.find(f"{TEXT}insertion") is not None
        for deletion in region.iterfind(f"{TEXT}deletion"):
            draft.leave_out("deletions", words_of(deletion))
