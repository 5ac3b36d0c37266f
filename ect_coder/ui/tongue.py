"""The language of the window: our own words and Qt's, the names of keys among them, change together."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from ect_coder import wording

_NAME = "qtWords"


def speak(language: str) -> None:
    """Speak "fr" or "en" from now on; empty means the system's language."""
    wording.use_language(language or wording.system_language())
    application = QCoreApplication.instance()
    if application is None:
        return
    translator = application.findChild(QTranslator, _NAME)
    if translator is None:
        translator = QTranslator(application)
        translator.setObjectName(_NAME)
    application.removeTranslator(translator)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if wording.language() == "fr" and translator.load("qtbase_fr", folder):
        application.installTranslator(translator)
