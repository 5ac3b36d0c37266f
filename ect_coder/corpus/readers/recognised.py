"""Whose file is it? Tools and press databases write several kinds of file, each in ways that can be told apart.

A recogniser is a module of this package. One for web pages has `from_html(tree: HtmlElement) -> Source | File | None`,
one for everything else `from_source(source: Source) -> Source | File | None`, which is asked once the words are known
(Factiva's RTF saved again as docx, Nexis in Word, Europresse in PDF, noScribe's text…). Each gives None at once for
what is not its own. The first that recognises a file reads it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ect_coder.corpus.readers.source import File, Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

OF_HTML: tuple[str, ...] = ("europresse", "factiva", "nexis", "noscribe")
OF_SOURCES: tuple[str, ...] = ("factiva", "nexis", "europresse_pdf", "noscribe", "vibe", "whisper", "transcripts")
"""Names of modules of this package, in the order in which they are asked."""


def from_html(tree: HtmlElement) -> File | None:
    """Give what a known tool or database wrote as a web page; None for an ordinary page."""
    return next((_file(found) for name in OF_HTML if (found := _module(name).from_html(tree)) is not None), None)


def from_source(source: Source) -> File | None:
    """Give what a known tool or database wrote, of a text that was read by its format; None for any other."""
    return next((_file(found) for name in OF_SOURCES if (found := _module(name).from_source(source)) is not None), None)


def _module(name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a module, of which only one function is known
    return import_module(f"ect_coder.corpus.readers.{name}")


def _file(found: Source | File) -> File:
    return found if isinstance(found, File) else File((found,))
