"""All actions of the window, in one table: name, text, keys, menu, and when they are possible."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

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


@dataclass(frozen=True, slots=True)
class Entry:
    """One action; an empty name is a line between others. No key needs AltGr, / [ ] { } # or @.

    What an action of the text does (When.TEXT) stands here; the window does the others, in its method `on_<name>`.
    """

    name: str
    text: str = ""
    keys: str = ""
    when: When = When.ALWAYS
    does: Callable[[ReadPage], object] | None = None


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
        Entry("code", N_("Code the selection…"), "Ctrl+Return", When.TEXT, lambda read: read.code_selection()),
        Entry("repeat", N_("Code with the last variable"), "", When.TEXT, lambda read: read.repeat()),
        Entry(
            "uncode", N_("Remove the coding under the caret"), "Delete", When.TEXT, lambda read: read.remove_current()
        ),
        Entry(""),
        Entry("moment_next", N_("Next moment"), "F8", When.TEXT, lambda read: read.next_moment()),
        Entry("polarity_next", N_("Next polarity"), "F9", When.TEXT, lambda read: read.next_polarity()),
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
        Entry(""),
        Entry("codebook", N_("Edit the codebook…"), "Ctrl+Shift+B", When.WRITING),
        Entry(""),
        Entry("next_coding", N_("Next coding"), "Ctrl+Shift+Down", When.TEXT, lambda read: read.step_coding(1)),
        Entry("previous_coding", N_("Previous coding"), "Ctrl+Shift+Up", When.TEXT, lambda read: read.step_coding(-1)),
        Entry("next_uncoded", N_("Next turn without a coding"), "F7", When.DOCUMENT),
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
        Entry("next_pane", N_("Next pane"), "F6", When.TEXT, lambda read: read.next_pane()),
        Entry("reading_mode", N_("Reading mode: the text alone"), "F11", When.TEXT, lambda read: read.toggle_panes()),
        Entry(""),
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
    """The table as Qt actions. Those of the text go to `with_text`, the others to the owner's `on_<name>`."""

    def __init__(self, owner: QWidget, with_text: Callable[[Callable[[ReadPage], object]], None]) -> None:
        self._with_text = with_text
        self._entries = {entry.name: entry for entries in MENUS.values() for entry in entries if entry.name}
        self._actions = {name: self._made(owner, entry) for name, entry in self._entries.items()}

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

    def allow(self, possible: set[When]) -> None:
        """Make possible what belongs to the given situations."""
        for name, entry in self._entries.items():
            self._actions[name].setEnabled(entry.when in possible)

    def commands(self) -> list[Command]:
        """List the actions that are possible now, in the order of the menus."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            Command(
                entry.name,
                self._actions[entry.name].text(),
                _(title).replace("&", ""),
                self._actions[entry.name].shortcut().toString(native),
            )
            for title, entries in MENUS.items()
            for entry in entries
            if entry.name and entry.name != "commands" and self._actions[entry.name].isEnabled()
        ]

    def shortcuts(self) -> list[tuple[str, str]]:
        """List each action that has keys, with them, as the system writes keys."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            (_(entry.text), self._actions[name].shortcut().toString(native))
            for name, entry in self._entries.items()
            if entry.keys
        ]

    def _made(self, owner: QWidget, entry: Entry) -> QAction:
        action = QAction(owner)
        action.setObjectName(entry.name)
        if entry.keys:
            action.setShortcut(QKeySequence(entry.keys))
        if entry.does is not None:
            action.triggered.connect(partial(self._do, entry.does))
        else:
            slot: Callable[[], None] = getattr(owner, f"on_{entry.name}")
            action.triggered.connect(slot)
        owner.addAction(action)
        return action

    def _do(self, deed: Callable[[ReadPage], object], _checked: bool = False) -> None:
        self._with_text(deed)
