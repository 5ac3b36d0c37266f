import multiprocessing
import pickle

import pytest

from ect_coder import errors, wording
from ect_coder.corpus import readers, reading_room
from ect_coder.errors import Cancelled, Cause, UnreadableFile


def never():
    return False


@pytest.fixture
def files(tmp_path):
    """Three texts of a megabyte each."""
    found = [tmp_path / f"{name}.txt" for name in "abc"]
    for file in found:
        file.write_text(f"Texte {file.stem}\n" + "Chacun se méfiait. " * 60_000, encoding="utf-8")
    return found


def test_a_process_reads_as_the_program_does(files, tmp_path):
    missing = tmp_path / "missing.docx"
    *read, refused = reading_room.read_each([*files, missing], never)
    assert read == [readers.read(file) for file in files]
    assert (type(refused), refused.details) == (UnreadableFile, {"path": "missing.docx", "cause": Cause.MISSING})
    assert multiprocessing.active_children() == []


def test_small_files_are_read_without_a_process(tmp_path):
    (tmp_path / "a.txt").write_text("Texte", encoding="utf-8")
    answers = reading_room.read_each([tmp_path / "a.txt", tmp_path / "b.txt"], never)
    assert next(answers) == readers.read(tmp_path / "a.txt")
    assert multiprocessing.active_children() == []
    assert isinstance(next(answers), UnreadableFile)


def test_a_process_that_dies_costs_the_file_it_was_reading(files):
    answers = reading_room.read_each(files, never)
    first = next(answers)
    for child in multiprocessing.active_children():
        child.kill()
    second, third = answers
    assert (first, third) == (readers.read(files[0]), readers.read(files[2]))
    assert second.details == {"path": "b.txt", "cause": Cause.UNENDED}


@pytest.fixture
def huge(tmp_path):
    """A text that takes longer to read than one waits between two looks."""
    file = tmp_path / "b.txt"
    file.write_text("Chacun se méfiait. " * 2_000_000, encoding="utf-8")
    return file


@pytest.mark.parametrize(("limit", "cause"), [("MEMORY", Cause.TOO_BIG), ("SECONDS", Cause.TOO_LONG)])
def test_a_file_that_takes_too_much_costs_itself_alone(files, huge, monkeypatch, limit, cause):
    monkeypatch.setattr(reading_room, limit, 0)
    answers = list(reading_room.read_each([huge], never))
    assert [each.details for each in answers] == [{"path": "b.txt", "cause": cause}]
    monkeypatch.undo()
    assert list(reading_room.read_each([files[0]], never)) == [readers.read(files[0])]
    assert multiprocessing.active_children() == []


def test_a_small_file_of_a_kind_that_can_break_its_reader_is_read_apart(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<p>Une scierie.</p>", encoding="utf-8")
    answers = reading_room.read_each([page], never)
    next(answers)
    assert multiprocessing.active_children() != []
    answers.close()


def test_the_process_ends_when_one_stops(files):
    wishes = iter([False, False, True])
    with pytest.raises(Cancelled):
        list(reading_room.read_each(files, lambda: next(wishes, True)))
    assert multiprocessing.active_children() == []


def test_the_process_ends_with_who_takes_no_more(files):
    answers = reading_room.read_each(files, never)
    next(answers)
    answers.close()
    assert multiprocessing.active_children() == []


def test_remarks_come_in_the_language_spoken(files):
    files[0].write_bytes(b"Un \xe9t\xe9 " * 300_000)
    wording.use_language("fr")
    assert next(reading_room.read_each(files, never)) == readers.read(files[0])


def test_an_error_travels_with_its_details():
    refusal = errors.BadRow(path="a.csv", line=3, reason=errors.UnknownCoder(name="Léa"))
    travelled = pickle.loads(pickle.dumps(refusal))
    assert wording.explain(travelled) == wording.explain(refusal)
