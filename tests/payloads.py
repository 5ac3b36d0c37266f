"""Texts that mean harm where a program takes them for more than text, one for each cause; and a study full of them."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from ect_coder.analysis.estimates import NewEstimate
from ect_coder.analysis.processing import Processing
from ect_coder.coding.codings import NewCoding
from ect_coder.coding.memos import About, Subject
from ect_coder.corpus.attributes import Attribute, Owner
from ect_coder.corpus.events import NewEvent
from ect_coder.corpus.library import Description
from ect_coder.values import Happening, Mark, Moment, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ect_coder.study import Study

FORMULAS = (
    "=1+1",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1,2)",
    '=HYPERLINK("http://127.0.0.1:9/","x")',
    '=WEBSERVICE("http://127.0.0.1:9/")',
    '=DDE("cmd";"/C calc";"x")',
    '=IMPORTXML("http://127.0.0.1:9/","//a")',
    "＝1+1",
    "%=1+1",
    '=1+1";=2+2;"',
    "=<b>1</b>",
)
PAGES = (
    "<img src='http://127.0.0.1:9/x.png'>",
    "<img src='file:///etc/hostname'>",
    "<script>alert(1)</script>",
    "<b>gras</b>",
    "<h1>titre</h1>",
    "<table border=1><tr><td>x</td></tr></table>",
    "<a href='http://127.0.0.1:9/'>lien</a>",
    "<a href='file:///etc/passwd'>fichier</a>",
    "<p style='font-size:90pt'>grand</p>",
    "<!-- caché --> montré",
    "<style>*{display:none}</style>x",
    "<link rel=stylesheet href='http://127.0.0.1:9/'>",
    "<iframe src='http://127.0.0.1:9/'></iframe>",
    "<svg onload=alert(1)></svg>",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
    "<body background='http://127.0.0.1:9/x.png'>",
    "<object data='file:///etc/passwd'></object>",
    "&lt;b&gt;entités&lt;/b&gt;",
    "&amp;amp; deux fois",
    "</p></td></table> fermé",
    "<qt>Qt</qt>",
    "<font color=red>rouge</font>",
    "<br><hr>",
    "<ul><li>un</li></ul>",
    "<pre>texte</pre>",
    "<div style=\"background-image:url('http://127.0.0.1:9/')\">x</div>",
    "<img src='qrc:/x.png'>",
    "<img src='data:image/png;base64,AAAA'>",
    "{\\rtf1 x}",
    "<!DOCTYPE html><html>x</html>",
)


ALL = "ECT_CODER_ALL_PAYLOADS"
"""A variable of the environment: with it, all payloads are played, not one in so many (make torture)."""


def share(payloads: Sequence[str], each: int) -> Sequence[str]:
    """Give all payloads, or one in so many."""
    return payloads if os.environ.get(ALL) else payloads[::each]


def fill(study: Study, folder: Path, payload: str) -> None:
    """Put a payload at the beginning of every text field there is."""
    study.agree("title", payload)
    file = folder / "x.txt"
    file.write_text(
        f"Texte.\n{payload} : on était trois au début, et ensuite dix.\nE : Qui ?\nM : Nous.\n", encoding="utf-8"
    )
    study.attributes.add([Attribute(owner, payload, heading=payload) for owner in Owner])
    study.add_project(payload, "2019", {payload: payload})
    (report,) = study.take_in([file], payload, coder=payload)
    document = report.documents[0]
    study.describe(document, Description(name=payload, group=payload, code=payload[:20], attributes={payload: payload}))
    key = study.codebook.add(payload, None, payload)
    card = next(iter(study.grid.code(key).cards.values()))
    said = dict.fromkeys(("definition", "include", "exclude", "confuse"), payload)
    study.codebook.describe(key, replace(card, **said), payload, meaning=False)
    start = study.text(document).index(payload)
    span = Span(start, start + len(payload))
    study.code_many([
        NewCoding(document, span, each, moment, memo=payload, coder=payload)
        for each in (key, "coop_confiance")
        for moment in (Moment.EMERGENCE, Moment.SUPPORT)
    ])  # fmt: skip
    for subject in (Subject(About.STUDY), Subject(About.PROJECT, payload), Subject(About.VARIABLE, key)):
        study.write_memo(subject, payload, payload)
    study.note(document, span, payload, payload)
    study.reply(study.discuss(document, span, payload, payload), payload, payload)
    study.events.note(NewEvent(payload, Happening.OTHER, "2020", payload, payload, document, span), payload)
    study.register.add(
        payload, nature=payload, kind=payload, holder=payload, project=payload, how=payload, note=payload
    )
    study.questions.add([payload])
    study.estimate([NewEstimate(payload, "cooperation", Moment.EMERGENCE, Mark.ONE, payload, coder=payload)])
    study.processing.write(Processing(*[payload] * 10))
