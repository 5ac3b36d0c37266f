"""No output holds a name that was decided on: every kind of file, its names, metadata and memos."""

from __future__ import annotations

import zipfile

import pytest

from ect_coder import cli
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.memos import About, Subject
from ect_coder.corpus.library import Description
from ect_coder.errors import NoKey
from ect_coder.exchange.export import export, export_project
from ect_coder.exchange.outputs import OUTPUTS
from ect_coder.names.decisions import Decision
from ect_coder.names.found import Label
from ect_coder.names.renaming import Display
from ect_coder.study import never
from ect_coder.values import Kind, Moment, Span

TEXT = (
    "Enquêtrice : Et M. Kerdoncuff ?\n"
    "Mme Duvallon : Ah, Soizic Kerdoncuff, d'Autransac, elle a tout porté. Écrivez à soizic@exemple.fr, au 06 12 34 56 78.\n"
    "Enquêtrice : Et ensuite ?\n"
    "Mme Duvallon : Après, KERDONCUFF, soizic, tout Autransac, et la Zébuline.\n"
)
SAID = "Soizic Kerdoncuff, d'Autransac, elle a tout porté."
PLANTED = ("kerdoncuff", "soizic", "duvallon", "autransac", "zébuline", "zebuline", "06 12")
DECISIONS = [
    Decision("Soizic Kerdoncuff", Label.PER, ("Soizic", "Kerdoncuff"), "Annaïg"),
    Decision("Duvallon", Label.PER, (), "Personne 2"),
    Decision("Autransac", Label.LOC, (), "Belleville"),
    Decision("La Zébuline", Label.ORG, (), "Le Projet"),
]
PASSPHRASE = "trois mots secrets"


@pytest.fixture
def told(study, tmp_path):
    """A study in which names are everywhere, with a key in which all of them are decided on."""
    file = tmp_path / "Kerdoncuff-Soizic_entretien.txt"
    file.write_text(TEXT, encoding="utf-8")
    (report,) = study.take_in([file], project="La Zébuline", kind=Kind.INTERVIEW)
    number = report.documents[0]
    study.describe(number, Description(group="Famille Duvallon", attributes={"lieu": "Autransac"}))
    start = study.text(number).index(SAID)
    span = Span(start, start + len(SAID))
    study.code(NewCoding(number, span, "coop_confiance", Moment.EMERGENCE, memo="Kerdoncuff hésite.", coder="Léa"))
    study.discuss(number, span, "Et Soizic ?", "Léa")
    study.note(number, span, "Duvallon le dit aussi.", "Léa")
    study.write_memo(Subject(About.STUDY, ""), "Revoir Autransac.", "Léa")
    study.names.create_key(tmp_path / "study.ectkey", PASSPHRASE)
    study.names.decide(DECISIONS)
    return study


def words_in(path):
    """Give all that a file says, its parts unpacked, and its name."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8-sig")
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        return "\n".join([*archive.namelist(), *parts])


def planted_in(path):
    words = words_in(path).casefold()
    return [each for each in PLANTED if each in words]


EVERY = [(each.name, suffix) for each in OUTPUTS for suffix in each.suffixes]


@pytest.mark.parametrize("display", [Display.PSEUDONYM, Display.GENERIC])
@pytest.mark.parametrize(("what", "suffix"), EVERY)
def test_no_output_holds_a_name(told, tmp_path, what, suffix, display):
    told.names.show(display)
    path = tmp_path / f"out{suffix}"
    export(told.whole(), path, what=what)
    assert planted_in(path) == []


def test_names_leave_where_real_ones_are_chosen(told, tmp_path):
    told.names.show(Display.REAL)
    path = tmp_path / "out.csv"
    export(told.whole(), path)
    assert SAID in words_in(path)


def test_the_output_says_how_names_leave(told, tmp_path):
    given = export(told.whole(), tmp_path / "out.csv")
    assert "Names leave as pseudonyms." in given.left_out


def test_other_programs_are_given_pseudonyms_and_passages_where_they_are(told, tmp_path):
    path = tmp_path / "out.qdpx"
    export_project(told.foreign.packed(told.quoting()), path)
    assert planted_in(path) == []
    (document,) = (found := told.foreign.read(path).parcel).documents
    (coding,) = found.codings
    assert document.text[coding.start : coding.end] == "Annaïg, de Belleville, elle a tout porté."
    assert [document.text[each.label_end :].split()[0] for each in document.layout.turns] == [
        "Et",
        "Ah,",
        "Et",
        "Après,",
    ]


def test_a_passage_is_copied_with_pseudonyms(told):
    (coding,) = told.excerpts()
    assert told.quoting().words(coding.document, coding.text) == "Annaïg, de Belleville, elle a tout porté."


def test_the_study_s_own_words_stay_as_they_are(told):
    assert "Soizic Kerdoncuff, d'Autransac" in told.text(1)
    assert told.excerpts()[0].text == SAID


def test_the_study_file_holds_no_pseudonym(told):
    path = told.path
    told.close()
    held = path.read_bytes()
    assert b"Kerdoncuff" in held
    assert [word for word in ("Annaïg", "Belleville", "Personne 2", "Le Projet") if word.encode() in held] == []


def test_names_no_one_decided_on_are_left_over(told):
    told.names.take_back({"Duvallon"})
    assert [each.text for each in told.names.left_over(never)] == ["Duvallon"]


def test_without_a_key_the_study_works_and_names_leave_as_they_are(study, interview):
    assert study.names.display is Display.REAL
    with pytest.raises(NoKey):
        study.names.show(Display.PSEUDONYM)
    with pytest.raises(NoKey):
        study.names.decide(DECISIONS)


def test_the_terminal_exports_with_the_key_and_says_what_is_left_over(told, tmp_path, monkeypatch, capsys):
    told.names.take_back({"Duvallon"})
    path = tmp_path / "out.csv"
    told.close()
    monkeypatch.setenv("ECT_CODER_PASSPHRASE", PASSPHRASE)
    assert cli.main(["export", str(told.path), str(path), "--names", "pseudonym"]) == 0
    assert "Names that no one has decided on, and that leave: Duvallon." in capsys.readouterr().err
    assert "Annaïg, de Belleville" in words_in(path)


def test_a_wrong_passphrase_writes_nothing(told, tmp_path, monkeypatch, capsys):
    told.close()
    monkeypatch.setenv("ECT_CODER_PASSPHRASE", "une autre phrase")
    assert cli.main(["export", str(told.path), str(tmp_path / "out.csv"), "--names", "generic"]) == 1
    assert capsys.readouterr().err == "This is not the passphrase of study.ectkey, or the file is damaged.\n"
    assert not (tmp_path / "out.csv").exists()
