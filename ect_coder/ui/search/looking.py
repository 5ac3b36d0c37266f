"""Searching off the window's thread: the first hits soon, then all of them with what they add up to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ect_coder.search.finding import shape, shapes
from ect_coder.search.order import Order, ordered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ect_coder.coding.search import Hit
    from ect_coder.corpus.library import Document
    from ect_coder.search.asking import Asked
    from ect_coder.study import Study

SOON = 200
"""Hits that are shown before all are known."""
MOST = 20_000
"""Hits that are shown at all."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave. `every` are its hits as they stand, forms that are left out included; `hits` those shown."""

    asked: Asked
    order: Order
    every: Sequence[Hit]
    hits: Sequence[Hit]
    whole: bool
    known: Mapping[int, Document] = field(default_factory=dict)
    forms: Mapping[str, int] = field(default_factory=dict)
    documents: Mapping[str, int] = field(default_factory=dict)
    projects: Mapping[str, int] = field(default_factory=dict)


def first(study: Study, asked: Asked, order: Order) -> Found:
    """Find the first hits; raises as `Searches.hits`."""
    return _found(study, asked, order, study.searches.hits(replace(asked, left_out=()), SOON), whole=False)


def whole(study: Study, asked: Asked, order: Order, stopped: Callable[[], bool]) -> Found:
    """Find all hits, as many as can be shown; raises as `Searches.hits`."""
    every = study.searches.hits_until(replace(asked, left_out=()), stopped, MOST)
    return _found(study, asked, order, every, whole=True)


def again(study: Study, before: Found, asked: Asked, order: Order) -> Found:
    """Show the same hits in another order, or without other forms."""
    return _found(study, asked, order, before.every, whole=before.whole)


def _found(study: Study, asked: Asked, order: Order, every: Sequence[Hit], *, whole: bool) -> Found:
    left_out = set(asked.left_out)
    hits = [hit for hit in every if shape(hit.text) not in left_out] if left_out else every
    known = {each.id: each for each in study.documents()}
    documents = Counter(hit.document for hit in hits)
    projects: Counter[str] = Counter()
    for number, count in documents.items():
        projects.update(dict.fromkeys(known[number].projects, count))
    return Found(
        asked,
        order,
        every,
        ordered(hits, order),
        whole,
        known,
        shapes(every),
        {f"{known[each].code}  {known[each].name}": count for each, count in documents.most_common()},
        dict(projects.most_common()),
    )
