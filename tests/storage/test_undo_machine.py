"""Undo is proved by playing: random deeds, undos and redos, the rows compared after each step."""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import text

from ect_coder.analysis.estimates import NewEstimate
from ect_coder.codebook.grid import Card
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.memos import About, Subject
from ect_coder.coding.settlements import Verdict
from ect_coder.corpus.events import NewEvent
from ect_coder.corpus.library import Description
from ect_coder.errors import EctError
from ect_coder.search.asking import Asked
from ect_coder.storage.schema import WATCHED
from ect_coder.study import Study
from ect_coder.values import Happening, Mark, Moment, Polarity, Span, Status

VARIABLES = ("coop_confiance", "coop_partage_risque", "trans_freins")
KEYS = ["coop_confiance", "coop_partage_risque"]
MEMOS = ["", "à revoir", "Un doute : qui parle ?"]
TEXTS = ("Un premier texte 💶.\nDeux lignes.", "Un autre texte, plus long que le premier.")


def dump(study: Study) -> dict[str, list[tuple[object, ...]]]:
    """Give all rows of all watched tables."""
    with study._database.reading() as session:
        return {
            table: [tuple(row) for row in session.execute(text(f'SELECT * FROM "{table}" ORDER BY id'))]
            for table in WATCHED
        }


