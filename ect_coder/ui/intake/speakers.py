"""Who speaks, how much, and whether they ask: a small table in which one says so, and a dialog around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QLabel, QVBoxLayout, QWidget

from ect_coder.corpus.speaking import Speaks
from ect_coder.ui import theme
from ect_coder.ui.intake.cells import ChoiceDelegate, Table
from ect_coder.ui.tip import tip
from ect_coder.wording import N_, _, number

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ect_coder.corpus.speakers import Speaker
    from ect_coder.ui.theme import Palette

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Role = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_DOES = 3
_WORDS = {Speaks.ASKS: N_("asks"), Speaks.ANSWERS: N_("answers"), Speaks.NOBODY: N_("is no speaker")}
_HUES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#8A6D00", "#56B4E9")
_READ = 4.5


def does(value: Speaks) -> str:
    """Name what a speaker does."""
    return _(_WORDS[value])


def hue(palette: Palette, rank: int) -> str:
    """Give the colour in which the name of the n-th speaker is read."""
    return theme.shade(_HUES[rank % len(_HUES)], palette.field, _READ)


class SpeakersModel(QAbstractTableModel):
    """Speakers, and what each does; `told(name, does)` when a person says so."""

    told = Signal(str, object)

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._speakers: Sequence[Speaker] = ()
        self._speaking: dict[str, Speaks] = {}
        self._unsure: Collection[str] = ()

    def show(self, speakers: Sequence[Speaker], speaking: Mapping[str, Speaks], unsure: Collection[str]) -> None:
        """Show the speakers of a text, those of whom it is `unsure` whether they ask marked."""
        self.beginResetModel()
        self._speakers, self._speaking, self._unsure = speakers, dict(speaking), unsure
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Count the speakers."""
        return 0 if parent.isValid() else len(self._speakers)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else _DOES + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """Name the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole:
            return _RIGHT if section in (1, 2) else None
        heads = (_("Speaker"), _("Turns"), _("Words"), _("Role"))
        return heads[section] if role == _Role.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the last column be chosen."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() == _DOES else found

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Give what stands in a cell."""
        if not index.isValid() or index.row() >= len(self._speakers):
            return None
        each, column = self._speakers[index.row()], index.column()
        values: dict[int, tuple[Any, ...]] = {
            _Role.DisplayRole: (each.name, number(each.turns), number(each.words), self._role_of(each)),
            _Role.EditRole: (None, None, None, self._speaking[each.name].value),
            _Role.ForegroundRole: (QColor(hue(self._palette, index.row())), None, None, self._ink(each)),
            _Role.TextAlignmentRole: (None, _RIGHT, _RIGHT, None),
            _Role.ToolTipRole: (tip(f"{each.name} – {each.first}"),) * 4,
        }
        return values[role][column] if role in values else None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Take what a speaker does, chosen or confirmed."""
        if role != _Role.EditRole or not index.isValid() or index.column() != _DOES:
            return False
        name = self._speakers[index.row()].name
        self._speaking[name] = Speaks(value)
        self._unsure = [each for each in self._unsure if each != name]
        self.dataChanged.emit(index, index)
        self.told.emit(name, Speaks(value))
        return True

    def _ink(self, each: Speaker) -> QColor | None:
        return QColor(self._palette.warning) if each.name in self._unsure else None

    def _role_of(self, each: Speaker) -> str:
        words = does(self._speaking[each.name])
        return _("{role}: to confirm").format(role=words) if each.name in self._unsure else words


class SpeakersTable(Table):
    """The table of the speakers; Enter or a double click on the role chooses another."""

    def __init__(self, model: SpeakersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(_("Speakers"))
        self.setItemDelegateForColumn(_DOES, ChoiceDelegate([(each.value, does(each)) for each in Speaks], self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(_DOES, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.typed_column = _DOES


class SpeakersDialog(QDialog):
    """Asks who asks in a document; `said` is what was changed after `exec`."""

    def __init__(
        self,
        name: str,
        speakers: Sequence[Speaker],
        speaking: Mapping[str, Speaks],
        palette: Palette,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.said = dict(speaking)
        self.setWindowTitle(_("Speakers"))
        self.resize(520, 340)
        title = QLabel(name, self)
        title.setObjectName("cardTitle")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        note = QLabel(_("What those who ask say is set in a quieter ink."), self)
        note.setObjectName("cardNote")
        note.setWordWrap(True)
        model = SpeakersModel(palette, self)
        model.show(speakers, speaking, ())
        model.told.connect(self._tell)
        table = SpeakersTable(model, self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("Keep"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (title, note):
            column.addWidget(widget)
        column.addWidget(table, 1)
        column.addWidget(buttons)
        table.setFocus()
        table.setCurrentIndex(model.index(0, _DOES))

    def _tell(self, name: str, what: Speaks) -> None:
        self.said[name] = what
