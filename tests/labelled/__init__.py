"""What a researcher marked by hand, for judging the rules of French: passages, sentences, queries. README.md tells how."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HALVES = ("tune", "report")
KINDS = ("interview", "automatic", "press", "report", "note")
MOMENTS = ("emergence", "support", "both", "none")
POLARITIES = ("present", "absent", "mixed", "absent, then present", "present, then absent")
NAMES = ("person", "organisation", "place")
PILLARS = {"coop": "cooperation", "ancr": "anchoring", "resi": "resilience", "hybr": "hybrid_model"}
"""The pillar of a variable, by how its id begins."""


@dataclass(frozen=True, slots=True)
class Project:
    """What the study knows of a project: who supports it, their staff it names, and since when (year or year-month)."""

    name: str
    supporter: str
    pivot: str
    staff: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage and its labels; `asked` are the interviewer's words in it, `date` the document's where it has one."""

    id: str
    kind: str
    half: str
    project: Project
    text: str
    moment: str
    date: str = ""
    asked: tuple[str, ...] = ()
    evidence: tuple[tuple[str, str], ...] = ()
    """Variables of the codebook, each with its polarity."""
    names: tuple[tuple[str, str], ...] = ()
    """Names as they stand in the text, each with its kind."""
    hard: str = ""
    why: str = ""

    @property
    def pillars(self) -> frozenset[str]:
        """The pillars its variables belong to."""
        return frozenset(PILLARS[variable[:4]] for variable, _polarity in self.evidence)


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut into its sentences, each with the space that follows it."""

    id: str
    manner: str
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole, as a document would hold it."""
        return "".join(self.sentences)


@dataclass(frozen=True, slots=True)
class Query:
    """A lemma asked of the lines, and the numbers of those that hold a form of that word; the first line is 1."""

    lemma: str
    lines: frozenset[int]
    why: str = ""


def passages(half: str | None = None) -> list[Passage]:
    """Give the passages of a half, or all."""
    known = {each["name"]: _project(each) for each in _read("passages.toml")["project"]}
    every = [_passage(each, known[each["project"]]) for each in _read("passages.toml")["passage"]]
    return [each for each in every if half in {None, each.half}]


def cuts() -> list[Cut]:
    """Give the texts cut by hand."""
    return [Cut(each["id"], each["manner"], tuple(each["sentences"])) for each in _read("sentences.toml")["text"]]


def queries() -> list[Query]:
    """Give the queries."""
    every = _read("queries.toml")["query"]
    return [Query(each["lemma"], frozenset(each["lines"]), each.get("why", "")) for each in every]


def lines() -> list[str]:
    r"""Give the lines the queries are asked of, their \uXXXX escapes resolved."""
    written = (HERE / "lines.txt").read_text(encoding="utf-8").splitlines()
    return [re.sub(r"\\u([0-9a-f]{4})", lambda escape: chr(int(escape[1], 16)), line) for line in written]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _project(told: dict[str, Any]) -> Project:
    return Project(**{**told, "staff": tuple(told.get("staff", ()))})


def _passage(told: dict[str, Any], project: Project) -> Passage:
    names = told.get("names", {})
    return Passage(
        **{
            **told,
            "project": project,
            "asked": tuple(told.get("asked", ())),
            "evidence": tuple(told.get("evidence", {}).items()),
            "names": tuple((name, kind) for kind, spans in names.items() for name in spans),
        }
    )
