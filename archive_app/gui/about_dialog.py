"""What the program is made of: versions, licences, and where its things are."""

import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata, requires

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from archive_app import __version__
from archive_app.actions.settings import log_file, settings_file
from archive_app.domain.library import LibraryFacts
from archive_app.gui.background import Lanes
from archive_app.gui.seen_order import SeenOrder

_PROGRAM = "news-archive"
_NAME = 109
"""Logical pixels for what a fact is called: about as wide as the names of packages below."""

_BESIDE = (("Inter", "OFL-1.1"), ("Source Serif 4", "OFL-1.1"), ("Lucide", "ISC"))
"""What is shipped in ``resources`` and is no package."""

_UNNAMED = {"resvg_py": "MIT"}
"""Packages that bring the text of their licence and do not name it: as we read that text."""


@dataclass(frozen=True, slots=True)
class Part:
    """A library that the program uses."""

    name: str
    version: str
    licence: str
    """As its own metadata say; empty where they do not."""


def parts() -> list[Part]:
    """The packages that the program asks for and that are installed, by name, and what is beside.

    The licence is that of the package's metadata (PEP 639, else its classifiers).
    """
    found = []
    for line in requires(_PROGRAM) or []:
        if "extra ==" in line:
            continue
        name = line.split(";")[0].strip()
        for sign in "[<>=!~ ":
            name = name.split(sign)[0]
        try:
            about = metadata(name)
        except PackageNotFoundError:  # for another platform
            continue
        found.append(Part(about["Name"], about["Version"], _licence(dict(about.json))))
    return sorted(found, key=lambda part: part.name.casefold())


def _licence(about: dict[str, object]) -> str:
    named = str(about.get("license_expression") or "")
    classifiers = about.get("classifier")
    known = [
        str(one).rpartition(" :: ")[2]
        for one in (classifiers if isinstance(classifiers, list) else [])
        if str(one).startswith("License :: ") and str(one) != "License :: OSI Approved"
    ]
    free = str(about.get("license") or "").strip().split("\n")[0]
    return named or ", ".join(known) or free[:60] or _UNNAMED.get(str(about["name"]), "")


class AboutDialog(SeenOrder, QDialog):
    """Versions for a report, licences for the curious; all of it can be copied."""

    def __init__(self, lanes: Lanes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog")
        self.setWindowTitle(self.tr("About News Archive"))
        self._facts = {
            self.tr("Library"): str(lanes.library),
            self.tr("Settings"): str(settings_file()),
            self.tr("Log"): str(log_file()),
            "Python": sys.version.split()[0],
            "Qt": qVersion(),
        }
        self._parts: list[Part] = []
        self._made_with = QVBoxLayout()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, _NAME)
        self._grid.setColumnStretch(1, 1)
        self._lay_out()
        self._show_facts()
        # On the lane: the metadata of packages are read from files.
        lanes.reading.ask(lambda archive: (archive.facts.info(), parts()), self._add_found)
        self.resize(640, 600)

    def text(self) -> str:
        """All that is shown, for a report."""
        facts = [f"{name}: {value}" for name, value in self._facts.items()]
        used = [f"{part.name} {part.version} ({part.licence})" for part in self._parts]
        return "\n".join([f"News Archive {__version__}", *facts, *used])

    def _add_found(self, found: tuple[LibraryFacts, list[Part]]) -> None:
        info, self._parts = found
        self._facts |= {"SQLite": info.sqlite, self.tr("Schema"): str(info.schema)}
        self._show_facts()
        beside = (Part(name, "", licence) for name, licence in _BESIDE)
        self._made_with.addLayout(_table([*self._parts, *beside]))

    def _show_facts(self) -> None:
        for row, (name, value) in enumerate(self._facts.items()):
            for column, words in enumerate((name, value)):
                item = self._grid.itemAtPosition(row, column)
                label = item.widget() if item is not None else None
                if isinstance(label, QLabel):
                    label.setText(words)
                else:
                    self._grid.addWidget(
                        _label(words, "quiet" if column == 0 else "small"), row, column
                    )

    def _lay_out(self) -> None:
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(32, 24, 32, 24)
        inner.setSpacing(12)
        inner.addWidget(
            _label(self.tr("News Archive {version}").format(version=__version__), "title")
        )
        words = self.tr(
            "An archive of news articles on this computer, with the evidence, and with what is"
            " claimed of whose each picture is."
        )
        inner.addWidget(_label(words, "quiet_body"))
        inner.addLayout(self._grid)
        inner.addWidget(_label(self.tr("Made with"), "section"))
        inner.addLayout(self._made_with)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(body)
        copy = QPushButton(self.tr("Copy all"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        buttons.setContentsMargins(24, 12, 24, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(buttons)


def _table(rows: list[Part]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(2, 1)
    for row, part in enumerate(rows):
        for column, words in enumerate((part.name, part.version, part.licence)):
            grid.addWidget(_label(words, "small" if column == 0 else "quiet"), row, column)
    return grid


def _label(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName(name)
    label.setWordWrap(name == "quiet_body")
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        if name != "title"
        else Qt.TextInteractionFlag.NoTextInteraction
    )
    return label
