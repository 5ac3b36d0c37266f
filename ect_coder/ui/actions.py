"""All actions of the window, in one table: name, text, keys, menu, and when they are possible."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtGui import QAction, QKeySequence

from ect_coder.ui.keymap import Keymap, native
from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QMenuBar, QWidget

    from ect_coder.ui.read_page import ReadPage


class When(StrEnum):
    """When an action is possible."""

    ALWAYS = "always"
    STUDY = "study"
    WRITING = "writing"
    DOCUMENT = "document"
    TEXT = "text"
    """The page with the text is in sight: what these do is never done unseen."""
    CODINGS = "codings"
    """A page on which codings are pointed at or selected is in sight, and they can be changed."""


class ActsOnCodings(Protocol):
    """A page on which codings are pointed at or selected: what their keys do there."""

    def next_moment(self) -> None:
        """Turn the moment of the codings."""

    def next_polarity(self) -> None:
        """Turn the constat of the codings."""

    def remove_current(self) -> None:
        """Take the codings away."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One action; an empty name is a line between others. No key needs AltGr, / [ ] { } # or @.

    What an action of a page does (When.TEXT, When.CODINGS) stands here; the window does the others, in its method
    `on_<name>`.
    """

    name: str
    text: str = ""
    keys: str = ""
    when: When = When.ALWAYS
    does: Callable[[ReadPage], object] | Callable[[ActsOnCodings], object] | None = None


MENUS: dict[str, tuple[Entry, ...]] = {
    N_("&Study"): (
        Entry("new", N_("New study…"), "Ctrl+N"),
        Entry("open", N_("Open a study…"), "Ctrl+O"),
        Entry("example", N_("Explore with the example study")),
        Entry(""),
        Entry("import_files", N_("Import documents…"), "Ctrl+I", When.WRITING),
        Entry("import_folder", N_("Import a folder…"), "", When.WRITING),
        Entry("add_project", N_("New project…"), "Ctrl+Shift+N", When.WRITING),
        Entry(""),
        Entry("export_workbook", N_("Export the workbook (Excel)…"), "Ctrl+Shift+E", When.STUDY),
        Entry("export_csv", N_("Export the codings (CSV)…"), "", When.STUDY),
        Entry("export_pdf", N_("Export the coded document (PDF)…"), "", When.DOCUMENT),
        Entry("print", N_("Print the coded document…"), "Ctrl+P", When.DOCUMENT),
        Entry("rename_study", N_("Rename the study…"), "", When.WRITING),
        Entry("save_copy", N_("Save a copy…"), "Ctrl+Shift+S", When.STUDY),
        Entry(""),
        Entry("close_study", N_("Close the study"), "Ctrl+W", When.STUDY),
        Entry("quit", N_("Quit"), "Ctrl+Q"),
    ),
    N_("&Edit"): (
        Entry("undo", N_("Undo"), "Ctrl+Z", When.WRITING),
        Entry("redo", N_("Redo"), "Ctrl+Y", When.WRITING),
        Entry("history", N_("History…"), "Ctrl+Shift+Z", When.WRITING),
        Entry(""),
        Entry("find", N_("Find in the text"), "Ctrl+F", When.DOCUMENT),
        Entry("find_next", N_("Next hit"), "F3", When.TEXT, lambda read: read.find_bar.next()),
        Entry("find_previous", N_("Previous hit"), "Shift+F3", When.TEXT, lambda read: read.find_bar.previous()),
        Entry("find_excerpts", N_("Search the coded excerpts"), "Ctrl+Shift+F", When.STUDY),
        Entry(""),
        Entry("copy_reference", N_("Copy the passage with its reference"), "Ctrl+Shift+C", When.DOCUMENT),
    ),
    N_("&Coding"): (
        Entry("code", N_("Code the selection…"), "Ctrl+Return", When.TEXT, lambda read: read.hand.ask()),
        Entry("repeat", N_("Code with the last variable"), "", When.TEXT, lambda read: read.hand.repeat()),
        Entry(
            "uncode",
            N_("Remove the coding, or all that are selected"),
            "Delete",
            When.CODINGS,
            lambda page: page.remove_current(),
        ),
        Entry(""),
        Entry(
            "highlighter",
            N_("Highlighter: the last variable stays on"),
            "F5",
            When.TEXT,
            lambda read: read.hand.toggle_highlighter(),
        ),
        Entry(
            "in_vivo",
            N_("Code in vivo: its own words"),
            "Ctrl+Shift+I",
            When.TEXT,
            lambda read: read.hand.code_in_vivo(),
        ),
        Entry(""),
        Entry("moment_next", N_("Next moment"), "F8", When.CODINGS, lambda page: page.next_moment()),
        Entry("polarity_next", N_("Next polarity"), "F9", When.CODINGS, lambda page: page.next_polarity()),
        Entry(
            "two_sides",
            N_("Both moments: absent, then present"),
            "Shift+F8",
            When.TEXT,
            lambda read: read.code_two_sides(),
        ),
        Entry(""),
        Entry(
            "widen",
            N_("Select more: word, sentence, paragraph"),
            "Ctrl+E",
            When.TEXT,
            lambda read: read.desk.page.widen(),
        ),
        Entry(
            "edge_start_back",
            N_("Start the coding a word earlier"),
            "Alt+Shift+Left",
            When.TEXT,
            lambda read: read.move_edge("start", -1),
        ),
        Entry(
            "edge_start_on",
            N_("Start the coding a word later"),
            "Alt+Shift+Right",
            When.TEXT,
            lambda read: read.move_edge("start", 1),
        ),
        Entry(
            "edge_end_back",
            N_("End the coding a word earlier"),
            "Alt+Left",
            When.TEXT,
            lambda read: read.move_edge("end", -1),
        ),
        Entry(
            "edge_end_on",
            N_("End the coding a word later"),
            "Alt+Right",
            When.TEXT,
            lambda read: read.move_edge("end", 1),
        ),
        Entry(""),
        Entry(
            "memo", N_("Memo on the coding, or on the document…"), "Ctrl+M", When.TEXT, lambda read: read.write_memo()
        ),
        Entry("status_next", N_("Next status of the document"), "F4", When.TEXT, lambda read: read.next_status()),
        Entry("memos", N_("All memos…"), "Ctrl+Shift+M", When.STUDY),
        Entry("discuss", N_("To discuss…"), "Ctrl+D", When.TEXT, lambda read: read.discuss()),
        Entry("inbox", N_("Passages to discuss…"), "Ctrl+Shift+D", When.STUDY),
        Entry(""),
        Entry("codebook", N_("Edit the codebook…"), "Ctrl+Shift+B", When.WRITING),
        Entry("export_codebook", N_("Export the codebook…"), "", When.STUDY),
        Entry("import_codebook", N_("Import a codebook…"), "", When.WRITING),
        Entry(""),
        Entry("next_coding", N_("Next coding"), "Ctrl+Shift+Down", When.TEXT, lambda read: read.step_coding(1)),
        Entry("previous_coding", N_("Previous coding"), "Ctrl+Shift+Up", When.TEXT, lambda read: read.step_coding(-1)),
        Entry("next_uncoded", N_("Next turn without a coding"), "F7", When.DOCUMENT),
        Entry("resume", N_("Where I was: my last coding"), "Ctrl+J", When.STUDY),
    ),
    N_("&View"): (
        Entry("page_read", N_("Read and code"), "Ctrl+1", When.STUDY),
        Entry("page_excerpts", N_("Excerpts"), "Ctrl+2", When.STUDY),
        Entry("page_matrix", N_("Matrix"), "Ctrl+3", When.STUDY),
        Entry(""),
        Entry("zoom_in", N_("Larger text"), "Ctrl++", When.STUDY),
        Entry("zoom_out", N_("Smaller text"), "Ctrl+-", When.STUDY),
        Entry("zoom_reset", N_("Normal text size"), "Ctrl+0", When.STUDY),
        Entry(""),
        Entry("next_document", N_("Next document"), "Ctrl+PgDown", When.STUDY),
        Entry("previous_document", N_("Previous document"), "Ctrl+PgUp", When.STUDY),
        Entry("go_to_paragraph", N_("Go to a paragraph…"), "Ctrl+G", When.DOCUMENT),
        Entry("lens", N_("Which codings are painted…"), "Ctrl+Shift+L", When.TEXT, lambda read: read.lens.open_menu()),
        Entry("next_pane", N_("Next pane"), "F6", When.TEXT, lambda read: read.next_pane()),
        Entry("reading_mode", N_("Reading mode: the text alone"), "F11", When.TEXT, lambda read: read.toggle_panes()),
        Entry(""),
        Entry("settings", N_("Settings…"), "Ctrl+,"),
        Entry("theme", N_("Light or dark")),
        Entry("language", N_("Français / English")),
    ),
    N_("&Help"): (
        Entry("commands", N_("All actions…"), "Ctrl+K"),
        Entry("shortcuts", N_("Keyboard shortcuts"), "F1"),
        Entry("who", N_("Who is coding…")),
        Entry("logs", N_("Open the folder of the logs")),
        Entry("about", N_("About ECT Coder")),
    ),
}


@dataclass(frozen=True, slots=True)
class Command:
    """An action as a person looks for it: its text, the menu it is in, its keys as the system writes them."""

    name: str
    text: str
    menu: str
    keys: str


class Actions:
    """The table as Qt actions. Those of a page go there through `pages`, the others to the owner's `on_<name>`."""

    def __init__(self, owner: QWidget, pages: Mapping[When, Callable[[Callable[[Any], object]], None]]) -> None:
        self._pages = pages
        self._entries = {entry.name: entry for entries in MENUS.values() for entry in entries if entry.name}
        self._actions = {name: self._made(owner, entry) for name, entry in self._entries.items()}
        self.use_keys({})

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def fill(self, bar: QMenuBar) -> None:
        """Lay the actions out in menus, in the language of the moment."""
        bar.clear()
        for title, entries in MENUS.items():
            menu = bar.addMenu(_(title))
            for entry in entries:
                if entry.name:
                    self._actions[entry.name].setText(_(entry.text))
                    menu.addAction(self._actions[entry.name])
                else:
                    menu.addSeparator()

    def use_keys(self, changed: Mapping[str, str]) -> None:
        """Give each action its keys: those that a person changed, the table's for the others."""
        self.keymap = Keymap({name: entry.keys for name, entry in self._entries.items()}, changed)
        for name, keys in self.keymap.keys.items():
            self._actions[name].setShortcut(QKeySequence(keys))

    def allow(self, possible: set[When]) -> None:
        """Make possible what belongs to the given situations."""
        for name, entry in self._entries.items():
            self._actions[name].setEnabled(entry.when in possible)

    def commands(self) -> list[Command]:
        """List the actions that are possible now, in the order of the menus."""
        return [
            Command(
                entry.name,
                self._actions[entry.name].text(),
                _(title).replace("&", ""),
                native(self.keymap.keys[entry.name]),
            )
            for title, entries in MENUS.items()
            for entry in entries
            if entry.name and entry.name != "commands" and self._actions[entry.name].isEnabled()
        ]

    def groups(self) -> dict[str, dict[str, str]]:
        """Give the text of every action by its name, menu by menu."""
        return {
            _(title).replace("&", ""): {entry.name: _(entry.text) for entry in entries if entry.name}
            for title, entries in MENUS.items()
        }

    def _made(self, owner: QWidget, entry: Entry) -> QAction:
        action = QAction(owner)
        action.setObjectName(entry.name)
        if entry.does is not None:
            action.triggered.connect(partial(self._do, self._pages[entry.when], entry.does))
        else:
            slot: Callable[[], None] = getattr(owner, f"on_{entry.name}")
            action.triggered.connect(slot)
        owner.addAction(action)
        return action

    def _do(
        self, page: Callable[[Callable[[Any], object]], None], deed: Callable[[Any], object], _checked: bool = False
    ) -> None:
        page(deed)
