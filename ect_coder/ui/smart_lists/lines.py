"""A condition as lines that follow each other, as the window shows it, and back. No Qt here.

« Ou » begins another group of lines, of which one is enough; « sauf » denies a line. A line is about the excerpt, or
about another one that stands beside it; a line about `THAT_ONE` says more of the other one of the line before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ect_coder.coding.conditions import About, All, Beside, Condition, Either, Not, Words
from ect_coder.errors import NotInRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Joint(StrEnum):
    """How a line is joined to those before it."""

    AND = "and"
    OR = "or"
    EXCEPT = "except"


class Whose(StrEnum):
    """Of which excerpt a line speaks."""

    ITSELF = "itself"
    SAME_PARAGRAPH = "same"
    NEAR = "near"
    OVERLAPPING = "overlapping"
    THAT_ONE = "that_one"


@dataclass(frozen=True, slots=True)
class Line:
    """One condition; `paragraphs` counts where the other excerpt is near."""

    condition: About | Words
    joint: Joint = Joint.AND
    whose: Whose = Whose.ITSELF
    paragraphs: int = 2

    @property
    def beside(self) -> bool:
        """Whether it speaks of another excerpt."""
        return self.whose is not Whose.ITSELF


def condition_of(lines: Iterable[Line]) -> Condition | None:
    """Give the condition that lines make, None without any line."""
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or line.joint is Joint.OR:
            groups.append([])
        groups[-1].append(line)
    parts = tuple(_group(each) for each in groups)
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else Either(parts)


def lines_of(condition: Condition) -> list[Line]:
    """Give the lines that make a condition; raise NotInRows where none do."""
    groups = condition.parts if isinstance(condition, Either) else (condition,)
    found: list[Line] = []
    for each in groups:
        first, *others = _lines(each)
        if found and first.joint is Joint.EXCEPT:
            raise NotInRows
        found += [replace(first, joint=Joint.OR) if found else first, *others]
    return found


def _group(lines: Sequence[Line]) -> Condition:
    parts: list[tuple[Line, list[Line]]] = []
    for line in lines:
        if line.whose is Whose.THAT_ONE and parts and parts[-1][0].beside:
            parts[-1][1].append(line)
        else:
            parts.append((line, []))
    made = tuple(_part(first, more) for first, more in parts)
    return made[0] if len(made) == 1 else All(made)


def _part(first: Line, more: Sequence[Line]) -> Condition:
    """Make what a line asks, with what others add of the same neighbour."""
    asked: Condition = first.condition
    if more:
        asked = All((asked, *(_denied(each, each.condition) for each in more)))
    if first.beside:
        asked = Beside(asked, _within(first))
    return _denied(first, asked)


def _denied(line: Line, condition: Condition) -> Condition:
    return Not(condition) if line.joint is Joint.EXCEPT else condition


def _within(line: Line) -> int | None:
    if line.whose is Whose.OVERLAPPING:
        return None
    return line.paragraphs if line.whose is Whose.NEAR else 0


def _lines(group: Condition) -> list[Line]:
    parts = group.parts if isinstance(group, All) else (group,)
    return [line for part in parts for line in _of(part)]


def _of(part: Condition) -> list[Line]:
    match part:
        case About() | Words():
            return [Line(part)]
        case Beside(other, within):
            first, *more = _lines(other)
            if first.joint is Joint.EXCEPT or any(each.beside for each in (first, *more)):
                raise NotInRows
            return [_placed(first, within), *(replace(each, whose=Whose.THAT_ONE) for each in more)]
        case Not(About() | Words() | Beside()):
            first, *more = _of(part.part)
            return [replace(first, joint=Joint.EXCEPT), *more]
        case _:
            raise NotInRows


def _placed(line: Line, within: int | None) -> Line:
    if within is None:
        return replace(line, whose=Whose.OVERLAPPING)
    return replace(line, whose=Whose.NEAR, paragraphs=within) if within else replace(line, whose=Whose.SAME_PARAGRAPH)
