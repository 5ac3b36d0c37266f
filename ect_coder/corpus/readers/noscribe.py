"""noScribe's transcripts: its web page first, which keeps exact times, then its subtitles and texts.

A turn is « S00: [00:00:36] … », names may have been changed by hand; speech over it is « //S02: … // » and stays in it.
In the page, each stretch lies in an anchor « ts_36190_36330_S00 »: from, to (in milliseconds) and who.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ect_coder.corpus.canonical import canonical, words
from ect_coder.corpus.labels import Label, opening
from ect_coder.corpus.readers.source import Source
from ect_coder.corpus.times import clock
from ect_coder.corpus.turns import between, recognise
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

_FORMAT = "noScribe"
_SIGNED = re.compile(r"^[^\n]{0,40}\bnoScribe\b[^\n]{0,20}\d[^\n]{0,20}$", re.M)
_AUDIO = re.compile(
    r"^(?:Audio file|Fichier audio|Audiodatei|[^\n:/\\]{4,30}?)[ \u00a0]*: *(?P<audio>\S.*\.\w{2,5})[ ]*$", re.M
)
_OPTIONS = re.compile(r"^\((?P<options>[^\n]*:[^\n]*)\)[ ]*$", re.M)
_ANCHOR = re.compile(r"ts_(\d+)_\d+_?(.*)")
_CODE = re.compile(r"^(S\d{2})\b(?=[^\n]{0,15}:)", re.M)
_HEADER = 2000
"""Characters in which the tool signs."""


def from_html(tree: HtmlElement) -> Source | None:
    """Read a page of noScribe's, by its anchors."""
    if not any(_ANCHOR.fullmatch(each.get("name", "")) for each in tree.iter("a")):
        return None
    paragraphs = [(each, _text(each)) for each in tree.iter("p")]
    text = "\n".join(said for _element, said in paragraphs)
    lost = words(canonical(" ".join(tree.body.itertext()))) - words(text)
    source = Source(text, turns=between(text, list(_labels(paragraphs))), left_out={"words": max(0, lost)})
    heard = tree.xpath("string(//meta[@name='audio_source']/@content)")
    return _signed(source, text[:_HEADER], paragraphs[0][1].strip(), str(heard))


def from_source(source: Source) -> Source | None:
    """Read a text of noScribe's, or its page saved again by a word processor."""
    signed = _SIGNED.search(source.text, 0, _HEADER)
    if signed is None:
        return None
    found = recognise(source.text, source.marks, known=set(_CODE.findall(source.text)))
    title = source.text[: signed.start()].strip().split("\n")[-1]
    return _signed(replace(source, turns=found), source.text[:_HEADER], title)


def of_subtitles(source: Source, title: str, notes: Sequence[str]) -> Source:
    """Say whose subtitles these are, and that there is better where they are noScribe's."""
    header = "\n".join(notes)
    if _SIGNED.search(header) is None:
        return source
    media = next((note.removeprefix("media:").strip() for note in notes if note.startswith("media:")), "")
    advice = _("noScribe also writes a web page, with more exact times: take that in instead, if you have it.")
    return _signed(replace(source, warnings=(*source.warnings, advice)), header, title.strip(), media)


def _signed(source: Source, header: str, title: str, audio: str = "") -> Source:
    named, options = _AUDIO.search(header), _OPTIONS.search(header)
    facts = (
        ("audio", audio or (named["audio"] if named else "")),
        ("options", options["options"] if options else ""),
    )
    return replace(
        source, format=_FORMAT, title=title or source.title, facts=(*source.facts, *(fact for fact in facts if fact[1]))
    )


def _text(paragraph: HtmlElement) -> str:
    for line_break in paragraph.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return canonical("".join(paragraph.itertext())).strip()


def _labels(paragraphs: Sequence[tuple[HtmlElement, str]]) -> Iterator[Label]:
    """Find what opens each paragraph in which somebody speaks; where noScribe told no speakers, each is a turn."""
    place = 0
    anchors = [_anchor(element) for element, _said in paragraphs]
    nobody = not any(anchor[1] for anchor in anchors if anchor)
    for (_element, said), anchor in zip(paragraphs, anchors, strict=True):
        label = opening(said)
        if anchor and said and nobody:
            yield Label(place, place, "", anchor[0])
        elif anchor and anchor[1] and label:
            yield replace(label, start=place, end=place + label.end, time=anchor[0])
        place += len(said) + 1


def _anchor(paragraph: HtmlElement) -> tuple[str, str] | None:
    """Give the exact time at which a paragraph begins, and the code of its speaker."""
    matches = (_ANCHOR.fullmatch(each.get("name", "")) for each in paragraph.iter("a"))
    first = next((match for match in matches if match), None)
    return (clock(int(first[1]) / 1000), first[2]) if first else None
