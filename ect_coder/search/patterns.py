"""Regular expressions over whole texts, with a limit of time: a careless one could take for ever."""

from __future__ import annotations

import time
import unicodedata
from typing import TYPE_CHECKING

from ect_coder.errors import BadExpression, EmptySearch, ExpressionTooSlow
from ect_coder.values import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SECONDS = 10.0
_LONGEST = 2_000


def finder(pattern: str) -> Callable[[str], Iterator[Span]]:
    """Give what finds a pattern, whatever the case, in one text after the other; empty finds are none.

    Raises EmptySearch or BadExpression; what it gives raises ExpressionTooSlow once its time is up.
    """
    import regex  # it is seldom asked for

    if not pattern.strip():
        raise EmptySearch
    if len(pattern) > _LONGEST:
        raise BadExpression(value=pattern[:40] + "…", start=_LONGEST)
    try:
        compiled = regex.compile(unicodedata.normalize("NFC", pattern), regex.IGNORECASE | regex.MULTILINE)
    except (regex.error, OverflowError, RecursionError) as fault:
        raise BadExpression(value=pattern, start=getattr(fault, "pos", None) or 0) from None
    until = time.monotonic() + _SECONDS

    def find(text: str) -> Iterator[Span]:
        try:
            for found in compiled.finditer(text, timeout=max(0.001, until - time.monotonic())):
                if found.end() > found.start():
                    yield Span(*found.span())
        except TimeoutError:
            raise ExpressionTooSlow(value=pattern) from None

    return find
