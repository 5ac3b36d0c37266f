"""Transcripts whose text stays as the tool wrote it: whose they are, by what the tool leaves in them.

Word « Transcrire », aTrain, Otter, Sonix, Happy Scribe and Trint put a line with the speaker above what is said.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ect_coder.corpus.turns import recognise

if TYPE_CHECKING:
    from ect_coder.corpus.readers.source import Source

_WORD = re.compile(
    r"^(?:Audio file|Fichier audio)[ \u00a0]*:?\s*\n(?P<audio>[^\n]+)\n\s*Transcript(?:ion)?[ \u00a0]*:?[ ]*$",
    re.M,
)
_ATRAIN = re.compile(
    r"\ATranscription for (?P<audio>[^\n]+)\n(?=\s*(?:SPEAKER_\d+|Speaker undefined|\[\d\d:\d\d:\d\d\] -))"
)
_SPEAKER = re.compile(r"^SPEAKER_\d+$", re.M)
_SITES = re.compile(r"\b(otter\.ai|sonix\.ai|happyscribe\.com|trint\.com)\b", re.IGNORECASE)
_NAMES = {"otter.ai": "Otter", "sonix.ai": "Sonix", "happyscribe.com": "Happy Scribe", "trint.com": "Trint"}


def from_source(source: Source) -> Source | None:
    """Name the tool that wrote a transcript, and the recording where it says so."""
    if word := _WORD.search(source.text):
        return replace(source, format="Word", facts=(*source.facts, ("audio", word["audio"].strip())))
    if atrain := _ATRAIN.search(source.text):
        found = recognise(source.text, source.marks, known=set(_SPEAKER.findall(source.text)))
        return replace(source, turns=found, format="aTrain", facts=(*source.facts, ("audio", atrain["audio"].strip())))
    signed = _signature(source.text)
    return replace(source, format=signed) if signed else None


def _signature(text: str) -> str | None:
    """Find a tool's address where it signs: in the first or the last lines."""
    found = _SITES.search(text[:500]) or _SITES.search(text[-500:])
    return _NAMES[found[1].lower()] if found else None
