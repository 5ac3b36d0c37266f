"""Colours and the calm look: two palettes, one style sheet, fonts for reading.

Pillar hues come from Okabe and Ito's colour-blind-safe set; each theme has a shade of at least 3:1 on its grounds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ect_coder.resources import resource

if TYPE_CHECKING:
    from ect_coder.codebook.grid import Grid

_SERIFS = ("Noto Serif", "Georgia", "Cambria", "Charter", "Liberation Serif", "DejaVu Serif")
_SAMPLE = "Ce qu’on voulait, c’était que les enfants mangent ce qui pousse ici, à vingt kilomètres."
_BASES = (
    ("cooperation", "#0072B2"),
    ("anchoring", "#009E73"),
    ("resilience", "#E69F00"),
    ("hybrid_model", "#CC79A7"),
)
_TRANSVERSAL = "#6B7280"
MARK_CONTRAST = 3.0


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, by what they are for; all as #RRGGBB. `pillars` pairs ids with the codebook's own."""

    dark: bool
    window: str
    panel: str
    page: str
    line: str
    text: str
    muted: str
    quiet: str
    """What an interviewer says: paler than the text, and still read on the deepest wash."""
    accent: str
    accent_text: str
    selection: str
    hover: str
    field: str
    warning: str
    present_strong: str
    present_strong_text: str
    present_weak: str
    present_weak_text: str
    silent: str
    contested: str
    contested_text: str
    highlight: str
    pillars: tuple[tuple[str, str], ...] = _BASES

    def coloured(self, grid: Grid) -> Palette:
        """Give the palette with the colours of a codebook's pillars."""
        return replace(self, pillars=tuple((pillar.id, pillar.colour) for pillar in grid.pillars))

    def pillar(self, key: str | None) -> str:
        """Give the shade of a pillar's marks: at least 3:1 on every ground. None is transversal; others take its grey."""
        return _mark(self, next((colour for each, colour in self.pillars if each == key), _TRANSVERSAL))

    @property
    def grounds(self) -> tuple[str, ...]:
        """What text and marks stand on, but for the washes of the codings."""
        return (self.window, self.panel, self.page, self.field, self.hover, self.selection)

    def ink(self, key: str | None) -> QColor:
        """Give a pillar's shade as Qt paints it."""
        return _colour(self.pillar(key))

    def badge_ink(self, key: str | None) -> str:
        """Give black or white, whichever is read better on a pillar's badge."""
        return readable_on(self.pillar(key))


LIGHT = Palette(
    dark=False,
    window="#F6F5F1",
    panel="#FAF9F7",
    page="#FFFFFF",
    line="#E5E3DF",
    text="#1F2328",
    muted="#62666D",
    quiet="#50545A",
    accent="#1F6B8A",
    accent_text="#FFFFFF",
    selection="#DCE9F2",
    hover="#EFEDE8",
    field="#FFFFFF",
    warning="#8A5A00",
    present_strong="#1F6B8A",
    present_strong_text="#FFFFFF",
    present_weak="#A9CDDA",
    present_weak_text="#10242C",
    silent="#E9E7E2",
    contested="#F2D9A6",
    contested_text="#4A3200",
    highlight="#FFF5C7",
)
DARK = Palette(
    dark=True,
    window="#1B1D20",
    panel="#202327",
    page="#24272B",
    line="#373B41",
    text="#E7E6E3",
    muted="#AFB4BB",
    quiet="#C3C6C9",
    accent="#6DB6D6",
    accent_text="#10181C",
    selection="#2F4654",
    hover="#2C3035",
    field="#2A2E33",
    warning="#E5B567",
    present_strong="#4A9CBD",
    present_strong_text="#0D171B",
    present_weak="#2F5563",
    present_weak_text="#E3F1F6",
    silent="#373C43",
    contested="#5A4620",
    contested_text="#F6E3BC",
    highlight="#47422A",
)


