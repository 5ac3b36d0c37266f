"""What answers stand on, counted in SQLite: the same as counted coding by coding."""

from __future__ import annotations

import random

from ect_coder.analysis import basis
from ect_coder.analysis.gathering import Scope, Without
from ect_coder.coding.codings import NewCoding
from ect_coder.values import Kind, Moment, Reading, Span


def test_a_passage_coded_for_two_projects_is_one_passage(small_study):
    document, other = small_study.documents()[0], small_study.projects()[1].name
    span, variable = Span(0, 9), small_study.grid.variables[0].id
    for project in (document.projects[0], other):
        small_study.code(NewCoding(document.id, span, variable, Moment.SUPPORT, coder="Léa", project=project))
    counted = [each for each in small_study.excerpts() if each.project]
    assert small_study.cells.basis(Scope()) == basis.of_codings(counted, small_study.documents())


def test_what_is_kept_follows_every_deed(small_study):
    chance, documents = random.Random(3), small_study.documents()
    variables = [each.id for each in small_study.grid.variables]
    for _turn in range(60):
        deed = chance.choice(["code", "code", "uncode", "undo", "redo"])
        found = small_study.excerpts()
        if deed == "code":
            start, document = chance.randrange(6), chance.choice(documents)
            project = chance.choice(document.projects) if document.projects else None
            wish = NewCoding(
                document.id, Span(start, start + 3), chance.choice(variables), Moment.BOTH, coder="Léa", project=project
            )
            small_study.code(wish)
        elif deed == "uncode" and found:
            small_study.uncode([chance.choice(found).id])
        elif deed == "undo" and small_study.undo_label:
            small_study.undo()
        elif deed == "redo" and small_study.redo_label:
            small_study.redo()
        counted = [each for each in small_study.excerpts() if each.project]
        assert small_study.cells.basis(Scope()) == basis.of_codings(counted, small_study.documents())


def test_what_is_left_out_is_not_counted(small_study):
    kinds = {each.id: each.kind for each in small_study.documents()}
    counted = [
        each
        for each in small_study.excerpts()
        if each.project and kinds[each.document] is not Kind.PRESS and each.reading is not Reading.INTERPRETED
    ]
    scope = Scope(without_kinds={Kind.PRESS}, without={Without.INTERPRETED})
    assert small_study.cells.basis(scope) == basis.of_codings(counted, small_study.documents())
