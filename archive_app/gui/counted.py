"""Words with a number in them, for functions that belong to no widget."""

from PySide6.QtCore import QObject


class Counted(QObject):
    """One method a wording. lupdate reads a plural in ``tr`` alone, never in ``translate``."""

    def in_articles(self, count: int) -> str:
        """In how many articles a picture stands."""
        return self.tr("in %n article(s)", "", count)

    def names_claimed(self, count: int) -> str:
        """How many names the claims of a picture give."""
        return self.tr("%n name(s) claimed", "", count)

    def paragraphs_unchanged(self, count: int) -> str:
        """How many paragraphs a comparison folds away."""
        return self.tr("%n paragraph(s) without change", "", count)

    def pages_above(self, count: int) -> str:
        """When a page of the queue has its turn."""
        return self.tr("Starts after %n page(s) above", "", count)

    def pictures(self, count: int) -> str:
        """How many pictures were saved."""
        return self.tr("%n picture(s)", "", count)

    def minutes(self, count: int) -> str:
        """How long an article takes to read."""
        return self.tr("%n min", "", count)
