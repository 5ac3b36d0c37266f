"""Reports of 300 pages read into paragraphs, against PDFium's own text of the same pages.

One is printed by Qt, which places each letter; one is written by LibreOffice where there is one, a line at a time.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pypdfium2
from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPageSize, QPainter, QPdfWriter, QTextOption

from ect_coder.corpus.readers import never, pdf
from tests.benchmarks.bench_import import _WORDS
from tests.benchmarks.result import Result, against

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES, LINES = 300, 44


def printed(path: Path) -> None:
    """Print a report with Qt: justified lines under a running head, and a page number."""
    QGuiApplication.instance() or QGuiApplication([])
    chance = random.Random(7)
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(72)
    painter = QPainter(writer)
    painter.setFont(QFont("DejaVu Serif", 9))
    running = QTextOption(Qt.AlignmentFlag.AlignHCenter)
    justified = QTextOption(Qt.AlignmentFlag.AlignJustify)
    for page in range(1, PAGES + 1):
        if page > 1:
            writer.newPage()
        painter.drawText(QRectF(70, 30, 455, 20), "Étude sur les Combes : rapport final", running)
        painter.drawText(QRectF(70, 800, 455, 20), f"Page {page} sur {PAGES}", running)
        for paragraph in range(4):
            words = " ".join(chance.choices(_WORDS, k=LINES // 4 * 15)).capitalize()
            painter.drawText(QRectF(70, 70 + paragraph * 180, 455, 170), f"{words}.", justified)
    painter.end()


def saved(path: Path) -> None:
    """Write a report with python-docx, and let LibreOffice make a PDF of it."""
    chance = random.Random(7)
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Étude sur les Combes : rapport final"
    for _paragraph in range(PAGES * 4):
        document.add_paragraph(" ".join(chance.choices(_WORDS, k=LINES // 4 * 14)).capitalize() + ".")
    document.save(str(path.with_suffix(".docx")))
    home = f"-env:UserInstallation={(path.parent / 'office').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent)]
    subprocess.run([*command, str(path.with_suffix(".docx"))], check=True, capture_output=True)


def text_alone(path: Path) -> None:
    """Take each page's text as pypdfium2 gives it."""
    with pypdfium2.PdfDocument(path) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()


def run() -> list[Result]:
    """Measure both in turn."""
    makers = {"Qt": printed} | ({"LibreOffice": saved} if shutil.which("soffice") else {})
    return [measured(name, make) for name, make in makers.items()]


def measured(name: str, make: Callable[[Path], None]) -> Result:
    """Make a report and read it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        make(path)
        assert pdf.read(path, never).left_out["headers"] >= PAGES * 0.9
        return against(
            f"a PDF of {PAGES} pages by {name} / pypdfium2's text",
            lambda: pdf.read(path, never),
            lambda: text_alone(path),
            1.5,
        )
