"""Opens pictures large, brings their pixels, and lets them leave with their credit."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData, QObject, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from archive_app.domain.errors import ArchiveError
from archive_app.domain.library import OpenArticle, StoredPlacement
from archive_app.gui.background import Lanes
from archive_app.gui.commands import Commands
from archive_app.gui.handling import Handling
from archive_app.gui.panes import Panes
from archive_app.gui.picture_viewer import PictureViewer
from archive_app.gui.sentences import in_own_words
from archive_app.gui.toasts import Toast

_MOST = 4096
"""Device pixels a picture is read to at most: 64 MiB of memory while it is looked at."""


class Viewing(QObject):
    """One viewer, made with the first picture that is opened."""

    def __init__(self, lanes: Lanes, commands: Commands, panes: Panes, handling: Handling) -> None:
        super().__init__(panes)
        self._lanes, self._panes, self._handling = lanes, panes, handling
        self._commands = commands
        self._worker = panes.reader.pictures.worker
        self._opened: OpenArticle | None = None
        self._viewer: PictureViewer | None = None
        self._folder: TemporaryDirectory[str] | None = None
        """Holds the file that a drag hands over; goes with the window."""
        self._ready: dict[int, Path] = {}
        """By picture: its labelled file, to be dragged out."""
        panes.reader.picture_opened.connect(self.open)
        panes.inspector.picture_chosen.connect(self._follow_choice)
        commands.on("picture.open", self._open_chosen)

    @property
    def viewer(self) -> PictureViewer:
        """The viewer, made when it is first asked for."""
        if self._viewer is None:
            self._viewer = self._make()
        return self._viewer

    def show_article(self, opened: OpenArticle | None) -> None:
        """What is open in the reader; another article closes the viewer."""
        known, self._opened = self._opened, opened
        if self._viewer is None or self._viewer.isHidden():
            return
        if opened is None or known is None or known.article != opened.article:
            self._viewer.close_view()
        else:
            self._viewer.follow(opened.pictures)

    def open(self, position: int) -> None:
        """Show the picture at ``position`` large, and what is claimed of it beside."""
        if self._opened is not None:
            self._panes.show_inspector()
            self._panes.inspector.show_picture(position)
            self.viewer.open_at(self._opened.pictures, position)

    def save_to(self, position: int, target: Path) -> None:
        """Write the picture with its credit to ``target``."""

        def done(_: Path) -> None:
            words = self.tr("Saved: {file}").format(file=target.name)
            self._handling.offer(Toast(words))

        self._write(position, target, done)

    def close(self) -> None:
        """Throw away what was made ready for dragging."""
        if self._folder is not None:
            self._folder.cleanup()

    def _make(self) -> PictureViewer:
        viewer = PictureViewer(self._panes.theme, self._panes.middle)
        viewer.wanted.connect(self._bring)
        viewer.save_asked.connect(self._ask_where)
        viewer.credit_asked.connect(self._copy_credit)
        viewer.drag_asked.connect(self._drag)
        viewer.claims_asked.connect(self._turn_claims)
        viewer.closed.connect(self._panes.reader.setFocus)
        return viewer

    def _open_chosen(self) -> None:
        if self._opened is not None and self._opened.pictures:
            chosen = self._panes.inspector.images.position
            self.open(chosen if chosen is not None else self._opened.pictures[0].position)

    def _turn_claims(self) -> None:
        """Show the inspector beside the picture, or hide it where it is shown."""
        reading_only = self._commands.action("reader.only")
        inspector = self._commands.action("inspector")
        if reading_only.isChecked():
            reading_only.trigger()
            inspector.setChecked(False)
        inspector.trigger()

    def _follow_choice(self, position: int) -> None:
        viewer = self._viewer
        if viewer is not None and not viewer.isHidden() and viewer.position != position:
            viewer.go(position)

    def _stored(self, position: int) -> StoredPlacement | None:
        pictures = self._opened.pictures if self._opened is not None else ()
        return next((each for each in pictures if each.position == position), None)

    def _bring(self, position: int) -> None:
        """First the pixels that the reader has, then those of the file, then one to drag out."""
        stored = self._stored(position)
        if stored is None or stored.picture is None:
            return
        self._panes.inspector.images.choose(position)
        self._panes.reader.choose_picture(position)
        if (near := self._panes.reader.reader.shown_picture(position)) is not None:
            self.viewer.show_picture(position, near)
        width = min(stored.width or _MOST, _MOST)
        worker = self._worker

        def show(picture: QImage | None, error: BaseException | None) -> None:
            if isinstance(error, ArchiveError):
                self.viewer.say_problem(in_own_words(str(error)))
            elif error is not None:
                raise error
            elif picture is None or picture.isNull():
                self.viewer.say_problem(self.tr("This picture cannot be shown."))
            else:
                self.viewer.show_picture(position, picture)

        def read(place: tuple[str, int]) -> None:
            worker.run(lambda: worker.decode(worker.payload(place), width), show)
            self._make_ready(position)

        number = stored.picture
        self._lanes.reading.overtake("viewer", lambda a: a.pictures.place(number), read)

    def _make_ready(self, position: int) -> None:
        stored = self._stored(position)
        if stored is None or stored.picture is None or stored.picture in self._ready:
            return
        number = stored.picture
        if not self.viewer.save.isEnabled():
            return

        def keep(path: Path) -> None:
            self._ready[number] = path

        self._write(position, None, keep, quiet=True)

    def _write(
        self,
        position: int,
        target: Path | None,
        done: Callable[[Path], None],
        *,
        quiet: bool = False,
    ) -> None:
        """Write the labelled picture to ``target``, None: into a folder of our own."""
        stored, opened = self._stored(position), self._opened
        if stored is None or opened is None or stored.picture is None:
            return
        number, worker = stored.picture, self._worker

        def settle(path: Path | None, error: BaseException | None) -> None:
            if path is not None:
                done(path)
            elif not isinstance(error, ArchiveError):
                raise error or RuntimeError("no path and no error")
            elif not quiet:
                self._lanes.failed.emit(error)

        def write(place: tuple[str, int]) -> None:
            def work() -> Path:
                from archive_app.actions.save_picture import picture_name, save_picture

                path = target or self._own_folder(number) / picture_name(stored)
                save_picture(worker.process(), worker.payload(place), stored, opened, path)
                return path

            worker.run(work, settle)

        self._lanes.reading.ask(lambda a: a.pictures.place(number), write)

    def _own_folder(self, picture: int) -> Path:
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="news-archive-")
        folder = Path(self._folder.name) / str(picture)
        folder.mkdir(exist_ok=True)
        return folder

    def _ask_where(self, position: int) -> None:
        stored = self._stored(position)
        if stored is None:
            return
        from archive_app.actions.save_picture import picture_name

        dialog = QFileDialog(self._panes, self.tr("Save picture"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(picture_name(stored))
        dialog.fileSelected.connect(lambda path: self.save_to(position, Path(path)))
        dialog.open()

    def _copy_credit(self, position: int) -> None:
        stored = self._stored(position)
        if stored is not None and self._opened is not None:
            from archive_app.actions.save_picture import credit_line

            line = credit_line(stored, self._opened)
            QGuiApplication.clipboard().setText(line)
            words = self.tr("Copied: {line}").format(line=line)
            self._handling.offer(Toast(words))

    def drag_data(self, position: int) -> QMimeData | None:
        """What a drag carries: the labelled file and the credit line; None while not ready."""
        stored, opened = self._stored(position), self._opened
        path = self._ready.get(stored.picture or 0) if stored is not None else None
        if stored is None or opened is None or path is None:
            return None
        from archive_app.actions.save_picture import credit_line

        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        data.setText(credit_line(stored, opened))
        return data

    def _drag(self, position: int) -> None:
        data = self.drag_data(position)
        if data is not None:
            drag = QDrag(self.viewer)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)
