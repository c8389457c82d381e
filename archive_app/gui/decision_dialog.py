"""Asks all that a decision about pictures may say: what, how far, until when, why."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.rights import Ruling, Scope
from archive_app.gui.buttons import ChoiceBox
from archive_app.gui.seen_order import SeenOrder
from archive_app.gui.theme import Theme


@dataclass(frozen=True, slots=True)
class WantedDecision:
    """What a person decides, before anybody has written it down."""

    ruling: Ruling
    scope: Scope = Scope.THIS
    reason: str = ""
    owner: str = ""
    """The name, for a ruling ``owner``."""
    reference: str = ""
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What is decided about."""

    pictures: tuple[int, ...]
    """Numbers of files."""
    cards: int
    """How many pictures the person chose: files that look the same count once."""
    differing: bool = False
    """Whether the claims about one of them differ."""

    @property
    def needs_reason(self) -> bool:
        """Whether even a refusal or an owner need a reason: several are decided in one go."""
        return self.cards > 1


class DecisionDialog(SeenOrder, QDialog):
    """Beside the work, never over it; nothing is decided before the button is pressed."""

    decided = Signal(object, object)
    """The ``Subject`` and the ``WantedDecision``."""

    def __init__(
        self, theme: Theme, subject: Subject, first: WantedDecision, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._subject = subject
        self.setWindowTitle(self.tr("Decide about %n picture(s)", "", subject.cards))
        self.rulings = QButtonGroup(self)
        self.owner = QLineEdit()
        self.scope = ChoiceBox(theme)
        self.reference = QLineEdit()
        self.ends = QCheckBox(self.tr("Valid until"))
        self.until = QDateEdit(QDate.currentDate().addYears(1))
        self.reason = QPlainTextEdit()
        self.problem = QLabel()
        self.button = QPushButton(self.tr("Write it into the history"))
        self._fill(first)
        self._name()
        self._lay_out()
        self.rulings.idToggled.connect(lambda *_: self._follow())
        self.ends.toggled.connect(self.until.setEnabled)
        self.button.clicked.connect(self._finish)
        self._follow()

    @property
    def ruling(self) -> Ruling:
        """What is chosen."""
        return _RULINGS[self.rulings.checkedId()]

    def wanted(self) -> WantedDecision:
        """All that is filled in."""
        date_shown = self.until.date()
        until = date(date_shown.year(), date_shown.month(), date_shown.day())
        own = self.ruling is Ruling.OWNER
        return WantedDecision(
            ruling=self.ruling,
            scope=Scope(str(self.scope.currentData())),
            reason=self.reason.toPlainText().strip(),
            owner=self.owner.text().strip() if own else "",
            reference=self.reference.text().strip(),
            valid_until=until if self.ends.isChecked() else None,
        )

    def _finish(self) -> None:
        wanted = self.wanted()
        if wanted.ruling is Ruling.OWNER and not wanted.owner:
            self._say(self.tr("Write the name of the owner."), self.owner)
        elif not wanted.reason and self._reason_missing(wanted.ruling):
            self._say(self.tr("Write why: the reason is kept in the history."), self.reason)
        else:
            self.decided.emit(self._subject, wanted)
            self.accept()

    def _reason_missing(self, ruling: Ruling) -> bool:
        cleared = ruling is Ruling.CLEARED and self._subject.differing
        return cleared or self._subject.needs_reason

    def _say(self, words: str, field: QWidget) -> None:
        self.problem.setText(words)
        self.problem.show()
        field.setFocus()

    def _follow(self) -> None:
        own = self.ruling is Ruling.OWNER
        self.owner.setEnabled(own)
        self.ends.setEnabled(self.ruling is Ruling.CLEARED)
        if self.ruling is not Ruling.CLEARED:
            self.ends.setChecked(False)
        self.until.setEnabled(self.ends.isChecked())
        self.problem.hide()
        if own:
            self.owner.setFocus()

    def _fill(self, first: WantedDecision) -> None:
        names = (self.tr("Cleared"), self.tr("Do not use"), self.tr("The owner is"))
        for place, (ruling, words) in enumerate(zip(_RULINGS, names, strict=True)):
            button = QRadioButton(words)
            button.setChecked(ruling is first.ruling)
            self.rulings.addButton(button, place)
        scopes = {
            Scope.THIS: self.tr("%n picture(s) chosen", "", self._subject.cards),
            Scope.SAME: self.tr("The same picture everywhere"),
            Scope.OWNER: self.tr("All by this owner, among the pictures shown"),
        }
        for scope, words in scopes.items():
            self.scope.addItem(words, scope.value)
        self.scope.setCurrentIndex(self.scope.findData(first.scope.value))
        self.owner.setText(first.owner)
        self.reason.setPlainText(first.reason)

    def _name(self) -> None:
        named = (
            (self.owner, self.tr("Name of the owner")),
            (self.scope, self.tr("Holds for")),
            (self.reference, self.tr("Licence or agreement")),
            (self.until, self.tr("Valid until")),
            (self.reason, self.tr("Reason")),
        )
        for widget, name in named:
            widget.setAccessibleName(name)
        self.owner.setPlaceholderText(self.tr("Name of the owner"))
        self.reference.setPlaceholderText(self.tr("Number or address; may be empty"))
        self.until.setCalendarPopup(True)
        for line in (self.owner, self.reference, self.until):
            line.setFixedHeight(32)
        self.reason.setFixedHeight(72)
        self.reason.setTabChangesFocus(True)
        self.reason.setPlaceholderText(self.tr("Who allowed it, and how you know"))
        self.button.setObjectName("primary")
        self.button.setDefault(True)
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)

    def _lay_out(self) -> None:
        choice = QVBoxLayout()
        choice.setSpacing(8)
        for button in self.rulings.buttons():
            choice.addWidget(button)
        choice.addWidget(self.owner)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.addRow(self.tr("Decision"), choice)
        form.addRow(self.tr("Holds for"), self.scope)
        form.addRow(self.tr("Reference"), self.reference)
        form.addRow(self.ends, self.until)
        form.addRow(self.tr("Reason"), self.reason)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        ends = QHBoxLayout()
        ends.addWidget(self.problem, 1)
        ends.addWidget(cancel)
        ends.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        title = QLabel(self.windowTitle())
        title.setObjectName("title")
        column.addWidget(title)
        column.addLayout(form)
        column.addLayout(ends)
        self.setMinimumWidth(520)


_RULINGS = (Ruling.CLEARED, Ruling.BLOCKED, Ruling.OWNER)
