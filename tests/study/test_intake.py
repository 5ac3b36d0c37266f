"""What is read is proposed, corrected and agreed; it comes in whole, in one step, with the files it came from."""

import zlib
from dataclasses import replace

import pytest
from sqlalchemy import select

from ect_coder.corpus import library
from ect_coder.corpus.intake import Read, Reading
from ect_coder.corpus.library import Description
from ect_coder.corpus.originals import LARGEST, Chest
from ect_coder.corpus.readers.source import Passed, Remark, Source
from ect_coder.corpus.shapes import ReadAs
from ect_coder.corpus.speaking import Speaks
from ect_coder.errors import BadDate, BadValue, Cancelled, NoOriginal
from ect_coder.storage.schema import CoderRow, MemoRow, OriginalRow
from ect_coder.values import Kind
from tests.storage.test_undo_machine import dump

TALK = "E : Et au début ?\nI : On était trois.\nE : Et ensuite ?\nI : Tout le monde est venu.\n"


def quiet(_done, _total, _name):
    pass


def never():
    return False


@pytest.fixture
def folder(tmp_path):
    """Two interviews, one of them twice, and a note."""
    found = tmp_path / "corpus" / "La légumerie"
    found.mkdir(parents=True)
    (found / "2023-05-04 entretien.txt").write_text(TALK, encoding="utf-8")
    (found / "copie.txt").write_text(TALK, encoding="utf-8")
    (found / "note.txt").write_text("Une note, sans plus.", encoding="utf-8")
    return found.parent


@pytest.fixture
def read(study):
    """Read paths, and close what was read at the end."""
    made = []

    def reading(*paths):
        made.append(study.intake.read(paths, quiet, never))
        return made[-1]

    yield reading
    for each in made:
        each.close()


@pytest.fixture
def held():
    """Give texts as if they had been read, several of one file."""
    made = []

    def reading(*sources, passed=(), path):
        chest = Chest()
        file = Read(path, tuple(map(library.entry, sources)), passed, None, chest.keep(path))
        made.append(Reading((file,), chest))
        return made[-1]

    yield reading
    for each in made:
        each.close()


def shelve(study, reading, proposed, coder="Léa", **more):
    return study.intake.shelve(reading, proposed, coder, quiet, never, **more)


def article(number, text="", **more):
    words = text or f"Article {number}. La légumerie ouvre ses portes au village {number}."
    return Source(words, kept={"words": len(words.split())}, kind=Kind.PRESS, title=f"Titre {number}", **more)


def rows(study, table):
    with study._database.reading() as session:
        return list(session.scalars(select(table)))


def test_what_is_read_is_proposed_with_what_can_be_guessed(study, folder, read):
    study.add_project("Légumerie")
    talk, copy, note = study.intake.propose(read(folder))
    assert (talk.name, talk.kind, talk.date, talk.projects) == (
        "2023-05-04 entretien", Kind.INTERVIEW, "2023-05-04", ("Légumerie",),
    )  # fmt: skip
    assert [(each.name, each.turns, each.words) for each in talk.speakers] == [("E", 2, 5), ("I", 2, 8)]
    assert (copy.included, copy.repeats) == (False, "2023-05-04 entretien.txt")
    assert (note.kind, note.speakers, note.words, note.included) == (Kind.OTHER, (), 4, True)


def test_a_letter_that_may_ask_or_answer_is_to_be_confirmed(study, folder, read):
    talk = study.intake.propose(read(folder))[0]
    assert (talk.unsure, talk.to_look_at) == (("E", "I"), True)
    assert talk.speaking == {"E": Speaks.ASKS, "I": Speaks.ANSWERS}


def test_what_is_agreed_comes_in_as_it_was_corrected(study, folder, read):
    reading = read(folder)
    talk, copy, note = study.intake.propose(reading)
    told = replace(talk, name="Mme D", projects=("Légumerie", "Atelier"), date="2019~", kind=Kind.NOTE)
    reports = shelve(study, reading, [told, copy, replace(note, included=False)])
    (document,) = study.documents()
    assert (document.name, document.projects, document.date, document.kind, document.code) == (
        "Mme D", ("Légumerie", "Atelier"), "2019~", Kind.NOTE, "N01",
    )  # fmt: skip
    assert [(each.status, each.documents) for each in reports] == [
        ("imported", (1,)),
        ("duplicate", (1,)),
        ("left_out", ()),
    ]


