"""What leaves, in which form, where to, and which pictures may go with it; with a preview."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from archive_app.actions.export import Format, Wanted
from archive_app.actions.export_place import Existing
from archive_app.domain.board import Standing
from archive_app.domain.errors import ArchiveError
from archive_app.domain.rights import Badge
from archive_app.exchange.policy import NEEDS_REASON, Policy, Treatment, parse_policy
from archive_app.exchange.rendering import Included
from archive_app.gui.background import Lanes
from archive_app.gui.badges import BadgeLabel, badge_name
from archive_app.gui.board_segments import ORDER
from archive_app.gui.buttons import ChoiceBox, HintButton
from archive_app.gui.export_preview import ExportPreview
from archive_app.gui.format_choice import FormatChoice
from archive_app.gui.icons import icon, pixmap
from archive_app.gui.inspector_parts import LinkButton, Tab
from archive_app.gui.reader_wording import number
from archive_app.gui.seen_order import SeenOrder
from archive_app.gui.sentences import in_own_words
from archive_app.gui.theme import Theme

_SIZE = (1040, 720)
_LEFT = 496
_AROUND = 32
"""Logical pixels: of the dialog, of its choices, and of a small window that stays in sight."""
_DEFAULT_FOLDER = "Exports"


class ExportDialog(SeenOrder, QDialog):
    """Asks how ``articles`` are exported; it stays open until the place is known to be free."""

    wanted = Signal(object)
    """``Wanted``: to be exported. Then ``accept`` or ``ask_existing`` is called."""

    references_wanted = Signal()
    """Only references of the articles are to be written."""

    def __init__(
        self,
        theme: Theme,
        lanes: Lanes,
        articles: tuple[int, ...],
        policy: str,
        parent: QWidget,
        *,
        source: str = "",
    ) -> None:
        """``policy`` is what the settings begin with, ``source`` the list it was chosen from."""
        super().__init__(parent)
        self._theme, self._articles = theme, articles
        self._first = parse_policy(policy, "asked for below").by_badge
        self._stands: tuple[Standing, ...] = ()
        self.setObjectName("dialog")
        words = self.tr("Export %n article(s)", "", len(articles))
        self.setWindowTitle(words)
        self.format = FormatChoice()
        self._choices: dict[Badge, QComboBox] = {}
        self._counts: dict[Badge, QLabel] = {}
        self.also = {name: QCheckBox() for name in ("notes", "report", "source", "versions")}
        self.folder = QLineEdit(str(_free_folder(Path.home() / _DEFAULT_FOLDER)))
        self.reason = QLineEdit()
        self.summary = QLabel()
        self.problem = QLabel()
        self.button = HintButton(theme, words, kind="primary")
        self._reason_line = QWidget()
        self._existing = QWidget()
        self._why = QLabel()
        self.preview = ExportPreview(theme, lanes, articles)
        self._arrange(words, source)
        self.button.setDefault(True)
        self.button.clicked.connect(self._decide)
        self.resize(QSize(*_SIZE).boundedTo(parent.size() - QSize(_AROUND, _AROUND)))
        lanes.reading.ask(lambda archive: archive.board.stands(articles), self._count)
        self.preview.follow(self._previewed, self.included)
        self._follow()

    def choice(self, badge: Badge) -> QComboBox:
        """The list of treatments for pictures with ``badge``."""
        return self._choices[badge]

    def included(self) -> Included:
        """What goes along, as chosen."""
        chosen = {name: box.isChecked() for name, box in self.also.items()}
        return Included(**chosen)

    def _decide(self, _checked: bool = False, existing: Existing = Existing.REFUSE) -> None:
        form = self.format.chosen
        target = Path(self.folder.text().strip()).expanduser()
        if not self.folder.text().strip():
            self._say(self.tr("Choose a folder."), self.folder)
            return
        try:
            policy = Policy(self._chosen(), self.reason.text().strip())
        except ArchiveError as error:
            self._say(in_own_words(str(error)), self.reason)
            return
        if form is Format.JSON:
            target = target / "articles.jsonl"
        self.wanted.emit(Wanted(self._articles, form, target, policy, existing, self.included()))

    def ask_existing(self, error: ArchiveError) -> None:
        """The place is taken: say so, and offer what can be done about it."""
        self.problem.setText(in_own_words(str(error)))
        self.problem.show()
        self._existing.setVisible(error.kind == "target-exists")

    def _chosen(self) -> Mapping[Badge, Treatment]:
        return {badge: Treatment(box.currentData()) for badge, box in self._choices.items()}

    def _previewed(self) -> Policy:
        return Policy(self._chosen(), "…")

    def _follow(self) -> None:
        chosen = self._chosen()
        asked = any(chosen[badge].copies and self._count_of(badge) for badge in NEEDS_REASON)
        self._reason_line.setVisible(asked)
        self.problem.hide()
        self._existing.hide()
        self._sum()
        self.preview.refresh()

    def _count(self, stands: Sequence[Standing]) -> None:
        self._stands = tuple(stands)
        for badge, label in self._counts.items():
            label.setText(number(self._count_of(badge)))
        self._follow()

    def _count_of(self, badge: Badge) -> int:
        return sum(one.pictures for one in self._stands if one.badge is badge)

    def _sum(self) -> None:
        chosen = self._chosen()
        every = sum(one.pictures for one in self._stands)
        leave = sum(
            one.pictures for one in self._stands if chosen[one.badge].copies and not one.held_back
        )
        if self.format.chosen is Format.JSON:
            leave = 0
        words = self.tr("{n} of {all} pictures will be copied. The other {rest} stay here.")
        self.summary.setText(words.format(n=leave, all=every, rest=every - leave))

    def _say(self, words: str, field: QWidget) -> None:
        self.problem.setText(words)
        self.problem.show()
        self._existing.hide()
        field.setFocus()

    def _arrange(self, words: str, source: str) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 24, 16)
        head.setSpacing(8)
        head.addWidget(_label(words, "title"))
        if source:
            head.addWidget(_label(self.tr("from “{list}”").format(list=source), "quiet"))
        head.addStretch(1)
        left = Tab(words)  # it scrolls in a low window
        left.setFixedWidth(_LEFT)
        left.column.setContentsMargins(0, 0, 0, 0)
        left.column.addLayout(self._left())
        self.preview.setObjectName("preview")
        self.preview.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        for part in (left, _line(upright=True)):
            middle.addWidget(part)
        middle.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(_line())
        column.addLayout(middle, 1)
        column.addWidget(_line())
        column.addLayout(self._foot())

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addLayout(self._format_head())
        column.addWidget(self.format)
        self.format.changed.connect(self._follow)
        column.addSpacing(8)
        column.addLayout(self._pictures_head())
        column.addWidget(self._why)
        column.addLayout(self._picture_grid())
        column.addLayout(self._summary_line())
        self._add_reason(column)
        column.addSpacing(4)
        column.addWidget(_label(self.tr("Also include"), "section"))
        column.addLayout(self._also_grid())
        column.addStretch(1)
        return column

    def _format_head(self) -> QHBoxLayout:
        """The words above the formats, and the way to references alone, which have no choices."""
        references = LinkButton(self._theme, self.tr("References only…"))
        references.clicked.connect(self.reject)
        references.clicked.connect(self.references_wanted)
        head = QHBoxLayout()
        head.addWidget(_label(self.tr("Format"), "section"), 1)
        head.addWidget(references)
        return head

    def _pictures_head(self) -> QHBoxLayout:
        """The words above the list, and why it begins as it does where somebody asks."""
        self._why.setText(
            self.tr(
                "What a page or a file says of a picture is a claim, not a permission. So only"
                " pictures leave by themselves that you cleared or that carry an open licence;"
                " of all others the words are shown in their place."
            )
        )
        self._why.setObjectName("quiet")
        self._why.setWordWrap(True)
        self._why.hide()
        why = LinkButton(self._theme, self.tr("Why?"))
        why.setCheckable(True)
        why.toggled.connect(self._why.setVisible)
        head = QHBoxLayout()
        head.addWidget(_label(self.tr("Pictures, by rights status"), "section"), 1)
        head.addWidget(why)
        return head

    def _summary_line(self) -> QHBoxLayout:
        sign = QLabel()
        colour, ratio = self._theme.colour("text_2"), self.devicePixelRatioF()
        sign.setPixmap(pixmap("info", colour, 14, ratio))
        self.summary.setObjectName("quiet")
        self.summary.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(sign)
        line.addWidget(self.summary, 1)
        return line

    def _picture_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, badge in enumerate(ORDER):
            box = ChoiceBox(self._theme)
            box.setAccessibleName(badge_name(badge))
            box.setFixedWidth(256)
            for treatment in Treatment:
                if not (badge is Badge.BLOCKED and treatment.copies):
                    box.addItem(treatment_words(treatment), treatment.value)
            box.setCurrentIndex(box.findData(self._first[badge].value))
            box.currentIndexChanged.connect(self._follow)
            self._choices[badge] = box
            self._counts[badge] = _label("", "quiet")
            cells = (BadgeLabel(self._theme, badge), self._counts[badge], box)
            for column, cell in enumerate(cells):
                grid.addWidget(cell, 2 * row + 1, column)
            grid.addWidget(_line(), 2 * row, 0, 1, len(cells))
        grid.addWidget(_line(), 2 * len(ORDER), 0, 1, 3)
        return grid

    def _add_reason(self, column: QVBoxLayout) -> None:
        inner = QVBoxLayout(self._reason_line)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        words = self.tr("Why these pictures may leave, in one sentence (for the rights report)")
        label = _label(words, "strong")
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(words)
        self.reason.setFixedHeight(32)
        inner.addWidget(label)
        inner.addWidget(self.reason)
        column.addWidget(self._reason_line)

    def _also_grid(self) -> QGridLayout:
        words = {
            "notes": self.tr("Highlights and notes"),
            "report": self.tr("Rights report"),
            "source": self.tr("Address and save date"),
            "versions": self.tr("Older versions"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place, (name, box) in enumerate(self.also.items()):
            box.setText(words[name])
            box.setChecked(getattr(Included(), name))
            box.toggled.connect(self._follow)
            grid.addWidget(box, place // 2, place % 2)
        return grid

    def _foot(self) -> QVBoxLayout:
        self.folder.setAccessibleName(self.tr("Folder"))
        self.folder.setFixedHeight(32)
        sign = icon("folder-open", self._theme.colour("text_2"), 14)
        self.folder.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        self.folder.textChanged.connect(lambda _: self._existing.hide())
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        choose = QPushButton(self.tr("Choose…"))
        choose.clicked.connect(self._choose_folder)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        row.addSpacing(120)
        row.addWidget(cancel)
        row.addWidget(self.button)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 16, 24, 16)
        foot.setSpacing(8)
        foot.addWidget(self.problem)
        foot.addWidget(self._ask_existing())
        foot.addLayout(row)
        return foot

    def _ask_existing(self) -> QWidget:
        """What to do where there are files already: nothing of the person's is ever removed."""
        row = QHBoxLayout(self._existing)
        row.setContentsMargins(0, 0, 0, 0)
        for existing, words in (
            (Existing.BESIDE, self.tr("Add beside them")),
            (Existing.REPLACE, self.tr("Replace the earlier export")),
        ):
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, e=existing: self._decide(existing=e))
            row.addWidget(button)
        other = QPushButton(self.tr("Choose another…"))
        other.clicked.connect(self._choose_folder)
        row.addWidget(other)
        row.addStretch(1)
        self._existing.hide()
        return self._existing

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


def _line(*, upright: bool = False) -> QFrame:
    line = QFrame()
    line.setObjectName("rule")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
