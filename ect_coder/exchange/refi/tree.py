"""The XML of both files as a tree of plain names, forgiving: namespaces of drafts, or none, are as good as the last."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from lxml import etree

from ect_coder.errors import Cause, UnreadableFile
from ect_coder.exchange.refi.guids import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ect_coder.corpus.readers.package import Element

_LARGEST = 50_000_000


def codebook(path: Path) -> Element:
    """Parse a .qdc; raise UnreadableFile."""
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableFile(path=path.name, cause=Cause.TOO_BIG)
        content = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(path=path.name, cause=Cause.MISSING) from None
    except OSError:
        raise UnreadableFile(path=path.name, cause=Cause.FORBIDDEN) from None
    if not content.strip():
        raise UnreadableFile(path=path.name, cause=Cause.EMPTY)
    narrow = content.replace(b"\0", b"")
    if b"<!DOCTYPE" in narrow or b"<!ENTITY" in narrow:
        raise UnreadableFile(path=path.name, cause=Cause.ENTITIES)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        cause = Cause.RENAMED if content.startswith(b"PK") else Cause.DAMAGED
        raise UnreadableFile(path=path.name, cause=cause) from None


def name(element: Element) -> str:
    """Give an element's name without its namespace; nothing for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """Give the children of some names, in order; none of no element."""
    return (each for each in (element if element is not None else ()) if name(each) in names)


def child(element: Element | None, wanted: str) -> Element | None:
    """Give the first child of a name."""
    return next(children(element, wanted), None)


def below(element: Element | None, *way: str) -> Iterator[Element]:
    """Give what lies at the end of a way of names."""
    if element is None:
        return
    if not way:
        yield element
        return
    for each in children(element, way[0]):
        yield from below(each, *way[1:])


def words(element: Element | None, wanted: str) -> str:
    """Give the text of a child, or nothing."""
    found = child(element, wanted)
    return (found.text or "") if found is not None else ""


def guid(element: Element, attribute: str = "guid") -> str:
    """Give a GUID of an element, plain."""
    return plain(element.get(attribute))


def target(element: Element, *names: str) -> list[str]:
    """List what the references of some names in an element point at."""
    return [plain(each.get("targetGUID") or each.get("guid")) for each in children(element, *names)]


def whole(element: Element, attribute: str) -> int | None:
    """Read a whole number; None if there is none."""
    try:
        return int((element.get(attribute) or "").strip())
    except ValueError:
        return None


def truth(element: Element, attribute: str, *, usual: bool) -> bool:
    """Read true, false, 1 or 0."""
    said = (element.get(attribute) or "").strip().casefold()
    return {"true": True, "1": True, "false": False, "0": False}.get(said, usual)


def moment(element: Element) -> str:
    """Give when a thing was made, as ISO 8601; nothing where it does not say so, or in words of its own."""
    said = (element.get("creationDateTime") or element.get("modifiedDateTime") or "").strip()
    try:
        return datetime.datetime.fromisoformat(said).isoformat()
    except ValueError:
        return ""
