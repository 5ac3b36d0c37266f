"""The table of what was found: what it shows, and what one corrects in it."""

import pytest
from PySide6.QtCore import Qt

from ect_coder.corpus.speaking import Speaks
from ect_coder.errors import BadDate, EmptyName
from ect_coder.ui import theme
from ect_coder.ui.intake.model import ProposalsModel
from ect_coder.ui.intake.report import ReportModel
from ect_coder.ui.intake.said import Column
from ect_coder.ui.intake.speakers import SpeakersModel, hue
from ect_coder.values import Kind


@pytest.fixture
def table(qapp, found):
    return ProposalsModel(found, theme.LIGHT)


def shown(table, row):
    return [table.index(row, column).data() for column in Column]


def check(table, row, column=Column.NAME):
    return table.index(row, column).data(Qt.ItemDataRole.CheckStateRole)


def tick(table, row, wanted, column=Column.NAME):
    state = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
    return table.setData(table.index(row, column), state.value, Qt.ItemDataRole.CheckStateRole)


def test_it_is_a_sound_model(table, qtmodeltester):
    qtmodeltester.check(table, force_py=True)


def test_the_other_tables_are_sound_models(qapp, found, qtmodeltester):
    speakers = SpeakersModel(theme.LIGHT)
    speakers.show(found[0].speakers, found[0].speaking, found[0].unsure)
    qtmodeltester.check(speakers, force_py=True)
    qtmodeltester.check(ReportModel([], {}), force_py=True)


def test_a_row_tells_what_was_recognised(table):
    assert shown(table, 0) == [
        "Entretien 1", "docx", "interview", "", "", "E (asks)\u00a0?, I\u00a0?", "20", "who asks: E, I?",
    ]  # fmt: skip
    assert shown(table, 4) == ["Titre 1", "Europresse", "press article", "", "2022-05", "", "2", ""]
    assert shown(table, 6)[-1] == "the same text as E01 · Mme Duval"


def test_a_file_of_several_texts_has_a_heading(table):
    assert (table.headings(), table.rowCount()) == ([2], 7)
    assert shown(table, 2)[0] == "europresse.html\u2002·\u20023 texts"
    assert table.ranks_at(2) == (2, 3, 4)


def test_a_heading_ticks_its_texts(table):
    tick(table, 3, False)
    assert check(table, 2) == Qt.CheckState.PartiallyChecked
    tick(table, 2, False)
    assert ([each.included for each in table.proposals[2:5]], check(table, 2)) == ([False] * 3, Qt.CheckState.Unchecked)


def test_what_is_typed_is_kept(table):
    for column, value in ((Column.NAME, " Mme  D "), (Column.PROJECT, "Légumerie;  Atelier"), (Column.DATE, "2019~")):
        assert table.setData(table.index(0, column), value)
    assert table.setData(table.index(0, Column.KIND), "note")
    one = table.proposals[0]
    assert (one.name, one.projects, one.date, one.kind) == ("Mme D", ("Légumerie", "Atelier"), "2019~", Kind.NOTE)


def test_what_cannot_be_written_is_refused_and_changes_nothing(table, qtbot):
    for column, value, kind in ((Column.DATE, "mai 2019", BadDate), (Column.NAME, "  ", EmptyName)):
        before = table.proposals[0]
        with qtbot.waitSignal(table.refused) as told:
            assert not table.setData(table.index(0, column), value)
        assert isinstance(told.args[0], kind)
        assert table.proposals[0] is before


def test_nothing_is_typed_in_a_heading_or_in_what_is_counted(table):
    editable = [
        [bool(table.index(row, column).flags() & Qt.ItemFlag.ItemIsEditable) for column in Column] for row in (0, 2)
    ]
    assert editable == [[True, False, True, True, True, False, False, False], [False] * 8]


def test_one_tick_confirms_that_texts_are_one_voice(table):
    tick(table, 5, True, Column.REMARKS)
    assert [each.one_voice for each in table.proposals[2:5]] == [True, False, True]
    assert check(table, 4, Column.REMARKS) is None


def test_what_is_said_of_a_speaker_holds_in_all_rows(table):
    table.say_who([0, 1, 3], {"I": Speaks.ASKS, "E": Speaks.ANSWERS})
    assert [each.speaking.get("I") for each in table.proposals[:4]] == [Speaks.ASKS, Speaks.ASKS, None, None]
    assert (table.proposals[0].unsure, shown(table, 0)[5]) == ((), "E, I (asks)")


def test_only_what_is_to_be_looked_at_can_be_shown(table):
    assert table.doubtful() == 5
    table.show_doubtful(True)
    assert [shown(table, row)[0] for row in range(table.rowCount())] == [
        "Entretien 1", "Entretien 2", "europresse.html\u2002·\u20022 texts", "Titre 0", "Titre 2", "Entretien 9",
    ]  # fmt: skip
    table.show_doubtful(False)
    assert table.rowCount() == 7


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK])
def test_the_names_of_speakers_are_read_on_their_ground(palette):
    assert min(theme.contrast(hue(palette, rank), palette.field) for rank in range(6)) >= 4.5


def test_many_articles_are_shown_at_once(qapp, three_hundred):
    _reading, proposed = three_hundred
    table = ProposalsModel(proposed, theme.LIGHT)
    assert (table.rowCount(), table.headings(), table.included()) == (301, [0], 300)
    table.write(range(300), Column.PROJECT, "Légumerie")
    assert {each.projects for each in table.proposals} == {("Légumerie",)}
