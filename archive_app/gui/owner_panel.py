"""Who owns this? What is known of the picture that is chosen on the rights board."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from archive_app.domain.library import StoredPlacement
from archive_app.gui.background import Lanes
from archive_app.gui.buttons import HintButton, IconButton
from archive_app.gui.icons import pixmap
from archive_app.gui.inspector_parts import Tab, clear, words
from archive_app.gui.picture_detail import PictureDetail
from archive_app.gui.rights_wording import history_line
from archive_app.gui.theme import Theme
from archive_app.gui.thumbnails import cropped

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.store.archive import Archive

_HEAD = 40
_HEIGHT = 150


class OwnerPanel(QFrame):
    """Beside the board, in the place of the inspector: it tells, and asks for decisions."""

    decide_wanted = Signal()
    """A decision about what is chosen."""
    article_wanted = Signal(int)
    """An article to be opened."""
    leave_requested = Signal(str)
    """An address to be opened outside; to be confirmed."""

    def __init__(self, theme: Theme, lanes: Lanes) -> None:
        super().__init__()
        self.setObjectName("inspector_pane")
        self._theme, self._lanes = theme, lanes
        self._article = 0
        self._picture = 0
        self.preview = _Preview(theme)
        self.detail = PictureDetail(theme, lanes)
        self.detail.article_wanted.connect(self.article_wanted)
        self.detail.leave_requested.connect(self.leave_requested)
        self.detail.claim_chosen.connect(lambda _claim: self.article_wanted.emit(self._article))
        self._history = QVBoxLayout()
        self._history.setSpacing(4)
        self.decide = HintButton(theme, self.tr("Decide…"), kind="primary")
        self.decide.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.decide.clicked.connect(self.decide_wanted)
        self.open = HintButton(theme, self.tr("Open article"))
        self.open.clicked.connect(lambda: self.article_wanted.emit(self._article))
        self._leave = IconButton(theme, "external-link", self.tr("Open article"))
        self._leave.clicked.connect(lambda: self.article_wanted.emit(self._article))
        self._foot = QFrame()
        self._tab = Tab(self.tr("Who owns this?"))
        self._empty = words(self.tr("Choose a picture to see what is claimed of it."), "quiet")
        self._lay_out()
        self.show_picture(0, None)

    def show_picture(self, article: int, stored: StoredPlacement | None) -> None:
        """Show ``stored`` of ``article``, or that nothing is chosen."""
        self._article = article
        self.setFocusProxy(self._tab if stored is None else self.decide)
        if stored is None and self._foot.isAncestorOf(self.window().focusWidget()):
            self._tab.setFocus()
        for part in (self.preview, self.detail, self._foot, self._leave):
            part.setVisible(stored is not None)
        self._empty.setVisible(stored is None)
        self.detail.show_picture(stored, article)
        clear(self._history)
        if stored is not None:
            self._add_history(stored)
            self._load(stored)

    def _add_history(self, stored: StoredPlacement) -> None:
        if stored.history:
            self._history.addWidget(words(self.tr("History"), "section"))
        for decision in reversed(stored.history):
            reason = f"\n{decision.reason}" if decision.reason else ""
            self._history.addWidget(words(history_line(decision) + reason, "quiet"))

    def _load(self, stored: StoredPlacement) -> None:
        picture = stored.picture
        if picture is None:
            return
        self._picture = picture
        size, ratio = self.preview.size(), self.devicePixelRatioF()

        def done(image: QImage | None) -> None:
            if self._picture == picture:
                self.preview.show_image(image)

        def work(archive: "Archive") -> QImage | None:
            data = archive.pictures.thumbnail(picture)
            return None if data is None else cropped(data, size, ratio)

        self._lanes.reading.overtake("owner preview", work, done)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setObjectName("pane_head")
        head.setFixedHeight(_HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 8, 0)
        row.addWidget(words(self.tr("Who owns this?"), "head", wrap=False), 1)
        row.addWidget(self._leave)
        column = self._tab.padded()
        self._foot.setObjectName("pane_foot")
        buttons = QHBoxLayout(self._foot)
        buttons.setContentsMargins(16, 12, 16, 12)
        buttons.addWidget(self.decide, 1)
        buttons.addWidget(self.open)
        for part in (self._empty, self.preview, self.detail):
            column.addWidget(part)
        column.addSpacing(8)
        column.addLayout(self._history)
        self._tab.column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(head)
        outer.addWidget(self._tab, 1)
        outer.addWidget(self._foot)  # in sight however much evidence there is


class _Preview(QWidget):
    """The picture, filled into a rounded box."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture: QPixmap | None = None
        self.setFixedHeight(_HEIGHT)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As the design has it."""
        return QSize(272, _HEIGHT)

    def show_image(self, image: QImage | None) -> None:
        """Show ``image``; a plain box where there is none."""
        self._picture = None if image is None else QPixmap.fromImage(image)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Picture or box."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.fillPath(path, self._theme.colour("inset"))
        if self._picture is not None:
            painter.setClipPath(path)
            painter.drawPixmap(self.rect(), self._picture)
        else:
            sign = pixmap("image", self._theme.colour("text_3"), 20, self.devicePixelRatioF())
            painter.drawPixmap(self.rect().center().x() - 10, self.rect().center().y() - 10, sign)
