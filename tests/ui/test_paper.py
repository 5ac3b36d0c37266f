"""A coded document on paper: all of it, in order, nothing over anything else, whole or not at all."""

from __future__ import annotations

import itertools
import re
import unicodedata
import zlib
from collections import Counter

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from ect_coder import demo
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.canonical import paragraphs
from ect_coder.errors import Cancelled, CannotWrite
from ect_coder.study import Study, never, quiet
from ect_coder.ui import theme
from ect_coder.ui.jobs import Task
from ect_coder.ui.paper import press
from ect_coder.ui.paper.annex import ListSheet
from ect_coder.ui.paper.frame import Paper
from ect_coder.ui.paper.manuscript import manuscript
from ect_coder.ui.paper.painting import on_paper
from ect_coder.ui.paper.sheets import TextSheet
from ect_coder.values import Moment, Polarity, Span

A4 = Paper(703, 1039)
QUIET = Task(quiet, never)


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    with Study.open(demo.make(tmp_path_factory.mktemp("demo")).study, writable=False) as opened:
        yield opened


@pytest.fixture
def crowded(study, tmp_path):
    """A document of sixty paragraphs with 700 codings: sixty on one sentence, long ones over pages, the rest spread."""
    file = tmp_path / "dense.txt"
    words = "On était trois maraîchers et une dame de l’association 💶, chacun avait mis deux mille euros. "
    file.write_text("\n".join(f"Paragraphe {number}. " + words * 4 for number in range(60)), encoding="utf-8")
    (report,) = study.take_in([file], project="Légumerie")
    codes, moments, polarities = [each.id for each in study.grid.codes], list(Moment), list(Polarity)
    places = [
        *((100 + number % 7, 180 + number % 11) for number in range(60)),
        *((2_000 + number * 900, 5_000 + number * 1_900) for number in range(8)),
        *((number * 29, number * 29 + 20 + number % 160) for number in range(632)),
    ]
    study.code_many(
        [
            NewCoding(
                report.documents[0],
                Span(*place),
                codes[rank % len(codes)],
                moments[rank % 5],
                polarities[rank % 3],
                coder="Léa",
                memo="Un mémo. " * (400 if rank == 9 else rank % 3),
            )
            for rank, place in enumerate(places)
        ]
    )
    return manuscript(study, study.documents()[0])


def text_sheets(made):
    return [each for each in made.sheets if isinstance(each, TextSheet)]


def list_sheets(made):
    return [each for each in made.sheets if isinstance(each, ListSheet)]


def in_pdf(path):
    """Read the words of each page of a PDF that Qt wrote, by the maps from glyphs to letters that it holds."""
    data = path.read_bytes()

    def stream(number):
        start = data.index(b"stream\n", data.index(b"\n%d 0 obj" % number)) + len(b"stream\n")
        found = data[start : data.index(b"endstream", start)]
        return zlib.decompress(found) if found.startswith(b"x") else found

    fonts = {}
    for font, unicode_map in re.findall(
        rb"\n(\d+) 0 obj\n<< /Type /Font\n/Subtype /Type0.*?/ToUnicode (\d+) 0 R", data, re.S
    ):
        letters = re.findall(
            rb"<([0-9A-F]+)>", re.search(rb"<0001> <\w+> \[(.*?)\]", stream(int(unicode_map)), re.S)[1]
        )
        fonts[font] = ["", *(bytes.fromhex(each.decode()).decode("utf-16-be") for each in letters)]
    pages = []
    for contents in re.findall(rb"/Type /Page\n.*?/Contents (\d+) 0 R", data, re.S):
        said, font = [], []
        for chosen, glyphs in re.findall(rb"/F(\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj", stream(int(contents))):
            font = fonts[chosen] if chosen else font
            said += [font[int(glyphs[at : at + 4], 16)] for at in range(0, len(glyphs), 4)]
        pages.append(bare("".join(said)))
    return pages


def bare(words):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", words))


def test_a_pdf_of_the_example_holds_every_paragraph_in_order(dressed, example, tmp_path):
    read = manuscript(example, example.documents()[0])
    press.write_pdf(lambda: read, tmp_path / "e01.pdf", QUIET)
    pages = in_pdf(tmp_path / "e01.pdf")
    said, place = "".join(pages), 0
    for each in paragraphs(read.text):
        for line in re.findall(r"\S+", read.text[each.start : each.end]):
            place = said.index(bare(line), place)
    assert [f"page{rank}/{len(pages)}" in page for rank, page in enumerate(pages, start=1)] == [True] * len(pages)
    assert all(bare(each.memo) in said for each in read.codings if each.memo)


