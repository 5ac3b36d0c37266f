"""A study leaves as a project that other programs read: valid, complete, and understood without us."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from ect_coder.cli import main
from ect_coder.corpus.library import Description
from ect_coder.errors import EmptyCodebook, UnknownFormat
from ect_coder.exchange.export import export_project
from ect_coder.resources import resource
from ect_coder.values import Quotability
from tests.exchange.refi.studies import WORDS, filled

NS = {"q": "urn:QDA-XML:project:1.0", "c": "urn:QDA-XML:codebook:1.0"}
GUID = re.compile(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")


@pytest.fixture
def qdpx(study, tmp_path):
    filled(study, tmp_path)
    export_project(study.foreign.packed(study.quoting()), tmp_path / "o.qdpx")
    with zipfile.ZipFile(tmp_path / "o.qdpx") as archive:
        yield archive


@pytest.fixture
def project(qdpx):
    return etree.fromstring(qdpx.read("project.qde"))


def of(element, way):
    return element.xpath(way, namespaces=NS)


def test_the_schema_and_the_standard_hold(qdpx, project):
    schema = etree.XMLSchema(etree.parse(str(resource("refi", "Project.xsd"))))
    schema.assertValid(project)
    guids = of(project, "//@guid")
    assert all(map(GUID.fullmatch, guids))
    assert len(set(guids)) == len(guids)
    sources = [f"sources/{guid}.txt" for guid in of(project, "//q:TextSource/@guid")]
    assert sorted(qdpx.namelist()) == sorted(["project.qde", *sources])
    for reference in of(project, "//@targetGUID | //@creatingUser | //@modifyingUser"):
        assert reference in guids


def test_texts_leave_as_they_are_counted(qdpx, project):
    source = of(project, "//q:TextSource[@name='un']")[0]
    text = qdpx.read(f"sources/{source.get('guid')}.txt").decode("utf-8")
    assert text == WORDS.rstrip("\n")
    places = {
        (int(each.get("startPosition")), int(each.get("endPosition"))) for each in of(source, "q:PlainTextSelection")
    }
    assert places == {(0, 29), (8, 40), (2, 7)}


def test_a_passage_has_each_code_once_for_each_person(project):
    for selection in of(project, "//q:PlainTextSelection"):
        pairs = [
            (each.get("creatingUser"), of(each, "string(q:CodeRef/@targetGUID)")) for each in of(selection, "q:Coding")
        ]
        assert len(pairs) == len(set(pairs))


def test_what_a_coding_says_is_shown_by_codes_and_their_sets(project):
    named = {each.get("guid"): each.get("name") for each in of(project, "//q:Code")}
    selection = of(project, "//q:PlainTextSelection[@startPosition='0' and @endPosition='29']")[0]
    shown = {named[guid] for guid in of(selection, "q:Coding/q:CodeRef/@targetGUID")}
    assert {"emergence", "support", "absent", "present", "2", "interpreted"} <= shown
    sets = {
        each.get("name"): {named[guid] for guid in of(each, "q:MemberCode/@targetGUID")}
        for each in of(project, "//q:Set")
    }
    assert sets["ECT · Moment of the facts told"] == {"emergence", "support", "both", "after", "to specify"}
    pillars = of(project, "q:CodeBook/q:Codes/q:Code[q:Code]")
    assert {each.get("isCodable") for each in pillars[:4]} == {"false"}


def test_projects_are_cases_with_their_attributes_documents_and_passages(project):
    variables = {each.get("guid"): each.get("name") for each in of(project, "//q:Variable")}
    case = of(project, "//q:Case[@name='Scierie']")[0]
    values = {
        variables[of(each, "string(q:VariableRef/@targetGUID)")]: each[1].text for each in of(case, "q:VariableValue")
    }
    assert values == {"commune": "Clairval & <Cie>", "Pivot": "2019-04"}
    assert of(case, "string(q:Description)") == "Née au café"
    assert len(of(case, "q:SourceRef")) == 1
    assert len(of(case, "q:SelectionRef")) == 2


def test_memos_are_notes_of_what_they_are_about(project):
    notes = {each.get("guid"): of(each, "string(q:PlainTextContent)") for each in of(project, "//q:Note")}
    coding = {notes[guid] for guid in of(project, "//q:Coding/q:NoteRef/@targetGUID")}
    assert coding == {"Contraste !\nÀ citer"}
    passage = {notes[guid] for guid in of(project, "//q:PlainTextSelection/q:NoteRef/@targetGUID")}
    assert passage == {"Un mot & un <autre>"}
    assert "À resserrer" in {notes[guid] for guid in of(project, "//q:Code/q:NoteRef/@targetGUID")}
    assert "Journal de l’étude" in {notes[guid] for guid in of(project, "q:NoteRef/@targetGUID")}


def test_words_that_may_not_be_quoted_stay_and_that_is_said(study, tmp_path):
    filled(study, tmp_path)
    study.describe(1, Description(quotability=Quotability.WITHHELD))
    told = export_project(study.foreign.packed(study.quoting()), tmp_path / "o.qdpx")
    assert told[0] == "1 document stays in the study with its codings: its words may not leave it as they are."
    with zipfile.ZipFile(tmp_path / "o.qdpx") as archive:
        everything = b"".join(map(archive.read, archive.namelist())).decode("utf-8")
    assert "personne ne signait" not in everything
    assert "Une seule ligne." in everything


def test_signs_that_nvivo_counts_otherwise_are_told(study, tmp_path):
    filled(study, tmp_path)
    told = export_project(study.foreign.packed(study.quoting()), tmp_path / "o.qdpx")
    assert any("NVivo" in line for line in told)


def test_the_codebook_leaves_alone(study, tmp_path):
    export_project(study.foreign.packed(study.quoting()), tmp_path / "o.qdc")
    root = etree.parse(str(tmp_path / "o.qdc")).getroot()
    etree.XMLSchema(etree.parse(str(resource("refi", "Codebook.xsd")))).assertValid(root)
    assert len(of(root, "//c:Code[@isCodable='true']")) == len(study.grid.codes)
    described = of(root, "string(//c:Code[@isCodable='true'][1]/c:Description)")
    assert study.grid.codes[0].card("fr").definition in described


def test_a_codebook_without_codes_cannot_leave(study, tmp_path):
    packed = study.foreign.packed(study.quoting())
    empty = replace(packed, grid=replace(packed.grid, pillars=(), transversal=()))
    with pytest.raises(EmptyCodebook):
        export_project(empty, tmp_path / "o.qdc")
    assert not (tmp_path / "o.qdc").exists()
    with pytest.raises(UnknownFormat):
        export_project(packed, tmp_path / "o.qdp")


def test_the_terminal_writes_both_by_their_suffix(study, tmp_path, capsys):
    filled(study, tmp_path)
    path = str(study.path)
    study.close()
    assert main(["--lang", "en", "export", path, str(tmp_path / "a.qdpx")]) == 0
    assert main(["--lang", "en", "export", path, str(tmp_path / "a.qdc")]) == 0
    assert capsys.readouterr().err.splitlines()[0] == f"Wrote {tmp_path / 'a.qdpx'}."
    assert zipfile.is_zipfile(tmp_path / "a.qdpx")
