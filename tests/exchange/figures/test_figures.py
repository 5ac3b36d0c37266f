"""Figures of the example study: held against golden files, parsed, counted, and read in their own words."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import openpyxl
import pytest

from ect_coder import __version__
from ect_coder.analysis import labels
from ect_coder.analysis.answers import Answer
from ect_coder.analysis.evidence import State
from ect_coder.analysis.gathering import Scope, Without
from ect_coder.exchange.figures import drawing, lettering, looks, making
from ect_coder.exchange.figures.drawing import Hatch
from ect_coder.exchange.figures.material import Kind
from ect_coder.values import Kind as DocumentKind
from ect_coder.values import Moment
from tests.exchange.figures.seen import SVG, outside, overlapping, parsed, words_of

GOLDEN = Path(__file__).parents[2] / "golden" / "figures"
ALL = [(kind, by) for kind in Kind for by in ("pillar", "variable")]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_figure_is_what_it_was(gathered, kind):
    svg = making.figure(kind, gathered()).svg.replace(f"ECT Coder {__version__}", "ECT Coder 0")
    assert svg == (GOLDEN / f"{kind}.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(("kind", "by"), ALL)
def test_a_figure_is_sound_svg_that_says_what_it_is(gathered, kind, by):
    figure = making.figure(kind, gathered(by))
    root = parsed(figure)
    assert root.get("viewBox") == f"0 0 {figure.width:g} {figure.height:g}"
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == figure.title
    assert root.findtext(f"{SVG}desc") == figure.description


@pytest.mark.parametrize("data", [True, False])
@pytest.mark.parametrize(("kind", "by"), ALL)
def test_no_words_are_cut_or_lie_on_others(qapp, gathered, kind, by, data):
    figure = making.figure(kind, gathered(by), data=data)
    assert outside(figure) == []
    assert overlapping(figure) == []


@pytest.mark.parametrize(("kind", "by"), ALL)
def test_nor_are_long_words(qapp, gathered, kind, by):
    figure = making.figure(kind, _wordy(gathered(by)))
    assert outside(figure) == []
    assert overlapping(figure) == []


def _wordy(material):
    """The same with long names, one of them without a space, and long words for the moments."""
    names = {
        project: f"Société coopérative d’intérêt collectif {name} et ses partenaires associés du Haut-{'Plateau' * rank}"
        for rank, (project, name) in enumerate(material.names.items(), start=1)
    }
    moments = "emergence=avant toute rencontre avec l’accompagnateur; support=pendant l’accompagnement renforcé"
    return replace(material, names=names, conventions=replace(material.conventions, moment_labels=moments))


@pytest.mark.parametrize("kind", list(Kind))
def test_names_may_hold_any_signs(gathered, kind):
    material = gathered()
    names = dict.fromkeys(material.names, "A & B <script> \x0b“C”")
    documents = [replace(each, projects=("A & B <script> \x0b“C”",)) for each in material.documents]
    figure = making.figure(kind, replace(material, names=names, documents=documents))
    assert "A & B <script> “C”" in "".join(parsed(figure).itertext()).replace("\n", " ")


@pytest.mark.parametrize("count", [0, 1, 60])
@pytest.mark.parametrize("kind", list(Kind))
def test_few_projects_and_many_find_room(qapp, gathered, kind, count):
    material = gathered()
    first, name = next(iter(material.names.items()))
    rows = [replace(row, project=rank) for rank in range(count) for row in material.rows if row.project == first]
    figure = making.figure(kind, replace(material, rows=rows, names=dict.fromkeys(range(count), name)))
    assert outside(figure) == []
    assert overlapping(figure) == []


@pytest.mark.parametrize("kind", list(Kind))
def test_a_caption_says_what_the_figure_stands_on(gathered, kind):
    figure = making.figure(kind, gathered())
    said = " ".join(figure.caption)
    assert "n\u00a0= 5\u00a0projets, 17\u00a0documents, 176\u00a0codages" in said
    assert "«\u00a0Coopérer en Combe – étude d’exemple\u00a0», 25/11/2026" in said
    assert f"ECT Coder {__version__}" in said
    shown = " ".join(each.words for each in words_of(figure))
    assert all(line in shown for line in figure.caption)


def test_a_caption_says_what_was_left_out_and_the_thresholds(gathered):
    scope = Scope(without_kinds=[DocumentKind.PRESS], without=[Without.RETROSPECTIVE])
    said = " ".join(making.figure(Kind.SHARES, gathered(scope=scope, pillar="anchoring")).caption)
    assert "Filtres\u00a0: Ancrage territorial seulement, sans la presse, sans les récits rétrospectifs" in said
    assert "t = 2 (voix), m = 2 (variables d’un pilier), k = 2" in said


def test_a_cell_of_the_heat_map_says_its_state_its_voices_and_its_estimate(gathered):
    figure = making.figure(Kind.HEAT_MAP, gathered(), data=False)
    said = [each.words for each in words_of(figure)]
    for words in ("absent", "non évoqué", "contesté", "3\u00a0voix", "estimé 0", "estimé NR"):
        assert words in said


def test_the_heat_map_counts_each_cell_of_the_table_below_it(gathered):
    figure = making.figure(Kind.HEAT_MAP, gathered())
    rows = list(figure.sheet.rows)
    assert len(rows) == 5 * 4 * 2
    assert ["Légumerie des Combes", "Coopération", "émergence", "absent"] in [row[:4] for row in rows]
    present = sum(row[2] == "émergence" and row[3] == "présent" for row in rows)
    assert f"émergence, cases par état\u00a0: présent {present}," in figure.description


def test_every_project_is_in_one_share_of_each_pillar(gathered):
    rows = list(making.figure(Kind.SHARES, gathered()).sheet.rows)
    for pillar in {row[0] for row in rows}:
        assert sum(row[2] for row in rows if row[0] == pillar) == 5
    emerged = next(row for row in rows if row[:2] == ["Coopération", "apparu avec l’accompagnement"])
    assert emerged[2:] == [2, 1, "Légumerie des Combes, Épicerie-café de Clairval"]


def test_what_had_no_established_origin_never_joins_what_emerged(gathered):
    rows = list(making.figure(Kind.SHARES, gathered("variable")).sheet.rows)
    apart = {labels.answer(each) for each in (Answer.ORIGIN_SILENT, Answer.ORIGIN_UNKNOWN)}
    assert apart <= {row[1] for row in rows}


def test_ribbons_are_as_wide_as_their_projects_are_many(gathered):
    figure = making.figure(Kind.TRAJECTORIES, gathered(), data=False)
    heights = [
        float(each.get("height"))
        for each in parsed(figure).iter(f"{SVG}rect")
        if each.get("width") == "16" and each.get("fill") != "none"
    ]
    assert set(heights) == {26.0, 52.0}
    rows = list(making.figure(Kind.TRAJECTORIES, gathered()).sheet.rows)
    assert ["Coopération", "absent", "présent", 1, "Légumerie des Combes"] in rows


def test_coverage_counts_what_is_held_read_and_told(gathered):
    rows = list(making.figure(Kind.COVERAGE, gathered()).sheet.rows)
    assert ["Épicerie-café de Clairval", "entretien", 2, 2, 2, 2] in rows
    assert ["Recyclerie La Cordée", "en tout", 3, 2, 0, 2] in rows


def test_one_pillar_can_be_shown_alone(gathered):
    said = [each.words for each in words_of(making.figure(Kind.HEAT_MAP, gathered("variable", pillar="anchoring")))]
    assert "Ancrage territorial" in said
    assert "Coopération" not in said


@pytest.mark.parametrize("look", [*looks.STATES.values(), *looks.ANSWERS.values(), *looks.KINDS.values()])
def test_words_are_read_on_every_ground(look):
    assert looks.contrast(look.ink, look.fill) >= 4.5


def test_words_beside_the_grounds_are_read_too():
    assert looks.contrast(drawing.INK, drawing.PAGE) >= 7
    assert looks.contrast(drawing.MUTED, drawing.PAGE) >= 4.5


@pytest.mark.parametrize("palette", [looks.STATES, looks.ANSWERS, looks.KINDS], ids=["states", "answers", "kinds"])
def test_grounds_differ_without_their_colour(palette):
    for one, other in combinations(palette.values(), 2):
        if one.hatch is other.hatch is Hatch.NONE:
            assert looks.contrast(one.fill, other.fill) >= 1.5
        else:
            drawn = [(each.hatch, each.dash, each.thickness, bool(each.edge)) for each in (one, other)]
            assert drawn[0] != drawn[1]


def test_silence_absence_gaps_and_contradictions_differ_in_hatch_and_edge():
    four = [looks.STATES[each] for each in (State.SILENT, State.ABSENT, State.UNDOCUMENTED, State.CONTESTED)]
    assert len({each.hatch for each in four}) == 4


def test_our_widths_are_never_less_than_those_of_a_wide_font(qapp):
    from PySide6.QtGui import QFont, QFontMetricsF

    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éèàçœŒ«»’“”–—…·.,;:!?()%&+-=/\u00a0 "
    for bold in (False, True):
        font = QFont("DejaVu Sans")
        font.setPixelSize(100)
        font.setBold(bold)
        for words in ("accompagnement", "Modèle économique hybride", "présent dès l’émergence, maintenu : 12", letters):
            assert lettering.width_of(words, 100, bold=bold) >= QFontMetricsF(font).horizontalAdvance(words)


def test_lines_break_at_spaces_but_not_at_those_that_do_not_break():
    lines = lettering.wrapped("un deux\u00a0: trois", lettering.width_of("un deux", 10) + 1, 10)
    assert lines == ("un", "deux\u00a0:", "trois")


@pytest.mark.parametrize("kind", list(Kind))
def test_the_data_leaves_as_csv_with_the_caption(gathered, kind, tmp_path):
    figure = making.figure(kind, gathered())
    making.write_csv(figure, tmp_path / "données.csv")
    text = (tmp_path / "données.csv").read_text(encoding="utf-8-sig")
    read = list(csv.reader(io.StringIO(text), delimiter=";"))
    rows = list(figure.sheet.rows)
    assert read[0] == [column.header for column in figure.sheet.columns]
    assert read[1 : 1 + len(rows)] == [["" if cell is None else str(cell) for cell in row] for row in rows]
    assert [row[0] for row in read[len(rows) + 2 :]] == [figure.title, *figure.caption]


def test_the_data_leaves_as_a_workbook_with_real_numbers(gathered, tmp_path):
    figure = making.figure(Kind.HEAT_MAP, gathered())
    making.write_xlsx(figure, tmp_path / "données.xlsx")
    book = openpyxl.load_workbook(tmp_path / "données.xlsx")
    data, words = book.worksheets
    read = [[cell if cell is not None else "" for cell in row] for row in data.iter_rows(min_row=2, values_only=True)]
    assert read == list(figure.sheet.rows)
    assert [row[0] for row in words.iter_rows(min_row=2, values_only=True)] == [figure.title, *figure.caption]


def test_a_figure_is_written_as_it_is(gathered, tmp_path):
    figure = making.figure(Kind.SHARES, gathered())
    making.write_svg(figure, tmp_path / "figure.svg")
    assert (tmp_path / "figure.svg").read_text(encoding="utf-8") == figure.svg


def test_moments_bear_the_words_of_the_study(gathered):
    material = gathered()
    own = replace(material.conventions, moment_labels="support=la suite")
    figure = making.figure(Kind.HEAT_MAP, replace(material, conventions=own))
    assert "la suite" in {each.words for each in words_of(figure)}
    assert material.moment(Moment.SUPPORT) == "accompagnement"
