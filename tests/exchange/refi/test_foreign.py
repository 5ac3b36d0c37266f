"""Projects of other programs come in whatever their habits, their passages on the words that they were put on."""

from __future__ import annotations

import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from ect_coder.coding.memos import About
from ect_coder.corpus.intake import Outcome
from ect_coder.exchange.export import export_project
from ect_coder.study import Study
from tests.exchange.refi import foreign_files as made
from tests.exchange.refi.foreign_files import QUOTES, codes, coding, guid, qdpx, selection, source
from tests.exchange.refi.studies import filled


def quotes(study):
    return [each.text for each in study.excerpts()]


def taken(study, path):
    (report,) = study.take_in([path], coder="Zoé")
    assert report.status is Outcome.IMPORTED, report.reason
    return report


IN_ORDER = sorted(QUOTES, key=made.TEXT.index)


@pytest.mark.parametrize("write", [made.nvivo_windows, made.nvivo_mac, made.maxqda, made.qualcoder])
def test_passages_lie_on_their_words(study, tmp_path, write):
    taken(study, write(tmp_path / "p.qdpx"))
    assert quotes(study) == IN_ORDER


def test_nvivo_positions_are_recognised_and_that_is_said(study, tmp_path):
    report = taken(study, made.nvivo_windows(tmp_path / "p.qdpx"))
    assert any("as this program counts" in each for each in report.warnings)


def test_a_code_that_is_a_case_makes_the_document_its_own(study, tmp_path):
    taken(study, made.nvivo_windows(tmp_path / "p.qdpx"))
    (document,) = study.documents()
    assert document.projects == ("Scierie",)
    assert document.attributes == {"Personne:Âge": "52"}
    assert {each.project for each in study.excerpts()} == {"Scierie"}
    assert [(each.subject.about, each.text) for each in study.memos()] == [(About.DOCUMENT, "Un mémo lié")]
    assert "Scierie" not in {code.label("fr") for code in study.grid.transversal}


def test_atlas_counts_line_ends_as_one_and_comments_in_descriptions(study, tmp_path):
    report = taken(study, made.atlas(tmp_path / "p.qdpx"))
    assert sorted(quotes(study)) == sorted([*QUOTES, "Rapport"])
    assert report.left_out == {"areas": 1}
    assert [each.text for each in study.memos() if each.subject.about is About.PASSAGE] == ["À revoir"]
    assert "Argent::prêts" in {code.label("fr") for code in study.grid.transversal}


def test_codes_come_in_as_transversal_ones_with_their_parents(study, tmp_path):
    before = {code.id for code in study.grid.transversal}
    taken(study, made.qualcoder(tmp_path / "p.qdpx"))
    fresh = {code.label("fr"): code for code in study.grid.transversal if code.id not in before}
    assert set(fresh) == {"Catégorie", "Argent", "Confiance"}
    assert fresh["Argent"].parent == fresh["Catégorie"].id


def test_a_code_of_the_same_label_is_ours_unless_someone_says_otherwise(study, tmp_path):
    label = study.grid.code("coop_confiance").label("fr")
    file = qdpx(
        tmp_path / "p.qdpx", codes(label, "Autre") + source(selection(20, 0, 2, coding(21))), {"t.txt": "Un mot"}
    )
    found = study.foreign.read(file)
    choices = study.foreign.propose(found)
    assert [each.target for each in choices] == ["coop_confiance", None]
    other = [replace(choices[0], target="ancr_ressources_locales"), replace(choices[1], left_out=True)]
    study.foreign.take_in(found, other, "Zoé")
    assert [each.variable for each in study.excerpts()] == ["ancr_ressources_locales"]
    assert "Autre" not in {code.label("fr") for code in study.grid.codes}


def test_two_codes_of_one_name_are_told_apart(study, tmp_path):
    taken(study, made.maxqda(tmp_path / "p.qdpx"))
    labels = [code.label("fr") for code in study.grid.codes]
    assert len(labels) == len(set(labels))
    assert "Liens – Confiance" in labels


def test_who_coded_and_when_is_kept_and_what_no_one_signed_is_ours(study, tmp_path):
    taken(study, made.qualcoder(tmp_path / "p.qdpx"))
    assert {each.coder for each in study.excerpts()} == {"Omar", "Zoé"}


def test_slips_are_passed_over_and_counted(study, tmp_path):
    report = taken(study, made.slips(tmp_path / "p.qdpx"))
    assert quotes(study) == ["Un", made.TEXT[3:].rstrip("\n")]
    assert report.left_out == {
        "passages_without_place": 1,
        "empty_passages": 1,
        "shortened_passages": 1,
        "codings_without_code": 1,
    }


def test_a_project_comes_in_once_even_where_its_program_gives_new_guids(study, tmp_path):
    taken(study, made.maxqda(tmp_path / "p.qdpx"))
    once = study.excerpts()
    content = made.codes("Confiance") + source(made.selections(made.TEXT, lambda place: place), number=5)
    (again,) = study.take_in(
        [qdpx(tmp_path / "q.qdpx", content.replace(guid(1), guid(6)), {"t.txt": made.TEXT})], coder="Zoé"
    )
    assert len(study.documents()) == 1
    assert {each.text for each in study.excerpts()} == {each.text for each in once}
    assert again.documents == (1,)


def test_what_a_colleague_adds_and_takes_away_in_a_file_of_ours_holds(study, tmp_path):
    filled(study, tmp_path)
    export_project(study.foreign.packed(study.quoting()), tmp_path / "o.qdpx")
    with zipfile.ZipFile(tmp_path / "o.qdpx") as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(held["project.qde"])
    space = {"q": made.NS}
    (gone,) = root.xpath("//q:PlainTextSelection[@startPosition='8']", namespaces=space)
    code = gone.xpath("string(q:Coding/q:CodeRef/@targetGUID)", namespaces=space)
    new = etree.fromstring(f'<w xmlns="{made.NS}">{selection(20, 41, 43, coding(21)).replace(guid(100), code)}</w>')[0]
    gone.getparent().replace(gone, new)
    held["project.qde"] = etree.tostring(root)
    with zipfile.ZipFile(tmp_path / "p.qdpx", "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    with Study.create(tmp_path / "other.ect") as other:
        taken(other, tmp_path / "p.qdpx")
        found = [(each.start, each.variable, each.moment, each.polarity, each.coder) for each in other.excerpts()]
        ours = [(each.start, each.variable, each.moment, each.polarity, each.coder) for each in study.excerpts()]
    assert {each for each in ours if each[0] != 8} == {each for each in found if each[0] != 41}
    assert [each[1] for each in found if each[0] == 41] == ["ancr_besoin_territoire"]


@pytest.mark.parametrize("space", ["urn:QDA-XML:codebook:0:4", "urn:QDA-XML:codebook:1:0", ""])
def test_codebooks_of_other_programs_come_in_whatever_their_namespace(study, tmp_path, space):
    xml = (
        f'<CodeBook xmlns="{space}" origin="x"><Codes><Code guid="{{{guid(1)}}}" name="Nouveau" color="rgb(1,2,3)">'
        f"<Description>Ce qu&#233;</Description></Code></Codes><Sets/></CodeBook>"
    )
    (tmp_path / "c.qdc").write_bytes(b"\xef\xbb\xbf" + xml.encode())
    report = taken(study, tmp_path / "c.qdc")
    assert report.kept == {"codes": 1}
    (code,) = [each for each in study.grid.transversal if each.label("fr") == "Nouveau"]
    assert code.card("fr").definition == "Ce qué"
    assert code.guid == guid(1)
