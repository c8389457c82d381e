"""Decisions about pictures: asked for, written into the trail, said, and taken back by Undo."""

import getpass
from collections.abc import Callable, Collection
from datetime import UTC, datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from archive_app.actions.settings import Settings
from archive_app.domain.changes import Changes
from archive_app.domain.rights import Decision, Ruling, Scope
from archive_app.gui.background import Lanes
from archive_app.gui.decision_dialog import DecisionDialog, Subject, WantedDecision
from archive_app.gui.handling import Handling
from archive_app.gui.theme import Theme


class Deciding(QObject):
    """The one way by which the window decides about pictures."""

    def __init__(
        self, theme: Theme, lanes: Lanes, handling: Handling, settings: Settings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._theme, self._lanes, self._handling = theme, lanes, handling
        self._settings, self._window = settings, window
        self.among: Callable[[], Collection[int] | None] = lambda: None
        """The pictures that "all by this owner" may reach; None for the whole library."""

    def follow(self, settings: Settings) -> None:
        """Decide in the name, and as far, as ``settings`` say from now on."""
        self._settings = settings

    def ask(self, subject: Subject, ruling: Ruling, *, reason: str = "", owner: str = "") -> None:
        """Ask for the rest of a decision that begins with ``ruling``."""
        scope = Scope(self._settings.decision_scope)
        first = WantedDecision(ruling, scope, reason, owner)
        dialog = DecisionDialog(self._theme, subject, first, self._window)
        dialog.decided.connect(self.decide)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def decide(self, subject: Subject, wanted: WantedDecision) -> None:
        """Write ``wanted`` into the trail of every picture of ``subject``: one change."""
        decision = Decision(
            decision=0,
            picture=subject.pictures[0],
            scope=wanted.scope,
            ruling=wanted.ruling,
            reason=wanted.reason,
            who=self._settings.name or getpass.getuser(),
            decided_at=datetime.now(UTC),
            owner=wanted.owner or None,
            reference=wanted.reference,
            valid_until=wanted.valid_until,
        )
        within = self.among() if wanted.scope is Scope.OWNER else None

        def done(changes: Changes) -> None:
            words = self.tr(
                "Decision about %n picture(s) written into the history", "", subject.cards
            )
            self._handling.say_done(words, changes)

        self._lanes.change(
            lambda a: a.pictures.decide_all(subject.pictures, decision, within=within), done
        )
