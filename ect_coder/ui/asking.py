"""Asking for the file to write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def ask_path(
    parent: QWidget,
    title: str,
    proposed: Path,
    kind: str,
    suffix: str,
    *options: QFileDialog.Option,
) -> Path | None:
    """Ask where to write, in one format; its suffix is added if it was left out."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(proposed), kind, "", *options)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
