"""What list models share: the types of their indexes, and a model of rows that are all there."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

R = TypeVar("R")

Index = QModelIndex | QPersistentModelIndex

NO_INDEX = QModelIndex()
"""The parent of every row of a list."""

ROW = Qt.ItemDataRole.UserRole
"""The role that gives the row itself."""


class RowsModel(QAbstractListModel, Generic[R]):
    """One row for each of ``rows``; a subclass says with ``said`` what a row tells."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[R, ...] = ()
        """From the top."""

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def said(self, row: R, role: int) -> object:
        """The words of ``row`` for ``role``; None where there are none."""
        raise NotImplementedError

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, or its words."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        return row if role == ROW else self.said(row, role)
