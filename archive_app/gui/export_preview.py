"""How an article will leave: its page as the policy makes it, one article at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from archive_app.domain.library import OpenArticle
from archive_app.exchange.policy import Policy
from archive_app.exchange.rendering import Included, leaving
from archive_app.exchange.web_page import page
from archive_app.gui.background import Lanes
from archive_app.gui.buttons import IconButton
from archive_app.gui.pdf_printer import printable
from archive_app.gui.theme import Theme
from archive_app.gui.thumbnails import decoded
from archive_app.resources import resource

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.store.archive import Archive

_FOLDER = "pictures"


@dataclass(frozen=True, slots=True)
class _Shown:
    """An article ready to be shown in whatever policy."""

    opened: OpenArticle
    images: dict[str, QImage]
    """Thumbnails by the digest of the picture."""


class ExportPreview(QWidget):
    """Asks for one article at a time; another policy is shown without asking again."""

    def __init__(self, theme: Theme, lanes: Lanes, articles: tuple[int, ...]) -> None:
        super().__init__()
        self._theme, self._lanes, self._articles = theme, lanes, articles
        self._at = 0
        self._shown: _Shown | None = None
        self._policy: Callable[[], Policy | None] = lambda: None
        self._included: Callable[[], Included] = Included
        self.text = _Browser()
        self.place = QLabel()
        self.place.setObjectName("quiet")
        self.previous = IconButton(theme, "chevron-left", self.tr("Article before"))
        self.next = IconButton(theme, "chevron-right", self.tr("Next article"))
        self.previous.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(lambda: self._go(1))
        self._lay_out()

    def follow(self, policy: Callable[[], Policy | None], included: Callable[[], Included]) -> None:
        """Show what ``policy`` and ``included`` say now, and whenever ``refresh`` is called."""
        self._policy, self._included = policy, included
        self._load()

    def refresh(self) -> None:
        """Show the article as the choices are now."""
        policy = self._policy()
        if self._shown is None or policy is None:
            return
        opened = self._shown.opened
        pictures = leaving(opened, policy, _FOLDER)
        self.text.images = {
            picture.file: image
            for picture in pictures
            if picture.file is not None
            and (image := self._shown.images.get(picture.stored.sha256 or "")) is not None
        }
        bar = self.text.verticalScrollBar()
        place = bar.value()
        document = QTextDocument(self.text)
        document.setDefaultFont(self._theme.font("reader.body"))
        document.setDefaultStyleSheet(resource("print.css").read_text("utf-8"))
        document.setDocumentMargin(28)
        self.text.setDocument(document)
        self.text.setHtml(printable(page(opened, pictures, self._included())))
        bar.setValue(place)

    def _go(self, step: int) -> None:
        self._at = min(max(self._at + step, 0), len(self._articles) - 1)
        self._load()

    def _load(self) -> None:
        at, number = self._at, self._articles[self._at]
        words = self.tr("{n} of {all}").format(n=at + 1, all=len(self._articles))
        self.place.setText(words)
        self.previous.setEnabled(at > 0)
        self.next.setEnabled(at < len(self._articles) - 1)
        self._lanes.reading.overtake("export preview", lambda a: _read(a, number), self._show)

    def _show(self, shown: _Shown) -> None:
        self._shown = shown
        self.refresh()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Preview"))
        title.setObjectName("section")
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(title, 1)
        for part in (self.previous, self.place, self.next):
            head.addWidget(part)
        self.text.setAccessibleName(self.tr("Preview"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.text, 1)


class _Browser(QTextBrowser):
    """A sheet of paper: light in both themes, as the export is; it loads nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.images: dict[str, QImage] = {}
        self.setObjectName("sheet")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """A thumbnail of the article that is shown, as wide as the sheet; nothing else."""
        name = url if isinstance(url, str) else url.toString()
        image = self.images.get(name)
        if kind != QTextDocument.ResourceType.ImageResource.value or image is None:
            return None
        return image.scaledToWidth(max(self.viewport().width() - 64, 64))


def _read(archive: "Archive", number: int) -> _Shown:
    opened = archive.articles.open(number)
    images: dict[str, QImage] = {}
    for stored in opened.pictures:
        data = None if stored.picture is None else archive.pictures.thumbnail(stored.picture)
        if data is not None and stored.sha256:
            images[stored.sha256] = decoded(data)
    return _Shown(opened, images)
