"""The keys of the commands as the person wants them: theirs before the table's, clashes said.

Commands that have a key in common in the table itself never act at the same time, and may share
others, too.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QKeySequence

from archive_app.actions.settings import change_keys
from archive_app.domain.errors import ArchiveError, BadValue
from archive_app.gui.background import Lanes
from archive_app.gui.command_table import TABLE
from archive_app.gui.commands import Commands

_Keys = dict[str, tuple[str, ...]]
"""Portable names of keys by command."""


class KeyTaken(BadValue):
    """A key is another command's, or none at all; nothing was changed."""


class KeyBindings(QObject):
    """What a page of keys shows and changes. Each change acts at once and is kept."""

    changed = Signal()
    """Some command has other keys."""

    def __init__(
        self, commands: Commands, lanes: Lanes, own: Mapping[str, Sequence[str]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.commands, self._lanes = commands, lanes
        self._keys = dict(_DEFAULTS)
        self.problems: tuple[str, ...] = ()
        """A sentence for each line of the settings that is not followed."""
        self._begin(own)

    def keys(self, id: str) -> tuple[str, ...]:
        """The keys of the command ``id`` in portable names ("Ctrl+Shift+Z"), the shown one first.

        Raises:
            KeyError: there is no such command, a bug of ours.
        """
        return self._keys[id]

    def is_own(self, id: str) -> bool:
        """Whether the person gave ``id`` other keys than the table."""
        return self._keys[id] != _DEFAULTS[id]

    def holder(self, id: str, key: str) -> str | None:
        """The command that ``key`` would be taken from, were it given to ``id``; None if free."""
        return _holder(self._keys, id, _portable(key))

    def bind(self, id: str, keys: Sequence[str], *, take: bool = False) -> None:
        """Give ``id`` exactly ``keys``; with ``take`` whoever has one of them loses it.

        Raises:
            KeyTaken: a key is no key, or without ``take`` another command's; nothing was changed.
        """
        wanted = tuple(dict.fromkeys(self._read(key) for key in keys))
        after = {**self._keys, id: wanted}
        for key in wanted:
            while (other := _holder(after, id, key)) is not None:
                if not take:
                    raise KeyTaken(self._taken(key, other))
                after[other] = tuple(k for k in after[other] if k != key)
        self._change(after)

    def reset(self, id: str) -> None:
        """Give ``id`` the table's keys again, and take them from whoever has them now."""
        self.bind(id, _DEFAULTS[id], take=True)

    def reset_all(self) -> None:
        """The table's keys for all."""
        self._change(dict(_DEFAULTS))

    def _begin(self, own: Mapping[str, Sequence[str]]) -> None:
        """Follow the settings as far as they make sense."""
        problems = []
        for id, keys in own.items():
            try:
                _known(id)
                self._keys[id] = tuple(self._read(key) for key in keys)
            except ArchiveError as error:
                problems.append(str(error))
        for id in sorted(self._keys, key=self.is_own, reverse=True):  # theirs win
            for key in self._keys[id]:
                while (other := _holder(self._keys, id, key)) is not None:
                    problems.append(self._taken(key, id, by=other))
                    self._keys[other] = tuple(k for k in self._keys[other] if k != key)
        self.problems = tuple(problems)
        for id, keys in self._keys.items():
            if self.is_own(id):
                self.commands.bind(id, keys)

    def _change(self, after: _Keys) -> None:
        changed = [id for id, keys in after.items() if keys != self._keys[id]]
        self._keys = after
        for id in changed:
            self.commands.bind(id, after[id])
        own = {id: keys for id, keys in after.items() if self.is_own(id)}
        self._lanes.writing.ask(lambda _: change_keys(own), lambda _: None)  # it is a file
        self.changed.emit()

    def _read(self, key: str) -> str:
        portable = _portable(key)
        if not portable:
            words = QCoreApplication.translate("Keys", "“{key}” is no key that there is.")
            raise KeyTaken(words.format(key=key))
        return portable

    def _taken(self, key: str, holder: str, *, by: str = "") -> str:
        words = QCoreApplication.translate("Keys", "{key} is the key of “{command}” already.")
        if by:
            words = QCoreApplication.translate(
                "Keys", "{key} is the key of “{command}”, so that “{other}” goes without it."
            )
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        command, other = self.commands.words(holder), self.commands.words(by) if by else ""
        return words.format(key=shown, command=command, other=other)


def _holder(keys: _Keys, id: str, key: str) -> str | None:
    """Who beside ``id`` has ``key`` and may act at the same time."""
    others = (
        other
        for other, own in keys.items()
        if key in own and other != id and not set(_DEFAULTS[id]) & set(_DEFAULTS[other])
    )
    return next(others, None)


def _known(id: str) -> None:
    if id not in _DEFAULTS:
        words = QCoreApplication.translate(
            "Keys", "There is no command “{id}”, which the settings name."
        )
        raise KeyTaken(words.format(id=id))


def _portable(key: str) -> str:
    """``key`` as Qt writes it; empty where it names none."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


_DEFAULTS: _Keys = {command.id: tuple(map(_portable, command.keys)) for command in TABLE}
