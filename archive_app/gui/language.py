"""The language of the window: its words from ``resources/i18n``, its dates and numbers from Qt."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from archive_app.resources import resource

SPOKEN = ("de",)
"""Languages beside English, as ISO 639-1; each has ``news-archive_xx.qm`` and ``search.xx.md``.

English has a file, too, with its plurals. No language may be a class of our own: Qt asks for words
also while it decodes a picture on another thread, with a lock held that the GUI thread may be
waiting for with Python's; then both wait for ever.
"""

_KEPT = "translators"
"""The application's property that keeps them alive: Qt does not."""


def speak(choice: str) -> str:
    """Let every text that is shown from now on be in ``choice``; the language that it is now.

    ``auto`` is the desktop's where we speak it, else English. What is shown already stays.
    """
    app = QCoreApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - words are shown by windows
    for old in app.property(_KEPT) or ():
        app.removeTranslator(old)
    desktop = QLocale.system()
    wanted = desktop.name()[:2] if choice == "auto" else choice
    spoken = wanted if wanted in SPOKEN else "en"
    translators = _translators(spoken, app)
    for translator in translators:  # the last is asked first
        app.installTranslator(translator)
    app.setProperty(_KEPT, translators)
    QLocale.setDefault(_locale(spoken, desktop))
    return spoken


def search_help() -> Path:
    """The page about the search in the language that is spoken: Markdown, UTF-8."""
    code = QLocale().name()[:2]
    return resource(f"help/search.{code}.md" if code in SPOKEN else "help/search.md")


def _translators(code: str, app: QApplication) -> list[QTranslator]:
    """Qt's own words (of its file dialog), then ours."""
    found = []
    for path in (
        f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{code}.qm",
        str(resource(f"i18n/news-archive_{code}.qm")),
    ):
        translator = QTranslator(app)
        if translator.load(path):
            found.append(translator)
    return found


def _locale(spoken: str, desktop: QLocale) -> QLocale:
    """Dates and numbers go with the words: the desktop's region where it has the language."""
    if desktop.name()[:2] == spoken:
        return desktop
    if spoken == "en":
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return QLocale(spoken)
