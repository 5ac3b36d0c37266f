"""What could not travel, in sentences: the standard asks that people are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ect_coder.wording import ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ect_coder.analysis.parcel import Document


def of_export(stays: Mapping[str, int], documents: Iterable[Document] = ()) -> list[str]:
    """Say what of a study is not in the file, or will not be understood by every program."""
    said: dict[str, Callable[[int], str]] = {
        "documents": lambda n: ngettext(
            "{n} document stays in the study with its codings: its words may not leave it as they are.",
            "{n} documents stay in the study with their codings: their words may not leave it as they are.",
            n,
        ),
        "events": lambda n: ngettext(
            "{n} dated event of a project stays in the study.", "{n} dated events of projects stay in the study.", n
        ),
        "resources": lambda n: ngettext(
            "{n} resource to collect stays in the study.", "{n} resources to collect stay in the study.", n
        ),
        "questions": lambda n: ngettext(
            "{n} question of the interview guide stays in the study.",
            "{n} questions of the interview guide stay in the study.",
            n,
        ),
        "syntheses": lambda n: ngettext("{n} synthesis stays in the study.", "{n} syntheses stay in the study.", n),
        "settings": lambda n: ngettext(
            "{n} setting of the study (thresholds, words for moments…) stays in the study.",
            "{n} settings of the study (thresholds, words for moments…) stay in the study.",
            n,
        ),
        "binned_codes": lambda n: ngettext(
            "{n} code in the bin stays in the study.", "{n} codes in the bin stay in the study.", n
        ),
    }
    found = [words(stays[name]) for name, words in said.items() if stays.get(name)]
    paired = sum(any(letter > "\uffff" for letter in each.text) for each in documents)
    if paired:
        found.append(
            ngettext(
                "{n} document has signs such as emoji, after which NVivo counts passages one letter too far.",
                "{n} documents have signs such as emoji, after which NVivo counts passages one letter too far.",
                paired,
            )
        )
    return found
