"""A text goes out as Word to be coded by comments, and the comments come back as codings at the right words."""

from __future__ import annotations

import shutil
import subprocess
import zipfile

import docx
import pytest

from ect_coder.coding.codings import NewCoding
from ect_coder.coding.returned import Rest
from ect_coder.coding.shorthand import Unclear
from ect_coder.corpus.library import Description
from ect_coder.errors import Cause, NotACodingCopy, NotQuotable, UnreadableFile
from ect_coder.exchange import coding_copy
from ect_coder.names.decisions import Decision
from ect_coder.names.found import Label
from ect_coder.names.renaming import Display
from ect_coder.study import Study, never, quiet
from ect_coder.values import Moment, Polarity, Quotability, Span
from tests.test_names_leave import PLANTED, told, words_in

assert told is not None  # a fixture: a study in which names are everywhere, all of them decided on
TOLD = "On était trois, chacun avait mis 2 000 euros 💶 de sa poche."
THEN = "l’œuvre commune a réuni deux élus"


@pytest.fixture
def copy(study, interview, tmp_path):
    """The interview as it goes out to Paul."""
    path = tmp_path / "E01.docx"
    coding_copy.write(study.coding_copies.copy(interview, "Paul"), path)
    return path


def comment(path, words, text, author="Paul"):
    """Select words of one paragraph after the front pages, as a person does in Word, and comment on them."""
    book = docx.Document(str(path))
    paragraph = next(each for each in reversed(book.paragraphs) if words in each.text)
    whole = paragraph.text
    start = whole.index(words)
    for run in list(paragraph.runs):
        run._r.getparent().remove(run._r)
    parts = (whole[:start], words, whole[start + len(words) :])
    _before, run, _after = [paragraph.add_run(part) for part in parts]
    book.add_comment([run], text, author=author, initials="P")
    book.save(str(path))


def read(study, *paths):
    return study.coding_copies.read(paths, never, quiet)


def bring(study, *paths, rest=Rest.LEAVE, people=None):
    found = [each for file in read(study, *paths) for each in file.readings]
    return study.coding_copies.take_in(found, people or {"Paul": "Paul", "Ana": "Ana"}, rest)


def codings(study):
    return [(each.text, each.variable, each.moment, each.polarity, each.coder) for each in study.excerpts()]


def test_the_text_in_the_copy_is_the_study_s_to_the_letter(study, interview, copy):
    (file,) = [coding_copy_source(copy)]
    assert file.text == study.text(interview)


def coding_copy_source(path):
    from ect_coder.corpus.readers import coding_copy as reader

    return reader.read(path).sources[0]


def test_comments_come_back_as_codings_of_their_authors_at_the_words(study, interview, copy):
    comment(copy, TOLD, "C3 É +")
    comment(copy, THEN, "c1, a, -\nA1 A + : à revoir", author="Ana")
    assert bring(study, copy)["codings"] == 3
    assert codings(study) == [
        (TOLD, "coop_partage_risque", Moment.EMERGENCE, Polarity.PRESENT, "Paul"),
        (THEN, "coop_pluralite_acteurs", Moment.SUPPORT, Polarity.ABSENT, "Ana"),
        (THEN, "ancr_besoin_territoire", Moment.SUPPORT, Polarity.PRESENT, "Ana"),
    ]
    assert [each.memo for each in study.excerpts()] == ["", "", "à revoir"]
    assert {each.project for each in study.excerpts()} == {"Légumerie"}


def test_the_same_file_twice_changes_nothing_and_one_undo_takes_all_back(study, copy):
    comment(copy, TOLD, "C3 É +")
    comment(copy, THEN, "je ne sais pas")
    bring(study, copy, rest=Rest.DISCUSS)
    before = codings(study)
    label = study.undo_label
    assert not bring(study, copy, rest=Rest.DISCUSS)
    assert (codings(study), len(study.discussions()), study.undo_label) == (before, 1, label)
    study.undo()
    assert (codings(study), study.discussions()) == ([], [])


def test_a_coding_that_was_moved_since_does_not_come_back_beside_itself(study, copy):
    comment(copy, TOLD, "C3 É +")
    bring(study, copy)
    study.recode([study.excerpts()[0].id], span=Span(80, 90))
    assert not bring(study, copy)


def test_two_files_each_bring_their_comments(study, copy, tmp_path):
    other = tmp_path / "E01 (Ana).docx"
    shutil.copy(copy, other)
    comment(copy, TOLD, "C3 É +")
    comment(other, TOLD, "C3 É +", author="Ana")
    assert bring(study, copy, other)["codings"] == 2


