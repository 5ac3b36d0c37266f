"""What one document says of one code, with what may set it aside: what robustness is tried on, without asking again."""

from __future__ import annotations

from enum import Flag, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ect_coder.analysis.evidence import Testimony


class Aside(Flag):
    """Whose like an account is, where one wants to see what stands without them."""

    NOTHING = 0
    PRESS = auto()
    SUPPORTER = auto()
    RETROSPECTIVE = auto()
    INTERPRETED = auto()


class Account(NamedTuple):
    """A testimony of one document; a voice of several documents gives several, which the rule hears as one."""

    said: Testimony
    aside: Aside


def left(accounts: Iterable[Account], without: Aside) -> list[Testimony]:
    """Give the testimonies that stand once others are set aside."""
    if without is Aside.NOTHING:
        return [each.said for each in accounts]
    return [each.said for each in accounts if not each.aside & without]
