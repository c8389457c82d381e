"""The inspector: five tabs about the open article. They tell what was asked and change nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from archive_app.domain.findings import Neighbours
from archive_app.domain.library import OpenArticle, TagCount, VersionRow
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.counted_tabs import CountedTabs
from archive_app.gui.info_tab import InfoTab
from archive_app.gui.page import Page
from archive_app.gui.theme import Theme

if TYPE_CHECKING:  # tabs are imported and made when they are first shown, SQLite on the lanes
    from archive_app.gui.images_tab import ImagesTab
    from archive_app.gui.inspector_parts import Tab
    from archive_app.gui.notes_tab import NotesTab
    from archive_app.gui.source_tab import SourceTab
    from archive_app.gui.tag_chips import TagsSection
    from archive_app.gui.versions_tab import VersionsTab
    from archive_app.store.archive import Archive

_REST_MS = 150
"""Milliseconds after the last article was opened until its neighbours are looked for."""

_SPARE_MS = 50
"""Milliseconds between one tab that is not in front and the next: keys are heard meanwhile."""

W = TypeVar("W", bound=QWidget)

INFO, IMAGES, NOTES, VERSIONS, SOURCE = range(5)
"""The tabs, in order."""


class InspectorPanel(QFrame):
    """Shows what is known of one article; its signals carry plain values.

    Articles, annotations, pictures and versions go by number, pictures of the article also by
    their position in ``Article.pictures``.
    """

    tag_added = Signal(int, str)
    """Article and tag."""
    tag_removed = Signal(int, str)
    """Article and tag."""
    tag_opened = Signal(str)
    """A tag was clicked: the articles that have it are wanted."""
    article_note_written = Signal(int, str)
    """Article and the note on the whole of it."""
    note_written = Signal(int, str)
    """Annotation and its note."""
    mark_tags_written = Signal(int, object)
    """Annotation and all its tags, a tuple of str, as they are to be kept."""
    delete_requested = Signal(int)
    """Annotation to be deleted."""
    mark_chosen = Signal(int)
    """Annotation whose words the reader is to show."""
    picture_chosen = Signal(int)
    """Position of the picture that the reader is to outline."""
    decision_requested = Signal(int, str, str, str)
    """Picture, a value of ``Ruling``, the reason, the owner's name."""
    decision_wanted = Signal(int, str, str)
    """Picture, reason and owner so far: the whole decision is to be asked for."""
    pictures_wanted = Signal(str)
    """Address of the article whose pictures that are not saved are to be fetched."""
    article_wanted = Signal(int)
    """An article to be opened."""
    merge_wanted = Signal(int, int)
    """The article shown, and another that is probably the same."""
    revert_requested = Signal(int, str)
    """Article and the field whose correction is to be taken back."""
    corrected = Signal(int, str, str)
    """Article, a field of it, and the value that the person gave."""
    version_requested = Signal(int, int)
    """Article and version to be shown."""
    compare_requested = Signal(int, int, int)
    """Article, older and newer version."""
    check_requested = Signal(int)
    """Article whose saved files are to be compared with their hashes."""
    pdf_requested = Signal(int)
    """Article whose saved PDF is to be opened in the system's viewer."""
    folder_requested = Signal(str)
    """A file of the library that is to be shown in its folder."""
    leave_requested = Signal(str)
    """An address to be opened outside; to be confirmed."""
    source_shown = Signal(int)
    """The article whose source is shown from now on; 0 for none."""
    tab_changed = Signal(int)
    """Another tab is shown: the pane may want another width (``size.inspector_images_tab``)."""

    def __init__(
        self, theme: Theme, commands: Commands, lanes: Lanes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("inspector_pane")
        self._theme, self._commands, self._lanes = theme, commands, lanes
        self._opened: OpenArticle | None = None
        self.tabs = CountedTabs(theme, self)
        self.tabs.setAccessibleName(self.tr("Inspector"))
        self.setFocusProxy(self.tabs)
        self._empty = QLabel(self.tr("What is known of an article is shown here."), self)
        self._stack = stack = QStackedWidget(self)
        stack.hide()
        self.info_page = Page(stack, lambda: InfoTab(theme))
        self.images_page = Page(stack, self._make_images)
        self.notes_page = Page(stack, self._make_notes)
        self.versions_page = Page(stack, self._make_versions)
        self.source_page = Page(stack, self._make_source)
        self._stale: set[Page[Any]] = set(self._pages())
        """Tabs that do not show what is open now."""
        self._filling = QTimer(self, singleShot=True)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._lay_out(theme)
        self._connect()
        self._label(None)
        self._bring(INFO)

    @property
    def opened(self) -> OpenArticle | None:
        """What is shown."""
        return self._opened

    @property
    def info(self) -> InfoTab:
        """The facts of the article."""
        return self._filled(self.info_page)

    @property
    def images(self) -> "ImagesTab":
        """Its pictures and what is claimed of them."""
        return self._filled(self.images_page)

    @property
    def notes(self) -> "NotesTab":
        """What the person wrote about it."""
        return self._filled(self.notes_page)

    @property
    def versions(self) -> "VersionsTab":
        """When it was saved, and what changed."""
        return self._filled(self.versions_page)

    @property
    def source(self) -> "SourceTab":
        """How it was saved, and the proof."""
        return self._filled(self.source_page)

    def show_article(self, opened: OpenArticle | None) -> None:
        """Show ``opened``, or nothing: one tab in an event, the one in front in the next.

        All of them at once would take 40 ms of CPU; one that is asked for is filled there and then.
        """
        self._opened = opened
        self._stale = set(self._pages())
        self._label(opened)
        self._stack.setVisible(opened is not None)
        self._empty.setVisible(opened is None)
        self._filling.start(0)

    def show_tab(self, tab: int) -> None:
        """Bring one of ``INFO`` … ``SOURCE`` to the front."""
        self.tabs.setCurrentIndex(tab)

    def next_tab(self) -> None:
        """The tab after the one that is shown, round the end."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    def show_picture(self, position: int) -> None:
        """Show what is claimed of a picture."""
        self.images.choose(position)
        self.show_tab(IMAGES)

    def name_owner(self, words: str) -> None:
        """Offer words of the article as the owner of the chosen picture; a person decides."""
        self.show_tab(IMAGES)
        self.images.decision.name_owner(words)

    def edit_note(self, annotation: int) -> bool:
        """Put the cursor into the note of an annotation; False where it is not shown here."""
        self.show_tab(NOTES)
        return self.notes.edit(annotation)

    def edit_mark_tags(self, annotation: int) -> bool:
        """Open the tag field of an annotation; False where it is not shown here."""
        self.show_tab(NOTES)
        return self.notes.edit_tags(annotation)

    def show_note(self, annotation: int) -> None:
        """Bring a card into view without changing the tab."""
        self.notes.show_card(annotation)

    def edit_tags(self) -> None:
        """Put the cursor into the tag field."""
        if self.tabs.currentIndex() not in {INFO, NOTES}:
            self.show_tab(INFO)
        tab = self.info if self.tabs.currentIndex() == INFO else self.notes
        tab.tags.edit()

    def edit_article_note(self) -> None:
        """Put the cursor into the note on the whole article."""
        if self.tabs.currentIndex() not in {INFO, NOTES}:
            self.show_tab(NOTES)
        tab = self.info if self.tabs.currentIndex() == INFO else self.notes
        tab.note.field.setFocus()

    def _lay_out(self, theme: Theme) -> None:
        head = QFrame(self)
        head.setObjectName("pane_head")
        head.setFixedHeight(theme.size("space.5"))
        row = QHBoxLayout(head)
        row.setContentsMargins(4, 0, 0, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        for _ in self._pages():
            self.tabs.addTab("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        self._empty.setObjectName("quiet")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._empty, 1)
        column.addWidget(self._stack, 1)

    def _pages(self) -> tuple["Page[Tab]", ...]:
        pages = (
            self.info_page,
            self.images_page,
            self.notes_page,
            self.versions_page,
            self.source_page,
        )
        return cast("tuple[Page[Tab], ...]", pages)

    def _make_images(self) -> "ImagesTab":
        from archive_app.gui.images_tab import ImagesTab

        return ImagesTab(self._theme, self._lanes)

    def _make_notes(self) -> "NotesTab":
        from archive_app.gui.notes_tab import NotesTab

        return NotesTab(self._theme)

    def _make_versions(self) -> "VersionsTab":
        from archive_app.gui.versions_tab import VersionsTab

        return VersionsTab(self._theme)

    def _make_source(self) -> "SourceTab":
        from archive_app.gui.source_tab import SourceTab

        return SourceTab(self._theme)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._bring)
        self.tabs.currentChanged.connect(self.tab_changed)
        self._commands.on("inspector.next", self.next_tab)
        self._rest.timeout.connect(self._ask_neighbours)
        self._filling.timeout.connect(self._fill_next)
        self.info_page.once_made(self._connect_info)
        self.images_page.once_made(self._connect_images)
        self.notes_page.once_made(self._connect_notes)
        self.versions_page.once_made(self._connect_versions)
        self.source_page.once_made(self._connect_source)

    def _connect_info(self, info: InfoTab) -> None:
        self._connect_tags(info.tags)
        info.note.written.connect(self.article_note_written)
        info.revert_requested.connect(
            lambda field: self.revert_requested.emit(self._number(), field)
        )
        info.corrected.connect(
            lambda field, value: self.corrected.emit(self._number(), field, value)
        )
        info.neighbours.article_wanted.connect(self.article_wanted)
        info.neighbours.merge_wanted.connect(
            lambda other: self.merge_wanted.emit(self._number(), other)
        )

    def _connect_images(self, images: "ImagesTab") -> None:
        images.picture_chosen.connect(self.picture_chosen)
        images.decision_requested.connect(self.decision_requested)
        images.more_wanted.connect(self.decision_wanted)
        images.article_wanted.connect(self.article_wanted)
        images.pictures_wanted.connect(self.pictures_wanted)
        images.leave_requested.connect(self.leave_requested)

    def _connect_notes(self, notes: "NotesTab") -> None:
        self._connect_tags(notes.tags)
        notes.note.written.connect(self.article_note_written)
        notes.mark_chosen.connect(self.mark_chosen)
        notes.note_written.connect(self.note_written)
        notes.mark_tags_written.connect(self.mark_tags_written)
        notes.known_wanted.connect(self._ask_tags)
        notes.delete_requested.connect(self.delete_requested)
        notes.tag_opened.connect(self.tag_opened)

    def _connect_versions(self, versions: "VersionsTab") -> None:
        versions.version_requested.connect(
            lambda version: self.version_requested.emit(self._number(), version)
        )
        versions.compare_requested.connect(
            lambda old, new: self.compare_requested.emit(self._number(), old, new)
        )

    def _connect_source(self, source: "SourceTab") -> None:
        source.check_requested.connect(self.check_requested)
        source.folder_requested.connect(self.folder_requested)
        source.pdf_requested.connect(self.pdf_requested)

    def _connect_tags(self, tags: "TagsSection") -> None:
        tags.tag_added.connect(lambda tag: self.tag_added.emit(self._number(), tag))
        tags.tag_removed.connect(lambda tag: self.tag_removed.emit(self._number(), tag))
        tags.tag_opened.connect(self.tag_opened)
        tags.known_wanted.connect(self._ask_tags)

    def _bring(self, tab: int) -> None:
        page = self._pages()[tab]
        if page.is_made:
            self._fill(page)
        page.show()
        self._filling.start(0)  # to make a tab takes as long as to fill it: two events

    def _filled(self, page: Page[W]) -> W:
        """The tab of ``page`` with what is open now."""
        tab = page.widget
        self._fill(page)
        return tab

    def _fill_next(self) -> None:
        """Fill one more of the tabs that were ever shown, the one in front before any other."""
        pages = self._pages()
        for page in (pages[self.tabs.currentIndex()], *pages):
            if page in self._stale and page.is_made:
                self._fill(page)
                self._filling.start(_SPARE_MS)
                return

    def _fill(self, page: "Page[Any]") -> None:
        if page not in self._stale:
            return
        self._stale.discard(page)
        if page is self.versions_page:
            self._ask_versions()
        else:
            page.widget.show_article(self._opened)
        if page is self.info_page:
            self._rest.start()
        elif page is self.source_page:
            self.source_shown.emit(self._number())

    def _number(self) -> int:
        return self._opened.article if self._opened is not None else 0

    def _label(self, opened: OpenArticle | None) -> None:
        pictures = len(opened.pictures) if opened is not None else 0
        notes = len(opened.annotations) if opened is not None else 0
        versions = opened.versions if opened is not None else 0
        for tab, name, count in (
            (INFO, self.tr("Info"), 0),
            (IMAGES, self.tr("Images"), pictures),
            (NOTES, self.tr("Notes"), notes),
            (VERSIONS, self.tr("Versions"), versions),
            (SOURCE, self.tr("Source"), 0),
        ):
            self.tabs.label(tab, name, count)

    def _ask_versions(self) -> None:
        opened = self._opened
        if opened is None:
            self.versions_page.widget.show_versions((), None)
            return
        article = opened.article

        def done(rows: Sequence[VersionRow]) -> None:
            if self._opened is not None and self._opened.article == article:
                self.versions_page.widget.show_versions(rows, self._opened.version)

        self._lanes.reading.overtake(
            "inspector.versions", lambda archive: archive.articles.versions(article), done
        )

    def _ask_neighbours(self) -> None:
        """What stands near, once nobody pages on: it takes a question of many words."""
        article = self._number()
        if not article:
            return

        def work(archive: "Archive") -> Neighbours:
            from archive_app.actions.neighbours import neighbours

            return neighbours(archive, article)

        def done(found: Neighbours) -> None:
            if self._number() == article and self.info_page not in self._stale:
                self.info.neighbours.show_neighbours(found)

        self._lanes.reading.overtake("inspector.neighbours", work, done, lambda _error: None)

    def _ask_tags(self) -> None:
        def done(counts: Sequence[TagCount]) -> None:
            used = sorted(counts, key=lambda count: -count.articles)
            known = [count.tag for count in used]
            self.info_page.if_made(lambda info: info.tags.field.set_known(known))
            self.notes_page.if_made(lambda notes: notes.set_known(known))

        self._lanes.reading.overtake("inspector.tags", lambda archive: archive.work.tags(), done)
