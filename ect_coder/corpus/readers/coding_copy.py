"""A Word copy that went out to be coded by comments and comes back: which text it was, and the comments on it.

What the copy is of stands in its custom properties, so that neither Word nor LibreOffice loses it. Numbers of
paragraphs are Word's own there, so that they are never part of the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ect_coder.corpus.readers import word
from ect_coder.corpus.readers.source import File, Passed
from ect_coder.corpus.readers.word_numbers import Numbers
from ect_coder.corpus.readers.word_parts import Parts
from ect_coder.errors import Cause, UnreadableFile
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ect_coder.corpus.readers.source import Remark, Source

_FIELD = "ECT Coder – "
_CODE = _FIELD + "code "
_NAMED = {each: _FIELD + each for each in ("document", "text", "names", "person", "heading")}


@dataclass(frozen=True, slots=True)
class Identity:
    """What a copy is of: the GUID of its document, the SHA-256 of its text as it went out, how names left, for whom.

    `heading` is the line after which the text begins; `codes` are the keys of codes by their short names, as they were
    when it went out. A file that is no copy of ours says nothing of it.
    """

    document: str = ""
    text: str = ""
    names: str = ""
    person: str = ""
    heading: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)

    def properties(self) -> dict[str, str]:
        """Give the custom properties of the file."""
        said = {name: getattr(self, each) for each, name in _NAMED.items()}
        return {**said, **{_CODE + short: key for short, key in self.codes.items()}}


def identity(source: Source) -> Identity:
    """Give what a copy that was read says that it is."""
    said = dict(source.facts)
    codes = {name.removeprefix(_CODE): key for name, key in said.items() if name.startswith(_CODE)}
    return Identity(**{each: said.get(name, "") for each, name in _NAMED.items()}, codes=codes)


def read(path: Path) -> File:
    """Read a copy: the text after its heading alone, the comments on it; raise UnreadableFile.

    Its properties are facts of the source; comments before the text are passed over, and said.
    """
    if path.suffix.lower() not in word.SUFFIXES:
        raise UnreadableFile(path=path.name, cause=Cause.UNSUPPORTED)
    if not path.exists():
        raise UnreadableFile(path=path.name, cause=Cause.MISSING)
    with Parts(path) as parts:
        source = word.read_parts(parts, Numbers(None), _never)
        source = replace(source, facts=tuple(parts.properties().items()))
    return _after_heading(source, identity(source).heading)


def _after_heading(source: Source, heading: str) -> File:
    """Leave out what stands before the text: how to code, and the codebook."""
    start = f"\n{source.text}".find(f"\n{heading}\n") if heading else -1
    if start < 0:
        return File((source,))
    begin = start + len(heading) + 1
    remarks = (_moved(each, begin) for each in source.remarks if each.start >= begin)
    why = _("It stands before the text, not on it.")
    passed = (Passed(each.text, why) for each in source.remarks if each.start < begin)
    return File((replace(source, text=source.text[begin:], remarks=tuple(remarks)),), tuple(passed))


def _moved(remark: Remark, begin: int) -> Remark:
    return replace(remark, start=remark.start - begin, end=remark.end - begin)


def _never() -> bool:
    return False
