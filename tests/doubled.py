"""A document that two people coded: they agree once, and disagree in every way."""

from __future__ import annotations

from ect_coder.coding.codings import NewCoding
from ect_coder.values import Moment, Polarity, Span

TRUST, RISK = "coop_confiance", "coop_partage_risque"
CODED = (
    ("Léa", 0, TRUST, Moment.SUPPORT, Polarity.PRESENT),
    ("Paul", 0, TRUST, Moment.SUPPORT, Polarity.PRESENT),
    ("Léa", 50, TRUST, Moment.SUPPORT, Polarity.PRESENT),
    ("Paul", 50, TRUST, Moment.EMERGENCE, Polarity.PRESENT),
    ("Léa", 100, TRUST, Moment.AFTER, Polarity.PRESENT),
    ("Paul", 100, RISK, Moment.AFTER, Polarity.PRESENT),
    ("Léa", 150, RISK, Moment.SUPPORT, Polarity.PRESENT),
    ("Paul", 150, RISK, Moment.SUPPORT, Polarity.ABSENT),
    ("Léa", 200, TRUST, Moment.UNDETERMINED, Polarity.PRESENT),
)
MOMENT, VARIABLE, POLARITY, ALONE = (3, 4), (5, 6), (7, 8), (9,)
"""The disagreements, as numbers of codings, in the order of the text."""


def double(study, folder):
    """Fill an empty study; its answers need one voice only. The numbers of the codings are those of `CODED`, from 1."""
    file = folder / "entretien.txt"
    file.write_text("Au début, chacun se méfiait des autres. Puis l’œuvre commune est venue. " * 6, encoding="utf-8")
    study.add_project("Légumerie", "2019")
    study.take_in([file], "Légumerie")
    study.agree("threshold", "1")
    study.code_many(
        [
            NewCoding(1, Span(start, start + 30), variable, moment, polarity, coder=coder)
            for coder, start, variable, moment, polarity in CODED
        ]
    )
    return study
