"""Every setting that the window shows, once: page, words, and how it is chosen.

The settings themselves, their defaults and bounds, are those of ``actions.settings``.
"""

from dataclasses import dataclass
from enum import Enum, auto

from archive_app.gui.reader_style import BODY, STEPS
from archive_app.gui.translation import QT_TRANSLATE_NOOP


class Kind(Enum):
    """How a row is changed."""

    SWITCH = auto()
    CHOICE = auto()
    NUMBER = auto()
    TEXT = auto()
    STATEMENT = auto()
    """Nothing to change: a promise in words."""
    COMMAND = auto()
    """A button that runs a command of the table of commands."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a page; words are English, to be translated in context "Settings"."""

    kind: Kind
    name: str
    """The field of ``Settings``; of a command its id; of a statement a name of its own."""
    title: str
    words: str = ""
    """What it does, in a sentence."""
    choices: tuple[tuple[str, str], ...] = ()
    """Value and words of each choice."""
    unit: str = ""
    """Said behind a number, with its space."""
    step: float = 1
    hint: str = ""
    """An example, shown in an empty field."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of settings."""

    id: str
    title: str
    icon: str
    rows: tuple[Row, ...]

    @property
    def settings(self) -> tuple[str, ...]:
        """The settings that this page can change."""
        fixed = {Kind.STATEMENT, Kind.COMMAND}
        return tuple(row.name for row in self.rows if row.kind not in fixed)


_ARCHIVE = Page(
    "archive",
    QT_TRANSLATE_NOOP("Settings", "Archive"),
    "database",
    (
        Row(
            Kind.COMMAND,
            "folder.change",
            QT_TRANSLATE_NOOP("Settings", "Folder of the library"),
            QT_TRANSLATE_NOOP(
                "Settings", "One folder holds everything. Copy it, and you have it all."
            ),
        ),
        Row(
            Kind.COMMAND,
            "library.backup",
            QT_TRANSLATE_NOOP("Settings", "Backup"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "Copies the whole library to a folder while you work. Into the same folder again,"
                " only what is new.",
            ),
        ),
        Row(
            Kind.COMMAND,
            "library.check",
            QT_TRANSLATE_NOOP("Settings", "Integrity"),
            QT_TRANSLATE_NOOP(
                "Settings", "Compares every saved file with the hash taken when it was saved."
            ),
        ),
    ),
)

_CAPTURE = Page(
    "capture",
    QT_TRANSLATE_NOOP("Settings", "Capture"),
    "list-checks",
    (
        Row(
            Kind.SWITCH,
            "pictures",
            QT_TRANSLATE_NOOP("Settings", "Save the pictures of a page"),
            QT_TRANSLATE_NOOP("Settings", "The page and its proof are always kept."),
        ),
        Row(
            Kind.SWITCH,
            "scripts",
            QT_TRANSLATE_NOOP("Settings", "Run the scripts of pages that need them"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "In a browser of their own (the extra “browser”), and only where a page shows no"
                " text without them.",
            ),
        ),
        Row(
            Kind.TEXT,
            "receive_folder",
            QT_TRANSLATE_NOOP("Settings", "Folder of your browser"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "Pages that your browser saves there (SingleFile, MHTML, WACZ) are taken in."
                " Files stay. Empty: none.",
            ),
        ),
        Row(
            Kind.NUMBER,
            "workers",
            QT_TRANSLATE_NOOP("Settings", "Pages at the same time"),
            QT_TRANSLATE_NOOP("Settings", "Never two of one site."),
        ),
        Row(
            Kind.NUMBER,
            "site_pause",
            QT_TRANSLATE_NOOP("Settings", "Pause after each page of a site"),
            unit=QT_TRANSLATE_NOOP("Settings", " s"),
            step=0.5,
        ),
        Row(
            Kind.TEXT,
            "accept_language",
            QT_TRANSLATE_NOOP("Settings", "Language asked for"),
            QT_TRANSLATE_NOOP("Settings", "Empty: sites choose."),
            hint="de, en;q=0.7",
        ),
        Row(
            Kind.TEXT,
            "contact",
            QT_TRANSLATE_NOOP("Settings", "Contact told to sites"),
            QT_TRANSLATE_NOOP(
                "Settings", "Sites always learn that News Archive asks. This is added to it."
            ),
            hint="desk@example.org",
        ),
        Row(
            Kind.TEXT,
            "proxy",
            QT_TRANSLATE_NOOP("Settings", "Proxy"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "The proxy looks names up itself: which address it then asks cannot be checked.",
            ),
            hint="socks5://localhost:9050",
        ),
        Row(
            Kind.TEXT,
            "allow_net",
            QT_TRANSLATE_NOOP("Settings", "Private networks that may be asked"),
            QT_TRANSLATE_NOOP(
                "Settings", "Pages in your own network are refused unless their range stands here."
            ),
            hint="192.168.1.0/24",
        ),
        Row(
            Kind.NUMBER,
            "page_mib",
            QT_TRANSLATE_NOOP("Settings", "Largest page"),
            unit=QT_TRANSLATE_NOOP("Settings", " MiB"),
            step=5,
        ),
        Row(
            Kind.NUMBER,
            "picture_mib",
            QT_TRANSLATE_NOOP("Settings", "Largest picture"),
            unit=QT_TRANSLATE_NOOP("Settings", " MiB"),
            step=10,
        ),
    ),
)

