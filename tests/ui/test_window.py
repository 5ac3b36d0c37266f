"""The window, used as a researcher would: by keyboard, with undo, and never losing anything."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.study import Study
from ect_coder.ui.intake.report import ImportReports
from ect_coder.values import Moment, Polarity, Span

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def select(page, start, length):
    page.go_to(start)
    for _press in range(length):
        QTest.keyClick(page, Qt.Key.Key_Right, SHIFT)


def line_of(window):
    return window.sitting.pages.read.hand.picker._line


def codings(window):
    return window.sitting.study.excerpts()


def test_three_actions_code_a_passage(window, page):
    select(page, 0, 10)
    QTest.keyClick(page, "r")
    QTest.keyClicks(line_of(window), "isk")
    QTest.keyClick(line_of(window), Qt.Key.Key_Return)
    (coding,) = codings(window)
    assert (coding.text, coding.variable, coding.moment, coding.coder) == (
        "Enquêtrice",
        "coop_partage_risque",
        "undetermined",
        "Léa",
    )


def test_tab_turns_the_moment_and_shift_tab_the_constat(window, page):
    select(page, 0, 10)
    QTest.keyClick(page, "c")
    line = line_of(window)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    QTest.keyClick(line, Qt.Key.Key_Backtab, SHIFT)
    QTest.keyClick(line, Qt.Key.Key_Return)
    (coding,) = codings(window)
    assert (coding.moment, coding.polarity) == (Moment.SUPPORT, Polarity.ABSENT)


def test_control_and_a_digit_set_the_intensity(window, page):
    select(page, 0, 10)
    QTest.keyClick(page, "c")
    QTest.keyClick(line_of(window), Qt.Key.Key_2, CONTROL)
    QTest.keyClick(line_of(window), Qt.Key.Key_Return)
    assert codings(window)[0].intensity == 2


def test_a_digit_chooses_the_moment_and_enter_repeats(window, page, interview):
    QTest.keyClick(page, Qt.Key.Key_1)
    select(page, 0, 10)
    QTest.keyClick(page, "t")
    QTest.keyClicks(line_of(window), "rust")
    QTest.keyClick(line_of(window), Qt.Key.Key_Return)
    QTest.keyClick(page, Qt.Key.Key_2)
    select(page, 13, 9)
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert [(each.variable, each.moment) for each in codings(window)] == [
        ("coop_confiance", "emergence"), ("coop_confiance", "support")
    ]  # fmt: skip


def test_the_moment_goes_back_at_the_next_document(window, page, study, interview, tmp_path):
    (tmp_path / "b.txt").write_text("Autre document.", encoding="utf-8")
    (report,) = window.sitting.study.take_in([tmp_path / "b.txt"])
    window.sitting.pages.read.hand.choose_moment(Moment.SUPPORT)
    window.sitting.pages.read.open_document(report.documents[0])
    assert window.sitting.pages.read.hand.habits.moment is Moment.UNDETERMINED


def test_the_same_coding_twice_selects_the_one_there(window, page):
    for _turn in range(2):
        window.sitting.pages.read.desk.page.select_span(Span(0, 10))
        window.sitting.pages.read.hand.code_with("coop_confiance")
    assert len(codings(window)) == 1


def test_everything_is_undone_and_done_again(window, page, qtbot):
    page.select_span(Span(0, 10))
    window.sitting.pages.read.hand.code_with("coop_confiance")
    (made,) = codings(window)
    window.sitting.wishes.recode([made.id], {"moment": Moment.SUPPORT, "memo": "à voir"})
    window.sitting.wishes.uncode([made.id])
    window.sitting.deeds.undo()
    assert codings(window)[0].memo == "à voir"
    window.sitting.deeds.undo()
    assert codings(window) == [made]
    window.sitting.deeds.redo()
    assert codings(window)[0].moment == "support"
    qtbot.waitUntil(lambda: "change the coding" in window._actions["undo"].text())


def test_the_card_changes_every_field(window, page):
    window.sitting.study.code(NewCoding(1, Span(0, 10), "coop_confiance", coder="Léa"))
    (made,) = codings(window)
    for field, value in (
        ("polarity", Polarity.MIXED),
        ("intensity", 3),
        ("project", "Atelier"),
        ("memo", "m"),
        ("moment", Moment.AFTER),
    ):
        window.sitting.pages.read.card.change_wished.emit(made.id, field, value)
    (changed,) = codings(window)
    assert (changed.polarity, changed.intensity, changed.project, changed.memo, changed.moment) == (
        "mixed",
        3,
        "Atelier",
        "m",
        "after",
    )
    window.sitting.pages.read.card.change_wished.emit(made.id, "polarity", Polarity.ABSENT)
    assert codings(window)[0].intensity is None


def test_delete_removes_the_coding_under_the_caret(window, page, qtbot):
    window.sitting.study.code(NewCoding(1, Span(0, 10), "coop_confiance", coder="Léa"))
    qtbot.waitUntil(lambda: page.current_coding is not None)
    page.go_to(3)
    window._actions["uncode"].trigger()
    assert codings(window) == []


def test_a_document_of_several_projects_asks_which(window, page):
    window.sitting.study.describe(1, Description(projects=["Légumerie", "Atelier"]))
    window.sitting.pages.read.open_document(1)
    page.select_span(Span(0, 10))
    window.sitting.pages.read.hand.code_with("coop_confiance")
    assert codings(window) == []
    window.sitting.pages.read.head._project.hidePopup()
    window.sitting.pages.read.head._project.setCurrentIndex(2)
    window.sitting.pages.read.head._project_picked(2)
    assert [each.project for each in codings(window)] == ["Atelier"]


def test_a_coding_waits_for_its_project_only_while_its_passage_is_selected(window, page):
    window.sitting.study.describe(1, Description(projects=["Légumerie", "Atelier"]))
    window.sitting.pages.read.open_document(1)
    page.select_span(Span(0, 10))
    window.sitting.pages.read.hand.code_with("coop_confiance")
    window.sitting.pages.read.head._project.hidePopup()
    page.select_span(Span(11, 20))
    window.sitting.pages.read.hand.choose_project("Atelier")
    assert codings(window) == []


def test_a_passage_is_copied_with_its_reference(window, page):
    page.select_span(Span(64, 73))
    window.sitting.exports.reference()
    assert QGuiApplication.clipboard().text().endswith("(E01, §\u00a02)")


def test_a_refusal_is_one_sentence(window, page, refusals):
    window.sitting.wishes.recode([999], {"memo": "x"})
    assert refusals == ["There is no coding number 999 in this study."]


def test_the_pages_show_what_was_coded(window, page, qtbot):
    page.select_span(Span(0, 10))
    window.sitting.pages.read.hand.choose_moment(Moment.EMERGENCE)
    window.sitting.pages.read.hand.code_with("coop_confiance")
    window.sitting.pages.show_page("excerpts")
    qtbot.waitUntil(lambda: window.sitting.pages.page("excerpts")._model.rowCount() == 1)
    window.sitting.pages.show_page("matrix")
    row = window.sitting.pages.page("matrix").cells.index(1, 0).data(257)
    assert (row.emergence.state, row.answer) == ("p", "from_emergence")
    window.sitting.pages.page("matrix")._open_all(window.sitting.pages.page("matrix").cells.index(1, 0))
    qtbot.waitUntil(lambda: window.sitting.pages.in_sight() is window.sitting.pages.page("excerpts"))
    with qtbot.waitSignal(window.sitting.pages.page("excerpts").passage_wished):
        window.sitting.pages.page("excerpts")._opened(window.sitting.pages.page("excerpts")._model.index(0, 0))
    assert window.sitting.pages.in_sight() is window.sitting.pages.read


def test_models_keep_to_qts_rules(window, qtmodeltester):
    window.sitting.pages.show_page("matrix")
    qtmodeltester.check(window.sitting.pages.page("matrix").cells)
    window.sitting.pages.show_page("excerpts")
    qtmodeltester.check(window.sitting.pages.page("excerpts")._model)


def test_the_filters_narrow_the_excerpts(window, qtbot):
    for start, variable in ((0, "coop_confiance"), (20, "hybr_marchand")):
        window.sitting.study.code(NewCoding(1, Span(start, start + 9), variable, coder="Léa"))
    window.sitting.pages.show_page("excerpts")
    qtbot.waitUntil(lambda: window.sitting.pages.page("excerpts")._model.rowCount() == 2)
    window.sitting.pages.page("excerpts").filters._toggled("pillars", "hybrid_model")
    qtbot.waitUntil(lambda: window.sitting.pages.page("excerpts")._model.rowCount() == 1)
    window.sitting.pages.page("excerpts")._cleared()
    window.sitting.pages.page("excerpts").filters._words.setText("enqu")
    qtbot.waitUntil(lambda: window.sitting.pages.page("excerpts")._model.rowCount() == 1)


def test_the_window_comes_back_where_it_was(window, page, qtbot):
    path = window.sitting.study.path
    page.go_to(70)
    window.close_study()
    assert window.sitting is None
    window.open_study(path)
    assert window.sitting.pages.read.document.id == 1


def test_language_and_theme_change_in_place(window, page):
    window.look.turn_language()
    assert window._actions["undo"].text().startswith("Annuler")
    window.look.turn_theme()
    assert window.sitting.pages.colours.dark
    assert window.sitting.pages.read.document.id == 1
    window.look.turn_language()


def test_a_copy_holds_everything(window, page, tmp_path):
    window.sitting.study.code(NewCoding(1, Span(0, 10), "coop_confiance", coder="Léa"))
    window.sitting.study.copy_to(tmp_path / "copie.ect")
    with Study.open(tmp_path / "copie.ect", writable=False) as copy:
        assert len(copy.excerpts()) == 1


def test_an_import_is_reported_file_by_file(window, qtbot, tmp_path):
    (tmp_path / "x.docx").write_bytes(b"nothing")
    (tmp_path / "y.txt").write_text("Un texte.", encoding="utf-8")
    reports = window.sitting.study.take_in([tmp_path / "x.docx", tmp_path / "y.txt"])
    dialog = ImportReports(reports, {}, tmp_path, window)
    qtbot.addWidget(dialog)
    from PySide6.QtWidgets import QTableView

    lines = dialog.findChild(QTableView).model()
    assert [lines.index(row, 1).data() for row in range(2)] == ["refused", "imported"]


def test_long_work_reports_and_can_be_stopped(window, qtbot):
    from ect_coder.errors import Cancelled
    from ect_coder.ui.jobs import Job

    def work(task):
        task.progress(1, 2, "a")
        while not task.cancelled():
            pass
        raise Cancelled

    job = Job(work)
    with qtbot.waitSignals([job.progressed, job.refused, job.ended]):
        job.start()
        job.cancel()