def test_who_asks_is_kept_with_the_text_and_remembered(study, folder, read, tmp_path):
    reading = read(folder)
    talk, *others = study.intake.propose(reading)
    told = replace(talk, speaking={"E": Speaks.ANSWERS, "I": Speaks.ASKS}, said=frozenset("EI"))
    shelve(study, reading, [told, *others])
    assert study.layout(1).interviewers == ("I",)
    (tmp_path / "b.txt").write_text(TALK.replace("trois", "quatre"), encoding="utf-8")
    (again,) = study.intake.propose(read(tmp_path / "b.txt"))
    assert (again.speaking["I"], again.unsure) == (Speaks.ASKS, ())


def test_a_label_of_nobody_gives_its_words_to_the_turn_before(study, tmp_path, read):
    words = "Enq : Alors ?\nMme D : Voici.\nObjectif : tenir.\nEnq : Et puis ?\nObjectif : durer.\nMme D : Oui.\n"
    (tmp_path / "a.txt").write_text(words, encoding="utf-8")
    reading = read(tmp_path / "a.txt")
    (talk,) = study.intake.propose(reading)
    shelve(study, reading, [replace(talk, speaking={**talk.speaking, "Objectif": Speaks.NOBODY})])
    turns = study.layout(1).turns
    assert [each.speaker for each in turns] == ["Enq", "Mme D", "Enq", "Mme D"]
    assert study.text(1)[turns[1].start : turns[1].end] == "Mme D : Voici.\nObjectif : tenir."


HEADED = "Mme Duval\nObjectif : tenir.\nEnquêtrice\nEt après ?\n" * 4


def test_how_who_speaks_is_read_is_remembered_for_files_alike(study, tmp_path, read):
    for name, words in (("a.txt", HEADED), ("b.txt", HEADED + "."), ("c.md", HEADED + ".."), ("d.txt", TALK)):
        (tmp_path / name).write_text(words, encoding="utf-8")
    reading = read(tmp_path / "a.txt")
    (found,) = study.intake.propose(reading)
    assert ([each.name for each in found.speakers], found.read_as) == (["Mme Duval", "Enquêtrice"], ReadAs.FOUND)
    (nobody,) = study.intake.read_as([found], ReadAs.NOBODY, quiet, never)
    assert (nobody.speakers, nobody.kind, nobody.words) == ((), Kind.OTHER, found.words)
    shelve(study, reading, [nobody])
    assert study.layout(1).turns == ()
    again = study.intake.propose(read(*(tmp_path / name for name in ("b.txt", "c.md", "d.txt"))))
    assert [(each.read_as, len(each.speakers)) for each in again] == [
        (ReadAs.NOBODY, 0), (ReadAs.FOUND, 2), (ReadAs.FOUND, 2),
    ]  # fmt: skip
    (back,) = study.intake.read_as(again[:1], ReadAs.FOUND, quiet, never)
    assert ([each.name for each in back.speakers], back.kind) == (["Mme Duval", "Enquêtrice"], Kind.INTERVIEW)
    study.undo()
    assert study.intake.propose(read(tmp_path / "b.txt"))[0].read_as is ReadAs.FOUND


def test_a_shape_that_finds_nobody_is_not_proposed(study, tmp_path, read):
    (tmp_path / "a.txt").write_text(HEADED, encoding="utf-8")
    (tmp_path / "b.txt").write_text(
        HEADED.replace("Objectif : tenir.", "On voulait tenir, et puis durer."), encoding="utf-8"
    )
    reading = read(tmp_path / "a.txt")
    (label,) = study.intake.read_as(study.intake.propose(reading), ReadAs.LABEL, quiet, never)
    assert [each.name for each in label.speakers] == ["Objectif"]
    shelve(study, reading, [label])
    (other,) = study.intake.propose(read(tmp_path / "b.txt"))
    assert ([each.name for each in other.speakers], other.read_as) == (["Mme Duval", "Enquêtrice"], ReadAs.FOUND)


def test_a_label_refused_stays_refused_when_a_text_is_read_anew(study, tmp_path, read):
    (tmp_path / "a.txt").write_text(HEADED, encoding="utf-8")
    (found,) = study.intake.propose(read(tmp_path / "a.txt"))
    told = replace(found, speaking={**found.speaking, "Enquêtrice": Speaks.NOBODY}, said=frozenset(["Enquêtrice"]))
    (anew,) = study.intake.read_as([told], ReadAs.HEADER, quiet, never)
    assert [each.name for each in anew.speakers] == ["Mme Duval"]


