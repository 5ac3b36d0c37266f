"""A figure on its way out: into a file, by its suffix, or onto the clipboard. Made in a job's thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QMimeData, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgRenderer

from ect_coder import files
from ect_coder.errors import FigureTooTall
from ect_coder.exchange.export import in_one_step
from ect_coder.exchange.figures import making
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ect_coder.exchange.figures.material import Figure
    from ect_coder.ui.jobs import Task

UNITS = 96
"""Units of a figure to the inch."""
DOTS = 300
"""Dots of a picture to the inch."""
_INCH = 0.0254
_POINTS = 72
_TALLEST_PICTURE = 32_000
"""Dots; Qt paints no further."""
_TALLEST_PAGE = 14_400
"""Points, as PDF has it; a taller figure is made smaller."""


def renderer(figure: Figure) -> QSvgRenderer:
    """Give what paints a figure at any size."""
    return QSvgRenderer(QByteArray(figure.svg.encode()))


def format_of(suffix: str) -> str:
    """Name a format as a file dialog does."""
    return {
        ".svg": _("Figure (*.svg)"),
        ".pdf": _("PDF (*.pdf)"),
        ".png": _("Picture (*.png)"),
        ".csv": _("Table (*.csv)"),
        ".xlsx": _("Workbook (*.xlsx)"),
    }[suffix]


def proposed(figure: Figure, suffix: str) -> str:
    """Propose a file name: the figure's title."""
    return files.fit(figure.title) + suffix


def write(figure: Figure, path: Path, _task: Task) -> Path:
    """Write a figure, or its data, and return its path; raise FigureTooTall, DiskFull or CannotWrite."""
    _WRITERS[path.suffix.lower()](figure, path)
    return path


def copied(figure: Figure) -> QMimeData:
    """Give a figure for the clipboard, as a picture and as SVG; raise FigureTooTall."""
    data = QMimeData()
    data.setImageData(picture(figure))
    data.setData("image/svg+xml", QByteArray(figure.svg.encode()))
    return data


def picture(figure: Figure) -> QImage:
    """Paint a figure at 300 dots to the inch; raise FigureTooTall."""
    size = QSize(round(figure.width * DOTS / UNITS), round(figure.height * DOTS / UNITS))
    if size.height() > _TALLEST_PICTURE:
        raise FigureTooTall
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(DOTS / _INCH))
    image.setDotsPerMeterY(round(DOTS / _INCH))
    image.setText("Title", figure.title)
    image.setText("Description", figure.description)
    painter = QPainter(image)
    renderer(figure).render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


def _write_pdf(figure: Figure, path: Path) -> None:
    """Write one page of the figure's own size, all of it lines and letters."""
    scale = min(_POINTS / UNITS, _TALLEST_PAGE / figure.height)
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    writer.setTitle(figure.title)
    writer.setCreator("ECT Coder")
    page = QPageSize(
        QSizeF(figure.width * scale, figure.height * scale),
        QPageSize.Unit.Point,
        "",
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    renderer(figure).render(painter, QRectF(0, 0, writer.width(), writer.height()))
    painter.end()
    in_one_step(path, partial(_put, made))


def _write_png(figure: Figure, path: Path) -> None:
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(made, QByteArray(b"png")).write(picture(figure))
    in_one_step(path, partial(_put, made))


def _put(made: QBuffer, path: Path) -> None:
    path.write_bytes(made.data().data())


_WRITERS: dict[str, Callable[[Figure, Path], None]] = {
    ".svg": making.write_svg,
    ".pdf": _write_pdf,
    ".png": _write_png,
    ".csv": making.write_csv,
    ".xlsx": making.write_xlsx,
}
