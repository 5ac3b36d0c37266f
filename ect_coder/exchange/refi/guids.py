"""GUIDs: compared without case and braces, written in capitals, derived from what a thing is where it has none."""

from __future__ import annotations

import re
import uuid

_OURS = uuid.UUID("6D1C2F0E-6F0B-5B7E-9A57-0ECBC0DE0001")
"""The namespace from which GUIDs are derived: the same thing has the same GUID in each export."""
_FORM = re.compile(r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}")


def plain(guid: str | None) -> str:
    """Give a GUID in capitals without braces, or whatever stands instead of one, to compare it."""
    return (guid or "").strip().strip("{}").upper()


def valid(guid: str) -> bool:
    """Say whether a plain GUID is one."""
    return _FORM.fullmatch(guid) is not None


def derived(*parts: str) -> str:
    """Derive a GUID from what a thing is."""
    return str(uuid.uuid5(_OURS, "\x1f".join(parts))).upper()