def test_every_character_is_on_one_page_once_and_in_order(dressed, crowded):
    made = press.printout(crowded, A4, QUIET)
    lines = [line for sheet in text_sheets(made) for line, _top in sheet.lines]
    assert "".join(crowded.text[line.start : line.end] for line in lines) == crowded.text.replace("\n", "")
    numbers = [line.paragraph for line in lines if line.paragraph is not None]
    assert numbers == [each.number for each in paragraphs(crowded.text)]


def test_every_coding_is_labelled_once_or_noted(dressed, crowded):
    made = press.printout(crowded, A4, QUIET)
    told = Counter(each.coding.id for sheet in text_sheets(made) for each in sheet.labels if not each.again)
    noted = Counter(each.coding.id for sheet in text_sheets(made) for each in sheet.notes)
    assert told + noted == Counter(each.id for each in crowded.codings)
    assert noted
    assert noted.total() == sum(each.count for sheet in text_sheets(made) for each in sheet.more)
    listed = {rows.entry.coding.id for sheet in list_sheets(made) for rows in sheet.rows}
    assert listed == {each.id for each in crowded.codings}


def test_nothing_in_the_margin_or_at_the_foot_lies_over_anything_else(dressed, crowded):
    made = press.printout(crowded, A4, QUIET)
    for rank, sheet in enumerate(text_sheets(made)):
        text = [QRectF(0, top + line.lift, 400, line.height - line.lift) for line, top in sheet.lines]
        margin = [each.box for each in (*sheet.labels, *sheet.more)]
        notes = [each.box for each in sheet.notes]
        for one, other in itertools.combinations([*margin, *notes], 2):
            assert not one.adjusted(0, 0.01, 0, -0.01).intersects(other)
        for line, note in itertools.product(text, notes):
            assert line.bottom() <= note.top()
        for box in (*text, *margin, *notes):
            assert made.frame.top(rank) <= box.top()
            assert box.bottom() <= made.frame.bottom + 0.01


def test_stripes_of_one_lane_never_touch_on_paper(dressed, crowded):
    for sheet in text_sheets(press.printout(crowded, A4, QUIET)):
        for (_one, box), (_other, other) in itertools.combinations(sheet.stripes, 2):
            assert not box.adjusted(0, -1, 0, 1).intersects(other)


def test_a_long_coding_is_named_again_on_the_pages_over_which_it_goes(dressed, crowded):
    sheets = text_sheets(press.printout(crowded, A4, QUIET))
    again = [each for sheet in sheets for each in sheet.labels if each.again]
    assert again
    assert all(each.coding.label.startswith("continued · ") for each in again)


def test_no_line_stands_alone_and_no_speaker_is_left_at_the_foot(dressed, study, tmp_path):
    file = tmp_path / "tours.txt"
    speech = (
        "On était trois maraîchers, chacun avait mis deux mille euros de sa poche, et la commune a prêté le terrain. "
    )
    turns = (
        f"[{('Enquêtrice', 'Mme Duval')[n % 2]}] (0:{n:02d} - 0:{n + 1:02d})\n{speech * (1 + n % 5)}" for n in range(50)
    )
    file.write_text("\n".join(turns), encoding="utf-8")
    study.take_in([file])
    sheets = text_sheets(press.printout(manuscript(study, study.documents()[0]), A4, QUIET))
    assert len(sheets) > 3
    for page, following in itertools.pairwise(sheets):
        last, first = page.lines[-1][0], following.lines[0][0]
        assert not last.bound
        assert last.last or (last.rank > 0 and not first.last)


def test_paper_is_printed_without_see_through_colours_or_patterns(dressed, crowded):
    for sheet in text_sheets(press.printout(crowded, A4, QUIET)):
        printed = on_paper(sheet.strokes)
        for brush, _boxes in (*printed.grounds, *printed.underlines):
            assert (brush.color().alpha(), brush.style()) == (255, Qt.BrushStyle.SolidPattern)
        assert all(pen.color().alpha() == 255 for pen, _lines in printed.dashes)


