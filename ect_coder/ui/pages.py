"""An opened study as it is seen: a bar, and below it one page: the text, the excerpts, the matrix and the others."""

from __future__ import annotations

import pkgutil
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ect_coder import settings
from ect_coder.ui import places, table_looks
from ect_coder.ui.blind.curtain import Curtain
from ect_coder.ui.read_page import ReadPage
from ect_coder.ui.tabbed_page import TabbedPage
from ect_coder.ui.top_bar import TopBar
from ect_coder.values import Changed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ect_coder.settings import Settings
    from ect_coder.study import Study
    from ect_coder.ui.actions import ActsOnCodings
    from ect_coder.ui.person import Person
    from ect_coder.ui.study_page import StudyPage
    from ect_coder.ui.table_looks import TableLook
    from ect_coder.ui.theme import Palette

_LATER = {
    "excerpts": "ect_coder.ui.excerpts_page:ExcerptsPage",
    "matrix": "ect_coder.ui.matrix.page:MatrixPage",
    "records": "ect_coder.ui.records.page:RecordsPage",
    "estimates": "ect_coder.ui.estimates.page:EstimatesPage",
    "robustness": "ect_coder.ui.robustness.page:RobustnessPage",
    "figures": "ect_coder.ui.figures.page:FiguresPage",
    "search": "ect_coder.ui.search.page:SearchPage",
}
"""The pages that are made, and their modules loaded, when they are first shown."""
_ADDING_UP = frozenset({"matrix", "estimates", "robustness", "figures"})
"""The pages that show what everybody's codings come to: nothing for someone who codes blind."""
_FIRST = "read"
_QUIET = 1_000
"""Milliseconds after the first page is there in which the modules of the others begin to load."""
_ON_CODINGS = frozenset({"read", "excerpts", "matrix"})
NAMES = (_FIRST, *_LATER)


