"""The person's decision about one picture: three buttons, a reason, the trail."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.library import StoredPlacement
from archive_app.domain.rights import Badge, Ruling
from archive_app.gui.buttons import HintButton
from archive_app.gui.flow_layout import FlowLayout
from archive_app.gui.inspector_parts import clear, words
from archive_app.gui.reader_wording import day
from archive_app.gui.rights_wording import decision_word, history_line
from archive_app.gui.theme import Theme


class DecisionBox(QWidget):
    """Says what the person decides; nothing is decided here."""

    decided = Signal(int, str, str, str)
    """Picture, a value of ``Ruling``, the reason (may be empty), the owner's name (may be)."""

    more_wanted = Signal(int, str, str)
    """Picture, reason and owner's name so far: scope, reference and term are to be asked for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stored: StoredPlacement | None = None
        self._state = words("", "quiet", wrap=False)
        self.cleared = self._button(self.tr("Cleared"), "check", Ruling.CLEARED)
        self.blocked = self._button(self.tr("Do not use"), "ban", Ruling.BLOCKED)
        self.owner = self._button(self.tr("Set owner…"), "", Ruling.OWNER)
        self.withdraw = HintButton(theme, self.tr("Take the decision back"), kind="ghost")
        self.withdraw.clicked.connect(lambda: self._decide(Ruling.WITHDRAWN))
        self.more = HintButton(theme, self.tr("Scope, reference, term…"), kind="ghost")
        self.more.clicked.connect(self._ask_more)
        self.reason = self._field(self.tr("Reason (kept in the history)"))
        self.name = self._field(self.tr("Name of the owner"))
        self.name.returnPressed.connect(lambda: self._decide(Ruling.OWNER))
        self._hint = words("", "problem")
        self._history = QVBoxLayout()
        self._history.setSpacing(2)
        self._history_head = words(self.tr("History"), "section")
        self._lay_out()

    def show_picture(self, stored: StoredPlacement | None) -> None:
        """Show what was decided about a picture; words typed for another are cleared."""
        other = stored is None or self._stored is None or stored.picture != self._stored.picture
        decided = (
            self._stored is not None
            and stored is not None
            and (stored.decision != self._stored.decision)
        )
        if other or decided:
            self.reason.clear()
            self.name.clear()
            self.name.hide()
            self._hint.hide()
        self._stored = stored
        self.setVisible(stored is not None and stored.picture is not None)
        if stored is None:
            return
        self._state.say(self._said(stored))
        self.withdraw.setVisible(stored.decision is not None)
        clear(self._history)
        self._history_head.setVisible(bool(stored.history))
        for decision in reversed(stored.history):
            line = history_line(decision)
            reason = f"\n{decision.reason}" if decision.reason else ""
            self._history.addWidget(words(line + reason, "quiet"))

    def name_owner(self, name: str) -> None:
        """Put a name into the owner's field and the focus to it; nothing is decided yet."""
        self.name.setText(name)
        self.name.show()
        self._ask(self.name, "")

    def _said(self, stored: StoredPlacement) -> str:
        if stored.evidence_changed:
            return self.tr("Evidence changed since you decided")
        if stored.decision is None:
            return self.tr("Not reviewed yet")
        when = day(stored.decision.decided_at.astimezone())
        return f"{decision_word(stored.decision)}, {when}"

    def _decide(self, ruling: Ruling) -> None:
        stored = self._stored
        if stored is None or stored.picture is None:
            return
        reason, name = self.reason.text().strip(), self.name.text().strip()
        if ruling is Ruling.CLEARED and not reason and stored.badge is Badge.DIFFER:
            self._ask(self.reason, self.tr("The claims differ: write a reason first."))
        elif ruling is Ruling.OWNER and not name:
            self.name.show()
            self._ask(self.name, "")
        else:
            self._hint.hide()
            owner = name if ruling is Ruling.OWNER else ""
            self.decided.emit(stored.picture, str(ruling), reason, owner)

    def _ask_more(self) -> None:
        if self._stored is not None and self._stored.picture is not None:
            reason, name = self.reason.text().strip(), self.name.text().strip()
            self.more_wanted.emit(self._stored.picture, reason, name)

    def _ask(self, field: QLineEdit, hint: str) -> None:
        self._hint.say(hint)
        self._hint.setVisible(bool(hint))
        field.setFocus()

    def _button(self, text: str, icon: str, ruling: Ruling) -> HintButton:
        button = HintButton(self._theme, text, icon_name=icon)
        button.clicked.connect(lambda: self._decide(ruling))
        return button

    def _field(self, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("inner")
        field.setFixedHeight(28)
        field.setPlaceholderText(hint)
        field.setAccessibleName(hint)
        return field

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        title: QLabel = words(self.tr("Your decision"), "section", wrap=False)
        head.addWidget(title, 1)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignRight)
        buttons = FlowLayout(gap=8)
        for button in (self.cleared, self.blocked, self.owner):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(buttons)
        for part in (
            self.name,
            self.reason,
            self._hint,
            self.more,
            self.withdraw,
            self._history_head,
        ):
            column.addWidget(part)
        column.addLayout(self._history)
