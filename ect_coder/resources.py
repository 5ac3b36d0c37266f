"""Where the files that ship with the program lie, installed and in a clone alike."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).parent / "resources"
_CLONE = Path(__file__).parent.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file, from the parts of its name."""
    root = _INSTALLED if _INSTALLED.is_dir() else _CLONE
    return root.joinpath(*parts)