def test_a_hatch_stays_within_its_passage(dressed, crowded):
    sheet = text_sheets(press.printout(crowded, A4, QUIET))[0]
    room = QRectF(0, 0, A4.width, A4.height)
    hatched = [
        box for brush, boxes in sheet.strokes.grounds if brush.style() != Qt.BrushStyle.SolidPattern for box in boxes
    ]
    lines = [line for _pen, lines in on_paper(sheet.strokes).dashes for line in lines if line.dy()]
    assert hatched
    assert lines
    for line in lines:
        assert any(box.adjusted(-0.1, -0.1, 0.1, 0.1).contains(line.center()) for box in hatched)
        assert room.contains(line.p1())


def test_the_same_page_is_painted_whatever_the_theme(qapp, crowded):
    def painted():
        image = QImage(int(A4.width), int(A4.height), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        press.printout(crowded, A4, QUIET).paint(painter, 0)
        painter.end()
        return image

    theme.apply(qapp, theme.DARK)
    dark = painted()
    theme.apply(qapp, theme.LIGHT)
    assert dark == painted()


def test_a_document_without_codings_has_no_margin_and_no_list(dressed, study, interview):
    made = press.printout(manuscript(study, study.documents()[0]), A4, QUIET)
    assert (len(made.sheets), list_sheets(made)) == (1, [])
    assert made.sheets[0].lines[0][0].end > 60


@pytest.mark.parametrize("part", [0, 0.3, 0.7, 0.99])
def test_a_print_that_is_stopped_leaves_the_file_as_it_was(dressed, crowded, tmp_path, part):
    path, whole, asked = tmp_path / "dense.pdf", itertools.count(), itertools.count()
    press.write_pdf(lambda: crowded, path, Task(quiet, lambda: next(whole) < 0))
    before, patience = path.read_bytes(), int(next(whole) * part)
    with pytest.raises(Cancelled):
        press.write_pdf(lambda: crowded, path, Task(quiet, lambda: next(asked) >= patience))
    assert path.read_bytes() == before
    assert not [each for each in tmp_path.iterdir() if each.name.endswith(".ect-new")]


def test_a_file_that_cannot_be_replaced_is_told_and_nothing_is_left_behind(dressed, crowded, tmp_path):
    path = tmp_path / "held.pdf"
    path.mkdir()
    with pytest.raises(CannotWrite):
        press.write_pdf(lambda: crowded, path, QUIET)
    assert not [each for each in tmp_path.iterdir() if each.name.endswith(".ect-new")]


def test_the_pages_asked_for_are_printed_into_the_file_asked_for(dressed, crowded, tmp_path):
    printer = QPrinter()
    printer.setPageLayout(press.page_layout())
    printer.setOutputFileName(str(tmp_path / "some.pdf"))
    printer.setFromTo(2, 4)
    press.print_on(printer, lambda: crowded, QUIET)
    count = len(press.printout(crowded, press.paper_of(printer), QUIET).sheets)
    pages = in_pdf(tmp_path / "some.pdf")
    assert [re.search(r"page\d+/\d+", page)[0] for page in pages] == [f"page{each}/{count}" for each in (2, 3, 4)]
    assert not [each for each in tmp_path.iterdir() if each.name.endswith(".ect-new")]


def test_the_window_writes_the_open_document_as_a_pdf(window, qtbot, monkeypatch, tmp_path):
    path = tmp_path / "E01.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(path), ""))
    window.sitting.exports.pdf()
    with qtbot.waitSignal(window.work.job.done):
        pass
    assert "2000euros" in in_pdf(path)[0]
    assert window.status.toast._words.text() == "Exported to E01.pdf"


def test_ctrl_p_prints_the_open_document(window, page, qtbot, monkeypatch, tmp_path):
    def accept(dialog):
        dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.work.job.done):
        pass
    assert len(in_pdf(tmp_path / "printed.pdf")) == 1
    assert window.status.toast._words.text() == "Sent to the printer"


def test_without_an_open_document_there_is_nothing_to_print(window):
    window.sitting.pages.read.sight.document = None
    window._actions["print"].trigger()
    assert window.status.toast._words.text() == "Open a document first: it is what is printed."


def test_the_legend_and_the_list_use_the_studys_own_words_for_moments(dressed, study, interview):
    study.agree("moment_labels", "support=compagnonnage")
    study.code(NewCoding(interview, Span(60, 80), "coop_confiance", Moment.SUPPORT, coder="Léa"))
    (sheet,) = list_sheets(press.printout(manuscript(study, study.documents()[0]), A4, QUIET))
    assert "compagnonnage" in [each.words for each in sheet.keys]
    assert "compagnonnage" in [each.layout.text() for each in sheet.rows[0].entry.cells]
