"""Opens the field for tags over the pane it is about, with the library's tags to suggest."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from archive_app.domain.library import TagCount
from archive_app.gui.background import Lanes
from archive_app.gui.tag_popup import TagPopup
from archive_app.gui.theme import Theme


class Tagging(QObject):
    """One field for articles, one for a highlight."""

    mark_tagged = Signal(int, object)
    """An annotation and all its tags, a tuple of str."""

    def __init__(self, theme: Theme, lanes: Lanes, window: QWidget) -> None:
        super().__init__(window)
        self._lanes, self._window = lanes, window
        self.articles = TagPopup(theme, window)
        self.mark = TagPopup(theme, window)
        self.mark.changed.connect(
            lambda numbers, _add, _remove: self.mark_tagged.emit(numbers[0], self.mark.field.tags)
        )

    def tag_articles(self, numbers: tuple[int, ...], own: tuple[str, ...], pane: QWidget) -> None:
        """Open the field for ``numbers``, that have the tags ``own``, over ``pane``."""
        title = self.tr("Tags of %n article(s)", "", len(numbers))
        self.articles.edit(numbers, own, title)
        self._open(self.articles, pane)

    def tag_mark(self, annotation: int, own: tuple[str, ...], pane: QWidget) -> None:
        """Open the field for a highlight."""
        title = self.tr("Tags of this highlight")
        self.mark.edit((annotation,), own, title)
        self._open(self.mark, pane)

    def _open(self, popup: TagPopup, pane: QWidget) -> None:
        def known(tags: tuple[TagCount, ...]) -> None:
            used = sorted(tags, key=lambda tag: -tag.articles)
            popup.field.set_known([tag.tag for tag in used])

        self._lanes.reading.ask(lambda a: a.work.tags(), known)
        popup.open_at(pane.mapTo(self._window, QPoint(12, 44)))