def test_reading_anew_can_be_stopped(study, folder, read):
    with pytest.raises(Cancelled):
        study.intake.read_as(study.intake.propose(read(folder)), ReadAs.LABEL, quiet, lambda: True)


def test_who_asks_can_be_said_later_and_undone(study, interview):
    study.intake.say_who_speaks(interview, {"Enquêtrice": Speaks.ANSWERS, "Mme Duval": Speaks.ASKS})
    assert study.layout(interview).interviewers == ("Mme Duval",)
    found, speaking = study.intake.speakers(interview)
    assert ([each.name for each in found], speaking["Mme Duval"]) == (["Enquêtrice", "Mme Duval"], Speaks.ASKS)
    study.undo()
    assert study.layout(interview).interviewers is None


def test_facts_become_attributes_and_empty_ones_none(study, tmp_path, held):
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    facts = (("newspaper", "Le Progrès"), ("author", "A"), ("author", "B"), ("page", " "))
    reading = held(article(1, facts=facts), path=tmp_path / "a.html")
    shelve(study, reading, study.intake.propose(reading))
    assert study.documents()[0].attributes == {"newspaper": "Le Progrès", "author": "A ; B"}


def test_comments_become_memos_on_their_passages(study, tmp_path, held):
    (tmp_path / "a.docx").write_text("x", encoding="utf-8")
    remarks = (Remark(0, 7, "À revoir", "Théo", "2023-05-04T10:00:00Z"), Remark(8, 9, "?"))
    reading = held(article(1, remarks=remarks), path=tmp_path / "a.docx")
    shelve(study, reading, study.intake.propose(reading))
    people = {each.id: each.name for each in rows(study, CoderRow)}
    memos = [(each.start, each.end, each.quote, each.text, people[each.coder_id]) for each in rows(study, MemoRow)]
    assert memos == [(0, 7, "Article", "À revoir", "Théo"), (8, 9, "1", "?", "Léa")]
    assert rows(study, MemoRow)[0].created.startswith("2023-05-04T")


def test_undo_takes_everything_away_and_redo_brings_it_back(study, folder, read, tmp_path, held):
    before = dump(study)
    (tmp_path / "a.docx").write_bytes(b"bytes\0of a file" * 100)
    reading = held(article(1, remarks=(Remark(0, 7, "À revoir"),), facts=(("page", "3"),)), path=tmp_path / "a.docx")
    shelve(study, reading, [replace(study.intake.propose(reading)[0], projects=("Légumerie",))])
    after = dump(study)
    assert after["original"]
    study.undo()
    assert dump(study) == before
    study.redo()
    assert dump(study) == after


def test_a_file_is_kept_once_and_opens_again(study, tmp_path, held):
    file = tmp_path / "revue.html"
    file.write_bytes("<p>Été</p>".encode("cp1252"))
    reading = held(article(1), article(2), path=file)
    shelve(study, reading, study.intake.propose(reading))
    (row,) = rows(study, OriginalRow)
    assert (row.file_name, row.size, zlib.decompress(row.content)) == ("revue.html", 10, file.read_bytes())
    assert study.intake.original(2) == ("revue.html", file.read_bytes())


def test_a_file_goes_with_its_last_document(study, tmp_path, held):
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    reading = held(article(1), article(2), path=tmp_path / "a.html")
    shelve(study, reading, study.intake.propose(reading))
    study.remove_document(1)
    assert len(rows(study, OriginalRow)) == 1
    study.remove_document(2)
    assert rows(study, OriginalRow) == []
    study.undo()
    assert study.intake.original(2) == ("a.html", b"x")


def test_files_are_not_kept_where_the_study_says_so(study, folder):
    study.agree("keep_originals", "no")
    study.take_in([folder])
    assert (rows(study, OriginalRow), study.intake.has_original(1)) == ([], False)
    with pytest.raises(NoOriginal):
        study.intake.original(1)
    with pytest.raises(BadValue):
        study.agree("keep_originals", "perhaps")


def test_what_is_said_of_the_files_at_import_holds_from_then_on(study, folder, read):
    reading = read(folder)
    shelve(study, reading, study.intake.propose(reading), keeps=False)
    assert (rows(study, OriginalRow), study.conventions().keep_originals) == ([], "no")


