"""What is to be known of a text before it is read: that it is thin, walled off, or chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from archive_app.domain.library import OpenArticle
from archive_app.gui.icons import pixmap
from archive_app.gui.inspector_parts import LinkButton, words
from archive_app.gui.sentences import in_own_words
from archive_app.gui.theme import Theme

_SAID = (
    "empty", "thin", "paywall", "teaser", "login", "consent", "blocked", "needs-script",
    "soft-404", "too-complex", "program-fault", "unsupported-type", "incomplete", "more-pages",
)  # fmt: skip
"""Kinds of warnings about the text, those first that explain most."""

_CHOOSABLE = frozenset({"empty", "thin", "consent", "incomplete"})
"""Kinds after which the page may still hold words that a person finds."""

_ICON = 16


class ReaderNotice(QFrame):
    """One sentence and what can be done; hidden while there is nothing to say."""

    choose_asked = Signal()
    """The person wants to choose the text on the saved page."""
    revert_asked = Signal()
    """The chosen text is to be taken back."""
    original_asked = Signal()
    """The page's own address is to be opened; it leaves the program."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane_head")
        self._theme = theme
        self._icon = QLabel()
        self._words = words("", "quiet")
        self.choose = LinkButton(theme, self.tr("Choose the text…"))
        self.revert = LinkButton(theme, self.tr("Revert"))
        self.revert.setAccessibleName(self.tr("Go back to the text that was found"))
        self.original = LinkButton(theme, self.tr("Open original…"))
        self.original.setToolTip(self.tr("Opens in the browser: this leaves the program"))
        self.choose.clicked.connect(self.choose_asked)
        self.revert.clicked.connect(self.revert_asked)
        self.original.clicked.connect(self.original_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        for button in (self.choose, self.revert, self.original):
            row.addWidget(button)
        theme.changed.connect(self._colour)
        self._colour()
        self.hide()

    @property
    def words(self) -> str:
        """What is said; empty while nothing is."""
        return "" if self.isHidden() else self._words.words

    def show_article(self, opened: OpenArticle | None) -> None:
        """Say what is to be said of ``opened``."""
        self.hide()
        if opened is None:
            return
        chosen = any(edit.field == "text" for edit in opened.edits)
        kinds = {notice.kind: notice for notice in opened.content.warnings}
        said = next((kinds[kind] for kind in _SAID if kind in kinds), None)
        if chosen:
            self._words.say(self.tr("You chose this text on the saved page yourself."))
        elif said is not None:
            self._words.say(in_own_words(said.message))
        self.choose.setVisible(chosen or (said is not None and said.kind in _CHOOSABLE))
        self.revert.setVisible(chosen)
        self.original.setVisible(not chosen)
        self.setVisible(chosen or said is not None)

    def _colour(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(pixmap("info", self._theme.colour("text_2"), _ICON, ratio))
