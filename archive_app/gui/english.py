"""English plurals. Every other language brings its own in a .qm file."""

from PySide6.QtCore import QObject, QTranslator


class EnglishPlurals(QTranslator):
    """Turns "%n article(s)" into "1 article" and "2 articles"; leaves all else as it stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        """Never: Qt asks only translators that have something to say."""
        return False

    def translate(
        self,
        _context: str,
        words: str,
        _comment: str | None = None,
        n: int = -1,
    ) -> str:
        """The words for the number ``n``; None (a null string to Qt) where none decides."""
        if n < 0 or not ("(s)" in words or "(es)" in words):
            return None  # type: ignore[return-value]
        one = n == 1
        return words.replace("(s)", "" if one else "s").replace("(es)", "" if one else "es")