def test_a_file_that_is_too_large_is_not_kept_and_the_report_says_so(study, tmp_path):
    file = tmp_path / "long.txt"
    file.write_bytes(b"mot " * (LARGEST // 4 + 1))
    (report,) = study.take_in([file])
    assert (report.status, study.intake.has_original(1)) == ("imported", False)
    assert report.warnings == ("The file itself is not kept in the study: it is too large.",)


def test_articles_that_say_the_same_are_one_voice_once_confirmed(study, tmp_path, held):
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    same = "Communiqué. La légumerie recrute trois personnes dès demain."
    reading = held(article(1, same), article(2), article(3, same + " "), path=tmp_path / "a.html")
    proposed = study.intake.propose(reading)
    assert [each.alike.name if each.alike else "" for each in proposed] == ["Titre 1", "", "Titre 1"]
    shelve(study, reading, [replace(each, one_voice=each.alike is not None) for each in proposed])
    assert [each.group for each in study.documents()] == ["Titre 1", None, "Titre 1"]


def test_an_article_held_joins_the_voice(study, tmp_path, held):
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    same = "Communiqué. La légumerie recrute trois personnes dès demain."
    first = held(article(1, same), path=tmp_path / "a.html")
    shelve(study, first, study.intake.propose(first))
    second = held(article(2, same + " "), path=tmp_path / "a.html")
    (proposed,) = study.intake.propose(second)
    shelve(study, second, [replace(proposed, one_voice=True)])
    assert [each.group for each in study.documents()] == ["Titre 1", "Titre 1"]
    study.undo()
    assert [each.group for each in study.documents()] == [None]


def test_without_anyone_to_confirm_there_is_only_a_warning(study, tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(
            "Communiqué : tous là. " + " " * (name == "b") + "Demain.", encoding="utf-8"
        )
    reports = study.take_in([tmp_path / "a.txt", tmp_path / "b.txt"], kind=Kind.PRESS)
    assert [each.group for each in study.documents()] == [None, None]
    assert all("one voice" in each.warnings[0] for each in reports)


def test_what_a_reader_passed_over_can_be_wanted_after_all(study, tmp_path, held):
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    passed = (Passed("Un tweet", "no article", Source("Vive la légumerie !")), Passed("Une image", "no text"))
    reading = held(article(1), passed=passed, path=tmp_path / "a.html")
    one, tweet = study.intake.propose(reading)
    assert (tweet.included, tweet.passed, tweet.words) == (False, "no article", 3)
    (report,) = shelve(study, reading, [one, replace(tweet, included=True)])
    assert ([each.name for each in study.documents()], report.warnings) == (
        ["Titre 1", "Un tweet"], ("Une image\u00a0: no text",),
    )  # fmt: skip


def test_a_file_of_the_same_name_with_another_text_is_said(study, interview, tmp_path, read):
    (tmp_path / "autre").mkdir()
    (tmp_path / "autre" / "Interview.txt").write_text("Tout autre chose.", encoding="utf-8")
    (proposed,) = study.intake.propose(read(tmp_path / "autre"))
    assert "E01\u00a0· interview" in proposed.warnings[0]
    assert proposed.included


def test_an_import_stopped_while_it_is_shelved_leaves_nothing(study, tmp_path, held):
    (tmp_path / "a.html").write_text("x", encoding="utf-8")
    reading = held(*(article(number) for number in range(60)), path=tmp_path / "a.html")
    proposed, before, wishes = study.intake.propose(reading), dump(study), iter([False, False])
    with pytest.raises(Cancelled):
        study.intake.shelve(reading, proposed, "Léa", quiet, lambda: next(wishes, True))
    assert (dump(study), study.undo_label) == (before, None)


def test_a_bad_date_leaves_nothing(study, folder, read):
    reading = read(folder)
    proposed = study.intake.propose(reading)
    with pytest.raises(BadDate):
        shelve(study, reading, [replace(each, date="mai 2019", projects=("Légumerie",)) for each in proposed])
    assert (study.documents(), study.projects()) == ([], [])


def test_a_description_changes_what_came_in(study, folder):
    study.take_in([folder])
    study.describe(1, Description(kind=Kind.NOTE))
    assert study.documents()[0].kind is Kind.NOTE
