"""Every failure a researcher can be told about: one class per thing they could do about it.

Errors carry data, never sentences: `wording.explain` says them in the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial


class EctError(Exception):
    """Something in the world, not in the program, stands in the way; `details` fill its sentence."""

    def __init__(self, **details: object) -> None:
        super().__init__(type(self).__name__)
        self.details = details

    def __reduce__(self) -> tuple[Callable[[], EctError], tuple[()]]:
        """Travel between processes with the details."""
        return partial(type(self), **self.details), ()


Refusal = Callable[[int, EctError], EctError]
"""Turns the error of the n-th of many wishes into the one to raise, such as a BadRow that names its line."""


def as_it_is(_rank: int, error: EctError) -> EctError:
    """Refuse one of many wishes with its own error."""
    return error


class Cause(StrEnum):
    """Why a file cannot be taken in."""

    MISSING = "missing"
    EMPTY = "empty"
    DAMAGED = "damaged"
    RENAMED = "renamed"
    PROTECTED = "protected"
    TOO_BIG = "too_big"
    UNSUPPORTED = "unsupported"
    NO_TEXT = "no_text"
    SCANNED = "scanned"
    NO_COLUMN = "no_column"
    FORBIDDEN = "forbidden"
    ENTITIES = "entities"
    UNENDED = "unended"
    TOO_LONG = "too_long"
    STRANGE = "strange"


class StudyMissing(EctError):
    """No study file at `path`."""


class StudyExists(EctError):
    """`path` already holds a file; a new study never replaces one."""


class SameStudy(EctError):
    """`path` is the study that is open itself: there is nothing to bring into it."""


class NotAStudy(EctError):
    """The file at `path` is not one of ours."""


class NewerStudy(EctError):
    """The study at `path` has schema `theirs`, newer than `ours`."""


class DamagedStudy(EctError):
    """The study at `path` cannot be read as a database."""


class BusyStudy(EctError):
    """Another program holds the study at `path`."""


class ForbiddenStudy(EctError):
    """The study file at `path` may not even be read."""


class ReadOnlyStudy(EctError):
    """The study at `path` can be read but not written."""


class StudyHeld(ReadOnlyStudy):
    """`who` (a person and their machine) writes in the study at `path` since `since`: it can only be read meanwhile."""


class SharedStudyChanged(EctError):
    """Someone else wrote in the shared study at `path` meanwhile: our work was `kept` beside it."""


class QuarrelLeft(EctError):
    """Beside the study at `path` lie `others` that a synchronising program made of it after a conflict."""


class CannotCopy(EctError):
    """No copy of the study at `path` could be made: it is not sound, or the backups cannot be written."""


class NoVersion(EctError):
    """No copy of the study at `path` can be brought back."""


class DiskFull(EctError):
    """No space is left where `path` lies."""


class UnknownProject(EctError):
    """No project is called `name`."""


class UnknownDocument(EctError):
    """No document has the id, code or name `name`."""


class UnknownVariable(EctError):
    """The codebook has no variable or code `name`."""


class NotMovable(EctError):
    """The code `name` would become a variable of a pillar, or stop being one."""


class UnknownPillar(EctError):
    """The codebook has no pillar `name`."""


class UnknownCoding(EctError):
    """No coding has the id `name`."""


class SeveralTexts(EctError):
    """The file `path` does not hold one text, which could take the place of another."""


class NotACodingCopy(EctError):
    """The file `path` is a copy of none of the study's documents."""


class NotQuotable(EctError):
    """The words of the document `name` may not leave the study as they are."""


class KeyMissing(EctError):
    """There is no file `path` that says which names stand for whom, or it may not be read."""


class NotAKey(EctError):
    """The file `path` is no key of names."""


class WrongPassphrase(EctError):
    """The passphrase does not open the key `path`."""


class PassphraseTooShort(EctError):
    """A passphrase has fewer letters than `least`."""


class TakenPath(EctError):
    """A file `path` is there already, and is not replaced."""


class NoKey(EctError):
    """Names cannot be replaced: no key is open."""


class UnknownMemo(EctError):
    """No memo on a passage has the id `name`."""


class NoOriginal(EctError):
    """The file that the document `name` came from is not kept in the study."""


class UnknownSettlement(EctError):
    """No settled disagreement has the number `name`."""


