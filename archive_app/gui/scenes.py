"""What pictures of the window show: every place, tab, panel and dialog, once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from archive_app.domain.rights import Ruling
from archive_app.gui.decision_dialog import Subject
from archive_app.gui.destinations import (
    ALL,
    INBOX,
    NOTES,
    QUEUE,
    RIGHTS,
    STARRED,
    TRASH,
    Destination,
)
from archive_app.gui.inspector_panel import IMAGES, INFO, SOURCE, VERSIONS
from archive_app.gui.inspector_panel import NOTES as MARKS
from archive_app.gui.main_window import MainWindow
from archive_app.gui.settings_table import PAGES


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture; the dialog that is opened for it is what it shows."""

    name: str
    """Of the file, without mode and ending."""
    set_up: Callable[[MainWindow], object]
    put_away: Callable[[MainWindow], object] | None = None
    """Closes what was opened and is no dialog."""


def few(query: str) -> list[Scene]:
    """Those of the demo and the README; one of a search where ``query`` is not empty."""
    scenes = [Scene("window", _show_notes), Scene("rights", partial(_show_tab, IMAGES))]
    if query:
        scenes.append(Scene("search", partial(_search, query)))
    return [*scenes, Scene("queue", show_queue)]


def every(query: str) -> list[Scene]:
    """All there are, over a library with articles."""
    return [
        *few(query or "rights:differ OR wall")[:-1],
        Scene("suggestions", _suggest, lambda w: w.panes.top.search.clear()),
        Scene("nothing-found", partial(_search, "zzzz")),
        Scene("inbox", partial(_go, INBOX)),
        Scene("marking", _open_mark, lambda w: w.panes.reader.marking.escape()),
        Scene("reading", partial(_command, "reader.only"), partial(_command, "reader.only")),
        Scene("viewer", lambda w: w.desk.viewing.open(0), lambda w: w.desk.viewing.viewer.close()),
        Scene("info", partial(_show_tab, INFO)),
        Scene("versions", partial(_show_tab, VERSIONS)),
        Scene("source", partial(_show_tab, SOURCE)),
        Scene("compare", partial(_command, "versions.compare")),
        Scene("notes", partial(_go, NOTES)),
        Scene("starred", partial(_go, STARRED)),
        Scene("trash", partial(_go, TRASH)),
        Scene("board", partial(_go, RIGHTS)),
        Scene("decision", _decide),
        Scene("export", _export),
        *(Scene(f"settings-{page.id}", partial(_settings, page.id)) for page in PAGES),
        Scene("help", partial(_command, "keys")),
        Scene("about", partial(_command, "about")),
        Scene("palette", partial(_command, "commands"), lambda w: w.desk.command_palette.shut()),
        *(Scene(f"article-{code}", partial(_open_in, code)) for code in ("ar", "he", "ja", "hi")),
        Scene("queue", show_queue),
    ]


def _show_tab(tab: int, window: MainWindow) -> None:
    if window.navigation.place.kind in {"rights", "notes", "queue"}:
        _go(ALL, window)
    window.panes.inspector.show_tab(tab)
    window.panes.sight.reveal_side()


def _show_notes(window: MainWindow) -> None:
    article = window.navigation.article
    marked = article is not None and article.annotations
    window.panes.inspector.show_tab(MARKS if marked else INFO)
    window.panes.articles.list.setFocus()


def _suggest(window: MainWindow) -> None:
    _go(ALL, window)
    field = window.panes.top.search
    field.setText("published:2025-12.. sea")
    field.setFocus()
    field.typed.emit(field.text())


def _open_mark(window: MainWindow) -> None:
    """The bar over a highlight, with its note; nothing lies over the page."""
    window.panes.widths.close_drawers()
    article = window.navigation.article
    if article is not None and article.annotations:
        window.panes.reader.marking.open_mark(article.annotations[0].annotation)


def _open_in(language: str, window: MainWindow) -> None:
    """The first article in that language, among all of it; nothing where there is none."""
    window.navigation.go(ALL)
    window.navigation.lanes.reading.ask(
        lambda archive: archive.search.numbers(f"lang:{language}"),
        lambda numbers: window.navigation.open(numbers[0]) if numbers else None,
    )


def _search(query: str, window: MainWindow) -> None:
    window.panes.inspector.show_tab(INFO)
    window.search(query)


def _go(place: Destination, window: MainWindow) -> None:
    window.panes.top.search.clear()
    window.navigation.go(place)


def _command(id: str, window: MainWindow) -> None:
    window.commands.action(id).trigger()


def _decide(window: MainWindow) -> None:
    window.desk.deciding.ask(Subject((1, 2), 2), Ruling.CLEARED)


def _export(window: MainWindow) -> None:
    window.desk.exporting.ask((1, 2, 3), "")


def _settings(page: str, window: MainWindow) -> None:
    window.desk.configuring.show_settings().show_page(page)


def show_queue(window: MainWindow) -> None:
    """The queue, and the panel for addresses beside it."""
    _go(QUEUE, window)
    window.open_save_panel()
