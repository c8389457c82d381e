"""The 40 px above the article: site, date, version, star, text size, original, more."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from archive_app.domain.library import OpenArticle, VersionRow
from archive_app.gui.buttons import HintButton, IconButton
from archive_app.gui.commands import Commands
from archive_app.gui.icons import pixmap
from archive_app.gui.one_line import OneLine
from archive_app.gui.reader_style import STEPS
from archive_app.gui.reader_wording import day, local_moment
from archive_app.gui.theme import Theme

_HEIGHT = 40
_ARROW = 12
_BUTTON = 28
_GAP = 6


class MenuButton(HintButton):
    """A button with a small arrow behind its words: a menu opens from it."""

    def sizeHint(self) -> QSize:
        """Room for the arrow behind the words."""
        return super().sizeHint() + QSize(_ARROW + 8, 0)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def _paint_content(self, painter: QPainter, x: int) -> None:
        del x  # not in the middle: the arrow stands at the end
        super()._paint_content(painter, self._margin())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, then the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        colour = self.palette().color(self.foregroundRole())
        left = _GAP if self.isRightToLeft() else self.width() - _ARROW - _GAP
        top = (self.height() - _ARROW) // 2
        drawn = pixmap("chevron-down", colour, _ARROW, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(left, top), drawn)
        painter.end()


class ReaderToolbar(QFrame):
    """Says where the article is from and offers what is done to it as a whole."""

    version_asked = Signal(int)
    """Show this version of the article."""
    percent_asked = Signal(int)
    """Show the text in this size."""

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane_head")
        self.setFixedHeight(_HEIGHT)
        self._theme = theme
        self._commands = commands
        self._site = OneLine("strong")
        self._saved = OneLine("quiet", yields=True)
        self.version = MenuButton(theme, "", icon_name="history", kind="ghost")
        self.version.setFixedHeight(theme.size("control_small") + 4)
        self._versions = QMenu(self)
        self.version.clicked.connect(self._pop_versions)
        self.star = self._command_button("article.star")
        self.star.setCheckable(True)
        self.text_size = IconButton(theme, "type", self.tr("Text size"), self)
        self._sizes = self._size_menu()
        self._open_menu(self.text_size, self._sizes)
        self.original = self._command_button("article.original")
        self.more = IconButton(theme, "ellipsis", self.tr("More"), self)
        self._open_menu(self.more, self._more_menu())
        self._lay_out()
        self.show_article(None)

    def show_article(self, opened: OpenArticle | None) -> None:
        """Describe ``opened``."""
        there = opened is not None
        for part in (self.version, self.star, self.text_size, self.original, self.more):
            part.setVisible(there)
        self._site.say(opened.content.site or "" if opened is not None else "")
        if opened is None:
            self._saved.clear()
            return
        words = self.tr("· saved {date}").format(date=day(opened.saved.astimezone()))
        self._saved.setText(words)
        self._saved.setToolTip(self.tr("Saved {moment}").format(moment=local_moment(opened.saved)))
        version = self.tr("Version {version} of {versions}")
        self.version.set_words(version.format(version=opened.version, versions=opened.versions))
        self.version.setVisible(opened.versions > 1)
        self.star.setChecked(opened.starred)
        star = self.tr("Remove the star") if opened.starred else self.tr("Star")
        self.star.setAccessibleName(star)

    def set_versions(self, rows: Sequence[VersionRow], shown: int) -> None:
        """Fill the menu of versions, newest first; ``shown`` is marked."""
        self._versions.clear()
        for row in sorted(rows, key=lambda row: row.version, reverse=True):
            words = self.tr("Version {version}, {moment}")
            action = self._versions.addAction(
                words.format(version=row.version, moment=local_moment(row.captured_at))
            )
            action.setCheckable(True)
            action.setChecked(row.version == shown)
            action.triggered.connect(
                lambda _checked=False, version=row.version: self.version_asked.emit(version)
            )

    def set_percent(self, percent: int) -> None:
        """Mark the text size that is shown."""
        for action in self._sizes.actions():
            if action.data() is not None:
                action.setChecked(action.data() == percent)

    def _pop_versions(self) -> None:
        corner = QPoint(0, self.version.height())
        self._versions.popup(self.version.mapToGlobal(corner))

    def _command_button(self, id: str) -> IconButton:
        action = self._commands.action(id)
        icon = {"article.star": "star", "article.original": "external-link"}[id]
        button = IconButton(self._theme, icon, self._commands.words(id), self)
        button.follow(action)
        return button

    def _open_menu(self, button: QToolButton, menu: QMenu) -> None:
        self._commands.draw_in(menu)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _size_menu(self) -> QMenu:
        menu = QMenu(self)
        for id in ("reader.larger", "reader.smaller", "reader.reset"):
            menu.addAction(self._commands.action(id))
        menu.addSeparator()
        group = QActionGroup(menu)
        for percent in STEPS:
            action = QAction(self.tr("{percent} %").format(percent=percent), menu)
            action.setCheckable(True)
            action.setData(percent)
            action.triggered.connect(
                lambda _checked=False, percent=percent: self.percent_asked.emit(percent)
            )
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _more_menu(self) -> QMenu:
        menu = QMenu(self)
        for id in ("article.done", "article.read", "article.tag", "reference.copy", "export"):
            menu.addAction(self._commands.action(id))
        menu.addSeparator()
        for id in ("article.find", "reader.only", "article.as_saved"):
            menu.addAction(self._commands.action(id))
        menu.addSeparator()
        for id in ("article.trash", "article.restore"):
            menu.addAction(self._commands.action(id))
        return menu

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(0)
        row.addWidget(self._site)
        row.addSpacing(4)
        row.addWidget(self._saved, 1)
        for button in (self.star, self.text_size, self.original, self.more):
            button.setFixedSize(_BUTTON, _BUTTON)
        for part in (self.version, self.star, self.text_size, self.original, self.more):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumSize(QSize(0, _HEIGHT))