class UnknownDiscussion(EctError):
    """No passage to discuss has the id `name`."""


class UnknownEntry(EctError):
    """No event, resource or question has the number `name`."""


class UnknownCoder(EctError):
    """No coder is called `name`."""


class UnknownSetting(EctError):
    """The study has no setting `name`; it has `allowed`."""


class BadValue(EctError):
    """`value` is none of the `allowed` values of `field`."""


class BadSpan(EctError):
    """[`start`, `end`) is no passage of a text of `length` code points."""


class ProjectNeeded(EctError):
    """Document `name` is about several projects; one must be said."""


class IntensityOnAbsence(EctError):
    """An intensity was given to an absence."""


class NotEstimable(EctError):
    """`name` is a transversal code, or `moment` is not emergence or support: it takes no estimate."""


class ReasonNeeded(EctError):
    """A confidence that sets the computed one aside has no reason."""


class TakenName(EctError):
    """`name` is already the name or code of another `what`."""


class EmptyName(EctError):
    """A name was left empty."""


class EmptyText(EctError):
    """Nothing was written where words are needed."""


class BadDate(EctError):
    """`value` is not a date such as 2019, 2019-04, 2019-04-12 or 2019~."""


class NotADate(EctError):
    """`value` is no date, neither in words nor in figures."""


class NotANumber(EctError):
    """`value` is no number."""


class NotYesOrNo(EctError):
    """`value` says neither yes nor no."""


class BadAttribute(EctError):
    """A value of the attribute `name` is refused because of `reason` (an EctError)."""


class UnknownAttribute(EctError):
    """No attribute is called `name`."""


class BadCell(EctError):
    """The cell of `column` at `line` of a table is refused because of `reason` (an EctError)."""


class BadField(EctError):
    """What would be the `column` of `name` is refused because of `reason` (an EctError)."""


class BadPattern(EctError):
    """A pattern of file names has `problem`."""


class BadRow(EctError):
    """Line `line` of the table `path` is refused because of `reason` (an EctError)."""


class BadTable(EctError):
    """The table `path` lacks the column `column`."""


class BadCodebook(EctError):
    """The codebook file `path` is wrong at `line`: `problem`."""


class BadCodebookFormat(EctError):
    """A codebook is neither written nor read as `suffix`."""


class UnreadableFile(EctError):
    """The file `path` cannot be taken in, because of `cause` (a Cause)."""


class CannotWrite(EctError):
    """The file `path` cannot be written."""


class PrinterRefuses(EctError):
    """The printer `name` does not begin to print."""


class FigureTooTall(EctError):
    """A figure is too tall for a picture of 300 dots to the inch."""


class EmptySearch(EctError):
    """A search was asked for without any word."""


class BadQuery(EctError):
    """In a search, `value` (an operator or a bracket) stands where nothing can be made of it."""


class BadExpression(EctError):
    """The regular expression `value` cannot be read from its character `start` on, from 0."""


class ExpressionTooSlow(EctError):
    """The regular expression `value` takes too long: it can be read in too many ways."""


class UnknownSearch(EctError):
    """No search is kept under the number `number`."""


class BadSmartList(EctError):
    """What is kept as a smart list is no condition."""


class NotInRows(EctError):
    """A smart list asks what rows of conditions cannot say."""


class TooManyRows(EctError):
    """The sheet `name` would have more rows than a spreadsheet holds."""


class UnknownFormat(EctError):
    """Nothing can be exported as `suffix`."""


class EmptyCodebook(EctError):
    """A codebook without any code has no form in the standard of exchange."""


class InvalidExport(EctError):
    """What would be written to `path` is not what the standard of exchange asks for."""


class NothingToUndo(EctError):
    """There is no step to undo or redo."""


class Cancelled(EctError):
    """The person stopped the work; nothing was changed."""


class KeysNeedAltGr(EctError):
    """The keys `keys` cannot be pressed on a French keyboard, or only with AltGr, which writes signs."""


class KeysWrite(EctError):
    """The keys `keys` write or move in a text, as long as neither Ctrl nor Alt is pressed with them."""


class KeysOpenMenus(EctError):
    """The keys `keys` are Alt with a letter, which opens a menu."""


class KeysOfEveryText(EctError):
    """The keys `keys` copy, paste, select or move in every text of every program."""
