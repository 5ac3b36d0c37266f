"""What this program is, and under which licences it and what it is built of may be used; nothing is looked up."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, metadata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ect_coder import __version__
from ect_coder.wording import _

PARTS = (
    "PySide6_Essentials",
    "SQLAlchemy",
    "spacy",
    "python-docx",
    "lxml",
    "XlsxWriter",
    "rapidfuzz",
    "webvtt-py",
    "typer",
    "babel",
)
"""The libraries a researcher would cite; each brings its own licence text."""
_LONGEST = 80
"""Characters up to which what a package gives as its licence is a name, not the whole text."""


def licences() -> list[tuple[str, str, str]]:
    """List name, version and licence of each part that is installed, as its own package says."""
    found = []
    for name in PARTS:
        try:
            told = metadata(name).json
        except PackageNotFoundError:
            continue
        found.append((str(told["name"]), str(told["version"]), _licence(told)))
    return found


def _licence(told: dict[str, str | list[str]]) -> str:
    """Read a licence's name: an SPDX expression, a short text, or what the classifiers say."""
    for field in ("license_expression", "license"):
        said = str(told.get(field) or "")
        if said and len(said) < _LONGEST:
            return said
    return ", ".join(each.rpartition(" :: ")[2] for each in told.get("classifier", []) if each.startswith("License"))


class About(QDialog):
    """Version, promise, licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About ECT Coder"))
        self.resize(560, 420)
        title = QLabel(f"ECT Coder {__version__}", self)
        title.setObjectName("studyTitle")
        promise = QLabel(_("Everything stays on this computer. The program makes no connection at all."), self)
        promise.setWordWrap(True)
        parts = QPlainTextEdit(self)
        parts.setReadOnly(True)
        parts.setAccessibleName(_("Built with, and their licences"))
        parts.setPlainText("\n".join(f"{name} {version} – {licence}" for name, version, licence in licences()))
        parts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        close = QDialogButtonBox(self)
        close.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (title, promise, QLabel(_("Built with, and their licences"), self)):
            column.addWidget(widget)
        column.addWidget(parts, 1)
        column.addWidget(close)
