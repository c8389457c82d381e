"""Where a person can go: the places of the sidebar and the query each stands for."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from archive_app.gui.translation import QT_TRANSLATE_NOOP

Kind = Literal[
    "all", "inbox", "starred", "rights", "queue", "notes", "trash", "tag", "site", "search"
]

_TITLES = {
    "all": QT_TRANSLATE_NOOP("Places", "All articles"),
    "inbox": QT_TRANSLATE_NOOP("Places", "Inbox"),
    "starred": QT_TRANSLATE_NOOP("Places", "Starred"),
    "rights": QT_TRANSLATE_NOOP("Places", "Rights board"),
    "queue": QT_TRANSLATE_NOOP("Places", "Capture queue"),
    "notes": QT_TRANSLATE_NOOP("Places", "Notes"),
    "trash": QT_TRANSLATE_NOOP("Places", "Trash"),
    "search": QT_TRANSLATE_NOOP("Places", "Results"),
}
_QUERIES = {
    "inbox": "is:inbox",
    "starred": "is:starred",
    "rights": "rights:differ OR rights:placeholder",
    "trash": "is:trashed",
}
_EMPTY = {
    "all": QT_TRANSLATE_NOOP("Places", "Nothing is saved yet. Paste an address to save its page."),
    "inbox": QT_TRANSLATE_NOOP("Places", "Nothing new. Pages you save appear here."),
    "starred": QT_TRANSLATE_NOOP("Places", "No article has a star. Press S on one to give it one."),
    "rights": QT_TRANSLATE_NOOP("Places", "No picture needs a review."),
    "trash": QT_TRANSLATE_NOOP("Places", "The Trash is empty."),
    "tag": QT_TRANSLATE_NOOP("Places", "No article has this tag. Drop articles here."),
    "site": QT_TRANSLATE_NOOP("Places", "No article of this site is here."),
    "search": QT_TRANSLATE_NOOP("Places", "No article has all of these."),
}


@dataclass(frozen=True, slots=True)
class Destination:
    """One place to go to."""

    kind: Kind
    name: str = ""
    """The tag's path or the site's name; for a search its words."""

    @property
    def query(self) -> str:
        """What the list is asked for, in the query language."""
        if self.kind == "search":
            return self.name
        if self.kind in {"tag", "site"}:
            words = self.name.replace('"', " ")
            return f'{self.kind}:"{words}"'
        return _QUERIES.get(self.kind, "")

    @property
    def title(self) -> str:
        """The head of the list, in the person's language."""
        if self.kind in {"tag", "site"}:
            return self.name.replace("/", " / ")
        return QCoreApplication.translate("Places", _TITLES[self.kind])

    @property
    def nothing(self) -> str:
        """What is said where there is nothing: one line, and what to do."""
        return QCoreApplication.translate("Places", _EMPTY.get(self.kind, _EMPTY["all"]))


ALL = Destination("all")
INBOX = Destination("inbox")
STARRED = Destination("starred")
RIGHTS = Destination("rights")
QUEUE = Destination("queue")
NOTES = Destination("notes")
TRASH = Destination("trash")
