"""One writer per study, whoever else comes, and however the last one went."""

import datetime
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap

import pytest

from ect_coder.errors import ReadOnlyStudy, StudyHeld
from ect_coder.storage.lock import SUFFIX, Lock
from ect_coder.study import Study

ELSEWHERE = {"machine": "PC-de-Lea", "mark": "another", "coder": "Léa"}


@pytest.fixture
def path(tmp_path):
    Study.create(tmp_path / "étude.ect").close()
    return tmp_path / "étude.ect"


def note_of(path):
    return path.with_name(path.name + SUFFIX)


def left(path, ago):
    """Leave a note of another machine, seen so many minutes ago."""
    seen = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(minutes=ago)).isoformat(timespec="seconds")
    note_of(path).write_text(json.dumps({**ELSEWHERE, "since": seen, "seen": seen}), encoding="utf-8")


def test_the_second_to_open_a_study_is_told_who_writes_in_it(path):
    with Study.open(path), pytest.raises(StudyHeld) as refusal:
        Study.open(path)
    assert refusal.value.details["who"].endswith(os.uname().nodename if hasattr(os, "uname") else "")


def test_it_can_be_read_meanwhile(path):
    with Study.open(path) as writing, Study.open(path, writable=False) as reading:
        writing.add_project("Légumerie")
        assert [each.name for each in reading.projects()] == ["Légumerie"]
        with pytest.raises(ReadOnlyStudy):
            reading.add_project("Scierie")


def test_closing_leaves_one_file_and_the_study_to_others(path):
    Study.open(path).close()
    assert list(path.parent.iterdir()) == [path]
    Study.open(path).close()


def test_a_refused_opening_leaves_the_holder_its_note(path):
    with Study.open(path):
        before = note_of(path).read_bytes()
        with pytest.raises(StudyHeld):
            Study.open(path)
        assert note_of(path).read_bytes() == before


def test_another_machine_that_still_lives_keeps_the_study(path):
    left(path, ago=2)
    with pytest.raises(StudyHeld) as refusal:
        Study.open(path)
    assert refusal.value.details["who"] == "Léa, PC-de-Lea"
    assert note_of(path).exists()


def test_another_machine_that_gave_no_sign_of_life_is_gone(path):
    left(path, ago=20)
    with Study.open(path):
        assert json.loads(note_of(path).read_text(encoding="utf-8"))["mark"] != "another"
    assert not note_of(path).exists()


@pytest.mark.parametrize("words", ["", "{", "[]", '{"machine": 1}', '{"seen": "hier"}', "\0" * 50])
def test_a_note_that_says_nothing_holds_nothing(path, words):
    note_of(path).write_text(words, encoding="utf-8")
    Study.open(path).close()
    assert not note_of(path).exists()


def test_who_was_thought_gone_does_not_take_the_note_of_who_came(path):
    with Study.open(path):
        left(path, ago=0)
    assert json.loads(note_of(path).read_text(encoding="utf-8"))["mark"] == "another"


HOLD = textwrap.dedent(
    """
    import sys, time
    from pathlib import Path
    from ect_coder.study import Study
    study = Study.open(Path(sys.argv[1]))
    print("open", flush=True)
    time.sleep(600)
    """
)


@pytest.fixture
def holder(path):
    """Another program that holds the study."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_what_a_killed_program_held_is_taken_over_in_silence(path, holder):
    with pytest.raises(StudyHeld):
        Study.open(path)
    holder.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    holder.wait()
    assert note_of(path).exists()
    Study.open(path).close()
    assert not note_of(path).exists()


def _try(path, results, gate):
    gate.wait()
    try:
        lock = Lock(path)
    except StudyHeld:
        results.put(False)
    else:
        results.put(True)
        gate.wait()
        lock.leave()


def test_of_many_that_open_at_once_one_writes(path):
    spawn = multiprocessing.get_context("spawn")
    many = 6
    results, gate = spawn.Queue(), spawn.Barrier(many)
    each = [spawn.Process(target=_try, args=(path, results, gate)) for _rank in range(many)]
    for one in each:
        one.start()
    outcomes = [results.get(timeout=60) for _one in each]
    gate.abort()
    for one in each:
        one.join()
    assert sorted(outcomes) == [False] * (many - 1) + [True]
