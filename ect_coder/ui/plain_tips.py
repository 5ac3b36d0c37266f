"""Tips that show what people wrote as they wrote it: a name such as « <b>A</b> & fils » is no page to be drawn."""

from __future__ import annotations

from html import escape


def plain(words: str) -> str:
    """Write words so that a tip shows them letter by letter: Qt takes what looks like HTML for HTML."""
    return f"<p style='white-space: pre-wrap'>{escape(words)}</p>" if "<" in words or "&" in words else words
