"""Take the program's texts into the catalogue `resources/i18n/fr.po`, and compile it to `fr.mo`."""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "resources" / "i18n" / "fr.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def template() -> Catalog:
    """Collect every text of the program."""
    found = Catalog(project="ECT Coder", charset="utf-8")
    source = ROOT / "ect_coder"
    for name, line, message, comments, context in extract_from_dir(
        str(source), keywords=KEYWORDS, comment_tags=("i18n:",)
    ):
        found.add(
            message, locations=[(f"ect_coder/{Path(name).as_posix()}", line)], auto_comments=comments, context=context
        )
    return found


def french() -> Catalog:
    """Read the French catalogue as it stands."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="fr")


def main() -> int:
    """Renew the catalogue, keep its translations, compile it, and say what is still missing."""
    catalogue = french() if CATALOGUE.exists() else Catalog(locale="fr", project="ECT Coder", charset="utf-8")
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=120, omit_header=False, include_lineno=False, sort_by_file=True)
    with CATALOGUE.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)
    missing = [message.id for message in catalogue if message.id and not done(message.string)]
    for each in missing:
        print(each)
    print(f"{len(catalogue)} texts, {len(missing)} to translate")
    return 0


def done(string: object) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


if __name__ == "__main__":
    sys.exit(main())