_READER = Page(
    "reader",
    QT_TRANSLATE_NOOP("Settings", "Reader"),
    "type",
    (
        Row(
            Kind.CHOICE,
            "theme",
            QT_TRANSLATE_NOOP("Settings", "Light or dark"),
            choices=(
                ("auto", QT_TRANSLATE_NOOP("Settings", "As the desktop")),
                ("light", QT_TRANSLATE_NOOP("Settings", "Light")),
                ("dark", QT_TRANSLATE_NOOP("Settings", "Dark")),
            ),
        ),
        Row(
            Kind.CHOICE,
            "contrast",
            QT_TRANSLATE_NOOP("Settings", "Contrast"),
            QT_TRANSLATE_NOOP("Settings", "High: black or white words, and lines that are seen."),
            choices=(
                ("auto", QT_TRANSLATE_NOOP("Settings", "As the desktop")),
                ("high", QT_TRANSLATE_NOOP("Settings", "High")),
            ),
        ),
        Row(
            Kind.CHOICE,
            "reader_font",
            QT_TRANSLATE_NOOP("Settings", "Type of the reader"),
            choices=(
                ("serif", QT_TRANSLATE_NOOP("Settings", "With serifs")),
                ("sans", QT_TRANSLATE_NOOP("Settings", "Without serifs")),
            ),
        ),
        Row(
            Kind.CHOICE,
            "reader_size",
            QT_TRANSLATE_NOOP("Settings", "Text size"),
            choices=tuple((str(round(BODY * step / 100)), f"{step} %") for step in STEPS),
        ),
        Row(
            Kind.NUMBER,
            "reader_width",
            QT_TRANSLATE_NOOP("Settings", "Widest column"),
            unit=QT_TRANSLATE_NOOP("Settings", " px"),
            step=20,
        ),
        Row(
            Kind.CHOICE,
            "density",
            QT_TRANSLATE_NOOP("Settings", "Rows of the list"),
            choices=(
                ("comfortable", QT_TRANSLATE_NOOP("Settings", "Comfortable, with a piece of text")),
                ("compact", QT_TRANSLATE_NOOP("Settings", "Compact")),
            ),
        ),
    ),
)

