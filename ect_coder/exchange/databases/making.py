"""What both programs have, as it travels: a text with its passages, codings once each, what was moved in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ect_coder.analysis.parcel import Coding, Document
from ect_coder.corpus.canonical import canonical
from ect_coder.exchange.databases.quoted import Placing
from ect_coder.exchange.refi.positions import Places
from ect_coder.wording import ngettext

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from ect_coder.exchange.refi.positions import Counting


@dataclass(slots=True)
class Text:
    """A text that comes in, and the passages that are put on it."""

    guid: str
    places: Places
    placing: Placing
    codings: dict[tuple[int, int, str, str], Coding] = field(default_factory=dict)

    def span(self, start: int, end: int, quote: str = "") -> tuple[int, int] | None:
        """Give the span of a passage, in positions of the raw text; None for an empty one."""
        return self.placing.place(self.places.at(start), self.places.at(end), quote)

    def code(self, span: tuple[int, int] | None, code: str, lost: Counter[str], **about: str) -> None:
        """Code a passage, once for each code and person."""
        if span is None:
            lost["empty_passages"] += 1
            return
        made = Coding("", self.guid, *span, code, **about)  # type: ignore[arg-type]
        self.codings.setdefault((*span, code, made.coder), made)


def text(guid: str, raw: str, counting: Counting) -> Text:
    """Take in a raw text, counted in a way."""
    places = Places(raw, counting)
    return Text(guid, places, Placing(places.text.rstrip("\n")))


def document(made: Text, name: str, projects: tuple[str, ...] = (), **about: object) -> Document:
    """Give the document that a text becomes."""
    return Document(made.guid, one_line(name) or "?", made.placing.text, projects=projects, **about)  # type: ignore[arg-type]


def one_line(words: str) -> str:
    """Give a name on one line."""
    return " ".join(canonical(words).split())


def moment(said: str) -> str:
    """Give a moment as ISO 8601; empty where a program wrote none."""
    day, _space, hour = said.strip().partition(" ")
    return f"{day}T{hour.partition('.')[0]}" if len(day) == 10 and hour else day


def remarks(texts: list[Text]) -> Iterator[str]:
    """Say how many passages were found by their words, and how many have other words than they had."""
    moved, doubtful = (sum(getattr(each.placing, name) for each in texts) for name in ("moved", "doubtful"))
    if moved:
        yield ngettext(
            "{n} passage was found by its words: its position in the file was another.",
            "{n} passages were found by their words: their positions in the file were others.",
            moved,
        )
    if doubtful:
        yield ngettext(
            "{n} passage no longer has the words that it was coded for: have a look at it.",
            "{n} passages no longer have the words that they were coded for: have a look at them.",
            doubtful,
        )
