"""The corpus for IRaMuTeQ: starred lines as its documentation has them, texts as they may leave. Written by hand."""

from __future__ import annotations

import re

import pytest

from ect_coder import wording
from ect_coder.analysis.starred import Corpus, Cut, Starred
from ect_coder.coding.codings import NewCoding
from ect_coder.corpus.library import Description
from ect_coder.errors import Cancelled, UnknownFormat
from ect_coder.exchange import iramuteq
from ect_coder.names.decisions import Decision
from ect_coder.names.found import Label
from ect_coder.names.renaming import Display
from ect_coder.values import Kind, Moment, Quotability, Role, Span

TALK = (
    "Enquêtrice : Parlez-moi du *début*.\n"
    "Mme Duval : On était trois _voisins_.\n"
    "Enquêtrice : Et ensuite ?\n"
    "Mme Duval : L’œuvre\u00a0commune est venue. On l’a portée ensemble.\n"
)


@pytest.fixture
def told(study, tmp_path):
    """An interview of an elected official, and an article about two projects."""
    wording.use_language("fr")
    for name, text in (("talk", TALK), ("press", "La halle ouvre.\n\n0012 *tout* va bien.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        study.take_in([tmp_path / f"{name}.txt"], "Halle du Haut-Replat", kind=Kind.INTERVIEW)
    study.add_project("Atelier")
    study.describe(1, Description(role=Role.ELECTED, date="2021-04"))
    study.describe(2, Description(kind=Kind.PRESS, projects=["Atelier", "Halle du Haut-Replat"]))
    return study


def written(study, tmp_path, cut=Cut.DOCUMENT):
    path = tmp_path / "corpus.txt"
    found = study.text_corpus.cut(cut, study.quoting())
    iramuteq.write(found, path)
    return path.read_text(encoding="utf-8").split("\n")


def code(study, words, variable, moment):
    start = TALK.index(words)
    study.code(NewCoding(1, Span(start, start + len(words)), variable, moment, coder="Léa"))


def test_a_document_is_a_text_without_who_asks_nor_stars(told, tmp_path):
    assert written(told, tmp_path) == [
        "**** *doc_E01 *projet_HalleDuHautReplat *type_entretien *role_elu *annee_2021",
        "On était trois voisins .",
        "L’œuvre commune est venue. On l’a portée ensemble.",
        "",
        "**** *doc_E02 *projet_plusieurs *type_articleDePresse",
        "La halle ouvre.",
        "0012 tout va bien.",
        "",
    ]


def test_each_turn_can_be_a_text_of_who_speaks(told, tmp_path):
    assert written(told, tmp_path, Cut.TURN)[:5] == [
        "**** *doc_E01 *projet_HalleDuHautReplat *type_entretien *role_elu *annee_2021 *locuteur_MmeDuval",
        "On était trois voisins .",
        "",
        "**** *doc_E01 *projet_HalleDuHautReplat *type_entretien *role_elu *annee_2021 *locuteur_MmeDuval",
        "L’œuvre commune est venue. On l’a portée ensemble.",
    ]


def test_coded_passages_are_texts_of_their_moment_and_those_that_overlap_are_one(told, tmp_path):
    code(told, "On était trois", "coop_confiance", Moment.EMERGENCE)
    code(told, "était trois _voisins_", "hybr_marchand", Moment.EMERGENCE)
    code(told, "On l’a portée ensemble.", "coop_confiance", Moment.UNDETERMINED)
    stars = "**** *doc_E01 *projet_HalleDuHautReplat *type_entretien *role_elu *annee_2021"
    assert written(told, tmp_path, Cut.MOMENT) == [
        f"{stars} *moment_emergence",
        "On était trois voisins",
        "",
        f"{stars} *moment_aPreciser",
        "On l’a portée ensemble.",
        "",
    ]
    assert [line for line in written(told, tmp_path, Cut.PILLAR) if line.startswith("*")] == [
        f"{stars} *pilier_{name}" for name in ("Cooperation", "Cooperation", "ModeleEconomiqueHybride")
    ]


def test_a_document_whose_words_may_not_be_quoted_stays_and_that_is_said(told, tmp_path):
    told.describe(1, Description(quotability=Quotability.PARAPHRASE))
    found = told.text_corpus.cut(Cut.DOCUMENT, told.quoting())
    assert len(found.texts) == 1
    assert found.left_out == ("1 document est laissé de côté\u00a0: ses mots ne peuvent pas être cités.",)


def test_names_leave_as_was_decided(told, tmp_path):
    told.names.create_key(tmp_path / "clé.ectkey", "trois mots secrets")
    told.names.decide([Decision("Mme Duval", Label.PER, ("Mme Duval", "Duval"), pseudonym="Odile")])
    told.names.show(Display.PSEUDONYM)
    assert "*locuteur_Odile" in written(told, tmp_path, Cut.TURN)[0]
    assert "Duval" not in "".join(written(told, tmp_path, Cut.TURN))


def test_two_values_never_become_one_modality():
    texts = [Starred((("Projet", name),), "mot") for name in ("Légumerie", "Legumerie", "Légumerie", "💶", "…")]
    stars = [line for line in iramuteq.lines(Corpus(texts, ())) if line.startswith("*")]
    assert [line.partition("_")[2] for line in stars] == ["Legumerie", "Legumerie2", "Legumerie", "x", "x2"]


def test_no_line_of_a_text_can_be_taken_for_a_starred_one(told, tmp_path):
    lines = list(iramuteq.lines(Corpus([Starred((), "**** *a_b\n-*thème\n***\nvrai")], ())))
    assert lines == ["****", "a b", "- thème", "vrai", ""]
    stars = [line for line in written(told, tmp_path, Cut.TURN) if "*" in line]
    assert all(re.fullmatch(r"\*{4}( \*[a-z]+_[A-Za-z0-9]+)+", line) for line in stars)


def test_other_suffixes_are_refused_and_it_can_be_stopped(told, tmp_path):
    with pytest.raises(UnknownFormat):
        iramuteq.write(Corpus((), ()), tmp_path / "corpus.doc")

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        told.text_corpus.cut(Cut.DOCUMENT, told.quoting(), stop)
