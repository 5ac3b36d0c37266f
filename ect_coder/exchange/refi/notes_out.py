"""Memos as notes, each a small text of its own that others refer to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pyrefiqda.models import project as models
from xsdata.models.datatype import XmlDateTime

from ect_coder.exchange.refi.guids import derived, plain
from ect_coder.exchange.refi.own_notes import legal
from ect_coder.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ect_coder.analysis.parcel import Coding, Memo


class Notes:
    """The notes of a project; each method adds some and gives the references to them."""

    def __init__(self, users: dict[str, str], exported: str) -> None:
        self.made: list[Any] = []
        self._users = users
        self._exported = exported

    def moment(self, created: str) -> XmlDateTime:
        """Give a date and time as the models need it; that of the export where there is none that can be read."""
        return _moment(created) or _moment(self._exported)  # type: ignore[return-value]

    def memos(self, memos: Iterable[Memo]) -> list[Any]:
        """Note memos."""
        return [self._note(plain(each.guid), _("Memo"), each.text, each.coder, each.created) for each in memos]

    def of_codings(self, codings: Iterable[Coding]) -> list[Any]:
        """Note the memos that codings have."""
        return [
            self._note(derived("memo", each.guid), _("Memo"), each.memo, each.coder, each.created)
            for each in codings
            if each.memo
        ]

    def own(self, owner: str, name: str, text: str) -> Any:
        """Note what only we know of a thing."""
        return self._note(derived("own", owner), _("ECT Coder · {name}").format(name=name), text, "", self._exported)

    def _note(self, guid: str, name: str, text: str, coder: str, created: str) -> Any:
        user, when = self._users.get(coder), self.moment(created)
        self.made.append(
            models.TextSourceType(
                guid=guid,
                name=legal(name),
                plain_text_content=legal(text),
                creating_user=user,
                creation_date_time=when,
                modifying_user=user,
                modified_date_time=when,
            )
        )
        return models.NoteRefType(target_guid=guid)


@cache
def _moment(created: str) -> XmlDateTime | None:
    try:
        return XmlDateTime.from_string(created)
    except ValueError:
        return None
