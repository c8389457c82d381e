"""What changed between two versions: one column, words marked by underline or strike and colour."""

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QTextBrowser, QVBoxLayout, QWidget

from archive_app.actions.compare import BlockChange, Comparison, FactChange, Kind, PictureChange
from archive_app.gui.theme import Theme


class DiffDialog(QDialog):
    """A comparison to read; it can stay open beside the work."""

    def __init__(self, theme: Theme, comparison: Comparison, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("dialog")
        words = self.tr("What changed from version {old} to version {new}")
        words = words.format(old=comparison.old, new=comparison.new)
        self.setWindowTitle(words)
        self.text = QTextBrowser()
        self.text.setObjectName("diff")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(words)
        self.text.document().setDocumentMargin(24)
        title = QLabel(words)
        title.setObjectName("title")
        title.setContentsMargins(24, 16, 24, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(title)
        column.addWidget(self.text, 1)
        self.resize(820, 680)
        self._cursor = QTextCursor(self.text.document())
        self._write(comparison)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(self, comparison: Comparison) -> None:
        for fact in comparison.facts:
            self._fact(fact)
        for picture in comparison.pictures:
            self._picture(picture)
        same = 0
        for block in comparison.blocks:
            if block.kind is Kind.SAME:
                same += 1
                continue
            self._fold(same)
            same = 0
            self._block(block)
        self._fold(same)

    def _fact(self, change: FactChange) -> None:
        self._start()
        self._put(change.field.capitalize() + "  ", self._quiet())
        self._put(change.old, self._marked(Kind.REMOVED))
        self._put("  ", self._plain())
        self._put(change.new, self._marked(Kind.ADDED))

    def _picture(self, change: PictureChange) -> None:
        self._start()
        words = {
            "picture": self.tr("Picture"),
            "credit": self.tr("Credit"),
            "caption": self.tr("Caption"),
        }
        self._put(words.get(change.field, change.field) + "  ", self._quiet())
        if change.old:
            self._put(change.old, self._marked(Kind.REMOVED))
            self._put("  ", self._plain())
        if change.new:
            self._put(change.new, self._marked(Kind.ADDED))

    def _block(self, block: BlockChange) -> None:
        self._start()
        for piece in block.pieces:
            self._put(piece.text, self._marked(piece.kind))

    def _fold(self, same: int) -> None:
        if same:
            self._start()
            self._put(self.tr("%n paragraph(s) without change", "", same), self._quiet())

    def _start(self) -> None:
        form = QTextBlockFormat()
        form.setBottomMargin(14)
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight
        form.setLineHeight(self._theme.line("reader.body"), fixed.value)
        if self._cursor.position():
            self._cursor.insertBlock(form)
        else:
            self._cursor.setBlockFormat(form)

    def _put(self, words: str, form: QTextCharFormat) -> None:
        self._cursor.insertText(words, form)

    def _plain(self) -> QTextCharFormat:
        return _format(self._theme.font("reader.body"), self._theme.colour("text"))

    def _quiet(self) -> QTextCharFormat:
        return _format(self._theme.font("ui.small"), self._theme.colour("text_2"))

    def _marked(self, kind: Kind) -> QTextCharFormat:
        """Never colour alone: what came is underlined, what went is struck out."""
        form = self._plain()
        if kind is Kind.ADDED:
            form.setForeground(self._theme.colour("diff.add_fg"))
            form.setBackground(self._theme.colour("diff.add_bg"))
            form.setFontUnderline(True)
        elif kind is Kind.REMOVED:
            form.setForeground(self._theme.colour("diff.del_fg"))
            form.setBackground(self._theme.colour("diff.del_bg"))
            form.setFontStrikeOut(True)
        return form


def _format(font: QFont, colour: QColor) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(font)
    form.setForeground(colour)
    return form