def chosen(theme: str) -> Palette:
    """Give the palette of a choice: "light", "dark", or the system's."""
    if theme in ("light", "dark"):
        return DARK if theme == "dark" else LIGHT
    return DARK if system_is_dark() else LIGHT


def system_is_dark() -> bool:
    """Say whether the system asks for a dark theme."""
    hints = QGuiApplication.styleHints()
    return hints is not None and hints.colorScheme() == Qt.ColorScheme.Dark


def readable_on(ground: str) -> str:
    """Give black or white, whichever is read better on a ground."""
    return max(("#000000", "#FFFFFF"), key=lambda ink: contrast(ink, ground))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@cache
def shade(colour: str, ground: str, wanted: float) -> str:
    """Darken or lighten a colour as little as needed for `wanted` contrast on a ground."""
    towards = QColor("#000000") if _luminance(ground) > 0.4 else QColor("#FFFFFF")
    for step in range(21):
        tried = mixed(colour, towards.name(), step / 20)
        if contrast(tried, ground) >= wanted:
            return tried
    return towards.name()


def mixed(one: str, other: str, part: float) -> str:
    """Mix `part` (0–1) of another colour into one."""
    a, b = QColor(one), QColor(other)
    parts = [round(x + (y - x) * part) for x, y in zip(_rgb(a), _rgb(b), strict=True)]
    return QColor(*parts).name()


def reading_font(size: int, wanted: str = "") -> QFont:
    """Give the font to read in, in points: the one that is wanted, else the first serif that the machine has."""
    families = set(QFontDatabase.families())
    family = next((name for name in (wanted, *_SERIFS) if name in families), None)
    font = QFont(family) if family else QFont()
    font.setPointSize(size)
    return font


def letter_width(font: QFont) -> float:
    """Return the width of a letter of French prose, as frequent as letters are."""
    # Not averageCharWidth: it takes all letters for equally frequent, which made lines of 104 of some serifs.
    return QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)


def apply(application: QApplication, palette: Palette) -> None:
    """Dress the whole application."""
    fusion = QStyleFactory.create("Fusion")
    if fusion is not None and application.style().objectName().lower() != "fusion":
        application.setStyle(fusion)
    application.setPalette(_qt_palette(palette))
    values = {name: getattr(palette, name) for name in palette.__slots__ if isinstance(getattr(palette, name), str)}
    icons = resource("icons").as_posix()
    application.setStyleSheet(_SHEET.substitute(values, icons=icons, shade="dark" if palette.dark else "light"))


@cache
def _mark(palette: Palette, base: str) -> str:
    hardest = min(palette.grounds, key=partial(contrast, base))
    return shade(base, hardest, MARK_CONTRAST)


@cache
def _colour(name: str) -> QColor:
    return QColor(name)


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in _rgb(QColor(colour))]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _qt_palette(palette: Palette) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: palette.panel,
        QPalette.ColorRole.WindowText: palette.text,
        QPalette.ColorRole.Base: palette.field,
        QPalette.ColorRole.AlternateBase: palette.panel,
        QPalette.ColorRole.Text: palette.text,
        QPalette.ColorRole.PlaceholderText: palette.muted,
        QPalette.ColorRole.Button: palette.panel,
        QPalette.ColorRole.ButtonText: palette.text,
        QPalette.ColorRole.ToolTipBase: palette.field,
        QPalette.ColorRole.ToolTipText: palette.text,
        QPalette.ColorRole.Highlight: palette.accent,
        QPalette.ColorRole.HighlightedText: palette.accent_text,
        QPalette.ColorRole.Link: palette.accent,
        QPalette.ColorRole.Mid: palette.line,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.muted))
    return made


