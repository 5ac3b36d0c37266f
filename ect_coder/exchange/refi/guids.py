"""GUIDs: compared without case and braces, written in capitals, derived from what a thing is where it has none."""

from __future__ import annotations

import hashlib
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
    """Derive a GUID (version 5) from what a thing is; `uuid.uuid5` takes five times as long, and there are many."""
    digest = hashlib.sha1(_OURS.bytes + "\x1f".join(parts).encode("utf-8"), usedforsecurity=False).hexdigest().upper()
    variant = "89AB"[int(digest[16], 16) & 3]
    return f"{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-{variant}{digest[17:20]}-{digest[20:32]}"
