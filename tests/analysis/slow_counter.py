"""A second counter, slow and plain, written from the rule's page and from single codings: no code of ours."""

from __future__ import annotations

from fractions import Fraction

MOMENTS = ("emergence", "support")


def middle(numbers):
    numbers = sorted(numbers)
    half = len(numbers) // 2
    return Fraction(numbers[half]) if len(numbers) % 2 else Fraction(numbers[half - 1] + numbers[half], 2)


def there(codings, project, moment, codes):
    return [c for c in codings if c["project"] == project and c["code"] in codes and c["moment"] in (moment, "both")]


def by_voice(codings):
    voices = {}
    for coding in codings:
        voices.setdefault(coding["voice"], []).append(coding)
    return voices


def state(codings, project, moment, code, documenting, t, supporters):
    here = there(codings, project, moment, {code})
    if not here:
        telling = set(by_voice(there(codings, project, moment, documenting)))
        if not telling:
            return {"state": "U", "weak": False, "intensity": None, "why": set()}
        return {
            "state": "S",
            "weak": len(telling) < t,
            "intensity": None,
            "why": {"few_voices"} if len(telling) < t else set(),
        }
    affirm = nuance = deny = 0
    felt = []
    for said in by_voice(here).values():
        words = [c["polarity"] for c in said]
        if set(words) == {"absent"}:
            deny += 1
        elif set(words) == {"present"} and [c for c in said if c["intensity"] != 1]:
            affirm += 1
        else:
            nuance += 1
        stated = [
            1 if c["polarity"] == "mixed" else c["intensity"]
            for c in said
            if c["polarity"] == "mixed" or c["intensity"]
        ]
        if stated:
            felt.append(middle(stated))
    x, y = affirm + nuance, deny
    why = set()
    if x >= 1 and y >= 1 and 3 * min(x, y) > x + y:
        name = "C"
        if min(x, y) < t:
            why.add("few_voices")
    elif x > y and x >= t and affirm >= 1:
        name = "P"
    elif x > y:
        name = "p"
        why.add("few_voices" if x < t else "nuanced_only")
    else:
        name = "N"
        if y < t:
            why.add("few_voices")
    if {c["moment"] for c in here} == {"both"}:
        why.add("both_only")
    if name != "C" and set(by_voice(here)) <= set(supporters):
        why.add("supporter_only")
    return {"state": name, "weak": bool(why), "intensity": middle(felt) if felt else None, "why": why}


def answer(e, s, change):
    e, s = e.replace("p", "P"), s.replace("p", "P")
    if e == "P":
        if s == "P":
            return "sustained" if change is None or -1 < change < 1 else "reinforced" if change > 0 else "weakened"
        return {"N": "lost", "C": "outcome_contested"}.get(s, "from_emergence")
    if e == "C":
        return "origin_contested" if s == "P" else "contested"
    if s == "C":
        return "contested"
    if e == "N":
        return {"P": "emerged_with_support", "N": "absent"}.get(s, "absent_at_emergence")
    if s == "N":
        return "absent_with_support"
    if s == "P":
        return "origin_silent" if e == "S" else "origin_unknown"
    if e == s:
        return "not_mentioned" if e == "S" else "undocumented"
    return "undetermined"


def difference(e, s):
    return None if e["intensity"] is None or s["intensity"] is None else s["intensity"] - e["intensity"]


def variable(codings, project, code, documenting, t, supporters):
    e, s = (state(codings, project, moment, code, documenting, t, supporters) for moment in MOMENTS)
    return e, s, answer(e["state"], s["state"], difference(e, s)), e["why"] | s["why"]


def pillar(codings, project, codes, documenting, t, m, supporters):
    judged = [variable(codings, project, code, documenting, t, supporters) for code in codes]
    speaking = "PpNC"
    comparable = [v for v in judged if v[0]["state"] in speaking and v[1]["state"] in speaking]
    enough = len(comparable) >= m
    states, reasons = [], set()
    for side, moment in enumerate(MOMENTS):
        entering = [v[side] for v in (comparable if enough else judged) if v[side]["state"] in speaking]
        a = sum(v["state"] in "Pp" for v in entering)
        b = sum(v["state"] == "N" for v in entering)
        c = sum(v["state"] == "C" for v in entering)
        solid = [v["state"] for v in entering if not v["weak"]]
        if a + b + c == 0:
            telling = set(by_voice(there(codings, project, moment, documenting)))
            states.append("S" if telling else "U")
            if telling and len(telling) < t:
                reasons.add("few_voices")
        elif a > b + c:
            states.append("P" if solid.count("P") >= m else "p")
            if states[-1] == "p":
                reasons.add("few_variables")
        elif b > a + c:
            states.append("N")
            if solid.count("N") < m:
                reasons.add("few_variables")
        else:
            states.append("C")
            if len(solid) < m:
                reasons.add("few_variables")
        if entering and not enough:
            reasons.add("few_variables")
    changes = [
        difference(v[0], v[1])
        for v in comparable
        if v[0]["state"] in "Pp" and v[1]["state"] in "Pp" and difference(v[0], v[1]) is not None
    ]
    profile = {}
    for v in judged:
        profile[v[2]] = profile.get(v[2], 0) + 1
    return states, answer(states[0], states[1], middle(changes) if changes else None), reasons, profile
