"""Where a picture that the person has as a file was seen, with the credit given there."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from archive_app.domain.sighting import Seen, Sighting
from archive_app.gui.badges import badge_name
from archive_app.gui.inspector_parts import LinkButton, Tab, line, words
from archive_app.gui.reader_wording import day
from archive_app.gui.seen_order import SeenOrder
from archive_app.gui.theme import Theme

THUMBNAIL = QSize(96, 72)
"""Logical pixels of the picture beside its places."""

_SIZE = (560, 480)


class SightingsDialog(SeenOrder, QDialog):
    """Each picture that is the one in question, or looks like it, with all its places."""

    article_wanted = Signal(int)
    """The article of one place is to be opened."""

    def __init__(
        self,
        theme: Theme,
        path: Path,
        found: tuple[tuple[Sighting, QImage | None], ...],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("dialog")
        self.setWindowTitle(self.tr("Where {file} was seen").format(file=path.name))
        self._theme = theme
        self.links: list[LinkButton] = []
        """One a place, in order."""
        tab = Tab(self.tr("Pictures found"))
        column = tab.padded()
        for sighting, image in found:
            column.addLayout(self._sighting(sighting, image))
            column.addWidget(line())
        if not found:
            nothing = self.tr(
                "No picture of this library is the same or looks like it. One that was cut or"
                " turned much is not known again."
            )
            column.addWidget(words(nothing))
        tab.column.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 16)
        whole.addWidget(tab, 1)
        whole.addWidget(close)
        self.resize(*_SIZE)

    def _sighting(self, sighting: Sighting, image: QImage | None) -> QHBoxLayout:
        places = QVBoxLayout()
        places.setSpacing(2)
        same, alike = self.tr("The same picture"), self.tr("Looks like it")
        head = same if sighting.exact else alike
        head = f"{head} · {badge_name(sighting.row.badge)}"
        places.addWidget(words(head, "section"))
        for seen in sighting.seen:
            self._place(places, seen)
        if not sighting.seen:
            places.addWidget(words(self.tr("Only in articles in the trash"), "quiet"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(_shown(image), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(places, 1)
        return row

    def _place(self, places: QVBoxLayout, seen: Seen) -> None:
        link = LinkButton(self._theme, seen.title)
        link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        link.clicked.connect(lambda: self._open(seen.article))
        self.links.append(link)
        credit = self.tr("“{words}”").format(words=seen.credit) if seen.credit else ""
        parts = [credit or self.tr("No credit"), day(seen.captured_at.astimezone().date())]
        if not seen.current:
            parts.append(self.tr("version {n}").format(n=seen.version))
        places.addWidget(link)
        places.addWidget(words(" · ".join(parts), "quiet"))

    def _open(self, article: int) -> None:
        self.accept()
        self.article_wanted.emit(article)


def _shown(image: QImage | None) -> QLabel:
    label = QLabel()
    label.setFixedSize(THUMBNAIL)
    if image is not None:
        label.setPixmap(QPixmap.fromImage(image))
    return label
