"""All actions of the window, in one table: name, text, keys, menu, and when they are possible."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from PySide6.QtGui import QAction, QKeySequence

from ect_coder.ui.keymap import Keymap, native
from ect_coder.wording import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

    from ect_coder.ui.read_page import ReadPage
    from ect_coder.ui.sitting import Sitting
    from ect_coder.ui.window import Window

    Doer: TypeAlias = Window | Sitting | ReadPage | "ActsOnCodings"


class When(StrEnum):
    """When an action is possible, and so who does it."""

    ALWAYS = "always"
    """The window does these."""
    STUDY = "study"
    """A study is open: its sitting does these, and those of SEEING, WRITING and DOCUMENT."""
    SEEING = "seeing"
    """Nothing of the study is hidden from who codes: what they do puts everything that was said into one file."""
    WRITING = "writing"
    DOCUMENT = "document"
    TEXT = "text"
    """The page with the text is in sight, and does these: what they do is never done unseen."""
    CODINGS = "codings"
    """A page on which codings are pointed at or selected is in sight, and does these; they can be changed."""


class ActsOnCodings(Protocol):
    """A page on which codings are pointed at or selected: what their keys do there."""

    def next_moment(self) -> None:
        """Turn the moment of the codings."""

    def next_polarity(self) -> None:
        """Turn the constat of the codings."""

    def remove_current(self) -> None:
        """Take the codings away."""

    def copy_reference(self) -> str | None:
        """Give what is selected with its reference, as it may leave; None where nothing is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One action; an empty name is a line between others. No key needs AltGr, / [ ] { } # or @.

    What it does is asked of who does it, as `when` says: the window, the sitting (`at`), or a page.
    """

    name: str
    text: str = ""
    keys: str = ""
    when: When = When.ALWAYS
    does: Callable[[Any], object] | None = None


@dataclass(frozen=True, slots=True)
class Submenu:
    """Actions that belong together, one step further in."""

    text: str
    entries: tuple[Entry, ...]


MENUS: dict[str, tuple[Entry | Submenu, ...]] = {
    N_("&Study"): (
        Entry("new", N_("New study…"), "Ctrl+N", When.ALWAYS, lambda window: window.studies.new()),
        Entry("open", N_("Open a study…"), "Ctrl+O", When.ALWAYS, lambda window: window.studies.ask()),
        Entry(
            "example", N_("Explore with the example study"), "", When.ALWAYS, lambda window: window.studies.example()
        ),
        Entry(""),
        Entry("import_files", N_("Import documents…"), "Ctrl+I", When.WRITING, lambda at: at.intake.import_files()),
        Entry("import_folder", N_("Import a folder…"), "", When.WRITING, lambda at: at.intake.import_folder()),
        Entry("add_project", N_("New project…"), "Ctrl+Shift+N", When.WRITING, lambda at: at.dialogs.add_project()),
        Entry(""),
        Entry(
            "export_workbook",
            N_("Export the workbook (Excel)…"),
            "Ctrl+Shift+E",
            When.SEEING,
            lambda at: at.exports.workbook(),
        ),
        Entry("export", N_("Export…"), "", When.SEEING, lambda at: at.exports.ask()),
        Entry("export_pdf", N_("Export the coded document (PDF)…"), "", When.DOCUMENT, lambda at: at.exports.pdf()),
        Entry("print", N_("Print the coded document…"), "Ctrl+P", When.DOCUMENT, lambda at: at.exports.print()),
        Entry(""),
        Submenu(
            N_("Share"),
            (
                Entry("hand_on", N_("Prepare a copy for…"), "", When.STUDY, lambda at: at.sharing.hand_on()),
                Entry("merge", N_("Bring a copy in…"), "", When.WRITING, lambda at: at.sharing.bring()),
                Entry("copy_to_code", N_("Copy to code in Word…"), "", When.STUDY, lambda at: at.word_copies.send()),
                Entry(
                    "read_comments",
                    N_("Read the comments of a Word copy…"),
                    "",
                    When.WRITING,
                    lambda at: at.word_copies.read(),
                ),
                Entry(
                    "code_blind",
                    N_("Code blind, or no longer…"),
                    "",
                    When.WRITING,
                    lambda at: at.blindness.turn(),
                ),
                Entry(""),
                Entry(
                    "export_foreign", N_("Export to another program…"), "", When.SEEING, lambda at: at.foreign.export()
                ),
                Entry(
                    "import_foreign", N_("Import from another program…"), "", When.WRITING, lambda at: at.foreign.ask()
                ),
                Entry(""),
                Entry("deposit", N_("Deposit folder…"), "", When.SEEING, lambda at: at.deposits.ask()),
            ),
        ),
        Entry(""),
        Entry("names", N_("Names and pseudonyms…"), "", When.STUDY, lambda at: at.names.review()),
        Entry("remove_person", N_("Remove a person…"), "", When.WRITING, lambda at: at.removals.person()),
        Entry("privacy", N_("Privacy…"), "", When.STUDY, lambda at: at.privacy.show()),
        Entry("rename_study", N_("Rename the study…"), "", When.WRITING, lambda at: at.dialogs.rename_study()),
        Entry("save_copy", N_("Save a copy…"), "Ctrl+Shift+S", When.STUDY, lambda at: at.exports.copy()),
        Entry("name_version", N_("Keep a version…"), "Ctrl+S", When.WRITING, lambda at: at.copies.name()),
        Entry("versions", N_("Versions…"), "", When.STUDY, lambda at: at.copies.show()),
        Entry("check_study", N_("Check the study…"), "", When.STUDY, lambda at: at.health.check()),
        Entry(""),
        Entry("close_study", N_("Close the study"), "Ctrl+W", When.STUDY, lambda at: at.pages.leaving_wished.emit()),
        Entry("quit", N_("Quit"), "Ctrl+Q", When.ALWAYS, lambda window: window.close()),
    ),
    N_("&Edit"): (
        Entry("undo", N_("Undo"), "Ctrl+Z", When.WRITING, lambda at: at.deeds.undo()),
        Entry("redo", N_("Redo"), "Ctrl+Y", When.WRITING, lambda at: at.deeds.redo()),
        Entry("history", N_("History…"), "Ctrl+Shift+Z", When.WRITING, lambda at: at.dialogs.history()),
        Entry(""),
        Entry("find", N_("Find in the text"), "Ctrl+F", When.DOCUMENT, lambda at: at.guide.find()),
        Entry("find_next", N_("Next hit"), "F3", When.TEXT, lambda read: read.find_bar.next()),
        Entry("find_previous", N_("Previous hit"), "Shift+F3", When.TEXT, lambda read: read.find_bar.previous()),
        Entry(
            "find_excerpts",
            N_("Search the coded excerpts"),
            "Ctrl+Shift+F",
            When.STUDY,
            lambda at: at.pages.bar.go_to_search(),
        ),
        Entry(""),
        Entry("correct_text", N_("Correct the text…"), "F2", When.TEXT, lambda read: read.writing.correct()),
        Entry(""),
        Entry(
            "copy_reference",
            N_("Copy the passage with its reference"),
            "Ctrl+Shift+C",
            When.DOCUMENT,
            lambda at: at.exports.reference(),
        ),
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
            "memo",
            N_("Memo on the passage, the coding or the document…"),
            "Ctrl+M",
            When.TEXT,
            lambda read: read.writing.write_memo(),
        ),
        Entry("status_next", N_("Next status of the document"), "F4", When.TEXT, lambda read: read.next_status()),
        Entry("memos", N_("All memos…"), "Ctrl+Shift+M", When.STUDY, lambda at: at.dialogs.memos()),
        Entry("discuss", N_("To discuss…"), "Ctrl+D", When.TEXT, lambda read: read.writing.discuss()),
        Entry("note_event", N_("Note a date…"), "Ctrl+Shift+T", When.TEXT, lambda read: read.writing.note_event()),
        Entry("inbox", N_("Passages to discuss…"), "Ctrl+Shift+D", When.STUDY, lambda at: at.dialogs.inbox()),
        Entry(""),
        Entry("codebook", N_("Edit the codebook…"), "Ctrl+Shift+B", When.WRITING, lambda at: at.dialogs.codebook()),
        Entry("export_codebook", N_("Export the codebook…"), "", When.STUDY, lambda at: at.exports.codebook()),
        Entry("import_codebook", N_("Import a codebook…"), "", When.WRITING, lambda at: at.dialogs.import_codebook()),
        Entry(""),
        Entry("next_coding", N_("Next coding"), "Ctrl+Shift+Down", When.TEXT, lambda read: read.step_coding(1)),
        Entry("previous_coding", N_("Previous coding"), "Ctrl+Shift+Up", When.TEXT, lambda read: read.step_coding(-1)),
        Entry(
            "next_uncoded", N_("Next turn without a coding"), "F7", When.DOCUMENT, lambda at: at.guide.next_uncoded()
        ),
        Entry(
            "next_highlighted",
            N_("Next highlighted passage without a coding"),
            "Shift+F7",
            When.TEXT,
            lambda read: read.next_highlighted(),
        ),
        Entry(""),
        Entry(
            "suggestions",
            N_("Suggest passages while reading, or no longer"),
            "",
            When.WRITING,
            lambda at: at.wishes.turn_suggestions(),
        ),
        Entry("next_suggestion", N_("Next suggestion"), "Alt+Down", When.TEXT, lambda read: read.suggestions.step(1)),
        Entry(
            "previous_suggestion",
            N_("Previous suggestion"),
            "Alt+Up",
            When.TEXT,
            lambda read: read.suggestions.step(-1),
        ),
        Entry(
            "accept_suggestion",
            N_("Code the passage as suggested"),
            "Alt+Return",
            When.TEXT,
            lambda read: read.suggestions.accept(),
        ),
        Entry(
            "refuse_suggestion",
            N_("Refuse the suggestion"),
            "Alt+Delete",
            When.TEXT,
            lambda read: read.suggestions.refuse(),
        ),
        Entry(""),
        Entry("resume", N_("Where I was: my last coding"), "Ctrl+J", When.STUDY, lambda at: at.guide.resume()),
    ),
    N_("&View"): (
        Entry("page_read", N_("Read and code"), "Ctrl+1", When.STUDY, lambda at: at.pages.show_page("read")),
        Entry("page_excerpts", N_("Excerpts"), "Ctrl+2", When.STUDY, lambda at: at.pages.show_page("excerpts")),
        Entry("page_matrix", N_("Matrix"), "Ctrl+3", When.STUDY, lambda at: at.pages.show_page("matrix")),
        Entry(
            "page_records",
            N_("Projects and documents"),
            "Ctrl+4",
            When.STUDY,
            lambda at: at.pages.show_page("records"),
        ),
        Entry("page_estimates", N_("Estimates"), "Ctrl+5", When.STUDY, lambda at: at.pages.show_page("estimates")),
        Entry(
            "page_robustness",
            N_("Firmness of the answers"),
            "Ctrl+6",
            When.STUDY,
            lambda at: at.pages.show_page("robustness"),
        ),
        Entry("page_figures", N_("Figures"), "Ctrl+7", When.STUDY, lambda at: at.pages.show_page("figures")),
        Entry("page_search", N_("Search all documents"), "Ctrl+8", When.STUDY, lambda at: at.pages.show_page("search")),
        Entry(""),
        Entry("zoom_in", N_("Larger text"), "Ctrl++", When.STUDY, lambda at: at.pages.zoom(1)),
        Entry("zoom_out", N_("Smaller text"), "Ctrl+-", When.STUDY, lambda at: at.pages.zoom(-1)),
        Entry("zoom_reset", N_("Normal text size"), "Ctrl+0", When.STUDY, lambda at: at.pages.reset_zoom()),
        Entry(""),
        Entry("next_document", N_("Next document"), "Ctrl+PgDown", When.STUDY, lambda at: at.guide.step_document(1)),
        Entry(
            "previous_document", N_("Previous document"), "Ctrl+PgUp", When.STUDY, lambda at: at.guide.step_document(-1)
        ),
        Entry(
            "go_to_paragraph", N_("Go to a paragraph…"), "Ctrl+G", When.DOCUMENT, lambda at: at.guide.ask_paragraph()
        ),
        Entry("lens", N_("Which codings are painted…"), "Ctrl+Shift+L", When.TEXT, lambda read: read.lens.open_menu()),
        Entry("next_pane", N_("Next pane"), "F6", When.TEXT, lambda read: read.next_pane()),
        Entry("reading_mode", N_("Reading mode: the text alone"), "F11", When.TEXT, lambda read: read.toggle_panes()),
        Entry(""),
        Entry("settings", N_("Settings…"), "Ctrl+,", When.ALWAYS, lambda window: window.look.settings()),
        Entry("theme", N_("Light or dark"), "", When.ALWAYS, lambda window: window.look.turn_theme()),
        Entry("language", N_("Français / English"), "", When.ALWAYS, lambda window: window.look.turn_language()),
    ),
    N_("&Help"): (
        Entry("commands", N_("All actions…"), "Ctrl+K", When.ALWAYS, lambda window: window.help.commands()),
        Entry("shortcuts", N_("Keyboard shortcuts"), "F1", When.ALWAYS, lambda window: window.help.shortcuts()),
        Entry("who", N_("Who is coding…"), "", When.ALWAYS, lambda window: window.look.ask_who()),
        Entry("logs", N_("Open the folder of the logs"), "", When.ALWAYS, lambda window: window.help.logs()),
        Entry("about", N_("About ECT Coder"), "", When.ALWAYS, lambda window: window.help.about()),
    ),
}


@dataclass(frozen=True, slots=True)
class Command:
    """An action as a person looks for it: its text, the menu it is in, its keys as the system writes them."""

    name: str
    text: str
    menu: str
    keys: str


def entries() -> Iterator[tuple[str, Entry]]:
    """Give every action with the menu it is in, as a person finds it: « Study », « Study › Share »."""
    for title, told in MENUS.items():
        menu = _(title).replace("&", "")
        for each in told:
            if isinstance(each, Submenu):
                yield from ((f"{menu} › {_(each.text)}", entry) for entry in each.entries if entry.name)
            elif each.name:
                yield menu, each


class Actions:
    """The table as Qt actions of a window. Who does one is asked of `doer` each time: studies and pages come and go."""

    def __init__(self, window: QWidget, doer: Callable[[When], Doer | None]) -> None:
        self._doer = doer
        self._entries = {entry.name: entry for _menu, entry in entries()}
        self._actions = {name: self._made(window, entry) for name, entry in self._entries.items()}
        self.use_keys({})

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def fill(self, bar: QMenuBar) -> None:
        """Lay the actions out in menus, in the language of the moment."""
        bar.clear()
        for title, told in MENUS.items():
            self._lay(bar.addMenu(_(title)), told)

    def _lay(self, menu: QMenu, told: Iterable[Entry | Submenu]) -> None:
        for each in told:
            if isinstance(each, Submenu):
                self._lay(menu.addMenu(_(each.text)), each.entries)
            elif each.name:
                self._actions[each.name].setText(_(each.text))
                menu.addAction(self._actions[each.name])
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

    def offer_turns(self, undo: str | None, redo: str | None) -> None:
        """Say what undo and redo would take back and do again; without such a deed they are not possible."""
        self._actions["undo"].setText(_("Undo: {deed}").format(deed=undo) if undo else _("Undo"))
        self._actions["redo"].setText(_("Redo: {deed}").format(deed=redo) if redo else _("Redo"))
        self._actions["undo"].setEnabled(undo is not None)
        self._actions["redo"].setEnabled(redo is not None)

    def keys(self, name: str) -> str:
        """Give the keys of an action as the system writes them."""
        return native(self.keymap.keys[name])

    def commands(self) -> list[Command]:
        """List the actions that are possible now, in the order of the menus."""
        return [
            Command(entry.name, self._actions[entry.name].text(), menu, self.keys(entry.name))
            for menu, entry in entries()
            if entry.name != "commands" and self._actions[entry.name].isEnabled()
        ]

    def groups(self) -> dict[str, dict[str, str]]:
        """Give the text of every action by its name, menu by menu."""
        found: dict[str, dict[str, str]] = {}
        for menu, entry in entries():
            found.setdefault(menu, {})[entry.name] = _(entry.text)
        return found

    def _made(self, window: QWidget, entry: Entry) -> QAction:
        action = QAction(window)
        action.setObjectName(entry.name)
        action.triggered.connect(partial(self._do, entry))
        window.addAction(action)
        return action

    def _do(self, entry: Entry, _checked: bool = False) -> None:
        doer = self._doer(entry.when)
        if doer is not None and entry.does is not None:
            entry.does(doer)
