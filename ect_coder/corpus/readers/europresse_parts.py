"""The parts of an article of Europresse as they are printed, and what the database puts around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

NUMBER = re.compile(r"\b\w+·(?P<day>\d{8})·[^\s·]+·[^\s·]+")
"""A document's number: « news·20240911·QDV·abc_123 », with the day."""
_LONGEST = 20
"""Characters before the first sign of a number."""
_CERTIFICATE = re.compile(
    r"(?:Ce certificat est émis|Certificat émis|This certificate is issued|Certificate issued|Numéro de document\b"
    r"|Document number\b|Date d.émission\b|Issue date\b)",
    re.I,
)
_LEGAL = re.compile(r"(?:©|\(c\)).*(?:droits réservés|rights reserved)", re.I)
_FIRST = frozenset("CcDdIiNnTt©(")
"""Letters and signs with which the lines of a certificate or a notice begin."""
_APART = ("legalinfo", "lblnodoc", "divpublic", "lblenddate", "certificat", "apd-wrapper")


@dataclass(slots=True)
class Parts:
    """What is printed of one article: lines of each part; `number` holds the document's number in the database.

    `nature` is "twitter", "link" or "transcript" where it is none of the press; asides and images are counted.
    """

    newspaper: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    surtitle: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    subtitle: list[str] = field(default_factory=list)
    author: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    number: str = ""
    also_in: list[str] = field(default_factory=list)
    url: str = ""
    nature: str = ""
    asides: int = 0
    images: int = 0

    @property
    def header(self) -> str:
        """The line over the article: section, date, words, page, which may be printed in several elements."""
        return re.sub(r",(?:\s*,)+", ",", ", ".join(self.headers))


def number(text: str) -> str:
    """Find a document's number in a text; empty where there is none."""
    sign = text.find("·")
    found = NUMBER.search(text, max(0, sign - _LONGEST)) if sign >= 0 else None
    return found[0] if found else ""


def is_apart(element: HtmlElement) -> bool:
    """Say whether an element is an aside, a legal notice or part of the certificate, which names the institution."""
    if element.tag in ("aside", "footer"):
        return True
    attributes = element.attrib
    if not attributes:
        return False
    marked = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
    return any(each in marked for each in _APART)


def is_certificate(line: str) -> bool:
    """Say whether a line belongs to the certificate."""
    return bool(_CERTIFICATE.match(line))


def is_legal(line: str) -> bool:
    """Say whether a line is the legal notice."""
    return bool(_LEGAL.match(line))


def own(lines: Iterable[str]) -> list[str]:
    """Keep the lines that are the article's: no certificate, no legal notice."""
    return [line for line in lines if line[0] not in _FIRST or not (is_certificate(line) or is_legal(line))]
