"""The page of the figures: what it shows, says and lets out."""

from __future__ import annotations

import pypdfium2
import pytest
from lxml import etree
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from ect_coder.coding.codings import NewCoding
from ect_coder.errors import FigureTooTall
from ect_coder.exchange.figures.material import Kind
from ect_coder.ui import theme
from ect_coder.ui.figures import leaving
from ect_coder.ui.figures.page import FiguresPage
from ect_coder.values import Changed, Moment, Polarity, Span


@pytest.fixture
def figures(qtbot, small_study):
    page = FiguresPage(small_study, theme.LIGHT)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    return page


def choose(choices, value):
    choices.choose(value)
    choices.chosen.emit(value)


@pytest.mark.parametrize("kind", list(Kind))
def test_each_figure_is_shown_as_it_leaves_and_said_in_words(figures, kind):
    figures.show_kind(kind)
    assert figures.view.accessibleName() == figures.figure.title
    assert figures.view.accessibleDescription() == figures.figure.description
    assert figures.view.widget().renderer().isValid()
    assert figures.view.widget().renderer().viewBox().width() == figures.figure.width


def test_the_paper_is_white_in_the_dark_theme_too(qtbot, small_study):
    page = FiguresPage(small_study, theme.DARK)
    qtbot.addWidget(page)
    page.resize(900, 500)
    assert page.view.widget().grab().toImage().pixelColor(3, 3).name() == "#ffffff"


def test_the_figure_is_as_wide_as_the_window_until_one_zooms(figures):
    figures.resize(800, 600)
    QApplication.processEvents()
    narrow = figures.view.widget().width()
    assert narrow <= figures.view.viewport().width()
    figures.view.zoom(3)
    larger = figures.view.widget().width()
    assert larger > narrow * 1.4
    figures.resize(1000, 600)
    QApplication.processEvents()
    assert figures.view.widget().width() == larger
    figures.view.fit()
    assert narrow < figures.view.widget().width() <= figures.view.viewport().width()


def test_the_wheel_zooms_with_control_held(figures):
    before = figures.view.scale
    place = QPointF(100, 100)
    turn = QWheelEvent(
        place,
        figures.view.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(figures.view.viewport(), turn)
    assert figures.view.scale > before


def test_sources_left_out_leave_the_figure_and_are_said(figures):
    press = next(each for each in figures._sources.menu().actions() if each.text() == "without the press")
    before = figures.figure.description
    press.trigger()
    assert figures._sources.text() == "1 source left out"
    assert "Filters: without the press." in figures.figure.description
    assert figures.figure.description != before


def test_one_pillar_by_variable_is_a_smaller_figure(figures):
    choose(figures._by, "variable")
    whole = figures.figure.height
    figures._pillar.setCurrentIndex(1)
    assert figures.figure.height < whole / 3


def test_the_data_can_be_left_out(figures):
    tall = figures.figure.height
    figures._data.setChecked(False)
    assert figures.figure.height < tall / 2


def test_the_coverage_has_no_level(figures):
    figures.show_kind(Kind.COVERAGE)
    assert not figures._by.isVisible()
    figures.show_kind(Kind.SHARES)
    assert figures._by.isVisible()


def test_a_coding_changes_the_figure(figures, small_study):
    assert "undocumented" in figures.figure.description
    passage = NewCoding(5, Span(8, 40), "coop_confiance", Moment.EMERGENCE, Polarity.PRESENT, 2, coder="Léa")
    before = figures.figure.svg
    small_study.code(passage)
    figures.refresh(Changed.CODINGS)
    assert figures.figure.svg != before


def test_without_a_project_it_says_what_to_do(qtbot, dressed, study):
    page = FiguresPage(study, theme.LIGHT)
    qtbot.addWidget(page)
    page.show()
    assert page._empty.isVisible()
    assert not page.view.isVisible()
    assert not page._export.isEnabled()


def test_each_format_is_wished_for_by_the_menu(qtbot, figures):
    for action in figures._export.menu().actions():
        if not action.isSeparator():
            with qtbot.waitSignal(figures.export_wished) as wish:
                action.trigger()
            assert wish.args[0] is figures.figure
            assert wish.args[1] in (".svg", ".pdf", ".png", ".xlsx", ".csv")


def test_control_c_on_the_figure_copies_it(qtbot, figures):
    with qtbot.waitSignal(figures.copy_wished) as wish:
        qtbot.keyClick(figures.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert wish.args == [figures.figure]


# What leaves


def test_a_png_has_300_dots_to_the_inch(figures, tmp_path):
    path = leaving.write(figures.figure, tmp_path / "figure.png", None)
    image = QImage(str(path))
    assert image.width() == 3000
    assert image.dotsPerMeterX() == 11811
    assert image.text("Title") == figures.figure.title
    assert image.pixelColor(2, 2).name() == "#ffffff"


def test_a_pdf_is_one_page_of_the_figures_size_and_holds_its_words(figures, tmp_path):
    figures.show_kind(Kind.SHARES)
    path = leaving.write(figures.figure, tmp_path / "figure.pdf", None)
    assert b"/Subtype /Image" not in path.read_bytes()
    book = pypdfium2.PdfDocument(path)
    width, height = book[0].get_size()
    said = book[0].get_textpage().get_text_range()
    assert len(book) == 1
    assert (round(width), round(height)) == (720, round(figures.figure.height * 0.75))
    assert "contested" in said
    book.close()


def test_a_figure_too_tall_for_a_picture_says_so_and_leaves_nothing(figures, small_study, tmp_path):
    small_study.add_projects([(f"Projet {rank}", None, {}) for rank in range(60)])
    choose(figures._by, "variable")
    with pytest.raises(FigureTooTall):
        leaving.write(figures.figure, tmp_path / "figure.png", None)
    assert list(tmp_path.glob("figure*")) == []
    assert leaving.write(figures.figure, tmp_path / "figure.pdf", None).exists()


def test_a_copied_figure_is_a_picture_and_svg(figures):
    copied = leaving.copied(figures.figure)
    assert copied.hasImage()
    assert etree.fromstring(copied.data("image/svg+xml").data()).get("role") == "img"


def test_control_7_shows_the_figures_and_zoom_is_theirs(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    pages = window.sitting.pages
    assert pages.shown == "figures"
    before, size = pages.page("figures").view.scale, window.sitting.person.settings.text_size
    pages.zoom(2)
    assert pages.page("figures").view.scale > before
    assert window.sitting.person.settings.text_size == size
    pages.reset_zoom()
    assert pages.page("figures").view.scale == before


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png", ".xlsx", ".csv"])
def test_an_export_is_written_where_one_says(window, qtbot, tmp_path, monkeypatch, suffix):
    window.sitting.pages.show_page("figures")
    path = tmp_path / f"carte{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    window.sitting.pages.page("figures").export_wished.emit(window.sitting.pages.page("figures").figure, suffix)
    qtbot.waitUntil(lambda: path.exists() and window.work.job is None)
    assert path.stat().st_size > 200


def test_copying_puts_it_on_the_clipboard_and_says_so(window, qtbot):
    window.sitting.pages.show_page("figures")
    window.sitting.pages.page("figures")._copying.click()
    assert QGuiApplication.clipboard().mimeData().hasImage()
