"""Two texts on one thing become one that holds both: whichever comes first, and however often it is done."""

from __future__ import annotations

from dataclasses import dataclass

_BETWEEN = "\n\n* * *\n\n"
"""What stands between texts of several people."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text, by whom and when; a text of several people has no one name, `coder` is the last of them."""

    text: str
    coder: str = ""
    created: str = ""


def both(one: Written, other: Written) -> Written:
    """Give the text that holds two: the longer one where it has all of the other, else both, each under its name.

    The order of the two does not matter, nor how often, nor in which order several are brought together.
    """
    parts = dict(sorted([*_parts(one).items(), *_parts(other).items()], key=_in_order, reverse=True))
    kept = {body: part for body, part in parts.items() if not any(body in more for more in parts if more != body)}
    if len(kept) == 1:
        (body,) = kept
        return min((each for each in (one, other) if body in each.text), key=lambda each: (each.created, each.coder))
    last = max(one, other, key=lambda each: (each.created, each.coder))
    return Written(_BETWEEN.join(sorted(map(_signed, kept.values()))), last.coder, last.created)


def _parts(written: Written) -> dict[str, Written]:
    """Give the texts of several people, each by what it says with its name."""
    texts = [each for each in written.text.split(_BETWEEN) if each]
    return {each: Written(each) if len(texts) > 1 else written for each in texts}


def _in_order(item: tuple[str, Written]) -> tuple[str, str, str]:
    body, part = item
    return body, part.coder, part.created


def _signed(part: Written) -> str:
    if not part.coder:
        return part.text
    return f"{part.text}\n— {part.coder}, {part.created[:10]}"
