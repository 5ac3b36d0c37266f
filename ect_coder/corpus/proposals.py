"""The attributes that a study is offered, in its language: some from the start, the others by a click."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from ect_coder.corpus.attributes import Attribute, Facet, Owner
from ect_coder.resources import resource
from ect_coder.values import Sort

if TYPE_CHECKING:
    from collections.abc import Mapping


def proposed(owner: Owner, language: str) -> list[Attribute]:
    """List what projects or documents are offered, heading by heading."""
    return [_attribute(owner, each, language) for each in _file()[owner]]


def created(language: str) -> list[Attribute]:
    """List what a new study has from the start."""
    return [_attribute(owner, each, language) for owner in Owner for each in _file()[owner] if each.get("created")]


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(resource("attributes", "proposed.toml").read_text(encoding="utf-8"))


def _attribute(owner: Owner, plan: Mapping[str, Any], language: str) -> Attribute:
    return Attribute(
        owner=owner,
        name=plan["name"][language],
        heading=_file()["headings"][plan["heading"]][language],
        sort=Sort(plan.get("sort", Sort.TEXT)),
        several=plan.get("several", False),
        choices=tuple(plan.get("choices", {}).get(language, ())),
        base=plan.get("base", {}).get(language, ""),
        facet=Facet(plan.get("facet", Facet.NONE)),
    )
