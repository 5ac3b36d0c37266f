"""An article of the press, whatever database it comes from: what the lines over it say, and what it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ect_coder.corpus import dates
from ect_coder.corpus.readers.passages import Cut, shifted
from ect_coder.corpus.readers.source import MarkKind, Source, TextMark
from ect_coder.values import Kind
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SPACE = "[ \u00a0\u202f]"
_COUNT = re.compile(rf"(?P<count>\d{{1,3}}(?:[ \u00a0\u202f.,]\d{{3}})+|\d+){_SPACE}*(?:mots?|words?)\b", re.I)
_PAGE = re.compile(rf"\b(?:pp?|pg|page)\b\.?{_SPACE}*(?P<page>[^\s,;•][^,;•]*)", re.I)
_ISSUE = re.compile(rf"(?:\b(?:no|nos|num[ée]ro|number|issue)\b\.?|n[°º]){_SPACE}*(?P<issue>\S.*)", re.I)
_WEB = re.compile(r"\s*\([^()]*\b(?:web|site|blog)\b[^()]*\)", re.I)
_EDGES = " \t\u00a0\u202f,;:•|–—-"

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article as its database gives it, all of it canonical.

    `heading` are the lines of its heading (surtitle, title), `lead` those below it (subtitle). `facts` without a value
    are dropped. `date` is the printed one, `filed` the day (ISO) that the database's own number says.
    """

    title: str
    body: Cut
    heading: Sequence[str] = ()
    lead: Sequence[str] = ()
    date: str | None = None
    filed: str | None = None
    facts: Facts = ()
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Printed:
    """What the line over an article says: « Économie, mercredi 11 septembre 2024 412 mots, p. 11 »."""

    date: str | None
    section: str
    words: str
    page: str


def source(article: Article, database: str, kind: Kind = Kind.PRESS) -> Source:
    """Make a text of an article: its heading (surtitle, title), each line marked as one, its subtitle, its body.

    Newspaper, author, date and the like are facts and no part of the text, so that who reads codes the article only.
    The printed date counts, and the database's own where none is printed. What has no title is called by its newspaper
    and date.
    """
    above = "".join(f"{line}\n" for line in (*article.heading, *article.lead))
    date = article.date or article.filed
    newspaper = dict(article.facts).get("newspaper", "")
    body = shifted(article.body, len(above))
    return Source(
        (above + body.text).rstrip("\n"),
        marks=(*_headings(article.heading), *body.marks),
        remarks=body.remarks,
        leaves=body.leaves,
        left_out=article.left_out,
        warnings=_date_warnings(article),
        facts=tuple(each for each in article.facts if each[1]),
        format=database,
        title=article.title or ", ".join(filter(None, (newspaper, date))) or None,
        kind=kind,
        date=date,
    )


def printed(line: str) -> Printed:
    """Read the line over an article: of two dates the last is its own, and what stands before it is the section."""
    found = dates.written(line)
    before, after = (line[: found[-1].start], line[found[-1].end :]) if found else (line, "")
    count = _COUNT.search(after) or _COUNT.search(before)
    over = _COUNT.sub(" ", before)
    page = _PAGE.search(_COUNT.sub(" ", after)) or _PAGE.search(over)
    section = _PAGE.sub(" ", over)
    return Printed(
        found[-1].date if found else None,
        " ".join(section.split()).strip(_EDGES),
        figures(count["count"]) if count else "",
        page["page"].strip(_EDGES) if page else "",
    )


def word_count(line: str) -> str:
    """Give the count of a line that says « 412 mots » and nothing else; empty for any other."""
    found = _COUNT.fullmatch(line)
    return figures(found["count"]) if found else ""


def figures(number: str) -> str:
    """Give a number without what parts its thousands."""
    return re.sub(r"\D", "", number)


def newspaper(lines: Sequence[str]) -> Facts:
    """Read a newspaper's lines: its name, cleaned and as printed, its issue, and its edition, which local press needs.

    « Le Quotidien du Val (site web), no. 12345 » and below « Édition Revermont ».
    """
    if not lines:
        return ()
    name, *others = [part.strip() for part in _WEB.sub("", lines[0]).split(",")]
    parts = [part for part in (*others, *(_WEB.sub("", line).strip() for line in lines[1:])) if part]
    issues = [found["issue"] for part in parts if (found := _ISSUE.fullmatch(part))]
    editions = [part for part in parts if not _ISSUE.fullmatch(part)]
    return (
        ("newspaper", name.strip(_EDGES)),
        ("newspaper_raw", " ".join(lines)),
        ("edition", ", ".join(editions)),
        ("issue", ", ".join(issues)),
    )


def _headings(heading: Sequence[str]) -> list[TextMark]:
    marks, start = [], 0
    for line in heading:
        marks.append(TextMark(start, start + len(line), MarkKind.HEADING))
        start += len(line) + 1
    return marks


def _date_warnings(article: Article) -> tuple[str, ...]:
    if article.date is None and article.filed is None:
        text = _("“{title}” has no date that could be read.")
    elif article.date is None:
        text = _("“{title}” is printed without a date; that of its number in the database was taken: {filed}.")
    elif (dates.days_apart(article.date, article.filed or "") or 0) > 1:
        text = _("“{title}” is printed with the date {date}, but its number in the database says {filed}.")
    else:
        return ()
    return (text.format(title=article.title, date=article.date, filed=article.filed),)
