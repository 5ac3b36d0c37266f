"""Which sentence lies under a triple click: a plain rule, good enough for a selection that can be moved."""

from __future__ import annotations

import re

from ect_coder.values import Span

_END = re.compile(r"(?:\.{3}|[.!?…])(?:[\s\u00a0\u202f]*[»”\")])*(?=\s+[^a-zà-ÿ\s]|\s*$)")
_ABBREVIATION = re.compile(r"(?:^|[\s(«'’])(?:M|MM|Mme|Mmes|Mlle|Dr|Me|St|Ste|p|pp|cf|art|env|ex|n|vol|[A-Z])\.$")


def sentence_at(text: str, position: int) -> Span:
    """Return the sentence that holds a code point, without the spaces around it; a whole line if it has no end."""
    line_start = text.rfind("\n", 0, position) + 1
    line_end = text.find("\n", position)
    line = text[line_start : len(text) if line_end < 0 else line_end]
    start, end = 0, len(line)
    for found in _END.finditer(line):
        if _ABBREVIATION.search(line[: found.end()]):
            continue
        if line_start + found.end() <= position:
            start = found.end()
        else:
            end = found.end()
            break
    while start < end - 1 and line[start].isspace():
        start += 1
    while end > start + 1 and line[end - 1].isspace():
        end -= 1
    return Span(line_start + start, line_start + max(end, start + 1))
