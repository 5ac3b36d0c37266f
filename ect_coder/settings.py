"""Preferences of this machine, and where our own files lie.

The environment variable ECT_CODER_HOME moves them all, so that tests never touch the user's.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from ect_coder import files, wording

if TYPE_CHECKING:
    from collections.abc import Container

HOME_VARIABLE = "ECT_CODER_HOME"
_NAME = "ECT Coder"

THEMES = ("system", "light", "dark")
LANGUAGES = ("", *wording.LANGUAGES)
"""An empty one is the system's."""
SPACINGS = {"tight": 0.85, "normal": 1.0, "airy": 1.15}
"""By how much the lines of the text are set closer together or further apart than usual."""
SIZES = range(9, 29)
"""Sizes of the text, in points."""
_POSSIBLE: dict[str, Container[object]] = {
    "language": LANGUAGES,
    "theme": THEMES,
    "text_size": SIZES,
    "text_spacing": SPACINGS,
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What one person chose on this machine; unknown keys of the file are left out when read."""

    coder: str = ""
    language: str = ""
    theme: str = "system"
    text_family: str = ""
    text_size: int = 12
    text_spacing: str = "normal"
    recent_studies: tuple[str, ...] = ()
    recent_variables: tuple[str, ...] = ()
    favourites: dict[str, str] = field(default_factory=dict)
    shortcuts: dict[str, str] = field(default_factory=dict)
    layout: dict[str, str] = field(default_factory=dict)
    name_keys: dict[str, str] = field(default_factory=dict)
    """Where the key of names of each study lies, by the study's path."""


def data_folder() -> Path:
    """Return the folder of backups and logs, which is not the study's own."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / "data" if home else Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def logs_folder() -> Path:
    """Return the folder of the logs."""
    return data_folder() / "logs"


def backups_folder() -> Path:
    """Return where checked copies of the studies are kept."""
    return data_folder() / "backups"


def load() -> Settings:
    """Read the preferences; a missing or damaged file gives the defaults."""
    try:
        stored = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    defaults = Settings()
    known: dict[str, Any] = {}
    for each in fields(Settings):
        value = stored.get(each.name)
        if isinstance(value, list):
            value = tuple(str(item) for item in value)
        if isinstance(value, dict):
            value = {key: item for key, item in value.items() if isinstance(item, str)}
        if type(value) is type(getattr(defaults, each.name)) and value in _POSSIBLE.get(each.name, (value,)):
            known[each.name] = value
    return replace(defaults, **known)


def save(settings: Settings) -> None:
    """Write the preferences in one step; a folder that cannot be written keeps the old ones."""
    file = _file()
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        files.write(file, json.dumps(asdict(settings), ensure_ascii=False, indent=1).encode("utf-8"))


def _file() -> Path:
    home = os.environ.get(HOME_VARIABLE)
    folder = Path(home) if home else Path(platformdirs.user_config_dir(_NAME, appauthor=False))
    return folder / "settings.json"
