"""What the person does with articles: star, read, done, tag, trash. Each says what it did."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QGuiApplication

from archive_app.domain.changes import Changes
from archive_app.domain.errors import ArchiveError
from archive_app.domain.library import ArticleRow, OpenArticle, Place
from archive_app.gui.article_panel import ArticlePanel
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.keeping import Keeping
from archive_app.gui.navigation import Navigation
from archive_app.gui.outside import open_outside
from archive_app.gui.sentences import in_own_words
from archive_app.gui.toasts import Toast, Toasts

if TYPE_CHECKING:  # SQLite is imported on the lanes: the first paint does not wait for it
    from archive_app.actions.original_messages import OriginalPage
    from archive_app.store.archive import Archive


class Handling(QObject):
    """Carries out the commands on the chosen articles; the list's selection, else the open one."""

    def __init__(
        self,
        lanes: Lanes,
        commands: Commands,
        panel: ArticlePanel,
        navigation: Navigation,
        toasts: Toasts,
    ) -> None:
        super().__init__(panel)
        self._lanes, self._commands, self._panel = lanes, commands, panel
        self._navigation, self._toasts = navigation, toasts
        self.keeping = Keeping(lanes, toasts, self.say_problem)
        for id, act in {
            "article.star": self.star,
            "article.read": self.read,
            "article.done": self.done,
            "article.trash": self.trash,
            "article.restore": self.restore,
            "article.original": self.open_original,
            "article.as_saved": self.show_as_saved,
        }.items():
            commands.on(id, act)
        panel.list.chosen.connect(self._allow)
        navigation.article_opened.connect(lambda _article: self._allow())
        navigation.went.connect(lambda _place: self._allow())
        self._allow()

    def numbers(self) -> tuple[int, ...]:
        """The articles that a command is about."""
        chosen = self._panel.list.numbers()
        article = self._navigation.article
        return chosen or (() if article is None else (article.article,))

    def star(self) -> None:
        """Give a star, or take it where the open article has one."""
        starred = not self._all(lambda article: article.starred)
        words = self.tr("%n article(s) starred", "", len(self.numbers()))
        if not starred:
            words = self.tr("%n article(s) without star", "", len(self.numbers()))
        self._change(lambda a, n: a.work.star(n, starred=starred), words)

    def read(self) -> None:
        """Mark as read, or as unread where it is read."""
        read = not self._all(lambda article: article.read)
        words = self.tr("%n article(s) marked as read", "", len(self.numbers()))
        if not read:
            words = self.tr("%n article(s) marked as unread", "", len(self.numbers()))
        self._change(lambda a, n: a.work.mark_read(n, read=read), words)

    def done(self) -> None:
        """Out of the inbox; or back into it, where all are done."""
        inbox = self._all(lambda article: article.place is Place.DONE)
        place = Place.INBOX if inbox else Place.DONE
        words = self.tr("%n article(s) done", "", len(self.numbers()))
        if inbox:
            words = self.tr("%n article(s) back in the Inbox", "", len(self.numbers()))
        elif self._navigation.place.kind == "inbox":
            self._panel.advance()
        self._change(lambda a, n: a.work.place(n, place), words)

    def trash(self) -> None:
        """Into the trash, from where everything can come back."""
        words = self.tr("%n article(s) moved to Trash", "", len(self.numbers()))
        self._panel.advance()
        self._change(lambda a, n: a.work.trash(n), words)

    def restore(self) -> None:
        """Out of the trash again."""
        words = self.tr("%n article(s) restored", "", len(self.numbers()))
        self._panel.advance()
        self._change(lambda a, n: a.work.restore(n), words)

    def tag(self, numbers: tuple[int, ...], add: tuple[str, ...], remove: tuple[str, ...]) -> None:
        """Add and remove tags of ``numbers``."""
        if not numbers or not (add or remove):
            return
        count = len(numbers)
        words = self.tr("Tagged %n article(s): {tags}", "", count).format(tags=", ".join(add))
        if not add:
            words = self.tr("Removed from %n article(s): {tags}", "", count)
            words = words.format(tags=", ".join(remove))
        self._lanes.change(
            lambda archive: archive.work.tag(numbers, add, remove),
            lambda changes: self.say_done(words, changes),
        )

    def open_original(self) -> None:
        """Offer the page's own address to the browser; asked twice, it is opened at once."""
        article = self._navigation.article
        if article is None:
            return
        address = article.content.url
        words = self.tr("This leaves the program: {address}").format(address=address)
        if self._toasts.words == words:
            self._leave(address)
        else:
            self.offer(Toast(words, self.tr("Open in the browser"), lambda: self._leave(address)))

    def _leave(self, address: str) -> None:
        self._toasts.hide()
        self.open_outside(QUrl(address))

    def show_as_saved(self) -> None:
        """The version that is open, as its page was, in a window of its own."""
        article = self._navigation.article
        if article is None:
            return
        number, version = article.article, article.version

        def plan(archive: "Archive") -> "OriginalPage":
            from archive_app.actions.original import plan_original

            return plan_original(archive, number, version)

        def show(page: "OriginalPage") -> None:
            from archive_app.actions.original import show_original

            self._lanes.network.run(lambda: show_original(page), lambda _: None)

        self._lanes.reading.ask(plan, show)

    def say_done(self, words: str, changes: Changes) -> None:
        """A toast with Undo, where there is something to undo."""
        event = changes.event
        if event is None:
            return

        def undo() -> None:
            self._lanes.writing.ask(
                lambda archive: archive.history.undo(event=event),
                lambda answer: self._lanes.changed.emit(answer[1]),
            )

        self._toasts.show_toast(Toast(words, self.tr("Undo"), undo))

    def offer(self, toast: Toast) -> None:
        """Show ``toast``."""
        self._toasts.show_toast(toast)

    def open_outside(self, url: QUrl) -> None:
        """Let the system open ``url``."""
        open_outside(url, self._toasts)

    def say_problem(self, error: ArchiveError) -> None:
        """What failed, what was kept, what to do."""
        words, stays = in_own_words(str(error)), error.kind != "refused"
        if not error.details:
            self._toasts.show_toast(Toast(words, problem=stays))
            return
        details = f"{error}\n{error.kind}: {error.details}"

        def copy() -> None:
            QGuiApplication.clipboard().setText(details)

        self._toasts.show_toast(Toast(words, self.tr("Copy details"), copy, problem=stays))

    def _change(self, work: Callable[["Archive", tuple[int, ...]], Changes], words: str) -> None:
        numbers = self.numbers()
        if numbers:
            self._lanes.change(
                lambda archive: work(archive, numbers),
                lambda changes: self.say_done(words, changes),
            )

    def _all(self, fact: Callable[[OpenArticle | ArticleRow], bool]) -> bool:
        """Whether ``fact`` holds for what is chosen, as far as the window knows it."""
        numbers = self.numbers()
        article = self._navigation.article
        model = self._panel.model
        known = [model.article_row(model.row_of(number)) for number in numbers]
        if article is not None and numbers == (article.article,):
            return fact(article)
        return all(row is None or fact(row) for row in known)

    def _allow(self) -> None:
        lists = self._navigation.lists
        one = lists and self._navigation.article is not None
        trash = self._navigation.place.kind == "trash"
        some = one or (lists and self._panel.list.count > 0)
        self._commands.allow("articles", when=some)
        self._commands.allow("article", when=one)
        self._commands.allow("trash", when=some and trash)
        self._commands.allow("live", when=some and not trash)