class UndoMachine(RuleBasedStateMachine):
    """A researcher who does, undoes and redoes; `past` and `future` are what the study must look like."""

    @initialize()
    def start(self):
        self.folder = Path(tempfile.mkdtemp())
        self.study = Study.create(self.folder / "study.ect")
        self.past, self.future = [dump(self.study)], []

    def teardown(self):
        self.study.close()
        shutil.rmtree(self.folder)

    def did(self, deed, *arguments, **named):
        with contextlib.suppress(EctError):
            deed(*arguments, **named)
        state = dump(self.study)
        if state != self.past[-1]:
            self.past.append(state)
            self.future.clear()

    @rule(name=st.sampled_from("ABC"), pivot=st.sampled_from([None, "2019", "2020-04~", "x"]))
    def project(self, name, pivot):
        self.did(self.study.add_project, name, pivot, {"commune": name})

    @rule(name=st.sampled_from("ABC"))
    def drop_project(self, name):
        self.did(self.study.remove_project, name)

    @rule(content=st.sampled_from(TEXTS), project=st.sampled_from([None, "A", "B"]))
    def take_in(self, content, project):
        file = self.folder / f"{len(content)}.txt"
        file.write_text(content, encoding="utf-8")
        self.did(self.study.take_in, [file], project)

    @rule(document=st.integers(1, 3), status=st.sampled_from(Status), names=st.lists(st.sampled_from("AB"), max_size=2))
    def describe(self, document, status, names):
        self.did(self.study.describe, document, Description(status=status, projects=names, attributes={"lieu": status}))

    @rule(document=st.integers(1, 3))
    def drop_document(self, document):
        self.did(self.study.remove_document, document)

    @rule(
        document=st.integers(1, 2),
        start=st.integers(0, 15),
        length=st.integers(1, 8),
        variable=st.sampled_from(VARIABLES),
        moment=st.sampled_from(Moment),
        memo=st.sampled_from(["", "l'un d'eux ; -- note"]),
        begin=st.booleans(),
    )
    def code(self, document, start, length, variable, moment, memo, begin):
        wish = NewCoding(document, Span(start, start + length), variable, moment, memo=memo, coder="Léa")
        self.did(self.study.code, wish, begin=begin)

    @rule(coding=st.integers(1, 6), polarity=st.sampled_from(Polarity), start=st.integers(0, 5))
    def recode(self, coding, polarity, start):
        self.did(self.study.recode, [coding], polarity=polarity, span=Span(start, start + 4))

    @rule(coding=st.integers(1, 6))
    def uncode(self, coding):
        self.did(self.study.uncode, [coding])

    @rule(project=st.sampled_from("AB"), text=st.sampled_from(MEMOS), pillar=st.sampled_from(["cooperation", "x"]))
    def synthesise(self, project, text, pillar):
        self.did(self.study.syntheses.write, project, pillar, text, "Léa")

    @rule(
        about=st.sampled_from(About),
        name=st.sampled_from(["1", "2", "A", "coop_confiance"]),
        text=st.sampled_from(MEMOS),
    )
    def write_memo(self, about, name, text):
        if name.isdecimal() or about not in {About.DOCUMENT, About.PASSAGE, About.CODING}:
            self.did(self.study.write_memo, Subject(about, name), text, "Léa")

    @rule(document=st.integers(1, 2), start=st.integers(0, 15), text=st.sampled_from(MEMOS))
    def note(self, document, start, text):
        self.did(self.study.note, document, Span(start, start + 6), text, "Léa")

    @rule(
        document=st.integers(1, 2), start=st.integers(0, 20), gone=st.integers(0, 9), put=st.sampled_from(["", "x 💶"])
    )
    def correct(self, document, start, gone, put):
        if any(each.id == document for each in self.study.documents()):
            old = self.study.text(document)
            self.did(self.study.corrections.correct, document, old[:start] + put + old[start + gone :])

    @rule(document=st.integers(1, 3), start=st.integers(0, 15), text=st.sampled_from(MEMOS))
    def discuss(self, document, start, text):
        self.did(self.study.discuss, document, Span(start, start + 3), text, "Léa")

    @rule(number=st.integers(1, 3), coder=st.sampled_from(["Léa", "Paul"]))
    def talk_over(self, number, coder):
        self.did(self.study.reply, number, "l'un ; -- l'autre", coder)
        self.did(self.study.settle, number, coder)

    @rule(number=st.integers(1, 3))
    def reopen(self, number):
        self.did(self.study.reopen, number)

    @rule(number=st.integers(1, 3))
    def drop_discussion(self, number):
        self.did(self.study.remove_discussion, number)

    @rule(one=st.integers(1, 6), other=st.integers(1, 6), anew=st.booleans(), note=st.sampled_from(MEMOS))
    def settle(self, one, other, anew, note):
        made = NewCoding(1, Span(0, 4), "coop_confiance", coder="Paul") if anew else None
        verdict = Verdict(() if anew else (one,), () if one == other and not anew else (other,), made, note)
        self.did(self.study.desk.settle, [verdict], "Paul")

    @rule(number=st.integers(1, 3), note=st.sampled_from(MEMOS))
    def settle_no_longer(self, number, note):
        self.did(self.study.desk.note, number, note)
        self.did(self.study.desk.reopen, [number])

    @rule(pair=st.permutations(KEYS), label=st.sampled_from(["Confiance", "Autre", ""]), meaning=st.booleans())
    def edit_codebook(self, pair, label, meaning):
        self.did(self.study.codebook.describe, pair[0], Card(label), "Léa", meaning=meaning)
        self.did(self.study.codebook.move, pair[0], "anchoring", 0, "Léa")
        self.did(self.study.codebook.split, pair[1], label, [each.id for each in self.study.excerpts()][:1], "Léa")

    @rule(pair=st.permutations(KEYS))
    def regroup(self, pair):
        self.did(self.study.codebook.merge, pair[0], pair[1], "Léa")

    @rule(key=st.sampled_from(KEYS))
    def throw_away(self, key):
        self.did(self.study.codebook.throw_away, key, "Léa")

    @rule(number=st.integers(1, 4))
    def restore(self, number):
        self.did(self.study.codebook.restore, number, "Léa")

    @rule(mark=st.sampled_from([None, *Mark]), coding=st.integers(1, 3))
    def estimate(self, mark, coding):
        known = [each.id for each in self.study.excerpts()]
        evidence = [coding] if coding in known else []
        self.did(self.study.estimate, [NewEstimate("A", "cooperation", Moment.SUPPORT, mark, "", evidence, "Léa")])

    @rule(name=st.sampled_from("AB"), what=st.sampled_from([Happening.SUPPORT_START, Happening.LAUNCH]))
    def date(self, name, what):
        self.did(self.study.events.note, NewEvent(name, what, "2019", document=1, span=Span(0, 5)), "Léa")

    @rule(number=st.integers(1, 3), document=st.sampled_from([None, 1]), name=st.sampled_from([None, "A"]))
    def register(self, number, document, name):
        self.did(self.study.register.add, "l'un ; -- l'autre", project=name)
        self.did(self.study.register.change, [number], {"document": document})

    @rule(number=st.integers(1, 3), document=st.integers(1, 2), asked=st.booleans())
    def ask(self, number, document, asked):
        self.did(self.study.questions.add, ["Qui ?"])
        self.did(self.study.questions.tick, [(number, document)], asked=asked)
        self.did(self.study.questions.move, number, 0)

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self):
        self.study.undo()
        self.future.append(self.past.pop())

    @precondition(lambda self: self.future)
    @rule()
    def redo(self):
        self.study.redo()
        self.past.append(self.future.pop())

    @invariant()
    def rows_are_as_they_were(self):
        assert dump(self.study) == self.past[-1]
        assert (self.study.undo_label is not None) == (len(self.past) > 1)
        assert (self.study.redo_label is not None) == bool(self.future)

    @invariant()
    def counts_are_those_of_the_codings(self):
        found = self.study.excerpts()
        assert self.study.document_counts() == Counter(each.document for each in found)
        assert self.study.counts() == Counter(each.variable for each in found)

    @invariant()
    def words_are_found_where_they_stand(self):
        texts = {document.id: self.study.text(document.id) for document in self.study.documents()}
        for word in ("texte", "deux"):
            found = [(hit.document, hit.start) for hit in self.study.searches.hits(Asked(word))]
            standing = {number: re.finditer(rf"\b{word}\b", text.casefold()) for number, text in texts.items()}
            assert found == [(number, each.start()) for number, places in standing.items() for each in places]


TestUndo = UndoMachine.TestCase
TestUndo.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