class Pages(QStackedWidget):
    """One page in sight at a time; all but the text are made when they are first shown.

    A page that is made is told of, so that its wishes are heard. A page that is out of sight looks again at what
    changed when it is shown.
    """

    made = Signal(str, object)
    """A page, by its name; what stands before one is a curtain."""
    search_wished = Signal(str)
    leaving_wished = Signal()
    turned = Signal()
    told = Signal(str)

    bar: TopBar
    read: ReadPage
    colours: Palette

    def __init__(self, study: Study, person: Person) -> None:
        super().__init__()
        self._study = study
        self._person = person
        self._made: dict[str, Any] = {}
        self._looks: Mapping[str, TableLook] = {}
        self.shown = _FIRST

    # Making

    def build(self, palette: Palette) -> None:
        """Make the pages, anew if there were some: in another theme, language or codebook."""
        before = self.currentWidget()
        self.colours = palette.coloured(self._study.grid)
        self.leave()
        self._made = {}
        self._stale = dict.fromkeys(NAMES, Changed.NOTHING)
        self.bar = TopBar(self._study.conventions().title)
        self.bar.page_wished.connect(self.show_page)
        self.bar.search_wished.connect(self.search_wished)
        self._inside = QStackedWidget()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._inside, 1)
        self._make_read()
        self.setCurrentIndex(self.addWidget(whole))
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
        self.show_page(_FIRST)
        QTimer.singleShot(_QUIET, self, self._load_the_others)

    def _load_the_others(self) -> None:
        """Load the modules of the other pages off the window’s thread: some take a tenth of a second."""
        if not sys.modules.keys() >= {where.partition(":")[0] for where in _LATER.values()}:
            QThreadPool.globalInstance().start(_load)

    def _make_read(self) -> None:
        kept = self._person.settings
        coder = partial(getattr, self._person, "coder")  # who they are may be asked for at the first coding
        self.read = ReadPage(self._study, self.colours, coder, kept.recent_variables, kept.favourites)
        self.read.selection_told.connect(self.told)
        self._add(_FIRST, self.read)
        self.show_text_as(kept)

    def page(self, name: str) -> Any:
        """Give a page; it is made, and told of, when it is first asked for."""
        if name not in self._made:
            if name in _ADDING_UP and self._study.blindness.coder:
                self._add(name, Curtain(writable=self._study.writable), "curtain")
            else:
                self._add(name, pkgutil.resolve_name(_LATER[name])(self._study, self.colours))
        return self._made[name]

    def _add(self, name: str, page: StudyPage, told_as: str = "") -> None:
        self._made[name] = page
        self._stale[name] = Changed.NOTHING
        self._inside.addWidget(page)
        page.look_as(self._looks)
        self.made.emit(told_as or name, page)

    def name_keys(self, keys: Callable[[str], str]) -> None:
        """Say the keys of some actions where their buttons are; `keys` gives those of an action."""
        self.bar.name_search(keys("find_excerpts"))
        self.read.suggestions.bar.name_keys(keys("accept_suggestion"), keys("refuse_suggestion"))

    # Showing

    def show_page(self, name: str) -> None:
        """Put a page in sight, with what changed meanwhile, and the keyboard on it."""
        self._inside.setCurrentWidget(self.page(name))
        self.shown = name
        self.told.emit("")
        self.bar.show_page(name)
        self._freshen()
        self.turned.emit()
        self.take_keyboard()

    def refresh(self, changed: Changed) -> None:
        """Look again at what changed: the page in sight now, the others when they are shown."""
        for name in NAMES:
            self._stale[name] |= changed
        if changed & Changed.SETTINGS:
            self.bar.show_title(self._study.conventions().title)
        self._freshen()

    def _freshen(self) -> None:
        changed, self._stale[self.shown] = self._stale[self.shown], Changed.NOTHING
        if changed:
            self.in_sight().refresh(changed)

    def take_keyboard(self) -> None:
        """Give the keyboard to the page in sight."""
        self.in_sight().take_keyboard()

    def in_sight(self) -> StudyPage:
        """Give the page in sight."""
        page: StudyPage = self._made[self.shown]
        return page

    def on_codings(self) -> ActsOnCodings | None:
        """Give the page in sight, if codings are pointed at or selected on it."""
        page = self._made[self.shown]
        return page if self.shown in _ON_CODINGS and not isinstance(page, Curtain) else None

    def settle(self) -> None:
        """Write what is only on the screen so far, before anything else is done."""
        for page in self._made.values():
            page.settle()

    def leave(self) -> None:
        """Stop what is under way: the study closes, or the pages are made anew."""
        for page in self._made.values():
            page.leave()

    # The look of the text

    def zoom(self, by: int) -> None:
        """Make the text larger or smaller by some points, as far as it goes; or what has a size of its own in sight."""
        if self.in_sight().zoom(by):
            return
        size = self._person.settings.text_size + by
        if size in settings.SIZES:
            self._person.keep(text_size=size)
            self.show_text_as(self._person.settings)

    def reset_zoom(self) -> None:
        """Give the text its usual size, or what has one of its own that of the window."""
        if self.in_sight().reset_zoom():
            return
        self.zoom(settings.Settings().text_size - self._person.settings.text_size)

    def show_text_as(self, wanted: Settings) -> None:
        """Set the text in the font, size and spacing of some settings, kept or only tried."""
        spacing = settings.SPACINGS[wanted.text_spacing]
        self.read.desk.page.set_typography(wanted.text_size, wanted.text_family, spacing)

    # Where one was

    def layout_kept(self, layout: Mapping[str, str]) -> dict[str, str]:
        """Add to a layout how wide the panes are, how one looks at tables, and where one is in each document."""
        panes = bytes(self.read.splitter.saveState().toBase64().data()).decode()
        kept, recent = {**layout, "splitter": panes}, self._person.settings.recent_studies
        study, looks = str(self._study.path), dict(self._looks)
        for page in self._made.values():
            looks |= page.looks()
        kept = table_looks.kept(kept, study, looks, recent) if looks else kept
        return places.kept(kept, study, self.read.places(), recent)

    def restore_panes(self, layout: Mapping[str, str]) -> None:
        """Make the panes as wide as they were, and the tables as they were looked at."""
        self._looks = table_looks.looks(layout, str(self._study.path))
        if layout.get("splitter"):
            self.read.splitter.restoreState(QByteArray.fromBase64(layout["splitter"].encode()))

    def return_to_place(self, layout: Mapping[str, str]) -> None:
        """Open the document that was read last, where it was left."""
        self.read.return_to(places.places(layout, str(self._study.path)))


def _load() -> None:
    """Load the modules of all pages and of their first tabs."""
    for where in _LATER.values():
        made = pkgutil.resolve_name(where)
        if issubclass(made, TabbedPage):
            pkgutil.resolve_name(f"{made.PACKAGE}.{made.TABS[0][2]}")
