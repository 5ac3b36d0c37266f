"""spaCy beside the program: asked late, gone when idle, ended cleanly. Without its model nothing is started."""

from __future__ import annotations

import time

import pytest

from ect_coder.errors import Cancelled
from ect_coder.names.machine import Machine, installed

needs_model = pytest.mark.skipif(not installed(), reason="the French model is not installed")


def wait(until, seconds=20.0):
    began = time.monotonic()
    while not until() and time.monotonic() - began < seconds:
        time.sleep(0.05)
    return until()


@pytest.fixture
def machine():
    made = Machine(idle=0.5)
    yield made
    made.close()


@needs_model
def test_it_starts_with_the_first_text_and_goes_by_itself(machine):
    assert not machine.is_running
    text = "Bon.\nNous avons rencontré Marie Dupont à Lyon."
    found = machine.entities(text, lambda: False)
    assert [text[each.span.start : each.span.end] for each in found] == [each.text for each in found]
    assert "Marie Dupont" in {each.text for each in found}
    assert wait(lambda: not machine.is_running)
    assert machine.entities(text, lambda: False) == found


@needs_model
def test_whoever_asks_may_stop_waiting(machine):
    with pytest.raises(Cancelled):
        machine.entities("Marie Dupont.", lambda: True)
    assert not machine.is_running


@needs_model
def test_closing_ends_its_process(machine):
    machine.entities("Marie Dupont.", lambda: False)
    machine.close()
    assert not machine.is_running


def test_one_that_does_not_work_finds_nothing(machine):
    machine.works = False
    assert machine.entities("Marie Dupont.", lambda: False) == []
    assert not machine.is_running