def test_what_is_not_understood_is_listed_and_kept_as_is_chosen(study, interview, copy):
    comment(copy, TOLD, "C99 É +")
    comment(copy, THEN, "Je ne sais pas.")
    (file,) = read(study, copy)
    assert [each.said for each in file.readings] == [
        Unclear("C99 É +", "The codebook has no code C99."),
        Unclear("Je ne sais pas.", "No code of the codebook is named."),
    ]
    assert list(file.places) == ["E01, §\u00a02", "E01, §\u00a04"]
    assert bring(study, copy, rest=Rest.MEMO)["memos"] == 2
    assert [each.text for each in study.notes(interview)] == ["C99 É +", "Je ne sais pas."]


def test_a_typing_slip_that_was_corrected_in_word_moves_no_coding(study, copy):
    comment(copy, THEN, "C3 É +")
    book = docx.Document(str(copy))
    paragraph = next(each for each in book.paragraphs if "ensuite" in each.text)
    paragraph.runs[-1].text = paragraph.runs[-1].text.replace("ensuite", "par la suite, alors")
    book.save(str(copy))
    bring(study, copy)
    assert [each.text for each in study.excerpts()] == [THEN]


def test_the_text_that_was_corrected_in_the_study_meanwhile_keeps_the_comment(study, interview, copy):
    comment(copy, THEN, "C3 É +")
    study.corrections.correct(interview, study.text(interview).replace("Et ensuite", "Et donc, ensuite"))
    bring(study, copy)
    assert [each.text for each in study.excerpts()] == [THEN]


def test_words_that_are_gone_are_said_to_be(study, interview, copy):
    comment(copy, THEN, "C3 É +")
    study.corrections.correct(interview, study.text(interview).split("Mme Duval : Après")[0])
    (file,) = read(study, copy)
    assert file.readings[0].said == Unclear("C3 É +", "The words that it stands on are no longer in the text.")


def test_nothing_anyone_said_of_the_text_is_in_the_copy(study, interview, tmp_path):
    study.code(NewCoding(interview, Span(0, 20), "coop_confiance", memo="unsagbarlich", coder="Zacharie"))
    study.discuss(interview, Span(0, 20), "fraglichkeit", "Zacharie")
    study.note(interview, Span(0, 20), "notizbuch", "Zacharie")
    path = tmp_path / "E01.docx"
    coding_copy.write(study.coding_copies.copy(interview, "Paul"), path)
    with zipfile.ZipFile(path) as archive:
        whole = b"\n".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
    assert [each for each in ("unsagbarlich", "Zacharie", "fraglichkeit", "notizbuch") if each in whole] == []


def test_names_that_are_replaced_going_out_are_found_again_coming_back(study, interview, tmp_path):
    study.names.create_key(tmp_path / "study.ectkey", "trois mots secrets")
    study.names.decide([Decision("Duval", Label.PER, (), "Personne 2"), Decision("Enquêtrice", Label.PER, (), "Q")])
    study.names.show(Display.PSEUDONYM)
    path = tmp_path / "E01.docx"
    coding_copy.write(study.coding_copies.copy(interview, "Paul"), path)
    assert "Duval" not in coding_copy_source(path).text
    comment(path, "Mme Personne 2 : On était trois", "C3 É +")
    comment(path, THEN, "C3 A +")
    bring(study, path)
    assert [each.text for each in study.excerpts()] == ["Mme Duval : On était trois", THEN]


def test_no_name_to_be_hidden_goes_out(told, tmp_path):
    told.names.show(Display.PSEUDONYM)
    path = tmp_path / "copie.docx"
    coding_copy.write(told.coding_copies.copy(1, "Paul"), path)
    words = words_in(path).casefold()
    assert [name for name in PLANTED if name in words] == []


def test_lines_that_cannot_be_codings_keep_their_comment_once(study, interview, copy):
    comment(copy, TOLD, "C3 É +\nC3 A −")
    study.codebook.throw_away("coop_partage_risque", "Léa")
    assert bring(study, copy, rest=Rest.DISCUSS)["discussions"] == 1
    assert not bring(study, copy, rest=Rest.DISCUSS)
    assert [each.text for each in study.discussions()] == ["C3 É +\nC3 A −"]


def test_external_declarations_are_refused(study, copy, tmp_path):
    hostile = tmp_path / "hostile.docx"
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(hostile, "w") as new:
        for name in old.namelist():
            declared = b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'
            new.writestr(name, declared if name == "docProps/custom.xml" else old.read(name))
    assert read(study, hostile)[0].refusal.details["cause"] is Cause.ENTITIES


