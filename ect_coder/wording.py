"""What a person reads, in their language: one gettext catalogue for window, terminal and files.

Sources are English; `resources/i18n/fr.po` holds the French. Call `_`, `ngettext` and `explain` when the text is
shown, never at import: the language may change.
"""

from __future__ import annotations

import gettext
import locale
import os
from enum import StrEnum

from ect_coder import errors
from ect_coder.resources import resource

LANGUAGES = ("fr", "en")
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def N_(text: str) -> str:
    """Mark a text for the catalogue without translating it yet."""
    return text


def use_language(language: str) -> None:
    """Speak `language` ("fr" or "en") from now on; anything else means French."""
    global _catalogue, _language
    _language = language if language in LANGUAGES else "fr"
    if _language == "en":
        _catalogue = gettext.NullTranslations()
        return
    with resource("i18n", f"{_language}.mo").open("rb") as compiled:
        _catalogue = gettext.GNUTranslations(compiled)


def language() -> str:
    """Return the language spoken now: "fr" or "en"."""
    return _language


def system_language() -> str:
    """Return the system's language if it is ours, else French."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(variable, "")[:2].lower()
        if code in LANGUAGES:
            return code
    try:
        code = (locale.getlocale()[0] or "")[:2].lower()
    except ValueError:
        code = ""
    return code if code in LANGUAGES else "fr"


def _(text: str) -> str:
    """Translate a text."""
    return _catalogue.gettext(text)


def ngettext(one: str, many: str, count: int, **values: str) -> str:
    """Translate a text that depends on a count, and put `{n}` and the other values in."""
    return _catalogue.ngettext(one, many, count).format(n=number(count), **values)


def pgettext(context: str, text: str) -> str:
    """Translate a text whose sense depends on where it stands."""
    return _catalogue.pgettext(context, text)


def number(value: float, digits: int = 0) -> str:
    """Write a number as the language does: 1 234,5 or 1,234.5."""
    text = f"{value:,.{digits}f}"
    if _language == "fr":
        return text.replace(",", "\u202f").replace(".", ",")
    return text


def quoted(text: str) -> str:
    """Put a name in the quotation marks of the language."""
    return f"«\u00a0{text}\u00a0»" if _language == "fr" else f"“{text}”"


def cited(words: str, reference: str) -> str:
    """Write a passage on one line in quotation marks with its reference: « … » (E03, § 42)."""
    return f"{quoted(' '.join(words.split()))} ({reference})"


def explain(error: errors.EctError) -> str:
    """Say an error in one sentence (two lines at most), with the thing and the cause."""
    details = {name: _shown(value) for name, value in error.details.items()}
    if isinstance(error, errors.UnreadableFile):
        cause = error.details.get("cause")
        return _(_CAUSES[errors.Cause(str(cause))]).format(**details)
    for kind in type(error).__mro__:
        if kind in _SENTENCES:
            return _(_SENTENCES[kind]).format(**details)
    return _("Something stopped the work.")


def _shown(value: object) -> str:
    if isinstance(value, errors.EctError):
        return explain(value)
    if isinstance(value, StrEnum):
        return value.value
    return " ".join(str(value).split())


_SENTENCES: dict[type[errors.EctError], str] = {
    errors.StudyMissing: N_("There is no study at {path}."),
    errors.StudyExists: N_("{path} already exists: a new study never replaces a file."),
    errors.SameStudy: N_("{path} is this study itself: choose the copy that a colleague gave back."),
    errors.NotAStudy: N_("{path} is not an ECT Coder study; it was left as it is."),
    errors.NewerStudy: N_(
        "{path} was made by a newer ECT Coder (format {theirs}, this program reads up to {ours}). "
        "It was left as it is; install the newer program to open it."
    ),
    errors.DamagedStudy: N_("{path} is damaged and cannot be opened; your backups are in {backups}."),
    errors.BusyStudy: N_("{path} is in use by another program; close it there and try again."),
    errors.ForbiddenStudy: N_("{path} cannot be read: another program holds it, or you do not have the right to."),
    errors.ReadOnlyStudy: N_("{path} can only be read: nothing was changed."),
    errors.StudyHeld: N_("{path} is open for writing elsewhere ({who}, since {since}): it can only be read meanwhile."),
    errors.SharedStudyChanged: N_(
        "Someone else has written in {path} meanwhile. Nothing was overwritten: your work lies beside it, as {kept}."
    ),
    errors.QuarrelLeft: N_(
        "Beside {path} lie other copies that a conflict left: {others}. Compare them: nothing was merged by itself."
    ),
    errors.CannotCopy: N_("No copy of {path} was made: it is not sound, or the folder of backups cannot be written."),
    errors.NoVersion: N_("There is no sound copy of {path} to bring back."),
    errors.DiskFull: N_("The disk that holds {path} is full: the last action was not kept; make room and repeat it."),
    errors.UnknownProject: N_("There is no project called “{name}” in this study."),
    errors.UnknownDocument: N_("There is no document “{name}” in this study."),
    errors.NotMovable: N_("“{name}”: a variable stays in a pillar, and a transversal code outside them."),
    errors.UnknownVariable: N_("The codebook has no variable “{name}”."),
    errors.UnknownPillar: N_("The codebook has no pillar “{name}”."),
    errors.UnknownCoding: N_("There is no coding number {name} in this study."),
    errors.NoOriginal: N_("The study does not keep the file that this document came from."),
    errors.UnknownSettlement: N_("There is no settled disagreement number {name} in this study."),
    errors.UnknownDiscussion: N_("There is no passage to discuss number {name} in this study."),
    errors.UnknownMemo: N_("There is no memo number {name} on a passage of this study."),
    errors.SeveralTexts: N_("{path} does not hold one text: save the corrected text alone in a file and choose that."),
    errors.NotACodingCopy: N_(
        "{path} is a copy of no document of this study: choose a file that “Copy to code in Word…” made here."
    ),
    errors.NotQuotable: N_(
        "The words of “{name}” may not be quoted: it is neither printed nor exported. "
        "“May be quoted”, in the document’s menu, says so."
    ),
    errors.KeyMissing: N_("The key of names {path} is not there, or cannot be read: say where it lies."),
    errors.NotAKey: N_("{path} is not a key of names of ECT Coder; it was left as it is."),
    errors.WrongPassphrase: N_("This is not the passphrase of {path}, or the file is damaged."),
    errors.PassphraseTooShort: N_("The passphrase needs at least {least} characters."),
    errors.TakenPath: N_("{path} already exists and was left as it is: choose another name."),
    errors.NoKey: N_("Names can only be replaced with the key that says by what: open it first."),
    errors.UnknownEntry: N_("There is no entry number {name} in this table of the study."),
    errors.UnknownCoder: N_("There is no coder called “{name}” in this study."),
    errors.UnknownSetting: N_("The study has no setting “{name}”; it has: {allowed}."),
    errors.BadValue: N_("“{value}” is not possible for {field}; possible values: {allowed}."),
    errors.BadSpan: N_("{start}–{end} is not a passage of this text."),
    errors.ProjectNeeded: N_("“{name}” is about several projects: say which one with --project."),
    errors.IntensityOnAbsence: N_("An absence has no intensity: leave the intensity out, or choose another polarity."),
    errors.NotEstimable: N_(
        "“{name}” takes no estimate at “{moment}”: only pillars and variables, at emergence or support."
    ),
    errors.ReasonNeeded: N_("Say in a few words why the confidence is not the computed one: nothing was changed."),
    errors.TakenName: N_("“{name}” is already taken."),
    errors.EmptyName: N_("A name is needed."),
    errors.EmptyText: N_("A few words are needed: nothing was written."),
    errors.BadDate: N_("“{value}” is not a date: write 2019, 2019-04, 2019-04-12 or 2019~."),
    errors.NotADate: N_("“{value}” is not a date: write 2019, March 2019, 12/03/2019 or about 2019."),
    errors.NotANumber: N_("“{value}” is not a number: write 12, 1234.5 or -3."),
    errors.NotYesOrNo: N_("“{value}” is neither yes nor no."),
    errors.BadAttribute: N_("{name}: {reason}"),
    errors.UnknownAttribute: N_("There is no attribute called “{name}”."),
    errors.BadCell: N_("Line {line}, column “{column}”: {reason}"),
    errors.BadField: N_("{name}, column “{column}”: {reason}"),
    errors.BadPattern: N_("This pattern cannot be used: {problem}"),
    errors.BadRow: N_("Line {line} of {path}: {reason}"),
    errors.BadTable: N_("{path} has no column “{column}”."),
    errors.BadCodebook: N_("The codebook {path} is wrong at line {line}: {problem}"),
    errors.BadCodebookFormat: N_(
        "A codebook is written as .toml, .csv, .xlsx or .docx, and read back from the first three, not as “{suffix}”."
    ),
    errors.CannotWrite: N_("{path} cannot be written: it may be open in another program, or the folder is protected."),
    errors.PrinterRefuses: N_(
        "The printer “{name}” does not print: see that it is connected and switched on, and try again."
    ),
    errors.FigureTooTall: N_(
        "The figure is too tall for a picture: show one pillar, leave the data out, or export it as PDF or SVG."
    ),
    errors.EmptySearch: N_("Type at least one word to search for."),
    errors.BadQuery: N_(
        "“{value}” needs words on both sides, or its other half: to search for it as a word, quote it."
    ),
    errors.BadExpression: N_("The regular expression “{value}” cannot be read from character {start} on."),
    errors.ExpressionTooSlow: N_(
        "The regular expression “{value}” takes too long: make it say more exactly what may be repeated."
    ),
    errors.NotInRows: N_("This smart list asks for more than this window can show: it can be used, not changed here."),
    errors.UnknownSearch: N_("This search is no longer kept."),
    errors.BadSmartList: N_("What this smart list asks for cannot be read: remove it, and make it anew."),
    errors.TooManyRows: N_(
        "The sheet “{name}” would have more rows than Excel can hold (1,048,576): nothing was written."
    ),
    errors.UnknownFormat: N_("Nothing can be exported as “{suffix}”; use .xlsx, .csv, .docx, .html, .qdpx or .qdc."),
    errors.EmptyCodebook: N_("This codebook has no code yet: there is nothing to write."),
    errors.InvalidExport: N_(
        "{path} was not written: other programs would refuse it (REFI-QDA). That is a fault of ours: please report it."
    ),
    errors.NothingToUndo: N_("There is nothing to undo."),
    errors.KeysNeedAltGr: N_("{keys} needs AltGr on a French keyboard, or cannot be typed there: choose other keys."),
    errors.KeysWrite: N_("{keys} serves to write and to move in a text: add Ctrl or Alt."),
    errors.KeysOpenMenus: N_("{keys} opens a menu: add Ctrl or Shift, or take a function key."),
    errors.KeysOfEveryText: N_("{keys} copies, pastes, selects or moves in every text: choose other keys."),
    errors.Cancelled: N_("Stopped; nothing was changed."),
}

_CAUSES: dict[errors.Cause, str] = {
    errors.Cause.MISSING: N_("{path} does not exist."),
    errors.Cause.EMPTY: N_("{path} is empty."),
    errors.Cause.DAMAGED: N_("{path} is damaged and cannot be read."),
    errors.Cause.RENAMED: N_("{path} is not what its suffix says; open it in its own program and save it again."),
    errors.Cause.PROTECTED: N_("{path} is protected by a password; save it without one and try again."),
    errors.Cause.TOO_BIG: N_("{path} is too large or swells abnormally when opened; it was not read."),
    errors.Cause.UNSUPPORTED: N_("{path}: this kind of file is not read yet; save it as .docx or .txt."),
    errors.Cause.NO_TEXT: N_("{path} holds no text."),
    errors.Cause.NO_COLUMN: N_(
        "{path}: no column of this table holds texts. Call the one that does “text”, and import it again."
    ),
    errors.Cause.SCANNED: N_(
        "{path} is a scan: pictures of pages, without text. Have its text recognised (OCR), then import it again."
    ),
    errors.Cause.FORBIDDEN: N_("{path} may not be read on this machine (protected or locked)."),
    errors.Cause.UNENDED: N_("{path} cannot be read: its reading stopped half way. Save it again and try once more."),
    errors.Cause.TOO_LONG: N_("{path} takes too long to read. Cut it into smaller files."),
    errors.Cause.STRANGE: N_(
        "{path} is a database, but not a project of QualCoder or Taguette as they are known here."
    ),
    errors.Cause.ENTITIES: N_("{path} contains external declarations that no document needs; it was not read."),
}
