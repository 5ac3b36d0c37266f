"""From transcript to table, as a researcher goes."""

from __future__ import annotations

import docx
import openpyxl

from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.excerpts import Filter
from ect_coder.corpus.library import Description
from ect_coder.exchange.export import export
from ect_coder.study import Study
from ect_coder.values import Mark, Moment, Polarity, Role, Span, Status


def transcript(path, *turns):
    document = docx.Document()
    for turn in turns:
        document.add_paragraph(turn)
    document.save(str(path))
    return path


def test_from_docx_to_xlsx(tmp_path):
    before, after = "Au début chacun décidait seul 💶.", "Après les ateliers, on a voté ensemble."
    files = [
        transcript(
            tmp_path / f"{name}.docx",
            f"Enq : Alors {name} ?",
            f"{name} : {before} {after}",
            "Enq : Merci.",
            f"{name} : De rien.",
        )
        for name in ("Anne", "Bruno")
    ]
    with Study.create(tmp_path / "étude.ect", title="Étude") as study:
        reports = study.take_in(files, "Légumerie")
        for (number,) in (report.documents for report in reports):
            text = study.text(number)
            for words, moment, polarity in (
                (before, Moment.EMERGENCE, Polarity.ABSENT),
                (after, Moment.SUPPORT, Polarity.PRESENT),
            ):
                start = text.index(words)
                for variable in ("coop_coresponsabilite", "coop_partage_risque"):
                    study.code(
                        NewCoding(number, Span(start, start + len(words)), variable, moment, polarity, coder="Léa")
                    )
            study.describe(number, Description(status=Status.CODED, role=Role.CARRIER))
        assert {each.text for each in study.excerpts(Filter(pillars=["cooperation"], moments=[Moment.EMERGENCE]))} == {
            before
        }
        row = study.answers().rows[0]
        assert (row.answer, row.insufficient, row.provisional) == ("emerged_with_support", False, False)
        study.estimate([NewEstimate("Légumerie", "cooperation", Moment.EMERGENCE, Mark.ZERO, "deux voix", (), "Léa")])
        export(study.whole(), tmp_path / "table.xlsx")
        while study.undo_label:
            study.undo()
        assert (study.documents(), study.projects(), study.excerpts()) == ([], [], [])
    book = openpyxl.load_workbook(tmp_path / "table.xlsx")
    rows = list(book["Codings"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 8
    assert {row[6] for row in rows} == {before, after}
    assert {row[17] for row in rows} == {"E01, §\u00a02", "E02, §\u00a02"}


def test_the_same_text_is_said_and_not_taken_in_twice(study, interview, tmp_path):
    (tmp_path / "copy.txt").write_text(study.text(interview), encoding="utf-8")
    (report,) = study.take_in([tmp_path / "copy.txt"])
    assert (report.status, report.documents) == ("duplicate", (interview,))


def test_a_stopped_import_leaves_nothing(study, tmp_path):
    import pytest

    from ect_coder.errors import Cancelled

    (tmp_path / "a.txt").write_text("Texte", encoding="utf-8")
    with pytest.raises(Cancelled):
        study.take_in([tmp_path], "Projet", cancelled=lambda: True)
    assert (study.documents(), study.projects(), study.undo_label) == ([], [], None)


def test_positions_are_code_points(study, interview):
    text = study.text(interview)
    start = text.index("💶")
    study.code(NewCoding(interview, Span(start, start + 4), "coop_partage_risque", coder="Léa"))
    assert study.excerpts()[0].text == "💶 de"


def test_listeners_are_told_once_what_changed(study, interview):
    told = []
    study.listen(told.append)
    study.code(NewCoding(interview, Span(0, 3), "coop_confiance", coder="Léa"))
    study.undo()
    assert [each.name for each in told] == ["CODINGS", "CODINGS"]


def test_the_deed_has_a_name(study, interview):
    study.code(NewCoding(interview, Span(0, 3), "coop_confiance", coder="Léa"))
    assert "Confiance" in study.undo_label
