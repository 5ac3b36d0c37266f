"""A study in which something of each kind can travel, and what of a study two files must agree on."""

from __future__ import annotations

from dataclasses import replace

from ect_coder.analysis.estimates import NewEstimate
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.memos import About, Subject
from ect_coder.corpus.library import Description
from ect_coder.values import Attribution, Mark, Moment, Polarity, Reading, Role, Span

WORDS = "Au début personne ne signait 💶 ; après les ateliers, ils ont signé.\nRien d’autre, dit l’élue.\n"


def filled(study, folder):
    """Fill a study: two projects, two documents, codings that overlap and repeat, memos, an estimate, a question."""
    for name in ("Légumerie", "Scierie"):
        study.add_project(name, "2019-04", {"commune": "Clairval & <Cie>"})
    for name, words in (("un", WORDS), ("deux", "Une seule ligne.")):
        (folder / f"{name}.txt").write_text(words, encoding="utf-8")
        study.take_in([folder / f"{name}.txt"], project="Légumerie")
    study.describe(1, Description(projects=["Légumerie", "Scierie"], role=Role.ELECTED, date="2021-03", group="élue"))
    study.describe(1, Description(attributes={"lieu": "mairie"}))
    early = NewCoding(
        1, Span(0, 29), "coop_confiance", Moment.EMERGENCE, Polarity.ABSENT, coder="Léa", project="Scierie"
    )
    late = replace(early, moment=Moment.SUPPORT, polarity=Polarity.PRESENT, intensity=2, memo="Contraste !\nÀ citer")
    study.code_many([early, late, replace(late, coder="Omar", reading=Reading.INTERPRETED, memo="")])
    study.code(replace(early, span=Span(8, 40), variable="ancr_besoin_territoire", attribution=Attribution.CONTESTED))
    study.code(NewCoding(2, Span(0, 3), "coop_confiance", coder="Omar"))
    study.write_memo(Subject(About.STUDY), "Journal de l’étude", "Léa")
    study.write_memo(Subject(About.PROJECT, "Scierie"), "Née au café", "Léa")
    study.write_memo(Subject(About.DOCUMENT, "1"), "Long entretien", "Omar")
    study.write_memo(Subject(About.VARIABLE, "coop_confiance"), "À resserrer", "Omar")
    study.note(1, Span(2, 7), "Un mot & un <autre>", "Léa")
    number = study.discuss(1, Span(0, 8), "Est-ce le bon moment ?", "Léa")
    study.reply(number, "Oui", "Omar")
    study.settle(number, "Omar")
    study.estimate([NewEstimate("Scierie", "coop_confiance", Moment.SUPPORT, Mark.TWO, "Dit", (2,), "Léa")])
    return study
