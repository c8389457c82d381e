"""A picture of the article, large, over the list and the reader; its claims stay beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from archive_app.domain.library import StoredPlacement
from archive_app.domain.rights import Badge
from archive_app.gui.badges import BadgeLabel
from archive_app.gui.buttons import HintButton, IconButton, say_what_fits
from archive_app.gui.inspector_parts import words
from archive_app.gui.picture_canvas import PictureCanvas
from archive_app.gui.reader_wording import size_in_pixels
from archive_app.gui.rights_wording import finding
from archive_app.gui.theme import Theme

_UNKNOWN = QSize(3, 2)


class PictureViewer(QFrame):
    """Covers ``host``. Says which picture is wanted; ``show_picture`` brings its pixels."""

    wanted = Signal(int)
    """Position in ``Article.pictures`` of the picture that is to be shown."""
    save_asked = Signal(int)
    credit_asked = Signal(int)
    """The credit line of that picture is to be copied."""
    drag_asked = Signal(int)
    """That picture is being dragged out."""
    claims_asked = Signal()
    """What is claimed of the picture is to be shown beside it."""
    closed = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("picture_viewer")
        self.setAccessibleName(self.tr("Picture, large"))
        self._theme, self._host = theme, host
        self._pictures: tuple[StoredPlacement, ...] = ()
        self._at = 0
        self.canvas = PictureCanvas(theme, self)
        self._count = QLabel()
        self._zoom = QLabel()
        self._caption = words("")
        self._credit = words("", "quiet")
        self._finding = words("", "quiet")
        self._badge = BadgeLabel(theme, Badge.NOTHING, self)
        self.save = HintButton(theme, self.tr("Save picture…"), icon_name="download", hint="S")
        self.copy = HintButton(theme, self.tr("Copy credit line"), icon_name="copy", hint="C")
        self._lay_out()
        self.canvas.stepped.connect(self.step)
        self.canvas.zoomed.connect(self._say_zoom)
        self.canvas.drag_wanted.connect(lambda: self.drag_asked.emit(self.position))
        self.save.clicked.connect(lambda: self.save_asked.emit(self.position))
        self.copy.clicked.connect(lambda: self.credit_asked.emit(self.position))
        host.installEventFilter(self)
        self.hide()

    @property
    def position(self) -> int:
        """Position in ``Article.pictures`` of the picture that is shown."""
        return self._pictures[self._at].position

    def open_at(self, pictures: Sequence[StoredPlacement], position: int) -> None:
        """Show the picture at ``position`` of an article that has ``pictures``."""
        self._pictures = tuple(pictures)
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.canvas.setFocus()
        self.go(position)

    def follow(self, pictures: Sequence[StoredPlacement]) -> None:
        """The same article anew: what is known of its pictures may be other."""
        position = self.position
        self._pictures = tuple(pictures)
        places = [stored.position for stored in pictures]
        if position in places:
            self._at = places.index(position)
            self._say()
        else:
            self.close_view()

    def go(self, position: int) -> None:
        """Show another picture of the same article."""
        places = [stored.position for stored in self._pictures]
        if position in places:
            self._at = places.index(position)
            self.canvas.clear()
            self._say()
            self.wanted.emit(position)

    def step(self, by: int) -> None:
        """To the next picture or the one before, round the end."""
        self.go(self._pictures[(self._at + by) % len(self._pictures)].position)

    def show_picture(self, position: int, picture: QImage) -> None:
        """Show pixels of the picture at ``position``, if it is still the one that is shown."""
        if not self.isHidden() and position == self.position and not picture.isNull():
            stored = self._pictures[self._at]
            known = bool(stored.width and stored.height)
            size = QSize(stored.width or 0, stored.height or 0) if known else picture.size()
            if abs(size.width() * picture.height() - size.height() * picture.width()) > max(
                size.width(), size.height(), picture.width(), picture.height()
            ):  # turned by its EXIF orientation
                size.transpose()
            self.canvas.set_picture(picture, size)

    def say_problem(self, sentence: str) -> None:
        """Say why there are no pixels."""
        self._finding.say(sentence)

    def close_view(self) -> None:
        """Give the article back."""
        if not self.isHidden():
            self.hide()
            self.canvas.clear()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, s saves, c copies the credit line; no key goes on to what is behind."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_view()
            case Qt.Key.Key_S if self.save.isEnabled():
                self.save.click()
            case Qt.Key.Key_C:
                self.copy.click()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the host."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        stored = self._pictures[self._at]
        placement = stored.placement
        count = self.tr("{at} of {all}")
        self._count.setText(count.format(at=self._at + 1, all=len(self._pictures)))
        self._badge.set_badge(stored.badge)
        found = finding(stored)
        size = size_in_pixels(stored.width, stored.height) if stored.width and stored.height else ""
        said = [found.headline, found.sentence, size]
        self._finding.say(" · ".join(part for part in said if part))
        self._caption.say(placement.caption or placement.alt)
        self._credit.say(placement.credit or "")
        for label in (self._caption, self._credit):
            label.setVisible(bool(label.words))
        name = placement.caption or placement.alt or self.tr("Picture")
        self.canvas.setAccessibleName(name)
        blocked = stored.badge is Badge.BLOCKED
        self.save.setEnabled(stored.picture is not None and not blocked)
        self.save.setToolTip(
            self.tr("You decided: do not use. Change the decision to save the picture.")
            if blocked
            else self.tr("Saves the picture with its credit written into the file")
        )

    def _say_zoom(self, scale: float) -> None:
        share = round(scale * self.devicePixelRatioF() * 100)
        self._zoom.setText(self.tr("{percent} %").format(percent=share))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons say their words where there is room for both."""
        super().resizeEvent(event)
        both = (self.save, self.copy)
        others = self._head.minimumSize().width() - sum(one.sizeHint().width() for one in both)
        say_what_fits(both, self.width() - others, 0)

    def _lay_out(self) -> None:
        self._head = head = QHBoxLayout()
        head.setContentsMargins(16, 4, 8, 4)
        head.setSpacing(4)
        for label in (self._count, self._zoom):
            label.setObjectName("quiet")
        head.addWidget(self._count)
        head.addStretch(1)
        for icon, name, act in (
            ("chevron-left", self.tr("Previous picture (←)"), lambda: self.step(-1)),
            ("chevron-right", self.tr("Next picture (→)"), lambda: self.step(1)),
            ("zoom-out", self.tr("Smaller (−)"), self.canvas.zoom_out),
            ("zoom-in", self.tr("Larger (+)"), self.canvas.zoom_in),
            ("scan", self.tr("Fit (0)"), self.canvas.fit),
        ):
            head.addWidget(self._button(icon, name, act))
        head.addWidget(self._zoom)
        head.addSpacing(8)
        head.addWidget(self.save)
        head.addWidget(self.copy)
        claims = self._button("scale", self.tr("Claims about this picture"), self.claims_asked.emit)
        head.addWidget(claims)
        head.addWidget(self._button("x", self.tr("Close (Esc)"), self.close_view))
        self._zoom.setMinimumWidth(
            self._zoom.fontMetrics().horizontalAdvance(self.tr("{percent} %").format(percent=888))
        )
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(4)
        rights = QHBoxLayout()
        rights.setSpacing(8)
        rights.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        rights.addWidget(self._finding, 1)
        foot.addWidget(self._caption)
        foot.addWidget(self._credit)
        foot.addLayout(rights)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.canvas, 1)
        column.addLayout(foot)

    def _button(self, icon: str, name: str, act: Callable[[], object]) -> IconButton:
        button = IconButton(self._theme, icon, name, self)
        button.clicked.connect(lambda _checked=False: act())
        return button
