"""A deposit: every file of it is read back, nothing that was to stay is in it, and it is there whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import shutil
import subprocess
import tomllib

import docx
import openpyxl
import pytest

from ect_coder import wording
from ect_coder.analysis.audience import Audience
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.errors import Cancelled, TakenPath
from ect_coder.exchange import deposit
from ect_coder.exchange.deposit import Material, Wish
from ect_coder.names.renaming import Display
from ect_coder.study import never, quiet
from ect_coder.values import Moment, Quotability, Span
from tests.test_names_leave import PLANTED, told, words_in

assert told is not None  # a fixture: a study in which names are everywhere, all of them decided on
FILES = [
    "MANIFEST-SHA256",
    "codebook/codebook.docx",
    "codebook/codebook.qdc",
    "codebook/codebook.toml",
    "data/answers.csv",
    "data/codings.csv",
    "data/documents.csv",
    "data/factors.csv",
    "data/matrix.csv",
    "data/projects-by-variables.csv",
    "data/projects.csv",
    "data/workbook.xlsx",
    "documentation/READ-ME.txt",
    "documentation/WITHHELD.txt",
    "documentation/data-dictionary.csv",
    "documentation/methods.docx",
    "documentation/personal-data.docx",
    "project/study.qdpx",
]


def written(study, path, audience=Audience.RESEARCH, *, texts=True, cancelled=never, progress=quiet):
    whole = study.whole()
    packed = lambda: study.foreign.packed(whole.quoting)  # noqa: E731
    material = Material(whole, packed, study.processing.read(), study.path.name)
    return deposit.write(material, Wish(audience, texts), path, cancelled, progress)


@pytest.fixture
def folder(study, interview, tmp_path):
    """The deposit of a study of one interview and one coding, for research."""
    study.code(NewCoding(interview, Span(62, 79), "coop_confiance", Moment.EMERGENCE, memo="à revoir", coder="Léa"))
    written(study, tmp_path / "deposit")
    return tmp_path / "deposit"


def held(folder):
    return sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_everything_is_there_and_can_be_read(study, folder):
    assert held(folder) == FILES
    book = openpyxl.load_workbook(folder / "data/workbook.xlsx")
    assert book["Codings"].max_row == 2
    (row,) = rows(folder / "data/codings.csv")
    assert (row["text"], row["moment"], row["coder"], row["memo"]) == (
        "Mme Duval : On ét",
        "emergence",
        "Léa",
        "à revoir",
    )
    assert tomllib.loads((folder / "codebook/codebook.toml").read_text("utf-8"))["name"] == "ECT"
    assert study.foreign.read(folder / "codebook/codebook.qdc").codes
    for name in ("codebook/codebook.docx", "documentation/methods.docx", "documentation/personal-data.docx"):
        assert docx.Document(str(folder / name)).paragraphs


def test_the_project_holds_the_texts_and_the_codings(study, interview, folder):
    (document,) = (parcel := study.foreign.read(folder / "project/study.qdpx").parcel).documents
    assert document.text == study.text(interview)
    assert [(each.start, each.end, each.moment, each.coder) for each in parcel.codings] == [
        (62, 79, "emergence", "Léa")
    ]


def test_every_column_of_every_table_is_in_the_dictionary(folder):
    described = {row["name"] for row in rows(folder / "documentation/data-dictionary.csv")}
    for path in sorted((folder / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            assert set(next(csv.reader(file))) <= described, path.name


def test_the_checksums_are_those_of_all_other_files(folder):
    content = (folder / "MANIFEST-SHA256").read_bytes()
    assert b"\r" not in content
    listed = [line.split("  ", 1) for line in content.decode("utf-8").splitlines()]
    assert [name for _digest, name in listed] == FILES[1:]
    for digest, name in listed:
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not there")
def test_the_checksums_are_read_by_the_tool_that_archives_use(folder):
    subprocess.run(["sha256sum", "-c", "--strict", "MANIFEST-SHA256"], cwd=folder, check=True, capture_output=True)


def test_the_read_me_names_every_file_how_to_cite_and_what_is_to_be_completed(folder):
    words = (folder / "documentation/READ-ME.txt").read_text("utf-8")
    assert [name for name in FILES if name not in words] == ["documentation/READ-ME.txt"]
    assert "study, data deposit of" in words
    assert "Licence:\n" in words
    assert "REFI-QDA 1.0" in words


def test_the_read_me_is_french_for_french_researchers(study, interview, tmp_path):
    wording.use_language("fr")
    written(study, tmp_path / "dépôt")
    assert "documentation/LISEZMOI.txt" in held(tmp_path / "dépôt")
    words = (tmp_path / "dépôt/documentation/LISEZMOI.txt").read_text("utf-8")
    assert "Comment citer" in words
    assert (tmp_path / "dépôt/data/codages.csv").exists()


@pytest.mark.parametrize("display", [Display.PSEUDONYM, Display.GENERIC])
@pytest.mark.parametrize("audience", list(Audience))
def test_no_name_to_be_hidden_is_anywhere_in_the_folder(told, tmp_path, audience, display):
    told.names.show(display)
    written(told, tmp_path / "out", audience)
    files = [each for each in (tmp_path / "out").rglob("*") if each.is_file()]
    assert len(files) > 12
    for path in files:
        words = (words_in(path) + path.name).casefold()
        assert [name for name in PLANTED if name in words] == [], path.name


def test_passages_of_the_project_are_where_their_words_are_once_names_are_replaced(told, tmp_path):
    told.names.show(Display.PSEUDONYM)
    written(told, tmp_path / "out")
    parcel = told.foreign.read(tmp_path / "out/project/study.qdpx").parcel
    (document,), (coding,) = parcel.documents, parcel.codings
    assert document.text[coding.start : coding.end] == "Annaïg, de Belleville, elle a tout porté."


@pytest.mark.parametrize(("audience", "texts"), [(Audience.RESEARCH, False), (Audience.STRUCTURE, True)])
def test_whole_texts_that_do_not_leave_are_said_not_to(study, interview, tmp_path, audience, texts):
    told = written(study, tmp_path / "out", audience, texts=texts)
    assert not (tmp_path / "out/project").exists()
    said = (tmp_path / "out/documentation/WITHHELD.txt").read_text("utf-8")
    assert "The project for other programs (.qdpx) is not there" in said
    assert all(each in said for each in told)


def test_the_public_is_given_no_sheet_that_names_who_answers_for_the_data(study, interview, tmp_path):
    written(study, tmp_path / "out", Audience.PUBLIC)
    assert "documentation/personal-data.docx" not in held(tmp_path / "out")
    assert "The sheet on personal data is not there" in (tmp_path / "out/documentation/WITHHELD.txt").read_text("utf-8")


def test_words_that_may_not_be_quoted_are_nowhere_and_that_is_said(study, interview, tmp_path):
    study.code(NewCoding(interview, Span(62, 79), "coop_confiance", coder="Léa"))
    study.describe(interview, Description(quotability=Quotability.WITHHELD))
    written(study, tmp_path / "out")
    for path in (each for each in (tmp_path / "out").rglob("*") if each.is_file()):
        assert "On ét" not in words_in(path), path.name
    said = (tmp_path / "out/documentation/WITHHELD.txt").read_text("utf-8")
    assert "The words of 1 passage are kept back" in said
    assert "1 document stays in the study with its codings" in said


def test_a_deposit_that_is_stopped_leaves_nothing(study, interview, tmp_path):
    seen = []
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        written(
            study,
            tmp_path / "out",
            cancelled=lambda: len(seen) >= 3,
            progress=lambda _done, _total, name: seen.append(name),
        )
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_is_there_is_left_as_it_is(study, interview, tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(TakenPath):
        written(study, tmp_path / "out")
    assert held(tmp_path / "out") == []
