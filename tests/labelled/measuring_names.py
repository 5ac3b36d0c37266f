"""How many of the labelled names the program proposes: `python -m tests.labelled.measuring_names` writes docs/names.md."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path

from ect_coder.names.found import Known, Label, Text
from ect_coder.names.gathering import beside
from ect_coder.names.machine import Machine
from ect_coder.names.rules import Rules, Usage
from tests.labelled import HALVES, KINDS, NAMES, passages

PAGE = Path(__file__).parents[2] / "docs" / "names.md"
LABELS = {"person": Label.PER, "organisation": Label.ORG, "place": Label.LOC}
HEAD = """# Names: what is proposed

By `python -m tests.labelled.measuring_names`, on the labelled set of `tests/labelled` (its README tells who labelled it,
and when). Rules were tuned on the half `tune` and on the example study; of the half `report` the writer of the rules had seen five
passages of interviews, and looked at its figures several times while the rules changed, at its failures only when they
stood: the figures may be somewhat too good. A name is **met** where
a proposal touches it, **exact** where it is the proposal, of the **right kind** where person, organisation or place agree; in
square brackets the 95 % interval (Wilson). **Right** are the proposals that touch a name.

The passages of a half stand for a study. Its records tell each project's name, its supporter and, for most, one person of
the supporter's staff, as a study would; « without records » is without them. Nothing is replaced without a person's word.
"""
CLOSE = """
spaCy (`fr_core_news_sm`) reads beside the rules where it is installed; what it adds passes the rules' own filter
(capitals, never seen in lower case, no ordinary word). Alone, it meets far fewer; what it adds to the rules is the second
line above, and no more. It is kept for what rules cannot know, and costs nothing where it is not installed.

Automatic transcripts write names without capitals: there a name is met where records tell it, where it is written
with a capital elsewhere in the study, where it is a usual first name, or after « à », « chez », a title. The others
are missed, and no figure for tidy text should hide it. These are few names: read the intervals.
"""


@dataclass
class Count:
    """What became of some labelled names."""

    named: int = 0
    met: int = 0
    exact: int = 0
    kind: int = 0


@dataclass
class Judged:
    """What became of all of them: by what they are and where, what was missed, and what was proposed for nothing."""

    counts: dict[str, Count] = field(default_factory=dict)
    proposed: int = 0
    right: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)
    spurious: list[tuple[str, str]] = field(default_factory=list)


def by_rules(half, *, records=True):
    """Give each passage of a half with what the rules propose in it."""
    every = passages(half)
    usage = Usage(Text(each.text) for each in every)
    return [(each, Rules(usage, _records(each.project) if records else ()).propose(Text(each.text))) for each in every]


def by_both(half, machine):
    """Give each passage with what rules and spaCy propose."""
    usage = Usage(Text(each.text) for each in passages(half))
    return [(each, beside(found, _entities(machine, each.text), usage)) for each, found in by_rules(half)]


def by_machine(half, machine):
    """Give each passage with what spaCy alone sees."""
    return [(each, _entities(machine, each.text)) for each in passages(half)]


def _entities(machine, text):
    return machine.entities(text, lambda: False)


def _records(project):
    staff = [Known(name, Label.PER) for name in project.staff]
    return [Known(project.name, Label.ORG), Known(project.supporter, Label.ORG), *staff]


def judged(found):
    """Hold proposals against the labels."""
    outcome = Judged({key: Count() for key in ("all", *NAMES, *KINDS)})
    for passage, mentions in found:
        named = [(name, kind, _places(name, passage.text)) for name, kind in passage.names]
        for name, kind, places in named:
            met = [each for each in mentions if _touches(each, places)]
            for key in ("all", kind, passage.kind):
                count = outcome.counts[key]
                count.named += 1
                count.met += bool(met)
                count.exact += any(each.text == name for each in met)
                count.kind += any(each.label is LABELS[kind] for each in met)
            if not met:
                outcome.missed.append((passage.id, name))
        for each in mentions:
            right = any(_touches(each, places) for _name, _kind, places in named)
            outcome.proposed += 1
            outcome.right += right
            if not right:
                outcome.spurious.append((passage.id, each.text))
    return outcome


def _places(name, text):
    return [each.span() for each in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]


def _touches(mention, places):
    return any(mention.span.start < end and start < mention.span.end for start, end in places)


def interval(hits, n):
    """Give the 95 % interval of a share (Wilson's)."""
    z, share = 1.96, hits / n
    middle, wide = share + z * z / (2 * n), z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return (middle - wide) / (1 + z * z / n), (middle + wide) / (1 + z * z / n)


def _share(hits, n):
    low, high = interval(hits, n)
    return f"{hits / n:.3f} [{low:.3f}–{high:.3f}]"


def page():
    """Write the figures, for both halves."""
    machine = Machine()
    lines = [HEAD]
    for half in reversed(HALVES):
        rules = judged(by_rules(half))
        ways = {
            "rules": rules,
            "rules and spaCy": judged(by_both(half, machine)),
            "rules, without records": judged(by_rules(half, records=False)),
            "spaCy alone": judged(by_machine(half, machine)),
        }
        lines += [f"## The half `{half}`", "", "| how | n | met | exact | right kind | proposed | right |"]
        lines += ["|---|---|---|---|---|---|---|", *(_way(*each) for each in ways.items()), ""]
        lines += ["| by the rules | n | met | exact | right kind |", "|---|---|---|---|---|"]
        lines += [_row(key, each) for key, each in rules.counts.items() if key != "all"]
        lines += ["", "Missed: " + _listed(rules.missed), "", "Proposed for nothing: " + _listed(rules.spurious), ""]
    machine.close()
    return "\n".join(lines) + CLOSE


def _way(name, outcome):
    right = _share(outcome.right, outcome.proposed)
    return f"{_row(name, outcome.counts['all'])} {outcome.proposed} | {right} |"


def _row(name, count):
    met = _share(count.met, count.named)
    return f"| {name} | {count.named} | {met} | {count.exact / count.named:.3f} | {count.kind / count.named:.3f} |"


def _listed(found):
    return "; ".join(f"« {name} » ({passage})" for passage, name in found) + "."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
