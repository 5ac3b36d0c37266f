"""PDF files: their words in reading order, as paragraphs, with the page on which each begins.

What repeats at the head and foot of pages is left out and counted. PDFium reads one file at a time in a process.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

from ect_coder.corpus.canonical import canonical, words
from ect_coder.corpus.readers import pdf_lines, reflow, running_heads
from ect_coder.corpus.readers.reading_order import columns
from ect_coder.corpus.readers.source import Source
from ect_coder.errors import Cancelled, Cause, UnreadableFile
from ect_coder.wording import ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


SUFFIXES = frozenset({".pdf"})

_MOST = 20_000
"""Pages of a file that is still read."""
_LARGEST = 1_000_000_000
_HEAD = 1024
"""Bytes within which a PDF says that it is one."""
_KEYS = ("Title", "Author", "Subject", "Keywords", "CreationDate")
_ALONE = Lock()
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_PROGRAM = re.compile(r"^Microsoft (?:Word|PowerPoint|Excel) - |\.(?:docx?|odt|rtf|pdf|pptx?|indd|qxd|tmp)$", re.I)
_NO_TITLE = re.compile(r"(?:untitled|sans[ -]titre|sans nom|document|présentation|presentation)? ?\d*", re.I)


def read(path: Path, cancelled: Callable[[], bool]) -> Source:
    """Read a PDF; raise UnreadableFile, or Cancelled when asked to stop."""
    _check(path)
    with _ALONE:
        document = _opened(path)
        try:
            pages, labels = _pages(path, document, cancelled)
            metadata = {key: _said(partial(document.get_metadata_value, key)) for key in _KEYS}
        finally:
            document.close()
    _refuse_without_text(path, pages)
    return _source(pages, labels, metadata, cancelled)


def _check(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        size = path.stat().st_size
    except OSError:
        raise UnreadableFile(path=path.name, cause=Cause.FORBIDDEN) from None
    if b"%PDF-" not in head:
        raise UnreadableFile(path=path.name, cause=Cause.RENAMED)
    if size > _LARGEST:
        raise UnreadableFile(path=path.name, cause=Cause.TOO_BIG)


def _opened(path: Path) -> Any:
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as fault:
        protected = fault.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise UnreadableFile(path=path.name, cause=Cause.PROTECTED if protected else Cause.DAMAGED) from None
    except OSError:
        raise UnreadableFile(path=path.name, cause=Cause.FORBIDDEN) from None
    count = len(document)
    if 0 < count <= _MOST:
        return document
    document.close()
    raise UnreadableFile(path=path.name, cause=Cause.TOO_BIG if count else Cause.DAMAGED)


def _pages(path: Path, document: Any, cancelled: Callable[[], bool]) -> tuple[list[pdf_lines.Page], list[str]]:
    pages = []
    for index in range(len(document)):
        if cancelled():
            raise Cancelled
        pages.append(pdf_lines.page(document, index))
    if all(page.damaged for page in pages):
        raise UnreadableFile(path=path.name, cause=Cause.DAMAGED)
    labels = [_said(partial(document.get_page_label, index)) or str(index + 1) for index in range(len(document))]
    return pages, labels


def _said(ask: Callable[[], str]) -> str:
    """Give what a file says of itself on one line, and nothing where that is no text."""
    try:
        return " ".join(canonical(ask()).split())
    except UnicodeDecodeError:
        return ""


def _refuse_without_text(path: Path, pages: Sequence[pdf_lines.Page]) -> None:
    if not any(page.lines for page in pages):
        pictures = any(page.picture for page in pages)
        raise UnreadableFile(path=path.name, cause=Cause.SCANNED if pictures else Cause.NO_TEXT)


def _source(
    pages: Sequence[pdf_lines.Page], labels: Sequence[str], metadata: dict[str, str], cancelled: Callable[[], bool]
) -> Source:
    running = running_heads.find([page.lines for page in pages])
    bodies = [columns([line for line in page.lines if id(line) not in running]) for page in _going_on(pages, cancelled)]
    flow = reflow.flow(bodies, labels, cancelled)
    return Source(
        flow.text,
        marks=flow.marks,
        left_out=_left_out(running.values()),
        warnings=tuple(_warnings(pages, labels)),
        leaves=flow.leaves,
        facts=tuple(_facts(metadata)),
        title=_title(metadata["Title"]),
        date=_date(metadata["CreationDate"]),
    )


def _going_on(pages: Sequence[pdf_lines.Page], cancelled: Callable[[], bool]) -> Iterator[pdf_lines.Page]:
    for page in pages:
        if cancelled():
            raise Cancelled
        yield page


def _left_out(running: Sequence[running_heads.Running] | Any) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for each in running:
        counts[each.kind] += 1
        counts["words"] += words(each.line.text)
    return dict(counts)


def _warnings(pages: Sequence[pdf_lines.Page], labels: Sequence[str]) -> Iterator[str]:
    scanned = [label for page, label in zip(pages, labels, strict=True) if page.picture and not page.lines]
    damaged = [label for page, label in zip(pages, labels, strict=True) if page.damaged]
    if scanned:
        yield ngettext(
            "Page {pages} is a picture without text; it was not read: have its text recognised (OCR) first.",
            "Pages {pages} are pictures without text; they were not read: have their text recognised (OCR) first.",
            len(scanned),
            pages=", ".join(scanned),
        )
    if damaged:
        yield ngettext(
            "Page {pages} is damaged and was not read.",
            "Pages {pages} are damaged and were not read.",
            len(damaged),
            pages=", ".join(damaged),
        )


def _facts(metadata: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key, name in (("Author", "author"), ("Subject", "subject"), ("Keywords", "keywords")):
        if metadata[key]:
            yield name, metadata[key]


def _title(said: str) -> str | None:
    """Give the title of the metadata, unless a program wrote the name of a file there."""
    return None if _NO_TITLE.fullmatch(said) or _PROGRAM.search(said) else said


def _date(said: str) -> str | None:
    found = _DATE.match(said)
    if not found:
        return None
    from ect_coder.errors import BadDate
    from ect_coder.values import PartialDate

    try:
        return str(PartialDate.parse("-".join(found.groups())))
    except BadDate:
        return None