def test_a_comment_over_several_paragraphs_codes_them_all(study, interview, copy):
    book = docx.Document(str(copy))
    first, last = (next(each for each in book.paragraphs if words in each.text) for words in ("chacun", "ensuite"))
    book.add_comment([first.runs[-1], last.runs[-1]], "C3 É +", author="Paul")
    book.save(str(copy))
    bring(study, copy)
    assert [each.text for each in study.excerpts()] == [f"{TOLD}\nEnquêtrice : Et ensuite ?"]


def test_a_document_of_several_projects_needs_one_named(study, interview, tmp_path):
    study.add_project("Atelier")
    study.describe(interview, Description(projects=["Légumerie", "Atelier"]))
    path = tmp_path / "E01.docx"
    coding_copy.write(study.coding_copies.copy(interview, "Paul"), path)
    comment(path, TOLD, "C3 É +")
    comment(path, THEN, "C3 Atelier A +")
    assert bring(study, path)["codings"] == 1
    assert [(each.text, each.project) for each in study.excerpts()] == [(THEN, "Atelier")]
    assert "name one of them (Légumerie, Atelier)" in read(study, path)[0].readings[0].said.why


def test_codes_are_those_of_the_day_the_copy_went_out(study, copy):
    comment(copy, TOLD, "C3 É +")
    study.codebook.move("coop_confiance", "cooperation", 0, "Léa")
    bring(study, copy)
    assert [each.variable for each in study.excerpts()] == ["coop_partage_risque"]


def test_a_code_that_has_left_the_codebook_is_said_to_have(study, copy):
    comment(copy, TOLD, "C3 É +")
    study.codebook.throw_away("coop_partage_risque", "Léa")
    assert read(study, copy)[0].readings[0].said == Unclear("C3 É +", "The codebook no longer has this code.")


def without_properties(copy, path):
    """Write a copy as programs do that lose what a file says of itself."""
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            if name != "docProps/custom.xml":
                new.writestr(name, old.read(name))
    return path


def test_a_file_that_lost_what_it_says_of_itself_is_known_by_its_text_and_its_list_of_codes(study, copy, tmp_path):
    comment(copy, TOLD, "C3 É +")
    study.codebook.move("coop_confiance", "cooperation", 0, "Léa")
    assert bring(study, without_properties(copy, tmp_path / "bare.docx"))["codings"] == 1
    assert [(each.text, each.variable) for each in study.excerpts()] == [(TOLD, "coop_partage_risque")]


def test_a_file_whose_text_was_changed_too_is_of_no_document(study, copy, tmp_path):
    book = docx.Document(str(copy))
    book.add_paragraph("Et voilà.")
    book.save(str(copy))
    (file,) = read(study, without_properties(copy, tmp_path / "bare.docx"))
    assert isinstance(file.refusal, NotACodingCopy)


def test_other_files_are_refused_in_a_sentence_and_the_rest_is_read(study, copy, tmp_path):
    comment(copy, TOLD, "C3 É +")
    strange, broken = tmp_path / "autre.docx", tmp_path / "cassé.docx"
    docx.Document().save(str(strange))
    broken.write_bytes(b"PK\x03\x04 cut short")
    files = read(study, strange, broken, copy)
    assert [type(each.refusal) for each in files] == [NotACodingCopy, UnreadableFile, type(None)]
    assert len(files[2].readings) == 1


def test_a_comment_on_the_first_page_is_passed_over_and_said(study, copy):
    book = docx.Document(str(copy))
    book.add_comment(book.paragraphs[0].runs, "Bonjour", author="Paul")
    book.save(str(copy))
    (file,) = read(study, copy)
    assert [each.name for each in file.passed] == ["Bonjour"]


def test_a_document_that_may_not_be_quoted_does_not_go_out(study, interview):
    study.describe(interview, Description(quotability=Quotability.WITHHELD))
    with pytest.raises(NotQuotable):
        study.coding_copies.copy(interview, "Paul")


def test_another_study_does_not_take_the_comments(copy, tmp_path):
    comment(copy, TOLD, "C3 É +")
    with Study.create(tmp_path / "other.ect") as other:
        assert isinstance(read(other, copy)[0].refusal, NotACodingCopy)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
def test_libreoffice_gives_the_comments_back_at_the_same_words(study, interview, copy, tmp_path):
    comment(copy, TOLD, "C3 É +")
    comment(copy, THEN, "C1 A −\nA1 A +")
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    for source, kind in ((copy, "odt"), (tmp_path / "out" / "E01.odt", "docx")):
        told = ["soffice", home, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / "out"), str(source)]
        subprocess.run(told, check=True, capture_output=True, timeout=120)
    back = tmp_path / "out" / "E01.docx"
    assert coding_copy_source(back).text == study.text(interview)
    bring(study, back)
    assert [each.text for each in study.excerpts()] == [TOLD, THEN, THEN]
