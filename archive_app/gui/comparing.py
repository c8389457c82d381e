"""Compares two versions for the window: asks for both, shows them, proves and exports."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from archive_app.domain.comparison import Comparison
from archive_app.domain.errors import LibraryError
from archive_app.domain.library import VersionRow
from archive_app.gui.commands import Commands
from archive_app.gui.compare_document import ComparedPictures
from archive_app.gui.navigation import Navigation
from archive_app.gui.panes import Panes
from archive_app.gui.reader_wording import local_moment
from archive_app.gui.thumbnails import decoded
from archive_app.gui.toasts import Toast, Toasts

if TYPE_CHECKING:  # imported where they are used: seldom, and not for the first paint
    from archive_app.actions.prove import Proof
    from archive_app.gui.compare_panel import ComparePanel
    from archive_app.gui.versions_tab import VersionsTab
    from archive_app.store.archive import Archive

_PICTURE = 280
"""Logical pixels of a picture that changed, at most: less than a column."""
_PAINT_MS = 20
"""In which what changed is painted, before whole files are read for the proof."""


class Comparing(QObject):
    """Fills the comparison, and leads back to the article."""

    def __init__(self, panes: Panes, navigation: Navigation, toasts: Toasts) -> None:
        super().__init__(panes)
        self._panes, self._navigation, self._toasts = panes, navigation, toasts
        self._article = 0
        self._title = ""
        self._versions: tuple[VersionRow, ...] = ()
        panes.inspector.compare_requested.connect(self.compare)
        panes.compare_page.once_made(self._connect)
        navigation.went.connect(lambda _place: self._leave())
        navigation.article_opened.connect(lambda _article: self._leave_other())

    def _connect(self, panel: "ComparePanel") -> None:
        versions = self._panes.inspector.versions
        panel.versions_wanted.connect(lambda old, new: self.compare(self._article, old, new))
        panel.closed.connect(self.close)
        panel.export_wanted.connect(self._ask_file)
        panel.moved.connect(versions.mark_change)
        versions.change_chosen.connect(panel.go)

    @property
    def _panel(self) -> "ComparePanel":
        return self._panes.compare

    def follow(self, commands: Commands) -> None:
        """Carry out the command that compares the open article with its version before."""
        commands.on("versions.compare", self._compare_open)

    def compare(self, article: int, old: int, new: int) -> None:
        """Show what changed from version ``old`` of ``article`` to ``new``."""
        ratio = self._panes.devicePixelRatioF()

        def work(archive: "Archive") -> _Answer:
            from archive_app.actions.compare import compare

            compared = compare(archive, article, old, new)
            title = archive.articles.content(article, new).title
            versions = archive.articles.versions(article)
            return _Answer(compared, versions, title, _pictures(archive, compared, ratio))

        self._navigation.lanes.reading.overtake("compare", work, self._show)

    def close(self) -> None:
        """Back to list and reader."""
        self._leave()
        self._panes.show_browse()
        self._panes.reader.setFocus()

    def write(self, target: Path) -> None:
        """Write the comparison that is shown to ``target`` as a web page."""
        comparison = self._panel.comparison
        if comparison is None:
            return
        heads = (self._head(comparison.old), self._head(comparison.new))
        title = self._title

        def work() -> Path:
            from archive_app.exchange.comparison_page import comparison_page

            try:
                target.write_text(comparison_page(comparison, title, heads), "utf-8")
            except OSError as error:
                raise LibraryError(
                    f"The comparison could not be written to {target}. The library is untouched.",
                    kind="library-unwritable",
                    details=str(error),
                ) from error
            return target

        words = self.tr("Comparison written to {file}").format(file=target.name)
        self._navigation.lanes.network.run(
            work, lambda _: self._toasts.show_toast(Toast(words)), self._failed
        )

    def _failed(self, error: Exception) -> None:
        self._navigation.lanes.failed.emit(error)

    def _compare_open(self) -> None:
        article = self._navigation.article
        if article is None:
            return
        if article.versions < 2:
            words = self.tr("This article has one version: there is nothing to compare.")
            self._toasts.show_toast(Toast(words))
            return
        new = max(article.version, 2)
        self.compare(article.article, new - 1, new)

    def _show(self, answer: "_Answer") -> None:
        comparison = answer.comparison
        self._article = comparison.article
        self._title, self._versions = answer.title, answer.versions
        self._panes.show_compare()  # first: laid out at its width, the text is laid out once
        self._panel.show_comparison(comparison, answer.versions, answer.pictures)
        listed = self._panes.inspector.versions
        listed.mark_pair((comparison.old, comparison.new))
        listed.show_changes(self._panel.changes)
        listed.mark_change(self._panel.change)
        QTimer.singleShot(_PAINT_MS, self, partial(self._ask_proof, comparison))

    def _ask_proof(self, comparison: Comparison) -> None:
        article, pair = comparison.article, (comparison.old, comparison.new)

        def work(archive: "Archive") -> tuple["Proof", ...]:
            from archive_app.actions.prove import prove

            return tuple(prove(archive, article, pair))

        self._navigation.lanes.counting.overtake("proof", work, self._panel.show_proof)

    def _leave(self) -> None:
        def forget(versions: "VersionsTab") -> None:
            versions.mark_pair(None)
            versions.show_changes(())

        self._panes.inspector.versions_page.if_made(forget)

    def _leave_other(self) -> None:
        opened = self._navigation.article
        if self._panes.comparing and (opened is None or opened.article != self._article):
            self._leave()
            self._panes.show_browse()

    def _head(self, version: int) -> str:
        row = next(row for row in self._versions if row.version == version)
        words = self.tr("Version {n}  ·  saved {moment}")
        return words.format(n=version, moment=local_moment(row.captured_at))

    def _ask_file(self) -> None:
        start = str(Path.home() / "comparison.html")
        title = self.tr("Export the comparison")
        name, _ = QFileDialog.getSaveFileName(self._panel, title, start, "HTML (*.html)")
        if name:
            self.write(Path(name))


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is shown of two versions."""

    comparison: Comparison
    versions: tuple[VersionRow, ...]
    title: str
    pictures: ComparedPictures


def _pictures(archive: "Archive", comparison: Comparison, ratio: float) -> ComparedPictures:
    """The thumbnails of pictures that changed, no wider than a column; decoded on the lane."""
    urls = {change.url for change in comparison.pictures}
    if not urls:
        return ComparedPictures()
    older, newer = (
        {
            stored.placement.url: image
            for stored in archive.articles.open(comparison.article, version).pictures
            if stored.placement.url in urls
            and stored.picture is not None
            and (image := _small(archive.pictures.thumbnail(stored.picture), ratio)) is not None
        }
        for version in (comparison.old, comparison.new)
    )
    return ComparedPictures(older, newer)


def _small(thumbnail: bytes | None, ratio: float) -> QImage | None:
    image = QImage() if thumbnail is None else decoded(thumbnail)
    if image.isNull():
        return None
    wide = round(min(image.width(), _PICTURE) * ratio)
    small = image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
    small.setDevicePixelRatio(ratio)
    return small
