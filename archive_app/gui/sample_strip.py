"""A strip across the window that says that this is the sample archive."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from archive_app.gui.inspector_parts import LinkButton, words
from archive_app.gui.theme import Theme


class SampleStrip(QFrame):
    """One sentence and the two ways out; hidden in every other library."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sample_strip")
        said = words(self.tr("This is the sample archive: made-up articles to try things on."))
        self.home = LinkButton(theme, self.tr("Back to your library"))
        self.remove = LinkButton(theme, self.tr("Remove it"))
        self.remove.setAccessibleName(self.tr("Remove the sample archive"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(said, 1)
        row.addWidget(self.home)
        row.addWidget(self.remove)
        self.hide()
