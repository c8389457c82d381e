"""What leaves, in which form, where to, and which pictures may go with it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from archive_app.actions.export import Format, Wanted
from archive_app.actions.export_place import Existing
from archive_app.domain.errors import ArchiveError
from archive_app.domain.rights import Badge
from archive_app.exchange.policy import DEFAULTS, Policy, Treatment
from archive_app.gui.badges import BadgeLabel, badge_name
from archive_app.gui.buttons import ChoiceBox, HintButton
from archive_app.gui.theme import Theme

_ORDER = (
    Badge.DIFFER,
    Badge.PLACEHOLDER,
    Badge.NOTHING,
    Badge.OWNER,
    Badge.OPEN,
    Badge.CLEARED,
    Badge.BLOCKED,
)
"""As on the rights board: what needs a person first."""


class ExportDialog(QDialog):
    """Asks how ``articles`` are exported; ``wanted`` is the answer after ``accept``."""

    def __init__(self, theme: Theme, articles: tuple[int, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._articles = theme, articles
        self.wanted: Wanted | None = None
        self.setObjectName("dialog")
        words = self.tr("Export %n article(s)", "", len(articles))
        self.setWindowTitle(words)
        self._formats = QButtonGroup(self)
        self._choices: dict[Badge, QComboBox] = {}
        self.folder = QLineEdit(str(_free_folder(Path.home() / "Exports")))
        self.reason = QLineEdit()
        self._reason_line = QWidget()
        self._problem = QLabel()
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self.button = HintButton(theme, words, kind="primary")
        self.button.setDefault(True)
        self.button.clicked.connect(self._decide)
        self._arrange(words)
        self._follow()

    def choose_format(self, format: Format) -> None:
        """Mark ``format``."""
        self._formats.button(list(Format).index(format)).setChecked(True)

    def choice(self, badge: Badge) -> QComboBox:
        """The list of treatments for pictures with ``badge``."""
        return self._choices[badge]

    def _decide(self) -> None:
        form = list(Format)[self._formats.checkedId()]
        target = Path(self.folder.text().strip()).expanduser()
        try:
            policy = Policy(self._chosen(), self.reason.text().strip())
        except ArchiveError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        if form is Format.JSON:
            target = target / "articles.jsonl"
        self.wanted = Wanted(self._articles, form, target, policy, Existing.BESIDE)
        self.accept()

    def _chosen(self) -> Mapping[Badge, Treatment]:
        return {badge: Treatment(box.currentData()) for badge, box in self._choices.items()}

    def _follow(self) -> None:
        chosen = self._chosen()
        nobody = (Badge.OWNER, Badge.DIFFER, Badge.PLACEHOLDER, Badge.NOTHING)
        self._reason_line.setVisible(any(chosen[badge].copies for badge in nobody))
        self._problem.hide()

    def _arrange(self, words: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(_label(words, "title"))
        column.addWidget(_label(self.tr("Format"), "section"))
        column.addLayout(self._format_grid())
        column.addWidget(_label(self.tr("Pictures, by rights status"), "section"))
        column.addLayout(self._picture_grid())
        note = self.tr("Pictures that are not copied stay on this computer.")
        column.addWidget(_label(note, "quiet"))
        self._add_reason(column)
        column.addWidget(self._problem)
        column.addWidget(_label(self.tr("Folder"), "section"))
        column.addLayout(self._folder_line())
        column.addSpacing(4)
        column.addLayout(self._buttons())
        self.setMinimumWidth(640)

    def _format_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        names = {
            Format.HTML: (self.tr("Web page"), self.tr("One folder, opens offline")),
            Format.MARKDOWN: (self.tr("Markdown"), self.tr("Text with front matter")),
            Format.JSON: (self.tr("Data"), self.tr("JSON, one article a line")),
        }
        for place, form in enumerate(Format):
            name, what = names[form]
            button = QRadioButton(name)
            button.setAccessibleName(f"{name}, {what}")
            self._formats.addButton(button, place)
            card = QFrame()
            card.setObjectName("card")
            inner = QVBoxLayout(card)
            inner.setContentsMargins(12, 8, 12, 8)
            inner.setSpacing(0)
            inner.addWidget(button)
            hint = _label(what, "quiet")
            hint.setIndent(24)
            inner.addWidget(hint)
            grid.addWidget(card, 0, place)
        self.choose_format(Format.HTML)
        return grid

    def _picture_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, badge in enumerate(_ORDER):
            box = ChoiceBox(self._theme)
            box.setAccessibleName(badge_name(badge))
            for treatment in Treatment:
                if not (badge is Badge.BLOCKED and treatment.copies):
                    box.addItem(treatment_words(treatment), treatment.value)
            box.setCurrentIndex(box.findData(DEFAULTS[badge].value))
            box.currentIndexChanged.connect(self._follow)
            self._choices[badge] = box
            grid.addWidget(BadgeLabel(self._theme, badge), row, 0)
            grid.addWidget(box, row, 1)
        return grid

    def _add_reason(self, column: QVBoxLayout) -> None:
        inner = QVBoxLayout(self._reason_line)
        inner.setContentsMargins(0, 0, 0, 0)
        words = self.tr("Why these pictures may leave, in one sentence (for the rights report)")
        label = _label(words, "section")
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(words)
        self.reason.setFixedHeight(32)
        inner.addWidget(label)
        inner.addWidget(self.reason)
        column.addWidget(self._reason_line)

    def _folder_line(self) -> QHBoxLayout:
        self.folder.setAccessibleName(self.tr("Folder"))
        self.folder.setFixedHeight(32)
        choose = QPushButton(self.tr("Choose…"))
        choose.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        return row

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        return row

    def _choose_folder(self) -> None:
        title = self.tr("Folder for the export")
        folder = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if folder:
            self.folder.setText(folder)


def treatment_words(treatment: Treatment) -> str:
    """What happens to a picture, as the dialog says it."""
    translate = QCoreApplication.translate
    match treatment:
        case Treatment.INCLUDE:
            return translate("Export", "Include picture")
        case Treatment.LICENCE_LINE:
            return translate("Export", "Include, with licence line")
        case Treatment.OWNER_BOX:
            return translate("Export", "Placeholder with owner")
        case Treatment.CLAIMS_BOX:
            return translate("Export", "Placeholder with both claims")
        case Treatment.WORDS_BOX:
            return translate("Export", "Placeholder with the words given")
        case Treatment.LEAVE_OUT:
            return translate("Export", "Leave out")


def _free_folder(parent: Path) -> Path:
    return parent / f"articles-{date.today().isoformat()}"  # noqa: DTZ011 - the person's own day


def _label(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName(name)
    return label
