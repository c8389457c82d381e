"""How the page came here: when, from where, and which bytes are the evidence."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from archive_app.domain.errors import UNANNOUNCED
from archive_app.domain.library import OpenArticle
from archive_app.domain.page import CaptureFacts
from archive_app.domain.watch import NEVER
from archive_app.gui.buttons import ChoiceBox, HintButton
from archive_app.gui.inspector_parts import (
    AddressRow,
    CopyButton,
    FactRow,
    MonoLabel,
    Tab,
    clear,
    words,
)
from archive_app.gui.reader_wording import with_offset
from archive_app.gui.sentences import in_own_words
from archive_app.gui.theme import Theme


class SourceTab(Tab):
    """Shows the facts of the capture of the version that is open."""

    check_requested = Signal(int)
    """The article whose saved files are to be compared with their hashes."""
    pdf_requested = Signal(int)
    """The article whose saved PDF is to be opened in the system's viewer."""
    folder_requested = Signal(str)
    """The WARC file, relative to the library, that is to be shown in its folder."""

    watch_chosen = Signal(int, str)
    """The article, and how often it is to be saved again: "1h" … "1w", "never"."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("Source"))
        self._theme = theme
        self._article = 0
        """Whose facts are shown; 0 for nobody's."""
        self.watch = ChoiceBox(theme)
        self.with_site = words("", "quiet")
        self._facts = self.padded()
        self._add_watch()
        self.column.addStretch(1)

    def show_article(self, opened: OpenArticle | None) -> None:
        """Show the capture of ``opened``, or nothing."""
        clear(self._facts)
        self._article = 0 if opened is None else opened.article
        for part in (self._again, self.watch):
            part.setVisible(opened is not None)
        self._say_watched({})
        if opened is None:
            return
        capture = opened.capture
        for name, text, copy in self._rows(capture):
            if text:
                row = AddressRow(self._theme, name, text) if copy else FactRow(name, text)
                self._facts.addWidget(row)
        self._add_hash(opened)
        self._add_file(capture)
        if capture.media_type == "application/pdf":
            pdf = HintButton(self._theme, self.tr("Open the PDF"), icon_name="external-link")
            pdf.clicked.connect(lambda: self.pdf_requested.emit(opened.article))
            self._facts.addWidget(pdf)
        for warning in opened.content.warnings:
            role = "quiet" if warning.kind in UNANNOUNCED else "problem"
            self._facts.addWidget(words(in_own_words(warning.message), role))

    def show_watch(self, article: int, every: Mapping[str | None, str]) -> None:
        """Show how often ``article`` is saved again: itself (None), and with which sites."""
        if article == self._article:
            self._say_watched(every)

    def _say_watched(self, every: Mapping[str | None, str]) -> None:
        self.watch.setCurrentIndex(self.watch.findData(every.get(None, NEVER)))
        sites = [
            self.tr("With all of {site}: {often}").format(site=site, often=self.often(often))
            for site, often in every.items()
            if site is not None
        ]
        self.with_site.say("\n".join(sites))
        self.with_site.setVisible(bool(sites))

    def often(self, every: str) -> str:
        """How often ``every`` of ``domain.watch`` is, in words."""
        return self.watch.itemText(self.watch.findData(every))

    def _add_watch(self) -> None:
        part = self.padded()
        part.addSpacing(8)
        self._again = words(self.tr("Save this page again"), "section")
        for every, often in (
            (NEVER, self.tr("Never")),
            ("1h", self.tr("Every hour")),
            ("6h", self.tr("Every six hours")),
            ("1d", self.tr("Every day")),
            ("1w", self.tr("Every week")),
        ):
            self.watch.addItem(often, every)
        self.watch.setAccessibleName(self.tr("Save this page again"))
        self.watch.activated.connect(
            lambda _: self.watch_chosen.emit(self._article, self.watch.currentData())
        )
        for widget in (self._again, self.watch, self.with_site):
            part.addWidget(widget)

    def _rows(self, capture: CaptureFacts) -> list[tuple[str, str, bool]]:
        return [
            (self.tr("Saved"), with_offset(capture.captured_at.astimezone()), False),
            (self.tr("Asked for"), capture.requested_url, True),
            (self.tr("Redirects"), "\n".join(capture.redirects), False),
            (self.tr("Address"), capture.final_url, True),
            (self.tr("Answer"), str(capture.status), False),
            (self.tr("Type"), capture.media_type, False),
            (self.tr("Server"), capture.ip or "", False),
            (self.tr("Certificate"), self._certificate(capture), False),
            (self.tr("Saved by"), capture.program, False),
        ]

    def _certificate(self, capture: CaptureFacts) -> str:
        if not capture.certificate:
            return self.tr("None (not encrypted)")
        return in_own_words(capture.certificate, "peer")

    def _add_hash(self, opened: OpenArticle) -> None:
        self._facts.addSpacing(8)
        self._facts.addWidget(words(self.tr("Proof (SHA-256 of the page)"), "section"))
        sha = opened.capture.sha256
        path = QHBoxLayout()
        path.addWidget(MonoLabel(self._theme, sha), 1)
        path.addWidget(CopyButton(self._theme, self.tr("SHA-256"), sha))
        self._facts.addLayout(path)
        modest = self.tr(
            "It proves that these bytes are unchanged since they were saved. It does not prove "
            "that the site really sent them."
        )
        self._facts.addWidget(words(modest, "quiet"))
        check = HintButton(self._theme, self.tr("Check now"), icon_name="shield-check")
        check.clicked.connect(lambda: self.check_requested.emit(opened.article))
        self._facts.addWidget(check)

    def _add_file(self, capture: CaptureFacts) -> None:
        self._facts.addSpacing(8)
        self._facts.addWidget(words(self.tr("Saved file"), "section"))
        self._facts.addWidget(MonoLabel(self._theme, capture.warc))
        show = HintButton(self._theme, self.tr("Show in folder"), icon_name="folder-open")
        show.clicked.connect(lambda: self.folder_requested.emit(capture.warc))
        self._facts.addWidget(show)