_RIGHTS = Page(
    "rights",
    QT_TRANSLATE_NOOP("Settings", "Rights"),
    "scale",
    (
        Row(
            Kind.CHOICE,
            "export_pictures",
            QT_TRANSLATE_NOOP("Settings", "Pictures in an export"),
            QT_TRANSLATE_NOOP(
                "Settings", "What the export dialog begins with. “Do not use” never leaves."
            ),
            choices=(
                ("rights", QT_TRANSLATE_NOOP("Settings", "As their rights allow")),
                ("none", QT_TRANSLATE_NOOP("Settings", "None")),
            ),
        ),
        Row(
            Kind.CHOICE,
            "decision_scope",
            QT_TRANSLATE_NOOP("Settings", "A decision holds for"),
            choices=(
                ("this", QT_TRANSLATE_NOOP("Settings", "this picture")),
                ("same", QT_TRANSLATE_NOOP("Settings", "the same picture everywhere")),
            ),
        ),
        Row(
            Kind.TEXT,
            "name",
            QT_TRANSLATE_NOOP("Settings", "Your name"),
            QT_TRANSLATE_NOOP(
                "Settings", "Written beside your decisions about pictures. Empty: your login name."
            ),
        ),
    ),
)

_COLOURS = Page("colours", QT_TRANSLATE_NOOP("Settings", "Colours & tags"), "highlighter", ())
_KEYS = Page("keys", QT_TRANSLATE_NOOP("Settings", "Keys"), "keyboard", ())

_LANGUAGE = Page(
    "language",
    QT_TRANSLATE_NOOP("Settings", "Language"),
    "globe",
    (
        Row(
            Kind.CHOICE,
            "language",
            QT_TRANSLATE_NOOP("Settings", "Language of the window"),
            QT_TRANSLATE_NOOP("Settings", "Articles keep their own."),
            choices=(
                ("auto", QT_TRANSLATE_NOOP("Settings", "As the desktop")),
                ("en", "English"),
                ("de", "Deutsch"),
            ),
        ),
    ),
)

_PRIVACY = Page(
    "privacy",
    QT_TRANSLATE_NOOP("Settings", "Privacy"),
    "shield-check",
    (
        Row(
            Kind.STATEMENT,
            "no_telemetry",
            QT_TRANSLATE_NOOP("Settings", "Nothing is reported"),
            QT_TRANSLATE_NOOP(
                "Settings", "No telemetry, no crash reports, no account. There is no switch for it."
            ),
        ),
        Row(
            Kind.STATEMENT,
            "no_update_check",
            QT_TRANSLATE_NOOP("Settings", "No update check"),
            QT_TRANSLATE_NOOP("Settings", "The program never looks for a newer one by itself."),
        ),
        Row(
            Kind.STATEMENT,
            "network",
            QT_TRANSLATE_NOOP("Settings", "When the network is asked"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "When you save a page, get its pictures, or read a feed that you follow. Reading,"
                " searching and exporting ask for nothing.",
            ),
        ),
    ),
)

_ADVANCED = Page(
    "advanced",
    QT_TRANSLATE_NOOP("Settings", "Advanced"),
    "wrench",
    (
        Row(
            Kind.COMMAND,
            "index.rebuild",
            QT_TRANSLATE_NOOP("Settings", "Search index"),
            QT_TRANSLATE_NOOP(
                "Settings", "Where searches miss what is there: the old one answers meanwhile."
            ),
        ),
        Row(
            Kind.COMMAND,
            "library.compact",
            QT_TRANSLATE_NOOP("Settings", "Size of the library"),
            QT_TRANSLATE_NOOP(
                "Settings", "Gives room that nothing needs any more back. Nothing saved is removed."
            ),
        ),
        Row(
            Kind.COMMAND,
            "log.open",
            QT_TRANSLATE_NOOP("Settings", "Log"),
            QT_TRANSLATE_NOOP("Settings", "What the program wrote down, for finding a fault."),
        ),
        Row(
            Kind.COMMAND,
            "folder.open",
            QT_TRANSLATE_NOOP("Settings", "Files of the library"),
            QT_TRANSLATE_NOOP("Settings", "Captures are WARC files that other tools read, too."),
        ),
    ),
)

PAGES = (
    _ARCHIVE,
    _CAPTURE,
    _READER,
    _RIGHTS,
    _COLOURS,
    _KEYS,
    _LANGUAGE,
    _PRIVACY,
    _ADVANCED,
)
"""In the order of the list at the left."""
