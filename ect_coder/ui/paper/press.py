"""Prints made: set and cut into pages, then painted on a printer or into a PDF, in a job's thread."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from ect_coder.errors import Cancelled, PrinterRefuses
from ect_coder.exchange.export import in_one_step
from ect_coder.ui.paper.annex import Annex
from ect_coder.ui.paper.frame import Paper, divided
from ect_coder.ui.paper.galley import Galley, highlights_of
from ect_coder.ui.paper.painting import paint_page
from ect_coder.ui.paper.sheets import Pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QPagedPaintDevice

    from ect_coder.ui.jobs import Task
    from ect_coder.ui.paper.annex import ListSheet
    from ect_coder.ui.paper.frame import Frame
    from ect_coder.ui.paper.galley import Line
    from ect_coder.ui.paper.manuscript import Manuscript
    from ect_coder.ui.paper.sheets import TextSheet

UNITS = 96
"""Units of a page to the inch."""
_MARGINS = QMarginsF(12, 12, 12, 10)
_POINTS = 72


@dataclass(frozen=True, slots=True)
class Printout:
    """A document set in pages."""

    manuscript: Manuscript
    frame: Frame
    sheets: tuple[TextSheet | ListSheet, ...]

    def paint(self, painter: QPainter, rank: int) -> None:
        """Paint one page, its units being the painter's."""
        paint_page(painter, self.manuscript, self.frame, self.sheets, rank)


def printout(manuscript: Manuscript, paper: Paper, task: Task) -> Printout:
    """Set a document in pages; raise Cancelled when the person stops it."""
    highlights = highlights_of(manuscript)
    frame = divided(paper, highlights.width(), {each.label for each in manuscript.painted})
    galley = Galley(manuscript, highlights, frame)
    lines: list[Line] = []
    for block in range(galley.blocks):
        task.heed()
        lines += galley.block(block)
    sheets: list[TextSheet | ListSheet] = []
    for page in Pages(galley, lines, frame):
        task.heed()
        sheets.append(page)
    if manuscript.codings:
        for each in Annex(manuscript, frame):
            task.heed()
            sheets.append(each)
    return Printout(manuscript, frame, tuple(sheets))


def write_pdf(read: Callable[[], Manuscript], path: Path, task: Task) -> Path:
    """Write a document as a PDF of A4 pages and return its path.

    The file appears whole or not at all: raises Cancelled, DiskFull or CannotWrite.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(page_layout())
    manuscript = read()
    writer.setTitle(manuscript.title)
    writer.setCreator("ECT Coder")
    made = printout(manuscript, paper_of(writer), task)
    with _begun(writer) as painter:
        _paint(made, writer, painter, range(len(made.sheets)), task)
    in_one_step(path, partial(_fill, buffer))
    return path


def _fill(buffer: QBuffer, path: Path) -> None:
    path.write_bytes(buffer.data().data())


def print_on(printer: QPrinter, read: Callable[[], Manuscript], task: Task) -> None:
    """Print a document, or those of its pages that were asked for.

    Raises Cancelled or PrinterRefuses; when it prints into a file, also DiskFull or CannotWrite.
    """
    made = printout(read(), paper_of(printer), task)
    count = len(made.sheets)
    wanted = range(max(1, printer.fromPage()) - 1, min(printer.toPage() or count, count))
    if printer.outputFileName():
        in_one_step(Path(printer.outputFileName()), partial(_print_into, printer, made, wanted, task))
    else:
        _print(printer, made, wanted, task)


def _print_into(printer: QPrinter, made: Printout, wanted: range, task: Task, path: Path) -> None:
    printer.setOutputFileName(str(path))
    _print(printer, made, wanted, task)


def _print(printer: QPrinter, made: Printout, wanted: range, task: Task) -> None:
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    with _begun(printer) as painter:
        try:
            _paint(made, printer, painter, [*wanted] * copies, task)
        except Cancelled:
            printer.abort()
            raise


def page_layout() -> QPageLayout:
    """Give the page that is printed on unless another is chosen: A4, upright."""
    unit = QPageLayout.Unit.Millimeter
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, _MARGINS, unit)


def paper_of(device: QPagedPaintDevice) -> Paper:
    """Give the part of a device's page that can be printed on."""
    room = device.pageLayout().paintRect(QPageLayout.Unit.Point)
    return Paper(room.width() * UNITS / _POINTS, room.height() * UNITS / _POINTS)


@contextmanager
def _begun(device: QPagedPaintDevice) -> Iterator[QPainter]:
    """Give a painter of a device whose units are those of our pages; raise PrinterRefuses."""
    painter = QPainter()
    if not painter.begin(device):
        raise PrinterRefuses(name=device.printerName() if isinstance(device, QPrinter) else "PDF")
    try:
        painter.scale(device.logicalDpiX() / UNITS, device.logicalDpiY() / UNITS)
        yield painter
    finally:
        painter.end()


def _paint(made: Printout, device: QPagedPaintDevice, painter: QPainter, wanted: Sequence[int], task: Task) -> None:
    for done, rank in enumerate(wanted):
        task.tell(done, len(wanted))
        if done:
            device.newPage()
        made.paint(painter, rank)
