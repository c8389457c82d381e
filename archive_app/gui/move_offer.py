"""Was this moved here?: a passage offered for a mark whose words were not found again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from archive_app.domain.annotation import Anchor
from archive_app.gui.inspector_parts import LinkButton, words
from archive_app.gui.theme import Theme

_LONGEST = 160


class MoveOffer(QFrame):
    """The passage with Move and Keep; nothing is moved unless it is asked for."""

    moved = Signal()
    kept = Signal()
    shown = Signal(int, int)
    """First and last place of the passage, to be seen in the reader."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._anchor: Anchor | None = None
        self._quote = words("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(words(self.tr("Was this moved here?"), "section"))
        column.addWidget(self._quote)
        buttons = QWidget()  # as a bare layout the row lost its height to the words above it
        buttons.setFixedHeight(theme.size("control_small"))
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.move_button = LinkButton(theme, self.tr("Move"))
        self.keep_button = LinkButton(theme, self.tr("Keep"))
        self.keep_button.setToolTip(self.tr("The note stays where it was, with the older version"))
        show = LinkButton(theme, self.tr("Show"))
        for button in (self.move_button, self.keep_button, show):
            row.addWidget(button)
        row.addStretch(1)
        column.addWidget(buttons)
        self.move_button.clicked.connect(self.moved)
        self.keep_button.clicked.connect(self.kept)
        show.clicked.connect(self._show)
        self.hide()

    @property
    def anchor(self) -> Anchor | None:
        """The passage that is offered."""
        return self._anchor

    def offer(self, anchor: Anchor | None) -> None:
        """Offer the passage ``anchor``; None offers nothing any more."""
        self._anchor = anchor
        if anchor is not None:
            said = anchor.exact
            self._quote.say(said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…")
        self.setVisible(anchor is not None)
        self.updateGeometry()

    def _show(self) -> None:
        if self._anchor is not None:
            self.shown.emit(self._anchor.start, self._anchor.end)
