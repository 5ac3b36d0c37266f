"""The register as a workbook, there and back; and the list of what is to be collected."""

from __future__ import annotations

import zipfile

import openpyxl
import pytest
from docx import Document

from ect_coder import wording
from ect_coder.analysis.inventory import Errand, Gap, Lack
from ect_coder.corpus.interview_guide import Question
from ect_coder.corpus.register import Resource
from ect_coder.errors import BadRow, BadTable, Cause, UnknownProject, UnreadableFile
from ect_coder.exchange import collect_list, register_table
from ect_coder.values import Held, Moment

RESOURCES = [
    Resource(1, "Statuts", "matérielle", "archive", "la mairie", "Légumerie", Held.ASKED, "entretien", "2024-05", "à relancer\nen mai"),
    Resource(2, "=SOMME(A1)", planned="2024-05-31", held=Held.OUT_OF_REACH),
    Resource(3, "Entretien", project="Légumerie", held=Held.IMPORTED, document=7, planned="2023~"),
]  # fmt: skip
FIELDS = [name for name in Resource.__slots__ if name != "id"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_register_comes_back_as_it_left(tmp_path, language):
    wording.use_language(language)
    path = tmp_path / "register.xlsx"
    register_table.write(RESOURCES, {7: "E01"}, path)
    rows = register_table.read(path, {"E01": 7})
    assert [row.number for row in rows] == [1, 2, 3]
    assert [row.line for row in rows] == [2, 3, 4]
    assert [row.values for row in rows] == [{name: getattr(each, name) for name in FIELDS} for each in RESOURCES]


def test_what_excel_changed_is_found_and_taken_in_one_step(study, interview, tmp_path):
    path = tmp_path / "register.xlsx"
    study.register.add("Statuts", project="Légumerie", holder="la mairie")
    study.register.add("Bilan")
    register_table.write(study.register.resources(), {}, path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("Status") + 1).value = "asked for"
    sheet.cell(2, heads.index("Planned for") + 1).value = 2024
    sheet.append([None, "Photos"])
    book.save(path)
    rows = register_table.read(path, {})
    wanted = study.register.compare((row.line, row.number, row.values) for row in rows)
    assert [(each.known.name if each.known else None, dict(each.changes)) for each in wanted] == [
        ("Statuts", {"held": (Held.SPOTTED, Held.ASKED), "planned": (None, "2024")}),
        (None, {}),
    ]
    before = study.register.resources()
    study.register.adopt(wanted)
    after = study.register.resources()
    assert [(each.name, each.held, each.planned) for each in after] == [
        ("Statuts", Held.ASKED, "2024"),
        ("Bilan", Held.SPOTTED, None),
        ("Photos", Held.SPOTTED, None),
    ]
    study.undo()
    assert study.register.resources() == before


def test_a_row_without_a_number_is_known_by_name_and_project(study, interview):
    study.register.add("Statuts", project="Légumerie")
    rows = [(2, None, {"name": "Statuts", "project": "Légumerie", "note": "vu"}), (3, 99, {"name": "Statuts"})]
    same, new = study.register.compare(rows)
    assert (same.known.name, same.changes, new.known) == ("Statuts", {"note": ("", "vu")}, None)


def test_a_row_that_cannot_be_is_named_and_nothing_comes_in(study):
    wanted = study.register.compare([(2, None, {"name": "Bon"}), (3, None, {"name": "Mal", "project": "Inconnu"})])

    def refuse(rank, reason):
        return BadRow(path="x.xlsx", line=wanted[rank].line, reason=reason)

    with pytest.raises(BadRow) as refused:
        study.register.adopt(wanted, refuse)
    assert (refused.value.details["line"], type(refused.value.details["reason"])) == (3, UnknownProject)
    assert study.register.resources() == []


@pytest.mark.parametrize(
    ("column", "value"), [("Status", "perdu"), ("Planned for", "demain"), ("Document", "E99"), ("Resource", " ")]
)
def test_a_cell_that_cannot_be_read_is_named_by_its_line(tmp_path, column, value):
    path = tmp_path / "register.xlsx"
    register_table.write(RESOURCES[:1], {}, path)
    book = openpyxl.load_workbook(path)
    heads = [cell.value for cell in book.worksheets[0][1]]
    book.worksheets[0].cell(2, heads.index(column) + 1).value = value
    book.save(path)
    with pytest.raises(BadRow) as refused:
        register_table.read(path, {})
    assert refused.value.details["line"] == 2


def test_a_table_without_names_is_refused(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Project", "Note"])
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(BadTable):
        register_table.read(tmp_path / "other.xlsx", {})


@pytest.mark.parametrize("content", [b"", b"Nom;Projet\n", b"PK\x03\x04rien", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_workbook_is_refused(tmp_path, content):
    path = tmp_path / "register.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile):
        register_table.read(path, {})


def test_a_workbook_that_swells_is_not_read(tmp_path):
    path = tmp_path / "register.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    with pytest.raises(UnreadableFile) as refused:
        register_table.read(path, {})
    assert refused.value.details["cause"] is Cause.TOO_BIG


def test_a_missing_file_is_said_to_be(tmp_path):
    with pytest.raises(UnreadableFile) as refused:
        register_table.read(tmp_path / "nulle-part.xlsx", {})
    assert refused.value.details["cause"] is Cause.MISSING


ERRAND = Errand(
    "Légumerie",
    "2019-03",
    (Gap(Lack.BEFORE), Gap(Lack.CODINGS, Moment.EMERGENCE, ("cooperation",))),
    (RESOURCES[0],),
    (Question(1, "Qui était là ?", ("cooperation",), Moment.EMERGENCE),),
)


def test_the_list_of_what_is_to_be_collected_is_a_document_to_take_along(tmp_path):
    lines = collect_list.entries([ERRAND, Errand("Atelier", None, (), (), ())], {"cooperation": "Cooperation"}, "Étude")
    collect_list.write(lines, tmp_path / "list.docx")
    said = [each.text for each in Document(str(tmp_path / "list.docx")).paragraphs]
    assert said[0] == "To collect"
    assert said[2:] == [
        "Légumerie",
        "Pivot: 2019-03",
        "What is missing",
        "☐  No source dates from before the support.",
        "☐  Nothing is coded at emergence on: Cooperation.",
        "To get",
        "☐  Statuts (asked for) · held by la mairie · entretien · planned for 2024-05 · à relancer en mai",
        "To ask",
        "☐  Qui était là ? (emergence)",
        "Atelier",
        "Nothing is missing.",
    ]
