"""Suggests while a search is typed: the text itself, titles, tags and sites, then fields."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from archive_app.domain.findings import Suggestion, SuggestionKind
from archive_app.gui.destinations import Destination
from archive_app.gui.navigation import Navigation
from archive_app.gui.panes import Panes
from archive_app.gui.query_chips import split_terms
from archive_app.gui.suggestion_list import Line, SuggestionList
from archive_app.gui.translation import QT_TRANSLATE_NOOP

_MOST = 7
"""With the text itself eight."""

_ICONS = {
    SuggestionKind.TITLE: "newspaper",
    SuggestionKind.TAG: "tag",
    SuggestionKind.SITE: "globe",
    SuggestionKind.AUTHOR: "user-round",
    SuggestionKind.VALUE: "list-filter",
    SuggestionKind.FIELD: "list-filter",
}
_MEANINGS = {
    "title": QT_TRANSLATE_NOOP("Fields", "words of the title"),
    "site": QT_TRANSLATE_NOOP("Fields", "one publisher"),
    "author": QT_TRANSLATE_NOOP("Fields", "who wrote it"),
    "tag": QT_TRANSLATE_NOOP("Fields", "your tags"),
    "owner": QT_TRANSLATE_NOOP("Fields", "who holds the picture rights"),
    "credit": QT_TRANSLATE_NOOP("Fields", "words of a credit line"),
    "caption": QT_TRANSLATE_NOOP("Fields", "words under a picture"),
    "licence": QT_TRANSLATE_NOOP("Fields", "the licence of a picture"),
    "rights": QT_TRANSLATE_NOOP("Fields", "differ · placeholder · nothing · owner · open …"),
    "lang": QT_TRANSLATE_NOOP("Fields", "the language: en, de, ar"),
    "has": QT_TRANSLATE_NOOP("Fields", "note · highlight · picture · version …"),
    "no": QT_TRANSLATE_NOOP("Fields", "tag · author · credit · note …"),
    "is": QT_TRANSLATE_NOOP("Fields", "unread · starred · changed · duplicate …"),
    "published": QT_TRANSLATE_NOOP("Fields", "2026-01 or 2025-12..2026-01"),
    "saved": QT_TRANSLATE_NOOP("Fields", "2026-01, or 7d for the last seven days"),
    "updated": QT_TRANSLATE_NOOP("Fields", "2026-01, or 7d for the last seven days"),
    "note": QT_TRANSLATE_NOOP("Fields", "words of your notes"),
    "highlight": QT_TRANSLATE_NOOP("Fields", "words that you marked"),
}


class Suggesting(QObject):
    """Asks on every key, shows the list under the field, and takes what is chosen."""

    search_wanted = Signal(str)
    """The query with what was taken."""

    def __init__(self, panes: Panes, navigation: Navigation) -> None:
        super().__init__(panes)
        self._panes, self._navigation = panes, navigation
        self._field = panes.top.search
        self._asked = ""
        """The text that suggestions were asked for last."""
        self.list = SuggestionList(panes.theme, panes)
        self._field.typed.connect(self._ask)
        self._field.installEventFilter(self)
        self.list.taken.connect(self._take)
        panes.articles.model.answered.connect(self._count)
        navigation.went.connect(self._went)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list while it is open; all others are the field's."""
        if watched is not self._field or not self.list.isVisible():
            return super().eventFilter(watched, event)
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
            self.list.hide()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event.key())
        return super().eventFilter(watched, event)

    def _pressed(self, key: int) -> bool:
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape:
            self.list.hide()
            return True
        line = self.list.current
        if line is not None and key in {Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if key == Qt.Key.Key_Tab:
                self._complete(line)
            else:
                self._take(line)
            return True
        return False

    def _ask(self, text: str) -> None:
        if self._navigation.place.kind == "rights":  # pictures are searched: titles are no help
            self.list.hide()
            return
        self._asked = text

        def done(suggestions: tuple[Suggestion, ...]) -> None:
            if suggestions and self._field.text() == text and self._field.hasFocus():
                self.list.show_lines(_lines(text, suggestions), self._field)
                self._count()
            else:
                self.list.hide()

        self._navigation.lanes.counting.overtake(
            "suggest", lambda archive: archive.search.suggest(text, _MOST), done
        )

    def _went(self, place: Destination) -> None:
        """Another search than the one typed, or none: its suggestions are of no use."""
        head = _head(place.name)
        if self.list.isVisible() and self.list.lines[0] != head and self._asked != place.name:
            self.list.hide()

    def _count(self) -> None:
        """Say how many the list found for the text as typed."""
        model = self._panes.articles.model
        if self.list.isVisible() and model.complete and model.shown.text == self._field.text():
            self.list.say_count(model.rowCount())

    def _complete(self, line: Line) -> None:
        """Tab: put it into the field and stay there."""
        suggestion = line.suggestion or next(
            (one.suggestion for one in self.list.lines if one.suggestion is not None), None
        )
        self.list.hide()
        if suggestion is None:
            return
        is_field = suggestion.kind is SuggestionKind.FIELD
        text = suggestion.query if is_field else f"{suggestion.query} "
        self.search_wanted.emit(text)
        if is_field:
            self._ask(text)

    def _take(self, line: Line) -> None:
        """Enter or a click: search for it, or open the article of a title."""
        suggestion = line.suggestion
        self.list.hide()
        if suggestion is None:
            self._field.leave()
        elif suggestion.article is not None:
            self._navigation.open(suggestion.article)
            self._panes.reader.setFocus()
        else:
            self._complete(line)


def _lines(text: str, suggestions: Sequence[Suggestion]) -> list[Line]:
    """Headings, the text itself, and the suggestions, fields last."""
    translate = QCoreApplication.translate
    more = translate("Suggestions", "search all text")
    lines = [_head(text), Line(_words(text), "search", more=more, count=None)]
    fields = [one for one in suggestions if one.kind is SuggestionKind.FIELD]
    lines += [_line(one) for one in suggestions if one.kind is not SuggestionKind.FIELD]
    if fields:
        lines.append(Line(translate("Suggestions", "Narrow by")))
        lines += [_line(one) for one in fields]
    return lines


def _head(text: str) -> Line:
    words = QCoreApplication.translate("Suggestions", "Match “{text}”")
    return Line(words.format(text=_words(text)))


def _words(text: str) -> str:
    """What is typed after the chips; the whole query where there is nothing."""
    return split_terms(text)[1].strip() or text.strip()


def _line(suggestion: Suggestion) -> Line:
    translate = QCoreApplication.translate
    before = {
        SuggestionKind.TITLE: translate("Suggestions", "open:"),
        SuggestionKind.TAG: translate("Suggestions", "tag:"),
        SuggestionKind.SITE: translate("Suggestions", "site:"),
        SuggestionKind.AUTHOR: translate("Suggestions", "author:"),
    }.get(suggestion.kind, "")
    words, more = suggestion.text, ""
    if suggestion.kind is SuggestionKind.TAG:
        words = words.replace("/", " / ")
    elif suggestion.kind is SuggestionKind.FIELD:
        meaning = _MEANINGS.get(words.rstrip(":"), "")
        more = translate("Fields", meaning) if meaning else ""
    icon = _ICONS[suggestion.kind]
    return Line(words, icon, before, more, suggestion.articles, suggestion)
