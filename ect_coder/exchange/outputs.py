"""Every output by its name, with what it is in plain words and the suffixes it is written in, the usual one first."""

from __future__ import annotations

from dataclasses import dataclass

from ect_coder.wording import N_


@dataclass(frozen=True, slots=True)
class Output:
    """Something that can leave a study; `title` and `says` are sources of the catalogue."""

    name: str
    title: str
    says: str
    suffixes: tuple[str, ...]


OUTPUTS = (
    Output(
        "workbook",
        N_("Workbook (Excel)"),
        N_("Every table of the study, with a read-me and a dictionary: to count, to check, to keep."),
        (".xlsx",),
    ),
    Output(
        "report",
        N_("Report"),
        N_("How it was done, the matrix, and the sheet of each project: to read, to annex to a paper."),
        (".docx", ".html"),
    ),
    Output(
        "sheets",
        N_("Project sheets"),
        N_("One for each project: attributes, timeline, pillars, chosen verbatims, what is missing, what to ask."),
        (".docx", ".html"),
    ),
    Output(
        "booklet",
        N_("Evidence booklet"),
        N_("A page for any browser, without any network: each cell of the matrix opens all of its verbatims."),
        (".html",),
    ),
    Output(
        "week",
        N_("What is new"),
        N_("What was read, coded, changed and flipped since a day, and what is to be discussed: for those who follow."),
        (".docx", ".html"),
    ),
    Output(
        "methods",
        N_("Methods paragraph"),
        N_("How the study was done, with its true figures: to paste into a paper."),
        (".docx", ".html"),
    ),
    Output(
        "codings",
        N_("Table of codings"),
        N_("One row for each coding: for a spreadsheet or a program."),
        (".csv",),
    ),
    Output("projects", N_("Table of projects"), N_("One row for each project, with its attributes."), (".csv",)),
    Output(
        "matrix",
        N_("Table of the matrix"),
        N_("One row for each project and pillar or variable: counts, states, estimates, answers."),
        (".csv",),
    ),
    Output(
        "qca",
        N_("QCA, fuzzy sets"),
        N_("Estimates as memberships 0, 0.33, 0.67 and 1, with the attributes as outcomes."),
        (".csv",),
    ),
    Output(
        "qca_crisp",
        N_("QCA, crisp sets"),
        N_("Estimates as 0 or 1, cut at the study’s k, with the attributes as outcomes."),
        (".csv",),
    ),
    Output(
        "calibration",
        N_("QCA, calibration"),
        N_("What each estimate means, what it becomes in both kinds of sets, and how many there are."),
        (".csv",),
    ),
)


def usual(suffix: str) -> str | None:
    """Give the output that a suffix means where nothing else is said; None for one that is never written."""
    preferred = {".csv": "codings", ".html": "booklet"}
    if suffix in preferred:
        return preferred[suffix]
    return next((each.name for each in OUTPUTS if suffix in each.suffixes), None)


def named(name: str, suffix: str) -> Output | None:
    """Find an output that can be written with a suffix."""
    return next((each for each in OUTPUTS if each.name == name and suffix in each.suffixes), None)


def possible(suffix: str) -> str:
    """List the outputs that a suffix can hold."""
    return ", ".join(each.name for each in OUTPUTS if suffix in each.suffixes)
