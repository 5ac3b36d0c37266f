"""What only ECT Coder knows of a study, as notes of the project and of each source, which come back without loss.

A note is a sentence for people, then a mark, then JSON. It says what a coding means; which codings there are is said by
the file's own elements, so that what a colleague adds or takes away in another program holds.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import TypeAdapter

from ect_coder.analysis.parcel import Coding, Discussion, Document, Estimate, Memo, Project, Settlement
from ect_coder.corpus.attributes import Attribute
from ect_coder.wording import _

_T = TypeVar("_T")
_MARK = "\n[ECT-CODER 1]\n"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class OfStudy:
    """The note of the project; `memos` are those of projects, which cases can only show in their description."""

    language: str
    projects: tuple[Project, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    memos: tuple[Memo, ...] = ()


@dataclass(frozen=True, slots=True)
class OfDocument:
    """The note of a source: its own facts but for the text, and what its codings say."""

    document: Document
    codings: tuple[Coding, ...] = ()
    discussions: tuple[Discussion, ...] = ()
    settlements: tuple[Settlement, ...] = ()


_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {each: TypeAdapter(each) for each in (OfStudy, OfDocument)}


def legal(text: str) -> str:
    """Leave out what XML cannot hold."""
    return _ILLEGAL.sub("", text)


def write(note: OfStudy | OfDocument) -> str:
    """Write a note."""
    if isinstance(note, OfDocument):
        note = replace(note, document=replace(note.document, text=""))
    value = _ADAPTERS[type(note)].dump_python(note, mode="json", exclude_defaults=True)
    words = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    people = _("ECT Coder reads this note again to find what other programs cannot hold. Leave it as it is.")
    return people + _MARK + _ILLEGAL.sub(lambda found: f"\\u{ord(found[0]):04x}", words)


def is_own(text: str) -> bool:
    """Say whether a note is one of ours, whole or spoilt."""
    return _MARK.strip() in text


def read(text: str, kind: type[_T]) -> _T | None:
    """Read a note of a kind back; None if it is another, or was spoilt."""
    _people, mark, words = text.replace("\r\n", "\n").partition(_MARK)
    if not mark:
        return None
    try:
        found: _T = _ADAPTERS[kind].validate_python(json.loads(words))
    except (ValueError, RecursionError):  # a ValidationError is a ValueError
        return None
    return found