_SHEET = Template(
    """
QMainWindow, QDialog, #welcome { background: $window; }
#topBar, QMenuBar { background: $panel; }
#topBar { border-bottom: 1px solid $line; }
QMenuBar { padding: 1px 8px; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $field; border: 1px solid $line; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 5px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QLabel { qproperty-textFormat: PlainText; }
QTipLabel { qproperty-textFormat: AutoText; }
#why { qproperty-textFormat: RichText; }
#studyTitle { font-weight: 600; }
#corpusPane, #codebookPane, #codingCard, #card, #cardInside { background: $panel; }
#codebookPane, #codingCard { border-left: 1px solid $line; }
#codingCard { border-top: 1px solid $line; }
#centre, #deskHead, #findBar, #blindBar, #suggestionBar, #emptyState { background: $page; }
#deskHead, #findBar, #blindBar, #suggestionBar { border-bottom: 1px solid $line; }
#deskTitle { font-weight: 600; font-size: 11pt; }
#emptyState { color: $muted; font-size: 12pt; padding: 60px; }
#paneTitle { color: $muted; font-weight: 600; padding: 2px 6px; }
#cardTitle { font-weight: 600; }
#cardHeading, #fieldName { color: $muted; font-weight: 600; }
#cardHeading { padding-top: 7px; qproperty-indent: 0; }
#formHeading { font-weight: 600; padding-top: 10px; qproperty-indent: 0; }
#fieldName { font-weight: 400; }
#cardNote { color: $muted; }
#conditionSentence { font-size: 12pt; }
#welcomeTitle { font-size: 26pt; font-weight: 600; }
#welcomeText { font-size: 12pt; color: $text; }
QTreeView, QListView, QTableView { background: transparent; border: none; outline: none; }
QTableWidget, QListWidget { outline: 1px solid $accent; }
QScrollArea { background: transparent; border: 1px solid transparent; }
QScrollArea:focus { border: 1px solid $accent; }
QCheckBox { min-height: 20px; padding: 1px 4px; border: 1px solid transparent; border-radius: 5px; }
QCheckBox:focus { border: 1px solid $accent; }
QTreeView::item { border: none; }
QLineEdit#cellEditor, QComboBox#cellEditor { border: 2px solid $accent; border-radius: 0; padding: 0 6px; }
#excerpts { selection-background-color: transparent; }
QTreeView { selection-background-color: transparent; show-decoration-selected: 0; }
QTreeView::branch, QTreeView::branch:selected { background: transparent; }
QTreeView::branch:has-children:closed { image: url($icons/closed-$shade.svg); }
QTreeView::branch:has-children:open { image: url($icons/open-$shade.svg); }
QTableView#rows { background: $field; border: 1px solid $line; border-radius: 6px; alternate-background-color: $panel; }
QTableView#rows:focus { border: 1px solid $accent; }
QTableView#rows::item { padding: 3px 4px; border: 1px solid transparent; }
QTableView#rows::item:selected { background: $selection; color: $text; }
QTableView#rows::item:focus { border: 1px solid $accent; }
QTableView#rows::indicator { width: 14px; height: 14px; border: 1px solid $muted; border-radius: 4px; background: $field; }
QTableView#rows::indicator:checked { background: $accent; border-color: $accent; image: url($icons/check-$shade.svg); }
QTableView#rows::indicator:indeterminate { background: $accent; border-color: $accent; image: url($icons/some-$shade.svg); }
QSplitter::handle { background: $line; }
QStatusBar { background: $panel; border-top: 1px solid $line; color: $muted; }
QStatusBar QLabel { color: $muted; padding: 2px 10px; }
QStatusBar::item { border: none; }
QStatusBar QPushButton#tally { background: transparent; border: none; color: $accent; padding: 2px 10px; min-height: 0; }
QStatusBar QPushButton#tally:hover { text-decoration: underline; }
QStatusBar QPushButton#tally:focus { border: 1px solid $accent; padding: 1px 9px; }
QStatusBar QPushButton#tally:disabled { color: $muted; }
QStatusBar QProgressBar { background: $line; border: none; border-radius: 3px; }
QStatusBar QProgressBar::chunk { background: $accent; border-radius: 3px; }
QPushButton { background: $field; border: 1px solid $line; border-radius: 6px; padding: 5px 12px; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:disabled { color: $muted; }
QPushButton#primary { background: $accent; color: $accent_text; border: 1px solid $accent; font-weight: 600; }
QPushButton#primary:disabled { background: $field; color: $muted; border: 1px solid $line; }
QPushButton#primary:focus { border: 3px double $accent_text; padding: 3px 10px; }
QPushButton#link, QPushButton#recent { background: transparent; border: 1px solid transparent; text-align: left; padding: 6px 6px; }
QPushButton#link { color: $accent; font-weight: 600; }
QPushButton#recent:hover, QPushButton#link:hover { background: $hover; }
QPushButton#recent:focus, QPushButton#link:focus { border: 1px solid $accent; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 3px 8px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton#segment { background: $field; border: 1px solid $line; border-left: none; border-radius: 0; padding: 3px 6px; }
QToolButton#segment[place="first"], QToolButton#segment[place="only"] { border-left: 1px solid $line;
  border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QToolButton#segment[place="last"], QToolButton#segment[place="only"] {
  border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QToolButton#segment:hover { background: $hover; }
QToolButton#segment:checked { background: $accent; color: $accent_text; border-color: $accent; }
QToolButton#segment:focus { border: 1px solid $accent; }
QToolButton#segment:checked:focus { border: 3px double $accent_text; padding: 1px 4px; }
QToolButton#swatch { padding: 3px; }
QToolButton#swatch:checked { border: 2px solid $text; padding: 2px; }
QToolButton#segment:disabled { color: $muted; }
QLineEdit, QPlainTextEdit, QTextBrowser, QComboBox { background: $field; border: 1px solid $line; border-radius: 6px; padding: 4px 8px;
  selection-background-color: $accent; selection-color: $accent_text; }
QLineEdit:focus, QPlainTextEdit:focus, QTextBrowser:focus, QComboBox:focus { border: 1px solid $accent; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url($icons/open-$shade.svg); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: $field; border: 1px solid $line; selection-background-color: $selection;
  selection-color: $text; }
QCheckBox::indicator, QListView::indicator, QTableView::indicator, QTreeView::indicator {
  width: 14px; height: 14px; border: 1px solid $muted; border-radius: 4px;
  background: $field; }
QCheckBox::indicator:focus { border: 1px solid $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked, QTreeView::indicator:checked {
  background: $accent; border-color: $accent;
  image: url($icons/check-$shade.svg); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url($icons/some-$shade.svg); }
QCheckBox:focus { color: $accent; }
QHeaderView { background: transparent; border: none; }
QTableCornerButton::section { background: $panel; border: none; border-right: 1px solid $line; }
QHeaderView::section { background: $panel; color: $muted; border: none; border-bottom: 1px solid $line; padding: 6px 8px;
  font-weight: 600; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: 4px; min-height: 32px; margin: 1px 2px; }
QScrollBar::handle:vertical:hover { background: $muted; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle:horizontal { background: $line; border-radius: 4px; min-width: 32px; margin: 2px 1px; }
QScrollBar::handle:horizontal:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: $field; color: $text; border: 1px solid $line; padding: 4px 6px; }
#why { background: $hover; border-radius: 6px; padding: 9px 11px; }
#verbatim { background: $field; border: 1px solid $line; border-radius: 8px; }
#verbatim:hover { background: $hover; }
#verbatim:focus { border: 1px solid $accent; }
#verbatims { background: transparent; border: none; }
#quote { font-family: "Noto Serif", "Georgia", "Cambria", "Liberation Serif", "DejaVu Serif"; }
#toast { background: $text; border-radius: 8px; }
#toast QLabel { color: $page; }
#toast QPushButton { background: transparent; border: none; color: $page; font-weight: 700; text-decoration: underline; }
"""
)
