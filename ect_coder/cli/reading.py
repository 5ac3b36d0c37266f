"""What the texts say: words found, passages suggested, moments, sentences, names."""

from __future__ import annotations

from typing import Annotated

import typer

from ect_coder.cli.terminal import AsJson, DocumentName, Maybe, Names, StudyFile, reading, say, show_value
from ect_coder.exchange import printing, records
from ect_coder.search.asking import Asked, By
from ect_coder.study import never
from ect_coder.values import Kind, Moment, Role, choice
from ect_coder.wording import _


def search(
    study: StudyFile,
    text: Annotated[str, typer.Argument(metavar="TEXT")],
    lemma: Annotated[bool, typer.Option("--lemma")] = False,
    regex: Annotated[bool, typer.Option("--regex")] = False,
    project: Names = None,
    kind: Names = None,
    role: Names = None,
    moment: Names = None,
    since: Maybe = None,
    until: Maybe = None,
    as_json: AsJson = False,
) -> None:
    """Find words in the documents themselves: by all their forms (--lemma), or by a pattern (--regex)."""
    if lemma and regex:
        raise typer.BadParameter("--lemma | --regex")
    asked = Asked(
        text,
        By.LEMMAS if lemma else By.PATTERN if regex else By.WORDS,
        projects=tuple(project or ()),
        kinds=tuple(choice(Kind, each, "kind") for each in kind or ()),
        roles=tuple(choice(Role, each, "role") for each in role or ()),
        moments=tuple(choice(Moment, each, "moment") for each in moment or ()),
        since=since or "",
        until=until or "",
    )
    with reading(study) as opened:
        found = opened.searches.hits(asked)
    show_value([records.hit(each) for each in found], as_json, printing.hits)


def suggest(study: StudyFile, document: DocumentName, as_json: AsJson = False) -> None:
    """Suggest passages worth reading for a variable, with the reason; nothing is written."""
    with reading(study) as opened:
        found = opened.suggestions.of(opened.document_id(document))
        pillars = {each.id: each.pillar for each in opened.grid.variables}
    show_value([records.suggestion(each, pillars) for each in found], as_json, printing.suggestions)


def moments(study: StudyFile, document: DocumentName, as_json: AsJson = False) -> None:
    """Tell when the facts of each paragraph seem to have taken place, with the reason; nothing is written."""
    with reading(study) as opened:
        found = opened.suggestions.moments(opened.document_id(document))
    show_value([records.timed(each) for each in found], as_json, printing.moments)


def sentences(study: StudyFile, document: DocumentName, as_json: AsJson = False) -> None:
    """List the sentences of a document, as passages are cut by them."""
    with reading(study) as opened:
        found = opened.suggestions.sentences(opened.document_id(document))
    show_value([records.sentence(*each) for each in found], as_json, printing.sentences)


def names(study: StudyFile, document: DocumentName, as_json: AsJson = False) -> None:
    """List the persons, organisations and places of a document that could be pseudonymised."""
    with reading(study) as opened:
        found = opened.names.of(opened.document_id(document), never)
        if not opened.names.machine.works:
            say(_("The French model of spaCy is not there: these names are found by rules alone."), error=True)
    show_value([records.name(each.mention, each.count) for each in found], as_json, printing.table)
